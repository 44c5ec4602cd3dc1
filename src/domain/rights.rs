//! Who sees what, who does what: the rights of the roles, as data. Knows no store and no screen.
//!
//! Three tables that are read together: roles by sections (here), by kinds that they change (in the file
//! of each kind), by acts ([`Act`]); each gesture and each command names its kind or its act where it is.
//! What a role does not see is absent for it, everywhere: on screen, in the plain commands, in the
//! exports. Sources: the confidentiality rules of the
//! carnet de bord (« DITP 2019, contrat vivant »: who may see what is the person's choice; the
//! accompagnateurs « pour les actions qui les concernent uniquement ») and the need to know of each trade
//! (support staff: identity, telephone, appointments, contacts, deadlines; outside desk: identity,
//! référent, next appointment). Within a shared file, rights guide the work; they are no wall against
//! whoever owns the file.
mod act;
mod changing;
mod meetings;
mod need;
mod next;
mod reach;
mod reaching;
mod standing;
mod team;

pub use super::record::Section;
pub use act::Act;
pub use changing::{Extent, OF_POST};
pub use meetings::Meetings;
pub use need::Need;
pub use reach::Reach;
pub use standing::Standing;
pub use team::{Team, has_lasting_giver};

use super::date::Date;
use super::record::{Entity, Id, Row, Value};
pub use crate::domain::vocabulary::Role;

/// What support staff see.
const SECRETARIAT: &[Section] = &[
    Section::Identity,
    Section::Following,
    Section::Appointments,
    Section::Contacts,
    Section::Deadlines,
    Section::Team,
];

/// What an outside desk sees.
const DESK: &[Section] = &[
    Section::Identity,
    Section::Following,
    Section::NextAppointment,
    Section::Team,
];

/// What who does some of the actions sees.
const ACCOMPAGNATEUR: &[Section] = &[Section::Identity, Section::OwnActions, Section::Team];

/// What the board sees: who it is about, the accompaniment, its orientations, the measures.
const BOARD: &[Section] = &[
    Section::Identity,
    Section::Following,
    Section::Measures,
    Section::Team,
];

/// What who looks after the program sees.
const ADMINISTRATOR: &[Section] = &[Section::Team];

/// The table: the sections that a role sees, of the people whom it reaches.
pub const fn seen_by(role: Role) -> &'static [Section] {
    match role {
        Role::Referent | Role::Supervisor => Section::ALL,
        Role::Secretariat => SECRETARIAT,
        Role::Desk => DESK,
        Role::Accompagnateur => ACCOMPAGNATEUR,
        Role::Board => BOARD,
        Role::Administrator => ADMINISTRATOR,
    }
}

/// The sections that the agreements of a person open to a recipient, beside those of the role. Nothing
/// yet: what an agreement shares is not kept by section.
pub const fn opened_by_agreement(_role: Role) -> &'static [Section] {
    &[]
}

/// The section of a field of a record.
pub fn section_of(entity: Entity, field: &str) -> Section {
    let own = entity.field(field).and_then(|field| field.section);
    own.unwrap_or_else(|| entity.section())
}

/// What one agent may see and do: everything without a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    standing: Standing,
    role: Option<Role>,
    agent: Option<Id>,
    day: Option<Date>,
}

impl Rights {
    /// The rights of a role; everything without one.
    pub const fn of(role: Option<Role>) -> Self {
        Self {
            standing: match role {
                Some(_) => Standing::Role,
                None => Standing::Everything,
            },
            role,
            agent: None,
            day: None,
        }
    }

    /// The same rights, for an agent who also reads what they noted of their own contacts.
    #[must_use]
    pub const fn of_agent(self, agent: Option<Id>) -> Self {
        Self { agent, ..self }
    }

    /// Who looks, and on which day, when both are known.
    pub const fn agent_and_day(self) -> (Option<Id>, Option<Date>) {
        (self.agent, self.day)
    }

    /// The role, if it is known.
    pub const fn role(self) -> Option<Role> {
        self.role
    }

    /// Whether nothing at all may be seen or done.
    pub fn are_none(self) -> bool {
        self.standing == Standing::Nothing
    }

    /// Whether something holds of the role: of every one where rights are whole, of none without any.
    fn holds(self, of: impl Fn(Role) -> bool) -> bool {
        match self.standing {
            Standing::Everything => true,
            Standing::Nothing => false,
            Standing::Role => self.role.is_some_and(of),
        }
    }

    /// Whether a section is seen.
    pub fn sees(self, section: Section) -> bool {
        self.holds(|role| {
            seen_by(role).contains(&section) || opened_by_agreement(role).contains(&section)
        })
    }

    /// Whether nothing is kept from the agent.
    pub fn sees_all(self) -> bool {
        self.reach() == Reach::Everyone && Section::ALL.iter().all(|section| self.sees(*section))
    }

    /// Whether records of a kind are seen, some of them at least.
    pub fn sees_kind(self, entity: Entity) -> bool {
        match entity {
            Entity::Appointment => self.meetings() != Meetings::None,
            Entity::Action | Entity::Objective if self.sees(Section::OwnActions) => true,
            _ => self.sees(entity.section()),
        }
    }

    /// Whether a field is seen.
    pub fn sees_field(self, entity: Entity, field: &str) -> bool {
        let section = section_of(entity, field);
        // The next appointment is seen whole, notes apart.
        let kind = section == entity.section();
        self.sees_kind(entity) && (kind || self.sees(section))
    }

    /// Whether only some of the records of a kind that people have are seen: which ones, the store says.
    pub fn sees_own_alone(self, entity: Entity) -> bool {
        matches!(entity, Entity::Action | Entity::Objective) && !self.sees(Section::Plan)
    }

    /// The record without what is not seen; `None` when none of it is.
    pub fn trimmed(self, mut row: Row) -> Option<Row> {
        if !self.sees_kind(row.entity) {
            return None;
        }
        let own = self.is_own(&row);
        for (field, value) in row.entity.fields().iter().zip(&mut row.values) {
            if !own && !self.sees_field(row.entity, field.name) {
                *value = Value::Null;
            }
        }
        Some(row)
    }

    /// Whether a record is a contact that the agent had: what they noted of it is theirs to read.
    pub fn is_own(self, row: &Row) -> bool {
        self.own_column(row.entity)
            .is_some_and(|(column, agent)| row.int(column) == Some(agent))
    }

    /// The column that says that a record is the agent's own, and who the agent is: the rest of it
    /// is then theirs to read, as [`Rights::is_own`] says of one record.
    pub fn own_column(self, entity: Entity) -> Option<(&'static str, Id)> {
        let own = entity == Entity::Contact && self.sees(Section::Contacts);
        self.agent.filter(|_| own).map(|agent| ("agent_id", agent))
    }
}

impl Role {
    /// Whether people are received, and accompanied, by whoever has it.
    pub const fn accompanies(self) -> bool {
        matches!(self, Self::Referent | Self::Accompagnateur)
    }

    /// « le secrétariat », for sentences.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Referent => "le référent",
            Self::Accompagnateur => "l’accompagnateur",
            Self::Secretariat => "le secrétariat",
            Self::Supervisor => "l’encadrement",
            Self::Desk => "l’accueil",
            Self::Board => "l’équipe pluridisciplinaire",
            Self::Administrator => "l’administration de l’outil",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;

    #[test]
    fn every_role_of_an_agent_has_its_line_in_the_table() {
        for code in Vocabulary::AgentRole.codes() {
            assert!(Role::from_code(code.code).is_some(), "{}", code.code);
        }
    }

    #[test]
    fn support_staff_see_what_calls_and_fixes_need_and_nothing_else() {
        let rights = Rights::of(Some(Role::Secretariat));
        for seen in [
            (Entity::Allocataire, "nom"),
            (Entity::Allocataire, "telephone"),
            (Entity::Appointment, "prevu_le"),
            (Entity::Contact, "resultat"),
            (Entity::Assignment, "agent_id"),
            (Entity::AbsenceAction, "type"),
            (Entity::Deferral, "motif"),
        ] {
            assert!(rights.sees_field(seen.0, seen.1), "{seen:?}");
        }
        for hidden in [
            (Entity::Allocataire, "logement"),
            (Entity::Allocataire, "note"),
            (Entity::Appointment, "compte_rendu"),
            (Entity::Contact, "note"),
            (Entity::Situation, "commentaire"),
            (Entity::Finding, "constats"),
            (Entity::Objective, "libelle"),
            (Entity::Action, "libelle"),
            (Entity::Contract, "note"),
            (Entity::Diagnostic, "note"),
            (Entity::Exemption, "motif"),
            (Entity::Waiver, "motif"),
            (Entity::Parcours, "sortie_motif"),
            (Entity::RightsPeriod, "etat"),
        ] {
            assert!(!rights.sees_field(hidden.0, hidden.1), "{hidden:?}");
        }
    }

    #[test]
    fn an_outside_desk_sees_identity_referent_and_the_next_appointment() {
        let rights = Rights::of(Some(Role::Desk));
        assert!(rights.sees_kind(Entity::Appointment) && rights.sees_kind(Entity::Assignment));
        assert!(!rights.sees_kind(Entity::Contact) && !rights.sees(Section::Deadlines));
        assert!(!rights.sees(Section::Appointments) && !rights.sees_kind(Entity::AbsenceAction));
        assert!(rights.sees_field(Entity::Appointment, "prevu_le"));
        assert!(!rights.sees_field(Entity::Appointment, "compte_rendu"));
    }

    #[test]
    fn without_a_role_and_as_a_referent_everything_is_seen() {
        assert!(Rights::default().sees_all());
        assert!(Rights::of(Some(Role::Referent)).sees_all());
        assert!(!Rights::of(Some(Role::Secretariat)).sees_all());
    }

    #[test]
    fn a_record_is_trimmed_to_what_is_seen() {
        let rights = Rights::of(Some(Role::Secretariat));
        let contact = Row::blank(Entity::Contact)
            .with("canal", "telephone")
            .with("note", "en cure jusqu’à lundi");
        let seen = rights.trimmed(contact).unwrap();
        assert_eq!(seen.text("canal"), Some("telephone"));
        assert_eq!(seen.text("note"), None);
        let mine = Row::blank(Entity::Contact)
            .with("agent_id", 7)
            .with("note", "rappelle jeudi");
        let seen = |agent| rights.of_agent(Some(agent)).trimmed(mine.clone()).unwrap();
        assert_eq!(seen(7).text("note"), Some("rappelle jeudi"));
        assert_eq!(seen(8).text("note"), None);
        assert_eq!(rights.trimmed(Row::blank(Entity::Situation)), None);
        assert!(
            rights
                .refusal(Entity::Contract)
                .unwrap()
                .starts_with("Le contrat ne fait pas partie de ce que voit le secrétariat")
        );
    }
}
