//! « Personne suivie » on one day, as the form of the Hérault says it (RULES §6.1): no period is
//! ever built, each day is asked for.
use carnet::domain::date::Date;

use super::history::Contract;
use super::naive::Life;

impl Life<'_> {
    pub fn is_open(&self, at: usize, day: Date) -> bool {
        let episode = &self.episodes[at];
        episode.first().entry().is_some_and(|from| from <= day)
            && episode.left.is_none_or(|left| day < left)
    }

    fn contracts(&self, at: usize) -> Vec<&Contract> {
        let kinds = ["cer", "contrat_engagement"];
        self.it
            .contracts
            .iter()
            .filter(|it| kinds.contains(&it.nature))
            .filter(|it| self.home(it.stay, it.signed().or(it.drafted).or(it.start)) == at)
            .collect()
    }

    pub fn is_followed(&self, at: usize, day: Date) -> bool {
        self.is_open(at, day)
            && (self.is_drawing_up(at, day)
                || self.is_on_hold(day)
                || self
                    .contracts(at)
                    .iter()
                    .any(|it| is_waiting(it, day) || is_valid(it, day)))
    }

    /// Months written in the longest contract in force that day; `Some(None)` without an end.
    pub fn in_force(&self, at: usize, day: Date) -> Option<Option<(Date, Date)>> {
        let valid: Vec<&Contract> = self
            .contracts(at)
            .into_iter()
            .filter(|it| is_valid(it, day))
            .collect();
        let open = self.is_open(at, day) && !valid.is_empty();
        let terms = valid.iter().filter_map(|it| Some((it.start?, it.end?)));
        open.then(|| terms.max_by_key(|(from, to)| super::indicators::months_written(*from, *to)))
    }

    fn is_drawing_up(&self, at: usize, day: Date) -> bool {
        let contracts = self.contracts(at);
        let signed: Vec<Date> = contracts
            .iter()
            .filter(|it| it.cancelled.is_none())
            .filter_map(|it| it.signed())
            .collect();
        let begun = contracts
            .iter()
            .filter_map(|it| it.drafted)
            .chain(self.first_kept(at))
            .min();
        let before_first =
            begun.is_some_and(|begun| begun <= day) && signed.iter().all(|on| day < *on);
        let drafting = contracts.iter().any(|it| {
            it.drafted.is_some_and(|on| on <= day)
                && it.signed().is_none_or(|on| day < on)
                && it.cancelled.is_none_or(|on| day < on)
        });
        let refused = contracts.iter().any(|it| {
            let since = it.decided.filter(|_| it.decision == Some("refuse"));
            since.is_some_and(|since| {
                since <= day && !signed.iter().any(|on| *on > since && *on <= day)
            })
        });
        before_first || drafting || refused
    }
}

fn is_waiting(it: &Contract, day: Date) -> bool {
    let Some(signed) = it.signed() else {
        return false;
    };
    let until = match it.decision {
        Some("refuse") => day < it.decided.unwrap(),
        Some(_) => day < it.decided.unwrap() || it.start.is_some_and(|start| day < start),
        None => it.end.is_none_or(|end| day <= end),
    };
    signed <= day && until && it.cancelled.is_none_or(|on| day < on)
}

fn is_valid(it: &Contract, day: Date) -> bool {
    let last = [it.end, it.early].into_iter().flatten().min();
    it.signed().is_some()
        && it.decision == Some("valide")
        && it.cancelled.is_none()
        && it.start.is_some_and(|start| start <= day)
        && last.is_none_or(|last| day <= last)
}
