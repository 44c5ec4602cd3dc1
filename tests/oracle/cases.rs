//! The cases of each rule that an indicator counts (RULES §3.1, §3.5, §3.6).
use carnet::domain::calendar::Unit;
use carnet::domain::date::Date;
use chrono::Days;

use super::history::{Agreement, Contract};
use super::naive::{Case, Episode, Life, binds, calendar, ordered, plus_months};

impl Life<'_> {
    /// RULES §3.5: the due date put off by the days of the exemption inside the delay.
    fn due(&self, start: Date, due: Date, working: bool) -> Date {
        let Some((from, Some(to))) = self.it.exemption else {
            return due;
        };
        let calendar = calendar();
        let counts = |day: Date| !working || calendar.is_working_day(day);
        let exempt = |day: Date| from <= day && day <= to;
        let mut left = start
            .iter_days()
            .skip(1)
            .take_while(|day| *day <= due)
            .filter(|day| counts(*day))
            .count();
        for day in start.iter_days().skip(1) {
            if counts(day) && !exempt(day) {
                left -= 1;
            }
            if left == 0 {
                return day;
            }
        }
        due
    }

    fn case(&self, rule: &'static str, episode: usize, start: Option<Date>) -> Case {
        let waived = self.it.waiver == Some(rule);
        let mut case = Case {
            rule,
            episode,
            start,
            reference: start.or_else(|| self.episodes[episode].first().entry()),
            apart: if waived { Some("sans_objet") } else { None },
            ..Case::default()
        };
        let Some(start) = start else {
            case.apart = case.apart.or(Some("inconnu"));
            return case;
        };
        let due = match rule {
            "NOTIF-2S" | "RDV1-2S" => start + Days::new(14),
            "NOTIF-3S" => start + Days::new(21),
            "ABS-15J" => start + Days::new(15),
            "CER-1S" => start + Days::new(7),
            "DIAG-3JO" => calendar().add(start, 3, Unit::WorkingDays),
            "ORIENT-1M" => plus_months(start, 1),
            "REVUE-6M" => plus_months(start, 6),
            other => panic!("{other}"),
        };
        let due = self.due(start, due, rule == "DIAG-3JO");
        case.due = Some(due);
        if let Some((from, to)) = self.it.exemption
            && from <= due
            && to.is_none_or(|to| start <= to)
        {
            case.apart = case.apart.or(Some("neutralise"));
        }
        case
    }

    /// Ends a case: by its event, else by the person's leaving.
    fn end(&self, case: &mut Case, end: Option<Date>, left: Option<Date>) {
        if case.apart.is_some_and(|why| why != "neutralise") {
            return;
        }
        case.end = end;
        let gone = left.filter(|left| case.due.is_none_or(|due| *left <= due));
        case.cancelled = if end.is_none() { gone } else { None };
    }

    pub fn cases(&self) -> Vec<Case> {
        let mut cases = self.requests();
        for at in 0..self.episodes.len() {
            cases.push(self.oriented(at));
            cases.push(self.first_appointment(at));
            cases.extend(self.absence(at));
            cases.extend(self.contract(at));
        }
        cases.extend(self.diagnostics());
        cases.extend(self.reviews());
        cases
    }

    fn requests(&self) -> Vec<Case> {
        if self.it.complete.is_none() && self.it.rights.is_none() {
            return Vec::new();
        }
        let follow_up = self.follow_ups().last().unwrap().1;
        let led =
            |e: &Episode<'_>| self.it.complete.is_some() && e.first().entry() >= self.it.complete;
        let episode = self
            .episodes
            .iter()
            .position(led)
            .unwrap_or(self.episodes.len() - 1);
        ["NOTIF-2S", "NOTIF-3S"]
            .map(|rule| {
                let mut case = self.case(rule, episode, self.it.complete);
                let end = self
                    .it
                    .rights
                    .filter(|on| follow_up.is_none_or(|left| *on <= left));
                self.end(&mut case, end, follow_up);
                case
            })
            .into()
    }

    fn oriented(&self, at: usize) -> Case {
        let episode = &self.episodes[at];
        let mut case = self.case("ORIENT-1M", at, self.it.informed);
        if !self.is_first(at) {
            case.apart = Some("sans_objet:ne concerne que les nouveaux entrants");
            (case.due, case.end) = (None, None);
            return case;
        }
        if let Some(day) = case.start {
            case.apart = self.outside_duties(day).or(case.apart);
        }
        let end = episode.first().notified.filter(|on| episode.reaches(*on));
        self.end(&mut case, end, episode.left);
        case
    }

    pub fn is_first(&self, at: usize) -> bool {
        match self.episodes[at].first().origin {
            Some("initiale" | "mutation") => true,
            Some(_) => false,
            None => at == 0,
        }
    }

    fn first_appointment(&self, at: usize) -> Case {
        let episode = &self.episodes[at];
        let first = episode.first();
        let mut case = self.case(
            "RDV1-2S",
            at,
            first.notified.or(first.decided).or(first.taken),
        );
        let list = self.meetings(at);
        // Gone before the term, an appointment beyond it does not count.
        let counts = |on: &Date| match (case.due, episode.left) {
            (Some(due), Some(left)) => *on <= due || left > due,
            _ => true,
        };
        let end = list.first().map(|(_, m)| m.on).filter(counts);
        self.end(&mut case, end, episode.left);
        case.written = list.iter().map(|(_, m)| m.written.unwrap_or(m.on)).min();
        case.kept = self.first_kept(at);
        case
    }

    fn absence(&self, at: usize) -> Option<Case> {
        let (which, missed) = self.meetings(at).into_iter().next()?;
        if !matches!(missed.status, "absent" | "absent_excuse") {
            return None;
        }
        let episode = &self.episodes[at];
        let mut case = self.case("ABS-15J", at, Some(missed.on));
        let reminders = self
            .it
            .reminders
            .iter()
            .filter(|(rdv, _)| rdv.is_none_or(|rdv| rdv == which))
            .map(|(_, on)| *on);
        let fixed = self
            .it
            .meetings
            .iter()
            .enumerate()
            .filter(|(at, m)| {
                *at != which && !m.collective && m.status != "annule_structure" && m.on > missed.on
            })
            .filter_map(|(_, m)| m.written);
        let end = reminders.chain(fixed).filter(|on| *on >= missed.on).min();
        self.end(
            &mut case,
            end.filter(|on| episode.reaches(*on)),
            episode.left,
        );
        Some(case)
    }

    fn contract(&self, at: usize) -> Option<Case> {
        let episode = &self.episodes[at];
        let since = self.first_kept(at)?;
        let mut case = self.case("CER-1S", at, Some(since));
        let ends = self
            .it
            .contracts
            .iter()
            .filter(|it| binds(it) && self.home(it.stay, it.signed()) == at)
            .filter_map(|it| {
                let signed = it.signed()?;
                let last = [it.end, it.early].into_iter().flatten().min();
                let over = last.is_some_and(|last| last < since);
                if signed >= since {
                    Some(signed)
                } else {
                    (!over).then_some(since)
                }
            });
        let end = ends.filter(|on| episode.reaches(*on)).min();
        self.end(&mut case, end, episode.left);
        Some(case)
    }

    fn diagnostics(&self) -> Vec<Case> {
        let one = |(which, made): (usize, &Option<Date>)| {
            let at = self.home(None, *made);
            let episode = &self.episodes[at];
            let mut case = self.case("DIAG-3JO", at, *made);
            let Some(made) = *made else {
                self.end(&mut case, None, None);
                return case;
            };
            let all = &self.it.agreements;
            if all.is_empty() {
                case.apart = if self.it.waiver == Some("DIAG-3JO") {
                    case.apart
                } else {
                    Some("inconnu")
                };
                case.due = None;
                return case;
            }
            if all.iter().all(|it| it.refused) {
                case.apart = Some("sans_objet:refus de partage");
                return case;
            }
            let active = |it: &Agreement| {
                !it.refused
                    && it.on <= made
                    && it.expires.is_none_or(|day| made <= day)
                    && it.withdrawn.is_none_or(|day| made < day)
            };
            let agreed: Vec<usize> = (0..all.len()).filter(|to| active(&all[*to])).collect();
            let wanted = if agreed.is_empty() {
                (0..all.len()).filter(|to| !all[*to].refused).collect()
            } else {
                agreed
            };
            let served = |to: &usize| {
                self.it
                    .shares
                    .iter()
                    .filter(|(d, t, _)| *d == which && t == to)
                    .map(|(.., on)| *on)
                    .min()
            };
            let days: Option<Vec<Date>> = wanted.iter().map(served).collect();
            let end = days
                .and_then(|days| days.into_iter().max())
                .filter(|on| episode.reaches(*on));
            self.end(&mut case, end, episode.left);
            case
        };
        self.it.diagnostics.iter().enumerate().map(one).collect()
    }

    /// Follow-ups: from an arrival to an exit, whatever the structure; a change of référent unique
    /// that another parcours follows is no exit.
    fn follow_ups(&self) -> Vec<(Option<Date>, Option<Date>)> {
        let mut list: Vec<(Option<Date>, Option<Date>)> = Vec::new();
        let mut open = false;
        for (_, stay) in ordered(self.it) {
            // Undated after a closed one: nobody knows that the person ever left.
            if !open && (list.is_empty() || stay.entry().is_some()) {
                list.push((stay.entry(), None));
            }
            list.last_mut().unwrap().1 = stay.exit.map(|(on, _)| on);
            open = stay.exit.is_none() || stay.hands_over();
        }
        list
    }

    fn reviews(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        let follow_ups = self.follow_ups();
        let home = |on: Date| {
            follow_ups
                .iter()
                .rposition(|(from, _)| from.is_none_or(|from| from <= on))
                .unwrap_or(0)
        };
        for (index, (_, left)) in follow_ups.iter().enumerate() {
            let here = |on: &Date| home(*on) == index && left.is_none_or(|left| *on <= left);
            let signed = self
                .it
                .contracts
                .iter()
                .filter(|it| it.cancelled.is_none())
                .filter_map(Contract::signed);
            let evaluated = self.it.evaluations.iter().copied().min();
            let mut opens: Vec<Date> = signed.chain(evaluated).filter(here).collect();
            let reviews: Vec<Date> = self.it.reviews.iter().copied().filter(here).collect();
            if opens.is_empty() && reviews.is_empty() {
                let kept = (0..self.episodes.len())
                    .flat_map(|at| self.meetings(at))
                    .filter(|(_, m)| m.status == "honore");
                opens = kept
                    .map(|(_, m)| m.on)
                    .min()
                    .into_iter()
                    .filter(here)
                    .collect();
            }
            opens.sort_unstable();
            opens.dedup();
            self.recur(&opens, &reviews, *left, &mut cases);
        }
        cases
    }

    /// One case from each event to the next review; a signature takes over what is not due.
    fn recur(&self, opens: &[Date], reviews: &[Date], left: Option<Date>, cases: &mut Vec<Case>) {
        // A review and a signature of one day: the review comes first.
        let mut events: Vec<(Date, bool)> = reviews
            .iter()
            .map(|on| (*on, false))
            .chain(opens.iter().map(|on| (*on, true)))
            .collect();
        events.sort_unstable();
        events.dedup();
        for (at, (on, _)) in events.iter().enumerate() {
            let mut case = self.case("REVUE-6M", self.home(None, Some(*on)), Some(*on));
            match events.get(at + 1) {
                Some((next, false)) => self.end(&mut case, Some(*next), None),
                Some((next, true)) if *next <= case.due.unwrap() => continue,
                Some((_, true)) => self.end(&mut case, None, None),
                None => self.end(&mut case, None, left),
            }
            cases.push(case);
        }
    }
}
