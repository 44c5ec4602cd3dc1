//! Where things stand, over the rubriques of a narrow screen: objective, next appointment, contract. The worst
//! deadline is in the header, just above.
use crate::app::places::file::FileView;
use crate::domain::record::Record;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::rights::Section;
use crate::domain::text::enclosed;
use crate::ui::parts::preview::facts;
use crate::ui::prelude::*;

/// From this height on there is room for it.
const LEAST: u16 = 18;
const NAMES: u16 = 10;

/// A name, and what it is.
type Fact = (&'static str, String);

/// Draws the lines; gives what is left under them.
pub(super) fn draw(app: &App, view: &FileView, body: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let lines = lines(app, view);
    if body.height < LEAST || lines.is_empty() {
        return body;
    }
    for (row, facts) in inset(body).rows().zip(&lines) {
        let wide = row.width / cells(facts.len()).max(1);
        for (at, (name, words)) in (0..).zip(facts) {
            let x = row.x + at * wide;
            canvas.text((x, row.y), NAMES, name, Role::FieldLabel);
            canvas.text(
                (x + NAMES, row.y),
                wide.saturating_sub(NAMES + 1),
                words,
                Role::Base,
            );
        }
    }
    under(body, cells(lines.len()))
}

/// What is known and may be seen: the objective on its line, what comes on the next one.
fn lines(app: &App, view: &FileView) -> Vec<Vec<Fact>> {
    let (file, today) = (&view.file, app.desk.today);
    let sees = |section| app.desk.store.rights().sees(section);
    let objective = facts::final_objective(file).map(ObjectiveRecord::of);
    let objective = objective.filter(|_| sees(Section::Plan)).map(|it| {
        let due = it.due().map_or_else(String::new, full);
        let due = enclosed(", pour le ", &due, "");
        (
            "Objectif",
            format!("{}{due}", it.label().unwrap_or_default()),
        )
    });
    let next = sees(Section::Appointments).then(|| {
        let next = file.to_come(app.desk.now()).into_iter().next();
        let next = next.and_then(|it| Some((it.planned_on()?, it.time())));
        ("RDV", facts::appointment(next))
    });
    let contract = sees(Section::Contract).then(|| {
        let current = file.current_contract().and_then(|row| {
            let status = file.contract_status(row.id, today)?;
            Some((status, ContractRecord::of(row).end()))
        });
        ("Contrat", facts::contract(current))
    });
    let lines = [vec![objective], vec![next, contract]];
    let lines = lines.map(|line| line.into_iter().flatten().collect());
    lines
        .into_iter()
        .filter(|line: &Vec<Fact>| !line.is_empty())
        .collect()
}
