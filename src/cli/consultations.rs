//! `carnet consultations`: what was read of the files, by person and by kind; of one person, each time. It
//! ranks nobody: who read is told of one file only.
use super::prelude::*;
use std::collections::BTreeMap;

use crate::clock::{local_day, local_text};
use crate::store::ConsultedLine;

/// What it asks.
pub const NEED: Need = Need::Do(Act::ReadConsultations);

/// What may be typed after `carnet consultations`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Chaque consultation de ce dossier (numéro ou uid), avec qui a lu
    #[arg(long, value_name = "N", alias = "person")]
    personne: Option<String>,
    /// Premier jour
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        alias = "from",
        allow_hyphen_values = true
    )]
    du: Option<String>,
    /// Dernier jour
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        alias = "to",
        allow_hyphen_values = true
    )]
    au: Option<String>,
    /// Écrire en JSON (carnet.consultations/1)
    #[arg(long)]
    json: bool,
}

/// Writes the log, as text or as JSON; reading it is noted in it.
///
/// # Errors
/// When no file has that number, a day is no date, or the store can't be read.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let (from, to) = (asked.du.as_deref(), asked.au.as_deref());
    let (from, to) = options::period(from, to, context.today())?;
    let store = context.open()?;
    let files = asked.personne.as_deref().map(|id| {
        store.numbers_of(id).map_err(|error| match error {
            StoreError::NotFound => {
                AppError::NotFound(format!("Aucun dossier n’a le numéro ou l’uid « {id} »."))
            }
            other => other.into(),
        })
    });
    let files = files.transpose()?;
    let mut lines = store.consultations(files.as_deref())?;
    lines.retain(|line| {
        let on = local_day(&line.at);
        from.is_none_or(|from| on >= Some(from)) && to.is_none_or(|to| on <= Some(to))
    });
    store.consulted(Consultation::Log, files.as_deref().unwrap_or_default());
    let (months, files) = (context.config.consulted_months, files.as_deref());
    if asked.json {
        let told = match files {
            Some(_) => json!({ "consultations": lines.iter().map(as_json).collect::<Json>() }),
            None => counted_json(&lines),
        };
        let told = out::with(told, "schema", json!("carnet.consultations/1"));
        let told = out::with(told, "du", json!(from.map(iso)));
        let told = out::with(told, "au", json!(to.map(iso)));
        let told = out::with(told, "mois", json!(months));
        return out::json(&out::with(told, "dossiers", json!(files)));
    }
    let mut text = match files {
        Some(_) => lines.iter().map(told).collect(),
        None => counted_words(&lines),
    };
    if text.is_empty() {
        text.push("Aucune consultation n’est notée.".to_owned());
    }
    text.push(format!(
        "Ce journal garde {months} mois. Il dit ce qui a été lu, à qui en a le droit ; il n’est pas un outil de contrôle."
    ));
    out::text(&typography(&text.join("\n")))
}

fn label(how: Option<Consultation>) -> &'static str {
    how.map_or("autre consultation", Consultation::label)
}

/// « 21/11/2026 10:04  dossier ouvert, par Claire Rivière ».
fn told(line: &ConsultedLine) -> String {
    let among = match line.count {
        ..=1 => String::new(),
        count => format!(" de {}", plural(count, "personne", "personnes")),
    };
    let reason = line.reason.as_deref().map(|it| format!(" : {it}"));
    let text = format!(
        "{}  {}{among}, par {}{}",
        local_text(&line.at),
        label(line.how),
        line.author,
        reason.unwrap_or_default()
    );
    visible(&text).into_owned()
}

fn as_json(line: &ConsultedLine) -> Json {
    json!({
        "le": line.at,
        "nature": line.how.map(Consultation::code),
        "personnes": line.count,
        "auteur": line.author,
        "motif": line.reason,
    })
}

/// How often something was consulted, and the last time.
#[derive(Default)]
struct Count {
    times: usize,
    people: i64,
    last: String,
}

impl Count {
    fn add(&mut self, line: &ConsultedLine) {
        self.times += 1;
        self.people += line.count;
        self.last.clone_from(&line.at);
    }

    fn words(&self, what: &str) -> String {
        format!(
            "{what}, {} fois, la dernière le {}",
            self.times,
            local_text(&self.last)
        )
    }
}

type ByKind = BTreeMap<Option<Consultation>, Count>;

/// By person, what was about one person alone; by kind, the rest.
fn counted(lines: &[ConsultedLine]) -> (BTreeMap<Id, ByKind>, ByKind) {
    let (mut people, mut rest) = (BTreeMap::<Id, ByKind>::new(), ByKind::new());
    for line in lines {
        let kinds = match (line.people.as_slice(), line.count) {
            ([one], 1) => people.entry(*one).or_default(),
            _ => &mut rest,
        };
        kinds.entry(line.how).or_default().add(line);
    }
    (people, rest)
}

fn counted_words(lines: &[ConsultedLine]) -> Vec<String> {
    let (people, rest) = counted(lines);
    let mut text = Vec::new();
    for (person, kinds) in &people {
        let kinds = kinds.iter().map(|(how, count)| count.words(label(*how)));
        let kinds = kinds.collect::<Vec<_>>().join(" ; ");
        text.push(format!("Dossier n° {person} : {kinds}."));
    }
    for (how, count) in &rest {
        let people = match count.people {
            0 => String::new(),
            people => format!(" ({})", plural(people, "personne", "personnes")),
        };
        let what = format!(
            "Plusieurs personnes, ou aucune en particulier : {}{people}",
            label(*how)
        );
        text.push(format!("{}.", count.words(&what)));
    }
    text
}

fn counted_json(lines: &[ConsultedLine]) -> Json {
    let (people, rest) = counted(lines);
    let count = |(how, count): (&Option<Consultation>, &Count)| {
        json!({
            "nature": how.map(Consultation::code),
            "fois": count.times,
            "personnes": count.people,
            "derniere": count.last,
        })
    };
    let people = people.iter().map(|(person, kinds)| {
        json!({ "dossier": person, "natures": kinds.iter().map(count).collect::<Json>() })
    });
    json!({
        "par_dossier": people.collect::<Json>(),
        "plusieurs": rest.iter().map(count).collect::<Json>(),
    })
}
