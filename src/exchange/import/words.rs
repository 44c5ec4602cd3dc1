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
    "loc_social|locataire du parc social|locataire parc social|locataire social|locataire hlm|hlm|\
     parc social",
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
    "vi_vbis|vi et v bis|vi|v bis|afs|cp4|cfg|c3a|vi et v bis jusqu a la 3e ou cap bep interrompu",
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
    "prevu|pending|unknown|a venir|non determine|indetermine|statut a preciser|a preciser|\
     statut du rdv a preciser|statut du rendez vous a preciser|statut non determine|en attente|\
     programme|planifie|fixe|convoque|convoquee|pris|a honorer",
    "honore|honoree|seen|present|presente|venu|venue|present e|effectue|effectuee|realise|\
     realisee|a eu lieu|tenu|fait|oui|est venu|est venue|presence",
    "absent_excuse|absence excusee|absente excusee|excuse|excusee|excused|\
     absence excusee annule par la personne|absence justifiee|absent justifie|absente justifiee|\
     annule excuse|annule par l usager|annule par l allocataire|annule par le beneficiaire|\
     annule par la beneficiaire|annule par la personne|annulee par la personne|\
     annule a l initiative de l usager|annule a l initiative de l allocataire|\
     annule a l initiative de la personne|annulation usager|annulation de l usager|\
     non venu excuse recevable|non venu excuse|excuse recevable|absent avec excuse|\
     absence avec excuse",
    "absent|absente|noshow|no show|absence|absence non excusee|non excuse|absent non excuse|\
     absente non excusee|absence non excusee au rendez vous|absence injustifiee|absent injustifie|\
     absence non justifiee|absent non justifie|non honore|non honoree|non venu|non venue|pas venu|\
     pas venue|n est pas venu|n est pas venue|ne s est pas presente|lapin|non presente|\
     non venu sans excuse|non venu sans excuse recevable|absent sans excuse|absence sans excuse|\
     defaillant|carence",
    "annule_structure|annule par la structure|revoked|annule par le service|annule par le ccas|\
     annule par l agent|annule par le referent|annule par la referente|\
     annule par le travailleur social|annule a l initiative du service|\
     annule a l initiative de la structure|annulation service|annulation du service|\
     annulation structure|annule service|annule du fait du service|annule par nos soins|\
     annule par nous",
];

/// Words that may come before a status and change nothing, folded.
const STATUS_LEADS: [&str; 4] = ["rendez vous ", "rdv ", "le rendez vous ", "le rdv "];

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

const CONTRACT_DECISION: &Words = &[
    "valide|validee|validation|accepte|acceptee|accord|accorde|favorable|avis favorable|approuve|\
     approuvee|oui|o|vrai|ok|accord du president",
    "refuse|refusee|refus|non valide|non validee|rejete|rejetee|rejet|defavorable|\
     avis defavorable|non|n|faux|desaccord|invalide|invalidee|refus du president",
];

const EXIT_REASON: &Words = &[
    "emploi|acces a l emploi|reprise d emploi|retour a l emploi|retour emploi|reprise emploi|\
     sortie emploi|en emploi|travail|reprise d activite|reprise d une activite|embauche",
    "fin_droit|fin de droit|fin de droits|fin de droit rsa|fin de droits rsa|fin du rsa|fin rsa|\
     sortie du rsa|sortie rsa|droit clos|rsa clos|cloture du droit|plus de droit|plus de droits|\
     ressources superieures|depassement de ressources|depassement ressources",
    "aah|ouverture aah|ouverture de droit aah|passage aah|passage a l aah",
    "retraite|ouverture de droit retraite|depart en retraite|depart a la retraite|aspa|\
     passage a la retraite",
    "chomage|ouverture de droit chomage|are|ass|allocation chomage|ouverture are",
    "demenagement|demenage|demenagee|a demenage|mutation|changement d adresse|\
     changement de departement",
    "changement_ru|changement de referent|changement de referent unique|changement referent|\
     reorientation vers un autre referent",
    "autre|autres",
];

const EXIT_DETAIL: &Words = &[
    "cdi|contrat a duree indeterminee|emploi cdi|emploi en cdi|reprise d emploi cdi|\
     reprise d emploi en cdi",
    "cdd_long|cdd 6 mois et plus|cdd de plus de 6 mois|cdd plus de 6 mois",
    "creation|creation d activite|creation d entreprise|independant|auto entrepreneur|\
     micro entreprise",
    "cdd_court|cdd moins de 6 mois|cdd de moins de 6 mois",
    "interim|mission d interim",
    "iae|siae|aci|chantier d insertion|insertion par l activite economique",
    "aide|contrat aide|pec|cui",
    "hors_departement|demenagement hors departement|demenagement hors du departement|\
     quitte le departement|mutation hors departement",
    "dans_departement|demenagement dans le departement",
    "reorientation|reoriente|reorientee",
    "deces|decede|decedee|dcd",
    "radiation|radie|radiee",
    "suspension|suspendu|suspendue",
    "refus|refus d accompagnement|refus de l accompagnement|refuse l accompagnement",
    "perte_contact|perte de contact|perdu de vue|perdue de vue|sans nouvelles|injoignable|\
     ne donne plus de nouvelles",
    "formation_longue|entree en formation",
    "invalidite|pension d invalidite",
    "situation_familiale|changement de situation familiale|mise en couple|vie maritale",
];

/// Fields that take a code, with the list of codes and the words that mean them.
const LISTS: [(F, V, &Words); 15] = [
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
    (F::ContractDecision, V::ContractDecision, CONTRACT_DECISION),
    (F::ExitReason, V::ExitReason, EXIT_REASON),
    (F::ExitDetail, V::ExitDetail, EXIT_DETAIL),
];

/// The code that a text stands for in the list of that field: a usual word, a label of the list,
/// or the code itself.
pub fn code(field: F, text: &str) -> Option<&'static str> {
    let (_, list, words) = LISTS.iter().find(|(coded, _, _)| *coded == field)?;
    let folded = fold(text);
    let lead = STATUS_LEADS
        .iter()
        .find_map(|lead| folded.strip_prefix(lead));
    let folded = lead
        .filter(|_| field == F::AppointmentStatus)
        .unwrap_or(&folded);
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

/// What a code of that field is called.
pub fn label(field: F, code: &str) -> &'static str {
    let list = LISTS.iter().find(|(coded, _, _)| *coded == field);
    let found = list.and_then(|(_, list, _)| list.find(code));
    found.map_or("", |entry| entry.label)
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
