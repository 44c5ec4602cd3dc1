//! Lists of orientation, contracts, exits and sharing. Sources: « DITP 2019, orientation et
//! suivi », « Hérault, bilan de convention ».
use super::code::Code;
use super::code::listed;
use super::code::{member, plain, sensitive};

listed! {
    /// How référents and accompagnateurs share the follow-up of one person.
    pub enum FollowUpModel {
        /// A référent apart from the accompagnateurs.
        One = plain("1", "Référent distinct du ou des accompagnateurs"),
        /// Two accompagnateurs who are both référents.
        Two = plain("2", "Binôme d’accompagnateurs-référents"),
        /// A dedicated team beside the accompagnateurs.
        Three = plain("3", "Équipe dédiée complémentaire des accompagnateurs"),
    }
}

listed! {
    /// Where a parcours comes from.
    pub enum Origin {
        /// First orientation.
        Initial = plain("initiale", "Première orientation"),
        /// Reorientation.
        Reorientation = plain("reorientation", "Réorientation"),
        /// Arrival in the département.
        Transfer = plain("mutation", "Arrivée dans le département"),
        /// Change of structure.
        StructureChange = plain("changement_structure", "Changement de structure"),
    }
}

pub(super) const ORIENTING_BODY: &[Code] = &[
    plain("sdi", "SDI"),
    plain("cd", "Conseil départemental"),
    plain("caf", "CAF"),
    plain("msa", "MSA"),
    plain("ft", "France Travail"),
    plain("ep", "Équipe pluridisciplinaire"),
    plain("autre", "Autre"),
];

listed! {
    /// Type of parcours.
    pub enum ParcoursKind {
        /// Social.
        Social = plain("social", "Social"),
        /// Socio-professional.
        SocioPro = plain("socio_pro", "Socio-professionnel"),
        /// Professional.
        Pro = plain("pro", "Professionnel"),
    }
}

pub(super) const SCENARIO: &[Code] = &[
    plain("1", "Un rendez-vous 2 en 1 pour instruire et orienter"),
    plain(
        "2",
        "Un rendez-vous d’aiguillage rapide après l’instruction",
    ),
    plain("3", "Un rendez-vous de diagnostic approfondi pour orienter"),
    plain("4", "Un rendez-vous au besoin"),
];

listed! {
    /// What was decided of a réorientation that was asked.
    pub enum ReorientationDecision {
        /// Not decided yet.
        Pending = plain("en_attente", "En attente"),
        /// The person moves.
        Accepted = plain("acceptee", "Acceptée"),
        /// The accompaniment goes on as it is.
        Refused = plain("refusee", "Refusée (maintien de l’accompagnement)"),
    }
}

listed! {
    /// Kind of contract.
    pub enum ContractKind {
        /// CER.
        Cer = plain("cer", "CER"),
        /// Contrat d'engagement.
        Engagement = plain("contrat_engagement", "Contrat d’engagement"),
        /// PPAE.
        Ppae = plain("ppae", "PPAE"),
        /// Contrat d'engagement jeune.
        Cej = plain("cej", "Contrat d’engagement jeune"),
        /// PACEA.
        Pacea = plain("pacea", "PACEA"),
        /// Any other.
        Other = plain("autre", "Autre"),
    }
}

listed! {
    /// Place of a contract among those of the person.
    pub enum ContractRank {
        /// First contract.
        First = plain("premier", "Premier contrat"),
        /// Renewal.
        Renewal = plain("renouvellement", "Renouvellement"),
        /// Amendment.
        Amendment = plain("avenant", "Avenant, redéfinition"),
        /// Silent renewal.
        Tacit = plain("tacite", "Tacite reconduction"),
    }
}

pub(super) const CONTRACT_FORM: &[Code] = &[
    plain("ancien", "Ancien formulaire"),
    plain("nouveau", "Nouveau formulaire"),
];

listed! {
    /// Decision taken on a signed contract.
    pub enum Decision {
        /// Validated.
        Validated = plain("valide", "Validé"),
        /// Not validated.
        Refused = plain("refuse", "Non validé"),
    }
}

listed! {
    /// Main motive of an exit.
    pub enum ExitMotive {
        /// Work.
        Work = plain("emploi", "Accès à l’emploi"),
        /// End of the right to the RSA.
        EndOfRight = plain("fin_droit", "Fin de droit RSA"),
        /// AAH.
        Aah = sensitive(plain("aah", "Ouverture de droit AAH")),
        /// Retirement.
        Retirement = plain("retraite", "Ouverture de droit retraite"),
        /// Unemployment benefit.
        Unemployment = plain("chomage", "Ouverture de droit chômage"),
        /// The person moved.
        Moved = plain("demenagement", "Déménagement"),
        /// Another référent unique.
        OtherReferent = plain("changement_ru", "Changement de référent unique"),
        /// Any other.
        Other = plain("autre", "Autres"),
    }
}

pub(super) const EXIT_DETAIL: &[Code] = &[
    member("cdi", "CDI", "emploi"),
    member("cdd_long", "CDD de 6 mois et plus", "emploi"),
    member("creation", "Création d’activité (durable)", "emploi"),
    member("cdd_court", "CDD de moins de 6 mois", "emploi"),
    member("interim", "Intérim", "emploi"),
    member("iae", "Insertion par l’activité économique", "emploi"),
    member("aide", "Contrat aidé", "emploi"),
    member("hors_departement", "Hors du département", "demenagement"),
    member("dans_departement", "Dans le département", "demenagement"),
    member(
        "accueil",
        "Réorientation en phase d’accueil",
        "changement_ru",
    ),
    member("reorientation", "Réorientation", "changement_ru"),
    member("deces", "Décès", "autre"),
    member("radiation", "Radiation", "autre"),
    member("suspension", "Suspension", "autre"),
    member("refus", "Refus d’accompagnement", "autre"),
    member("perte_contact", "Perte de contact", "autre"),
    member("formation_longue", "Formation longue", "autre"),
    sensitive(member("invalidite", "Autre droit invalidité", "autre")),
    member(
        "situation_familiale",
        "Changement de situation familiale",
        "autre",
    ),
    member("libre", "Autre, à préciser", "autre"),
];

pub(super) const RECIPIENT: &[Code] = &[
    plain("accompagnateur", "Accompagnateur"),
    plain("referent_suivant", "Nouveau référent"),
    plain("cd_sdi", "Conseil départemental, SDI"),
    plain("ep_locale", "Équipe pluridisciplinaire locale"),
    plain("caf_accueil", "CAF, agent d’accueil"),
    plain("msa_accueil", "MSA"),
    plain("france_travail", "France Travail"),
    plain("entreprise", "Entreprise"),
    plain("autre", "Autre"),
];

pub(super) const SHARED_SECTION: &[Code] = &[
    plain("identite", "Identité et coordonnées"),
    plain("diagnostic", "Diagnostic"),
    plain("situation", "Situation (II A)"),
    plain("ressources", "Ressources"),
    plain("objectifs", "Objectifs"),
    plain("plan_action", "Plan d’action (II B)"),
    plain("action", "Une action"),
    plain("contrat", "Contrat"),
    plain("rdv", "Rendez-vous"),
    sensitive(plain("sensible", "Informations sensibles")),
];

pub(super) const AGREEMENT_FORM: &[Code] = &[
    plain("oral", "Oral"),
    plain("signe", "Signé"),
    plain("courriel", "Courriel"),
];

listed! {
    /// What the person answered when asked to share something.
    pub enum AgreementAnswer {
        /// It may be shared.
        Agreed = plain("accord", "Accord"),
        /// It may not be shared.
        Refused = plain("refus", "Refus"),
    }
}

pub(super) const EXEMPTION_REASON: &[Code] = &[
    sensitive(plain("hospitalisation", "Hospitalisation")),
    sensitive(plain("detention", "Détention")),
    plain("conge_maternite", "Congé maternité"),
    plain("absence_territoire", "Absence du territoire"),
    plain("autre", "Autre"),
];

pub(super) const DIAGNOSTIC_KIND: &[Code] = &[
    plain("initial", "Initial"),
    plain("approfondi", "Approfondi"),
    plain("global", "Global"),
];

pub(super) const REQUESTED_BY: &[Code] = &[
    plain("personne", "La personne"),
    plain("referent", "Le référent"),
    plain("structure", "La structure"),
    plain("accompagnateur", "Un accompagnateur"),
];

/// Who may ask that the accompaniment change (« DITP 2019, orientation et suivi »).
pub(super) const CHANGE_ASKER: &[Code] = &[
    plain("personne", "La personne"),
    plain("referent", "Le référent"),
    plain("accompagnateur", "Un accompagnateur"),
    plain("departement", "Le Département"),
    plain("autre", "Quelqu’un d’autre"),
];
