//! The queue in words: why an item is there, what happened last, what comes next.
use crate::domain::date::{Date, full, header, short};
use crate::domain::file::CaseFile;
use crate::domain::queue::ItemKind;
use crate::domain::record::{Entity, Row};
use crate::domain::rules::{EventKey, RuleBook};
use crate::domain::text::plural;
use crate::domain::vocabulary::Vocabulary;
use crate::store::QueueItem;
use crate::words::names::Names;

/// Past events shown.
const LAST: usize = 4;

/// Label of an item: « Issue du RDV à noter », « Absence sans suite », « CER à signer ».
#[must_use]
pub fn label(item: &QueueItem, rules: &RuleBook) -> String {
    match item.kind {
        ItemKind::Absence => item.kind.title().to_owned(),
        ItemKind::Outcome
        | ItemKind::FirstAppointment
        | ItemKind::Contract
        | ItemKind::Review
        | ItemKind::Action => rules.rule(&item.row.rule).map_or_else(
            || item.kind.title().to_owned(),
            |rule| rule.short_label.clone(),
        ),
    }
}

/// How long it has been waiting: « il y a 7 jours », « 19 jours de retard », « dans 3 jours ».
#[must_use]
pub fn since(item: &QueueItem, today: Date) -> String {
    let Some(days) = item.days(today) else {
        return "date inconnue".to_owned();
    };
    match item.kind {
        ItemKind::Outcome | ItemKind::Absence => match days {
            0 => "aujourd’hui".to_owned(),
            1 => "hier".to_owned(),
            days => format!("il y a {days} jours"),
        },
        ItemKind::FirstAppointment | ItemKind::Contract | ItemKind::Review | ItemKind::Action => {
            match days {
                0 => "pour aujourd’hui".to_owned(),
                days if days > 0 => format!("{} de retard", plural(days, "jour", "jours")),
                days => format!("dans {}", plural(-days, "jour", "jours")),
            }
        }
    }
}

/// The same, as short as a column wants it.
#[must_use]
pub fn since_short(item: &QueueItem, today: Date) -> String {
    match item.days(today) {
        None => "?".to_owned(),
        Some(0) => "ce jour".to_owned(),
        Some(days) if days < 0 => format!("dans {} j", -days),
        Some(days) => format!("{days} j"),
    }
}

/// « lun. 16/11/2026 à 9 h 30 »: the day of a record with its time.
fn when(row: &Row, field: &str) -> String {
    let Some(day) = row.date(field) else {
        return "à une date inconnue".to_owned();
    };
    let time = row
        .text("heure")
        .and_then(crate::domain::date::Time::from_code)
        .map_or_else(String::new, |time| format!(" à {}", time.long()));
    format!("{}{time}", header(day))
}

/// Kind, place and agent of an appointment: « accompagnement, au bureau, avec BERNARD Camille ».
fn circumstances(row: &Row, names: &Names) -> String {
    let kind = Vocabulary::AppointmentType
        .label(row.text("type").unwrap_or_default())
        .to_lowercase();
    let with = match names.agent(row.int("agent_id")) {
        "" => String::new(),
        name => format!("avec {name}"),
    };
    let parts = [
        kind.trim_start_matches("rendez-vous d’").to_owned(),
        row.words("canal").to_lowercase(),
        row.text("lieu").unwrap_or_default().to_owned(),
        with,
    ];
    let kept: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    kept.join(", ")
}

/// Why the item is there, in sentences with their dates.
#[must_use]
pub fn reason(item: &QueueItem, file: &CaseFile, rules: &RuleBook, names: &Names) -> Vec<String> {
    let row = item
        .appointment()
        .and_then(|id| file.row(Entity::Appointment, id));
    let mut lines = Vec::new();
    match (item.kind, row) {
        (ItemKind::Outcome, Some(row)) => {
            lines.push(format!("Rendez-vous le {}", when(row, "prevu_le")));
            lines.push(circumstances(row, names));
            lines.push("Son issue n’est pas encore notée.".to_owned());
        }
        (ItemKind::Absence, Some(row)) => {
            lines.push(format!(
                "{} le {}",
                row.words("statut"),
                when(row, "prevu_le")
            ));
            lines.push(circumstances(row, names));
            lines.push("Rien n’a été noté depuis pour reprendre contact.".to_owned());
        }
        (_, _) => lines.extend(counted(item, rules)),
    }
    lines.extend(
        item.row
            .detail
            .iter()
            .filter(|_| item.appointment().is_none())
            .cloned(),
    );
    lines
}

/// « Orientation notifiée le 12/10/2026, échéance le 26/10/2026 ».
fn counted(item: &QueueItem, rules: &RuleBook) -> Vec<String> {
    let mut lines: Vec<String> = rules
        .rule(&item.row.rule)
        .map(|rule| rule.label.clone())
        .into_iter()
        .collect();
    let event = item.row.start.0.as_deref().and_then(EventKey::from_code);
    if let (Some(event), Some(day)) = (event, item.row.start.1) {
        lines.push(format!(
            "Compté depuis : {} le {}",
            event.label(),
            full(day)
        ));
    }
    if let Some(due) = item.row.window.due {
        lines.push(format!("Échéance : {}", header(due)));
    }
    lines
}

/// What happened last, the latest first: past appointments and contacts.
#[must_use]
pub fn last_events(file: &CaseFile, but: Option<i64>, today: Date) -> Vec<String> {
    let mut events: Vec<(Date, i64, String)> = Vec::new();
    for row in file.rows(Entity::Appointment) {
        let Some(day) = row.date("prevu_le").filter(|day| *day <= today) else {
            continue;
        };
        let planned = row.text("statut").is_none_or(|it| it == "prevu");
        if Some(row.id) == but || (planned && day == today) {
            continue;
        }
        let status = if planned {
            "issue à noter".to_owned()
        } else {
            row.words("statut").to_lowercase()
        };
        events.push((day, row.id, format!("rendez-vous, {status}")));
    }
    for row in file.rows(Entity::Contact) {
        let Some(day) = row.date("fait_le") else {
            continue;
        };
        let mut words = row.words("canal").to_lowercase();
        if row.text("sens") == Some("entrant") {
            words.push_str(" de la personne");
        }
        let result = row.words("resultat").to_lowercase();
        if !result.is_empty() {
            words = format!("{words}, {result}");
        }
        events.push((day, row.id, words));
    }
    events.sort_by_key(|(day, id, _)| std::cmp::Reverse((*day, *id)));
    events
        .into_iter()
        .take(LAST)
        .map(|(day, _, words)| {
            let day = if (today - day).num_days() > 300 {
                full(day)
            } else {
                short(day)
            };
            format!("{day}  {words}")
        })
        .collect()
}

/// The next appointment, « lun. 24/11/2026 à 14 h, accompagnement, au bureau ».
#[must_use]
pub fn next_appointment(file: &CaseFile, but: Option<i64>, names: &Names, today: Date) -> String {
    let next = file
        .rows(Entity::Appointment)
        .iter()
        .filter(|row| row.text("statut").is_none_or(|it| it == "prevu"))
        .filter(|row| Some(row.id) != but)
        .filter(|row| row.date("prevu_le").is_some_and(|day| day >= today))
        .min_by_key(|row| {
            let time = row.text("heure").unwrap_or_default().to_owned();
            (row.date("prevu_le"), time, row.id)
        });
    next.map_or_else(
        || "aucun n’est fixé".to_owned(),
        |row| format!("{}, {}", when(row, "prevu_le"), circumstances(row, names)),
    )
}
