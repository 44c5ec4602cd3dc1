//! The places where people are received, and their hours: invented, then listed by plain loops (RULES §6.2, II).
use carnet::domain::date::{Date, full};
use carnet::domain::record::agent::AgentRecord;
use carnet::domain::record::office_hours::OfficeHoursRecord;
use carnet::domain::record::organization::OrganizationRecord;
use carnet::domain::record::{Entity, Id, NewRecord, Record, Value, Values};
use carnet::domain::text::fold;
use carnet::statistics::summary::{Figure, Scope};
use carnet::store::Store;
use chrono::Days;

use super::told::Told;
use crate::oracle::history::Chance;

const PLACES: [&str; 4] = ["Mairie annexe", "mairie annexe", "Espace Lunel", "Épicerie"];
const VENUES: [&str; 4] = [
    "",
    "Mairie annexe, 2 rue Haute",
    "Foirail, 4 place du Foirail, Lodève\n\n Halle ",
    "espace lunel",
];

/// A structure, with what it says of where it is.
pub fn structure(c: &mut Chance, at: usize) -> Values {
    let address = match c.percent(70) {
        true => format!("{at} rue Neuve").into(),
        false => Value::Null,
    };
    vec![
        // Two of them have one name.
        ("nom", format!("Essai {}", at % 11).into()),
        ("adresse", address),
        ("permanences", c.pick(&VENUES).into()),
    ]
}

/// Hours of colleagues, of partners, of structures or of none.
pub fn hours(c: &mut Chance, structures: &[Id], agents: &[Id]) -> Vec<NewRecord> {
    let mut records = Vec::new();
    for at in 0..30_u64 {
        let mut maybe = |chances, value: Value| match c.percent(chances) {
            true => value,
            false => Value::Null,
        };
        let (agent, partner) = (maybe(50, 1.into()), maybe(40, "CIDFF".into()));
        let (address, note) = (
            maybe(50, "3 rue Basse".into()),
            maybe(30, "sur rendez-vous".into()),
        );
        let (structure, from, to) = (
            maybe(50, 1.into()),
            maybe(50, 1.into()),
            maybe(50, 1.into()),
        );
        let pick = |c: &mut Chance, ids: &[Id], wanted: &Value| match wanted {
            Value::Null => Value::Null,
            _ => c.pick(ids).into(),
        };
        let begins = Date::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(c.below(700));
        let ends = begins + Days::new(c.below(300));
        let day = |wanted: &Value, day: Date| match wanted {
            Value::Null => Value::Null,
            _ => day.into(),
        };
        let place = match !partner.is_empty() && c.percent(50) {
            true => Value::Null,
            false => c.pick(&PLACES).into(),
        };
        records.push(NewRecord {
            entity: Entity::OfficeHours,
            uid: format!("dddddddd-0000-7000-8000-{at:012x}"),
            values: vec![
                ("partenaire", partner),
                ("agent_id", pick(c, agents, &agent)),
                ("structure_id", pick(c, structures, &structure)),
                ("lieu", place),
                ("adresse", address),
                (
                    "jours",
                    c.pick(&["lundi", "jeudi mardi", "vendredi"]).into(),
                ),
                ("ouvre", c.pick(&["09:00", "14:00"]).into()),
                ("ferme", c.pick(&["16:30", "18:00"]).into()),
                ("du", day(&from, begins)),
                ("au", day(&to, ends)),
                ("note", note),
            ],
        });
    }
    records
}

/// Whether a day of the period is one of these.
fn holds(scope: &Scope, it: OfficeHoursRecord<'_>) -> bool {
    let mut days = scope.from.iter_days().take_while(|day| *day <= scope.to);
    days.any(|day| it.holds_on(day))
}

/// II: the addresses, the other places that are named, then the hours by place and by day.
pub fn tell(told: &mut Told, store: &Store, scope: &Scope) {
    let agents = store.all_rows(Entity::Agent).unwrap();
    let rows = store.all_rows(Entity::OfficeHours).unwrap();
    let mut held = Vec::new();
    for it in rows.iter().map(OfficeHoursRecord::of) {
        let agent = agents.iter().find(|row| Some(row.id) == it.agent());
        let of_agent = agent.and_then(|row| AgentRecord::of(row).organization());
        let Some(structure) = it.organization().or(of_agent) else {
            if it.partner().is_none() && holds(scope, it) {
                held.push(it);
            }
            continue;
        };
        if scope.structure.is_none_or(|wanted| wanted == structure) && holds(scope, it) {
            held.push(it);
        }
    }
    let name = |it: &OfficeHoursRecord<'_>| it.place().or(it.partner()).unwrap().to_owned();
    let first = |it: &OfficeHoursRecord<'_>| match it.days().unwrap() {
        "lundi" => 1,
        "jeudi mardi" => 2,
        _ => 5,
    };
    held.sort_by_key(|it| {
        (
            fold(&name(it)),
            first(it),
            it.opens().unwrap().hour(),
            it.id,
        )
    });

    let mut lines: Vec<[String; 4]> = Vec::new();
    let mut structures = store.all_rows(Entity::Organization).unwrap();
    structures.sort_by_key(|row| (fold(row.text("nom").unwrap()), row.id));
    for it in structures.iter().map(OrganizationRecord::of) {
        if scope.structure.is_some_and(|wanted| wanted != it.id) {
            continue;
        }
        if let Some(address) = it.address() {
            let name = it.name().unwrap().to_owned();
            lines.push([name, address.to_owned(), String::new(), String::new()]);
        }
        for venue in it.venues().unwrap_or_default().lines() {
            let (name, address) = venue.split_once(',').unwrap_or((venue, ""));
            let known = held
                .iter()
                .any(|it| fold(it.place().or(it.partner()).unwrap()) == fold(name.trim()))
                || lines.iter().any(|it| fold(&it[0]) == fold(name.trim()));
            if !name.trim().is_empty() && !known {
                lines.push([
                    name.trim().to_owned(),
                    address.trim().to_owned(),
                    String::new(),
                    String::new(),
                ]);
            }
        }
    }
    for it in held {
        let dates = match (it.from(), it.to()) {
            (Some(from), Some(to)) => format!(" (depuis le {}, jusqu’au {})", full(from), full(to)),
            (Some(from), None) => format!(" (depuis le {})", full(from)),
            (None, Some(to)) => format!(" (jusqu’au {})", full(to)),
            (None, None) => String::new(),
        };
        let note = it.note().map_or_else(String::new, |it| format!(", {it}"));
        let agent = agents.iter().find(|row| Some(row.id) == it.agent());
        let colleague = agent.map(|row| {
            let last = row.text("nom").unwrap().to_uppercase();
            let first = row.text("prenom").unwrap_or_default();
            format!("{last} {first}").trim().to_owned()
        });
        let who = it.partner().map(str::to_owned).or(colleague);
        lines.push([
            name(&it),
            it.address().unwrap_or_default().to_owned(),
            format!("{}{dates}{note}", it.hours()),
            who.unwrap_or_default(),
        ]);
    }
    for (at, [_, address, hours, who]) in lines.into_iter().enumerate() {
        let figures = [address, hours, who].map(Figure::Words);
        told.figures(&format!("II.{}", at + 1), figures.to_vec());
    }
}
