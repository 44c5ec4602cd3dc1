//! What may happen to a person, drawn at random from a seed.
use carnet::domain::date::Date;
use chrono::Days;

/// A source of chance (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }

    pub const fn percent(&mut self, chances: u64) -> bool {
        self.below(100) < chances
    }

    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }

    fn maybe<T>(&mut self, chances: u64, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.percent(chances).then(|| value(self))
    }

    /// A day that many days after, at most.
    fn after(&mut self, day: Date, most: u64) -> Date {
        day + Days::new(self.below(most + 1))
    }
}

pub struct Stay {
    pub structure: Option<usize>,
    pub origin: Option<&'static str>,
    pub kind: Option<&'static str>,
    pub decided: Option<Date>,
    pub notified: Option<Date>,
    pub taken: Option<Date>,
    pub exit: Option<(Date, Option<&'static str>)>,
}

impl Stay {
    pub fn entry(&self) -> Option<Date> {
        self.taken.or(self.notified).or(self.decided)
    }

    /// Another référent unique takes over.
    pub fn hands_over(&self) -> bool {
        self.exit
            .is_some_and(|(_, motive)| motive == Some("changement_ru"))
    }
}

pub struct Meeting {
    pub stay: Option<usize>,
    pub kind: &'static str,
    pub on: Date,
    pub written: Option<Date>,
    pub status: &'static str,
    pub collective: bool,
}

pub struct Contract {
    pub stay: Option<usize>,
    pub nature: &'static str,
    pub drafted: Option<Date>,
    pub by_person: Option<Date>,
    pub by_referent: Option<Date>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub decision: Option<&'static str>,
    pub decided: Option<Date>,
    pub early: Option<Date>,
    pub cancelled: Option<Date>,
    pub form: Option<&'static str>,
}

impl Contract {
    pub fn signed(&self) -> Option<Date> {
        Some(self.by_person?.max(self.by_referent?))
    }
}

pub struct Agreement {
    pub refused: bool,
    pub on: Date,
    pub expires: Option<Date>,
    pub withdrawn: Option<Date>,
}

/// One life, as dates.
#[derive(Default)]
pub struct History {
    pub complete: Option<Date>,
    pub rights: Option<Date>,
    pub informed: Option<Date>,
    pub entered: Option<Date>,
    pub stays: Vec<Stay>,
    pub meetings: Vec<Meeting>,
    pub reminders: Vec<(Option<usize>, Date)>,
    pub contracts: Vec<Contract>,
    pub reviews: Vec<Date>,
    pub evaluations: Vec<Date>,
    pub diagnostics: Vec<Option<Date>>,
    pub agreements: Vec<Agreement>,
    pub shares: Vec<(usize, usize, Date)>,
    pub exemption: Option<(Date, Option<Date>)>,
    pub waiver: Option<&'static str>,
    pub referents: Vec<(usize, Date, Option<Date>)>,
    /// Subject or not, first and last day.
    pub duties: Vec<(bool, Option<Date>, Option<Date>)>,
    /// State, first and last day.
    pub states: Vec<(&'static str, Option<Date>, Option<Date>)>,
    /// Measures on the allowance.
    pub measures: Vec<(Option<Date>, Option<Date>)>,
    /// Resumptions of work; short or not.
    pub resumptions: Vec<(Date, Option<Date>, bool)>,
}

const KINDS: [&str; 6] = [
    "accompagnement",
    "accompagnement",
    "accompagnement",
    "signature",
    "orientation",
    "atelier",
];
const OUTCOMES: [&str; 6] = [
    "honore",
    "honore",
    "absent",
    "absent_excuse",
    "annule_structure",
    "prevu",
];
const MOTIVES: [&str; 5] = [
    "emploi",
    "demenagement",
    "changement_ru",
    "autre",
    "fin_droit",
];
const NATURES: [&str; 5] = ["cer", "cer", "contrat_engagement", "ppae", "autre"];
const STATES: [&str; 8] = [
    "demande",
    "refuse",
    "ouvert_versable",
    "ouvert_suspendu",
    "versement_suspendu",
    "clos",
    "clos_anterieur",
    "inconnu",
];
const WAIVABLE: [&str; 4] = ["RDV1-2S", "CER-1S", "REVUE-6M", "DIAG-3JO"];

impl History {
    pub fn random(c: &mut Chance) -> Self {
        let first = Date::from_ymd_opt(2025, 1, 1).unwrap();
        let asked = c.after(first, 600);
        let mut it = Self {
            complete: c.maybe(85, |_| asked),
            rights: c.maybe(85, |c| c.after(asked, 30)),
            informed: c.maybe(85, |c| c.after(asked, 35)),
            entered: c.maybe(80, |_| asked),
            ..Self::default()
        };
        let mut day = c.after(asked, 50);
        for at in 0..=c.below(3) {
            if at > 0 && c.percent(40) {
                break;
            }
            let stay = Self::stay(c, day, at > 0);
            day = stay.exit.map_or(day, |(exit, _)| exit);
            day = c.after(day + Days::new(1), 120);
            it.stays.push(stay);
        }
        it.meet(c);
        it.sign(c);
        it.share(c);
        let begin = it.stays[0].entry().unwrap_or(asked);
        it.reviews = (0..c.below(3)).map(|_| c.after(begin, 500)).collect();
        it.evaluations = (0..c.below(2)).map(|_| c.after(begin, 200)).collect();
        it.exemption = c.maybe(10, |c| {
            let from = c.after(begin, 120);
            (from, c.maybe(80, |c| c.after(from, 60)))
        });
        it.waiver = c.maybe(5, |c| c.pick(&WAIVABLE));
        let mut from = begin;
        for _ in 0..c.below(3) {
            let to = c.maybe(60, |c| c.after(from, 200));
            it.referents
                .push((usize::try_from(c.below(3)).unwrap(), from, to));
            from = c.after(to.unwrap_or(from) + Days::new(1), 10);
        }
        it.hold_rights(c, asked);
        it
    }

    /// States in a row, most of them paid, sometimes with a gap or on top of each other.
    fn hold_rights(&mut self, c: &mut Chance, asked: Date) {
        let mut day = asked - Days::new(c.below(500));
        for _ in 0..c.below(5) {
            let state = if c.percent(60) {
                "ouvert_versable"
            } else {
                c.pick(&STATES)
            };
            let to = c.maybe(75, |c| c.after(day, 420));
            self.states.push((state, c.maybe(95, |_| day), to));
            day = match to {
                Some(to) if c.percent(75) => to + Days::new(1),
                Some(to) if c.percent(50) => c.after(to, 70),
                Some(_) | None => c.after(day, 200),
            };
        }
        let mut day = asked - Days::new(c.below(200));
        for _ in 0..c.below(3) {
            let to = c.maybe(60, |c| c.after(day, 300));
            self.duties.push((c.percent(75), c.maybe(90, |_| day), to));
            day = c.after(to.unwrap_or(day), 60);
        }
        if c.percent(25) {
            let from = c.maybe(85, |c| c.after(asked, 400));
            let to = from.and_then(|from| c.maybe(75, |c| c.after(from, 120)));
            self.measures.push((from, to));
        }
        if c.percent(25) {
            let from = c.after(asked, 400);
            let to = c.maybe(75, |c| c.after(from, 90));
            self.resumptions.push((from, to, c.percent(60)));
        }
    }

    fn stay(c: &mut Chance, day: Date, later: bool) -> Stay {
        let decided = c.maybe(85, |_| day);
        let notified = c.maybe(80, |c| c.after(day, 8));
        let taken = c.maybe(60, |c| c.after(day, 15));
        let last = [decided, notified, taken].into_iter().flatten().max();
        let origins: &[Option<&str>] = if later {
            &[Some("reorientation"), Some("changement_structure"), None]
        } else {
            &[Some("initiale"), Some("mutation"), None]
        };
        Stay {
            structure: c.maybe(90, |c| usize::try_from(c.below(3)).unwrap()),
            origin: c.pick(origins),
            kind: c.pick(&[Some("social"), Some("socio_pro"), Some("pro"), None]),
            decided,
            notified,
            taken,
            exit: c.maybe(30, |c| {
                let on = c.after(last.unwrap_or(day) + Days::new(1), 300);
                (on, c.maybe(90, |c| c.pick(&MOTIVES)))
            }),
        }
    }

    fn some_stay(&self, c: &mut Chance) -> usize {
        usize::try_from(c.below(self.stays.len() as u64)).unwrap()
    }

    fn meet(&mut self, c: &mut Chance) {
        for _ in 0..c.below(6) {
            let stay = self.some_stay(c);
            let from = self.stays[stay]
                .entry()
                .unwrap_or_else(|| c.after(Date::from_ymd_opt(2025, 3, 1).unwrap(), 300));
            let on = c.after(from, c.0 % 60 + 1);
            let on = on - Days::new(c.below(4));
            self.meetings.push(Meeting {
                stay: c.maybe(80, |_| stay),
                kind: c.pick(&KINDS),
                on,
                written: c.maybe(80, |c| on - Days::new(c.below(20))),
                status: c.pick(&OUTCOMES),
                collective: c.percent(8),
            });
            if c.percent(25) {
                let which = c.maybe(70, |_| self.meetings.len() - 1);
                self.reminders.push((which, c.after(on, 25)));
            }
        }
    }

    fn sign(&mut self, c: &mut Chance) {
        for _ in 0..c.below(4) {
            let stay = self.some_stay(c);
            let from = self.stays[stay]
                .entry()
                .unwrap_or_else(|| c.after(Date::from_ymd_opt(2025, 3, 1).unwrap(), 300));
            let drafted = c.after(from, 90);
            let signed = c.percent(75);
            let by_person = signed.then(|| c.after(drafted, 12));
            let by_referent = signed.then(|| c.after(drafted, 12));
            let decided = by_person.and_then(|on| c.maybe(70, |c| c.after(on + Days::new(12), 30)));
            let start = c.maybe(90, |c| c.after(drafted, 40));
            self.contracts.push(Contract {
                stay: c.maybe(75, |_| stay),
                nature: c.pick(&NATURES),
                drafted: c.maybe(85, |_| drafted),
                by_person,
                by_referent,
                start,
                end: start.and_then(|on| {
                    c.maybe(90, |c| {
                        on + Days::new(c.pick(&[89, 180, 182, 183, 364, 365]))
                    })
                }),
                decision: decided.map(|_| if c.percent(85) { "valide" } else { "refuse" }),
                decided,
                early: start.and_then(|on| c.maybe(8, |c| c.after(on, 120))),
                cancelled: c.maybe(8, |c| c.after(drafted, 60)),
                form: c.pick(&[Some("nouveau"), Some("nouveau"), Some("ancien"), None]),
            });
        }
    }

    fn share(&mut self, c: &mut Chance) {
        let from = self.stays[0]
            .entry()
            .unwrap_or_else(|| Date::from_ymd_opt(2025, 6, 1).unwrap());
        for _ in 0..c.below(3) {
            let on = c.after(from, 40);
            self.agreements.push(Agreement {
                refused: c.percent(25),
                on,
                expires: c.maybe(20, |c| c.after(on, 90)),
                withdrawn: c.maybe(10, |c| c.after(on, 90)),
            });
        }
        for at in 0..usize::try_from(c.below(3)).unwrap() {
            let on = c.after(from, 60);
            self.diagnostics.push(c.maybe(90, |_| on));
            for to in 0..self.agreements.len() {
                if c.percent(70) {
                    self.shares.push((at, to, c.after(on, 9)));
                }
            }
        }
    }
}
