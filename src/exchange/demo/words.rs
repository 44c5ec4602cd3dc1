//! Sentences said and written about people, agreed with each person.
use super::rng::Rng;
use crate::domain::text::fold;

/// Text where each `{masculine|feminine}` is replaced by the form that agrees.
pub(super) fn agree(text: &str, feminine: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (choice, tail) = after.split_once('}').unwrap_or((after, ""));
        let (masculine, other) = choice.split_once('|').unwrap_or((choice, choice));
        out.push_str(if feminine { other } else { masculine });
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Address at the domain kept for examples, from a name: letters, digits, dot and hyphen only.
pub(super) fn mail(first: &str, last: &str) -> String {
    let plain = |text: &str| {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        words
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    };
    format!("{}.{}@example.org", plain(first), plain(last))
}

/// Notes that a référent keeps for the work.
pub(super) const NOTES: &[&str] = &[
    "Joignable plutôt le matin, avant 10 h.",
    "Préfère les SMS aux appels.",
    "Vient en bus : éviter les rendez-vous avant 9 h 30.",
    "Demande que les courriers soient aussi envoyés par courriel.",
    "Rendez-vous à la permanence de la commune plutôt qu’au bureau.",
];

/// What was said at a first rendez-vous.
pub(super) const FIRST_MEETINGS: &[&str] = &[
    "Présentation de l’accompagnement et du carnet de bord. {Il|Elle} explique son parcours et ce qu’{il|elle} attend du suivi.",
    "Premier échange. Nous faisons ensemble le point sur la situation ; {il|elle} repart avec la liste des pièces utiles.",
    "Évaluation de la situation commencée ensemble. {Il|Elle} sait déjà ce qu’{il|elle} veut travailler en premier.",
];

/// What was said when a contract was signed.
pub(super) const SIGNATURES: &[&str] = &[
    "Contrat relu ensemble et signé. {Il|Elle} en garde un exemplaire.",
    "Engagements relus un par un, contrat signé. {Il|Elle} repart avec son carnet à jour.",
];

/// What was said when the path was reviewed.
pub(super) const REVIEWS: &[&str] = &[
    "Revue du parcours : la situation et le plan d’actions sont relus ensemble.",
    "Nous relisons le carnet depuis le début. {Il|Elle} mesure le chemin fait et précise la suite.",
];

/// What was said at later rendez-vous.
pub(super) const MEETINGS: &[&str] = &[
    "Point sur les démarches en cours. {Il|Elle} a avancé comme prévu et se dit {content|contente} du rythme.",
    "Nous relisons le plan d’actions et remettons les échéances en ordre avec {lui|elle}.",
    "{Il|Elle} raconte ses dernières démarches. Une difficulté de transport est en passe d’être réglée.",
    "Retour sur l’atelier suivi. {Il|Elle} se sent plus à l’aise et souhaite continuer.",
    "Courriers lus et classés ensemble. La suite est notée dans le plan d’actions.",
    "{Il|Elle} hésite entre deux pistes ; nous listons le pour et le contre, décision au prochain rendez-vous.",
    "Rendez-vous court : tout suit son cours, {il|elle} n’a pas de demande particulière.",
    "Appel passé ensemble au partenaire, rendez-vous obtenu.",
];

/// What was said during an exchange by telephone, message or mail.
pub(super) const EXCHANGES: &[&str] = &[
    "Confirme le prochain rendez-vous.",
    "Donne des nouvelles de ses démarches, tout avance.",
    "Demande un renseignement sur un document à fournir ; réponse donnée.",
    "A bien reçu les coordonnées du partenaire.",
    "Prévient d’un changement d’adresse électronique.",
    "Rappel des pièces à apporter.",
];

/// What is decided at a review, before the next step.
pub(super) const DECISIONS: &[&str] = &[
    "Les objectifs sont gardés.",
    "Le plan est gardé et les échéances sont remises en ordre.",
    "La suite du plan est confirmée ensemble.",
];

/// Progress told at a review by the référent.
pub(super) const PROGRESS: &[&str] = &[
    "{Il|Elle} se dit plus {confiant|confiante} et fait désormais plusieurs démarches {seul|seule}.",
    "La situation est plus stable qu’au début ; {il|elle} veut garder les mêmes objectifs.",
    "{Il|Elle} voit mieux les étapes à venir et souhaite avancer plus vite sur l’emploi.",
];

/// Progress told at the last review.
pub(super) const FAREWELLS: &[&str] = &[
    "L’accompagnement se termine. {Il|Elle} garde les coordonnées de la structure et sait vers qui se tourner.",
    "Bilan relu ensemble : {il|elle} est {fier|fière} du chemin parcouru et part avec son carnet.",
];

/// A sentence of a list, agreed.
pub(super) fn say(rng: &mut Rng, list: &[&'static str], feminine: bool) -> String {
    agree(rng.pick(list), feminine)
}
