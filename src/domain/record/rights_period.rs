//! État du droit over a period, as the CAF or the MSA tell it.
use super::prelude::*;
use crate::domain::vocabulary::RightsState;

record! {
    /// État du droit over a period, as the CAF or the MSA tell it.
    pub struct RightsPeriodRecord;
    pub const RIGHTS_PERIOD: RightsPeriodFields;
    kind RightsPeriod {
        table: "droit", the: "l’état du droit au RSA", title: "État du droit au RSA",
        section: Section::Reasons, panel: Panel::Identity, check: nothing,
        listed: Some((100, "État du droit au RSA")),
        added: Some((100, "Un état du droit au RSA")),
        first: |today, _| vec![
            RIGHTS_PERIOD.state.set(RightsState::Paid),
            RIGHTS_PERIOD.source.set("caf"),
            RIGHTS_PERIOD.received_on.set(today),
        ],
        life: &[Step::new(RIGHTS_PERIOD.from, Sign::Noted, "RSA", &["etat"])],
    }
    person: id = owner();
    state: (RightsState) = required(choice("etat", "État du droit", V::RightsState));
    from: date = past("du", "Depuis le").announced();
    to: date = near("au", "Jusqu’au").after(&["du"]).happens();
    source: code = choice("source", "Connu par", V::RightsSource);
    received_on: date = past("recu_le", "Information reçue le");
}
