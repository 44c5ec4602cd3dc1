//! The queue in words: why an item is there, what happened last, what comes next.
use crate::app::desk::Desk;
use crate::domain::date::{Date, full, header};
use crate::domain::file::CaseFile;
use crate::domain::queue::ItemKind;
use crate::domain::record::Id;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::contact::ContactRecord;
use crate::domain::rules::{EventKey, RuleBook};
use crate::domain::text::{enclosed, joined, plural};
use crate::domain::vocabulary::Direction;
use crate::store::QueueItem;
use crate::words::meeting::{near, place, with};
use crate::words::names::Names;

/// Past events shown.
const LAST: usize = 4;

/// Label of an item: « Issue du RDV à noter », « Absence sans suite », « CER à signer ».
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
pub fn since_short(item: &QueueItem, today: Date) -> String {
    match item.days(today) {
        None => "?".to_owned(),
        Some(0) => "ce jour".to_owned(),
        Some(days) if days < 0 => format!("dans {} j", -days),
        Some(days) => format!("{days} j"),
    }
}

/// « lun. 16/11/2026 à 9 h 30 »: the day of an appointment with its time.
fn when(it: AppointmentRecord<'_>) -> String {
    let Some(day) = it.planned_on() else {
        return "à une date inconnue".to_owned();
    };
    let time = it.time().map_or_else(String::new, |time| time.long());
    format!("{}{}", header(day), enclosed(" à ", &time, ""))
}

/// Kind, place and agent of an appointment: « accompagnement, au bureau, avec BERNARD Camille ».
fn circumstances(it: AppointmentRecord<'_>, names: &Names) -> String {
    let kind = it.small_words("type");
    let kind = kind.trim_start_matches("rendez-vous d’");
    joined([kind, &place(it), &with(it, names)], ", ")
}

/// Why the item is there, in sentences with their dates.
pub fn reason(item: &QueueItem, file: &CaseFile, rules: &RuleBook, names: &Names) -> Vec<String> {
    let meeting = item.appointment();
    let meeting = meeting.and_then(|id| file.one::<AppointmentRecord<'_>>(id));
    let mut lines = match (item.kind, meeting) {
        (ItemKind::Outcome, Some(it)) => vec![
            format!("Rendez-vous le {}", when(it)),
            circumstances(it, names),
            "Son issue n’est pas encore notée.".to_owned(),
        ],
        (ItemKind::Absence, Some(it)) => vec![
            format!("{} le {}", it.words("statut"), when(it)),
            circumstances(it, names),
            "Rien n’a été noté depuis pour reprendre contact.".to_owned(),
        ],
        (_, _) => counted(item, rules),
    };
    let detail = item.row.detail.iter().cloned();
    lines.extend(detail.filter(|_| item.appointment().is_none()));
    lines
}

/// « Orientation notifiée le 12/10/2026, échéance le 26/10/2026 ».
fn counted(item: &QueueItem, rules: &RuleBook) -> Vec<String> {
    let rule = rules.rule(&item.row.rule);
    let mut lines: Vec<String> = rule.map(|rule| rule.label.clone()).into_iter().collect();
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
pub fn last_events(file: &CaseFile, but: Option<Id>, today: Date) -> Vec<String> {
    let meetings = file.all::<AppointmentRecord<'_>>().filter_map(|it| {
        let day = it.planned_on().filter(|day| *day <= today)?;
        let planned = it.is_planned();
        let status = if planned {
            "issue à noter".to_owned()
        } else {
            it.small_words("statut")
        };
        let shown = Some(it.id) != but && !(planned && day == today);
        shown.then(|| (day, it.id, format!("rendez-vous, {status}")))
    });
    let contacts = file.all::<ContactRecord<'_>>().filter_map(|it| {
        let way = match it.direction() {
            Some(Direction::Inbound) => "de la personne",
            Some(Direction::Outbound) | None => "",
        };
        let words = joined([&*it.mid_words("canal"), way], " ");
        let words = joined([words, it.mid_words("resultat")], ", ");
        Some((it.made_on()?, it.id, words))
    });
    let mut events: Vec<(Date, Id, String)> = meetings.chain(contacts).collect();
    events.sort_by_key(|(day, id, _)| std::cmp::Reverse((*day, *id)));
    let last = events.into_iter().take(LAST);
    last.map(|(day, _, words)| format!("{}  {words}", near(day, today)))
        .collect()
}

/// The next appointment, « lun. 24/11/2026 à 14 h, accompagnement, au bureau ».
pub fn next_appointment(file: &CaseFile, but: Option<Id>, desk: &Desk) -> String {
    let mut to_come = file.to_come(desk.now()).into_iter();
    let next = to_come.find(|it| Some(it.id) != but);
    next.map_or_else(
        || "aucun n’est fixé".to_owned(),
        |it| format!("{}, {}", when(it), circumstances(it, &desk.names)),
    )
}
