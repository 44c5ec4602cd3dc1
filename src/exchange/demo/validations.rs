//! What a fair share of people answered to what they read of their own carnet: the situation, the
//! contract, the plan; some add a word of their own.
use super::contracts::Written;
use super::prelude::*;

/// Number noted for the plan, which is read whole.
const WHOLE_PLAN: i64 = 0;

impl Writer<'_> {
    /// The person read an evaluation of their situation and agreed.
    pub(super) fn situation_read(&mut self, situation: &Value, on: Date) {
        let remark = self.living.chance(15);
        self.read("situation", situation.clone(), on, remark);
    }

    /// The contracts, read as they were signed, then the plan, read last of all.
    pub(super) fn validations(&mut self, contracts: &[Written]) {
        for written in contracts {
            let Some(on) = written.half.filter(|_| self.living.chance(40)) else {
                continue;
            };
            let remark = self.living.chance(10);
            self.read("contrat", written.contract.clone(), on, remark);
        }
        let reviewed = self.case.reviews.iter().map(|(on, _)| *on).max();
        let signed = contracts.iter().filter_map(|it| it.signed).max();
        let last = reviewed.max(signed);
        if let Some(on) = last.filter(|_| self.living.chance(35)) {
            let remark = self.living.chance(35);
            self.read("plan", Value::Int(WHOLE_PLAN), on, remark);
        }
    }

    fn read(&mut self, part: &str, record: Value, on: Date, remark: bool) {
        let means = self.living.pick(&["ecran", "ecran", "papier", "oral"]);
        let plan = part == "plan";
        let answer = match remark {
            false => "accord",
            true if plan && self.living.chance(20) => "desaccord",
            true => "reserve",
        };
        let note = remark.then(|| agree(self.story.pledge.remark, self.feminine));
        let values = [
            ("objet", part.into()),
            ("objet_id", record),
            ("faite_le", on.into()),
            ("moyen", means.into()),
            ("avis", answer.into()),
            ("note", note.into()),
        ];
        self.add(Entity::Validation, values);
    }
}
