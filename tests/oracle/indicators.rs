//! Where each person stands in each indicator (RULES §5.1, §5.2), from the naive reading.
use carnet::domain::date::Date;
use carnet::store::Selection;
use chrono::Days;

use super::naive::{Case, Life, plus_months};

/// One observation: indicator, class, delay, structure, référent.
pub type Seen = (
    &'static str,
    String,
    Option<i64>,
    Option<usize>,
    Option<usize>,
);

/// Whole months written in a contract: the last one is over the day before its anniversary.
pub fn months_written(from: Date, to: Date) -> i64 {
    (1..40)
        .take_while(|n| plus_months(from, *n) <= to + Days::new(1))
        .last()
        .unwrap_or(0)
}

pub struct Looker<'a, 'b> {
    pub life: &'b Life<'a>,
    pub asked: &'b Selection,
    pub types: &'b [&'static str],
    out: Vec<Seen>,
}

pub fn observe(life: &Life<'_>, asked: &Selection, types: &[&'static str]) -> Vec<Seen> {
    let mut looker = Looker {
        life,
        asked,
        types,
        out: Vec::new(),
    };
    for case in life.cases() {
        looker.case(&case);
    }
    for at in 0..life.episodes.len() {
        looker.stay(at);
        looker.state(at);
    }
    looker.records();
    looker.out
}

pub fn days(from: Date, to: Date) -> i64 {
    (to - from).num_days()
}

fn delay(case: &Case, end: Option<Date>) -> Option<i64> {
    let known = end.zip(case.start).filter(|_| case.apart.is_none());
    known.map(|(end, start)| days(start, end))
}

pub fn until(asked: &Selection) -> Date {
    asked.to.min(asked.as_of)
}

impl Looker<'_, '_> {
    pub fn in_period(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| self.asked.from <= day && day <= until(self.asked))
    }

    /// Whether a case due on that day is counted: on the day itself it waits still.
    pub fn is_mature(&self, due: Option<Date>) -> bool {
        due.is_some_and(|due| due < self.asked.as_of)
    }

    pub fn by_then(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| day <= self.asked.as_of)
    }

    fn referent(&self, day: Option<Date>) -> Option<usize> {
        let mut list: Vec<_> = self.life.it.referents.clone();
        list.sort_by_key(|(_, from, to)| (*from, to.is_none(), *to));
        let last = list.last().map(|(who, ..)| *who);
        let Some(day) = day else { return last };
        let now = list
            .iter()
            .rfind(|(_, from, to)| *from <= day && to.is_none_or(|to| day < to));
        let next = list.iter().find(|(_, from, _)| *from > day);
        now.or(next).map(|(who, ..)| *who).or(last)
    }

    /// The day whose référent is the last one of a stay; none while it lasts.
    pub fn last_day(&self, at: usize) -> Option<Date> {
        self.life.episodes[at].left.map(|left| left - Days::new(1))
    }

    pub fn push(
        &mut self,
        id: &'static str,
        class: &str,
        delay: Option<i64>,
        at: usize,
        day: Option<Date>,
    ) {
        let structure = self.life.episodes[at].first().structure;
        let referent = self.referent(day);
        self.out
            .push((id, class.to_owned(), delay, structure, referent));
    }

    fn case(&mut self, case: &Case) {
        let id = match case.rule {
            "NOTIF-2S" => "I1",
            "NOTIF-3S" => "I2",
            "ORIENT-1M" => "I3",
            "RDV1-2S" => "I4",
            "ABS-15J" => "I5",
            "CER-1S" => "I6",
            "DIAG-3JO" => "I7",
            "REVUE-6M" => return self.review(case),
            other => panic!("{other}"),
        };
        if case.reference.is_some() && !self.in_period(case.reference) {
            return;
        }
        self.judge(id, case, case.end, case.reference);
        if case.rule == "RDV1-2S" {
            self.judge("I4-c", case, case.written, case.reference);
            self.judge("I4-h", case, case.kept, case.reference);
        }
    }

    fn review(&mut self, case: &Case) {
        let Some(due) = case.due else { return };
        let wanted = self.asked.from <= due && due <= self.asked.to && self.by_then(case.start);
        if !wanted {
            return;
        }
        if (0..self.life.episodes.len()).any(|at| self.life.is_followed(at, due)) {
            self.judge("I9", case, case.end, case.start);
        } else {
            let delay = delay(case, case.end);
            self.push("I9", "non_suivi", delay, case.episode, case.start);
        }
    }

    /// First match wins (RULES §3.5), on the day the figures are stopped at, by all that is known.
    fn judge(&mut self, id: &'static str, case: &Case, end: Option<Date>, day: Option<Date>) {
        let met = end.is_some_and(|end| case.due.is_some_and(|due| end <= due));
        let class = match case.apart {
            Some(why) if why != "neutralise" => why,
            _ if case.cancelled.is_some() => "annule",
            Some(why) => why,
            None if !self.is_mature(case.due) && met => "attente_fait",
            None if !self.is_mature(case.due) => "attente",
            None if met => "oui",
            None => "non",
        };
        self.push(id, class, delay(case, end), case.episode, day);
    }

    fn records(&mut self) {
        for it in &self.life.it.meetings {
            if self.in_period(Some(it.on)) {
                let class = match it.status {
                    "absent" => "oui",
                    "prevu" if it.on < until(self.asked) => "sans_statut",
                    "prevu" => "attente",
                    _ => "non",
                };
                self.push("I4d", class, None, 0, None);
            }
        }
        for it in &self.life.it.contracts {
            let counts =
                it.cancelled.is_none() && matches!(it.nature, "cer" | "contrat_engagement");
            if counts && self.in_period(it.signed()) {
                let class = match it.form {
                    Some("nouveau") => "oui",
                    Some(_) => "non",
                    None => "formulaire_inconnu",
                };
                self.push("I13-B3", class, None, 0, None);
            }
        }
    }
}
