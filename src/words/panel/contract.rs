//! Contracts with what is derived from them that day, their commitments and their versions; then
//! the reviews.
use super::{reviews, validations};
use crate::domain::contract::{Contract, ContractStatus, Life, Side, monday_of, week};
use crate::domain::deadlines::IndexRow;
use crate::domain::file::Context;
use crate::domain::record::Record;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::commitment::CommitmentRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::text::plural;
use crate::domain::validation::ValidatedPart;
use crate::domain::vocabulary::Vocabulary;
use crate::words::contract::{dates, decision, left, length, signatures, version_words};
use crate::words::prelude::*;
use crate::words::reading::Reading;

/// Lines of the contract.
pub(super) fn lines(
    file: &CaseFile,
    review: Option<&IndexRow>,
    names: &Names,
    today: Date,
) -> Vec<Line> {
    let life = file.life();
    let mut contracts: Vec<&Contract> = life.contracts.iter().collect();
    contracts.sort_by_key(|it| std::cmp::Reverse((it.start.is_none(), it.start, it.id)));
    let mut rows = Vec::new();
    for contract in contracts {
        if let Some(row) = file.one(contract.id) {
            let shown = Shown {
                file,
                life: &life,
                contract,
                row,
                status: life.status(contract, today),
            };
            rows.extend(shown.lines(names, today));
        }
    }
    if rows.is_empty() {
        rows.push(Line::muted("Aucun contrat. Touche n pour en préparer un."));
    }
    rows.extend(beside(&file.beside));
    rows.extend(reviews::lines(file, review, today));
    rows
}

/// A contract, and what it is shown with.
struct Shown<'a> {
    file: &'a CaseFile,
    life: &'a Life,
    contract: &'a Contract,
    row: ContractRecord<'a>,
    status: ContractStatus,
}

impl Shown<'_> {
    fn lines(&self, names: &Names, today: Date) -> Vec<Line> {
        let mut rows = vec![self.head(today)];
        rows.push(self.detail(signatures(self.row, names)));
        rows.extend(decision(self.row, self.status).map(|it| self.detail(it)));
        if self.is_live() {
            let total = self.life.total(self.contract);
            rows.extend(length(self.contract, total).map(|it| self.detail(it)));
            rows.extend(self.hours(today));
            rows.push(self.common_base());
            rows.extend(self.own());
        }
        let read = validations::lines(self.file, ValidatedPart::Contract, Some(self.contract.id));
        rows.extend(read.into_iter().map(|line| {
            let under = line.indent + 2;
            line.indent(under)
        }));
        rows.extend(self.versions());
        rows
    }

    /// Whether it is being drawn up, runs or is to come.
    const fn is_live(&self) -> bool {
        match self.status {
            ContractStatus::Drafting
            | ContractStatus::AwaitingDecision
            | ContractStatus::ToCome
            | ContractStatus::RenewalUnderway
            | ContractStatus::ToRenew
            | ContractStatus::InForce => true,
            ContractStatus::Cancelled
            | ContractStatus::Refused
            | ContractStatus::EndedEarly
            | ContractStatus::Expired => false,
        }
    }

    fn target(&self) -> Option<(Entity, Id)> {
        Some((Entity::Contract, self.contract.id))
    }

    fn detail(&self, text: String) -> Line {
        Line::new(self.target(), text).look(Look::Muted).indent(2)
    }

    fn head(&self, today: Date) -> Line {
        let kind = Vocabulary::ContractKind.label(self.contract.kind.code());
        let rank = self.life.rank(self.contract);
        let rank = rank.map_or("", |rank| Vocabulary::ContractRank.label(rank.code()));
        let left = left(self.contract, self.status, today);
        let status = joined([self.status.label(), &left], " : ");
        let dates = dates(self.contract);
        let head = joined([kind, &rank.to_lowercase(), &status, &dates], " · ");
        Line::new(self.target(), head).look(look(self.status))
    }

    /// « Heures par semaine : 12 prévues, 8 faites, sur 15 au contrat »; where no action has hours,
    /// nothing is known of those of the week.
    fn hours(&self, today: Date) -> Option<Line> {
        let agreed = self.row.weekly_hours();
        if !self.hours_are_noted() {
            let agreed = match agreed? {
                0 => "contrat sans durée".to_owned(),
                hours => format!("{hours} au contrat"),
            };
            let text = format!("Heures par semaine : {agreed}, aucune notée dans les actions");
            return Some(self.detail(text).reads(Reading::Hours));
        }
        let counted = week(&self.file.action_hours(), monday_of(today));
        let agreed = match agreed {
            Some(0) => ", contrat sans durée".to_owned(),
            Some(hours) => format!(", sur {hours} au contrat"),
            None => String::new(),
        };
        let planned = plural(counted.planned, "prévue", "prévues");
        let done = plural(counted.done, "faite", "faites");
        let text = format!("Heures par semaine : {planned}, {done}{agreed}");
        Some(self.detail(text).reads(Reading::Hours))
    }

    /// Whether some action of the plan says its hours.
    fn hours_are_noted(&self) -> bool {
        let mut actions = self.file.all::<ActionRecord<'_>>();
        actions.any(|it| it.hours_planned().or(it.hours_done()).is_some())
    }

    /// The base is folded: Entrée opens it.
    fn common_base(&self) -> Line {
        let text = "Socle commun : engagements de la personne et du service".to_owned();
        self.detail(text)
            .reads(Reading::Commitments(self.contract.id))
    }

    fn own(&self) -> Vec<Line> {
        let line = |it: CommitmentRecord<'_>, side: Side| {
            let text = format!("{} : {}", side.title(), it.wording().unwrap_or_default());
            Line::new(Some((Entity::Commitment, it.id)), text).indent(2)
        };
        let of_side = |side: Side| {
            let own = self.file.commitments_of(self.contract.id, side);
            own.into_iter().map(move |it| line(it, side))
        };
        Side::ALL.iter().copied().flat_map(of_side).collect()
    }

    /// The latest first.
    fn versions(&self) -> Vec<Line> {
        let versions = self.file.versions(self.contract.id).into_iter().rev();
        let line = |row: &Row| {
            let words = version_words(ContractVersionRecord::of(row));
            let line = Line::new(Some((Entity::ContractVersion, row.id)), words);
            line.look(Look::Muted)
                .indent(2)
                .reads(Reading::Version(row.id))
        };
        versions.map(line).collect()
    }
}

const fn look(status: ContractStatus) -> Look {
    match status {
        ContractStatus::InForce | ContractStatus::RenewalUnderway | ContractStatus::ToCome => {
            Look::Done
        }
        ContractStatus::ToRenew | ContractStatus::Drafting | ContractStatus::AwaitingDecision => {
            Look::Soon
        }
        ContractStatus::Expired
        | ContractStatus::EndedEarly
        | ContractStatus::Cancelled
        | ContractStatus::Refused => Look::Muted,
    }
}

/// The appointments before the contract, without target, and what the law says.
fn beside(beside: &Context) -> Vec<Line> {
    let counted = beside.appointments.iter().map(|it| {
        let hoped = match it.hoped {
            0 => String::new(),
            hoped => format!(" (repère du service : {hoped})"),
        };
        format!("{} : {}{hoped}", it.label, it.count)
    });
    let legal = beside.legal.iter().map(|it| {
        let unknown = || "date de départ inconnue".to_owned();
        let until = it
            .due
            .map_or_else(unknown, |due| format!("jusqu’au {}", full(due)));
        format!("Information légale : {}, {until}", it.label)
    });
    counted.chain(legal).map(Line::muted).collect()
}
