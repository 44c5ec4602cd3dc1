//! « Votre bilan »: the last review, what was reached, the way made, what was decided together.
use super::carnet::{Carnet, Page};
use super::situation::prose;
use crate::documents::prelude::*;
use crate::domain::date::{in_words, long};

/// The page.
pub fn review(carnet: &Carnet<'_>) -> Page {
    let title = "Votre bilan";
    let all = carnet.file.reviews();
    let Some((last, older)) = all.split_first() else {
        let words = "Nous n’avons pas encore fait de bilan ensemble.";
        return Page::new(title, vec![paragraph(words)]);
    };
    let made = last.made_on();
    let made = made.map(|on| format!("Nous avons fait ce bilan ensemble le {}.", long(on)));
    let mut body: Vec<Block> = made.map(paragraph).into_iter().collect();
    for (title, text) in [
        ("Les résultats", last.results()),
        ("Le chemin parcouru, vu par vous", last.person_view()),
        (
            "Le chemin parcouru, vu par votre référent",
            last.referent_view(),
        ),
        ("Ce que nous avons décidé", last.decisions()),
    ] {
        body.extend(prose(title, text));
    }
    let next = last.next_on().map(long);
    body.extend(next.map(|on| paragraph(format!("Le prochain bilan est prévu le {on}."))));
    let days: Vec<String> = older
        .iter()
        .filter_map(|it| it.made_on().map(in_words))
        .collect();
    let older = (!days.is_empty()).then(|| {
        let days = days.join(", le ");
        paragraph(format!(
            "Nous avions aussi fait un bilan le {days}. Vous pouvez demander à le relire."
        ))
    });
    Page {
        title,
        body,
        older: older.into_iter().collect(),
    }
}
