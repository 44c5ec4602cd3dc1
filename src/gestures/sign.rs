//! The signatures of a contract.
use super::filled::Filled;
use super::kinds::contract::draft::{MONTHS, period, short_form};
use super::name::name_of;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::date::last_day;
use crate::domain::record::{Entity, Id};
use crate::form::{Form, FormSpec};

pub(super) struct Sign(pub Id);

impl Steps for Sign {
    fn about(&self) -> Entity {
        Entity::Contract
    }

    /// Both signatures, today where one is missing; the days of the contract too when they are.
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Contract, self.0)?;
        let mut fields = vec!["signe_allocataire_le", "signe_referent_le", "signataire_id"];
        let days = ["debut", "fin"].into_iter();
        fields.extend(days.filter(|name| row.get(name).is_empty()));
        let start = row.date("debut").unwrap_or(at.today);
        let suggested = vec![
            ("signe_allocataire_le", at.today.into()),
            ("signe_referent_le", at.today.into()),
            ("signataire_id", at.agent.into()),
            ("debut", start.into()),
            ("fin", last_day(start, MONTHS).into()),
        ];
        let title = format!("Signatures du contrat {}", period(row));
        let spec = FormSpec::only(Entity::Contract, &fields).titled(title);
        Some(short_form(at, row, spec, suggested))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let signed = |name| at.row.date(name).is_some();
        let sides = match (signed("signe_allocataire_le"), signed("signe_referent_le")) {
            (true, true) => "signé des deux côtés",
            (true, false) => "signé par la personne",
            (false, true) => "signé par le référent",
            (false, false) => "signatures retirées",
        };
        format!("{} : {sides}", name_of(&at.row))
    }
}
