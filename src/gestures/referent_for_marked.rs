//! Another référent for all the people marked.
use super::kinds;
use super::kinds::handed::{
    ALONG, counted, doubt_of_role, formers, passed, stay_in_words, to_come,
};
use super::kinds::room::{Wanted, make_room};
use crate::domain::text::{listed, plural};
use crate::domain::vocabulary::AssignmentRole;
use crate::gestures::prelude::*;

pub(super) struct ReferentForMarked;

impl Steps for ReferentForMarked {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let mut form = kinds::new_form(at, Entity::Assignment, 0);
        form.spec.title = "Référent des personnes marquées".to_owned();
        Some(form)
    }

    fn question(&self, at: &Filled<'_>) -> Option<(String, String)> {
        let wanted = Wanted::of(&at.row)?;
        let (changed, left) = split(at, wanted);
        let name = at.names.agent(Some(wanted.agent));
        let files = plural(changed.len(), "dossier", "dossiers");
        let title = match wanted.role {
            AssignmentRole::Referent => format!("Passer {files} à {name} ?"),
            role => format!(
                "Confier {files} à {name} ({}) ?",
                role.label().to_lowercase()
            ),
        };
        let words = [
            doubt_of_role(wanted, at.names),
            Some(from_whom(at, &changed, wanted)),
            appointments(at, &changed, wanted),
            (left > 0).then(|| format!("{}.", left_in_words(left))),
            Some("u l’annulera.".to_owned()),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        (!changed.is_empty()).then(|| (title, words.join(" ")))
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let Some(wanted) = Wanted::of(&at.row) else {
            return Vec::new();
        };
        let of_file = |file: &&CaseFile| {
            let mut ops = room(file, wanted).unwrap_or_default();
            let mut values = at.own_values();
            values.push(owner(file));
            ops.push(Op::insert(Entity::Assignment, values));
            if at.yes(ALONG.name) {
                ops.extend(passed(file, wanted, at.writer.today));
            }
            ops
        };
        split(at, wanted).0.iter().flat_map(of_file).collect()
    }

    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        Some(&[Entity::Assignment, Entity::Appointment])
    }

    fn left(&self, at: &Filled<'_>) -> usize {
        Wanted::of(&at.row).map_or(at.files.len(), |wanted| split(at, wanted).1)
    }

    fn label(&self, at: &Filled<'_>) -> String {
        changed(at.marked.len().saturating_sub(at.left), at.left)
    }
}

/// What makes room in a file, if there can be room.
fn room(file: &CaseFile, wanted: Wanted) -> Option<Vec<Op>> {
    make_room(file.rows(Entity::Assignment), wanted).ok()
}

/// The files that change, and how many are left as they are: those who have that one already, and those for whom
/// there is no room.
fn split<'a>(at: &Filled<'a>, wanted: Wanted) -> (Vec<&'a CaseFile>, usize) {
    let all = at.files.iter();
    let changed: Vec<_> = all.filter(|file| room(file, wanted).is_some()).collect();
    let left = at.files.len() - changed.len();
    (changed, left)
}

/// « À partir du 30/11/2026, à la place de RIVIÈRE Claire (12 dossiers) et de ÇAPRAIS Aurélie (2 dossiers). »
fn from_whom(at: &Filled<'_>, files: &[&CaseFile], wanted: Wanted) -> String {
    let all = files.iter().flat_map(|file| formers(file, wanted));
    let from = counted(all).into_iter().map(|(id, count)| {
        let count = plural(count, "dossier", "dossiers");
        format!("de {} ({count})", at.names.agent(Some(id)))
    });
    let from: Vec<String> = from.collect();
    let from: Vec<&str> = from.iter().map(String::as_str).collect();
    let since = wanted.from.map_or_else(
        || "À l’enregistrement".to_owned(),
        |from| format!("À partir du {}", full(from)),
    );
    match from.as_slice() {
        [] => format!("{since}, sans prendre la place de personne."),
        from => format!("{since}, à la place {}.", listed(from)),
    }
}

/// What becomes of the appointments to come with those who give way.
fn appointments(at: &Filled<'_>, files: &[&CaseFile], wanted: Wanted) -> Option<String> {
    let all = files.iter();
    let all = all.flat_map(|file| to_come(file, wanted, at.writer.today));
    let with: Vec<Id> = all.filter_map(|it| it.agent()).collect();
    if !at.yes(ALONG.name) {
        let stay = stay_in_words(&with, at.names)?;
        return Some(format!(
            "{stay} Pour les passer aussi, répondez oui à « {} », dans le formulaire.",
            ALONG.label
        ));
    }
    let count = plural(
        with.len(),
        "rendez-vous à venir passe",
        "rendez-vous à venir passent",
    );
    (!with.is_empty()).then(|| format!("{count} aussi : vérifiez leurs heures dans l’agenda."))
}

/// « 2 dossiers laissés, qui ont déjà ce référent ou en auront un autre plus tard ».
fn left_in_words(left: usize) -> String {
    let left = plural(left, "dossier laissé", "dossiers laissés");
    format!("{left}, qui ont déjà ce référent ou en auront un autre plus tard")
}

/// « Référent changé pour 11 personnes (1 dossier laissé, …) ».
fn changed(count: usize, left: usize) -> String {
    let changed = plural(count, "personne", "personnes");
    let rest = if left == 0 {
        String::new()
    } else {
        format!(" ({})", left_in_words(left))
    };
    format!("Référent changé pour {changed}{rest}")
}
