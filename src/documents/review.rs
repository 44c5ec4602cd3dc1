//! The bilan of an accompaniment: the last review and what it decides, then what stood on its day, the
//! situation and the plan, in the words kept with it; the reviews before it in short.
//!
//! Source: « DITP 2019, contrat vivant » (review of goals, results, progress, change of situation).
use super::prelude::*;
use super::shape;
use super::words::prose;
use crate::domain::record::Entity;
use crate::domain::record::review::ReviewRecord;
use crate::domain::text::{Kept, Section, kept_line, kept_sections};
use crate::domain::validation::{ValidatedPart, sentence, validations_of};
use crate::domain::vocabulary::ReviewTrigger;
use crate::words::contract::referent;
use crate::words::review::{PLAN, SITUATION, stood};

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let reviews = source.file.reviews();
    let mut blocks = Vec::new();
    if let Some((last, former)) = reviews.split_first() {
        blocks.extend(review(source, *last));
        // A review that was not written here has nothing kept: its day says what stood then.
        let day = last.made_on().unwrap_or(source.today());
        let kept = last.content().map(str::to_owned);
        let kept = kept.unwrap_or_else(|| stood(&source.file, day));
        blocks.extend(kept_sections(&kept).iter().flat_map(section));
        blocks.extend(before(former));
        let said = source.file.rows(Entity::Validation);
        let said = validations_of(said, ValidatedPart::Review, Some(last.id));
        blocks.extend(
            said.first()
                .map(|row| paragraph(format!("{}.", sentence(row)))),
        );
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
    let then = it.made_on().and_then(|day| referent(&source.file, day));
    vec![
        facts([
            fact("Allocataire", source.person()),
            fact("Référent", source.agent(then)),
            fact("Structure", source.structure_name()),
            fact("Bilan fait le", date_in_words(it.made_on())),
            fact("Pourquoi ce bilan", it.trigger().map_or("", why)),
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

/// Why a review is made, said to the person.
const fn why(trigger: ReviewTrigger) -> &'static str {
    match trigger {
        ReviewTrigger::SixMonths => "le point que l’on fait tous les six mois",
        ReviewTrigger::ActionEnd => "une action se termine",
        ReviewTrigger::Reorientation => "un changement d’accompagnement est demandé",
        ReviewTrigger::ParcoursEnd => "l’accompagnement se termine",
        ReviewTrigger::Other => "",
    }
}

/// What stood on the day, in the table of its section.
fn section(section: &Section<'_>) -> Vec<Block> {
    let mut lines = section.lines.iter().map(|line| kept_line(line)).peekable();
    let mut blocks = vec![heading(Level::One, section.title)];
    let mut columns = vec![
        column("Action", 34),
        column("Acteur", 26),
        column("Suivi", 19),
        column("Évaluation", 21),
    ];
    let mut summary = "Ce qu’est devenue chaque action du plan";
    if section.title == SITUATION {
        summary = "La situation au début de l’accompagnement et maintenant";
        // The first row has the days of the two evaluations.
        if let Some(Kept::Row(days)) = lines.next_if(|it| matches!(it, Kept::Row(_))) {
            columns = days.into_iter().map(|day| column(day, 50)).collect();
        }
    } else if section.title != PLAN {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for line in lines {
        match line {
            Kept::Group(title) => rows.push(TableRow::Group(title.to_owned())),
            Kept::Row(cells) => {
                let cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
                rows.push(TableRow::Cells(shape::cells(&cells, columns.len())));
            }
            Kept::Under(words) | Kept::Words(words) => blocks.push(paragraph(words)),
        }
    }
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            summary: summary.to_owned(),
            columns,
            rows,
        }));
    }
    blocks
}

/// The reviews before the last one, in short.
fn before(reviews: &[ReviewRecord<'_>]) -> Vec<Block> {
    let line = |it: &ReviewRecord<'_>| {
        let (day, why) = (date_in_words(it.made_on()), it.trigger().map_or("", why));
        Bullet {
            under: it.decisions().map(str::to_owned).into_iter().collect(),
            ..bullet(joined([&*day, why], " : "))
        }
    };
    let lines = reviews.iter().map(line).collect();
    list(Level::One, "Les bilans précédents", lines)
}
