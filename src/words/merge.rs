//! Two people who may be one, and what making their files one does, in sentences. Knows no place.
use crate::domain::merge::{Difference, Merger, Twice};
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::{Entity, Record, Row};
use crate::domain::same_person::{Judgement, Verdict, who};
use crate::domain::text::plural;
use crate::words::names::Names;

/// « la même personne », « peut-être la même personne ».
pub const fn verdict(judgement: &Judgement) -> &'static str {
    match judgement.verdict {
        Verdict::Same => "la même personne",
        Verdict::Maybe => "peut-être la même personne",
        Verdict::Other => "deux personnes",
    }
}

/// What making two files one does, or has done, one sentence a line; the differences come apart.
pub fn lines(merger: &Merger, names: &Names) -> Vec<String> {
    let mut lines = vec![format!(
        "{} de {} {} dans celui de {}.",
        plural(merger.moved, "élément du dossier", "éléments du dossier"),
        who(&merger.other),
        if merger.moved > 1 { "passent" } else { "passe" },
        who(&merger.kept),
    )];
    lines.extend(merger.filled.iter().map(|(field, value)| {
        format!(
            "Complété : {}, {}.",
            field.label,
            one_line(&names.value(field, value))
        )
    }));
    if merger.joined {
        lines.push("Le parcours en cours, noté dans les deux, n’en fait plus qu’un.".to_owned());
    }
    lines.extend(merger.ended.iter().map(|row| ended(row, names)));
    lines.extend(merger.twice.iter().map(|it| twice(*it).to_owned()));
    lines
}

/// « L’affectation de BERNARD Camille se termine : une seule personne est référente. »
fn ended(row: &Row, names: &Names) -> String {
    let it = AssignmentRecord::of(row);
    let role = it.role().map_or("", |role| role.label());
    format!(
        "Le suivi par {} ({}) s’arrête : une autre affectation continue.",
        names.agent(it.agent()),
        role.to_lowercase()
    )
}

/// What has to be looked at afterwards.
pub const fn twice(it: Twice) -> &'static str {
    match it {
        Twice::Parcours => {
            "À regarder ensuite : deux parcours restent en cours, dans deux structures. Terminez celui qui n’a plus lieu d’être."
        }
        Twice::Contracts => {
            "À regarder ensuite : deux contrats signés courent sur les mêmes jours. Ils sont gardés comme ils ont été signés."
        }
    }
}

/// « Prénom : Anne est gardé, Anna reste dans l’historique ».
pub fn difference(it: &Difference, names: &Names) -> String {
    let value = |value| one_line(&names.value(it.field, value));
    let (stays, goes) = match it.taken {
        true => (&it.other, &it.kept),
        false => (&it.kept, &it.other),
    };
    format!(
        "{} : « {} » est gardé, « {} » reste dans l’historique",
        label(it),
        value(stays),
        value(goes)
    )
}

/// « Prénom », « Parcours, pris en charge le ».
pub fn label(it: &Difference) -> String {
    match it.entity {
        Entity::Allocataire => it.field.label.to_owned(),
        other => format!("{}, {}", other.title(), it.field.label),
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " / ")
}
