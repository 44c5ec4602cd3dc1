//! Lists of the yearly summary of a funding agreement. Source: « Hérault, bilan de convention »; the
//! answers on how a contract is felt, and the qualifications, are ours.
use super::code::{Code, codes, families};

/// What the structure writes of one part of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummaryPart(&'static Code);

impl SummaryPart {
    /// Every part, in the order of the model.
    pub fn all() -> impl Iterator<Item = Self> {
        SUMMARY_PART.iter().map(Self)
    }

    /// The part of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|it| it.code() == code)
    }

    /// The part about what the territory offers on that theme (`TERRITORY_THEME`).
    pub fn of_theme(label: &str) -> Option<Self> {
        let theme = TERRITORY_THEME.iter().find(|it| it.label == label)?;
        Self::from_code(theme.code)
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// Its name.
    pub const fn label(self) -> &'static str {
        self.0.label
    }

    /// The code of its section (`SUMMARY_SECTION`).
    pub const fn section(self) -> &'static str {
        self.0.group
    }

    /// Whether it also says if a need is not covered (« Hérault, bilan de convention », VII).
    pub fn tells_a_need(self) -> bool {
        self.section() == "vii"
    }
}

codes! { SOCIAL_FIELD {
    "logement": "Logement",
    sensitive "soins": "Accès aux soins",
    "mobilite": "Mobilité",
    sensitive "handicap": "Reconnaissance de handicap",
    "budget": "Aide à la gestion du budget",
    "retraite": "Dossier retraite",
    "caritatif": "Organismes caritatifs",
    sensitive "justice": "Décision de justice",
    "autre": "Autre",
} }

codes! { TERRITORY_THEME {
    sensitive "ter_sante_infirmiers": "Santé – Infirmiers",
    sensitive "ter_sante_psychosocial": "Santé – Fragilités psycho-sociales",
    "ter_logement": "Logement",
    "ter_surendettement": "Surendettement",
    "ter_savoirs": "Illettrisme – accès aux savoirs de base",
    "ter_aop": "AOP (action Objectif Projet)",
    "ter_mobilite": "Mobilité",
    "ter_artistes": "Artistes (diagnostic / accompagnement)",
    "ter_ame": "AME (action de mobilisation vers l’emploi)",
    "ter_age": "AGE (accompagnement global vers l’emploi)",
    "ter_aci": "Ateliers et chantiers d’insertion",
    "ter_siae": "Autres SIAE (structures d’insertion par l’activité économique)",
    "ter_creation": "Accompagnement à la création d’activité indépendante",
    "ter_plie": "Parcours PLIE",
    "ter_autre_1": "Autre (à préciser)",
    "ter_autre_2": "Autre encore (à préciser)",
} }

codes! { TEAM_POST {
    "referent": "Référent unique",
    "encadrement": "Encadrement et/ou coordination",
    "secretariat": "Secrétariat",
    "informatique": "Informatique",
    "accueil": "Accueil",
    "entretien": "Entretien",
    "autre": "Autre poste",
} }

codes! { QUALIFICATION {
    "sans": "Sans qualification",
    "non_qualifie": "Ouvrier ou employé non qualifié",
    "qualifie": "Ouvrier ou employé qualifié",
    "technicien": "Technicien ou agent de maîtrise",
    "cadre": "Cadre",
    "inconnu": "Inconnue",
} }

codes! { CONTRACT_FEELING {
    "adhesion": "Avec adhésion",
    "partage": "Avec réticence, ou partagée",
    "contrainte": "Comme une contrainte",
} }

codes! { SUMMARY_SECTION {
    "i": "I. Rappel des objectifs et des exigences contractuelles",
    "ii": "II. Présentation de la structure et de la mission Référent Unique",
    "iii": "III. Organisation fonctionnelle de l’action, méthodes et outils-supports",
    "iv_a": "IV. Résultats et analyse de l’activité RU – A. Les principaux chiffres-clés",
    "iv_b": "IV. B. Analyse des résultats",
    "iv_c": "IV. C. Caractéristiques du public accompagné",
    "iv_d": "IV. D. Présentation statistique du contenu des CER et éventuellement analyse",
    "v": "V. L’accompagnement social mis en œuvre par le(s) référent(s) unique(s)",
    "vi": "VI. Le partenariat et la coordination des parcours d’insertion",
    "vii": "VII. Éléments de diagnostic du territoire",
    "viii": "VIII. Points d’amélioration et perspectives",
} }

families! { SUMMARY_PART {
    "i" {
        "i_objectifs": "Objectifs et exigences contractuelles",
    }
    "ii" {
        "ii_lieux": "Lieux d’implantation",
        "ii_locaux": "Locaux et matériel à disposition",
        "ii_departement": "Autres conventionnements ou agréments avec le Département",
        "ii_partenaires": "Autres conventionnements avec d’autres partenaires",
    }
    "iii" {
        "iii_equipe": "Organisation et gestion de l’équipe",
        "iii_technique": "Moyens techniques",
        "iii_communication": "Moyens de communication",
        "iii_orientation": "Suivi de l’orientation par le SDI",
        "iii_accueil": "Accueil et information de la personne",
        "iii_evaluation": "Évaluation de la situation sociale et professionnelle",
        "iii_objectifs": "Définition des objectifs d’insertion et des moyens",
        "iii_contrat": "Contractualisation",
        "iii_suivi": "Suivi du contrat d’engagement réciproque",
        "iii_renouvellement": "Renouvellement du contrat",
        "iii_asr": "Accompagnement social individuel renforcé",
        "iii_collectif": "Actions collectives",
        "iii_articulation": "Articulation avec d’autres actions de la structure",
        "iii_deroulement": "Déroulement du suivi et protocole interne",
        "iii_formation": "Formation et appui technique",
    }
    "iv_a" {
        "a_publics": "Publics très spécifiques",
    }
    "iv_b" {
        "b_ratio": "Ratio orientations / premiers CER",
        "b_conditions": "Conditions de l’accompagnement : assiduité, adhésion ou réticence, facilités d’organisation",
        "b_accueil": "L’accueil",
        "b_premier": "La première contractualisation et le suivi du CER",
        "b_renouvellements": "Les renouvellements de CER",
        "b_typologie": "Typologie des accompagnements",
        "b_sorties": "Motifs de sorties du dispositif RSA",
        "b_progression": "Progression du parcours et amélioration de la situation",
        "b_autonomie": "Évolution de l’autonomie et de l’accès à l’emploi",
        "b_frequence": "Fréquence et durée des rencontres",
        "b_profils": "Variations selon le profil et la contractualisation",
        "b_duree": "Durée moyenne d’un suivi",
    }
    "iv_c" {
        "c_public": "Caractéristiques générales",
        sensitive "c_sante": "Caractéristiques liées à la santé",
        "c_mobilite": "Caractéristiques liées à la mobilité",
        "c_typologie": "Typologie des publics et critères retenus",
    }
    "iv_d" {
        "d_contenu": "Contenu des CER",
    }
    "v" {
        "v_problematiques": "Principales problématiques rencontrées",
        "v_logement": "Accompagnement dans le cadre du logement",
        sensitive "v_soins": "Accompagnement vers et dans l’accès aux soins",
        "v_mobilite": "Accompagnement vers et dans la mobilité",
        sensitive "v_handicap": "Accompagnement vers une reconnaissance de handicap",
        "v_budget": "Aide à la gestion du budget",
        "v_retraite": "Constitution du dossier retraite",
        "v_caritatif": "Accompagnement vers les organismes caritatifs",
        sensitive "v_justice": "Accompagnement dans le cadre d’une décision de justice",
        "v_autre": "Autres accompagnements",
        "v_situations": "Quelques situations représentatives",
    }
    "vi" {
        "vi_articulation": "Articulation avec les intervenants du parcours",
        "vi_partenaires": "Partenaires effectifs",
        "vi_appreciation": "Appréciation du partenariat et perspectives",
        "vi_plus_value": "Plus-value du suivi de parcours",
        "vi_sdi": "Partenariat avec le SDI, articulation avec le RTI et le chargé de mission du territoire",
        "vi_plateforme": "Partenariat avec la plate-forme Savoir’Agir (Piémont-Biterrois)",
    }
    "vii" {
        sensitive "ter_sante_infirmiers": "Offre : santé – infirmiers",
        sensitive "ter_sante_psychosocial": "Offre : santé – fragilités psycho-sociales",
        "ter_logement": "Offre : logement",
        "ter_surendettement": "Offre : surendettement",
        "ter_savoirs": "Offre : illettrisme – accès aux savoirs de base",
        "ter_aop": "Offre : action Objectif Projet",
        "ter_mobilite": "Offre : mobilité",
        "ter_artistes": "Offre : artistes",
        "ter_ame": "Offre : action de mobilisation vers l’emploi",
        "ter_age": "Offre : accompagnement global vers l’emploi",
        "ter_aci": "Offre : ateliers et chantiers d’insertion",
        "ter_siae": "Offre : autres SIAE",
        "ter_creation": "Offre : création d’activité indépendante",
        "ter_plie": "Offre : parcours PLIE",
        "ter_autre_1": "Offre : autre besoin, à nommer dans le texte",
        "ter_autre_2": "Offre : autre besoin encore, à nommer dans le texte",
    }
    "viii" {
        "viii_ameliorations": "Propositions d’amélioration et de redéfinition de l’action",
        "viii_reussites": "Réussites",
        "viii_difficultes": "Difficultés",
        "viii_propositions": "Propositions",
    }
} }

/// The field of social support that a dossier or an act belongs to by its thématique (`SUPPORT_THEME`), and by the kind
/// of aid of a dossier (`AID_KIND`), where they say it.
pub fn social_field(theme: &str, aid: Option<&str>) -> Option<&'static str> {
    Some(match (theme, aid) {
        (_, Some("surendettement" | "masp")) => "budget",
        ("sante_droits", _) => "soins",
        ("logement", _) => "logement",
        ("mdph", _) => "handicap",
        ("aides_urgence", _) => "caritatif",
        ("retraite", _) => "retraite",
        ("mobilite", _) => "mobilite",
        _ => return None,
    })
}

/// The theme of the territory's offer that an action of the plan calls on (`ACTION_CODE`), where one does.
pub fn territory_theme(action: &str) -> Option<&'static str> {
    Some(match action {
        "act_sante_infirmier" => "ter_sante_infirmiers",
        "act_psychosocial" | "act_point_ecoute" => "ter_sante_psychosocial",
        "act_budget_logement"
        | "act_espace_logement"
        | "dem_logement"
        | "dem_fsl"
        | "dem_hebergement" => "ter_logement",
        "act_surendettement" => "ter_surendettement",
        "act_savoirs" => "ter_savoirs",
        "act_aop" => "ter_aop",
        "act_mobilite" | "dem_permis" | "dem_vehicule" => "ter_mobilite",
        "act_artistes" => "ter_artistes",
        "act_ame" => "ter_ame",
        "act_age" => "ter_age",
        "act_aci" => "ter_aci",
        "act_ai" | "act_etti" | "act_geiq" | "act_ei" => "ter_siae",
        "act_creation" => "ter_creation",
        "act_plie" => "ter_plie",
        _ => return None,
    })
}
