//! What can be decided on an item of the queue, what it writes, and when it makes no sense.
use chrono::Days;

use crate::domain::change::Op;
use crate::domain::date::{Date, Time, short};
use crate::domain::file::CaseFile;
use crate::domain::queue::ItemKind;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::gestures::filled::Writer;
use crate::store::QueueItem;

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The person came.
    Kept,
    /// The person did not come.
    Absent,
    /// The person did not come, and said so.
    Excused,
    /// The structure cancelled the appointment.
    Cancelled,
    /// Another date, or a first one.
    Moved(Date, Option<Time>),
    /// Called, and spoken to.
    Called,
    /// An SMS was sent.
    Texted,
    /// A letter was sent.
    Wrote,
    /// A message was left on the telephone.
    LeftMessage,
    /// Handed to an agent: number and name.
    Passed(Id, String),
    /// Out of the queue until a day, for a reason.
    Later(Date, String),
}

/// Days after which an item comes back when somebody was called, texted, written to, or left a
/// message, and nothing has changed since. A choice of this program: time to answer.
const COMES_BACK: [(Outcome, u64); 4] = [
    (Outcome::Called, 7),
    (Outcome::Texted, 7),
    (Outcome::Wrote, 15),
    (Outcome::LeftMessage, 3),
];

impl Outcome {
    /// Channel, result and follow-up (codes) of what is a way to reach the person.
    const fn reach(&self) -> Option<(&'static str, Option<&'static str>, &'static str)> {
        match self {
            Self::Called => Some(("telephone", Some("echange"), "relance_telephone")),
            Self::Texted => Some(("sms", None, "relance_sms")),
            Self::Wrote => Some(("courrier", None, "relance_courrier")),
            Self::LeftMessage => Some(("telephone", Some("message_laisse"), "relance_telephone")),
            Self::Kept
            | Self::Absent
            | Self::Excused
            | Self::Cancelled
            | Self::Moved(..)
            | Self::Passed(..)
            | Self::Later(..) => None,
        }
    }

    /// Status (code) that it gives to an appointment.
    const fn status(&self) -> Option<&'static str> {
        match self {
            Self::Kept => Some("honore"),
            Self::Absent => Some("absent"),
            Self::Excused => Some("absent_excuse"),
            Self::Cancelled => Some("annule_structure"),
            Self::Moved(..)
            | Self::Called
            | Self::Texted
            | Self::Wrote
            | Self::LeftMessage
            | Self::Passed(..)
            | Self::Later(..) => None,
        }
    }

    /// What was decided, in words: « honoré », « appel noté ».
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Kept => "honoré".to_owned(),
            Self::Absent => "absence".to_owned(),
            Self::Excused => "absence excusée".to_owned(),
            Self::Cancelled => "annulé par la structure".to_owned(),
            Self::Moved(day, time) => {
                let time = time.map_or_else(String::new, |time| format!(" à {}", time.long()));
                format!("fixé au {}{time}", short(*day))
            }
            Self::Called => "appel".to_owned(),
            Self::Texted => "SMS envoyé".to_owned(),
            Self::Wrote => "lettre envoyée".to_owned(),
            Self::LeftMessage => "message laissé".to_owned(),
            Self::Passed(_, name) => format!("passé à {name}"),
            Self::Later(day, _) => format!("remis au {}", short(*day)),
        }
    }

    /// The day the item comes back by itself if nothing changes, when it does.
    #[must_use]
    pub fn comes_back(&self, kind: ItemKind, today: Date) -> Option<Date> {
        match (self, kind) {
            (Self::Later(day, _), _) => Some(*day),
            (Self::Moved(day, _), ItemKind::Contract | ItemKind::Review | ItemKind::Action) => {
                Some(*day)
            }
            (_, ItemKind::Absence) => None,
            (reach, _) => {
                let days = COMES_BACK.iter().find(|(known, _)| known == reach)?.1;
                today.checked_add_days(Days::new(days))
            }
        }
    }

    /// Why it makes no sense for an item, in a sentence, if it makes none.
    #[must_use]
    pub fn refusal(&self, item: &QueueItem, file: Option<&CaseFile>) -> Option<&'static str> {
        if self.status().is_some() {
            return match item.kind {
                ItemKind::Outcome => None,
                ItemKind::Absence => Some(
                    "Cette absence est déjà notée. Pour la corriger, ouvrez le dossier avec Entrée.",
                ),
                ItemKind::FirstAppointment => {
                    Some("Aucun rendez-vous n’est encore fixé : la touche r en fixe un.")
                }
                ItemKind::Contract | ItemKind::Review | ItemKind::Action => {
                    Some("Ce n’est pas un rendez-vous : il n’y a ni présence ni absence à noter.")
                }
            };
        }
        let word = |field: &str| file?.identity()?.text(field).map(str::to_owned);
        match self {
            Self::Called | Self::Texted | Self::LeftMessage
                if item.person.telephone.is_none() && word("telephone_2").is_none() =>
            {
                Some(
                    "Aucun téléphone n’est connu pour cette personne. La touche l note une lettre.",
                )
            }
            Self::Wrote
                if file.is_some() && word("adresse").is_none() && word("commune").is_none() =>
            {
                Some("Aucune adresse n’est connue pour cette personne.")
            }
            _ => None,
        }
    }

    /// What it writes for an item.
    #[must_use]
    pub fn ops(&self, item: &QueueItem, file: &CaseFile, writer: Writer) -> Vec<Op> {
        let at = Writing { item, file, writer };
        if let Some(status) = self.status() {
            let values = vec![
                ("statut", status.into()),
                ("statut_le", writer.today.into()),
            ];
            return at
                .missed()
                .map(|row| Op::update(row, values))
                .into_iter()
                .collect();
        }
        if let Some((channel, result, follow_up)) = self.reach() {
            let mut ops = vec![at.contact(channel, result)];
            match self.comes_back(item.kind, writer.today) {
                Some(day) => ops.push(at.put_off(Some(day), None, &self.words())),
                None => ops.push(at.follow_up(follow_up)),
            }
            return ops;
        }
        match self {
            Self::Moved(day, time) => at.appointment(*day, *time, self),
            Self::Passed(agent, _) => vec![at.put_off(None, Some(*agent), &self.words())],
            Self::Later(day, reason) => vec![at.put_off(Some(*day), None, reason)],
            Self::Kept
            | Self::Absent
            | Self::Excused
            | Self::Cancelled
            | Self::Called
            | Self::Texted
            | Self::Wrote
            | Self::LeftMessage => Vec::new(),
        }
    }
}

/// What the operations are made from.
struct Writing<'a> {
    item: &'a QueueItem,
    file: &'a CaseFile,
    writer: Writer,
}

impl Writing<'_> {
    fn owner(&self) -> (&'static str, Value) {
        ("allocataire_id", Value::Int(self.item.person.id))
    }

    /// The appointment that the item is about.
    fn missed(&self) -> Option<&Row> {
        self.file.row(Entity::Appointment, self.item.appointment()?)
    }

    fn contact(&self, channel: &str, result: Option<&str>) -> Op {
        Op::insert(
            Entity::Contact,
            vec![
                self.owner(),
                ("fait_le", self.writer.today.into()),
                ("canal", channel.into()),
                ("sens", "sortant".into()),
                ("resultat", result.into()),
                (
                    "bilateral",
                    Value::Int(i64::from(result == Some("echange"))),
                ),
                ("agent_id", self.writer.agent.into()),
            ],
        )
    }

    /// What was done about the absence.
    fn follow_up(&self, kind: &str) -> Op {
        Op::insert(
            Entity::AbsenceAction,
            vec![
                self.owner(),
                ("rdv_id", self.item.appointment().into()),
                ("type", kind.into()),
                ("faite_le", self.writer.today.into()),
            ],
        )
    }

    fn put_off(&self, until: Option<Date>, to: Option<Id>, reason: &str) -> Op {
        Op::insert(
            Entity::Deferral,
            vec![
                self.owner(),
                ("regle", self.item.key.rule.as_str().into()),
                ("objet", self.item.row.object.0.clone().into()),
                ("objet_id", Value::Int(self.item.key.object)),
                ("jusque_le", until.into()),
                ("agent_id", to.into()),
                ("motif", reason.into()),
                ("cree_le", self.writer.today.into()),
            ],
        )
    }

    /// The date of an appointment moved, which keeps its former one; a new appointment elsewhere.
    fn appointment(&self, day: Date, time: Option<Time>, outcome: &Outcome) -> Vec<Op> {
        let time = time.map(Time::code);
        if let (ItemKind::Outcome, Some(row)) = (self.item.kind, self.missed()) {
            let values = vec![("prevu_le", day.into()), ("heure", time.into())];
            return vec![Op::update(row, values)];
        }
        let mut ops = vec![self.new_appointment(day, time)];
        match self.item.kind {
            ItemKind::Absence => ops.push(self.follow_up("nouveau_rdv")),
            ItemKind::Contract | ItemKind::Review | ItemKind::Action => {
                ops.push(self.put_off(Some(day), None, &outcome.words()));
            }
            // Fixed too late, it still calls (« à avancer »): it was decided all the same.
            ItemKind::FirstAppointment if self.item.row.window.due.is_none_or(|due| day > due) => {
                ops.push(self.put_off(Some(day), None, &outcome.words()));
            }
            ItemKind::Outcome | ItemKind::FirstAppointment => {}
        }
        ops
    }

    fn new_appointment(&self, day: Date, time: Option<String>) -> Op {
        let like = self.missed();
        let same = |field: &str| like.map_or(Value::Null, |row| row.get(field).clone());
        let kind = match self.item.kind {
            ItemKind::Outcome | ItemKind::Absence => same("type"),
            ItemKind::FirstAppointment | ItemKind::Action => "accompagnement".into(),
            ItemKind::Contract => "signature".into(),
            ItemKind::Review => "revue".into(),
        };
        let referent = self.item.person.referent.as_ref().map(|(id, _)| *id);
        let with = match same("agent_id") {
            Value::Null => referent.into(),
            known => known,
        };
        Op::insert(
            Entity::Appointment,
            vec![
                self.owner(),
                ("parcours_id", self.file.parcours().map(|row| row.id).into()),
                ("type", kind),
                ("prevu_le", day.into()),
                ("heure", time.into()),
                ("duree", same("duree")),
                ("canal", same("canal")),
                ("lieu", same("lieu")),
                ("agent_id", with),
                ("statut", "prevu".into()),
                ("cree_le", self.writer.today.into()),
            ],
        )
    }
}

/// The whole act in words: « Rendez-vous du 16/11 : honoré », « Honoré : 12 dossiers ».
#[must_use]
pub fn label(outcome: &Outcome, items: &[&QueueItem]) -> String {
    let what = outcome.words();
    match items {
        [item] => {
            let day = item.row.start.1.map(short);
            match (item.kind, day) {
                (ItemKind::Outcome, Some(day)) => format!("Rendez-vous du {day} : {what}"),
                (ItemKind::Absence, Some(day)) => format!("Absence du {day} : {what}"),
                (kind, _) => format!("{} : {what}", kind.title()),
            }
        }
        several => {
            let mut letters = what.chars();
            let first: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            format!(
                "{first}{} : {} éléments de la file",
                letters.as_str(),
                several.len()
            )
        }
    }
}
