//! What a file says of its contracts: status, rank, length, own commitments, frozen versions, hours.
//! The screens, the plain commands and the papers all ask here.
use super::CaseFile;
use crate::domain::contract::{
    ActionHours, CommonBase, Contract, ContractRank, ContractStatus, Goal, Length, Life, Regime,
    Stay, Wording,
};
use crate::domain::date::Date;
use crate::domain::facts::{ActionStatus, Facts};
use crate::domain::file::facts::contract;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rules::RuleBook;

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
    #[must_use]
    pub fn contracts(&self) -> Vec<Contract> {
        self.rows(Entity::Contract).iter().map(contract).collect()
    }

    /// The contracts with their parcours: what status, rank and length are read from.
    #[must_use]
    pub fn life(&self) -> Life {
        Life {
            contracts: self.contracts(),
            stays: self.beside.stays.clone(),
        }
    }

    /// Status of a contract on a day; `None` when there is no such contract.
    #[must_use]
    pub fn contract_status(&self, id: Id, today: Date) -> Option<ContractStatus> {
        let life = self.life();
        life.contract(id).map(|it| life.status(it, today))
    }

    /// Rank of a contract: corrected by hand, else what the dates say; `None` for one that does not
    /// stand.
    #[must_use]
    pub fn contract_rank(&self, id: Id) -> Option<ContractRank> {
        let life = self.life();
        life.contract(id).and_then(|it| life.rank(it))
    }

    /// Length of the signed contracts of its parcours, this one and those before it.
    #[must_use]
    pub fn contract_length(&self, id: Id) -> Length {
        let life = self.life();
        life.contract(id)
            .map_or_else(Length::default, |it| life.total(it))
    }

    /// The law that a contract is made under: that of the rules of its parcours.
    #[must_use]
    pub fn contract_regime(&self, id: Id) -> Regime {
        let life = self.life();
        let stay = life.contract(id).and_then(|it| life.stay(it));
        stay.map_or_else(|| life.regime(), |stay| stay.regime)
    }

    /// Own commitments of a contract, in order, both sides together.
    #[must_use]
    pub fn own_commitments(&self, contract: Id) -> Vec<&Row> {
        let mut own = self.hanging_on(Entity::Commitment, contract);
        own.sort_by_key(|row| (row.int("ordre"), row.id));
        own
    }

    /// Frozen versions of a contract, from the first.
    #[must_use]
    pub fn versions(&self, contract: Id) -> Vec<&Row> {
        let mut versions = self.hanging_on(Entity::ContractVersion, contract);
        versions.sort_by_key(|row| (row.int("numero"), row.id));
        versions
    }

    fn hanging_on(&self, entity: Entity, contract: Id) -> Vec<&Row> {
        self.rows(entity)
            .iter()
            .filter(|row| row.int("contrat_id") == Some(contract))
            .collect()
    }

    /// What the actions of the plan take of a week.
    #[must_use]
    pub fn action_hours(&self) -> Vec<ActionHours> {
        self.rows(Entity::Action)
            .iter()
            .map(|row| ActionHours {
                from: row.date("debut"),
                to: row.date("fin").or_else(|| row.date("echeance")),
                status: row
                    .text("statut")
                    .and_then(ActionStatus::from_code)
                    .unwrap_or(ActionStatus::ToDo),
                planned: row.int("heures_prevues").unwrap_or(0),
                done: row.int("heures_faites").unwrap_or(0),
            })
            .collect()
    }

    /// The contract that is read: the last one, being prepared or not, that was neither annulled nor
    /// refused.
    #[must_use]
    pub fn current_contract(&self) -> Option<&Row> {
        let rows = self.rows(Entity::Contract).iter();
        rows.filter(|row| row.date("annule_le").is_none() && row.text("decision") != Some("refuse"))
            .max_by_key(|row| (begins(row), row.id))
    }

    /// The last evaluation of the situation.
    #[must_use]
    pub fn last_situation(&self) -> Option<&Row> {
        self.rows(Entity::Situation)
            .iter()
            .max_by_key(|row| (row.date("faite_le"), row.id))
    }

    /// What the words of a contract are made of, as the file stands: `contract` and `commitments` may
    /// be those of a form that is not yet saved. Objectives given up and actions that were not done
    /// are left out.
    #[must_use]
    pub fn wording<'a>(
        &'a self,
        contract: &'a Row,
        base: &'a CommonBase,
        commitments: Vec<&'a Row>,
        signatory: &'a str,
    ) -> Wording<'a> {
        let parcours = contract.int("parcours_id");
        let life = self.life();
        let regime = life
            .stays
            .iter()
            .find(|stay| Some(stay.id) == parcours)
            .map_or_else(|| life.regime(), |stay| stay.regime);
        Wording {
            contract,
            base,
            commitments,
            goals: self.goals(),
            aims: self.last_situation().and_then(|row| row.text("objectifs")),
            signatory,
            regime,
        }
    }

    /// Objectives that still hold, in the order of the plan, with their actions; then the actions
    /// that serve none.
    #[must_use]
    pub fn goals(&self) -> Vec<Goal<'_>> {
        let mut objectives: Vec<&Row> = self
            .rows(Entity::Objective)
            .iter()
            .filter(|row| row.text("statut") != Some("abandonne"))
            .collect();
        objectives.sort_by_key(|row| {
            let last = row.text("genre") != Some("final");
            (last, row.int("ordre"), row.date("echeance"), row.id)
        });
        let mut goals: Vec<Goal<'_>> = objectives
            .into_iter()
            .map(|row| Goal {
                objective: Some(row),
                actions: self.actions_for(Some(row.id)),
            })
            .collect();
        let loose = self.actions_for(None);
        if !loose.is_empty() {
            goals.push(Goal {
                objective: None,
                actions: loose,
            });
        }
        goals
    }

    fn actions_for(&self, objective: Option<Id>) -> Vec<&Row> {
        let parent = |row: &Row| {
            row.int("objectif_id")
                .filter(|id| self.row(Entity::Objective, *id).is_some())
        };
        let mut actions: Vec<&Row> = self
            .rows(Entity::Action)
            .iter()
            .filter(|row| row.text("statut") != Some("pas_fait") && parent(row) == objective)
            .collect();
        actions.sort_by_key(|row| (row.int("ordre"), row.date("echeance"), row.id));
        actions
    }

    /// Objectives still open and actions neither done nor given up: what a renewal carries on.
    #[must_use]
    pub fn unresolved(&self) -> (usize, usize) {
        let open = |row: &&Row| row.text("statut").is_none_or(|it| it == "en_cours");
        let running = |row: &&Row| !matches!(row.text("statut"), Some("fait" | "pas_fait"));
        (
            self.rows(Entity::Objective).iter().filter(open).count(),
            self.rows(Entity::Action).iter().filter(running).count(),
        )
    }
}

/// The first day known of a contract: its start, its draft, its first signature.
#[must_use]
pub fn begins(row: &Row) -> Option<Date> {
    ["debut", "redige_le", "signe_allocataire_le"]
        .into_iter()
        .find_map(|field| row.date(field))
}
