//! One person, day after day: carnet is closed and opened again on each day, and what the program
//! derives that day is read in words, straight from the store.
use std::collections::BTreeSet;
use std::rc::Rc;

use carnet::app::action::Action;
use carnet::domain::date::{Date, from_iso, full};
use carnet::domain::deadlines::cohort::{Because, Followed, WhyNot};
use carnet::domain::deadlines::{Deadline, Outcome, State};
use carnet::domain::file::CaseFile;
use carnet::domain::record::{Entity, Id};
use carnet::domain::rules::Level;
use carnet::domain::vocabulary::Vocabulary;
use carnet::statistics::{Breakdown, compute};
use carnet::store::Selection;

use super::super::harness::{Base, Session};

/// Someone whose life is played.
pub struct Life {
    base: Rc<Base>,
    agent: usize,
    /// carnet, open on the day of the story.
    pub carnet: Session,
    /// The step of the story, for whoever reads a failure.
    step: String,
    /// What was over already at the step before.
    over: BTreeSet<String>,
}

impl Life {
    /// An empty caseload, on the first day.
    pub fn begins(base: &Rc<Base>) -> Self {
        Self {
            base: Rc::clone(base),
            agent: 0,
            carnet: base.open_as_later(0, "2026-01-05"),
            step: "05/01/2026 : une personne est orientée.".to_owned(),
            over: BTreeSet::new(),
        }
    }

    /// Another day: « 12/01/2026 », and what happens then.
    pub fn day(&mut self, date: &str, story: &str) -> &mut Self {
        self.step = format!("{date} : {story}");
        let mut parts = date.split('/').rev();
        let mut next = || parts.next().unwrap();
        let iso = format!("{}-{}-{}", next(), next(), next());
        self.carnet = self.base.open_as_later(self.agent, &iso);
        if self.carnet.app().stack.caseload.list.selected().is_none() {
            // Nobody follows her any more: she is among those who left.
            self.carnet.act(Action::Filters).pick("terminé");
        }
        self.carnet.press("entrée").assert_file_of("FONTANEL Élise");
        self
    }

    /// Someone else is at the keyboard from now on.
    pub fn handed_to(&mut self, agent: usize) -> &mut Self {
        self.agent = agent;
        self
    }

    /// Keys pressed so far that day: letters typed and pastes apart, Tab included.
    pub fn pressed(&self) -> usize {
        self.carnet.keys + self.carnet.tabs
    }

    pub fn id(&self) -> Id {
        self.carnet.person()
    }

    pub fn today(&self) -> Date {
        self.carnet.app().desk.today
    }

    pub fn file(&self) -> CaseFile {
        self.carnet.store().case_file(self.id()).unwrap()
    }

    fn deadlines(&self, law: bool) -> Vec<Deadline> {
        let mut all = self.carnet.store().deadlines(self.id()).unwrap();
        all.retain(|it| (it.rule.level == Level::LegalInformation) == law);
        let today = self.today();
        all.sort_by_key(|it| (it.state(today).urgency(), it.due));
        all
    }

    #[track_caller]
    fn compare(&self, what: &str, found: &[String], expected: &[&str]) {
        assert_eq!(
            found,
            expected,
            "{what}, le {}\n{}",
            self.step,
            self.carnet.screen()
        );
    }

    /// What is expected of the référent, the most pressing first. The index of the alerts says the
    /// same, and the store is sound.
    #[track_caller]
    pub fn expects(&mut self, expected: &[&str]) -> &mut Self {
        let today = self.today();
        let live = self.deadlines(false);
        let live: Vec<&Deadline> = live.iter().filter(|it| is_live(it.state(today))).collect();
        let found: Vec<String> = live.iter().map(|it| said(it, today)).collect();
        self.compare("ce qui est attendu", &found, expected);
        let mut alerts: Vec<(String, Option<Date>)> = live
            .iter()
            .filter(|it| it.rule.level == Level::Alert)
            .map(|it| (it.rule.id.clone(), it.due))
            .collect();
        let indexed = self.carnet.store().alerts_of(self.id(), today).unwrap();
        let mut indexed: Vec<(String, Option<Date>)> = indexed
            .into_iter()
            .filter(|row| is_live(row.state(today)))
            .map(|row| (row.rule, row.window.due))
            .collect();
        alerts.sort();
        indexed.sort();
        assert_eq!(indexed, alerts, "the index of alerts, le {}", self.step);
        self.carnet.assert_sound();
        self
    }

    /// What ended since the last time this was asked.
    #[track_caller]
    pub fn ends(&mut self, expected: &[&str]) -> &mut Self {
        let today = self.today();
        let all = self.deadlines(false);
        let over = all.iter().filter(|it| is_over(it.state(today)));
        let over: Vec<String> = over.map(|it| said(it, today)).collect();
        let new = over.iter().filter(|it| !self.over.contains(*it));
        let new: Vec<String> = new.cloned().collect();
        self.over.extend(over);
        self.compare("ce qui s’est terminé", &new, expected);
        self
    }

    /// The limits of the law that are shown beside.
    #[track_caller]
    pub fn law_says(&mut self, expected: &[&str]) -> &mut Self {
        let today = self.today();
        let all = self.deadlines(true);
        let live = all.iter().filter(|it| is_live(it.state(today)));
        let found: Vec<String> = live.map(|it| said(it, today)).collect();
        self.compare("la loi", &found, expected);
        self
    }

    /// The contracts, from the first one: rank, status, first and last day; then their length.
    #[track_caller]
    pub fn contracts(&mut self, expected: &[&str]) -> &mut Self {
        let (file, today) = (self.file(), self.today());
        let found: Vec<String> = file
            .contracts()
            .iter()
            .map(|it| {
                let rank = file.contract_rank(it.id);
                let rank = rank.map_or("sans rang", |rank| {
                    Vocabulary::ContractRank.label(rank.code())
                });
                let status = file.contract_status(it.id, today).unwrap().label();
                let ends = [it.start, it.end].map(|day| day.map_or("?".to_owned(), full));
                let length = file.contract_length(it.id).words();
                format!(
                    "{rank}, {status}, {} – {}, {length} en tout",
                    ends[0], ends[1]
                )
            })
            .collect();
        self.compare("les contrats", &found, expected);
        self
    }

    /// « Personne suivie », and why.
    #[track_caller]
    pub fn followed(&mut self, expected: &str) -> &mut Self {
        let days = self.file().beside.followed.unwrap();
        let found = match days.on(self.today()) {
            Followed::Yes(reasons) => {
                let said = reasons.iter().map(|it| because(it.because, it.from, it.to));
                format!("oui, {}", said.collect::<Vec<_>>().join(" ; "))
            }
            Followed::No(why) => format!("non, {}", why_not(why)),
        };
        self.compare("personne suivie", &[found], &[expected]);
        self
    }

    /// What a year of the indicators counts of this life: « I4 1/1 ».
    #[track_caller]
    pub fn counts(&mut self, year: (&str, &str), ids: &[&str], expected: &[&str]) -> &mut Self {
        let day = |iso: &str| from_iso(iso).unwrap();
        let period = Selection::period(day(year.0), day(year.1), self.today());
        let store = self.carnet.store();
        let rules = store.rule_book().unwrap();
        let report = compute(store, &rules, &period, Breakdown::Whole).unwrap();
        let lines = report
            .lines
            .iter()
            .filter(|it| ids.contains(&it.indicator.id));
        let found: Vec<String> = lines
            .map(|it| {
                format!(
                    "{} {}/{}",
                    it.indicator.id, it.figure.numerator, it.figure.denominator
                )
            })
            .collect();
        self.compare("les indicateurs", &found, expected);
        self
    }

    /// Who follows the person that day, and since when; référents never overlap.
    #[track_caller]
    pub fn followed_by(&mut self, expected: &[&str]) -> &mut Self {
        let (file, today) = (self.file(), self.today());
        let rows = file.rows(Entity::Assignment);
        let in_force = |row: &&carnet::domain::record::Row| {
            row.date("du").is_none_or(|from| from <= today)
                && row.date("au").is_none_or(|to| today <= to)
        };
        let found: Vec<String> = rows
            .iter()
            .filter(in_force)
            .map(|row| {
                let who = self.carnet.app().desk.names.agent(row.int("agent_id"));
                format!(
                    "{} : {who}, depuis le {}",
                    row.words("fonction"),
                    row.day("du")
                )
            })
            .collect();
        self.compare("qui suit", &found, expected);
        let referents = rows
            .iter()
            .filter(|row| row.text("fonction") == Some("referent"));
        let mut days: Vec<_> = referents
            .map(|row| (row.date("du"), row.date("au")))
            .collect();
        days.sort();
        for pair in days.windows(2) {
            let (ends, begins) = (pair[0].1, pair[1].0);
            assert!(ends.is_some() && ends < begins, "{days:?}");
        }
        self
    }
}

fn is_live(state: State) -> bool {
    match state {
        State::Late
        | State::Today
        | State::Soon
        | State::Unknown
        | State::Upcoming
        | State::Neutralised => true,
        State::NotStarted
        | State::NotDone
        | State::DoneLate
        | State::DoneInTime
        | State::Cancelled
        | State::NotApplicable => false,
    }
}

fn is_over(state: State) -> bool {
    !is_live(state) && state != State::NotStarted
}

/// « A4 1er RDV à fixer : à venir, 19/01/2026 ».
fn said(deadline: &Deadline, today: Date) -> String {
    let rule = &deadline.rule;
    let due = deadline.due.map_or("?".to_owned(), full);
    let detail = deadline.detail.as_ref();
    let detail = detail.map_or_else(String::new, |words| format!(" ({words})"));
    let state = match (deadline.state(today), &deadline.outcome) {
        (State::Late, _) => {
            let days = -deadline.days(today).unwrap();
            format!("en retard de {days} j, {due}")
        }
        (State::Today, _) => format!("aujourd’hui, {due}"),
        (State::Soon, _) => format!("bientôt, {due}"),
        (State::Upcoming, _) => format!("à venir, {due}"),
        (State::Unknown, _) => "date inconnue".to_owned(),
        (State::Neutralised, _) => "neutralisée".to_owned(),
        (State::DoneInTime, Outcome::Closed { on, .. }) => {
            format!("fait le {}, à temps pour le {due}", full(*on))
        }
        (State::DoneLate, Outcome::Closed { on, .. }) => {
            format!("fait le {}, après le {due}", full(*on))
        }
        (State::Cancelled, Outcome::Cancelled { on }) => format!("annulée le {}", full(*on)),
        (State::NotDone, Outcome::NotDone { on }) => {
            format!("pas faite le {}, attendue le {due}", full(*on))
        }
        (State::NotApplicable, Outcome::NotApplicable { reason }) => {
            format!("sans objet ({reason})")
        }
        other => panic!("{other:?}"),
    };
    format!("{} {}{detail} : {state}", rule.code, rule.short_label)
}

fn because(because: Because, from: Date, to: Option<Date>) -> String {
    let what = match because {
        Because::DrawingUp => "contrat en élaboration",
        Because::Waiting => "contrat signé qui attend sa décision ou son début",
        Because::Valid => "contrat en cours de validité",
        Because::Measure => "mesure sur l’allocation",
        Because::Resumption => "reprise courte",
    };
    let to = to.and_then(|to| to.pred_opt());
    let to = to.map_or_else(String::new, |to| format!(" au {}", full(to)));
    format!("{what} du {}{to}", full(from))
}

fn why_not(why: WhyNot) -> String {
    match why {
        WhyNot::NoParcours => "aucun parcours".to_owned(),
        WhyNot::NotYet(from) => format!("pas avant le {}", full(from)),
        WhyNot::Left(on) => format!("partie le {}", full(on)),
        WhyNot::NeverReceived => "orientée, pas encore reçue".to_owned(),
        WhyNot::Lapsed(on) => format!("plus rien en cours depuis le {}", full(on)),
    }
}
