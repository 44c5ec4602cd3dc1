//! The two columns of the commitments: the common base, then what this contract adds on each side.
use crate::documents::prelude::*;
use crate::domain::contract::Side;

/// Title of the column of a side, as the official model has it.
pub(super) const fn title(side: Side) -> &'static str {
    match side {
        Side::Person => "Allocataires",
        Side::Service => "Administrations",
    }
}

/// The table.
pub(super) fn table(source: &Source, contract: Id) -> Table {
    let sides = Side::ALL.iter();
    two_columns(sides.map(|side| items(source, contract, *side)).collect())
}

/// A table of two columns, an item a cell: those of each side are in the order of the model.
pub(super) fn two_columns(columns: Vec<Vec<String>>) -> Table {
    let longest = columns.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |column: &Vec<String>, at: usize| column.get(at).cloned().unwrap_or_default();
    Table {
        summary: "Engagements réciproques : ceux de la personne, ceux de l’administration"
            .to_owned(),
        columns: Side::ALL
            .iter()
            .map(|side| column(title(*side), 50))
            .collect(),
        rows: (0..longest)
            .map(|at| TableRow::Cells(columns.iter().map(|column| cell(column, at)).collect()))
            .collect(),
    }
}

fn items(source: &Source, contract: Id, side: Side) -> Vec<String> {
    let regime = source.file.contract_regime(contract);
    let base = source.template.base.of(side, regime);
    let common = base
        .iter()
        .map(|it| item(&it.text, it.under.iter().map(String::as_str)));
    let own = source.file.commitments_of(contract, side).into_iter();
    let own = own.filter_map(|it| it.wording().map(str::to_owned));
    common.chain(own).collect()
}

/// A commitment and what it means, a line each.
pub(super) fn item<'a>(text: &str, under: impl IntoIterator<Item = &'a str>) -> String {
    let under: Vec<String> = under.into_iter().map(|line| format!("– {line}")).collect();
    if under.is_empty() {
        return text.to_owned();
    }
    format!("{text} :\n{}", under.join("\n"))
}
