//! Letters: the invitation to the next appointment, and the words after a missed one, which blame
//! nobody and threaten nothing.
use super::braces::{Values, fill};
use super::pages::{Carnet, meeting};
use super::prelude::*;
use super::template::Letter;
use super::typography::in_words;
use crate::domain::date::Time;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::text::{enclosed, fold};

/// The letter that says when and where the next appointment is.
pub(super) fn invitation(source: &Source) -> Document {
    let next = next(source);
    let values = values(source, next);
    let Letter { opening, closing } = &source.template.invitation;
    let mut blocks = head(source);
    blocks.extend(paragraphs(opening, &values));
    blocks.extend(next.map(|it| details(source, it)));
    // Nobody brings papers to a call, nor this letter to their own home.
    let comes = next.is_none_or(|it| remote(it).is_none());
    let at_home = next.is_some_and(|it| it.channel() == Some("domicile"));
    let bring = source.template.bring.iter().filter(|_| comes);
    let lines = bring.filter_map(|text| fill(text, &values));
    let lines = lines.filter(|text| !at_home || fold(text) != "cette lettre");
    let lines: Vec<_> = lines.map(bullet).collect();
    if !lines.is_empty() {
        blocks.push(paragraph(match at_home {
            true => "Ce qu’il est utile d’avoir près de vous :",
            false => "Ce qu’il est utile d’apporter :",
        }));
        blocks.push(Block::Bullets(lines));
    }
    blocks.extend(paragraphs(closing, &values));
    blocks.push(signed(source));
    let title = "Votre prochain rendez-vous";
    paper(source, title, TypeSize::Normal, [upright(blocks)])
}

/// The letter after a missed appointment.
pub(super) fn reminder(source: &Source) -> Document {
    let values = values(source, source.missed());
    let Letter { opening, closing } = &source.template.reminder;
    let mut blocks = head(source);
    blocks.extend(paragraphs(opening, &values));
    if let Some(next) = next(source) {
        blocks.push(paragraph(match other(source, Some(next)) {
            Some(name) => format!("Un nouveau rendez-vous est fixé avec {name} :"),
            None => "Je vous propose un nouveau rendez-vous :".to_owned(),
        }));
        blocks.push(details(source, next));
    }
    blocks.extend(paragraphs(closing, &values));
    blocks.push(signed(source));
    let title = "Prenons un nouveau rendez-vous";
    paper(source, title, TypeSize::Normal, [upright(blocks)])
}

/// To whom, from where, on which day.
fn head(source: &Source) -> Vec<Block> {
    let home = source.identity();
    let home = home.map(|it| [it.address_complement(), it.address()]);
    let [more, street] = home.unwrap_or_default().map(Option::unwrap_or_default);
    let address = [&*source.person(), more, street, &source.file.town()].map(str::to_owned);
    let lines = address.into_iter().filter(|line| !line.is_empty());
    vec![
        Block::Address(lines.collect()),
        Block::Address(vec![format!("Le {}", in_words(source.today()))]),
    ]
}

pub(super) fn paragraphs(texts: &[String], values: &Values) -> Vec<Block> {
    let filled = texts.iter().filter_map(|text| fill(text, values));
    filled.map(paragraph).collect()
}

/// The next appointment.
fn next(source: &Source) -> Option<AppointmentRecord<'_>> {
    source.file.to_come(source.now()).into_iter().next()
}

/// What an appointment is where nobody goes anywhere.
fn remote(it: AppointmentRecord<'_>) -> Option<&'static str> {
    match it.channel() {
        Some("telephone") => Some("parler au téléphone"),
        Some("visio") => Some("parler en vidéo"),
        _ => None,
    }
}

/// Who receives, when it is not the référent who signs.
fn other<'a>(source: &'a Source, it: Option<AppointmentRecord<'_>>) -> Option<&'a str> {
    let agent = it?.agent()?;
    let name = source.agent(Some(agent));
    let signs = source.referent().is_none_or(|it| it.id == agent);
    (!signs && !name.is_empty()).then_some(name)
}

/// « Nous avons rendez-vous », or whom the person has it with.
fn whose(other: Option<&str>, [we, you]: [&str; 2]) -> String {
    other.map_or_else(|| we.to_owned(), |name| format!("{you} avec {name}"))
}

/// When, where, with whom, for how long.
fn details(source: &Source, it: AppointmentRecord<'_>) -> Block {
    meeting(&Carnet::of(source, &source.office()), it).facts()
}

/// What the template may name; what is not known is not there.
pub(super) fn values(source: &Source, it: Option<AppointmentRecord<'_>>) -> Values {
    let day = it.and_then(AppointmentRecord::planned_on);
    let hour = it.and_then(AppointmentRecord::time);
    let office = source.office();
    let place = it.map(|it| meeting(&Carnet::of(source, &office), it).place);
    let remote = it.and_then(remote);
    let other_one = other(source, it);
    let comes = match it.and_then(AppointmentRecord::channel) {
        _ if remote.is_some() => String::new(),
        Some("domicile") => {
            other_one.map_or("me recevoir".to_owned(), |it| format!("recevoir {it}"))
        }
        _ => "venir".to_owned(),
    };
    let meet = remote.map_or("voir", |_| "parler");
    let together = match other_one {
        Some(_) => format!("vous n’avez pas pu vous {meet}"),
        None => format!("nous n’avons pas pu nous {meet}"),
    };
    // The one to reach is who receives next.
    let reached = next(source).or(it);
    let whom = source.whom_to_call(reached.and_then(AppointmentRecord::agent));
    let reach = match other(source, reached) {
        Some(_) => enclosed("Vous pouvez appeler ", &whom, ""),
        None => enclosed("Mon téléphone : ", &source.telephone(), ""),
    };
    let we = ["Nous avons rendez-vous", "Vous avez rendez-vous"];
    let we_had = ["Nous avions rendez-vous", "Vous aviez rendez-vous"];
    let names = source
        .identity()
        .map(|it| [it.first_name(), it.last_name()]);
    let [first, last] = names.unwrap_or_default().map(Option::unwrap_or_default);
    let all = [
        ("prenom", first.to_owned()),
        ("nom", last.to_owned()),
        ("date", day.map_or_else(String::new, super::typography::day)),
        ("heure", hour.map_or_else(String::new, Time::long)),
        ("lieu", place.unwrap_or_default()),
        ("rencontrer", meet.to_owned()),
        ("venir", comes),
        ("parler", remote.unwrap_or_default().to_owned()),
        ("rendez_vous", whose(other_one, we)),
        ("rendez_vous_manque", whose(other_one, we_had)),
        ("se_rencontrer", together),
        ("joindre", reach),
        ("referent", source.referent_name().to_owned()),
        (
            "qui_appeler",
            source.whom_to_call(it.and_then(AppointmentRecord::agent)),
        ),
        ("telephone", source.telephone()),
        ("structure", source.structure_name().to_owned()),
    ];
    let known = all.into_iter().filter(|(_, value)| !value.is_empty());
    known.collect()
}

/// Who writes, at the right, over the room where they sign by hand.
fn signed(source: &Source) -> Block {
    let lines = [source.referent_name(), source.structure_name()].into_iter();
    let lines = lines.filter(|it| !it.is_empty()).map(str::to_owned);
    Block::Address(lines.collect())
}
