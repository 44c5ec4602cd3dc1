//! The questionnaire of socio-professional data (« DITP 2019, orientation et suivi »: « questionnaire de données
//! sociales professionnelles de l’allocataire progressivement enrichi »): the profile and the themes of the
//! situation in one folded form. What is known is there already, what the situation says of the profile is
//! proposed: nothing is asked twice.
use std::collections::BTreeSet;

use super::new_situation::{KEPT, last, themes};
use crate::domain::record::allocataire::{ALLOCATAIRE, AllocataireRecord};
use crate::domain::record::situation::SITUATION;
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::prelude::*;

pub(super) struct SocioPro;

/// The questions on the profile, in order.
const PROFILE: [&str; 8] = [
    ALLOCATAIRE.family_situation.name,
    ALLOCATAIRE.children.name,
    ALLOCATAIRE.housing.name,
    ALLOCATAIRE.level.name,
    ALLOCATAIRE.licence.name,
    ALLOCATAIRE.transport_means.name,
    ALLOCATAIRE.activity.name,
    ALLOCATAIRE.wanted_job.name,
];

/// What a finding of the situation says of the profile: the field, and its answer.
const SAID: [(&str, &str, &str); 5] = [
    ("log_sans", ALLOCATAIRE.housing.name, "sans"),
    ("mob_sans_moyen", ALLOCATAIRE.transport_means.name, "aucun"),
    ("mob_tc", ALLOCATAIRE.transport_means.name, "tc"),
    ("emp_independant", ALLOCATAIRE.activity.name, "independant"),
    (
        "fam_seul",
        ALLOCATAIRE.family_situation.name,
        "seul_enfants",
    ),
];

/// What the situation proposes for the questions that have no answer yet: finding, field, answer.
fn proposed(file: &CaseFile) -> Vec<(&'static str, &'static str, &'static str)> {
    let Some(person) = file.identity().map(AllocataireRecord::of) else {
        return Vec::new();
    };
    let found = last(file).map_or_else(Vec::new, |it| file.findings(it.id));
    let says = |code: &str| {
        let mut all = found.iter().filter_map(|it| it.findings());
        all.any(|codes| codes.split_whitespace().any(|it| it == code))
    };
    let mut kept: Vec<(&str, &str, &str)> = Vec::new();
    for (finding, field, answer) in SAID {
        let free = person.get(field).is_empty() && kept.iter().all(|(_, known, _)| *known != field);
        if free && says(finding) {
            kept.push((finding, field, answer));
        }
    }
    kept
}

/// What the last evaluation says, as answers.
fn known(file: &CaseFile) -> Values {
    last(file).map_or_else(Values::new, |it| themes::answers(&file.findings(it.id)))
}

/// Whether the answers on the themes are not those of the last evaluation.
fn says_more(at: &Filled<'_>, file: &CaseFile) -> bool {
    let known = known(file);
    let asked = themes::asked();
    let then = |name: &str| {
        let found = known.iter().find(|(it, _)| *it == name);
        found.map_or("", |(_, value)| value.as_text().unwrap_or_default())
    };
    // Codes are a set: another order says nothing else.
    let set = |codes: &str| codes.split_whitespace().map(str::to_owned).collect();
    asked.iter().any(|field| {
        let now = at.answer(field.name).and_then(Value::as_text);
        let (now, then): (BTreeSet<String>, _) =
            (set(now.unwrap_or_default()), set(then(field.name)));
        now != then
    })
}

impl Steps for SocioPro {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let file = at.file?;
        let person = file.identity()?;
        let answer = |(_, field, code): (_, &'static str, &str)| (field, Value::from(code));
        let mut first: Values = proposed(file).into_iter().map(answer).collect();
        first.extend(known(file));
        // A theme of which nothing is known waits under the fold.
        let themes: Vec<Field> = themes::asked().into_iter().map(folded).collect();
        let spec = at
            .fields(Entity::Allocataire, Some(person), &PROFILE)
            .labelled(&[(ALLOCATAIRE.housing.name, "Type de logement")])
            .asking(&themes)
            .titled("Données socio-professionnelles (DSP)");
        Some(at.form(spec, Some(person), &first))
    }

    fn explain(&self, at: &Filled<'_>, remarks: &mut Remarks) {
        let proposed = at.file.map_or_else(Vec::new, proposed);
        for (finding, field, _) in proposed {
            let said = Vocabulary::Finding.label(finding);
            let words = format!("Proposé d’après la situation : « {said} ».");
            remarks.notice(field, words);
        }
    }

    fn refusal(&self, at: &Filled<'_>) -> Option<String> {
        let same = at.own_values().is_empty() && !at.file.is_some_and(|file| says_more(at, file));
        same.then(|| "Rien n’a changé : il n’y a rien à enregistrer.".to_owned())
    }

    /// The profile; with a new evaluation when the themes say something else than the last one.
    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let mut ops = Vec::new();
        if let Some(file) = at.file.filter(|file| says_more(at, file)) {
            let mut values = vec![owner(file), SITUATION.made_on.set(at.writer.today)];
            let texts = last(file).map(|last| KEPT.map(|name| (name, last.get(name).clone())));
            values.extend(texts.into_iter().flatten());
            values.retain(|(_, value)| !value.is_empty());
            ops.push(Op::insert(Entity::Situation, values));
            ops.extend(themes::ops(at));
        }
        let own = at.own_values();
        ops.extend((!own.is_empty()).then(|| at.record_op(own)));
        ops
    }

    fn label(&self, _at: &Filled<'_>) -> String {
        "Données socio-professionnelles notées".to_owned()
    }
}

/// A question on a theme, folded while it has no answer.
fn folded(field: Field) -> Field {
    match field.kind {
        Kind::Choices(_) => field.rare(),
        _ => field,
    }
}
