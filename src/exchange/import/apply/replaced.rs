//! Values of the file that differ from those that stand: each is listed, with the day and the author of
//! the one that stands. The newer one stays; names and birth dates always do.
use super::plan::{Plan, Replaced};
use super::summary::Standing;
use crate::domain::date::full;
use crate::domain::record::assignment::ASSIGNMENT;
use crate::domain::text::{enclosed, fold};
use crate::exchange::import::marks;
use crate::exchange::import::prelude::*;
use crate::store::{LastSet, Result};

/// Fields that say who someone is.
const NAMES: [&str; 4] = ["nom", "prenom", "nom_naissance", "ne_le"];

/// Takes each value that may replace the one that stands, leaves the others, and lists them all.
pub(super) fn settle(plan: &mut Plan<'_>, target: &mut impl ImportTarget) -> Result<()> {
    for it in std::mem::take(&mut plan.replaced) {
        if it.is_better_spelling() || it.is_awaited() {
            continue;
        }
        plan.differs = true;
        let last = target.last_set(&it.row, it.field)?;
        let (before, after) = (it.words(&it.row), it.words(&it.changed()));
        let since = since(last.as_ref());
        if marks::is_mangled(&before, &after) {
            plan.withdraw(&it);
            let words = format!(
                "« {after} » n’est pas repris : un « ? » y remplace une lettre, perdue par un tableur ; le dossier garde \
                 « {before} »."
            );
            plan.notice(it.from, &words);
            continue;
        }
        if it.is_taken(plan.standing, last.as_ref()) {
            plan.notice(
                it.from,
                &format!("« {after} » remplace « {before} »{since}."),
            );
            continue;
        }
        plan.withdraw(&it);
        let way_out = match NAMES.contains(&it.field) {
            true => "corrigez-le dans le dossier s’il est faux",
            false => "« --remplacer » le remplace",
        };
        let words = format!(
            "« {after} » n’est pas repris : le dossier dit « {before} »{since} ; {way_out}."
        );
        plan.notice(it.from, &words);
    }
    Ok(())
}

/// Whether the référent of the row takes the place of the one of that assignment; says it, or why not.
pub(super) fn referent(
    plan: &mut Plan<'_>,
    target: &mut impl ImportTarget,
    from: F,
    (assignment, name): (&Row, &str),
) -> Result<bool> {
    plan.differs = true;
    let last = target.last_set(assignment, ASSIGNMENT.agent.name)?;
    let since = since(last.as_ref());
    let given = plan.row.get(from).unwrap_or_default();
    let taken = may_replace(plan.standing, last.as_ref());
    let words = match taken {
        true => format!("« {given} » devient le référent à la place de « {name} »{since}."),
        false => format!(
            "« {given} » n’est pas repris : le référent est « {name} »{since} ; « --remplacer » le remplace."
        ),
    };
    plan.notice(from, &words);
    Ok(taken)
}

impl Replaced {
    fn changed(&self) -> Row {
        self.row.clone().with(self.field, self.after.clone())
    }

    fn words(&self, row: &Row) -> String {
        let words = row.words(self.field);
        match row.text(self.field).and_then(from_iso) {
            Some(day) => full(day),
            None => words,
        }
    }

    /// The same words, with accents or capitals: no other value.
    fn is_better_spelling(&self) -> bool {
        let text = |row: &Row| fold(row.text(self.field).unwrap_or_default()).replace(' ', "");
        let (before, after) = (text(&self.row), text(&self.changed()));
        !before.is_empty() && before == after
    }

    /// What was still to come has come.
    fn is_awaited(&self) -> bool {
        self.row.entity == Entity::Appointment && self.row.text("statut") == Some("prevu")
    }

    fn is_taken(&self, standing: Standing, last: Option<&LastSet>) -> bool {
        if self.row.entity == Entity::Allocataire && NAMES.contains(&self.field) {
            return false;
        }
        may_replace(standing, last)
    }
}

/// Whether a value of the file may take the place of one that was set then.
fn may_replace(standing: Standing, last: Option<&LastSet>) -> bool {
    match (standing, last) {
        (Standing::Replaced, _) => true,
        (Standing::Newer(_), None) => false,
        (Standing::Newer(None), Some(last)) => last.by_import,
        (Standing::Newer(Some(file)), Some(last)) => match last.by_import {
            true => last.on.is_none_or(|on| on <= file),
            false => last.on.is_some_and(|on| on < file),
        },
    }
}

/// « , du 12/03/2026 (Claire RIVIÈRE) ».
fn since(last: Option<&LastSet>) -> String {
    let Some(last) = last else {
        return ", de date inconnue".to_owned();
    };
    let on = last.on.map(full).unwrap_or_default();
    let day = enclosed(", du ", &on, "");
    format!("{day}{}", enclosed(" (", &last.author, ")"))
}
