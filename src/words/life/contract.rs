//! Contracts from draft to end, their versions, what the person validates, reviews.
use super::{Kind, Mark, Teller, aside, inside, sentence};
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::{Entity, Row};
use crate::words::review;

const BEGINS: (Kind, Mark) = (Kind::Contract, Mark::Begins);
const DONE: (Kind, Mark) = (Kind::Contract, Mark::Done);
const ENDS: (Kind, Mark) = (Kind::Contract, Mark::Ends);
const NOTED: (Kind, Mark) = (Kind::Contract, Mark::Noted);

pub(super) fn tell(teller: &mut Teller<'_>) {
    let file = teller.file;
    for row in file.rows(Entity::Review) {
        reviewed(teller, row);
    }
    for row in file.rows(Entity::Contract) {
        contract(teller, row);
    }
    for row in file.rows(Entity::ContractVersion) {
        let number = row.words("numero");
        let occasion = inside(&row.words("occasion"));
        let text = sentence(
            &format!("Version {number} du contrat, gardée"),
            &[&occasion],
        );
        teller.say(row, "figee_le", NOTED, text);
    }
    for row in file.rows(Entity::Validation) {
        let what = inside(&row.words("objet"));
        let how = aside(&inside(&row.words("moyen")));
        let answer = format!("{}{how}", inside(&row.words("avis")));
        let note = row.text("note").unwrap_or_default();
        let text = sentence(&format!("La personne a lu {what}"), &[&answer, note]);
        teller.say(row, "faite_le", DONE, text);
    }
}

fn contract(teller: &mut Teller<'_>, row: &Row) {
    let kind = match row.text("nature") {
        Some("autre") | None => "Contrat".to_owned(),
        Some(_) => row.words("nature"),
    };
    teller.say(row, "redige_le", BEGINS, format!("{kind} : projet rédigé"));
    let (person, service) = ("signe_allocataire_le", "signe_referent_le");
    if row.date(person).is_some() && row.date(person) == row.date(service) {
        teller.say(row, person, DONE, format!("{kind} : signé des deux côtés"));
    } else {
        teller.say(row, person, DONE, format!("{kind} : signé par la personne"));
        teller.say(
            row,
            service,
            DONE,
            format!("{kind} : signé par le référent"),
        );
    }
    teller.say(row, "transmis_le", NOTED, format!("{kind} : transmis"));
    let by = row.words("instance");
    let (said, decided) = match row.text("decision") {
        Some("refuse") => ((Kind::Contract, Mark::Missed), "non validé"),
        Some(_) | None => (DONE, "validé"),
    };
    let by = if by.is_empty() {
        by
    } else {
        format!(" par : {by}")
    };
    teller.say(row, "decide_le", said, format!("{kind} : {decided}{by}"));
    let cut = row.date("fin_anticipee_le").or(row.date("annule_le"));
    let signed = row.date(person).is_some() && row.date(service).is_some();
    if cut.is_none() && signed && row.text("decision") != Some("refuse") {
        teller.say(row, "fin", ENDS, format!("{kind} : arrivé à son terme"));
    }
    let text = format!("{kind} : terminé avant son échéance");
    teller.say(row, "fin_anticipee_le", ENDS, text);
    teller.say(row, "annule_le", ENDS, format!("{kind} : annulé"));
}

fn reviewed(teller: &mut Teller<'_>, row: &Row) {
    let trigger = row.text("declencheur").and_then(ReviewTrigger::from_code);
    let name = review::name(trigger.unwrap_or(ReviewTrigger::Other));
    let action = row.int("action_id");
    let action = action.and_then(|id| teller.file.row(Entity::Action, id));
    let of = action
        .and_then(|row| row.text("libelle"))
        .unwrap_or_default();
    let decided = row.text("decisions").unwrap_or_default();
    teller.say(row, "faite_le", DONE, sentence(name, &[of, decided]));
}
