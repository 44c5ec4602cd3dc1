//! What the list can be ordered by and filtered for, and what can be done with those marked.
use crate::app::chooser::{Choice, Chooser, FilterKind, Item};
use crate::app::desk::Desk;
use crate::domain::rules::Level;
use crate::domain::text::plural;
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::gesture::Gesture;
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
        Filter::Rule(id) => desk
            .rules
            .rule(id)
            .map_or_else(|| id.clone(), |rule| rule.short_label.clone()),
        Filter::Referent(id) => format!("suivi par {}", desk.names.agent(Some(*id))),
        Filter::Organization(id) => desk.names.organization(Some(*id)).to_owned(),
        Filter::Orientation(code) => format!(
            "accompagnement {}",
            Vocabulary::OrientationType.label(code).to_lowercase()
        ),
        Filter::Exited => "accompagnement terminé".to_owned(),
        Filter::Unknown => "date à préciser".to_owned(),
    }
}

/// Orders of the list.
pub(super) fn sort(current: Sort) -> Chooser<Choice> {
    let all = [
        Sort::Urgency,
        Sort::Name,
        Sort::NextAppointment,
        Sort::LastContact,
    ];
    let note = |sort| {
        if sort == current { "en ce moment" } else { "" }
    };
    let item =
        |sort| Item::new(format!("Par {}", sort_name(sort)), Choice::Sort(sort)).noted(note(sort));
    Chooser::new("Ordre de la liste", all.into_iter().map(item).collect())
}

/// Filters of the list, with the number of persons where the header already counts them.
pub(super) fn filters(shown: &[Filter], counters: Option<&Counters>) -> Chooser<Choice> {
    let count =
        |of: fn(&Counters) -> usize| counters.map_or_else(String::new, |it| of(it).to_string());
    let simple = [
        ("En retard", Filter::Late, count(|it| it.late)),
        (
            "Échéance cette semaine",
            Filter::ThisWeek,
            count(|it| it.this_week),
        ),
        (
            "Rendez-vous aujourd’hui",
            Filter::AppointmentToday,
            count(|it| it.appointments_today),
        ),
        (
            "Sans rendez-vous à venir",
            Filter::NoAppointment,
            String::new(),
        ),
        ("Sans contrat en cours", Filter::NoContract, String::new()),
        (
            "Date de départ ou issue à préciser",
            Filter::Unknown,
            String::new(),
        ),
        ("Accompagnement terminé", Filter::Exited, String::new()),
    ];
    let simple = simple.into_iter().map(|(label, filter, number)| {
        let note = if shown.contains(&filter) {
            "✓ montré".to_owned()
        } else {
            number
        };
        Item::new(label, Choice::Toggle(filter)).noted(note)
    });
    let asked = [
        ("Une règle…", FilterKind::Rule),
        ("Un référent…", FilterKind::Referent),
        ("Une structure…", FilterKind::Organization),
        ("Un type d’accompagnement…", FilterKind::Orientation),
    ];
    let asked = asked.map(|(label, kind)| Item::new(label, Choice::FilterBy(kind)));
    Chooser::new("Ne montrer que", simple.chain(asked).collect())
}

/// What can be done with the people marked.
pub(super) fn marked(count: usize) -> Chooser<Choice> {
    let items = vec![
        Item::new(
            "Noter un contact avec chacun",
            Choice::Open(Gesture::ContactForMarked),
        ),
        Item::new(
            "Changer de référent",
            Choice::Open(Gesture::ReferentForMarked),
        ),
        Item::new("Exporter dans un tableau", Choice::ExportMarked),
        Item::new("Enlever les marques", Choice::ClearMarks),
    ];
    let count = i64::try_from(count).unwrap_or_default();
    Chooser::new(
        &plural(count, "personne marquée", "personnes marquées"),
        items,
    )
}

/// The values of a filter that asks which one.
pub(super) fn filter_by(kind: FilterKind, desk: &Desk) -> Chooser<Choice> {
    let item = |label: &str, filter| Item::new(label, Choice::Toggle(filter));
    let items: Vec<Item<Choice>> = match kind {
        FilterKind::Rule => desk
            .rules
            .active()
            .into_iter()
            .filter(|rule| rule.level == Level::Alert)
            .map(|rule| {
                item(&rule.short_label, Filter::Rule(rule.id.clone())).noted(rule.code.clone())
            })
            .collect(),
        FilterKind::Referent => desk
            .names
            .agents
            .iter()
            .map(|(id, name)| item(name, Filter::Referent(*id)))
            .collect(),
        FilterKind::Organization => desk
            .names
            .organizations
            .iter()
            .map(|(id, name)| item(name, Filter::Organization(*id)))
            .collect(),
        FilterKind::Orientation => Vocabulary::OrientationType
            .codes()
            .iter()
            .map(|code| item(code.label, Filter::Orientation(code.code.to_owned())))
            .collect(),
    };
    Chooser::new("Ne montrer que", items)
}
