//! `carnet alertes`: the deadlines that call for someone.
use super::prelude::*;

use super::words::{self, padded};
use crate::domain::deadlines::State;
use crate::domain::rules::{Rule, RuleBook};
use crate::domain::text::display_name;
use crate::store::{Alert, AlertQuery};
use crate::ui::theme::Colours;
use crate::words::state;

/// What it asks: seeing due dates.
pub const NEED: Need = Need::Deadlines;

/// What may be typed after `carnet alertes`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Seulement les personnes suivies par cet agent (numéro ou uid)
    #[arg(long, value_name = "ID")]
    pub referent: Option<String>,
    /// Seulement cette règle (« CER-1S » ou « A6 »), quel que soit son niveau
    #[arg(long, value_name = "ID", alias = "rule")]
    pub regle: Option<String>,
    /// Écrire en JSON (carnet.alertes/1)
    #[arg(long)]
    pub json: bool,
}

/// Writes the deadlines as text, or as JSON.
///
/// # Errors
/// When the agent or the rule is unknown, or the store can't be read.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let store = context.reading()?;
    let rules = store.rule_book()?;
    let query = AlertQuery {
        today: context.today(),
        referent: person::agent(&store, asked.referent.as_deref())?,
        rule: asked
            .regle
            .as_deref()
            .map(|name| rule(&rules, name))
            .transpose()?,
    };
    let alerts = store.alerts(&query)?;
    let people: Vec<Id> = alerts.iter().map(|it| it.person.id).collect();
    store.consulted(Consultation::List, &people);
    if asked.json {
        out::json(&report(&alerts, &rules, query.today))
    } else if alerts.is_empty() {
        out::say("Aucune échéance n’appelle quelqu’un ce jour-là.");
        Ok(())
    } else {
        out::bytes(lines(&alerts, &rules, query.today, context.text_colours).as_bytes())
    }
}

fn rule(rules: &RuleBook, name: &str) -> Result<String, AppError> {
    let found = rules.rule(name.trim()).map(|rule| rule.id.clone());
    found.ok_or_else(|| {
        let known = rules.active();
        let known = known.iter().map(|rule| rule.id.as_str());
        let what = format!("La règle « {name} » n’existe pas. Règles");
        AppError::NotFound(AppError::among(&what, known))
    })
}

fn rule_of<'a>(rules: &'a RuleBook, alert: &Alert) -> Option<&'a Rule> {
    rules.rule(&alert.row.rule).map(AsRef::as_ref)
}

/// One line a deadline: symbol, words, due date, label, person, reason.
fn lines(alerts: &[Alert], rules: &RuleBook, today: Date, colours: Colours) -> String {
    let mut text = String::new();
    for alert in alerts {
        let rule = rule_of(rules, alert);
        let now = alert.row.state(today);
        let when = state::row_when(&alert.row, today);
        let mark = format!("{:<2} {}", state::plain_sign(now), padded(&when, 16));
        let due = alert.row.window.due.map_or_else(|| "—".to_owned(), full);
        let label = rule.map_or(alert.row.rule.as_str(), |rule| rule.short_label.as_str());
        let name = display_name(&alert.person.nom, &alert.person.prenom);
        let rest = format!(
            "{} {} {} (n° {}) : {}",
            padded(&due, 10),
            padded(label, 20),
            name,
            alert.person.id,
            words::reason(&alert.row, rule),
        );
        let rest = typography(&visible(&rest));
        text.push_str(&format!("{} {rest}\n", painted(&mark, now, colours)));
    }
    text
}

fn painted(text: &str, state: State, colours: Colours) -> String {
    let code = match state {
        State::Late => "1;31",
        State::Today => "33",
        State::Soon => "35",
        State::Unknown => "36",
        _other => "0",
    };
    match colours {
        Colours::Refused => text.to_owned(),
        _ => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
    }
}

fn report(alerts: &[Alert], rules: &RuleBook, today: Date) -> Json {
    let alerts = alerts.iter();
    json!({
        "schema": "carnet.alertes/1",
        "date": iso(today),
        "alertes": alerts.map(|it| line(it, rule_of(rules, it), today)).collect::<Json>(),
    })
}

fn line(alert: &Alert, rule: Option<&Rule>, today: Date) -> Json {
    let Alert { person, row } = alert;
    json!({
        "allocataire": person::json(person.id, &person.uid, &person.nom, &person.prenom),
        "regle": row.rule,
        "code": rule.map(|rule| &rule.code),
        "niveau": rule.map(|rule| rule.level.code()),
        "libelle": rule.map_or(&row.rule, |rule| &rule.label),
        "depart": { "evenement": row.start.0, "date": row.start.1.map(iso) },
        "echeance": row.window.due.map(iso),
        "etat": row.state(today).code(),
        "jours": row.days(today),
        "source": rule.map(|rule| &rule.basis),
        "referent": person::agent_json(person.referent.as_ref()),
    })
}
