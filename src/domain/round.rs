//! The round: who and what was looked at that day among what calls, so that it is gone through once, the
//! worst first, wherever a row that was saved went. Knows no store and no screen.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::deadlines::AlertKey;
use super::record::Id;

/// The rounds of one day: one a list, since one may leave a list for another and come back to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounds {
    of: BTreeMap<String, Round>,
    /// The day that they are of, once what was kept of it was read.
    #[serde(skip)]
    pub day: Option<Date>,
    /// Whether they differ from what is kept.
    #[serde(skip)]
    pub changed: bool,
}

/// What was seen of one list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    people: BTreeSet<Id>,
    alerts: BTreeSet<AlertKey>,
    /// Everything was seen: the next step begins again.
    over: bool,
}

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// People seen.
    pub seen: i64,
    /// People seen, and those still to be.
    pub all: i64,
}

impl Rounds {
    /// Whether everything was seen of a list: its next step begins again.
    pub fn is_over(&self, list: &str) -> bool {
        self.of.get(list).is_some_and(|it| it.over)
    }

    /// The round of a list where something calls for those people: the one under way, or a new one. Whoever was seen in
    /// another list was seen; one that begins again does so for those people in every list.
    pub fn of(&mut self, list: &str, calling: &[Id]) -> &mut Round {
        let called: BTreeSet<Id> = calling.iter().copied().collect();
        let mut round = self.of.remove(list).unwrap_or_default();
        if round.over {
            round = Round::default();
            for other in self.of.values_mut() {
                other.people.retain(|it| !called.contains(it));
                other.alerts.retain(|it| !called.contains(&it.person));
            }
        }
        for other in self.of.values() {
            round.people.extend(other.people.intersection(&called));
            let alerts = other.alerts.iter();
            round
                .alerts
                .extend(alerts.filter(|it| called.contains(&it.person)).cloned());
        }
        self.of.entry(list.to_owned()).or_insert(round)
    }
}

impl Round {
    /// That person was seen.
    pub fn see(&mut self, person: Id) {
        self.people.insert(person);
    }

    /// That alert was seen, and its person.
    pub fn see_alert(&mut self, alert: AlertKey) {
        self.people.insert(alert.person);
        self.alerts.insert(alert);
    }

    /// Whether that alert was seen.
    pub fn has_seen(&self, alert: &AlertKey) -> bool {
        self.alerts.contains(alert)
    }

    /// The first of those whom something calls for who was not seen.
    pub fn next(&self, calling: &[Id]) -> Option<Id> {
        let mut unseen = calling.iter().filter(|it| !self.people.contains(it));
        unseen.next().copied()
    }

    /// Whether someone else than the person looked at is still to be seen among those people.
    pub fn leads_beyond(&self, calling: &[Id], here: Option<Id>) -> bool {
        let mut unseen = calling.iter().filter(|it| !self.people.contains(it));
        unseen.any(|it| Some(*it) != here)
    }

    /// How far it is, when something calls for those people.
    pub fn progress(&self, calling: &[Id]) -> Progress {
        let unseen = calling.iter().filter(|it| !self.people.contains(it));
        let count = |people: usize| i64::try_from(people).unwrap_or(i64::MAX);
        let seen = self.people.len();
        Progress {
            seen: count(seen),
            all: count(seen + unseen.count()),
        }
    }

    /// Everything was seen: the next one begins again.
    pub const fn end(&mut self) {
        self.over = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alert(person: Id, rule: &str) -> AlertKey {
        AlertKey {
            person,
            rule: rule.to_owned(),
            object: (Some("action".to_owned()), Some(3)),
        }
    }

    #[test]
    fn it_goes_to_the_worst_not_seen_and_counts_who_was() {
        let mut round = Round::default();
        round.see(7);
        assert_eq!(round.next(&[7, 3, 9]), Some(3));
        round.see_alert(alert(3, "CER-1S"));
        assert_eq!(round.progress(&[7, 3, 9]), Progress { seen: 2, all: 3 });
        // 7 was answered, and 4 now calls, before 9.
        assert_eq!(round.next(&[3, 4, 9]), Some(4));
        assert_eq!(round.progress(&[3, 4, 9]), Progress { seen: 2, all: 4 });
        assert!(round.has_seen(&alert(3, "CER-1S")) && !round.has_seen(&alert(3, "REVUE-6M")));
    }

    #[test]
    fn one_that_is_over_begins_again_and_that_of_a_wider_list_goes_on() {
        let mut rounds = Rounds::default();
        rounds.of("mes dossiers", &[7]).see(7);
        let all = &[7, 9];
        assert_eq!(rounds.of("tous", all).next(all), Some(9));
        assert_eq!(
            rounds.of("tous", all).progress(all),
            Progress { seen: 1, all: 2 }
        );
        rounds.of("mes dossiers", &[7]).end();
        assert_eq!(rounds.of("mes dossiers", &[7]).next(&[7]), Some(7));
        assert_eq!(rounds.of("tous", all).next(all), Some(7));
    }

    proptest! {
        #[test]
        fn it_comes_back_as_it_was_kept(people in prop::collection::vec(1_i64..50, 0..20), over: bool) {
            let mut rounds = Rounds::default();
            for person in people {
                rounds.of("tous", &[]).see_alert(alert(person, "ÉCHÉANCE « 1 »"));
            }
            if over {
                rounds.of("tous", &[]).end();
            }
            let text = serde_json::to_string(&rounds).unwrap();
            prop_assert_eq!(serde_json::from_str::<Rounds>(&text).unwrap(), rounds);
        }
    }
}
