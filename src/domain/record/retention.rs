//! What was decided of the keeping of a file, and what the person asked of it: freeze, postponement,
//! limitation, objection, right of reply.
use super::prelude::*;
use crate::domain::vocabulary::RetentionKind;

record! {
    /// What was decided of the keeping of a file, or asked by the person.
    pub struct RetentionRecord;
    pub const RETENTION: RetentionFields;
    kind Retention {
        table: "conservation", the: "la décision de conservation", title: "Conservation et droits",
        section: Section::Identity, panel: Panel::Identity, check: check,
        changed_by: writers::CARE,
        counted: false,
        plural: Some("Conservation et droits"),
        listed: Some((140, "Conservation et droits")),
        added: Some((140, "Un gel, un report, une limitation, un droit de réponse")),
        first: |today, _| vec![RETENTION.decided_on.set(today)],
    }
    person: id = owner();
    kind: (RetentionKind) = required(choice("nature", "Nature", V::RetentionKind));
    reason: text = required(prose("motif", "Pourquoi, ou ce que dit la personne"));
    decided_on: date = required(past("decide_le", "Le"));
    until: date = future("jusque_le", "Jusqu’au").after(&["decide_le"]).announced();
    lifted_on: date = past("leve_le", "Levé le").after(&["decide_le"]);
}

impl RetentionRecord<'_> {
    /// Whether the file is to be kept on a day, whatever its age.
    pub fn holds(self, day: Date) -> bool {
        let lifted = self.lifted_on().is_some_and(|on| on <= day);
        let over = self.until().is_some_and(|until| until < day);
        match self.kind() {
            Some(RetentionKind::Freeze | RetentionKind::Limitation) => !lifted && !over,
            // Without a last day it holds nothing: the form says so.
            Some(RetentionKind::Postponed) => !lifted && !over && self.until().is_some(),
            Some(RetentionKind::Opposition | RetentionKind::Reply) | None => false,
        }
    }
}

/// A postponement has a last day.
fn check(it: RetentionRecord<'_>, _today: Date) -> Vec<Issue> {
    if it.kind() == Some(RetentionKind::Postponed) && it.until().is_none() {
        let (kind, until) = (RETENTION.kind.name, RETENTION.until.name);
        let sentence = "Indiquez jusqu’à quel jour le dossier est gardé.";
        vec![Issue::error(until, &[kind, until], sentence)]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Record, Row};
    use super::*;
    use crate::domain::date::from_iso;

    #[test]
    fn a_freeze_holds_until_it_is_lifted_a_postponement_until_its_day_the_rest_never() {
        let day = |text: &str| from_iso(text).unwrap();
        let of = |kind: RetentionKind| Row::blank(Entity::Retention).with("nature", kind.code());
        let holds = |row: &Row, on: &str| RetentionRecord::of(row).holds(day(on));
        let freeze = of(RetentionKind::Freeze);
        assert!(holds(&freeze, "2040-01-01"));
        let lifted = freeze.with("leve_le", "2026-11-21");
        assert!(holds(&lifted, "2026-11-20") && !holds(&lifted, "2026-11-21"));
        let postponed = of(RetentionKind::Postponed);
        assert!(!holds(&postponed, "2026-11-21"));
        let postponed = postponed.with("jusque_le", "2027-01-31");
        assert!(holds(&postponed, "2027-01-31") && !holds(&postponed, "2027-02-01"));
        for kind in [RetentionKind::Opposition, RetentionKind::Reply] {
            assert!(!holds(&of(kind), "2026-11-21"));
        }
    }
}
