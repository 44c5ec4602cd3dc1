//! Letters: the invitation to the next appointment, and the words after a missed one, which blame
//! nobody and threaten nothing.
use super::braces::{Values, fill};
use super::model::{Block, Document, TypeSize};
use super::sheet::{paper, upright};
use super::source::Source;
use super::template::Letter;
use super::typography::in_words;
use super::words::{bullet, fact, facts, length, paragraph, town, when};
use crate::domain::date::Time;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::text::capital;

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
    paper(
        source,
        "Votre prochain rendez-vous",
        TypeSize::Normal,
        [upright(blocks)],
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
        blocks.push(details(source, *next));
    }
    blocks.extend(paragraphs(closing, &values));
    blocks.push(signed(source));
    paper(
        source,
        "Prenons un nouveau rendez-vous",
        TypeSize::Normal,
        [upright(blocks)],
    )
}

/// To whom, from where, on which day.
fn head(source: &Source) -> Vec<Block> {
    let person = source.identity();
    let home = person.map(|it| [it.address_complement(), it.address()]);
    let home = home.into_iter().flatten().flatten().map(str::to_owned);
    let lines = std::iter::once(source.person())
        .chain(home)
        .chain(person.map(town))
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
fn details(source: &Source, meeting: AppointmentRecord<'_>) -> Block {
    let all = [fact("Quand", capital(&when(meeting)))].into_iter();
    let all = all.chain(source.details(meeting));
    facts(all.chain([fact("Durée prévue", length(meeting))]))
}

/// What the template may name; what is not known is not there.
fn values(source: &Source, meeting: Option<AppointmentRecord<'_>>) -> Values {
    let day = meeting.and_then(AppointmentRecord::planned_on);
    let hour = meeting.and_then(AppointmentRecord::time);
    let person = source.identity();
    let name = |name: Option<&str>| name.unwrap_or_default().to_owned();
    let all = [
        (
            "prenom",
            name(person.and_then(AllocataireRecord::first_name)),
        ),
        ("nom", name(person.and_then(AllocataireRecord::last_name))),
        ("date", day.map_or_else(String::new, super::typography::day)),
        ("heure", hour.map_or_else(String::new, Time::long)),
        (
            "lieu",
            meeting.map_or_else(String::new, |it| source.place(it)),
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
