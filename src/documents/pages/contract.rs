//! « Votre contrat »: the last one that stands, what each side commits to, who signed when.
use super::base::base;
use super::carnet::{Carnet, Page};
use super::words;
use crate::documents::prelude::*;
use crate::domain::contract::Side;
use crate::domain::date::in_words;
use crate::domain::file::contracts::begins;
use crate::domain::record::contract::ContractRecord;
use crate::domain::text::plural;
use crate::domain::vocabulary::Decision;

/// The page.
pub fn contract(carnet: &Carnet<'_>) -> Page {
    let title = "Votre contrat";
    let Some(it) = carnet.file.current_contract().map(ContractRecord::of) else {
        return Page::new(title, vec![paragraph("Vous n’avez pas encore de contrat.")]);
    };
    let mut body = vec![heading(Level::Two, kind(it))];
    body.extend(dates(it, carnet.today).into_iter().map(paragraph));
    body.extend(commitments(carnet, it, Side::Person));
    body.extend(commitments(carnet, it, Side::Service));
    body.push(heading(Level::Two, "Les signatures"));
    body.extend(signatures(it).into_iter().map(paragraph));
    Page {
        title,
        body,
        older: others(carnet, it),
    }
}

fn kind(it: ContractRecord<'_>) -> &'static str {
    words::contract(it.kind())
}

/// From when to when, how many hours.
fn dates(it: ContractRecord<'_>, today: Date) -> Vec<String> {
    let start = it.start().map(|on| {
        let verb = if on > today {
            "Il commencera"
        } else {
            "Il a commencé"
        };
        format!("{verb} le {}.", in_words(on))
    });
    let end = match (it.ended_early_on(), it.end()) {
        (Some(on), _) => Some(format!("Il s’est arrêté le {}.", in_words(on))),
        (None, Some(on)) if on < today => Some(format!("Il s’est terminé le {}.", in_words(on))),
        (None, Some(on)) => Some(format!("Il se terminera le {}.", in_words(on))),
        (None, None) => None,
    };
    let hours = it.weekly_hours().filter(|hours| *hours > 0).map(|hours| {
        let hours = plural(hours, "heure", "heures");
        format!("Il prévoit {hours} d’activité par semaine.")
    });
    [start, end, hours].into_iter().flatten().collect()
}

/// What one side commits to: what every contract says, then what this one adds, in order.
fn commitments(carnet: &Carnet<'_>, it: ContractRecord<'_>, side: Side) -> [Block; 2] {
    let title = match side {
        Side::Person => "Ce à quoi vous vous engagez",
        Side::Service => "Ce à quoi le service s’engage",
    };
    // The words that the person signs: the département's where it has its own.
    let mut all = carnet.base.own(side);
    if all.is_empty() {
        all.extend(base(side).iter().map(|text| (*text).to_owned()));
    }
    let own = carnet.file.commitments_of(it.id, side);
    all.extend(own.iter().filter_map(|it| it.wording().map(str::to_owned)));
    let bullets: Vec<Bullet> = all.into_iter().map(bullet).collect();
    [heading(Level::Two, title), Block::Bullets(bullets)]
}

fn signatures(it: ContractRecord<'_>) -> Vec<String> {
    let mut lines = vec![
        it.signed_by_person_on().map_or_else(
            || "Vous ne l’avez pas encore signé.".to_owned(),
            |on| format!("Vous l’avez signé le {}.", in_words(on)),
        ),
        it.signed_by_referent_on().map_or_else(
            || "Le service ne l’a pas encore signé.".to_owned(),
            |on| format!("Le service l’a signé le {}.", in_words(on)),
        ),
    ];
    if it.decision() == Some(Decision::Validated) {
        let on = it.decided_on().map(in_words).unwrap_or_default();
        lines.push(format!("Il a été validé{}.", enclosed(" le ", &on, "")));
    }
    lines
}

/// The contracts before, or beside.
fn others(carnet: &Carnet<'_>, current: ContractRecord<'_>) -> Vec<Block> {
    let all = carnet.file.all::<ContractRecord<'_>>();
    let mut others: Vec<ContractRecord<'_>> = all
        .filter(|it| it.id != current.id && it.cancelled_on().is_none() && begins(*it).is_some())
        .collect();
    others.sort_by_key(|it| std::cmp::Reverse((begins(*it), it.id)));
    let bullets = others.into_iter().map(|it| {
        let dates = match (it.start(), it.end()) {
            (Some(from), Some(to)) => format!(", du {} au {}", in_words(from), in_words(to)),
            (Some(from), None) => format!(", depuis le {}", in_words(from)),
            (None, _) => String::new(),
        };
        bullet(format!("{}{dates}", kind(it)))
    });
    list(Level::Two, "Vos autres contrats", bullets.collect())
}
