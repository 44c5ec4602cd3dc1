//! What is done on the page of the interview: each row by its own gesture, one key each where one is enough.
use super::{Hour, Judging};
use crate::app::brakes;
use crate::app::job::PaperAsked;
use crate::app::papers;
use crate::app::prelude::*;
use crate::app::turn::AskFor;
use crate::documents::{Format, Kind};
use crate::domain::record::action::ACTION;
use crate::domain::record::appointment::APPOINTMENT;
use crate::domain::vocabulary::Theme;
use crate::words::hour::{self, Piece};

impl Hour {
    /// What Entrée does on the row chosen.
    fn enter(&self, desk: &Desk) -> Answer {
        let form = |gesture| Opening::Form(FormAsked::of(gesture, self.person)).into();
        let Some(piece) = self.piece() else {
            return Ok(Turn::stay());
        };
        Ok(match piece {
            Piece::Title => Turn::stay(),
            Piece::Outcome(Some(id)) => form(Gesture::Outcome(id)),
            Piece::Outcome(None) => {
                let today = crate::domain::date::full(desk.today);
                let asked = FormAsked {
                    fill: vec![(APPOINTMENT.planned_on.name, today)],
                    ..FormAsked::of(Gesture::New(Entity::Appointment, 0), self.person)
                };
                Opening::Form(asked).into()
            }
            Piece::Theme(theme) => form(Gesture::LookAgain(theme)),
            Piece::NewAnswer(theme) => {
                let file = desk.store.case_file(self.person)?;
                Turn::menu(brakes::menu(&file, theme))
            }
            Piece::OtherTheme => self.other_themes(),
            Piece::Row(kind, id) => form(Gesture::Edit(kind, id)),
            Piece::NewAction(under) => Opening::Ask(AskFor::NewAction(under)).into(),
            Piece::NewObjective => Opening::Ask(AskFor::NewObjective).into(),
            Piece::Support(theme) => return self.turn_support(theme, desk),
            Piece::SituationSeen(id) => return self.turn_seen(id, false, desk),
            Piece::PlanSeen(id) => return self.turn_seen(id, true, desk),
            Piece::Next(Some(id)) => form(Gesture::Edit(Entity::Appointment, id)),
            Piece::Next(None) => return self.book(desk),
            Piece::NextPlace => {
                let focus = Some(APPOINTMENT.channel.name);
                let asked = self.booking();
                Opening::Form(FormAsked { focus, ..asked }).into()
            }
            Piece::PrintPlan => {
                let asked = PaperAsked {
                    person: self.person,
                    kind: Kind::Plan,
                    format: Format::Pdf,
                };
                papers::print(asked, desk)
            }
            Piece::PrintOther => Turn::menu(papers::menu(self.person, desk)?),
        })
    }

    /// The themes of which nothing is noted yet.
    fn other_themes(&self) -> Turn {
        let noted = |theme: &Theme| self.rows.iter().any(|(it, _)| *it == Piece::Theme(*theme));
        let themes = Theme::all().filter(|theme| !noted(theme));
        let item = |theme: Theme| Item::new(theme.label(), Choice::Open(Gesture::LookAgain(theme)));
        Turn::menu(Chooser::new("Quel thème ?", themes.map(item).collect()))
    }

    /// « d »: the person came, the action is done, the objective is over.
    fn done(&mut self, desk: &Desk) -> Answer {
        match self.piece() {
            Some(Piece::Outcome(Some(id))) => self.kept(id, desk),
            Some(Piece::Row(Entity::Action, id)) => {
                self.judging = Some(Judging::of(id));
                Ok(Turn::stay())
            }
            Some(Piece::Row(Entity::Objective, id)) => {
                let asked = FormAsked::of(Gesture::ObjectiveDone(id), self.person);
                Ok(Opening::Form(asked).into())
            }
            _ => {
                let turn = self.enter(desk);
                self.step(1);
                turn
            }
        }
    }

    /// « n »: the person did not come, the action is not done.
    fn not_done(&self) -> Turn {
        match self.piece() {
            Some(Piece::Outcome(Some(id))) => self.absent(id),
            Some(Piece::Row(Entity::Action, id)) => {
                let asked = FormAsked::of(Gesture::ActionNotDone(id), self.person);
                Opening::Form(asked).into()
            }
            _ => Turn::stay(),
        }
    }

    /// Another date for the row chosen.
    fn postpone(&self) -> Turn {
        let moved = match self.piece() {
            Some(Piece::Row(kind, id)) => Some((kind, id)),
            Some(Piece::Outcome(id) | Piece::Next(id)) => id.map(|id| (Entity::Appointment, id)),
            _ => None,
        };
        let form =
            |(kind, id)| Opening::Form(FormAsked::of(Gesture::Postpone(kind, id), self.person));
        Turn::from(moved.map(form))
    }

    /// Takes how the action went: its quality, then its impact, then all of it is saved.
    fn judged(&mut self, code: Option<&'static str>, desk: &Desk) -> Answer {
        let Some(judging) = self.judging else {
            return Ok(Turn::stay());
        };
        let Some(quality) = judging.quality else {
            self.judging = Some(judging.judged(code));
            return Ok(Turn::stay());
        };
        self.judging = None;
        let said = [(ACTION.quality.name, quality), (ACTION.impact.name, code)];
        let said = said.into_iter();
        let fill = said.filter_map(|(name, code)| Some((name, code?.to_owned())));
        let turn = self.save(Gesture::ActionDone(judging.action), fill.collect(), desk);
        self.step(1);
        self.go_to_open_action();
        turn
    }

    /// Leaves an action unjudged; what was said of it is not lost at the first press.
    fn unjudged(&mut self) -> Turn {
        self.judging = self.judging.and_then(Judging::back);
        Turn::from(Message::info(match self.judging {
            Some(_) => {
                "Rien n’est encore enregistré de cette action : Entrée garde la qualité dite ; Échap encore une fois laisse l’action comme elle était."
            }
            None => "Rien n’est noté de cette action.",
        }))
    }

    /// Ends the interview: what the page lacks is said first, each time until that is confirmed.
    fn end(&mut self, desk: &Desk) -> Answer {
        let file = desk.store.case_file(self.person)?;
        let lacking = hour::lacking(&file, self.held(&file, desk), desk.today).join(", ");
        if lacking.is_empty() {
            // Nothing was to be noted of someone who left and had no appointment.
            let words = match self.held(&file, desk).is_none() && file.left_by(desk.today).is_some()
            {
                true => "Fin de l’entretien. L’accompagnement est terminé.",
                false => "Fin de l’entretien : tout est enregistré.",
            };
            return Ok(Turn::leave().then(Message::success(words)));
        }
        if self.warned == lacking {
            let words = format!("Fin de l’entretien. Il reste : {lacking}.");
            return Ok(Turn::leave().then(Message::info(words)));
        }
        let key = desk.key_of(Context::Hour, Action::Save);
        let words = format!("Il reste : {lacking}. {key} encore une fois finit sans cela.");
        self.warned = lacking;
        Ok(Message::warning(words).into())
    }

    /// Whether an action has something to do on the row chosen, and if not why.
    fn available(&self, action: Action, desk: &Desk) -> Option<Availability> {
        let piece = self.piece();
        let reads = matches!(piece, Some(Piece::PrintPlan | Piece::PrintOther));
        let writes = match action {
            Action::Open => !reads,
            Action::Done | Action::NotDone | Action::Postpone => true,
            _ => false,
        };
        if let Some(locked) = desk.locked().filter(|_| writes) {
            return Some(Availability::No(locked));
        }
        // Nothing is asked any more of an appointment that was kept: Entrée still changes what was said.
        let asks = matches!(piece, Some(Piece::Outcome(Some(_)))) && !self.is_told();
        let fits = match action {
            Action::Done if asks => true,
            Action::Done => matches!(
                piece,
                Some(
                    Piece::Row(..)
                        | Piece::Support(_)
                        | Piece::SituationSeen(_)
                        | Piece::PlanSeen(_)
                )
            ),
            Action::NotDone => asks || matches!(piece, Some(Piece::Row(Entity::Action, _))),
            Action::Postpone => {
                asks || matches!(piece, Some(Piece::Row(..) | Piece::Next(Some(_))))
            }
            Action::PreviousDay | Action::NextDay => {
                matches!(piece, Some(Piece::Next(None) | Piece::NextPlace))
            }
            Action::Undo | Action::Redo => return Some(desk.refuses(action)),
            Action::Open
            | Action::Save
            | Action::NextPanel
            | Action::PreviousPanel
            | Action::Back
            | Action::Help
            | Action::Quit
            | Action::HowToQuit
            | Action::Suspend => true,
            _ if rows_of(action, 1).is_some() => true,
            // Another screen would open under the page.
            _ => return Some(Availability::no("Échap ferme d’abord cette page.")),
        };
        Some(match fits {
            true => Availability::Yes,
            false => Availability::no("Cette touche n’a rien à faire sur cette ligne."),
        })
    }
}

impl At for Hour {
    fn context(&self) -> Context {
        match self.judging {
            Some(_) => Context::Picker,
            None => Context::Hour,
        }
    }

    fn offers(&self, desk: &Desk) -> Offers {
        if let Some(judging) = self.judging {
            return Offers::choices(Context::Picker, judging.leave());
        }
        let shown = [
            Action::Open,
            Action::Done,
            Action::NotDone,
            Action::Postpone,
            Action::NextDay,
            Action::NextPanel,
            Action::Save,
            Action::Undo,
        ];
        let can = |action: &Action| self.available(*action, desk) == Some(Availability::Yes);
        let shown: Vec<Action> = shown.into_iter().filter(can).collect();
        let (done, not_done) = match self.piece() {
            Some(Piece::Outcome(_)) => ("venue", "pas venue"),
            _ => ("fait", "pas fait"),
        };
        let (other, proposes, before) = match self.piece() {
            Some(Piece::NextPlace) => (
                "autre lieu",
                "Proposer un autre lieu pour le prochain rendez-vous",
                "Revenir au lieu d’avant",
            ),
            _ => (
                "autre créneau",
                "Proposer un autre créneau pour le prochain rendez-vous",
                "Revenir au créneau d’avant",
            ),
        };
        Offers::of(Context::Hour)
            .moves()
            .first(&shown)
            .call(Action::Done, done)
            .call(Action::NotDone, not_done)
            .call(Action::NextPanel, "partie suivante")
            .call(Action::NextDay, other)
            .explain(Action::NextDay, proposes)
            .explain(Action::PreviousDay, before)
            .call(Action::Save, "fin d’entretien")
            .explain(
                Action::Save,
                "Fin de l’entretien : ce qui manque est dit, le reste est déjà enregistré",
            )
            .always(&[Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        Some(self.person)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        match self.judging {
            Some(_) => None,
            None => self.available(action, desk),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if self.judging.is_some() {
            return match action {
                Action::Open => self.judged(None, desk),
                Action::Back => Ok(self.unjudged()),
                _ => Ok(Turn::stay()),
            };
        }
        if action != Action::Save {
            self.warned.clear();
        }
        if let Some(by) = rows_of(action, Desk::page(desk.size.panel_rows())) {
            self.step(by);
            return Ok(Turn::stay());
        }
        Ok(match action {
            Action::Open => return self.enter(desk),
            Action::Done => return self.done(desk),
            Action::NotDone => self.not_done(),
            Action::Postpone => self.postpone(),
            Action::Save => return self.end(desk),
            Action::NextPanel => {
                self.turn_part(true);
                Turn::stay()
            }
            Action::PreviousPanel => {
                self.turn_part(false);
                Turn::stay()
            }
            Action::NextDay => {
                self.turn_proposed(1, desk)?;
                Turn::stay()
            }
            Action::PreviousDay => {
                self.turn_proposed(-1, desk)?;
                Turn::stay()
            }
            Action::Back => Turn::leave(),
            _ => Turn::pass(),
        })
    }

    fn typed(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        self.warned.clear();
        let FormInput::Char(letter) = input else {
            return Ok(Turn::stay());
        };
        match self.judging.map(|judging| judging.code(letter)) {
            Some(Some(code)) => self.judged(Some(code), desk),
            Some(None) => Ok(Turn::stay()),
            None => match self.support_of(letter) {
                Some(theme) => self.turn_support(theme, desk),
                None => Ok(Turn::stay()),
            },
        }
    }

    fn takes(&self, letter: char) -> bool {
        self.support_of(letter).is_some()
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        match choice {
            Choice::Line(wanted, line) => self.add(*wanted, line, desk),
            Choice::Answer(theme, chosen) => self.answer((*theme, *chosen), desk),
            _ => Ok(Turn::pass()),
        }
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        let before = self.rows.clone();
        Ok(match self.read_again(desk) {
            Ok(()) => self.after_objective(&before),
            // The page of a file that is gone closes.
            Err(_) => Turn::leave(),
        })
    }
}
