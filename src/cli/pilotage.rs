//! `carnet pilotage`: the indicators of a period, in text or JSON.
mod json;
mod text;

use super::prelude::*;
use clap::ValueEnum;

use crate::statistics::{Breakdown, INDICATORS, Indicator, behind, compute, looked_at};
use crate::store::{Selection, StoreError};

/// What it asks.
pub const NEED: Need = Need::Do(Act::Steer);

/// What may be typed after `carnet pilotage`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    #[command(flatten)]
    period: options::Period,
    /// Compter ce qui était à faire avant ce jour (« arrêté au »), avec ce qui est connu aujourd’hui, ou au jour de « --date »
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        allow_hyphen_values = true,
        alias = "as-of"
    )]
    arrete: Option<String>,
    /// Détailler par structure, referent, orientation ou mois
    #[arg(
        long,
        value_name = "QUOI",
        value_enum,
        hide_possible_values = true,
        alias = "by"
    )]
    par: Option<Grouping>,
    /// Ajouter les numéros des personnes derrière cet indicateur (« I4 »)
    #[arg(long, value_name = "ID", alias = "people")]
    personnes: Option<String>,
    /// Écrire en JSON (carnet.pilotage/1)
    #[arg(long)]
    json: bool,
}

/// What the figures are broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Grouping {
    /// Structure.
    Structure,
    /// Référent.
    Referent,
    /// Type of accompaniment.
    Orientation,
    /// Scenario of orientation.
    Scenario,
    /// Follow-up model.
    Modele,
    /// Month.
    Mois,
}

impl Grouping {
    const fn breakdown(self) -> Breakdown {
        match self {
            Self::Structure => Breakdown::Structure,
            Self::Referent => Breakdown::Referent,
            Self::Orientation => Breakdown::Orientation,
            Self::Scenario => Breakdown::Scenario,
            Self::Modele => Breakdown::Model,
            Self::Mois => Breakdown::Month,
        }
    }
}

/// Writes the indicators.
///
/// # Errors
/// When a date or an indicator is unknown, or the store can't be read.
pub fn run(context: &Context, options: &Options) -> Result<(), AppError> {
    let selection = selection(options, context.today())?;
    let wanted = options.personnes.as_deref().map(indicator).transpose()?;
    let store = context.reading()?;
    let rules = store.rule_book()?;
    let breakdown = options.par.map_or(Breakdown::Whole, Grouping::breakdown);
    let (report, people) = store.in_one_state(|store| {
        let report = compute(store, &rules, &selection, breakdown)?;
        let people = wanted.map(|it| {
            let people = behind(store, it, &selection)?;
            looked_at(store, it, &people.everyone());
            Ok::<_, StoreError>((it.id, people))
        });
        Ok::<_, StoreError>((report, people.transpose()?))
    })?;
    if options.json {
        let stopped = options.arrete.as_ref().map(|_| selection.as_of);
        let days = (stopped, context.today());
        out::json(&json::report(&report, people.as_ref(), days))
    } else {
        let known = match context.day {
            Some(day) => format!("ce qui était connu le {}", full(day)),
            None => format!("ce qui est connu aujourd’hui, {}", full(context.today())),
        };
        out::bytes(text::report(&report, people.as_ref(), &known).as_bytes())
    }
}

fn indicator(id: &str) -> Result<&'static Indicator, AppError> {
    Indicator::find(id).ok_or_else(|| {
        let what = format!("L’indicateur « {id} » n’existe pas. Indicateurs");
        AppError::NotFound(AppError::among(&what, INDICATORS.iter().map(|it| it.id)))
    })
}

fn selection(selected: &Options, today: Date) -> Result<Selection, AppError> {
    let (from, to) = selected.period.days(today)?;
    let as_of = selected.arrete.as_deref();
    let as_of = as_of.map(|day| options::day("--arrete ", day, today));
    let as_of = as_of.transpose()?.map_or(today, |day| day.min(today));
    Ok(Selection::period(from, to, as_of))
}
