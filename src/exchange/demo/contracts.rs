//! Contracts of one person: their terms, what both sides add to the common base, an amendment here
//! and there, and the words frozen at each signature, which are those of the product.
use super::prelude::*;
use crate::domain::contract::{CommonBase, Goal, USUAL_HOURS, Wording, text};
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::action::{ACTION, ActionRecord};
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::{Record, Row};
use crate::domain::vocabulary::ActionStatus;

/// Days that a contract amended must still run.
const WORTHWHILE: i64 = 70;

/// A contract written in the batch.
pub(super) struct Written {
    /// Reference to it.
    pub contract: Value,
    /// Day of the first signature, if any, and of both, if there are.
    pub half: Option<Date>,
    pub signed: Option<Date>,
    /// Its own commitments: side, words.
    own: Vec<(&'static str, String)>,
}

impl Writer<'_> {
    /// Contracts, with what the département decided of them and what both sides add.
    pub(super) fn contracts(&mut self) -> Vec<Written> {
        let case = self.case;
        let own = self.own();
        let mut written: Vec<Written> = Vec::new();
        for term in &case.terms {
            let pledge = &self.story.pledge;
            let hours = pledge.hours + self.rng.pick(&[0_i64, 0, 0, 2]);
            let former = written.last().map(|it| it.contract.clone());
            let contract = self.contract(term, hours, former.unwrap_or_default());
            written.push(self.with_commitments(contract, term, own.clone()));
            if let Some(on) = self.amended_on(term) {
                let former = written.last().map(|it| it.contract.clone());
                let term = Term {
                    signed: Some(on),
                    start: Some(on),
                    end: term.end,
                    ..Term::drafted(on)
                };
                let contract = self.contract(&term, hours + 3, former.unwrap_or_default());
                let mut own = own.clone();
                own.push((
                    "administration",
                    "Refaire le point sur les heures dans deux mois".to_owned(),
                ));
                written.push(self.with_commitments(contract, &term, own));
            }
        }
        written
    }

    /// Hours agreed again at the first review, in a contract that has time to run.
    fn amended_on(&mut self, term: &Term) -> Option<Date> {
        let case = self.case;
        let calm = case.exit.is_none()
            && case.moved.is_none()
            && case.leave.is_none()
            && case.terms.len() == 1
            && matches!(case.target, Target::Calm);
        let (on, _) = case.reviews.first().copied().filter(|_| calm)?;
        let runs = term.start? < on && on < case.horizon;
        let lasts = term.end? > shift(self.today, WORTHWHILE);
        (runs && lasts && self.living.chance(35)).then_some(on)
    }

    fn contract(&mut self, term: &Term, hours: i64, former: Value) -> Value {
        let horizon = self.case.horizon;
        let later = |days: i64| {
            term.signed
                .map(|day| office_after(shift(day, days)))
                .filter(|day| *day <= horizon)
        };
        let (sent, decided) = (later(2), later(12));
        let exit = self.case.exit.as_ref().map(|exit| exit.on);
        let cut = exit.filter(|on| term.end.is_some_and(|end| end > *on));
        let fewer = Some(self.story.pledge.fewer).filter(|_| hours < USUAL_HOURS);
        let fewer = fewer.filter(|why| !why.is_empty());
        let signatory = term.signed.map(|_| self.signatory().0);
        let values = [
            ("parcours_id", self.parcours.clone()),
            ("nature", "cer".into()),
            ("suite_de_id", former),
            ("formulaire", "nouveau".into()),
            ("redige_le", term.drafted.into()),
            ("signe_allocataire_le", term.half.or(term.signed).into()),
            ("signe_referent_le", term.signed.into()),
            ("signataire_id", signatory.unwrap_or_default()),
            ("debut", term.start.into()),
            ("fin", term.end.into()),
            ("transmis_le", sent.into()),
            ("instance", decided.map(|_| "cd").into()),
            ("decision", decided.map(|_| "valide").into()),
            ("decide_le", decided.into()),
            ("fin_anticipee_le", cut.into()),
            ("heures_semaine", hours.into()),
            ("heures_motif", fewer.map(|_| "individuelle").into()),
            ("heures_note", fewer.into()),
        ];
        self.add(Entity::Contract, values)
    }

    /// What both sides add, for most people: one or two commitments of each side.
    fn own(&mut self) -> Vec<(&'static str, String)> {
        if !self.living.chance(60) {
            return Vec::new();
        }
        let pledge = &self.story.pledge;
        let mut own = Vec::new();
        for (side, words) in [
            ("allocataire", &pledge.person),
            ("administration", &pledge.service),
        ] {
            let count = usize::from(self.living.chance(40)) + 1;
            let chosen = words.iter().take(count);
            own.extend(chosen.map(|text| (side, agree(text, self.feminine))));
        }
        own
    }

    fn with_commitments(
        &mut self,
        contract: Value,
        term: &Term,
        own: Vec<(&'static str, String)>,
    ) -> Written {
        for (order, (side, words)) in (1_i64..).zip(&own) {
            let values = [
                ("contrat_id", contract.clone()),
                ("cote", (*side).into()),
                ("ordre", order.into()),
                ("texte", words.as_str().into()),
            ];
            self.add(Entity::Commitment, values);
        }
        Written {
            contract,
            half: term.half.or(term.signed),
            signed: term.signed,
            own,
        }
    }

    /// The words of each contract as they stood the day it was signed, plan included.
    pub(super) fn signed_words(&mut self, contracts: &[Written]) {
        let plan = self.plan_rows();
        for written in contracts {
            let Some(on) = written.half else { continue };
            let occasion = if written.signed.is_some() {
                "signatures"
            } else {
                "signature_personne"
            };
            let words = self.words_on(written, &plan, on);
            let values = [
                ("contrat_id", written.contract.clone()),
                ("numero", 1_i64.into()),
                ("figee_le", on.into()),
                ("occasion", occasion.into()),
                ("contenu", words.into()),
            ];
            self.add(Entity::ContractVersion, values);
        }
    }

    fn words_on(&self, written: &Written, plan: &[(Row, Vec<Row>)], on: Date) -> String {
        let contract = match &written.contract {
            Value::Pending(at) => self.batch.at(*at).map(row),
            Value::Null | Value::Int(_) | Value::Text(_) => None,
        };
        let contract = contract.unwrap_or_else(|| Row::blank(Entity::Contract));
        let own: Vec<Row> = written
            .own
            .iter()
            .map(|(side, text)| {
                let blank = Row::blank(Entity::Commitment);
                blank.with("cote", *side).with("texte", text.as_str())
            })
            .collect();
        let then: Vec<(&Row, Vec<Row>)> = plan
            .iter()
            .map(|(objective, actions)| {
                let actions_then = actions.iter().filter_map(|row| as_of(row, on)).collect();
                (objective, actions_then)
            })
            .collect();
        let mut number = 0;
        let goals = then.iter().map(|(objective, actions)| {
            let objective: ObjectiveRecord<'_> = ObjectiveRecord::of(objective);
            number += usize::from(!objective.is_final());
            Goal {
                number: (!objective.is_final()).then_some(number),
                objective: Some(objective),
                actions: actions.iter().map(ActionRecord::of).collect(),
            }
        });
        let aims = agree(self.story.situation.aims, self.feminine);
        let known = self.identity_on(on);
        let signatory = written.signed.map_or("", |_| self.signatory().1);
        text(&Wording {
            contract: &contract,
            base: &CommonBase::default(),
            commitments: own.iter().collect(),
            goals: goals.collect(),
            aims: Some(&aims),
            signatory,
            person: known.person_told(),
            service: Vec::new(),
            situation: known.administrative_situation(),
        })
    }

    /// Who the person is, and their rights by that day, as a file that holds nothing else.
    fn identity_on(&self, on: Date) -> CaseFile {
        let kinds = [Entity::Allocataire, Entity::Parcours, Entity::RightsPeriod];
        let rows = kinds.map(|kind| {
            let rows = self.batch.of(kind).map(|(_, record)| row(record));
            (
                kind,
                rows.filter(|row| row.date("du") <= Some(on)).collect(),
            )
        });
        CaseFile::new(0, rows.into_iter().collect(), Context::default())
    }

    /// Objectives in the order of the plan, each with its actions.
    fn plan_rows(&self) -> Vec<(Row, Vec<Row>)> {
        let objectives = self.batch.of(Entity::Objective);
        let actions: Vec<&NewRecord> = self.batch.of(Entity::Action).map(|(_, it)| it).collect();
        objectives
            .map(|(at, objective)| {
                let parent = Value::Pending(at);
                let mine = actions.iter().filter(|it| {
                    let mut values = it.values.iter();
                    values.any(|(name, value)| *name == "objectif_id" && *value == parent)
                });
                (row(objective), mine.map(|it| row(it)).collect())
            })
            .collect()
    }
}

/// A new record as a row, without its number.
pub(super) fn row(record: &NewRecord) -> Row {
    let blank = Row::blank(record.entity);
    let values = record.values.iter();
    values.fold(blank, |row, (name, value)| row.with(name, value.clone()))
}

/// The action as it stood that day; nothing when it was given up by then.
fn as_of(action: &Row, on: Date) -> Option<Row> {
    let then = ActionRecord::of(action);
    let status = if then.end().is_some_and(|end| end <= on) {
        then.status()
    } else if then.start().is_some_and(|begun| begun < on) {
        Some(ActionStatus::Ongoing)
    } else {
        Some(ActionStatus::ToDo)
    };
    let status = status.filter(|status| *status != ActionStatus::NotDone)?;
    Some(action.clone().with(ACTION.status.name, status.code()))
}
