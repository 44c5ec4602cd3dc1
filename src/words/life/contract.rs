//! Contracts from draft to end, their versions, what the person validates, reviews.
use super::event::{Gathering, Kind, Sign};
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::{Entity, Row};
use crate::domain::text::{enclosed, in_brackets};
use crate::words::review;

const BEGINS: (Kind, Sign) = (Kind::Contract, Sign::Begins);
const DONE: (Kind, Sign) = (Kind::Contract, Sign::Done);
const MISSED: (Kind, Sign) = (Kind::Contract, Sign::Missed);
const ENDS: (Kind, Sign) = (Kind::Contract, Sign::Ends);
const NOTED: (Kind, Sign) = (Kind::Contract, Sign::Noted);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for row in file.rows(Entity::Review) {
        let trigger = row.text("declencheur").and_then(ReviewTrigger::from_code);
        let name = review::name(trigger.unwrap_or(ReviewTrigger::Other));
        let action = life.named(Entity::Action, row, "action_id");
        let of = action.and_then(|row| row.text("libelle"));
        let decided = row.text("decisions").unwrap_or_default();
        life.add(
            row,
            "faite_le",
            DONE,
            name,
            &[of.unwrap_or_default(), decided],
        );
    }
    for row in file.rows(Entity::Contract) {
        contract(life, row);
    }
    for row in file.rows(Entity::ContractVersion) {
        let words = format!("Version {} du contrat, gardée", row.words("numero"));
        life.add(
            row,
            "figee_le",
            NOTED,
            &words,
            &[&row.mid_words("occasion")],
        );
    }
    for row in file.rows(Entity::Validation) {
        let words = format!("La personne a lu {}", row.mid_words("objet"));
        let how = in_brackets(&row.mid_words("moyen"));
        let answer = format!("{}{how}", row.mid_words("avis"));
        let note = row.text("note").unwrap_or_default();
        life.add(row, "faite_le", DONE, &words, &[&answer, note]);
    }
}

fn contract(life: &mut Gathering<'_>, row: &Row) {
    let kind = match row.text("nature") {
        Some("autre") | None => "Contrat".to_owned(),
        Some(_) => row.words("nature"),
    };
    let mut add = |field: &str, sign, words: &str| life.add(row, field, sign, &kind, &[words]);
    add("redige_le", BEGINS, "projet rédigé");
    let [person, service] = ["signe_allocataire_le", "signe_referent_le"];
    let signed = row.date(person).is_some() && row.date(service).is_some();
    if signed && row.date(person) == row.date(service) {
        add(person, DONE, "signé des deux côtés");
    } else {
        add(person, DONE, "signé par la personne");
        add(service, DONE, "signé par le référent");
    }
    add("transmis_le", NOTED, "transmis");
    let by = enclosed(" par : ", &row.words("instance"), "");
    let refused = row.text("decision") == Some("refuse");
    let (sign, decided) = if refused {
        (MISSED, "non validé")
    } else {
        (DONE, "validé")
    };
    add("decide_le", sign, &format!("{decided}{by}"));
    let cut = row.date("fin_anticipee_le").or(row.date("annule_le"));
    if cut.is_none() && signed && !refused {
        add("fin", ENDS, "arrivé à son terme");
    }
    add("fin_anticipee_le", ENDS, "terminé avant son échéance");
    add("annule_le", ENDS, "annulé");
}
