//! What a file says of its contracts: status, rank, length, own commitments, frozen versions, hours.
//! The screens, the plain commands and the papers all ask here.
use super::CaseFile;
use crate::domain::contract::{
    ActionHours, CommonBase, Contract, ContractRank, ContractStatus, Length, Life, Stay, Told,
    Wording,
};
use crate::domain::date::Date;
use crate::domain::facts::{ActionStatus, Facts};
use crate::domain::file::facts::contract;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::commitment::CommitmentRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::{Id, Record, Row};
use crate::domain::rules::RuleBook;
use crate::domain::vocabulary::{Decision, ObjectiveStatus, Side};

/// The parcours of someone, from the oldest, with what the rules of each ask of contracts.
pub fn stays(facts: &Facts, book: &RuleBook) -> Vec<Stay> {
    let mut parcours: Vec<_> = facts.parcours.iter().collect();
    parcours.sort_by_key(|it| (it.entry(), it.id));
    parcours
        .into_iter()
        .map(|it| {
            let set = book.main(it.rule_set.as_deref(), it.oriented_on());
            Stay {
                id: it.id,
                from: it.entry(),
                exit_on: it.exit.as_ref().map(|exit| exit.on),
                validation: set.parameters.validation,
                regime: set.regime(),
            }
        })
        .collect()
}

/// The contracts of someone with their parcours.
pub fn life(facts: &Facts, book: &RuleBook) -> Life {
    Life {
        stays: stays(facts, book),
        contracts: facts.contracts.clone(),
    }
}

impl CaseFile {
    /// Contracts as the rules read them, in the order they were made.
    pub fn contracts(&self) -> Vec<Contract> {
        self.all().map(contract).collect()
    }

    /// Whether a signed contract runs.
    pub fn is_under_contract(&self, today: Date) -> bool {
        let contracts = self.contracts();
        let mut signed = contracts
            .iter()
            .filter(|it| it.stands() && it.signed_on().is_some());
        signed.any(|contract| contract.last_day().is_none_or(|last| last >= today))
    }

    /// The contracts with their parcours: what status, rank and length are read from.
    pub fn life(&self) -> Life {
        Life {
            contracts: self.contracts(),
            stays: self.beside.stays.clone(),
        }
    }

    /// Status of a contract on a day; `None` when there is no such contract.
    pub fn contract_status(&self, id: Id, today: Date) -> Option<ContractStatus> {
        let life = self.life();
        life.contract(id).map(|it| life.status(it, today))
    }

    /// Rank of a contract: corrected by hand, else what the dates say; `None` for one that does not
    /// stand.
    pub fn contract_rank(&self, id: Id) -> Option<ContractRank> {
        let life = self.life();
        life.contract(id).and_then(|it| life.rank(it))
    }

    /// Length of the signed contracts of its parcours, this one and those before it.
    pub fn contract_length(&self, id: Id) -> Length {
        let life = self.life();
        life.contract(id)
            .map_or_else(Length::default, |it| life.total(it))
    }

    /// Own commitments of a contract, in order, both sides together.
    pub fn own_commitments(&self, contract: Id) -> Vec<&Row> {
        let of_contract = |it: &CommitmentRecord<'_>| it.contract() == Some(contract);
        let mut own: Vec<CommitmentRecord<'_>> = self.all().filter(of_contract).collect();
        own.sort_by_key(|it| (it.order(), it.id));
        own.into_iter().map(CommitmentRecord::row).collect()
    }

    /// What a contract adds to the common base on one side, in order.
    pub fn commitments_of(&self, contract: Id, side: Side) -> Vec<CommitmentRecord<'_>> {
        let own = self.own_commitments(contract).into_iter();
        own.map(CommitmentRecord::of)
            .filter(|it| it.side() == Some(side))
            .collect()
    }

    /// Frozen versions of a contract, from the first.
    pub fn versions(&self, contract: Id) -> Vec<&Row> {
        let of_contract = |it: &ContractVersionRecord<'_>| it.contract() == Some(contract);
        let mut versions: Vec<ContractVersionRecord<'_>> = self.all().filter(of_contract).collect();
        versions.sort_by_key(|it| (it.number(), it.id));
        versions
            .into_iter()
            .map(ContractVersionRecord::row)
            .collect()
    }

    /// What the actions of the plan take of a week.
    pub fn action_hours(&self) -> Vec<ActionHours> {
        self.all::<ActionRecord<'_>>()
            .map(|action| ActionHours {
                from: action.start(),
                to: action.end().or(action.due()),
                status: action.status().unwrap_or(ActionStatus::ToDo),
                planned: action.hours_planned().unwrap_or(0),
                done: action.hours_done().unwrap_or(0),
            })
            .collect()
    }

    /// The contract that is read: the last one, being prepared or not, that was neither annulled nor
    /// refused.
    pub fn current_contract(&self) -> Option<&Row> {
        self.all::<ContractRecord<'_>>()
            .filter(|it| it.cancelled_on().is_none() && it.decision() != Some(Decision::Refused))
            .max_by_key(|it| (begins(*it), it.id))
            .map(ContractRecord::row)
    }

    /// The last evaluation of the situation.
    pub fn last_situation(&self) -> Option<&Row> {
        self.all::<SituationRecord<'_>>()
            .max_by_key(|it| (it.made_on(), it.id))
            .map(SituationRecord::row)
    }

    /// What the words of a contract are made of, as the file stands: `contract` and `commitments` may
    /// be those of a form that is not yet saved. Objectives given up and actions that were not done
    /// are left out.
    pub fn wording<'a>(
        &'a self,
        contract: &'a Row,
        base: &'a CommonBase,
        commitments: Vec<&'a Row>,
        signatory: &'a str,
        service: Vec<Told>,
    ) -> Wording<'a> {
        Wording {
            contract,
            base,
            commitments,
            goals: self.goals(),
            aims: self
                .last_situation()
                .and_then(|row| SituationRecord::of(row).aims()),
            signatory,
            person: self.person_told(),
            service,
            situation: self.administrative_situation(),
        }
    }

    /// Objectives still open and actions neither done nor given up: what a renewal carries on.
    pub fn unresolved(&self) -> (usize, usize) {
        let open =
            |it: &ObjectiveRecord<'_>| it.status().is_none_or(|it| it == ObjectiveStatus::Ongoing);
        let over = |it: &ActionRecord<'_>| {
            matches!(
                it.status(),
                Some(ActionStatus::Done | ActionStatus::NotDone)
            )
        };
        let running = self.all::<ActionRecord<'_>>().filter(|it| !over(it));
        (self.all().filter(open).count(), running.count())
    }
}

/// The first day known of a contract: its start, its draft, its first signature.
pub fn begins(contract: ContractRecord<'_>) -> Option<Date> {
    let drafted = contract.start().or(contract.drafted_on());
    drafted.or(contract.signed_by_person_on())
}
