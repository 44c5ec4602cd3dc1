//! Words of cells that stand for a code of a closed list.
//!
//! Words are folded. Sources: « Carnet de bord, fichier des bénéficiaires », codes of the CNAF
//! flows, wordings of offices. A word that could mean two codes of a list is in neither.
use super::prelude::*;
use crate::domain::vocabulary::Vocabulary as V;

/// What means a code, parted by `|`: the code itself, then the usual words.
type Words = [&'static str];

const CIVILITY: &Words = &[
    "mme|madame|mlle|mademoiselle|f|femme",
    "m|mr|monsieur|h|homme",
];

const HOUSEHOLD_ROLE: &Words = &[
    "dem|demandeur|demandeuse|usager",
    "cjt|conjoint|conjointe|conjoint e|conjoint concubin pacse|concubin|concubine",
    "enf|enfant",
    "rdo|responsable du dossier",
    "aut|autre",
];

const FAMILY: &Words = &[
    "seul|seule|seul e|seul sans enfant|seule sans enfant|isole|isolee|isole sans enfant|\
     personne seule|celibataire sans enfant",
    "seul_enfants|seul avec enfant s|seul avec enfant|seul avec enfants|seule avec enfant|\
     seule avec enfants|famille monoparentale|monoparental|monoparentale|parent isole|\
     isole avec enfants",
    "couple|couple sans enfant|en couple sans enfant",
    "couple_enfants|couple avec enfant s|couple avec enfant|couple avec enfants|\
     en couple avec enfants|en couple avec enfant",
    "inconnu|inconnue",
];

const HOUSING: &Words = &[
    "proprietaire|proprietaire accedant",
    "loc_prive|locataire du parc prive|locataire parc prive|locataire prive|parc prive",
    "loc_social|locataire du parc social|locataire parc social|locataire social|locataire hlm|\
     hlm|parc social",
    "meuble|hotel|hotel ou meuble",
    "parents|heberge chez ses parents|hebergee chez ses parents|chez ses parents",
    "tiers|heberge chez un tiers|hebergee chez un tiers|heberge par un tiers|\
     hebergee par un tiers|chez un tiers",
    "collectif|hebergement collectif|hebergement collectif chrs chu cph cada|chrs|chu|cph|cada",
    "residence|residence sociale|residence sociale ou foyer|foyer",
    "senior|residence senior|ehpad|residence senior ehpad",
    "mobile|habitat mobile|caravane",
    "fortune|abri de fortune",
    "sans|sans hebergement|sdf|sans domicile|sans domicile fixe",
    "autre",
    "inconnu",
];

const LEVEL: &Words = &[
    "vi_vbis|vi et v bis|vi|v bis|afs|cp4|cfg|c3a|\
     vi et v bis jusqu a la 3e ou cap bep interrompu",
    "v|c12|nv5|cap|bep|cap bep|v cap bep 2de ou 1re|niveau v",
    "iv|nv4|bac|baccalaureat|iv terminale bac|niveau iv",
    "iii|nv3|bac 2|bts|dut|iii bac 2|niveau iii",
    "ii_i|nv2|nv1|bac 3|bac 4|bac 5|licence|master|ii et i|ii et i bac 3 et plus",
    "inconnu",
];

const LICENCE: &Words = &[
    "b|permis b|oui|o",
    "autre|autre permis",
    "code|code obtenu",
    "en_cours|permis en cours|permis b en cours",
    "etranger|permis etranger|permis etranger a echanger",
    "invalide|non valide|suspendu|non valide ou suspendu|permis suspendu",
    "aucun|non|n|sans|sans permis|pas de permis",
    "inconnu",
];

const TRANSPORT: &Words = &[
    "voiture|vehicule|auto|vehicule personnel",
    "sans_permis|vehicule sans permis|voiturette|voiture sans permis",
    "deux_roues|2 roues|scooter|moto|cyclomoteur",
    "velo|trottinette|velo trottinette",
    "covoiturage",
    "tc|transports en commun|transport en commun|bus|tram|train",
    "aucun|aucune",
];

const ACTIVITY: &Words = &[
    "recherche|recherche d emploi|recherche emploi|recherche formation|recherche alternance|\
     recherche stage|demandeur d emploi|demandeuse d emploi",
    "emploi|en emploi|salarie|salariee|cdi temps plein|cdi temps partiel|cdd temps plein|\
     cdd temps partiel|cdi|cdd|intermittent",
    "interim",
    "iae",
    "independant|independante|entrepreneur|exploitant agricole|auto entrepreneur|\
     micro entrepreneur",
    "creation|creation d activite|construction projet|projet entrepreneurial",
    "formation|stage|alternance|en formation|formation stage alternance",
    "etudes|etudiant|etudiante|scolarise|scolarisee",
    "service_civique",
    "conge_parental",
    "foyer|au foyer",
    "aidant|aidante|aidant familial",
    "arret|maladie|invalidite|arret ou invalidite",
    "retraite|enretraite|en retraite",
    "autre",
];

const ORIENTATION: &Words = &[
    "social|sociale|parcours social|pso",
    "socio_pro|sociopro|socio professionnel|socio professionnelle|socioprofessionnel|\
     socioprofessionnelle|parcours socio professionnel|psp",
    "pro|professionnel|professionnelle|parcours professionnel|parcours emploi|emploi|ped",
];

const APPOINTMENT_STATUS: &Words = &[
    "prevu|pending|unknown|a venir",
    "honore|seen|present|presente|venu|venue",
    "absent_excuse|absence excusee|absente excusee|excuse|excusee|excused|\
     absence excusee annule par la personne",
    "absent|absente|noshow|absence non excusee|non excuse|absent non excuse",
    "annule_structure|annule par la structure|revoked",
];

const CONTRACT_KIND: &Words = &[
    "cer|contrat d engagement reciproque|contrat d engagements reciproques",
    "contrat_engagement|contrat d engagement|ce",
    "ppae",
    "cej|contrat d engagement jeune",
    "pacea",
];

const CONTRACT_RANK: &Words = &[
    "premier|premier contrat|1er|1er contrat|1er cer|premier cer|initial",
    "renouvellement|renouv|renouvele",
    "avenant|avenant redefinition|redefinition",
    "tacite|tacite reconduction",
];

/// Fields that take a code, with the list of codes and the words that mean them.
const LISTS: [(F, V, &Words); 12] = [
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
    let mut entries = words
        .iter()
        .map(|entry| entry.split_once('|').unwrap_or((*entry, "")));
    let usual = entries.find(|(code, words)| {
        code.split('_').eq(folded.split(' ')) || words.split('|').any(|word| word == folded)
    });
    usual
        .map(|(code, _)| code)
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
            for entry in words {
                let (code, words) = entry.split_once('|').unwrap_or((*entry, ""));
                assert!(list.find(code).is_some(), "{field:?}: {code}");
                assert!(seen.insert(fold(code)), "{field:?}: {code} stands twice");
                for word in words.split('|').filter(|word| !word.is_empty()) {
                    assert_eq!(fold(word), word);
                    assert!(
                        seen.insert(word.to_owned()),
                        "{field:?}: {word} stands twice"
                    );
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
