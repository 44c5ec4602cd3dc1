//! What is said of one contract: dates, length, signatures, decision, versions. Knows no panel.
use crate::domain::contract::{Contract, ContractStatus, LONG_MONTHS, Length, Told};
use crate::domain::date::{Date, full};
use crate::domain::file::CaseFile;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::record::orientation::{ORIENTATION, OrientationRecord};
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Id, Record};
use crate::domain::text::{capital, enclosed, in_brackets, joined, plural};
use crate::domain::vocabulary::AssignmentRole;
use crate::words::names::Names;

/// The référent on a day, or one of the two where they are two.
pub fn referent(file: &CaseFile, day: Date) -> Option<Id> {
    let first = |role| file.assigned(role, day).first().copied();
    first(AssignmentRole::Referent).or_else(|| first(AssignmentRole::Partner))
}

/// Who accompanies the person under a contract: the structure, the référent, who signs when it is
/// another, the kind of accompaniment.
pub fn service(file: &CaseFile, names: &Names, signatory: Option<Id>, day: Date) -> Vec<Told> {
    let structure = file.parcours().map(ParcoursRecord::of);
    let structure = names.organization(structure.and_then(ParcoursRecord::organization));
    let referent = names.called(Entity::Agent, referent(file, day));
    let signatory = names.called(Entity::Agent, signatory);
    let signatory = if signatory == referent { "" } else { signatory };
    let oriented = file.all::<OrientationRecord<'_>>();
    let oriented =
        oriented.filter(|it| it.holds() && it.kind().is_some() && it.decided_on() <= Some(day));
    let oriented = oriented.max_by_key(|it| (it.decided_on(), it.id));
    let kind = oriented.map_or_else(String::new, |it| it.words(ORIENTATION.kind.name));
    let told = [
        ("Structure", structure.to_owned()),
        ("Référent", referent.to_owned()),
        ("Signe pour le service", signatory.to_owned()),
        ("Accompagnement", kind),
    ];
    let told = told.into_iter().filter(|(_, value)| !value.is_empty());
    told.collect()
}

/// « du 24/11/2026 au 23/05/2027 ».
pub(crate) fn dates(contract: &Contract) -> String {
    let cut = |early: &Date| contract.end.is_none_or(|end| *early < end);
    let stopped = contract.ended_early_on.filter(cut).map(full);
    let dates = match (contract.start, contract.end) {
        (Some(start), Some(end)) => format!("du {} au {}", full(start), full(end)),
        (Some(start), None) => format!("depuis le {}", full(start)),
        (None, Some(end)) => format!("jusqu’au {}", full(end)),
        (None, None) => String::new(),
    };
    let stopped = enclosed("arrêté le ", &stopped.unwrap_or_default(), "");
    joined([&*dates, &stopped], ", ")
}

/// « Durée : 6 mois, 18 mois avec les contrats d’avant ».
pub(crate) fn length(contract: &Contract, total: Length) -> Option<String> {
    let own = Length::between(contract.start?, contract.last_day()?)?;
    let mut words = format!("Durée : {}", own.words());
    if total > own {
        words.push_str(&format!(", {} avec les contrats d’avant", total.words()));
    }
    if total.is_long() {
        words.push_str(&format!(" (plus de {LONG_MONTHS} mois, pour information)"));
    }
    Some(words)
}

/// « Signé par la personne le 12/11/2026, à signer par le référent ».
pub(crate) fn signatures(row: ContractRecord<'_>, names: &Names) -> String {
    let signatory = names.agent(row.signatory());
    let sides = [row.signed_by_person_on(), row.signed_by_referent_on()];
    if let [Some(on), Some(other)] = sides
        && on == other
    {
        let who = enclosed(", par ", signatory, " pour le service");
        return format!("Signé des deux côtés le {}{who}", full(on));
    }
    let service = format!("le référent{}", in_brackets(signatory));
    let [person, referent] = sides;
    let both = [side("la personne", person), side(&service, referent)];
    capital(&both.join(", "))
}

fn side(who: &str, on: Option<Date>) -> String {
    on.map_or_else(
        || format!("à signer par {who}"),
        |on| format!("signé par {who} le {}", full(on)),
    )
}

/// « Transmis le 02/11/2026 au SDI ; en attente de la décision ».
pub(crate) fn decision(row: ContractRecord<'_>, status: ContractStatus) -> Option<String> {
    let whom = in_brackets(&row.words("instance"));
    let sent = row
        .transmitted_on()
        .map_or_else(String::new, |on| format!("transmis le {}{whom}", full(on)));
    let decided = match (row.decision(), row.decided_on()) {
        (Some(_), on) => {
            let on = on.map_or_else(String::new, |on| format!(" le {}", full(on)));
            format!("{}{on}", row.small_words("decision"))
        }
        (None, _) if status == ContractStatus::AwaitingDecision => {
            "en attente de la décision : d la note".to_owned()
        }
        (None, _) => String::new(),
    };
    let words = joined([&*sent, &decided], ", ");
    (!words.is_empty()).then(|| capital(&words))
}

/// « Version 2, signée des deux côtés le 12/11/2026 ».
pub fn version_words(version: ContractVersionRecord<'_>) -> String {
    let number = version.number().unwrap_or(1);
    let how = match version.occasion() {
        Some("signature_personne") => "signée par la personne",
        Some("signature_referent") => "signée par le référent",
        Some("signatures") => "signée des deux côtés",
        Some(_) | None => "modifiée après signature",
    };
    format!("Version {number}, {how} le {}", version.day("figee_le"))
}

/// Whole months and days that are left, « il reste 12 jours », when the end is near.
pub(crate) fn left(contract: &Contract, status: ContractStatus, today: Date) -> String {
    match (status, contract.end) {
        (ContractStatus::ToRenew, Some(end)) => {
            let days = (end - today).num_days();
            let words = plural(days, "jour", "jours");
            format!("il reste {words}, N prépare la suite")
        }
        (_, _) => String::new(),
    }
}
