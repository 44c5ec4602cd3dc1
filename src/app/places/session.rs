//! A group session: who was expected, and who came, one key a person, each saved as it is left. Found from
//! the agenda. Knows how to draw none.
use crate::app::prelude::*;
use crate::app::writing;
use crate::domain::change::{Change, Op};
use crate::domain::date::full;
use crate::domain::record::Record;
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::text::plural;
use crate::domain::vocabulary::{AppointmentStatus as Status, Vocabulary};
use crate::gestures::session;
use crate::store::{Meeting, SessionKey};

/// The session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Which one.
    pub key: SessionKey,
    /// Who was expected, by name.
    pub people: Vec<Meeting>,
    /// The person chosen.
    pub cursor: Cursor,
}

impl Session {
    /// Opens it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(key: SessionKey, desk: &Desk) -> Result<Self> {
        let mut session = Self {
            key,
            people: Vec::new(),
            cursor: Cursor::default(),
        };
        session.read(desk)?;
        Ok(session)
    }

    fn read(&mut self, desk: &Desk) -> Result<()> {
        let chosen = self.expected().map(|it| it.id);
        self.people = desk.store.session(&self.key)?;
        let found = self.people.iter().position(|it| Some(it.id) == chosen);
        self.cursor.at = found.unwrap_or(self.cursor.at);
        self.cursor.step(0, self.people.len());
        Ok(())
    }

    /// The appointment of the person chosen.
    pub fn expected(&self) -> Option<&Meeting> {
        self.people.get(self.cursor.at)
    }

    /// « Information collective du 24/11/2026 à 14 h · Vos droits ».
    pub fn title(&self) -> String {
        let kind = Vocabulary::AppointmentType.label(self.key.kind.as_deref().unwrap_or("autre"));
        let time = self.key.time.long();
        let subject = self.people.iter().find_map(|it| it.subject.as_deref());
        let subject = subject.map_or_else(String::new, |it| format!(" · {it}"));
        format!("{kind} du {} à {time}{subject}", full(self.key.day))
    }

    /// « 8 personnes : 3 venues, 1 absente, 4 à noter ».
    pub fn count(&self) -> String {
        let of = |wanted: &[&str]| {
            let has = |it: &&Meeting| wanted.contains(&it.status.as_deref().unwrap_or("prevu"));
            self.people.iter().filter(has).count()
        };
        let parts = [
            (of(&["honore"]), "venue", "venues"),
            (of(&["absent", "absent_excuse"]), "absente", "absentes"),
            (of(&["prevu"]), "à noter", "à noter"),
            (of(&["annule_structure"]), "décommandée", "décommandées"),
        ];
        let parts = parts.into_iter().filter(|(count, _, _)| *count > 0);
        let parts: Vec<String> = parts
            .map(|(count, one, many)| plural(count, one, many))
            .collect();
        let people = plural(self.people.len(), "personne", "personnes");
        match parts.as_slice() {
            [] => people,
            parts => format!("{people} : {}", parts.join(", ")),
        }
    }

    /// The gesture on the whole session that an action is, if it is one.
    fn whole(&self, action: Action) -> Option<Gesture> {
        whole(action, self.people.first()?.id)
    }

    /// Notes the outcome for the person chosen, and goes to the next one.
    fn note(&mut self, status: Status, desk: &Desk) -> Answer {
        let Some(it) = self.expected() else {
            return Ok(Turn::stay());
        };
        if let Some(reason) = writing::kept_from(Gesture::Outcome(it.id), desk) {
            return Ok(Message::warning(reason).into());
        }
        if self.key.day > desk.today && status != Status::Excused {
            let day = full(self.key.day);
            let words =
                format!("La séance est à venir, le {day} : qui est venu se note ce jour-là.");
            return Ok(Message::warning(words).into());
        }
        let row = desk.store.row(Entity::Appointment, it.id)?;
        let op = Op::update(
            &AppointmentRecord::of(&row),
            vec![
                APPOINTMENT.status.set(status),
                APPOINTMENT.status_on.set(desk.today),
            ],
        );
        let said = status.label().to_lowercase();
        let label = format!("Séance du {}, {} : {said}", full(self.key.day), it.name());
        let change = Change::entry(label, Some(it.person), vec![op]);
        self.cursor.step(1, self.people.len());
        Ok(Step::Write(change).into())
    }
}

/// The gesture that an action is on the whole session of that appointment, if it is one.
pub(super) const fn whole(action: Action, one: Id) -> Option<Gesture> {
    Some(match action {
        Action::Postpone => Gesture::MoveSession(one),
        Action::CancelledByUs => Gesture::CancelSession(one),
        Action::Edit => Gesture::EditSession(one),
        _ => return None,
    })
}

/// Why that gesture makes no sense for these people now.
pub(super) fn refused(gesture: Gesture, people: &[&Meeting], desk: &Desk) -> Option<Availability> {
    let kept = writing::kept_from(gesture, desk);
    let refused = kept.or_else(|| session::refusal(gesture, people, desk.now()));
    refused.map(Availability::No)
}

/// What the gestures on a whole session are called where they are offered.
pub(super) fn offered(offers: Offers) -> Offers {
    offers
        .call(Action::CancelledByUs, "annuler")
        .explain(
            Action::Postpone,
            "Déplacer toute la séance : un autre jour, une autre heure, avec la raison",
        )
        .explain(
            Action::CancelledByUs,
            "Annuler toute la séance, par la structure, avec la raison",
        )
        .explain(
            Action::Edit,
            "Corriger toute la séance : sujet, lieu, durée, avec qui",
        )
}

impl At for Session {
    fn context(&self) -> Context {
        Context::Session
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        offered(Offers::of(Context::Session).moves())
            .first(&[
                Action::Done,
                Action::Excused,
                Action::Absent,
                Action::Open,
                Action::Undo,
                Action::Postpone,
                Action::CancelledByUs,
                Action::Edit,
            ])
            .call(Action::Done, "venue")
            .explain(Action::Done, "Séance : la personne est venue")
            .call(Action::Excused, "excusée")
            .call(Action::Absent, "absente")
            .explain(Action::Excused, "Séance : la personne s’est excusée")
            .explain(Action::Absent, "Séance : la personne n’est pas venue")
            .call(Action::Open, "dossier")
            .explain(Action::Open, "Ouvrir le dossier de la personne choisie")
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        self.expected().map(|it| it.person)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        let notes = matches!(action, Action::Done | Action::Excused | Action::Absent);
        if let Some(locked) = desk.locked().filter(|_| notes) {
            return Some(Availability::No(locked));
        }
        desk.locks(action).or_else(|| {
            let people: Vec<&Meeting> = self.people.iter().collect();
            refused(self.whole(action)?, &people, desk)
        })
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            self.cursor.step(by, self.people.len());
            return Ok(Turn::stay());
        }
        match action {
            Action::Done => self.note(Status::Kept, desk),
            Action::Excused => self.note(Status::Excused, desk),
            Action::Absent => self.note(Status::Absent, desk),
            Action::Open => {
                let file =
                    |it: &Meeting| Turn::file(it.person, Spot::Record(Entity::Appointment, it.id));
                Ok(self.expected().map(file).into())
            }
            Action::Back => Ok(Turn::leave()),
            _ => Ok(self.whole(action).map_or_else(Turn::pass, Turn::form)),
        }
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.read(desk)?;
        Ok(match self.people.is_empty() {
            true => Turn::leave(),
            false => Turn::stay(),
        })
    }
}
