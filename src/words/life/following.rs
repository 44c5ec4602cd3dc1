//! Orientation, who follows, measures on the allowance, agreements, exit.
use super::event::{Gathering, Kind};
use crate::domain::date::Date;
use crate::domain::record::Sign;
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::examination::ExaminationRecord;
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::share::ShareRecord;
use crate::domain::record::sharing_agreement::SharingAgreementRecord;
use crate::domain::text::{enclosed, in_brackets, joined};
use crate::domain::vocabulary::{AgreementAnswer, Origin, ReorientationDecision};

const BEGINS: (Kind, Sign) = (Kind::Following, Sign::Begins);
const NOTED: (Kind, Sign) = (Kind::Following, Sign::Noted);
const ENDS: (Kind, Sign) = (Kind::Following, Sign::Ends);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let (file, names) = (life.file, life.names);
    for it in file.all::<OrientationRecord<'_>>() {
        orientation(life, it);
    }
    for it in file.all::<ParcoursRecord<'_>>() {
        let structure = [names.organization(it.organization())];
        life.add(
            &it,
            it.taken_charge_on(),
            BEGINS,
            "Prise en charge",
            &structure,
        );
    }
    for it in file.all::<AssignmentRecord<'_>>() {
        let who = names.agent(it.agent());
        let role = it.words("fonction");
        let until = format!("{role} jusqu’à ce jour");
        life.add(&it, it.to(), ENDS, &until, &[who]);
        let temporary = when(it.temporary(), "le temps d’une action");
        let details = [who, temporary, it.reason().unwrap_or_default()];
        life.add(&it, it.from(), BEGINS, &role, &details);
    }
    for it in file.all::<ExaminationRecord<'_>>() {
        let note = it.note().unwrap_or_default();
        life.add(&it, it.made_on(), NOTED, &it.words("type"), &[note]);
    }
    life.add_steps();
    sharing(life);
}

/// The exit comes last of its day.
pub(super) fn gather_exits(life: &mut Gathering<'_>) {
    for it in life.file.all::<ParcoursRecord<'_>>() {
        let detail = in_brackets(&it.mid_words("sortie_precision"));
        let reason = format!("{}{detail}", it.mid_words("sortie_motif"));
        let details = [reason.trim(), it.exit_note().unwrap_or_default()];
        let words = "Sortie de l’accompagnement";
        life.add(&it, it.exit_on(), ENDS, words, &details);
    }
}

/// Words that are there when something is so.
const fn when(is_so: bool, words: &'static str) -> &'static str {
    if is_so { words } else { "" }
}

fn orientation(life: &mut Gathering<'_>, it: OrientationRecord<'_>) {
    let what = match it.origin() {
        Some(Origin::Initial) | None => "Orientation",
        Some(origin) => origin.label(),
    };
    let names = life.names;
    let mut add = |on: Option<Date>, sign, words: &str, details: &[&str]| {
        life.add(&it, on, sign, &format!("{what}, {words}"), details);
    };
    let asked = enclosed("par ", &it.mid_words("demandee_par"), "");
    let why = it.reason().unwrap_or_default();
    add(it.requested_on(), NOTED, "demandée", &[&asked, why]);
    let refused = it.decision() == Some(ReorientationDecision::Refused);
    // A request that was refused moves the person to no other accompaniment.
    let kind = match refused {
        true => String::new(),
        false => enclosed("accompagnement ", &it.mid_words("type"), ""),
    };
    let wish = enclosed("souhait de la personne : ", &it.on_one_line("souhait"), "");
    let structure = names.organization(it.organization());
    if refused {
        let words = "non retenue : l’accompagnement est maintenu";
        add(it.decided_on(), NOTED, words, &[]);
    } else {
        add(
            it.decided_on(),
            BEGINS,
            "décidée",
            &[&kind, structure, &wish],
        );
    }
    add(it.notified_on(), NOTED, "notifiée à la personne", &[&kind]);
}

fn sharing(life: &mut Gathering<'_>) {
    let file = life.file;
    let (noted, ends) = ((Kind::Sharing, Sign::Noted), (Kind::Sharing, Sign::Ends));
    let with = |it: SharingAgreementRecord<'_>| {
        let name = it.recipient_name().unwrap_or_default();
        joined([&*it.mid_words("destinataire"), name], " ")
    };
    for it in file.all::<SharingAgreementRecord<'_>>() {
        let answer = match it.answer() {
            Some(AgreementAnswer::Refused) => "Refus de partager",
            Some(AgreementAnswer::Agreed) | None => "Accord pour partager",
        };
        life.add(&it, it.given_on(), noted, answer, &[&with(it)]);
        life.add(&it, it.withdrawn_on(), ends, "Accord retiré", &[&with(it)]);
    }
    for it in file.all::<ShareRecord<'_>>() {
        let with = it.agreement().and_then(|id| file.one(id)).map(with);
        let details = [&with.unwrap_or_default(), it.content().unwrap_or_default()];
        life.add(&it, it.made_on(), noted, "Partage", &details);
    }
}
