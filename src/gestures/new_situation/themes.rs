//! The themes in the form of an evaluation: what is noted on each, and a few words. Each is one line,
//! that starts from what the last evaluation says.
use crate::domain::record::CARNET_DE_BORD;
use crate::domain::record::finding::{FINDING, FindingRecord};
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::kinds::leaving::question;
use crate::gestures::prelude::*;

/// A theme in the form.
struct Theme {
    code: &'static str,
    label: &'static str,
    /// The names of its two questions.
    findings: &'static str,
    comment: &'static str,
}

/// The themes, in the order of their list, with labels that fit in one row.
macro_rules! themes {
    ($($code:literal $label:literal;)+) => {
        const THEMES: &[Theme] = &[$(Theme {
            code: $code,
            label: $label,
            findings: concat!("constats_", $code),
            comment: concat!("commentaire_", $code),
        }),+];
    };
}

themes! {
    "logement" "Logement";
    "emploi" "Emploi";
    "formation" "Formation";
    "projet_professionnel" "Projet professionnel";
    "difficulte_administrative" "Démarches et droits";
    "difficulte_financiere" "Difficultés financières";
    "mobilite" "Mobilité";
    "sante" "Santé";
    "contraintes_familiales" "Contraintes familiales";
    "maitrise_langue" "Maîtrise du français";
    "numerique" "Numérique";
    "vie_sociale" "Vie sociale";
    "justice_protection" "Justice et protection";
    "autre" "Autre";
}

/// What the model asks on each.
const LOOK_AGAIN: &str = "À chaque rendez-vous, regardez avec la personne ce qui a changé\u{a0}: les atouts à creuser, les difficultés à surmonter.";

/// Their questions.
pub(in crate::gestures) fn asked() -> Vec<Field> {
    let both = |theme: &Theme| {
        let findings = Kind::Choices(Vocabulary::Finding);
        [
            question(theme.findings, theme.label, findings)
                .of_family(theme.code)
                .guided(CARNET_DE_BORD, LOOK_AGAIN),
            question(theme.comment, "Commentaire", Kind::Prose).with(theme.findings),
        ]
    };
    THEMES.iter().flat_map(both).collect()
}

/// The question of the first theme.
pub(super) fn first() -> &'static str {
    THEMES.first().map_or("", |theme| theme.findings)
}

/// The answers that those findings are.
pub(in crate::gestures) fn answers(findings: &[FindingRecord<'_>]) -> Values {
    let mut values = Values::new();
    for theme in THEMES {
        let said = |read: fn(&FindingRecord<'_>) -> Option<String>, between| {
            let own = findings.iter().filter(|it| it.theme() == Some(theme.code));
            own.filter_map(read).collect::<Vec<_>>().join(between)
        };
        let codes = said(|it| it.findings().map(str::to_owned), " ");
        let words = said(|it| it.comment().map(str::to_owned), "\n");
        values.push((theme.findings, Value::from(codes)));
        values.push((theme.comment, Value::from(words)));
    }
    values.retain(|(_, value)| !value.is_empty());
    values
}

/// What is written on each theme of an evaluation that was just made.
pub(in crate::gestures) fn ops(at: &Filled<'_>) -> impl Iterator<Item = Op> {
    let owner = at.file.map(owner);
    THEMES.iter().filter_map(move |theme| {
        let answer = |name| at.answer(name).and_then(Value::as_text);
        let (findings, comment) = (answer(theme.findings), answer(theme.comment));
        findings.or(comment)?;
        let mut values: Values = owner.clone().into_iter().collect();
        values.extend([
            FINDING.situation.set(Value::Pending(0)),
            FINDING.theme.set(theme.code),
            FINDING.findings.set(findings),
            FINDING.comment.set(comment),
        ]);
        Some(Op::insert(Entity::Finding, values))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_of_the_list_is_asked() {
        let known = Vocabulary::Theme.codes().iter().map(|code| code.code);
        assert!(known.eq(THEMES.iter().map(|theme| theme.code)));
    }
}
