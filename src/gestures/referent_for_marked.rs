//! Another référent for all the people marked.
use super::kinds;
use super::kinds::handed::{
    ALONG, counted, doubt_of_role, formers, passed, stay_in_words, to_come,
};
use super::kinds::room::{NoRoom, Wanted, make_room, rivals};
use crate::domain::record::assignment::ASSIGNMENT;
use crate::domain::text::{enclosed, listed, plural};
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
        let (changed, tally) = split(at, wanted);
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
            after(&changed, wanted),
            Some(enclosed("", &left_in_words(tally, wanted.from), ".")),
            Some("u l’annulera.".to_owned()),
        ];
        let words: Vec<String> = words
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
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

    fn tally(&self, at: &Filled<'_>) -> MarkedCounts {
        let Some(wanted) = Wanted::of(&at.row) else {
            return MarkedCounts {
                left: at.files.len(),
                ..MarkedCounts::default()
            };
        };
        let (changed, tally) = split(at, wanted);
        let along = changed.iter().filter(|_| at.yes(ALONG.name));
        let along = along.map(|file| to_come(file, wanted, at.writer.today).len());
        MarkedCounts {
            along: along.sum(),
            ..tally
        }
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let changed = at.marked.len().saturating_sub(at.tally.left);
        let changed = plural(changed, "personne", "personnes");
        let along = match at.tally.along {
            0 => String::new(),
            count => format!(", avec {}", plural(count, "rendez-vous", "rendez-vous")),
        };
        let from = Wanted::of(&at.row).and_then(|it| it.from);
        let left = enclosed(" (", &left_in_words(at.tally, from), ")");
        format!("Référent changé pour {changed}{along}{left}")
    }
}

/// What makes room in a file, or why there is none.
fn room(file: &CaseFile, wanted: Wanted) -> Result<Vec<Op>, NoRoom> {
    make_room(file.rows(Entity::Assignment), wanted)
}

/// The files that change, and how many are left as they are: those who have that one already, and those for whom
/// the day leaves no room.
fn split<'a>(at: &Filled<'a>, wanted: Wanted) -> (Vec<&'a CaseFile>, MarkedCounts) {
    let (mut changed, mut tally) = (Vec::new(), MarkedCounts::default());
    for file in at.files {
        match room(file, wanted) {
            Ok(_) => changed.push(file),
            Err(why) => {
                tally.left += 1;
                tally.late += usize::from(!matches!(why, NoRoom::Already(_)));
            }
        }
    }
    (changed, tally)
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
    let until = wanted.to.map(full).unwrap_or_default();
    let since = format!("{since}{}", enclosed(", jusqu’au ", &until, ""));
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
        let them = if with.len() > 1 { "les" } else { "le" };
        return Some(format!(
            "{stay} Pour {them} passer aussi, répondez oui à « {} », dans le formulaire.",
            ALONG.label
        ));
    }
    let count = plural(
        with.len(),
        "rendez-vous à venir passe aussi : vérifiez son heure",
        "rendez-vous à venir passent aussi : vérifiez leurs heures",
    );
    (!with.is_empty()).then(|| format!("{count} dans l’agenda."))
}

/// « 2 dossiers laissés, qui ont déjà ce référent ; 1 dossier laissé, où un autre commence après le 15/12/2026 »;
/// empty when none is.
fn left_in_words(tally: MarkedCounts, from: Option<Date>) -> String {
    let already = plural(
        tally.left.saturating_sub(tally.late),
        "dossier laissé, qui a déjà ce référent",
        "dossiers laissés, qui ont déjà ce référent",
    );
    let late = plural(tally.late, "dossier laissé", "dossiers laissés");
    let label = Entity::Assignment
        .field(ASSIGNMENT.from.name)
        .map_or("", |it| it.label);
    let late = match from {
        Some(from) => format!(
            "{late}, où un autre commence après le {} : vérifiez « {label} »",
            full(from)
        ),
        None => format!("{late}, faute de date : remplissez « {label} »"),
    };
    let both = [(tally.left > tally.late, already), (tally.late > 0, late)];
    let both = both.into_iter().filter(|(any, _)| *any);
    both.map(|(_, words)| words).collect::<Vec<_>>().join(" ; ")
}

/// Who was there before is again after a replacement.
fn after(files: &[&CaseFile], wanted: Wanted) -> Option<String> {
    let to = wanted.to?;
    let mut all = files
        .iter()
        .flat_map(|file| rivals(file.rows(Entity::Assignment), wanted, 0));
    let again = all.any(|it| it.to().is_none_or(|until| until > to));
    again.then(|| {
        format!(
            "Le référent d’avant reprend le {} ; ses rendez-vous à partir de ce jour ne changent pas.",
            to.succ_opt().map(full).unwrap_or_default()
        )
    })
}
