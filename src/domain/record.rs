//! What is kept: every kind of record, its fields, their labels and types.
//!
//! One description serves the forms, the journal in words, the exports, the checks of the
//! schema and the imports. It knows no storage engine and no screen.
pub mod checks;
mod field;
mod fields;
mod new;
mod value;
mod words;

pub use field::{Field, Kind, Use};
pub use new::NewRecord;
pub use value::{Row, Value};
pub use words::{in_words, labels};

/// Number of a record inside one store. Never sent out: other programs get the `uid`.
pub type Id = i64;

/// The kinds of records, named as in the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// Structure, organisme référent.
    Organization,
    /// Professional of a structure (référent, secrétariat, encadrement…).
    Agent,
    /// Adult who receives the RSA.
    Allocataire,
    /// Follow-up of one person in one structure, from orientation to exit.
    Parcours,
    /// Orientation or réorientation decision.
    Orientation,
    /// Who follows the person, from when to when.
    Assignment,
    /// Dated evaluation of the situation (volet II A of the carnet de bord).
    Situation,
    /// What an evaluation says on one theme.
    Finding,
    /// Final or intermediate objective.
    Objective,
    /// Row of the action plan (volet II B).
    Action,
    /// Rendez-vous.
    Appointment,
    /// What was done after an absence.
    AbsenceAction,
    /// Call, message, letter or visit.
    Contact,
    /// Contract of mutual commitments.
    Contract,
    /// A commitment of one side, beside the common base of every contract.
    Commitment,
    /// The words of a contract as they stood when someone signed.
    ContractVersion,
    /// What the person said of the situation, the plan or the contract that they read.
    Validation,
    /// Joint look at goals, results and progress.
    Review,
    /// Initial assessment, to be shared.
    Diagnostic,
    /// The person's agreement that something be shared with someone.
    SharingAgreement,
    /// The act of sharing.
    Share,
    /// Period when the person is, or is not, subject to « droits et devoirs ».
    DutyPeriod,
    /// État du droit over a period, as the CAF or the MSA tell it.
    RightsPeriod,
    /// Examination of the parcours.
    Examination,
    /// Measure on the allowance, recorded and never computed.
    Suspension,
    /// Work or training taken up.
    Resumption,
    /// Period during which deadlines cannot run (neutralisation).
    Exemption,
    /// Documented reason why a rule does not apply (sans objet).
    Waiver,
    /// Former value of a deadline that was moved.
    Postponement,
    /// An item of the queue put off, or passed to a colleague, with the reason.
    Deferral,
}

impl Entity {
    /// Every kind, parents before children.
    pub const ALL: [Self; 30] = [
        Self::Organization,
        Self::Agent,
        Self::Allocataire,
        Self::Parcours,
        Self::Orientation,
        Self::Assignment,
        Self::Situation,
        Self::Finding,
        Self::Objective,
        Self::Action,
        Self::Appointment,
        Self::AbsenceAction,
        Self::Contact,
        Self::Contract,
        Self::Commitment,
        Self::ContractVersion,
        Self::Validation,
        Self::Review,
        Self::Diagnostic,
        Self::SharingAgreement,
        Self::Share,
        Self::DutyPeriod,
        Self::RightsPeriod,
        Self::Examination,
        Self::Suspension,
        Self::Resumption,
        Self::Exemption,
        Self::Waiver,
        Self::Postponement,
        Self::Deferral,
    ];

    /// Stable name: the table in the store, the key in exports.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Organization => "structure",
            Self::Agent => "agent",
            Self::Allocataire => "allocataire",
            Self::Parcours => "parcours",
            Self::Orientation => "orientation",
            Self::Assignment => "affectation",
            Self::Situation => "situation",
            Self::Finding => "constat",
            Self::Objective => "objectif",
            Self::Action => "action",
            Self::Appointment => "rdv",
            Self::AbsenceAction => "action_specifique",
            Self::Contact => "contact",
            Self::Contract => "contrat",
            Self::Commitment => "engagement",
            Self::ContractVersion => "contrat_version",
            Self::Validation => "validation",
            Self::Review => "revue",
            Self::Diagnostic => "diagnostic",
            Self::SharingAgreement => "accord",
            Self::Share => "partage",
            Self::DutyPeriod => "sdd",
            Self::RightsPeriod => "droit",
            Self::Examination => "examen",
            Self::Suspension => "suspension",
            Self::Resumption => "reprise",
            Self::Exemption => "neutralisation",
            Self::Waiver => "sans_objet",
            Self::Postponement => "report",
            Self::Deferral => "plus_tard",
        }
    }

    /// The kind of that stable name.
    #[must_use]
    pub fn from_table(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.table() == name)
    }

    /// French name with its article, as in « l’action », for sentences.
    #[must_use]
    pub const fn the(self) -> &'static str {
        match self {
            Self::Organization => "la structure",
            Self::Agent => "l’agent",
            Self::Allocataire => "l’identité",
            Self::Parcours => "le parcours",
            Self::Orientation => "l’orientation",
            Self::Assignment => "l’affectation",
            Self::Situation => "l’évaluation de la situation",
            Self::Finding => "le constat",
            Self::Objective => "l’objectif",
            Self::Action => "l’action",
            Self::Appointment => "le rendez-vous",
            Self::AbsenceAction => "la suite de l’absence",
            Self::Contact => "le contact",
            Self::Contract => "le contrat",
            Self::Commitment => "l’engagement",
            Self::ContractVersion => "la version du contrat",
            Self::Validation => "la validation par la personne",
            Self::Review => "la revue",
            Self::Diagnostic => "le diagnostic",
            Self::SharingAgreement => "l’accord de partage",
            Self::Share => "le partage",
            Self::DutyPeriod => "la période de droits et devoirs",
            Self::RightsPeriod => "l’état du droit au RSA",
            Self::Examination => "l’examen du parcours",
            Self::Suspension => "la mesure sur l’allocation",
            Self::Resumption => "la reprise d’activité",
            Self::Exemption => "la neutralisation",
            Self::Waiver => "le « sans objet »",
            Self::Postponement => "le report d’échéance",
            Self::Deferral => "la remise à plus tard",
        }
    }

    /// French title of the record's form and of its group in a file.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Organization => "Structure",
            Self::Agent => "Agent",
            Self::Allocataire => "Identité et coordonnées",
            Self::Parcours => "Parcours",
            Self::Orientation => "Orientation",
            Self::Assignment => "Affectation",
            Self::Situation => "Évaluation de la situation",
            Self::Finding => "Constat",
            Self::Objective => "Objectif",
            Self::Action => "Action",
            Self::Appointment => "Rendez-vous",
            Self::AbsenceAction => "Suite d’une absence",
            Self::Contact => "Contact",
            Self::Contract => "Contrat",
            Self::Commitment => "Engagement",
            Self::ContractVersion => "Version du contrat",
            Self::Validation => "Validation par la personne",
            Self::Review => "Revue",
            Self::Diagnostic => "Diagnostic",
            Self::SharingAgreement => "Accord de partage",
            Self::Share => "Partage",
            Self::DutyPeriod => "Droits et devoirs",
            Self::RightsPeriod => "État du droit au RSA",
            Self::Examination => "Examen du parcours",
            Self::Suspension => "Mesure sur l’allocation",
            Self::Resumption => "Reprise d’activité",
            Self::Exemption => "Neutralisation",
            Self::Waiver => "Sans objet",
            Self::Postponement => "Report d’échéance",
            Self::Deferral => "Remis à plus tard",
        }
    }

    /// Whether records of this kind belong to one person (and so feed the person's deadlines).
    #[must_use]
    pub fn belongs_to_person(self) -> bool {
        self == Self::Allocataire || self.field("allocataire_id").is_some()
    }

    /// Fields in the order of the form.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        fields::of(self)
    }

    /// The field of that name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// Position of the field of that name.
    #[must_use]
    pub fn position(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.name == name)
    }
}
