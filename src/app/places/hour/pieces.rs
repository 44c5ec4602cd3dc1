//! The pieces of the page that are saved without a form on screen: the gesture's own form is filled and saved at
//! once; when something of it is missing, wrong or doubtful, it opens instead, as it was filled.
use super::Hour;
use super::venues::Venue;
use crate::app::brakes;
use crate::app::prelude::*;
use crate::app::turn::AskFor;
use crate::app::writing;
use crate::domain::change::{Change, Op};
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::intervention::INTERVENTION;
use crate::domain::vocabulary::{BrakeAnswer, Theme, Vocabulary, social_field};
use crate::gestures::one_line::{self, Answers};
use crate::words::hour::{self, Piece};

impl Hour {
    /// Saves what a gesture writes with those answers, or opens its form.
    pub(super) fn save(&self, request: Gesture, fill: Answers, desk: &Desk) -> Answer {
        let asked = FormAsked {
            fill,
            ..FormAsked::of(request, self.person)
        };
        self.save_asked(asked, None, desk)
    }

    /// Saves it, then asks for `again`, or opens its form.
    fn save_asked(&self, asked: FormAsked, again: Option<Opening>, desk: &Desk) -> Answer {
        if let Some(reason) = writing::kept_from(asked.request, desk) {
            return Ok(Message::warning(reason).into());
        }
        Ok(match writing::at_once(&asked, self.person, desk)? {
            Some(change) => Turn::from(Step::Write(change)).then(Turn::from(again)),
            None => Opening::Form(asked).into(),
        })
    }

    /// The person came.
    pub(super) fn kept(&self, appointment: Id, desk: &Desk) -> Answer {
        let kept = vec![(APPOINTMENT.status.name, "honore".to_owned())];
        self.save(Gesture::Outcome(appointment), kept, desk)
    }

    /// The person did not come: the form says it, and asks what follows.
    pub(super) fn absent(&self, appointment: Id) -> Turn {
        let asked = FormAsked {
            fill: vec![(APPOINTMENT.status.name, "absent".to_owned())],
            ..FormAsked::of(Gesture::Outcome(appointment), self.person)
        };
        Opening::Form(asked).into()
    }

    /// A volet was looked at again at that appointment, or was not after all.
    pub(super) fn turn_seen(&self, appointment: Id, plan: bool, desk: &Desk) -> Answer {
        let gesture = Gesture::Edit(Entity::Appointment, appointment);
        if let Some(reason) = writing::kept_from(gesture, desk) {
            return Ok(Message::warning(reason).into());
        }
        let file = desk.store.case_file(self.person)?;
        let Some(it) = file.one::<AppointmentRecord<'_>>(appointment) else {
            return Ok(Turn::stay());
        };
        let (field, seen, told, [yes, no]) = match plan {
            true => (
                APPOINTMENT.plan_seen,
                it.plan_seen(),
                hour::is_plan_told(&file, it),
                [
                    "plan d’actions regardé de nouveau",
                    "plan d’actions non revu",
                ],
            ),
            false => (
                APPOINTMENT.situation_seen,
                it.situation_seen(),
                hour::is_evaluated(&file, it),
                ["situation regardée de nouveau", "situation non revue"],
            ),
        };
        if told && !seen {
            let words = "Ce qui vient d’en être noté compte déjà comme regardé de nouveau.";
            return Ok(Message::info(words).into());
        }
        let what = if seen { no } else { yes };
        let op = Op::Update {
            entity: Entity::Appointment,
            id: it.id,
            version: it.row().version,
            values: vec![field.set(!seen)],
        };
        let label = format!("Rendez-vous : {what}");
        Ok(Step::Write(Change::entry(label, Some(self.person), vec![op])).into())
    }

    /// The thématique of that digit.
    pub(super) fn support_of(&self, digit: char) -> Option<&'static str> {
        let mut themes = self.rows.iter().filter_map(|(piece, _)| match piece {
            Piece::Support(theme) => Some(*theme),
            _ => None,
        });
        let at = digit.to_digit(10)?.checked_sub(1)?;
        themes.nth(usize::try_from(at).ok()?)
    }

    /// Something was done that day on a thématique, or was not after all.
    pub(super) fn turn_support(&self, theme: &'static str, desk: &Desk) -> Answer {
        let gesture = Gesture::New(Entity::Intervention, 0);
        let kept = desk.locked().or_else(|| writing::kept_from(gesture, desk));
        if let Some(reason) = kept {
            return Ok(Message::warning(reason).into());
        }
        let file = desk.store.case_file(self.person)?;
        let held = self.held(&file, desk);
        let (op, what) = match hour::intervention(&file, (held, desk.today), theme) {
            Some(it) => (Op::remove(it.row()), "retirée"),
            None => {
                let values = vec![
                    INTERVENTION.person.set(self.person),
                    INTERVENTION.done_on.set(hour::day_of(held, desk.today)),
                    INTERVENTION.theme.set(theme),
                    INTERVENTION.field.set(social_field(theme, None)),
                    INTERVENTION.agent.set(desk.author.agent),
                    INTERVENTION.appointment.set(held.map(|it| it.id)),
                ];
                (Op::insert(Entity::Intervention, values), "notée")
            }
        };
        let label = Vocabulary::SupportTheme.label(theme);
        let label = format!("Intervention {what} ({label})");
        Ok(Step::Write(Change::entry(label, Some(self.person), vec![op])).into())
    }

    /// Adds what a line says; after an action another one is asked for.
    pub(super) fn add(&mut self, wanted: AskFor, line: &str, desk: &Desk) -> Answer {
        match wanted {
            AskFor::NewAction(under) => {
                let request = Gesture::New(Entity::Action, under.unwrap_or_default());
                let asked = FormAsked {
                    fill: one_line::action(line, desk.today),
                    ..FormAsked::of(request, self.person)
                };
                self.save_asked(asked, Some(Opening::Ask(wanted)), desk)
            }
            _ => {
                self.adds_objective = true;
                let request = Gesture::New(Entity::Objective, 0);
                self.save(request, one_line::objective(line, desk.today), desk)
            }
        }
    }

    /// Adds an action that answers a brake; one to be written opens its form.
    pub(super) fn answer(
        &self,
        (theme, chosen): (Theme, Option<BrakeAnswer>),
        desk: &Desk,
    ) -> Answer {
        let file = desk.store.case_file(self.person)?;
        let (request, fill) = brakes::action(&file, theme, chosen);
        self.save(request, fill, desk)
    }

    /// The form of the next appointment, filled as it is proposed.
    pub(super) fn booking(&self) -> FormAsked {
        let venue = self.venues.get(self.venue);
        FormAsked {
            slot: self.slot(),
            fill: venue.map(Venue::answers).unwrap_or_default(),
            ..FormAsked::of(Gesture::New(Entity::Appointment, 0), self.person)
        }
    }

    /// Fixes the next appointment when and where it is proposed.
    pub(super) fn book(&self, desk: &Desk) -> Answer {
        let asked = self.booking();
        match self.slot().and_then(|slot| slot.time) {
            Some(_) => self.save_asked(asked, None, desk),
            None => Ok(Opening::Form(asked).into()),
        }
    }
}
