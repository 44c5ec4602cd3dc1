//! Two people who may be one, and what making their files one does, in sentences. Knows no place.
use crate::domain::merge::{Difference, Merger, REFERENT, Twice, Wish};
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::{Entity, Field, Record, Row};
use crate::domain::same_person::{Judgement, Verdict};
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
    let mut lines: Vec<String> = merger
        .twice
        .iter()
        .map(|it| twice(*it).to_owned())
        .collect();
    lines.push(format!(
        "{} dans le dossier {}.",
        plural(merger.moved, "élément passe", "éléments passent"),
        merger.kept.id
    ));
    lines.extend(merger.filled.iter().map(|(field, value)| {
        let value = one_line(&names.value(field, value));
        format!(
            "Complété : {}, {}.",
            field.label,
            value.trim_end_matches('.')
        )
    }));
    if merger.joined {
        lines.push("Le parcours en cours, noté dans les deux, n’en fait plus qu’un.".to_owned());
    }
    lines.extend(merger.ended.iter().map(|row| ended(row, names)));
    lines
}

/// « Le suivi par BERNARD Camille (référent) s’arrête : une autre affectation continue. »
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

/// Which value stays of what two files say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// Both say the same.
    Same,
    /// That of the file that stays.
    Kept,
    /// That of the other one.
    Other,
    /// Both.
    Both,
}

/// What two files say of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// How it is called when its value is chosen; nothing when there is nothing to choose.
    pub name: Option<String>,
    /// What it is.
    pub label: String,
    /// What the file that stays says.
    pub kept: String,
    /// What the other one says.
    pub other: String,
    /// Which value stays.
    pub stays: Stays,
}

/// What two files say, row by row: who the person is, who follows, the parcours where it differs.
pub fn compared(merger: &Merger, led: [String; 2], wish: Wish<'_>, names: &Names) -> Vec<Compared> {
    let fields = Entity::Allocataire.fields().iter();
    let mut rows: Vec<Compared> = fields
        .filter_map(|field| identity_row(merger, field, names))
        .collect();
    let [kept, other] = led;
    if !kept.is_empty() || !other.is_empty() {
        let differ = kept != other && !kept.is_empty() && !other.is_empty();
        let taken = wish.takes(REFERENT) || kept.is_empty();
        rows.push(Compared {
            name: differ.then(|| REFERENT.to_owned()),
            label: "Référent".to_owned(),
            stays: stays(kept == other, taken),
            kept,
            other,
        });
    }
    let parcours = merger.differences.iter();
    rows.extend(
        parcours
            .filter(|it| it.entity != Entity::Allocataire)
            .map(|it| Compared {
                name: Some(it.name()),
                label: label(it),
                kept: one_line(&names.value(it.field, &it.kept)),
                other: one_line(&names.value(it.field, &it.other)),
                stays: stays(false, it.taken),
            }),
    );
    rows
}

const fn stays(same: bool, taken: bool) -> Stays {
    match (same, taken) {
        (true, _) => Stays::Same,
        (false, true) => Stays::Other,
        (false, false) => Stays::Kept,
    }
}

fn identity_row(merger: &Merger, field: &'static Field, names: &Names) -> Option<Compared> {
    let [kept, other] = [&merger.kept, &merger.other].map(|row| row.get(field.name));
    if kept.is_empty() && other.is_empty() {
        return None;
    }
    let own = |it: &&Difference| it.entity == Entity::Allocataire && it.field.name == field.name;
    let difference = merger.differences.iter().find(own);
    let stays = match difference {
        Some(it) => stays(false, it.taken),
        None if kept == other => Stays::Same,
        None if kept.is_empty() => Stays::Other,
        None if other.is_empty() => Stays::Kept,
        None => Stays::Both,
    };
    Some(Compared {
        name: difference.map(Difference::name),
        label: field.label.to_owned(),
        kept: one_line(&names.value(field, kept)),
        other: one_line(&names.value(field, other)),
        stays,
    })
}
