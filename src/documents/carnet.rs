//! The carnet de bord, both volets with the headings of the official model.
//!
//! Source: « DITP 2019, contrat vivant », model of the carnet de bord.
use super::goals::{Goal, goals};
use super::model::{Block, Bullet, Document, Level, Table, TableRow, TypeSize};
use super::sheet::{paper, sideways, upright};
use super::source::Source;
use super::words::{
    bullet, cell_date, column, fact, facts, follow_up, heading, kind, over, paragraph, prose,
    state, when,
};
use crate::domain::date::full;
use crate::domain::file::order::is_closed;
use crate::domain::record::Record;
use crate::domain::record::action::{ACTION, ActionRecord};
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::finding::{FINDING, FindingRecord};
use crate::domain::record::orientation::{ORIENTATION, OrientationRecord};
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::validation::{VALIDATION, ValidationRecord};
use crate::domain::text::{capital, joined};
use crate::domain::vocabulary::{Origin, ReorientationDecision, ValidatedPart, Vocabulary};

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let mut first = head(source);
    first.extend(situation(source));
    let mut second = plan(source);
    second.push(Block::Signatures(source.signatures()));
    paper(
        source,
        "Carnet de bord",
        TypeSize::Normal,
        [upright(first), sideways(second)],
    )
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
    let last = source.file.last_situation().map(SituationRecord::of);
    let date = last.map_or_else(|| "JJ/MM/AAAA".to_owned(), |it| cell_date(it.made_on()));
    let mut blocks = vec![
        heading(Level::One, "II A. Situation de l’allocataire"),
        heading(
            Level::Two,
            format!("Évaluation de la situation en date du : {date}"),
        ),
        prose(last.and_then(SituationRecord::comment), 6),
    ];
    let themes = last.map_or_else(Vec::new, |it| themes(source, it));
    if !themes.is_empty() {
        blocks.push(Block::Bullets(themes));
    }
    blocks.extend([
        heading(Level::Two, "Objectifs de l’accompagnement"),
        prose(last.and_then(SituationRecord::aims), 4),
        heading(Level::Two, "Ressources à mobiliser"),
    ]);
    let resources = last.map(|it| {
        [
            ("Motivations", it.motivations()),
            ("Atouts", it.assets()),
            ("Potentiel", it.potential()),
            ("Réseau", it.network()),
        ]
    });
    let known: Vec<_> = resources
        .into_iter()
        .flatten()
        .filter_map(|(label, words)| fact(label, words?))
        .collect();
    blocks.push(if known.is_empty() {
        Block::Blank(4)
    } else {
        Block::Facts(known)
    });
    blocks.extend(validation(source, ValidatedPart::Situation));
    blocks
}

/// What an evaluation says theme by theme, in the words of the lists.
pub(super) fn themes(source: &Source, situation: SituationRecord<'_>) -> Vec<Bullet> {
    let all = source.file.all::<FindingRecord<'_>>();
    all.filter(|it| it.situation() == Some(situation.id))
        .map(|it| {
            let codes = it.findings().unwrap_or_default().split_whitespace();
            let labels: Vec<&str> = codes.map(|code| Vocabulary::Finding.label(code)).collect();
            let theme = it.words(FINDING.theme.name);
            let text = joined([theme.as_str(), &labels.join(", ")], " : ");
            over(text, it.comment())
        })
        .collect()
}

/// The last opinion of the person on a part that they read.
pub(super) fn validation(source: &Source, part: ValidatedPart) -> Vec<Block> {
    let all = source.file.all::<ValidationRecord<'_>>();
    let last = all
        .filter(|it| it.object() == Some(part))
        .max_by_key(|it| (it.made_on(), it.id));
    let dated = source.file.all::<SituationRecord<'_>>();
    let old = dated
        .filter_map(SituationRecord::validated_on)
        .max()
        .filter(|_| part == ValidatedPart::Situation);
    let Some(last) = last else {
        let words = old.map(|day| format!("Validée par l’allocataire le {}.", full(day)));
        return words.map(paragraph).into_iter().collect();
    };
    let what = match part {
        ValidatedPart::Situation => "Situation lue",
        ValidatedPart::Plan => "Plan d’action lu",
        ValidatedPart::Contract => "Contrat lu",
    };
    let opinion = format!(
        "{what} par l’allocataire le {} : {}.",
        cell_date(last.made_on()),
        last.words(VALIDATION.opinion.name).to_lowercase()
    );
    let added = last
        .note()
        .map(|note| paragraph(format!("Ce que l’allocataire veut ajouter : {note}")));
    std::iter::once(paragraph(opinion)).chain(added).collect()
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
        .map(|it| meeting(source, it))
        .collect();
    blocks.push(if meetings.is_empty() {
        Block::Blank(2)
    } else {
        Block::Bullets(meetings)
    });
    blocks.extend(validation(source, ValidatedPart::Plan));
    blocks
}

/// The aims, the final one first, then what changed on the way.
fn steps(source: &Source, goals: &[Goal<'_>]) -> Vec<Bullet> {
    let (last, others): (Vec<_>, Vec<_>) = goals
        .iter()
        .filter(|goal| goal.objective.is_some())
        .partition(|goal| goal.number.is_none());
    let mut steps: Vec<Bullet> = last.into_iter().chain(others).map(step).collect();
    let all = source.file.all::<OrientationRecord<'_>>();
    steps.extend(
        all.filter(|it| {
            it.origin() == Some(Origin::Reorientation)
                && it.decision() != Some(ReorientationDecision::Pending)
        })
        .filter_map(|it| {
            let day = it.decided_on()?;
            let [kind, decision] =
                [ORIENTATION.kind.name, ORIENTATION.decision.name].map(|field| it.words(field));
            let words = joined([kind.as_str(), &decision], ", ");
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
        .due()
        .map_or_else(String::new, |day| format!("Échéance : {}", full(day)));
    let state = outcome(goal);
    let text = format!(
        "{} : {}",
        goal.title(),
        goal.wording().trim_end_matches('.')
    );
    bullet(joined([text.as_str(), &due, &state], ". "))
}

/// « Atteint le 12/11/2026 » once it is over; empty while it runs.
fn outcome(goal: &Goal<'_>) -> String {
    let ended = goal.objective.filter(|it| is_closed(it));
    ended.map_or_else(String::new, state)
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
    let title = goal.named(" :\n");
    if goal.actions.is_empty() {
        let none = String::new;
        let (due, state) = (cell_date(goal.due()), outcome(goal));
        let cells = vec![title, none(), none(), due, state, none()];
        return vec![TableRow::Cells(cells)];
    }
    let titles = std::iter::once(title).chain(std::iter::repeat(String::new()));
    let actions = titles.zip(&goal.actions);
    actions
        .map(|(title, &action)| {
            TableRow::Cells(vec![
                title,
                action.label().unwrap_or_default().to_owned(),
                source.actor(action),
                cell_date(action.due()),
                follow_up(action),
                evaluation(action),
            ])
        })
        .collect()
}

/// « Qualité : bonne », then « Impact : fort », and the comment, a line each.
fn evaluation(action: ActionRecord<'_>) -> String {
    let note = |label: &str, field: &str| {
        let words = action.words(field).to_lowercase();
        format!("{label} : {words}")
    };
    let quality = action.quality().filter(|code| *code != "non_evaluee");
    let quality = quality.map_or_else(String::new, |_| note("Qualité", ACTION.quality.name));
    let impact = action.impact().filter(|code| *code != "non_evalue");
    let impact = impact.map_or_else(String::new, |_| note("Impact", ACTION.impact.name));
    let comment = action.comment().unwrap_or_default();
    joined([quality.as_str(), &impact, comment], "\n")
}

fn meeting(source: &Source, it: AppointmentRecord<'_>) -> Bullet {
    let (what, place, whom) = (kind(it), source.place(it), source.with_whom(it));
    let with = if whom.is_empty() {
        whom
    } else {
        format!("avec {whom}")
    };
    let more = joined([what.as_str(), &place, &with], ", ");
    bullet(joined([capital(&when(it)).as_str(), &more], " : "))
}
