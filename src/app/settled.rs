//! Questions asked before what is settled is changed, or a record is set aside: they name what is settled, since when,
//! and what goes. Knows no place.
use super::turn::{Consequence, Question};
use crate::app::prelude::*;
use crate::domain::change::Change;
use crate::domain::date::full;
use crate::domain::file::settled::Settled;
use crate::domain::record::Row;
use crate::domain::text::plural;

/// Asks before a whole file is set aside.
///
/// # Errors
/// When the store can't be read.
pub fn ask_removal(person: Id, desk: &Desk) -> Answer {
    let name = desk.name_of(person)?;
    let text = "Tout le dossier sera mis de côté. u l’annule. Tapez « oui » pour confirmer.";
    let question = Question {
        title: format!("Retirer le dossier de {name} ?"),
        text: text.to_owned(),
        then: Consequence::RemovePerson(person),
        typed: true,
    };
    Ok(Opening::Confirm(question).into())
}

/// Says what is settled before it is changed.
pub fn ask_change(settled: Settled, form: Gesture) -> Turn {
    let (title, then) = match settled {
        Settled::Signed(_) => (
            "Modifier un contrat signé ?",
            "Sa version signée reste lisible, telle quelle ; l’historique gardera ce qui change.",
        ),
        Settled::Validated(_) => (
            "Modifier une évaluation validée ?",
            "Ce qui change ne sera plus ce qu’elle a lu : il vaut mieux le relire avec elle, ou faire une nouvelle évaluation.",
        ),
        Settled::Made(_) => (
            "Modifier une revue déjà faite ?",
            "L’historique gardera ce qu’elle disait.",
        ),
        Settled::Said(_) => (
            "Modifier ce que la personne a dit ?",
            "L’historique gardera ce qui était noté ; si elle a changé d’avis, notez plutôt un nouvel avis.",
        ),
    };
    ask(
        title.to_owned(),
        format!("{} {then}", since(settled)),
        Consequence::Modify(form),
    )
}

/// Names what is settled, and all that goes with it, before it is set aside.
pub fn ask_to_remove(settled: Settled, row: &Row, change: Change) -> Turn {
    let title = match settled {
        Settled::Signed(_) if row.entity == Entity::Commitment => {
            "Retirer l’engagement d’un contrat signé ?"
        }
        Settled::Signed(_) => "Retirer un contrat signé ?",
        Settled::Validated(_) if row.entity == Entity::Finding => {
            "Retirer le constat d’une évaluation validée ?"
        }
        Settled::Validated(_) => "Retirer une évaluation validée ?",
        Settled::Made(_) => "Retirer une revue déjà faite ?",
        Settled::Said(_) => "Retirer ce que la personne a dit ?",
    };
    let text = format!("{} {}", since(settled), going(row, &change));
    ask(title.to_owned(), text, Consequence::Write(Box::new(change)))
}

/// What a removal takes away, and the way back.
pub fn going(row: &Row, change: &Change) -> String {
    let with = match change.ops.len() {
        0 | 1 => String::new(),
        many => format!(
            ", avec {}",
            plural(many - 1, "ligne qui en dépend", "lignes qui en dépendent")
        ),
    };
    format!("Ce qui part : {}{with}. u l’annule.", name_of(row))
}

/// Since when it is settled.
fn since(settled: Settled) -> String {
    match settled {
        Settled::Signed(on) => format!(
            "Le contrat est signé des deux côtés depuis le {}.",
            full(on)
        ),
        Settled::Validated(on) => {
            format!("La personne a validé cette évaluation le {}.", full(on))
        }
        Settled::Made(on) => format!("Cette revue a été faite le {}.", full(on)),
        Settled::Said(on) => format!("La personne a donné son avis le {}.", full(on)),
    }
}

/// Asks what has no answer by default.
pub fn ask(title: String, text: String, then: Consequence) -> Turn {
    Opening::Confirm(Question {
        title,
        text,
        then,
        typed: false,
    })
    .into()
}
