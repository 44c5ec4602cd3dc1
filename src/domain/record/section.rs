//! The parts of what is known of a person, for who may see what. Knows no kind of record and no role.
use crate::domain::codes::coded;

coded! {
    /// A part of what is known of a person.
    pub enum Section {
        /// Name, birth, numbers, telephone, address.
        Identity = "identite",
        /// Home, family, training, means of transport: what the situation starts from.
        Profile = "profil",
        /// Parcours, orientation, who follows the person.
        Following = "suivi",
        /// Appointments, absences and what was done about them.
        Appointments = "rendez_vous",
        /// The next appointment alone, for who does not see the others.
        NextAppointment = "prochain_rdv",
        /// Calls, messages, letters.
        Contacts = "contacts",
        /// What was said there, and working notes.
        Notes = "notes",
        /// Due dates, with their rule.
        Deadlines = "echeances",
        /// Evaluations of the situation.
        Situation = "situation",
        /// Objectives and actions.
        Plan = "plan",
        /// Contracts and reviews.
        Contract = "contrat",
        /// Diagnostics, agreements, hand-overs.
        Sharing = "partages",
        /// The actions that name whoever looks, with their objectives, for who does not see the plan.
        OwnActions = "actions_propres",
        /// Measures on the allowance.
        Measures = "mesures",
        /// Why deadlines do not run (illness, detention…) or do not apply.
        Reasons = "motifs",
        /// Colleagues and structures.
        Team = "equipe",
    }
}

impl Section {
    /// What it is, in the tables of rights and where a role says what it does not see.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Identity => "identité et coordonnées",
            Self::Profile => "logement, famille, formation, déplacements",
            Self::Following => "parcours, orientation, référent",
            Self::Appointments => "tous les rendez-vous",
            Self::NextAppointment => "le prochain rendez-vous",
            Self::Contacts => "appels, messages, courriers",
            Self::Notes => "notes et comptes rendus",
            Self::Deadlines => "échéances",
            Self::Situation => "situation",
            Self::Plan => "objectifs et plan d’actions",
            Self::Contract => "contrats et revues",
            Self::Sharing => "diagnostics, accords, transmissions",
            Self::OwnActions => "les actions qui lui sont confiées, leurs objectifs",
            Self::Measures => "mesures sur l’allocation",
            Self::Reasons => "raisons d’une échéance suspendue ou sans objet",
            Self::Team => "collègues et structures",
        }
    }
}
