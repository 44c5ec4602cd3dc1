//! What an evaluation says on one theme.
use super::prelude::*;
use crate::domain::vocabulary::say_a_brake;

record! {
    /// What an evaluation says on one theme.
    pub struct FindingRecord;
    pub const FINDING: FindingFields;
    kind Finding {
        table: "constat", the: "le constat", title: "Constat",
        section: Section::Situation, panel: Panel::Situation, check: check,
        counted: false,
        first: |_, evaluation| vec![FINDING.situation.set(evaluation)],
    }
    person: id = owner();
    situation: id = internal(reference("situation_id", "Évaluation", Entity::Situation)).parent();
    theme: code = required(choice("theme", "Thème", V::Theme));
    findings: codes = choices("constats", "Constats", V::Finding);
    comment: text = prose("commentaire", "Commentaire");
}

impl FindingRecord<'_> {
    /// Whether something of it is to be lifted.
    pub fn is_brake(self) -> bool {
        self.findings().is_some_and(say_a_brake)
    }
}

/// A finding belongs to the theme it is noted under.
fn check(finding: FindingRecord<'_>, _today: Date) -> Vec<Issue> {
    let (Some(theme), Some(codes)) = (finding.theme(), finding.findings()) else {
        return Vec::new();
    };
    let known = codes
        .split_whitespace()
        .filter_map(|code| V::Finding.find(code));
    let stray = known.filter(|code| code.group != theme).map(|code| {
        let sentence = format!(
            "«\u{a0}{}\u{a0}» est un constat du thème «\u{a0}{}\u{a0}». \
             Retirez-le ou changez le thème.",
            code.label,
            V::Theme.label(code.group)
        );
        let about = [FINDING.theme.name, FINDING.findings.name];
        Issue::error(FINDING.findings.name, &about, sentence)
    });
    stray.take(1).collect()
}
