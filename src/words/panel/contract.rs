//! Contracts with what is derived from them that day, their commitments and their versions; then
//! the reviews.
mod words;

use super::{Look, Names, PanelRow, join, reviews, validations};
use crate::domain::contract::{Contract, ContractStatus, Life, Side, monday_of, week};
use crate::domain::date::{Date, full};
use crate::domain::deadlines::IndexRow;
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::text::plural;
use crate::domain::validation::ValidatedPart;
use crate::domain::vocabulary::Vocabulary;
use crate::words::reading::Reading;

pub use words::version_words;

/// Rows of the contract.
pub(super) fn rows(
    file: &CaseFile,
    alerts: &[IndexRow],
    names: &Names,
    today: Date,
) -> Vec<PanelRow> {
    let life = file.life();
    let mut contracts: Vec<&Contract> = life.contracts.iter().collect();
    contracts.sort_by_key(|it| std::cmp::Reverse((it.start.is_none(), it.start, it.id)));
    let mut rows = Vec::new();
    for contract in contracts {
        if let Some(row) = file.row(Entity::Contract, contract.id) {
            let shown = Shown {
                file,
                life: &life,
                contract,
                row,
                status: life.status(contract, today),
            };
            rows.extend(shown.rows(names, today));
        }
    }
    if rows.is_empty() {
        rows.push(PanelRow::empty(
            "Aucun contrat. Touche n pour en préparer un.",
        ));
    }
    rows.extend(beside(&file.beside));
    rows.extend(reviews::rows(file, alerts, today));
    rows
}

/// Own commitments of the same contract and side, in order: those that a row moves among.
#[must_use]
pub fn commitment_siblings(file: &CaseFile, id: Id) -> Vec<&Row> {
    let row = file.row(Entity::Commitment, id);
    let Some((contract, row)) = row.and_then(|row| Some((row.int("contrat_id")?, row))) else {
        return Vec::new();
    };
    let mut own = file.own_commitments(contract);
    own.retain(|it| it.text("cote") == row.text("cote"));
    own
}

/// A contract, and what it is shown with.
struct Shown<'a> {
    file: &'a CaseFile,
    life: &'a Life,
    contract: &'a Contract,
    row: &'a Row,
    status: ContractStatus,
}

impl Shown<'_> {
    fn rows(&self, names: &Names, today: Date) -> Vec<PanelRow> {
        let mut rows = vec![self.head(today)];
        rows.push(self.detail(words::signatures(self.row, names)));
        rows.extend(words::decision(self.row, self.status).map(|it| self.detail(it)));
        if self.is_live() {
            let total = self.life.total(self.contract);
            rows.extend(words::length(self.contract, total).map(|it| self.detail(it)));
            rows.extend(self.hours(today));
            rows.push(self.common_base());
            rows.extend(self.own());
        }
        let said = validations::rows(self.file, ValidatedPart::Contract, Some(self.contract.id));
        rows.extend(said.into_iter().map(|row| {
            let under = row.indent + 2;
            row.indent(under)
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

    fn detail(&self, text: String) -> PanelRow {
        PanelRow::new(self.target(), text)
            .look(Look::Muted)
            .indent(2)
    }

    fn head(&self, today: Date) -> PanelRow {
        let kind = Vocabulary::ContractKind.label(self.contract.kind.code());
        let rank = self
            .life
            .rank(self.contract)
            .map_or("", |rank| Vocabulary::ContractRank.label(rank.code()));
        let left = words::left(self.contract, self.status, today);
        let status = join(&[self.status.label(), &left], " : ");
        let head = join(
            &[
                kind,
                &rank.to_lowercase(),
                &status,
                &words::dates(self.contract),
            ],
            " · ",
        );
        PanelRow::new(self.target(), head).look(look(self.status))
    }

    /// « Heures par semaine : 12 prévues, 8 faites, sur 15 au contrat »; where no action has hours,
    /// nothing is known of those of the week.
    fn hours(&self, today: Date) -> Option<PanelRow> {
        let agreed = self.row.int("heures_semaine");
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
        let text = format!(
            "Heures par semaine : {}, {}{agreed}",
            plural(counted.planned, "prévue", "prévues"),
            plural(counted.done, "faite", "faites")
        );
        Some(self.detail(text).reads(Reading::Hours))
    }

    /// Whether some action of the plan says its hours.
    fn hours_are_noted(&self) -> bool {
        let fields = ["heures_prevues", "heures_faites"];
        let mut actions = self.file.rows(Entity::Action).iter();
        actions.any(|row| fields.iter().any(|field| row.int(field).is_some()))
    }

    /// The base is folded: Entrée opens it.
    fn common_base(&self) -> PanelRow {
        let text = "Socle commun : engagements de la personne et du service".to_owned();
        self.detail(text)
            .reads(Reading::Commitments(self.contract.id))
    }

    fn own(&self) -> Vec<PanelRow> {
        let own = self.file.own_commitments(self.contract.id);
        [Side::Person, Side::Service]
            .into_iter()
            .flat_map(|side| {
                let of_side = own
                    .iter()
                    .filter(move |row| row.text("cote") == Some(side.code()));
                of_side.map(move |row| {
                    let words = row.text("texte").unwrap_or_default();
                    PanelRow::new(
                        Some((Entity::Commitment, row.id)),
                        format!("{} : {words}", side.title()),
                    )
                    .indent(2)
                })
            })
            .collect()
    }

    /// The latest first.
    fn versions(&self) -> Vec<PanelRow> {
        let versions = self.file.versions(self.contract.id);
        versions
            .into_iter()
            .rev()
            .map(|row| {
                PanelRow::new(Some((Entity::ContractVersion, row.id)), version_words(row))
                    .look(Look::Muted)
                    .indent(2)
                    .reads(Reading::Version(row.id))
            })
            .collect()
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
fn beside(beside: &Context) -> Vec<PanelRow> {
    let counted = beside.appointments.iter().map(|it| {
        let hoped = match it.hoped {
            0 => String::new(),
            hoped => format!(" (repère du service : {hoped})"),
        };
        format!("{} : {}{hoped}", it.label, it.count)
    });
    let legal = beside.legal.iter().map(|it| {
        let until = it.due.map_or_else(
            || "date de départ inconnue".to_owned(),
            |due| format!("jusqu’au {}", full(due)),
        );
        format!("Information légale : {}, {until}", it.label)
    });
    counted
        .chain(legal)
        .map(|text| PanelRow {
            look: Look::Muted,
            ..PanelRow::new(None, text)
        })
        .collect()
}
