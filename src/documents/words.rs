//! The words that several papers share: names, places, actors, follow-up, and short ways to make
//! blocks. Every word is for the person: no code, no deadline passed.
use super::model::{Block, Bullet, Column, Fact, Level, Signature};
use super::source::Source;
use super::typography::{day_and_hour, in_words};
use crate::domain::date::{Date, full};
use crate::domain::identifiers::phone_display;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::text::{capital, joined};
use crate::domain::vocabulary::Vocabulary;
use crate::words::plan;

/// A heading.
pub(super) fn heading(level: Level, text: impl Into<String>) -> Block {
    Block::Heading(level, text.into())
}

/// A paragraph.
pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

/// A line with a dot, nothing under it.
pub(super) fn bullet(text: impl Into<String>) -> Bullet {
    Bullet {
        text: text.into(),
        under: Vec::new(),
    }
}

/// A line with a dot, and these words under it if there are any.
pub(super) fn over(text: impl Into<String>, under: Option<&str>) -> Bullet {
    Bullet {
        text: text.into(),
        under: under.into_iter().map(str::to_owned).collect(),
    }
}

/// « Label : value », when there is a value.
pub(super) fn fact(label: &str, value: impl Into<String>) -> Option<Fact> {
    let value = value.into();
    (!value.trim().is_empty()).then(|| Fact {
        label: label.to_owned(),
        value,
    })
}

/// The facts that have a value.
pub(super) fn facts(all: impl IntoIterator<Item = Option<Fact>>) -> Block {
    Block::Facts(all.into_iter().flatten().collect())
}

/// A column.
pub(super) fn column(title: &str, share: u16) -> Column {
    Column {
        title: title.to_owned(),
        share,
    }
}

/// A text written by hand later when there is none yet.
pub(super) fn prose(text: Option<&str>, lines: usize) -> Block {
    text.map_or(Block::Blank(lines), paragraph)
}

/// « Claire Rivière ».
pub(super) fn agent_name(agent: AgentRecord<'_>) -> String {
    joined(
        [agent.first_name(), agent.last_name()]
            .into_iter()
            .flatten(),
        " ",
    )
}

/// « 34700 Lodève ».
pub(super) fn town(person: AllocataireRecord<'_>) -> String {
    joined(
        [person.postal_code(), person.town()].into_iter().flatten(),
        " ",
    )
}

impl Source {
    /// « Mme Nadia ABDALLAH ».
    pub(super) fn person(&self) -> String {
        self.identity().map_or_else(String::new, |it| {
            let civility = it.civility().map(|code| Vocabulary::Civility.label(code));
            let name = it.last_name().unwrap_or_default().to_uppercase();
            let all = [civility, it.first_name(), Some(&name)];
            joined(all.into_iter().flatten(), " ")
        })
    }

    /// « Claire Rivière »; empty when nobody is named.
    pub(super) fn referent_name(&self) -> String {
        self.referent().map_or_else(String::new, agent_name)
    }

    /// « Maison des parcours »; empty when none is named.
    pub(super) fn structure_name(&self) -> String {
        let name = self.structure().and_then(OrganizationRecord::name);
        name.unwrap_or_default().to_owned()
    }

    /// The référent's telephone, else that of the structure; empty when neither is known.
    pub(super) fn telephone(&self) -> String {
        self.referent()
            .and_then(AgentRecord::phone)
            .or_else(|| self.structure().and_then(OrganizationRecord::phone))
            .map_or_else(String::new, phone_display)
    }

    /// Where the signature of each side goes.
    pub(super) fn signatures(&self) -> Vec<Signature> {
        let side = |who: &str, name| Signature {
            who: who.to_owned(),
            name,
            done: None,
        };
        vec![
            side("La personne", self.person()),
            side("Le référent", self.referent_name()),
        ]
    }

    /// Where an appointment takes place; empty when nobody noted it.
    pub(super) fn place(&self, meeting: AppointmentRecord<'_>) -> String {
        let noted = meeting.place().unwrap_or_default();
        let structure = || {
            let it = self.structure();
            let words = it.map(|it| [it.name(), it.address()]);
            joined(words.into_iter().flatten().flatten(), ", ")
        };
        match meeting.channel() {
            Some("telephone") => "par téléphone, nous vous appellerons".to_owned(),
            Some("visio") => joined(["en visioconférence", noted], ", "),
            Some("domicile") => "à votre domicile".to_owned(),
            Some("bureau") if noted.is_empty() => structure(),
            Some("permanence") => joined(["en permanence", noted], ", "),
            Some("partenaire") if noted.is_empty() => "chez un partenaire".to_owned(),
            Some("exterieur") if noted.is_empty() => "à l’extérieur".to_owned(),
            Some(_) | None => noted.to_owned(),
        }
    }

    /// With whom an appointment is; empty when nobody is named.
    pub(super) fn with_whom(&self, meeting: AppointmentRecord<'_>) -> String {
        let agent = meeting.agent().and_then(|id| self.agent(id));
        agent.map_or_else(String::new, agent_name)
    }

    /// Where, with whom and what for, each when it is known.
    pub(super) fn details(&self, meeting: AppointmentRecord<'_>) -> [Option<Fact>; 3] {
        [
            fact("Où", capital(&self.place(meeting))),
            fact("Avec", self.with_whom(meeting)),
            fact("Pour quoi", kind(meeting)),
        ]
    }

    /// Who does an action, as the official model wants it: structure, interlocutor, how to reach
    /// them.
    pub(super) fn actor(&self, action: ActionRecord<'_>) -> String {
        let contact = action.actor_contact().unwrap_or_default();
        let outside = joined([plan::partner(&action).as_str(), contact], ", ");
        if !outside.is_empty() {
            return outside;
        }
        match action.actor_kind() {
            Some("personne") => self.person(),
            Some("referent") => joined(["Le référent", &self.referent_name()], ", "),
            Some(code) => Vocabulary::ActorKind.label(code).to_owned(),
            None => String::new(),
        }
    }
}

/// « mardi 24 novembre 2026 à 14 h ».
pub(super) fn when(meeting: AppointmentRecord<'_>) -> String {
    let day = meeting.planned_on();
    day.map_or_else(String::new, |day| day_and_hour(day, meeting.time()))
}

/// « 60 minutes »; empty when it is not known.
pub(super) fn length(meeting: AppointmentRecord<'_>) -> String {
    let minutes = meeting.minutes();
    minutes.map_or_else(String::new, |minutes| format!("{minutes} minutes"))
}

/// The type of an appointment, in words: empty when it says nothing more than « rendez-vous ».
pub(super) fn kind(meeting: AppointmentRecord<'_>) -> String {
    match meeting.kind() {
        Some("autre") | None => String::new(),
        // The inner name of that appointment is not one for a letter.
        Some("remobilisation") => "Faire le point ensemble".to_owned(),
        Some(code) => Vocabulary::AppointmentType.label(code).to_owned(),
    }
}

/// « Fait le 12/11/2026 », « Pas fait (sans suite, le 12/11/2026) », « En cours ».
///
/// Source: « DITP 2019, contrat vivant », column « Suivi » (done or not, with the dates).
pub(super) fn follow_up(action: ActionRecord<'_>) -> String {
    capital(&plan::follow_up(&action, full))
}

/// « Atteint le 12/11/2026 », « En cours ».
pub(super) fn state(objective: ObjectiveRecord<'_>) -> String {
    capital(&plan::objective_state(&objective, full))
}

/// « 12/11/2026 » for a table; empty when there is none.
pub(super) fn cell_date(date: Option<Date>) -> String {
    date.map_or_else(String::new, full)
}

/// « 2 novembre 2026 » for a sentence; empty when there is none.
pub(super) fn date_in_words(date: Option<Date>) -> String {
    date.map_or_else(String::new, in_words)
}
