//! What the figures can be asked for: periods, and whose people. Knows no figure.
use chrono::{Datelike, Months};

use super::Steering;
use crate::app::chooser::{Choice, Chooser, Item};
use crate::app::desk::Desk;
use crate::domain::date::Date;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::{Entity, Id, Record};
use crate::domain::vocabulary::{Role, Vocabulary};
use crate::statistics::words;
use crate::store::{Result, Selection};

/// Months offered one by one.
const MONTHS: u32 = 12;
/// Civil years offered.
const YEARS: i32 = 4;

impl Steering {
    /// Periods, then structures, référents and types; typing narrows the list.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn menu(&self, desk: &Desk) -> Result<Chooser<Choice>> {
        let asked = self.selection.clone();
        let mut items: Vec<Item<Choice>> = periods(desk.today)
            .into_iter()
            .map(|(words, from, to)| {
                let selection = Selection {
                    from,
                    to,
                    ..asked.clone()
                };
                item(format!("Période : {words}"), selection, self.filter.clone())
            })
            .collect();
        let everyone = Selection {
            structure: None,
            referent: None,
            orientation: None,
            ..asked
        };
        items.push(item("Tout le monde".to_owned(), everyone.clone(), None));
        for (id, name) in &desk.names.organizations {
            let selection = Selection {
                structure: Some(*id),
                ..everyone.clone()
            };
            items.push(chosen(format!("Structure : {name}"), selection));
        }
        let agents = desk.store.all_rows(Entity::Agent)?;
        // A secretary or a head of service has no people of theirs to count.
        let leads = |id: &Id| {
            let it = agents.iter().find(|it| it.id == *id);
            let role = it.and_then(|it| AgentRecord::of(it).role());
            role.is_none_or(|role| role == Role::Referent)
        };
        for (id, name) in desk.names.agents.iter().filter(|(id, _)| leads(id)) {
            let selection = Selection {
                referent: Some(*id),
                ..everyone.clone()
            };
            items.push(chosen(format!("Référent : {name}"), selection));
        }
        for kind in Vocabulary::OrientationType.codes() {
            let selection = Selection {
                orientation: Some(kind.code.to_owned()),
                ..everyone.clone()
            };
            items.push(chosen(format!("Type : {}", kind.label), selection));
        }
        Ok(Chooser::new("Choisir les chiffres", items))
    }
}

fn item(label: String, selection: Selection, filter: Option<String>) -> Item<Choice> {
    Item::new(label, Choice::Steer(Box::new(selection), filter))
}

fn chosen(label: String, selection: Selection) -> Item<Choice> {
    item(label.clone(), selection, Some(label))
}

/// Periods that end today or before, in words.
fn periods(today: Date) -> Vec<(String, Date, Date)> {
    let months_ago = |months: u32| today.checked_sub_months(Months::new(months));
    let mut list = Vec::new();
    for (months, words) in [(12, "douze derniers mois"), (3, "trois derniers mois")] {
        if let Some(from) = months_ago(months).and_then(|day| day.succ_opt()) {
            list.push((words.to_owned(), from, today));
        }
    }
    for year in (0..YEARS).map(|back| today.year() - back) {
        let (first, last) = (
            Date::from_ymd_opt(year, 1, 1),
            Date::from_ymd_opt(year, 12, 31),
        );
        if let (Some(first), Some(last)) = (first, last) {
            list.push((format!("année {year}"), first, last));
        }
    }
    for month in 0..MONTHS {
        let first = months_ago(month).and_then(|day| day.with_day(1));
        let last = first.and_then(|day| day.checked_add_months(Months::new(1))?.pred_opt());
        if let (Some(first), Some(last)) = (first, last) {
            list.push((words::month(first.year(), first.month()), first, last));
        }
    }
    list
}
