//! What the accompaniment is, in plain words, for someone who begins: one page of the département's own words, with
//! nothing known of the person but the name (« DITP 2019, orientation et suivi », the levers that explain).
use super::braces::fill;
use super::letters::{paragraphs, values};
use super::prelude::*;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let values = values(source, None);
    let words = &source.template.information;
    let mut blocks = paragraphs(&words.opening, &values);
    for (title, texts) in [
        ("Ce qu’est l’accompagnement", &words.accompaniment),
        ("Qui fait quoi", &words.roles),
        ("Le premier rendez-vous", &words.first),
        ("Ce à quoi on s’engage", &words.commitments),
        ("Vos droits", &words.rights),
        ("Qui appeler", &words.call),
    ] {
        let lines = texts.iter().filter_map(|text| fill(text, &values));
        let lines: Vec<Bullet> = lines.map(bullet).collect();
        if !lines.is_empty() {
            blocks.push(heading(Level::One, title));
            blocks.push(Block::Bullets(lines));
        }
    }
    if !words.site.is_empty() {
        blocks.push(heading(Level::One, "Pour en savoir plus"));
        blocks.push(paragraph(words.site.clone()));
    }
    let title = "Votre accompagnement";
    paper(source, title, TypeSize::Normal, [upright(blocks)])
}
