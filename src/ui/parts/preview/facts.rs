//! The lines of the preview that say where things stand.
use crate::app::preview::Preview;
use crate::domain::contract::ContractStatus;
use crate::domain::date::{Date, Time};
use crate::domain::file::CaseFile;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::{Entity, Record, Row};
use crate::domain::rights::{Meetings, Section};
use crate::domain::text::enclosed;
use crate::store::Line;
use crate::ui::prelude::*;

/// Columns of the names of the lines.
const NAMES: usize = 11;

/// Actions that are not over, the nearest deadline first, each with its deadline.
pub fn actions(app: &App, shown: &Preview, width: usize) -> Vec<Block> {
    let mut open: Vec<&Row> = shown
        .file
        .rows(Entity::Action)
        .iter()
        .filter(|row| is_open(row))
        .collect();
    open.sort_by_key(|row| {
        let due = row.date("echeance");
        (due.is_none(), due, row.id)
    });
    if open.is_empty() {
        return Vec::new();
    }
    let title = "Actions en cours ou à faire";
    let head = [
        Block::default(),
        Block::wrapped(0, width, title, Role::Title),
    ];
    let actions = open.iter().map(|row| action(row, app.desk.today, width));
    head.into_iter().chain(actions).collect()
}

fn action(row: &Row, today: Date, width: usize) -> Block {
    let due = row.date("echeance");
    let (day, role) = match due.map(|due| (due - today).num_days()) {
        None => ("—".to_owned(), Role::Base),
        Some(days) if days < 0 => (format!("{} !!", row.short_day("echeance")), Role::Late),
        Some(0) => (format!("{} !", row.short_day("echeance")), Role::Today),
        Some(days) if days > 300 => (row.day("echeance"), Role::Base),
        Some(_) => (row.short_day("echeance"), Role::Base),
    };
    let mut block = Block(vec![vec![piece(0, day, role)]]);
    let words = row.text("libelle").unwrap_or_default();
    block.put(NAMES, width.saturating_sub(NAMES), words, Role::Base);
    block
}

fn is_open(row: &Row) -> bool {
    !matches!(row.text("statut"), Some("fait" | "pas_fait"))
}

/// Lines that have something to say.
pub fn blocks(app: &App, shown: &Preview, width: usize) -> Vec<Block> {
    let line = app
        .stack
        .caseload
        .list
        .selected()
        .filter(|line| line.id == shown.person)
        .or(shown.line.as_ref());
    let now = (app.desk.today, app.desk.clock.time());
    let of_line = |words: fn(&Line) -> String| line.map_or_else(String::new, words);
    let named = |name: &str, words: String| (!words.is_empty()).then(|| fact(name, &words, width));
    let last_contact = |line: &Line| line.contact.map_or_else(String::new, full);
    let open = !shown.file.is_closed();
    let sees = |section| app.desk.store.rights().sees(section);
    let meets = app.desk.store.rights().meetings() != Meetings::None;
    let referent = |line: &Line| line.referent.clone().unwrap_or_default();
    [
        final_objective(&shown.file).map(|row| objective(row, width)),
        named(
            "RDV",
            line.map_or_else(String::new, |it| appointment(it.to_come(now))),
        )
        .filter(|_| meets),
        named("Contrat", of_line(|line| contract(line.contract)))
            .filter(|_| sees(Section::Contract)),
        named("Contact", of_line(last_contact)),
        named("Situation", situation(&shown.file)).filter(|_| open && sees(Section::Situation)),
        named("Plan", plan(&shown.file, app.desk.today)).filter(|_| open && sees(Section::Plan)),
        named("Référent", of_line(referent)),
        named("Téléphone", person_words(shown, "telephone")),
        named("Commune", person_words(shown, "commune")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Where the accompaniment stands, as far as the role sees it: the objective, the contract, the situation, the plan.
pub fn standing(app: &App, file: &CaseFile, width: usize) -> Vec<Block> {
    let today = app.desk.today;
    let sees = |section| !file.is_closed() && app.desk.store.rights().sees(section);
    let when = |section, block: Option<Block>| block.filter(|_| sees(section));
    let current = file.current_contract().and_then(|row| {
        let status = file.contract_status(row.id, today)?;
        Some((status, ContractRecord::of(row).end()))
    });
    let aim = final_objective(file).map(|row| objective(row, width));
    [
        when(Section::Plan, aim),
        when(
            Section::Contract,
            Some(fact("Contrat", &contract(current), width)),
        ),
        when(
            Section::Situation,
            Some(fact("Situation", &situation(file), width)),
        ),
        when(Section::Plan, Some(fact("Plan", &plan(file, today), width))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn fact(name: &str, words: &str, width: usize) -> Block {
    Block::named(&text::truncate(name, NAMES - 1), NAMES, width, words)
}

fn person_words(shown: &Preview, field: &str) -> String {
    shown
        .file
        .identity()
        .map_or_else(String::new, |row| row.words(field))
}

/// « 24/11 14 h », or that none is fixed.
pub fn appointment(next: Option<(Date, Option<Time>)>) -> String {
    next.map_or_else(
        || "aucun à venir".to_owned(),
        |(date, time)| when(date, time),
    )
}

/// « en cours, fin le 14/05/2027 ».
pub fn contract(contract: Option<(ContractStatus, Option<Date>)>) -> String {
    let Some((status, end)) = contract else {
        return "aucun".to_owned();
    };
    match end.filter(|_| has_end(status)) {
        Some(end) => format!("{}, fin le {}", status.label().to_lowercase(), full(end)),
        None => status.label().to_lowercase(),
    }
}

fn situation(file: &CaseFile) -> String {
    let rows = file.rows(Entity::Situation);
    match rows.iter().filter_map(|row| row.date("faite_le")).max() {
        Some(last) => format!("évaluée le {}", full(last)),
        None => "pas encore évaluée".to_owned(),
    }
}

/// The final objective that runs, or else the last one.
pub fn final_objective(file: &CaseFile) -> Option<&Row> {
    file.rows(Entity::Objective)
        .iter()
        .filter(|row| row.text("genre") == Some("final"))
        .max_by_key(|row| (row.date("fin").is_none(), row.id))
}

/// « Objectif   Soudeur en CDI          31/01/2028 ».
fn objective(row: &Row, width: usize) -> Block {
    let due = row.date("echeance").map_or_else(String::new, full);
    let words = row.text("libelle").unwrap_or_default();
    let room = width.saturating_sub(NAMES + text::width(&due) + 1);
    if due.is_empty() || text::width(words) > room {
        let due = enclosed(" (pour le ", &due, ")");
        fact("Objectif", &format!("{words}{due}"), width)
    } else {
        let words = format!("{} {due}", text::pad(words, room));
        fact("Objectif", &words, width + NAMES)
    }
}

/// « 2 faites sur 5, 1 en retard ».
fn plan(file: &CaseFile, today: Date) -> String {
    let actions = file.rows(Entity::Action);
    let count = |wanted: &dyn Fn(&Row) -> bool| actions.iter().filter(|row| wanted(row)).count();
    if actions.is_empty() {
        return "aucune action".to_owned();
    }
    let done = count(&|row| row.text("statut") == Some("fait"));
    let done = plural(done, "faite", "faites");
    let late = count(&|row| is_open(row) && row.date("echeance").is_some_and(|due| due < today));
    let all = actions.len();
    match late {
        0 => format!("{done} sur {all}"),
        late => format!("{done} sur {all}, {late} en retard"),
    }
}

/// « 24/11 14 h », « 24/11 ».
pub fn when(date: Date, time: Option<Time>) -> String {
    match time {
        Some(time) => format!("{} {time}", short(date)),
        None => short(date),
    }
}

/// Whether the end of a contract of that status still matters.
pub const fn has_end(status: ContractStatus) -> bool {
    match status {
        ContractStatus::InForce
        | ContractStatus::ToRenew
        | ContractStatus::RenewalUnderway
        | ContractStatus::Expired => true,
        ContractStatus::Cancelled
        | ContractStatus::Refused
        | ContractStatus::EndedEarly
        | ContractStatus::Drafting
        | ContractStatus::AwaitingDecision
        | ContractStatus::ToCome => false,
    }
}
