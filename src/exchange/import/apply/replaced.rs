//! Values of the file that differ from those that stand: each is listed, with the day and the author of
//! the one that stands. The newer one stays; names and birth dates always do.
use super::choices::Which;
use super::plan::{Plan, Replaced};
use super::summary::Standing;
use crate::domain::date::full;
use crate::domain::record::assignment::ASSIGNMENT;
use crate::domain::text::{enclosed, fold};
use crate::exchange::import::marks;
use crate::exchange::import::notice::Difference;
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
        let values = [it.words(&it.row), it.words(&it.changed())];
        let mangled = marks::is_mangled(&values[0], &values[1]);
        let decided = plan.choices.value(plan.row.line, it.from);
        let which = decided.unwrap_or_else(|| match mangled {
            true => Which::Stored,
            false => it.is_taken(plan.standing, last.as_ref()),
        });
        if which == Which::Stored {
            plan.withdraw(&it);
        }
        let label = it
            .row
            .entity
            .field(it.field)
            .map_or("", |field| field.label);
        let difference = difference(plan, it.from, (label, values), last.as_ref());
        let since = since(last.as_ref());
        let Difference { before, after, .. } = &difference;
        let words = match which {
            Which::Imported => format!("« {after} » remplace « {before} »{since}."),
            Which::Stored if mangled => format!(
                "« {after} » n’est pas repris : un « ? » y remplace une lettre, perdue par un tableur ; le dossier garde \
                 « {before} »."
            ),
            Which::Stored => {
                format!("« {after} » n’est pas repris : le dossier dit « {before} »{since}.")
            }
        };
        plan.notice_of(difference, which, &words);
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
    let decided = plan.choices.value(plan.row.line, from);
    let which = decided.unwrap_or_else(|| may_replace(plan.standing, last.as_ref()));
    let given = plan.row.get(from).unwrap_or_default().to_owned();
    let since = since(last.as_ref());
    let words = match which {
        Which::Imported => {
            format!("« {given} » devient le référent à la place de « {name} »{since}.")
        }
        Which::Stored => {
            format!("« {given} » n’est pas repris : le référent est « {name} »{since}.")
        }
    };
    let difference = difference(
        plan,
        from,
        ("Référent", [name.to_owned(), given]),
        last.as_ref(),
    );
    plan.notice_of(difference, which, &words);
    Ok(which == Which::Imported)
}

fn difference(
    plan: &Plan<'_>,
    from: F,
    (field, [before, after]): (&'static str, [String; 2]),
    last: Option<&LastSet>,
) -> Difference {
    Difference {
        person: plan.person.unwrap_or_default(),
        who: plan.row.who(),
        from,
        field,
        before,
        after,
        since: last.and_then(|it| it.on),
        author: last.map(|it| it.author.clone()).filter(|it| !it.is_empty()),
    }
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

    fn is_taken(&self, standing: Standing, last: Option<&LastSet>) -> Which {
        if self.row.entity == Entity::Allocataire && NAMES.contains(&self.field) {
            return Which::Stored;
        }
        may_replace(standing, last)
    }
}

/// Whether a value of the file takes the place of one that was set then.
fn may_replace(standing: Standing, last: Option<&LastSet>) -> Which {
    let taken = match (standing, last) {
        (Standing::Replaced, _) => true,
        (Standing::Newer(_), None) => false,
        (Standing::Newer(None), Some(last)) => last.by_import,
        (Standing::Newer(Some(file)), Some(last)) => match last.by_import {
            true => last.on.is_none_or(|on| on <= file),
            false => last.on.is_some_and(|on| on < file),
        },
    };
    if taken {
        Which::Imported
    } else {
        Which::Stored
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
