//! What is settled in a file: signed, validated by the person, or made. It is read first, and changed only
//! knowingly. Knows no screen.
use super::CaseFile;
use crate::domain::date::Date;
use crate::domain::record::finding::FindingRecord;
use crate::domain::record::review::ReviewRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::validation::ValidationRecord;
use crate::domain::record::{Entity, Id};
use crate::domain::validation::agreed_on;

/// Why a record is settled, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// A contract that both sides have signed.
    Signed(Date),
    /// An evaluation that the person has validated (« DITP 2019, contrat vivant »).
    Validated(Date),
    /// A review that was made.
    Made(Date),
    /// What the person said of what they read.
    Said(Date),
}

impl CaseFile {
    /// Whether a record is settled; what belongs to a contract or an evaluation is so with it.
    pub fn settled(&self, kind: Entity, id: Id) -> Option<Settled> {
        match kind {
            Entity::Contract => self.signed(id),
            Entity::Commitment => self.signed(self.row(kind, id)?.int("contrat_id")?),
            Entity::Situation => self.validated(id),
            Entity::Finding => self.validated(self.one::<FindingRecord<'_>>(id)?.situation()?),
            Entity::Review => {
                let made = self.one::<ReviewRecord<'_>>(id)?.made_on()?;
                Some(Settled::Made(made))
            }
            Entity::Validation => {
                let said = self.one::<ValidationRecord<'_>>(id)?.made_on()?;
                Some(Settled::Said(said))
            }
            _ => None,
        }
    }

    fn signed(&self, contract: Id) -> Option<Settled> {
        let all = self.contracts();
        let contract = all.iter().find(|it| it.id == contract)?;
        contract.signed_on().map(Settled::Signed)
    }

    fn validated(&self, evaluation: Id) -> Option<Settled> {
        let noted = self.one::<SituationRecord<'_>>(evaluation)?.validated_on();
        let said = agreed_on(self.rows(Entity::Validation), evaluation);
        said.or(noted).map(Settled::Validated)
    }
}
