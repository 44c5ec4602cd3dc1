//! Appointments, as far as forms and menus ask: what is doubtful about a day and an hour, which one
//! is proposed after what has just been closed, with whom one can be fixed. Knows no place.
use super::receiving;
use crate::app::prelude::*;
use crate::domain::agenda::USUAL;
use crate::domain::agenda::{Closed, Company, DayOff, Span, clash, free_at, what_follows};
use crate::domain::date::{Time, short};
use crate::domain::record::{Issue, Row, Severity};
use crate::gestures::slot::Place as Slot;
use crate::store::{AgendaQuery, Anchor, Line, Meeting, Query, Scope, Sort, Towards, Whose};

/// Appointments of one agent on one day, at most: an agenda that holds more is no agenda.
const ONE_DAY: usize = 500;

/// Fields that say when an appointment is, and whose.
const WHEN: [&str; 5] = ["prevu_le", "heure", "duree", "agent_id", "collectif"];

/// One's own agenda; for who receives nobody, that of the team, or everyone's.
pub fn own_agenda(desk: &Desk) -> Whose {
    desk.author.agent.map_or_else(|| team(desk), Whose::Agent)
}

/// From one's own agenda to that of the team, and back.
pub fn other_agenda(shown: Whose, desk: &Desk) -> Whose {
    let own = own_agenda(desk);
    match own {
        _ if shown != own => own,
        Whose::Agent(_) => team(desk),
        Whose::Team(_) | Whose::Everyone => Whose::Everyone,
    }
}

fn team(desk: &Desk) -> Whose {
    desk.structure.map_or(Whose::Everyone, Whose::Team)
}

/// What is doubtful about the day and hour of an appointment: a day that is not worked, an
/// agent who receives someone else, a person expected elsewhere. None forbids to save, but an absence before
/// the hour. Those that are written together with it are not in its way.
///
/// # Errors
/// When the store can't be read.
pub fn doubts(
    row: &Row,
    person: Option<Id>,
    together: &[Meeting],
    desk: &Desk,
) -> Result<Vec<Issue>> {
    let mut doubts: Vec<Issue> = not_begun(row, desk).into_iter().collect();
    let cancelled = matches!(
        row.text("statut"),
        Some("absent_excuse" | "annule_structure")
    );
    let Some(day) = row.date("prevu_le").filter(|_| !cancelled) else {
        return Ok(doubts);
    };
    let off = DayOff::of(day, desk.rules.calendar()).and_then(DayOff::doubt);
    doubts.extend(off.map(|words| doubt("prevu_le", words.to_owned())));
    doubts.extend(receiving::doubts(row, day, desk)?);
    let receives = agent_of(row, person, desk)?;
    doubts.extend(receiving::away(row, receives, day, desk)?);
    let Some(time) = row.text("heure").and_then(Time::from_code) else {
        return Ok(doubts);
    };
    let company = match row.yes("collectif") {
        true => Company::Group,
        false => Company::Single,
    };
    let mine = (Span::of(time, row.int("duree")), company);
    let meets = |it: &&Meeting| {
        let other = it.id != row.id && together.iter().all(|one| one.id != it.id);
        other && it.held().is_some_and(|theirs| clash(mine, theirs))
    };
    let mut taken = Vec::new();
    let mut own = None;
    if let Some(person) = person {
        let found = desk.store.agenda_of_person(person, day)?;
        let other = found.iter().find(meets);
        own = other.map(|it| it.id);
        taken.extend(other.map(person_is_taken));
    }
    if let Some(agent) = receives {
        let found = agenda_of(agent, day, desk)?;
        let other = found.iter().find(|it| meets(it) && Some(it.id) != own);
        taken.extend(other.map(|it| agent_is_taken(agent, it, desk)));
    }
    if !taken.is_empty() {
        doubts.push(doubt("heure", taken.join(" ")));
    }
    doubts.extend(odd_hour(time, row.int("duree"), desk));
    Ok(doubts)
}

/// Minutes before and after the hours of the structure in which an appointment surprises nobody.
const NEAR: u16 = 60;

/// An appointment ends on its day, and far from the hours of the structure its hour is asked about.
fn odd_hour(time: Time, minutes: Option<i64>, desk: &Desk) -> Option<Issue> {
    let span = Span::of(time, minutes);
    if minutes.is_some_and(|it| i64::from(span.minutes()) < it) {
        let words = "Ce rendez-vous finirait après minuit. Corrigez l’heure ou la durée.";
        return Some(Issue {
            severity: Severity::Error,
            ..doubt("heure", words.to_owned())
        });
    }
    let far = |open: &Span| span.to + NEAR <= open.from || open.to + NEAR <= span.from;
    desk.hours.spans().iter().all(far).then(|| {
        let (hour, hours) = (time.long(), &desk.hours);
        doubt(
            "heure",
            format!("{hour} est loin des heures d’accueil ({hours}). Vérifiez."),
        )
    })
}

/// Nobody is absent from an appointment of the day whose hour has not come.
fn not_begun(row: &Row, desk: &Desk) -> Option<Issue> {
    let hour = row.text("heure").and_then(Time::from_code)?;
    let absent = matches!(row.text("statut"), Some("absent"));
    let today = row.date("prevu_le") == Some(desk.today);
    let to_come = desk.clock.time().is_some_and(|now| now < hour);
    (absent && today && to_come).then(|| Issue {
        field: "statut",
        about: vec!["statut", "prevu_le", "heure"],
        severity: Severity::Error,
        is_reminder: false,
        sentence: format!(
            "Ce rendez-vous n’a pas commencé : il est prévu aujourd’hui à {}. Il peut seulement être annulé, par la personne ou par la structure.",
            hour.long()
        ),
    })
}

/// The agent who receives: that of the appointment, else the référent.
fn agent_of(row: &Row, person: Option<Id>, desk: &Desk) -> Result<Option<Id>> {
    if let Some(agent) = row.int("agent_id") {
        return Ok(Some(agent));
    }
    person.map_or(Ok(None), |person| desk.store.referent_of(person))
}

fn agenda_of(agent: Id, day: Date, desk: &Desk) -> Result<Vec<Meeting>> {
    desk.store.agenda(&AgendaQuery {
        from: day,
        to: day,
        whose: Whose::Agent(agent),
        most: ONE_DAY,
    })
}

/// « Vous avez déjà un rendez-vous à 14:00 avec NOM Prénom. »
fn agent_is_taken(agent: Id, other: &Meeting, desk: &Desk) -> String {
    let who = if desk.author.agent == Some(agent) {
        "Vous avez".to_owned()
    } else {
        format!("{} a", desk.names.agent(Some(agent)))
    };
    let at = other.time.map(|time| time.long()).unwrap_or_default();
    format!("{who} déjà un rendez-vous à {at} avec {}.", other.name())
}

/// The appointment to propose to a person after what has just been closed: the type that
/// follows, at the first free hour from the usual delay on.
///
/// # Errors
/// When the store can't be read.
pub fn next_slot(
    closed: Closed<'_>,
    agent: Option<Id>,
    hour: Option<Time>,
    desk: &Desk,
) -> Result<Slot> {
    let found = slots(closed, (agent, hour), (1, None), desk)?;
    let next = what_follows(closed);
    let none = || Slot {
        day: next.day(desk.today, desk.rules.calendar()),
        time: None,
        minutes: None,
        agent: agent.or(desk.author.agent),
        kind: Some(next.kind),
    };
    Ok(found.into_iter().next().unwrap_or_else(none))
}

/// The same, so many of them, one a day; within those office hours where it is to be at a permanence.
///
/// # Errors
/// When the store can't be read.
pub fn slots(
    closed: Closed<'_>,
    (agent, hour): (Option<Id>, Option<Time>),
    (most, within): (usize, Option<&[Row]>),
    desk: &Desk,
) -> Result<Vec<Slot>> {
    let next = what_follows(closed);
    let mut found = Vec::new();
    let Some(receives) = agent.or(desk.author.agent) else {
        return Ok(found);
    };
    for day in next.days_to_try(desk.today, desk.rules.calendar()) {
        let hours = match within {
            None => Some(desk.hours.clone()),
            Some(rows) => receiving::hours_on(rows.iter(), day, desk),
        };
        let Some(hours) = hours else { continue };
        let taken: Vec<Span> = agenda_of(receives, day, desk)?
            .iter()
            .filter_map(|it| it.held().map(|(span, _)| span))
            .collect();
        let time = free_at(&hours, &taken, USUAL, hour);
        found.extend(time.map(|time| Slot {
            day,
            time: Some(time),
            minutes: None,
            agent: Some(receives),
            kind: Some(next.kind),
        }));
        if found.len() >= most {
            break;
        }
    }
    Ok(found)
}

fn person_is_taken(other: &Meeting) -> String {
    let at = other.time.map(|time| time.long()).unwrap_or_default();
    let with = match &other.agent {
        Some((_, name)) if !name.is_empty() => format!(" avec {name}"),
        Some(_) | None => String::new(),
    };
    format!("Cette personne a déjà un rendez-vous à {at}{with}.")
}

/// A doubt about when an appointment is.
pub fn doubt(field: &'static str, sentence: String) -> Issue {
    Issue {
        field,
        about: WHEN.to_vec(),
        severity: Severity::Warning,
        is_reminder: false,
        sentence,
    }
}

/// People proposed at once.
const PROPOSED: usize = 30;

/// The people found by these words, with whom an appointment can be fixed there; without any, those
/// of the agent, or everyone when there are none.
///
/// # Errors
/// When the store can't be read.
pub fn people(slot: Slot, words: &str, desk: &Desk) -> Result<Vec<Item<Choice>>> {
    let scope = match (slot.agent.or(desk.author.agent), words.trim()) {
        (Some(agent), "") => Scope::Referent(agent),
        (_, _) => Scope::Everyone,
    };
    let query = Query {
        sort: Sort::Name,
        scope,
        search: words.to_owned(),
        ..desk.any()
    };
    let (store, edge) = (&desk.store, Anchor::Edge);
    let mut page = store.page(&query, &edge, Towards::End, PROPOSED)?;
    // Whoever follows nobody receives anyone.
    if page.lines.is_empty() && scope != Scope::Everyone {
        let query = Query {
            scope: Scope::Everyone,
            ..query
        };
        page = store.page(&query, &edge, Towards::End, PROPOSED)?;
    }
    let person = |line: &Line| {
        let next = line.to_come(desk.now());
        let next = next.map(|(date, _)| short(date));
        Item::new(&line.name, Choice::Fix(slot, line.id))
            .noted(next.map_or_else(String::new, |day| format!("RDV {day}")))
    };
    Ok(page.lines.iter().map(person).collect())
}
