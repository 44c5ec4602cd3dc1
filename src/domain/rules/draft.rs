//! A rule being read: each key given overrides the inherited one, then the
//! whole is checked. Knows no file.
use std::sync::Arc;

use chrono::NaiveDate;

use super::event::EventKey;
use super::reader::Read;
use super::response::Response;
use super::rule::{
    Actor, Bound, Evaluator, FixedDate, Level, Nature, Population, Rule, Shift, Validity,
};
use super::scope::check_events;
use crate::domain::calendar::Unit;
use crate::domain::facts::ObjectKind;
use crate::domain::record::Panel;
use crate::domain::toml_file::{Entry, Place};

/// Widest short label, in terminal columns.
const SHORT_LABEL_COLUMNS: usize = 20;

/// The keys given so far for one rule.
#[derive(Debug, Clone, Default)]
pub(super) struct RuleDraft<'a> {
    pub(super) id: String,
    /// Where the last table that gave keys begins.
    pub(super) at: Place<'a>,
    code: Option<String>,
    label: Option<String>,
    short_label: Option<String>,
    active: Option<bool>,
    /// Validity of the set that first wrote the rule.
    home: Option<Validity>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    level: Option<Level>,
    nature: Option<Nature>,
    basis: Option<String>,
    object: Option<ObjectKind>,
    evaluator: Option<Evaluator>,
    start: Vec<EventKey>,
    fallback: Vec<EventKey>,
    end: Vec<EventKey>,
    delay: Option<u32>,
    unit: Option<Unit>,
    bound: Option<Bound>,
    shift: Option<Shift>,
    fixed: Option<NaiveDate>,
    fixed_overseas: Option<NaiveDate>,
    replaces: Option<String>,
    before: Option<EventKey>,
    target: Option<f64>,
    pre_alerts: Vec<u32>,
    actor: Option<Actor>,
    population: Vec<Population>,
    answered_by: Option<Response>,
    leads_to: Option<Panel>,
}

impl RuleDraft<'_> {
    pub(super) fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..Self::default()
        }
    }

    /// The end of a file: the rules that are new in it have its validity.
    pub(super) fn settle(&mut self, validity: Validity) {
        self.home.get_or_insert(validity);
    }

    pub(super) fn set(&mut self, entry: &Entry<'_>) -> Read<()> {
        match entry.key {
            "id" => {}
            "code" => self.code = Some(entry.text()?),
            "libelle" => self.label = Some(entry.text()?),
            "libelle_court" => self.short_label = Some(entry.text()?),
            "actif" => self.active = Some(entry.truth()?),
            "valide_du" => self.valid_from = Some(entry.date()?),
            "valide_au" => self.valid_to = Some(entry.date()?),
            "niveau" => self.level = Some(entry.code(Level::from_code)?),
            "nature" => self.nature = Some(entry.code(Nature::from_code)?),
            "base" => self.basis = Some(entry.text()?),
            "objet" => self.object = Some(entry.code(ObjectKind::from_code)?),
            "evaluateur" => self.evaluator = Some(entry.code(Evaluator::from_code)?),
            "debut" => self.start = entry.codes(EventKey::from_code)?,
            "repli" => self.fallback = entry.codes(EventKey::from_code)?,
            "fin" => self.end = entry.codes(EventKey::from_code)?,
            "delai" => self.delay = Some(entry.number()?),
            "unite" => self.unit = Some(entry.code(Unit::from_code)?),
            "borne" => self.bound = Some(entry.code(Bound::from_code)?),
            "decalage" => self.shift = Some(entry.code(Shift::from_code)?),
            "date_fixe" => self.fixed = Some(entry.date()?),
            "date_fixe_outre_mer" => self.fixed_overseas = Some(entry.date()?),
            "remplace" => self.replaces = Some(entry.text()?),
            "avant" => self.before = Some(entry.code(EventKey::from_code)?),
            "cible" => self.target = Some(entry.share()?),
            "pre_alertes" => self.pre_alerts = entry.numbers()?,
            "acteur" => self.actor = Some(entry.code(Actor::from_code)?),
            "reponse" => self.answered_by = Some(entry.code(Response::from_code)?),
            "rubrique" => self.leads_to = Some(entry.code(Panel::from_code)?),
            "population" => self.population = entry.codes(Population::from_code)?,
            _ => return Err(entry.unknown_key()),
        }
        Ok(())
    }

    fn validity(&self) -> Validity {
        let home = self.home.unwrap_or_default();
        Validity {
            from: self.valid_from.or(home.from),
            to: self.valid_to.or(home.to),
        }
    }

    /// The rule, once everything is there and holds together.
    pub(super) fn build(self, set: &Arc<str>) -> Result<Rule, String> {
        let Self { id, .. } = &self;
        let missing =
            |key: &str| format!("la règle «\u{a0}{id}\u{a0}» n’a pas de «\u{a0}{key}\u{a0}»");
        let evaluator = self.evaluator.ok_or_else(|| missing("evaluateur"))?;
        let timed = evaluator.has_delay();
        let rule = Rule {
            set: Arc::clone(set),
            code: self.code.clone().ok_or_else(|| missing("code"))?,
            label: self.label.clone().ok_or_else(|| missing("libelle"))?,
            short_label: self
                .short_label
                .clone()
                .ok_or_else(|| missing("libelle_court"))?,
            active: self.active.unwrap_or(true),
            validity: self.validity(),
            level: self.level.ok_or_else(|| missing("niveau"))?,
            nature: self.nature.ok_or_else(|| missing("nature"))?,
            basis: self.basis.clone().ok_or_else(|| missing("base"))?,
            object: self.object.ok_or_else(|| missing("objet"))?,
            evaluator,
            delay: if timed {
                self.delay.ok_or_else(|| missing("delai"))?
            } else {
                0
            },
            unit: if timed {
                self.unit.ok_or_else(|| missing("unite"))?
            } else {
                Unit::Days
            },
            bound: self.bound.unwrap_or(Bound::Included),
            shift: self.shift.unwrap_or(Shift::None),
            fixed: self.fixed.map(|day| FixedDate {
                day,
                overseas: self.fixed_overseas,
            }),
            replaces: self.replaces.clone(),
            before: self.before,
            target: self.target,
            actor: self.actor.ok_or_else(|| missing("acteur"))?,
            id: self.id,
            start: self.start,
            fallback: self.fallback,
            end: self.end,
            pre_alerts: self.pre_alerts,
            population: self.population,
            answered_by: self.answered_by,
            leads_to: self.leads_to,
        };
        check(&rule)?;
        Ok(rule)
    }
}

fn check(rule: &Rule) -> Result<(), String> {
    let id = &rule.id;
    if unicode_width::UnicodeWidthStr::width(rule.short_label.as_str()) > SHORT_LABEL_COLUMNS {
        return Err(format!(
            "le libellé court de «\u{a0}{id}\u{a0}» dépasse {SHORT_LABEL_COLUMNS} colonnes"
        ));
    }
    if let Validity {
        from: Some(from),
        to: Some(to),
    } = rule.validity
        && to < from
    {
        return Err(format!(
            "«\u{a0}valide_au\u{a0}» de «\u{a0}{id}\u{a0}» précède «\u{a0}valide_du\u{a0}»"
        ));
    }
    if !rule.pre_alerts.is_sorted_by(|a, b| a > b) {
        return Err(format!(
            "les pré-alertes de «\u{a0}{id}\u{a0}» ne vont pas en décroissant"
        ));
    }
    if rule.fixed.is_some() && rule.evaluator != Evaluator::DueField {
        return Err(format!(
            "«\u{a0}date_fixe\u{a0}» de «\u{a0}{id}\u{a0}» demande l’évaluateur «\u{a0}echeance\u{a0}»"
        ));
    }
    check_events(rule)
}
