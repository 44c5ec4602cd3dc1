//! Themes of the situation and what can be said on each. Worded by effect and as declared by
//! the person, never by disease, never as a judgment. Source: « DITP 2019, contrat vivant »
//! (volet II A).
use super::code::Code;
use super::code::{asset, barrier, fact, plain, sensitive};

pub(super) const THEME: &[Code] = &[
    plain("logement", "Logement"),
    plain("emploi", "Emploi"),
    plain("formation", "Formation"),
    plain("projet_professionnel", "Projet professionnel"),
    plain(
        "difficulte_administrative",
        "Démarches administratives et accès aux droits",
    ),
    plain("difficulte_financiere", "Difficultés financières"),
    plain("mobilite", "Mobilité"),
    sensitive(plain("sante", "Santé")),
    plain("contraintes_familiales", "Contraintes familiales"),
    plain("maitrise_langue", "Maîtrise du français et savoirs de base"),
    plain("numerique", "Numérique"),
    plain("vie_sociale", "Vie sociale"),
    sensitive(plain("justice_protection", "Justice et protection")),
    plain("autre", "Autre"),
];

pub(super) const FINDING: &[Code] = &[
    barrier("log_sans", "Sans logement stable", "logement"),
    barrier(
        "log_impayes",
        "Difficulté déclarée à payer le loyer ou les charges",
        "logement",
    ),
    barrier("log_depart", "Doit quitter son logement", "logement"),
    barrier("log_inadapte", "Logement à adapter", "logement"),
    barrier("log_degrade", "Logement dégradé", "logement"),
    barrier(
        "log_eloigne",
        "Éloigné des services et des transports",
        "logement",
    ),
    fact("log_recherche", "Recherche un logement", "logement"),
    asset("log_stable", "Logement stable", "logement"),
    asset("emp_disponible", "Disponible tout de suite", "emploi"),
    fact("emp_partiel", "Disponible à temps partiel", "emploi"),
    barrier(
        "emp_indisponible",
        "Pas disponible pour un emploi pour l’instant",
        "emploi",
    ),
    barrier("emp_jamais", "N’a pas encore travaillé", "emploi"),
    fact("emp_reduit", "En emploi réduit ou discontinu", "emploi"),
    fact("emp_independant", "Travailleur indépendant", "emploi"),
    asset("emp_creation", "Projet de création d’activité", "emploi"),
    asset(
        "emp_experience",
        "Expérience ou métier mobilisable",
        "emploi",
    ),
    fact("emp_appui", "Prêt pour un emploi avec un appui", "emploi"),
    asset("for_prete", "Prêt à suivre une formation", "formation"),
    fact("for_appui", "Prêt à se former avec un appui", "formation"),
    asset("for_choisie", "Formation déjà repérée", "formation"),
    fact(
        "for_non",
        "Ne souhaite pas se former pour l’instant",
        "formation",
    ),
    barrier(
        "for_sans_qualif",
        "Sans qualification reconnue",
        "formation",
    ),
    barrier(
        "for_diplome_etranger",
        "Diplôme étranger à faire reconnaître",
        "formation",
    ),
    barrier(
        "pro_a_construire",
        "Projet à construire",
        "projet_professionnel",
    ),
    fact(
        "pro_a_confirmer",
        "Projet à confirmer",
        "projet_professionnel",
    ),
    asset("pro_defini", "Projet défini", "projet_professionnel"),
    barrier(
        "adm_droits",
        "Besoin d’appui pour accéder à ses droits",
        "difficulte_administrative",
    ),
    barrier(
        "adm_demarche",
        "Démarche en cours difficile",
        "difficulte_administrative",
    ),
    barrier(
        "adm_identite",
        "Pièce d’identité ou titre de séjour à obtenir",
        "difficulte_administrative",
    ),
    barrier(
        "adm_impots",
        "Avis d’imposition manquant ou à corriger",
        "difficulte_administrative",
    ),
    barrier(
        "adm_domiciliation",
        "Domiciliation à établir",
        "difficulte_administrative",
    ),
    barrier("fin_aucune", "Aucune ressource", "difficulte_financiere"),
    barrier(
        "fin_baisse",
        "Baisse récente des ressources",
        "difficulte_financiere",
    ),
    barrier(
        "fin_insuffisantes",
        "Ressources insuffisantes pour les besoins courants",
        "difficulte_financiere",
    ),
    barrier(
        "fin_budget",
        "Difficulté déclarée à équilibrer le budget",
        "difficulte_financiere",
    ),
    barrier(
        "fin_dettes",
        "Dettes ou surendettement",
        "difficulte_financiere",
    ),
    barrier(
        "fin_alimentaire",
        "Besoin d’aide alimentaire",
        "difficulte_financiere",
    ),
    barrier("mob_sans_moyen", "Aucun moyen de transport", "mobilite"),
    fact("mob_tc", "Dépend des transports en commun", "mobilite"),
    barrier(
        "mob_vehicule",
        "Véhicule à réparer ou à assurer",
        "mobilite",
    ),
    barrier(
        "mob_permis",
        "Permis à obtenir, récupérer ou échanger",
        "mobilite",
    ),
    barrier(
        "mob_rayon",
        "Déplacements limités (durée, distance, horaires)",
        "mobilite",
    ),
    sensitive(barrier(
        "mob_conduite",
        "Conduite déclarée impossible",
        "mobilite",
    )),
    asset("mob_autonome", "Autonome dans ses déplacements", "mobilite"),
    sensitive(barrier(
        "san_acces",
        "Difficulté déclarée d’accès à un professionnel de santé",
        "sante",
    )),
    sensitive(barrier(
        "san_couverture",
        "Couverture santé à ouvrir ou à mettre à jour",
        "sante",
    )),
    sensitive(fact(
        "san_sans_effet",
        "Difficulté déclarée sans effet sur la reprise d’activité",
        "sante",
    )),
    sensitive(barrier(
        "san_absences",
        "Difficulté déclarée entraînant des absences",
        "sante",
    )),
    sensitive(barrier(
        "san_metiers",
        "Difficulté déclarée écartant certains métiers",
        "sante",
    )),
    sensitive(barrier(
        "san_differee",
        "Difficulté déclarée : reprise d’activité à différer",
        "sante",
    )),
    sensitive(barrier(
        "san_arret",
        "Difficulté déclarée : plus d’activité professionnelle possible",
        "sante",
    )),
    sensitive(fact(
        "san_mdph",
        "Dossier MDPH existant ou en cours",
        "sante",
    )),
    barrier(
        "fam_garde",
        "Garde d’enfant à trouver",
        "contraintes_familiales",
    ),
    barrier(
        "fam_horaires",
        "Contraintes d’horaires",
        "contraintes_familiales",
    ),
    barrier("fam_aidant", "Aide un proche", "contraintes_familiales"),
    fact(
        "fam_naissance",
        "Attend un enfant",
        "contraintes_familiales",
    ),
    barrier(
        "fam_presence",
        "Enfant demandant une présence ou des rendez-vous réguliers",
        "contraintes_familiales",
    ),
    fact(
        "fam_seul",
        "Élève seul un ou plusieurs enfants",
        "contraintes_familiales",
    ),
    barrier(
        "fam_separation",
        "Séparation ou conflit en cours",
        "contraintes_familiales",
    ),
    fact(
        "fam_autre",
        "Autre contrainte familiale",
        "contraintes_familiales",
    ),
    barrier(
        "lan_oral",
        "Difficulté déclarée en français à l’oral",
        "maitrise_langue",
    ),
    barrier(
        "lan_lecture",
        "Difficulté déclarée en lecture",
        "maitrise_langue",
    ),
    barrier(
        "lan_ecrit",
        "Difficulté déclarée à l’écrit",
        "maitrise_langue",
    ),
    barrier(
        "lan_calcul",
        "Difficulté déclarée en calcul",
        "maitrise_langue",
    ),
    asset("lan_cours", "Apprentissage en cours", "maitrise_langue"),
    asset("lan_autres", "Parle d’autres langues", "maitrise_langue"),
    barrier("num_equipement", "Pas d’équipement", "numerique"),
    barrier("num_connexion", "Pas de connexion", "numerique"),
    barrier("num_messagerie", "Pas de messagerie utilisée", "numerique"),
    barrier(
        "num_demarches",
        "Difficulté pour les démarches en ligne",
        "numerique",
    ),
    barrier(
        "num_lieu",
        "Ne peut pas se rendre dans un lieu d’aide",
        "numerique",
    ),
    asset("num_autonome", "Autonome en ligne", "numerique"),
    barrier("soc_isolement", "Isolement déclaré", "vie_sociale"),
    barrier(
        "soc_confiance",
        "Souhaite reprendre confiance",
        "vie_sociale",
    ),
    asset(
        "soc_entourage",
        "Entourage ou réseau mobilisable",
        "vie_sociale",
    ),
    asset(
        "soc_engagement",
        "Engagement associatif ou citoyen",
        "vie_sociale",
    ),
    sensitive(fact(
        "jus_procedure",
        "Procédure ou décision de justice en cours (déclarée)",
        "justice_protection",
    )),
    sensitive(fact(
        "jus_protection",
        "Mesure de protection existante ou demandée",
        "justice_protection",
    )),
    sensitive(barrier(
        "jus_securite",
        "Besoin de mise en sécurité déclaré",
        "justice_protection",
    )),
];
