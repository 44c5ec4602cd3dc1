//! Rendez-vous, absences, contacts and reviews of one person.
use super::diary::RANKS;
use super::prelude::*;
use chrono::Datelike;

/// Days after which a first appointment is of long ago.
const LONG_AGO: i64 = 60;
/// Stream of what happened before the first appointment was kept.
const STREAM: u64 = 0x00AB_5E17;

impl Writer<'_> {
    /// Every rendez-vous, in order of date, and what followed absences.
    pub(super) fn meetings(&mut self) {
        let case = self.case;
        let mut held = None;
        match case.first {
            First::None => {}
            First::Fixed(on) => {
                self.meeting(on, "accompagnement", "prevu", &[]);
            }
            First::Missed(on, back) => {
                let missed = self.meeting(on, "accompagnement", "absent", &[]);
                if let Some(day) = back {
                    self.absence(&missed, "relance_telephone", day);
                    self.absence(&missed, "nouveau_rdv", day);
                }
            }
            First::Held(on) => {
                self.missed_before(on);
                held = Some(on);
                self.meeting(on, "accompagnement", "honore", &SENTENCES.first_meetings);
            }
        }
        let signatures = case
            .terms
            .iter()
            .filter_map(|term| term.signed)
            // What was signed on a day off was signed by post.
            .filter(|on| Some(*on) != held && is_office(*on));
        let mut later: Vec<(Date, &str, &str)> =
            signatures.map(|on| (on, "signature", "honore")).collect();
        let reviews = case
            .reviews
            .iter()
            .filter(|(_, trigger)| *trigger == "six_mois");
        later.extend(reviews.map(|(on, _)| (*on, "revue", "honore")));
        later.extend(
            case.meetings
                .iter()
                .map(|(on, status)| (*on, "accompagnement", *status)),
        );
        later.sort_unstable();
        later.dedup_by_key(|(on, ..)| *on);
        for (on, kind, status) in later {
            let reports = match kind {
                "signature" => &SENTENCES.signatures,
                "revue" => &SENTENCES.reviews,
                _other => &SENTENCES.meetings,
            };
            let meeting = self.meeting(on, kind, status, reports);
            if status == "absent_excuse" {
                self.absence(
                    &meeting,
                    "nouveau_rdv",
                    office_after(shift(on, 1)).min(self.today),
                );
            }
        }
        if let Some(on) = case.next {
            self.meeting(on, "accompagnement", "prevu", &[]);
        }
    }

    /// One first appointment in six was missed, and fixed again for the day when it was kept. Only of long ago:
    /// what is to be done today has its own people.
    fn missed_before(&mut self, on: Date) {
        let missed = office_before(shift(on, -4));
        let known = self.case.notified.is_some_and(|notified| notified < missed);
        let mut apart = Rng::new(u64::from(on.num_days_from_ce().unsigned_abs()), STREAM);
        if !known || on > shift(self.today, -LONG_AGO) || !apart.chance(17) {
            return;
        }
        std::mem::swap(&mut self.rng, &mut apart);
        let meeting = self.meeting(missed, "accompagnement", "absent", &[]);
        self.absence(
            &meeting,
            "nouveau_rdv",
            office_after(shift(missed, 1)).min(on),
        );
        std::mem::swap(&mut self.rng, &mut apart);
    }

    fn meeting(&mut self, on: Date, kind: &str, status: &str, reports: &[&'static str]) -> Value {
        let made = shift(on, -self.rng.between(4, 10)).min(self.today);
        let made = self
            .case
            .notified
            .map_or(made, |notified| made.max(notified.min(on)));
        let rank = self.rng.pick(&RANKS);
        let minutes = self.rng.pick(&[45_i64, 45, 60]);
        let hour = self.diary.give(on, rank, minutes);
        let channel = self
            .rng
            .pick(&["bureau", "bureau", "bureau", "permanence", "telephone"]);
        let report = (status == "honore").then(|| say(&mut self.rng, reports, self.feminine));
        let noted = (status != "prevu").then_some(on);
        let agent = self.referent.clone();
        let values = [
            ("parcours_id", self.parcours.clone()),
            ("type", kind.into()),
            ("prevu_le", on.into()),
            ("heure", hour.into()),
            ("duree", minutes.into()),
            ("canal", channel.into()),
            ("collectif", 0_i64.into()),
            ("agent_id", agent),
            ("statut", status.into()),
            ("statut_le", noted.into()),
            ("cree_le", made.into()),
            ("compte_rendu", report.into()),
        ];
        self.add(Entity::Appointment, values)
    }

    fn absence(&mut self, meeting: &Value, kind: &str, on: Date) {
        let values = [
            ("rdv_id", meeting.clone()),
            ("type", kind.into()),
            ("faite_le", on.into()),
        ];
        self.add(Entity::AbsenceAction, values);
    }

    /// Contacts in order of date; the last one is a real exchange, save with someone whom
    /// nobody has met yet.
    pub(super) fn contacts(&mut self) {
        let mut days: Vec<Date> = self
            .case
            .contacts
            .iter()
            .map(|day| (*day).min(self.case.horizon))
            .collect();
        days.sort_unstable();
        days.dedup();
        let met = !matches!(self.case.first, First::None | First::Missed(_, None));
        let last = days.last().copied();
        for day in days {
            let real = met && (Some(day) == last || self.rng.chance(70));
            self.contact(day, real);
        }
    }

    fn contact(&mut self, on: Date, real: bool) {
        let channel = self
            .rng
            .pick(&["telephone", "telephone", "sms", "courriel"]);
        let channel = if real { channel } else { "telephone" };
        let direction = if real {
            self.rng.pick(&["sortant", "entrant"])
        } else {
            "sortant"
        };
        let opening = Some(on) == self.case.notified;
        let note = if real && opening {
            "Prise de contact : présentation de la structure, premier rendez-vous proposé."
                .to_owned()
        } else if real {
            say(&mut self.rng, &SENTENCES.exchanges, self.feminine)
        } else {
            "Message laissé avec le numéro à rappeler.".to_owned()
        };
        let agent = self.referent.clone();
        let values = [
            ("fait_le", on.into()),
            ("canal", channel.into()),
            ("sens", direction.into()),
            (
                "resultat",
                if real { "echange" } else { "message_laisse" }.into(),
            ),
            ("bilateral", i64::from(real).into()),
            ("agent_id", agent),
            ("note", note.into()),
        ];
        self.add(Entity::Contact, values);
    }
}
