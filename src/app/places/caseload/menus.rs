//! What the list can be ordered by and filtered for, and what can be done with those marked.
use crate::app::chooser::FilterKind;
use crate::app::prelude::*;
use crate::app::writing::kept_from;
use crate::domain::rights::{Rights, Section};
use crate::domain::rules::{Level, Rule};
use crate::domain::text::plural;
use crate::domain::vocabulary::{Role, Vocabulary};
use crate::store::{Counters, Filter, Sort};

/// « Tri : urgence ».
pub const fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Urgency => "urgence",
        Sort::Name => "nom",
        Sort::NextAppointment => "prochain rendez-vous",
        Sort::LastContact => "dernier contact",
    }
}

/// A filter in words.
pub fn filter_name(filter: &Filter, desk: &Desk) -> String {
    match filter {
        Filter::Late => "en retard".to_owned(),
        Filter::ThisWeek => "échéance cette semaine".to_owned(),
        Filter::AppointmentToday => "rendez-vous aujourd’hui".to_owned(),
        Filter::NoAppointment => "sans rendez-vous à venir".to_owned(),
        Filter::NoContract => "sans contrat en cours".to_owned(),
        Filter::Rule(id) => {
            let rule = desk.rules.rule(id);
            rule.map_or_else(|| id.clone(), |rule| rule.short_label.clone())
        }
        Filter::Referent(id) => format!("suivi par {}", desk.names.agent(Some(*id))),
        Filter::Organization(id) => desk.names.organization(Some(*id)).to_owned(),
        Filter::Orientation(code) => {
            let kind = Vocabulary::OrientationType.label(code).to_lowercase();
            format!("accompagnement {kind}")
        }
        Filter::Exited => "accompagnement terminé".to_owned(),
        Filter::Unknown => "date à préciser".to_owned(),
    }
}

/// Orders of the list.
pub(super) fn sort(current: Sort, rights: Rights) -> Chooser<Choice> {
    let all = [
        Sort::Urgency,
        Sort::Name,
        Sort::NextAppointment,
        Sort::LastContact,
    ];
    let item = |sort| {
        let now = if sort == current { "en ce moment" } else { "" };
        Item::new(format!("Par {}", sort_name(sort)), Choice::Sort(sort)).noted(now)
    };
    let all = all.into_iter().filter(|sort| rights.may_sort(*sort));
    Chooser::new("Ordre de la liste", all.map(item).collect())
}

/// The filters that ask nothing more, in words.
pub fn simple(rights: Rights) -> impl Iterator<Item = (&'static str, Filter)> {
    let simple = [
        ("En retard", Filter::Late),
        ("Échéance cette semaine", Filter::ThisWeek),
        ("Rendez-vous aujourd’hui", Filter::AppointmentToday),
        ("Sans rendez-vous à venir", Filter::NoAppointment),
        ("Sans contrat en cours", Filter::NoContract),
        (
            "Date de départ à préciser ou issue à noter",
            Filter::Unknown,
        ),
        ("Accompagnement terminé", Filter::Exited),
    ];
    let simple = simple.into_iter();
    simple.filter(move |(_, filter)| rights.may_filter(filter))
}

/// Filters of the list, with the number of persons where the header already counts them.
pub(super) fn filters(
    shown: &[Filter],
    counters: Option<&Counters>,
    rights: Rights,
) -> Chooser<Choice> {
    let count =
        |of: fn(&Counters) -> usize| counters.map_or_else(String::new, |it| of(it).to_string());
    let simple = simple(rights).map(|(label, filter)| {
        let note = match &filter {
            shown_now if shown.contains(shown_now) => "✓ montré".to_owned(),
            Filter::Late => count(|it| it.late),
            Filter::ThisWeek => count(|it| it.this_week),
            Filter::AppointmentToday => count(|it| it.appointments_today),
            _ => String::new(),
        };
        Item::new(label, Choice::Toggle(filter)).noted(note)
    });
    let asked = [
        ("Une règle…", FilterKind::Rule),
        ("Un référent…", FilterKind::Referent),
        ("Une structure…", FilterKind::Organization),
        ("Un type d’accompagnement…", FilterKind::Orientation),
    ];
    let asked = asked.into_iter().filter(|(_, kind)| match kind {
        FilterKind::Rule => rights.sees_deadlines(),
        FilterKind::Referent | FilterKind::Organization | FilterKind::Orientation => {
            rights.sees(Section::Following)
        }
    });
    let asked = asked.map(|(label, kind)| Item::new(label, Choice::FilterBy(kind)));
    Chooser::new("Ne montrer que", simple.chain(asked).collect())
}

/// What can be done with the people marked.
pub(super) fn marked(count: usize, desk: &Desk) -> Chooser<Choice> {
    // What is not for a role says so before it opens.
    let open = |words: &str, gesture: Gesture| Item {
        disabled: kept_from(gesture, desk).or_else(|| desk.locked()),
        ..Item::new(words, Choice::Open(gesture))
    };
    let items = vec![
        open("Noter un contact avec chacun", Gesture::ContactForMarked),
        open("Fixer une séance collective", Gesture::SessionForMarked),
        open("Changer de référent", Gesture::ReferentForMarked),
        Item::new("Exporter dans un tableau", Choice::ExportMarked),
        Item::new("Enlever les marques", Choice::ClearMarks),
    ];
    let title = plural(count, "personne marquée", "personnes marquées");
    Chooser::new(&title, items)
}

/// The values of a filter that asks which one.
///
/// # Errors
/// When the store can't be read.
pub(super) fn filter_by(kind: FilterKind, desk: &Desk) -> Result<Chooser<Choice>> {
    let item = |label: &str, filter| Item::new(label, Choice::Toggle(filter));
    let named = |list: &[(Id, String)], filter: fn(Id) -> Filter| -> Vec<Item<Choice>> {
        list.iter()
            .map(|(id, name)| item(name, filter(*id)))
            .collect()
    };
    let items = match kind {
        FilterKind::Rule => {
            let alerts = desk.rules.active().into_iter();
            let alerts: Vec<_> = alerts.filter(|rule| rule.level == Level::Alert).collect();
            let alike = |label: &str| alerts.iter().filter(|it| it.short_label == label).count();
            // Two rules that read the same in a list are told apart by their sentence.
            let label = |rule: &Rule| match alike(&rule.short_label) {
                1 => rule.short_label.clone(),
                _ => rule.label.clone(),
            };
            let of = |rule: &Rule| item(&label(rule), Filter::Rule(rule.id.clone()));
            alerts.iter().map(|it| of(it)).collect()
        }
        FilterKind::Referent => named(&referents(desk)?, Filter::Referent),
        FilterKind::Organization => named(&desk.names.organizations, Filter::Organization),
        FilterKind::Orientation => {
            let codes = Vocabulary::OrientationType.codes().iter();
            let of = |code: &str| Filter::Orientation(code.to_owned());
            codes.map(|it| item(it.label, of(it.code))).collect()
        }
    };
    Ok(Chooser::new("Ne montrer que", items))
}

/// Those who may follow someone: the référents, then whoever else follows people now.
fn referents(desk: &Desk) -> Result<Vec<(Id, String)>> {
    let follows = desk.store.members(Entity::Agent, desk.today)?;
    let follows = |id: Id| follows.iter().any(|it| it.row.id == id && it.people > 0);
    let is_referent = |id: Id| matches!(desk.names.role(id), None | Some(Role::Referent));
    let all = desk.names.agents.iter();
    let (first, others): (Vec<_>, Vec<_>) = all.cloned().partition(|(id, _)| is_referent(*id));
    let others = others.into_iter().filter(|(id, _)| follows(*id));
    Ok(first.into_iter().chain(others).collect())
}
