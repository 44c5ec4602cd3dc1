//! The signatures of a contract.
use super::kinds::contract::draft::{MONTHS, period, short_form};
use crate::domain::date::last_day;
use crate::domain::record::contract::{CONTRACT, ContractRecord};
use crate::gestures::prelude::*;

pub(super) struct Sign(pub Id);

impl Steps for Sign {
    /// Both signatures, today where one is missing; the days of the contract too when they are.
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let it: ContractRecord<'_> = at.one(self.0)?;
        let start = it.start().unwrap_or(at.today);
        let suggested = vec![
            CONTRACT.signed_by_person_on.set(at.today),
            CONTRACT.signed_by_referent_on.set(at.today),
            CONTRACT.signatory.set(at.agent),
            CONTRACT.start.set(start),
            CONTRACT.end.set(last_day(start, MONTHS)),
        ];
        let mut fields: Vec<&str> = suggested.iter().map(|(name, _)| *name).collect();
        let days = [CONTRACT.start.name, CONTRACT.end.name];
        fields.retain(|name| !days.contains(name) || it.get(name).is_empty());
        // The summary counts how contracts are felt: the day of the signature is when it is said.
        fields.push(CONTRACT.felt.name);
        let title = format!("Signatures du contrat {}", period(it));
        let spec = FormSpec::only(Entity::Contract, &fields).titled(title);
        Some(short_form(at, it, spec, suggested))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let it: ContractRecord<'_> = at.read();
        let sides = match (it.signed_by_person_on(), it.signed_by_referent_on()) {
            (Some(_), Some(_)) => "signé des deux côtés",
            (Some(_), None) => "signé par la personne",
            (None, Some(_)) => "signé par le référent",
            (None, None) => "signatures retirées",
        };
        format!("{} : {sides}", name_of(&at.row))
    }
}
