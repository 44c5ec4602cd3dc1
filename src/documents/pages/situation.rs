//! « Votre situation »: the last evaluation, theme by theme, and the resources (volet II A).
use super::carnet::{Carnet, Page};
use crate::documents::prelude::*;
use crate::domain::date::{in_words, long};
use crate::words::findings::topics;

/// The page.
pub fn situation(carnet: &Carnet<'_>) -> Page {
    let title = "Votre situation";
    let all = carnet.file.evaluations();
    let Some((last, older)) = all.split_first() else {
        let words = "Nous n’avons pas encore écrit votre situation. Nous allons le faire ensemble.";
        return Page::new(title, vec![paragraph(words)]);
    };
    let made = last.made_on();
    let made = made.map(|on| format!("Nous avons fait le point ensemble le {}.", long(on)));
    let mut body: Vec<Block> = made.map(paragraph).into_iter().collect();
    body.extend(prose("Ce qui vous amène, et votre regard", last.comment()));
    for topic in topics(carnet.file, last.id) {
        body.push(heading(Level::Two, topic.title));
        body.extend(
            topic
                .sentences
                .into_iter()
                .chain(topic.comment)
                .map(paragraph),
        );
    }
    for (title, text) in [
        ("Les objectifs de votre accompagnement", last.aims()),
        ("Ce qui vous motive", last.motivations()),
        ("Vos atouts", last.assets()),
        ("Ce que vous pouvez développer", last.potential()),
        ("Les personnes qui peuvent vous aider", last.network()),
        ("Les autres appuis, et comment les trouver", last.support()),
    ] {
        body.extend(prose(title, text));
    }
    Page {
        title,
        body,
        older: before(older).into_iter().collect(),
    }
}

/// A text under its title, where there is one.
pub(super) fn prose(title: &str, text: Option<&str>) -> Vec<Block> {
    text.map_or_else(Vec::new, |text| {
        vec![heading(Level::Two, title), paragraph(text)]
    })
}

/// When the situation was looked at before.
fn before(older: &[SituationRecord<'_>]) -> Option<Block> {
    let days: Vec<String> = older
        .iter()
        .filter_map(|it| it.made_on().map(in_words))
        .collect();
    (!days.is_empty()).then(|| {
        paragraph(format!(
            "Nous avions aussi fait le point le {}. Vous pouvez demander à le relire.",
            days.join(", le ")
        ))
    })
}
