//! Words of cells that stand for a code of a closed list.
//!
//! Words are folded. Sources: « Carnet de bord, fichier des bénéficiaires », codes of the CNAF
//! flows, wordings of offices. A word that could mean two codes of a list is in neither.
use super::prelude::*;
use crate::domain::vocabulary::Vocabulary as V;

/// A code and the words that mean it, parted by `|`.
type Word = (&'static str, &'static str);

const CIVILITY: &[Word] = &[
    ("mme", "mme|madame|mlle|mademoiselle|f|femme"),
    ("m", "m|mr|monsieur|h|homme"),
];

const HOUSEHOLD_ROLE: &[Word] = &[
    ("dem", "dem|demandeur|demandeuse|usager"),
    (
        "cjt",
        "cjt|conjoint|conjointe|conjoint e|conjoint concubin pacse|concubin|concubine",
    ),
    ("enf", "enf|enfant"),
    ("rdo", "rdo|responsable du dossier"),
    ("aut", "aut|autre"),
];

const FAMILY: &[Word] = &[
    (
        "seul",
        "seul|seule|seul e|seul sans enfant|seule sans enfant|isole|isolee|isole sans enfant|\
      personne seule|celibataire sans enfant",
    ),
    (
        "seul_enfants",
        "seul enfants|seul avec enfant s|seul avec enfant|seul avec enfants|\
      seule avec enfant|seule avec enfants|famille monoparentale|monoparental|\
      monoparentale|parent isole|isole avec enfants",
    ),
    ("couple", "couple|couple sans enfant|en couple sans enfant"),
    (
        "couple_enfants",
        "couple enfants|couple avec enfant s|couple avec enfant|couple avec enfants|\
      en couple avec enfants|en couple avec enfant",
    ),
    ("inconnu", "inconnu|inconnue"),
];

const HOUSING: &[Word] = &[
    ("proprietaire", "proprietaire|proprietaire accedant"),
    (
        "loc_prive",
        "loc prive|locataire du parc prive|locataire parc prive|locataire prive|parc prive",
    ),
    (
        "loc_social",
        "loc social|locataire du parc social|locataire parc social|locataire social|\
      locataire hlm|hlm|parc social",
    ),
    ("meuble", "meuble|hotel|hotel ou meuble"),
    (
        "parents",
        "parents|heberge chez ses parents|hebergee chez ses parents|chez ses parents",
    ),
    (
        "tiers",
        "tiers|heberge chez un tiers|hebergee chez un tiers|heberge par un tiers|\
      hebergee par un tiers|chez un tiers",
    ),
    (
        "collectif",
        "collectif|hebergement collectif|hebergement collectif chrs chu cph cada|chrs|chu|\
      cph|cada",
    ),
    (
        "residence",
        "residence|residence sociale|residence sociale ou foyer|foyer",
    ),
    (
        "senior",
        "senior|residence senior|ehpad|residence senior ehpad",
    ),
    ("mobile", "mobile|habitat mobile|caravane"),
    ("fortune", "fortune|abri de fortune"),
    (
        "sans",
        "sans|sans hebergement|sdf|sans domicile|sans domicile fixe",
    ),
    ("autre", "autre"),
    ("inconnu", "inconnu"),
];

const LEVEL: &[Word] = &[
    (
        "vi_vbis",
        "vi vbis|vi et v bis|vi|v bis|afs|cp4|cfg|c3a|\
      vi et v bis jusqu a la 3e ou cap bep interrompu",
    ),
    (
        "v",
        "v|c12|nv5|cap|bep|cap bep|v cap bep 2de ou 1re|niveau v",
    ),
    ("iv", "iv|nv4|bac|baccalaureat|iv terminale bac|niveau iv"),
    ("iii", "iii|nv3|bac 2|bts|dut|iii bac 2|niveau iii"),
    (
        "ii_i",
        "ii i|nv2|nv1|bac 3|bac 4|bac 5|licence|master|ii et i|ii et i bac 3 et plus",
    ),
    ("inconnu", "inconnu"),
];

const LICENCE: &[Word] = &[
    ("b", "b|permis b|oui|o"),
    ("autre", "autre|autre permis"),
    ("code", "code|code obtenu"),
    ("en_cours", "en cours|permis en cours|permis b en cours"),
    (
        "etranger",
        "etranger|permis etranger|permis etranger a echanger",
    ),
    (
        "invalide",
        "invalide|non valide|suspendu|non valide ou suspendu|permis suspendu",
    ),
    ("aucun", "aucun|non|n|sans|sans permis|pas de permis"),
    ("inconnu", "inconnu"),
];

const TRANSPORT: &[Word] = &[
    ("voiture", "voiture|vehicule|auto|vehicule personnel"),
    (
        "sans_permis",
        "sans permis|vehicule sans permis|voiturette|voiture sans permis",
    ),
    ("deux_roues", "deux roues|2 roues|scooter|moto|cyclomoteur"),
    ("velo", "velo|trottinette|velo trottinette"),
    ("covoiturage", "covoiturage"),
    (
        "tc",
        "tc|transports en commun|transport en commun|bus|tram|train",
    ),
    ("aucun", "aucun|aucune"),
];

const ACTIVITY: &[Word] = &[
    (
        "recherche",
        "recherche|recherche d emploi|recherche emploi|recherche formation|\
      recherche alternance|recherche stage|demandeur d emploi|demandeuse d emploi",
    ),
    (
        "emploi",
        "emploi|en emploi|salarie|salariee|cdi temps plein|cdi temps partiel|cdd temps plein|\
      cdd temps partiel|cdi|cdd|intermittent",
    ),
    ("interim", "interim"),
    ("iae", "iae"),
    (
        "independant",
        "independant|independante|entrepreneur|exploitant agricole|auto entrepreneur|\
      micro entrepreneur",
    ),
    (
        "creation",
        "creation|creation d activite|construction projet|projet entrepreneurial",
    ),
    (
        "formation",
        "formation|stage|alternance|en formation|formation stage alternance",
    ),
    ("etudes", "etudes|etudiant|etudiante|scolarise|scolarisee"),
    ("service_civique", "service civique"),
    ("conge_parental", "conge parental"),
    ("foyer", "foyer|au foyer"),
    ("aidant", "aidant|aidante|aidant familial"),
    ("arret", "arret|maladie|invalidite|arret ou invalidite"),
    ("retraite", "retraite|enretraite|en retraite"),
    ("autre", "autre"),
];

const ORIENTATION: &[Word] = &[
    ("social", "social|sociale|parcours social|pso"),
    (
        "socio_pro",
        "socio pro|sociopro|socio professionnel|socio professionnelle|socioprofessionnel|\
      socioprofessionnelle|parcours socio professionnel|psp",
    ),
    (
        "pro",
        "pro|professionnel|professionnelle|parcours professionnel|parcours emploi|emploi|ped",
    ),
];

const APPOINTMENT_STATUS: &[Word] = &[
    ("prevu", "prevu|pending|unknown|a venir"),
    ("honore", "honore|seen|present|presente|venu|venue"),
    (
        "absent_excuse",
        "absent excuse|absence excusee|absente excusee|excuse|excusee|excused|\
      absence excusee annule par la personne",
    ),
    (
        "absent",
        "absent|absente|noshow|absence non excusee|non excuse|absent non excuse",
    ),
    (
        "annule_structure",
        "annule structure|annule par la structure|revoked",
    ),
];

const CONTRACT_KIND: &[Word] = &[
    (
        "cer",
        "cer|contrat d engagement reciproque|contrat d engagements reciproques",
    ),
    (
        "contrat_engagement",
        "contrat engagement|contrat d engagement|ce",
    ),
    ("ppae", "ppae"),
    ("cej", "cej|contrat d engagement jeune"),
    ("pacea", "pacea"),
];

const CONTRACT_RANK: &[Word] = &[
    (
        "premier",
        "premier|premier contrat|1er|1er contrat|1er cer|premier cer|initial",
    ),
    ("renouvellement", "renouvellement|renouv|renouvele"),
    ("avenant", "avenant|avenant redefinition|redefinition"),
    ("tacite", "tacite|tacite reconduction"),
];

/// Fields that take a code, with the list of codes and the words that mean them.
const LISTS: [(F, V, &[Word]); 12] = [
    (F::Civility, V::Civility, CIVILITY),
    (F::HouseholdRole, V::HouseholdRole, HOUSEHOLD_ROLE),
    (F::FamilySituation, V::FamilySituation, FAMILY),
    (F::Housing, V::Housing, HOUSING),
    (F::Level, V::Level, LEVEL),
    (F::Licence, V::Licence, LICENCE),
    (F::TransportMeans, V::TransportMeans, TRANSPORT),
    (F::Activity, V::Activity, ACTIVITY),
    (F::OrientationType, V::OrientationType, ORIENTATION),
    (
        F::AppointmentStatus,
        V::AppointmentStatus,
        APPOINTMENT_STATUS,
    ),
    (F::ContractKind, V::ContractKind, CONTRACT_KIND),
    (F::ContractRank, V::ContractRank, CONTRACT_RANK),
];

/// The code that a text stands for in the list of that field: a usual word, a label of the list,
/// or the code itself.
pub fn code(field: F, text: &str) -> Option<&'static str> {
    let (_, list, words) = LISTS.iter().find(|(coded, _, _)| *coded == field)?;
    let folded = fold(text);
    let usual = words
        .iter()
        .find(|(_, words)| words.split('|').any(|word| word == folded))
        .map(|(code, _)| *code);
    usual
        .or_else(|| list.from_label(text).map(|entry| entry.code))
        .or_else(|| {
            let mut codes = list.codes().iter().map(|entry| entry.code);
            codes.find(|code| fold(code) == folded)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_folded_and_means_one_code_that_exists() {
        for (field, list, words) in LISTS {
            let mut seen = std::collections::HashSet::new();
            for (code, words) in words {
                assert!(list.find(code).is_some(), "{field:?}: {code}");
                for word in words.split('|') {
                    assert_eq!(fold(word), word);
                    assert!(seen.insert(word), "{field:?}: {word} stands twice");
                }
            }
        }
    }

    #[test]
    fn every_code_and_every_label_is_understood_as_itself() {
        for (field, list, _) in LISTS {
            for entry in list.codes() {
                assert_eq!(code(field, entry.code), Some(entry.code), "{field:?}");
                assert_eq!(code(field, entry.label), Some(entry.code), "{field:?}");
            }
        }
        assert_eq!(code(F::Level, "niveau 9"), None);
        assert_eq!(code(F::City, "autre"), None);
    }
}
