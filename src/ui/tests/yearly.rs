//! What the yearly summary of an agreement looks like.
use super::pictures::{caseload, check, count};
use super::*;
use crate::domain::change::{Change, Op};
use crate::domain::record::Entity;
use crate::domain::record::funding_agreement::FUNDING_AGREEMENT;
use crate::domain::record::summary_text::SUMMARY_TEXT;
use crate::domain::rights::{Rights, Role};

/// The service has an agreement, with the first of its texts.
fn agreed(shown: &mut Screen) {
    let desk = &mut shown.app.desk;
    let day = |month, day| crate::domain::date::Date::from_ymd_opt(2026, month, day).unwrap();
    let values = vec![
        FUNDING_AGREEMENT.number.set("2026-12"),
        FUNDING_AGREEMENT.start.set(day(1, 1)),
        FUNDING_AGREEMENT.end.set(day(12, 31)),
        FUNDING_AGREEMENT.responsible.set("Jeanne Vidal"),
        FUNDING_AGREEMENT
            .territory
            .set("SDI de Sète, secteurs 2 et 3"),
    ];
    let moment = desk.clock.moment();
    let change = Change::entry(
        "Convention",
        None,
        vec![Op::insert(Entity::FundingAgreement, values)],
    );
    let made = desk.store.apply(&desk.author, &moment, &change).unwrap();
    let values = vec![
        SUMMARY_TEXT.agreement.set(made.records[0]),
        SUMMARY_TEXT.part.set("i_objectifs"),
        SUMMARY_TEXT.words.set(
            "Accompagner cent vingt personnes, dont vingt sans contrat depuis plus d’un an. Rencontrer \
             chacune au moins une fois par trimestre. Signer le premier contrat dans les deux mois qui \
             suivent l’orientation.",
        ),
    ];
    let change = Change::entry("Texte", None, vec![Op::insert(Entity::SummaryText, values)]);
    desk.store.apply(&desk.author, &moment, &change).unwrap();
}

#[test]
fn yearly() {
    check("yearly_none", &mut caseload().act(&[Action::Yearly]));
    let mut shown = caseload();
    agreed(&mut shown);
    check("yearly_agreements", &mut shown.act(&[Action::Yearly]));
    let mut shown = caseload();
    agreed(&mut shown);
    let mut shown = shown.act(&[Action::Yearly, Action::Open]);
    check("yearly_counting", &mut shown);
    count(&mut shown);
    let mut shown = shown.act(&[Action::NextPanel]);
    check("yearly", &mut shown);
    let on = Action::NextPanel;
    let mut shown = shown.act(&[on, on, on, Action::Compare]);
    count(&mut shown);
    check("yearly_compared", &mut shown);
    let mut shown = shown.act(&[Action::Open]);
    count(&mut shown);
    check("yearly_people", &mut shown);
}

#[test]
fn who_may_not_write_the_yearly_summary_reads_it_and_is_told_why() {
    let mut shown = caseload();
    agreed(&mut shown);
    let rights = Rights::of(Some(Role::Referent));
    shown.app.desk.store.look_as(rights);
    let shown = shown.act(&[Action::Yearly, Action::Open, Action::Down, Action::Open]);
    assert!(shown.app.stack.form().is_none());
    let said = shown.app.message.as_ref().unwrap();
    assert!(said.text.contains("ne le permet pas"), "{}", said.text);
}
