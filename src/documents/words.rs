//! The words that several papers share: names, places, actors, follow-up, and short ways to make
//! blocks. Every word is for the person: no code, no deadline passed.
use super::model::{Block, Bullet, Column, Fact, Level, Signature};
use super::source::Source;
use super::typography::{day_and_hour, in_words};
use crate::domain::date::{Time, full};
use crate::domain::identifiers::phone_display;
use crate::domain::record::Row;
use crate::domain::vocabulary::Vocabulary;

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

/// The non-empty texts, joined.
pub(super) fn join<'a>(texts: impl IntoIterator<Item = &'a str>, by: &str) -> String {
    let kept: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    kept.join(by)
}

/// The text with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// « Claire Rivière ».
pub(super) fn agent_name(row: &Row) -> String {
    let word = |field| row.text(field).unwrap_or_default();
    join([word("prenom"), word("nom")], " ")
}

impl Source {
    /// A word of the identity; empty when it is not known.
    pub(super) fn identity(&self, field: &str) -> String {
        self.file
            .identity()
            .map_or_else(String::new, |row| row.words(field))
    }

    /// « Mme Nadia ABDALLAH ».
    pub(super) fn person(&self) -> String {
        let name = self.identity("nom").to_uppercase();
        let all = [self.identity("civilite"), self.identity("prenom"), name];
        join(all.iter().map(String::as_str), " ")
    }

    /// « Claire Rivière »; empty when nobody is named.
    pub(super) fn referent_name(&self) -> String {
        self.referent().map_or_else(String::new, agent_name)
    }

    /// « Maison des parcours »; empty when none is named.
    pub(super) fn structure_name(&self) -> String {
        let name = self.structure().and_then(|row| row.text("nom"));
        name.unwrap_or_default().to_owned()
    }

    /// The référent's telephone, else that of the structure; empty when neither is known.
    pub(super) fn telephone(&self) -> String {
        [self.referent(), self.structure()]
            .into_iter()
            .flatten()
            .find_map(|row| row.text("telephone"))
            .map_or_else(String::new, phone_display)
    }

    /// Where the signature of each side goes.
    pub(super) fn signatures(&self) -> Vec<Signature> {
        vec![
            Signature {
                who: "La personne".to_owned(),
                name: self.person(),
                done: None,
            },
            Signature {
                who: "Le référent".to_owned(),
                name: self.referent_name(),
                done: None,
            },
        ]
    }

    /// Where an appointment takes place; empty when nobody noted it.
    pub(super) fn place(&self, meeting: &Row) -> String {
        let noted = meeting.text("lieu").unwrap_or_default();
        let structure = self.structure().map_or_else(String::new, |row| {
            let word = |field| row.text(field).unwrap_or_default();
            join([word("nom"), word("adresse")], ", ")
        });
        match meeting.text("canal") {
            Some("telephone") => "par téléphone, nous vous appellerons".to_owned(),
            Some("visio") => join(["en visioconférence", noted], ", "),
            Some("domicile") => "à votre domicile".to_owned(),
            Some("bureau") if noted.is_empty() => structure,
            Some("permanence") => join(["en permanence", noted], ", "),
            Some("partenaire") if noted.is_empty() => "chez un partenaire".to_owned(),
            Some("exterieur") if noted.is_empty() => "à l’extérieur".to_owned(),
            Some(_) | None => noted.to_owned(),
        }
    }

    /// With whom an appointment is; empty when nobody is named.
    pub(super) fn with_whom(&self, meeting: &Row) -> String {
        let agent = meeting.int("agent_id").and_then(|id| self.agent(id));
        agent.map_or_else(String::new, agent_name)
    }

    /// Who does an action, as the official model wants it: structure, interlocutor, how to reach
    /// them.
    pub(super) fn actor(&self, action: &Row) -> String {
        let word = |field| action.text(field).unwrap_or_default();
        let outside = join(
            [
                word("acteur_structure"),
                word("acteur_nom"),
                word("acteur_contact"),
            ],
            ", ",
        );
        if !outside.is_empty() {
            return outside;
        }
        match action.text("acteur_genre") {
            Some("personne") => self.person(),
            Some("referent") => join(["Le référent", &self.referent_name()], ", "),
            Some(code) => Vocabulary::ActorKind.label(code).to_owned(),
            None => String::new(),
        }
    }
}

/// « mardi 24 novembre 2026 à 14 h ».
pub(super) fn when(meeting: &Row) -> String {
    let time = meeting.text("heure").and_then(Time::from_code);
    meeting
        .date("prevu_le")
        .map_or_else(String::new, |day| day_and_hour(day, time))
}

/// The type of an appointment, in words: empty when it says nothing more than « rendez-vous ».
pub(super) fn kind(meeting: &Row) -> String {
    match meeting.text("type") {
        Some("autre") | None => String::new(),
        // The inner name of that appointment is not one for a letter.
        Some("remobilisation") => "Faire le point ensemble".to_owned(),
        Some(code) => Vocabulary::AppointmentType.label(code).to_owned(),
    }
}

/// « Fait le 12/11/2026 », « Pas fait (sans suite, le 12/11/2026) », « En cours ».
///
/// Source: « DITP 2019, contrat vivant », column « Suivi » (done or not, with the dates).
pub(super) fn follow_up(action: &Row) -> String {
    let status = action.text("statut").unwrap_or("a_faire");
    let label = Vocabulary::ActionStatus.label(status);
    let on = action.date("fin").map(|day| format!("le {}", full(day)));
    match (status, on) {
        ("fait", Some(on)) => format!("{label} {on}"),
        ("pas_fait", on) => {
            let why = action.words("motif").to_lowercase();
            let inside = join([why.as_str(), on.as_deref().unwrap_or_default()], ", ");
            if inside.is_empty() {
                label.to_owned()
            } else {
                format!("{label} ({inside})")
            }
        }
        (_, _) => label.to_owned(),
    }
}

/// « 12/11/2026 » for a table; empty when there is none.
pub(super) fn cell_date(row: &Row, field: &str) -> String {
    row.date(field).map_or_else(String::new, full)
}

/// « 2 novembre 2026 » for a sentence; empty when there is none.
pub(super) fn date_in_words(row: &Row, field: &str) -> String {
    row.date(field).map_or_else(String::new, in_words)
}
