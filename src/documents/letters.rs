//! Letters: the invitation to the next appointment, and the words after a missed one, which blame
//! nobody and threaten nothing.
use super::braces::{Values, fill};
use super::model::{Block, Document, TypeSize};
use super::sheet::{paper, upright};
use super::source::Source;
use super::template::Letter;
use super::typography::in_words;
use super::words::{bullet, capital, fact, facts, join, kind, paragraph, when};
use crate::domain::date::Time;
use crate::domain::record::Row;

/// The letter that says when and where the next appointment is.
pub(super) fn invitation(source: &Source) -> Document {
    let meetings = source.to_come();
    let meeting = meetings.first().copied();
    let values = values(source, meeting);
    let Letter { opening, closing } = &source.template.invitation;
    let mut blocks = head(source);
    blocks.extend(paragraphs(opening, &values));
    blocks.extend(meeting.map(|row| details(source, row)));
    let bring = &source.template.bring;
    if !bring.is_empty() {
        blocks.push(paragraph("Ce qu’il est utile d’apporter :"));
        let lines = bring.iter().filter_map(|text| fill(text, &values));
        blocks.push(Block::Bullets(lines.map(bullet).collect()));
    }
    blocks.extend(paragraphs(closing, &values));
    blocks.push(signed(source));
    let parts = vec![upright(blocks)];
    paper(
        source,
        "Votre prochain rendez-vous",
        TypeSize::Normal,
        parts,
    )
}

/// The letter after a missed appointment.
pub(super) fn reminder(source: &Source) -> Document {
    let values = values(source, source.missed());
    let Letter { opening, closing } = &source.template.reminder;
    let mut blocks = head(source);
    blocks.extend(paragraphs(opening, &values));
    if let Some(next) = source.to_come().first() {
        blocks.push(paragraph("Je vous propose un nouveau rendez-vous :"));
        blocks.push(details(source, next));
    }
    blocks.extend(paragraphs(closing, &values));
    blocks.push(signed(source));
    let parts = vec![upright(blocks)];
    paper(
        source,
        "Prenons un nouveau rendez-vous",
        TypeSize::Normal,
        parts,
    )
}

/// To whom, from where, on which day.
fn head(source: &Source) -> Vec<Block> {
    let identity = |field| source.identity(field);
    let town = join(
        [identity("code_postal").as_str(), &identity("commune")],
        " ",
    );
    let address = [
        source.person(),
        identity("complement"),
        identity("adresse"),
        town,
    ];
    let lines = address
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    vec![
        Block::Address(lines),
        Block::Address(vec![format!("Le {}", in_words(source.today()))]),
    ]
}

fn paragraphs(texts: &[String], values: &Values) -> Vec<Block> {
    let filled = texts.iter().filter_map(|text| fill(text, values));
    filled.map(paragraph).collect()
}

/// When, where, with whom, for how long.
fn details(source: &Source, meeting: &Row) -> Block {
    let length = meeting
        .int("duree")
        .map(|minutes| format!("{minutes} minutes"));
    facts([
        fact("Quand", capital(&when(meeting))),
        fact("Où", capital(&source.place(meeting))),
        fact("Avec", source.with_whom(meeting)),
        fact("Pour quoi", kind(meeting)),
        fact("Durée prévue", length.unwrap_or_default()),
    ])
}

/// What the template may name; what is not known is not there.
fn values(source: &Source, meeting: Option<&Row>) -> Values {
    let day = meeting.and_then(|row| row.date("prevu_le"));
    let hour = meeting.and_then(|row| row.text("heure").and_then(Time::from_code));
    let all = [
        ("prenom", source.identity("prenom")),
        ("nom", source.identity("nom")),
        ("date", day.map_or_else(String::new, super::typography::day)),
        ("heure", hour.map_or_else(String::new, Time::long)),
        (
            "lieu",
            meeting.map_or_else(String::new, |row| source.place(row)),
        ),
        ("referent", source.referent_name()),
        ("telephone", source.telephone()),
        ("structure", source.structure_name()),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Who writes, at the right, over the room where they sign by hand.
fn signed(source: &Source) -> Block {
    let lines = [source.referent_name(), source.structure_name()];
    Block::Address(lines.into_iter().filter(|it| !it.is_empty()).collect())
}
