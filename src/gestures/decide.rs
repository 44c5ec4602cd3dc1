//! The decision of the SDI or of the president of the département on a signed contract.
use super::kinds::contract::draft::{period, short_form};
use crate::domain::record::contract::{CONTRACT, ContractRecord};
use crate::domain::vocabulary::Decision;
use crate::gestures::prelude::*;

pub(super) struct Decide(pub Id);

impl Steps for Decide {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let it: ContractRecord<'_> = at.one(self.0)?;
        let fields = [
            CONTRACT.transmitted_on.name,
            CONTRACT.body.name,
            CONTRACT.decision.name,
            CONTRACT.decided_on.name,
        ];
        let title = format!("Décision sur le contrat {}", period(it));
        let spec = FormSpec::only(Entity::Contract, &fields).titled(title);
        let suggested = vec![
            CONTRACT.decision.set(Decision::Validated),
            CONTRACT.decided_on.set(at.today),
        ];
        Some(short_form(at, it, spec, suggested))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let decision = at.read::<ContractRecord<'_>>().decision();
        let decision = decision
            .map_or("transmission", Decision::label)
            .to_lowercase();
        format!("{} : {decision}", name_of(&at.row))
    }
}
