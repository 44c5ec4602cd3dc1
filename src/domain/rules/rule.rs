//! One rule: what it watches, from which event, for how long, and its source. Knows no file
//! format and no person's facts.
use std::sync::Arc;

use chrono::NaiveDate;

use super::event::EventKey;
use super::response::Response;
use crate::domain::calendar::Unit;
use crate::domain::codes::coded;
use crate::domain::facts::ObjectKind;
use crate::domain::record::Panel;

coded! {
    /// How much a deadline asks of the référent.
    pub enum Level {
        /// An alert: the référent must act.
        Alert = "alerte",
        /// Information: useful to know, never late.
        Information = "information",
        /// A rule of law shown in addition to the main set; never late.
        LegalInformation = "information_legale",
        /// A figure for the département; no alert for a person.
        Steering = "pilotage",
        /// A list of things to check.
        Check = "controle",
    }
}

impl Level {
    /// Whether its deadlines may count as late.
    pub const fn counts_as_late(self) -> bool {
        matches!(self, Self::Alert)
    }

    /// Whether the référent's lists show its deadlines.
    pub const fn is_personal(self) -> bool {
        !matches!(self, Self::Steering | Self::Check)
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
        /// One deadline for each diagnostic, until all its recipients have it.
        Sharing = "partage",
        /// A recurring rule: the delay starts again at each start event.
        Latest = "dernier",
        /// A contract that broke off: another one must follow.
        Restart = "reprise",
        /// One deadline for each action.
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
    /// Whether the due date itself is on time.
    pub enum Bound {
        /// The due day itself is on time.
        Included = "incluse",
        /// The day before the due day is the last one on time.
        Strict = "stricte",
    }
}

coded! {
    /// What happens to a due date that is not a jour ouvré.
    pub enum Shift {
        /// It stays: this is for the targets of a service.
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
    /// Whom a rule applies to. When a rule has several of these words, all must be true.
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
    /// The day, except in the overseas territories.
    pub day: NaiveDate,
    /// The day in the overseas territories, when it differs.
    pub overseas: Option<NaiveDate>,
}

/// The start dates that a rule applies to, both ends included; `None` for no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validity {
    /// First one.
    pub from: Option<NaiveDate>,
    /// Last one.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether a start date is among them.
    pub fn covers(self, start: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= start) && self.to.is_none_or(|to| start <= to)
    }
}

/// One rule of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Id of the set that it comes from.
    pub set: Arc<str>,
    /// Slug, e.g. « CER-1S ».
    pub id: String,
    /// Code in the set, e.g. « A6 ».
    pub code: String,
    /// The rule in a full sentence.
    pub label: String,
    /// What the référent reads in a list, in at most 20 columns, e.g. « CER à signer ».
    pub short_label: String,
    /// Whether the rule is in use.
    pub active: bool,
    /// The start dates that it applies to: those of the set in which it was first written, unless
    /// the rule has its own. A set that inherits a rule also applies it to cases that began before
    /// the set itself.
    pub validity: Validity,
    /// What the deadline asks of the référent.
    pub level: Level,
    /// The nature of its source.
    pub nature: Nature,
    /// The sentence of the source, with the title of the document.
    pub basis: String,
    /// The kind of record that it watches.
    pub object: ObjectKind,
    /// How it is computed.
    pub evaluator: Evaluator,
    /// Start events. The first one that has a date is used, or the latest one for
    /// [`Evaluator::Latest`].
    pub start: Vec<EventKey>,
    /// Start events used only when none of `start` happened.
    pub fallback: Vec<EventKey>,
    /// End events. The first one that happens ends the case.
    pub end: Vec<EventKey>,
    /// Length of the delay, in `unit`.
    pub delay: u32,
    /// Unit of the delay.
    pub unit: Unit,
    /// Whether the due date itself is on time.
    pub bound: Bound,
    /// What happens to a due date on a closed day.
    pub shift: Shift,
    /// The due date, for a rule that has a fixed one.
    pub fixed: Option<FixedDate>,
    /// Id or code of another rule: its running case is cancelled when this rule starts.
    pub replaces: Option<String>,
    /// An event whose date replaces the due date when it comes sooner.
    pub before: Option<EventKey>,
    /// Target of the département, from 0 to 1.
    pub target: Option<f64>,
    /// Days before the due date from which it is « bientôt », descending;
    /// jours ouvrés when that is the unit of the delay.
    pub pre_alerts: Vec<u32>,
    /// Who must act.
    pub actor: Actor,
    /// Whom it applies to.
    pub population: Vec<Population>,
    /// What answers it, when the file says so; see [`Rule::response`].
    pub answered_by: Option<Response>,
    /// The panel that it leads to, when the file says so; see [`Rule::panel`].
    pub leads_to: Option<Panel>,
}

impl Rule {
    /// What answers it: what its file says, else what makes its case end.
    pub fn response(&self) -> Option<Response> {
        self.answered_by.or_else(|| Response::ending(&self.end))
    }

    /// The panel of the file that it leads to: what its file says, else where it is answered.
    pub fn panel(&self) -> Panel {
        let answered = self.response().map(Response::panel);
        self.leads_to.or(answered).unwrap_or(Panel::Identity)
    }

    /// Whether `name` is its id or its code, in capitals or not.
    pub fn is_named(&self, name: &str) -> bool {
        self.id.eq_ignore_ascii_case(name) || self.code.eq_ignore_ascii_case(name)
    }
}
