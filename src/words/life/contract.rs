//! Contracts from draft to end, their versions, what the person validates, reviews.
use super::event::{Gathering, Kind};
use crate::domain::date::Date;
use crate::domain::record::Sign;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::record::review::ReviewRecord;
use crate::domain::record::validation::ValidationRecord;
use crate::domain::text::{enclosed, in_brackets};
use crate::domain::vocabulary::{ContractKind, Decision, ReviewTrigger};
use crate::words::review;

const BEGINS: (Kind, Sign) = (Kind::Contract, Sign::Begins);
const DONE: (Kind, Sign) = (Kind::Contract, Sign::Done);
const MISSED: (Kind, Sign) = (Kind::Contract, Sign::Missed);
const ENDS: (Kind, Sign) = (Kind::Contract, Sign::Ends);
const NOTED: (Kind, Sign) = (Kind::Contract, Sign::Noted);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for it in file.all::<ReviewRecord<'_>>() {
        let name = review::name(it.trigger().unwrap_or(ReviewTrigger::Other));
        let action = it.action().and_then(|id| file.one::<ActionRecord<'_>>(id));
        let of = action.and_then(ActionRecord::label);
        let details = [of, it.decisions()].map(Option::unwrap_or_default);
        life.add(&it, it.made_on(), DONE, name, &details);
    }
    for it in file.all::<ContractRecord<'_>>() {
        contract(life, it);
    }
    for it in file.all::<ContractVersionRecord<'_>>() {
        let words = format!("Version {} du contrat, gardée", it.words("numero"));
        life.add(
            &it,
            it.frozen_on(),
            NOTED,
            &words,
            &[&it.mid_words("occasion")],
        );
    }
    for it in file.all::<ValidationRecord<'_>>() {
        let words = format!("La personne a lu {}", it.mid_words("objet"));
        let how = in_brackets(&it.mid_words("moyen"));
        let answer = format!("{}{how}", it.mid_words("avis"));
        let details = [&answer, it.note().unwrap_or_default()];
        life.add(&it, it.made_on(), DONE, &words, &details);
    }
}

fn contract(life: &mut Gathering<'_>, it: ContractRecord<'_>) {
    let kind = match it.kind() {
        Some(ContractKind::Other) | None => "Contrat",
        Some(kind) => kind.label(),
    };
    let mut add = |on: Option<Date>, sign, words: &str| life.add(&it, on, sign, kind, &[words]);
    add(it.drafted_on(), BEGINS, "projet rédigé");
    let (person, service) = (it.signed_by_person_on(), it.signed_by_referent_on());
    if person.is_some() && person == service {
        add(person, DONE, "signé des deux côtés");
    } else {
        add(person, DONE, "signé par la personne");
        add(service, DONE, "signé par le référent");
    }
    add(it.transmitted_on(), NOTED, "transmis");
    let by = enclosed(" par : ", &it.words("instance"), "");
    let (sign, decided) = match it.decision() {
        Some(Decision::Refused) => (MISSED, "non validé"),
        Some(Decision::Validated) | None => (DONE, "validé"),
    };
    add(it.decided_on(), sign, &format!("{decided}{by}"));
    let cut = it.ended_early_on().or(it.cancelled_on());
    let signed = person.is_some() && service.is_some();
    if cut.is_none() && signed && sign != MISSED {
        add(it.end(), ENDS, "arrivé à son terme");
    }
    add(it.ended_early_on(), ENDS, "terminé avant son échéance");
    add(it.cancelled_on(), ENDS, "annulé");
}
