//! One rule: what it watches, from when, how long, and on whose word.
//! Knows no file format and nobody's facts.
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::calendar::Unit;
use crate::domain::codes::coded;
use crate::domain::facts::ObjectKind;
use crate::domain::rules::EventKey;

coded! {
    /// How much a deadline asks of the référent.
    pub enum Level {
        /// Calls for the référent.
        Alert = "alerte",
        /// Worth knowing; never counts as late.
        Information = "information",
        /// What the law says beside the main set; never counts as late.
        LegalInformation = "information_legale",
        /// Steering of the département; no personal alert.
        Steering = "pilotage",
        /// A checklist.
        Check = "controle",
    }
}

impl Level {
    /// Whether it may be counted among what is late.
    #[must_use]
    pub const fn counts_as_late(self) -> bool {
        match self {
            Self::Alert => true,
            Self::Information | Self::LegalInformation | Self::Steering | Self::Check => false,
        }
    }

    /// Whether the référent's lists show it.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        match self {
            Self::Alert | Self::Information | Self::LegalInformation => true,
            Self::Steering | Self::Check => false,
        }
    }
}

coded! {
    /// What a rule rests on.
    pub enum Nature {
        /// A convention.
        Convention = "convention",
        /// The law.
        Law = "loi",
        /// A choice of the service.
        Choice = "choix",
    }
}

coded! {
    /// How a rule is computed.
    pub enum Evaluator {
        /// Start plus delay, ended by the first end event.
        Simple = "simple",
        /// First appointment of accompaniment, in two steps.
        FirstAppointment = "premier_rdv",
        /// One evaluation a diagnostic, over its recipients.
        Sharing = "partage",
        /// From the latest start event, again and again.
        Latest = "dernier",
        /// One evaluation an action.
        PerAction = "par_action",
        /// The due date is a field of the record.
        DueField = "echeance",
        /// A checklist without date.
        Checklist = "controle",
        /// A text without date.
        Text = "information",
        /// A count shown in the file, without date.
        Counter = "compteur",
        /// Past appointments without outcome.
        WithoutOutcome = "rdv_sans_statut",
        /// Parcours without référent.
        WithoutReferent = "sans_referent",
    }
}

coded! {
    /// Which side of the due date is on time.
    pub enum Bound {
        /// The due day itself is on time.
        Included = "incluse",
        /// The day before it is the last one on time.
        Strict = "stricte",
    }
}

coded! {
    /// What happens to a due date that is not a jour ouvré.
    pub enum Shift {
        /// Nothing: these are management targets.
        None = "aucun",
        /// It moves to the next jour ouvré.
        Next = "suivant",
    }
}

coded! {
    /// Who must act.
    pub enum Actor {
        /// The référent.
        Referent = "referent",
        /// The accompagnateur.
        Accompagnateur = "accompagnateur",
        /// The structure.
        Structure = "structure",
        /// The conseil départemental.
        Department = "cd",
        /// CAF or MSA.
        CafMsa = "caf_msa",
        /// France Travail.
        FranceTravail = "ft",
        /// The person.
        Person = "personne",
    }
}

coded! {
    /// Whom a rule is about; all the words of a rule must hold.
    pub enum Population {
        /// First orientation, or arrival in the département.
        NewEntrant = "nouvel_entrant",
        /// Oriented.
        Oriented = "oriente",
        /// Social parcours.
        SocialParcours = "parcours_social",
        /// Professional parcours.
        ProParcours = "parcours_pro",
        /// Subject to « droits et devoirs » at the start of the delay, or not known to be exempt.
        Subject = "sdd",
        /// With recorded needs that take more than six months.
        Vulnerable = "vulnerable",
        /// Followed on 1 January 2025, the day the « plein emploi » law came into force.
        PresentIn2025 = "present_au_2025_01_01",
        /// In an overseas territory.
        Overseas = "outre_mer",
        /// Oriented to France Travail (Pôle emploi until 2024).
        FranceTravail = "organisme_france_travail",
        /// Oriented to another body of the public employment service.
        EmploymentService = "organisme_spe",
        /// Oriented to any other body, or to one that is not recorded.
        OtherBody = "organisme_autre",
    }
}

/// A due date written in the law itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedDate {
    /// The day, for everyone but the next line.
    pub day: NaiveDate,
    /// The day in the overseas territories, when it differs.
    pub overseas: Option<NaiveDate>,
}

/// The start dates that a rule bears on, both ends included; `None` for no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validity {
    /// First one.
    pub from: Option<NaiveDate>,
    /// Last one.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether a start date is among them.
    #[must_use]
    pub fn covers(self, start: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= start) && self.to.is_none_or(|to| start <= to)
    }
}

/// One rule of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Id of the set that gave it.
    pub set: Arc<str>,
    /// Slug, e.g. « CER-1S ».
    pub id: String,
    /// Code in the set, e.g. « A6 ».
    pub code: String,
    /// Full wording.
    pub label: String,
    /// Said to the référent in at most 20 columns, e.g. « CER à signer ».
    pub short_label: String,
    /// In use.
    pub active: bool,
    /// Start dates it bears on: those of the set that first wrote it, unless it says otherwise. A
    /// set that inherits a rule keeps it for the cases begun before the set itself.
    pub validity: Validity,
    /// How much it asks.
    pub level: Level,
    /// What it rests on.
    pub nature: Nature,
    /// The sentence of the source, with the title of the document.
    pub basis: String,
    /// What it bears on.
    pub object: ObjectKind,
    /// How it is computed.
    pub evaluator: Evaluator,
    /// Start events; the first known wins (the latest, for [`Evaluator::Latest`]).
    pub start: Vec<EventKey>,
    /// Start events used only when none of `start` happened.
    pub fallback: Vec<EventKey>,
    /// End events; the first one ends the case.
    pub end: Vec<EventKey>,
    /// Length of the delay, in `unit`.
    pub delay: u32,
    /// Unit of the delay.
    pub unit: Unit,
    /// Which side of the due date is on time.
    pub bound: Bound,
    /// What a due date on a closed day becomes.
    pub shift: Shift,
    /// The due date itself, for a rule that has one.
    pub fixed: Option<FixedDate>,
    /// Id or code of the rule whose running case is cancelled when this one starts.
    pub replaces: Option<String>,
    /// The due date is this event's date if it comes sooner.
    pub before: Option<EventKey>,
    /// Steering target, 0 to 1.
    pub target: Option<f64>,
    /// Days before the due date from which it is « bientôt », descending;
    /// jours ouvrés when that is the unit of the delay.
    pub pre_alerts: Vec<u32>,
    /// Who must act.
    pub actor: Actor,
    /// Whom it is about.
    pub population: Vec<Population>,
}

impl Rule {
    /// Whether `name` is its id or its code, case ignored.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.id.eq_ignore_ascii_case(name) || self.code.eq_ignore_ascii_case(name)
    }
}
