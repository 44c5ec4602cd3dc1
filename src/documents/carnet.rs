//! The carnet de bord, both volets with the headings of the official model.
//!
//! Source: « DITP 2019, contrat vivant », model of the carnet de bord.
use super::goals::goals;
use super::pages::{Carnet, added, changed_since, meeting, objective_state, read_again};
use super::prelude::*;
use super::sheet::sideways;
use super::words::{bullets_or_room, prose};
use crate::domain::contract::Goal;
use crate::domain::record::Entity;
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::record::validation::ValidationRecord;
use crate::domain::validation::{ValidatedPart, validations_of};
use crate::domain::vocabulary::{Origin, ReorientationDecision};
use crate::words::changed::is_another;
use crate::words::findings::topics;
use crate::words::plan::judgments;
use crate::words::situation::texts;

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
    let last = source.file.evaluations().into_iter().next();
    let texts = last.map_or_else(Default::default, texts);
    let [
        comment,
        aims,
        motivations,
        assets,
        potential,
        network,
        support,
    ] = texts;
    let date = last.map_or_else(|| "JJ/MM/AAAA".to_owned(), |it| cell_date(it.made_on()));
    let mut blocks = vec![
        heading(Level::One, "II A. Situation de l’allocataire"),
        heading(
            Level::Two,
            format!("Évaluation de la situation en date du : {date}"),
        ),
        prose(comment, 6),
    ];
    let themes = last.map_or_else(Vec::new, |it| themes(&source.file, it.id));
    if !themes.is_empty() {
        blocks.push(Block::Bullets(themes));
    }
    blocks.extend([
        heading(Level::Two, "Objectifs de l’accompagnement"),
        prose(aims, 4),
        heading(Level::Two, "Ressources à mobiliser"),
    ]);
    let known = [
        ("Motivations", motivations),
        ("Atouts", assets),
        ("Potentiel", potential),
        ("Réseau", network),
        ("Appuis extérieurs", support),
    ]
    .map(|(label, text)| fact(label, text.unwrap_or_default()));
    blocks.push(if known.iter().any(Option::is_some) {
        facts(known)
    } else {
        Block::Blank(4)
    });
    blocks.extend(validation(source, ValidatedPart::Situation));
    blocks
}

/// What an evaluation says, theme by theme, in the words of the person's pages.
fn themes(file: &CaseFile, evaluation: Id) -> Vec<Bullet> {
    let topics = topics(file, evaluation).into_iter();
    let bullets = topics.map(|it| Bullet {
        text: joined([it.title, &it.sentences.join(" ")], " : "),
        under: it.comment.map(str::to_owned).into_iter().collect(),
    });
    bullets.collect()
}

/// What the person said of a part that they read, the last time; that it has changed since, when it has.
fn validation(source: &Source, part: ValidatedPart) -> Vec<Block> {
    let rows = source.file.rows(Entity::Validation);
    if let Some(row) = validations_of(rows, part, None).first() {
        let read = ValidationRecord::of(row);
        if is_another(&source.file, &source.history, part, read) {
            return vec![paragraph(changed_since(row))];
        }
        let words = paragraph(read_again(row));
        return std::iter::once(words).chain(added(row)).collect();
    }
    let dated = source.file.evaluations().into_iter();
    let old = dated.filter_map(SituationRecord::validated_on).max();
    let old = old.filter(|_| part == ValidatedPart::Situation);
    let words = old.map(|day| format!("Vous l’avez validée le {}.", full(day)));
    words.map(paragraph).into_iter().collect()
}

/// Volet II B.
fn plan(source: &Source) -> Vec<Block> {
    let goals = goals(&source.file);
    let mut blocks = vec![
        heading(Level::One, "II B. Plan d’action"),
        heading(Level::Two, "Étapes de l’accompagnement"),
    ];
    blocks.push(bullets_or_room(steps(source, &goals), 4));
    blocks.extend([
        heading(Level::Two, "Définition et suivi du plan d’action"),
        Block::Table(table(source, &goals)),
        heading(Level::Two, "Programmation des échanges et RDV"),
    ]);
    let to_come = source.file.to_come(source.now()).into_iter();
    let office = source.office();
    let carnet = Carnet::of(source, &office);
    let line = |it| {
        let it = meeting(&carnet, it);
        let with = enclosed("avec ", &it.with, "");
        let more = joined([&*it.what, &it.place, &with], ", ");
        bullet(joined([&*it.when, &more], " : "))
    };
    let to_come: Vec<Bullet> = to_come.map(line).collect();
    blocks.push(if to_come.is_empty() && source.has_left() {
        paragraph("L’accompagnement est terminé : aucun rendez-vous n’est à prévoir.")
    } else {
        bullets_or_room(to_come, 2)
    });
    blocks.extend(validation(source, ValidatedPart::Plan));
    blocks
}

/// The aims, the final one last as in the model, then what changed on the way.
fn steps(source: &Source, goals: &[Goal<'_>]) -> Vec<Bullet> {
    let aims = goals.iter().filter(|goal| goal.objective.is_some());
    let changes = source.file.all::<OrientationRecord<'_>>().filter(|it| {
        let moved = it.origin() == Some(Origin::Reorientation);
        let told = moved || it.wish().is_some();
        told && it.decision() != Some(ReorientationDecision::Pending)
    });
    let changes = changes.filter_map(|it| {
        let day = date_in_words(Some(it.decided_on()?));
        let words = joined(
            [&*it.small_words("type"), &it.small_words("decision")],
            ", ",
        );
        let what = match it.origin() {
            Some(Origin::Initial) | None => "Orientation",
            Some(origin) => origin.label(),
        };
        let wish = enclosed(
            ". Ce que vous souhaitiez : « ",
            &it.on_one_line("souhait"),
            " »",
        );
        Some(bullet(format!("{what} le {day} : {words}{wish}")))
    });
    aims.map(|goal| step(source, goal)).chain(changes).collect()
}

fn step(source: &Source, goal: &Goal<'_>) -> Bullet {
    let state = goal
        .objective
        .and_then(|it| objective_state(it, source.today()));
    let wording = goal.wording().trim_end_matches('.');
    let text = format!("{} : {wording}", goal.title());
    bullet(joined([&*text, &state.unwrap_or_default()], ". "))
}

/// « Atteint le 12/11/2026 » once it is over; empty while it runs.
fn outcome(objective: ObjectiveRecord<'_>) -> String {
    if objective.is_closed() {
        capital(&crate::words::plan::objective_state(objective, full))
    } else {
        String::new()
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
            column("Objectifs", 21),
            column("Actions", 20),
            column("Acteur", 20),
            column("Échéances", 10),
            column("Suivi", 12),
            column("Évaluation (qualité, impact)", 17),
        ],
        rows,
    }
}

fn rows(source: &Source, goal: &Goal<'_>) -> Vec<TableRow> {
    let title = joined([&*goal.title(), goal.wording()], " :\n");
    if goal.actions.is_empty() {
        let due = cell_date(goal.objective.and_then(ObjectiveRecord::due));
        let state = goal.objective.map(outcome).unwrap_or_default();
        let [action, actor, judged] = [(); 3].map(|()| String::new());
        return vec![TableRow::Cells(vec![
            title, action, actor, due, state, judged,
        ])];
    }
    let titles = std::iter::once(title).chain(std::iter::repeat(String::new()));
    let actions = goal.actions.iter().zip(titles);
    actions
        .map(|(action, title)| {
            TableRow::Cells(vec![
                title,
                action.label().unwrap_or_default().to_owned(),
                source.actor(*action),
                cell_date(action.due()),
                follow_up(*action),
                evaluation(*action),
            ])
        })
        .collect()
}

/// « Qualité : bonne », then « Impact : fort », and the comment, a line each.
fn evaluation(action: ActionRecord<'_>) -> String {
    let judged = judgments(action).into_iter();
    let judged = judged.map(|(label, words)| format!("{label} : {words}"));
    let lines: Vec<String> = judged.chain(action.comment().map(str::to_owned)).collect();
    lines.join("\n")
}
