//! The findings of an evaluation, said to the person: what is so, never a judgment nor a disease.
use crate::domain::file::CaseFile;
use crate::domain::record::Id;
use crate::domain::vocabulary::Vocabulary;

/// A theme of the situation, as a title.
pub fn theme(code: &str) -> &str {
    match code {
        "logement" => "Votre logement",
        "emploi" => "Votre travail",
        "formation" => "Votre formation",
        "projet_professionnel" => "Votre projet de travail",
        "difficulte_administrative" => "Vos démarches et vos droits",
        "difficulte_financiere" => "Votre budget",
        "mobilite" => "Vos déplacements",
        "sante" => "Votre santé",
        "contraintes_familiales" => "Votre famille",
        "maitrise_langue" => "Parler, lire, écrire, compter",
        "numerique" => "Internet et les outils numériques",
        "vie_sociale" => "Votre entourage",
        "justice_protection" => "La justice et votre protection",
        "autre" => "Autre chose",
        other => Vocabulary::Theme.label(other),
    }
}

/// What is so on one theme, then what was written of it.
#[derive(Debug)]
pub struct Topic<'a> {
    /// The theme.
    pub title: &'a str,
    /// A sentence for each finding.
    pub sentences: Vec<&'a str>,
    /// In the words of who wrote it.
    pub comment: Option<&'a str>,
}

/// What an evaluation says, theme by theme.
pub fn topics(file: &CaseFile, evaluation: Id) -> Vec<Topic<'_>> {
    let all = file.findings(evaluation).into_iter().map(|it| Topic {
        title: theme(it.theme().unwrap_or("autre")),
        sentences: it
            .findings()
            .unwrap_or_default()
            .split_whitespace()
            .map(finding)
            .collect(),
        comment: it.comment(),
    });
    all.filter(|it| !it.sentences.is_empty() || it.comment.is_some())
        .collect()
}

/// One finding of an evaluation.
pub fn finding(code: &str) -> &str {
    match code {
        "log_sans" => "Vous n’avez pas de logement stable.",
        "log_impayes" => "Vous avez du mal à payer le loyer ou les charges.",
        "log_depart" => "Vous devez quitter votre logement.",
        "log_inadapte" => "Votre logement doit être adapté.",
        "log_degrade" => "Votre logement est en mauvais état.",
        "log_eloigne" => "Vous habitez loin des services et des transports.",
        "log_recherche" => "Vous cherchez un logement.",
        "log_stable" => "Vous avez un logement stable.",
        "emp_disponible" => "Vous pouvez travailler tout de suite.",
        "emp_partiel" => "Vous pouvez travailler à temps partiel.",
        "emp_indisponible" => "Vous ne pouvez pas prendre un emploi pour l’instant.",
        "emp_jamais" => "Vous n’avez pas encore travaillé.",
        "emp_reduit" => "Vous avez un petit emploi, ou un emploi de temps en temps.",
        "emp_independant" => "Vous travaillez à votre compte.",
        "emp_creation" => "Vous voulez créer votre activité.",
        "emp_experience" => "Vous avez une expérience ou un métier qui peut servir.",
        "emp_appui" => "Vous pouvez travailler, avec un appui.",
        "for_prete" => "Vous voulez bien suivre une formation.",
        "for_appui" => "Vous voulez bien vous former, avec un appui.",
        "for_choisie" => "Vous avez trouvé une formation.",
        "for_non" => "Vous ne souhaitez pas vous former pour l’instant.",
        "for_sans_qualif" => "Vous n’avez pas de diplôme reconnu.",
        "for_diplome_etranger" => "Vous avez un diplôme étranger à faire reconnaître.",
        "pro_a_construire" => "Votre projet est à construire.",
        "pro_a_confirmer" => "Votre projet est à confirmer.",
        "pro_defini" => "Votre projet est clair.",
        "adm_droits" => "Vous avez besoin d’aide pour accéder à vos droits.",
        "adm_demarche" => "Vous avez une démarche en cours, et elle est difficile.",
        "adm_identite" => "Il vous faut une pièce d’identité ou un titre de séjour.",
        "adm_impots" => "Votre avis d’imposition manque, ou il est à corriger.",
        "adm_domiciliation" => "Il vous faut une adresse pour recevoir votre courrier.",
        "fin_aucune" => "Vous n’avez aucune ressource.",
        "fin_baisse" => "Vos ressources ont baissé depuis peu.",
        "fin_insuffisantes" => "Vos ressources ne suffisent pas pour vivre.",
        "fin_budget" => "Vous avez du mal à équilibrer votre budget.",
        "fin_dettes" => "Vous avez des dettes.",
        "fin_alimentaire" => "Vous avez besoin d’une aide pour manger.",
        "mob_sans_moyen" => "Vous n’avez pas de moyen de transport.",
        "mob_tc" => "Vous vous déplacez en transports en commun.",
        "mob_vehicule" => "Votre véhicule est à réparer ou à assurer.",
        "mob_permis" => "Il vous faut le permis de conduire.",
        "mob_rayon" => "Vos déplacements sont limités (durée, distance ou horaires).",
        "mob_conduite" => "Vous ne pouvez pas conduire.",
        "mob_autonome" => "Vous vous déplacez sans aide.",
        "san_acces" => "Vous avez du mal à voir un professionnel de santé.",
        "san_couverture" => "Votre couverture santé est à ouvrir ou à mettre à jour.",
        "san_sans_effet" => {
            "Vous avez parlé d’une difficulté ; elle ne vous empêche pas de travailler."
        }
        "san_absences" => "Vous avez parlé d’une difficulté qui peut vous obliger à vous absenter.",
        "san_metiers" => "Vous avez parlé d’une difficulté qui écarte certains métiers.",
        "san_differee" => "Vous avez parlé d’une difficulté : le travail attendra un peu.",
        "san_arret" => "Vous avez parlé d’une difficulté : vous ne pouvez plus travailler.",
        "san_mdph" => "Vous avez un dossier à la maison du handicap, ou vous le préparez.",
        "fam_garde" => "Vous cherchez une garde d’enfant.",
        "fam_horaires" => "Vous avez des contraintes d’horaires.",
        "fam_aidant" => "Vous aidez un proche.",
        "fam_naissance" => "Vous attendez un enfant.",
        "fam_presence" => "Un enfant a besoin de votre présence ou de rendez-vous réguliers.",
        "fam_seul" => "Vous élevez un ou plusieurs enfants sans l’autre parent.",
        "fam_separation" => "Vous vivez une séparation ou un conflit.",
        "fam_autre" => "Vous avez une autre contrainte dans votre famille.",
        "lan_oral" => "Vous avez du mal à parler ou à comprendre le français.",
        "lan_lecture" => "Vous avez du mal à lire.",
        "lan_ecrit" => "Vous avez du mal à écrire.",
        "lan_calcul" => "Vous avez du mal à compter.",
        "lan_cours" => "Vous apprenez en ce moment.",
        "lan_autres" => "Vous parlez d’autres langues.",
        "num_equipement" => "Vous n’avez ni ordinateur ni téléphone adapté.",
        "num_connexion" => "Vous n’avez pas de connexion.",
        "num_messagerie" => "Vous n’utilisez pas de courrier électronique.",
        "num_demarches" => "Vous avez du mal avec les démarches en ligne.",
        "num_lieu" => "Vous ne pouvez pas aller dans un lieu d’aide.",
        "num_autonome" => "Vous faites vos démarches en ligne sans aide.",
        "soc_isolement" => "Vous vous sentez à l’écart.",
        "soc_confiance" => "Vous voulez reprendre confiance.",
        "soc_entourage" => "Vous avez un entourage qui peut vous aider.",
        "soc_engagement" => "Vous donnez de votre temps aux autres.",
        "jus_procedure" => "Vous avez parlé d’une procédure ou d’une décision de justice.",
        "jus_protection" => "Vous avez une mesure de protection, ou elle est demandée.",
        "jus_securite" => "Vous avez besoin de vous mettre en sécurité.",
        other => Vocabulary::Finding.label(other),
    }
}
