//! What answers a brake: for each finding that is one, the types of action and the words that are proposed.
//! Sources: types of « Hérault, bilan de convention » (IV.D, VII), words of the thematics of « data·inclusion ».
//! Knows no file.
use super::Vocabulary;
use super::code::Sign;
use super::situation::Theme;

/// An action that answers a brake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrakeAnswer {
    /// The type of action.
    pub code: &'static str,
    /// The action, in words.
    pub words: &'static str,
}

/// Declares the answers: one line an answer, under the finding that it answers.
macro_rules! answers {
    ($($finding:literal { $($code:literal: $words:literal,)+ })+) => {
        const ANSWERS: &[(&str, &[BrakeAnswer])] =
            &[$(($finding, &[$(BrakeAnswer { code: $code, words: $words }),+])),+];
    };
}

answers! {
    "log_sans" {
        "dem_hebergement": "Rechercher une solution d’hébergement temporaire",
        "dem_logement": "Louer un logement",
    }
    "log_impayes" {
        "dem_fsl": "Réduire les impayés de loyer",
        "act_budget_logement": "Se maintenir dans le logement",
    }
    "log_depart" {
        "act_budget_logement": "Se maintenir dans le logement",
        "dem_logement": "Changer de logement",
    }
    "log_inadapte" {
        "dem_logement": "Changer de logement",
        "act_espace_logement": "S’informer sur les démarches liées à l’accès au logement",
    }
    "log_degrade" {
        "act_espace_logement": "S’informer sur les démarches liées à l’accès au logement",
        "dem_logement": "Changer de logement",
    }
    "log_eloigne" {
        "dem_logement": "Changer de logement",
    }
    "emp_indisponible" {
        "act_ame": "Action de mobilisation vers l’emploi (AME)",
    }
    "emp_jamais" {
        "dem_immersion": "Découvrir un métier ou un secteur d’activité",
        "dem_cv": "Réaliser un CV et une lettre de motivation",
        "act_age": "Accompagnement global vers l’emploi (AGE)",
        "act_aci": "Atelier et chantier d’insertion",
    }
    "for_sans_qualif" {
        "dem_formation": "Trouver sa formation",
        "dem_bilan": "Valoriser ses compétences",
    }
    "for_diplome_etranger" {
        "act_administratif": "Accompagnement aux démarches administratives",
        "dem_bilan": "Valoriser ses compétences",
    }
    "pro_a_construire" {
        "act_aop": "Action Objectif Projet (AOP)",
        "dem_bilan": "Identifier ses points forts et ses compétences",
        "dem_immersion": "Découvrir un métier ou un secteur d’activité",
    }
    "adm_droits" {
        "act_administratif": "Accompagnement pour l’accès aux droits",
        "dem_caf": "Démarche CAF/MSA",
    }
    "adm_demarche" {
        "act_administratif": "Accompagnement aux démarches administratives",
    }
    "adm_identite" {
        "dem_identite": "Identité ou titre de séjour",
    }
    "adm_impots" {
        "dem_impots": "Déclaration ou avis d’imposition",
    }
    "adm_domiciliation" {
        "act_administratif": "Accompagnement aux démarches administratives",
    }
    "fin_aucune" {
        "dem_aide": "Demande d’aide financière ou alimentaire",
        "dem_caf": "Démarche CAF/MSA",
    }
    "fin_baisse" {
        "act_budget_logement": "Prévenir une dégradation de la situation financière",
        "dem_caf": "Démarche CAF/MSA",
    }
    "fin_insuffisantes" {
        "dem_aide": "Demande d’aide financière ou alimentaire",
        "act_budget_logement": "Acquérir une autonomie budgétaire",
    }
    "fin_budget" {
        "act_budget_logement": "Améliorer sa gestion budgétaire",
    }
    "fin_dettes" {
        "act_surendettement": "Accompagnement dans le cadre d’un surendettement",
    }
    "fin_alimentaire" {
        "dem_aide": "Demande d’aide financière ou alimentaire",
    }
    "mob_sans_moyen" {
        "act_mobilite": "Utiliser des services de mobilité douce, partagée ou collective",
        "dem_vehicule": "Accéder à un véhicule",
    }
    "mob_vehicule" {
        "dem_vehicule": "Entretenir et réparer son véhicule",
    }
    "mob_permis" {
        "dem_permis": "Préparer un permis",
        "act_mobilite": "Financer sa mobilité",
    }
    "mob_rayon" {
        "act_mobilite": "Être accompagné dans son parcours mobilité",
    }
    "mob_conduite" {
        "act_mobilite": "Être accompagné dans son parcours mobilité",
    }
    "san_acces" {
        "dem_soins": "Accès aux soins",
    }
    "san_couverture" {
        "dem_css": "Couverture santé",
    }
    "san_absences" {
        "act_sante": "Accompagnement santé",
        "dem_soins": "Rendez-vous de santé",
    }
    "san_metiers" {
        "dem_mdph": "Dossier MDPH (RQTH, AAH)",
        "act_sante": "Accompagnement santé",
    }
    "san_differee" {
        "act_sante": "Accompagnement santé",
        "act_sante_infirmier": "Accompagnement santé individualisé mené par des infirmiers",
    }
    "san_arret" {
        "dem_mdph": "Constituer un dossier MDPH pour invalidité",
    }
    "fam_garde" {
        "dem_garde": "Garde d’enfants",
    }
    "fam_horaires" {
        "dem_garde": "Garde d’enfants",
    }
    "fam_aidant" {
        "act_autre": "Soutien aux aidants",
    }
    "fam_presence" {
        "act_educatif": "Soutien à la parentalité et à l’éducation",
    }
    "fam_separation" {
        "dem_juridique": "Aide juridictionnelle ou procédure",
        "act_point_ecoute": "Surmonter les conflits liés à la séparation ou à la violence",
    }
    "lan_oral" {
        "dem_fle": "Cours de français",
        "act_savoirs": "Maîtriser le français",
    }
    "lan_lecture" {
        "act_savoirs": "Maîtriser le français",
    }
    "lan_ecrit" {
        "act_savoirs": "Maîtriser le français",
    }
    "lan_calcul" {
        "act_savoirs": "Maîtriser le calcul",
    }
    "num_equipement" {
        "act_autre": "Acquérir un équipement",
    }
    "num_connexion" {
        "act_autre": "Accéder à une connexion Internet",
    }
    "num_messagerie" {
        "act_lam": "Maîtriser les fondamentaux du numérique",
    }
    "num_demarches" {
        "act_lam": "Accéder à des services en ligne",
    }
    "num_lieu" {
        "act_administratif": "Accompagnement aux démarches administratives",
    }
    "soc_isolement" {
        "act_lieu_ressources": "Lien social",
        "act_asr": "Accompagnement social renforcé",
    }
    "soc_confiance" {
        "act_lieu_ressources": "Bien-être et confiance en soi",
        "act_point_ecoute": "Fréquentation d’un Point Écoute Qualifié",
    }
    "jus_securite" {
        "dem_hebergement": "Rechercher une solution d’hébergement temporaire",
        "dem_juridique": "Aide juridictionnelle ou procédure",
    }
}

/// The theme of a finding that is a brake; nothing for the others.
fn brake(finding: &str) -> Option<&'static str> {
    let code = Vocabulary::Finding.find(finding)?;
    (code.sign == Sign::Barrier).then_some(code.group)
}

/// Whether one of these findings is a brake.
pub fn say_a_brake(findings: &str) -> bool {
    findings.split_whitespace().any(|it| brake(it).is_some())
}

impl Theme {
    /// What answers the brakes of the theme, each once: those found first, then the other ones.
    pub fn answers(self, found: &str) -> Vec<BrakeAnswer> {
        let is_found = |finding: &str| found.split_whitespace().any(|it| it == finding);
        let own = |finding: &str| brake(finding) == Some(self.code());
        let (first, rest): (Vec<_>, Vec<_>) = ANSWERS
            .iter()
            .filter(|(finding, _)| own(finding))
            .partition(|(finding, _)| is_found(finding));
        let mut all: Vec<BrakeAnswer> = Vec::new();
        for it in first
            .into_iter()
            .chain(rest)
            .flat_map(|(_, all)| all.iter())
        {
            if all.iter().all(|known| known.words != it.words) {
                all.push(*it);
            }
        }
        all
    }

    /// Whether a type of action answers its brakes by itself: « autre » says nothing.
    pub fn is_answered_by(self, code: &str) -> bool {
        code != "act_autre" && self.answers("").iter().any(|it| it.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_brake_has_an_answer_of_a_known_type_and_nothing_else_has_one() {
        for code in Vocabulary::Finding.codes() {
            let found = ANSWERS.iter().filter(|(finding, _)| *finding == code.code);
            let wanted = usize::from(code.sign == Sign::Barrier);
            assert_eq!(found.count(), wanted, "{}", code.code);
        }
        for (finding, answers) in ANSWERS {
            for it in *answers {
                let known = Vocabulary::ActionCode.find(it.code);
                assert!(known.is_some(), "{finding} {}", it.code);
                let sensitive = Vocabulary::Finding.find(finding).unwrap().sensitive;
                // What is kept apart is proposed only where the theme says as much.
                assert!(
                    !known.unwrap().sensitive || sensitive || it.code == "dem_juridique",
                    "{finding} {}",
                    it.code
                );
            }
        }
    }

    #[test]
    fn what_is_found_comes_first_and_nine_digits_are_enough() {
        for theme in Theme::all() {
            let all = theme.answers("");
            assert!(all.len() <= 9, "{} {}", theme.code(), all.len());
        }
        let mobility = Theme::from_code("mobilite").unwrap();
        let all = mobility.answers("mob_tc mob_permis");
        assert_eq!(all[0].words, "Préparer un permis");
        assert_eq!(mobility.answers("").len(), all.len());
        assert!(mobility.is_answered_by("dem_permis") && !mobility.is_answered_by("act_autre"));
        assert!(say_a_brake("mob_tc mob_permis") && !say_a_brake("mob_tc mob_autonome"));
    }
}
