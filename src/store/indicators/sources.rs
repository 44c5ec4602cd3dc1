//! The observations of each measure, in SQL: `personne`, `structure`, `referent`,
//! `orientation`, `jour`, `classe`, `modalite`, `delai`.
//!
//! Values: $1 first day, $2 last day not after the day looked from, $3 that day, $4 last day of
//! the period (numbers); $5 and $6 are $1 and $2 in letters; $7 belongs to the measure.
use chrono::Datelike;

use super::measure::{Awaited, CaseEnd, Measure, RightsHeld};
use super::selection::Selection;
use crate::domain::date::{Date, day_number};
use crate::domain::deadlines::cohort::{COUNTED, PeriodKind};
use crate::domain::vocabulary::ParcoursKind;
use crate::store::places::{self, place};

/// Places of a row of a derived table.
fn who(table: char) -> String {
    format!(
        "{table}.allocataire_id AS personne, {table}.structure_id AS structure, \
         {table}.referent_id AS referent, {} AS orientation",
        orientation(table)
    )
}

/// The type of accompaniment that a derived row has.
fn orientation(table: char) -> String {
    places::code(&format!("{table}.orientation"), ParcoursKind::ALL)
}

/// A kind of period, as rows have it.
fn period(kind: PeriodKind) -> usize {
    place(PeriodKind::ALL, &kind)
}

/// Places of a stay for what is counted at a day, or at its end: its last référent.
fn of_stay() -> String {
    format!(
        "p.allocataire_id AS personne, p.structure_id AS structure, \
         p.dernier_referent_id AS referent, {} AS orientation",
        orientation('p')
    )
}

pub(super) fn of(measure: Measure, placed: bool, selection: &Selection) -> String {
    match measure {
        Measure::Rule { rule, end } => cases(rule, end),
        Measure::Recurring { rule } => recurring(rule),
        Measure::OrientationDelay => orientation_delay(),
        Measure::FirstAttendance => first_attendance(),
        Measure::Absences => absences(placed),
        Measure::ContractWithin { months } => contract_within(months),
        Measure::Contracted => contracted(),
        Measure::ContractDelays { social, other } => contract_delays(social, other),
        // No service of the directory is kept yet: nobody is counted.
        Measure::Offers => nobody(),
        Measure::JobExits => job_exits(),
        Measure::Exits => exits(),
        Measure::ContinuousRights { held } => continuous_rights(held),
        Measure::Seen { meeting, days } => seen(meeting, days),
        Measure::Trained => trained(),
        Measure::NewForm => new_form(),
        Measure::EntryToOrientation => entry_to_orientation(selection),
        Measure::OrientationToContract => orientation_to_contract(selection),
        Measure::ContractInForce { months } => contract_in_force(months),
    }
}

/// A case, mature when it was due before the day looked from, by all that the store knows; the first
/// condition that holds wins. `end` is what meets it.
fn state(end: &str) -> String {
    format!(
        "CASE WHEN c.apart IN ('inconnu', 'non_sdd', 'sdd_inconnu') OR c.apart LIKE 'sans_objet%' THEN c.apart \
         WHEN c.annule_le IS NOT NULL THEN 'annule' \
         WHEN c.apart IS NOT NULL THEN c.apart \
         WHEN c.due >= $3 AND {end} <= c.due THEN 'attente_fait' \
         WHEN c.due >= $3 THEN 'attente' \
         WHEN {end} <= c.due THEN 'oui' ELSE 'non' END"
    )
}

fn cases(rule: &str, end_event: CaseEnd) -> String {
    let end = match end_event {
        CaseEnd::Main => "c.fin_le",
        CaseEnd::Written => "c.cree_le",
        CaseEnd::Kept => "c.honore_le",
    };
    let (who, state, rule) = (who('c'), state(end), place(&COUNTED, &rule));
    format!(
        "SELECT {who}, c.depart_le AS jour, {state} AS classe, NULL AS modalite, \
         CASE WHEN c.apart IS NULL THEN {end} - c.depart_le END AS delai \
         FROM cas c WHERE c.regle = {rule} AND (c.depart_le BETWEEN $1 AND $2 OR c.depart_le IS NULL)"
    )
}

fn recurring(rule: &str) -> String {
    let (who, state, rule) = (who('c'), state("c.fin_le"), place(&COUNTED, &rule));
    let followed = period(PeriodKind::Followed);
    format!(
        "SELECT {who}, c.due AS jour, \
         CASE WHEN EXISTS (SELECT 1 FROM periode p WHERE p.allocataire_id = c.allocataire_id \
         AND p.genre = {followed} AND p.du <= c.due AND (p.au IS NULL OR p.au > c.due)) \
         THEN {state} ELSE 'non_suivi' END AS classe, NULL AS modalite, \
         CASE WHEN c.apart IS NULL THEN c.fin_le - c.depart_le END AS delai \
         FROM cas c WHERE c.regle = {rule} AND c.due BETWEEN $1 AND $4 AND c.depart_le <= $3 \
         UNION ALL SELECT {who}, c.depart_le, c.apart, NULL, NULL FROM cas c \
         WHERE c.regle = {rule} AND c.due IS NULL AND (c.depart_le BETWEEN $1 AND $2 OR c.depart_le IS NULL)"
    )
}

/// A first orientation in the period.
const FIRST_ORIENTED: &str = "p.premier = 1 AND p.decide_le BETWEEN $1 AND $2";

fn orientation_delay() -> String {
    let who = who('p');
    format!(
        "SELECT {who}, p.notifie_le AS jour, \
         CASE WHEN p.informe_le IS NULL THEN 'inconnu' ELSE 'oui' END AS classe, NULL AS modalite, \
         p.notifie_le - p.informe_le AS delai FROM passage p \
         WHERE p.premier = 1 AND p.notifie_le BETWEEN $1 AND $2"
    )
}

fn first_attendance() -> String {
    let who = who('p');
    format!(
        "SELECT {who}, p.rdv_le AS jour, CASE p.rdv_statut WHEN 'honore' THEN 'oui' \
         WHEN 'absent' THEN 'non' WHEN 'absent_excuse' THEN 'non' \
         ELSE CASE WHEN p.rdv_le < $3 THEN 'sans_statut' ELSE 'attente' END END AS classe, \
         NULL AS modalite, NULL AS delai FROM passage p WHERE p.rdv_le BETWEEN $1 AND $2"
    )
}

/// Where the person is followed today is read only when it is asked for: appointments are many.
/// Their numbers are found by day, then the table is read in its own order: a year of them, day
/// by day, would go over all of it again and again.
fn absences(placed: bool) -> String {
    let (place, from) = if placed {
        (
            "l.structure_id AS structure, COALESCE(r.agent_id, l.referent_id) AS referent, \
             l.orientation AS orientation",
            "rdv r JOIN ligne l ON l.allocataire_id = r.allocataire_id WHERE",
        )
    } else {
        (
            "NULL AS structure, NULL AS referent, NULL AS orientation",
            "rdv r WHERE r.allocataire_id NOT IN (SELECT id FROM allocataire WHERE supprime = 1) AND",
        )
    };
    format!(
        "SELECT r.allocataire_id AS personne, {place}, \
         r.prevu_le AS jour, CASE r.statut WHEN 'absent' THEN 'oui' WHEN 'honore' THEN 'non' \
         WHEN 'absent_excuse' THEN 'non' WHEN 'annule_structure' THEN 'non' \
         ELSE CASE WHEN r.prevu_le < $6 THEN 'sans_statut' ELSE 'attente' END END AS classe, \
         NULL AS modalite, NULL AS delai \
         FROM {from} r.id IN (SELECT id FROM rdv WHERE supprime = 0 AND prevu_le BETWEEN $5 AND $6)"
    )
}

fn contract_within(months: u32) -> String {
    let who = who('p');
    format!(
        "SELECT {who}, p.decide_le AS jour, \
         CASE WHEN p.contrat_le IS NULL AND p.fin_mois <= {months} THEN 'annule' \
         WHEN p.decide_le > $7 AND p.contrat_mois <= {months} THEN 'attente_fait' \
         WHEN p.decide_le > $7 THEN 'attente' \
         WHEN p.contrat_mois <= {months} THEN 'oui' ELSE 'non' END AS classe, NULL AS modalite, \
         p.contrat_le - p.decide_le AS delai FROM passage p WHERE {FIRST_ORIENTED}"
    )
}

fn contracted() -> String {
    let who = who('p');
    format!(
        "SELECT {who}, p.decide_le AS jour, \
         CASE WHEN p.contrat_le <= $3 THEN 'oui' ELSE 'non' END AS classe, NULL AS modalite, \
         CASE WHEN p.contrat_le <= $3 THEN p.contrat_le - p.decide_le END AS delai \
         FROM passage p WHERE {FIRST_ORIENTED}"
    )
}

fn contract_delays(social: [u32; 2], other: [u32; 2]) -> String {
    let (who, [s0, s1], [p0, p1]) = (who('p'), social, other);
    format!(
        "SELECT {who}, p.contrat_le AS jour, \
         CASE WHEN p.contrat_mois IS NULL THEN 'inconnu' \
         WHEN p.contrat_mois <= CASE p.contrat_social WHEN 1 THEN {s0} ELSE {p0} END THEN 'oui' ELSE 'non' END AS classe, \
         CASE p.contrat_social WHEN 1 THEN \
         CASE WHEN p.contrat_mois <= {s0} THEN 's0' WHEN p.contrat_mois <= {s1} THEN 's1' ELSE 's2' END \
         ELSE CASE WHEN p.contrat_mois <= {p0} THEN 'p0' WHEN p.contrat_mois <= {p1} THEN 'p1' ELSE 'p2' END END AS modalite, \
         p.contrat_le - p.decide_le AS delai FROM passage p WHERE p.contrat_le BETWEEN $1 AND $2"
    )
}

fn nobody() -> String {
    "SELECT 0 AS personne, NULL AS structure, NULL AS referent, NULL AS orientation, NULL AS jour, \
     'non' AS classe, NULL AS modalite, NULL AS delai WHERE 1 = 0"
        .to_owned()
}

/// Followed at least one day of the period.
fn followed() -> String {
    format!(
        "q.genre = {} AND q.du <= $2 AND (q.au IS NULL OR q.au > $1)",
        period(PeriodKind::Followed)
    )
}

fn job_exits() -> String {
    let (period, stay, followed) = (who('q'), of_stay(), followed());
    format!(
        "SELECT {period}, NULL AS jour, CASE WHEN EXISTS (SELECT 1 FROM passage p \
         WHERE p.allocataire_id = q.allocataire_id AND p.rang = q.passage AND p.sortie = 'emploi' \
         AND p.fin_le BETWEEN $1 AND $2) THEN 'oui' ELSE 'non' END AS classe, \
         NULL AS modalite, NULL AS delai FROM periode q WHERE {followed} \
         UNION ALL SELECT {stay}, NULL, 'sans_suivi', NULL, NULL FROM passage p \
         WHERE p.sortie = 'emploi' AND p.fin_le BETWEEN $1 AND $2 AND NOT EXISTS (SELECT 1 FROM periode q \
         WHERE q.allocataire_id = p.allocataire_id AND q.passage = p.rang AND {followed})"
    )
}

fn exits() -> String {
    let stay = of_stay();
    format!(
        "SELECT {stay}, p.fin_le AS jour, CASE p.sortie WHEN 'emploi' THEN 'oui' ELSE 'non' END AS classe, \
         p.sortie AS modalite, p.fin_le - p.entree_le AS delai FROM passage p \
         WHERE p.sortie IS NOT NULL AND p.fin_le BETWEEN $1 AND $2"
    )
}

fn continuous_rights(held: RightsHeld) -> String {
    let who = who('q');
    let wanted = match held {
        RightsHeld::Paid => period(PeriodKind::PaidTwelveMonths),
        RightsHeld::Open => period(PeriodKind::OpenTwelveMonths),
    };
    let known = period(PeriodKind::KnownTwelveMonths);
    let followed = period(PeriodKind::Followed);
    // Who held the right had a known history too: 1 when held, 0 when only known, none otherwise.
    format!(
        "SELECT {who}, NULL AS jour, CASE (SELECT MAX(CASE h.genre WHEN {wanted} THEN 1 ELSE 0 END) FROM periode h \
         WHERE h.allocataire_id = q.allocataire_id AND h.genre IN ({wanted}, {known}) \
         AND h.du <= $2 AND (h.au IS NULL OR h.au > $2)) WHEN 1 THEN 'oui' WHEN 0 THEN 'non' \
         ELSE 'historique_inconnu' END AS classe, NULL AS modalite, NULL AS delai \
         FROM periode q WHERE q.genre = {followed} AND q.du <= $2 AND (q.au IS NULL OR q.au > $2)"
    )
}

fn seen(meeting: Awaited, days: u32) -> String {
    let (created, kept, more, unknown) = match meeting {
        Awaited::Orientation => (
            "COALESCE(p.informe_le, p.decide_le)",
            "p.orientation_honore_le",
            "p.premier = 1",
            "p.orientation_notee = 0",
        ),
        Awaited::Accompaniment => ("p.entree_le", "p.honore_le", "1 = 1", "1 = 0"),
    };
    let who = who('p');
    format!(
        "SELECT {who}, {created} AS jour, \
         CASE WHEN {unknown} THEN 'sans_rdv_orientation' WHEN {created} + {days} > $3 THEN \
         CASE WHEN {kept} - {created} < {days} THEN 'attente_fait' ELSE 'attente' END \
         WHEN {kept} - {created} < {days} THEN 'oui' ELSE 'non' END AS classe, NULL AS modalite, \
         {kept} - {created} AS delai \
         FROM passage p WHERE {more} AND {created} BETWEEN $1 AND $2"
    )
}

fn trained() -> String {
    "SELECT a.id AS personne, a.structure_id AS structure, a.id AS referent, NULL AS orientation, \
     NULL AS jour, CASE WHEN a.forme_mappi_le <= $6 THEN 'oui' ELSE 'non' END AS classe, \
     NULL AS modalite, NULL AS delai FROM agent a \
     WHERE a.supprime = 0 AND a.fonction = 'referent' AND (a.du IS NULL OR a.du <= $6) \
     AND (a.au IS NULL OR a.au >= $6)"
        .to_owned()
}

/// Day of the later of the two signatures.
const SIGNED: &str = "CASE WHEN k.signe_allocataire_le > k.signe_referent_le \
     THEN k.signe_allocataire_le ELSE k.signe_referent_le END";

fn new_form() -> String {
    format!(
        "SELECT k.allocataire_id AS personne, l.structure_id AS structure, l.referent_id AS referent, \
         l.orientation AS orientation, {SIGNED} AS jour, CASE k.formulaire WHEN 'nouveau' THEN 'oui' \
         WHEN 'ancien' THEN 'non' ELSE 'formulaire_inconnu' END AS classe, NULL AS modalite, NULL AS delai \
         FROM contrat k JOIN ligne l ON l.allocataire_id = k.allocataire_id \
         WHERE k.supprime = 0 AND k.annule_le IS NULL AND k.nature IN ('cer', 'contrat_engagement') \
         AND k.signe_allocataire_le IS NOT NULL AND k.signe_referent_le IS NOT NULL \
         AND {SIGNED} BETWEEN $5 AND $6"
    )
}

/// The stays of those who entered the RSA in the period; `hors` tells why someone is not among
/// those « soumis aux droits et devoirs » on 31 December of the year of entry, or on the day
/// looked from when that comes first (DREES).
fn entered(selection: &Selection) -> String {
    let looked = year_ends("p.entree_rsa_le", selection);
    format!(
        "(SELECT e.*, (SELECT {} FROM periode h \
         WHERE h.allocataire_id = e.allocataire_id AND h.genre IN ({}, {}) \
         AND h.du <= e.regarde_le AND (h.au IS NULL OR h.au > e.regarde_le) LIMIT 1) AS hors \
         FROM (SELECT p.*, {looked} AS regarde_le FROM passage p \
         WHERE p.premier = 1 AND p.entree_rsa_le BETWEEN $1 AND $2) e)",
        places::code("h.genre", PeriodKind::ALL),
        period(PeriodKind::NotSubject),
        period(PeriodKind::DutyUnknown),
    )
}

/// The last day of the year of a day of the period, never after the day looked from. The years
/// are few and known: nothing is to be computed row by row.
fn year_ends(day: &str, selection: &Selection) -> String {
    let ends = (selection.from.year()..selection.until().year())
        .filter_map(|year| Date::from_ymd_opt(year, 12, 31))
        .map(day_number);
    let cases: String = ends
        .map(|end| format!("WHEN {day} <= {end} THEN {end} "))
        .collect();
    let last = Date::from_ymd_opt(selection.until().year(), 12, 31)
        .map_or(selection.as_of, |end| end.min(selection.as_of));
    let last = day_number(last);
    if cases.is_empty() {
        last.to_string()
    } else {
        format!("CASE {cases}ELSE {last} END")
    }
}

fn entry_to_orientation(selection: &Selection) -> String {
    let (who, entered) = (who('p'), entered(selection));
    let oriented = "COALESCE(p.notifie_le, p.decide_le)";
    format!(
        "SELECT {who}, p.entree_rsa_le AS jour, CASE WHEN p.hors IS NOT NULL THEN p.hors \
         WHEN {oriented} <= $3 THEN 'oui' ELSE 'attente' END AS classe, \
         NULL AS modalite, CASE WHEN p.hors IS NULL AND {oriented} <= $3 THEN {oriented} - p.entree_rsa_le END AS delai \
         FROM {entered} p"
    )
}

fn orientation_to_contract(selection: &Selection) -> String {
    let (who, entered) = (who('p'), entered(selection));
    format!(
        "SELECT {who}, p.entree_rsa_le AS jour, CASE WHEN p.hors IS NOT NULL THEN p.hors WHEN s.type = 'france_travail' THEN 'france_travail' \
         WHEN COALESCE(p.notifie_le, p.decide_le) IS NULL THEN 'inconnu' \
         WHEN p.contrat_le <= $3 THEN 'oui' ELSE 'attente' END AS classe, NULL AS modalite, \
         CASE WHEN p.hors IS NULL AND p.contrat_le <= $3 AND (s.type IS NULL OR s.type <> 'france_travail') \
         THEN p.contrat_le - COALESCE(p.notifie_le, p.decide_le) END AS delai \
         FROM {entered} p LEFT JOIN structure s ON s.id = p.structure_id"
    )
}

fn contract_in_force([short, long]: [u32; 2]) -> String {
    let in_force = format!(
        "v.allocataire_id = p.allocataire_id AND v.genre = {} AND v.passage = p.rang \
         AND v.du <= $2 AND (v.au IS NULL OR v.au > $2)",
        period(PeriodKind::Contract)
    );
    let stay = of_stay();
    format!(
        "SELECT personne, structure, referent, orientation, NULL AS jour, \
         CASE WHEN mois IS NULL THEN 'non' ELSE 'oui' END AS classe, \
         CASE WHEN mois IS NULL THEN NULL WHEN mois < 0 THEN 'd' WHEN mois < {short} THEN 'd0' \
         WHEN mois < {long} THEN 'd1' ELSE 'd2' END AS modalite, NULL AS delai FROM \
         (SELECT {stay}, (SELECT MAX(COALESCE(v.mois, -1)) FROM periode v WHERE {in_force}) AS mois \
         FROM passage p WHERE p.entree_le <= $2 AND (p.fin_le IS NULL OR p.fin_le > $2)) e"
    )
}

#[cfg(test)]
mod tests;
