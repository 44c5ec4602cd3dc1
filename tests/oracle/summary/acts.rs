//! RULES §6.2, what was done: H1 row 1, H6, H7, H8 and V.
use std::collections::BTreeSet;

use carnet::domain::date::Date;
use carnet::domain::record::Id;
use carnet::domain::record::aid_request::AidRequestRecord;
use carnet::domain::record::appointment::AppointmentRecord;
use carnet::domain::record::contact::ContactRecord;
use carnet::domain::record::contract::ContractRecord;
use carnet::domain::record::intervention::InterventionRecord;
use carnet::domain::record::review::ReviewRecord;
use carnet::domain::vocabulary::{AppointmentStatus, ContactResult, Vocabulary as V};
use carnet::statistics::summary::Scope;

use super::person::Person;
use super::told::{Told, count, distinct};

/// An exchange: said to be one, or two people met.
fn is_exchange(it: &ContactRecord<'_>) -> bool {
    let met = [
        "visio",
        "accueil",
        "bureau",
        "permanence",
        "domicile",
        "exterieur",
        "partenaire",
    ];
    let nobody = [
        Some(ContactResult::NoAnswer),
        Some(ContactResult::WrongNumber),
    ];
    it.bilateral()
        || it.result() == Some(ContactResult::Exchange)
        || (it.channel().is_some_and(|it| met.contains(&it)) && !nobody.contains(&it.result()))
}

/// The individual appointments that the person came to, with their minutes.
pub fn met(person: &Person<'_>) -> Vec<(Date, Option<i64>)> {
    let all = person.file.all::<AppointmentRecord<'_>>();
    let kept = all.filter(|it| it.status() == Some(AppointmentStatus::Kept) && !it.collective());
    kept.filter_map(|it| Some((it.planned_on()?, it.minutes())))
        .collect()
}

/// The days of the acts of H1 row 1.
fn treated(person: &Person<'_>) -> Vec<Date> {
    let file = person.file;
    let mut days: Vec<Option<Date>> = Vec::new();
    for it in file.all::<AppointmentRecord<'_>>() {
        if it.status() == Some(AppointmentStatus::Kept) {
            days.push(it.planned_on());
        }
    }
    for it in file.all::<ContractRecord<'_>>() {
        days.extend([it.drafted_on(), it.transmitted_on()]);
        days.extend([it.signed_by_person_on(), it.signed_by_referent_on()]);
    }
    days.extend(file.all::<InterventionRecord<'_>>().map(|it| it.done_on()));
    days.extend(file.all::<AidRequestRecord<'_>>().map(|it| it.built_on()));
    days.extend(file.all::<ReviewRecord<'_>>().map(|it| it.made_on()));
    for it in file.all::<ContactRecord<'_>>() {
        if is_exchange(&it) {
            days.push(it.made_on());
        }
    }
    days.into_iter().flatten().collect()
}

pub fn tell(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let inside = |person: &Person<'_>, day: Option<Date>| {
        day.is_some_and(|day| scope.from <= day && day <= scope.to && person.is_here(scope, day))
    };
    let mut seen = Vec::new();
    let mut often = [const { (Vec::new(), Vec::new()) }; 4];
    let mut dossiers = Vec::new();
    let mut themes = vec![Vec::new(); V::SupportTheme.codes().len()];
    let mut fields: Vec<Vec<Id>> = vec![Vec::new(); V::SocialField.codes().len()];
    let theme = |code: Option<&str>| {
        let all = V::SupportTheme.codes();
        let at = all.iter().position(|it| Some(it.code) == code);
        at.unwrap_or(all.len() - 1)
    };
    for it in people {
        if treated(it).into_iter().any(|day| inside(it, Some(day))) {
            seen.push(it.id);
        }
        let times = met(it)
            .iter()
            .filter(|(day, _)| inside(it, Some(*day)))
            .count();
        if times > 0 {
            let line = &mut often[times.min(4) - 1];
            line.0.push(it.id);
            if !it.supports(scope).is_empty() {
                line.1.push(it.id);
            }
        }
        for aid in it.file.all::<AidRequestRecord<'_>>() {
            if inside(it, aid.built_on()) {
                dossiers.push(it.id);
                let usual = aid.kind().and_then(|code| V::AidKind.find(code));
                let theme_of = aid.theme().or(usual.map(|it| it.group));
                themes[theme(theme_of)].push(it.id);
                let budget = matches!(aid.kind(), Some("surendettement" | "masp"));
                let field = match theme_of {
                    _ if budget => "budget",
                    Some("sante_droits") => "soins",
                    Some("mdph") => "handicap",
                    Some("aides_urgence") => "caritatif",
                    Some(same @ ("logement" | "retraite" | "mobilite")) => same,
                    _ => "",
                };
                let all = V::SocialField.codes();
                if let Some(at) = all.iter().position(|it| it.code == field) {
                    fields[at].push(it.id);
                }
            }
        }
        for act in it.file.all::<InterventionRecord<'_>>() {
            if inside(it, act.done_on()) {
                themes[theme(act.theme())].push(it.id);
                let all = V::SocialField.codes();
                let at = all.iter().position(|it| Some(it.code) == act.field());
                if let Some(at) = at {
                    fields[at].push(it.id);
                }
            }
        }
    }
    // Whoever came to an appointment had their situation looked at.
    let met: BTreeSet<Id> = often.iter().flat_map(|it| it.0.iter().copied()).collect();
    assert!(met.iter().all(|it| seen.contains(it)));
    told.persons("H1.1".to_owned(), seen);
    for (at, (all, supported)) in often.into_iter().enumerate() {
        let line = format!("H6.{}", at + 1);
        let figures = vec![count(all.len()), count(supported.len())];
        told.persons(line.clone(), all);
        told.figures(&line, figures);
    }
    told.acts("H7.1".to_owned(), dossiers);
    for (at, people) in themes.into_iter().enumerate() {
        told.acts(format!("H8.{}", at + 1), people);
    }
    for (at, people) in fields.into_iter().enumerate() {
        let line = format!("V.{}", at + 1);
        let figures = vec![count(people.len()), count(distinct(&people))];
        told.acts(line.clone(), people);
        told.figures(&line, figures);
    }
}
