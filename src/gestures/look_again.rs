//! One theme of the situation, looked at again: what is said of it today goes to the evaluation of the day,
//! which starts from the last one when there is none yet (« DITP 2019, contrat vivant »: both volets are
//! looked at again at each appointment).
use super::new_situation::{KEPT, last};
use crate::domain::record::finding::{FINDING, FindingRecord};
use crate::domain::record::situation::{SITUATION, SituationRecord};
use crate::domain::validation::agreed_on;
use crate::domain::vocabulary::Theme;
use crate::gestures::prelude::*;

/// The theme.
pub(super) struct LookAgain(pub Theme);

/// The evaluation that what is said today goes to: made today, and not agreed on yet.
fn of_today(file: &CaseFile, today: Date) -> Option<SituationRecord<'_>> {
    let agreed = |id| agreed_on(file.rows(Entity::Validation), id).is_some();
    last(file)
        .filter(|it| it.made_on() == Some(today) && it.validated_on().is_none() && !agreed(it.id))
}

/// The evaluation before that one.
fn before<'f>(file: &'f CaseFile, this: SituationRecord<'_>) -> Option<SituationRecord<'f>> {
    let others = file.all::<SituationRecord<'_>>();
    let others = others.filter(|it| it.id != this.id);
    others.max_by_key(|it| (it.made_on(), it.id))
}

/// The findings of the last evaluation, that theme apart, in the evaluation that a change makes first.
fn carried(file: &CaseFile, apart: &str) -> Vec<Op> {
    let all = last(file).map_or_else(Vec::new, |last| file.findings(last.id));
    let kept = all.into_iter().filter(|it| it.theme() != Some(apart));
    let copy = |it: FindingRecord<'_>| {
        let values = vec![
            owner(file),
            FINDING.situation.set(Value::Pending(0)),
            FINDING.theme.set(it.theme()),
            FINDING.findings.set(it.findings()),
            FINDING.comment.set(it.comment()),
        ];
        Op::insert(Entity::Finding, values)
    };
    kept.map(copy).collect()
}

impl LookAgain {
    /// What an evaluation says on the theme.
    fn finding<'f>(&self, file: &'f CaseFile, of: SituationRecord<'_>) -> Option<&'f Row> {
        let all = file.findings(of.id).into_iter();
        let mut own = all.filter(|it| it.theme() == Some(self.0.code()));
        own.next().map(FindingRecord::row)
    }
}

impl Steps for LookAgain {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let file = at.file?;
        let known = last(file).and_then(|it| self.finding(file, it));
        let written = of_today(file, at.today).and(known);
        let names = [FINDING.findings.name, FINDING.comment.name];
        let title = format!("{}, aujourd’hui", self.0.label());
        // Only what can be found on this theme is offered.
        let field = |name| {
            Entity::Finding
                .field(name)
                .map(|it| it.of_family(self.0.code()))
        };
        let fields: Vec<Field> = names.into_iter().filter_map(field).collect();
        let spec = FormSpec::only(Entity::Finding, &[])
            .asking(&fields)
            .titled(title);
        let mut first = vec![FINDING.theme.set(self.0.code())];
        if let Some(known) = known.filter(|_| written.is_none()) {
            first.extend(names.map(|name| (name, known.get(name).clone())));
        }
        Some(at.form(spec, written, &first))
    }

    /// The finding, in the evaluation of today; with the others of the last one, when it is a new one.
    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let Some(file) = at.file.filter(|_| at.is_new()) else {
            return vec![at.record_op(at.own_values())];
        };
        let mut values = vec![owner(file), FINDING.theme.set(self.0.code())];
        let typed = [FINDING.findings.name, FINDING.comment.name];
        values.extend(typed.map(|name| (name, at.row.get(name).clone())));
        let today = of_today(file, at.writer.today);
        if let Some((today, written)) = today.and_then(|it| Some((it, self.finding(file, it)?))) {
            // A colleague wrote on the theme since the form was opened: both texts are shown. What their evaluation
            // only took over from the one before is no text of theirs.
            let before = before(file, today).and_then(|it| self.finding(file, it));
            let taken_over =
                before.is_some_and(|was| typed.iter().all(|it| was.get(it) == written.get(it)));
            return vec![Op::Update {
                entity: Entity::Finding,
                id: written.id,
                version: if taken_over { written.version } else { 0 },
                values: typed.map(|name| (name, at.row.get(name).clone())).to_vec(),
            }];
        }
        if let Some(today) = today {
            values.push(FINDING.situation.set(today.id));
            return vec![Op::insert(Entity::Finding, values)];
        }
        let mut evaluation = vec![owner(file), SITUATION.made_on.set(at.writer.today)];
        if let Some(last) = last(file) {
            evaluation.extend(KEPT.map(|name| (name, last.get(name).clone())));
        }
        let mut ops = vec![Op::insert(Entity::Situation, evaluation)];
        ops.extend(carried(file, self.0.code()));
        values.push(FINDING.situation.set(Value::Pending(0)));
        ops.push(Op::insert(Entity::Finding, values));
        ops
    }

    fn label(&self, _at: &Filled<'_>) -> String {
        format!("{} : situation regardée de nouveau", self.0.label())
    }
}
