//! The indicators that look at a stay as a whole (RULES §5.2, §6.1).
use carnet::domain::date::Date;
use chrono::Days;

use super::history::Contract;
use super::indicators::{Looker, days, until};
use super::naive::{binds, plus_months};

impl<'b> Looker<'_, 'b> {
    fn first_contract(&self, at: usize) -> Option<&'b Contract> {
        let life = self.life;
        life.it
            .contracts
            .iter()
            .filter(|it| binds(it) && it.signed().is_some_and(|on| life.episodes[at].reaches(on)))
            .filter(|it| life.home(it.stay, it.signed()) == at)
            .min_by_key(|it| it.signed())
    }

    pub fn stay(&mut self, at: usize) {
        let life = self.life;
        let (episode, first) = (&life.episodes[at], life.is_first(at));
        let parcours = episode.first();
        let entry = parcours.entry();
        let decided = parcours.decided.or(parcours.notified).or(entry);
        let notified = parcours.notified.or(decided);
        let contract = self.first_contract(at);
        let signed = contract.and_then(Contract::signed);
        let delay =
            |from: Option<Date>, to: Option<Date>| from.zip(to).map(|(from, to)| days(from, to));
        let asked = self.asked;
        let known = |day: Option<Date>| day.filter(|day| *day <= asked.as_of);
        if first && self.in_period(parcours.notified) {
            let class = if life.it.informed.is_some() {
                "oui"
            } else {
                "inconnu"
            };
            self.push(
                "I3b",
                class,
                delay(life.it.informed, parcours.notified),
                at,
                entry,
            );
        }
        if first && self.in_period(decided) {
            let due = decided.map(|day| plus_months(day, 2));
            let met = signed.is_some_and(|on| Some(on) <= due);
            let gone = signed.is_none() && episode.left.is_some() && episode.left <= due;
            let class = if gone {
                "annule"
            } else if self.is_mature(due) {
                if met { "oui" } else { "non" }
            } else if met {
                "attente_fait"
            } else {
                "attente"
            };
            self.push("I6b", class, delay(decided, signed), at, entry);
            let class = if self.by_then(signed) { "oui" } else { "non" };
            self.push("I6c", class, delay(decided, known(signed)), at, entry);
        }
        if self.in_period(signed) {
            let social = episode
                .stays
                .iter()
                .rev()
                .take(1)
                .any(|(_, it)| it.kind.or(parcours.kind) == Some("social"));
            let months = if social && contract.unwrap().nature != "ppae" {
                2
            } else {
                1
            };
            let class = match decided {
                None => "inconnu",
                Some(day) if signed.unwrap() <= plus_months(day, months) => "oui",
                Some(_) => "non",
            };
            self.push("I6d", class, delay(decided, signed), at, entry);
        }
        if let Some((on, _)) = episode.last().exit
            && self.in_period(Some(on))
        {
            let job = episode.last().exit.unwrap().1 == Some("emploi");
            self.push(
                "I10-s",
                if job { "oui" } else { "non" },
                delay(entry, Some(on)),
                at,
                self.last_day(at),
            );
        }
        if first && self.in_period(life.it.entered) {
            let outside = life.outside_duties_at_year_end(life.it.entered.unwrap(), asked.as_of);
            let class = match outside {
                Some(why) => why,
                None if self.by_then(notified) => "oui",
                None => "attente",
            };
            let days = delay(life.it.entered, known(notified)).filter(|_| outside.is_none());
            self.push("I14-O", class, days, at, entry);
            let ft = parcours
                .structure
                .is_some_and(|at| self.types[at] == "france_travail");
            let class = match () {
                () if outside.is_some() => outside.unwrap(),
                () if ft => "france_travail",
                () if notified.is_none() => "inconnu",
                () if self.by_then(signed) => "oui",
                () => "attente",
            };
            let days = if ft || outside.is_some() {
                None
            } else {
                delay(notified, known(signed))
            };
            self.push("I14-C", class, days, at, entry);
        }
        self.seen(at);
    }

    fn seen(&mut self, at: usize) {
        let life = self.life;
        let entry = life.episodes[at].first().entry();
        if let Some((_, meeting)) = life.meetings(at).first()
            && self.in_period(Some(meeting.on))
        {
            let class = match meeting.status {
                "honore" => "oui",
                "absent" | "absent_excuse" => "non",
                _ if meeting.on < self.asked.as_of => "sans_statut",
                _ => "attente",
            };
            self.push("I4b", class, None, at, entry);
        }
        let parcours = life.episodes[at].first();
        let created = life
            .it
            .informed
            .or(parcours.decided)
            .or(parcours.notified)
            .or(entry);
        let orientations: Vec<_> = life
            .it
            .meetings
            .iter()
            .filter(|m| m.kind == "orientation")
            .collect();
        let kept = orientations
            .iter()
            .filter(|m| m.status == "honore")
            .map(|m| m.on)
            .min();
        if life.is_first(at) && self.in_period(created) {
            self.meeting(
                "I12-45",
                created.unwrap(),
                kept,
                45,
                at,
                orientations.is_empty(),
            );
        }
        if self.in_period(entry) {
            self.meeting("I12-30", entry.unwrap(), life.first_kept(at), 30, at, false);
        }
    }

    fn meeting(
        &mut self,
        id: &'static str,
        created: Date,
        kept: Option<Date>,
        limit: u64,
        at: usize,
        unknown: bool,
    ) {
        let met = kept.is_some_and(|kept| kept < created + Days::new(limit));
        let class = match created + Days::new(limit) <= self.asked.as_of {
            _ if unknown => "sans_rdv_orientation",
            true if met => "oui",
            true => "non",
            false if met => "attente_fait",
            false => "attente",
        };
        let delay = kept.map(|on| days(created, on));
        self.push(id, class, delay, at, self.life.episodes[at].first().entry());
    }

    /// How things stand over the whole period, or at its end.
    pub fn state(&mut self, at: usize) {
        let (life, last) = (self.life, until(self.asked));
        let entry = self.last_day(at);
        let followed = self
            .asked
            .from
            .iter_days()
            .take_while(|day| *day <= last)
            .any(|day| life.is_followed(at, day));
        let exit = life.episodes[at].last().exit;
        let job =
            exit.is_some_and(|(on, motive)| motive == Some("emploi") && self.in_period(Some(on)));
        if followed {
            self.push("I10", if job { "oui" } else { "non" }, None, at, entry);
        } else if job {
            self.push("I10", "sans_suivi", None, at, entry);
        }
        if life.is_followed(at, last) {
            let paid = ["ouvert_versable"];
            let open = ["ouvert_versable", "ouvert_suspendu", "versement_suspendu"];
            for (id, wanted) in [("I11", &paid[..]), ("I11-o", &open[..])] {
                self.push(id, life.twelve_months(last, wanted), None, at, entry);
            }
        }
        if life.is_open(at, last) {
            let class = if life.in_force(at, last).is_some() {
                "oui"
            } else {
                "non"
            };
            self.push("I15", class, None, at, entry);
        }
    }
}
