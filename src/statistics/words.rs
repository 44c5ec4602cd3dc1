//! Codes of figures in words: causes, motives, classes, months. Knows no figure.
use crate::domain::date::month_name;
use crate::domain::text::{decimal, number, percent};
use crate::domain::vocabulary::Vocabulary;
use crate::statistics::{Figure, Indicator, Shape};
use crate::store::Measure;

/// Why cases are not counted.
pub fn cause(code: &str) -> String {
    match code {
        "inconnu" => "date de départ inconnue".to_owned(),
        "neutralise" => "neutralisé".to_owned(),
        "annule" => "annulé".to_owned(),
        "sans_objet" => "sans objet".to_owned(),
        "sans_statut" => "issue du rendez-vous à préciser".to_owned(),
        "sans_rdv_orientation" => "aucun rendez-vous d’orientation noté".to_owned(),
        "non_suivi" => "personne non suivie à l’échéance".to_owned(),
        "sans_suivi" => "sortie vers l’emploi sans suivi dans la période".to_owned(),
        "historique_inconnu" => "historique des droits inconnu".to_owned(),
        "non_sdd" => "non soumise aux droits et devoirs, ou RSA non versable".to_owned(),
        "sdd_inconnu" => "droits et devoirs inconnus à cette date".to_owned(),
        "formulaire_inconnu" => "formulaire non indiqué".to_owned(),
        "france_travail" => "orientation vers France Travail".to_owned(),
        other => other.strip_prefix("sans_objet:").map_or_else(
            || other.to_owned(),
            |reason| format!("sans objet : {reason}"),
        ),
    }
}

/// So many cases that are not counted, and why.
pub fn causes(code: &str, count: i64) -> String {
    let why = cause(code);
    let why = match why.as_str() {
        "neutralisé" | "annulé" if count > 1 => format!("{why}s"),
        _ => why,
    };
    format!("{} {why}", number(count))
}

/// A motive of exit, a class of delay or a length of contract.
pub fn bucket(measure: Measure, code: &str) -> String {
    let bounds = match measure {
        Measure::ContractDelays { social, other } => Some(if code.starts_with('s') {
            ("parcours social", social)
        } else {
            ("autre parcours", other)
        }),
        Measure::ContractInForce { months } => Some(("", months)),
        _ => None,
    };
    let Some((what, [low, high])) = bounds else {
        return Vocabulary::ExitReason.label(code).to_owned();
    };
    match code {
        "s0" | "p0" => format!("{what}, {low} mois au plus"),
        "s1" | "p1" => format!("{what}, plus de {low} à {high} mois"),
        "s2" | "p2" => format!("{what}, plus de {high} mois"),
        "d0" => format!("moins de {low} mois"),
        "d1" => format!("{low} à moins de {high} mois"),
        "d2" => format!("{high} mois et plus"),
        _ => "durée non indiquée".to_owned(),
    }
}

/// Bounds of the classes of delay, in days (WebRSA).
pub const DELAY_CLASSES: [(i64, &str); 4] = [
    (29, "0 à 29 jours"),
    (59, "30 à 59 jours"),
    (89, "60 à 89 jours"),
    (i64::MAX, "90 jours et plus"),
];

/// « mars 2026 ».
pub fn month(year: i32, month: u32) -> String {
    format!("{} {year}", month_name(month))
}

/// « 87,5 % », « 23 j » for an indicator in days, « — » for an empty denominator.
pub fn rate(indicator: &Indicator, figure: &Figure) -> String {
    match indicator.shape {
        Shape::Rate => figure
            .rate(Shape::Rate)
            .map_or_else(|| "—".to_owned(), |rate| percent(rate, 1)),
        Shape::Days => figure.delay.map_or_else(
            || "—".to_owned(),
            |delay| format!("{} j", decimal(delay.mean, 0)),
        ),
    }
}
