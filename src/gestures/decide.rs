//! The decision of the SDI or of the president of the département on a signed contract.
use super::filled::Filled;
use super::kinds::contract::draft::{period, short_form};
use super::name::name_of;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::record::{Entity, Id};
use crate::form::{Form, FormSpec};

pub(super) struct Decide(pub Id);

impl Steps for Decide {
    fn about(&self) -> Entity {
        Entity::Contract
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Contract, self.0)?;
        let fields = ["transmis_le", "instance", "decision", "decide_le"];
        let title = format!("Décision sur le contrat {}", period(row));
        let spec = FormSpec::only(Entity::Contract, &fields).titled(title);
        let suggested = vec![
            ("decision", "valide".into()),
            ("decide_le", at.today.into()),
        ];
        Some(short_form(at, row, spec, suggested))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let decision = match at.row.words("decision").to_lowercase() {
            none if none.is_empty() => "transmission".to_owned(),
            decision => decision,
        };
        format!("{} : {decision}", name_of(&at.row))
    }
}
