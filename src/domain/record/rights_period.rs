//! État du droit over a period, as the CAF or the MSA tell it.
use super::field::{choice, near, owner, past, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::RightsState;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// État du droit over a period, as the CAF or the MSA tell it.
    pub struct RightsPeriodRecord;
    pub const RIGHTS_PERIOD: RightsPeriodFields;
    kind RightsPeriod {
        table: "droit", the: "l’état du droit au RSA", title: "État du droit au RSA",
        section: Section::Reasons, check: nothing,
    }
    person: id = owner();
    state: (RightsState) = required(choice("etat", "État du droit", V::RightsState));
    from: date = past("du", "Depuis le").announced();
    to: date = near("au", "Jusqu’au").after(&["du"]);
    source: code = choice("source", "Connu par", V::RightsSource);
    received_on: date = past("recu_le", "Information reçue le");
}
