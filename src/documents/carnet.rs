//! The carnet de bord, both volets with the headings of the official model.
//!
//! Source: « DITP 2019, contrat vivant », model of the carnet de bord.
use super::goals::{Goal, goals};
use super::model::{Block, Bullet, Document, Level, Table, TableRow, TypeSize};
use super::sheet::{paper, sideways, upright};
use super::source::Source;
use super::words::{
    bullet, capital, cell_date, column, fact, facts, follow_up, heading, join, kind, paragraph,
    prose, when,
};
use crate::domain::date::full;
use crate::domain::record::{Entity, Row};
use crate::domain::vocabulary::Vocabulary;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let mut first = head(source);
    first.extend(situation(source));
    let mut second = plan(source);
    second.push(Block::Signatures(source.signatures()));
    let parts = vec![upright(first), sideways(second)];
    paper(source, "Carnet de bord", TypeSize::Normal, parts)
}

fn head(source: &Source) -> Vec<Block> {
    vec![
        facts([
            fact("Allocataire", source.person()),
            fact("Référent", source.referent_name()),
            fact("Structure", source.structure_name()),
        ]),
        paragraph(
            "Le carnet de bord explique et garde les étapes du parcours de l’allocataire, du début à la fin de l’accompagnement. Il comprend deux volets, à réexaminer et à compléter à chaque rendez-vous avec le référent :",
        ),
        Block::Bullets(vec![
            bullet("Situation de l’allocataire (II A)"),
            bullet("Plan d’action (II B)"),
        ]),
        paragraph(
            "L’allocataire peut partager les deux volets avec ses accompagnateurs, s’il le souhaite. Le carnet de bord ne constitue pas un outil de contrôle.",
        ),
    ]
}

/// Volet II A.
fn situation(source: &Source) -> Vec<Block> {
    let rows = source.file.rows(Entity::Situation).iter();
    let last = rows.max_by_key(|row| (row.date("faite_le"), row.id));
    let text = |field| last.and_then(|row| row.text(field));
    let date = last.map_or_else(|| "JJ/MM/AAAA".to_owned(), |row| cell_date(row, "faite_le"));
    let mut blocks = vec![
        heading(Level::One, "II A. Situation de l’allocataire"),
        heading(
            Level::Two,
            format!("Évaluation de la situation en date du : {date}"),
        ),
        prose(text("commentaire"), 6),
    ];
    let themes = last.map_or_else(Vec::new, |row| themes(source, row));
    if !themes.is_empty() {
        blocks.push(Block::Bullets(themes));
    }
    blocks.extend([
        heading(Level::Two, "Objectifs de l’accompagnement"),
        prose(text("objectifs"), 4),
        heading(Level::Two, "Ressources à mobiliser"),
    ]);
    let resources = [
        ("Motivations", "motivations"),
        ("Atouts", "atouts"),
        ("Potentiel", "potentiel"),
        ("Réseau", "reseau"),
    ];
    let known: Vec<_> = resources
        .iter()
        .map(|(label, field)| fact(label, text(field).unwrap_or_default()))
        .collect();
    blocks.push(if known.iter().any(Option::is_some) {
        facts(known)
    } else {
        Block::Blank(4)
    });
    blocks.extend(validation(source, "situation"));
    blocks
}

/// What an evaluation says theme by theme, in the words of the lists.
pub(super) fn themes(source: &Source, situation: &Row) -> Vec<Bullet> {
    let rows = source.file.rows(Entity::Finding).iter();
    rows.filter(|row| row.int("situation_id") == Some(situation.id))
        .map(|row| {
            let codes = row.text("constats").unwrap_or_default().split_whitespace();
            let labels: Vec<&str> = codes.map(|code| Vocabulary::Finding.label(code)).collect();
            let theme = row.words("theme");
            let text = join([theme.as_str(), &labels.join(", ")], " : ");
            Bullet {
                text,
                under: row
                    .text("commentaire")
                    .map(str::to_owned)
                    .into_iter()
                    .collect(),
            }
        })
        .collect()
}

/// What the person said of a part that they read, the last time.
pub(super) fn validation(source: &Source, part: &str) -> Vec<Block> {
    let rows = source.file.rows(Entity::Validation).iter();
    let last = rows
        .filter(|row| row.text("objet") == Some(part))
        .max_by_key(|row| (row.date("faite_le"), row.id));
    let dated = source.file.rows(Entity::Situation).iter();
    let old = dated
        .filter_map(|row| row.date("validee_le"))
        .max()
        .filter(|_| part == "situation");
    let Some(row) = last else {
        let said = old.map(|day| format!("Validée par l’allocataire le {}.", full(day)));
        return said.map(paragraph).into_iter().collect();
    };
    let what = match part {
        "situation" => "Situation lue",
        "plan" => "Plan d’action lu",
        _ => "Contrat lu",
    };
    let said = format!(
        "{what} par l’allocataire le {} : {}.",
        cell_date(row, "faite_le"),
        row.words("avis").to_lowercase()
    );
    let added = row
        .text("note")
        .map(|note| paragraph(format!("Ce que l’allocataire veut ajouter : {note}")));
    std::iter::once(paragraph(said)).chain(added).collect()
}

/// Volet II B.
fn plan(source: &Source) -> Vec<Block> {
    let goals = goals(&source.file);
    let mut blocks = vec![
        heading(Level::One, "II B. Plan d’action"),
        heading(Level::Two, "Étapes de l’accompagnement"),
    ];
    let steps = steps(source, &goals);
    blocks.push(if steps.is_empty() {
        Block::Blank(4)
    } else {
        Block::Bullets(steps)
    });
    blocks.extend([
        heading(Level::Two, "Définition et suivi du plan d’action"),
        Block::Table(table(source, &goals)),
        heading(Level::Two, "Programmation des échanges et RDV"),
    ]);
    let meetings: Vec<Bullet> = source
        .to_come()
        .into_iter()
        .map(|row| meeting(source, row))
        .collect();
    blocks.push(if meetings.is_empty() {
        Block::Blank(2)
    } else {
        Block::Bullets(meetings)
    });
    blocks.extend(validation(source, "plan"));
    blocks
}

/// The aims, the final one first, then what changed on the way.
fn steps(source: &Source, goals: &[Goal<'_>]) -> Vec<Bullet> {
    let (last, others): (Vec<_>, Vec<_>) = goals
        .iter()
        .filter(|goal| goal.objective.is_some())
        .partition(|goal| goal.number.is_none());
    let mut steps: Vec<Bullet> = last.into_iter().chain(others).map(step).collect();
    let rows = source.file.rows(Entity::Orientation).iter();
    steps.extend(
        rows.filter(|row| {
            row.text("origine") == Some("reorientation")
                && row.text("decision") != Some("en_attente")
        })
        .filter_map(|row| {
            let day = row.date("decidee_le")?;
            let words = join([row.words("type").as_str(), &row.words("decision")], ", ");
            Some(bullet(format!(
                "Réorientation le {} : {}",
                full(day),
                words.to_lowercase()
            )))
        }),
    );
    steps
}

fn step(goal: &Goal<'_>) -> Bullet {
    let due = goal
        .objective
        .and_then(|row| row.date("echeance"))
        .map_or_else(String::new, |day| format!("Échéance : {}", full(day)));
    let state = goal.objective.map_or_else(String::new, outcome);
    let text = format!(
        "{} : {}",
        goal.title(),
        goal.wording().trim_end_matches('.')
    );
    bullet(join([text.as_str(), &due, &state], ". "))
}

/// « Atteint le 12/11/2026 » once it is over; empty while it runs.
pub(super) fn outcome(objective: &Row) -> String {
    match objective.text("statut") {
        None | Some("en_cours") => String::new(),
        Some(code) => {
            let on = objective
                .date("fin")
                .map_or_else(String::new, |day| format!(" le {}", full(day)));
            format!("{}{on}", Vocabulary::ObjectiveStatus.label(code))
        }
    }
}

fn table(source: &Source, goals: &[Goal<'_>]) -> Table {
    let mut rows: Vec<TableRow> = goals.iter().flat_map(|goal| rows(source, goal)).collect();
    if rows.is_empty() {
        rows = vec![TableRow::Cells(vec![String::new(); 6]); 3];
    }
    Table {
        summary: "Plan d’action : pour chaque objectif, les actions, qui les fait, leur échéance, leur suivi et leur évaluation".to_owned(),
        columns: vec![
            column("Objectifs", 18),
            column("Actions", 22),
            column("Acteur", 20),
            column("Échéances", 10),
            column("Suivi", 13),
            column("Évaluation (qualité, impact)", 17),
        ],
        rows,
    }
}

fn rows(source: &Source, goal: &Goal<'_>) -> Vec<TableRow> {
    let title = join([goal.title().as_str(), goal.wording()], " :\n");
    if goal.actions.is_empty() {
        let due = goal.objective.map(|row| cell_date(row, "echeance"));
        let state = goal.objective.map(outcome);
        let cells = vec![
            title,
            String::new(),
            String::new(),
            due.unwrap_or_default(),
            state.unwrap_or_default(),
            String::new(),
        ];
        return vec![TableRow::Cells(cells)];
    }
    let actions = goal.actions.iter().enumerate();
    actions
        .map(|(at, action)| {
            let first = if at == 0 {
                title.clone()
            } else {
                String::new()
            };
            TableRow::Cells(vec![
                first,
                action.text("libelle").unwrap_or_default().to_owned(),
                source.actor(action),
                cell_date(action, "echeance"),
                follow_up(action),
                evaluation(action),
            ])
        })
        .collect()
}

/// « Qualité : bonne », then « Impact : fort », and the comment, a line each.
fn evaluation(action: &Row) -> String {
    let said = |label: &str, field: &str, none: &str| {
        let code = action.text(field).filter(|code| *code != none);
        code.map_or_else(String::new, |_| {
            format!("{label} : {}", action.words(field).to_lowercase())
        })
    };
    let quality = said("Qualité", "qualite", "non_evaluee");
    let impact = said("Impact", "impact", "non_evalue");
    let comment = action.text("commentaire").unwrap_or_default();
    join([quality.as_str(), &impact, comment], "\n")
}

fn meeting(source: &Source, row: &Row) -> Bullet {
    let (what, place, whom) = (kind(row), source.place(row), source.with_whom(row));
    let with = if whom.is_empty() {
        whom
    } else {
        format!("avec {whom}")
    };
    let more = join([what.as_str(), &place, &with], ", ");
    bullet(join([capital(&when(row)).as_str(), &more], " : "))
}
