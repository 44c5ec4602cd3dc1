//! « Vos rendez-vous »: those to come, whole; the last ones, without reproach and without what was
//! written of them.
use super::carnet::{Carnet, Page};
use super::words::{appointment, place};
use crate::documents::prelude::*;
use crate::domain::date::{Time, in_words, long};
use crate::domain::identifiers::phone_display;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::organization::venue;
use crate::domain::text::uncapital;
use crate::domain::vocabulary::AppointmentStatus as Status;
use crate::words::meeting::everyone;

/// Past appointments told.
const PAST: usize = 5;

/// An appointment, each of its words alone; those that nobody noted are empty.
#[derive(Debug)]
pub(in crate::documents) struct Meeting {
    /// « Mardi 24 novembre 2026, à 14 h ».
    pub when: String,
    /// What it is for.
    pub what: String,
    /// Where, as inside a sentence.
    pub place: String,
    /// « Claire Rivière vous appellera au 06 39 98 94 09 », for a call; how to receive the link of a video without one.
    pub call: String,
    /// « Claire Rivière ».
    pub with: String,
    /// « 45 minutes ».
    pub length: String,
}

impl Meeting {
    /// Its words, each under its label.
    pub fn facts(&self) -> Block {
        facts([
            fact("Quand", self.when.as_str()),
            fact("Où", capital(&self.place)),
            fact("Appel", self.call.as_str()),
            fact("Avec", self.with.as_str()),
            fact("Pour quoi", self.what.as_str()),
            fact("Durée", self.length.as_str()),
        ])
    }
}

/// An appointment in words.
pub(in crate::documents) fn meeting(carnet: &Carnet<'_>, it: AppointmentRecord<'_>) -> Meeting {
    let time = it.time().map(Time::long).unwrap_or_default();
    let time = enclosed(", à ", &time, "");
    let when = it.planned_on().map(|on| format!("{}{time}", long(on)));
    let minutes = it.minutes().filter(|minutes| *minutes > 0);
    let noted = it.place().unwrap_or_default();
    let known = venue(carnet.venues, noted);
    let place = match it.channel() {
        Some("bureau") if noted.is_empty() && !carnet.office.is_empty() => carnet.office.to_owned(),
        Some("permanence") if known.is_some() => known.unwrap_or_default().to_owned(),
        channel => joined(
            [
                &*channel.map_or_else(String::new, |it| uncapital(place(it))),
                noted,
            ],
            ", ",
        ),
    };
    Meeting {
        when: capital(&when.unwrap_or_default()),
        what: joined(
            [
                appointment(it.kind().unwrap_or("autre")),
                it.subject().unwrap_or_default(),
            ],
            "\u{a0}: ",
        ),
        place,
        call: match it.channel() {
            Some("telephone") if noted.is_empty() => call(carnet, it),
            Some("visio") if noted.is_empty() => "Appelez-nous pour recevoir le lien".to_owned(),
            _ => String::new(),
        },
        with: everyone(carnet.agent(it.agent()).unwrap_or_default(), it),
        length: minutes.map_or_else(String::new, length),
    }
}

/// Who calls which number; one is asked for where none is known.
fn call(carnet: &Carnet<'_>, it: AppointmentRecord<'_>) -> String {
    let phones = carnet.file.identity().map(AllocataireRecord::of);
    match phones.and_then(AllocataireRecord::reached_at) {
        Some(phone) => {
            let who = carnet.agent(it.agent()).unwrap_or("quelqu’un");
            let words = format!("{who} vous appellera au {}", phone_display(phone));
            capital(&words)
        }
        None => "Donnez-nous un numéro où vous appeler".to_owned(),
    }
}

/// The page.
pub fn meetings(carnet: &Carnet<'_>) -> Page {
    let next = carnet.file.to_come((carnet.today, carnet.time));
    let mut past = carnet.file.appointments();
    past.retain(|it| it.planned_on().is_some() && !next.iter().any(|next| next.id == it.id));
    let next: Vec<Bullet> = next.into_iter().map(|it| to_come(carnet, it)).collect();
    let mut body = vec![if next.is_empty() {
        paragraph("Aucun rendez-vous n’est fixé pour l’instant.")
    } else {
        Block::Bullets(next)
    }];
    let last = past.into_iter().rev().take(PAST);
    let last = last.filter_map(|it| Some(over(it, it.planned_on()?)));
    body.extend(list(Level::Two, "Vos derniers rendez-vous", last.collect()));
    Page::new("Vos prochains rendez-vous", body)
}

fn to_come(carnet: &Carnet<'_>, it: AppointmentRecord<'_>) -> Bullet {
    let it = meeting(carnet, it);
    let with = (!it.with.is_empty()).then(|| format!("Avec {}", it.with));
    let length = (!it.length.is_empty()).then(|| format!("Durée : {}", it.length));
    let place = (!it.place.is_empty()).then(|| capital(&it.place));
    let call = (!it.call.is_empty()).then_some(it.call);
    let under = [Some(it.what), place, call, with, length];
    Bullet {
        text: it.when,
        under: under.into_iter().flatten().collect(),
    }
}

/// An appointment that is over, and what became of it, as a fact.
fn over(it: AppointmentRecord<'_>, on: Date) -> Bullet {
    let kind = uncapital(appointment(it.kind().unwrap_or("autre")));
    Bullet {
        text: format!("{} : {kind}", in_words(on)),
        under: outcome(it.status())
            .map(str::to_owned)
            .into_iter()
            .collect(),
    }
}

const fn outcome(status: Option<Status>) -> Option<&'static str> {
    match status {
        Some(Status::Kept) => Some("Il a eu lieu."),
        Some(Status::Absent | Status::Excused) => Some("Il n’a pas eu lieu."),
        Some(Status::CancelledByStructure) => Some("Le service l’a annulé."),
        Some(Status::Planned) | None => None,
    }
}

/// « 45 minutes », « 1 heure », « 1 heure 30 ».
fn length(minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let word = if hours > 1 { "heures" } else { "heure" };
    match (hours, rest) {
        (0, rest) => format!("{rest} minutes"),
        (hours, 0) => format!("{hours} {word}"),
        (hours, rest) => format!("{hours} {word} {rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_as_people_say_them() {
        for (minutes, words) in [
            (45, "45 minutes"),
            (60, "1 heure"),
            (90, "1 heure 30"),
            (125, "2 heures 05"),
        ] {
            assert_eq!(length(minutes), words);
        }
    }

    #[test]
    fn an_absence_is_told_as_a_fact() {
        assert_eq!(
            outcome(Some(Status::Absent)),
            outcome(Some(Status::Excused))
        );
        assert_eq!(outcome(Some(Status::Planned)), None);
    }
}
