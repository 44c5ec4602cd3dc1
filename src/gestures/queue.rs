//! What can be decided on an item of the queue, what it writes, and when it makes no sense.
use chrono::Days;

use crate::domain::change::{Op, Values};
use crate::domain::date::{Date, Time, short};
use crate::domain::file::CaseFile;
use crate::domain::queue::ItemKind;
use crate::domain::record::absence_action::ABSENCE_ACTION;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::contact::CONTACT;
use crate::domain::record::deferral::DEFERRAL;
use crate::domain::record::{Entity, Id, Record, Value};
use crate::domain::text::capital;
use crate::domain::vocabulary::{AppointmentStatus, ContactResult, Direction};
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
    const fn reach(&self) -> Option<(&'static str, Option<ContactResult>, &'static str)> {
        use ContactResult::{Exchange, MessageLeft};
        match self {
            Self::Called => Some(("telephone", Some(Exchange), "relance_telephone")),
            Self::Texted => Some(("sms", None, "relance_sms")),
            Self::Wrote => Some(("courrier", None, "relance_courrier")),
            Self::LeftMessage => Some(("telephone", Some(MessageLeft), "relance_telephone")),
            _ => None,
        }
    }

    /// Status that it gives to an appointment.
    const fn status(&self) -> Option<AppointmentStatus> {
        match self {
            Self::Kept => Some(AppointmentStatus::Kept),
            Self::Absent => Some(AppointmentStatus::Absent),
            Self::Excused => Some(AppointmentStatus::Excused),
            Self::Cancelled => Some(AppointmentStatus::CancelledByStructure),
            _ => None,
        }
    }

    /// What was decided, in words: « honoré », « appel noté ».
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
        let identity = file.and_then(CaseFile::identity).map(AllocataireRecord::of);
        match self {
            Self::Called | Self::Texted | Self::LeftMessage
                if item.person.telephone.is_none()
                    && identity.and_then(AllocataireRecord::other_phone).is_none() =>
            {
                Some(
                    "Aucun téléphone n’est connu pour cette personne. La touche l note une lettre.",
                )
            }
            Self::Wrote
                if file.is_some()
                    && identity.and_then(AllocataireRecord::address).is_none()
                    && identity.and_then(AllocataireRecord::town).is_none() =>
            {
                Some("Aucune adresse n’est connue pour cette personne.")
            }
            _ => None,
        }
    }

    /// What it writes for an item.
    pub fn ops(&self, item: &QueueItem, file: &CaseFile, writer: Writer) -> Vec<Op> {
        let at = Writing { item, file, writer };
        if let Some(status) = self.status() {
            let values = vec![
                APPOINTMENT.status.set(status),
                APPOINTMENT.status_on.set(writer.today),
            ];
            let missed = at.missed();
            let update = missed.map(|it| Op::update(&it, values));
            return update.into_iter().collect();
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
            _ => Vec::new(),
        }
    }
}

/// What the operations are made from.
struct Writing<'a> {
    item: &'a QueueItem,
    file: &'a CaseFile,
    writer: Writer,
}

impl<'a> Writing<'a> {
    fn owner(&self) -> (&'static str, Value) {
        APPOINTMENT.person.set(self.item.person.id)
    }

    /// The appointment that the item is about.
    fn missed(&self) -> Option<AppointmentRecord<'a>> {
        self.file.one(self.item.appointment()?)
    }

    fn contact(&self, channel: &str, result: Option<ContactResult>) -> Op {
        let spoke = result == Some(ContactResult::Exchange);
        let values = vec![
            self.owner(),
            CONTACT.made_on.set(self.writer.today),
            CONTACT.channel.set(channel),
            CONTACT.direction.set(Direction::Outbound),
            CONTACT.result.set(result),
            CONTACT.bilateral.set(spoke),
            CONTACT.agent.set(self.writer.agent),
        ];
        Op::insert(Entity::Contact, values)
    }

    /// What was done about the absence.
    fn follow_up(&self, kind: &str) -> Op {
        let values = vec![
            self.owner(),
            ABSENCE_ACTION.appointment.set(self.item.appointment()),
            ABSENCE_ACTION.kind.set(kind),
            ABSENCE_ACTION.made_on.set(self.writer.today),
        ];
        Op::insert(Entity::AbsenceAction, values)
    }

    fn put_off(&self, until: Option<Date>, to: Option<Id>, reason: &str) -> Op {
        let values = vec![
            self.owner(),
            DEFERRAL.rule.set(self.item.key.rule.as_str()),
            DEFERRAL.object.set(self.item.row.object.0.clone()),
            DEFERRAL.object_id.set(self.item.key.object),
            DEFERRAL.until.set(until),
            DEFERRAL.agent.set(to),
            DEFERRAL.reason.set(reason),
            DEFERRAL.created_on.set(self.writer.today),
        ];
        Op::insert(Entity::Deferral, values)
    }

    /// The date of an appointment moved, which keeps its former one; a new appointment elsewhere.
    fn appointment(&self, day: Date, time: Option<Time>, outcome: &Outcome) -> Vec<Op> {
        let when = vec![APPOINTMENT.planned_on.set(day), APPOINTMENT.time.set(time)];
        if let (ItemKind::Outcome, Some(it)) = (self.item.kind, self.missed()) {
            return vec![Op::update(&it, when)];
        }
        let mut ops = vec![self.new_appointment(when)];
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

    fn new_appointment(&self, when: Values) -> Op {
        let like = self.missed();
        let kind = match self.item.kind {
            ItemKind::Outcome | ItemKind::Absence => like.and_then(AppointmentRecord::kind),
            ItemKind::FirstAppointment | ItemKind::Action => Some("accompagnement"),
            ItemKind::Contract => Some("signature"),
            ItemKind::Review => Some("revue"),
        };
        let referent = self.item.person.referent.as_ref().map(|(id, _)| *id);
        let agent = like.and_then(AppointmentRecord::agent).or(referent);
        let parcours = self.file.parcours().map(|row| row.id);
        let minutes = like.and_then(AppointmentRecord::minutes);
        let channel = like.and_then(AppointmentRecord::channel);
        let place = like.and_then(AppointmentRecord::place);
        let mut values = vec![
            self.owner(),
            APPOINTMENT.parcours.set(parcours),
            APPOINTMENT.kind.set(kind),
            APPOINTMENT.minutes.set(minutes),
            APPOINTMENT.channel.set(channel),
            APPOINTMENT.place.set(place),
            APPOINTMENT.agent.set(agent),
            APPOINTMENT.status.set(AppointmentStatus::Planned),
            APPOINTMENT.created_on.set(self.writer.today),
        ];
        values.extend(when);
        Op::insert(Entity::Appointment, values)
    }
}

/// The whole act in words: « Rendez-vous du 16/11 : honoré », « Honoré : 12 dossiers ».
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
            format!("{} : {} éléments de la file", capital(&what), several.len())
        }
    }
}
