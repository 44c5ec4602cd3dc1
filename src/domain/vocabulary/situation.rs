//! Themes of the situation and what can be said on each. Worded by effect and as declared by
//! the person, never by disease, never as a judgment. Source: « DITP 2019, contrat vivant »
//! (volet II A).
use super::code::{Code, codes, families};

codes! { THEME {
    "logement": "Logement",
    "emploi": "Emploi",
    "formation": "Formation",
    "projet_professionnel": "Projet professionnel",
    "difficulte_administrative": "Démarches administratives et accès aux droits",
    "difficulte_financiere": "Difficultés financières",
    "mobilite": "Mobilité",
    sensitive "sante": "Santé",
    "contraintes_familiales": "Contraintes familiales",
    "maitrise_langue": "Maîtrise du français et savoirs de base",
    "numerique": "Numérique",
    "vie_sociale": "Vie sociale",
    sensitive "justice_protection": "Justice et protection",
    "autre": "Autre",
} }

/// A theme of the situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme(&'static Code);

impl Theme {
    /// Every theme, in the order of the official model.
    pub fn all() -> impl Iterator<Item = Self> {
        THEME.iter().map(Self)
    }

    /// The theme of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|it| it.code() == code)
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// Its name.
    pub const fn label(self) -> &'static str {
        self.0.label
    }
}

families! { FINDING {
    "logement" {
        barrier "log_sans": "Sans logement stable",
        barrier "log_impayes": "Difficulté déclarée à payer le loyer ou les charges",
        barrier "log_depart": "Doit quitter son logement",
        barrier "log_inadapte": "Logement à adapter",
        barrier "log_degrade": "Logement dégradé",
        barrier "log_eloigne": "Éloigné des services et des transports",
        fact "log_recherche": "Recherche un logement",
        asset "log_stable": "Logement stable",
    }
    "emploi" {
        asset "emp_disponible": "Disponible tout de suite",
        fact "emp_partiel": "Disponible à temps partiel",
        barrier "emp_indisponible": "Pas disponible pour un emploi pour l’instant",
        barrier "emp_jamais": "N’a pas encore travaillé",
        fact "emp_reduit": "En emploi réduit ou discontinu",
        fact "emp_independant": "Travailleur indépendant",
        asset "emp_creation": "Projet de création d’activité",
        asset "emp_experience": "Expérience ou métier mobilisable",
        fact "emp_appui": "Prêt pour un emploi avec un appui",
    }
    "formation" {
        asset "for_prete": "Prêt à suivre une formation",
        fact "for_appui": "Prêt à se former avec un appui",
        asset "for_choisie": "Formation déjà repérée",
        fact "for_non": "Ne souhaite pas se former pour l’instant",
        barrier "for_sans_qualif": "Sans qualification reconnue",
        barrier "for_diplome_etranger": "Diplôme étranger à faire reconnaître",
    }
    "projet_professionnel" {
        barrier "pro_a_construire": "Projet à construire",
        fact "pro_a_confirmer": "Projet à confirmer",
        asset "pro_defini": "Projet défini",
    }
    "difficulte_administrative" {
        barrier "adm_droits": "Besoin d’appui pour accéder à ses droits",
        barrier "adm_demarche": "Démarche en cours difficile",
        barrier "adm_identite": "Pièce d’identité ou titre de séjour à obtenir",
        barrier "adm_impots": "Avis d’imposition manquant ou à corriger",
        barrier "adm_domiciliation": "Domiciliation à établir",
    }
    "difficulte_financiere" {
        barrier "fin_aucune": "Aucune ressource",
        barrier "fin_baisse": "Baisse récente des ressources",
        barrier "fin_insuffisantes": "Ressources insuffisantes pour les besoins courants",
        barrier "fin_budget": "Difficulté déclarée à équilibrer le budget",
        barrier "fin_dettes": "Dettes ou surendettement",
        barrier "fin_alimentaire": "Besoin d’aide alimentaire",
    }
    "mobilite" {
        barrier "mob_sans_moyen": "Aucun moyen de transport",
        fact "mob_tc": "Dépend des transports en commun",
        barrier "mob_vehicule": "Véhicule à réparer ou à assurer",
        barrier "mob_permis": "Permis à obtenir, récupérer ou échanger",
        barrier "mob_rayon": "Déplacements limités (durée, distance, horaires)",
        sensitive barrier "mob_conduite": "Conduite déclarée impossible",
        asset "mob_autonome": "Autonome dans ses déplacements",
    }
    "sante" {
        sensitive barrier "san_acces": "Difficulté déclarée d’accès à un professionnel de santé",
        sensitive barrier "san_couverture": "Couverture santé à ouvrir ou à mettre à jour",
        sensitive fact "san_sans_effet": "Difficulté déclarée sans effet sur la reprise d’activité",
        sensitive barrier "san_absences": "Difficulté déclarée entraînant des absences",
        sensitive barrier "san_metiers": "Difficulté déclarée écartant certains métiers",
        sensitive barrier "san_differee": "Difficulté déclarée : reprise d’activité à différer",
        sensitive barrier "san_arret": "Difficulté déclarée : plus d’activité professionnelle possible",
        sensitive fact "san_mdph": "Dossier MDPH existant ou en cours",
    }
    "contraintes_familiales" {
        barrier "fam_garde": "Garde d’enfant à trouver",
        barrier "fam_horaires": "Contraintes d’horaires",
        barrier "fam_aidant": "Aide un proche",
        fact "fam_naissance": "Attend un enfant",
        barrier "fam_presence": "Enfant demandant une présence ou des rendez-vous réguliers",
        fact "fam_seul": "Élève seul un ou plusieurs enfants",
        barrier "fam_separation": "Séparation ou conflit en cours",
        fact "fam_autre": "Autre contrainte familiale",
    }
    "maitrise_langue" {
        barrier "lan_oral": "Difficulté déclarée en français à l’oral",
        barrier "lan_lecture": "Difficulté déclarée en lecture",
        barrier "lan_ecrit": "Difficulté déclarée à l’écrit",
        barrier "lan_calcul": "Difficulté déclarée en calcul",
        asset "lan_cours": "Apprentissage en cours",
        asset "lan_autres": "Parle d’autres langues",
    }
    "numerique" {
        barrier "num_equipement": "Pas d’équipement",
        barrier "num_connexion": "Pas de connexion",
        barrier "num_messagerie": "Pas de messagerie utilisée",
        barrier "num_demarches": "Difficulté pour les démarches en ligne",
        barrier "num_lieu": "Ne peut pas se rendre dans un lieu d’aide",
        asset "num_autonome": "Autonome en ligne",
    }
    "vie_sociale" {
        barrier "soc_isolement": "Isolement déclaré",
        barrier "soc_confiance": "Souhaite reprendre confiance",
        asset "soc_entourage": "Entourage ou réseau mobilisable",
        asset "soc_engagement": "Engagement associatif ou citoyen",
    }
    "justice_protection" {
        sensitive fact "jus_procedure": "Procédure ou décision de justice en cours (déclarée)",
        sensitive fact "jus_protection": "Mesure de protection existante ou demandée",
        sensitive barrier "jus_securite": "Besoin de mise en sécurité déclaré",
    }
} }
