//! Joint reviews of one person: what the plan gave by that day, the progress as each sees it, what
//! is decided and when the next one comes.
use super::batch::{field, word};
use super::contracts::row;
use super::prelude::*;
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::Row;
use crate::words::review::stood;

/// Months until the next review.
const EVERY: u32 = 6;
/// Steps listed in the results of one review.
const LISTED: usize = 3;

impl Writer<'_> {
    /// Joint reviews.
    pub(super) fn reviews(&mut self) {
        let case = self.case;
        let pledge = &self.story.pledge;
        for (rank, (on, trigger)) in case.reviews.iter().enumerate() {
            let last = *trigger == "fin_parcours";
            // Another structure reviewed what came before this one.
            let ours = case.notified.is_none_or(|day| day <= *on);
            let decision = say(&mut self.rng, &SENTENCES.decisions, self.feminine);
            let progress = if last {
                &SENTENCES.farewells
            } else {
                &SENTENCES.progress
            };
            let progress = say(&mut self.rng, progress, self.feminine);
            let voice = match (last, rank) {
                (true, _) => pledge.last,
                (false, 0) => pledge.midway,
                (false, _) => self.story.situation.later,
            };
            let voice = Some(voice).filter(|_| ours);
            let decisions = ours.then(|| self.decisions(*on, trigger, decision));
            let next = plus_months(*on, EVERY);
            let next = (ours && !last).then(|| office_before(next));
            let leader = if ours {
                self.referent.clone()
            } else {
                Value::Null
            };
            let values = [
                ("faite_le", (*on).into()),
                ("declencheur", (*trigger).into()),
                ("menee_par_id", leader),
                ("resultats", self.results(*on).into()),
                (
                    "regard_personne",
                    voice.map(|it| agree(it, self.feminine)).into(),
                ),
                ("progression", progress.into()),
                ("decisions", decisions.into()),
                ("prochaine_le", next.into()),
                ("contenu", self.stood_on(*on).into()),
            ];
            self.add(Entity::Review, values);
        }
    }

    /// What stood that day, in the words of the product.
    fn stood_on(&self, on: Date) -> String {
        let kinds = [
            Entity::Situation,
            Entity::Finding,
            Entity::Objective,
            Entity::Action,
        ];
        let rows = kinds.map(|kind| (kind, self.batch.of(kind).map(numbered).collect()));
        stood(
            &CaseFile::new(0, rows.into_iter().collect(), Context::default()),
            on,
        )
    }

    /// The last steps done by that day, with what they gave.
    fn results(&self, on: Date) -> String {
        let actions = self.batch.of(Entity::Action).map(|(_, it)| it);
        let mut done: Vec<(Date, &NewRecord)> = actions
            .filter(|it| word(it, "statut") == "fait")
            .filter_map(|it| Some((date(it, "fin")?, it)))
            .filter(|(end, _)| *end <= on)
            .collect();
        done.sort_by_key(|(end, _)| *end);
        let listed = done.iter().rev().take(LISTED).rev();
        let lines: Vec<String> = listed
            .map(|(_, it)| {
                format!(
                    "{} : {}",
                    word(it, "libelle"),
                    lower(word(it, "commentaire"))
                )
            })
            .collect();
        if lines.is_empty() {
            return "Les premières démarches du plan sont engagées.".to_owned();
        }
        lines.join("\n")
    }

    /// What is decided, with the step that comes next in the plan.
    fn decisions(&self, on: Date, trigger: &str, decision: String) -> String {
        if trigger == "fin_parcours" {
            return "L’accompagnement s’arrête ; le carnet reste à la personne.".to_owned();
        }
        let actions = self.batch.of(Entity::Action).map(|(_, it)| it);
        let next = actions
            .filter(|it| date(it, "fin").is_none_or(|end| end > on))
            .min_by_key(|it| date(it, "echeance"));
        let next = next.map_or_else(String::new, |it| {
            format!(" Prochaine étape : {}.", lower(word(it, "libelle")))
        });
        let change = if trigger == "reorientation" {
            "Le changement d’accompagnement est parlé ensemble avant la décision. "
        } else {
            ""
        };
        format!("{change}{decision}{next}")
    }
}

/// A new record as a row whose number is its place, and so are those it refers to.
fn numbered((at, record): (usize, &NewRecord)) -> Row {
    let number = |at: usize| i64::try_from(at + 1).unwrap_or(i64::MAX);
    let mut row = row(record);
    row.id = number(at);
    for value in &mut row.values {
        if let Value::Pending(at) = value {
            *value = Value::Int(number(*at));
        }
    }
    row
}

fn date(record: &NewRecord, name: &str) -> Option<Date> {
    field(record, name).and_then(Value::as_date)
}

/// The same words inside a sentence; initials (« CV ») are kept.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let rest = letters.as_str();
    if rest
        .chars()
        .next()
        .is_some_and(|second| second.is_uppercase() || second.is_ascii_digit())
    {
        return text.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}
