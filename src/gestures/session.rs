//! A group session as a whole: the appointments of it that are written, and when it makes no sense any more to
//! move it or to cancel it. Knows no form.
use super::postpone;
use crate::domain::agenda::is_to_come;
use crate::domain::date::Time;
use crate::domain::text::plural;
use crate::domain::vocabulary::AppointmentStatus as Status;
use crate::gestures::prelude::*;
use crate::store::Meeting;

/// What became of the appointment of one of its people.
pub(super) fn status(it: &Meeting) -> Option<Status> {
    it.status.as_deref().and_then(Status::from_code)
}

/// The appointments of the people who are written now.
pub(super) fn those<'a>(at: &Filled<'a>) -> impl Iterator<Item = &'a Meeting> {
    let people = at.marked;
    let session = at.session.iter();
    session.filter(move |it| people.contains(&it.person))
}

/// New values for one of them.
pub(super) const fn update(it: &Meeting, values: Values) -> Op {
    Op::Update {
        entity: Entity::Appointment,
        id: it.id,
        version: it.version,
        values,
    }
}

/// What keeps the reason why one of them is moved or does not take place, if one was given.
pub(super) fn reason(at: &Filled<'_>, it: &Meeting, to: Option<Date>) -> Option<Op> {
    let of = (Entity::Appointment, it.id);
    postpone::trace(at, it.person, of, (it.day, to))
}

/// « Séance collective du 24/11/2026 », and how many people.
pub(super) fn words(at: &Filled<'_>, what: &str, people: usize) -> String {
    let day = at
        .session
        .first()
        .map_or_else(String::new, |it| full(it.day));
    let people = plural(people, "personne", "personnes");
    format!("Séance collective du {day} {what} : {people}")
}

/// Why a whole session can't be moved or cancelled, in a sentence, if it can't; what is known of it can be
/// corrected at any time.
pub fn refusal(gesture: Gesture, people: &[&Meeting], now: (Date, Option<Time>)) -> Option<String> {
    let first = people.first()?;
    let (moves, verb) = match gesture {
        Gesture::MoveSession(_) => (true, "se déplace"),
        Gesture::CancelSession(_) => (false, "s’annule"),
        _ => return None,
    };
    let came = |it: &&&Meeting| matches!(status(it), Some(Status::Kept | Status::Absent));
    let noted = people.iter().filter(came).count();
    if noted > 0 {
        let noted = plural(noted, "personne", "personnes");
        return Some(format!(
            "La séance a eu lieu : la présence ou l’absence de {noted} est notée. Elle ne {verb} plus."
        ));
    }
    if !people.iter().any(|it| it.is_planned()) {
        let words = "Personne n’est plus attendu à cette séance : elle est annulée, ou chacun s’est excusé.";
        return Some(words.to_owned());
    }
    let past = !is_to_come((first.day, first.time), now);
    (moves && past).then(|| {
        format!(
            "Cette séance est passée, le {} : elle ne se déplace plus. Notez qui est venu, ou annulez-la si elle n’a pas eu lieu.",
            full(first.day)
        )
    })
}
