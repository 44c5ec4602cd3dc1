//! The bilan of an accompaniment: the last review and what it decides, the situation then and now,
//! what became of the plan; the reviews before it in short.
//!
//! Source: « DITP 2019, contrat vivant » (review of goals, results, progress, change of situation).
use super::carnet::themes;
use super::goals::goals;
use super::prelude::*;
use super::words::prose;
use crate::domain::record::review::ReviewRecord;
use crate::words::plan::objective_state;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let reviews = source.file.reviews();
    let mut blocks = Vec::new();
    if let Some((last, former)) = reviews.split_first() {
        blocks.extend(review(source, *last));
        blocks.extend(situations(source));
        blocks.extend(plan(source));
        blocks.extend(before(former));
    }
    blocks.push(Block::Signatures(source.signatures()));
    paper(
        source,
        "Bilan d’accompagnement",
        TypeSize::Normal,
        [upright(blocks)],
    )
}

/// The last review.
fn review(source: &Source, it: ReviewRecord<'_>) -> Vec<Block> {
    let action = it.action();
    let action = action.and_then(|id| source.file.one::<ActionRecord<'_>>(id)?.label());
    vec![
        facts([
            fact("Allocataire", source.person()),
            fact("Référent", source.referent_name()),
            fact("Structure", source.structure_name()),
            fact("Bilan fait le", date_in_words(it.made_on())),
            fact("À l’occasion de", it.words("declencheur")),
            fact("Action terminée", action.unwrap_or_default()),
            fact("Mené par", source.agent(it.led_by())),
        ]),
        heading(Level::One, "Les résultats"),
        prose(it.results(), 4),
        heading(Level::One, "Le chemin parcouru"),
        heading(Level::Two, "Vu par la personne"),
        prose(it.person_view(), 4),
        heading(Level::Two, "Vu par le référent"),
        prose(it.referent_view(), 4),
        heading(Level::One, "Ce qui est décidé"),
        prose(it.decisions(), 4),
        facts([fact("Prochain bilan", date_in_words(it.next_on()))]),
    ]
}

/// The first evaluation of the situation beside the last one.
fn situations(source: &Source) -> Vec<Block> {
    let all = source.file.evaluations();
    let (Some(now), Some(then)) = (all.first().copied(), all.last().copied()) else {
        return Vec::new();
    };
    let mut blocks = vec![heading(Level::One, "La situation, au début et maintenant")];
    if then.id == now.id {
        blocks.push(paragraph(format!(
            "La situation a été évaluée une seule fois, le {}.",
            date_in_words(now.made_on())
        )));
        return blocks;
    }
    let title = |it: SituationRecord<'_>| format!("Le {}", date_in_words(it.made_on()));
    let mut rows = Vec::new();
    for (label, texts) in [
        ("Le regard de la personne", [then.comment(), now.comment()]),
        (
            "Les objectifs de l’accompagnement",
            [then.aims(), now.aims()],
        ),
    ] {
        if texts.iter().any(Option::is_some) {
            let cells = texts.map(|text| text.unwrap_or_default().to_owned());
            rows.push(TableRow::Group(label.to_owned()));
            rows.push(TableRow::Cells(cells.to_vec()));
        }
    }
    let by_theme = |it: SituationRecord<'_>| {
        let themes = themes(&source.file, it.id);
        let lines: Vec<String> = themes.iter().map(in_lines).collect();
        lines.join("\n")
    };
    rows.push(TableRow::Group("Thème par thème".to_owned()));
    rows.push(TableRow::Cells(vec![by_theme(then), by_theme(now)]));
    blocks.push(Block::Table(Table {
        summary: "La situation au début de l’accompagnement et maintenant".to_owned(),
        columns: vec![column(&title(then), 50), column(&title(now), 50)],
        rows,
    }));
    blocks
}

fn in_lines(bullet: &Bullet) -> String {
    let lines = std::iter::once(&bullet.text).chain(&bullet.under);
    let lines: Vec<&str> = lines.map(|it| it.trim_end_matches('.')).collect();
    format!("{}.", lines.join(". "))
}

/// What became of each objective and each action.
fn plan(source: &Source) -> Vec<Block> {
    let goals = goals(&source.file);
    if goals.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for goal in &goals {
        let state = goal.objective;
        let state = state.map_or_else(String::new, |it| capital(&objective_state(it, full)));
        let title = joined([&*goal.title(), goal.wording()], " : ");
        rows.push(TableRow::Group(joined([&*title, &state], " — ")));
        rows.extend(goal.actions.iter().map(|action| {
            TableRow::Cells(vec![
                action.label().unwrap_or_default().to_owned(),
                source.actor(*action),
                follow_up(*action),
            ])
        }));
    }
    vec![
        heading(Level::One, "Les objectifs et les actions"),
        Block::Table(Table {
            summary: "Ce qu’est devenue chaque action du plan".to_owned(),
            columns: vec![
                column("Action", 45),
                column("Acteur", 30),
                column("Suivi", 25),
            ],
            rows,
        }),
    ]
}

/// The reviews before the last one, in short.
fn before(reviews: &[ReviewRecord<'_>]) -> Vec<Block> {
    let line = |it: &ReviewRecord<'_>| {
        let (day, why) = (date_in_words(it.made_on()), it.small_words("declencheur"));
        Bullet {
            under: it.decisions().map(str::to_owned).into_iter().collect(),
            ..bullet(format!("{day} ({why})"))
        }
    };
    let lines = reviews.iter().map(line).collect();
    list(Level::One, "Les bilans précédents", lines)
}
