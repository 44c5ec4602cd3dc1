//! Need that no local offer answers (« Hérault, bilan de convention », VII).
use super::prelude::*;

record! {
    /// Need that no local offer answers.
    pub struct UnmetNeedRecord;
    pub const UNMET_NEED: UnmetNeedFields;
    kind UnmetNeed {
        table: "besoin", the: "le besoin non couvert", title: "Besoin non couvert",
        section: Section::Plan, panel: Panel::Plan, check: nothing,
        plural: Some("Besoins non couverts"),
        listed: Some((30, "Besoins non couverts")),
        added: Some((30, "Un besoin sans offre sur le territoire")),
        first: |today, _| vec![UNMET_NEED.noted_on.set(today)],
        counted: false,
        life: &[
            Step::new(UNMET_NEED.noted_on, Sign::Noted, "Besoin non couvert", &["theme", "precision"]),
            Step::new(UNMET_NEED.answered_on, Sign::Done, "Besoin couvert", &["theme"]),
        ],
    }
    person: id = owner();
    theme: code = required(choice("theme", "Thème", V::TerritoryTheme))
        .guided(FUNDING_SUMMARY, "Ce qui manque sur le territoire, par thème du programme départemental d’insertion\u{a0}: le bilan compte les personnes concernées.");
    noted_on: date = required(past("constate_le", "Constaté le"));
    detail: text = line("precision", "Ce qui manque");
    answered_on: date = past("couvert_le", "Couvert le").after(&["constate_le"]).not_when_new();
}
