//! `carnet doublons`: the people who are, or may be, one; and settling that two are not.
use super::prelude::*;

use crate::clock::Clock;
use crate::domain::date::iso;
use crate::domain::file::CaseFile;
use crate::domain::merge::apart;
use crate::domain::record::Row;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::same_person::{Verdict, who};
use crate::domain::text::enclosed;
use crate::domain::vocabulary::AssignmentRole;
use crate::store::{Pair, Settled};
use crate::words::merge::verdict;
use crate::words::names::Names;

/// What it asks.
pub const NEED: Need = Need::Do(Act::Merge);

/// What may be typed after `carnet doublons`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Montrer aussi les paires déjà reconnues comme deux personnes
    #[arg(long, alias = "all")]
    pub tous: bool,
    /// Écrire en JSON (carnet.doublons/1)
    #[arg(long)]
    pub json: bool,
    /// Ce qui est à faire ; la liste sans rien
    #[command(subcommand)]
    pub quoi: Option<DuplicatesCommand>,
}

/// What can be settled of two people.
#[derive(Clone, Debug, Subcommand)]
pub enum DuplicatesCommand {
    /// Ce sont deux personnes : la paire n’est plus proposée (« u » l’annule, à l’écran)
    Distinguer {
        /// Numéro ou uid de l’une
        id: String,
        /// Numéro ou uid de l’autre
        autre: String,
    },
}

/// Lists the pairs, or settles one.
///
/// # Errors
/// When nobody has a number, or the store can't be read or written.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    match &asked.quoi {
        Some(DuplicatesCommand::Distinguer { id, autre }) => set_apart(context, [id, autre]),
        None => list(context, asked),
    }
}

fn set_apart(context: &Context, [id, other]: [&String; 2]) -> Result<(), AppError> {
    let mut store = context.writing()?;
    let (id, other) = person::two(&store, id, other)?;
    let known = store.compared(id, other)?;
    if known.is_some_and(|pair| pair.apart) {
        out::say("C’est déjà noté : ce sont deux personnes.");
        return Ok(());
    }
    let author = context.user.author(&store)?;
    let one = store.row(Entity::Allocataire, id)?;
    let other = store.row(Entity::Allocataire, other)?;
    let moment = Clock::System.moment();
    let change = apart(&one, &other, (&author, &moment));
    store.apply(&author, &moment, &change)?;
    out::say(&format!("Enregistré. {}.", change.label));
    Ok(())
}

/// A pair, and who follows each.
struct Told {
    pair: Pair,
    referents: [Vec<Id>; 2],
}

fn list(context: &Context, asked: &Options) -> Result<(), AppError> {
    let store = context.reading()?;
    let settled = match asked.tous {
        true => Settled::Listed,
        false => Settled::Left,
    };
    let found = store.duplicates(settled)?;
    let (agents, organizations) = store.agents_and_structures()?;
    let names = Names::of(&agents, &organizations);
    let apart = found.apart;
    let mut told = Vec::with_capacity(found.pairs.len());
    for some in found.pairs.chunks(TOGETHER) {
        let ids: Vec<Id> = some
            .iter()
            .flat_map(|it| it.people.each_ref().map(|row| row.id))
            .collect();
        let files = store.parts(&ids, &[Entity::Assignment])?;
        let mut led = files.iter().map(|file| referents(file, context.today()));
        told.extend(some.iter().map(|pair| Told {
            pair: pair.clone(),
            referents: [
                led.next().unwrap_or_default(),
                led.next().unwrap_or_default(),
            ],
        }));
    }
    let pairs = told.iter().flat_map(|it| it.pair.people.each_ref());
    let people: Vec<Id> = pairs.map(|row| row.id).collect();
    store.consulted(Consultation::List, &people);
    if asked.json {
        return out::json(&report(&told, apart, &names));
    }
    if !told.is_empty() {
        out::text(
            &told
                .iter()
                .map(|it| words(it, &names))
                .collect::<Vec<_>>()
                .join("\n\n"),
        )?;
    }
    out::say(&summary(&told, apart));
    Ok(())
}

/// Pairs whose référents are read together.
const TOGETHER: usize = 256;

fn referents(file: &CaseFile, today: Date) -> Vec<Id> {
    file.assigned(AssignmentRole::Referent, today)
}

fn words(it: &Told, names: &Names) -> String {
    let people = it.pair.people.iter().zip(&it.referents);
    let mut lines: Vec<String> = people
        .map(|(row, referents)| {
            let led = enclosed(", référent : ", &names.agents_joined(referents, " et "), "");
            format!("{}{led}", who(row))
        })
        .collect();
    let reasons = it.pair.judgement.reasons();
    let settled = match it.pair.apart {
        true => " (déjà noté : ce sont deux personnes)",
        false => "",
    };
    lines.push(format!(
        "  {} : {reasons}{settled}",
        verdict(&it.pair.judgement)
    ));
    typography(&lines.join("\n"))
}

fn summary(told: &[Told], apart: usize) -> String {
    let sure = |it: &&Told| it.pair.judgement.verdict == Verdict::Same;
    let same = told.iter().filter(sure).count();
    let left = match apart {
        0 => String::new(),
        n => format!(
            " {} déjà reconnue{} comme deux personnes (« --tous » les montre).",
            plural(n, "paire", "paires"),
            if n > 1 { "s" } else { "" }
        ),
    };
    match told.len() {
        0 => format!("Aucun doublon à regarder.{left}"),
        all => format!(
            "{} à regarder : {} de la même personne, {} peut-être. « carnet fusionner » réunit deux dossiers.{left}",
            plural(all, "paire", "paires"),
            same,
            all - same
        ),
    }
}

fn report(told: &[Told], apart: usize, names: &Names) -> Json {
    json!({
        "schema": "carnet.doublons/1",
        "paires": told.iter().map(|it| pair_json(it, names)).collect::<Json>(),
        "deux_personnes": apart,
    })
}

fn pair_json(it: &Told, names: &Names) -> Json {
    let judgement = &it.pair.judgement;
    let people = it.pair.people.iter().zip(&it.referents);
    json!({
        "avis": match judgement.verdict {
            Verdict::Same => "meme",
            Verdict::Maybe => "peut_etre",
            Verdict::Other => "autre",
        },
        "poids": judgement.weight,
        "pour": judgement.agreeing,
        "contre": judgement.differing,
        "deux_personnes": it.pair.apart,
        "personnes": people
            .map(|(row, referents)| person_json(row, referents, names))
            .collect::<Json>(),
    })
}

fn person_json(row: &Row, referents: &[Id], names: &Names) -> Json {
    let it = AllocataireRecord::of(row);
    let text = Option::unwrap_or_default;
    let known = person::json(
        row.id,
        &row.uid,
        text(it.last_name()),
        text(it.first_name()),
    );
    let born = it.born_on().map(iso);
    let led = referents.iter().map(|id| {
        let name = names.agent(Some(*id)).to_owned();
        person::agent_json(Some(&(*id, name)))
    });
    let known = out::with(known, "ne_le", json!(born));
    out::with(known, "referents", led.collect())
}
