//! A record that is changed, whatever its kind.
use super::kinds;
use crate::domain::record::finding::FindingRecord;
use crate::domain::record::situation::SituationRecord;
use crate::gestures::prelude::*;

/// The day of the evaluation that is changed, which stays what it is.
fn evaluated_on(at: Opening<'_>, row: &Row) -> Option<Date> {
    let of = match row.entity {
        Entity::Finding => FindingRecord::of(row).situation(),
        Entity::Situation => Some(row.id),
        _ => None,
    };
    at.one::<SituationRecord<'_>>(of?)?.made_on()
}

/// The kind and the record.
pub(super) struct Edit(pub Entity, pub Id);

impl Steps for Edit {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(self.0, self.1)?;
        let title = match self.0 {
            Entity::Allocataire => format!("Identité de {}", name_of(row)),
            kind => {
                let day = evaluated_on(at, row).filter(|day| *day != at.today);
                let of = day.map(|day| format!(", du {}", full(day)));
                format!("{}{} : modifier", kind.title(), of.unwrap_or_default())
            }
        };
        let spec = at.fields(self.0, Some(row), &kinds::fields_of_edit(self.0));
        Some(at.form(spec.titled(title), Some(row), &Values::new()))
    }

    fn form_name(&self) -> Option<&'static str> {
        Some(self.0.table())
    }

    fn label(&self, at: &Filled<'_>) -> String {
        match self.0 {
            Entity::Allocataire => "Identité et coordonnées modifiées".to_owned(),
            _ => format!("{} : modification", name_of(&at.row)),
        }
    }
}
