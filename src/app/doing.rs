//! Carrying out what follows: the steps that places ask for, what every place does, what opens.
use std::ops::ControlFlow;

use super::App;
use super::job::{Gauge, Job};
use super::long_work::{Done, Long};
use super::opening::{self, spot_of};
use super::places::Place;
use super::places::confirm::Confirm;
use super::places::palette::{Listed, Palette};
use super::places::wait::Wait;
use super::turn::{Consequence, Saved};
use super::waiting::Todo;
use super::{again, chosen, drafts, hiding, long_work, merged, round, rules, saved};
use crate::app::prelude::*;
use crate::domain::change::{Change, Nature, Op};
use crate::form::FormInput;
use crate::store::{RuleChange, StoreError, Undoable, Undone};

/// What is asked of the outside.
type Effects = Result<Vec<Effect>>;

fn nothing() -> Effects {
    Ok(Vec::new())
}

impl App {
    /// Does an available action.
    pub(super) fn run(&mut self, action: Action) -> Effects {
        let done = self.answered(action);
        done.inspect_err(|error| {
            self.waiting.put_off(error, || Todo::Act(action));
        })
    }

    fn answered(&mut self, action: Action) -> Effects {
        if action == Action::Veil {
            return Ok(hiding::hide(self));
        }
        let turn = self.stack.top_mut().act(action, &mut self.desk)?;
        if turn.is_pass() {
            return self.everywhere(action);
        }
        self.follow(turn)
    }

    /// Gives what is typed to the place on top, and carries out what follows.
    pub(super) fn typed(&mut self, input: &FormInput) -> Effects {
        let turn = self.stack.top_mut().typed(input.clone(), &mut self.desk);
        let done = turn.and_then(|turn| self.follow(turn));
        let again = match (self.stack.context(), input) {
            // The form is saved as it is then, wherever one is in it.
            (Context::Form | Context::Editor, FormInput::Enter | FormInput::Save) => {
                Todo::Act(Action::Save)
            }
            _ => Todo::Type(input.clone()),
        };
        done.inspect_err(|error| {
            self.waiting.put_off(error, || again);
        })
    }

    /// Carries out what follows, in order. What the store can't take yet is put off, with the rest.
    pub(super) fn follow(&mut self, turn: Turn) -> Effects {
        let mut effects = Vec::new();
        let mut steps = turn.steps();
        while let Some(step) = steps.pop_front() {
            match self.step(step.clone()) {
                Ok(done) => effects.extend(done),
                Err(error) => {
                    if self.waiting.put_off(&error, || Todo::Step(Box::new(step))) {
                        self.waiting.then(steps.into_iter());
                    }
                    return Err(error);
                }
            }
        }
        Ok(effects)
    }

    fn step(&mut self, step: Step) -> Effects {
        match step {
            Step::Pass | Step::Changed => {}
            Step::Say(message) => self.message = Some(message),
            Step::Effect(effect) => return Ok(vec![effect]),
            Step::Job(job) => self.ask(job),
            Step::Long(work) => self.wait_for(work),
            Step::Leave => self.leave()?,
            Step::Open(opening) => {
                let turn = opening::open(opening, &mut self.stack, &self.desk)?;
                return self.follow(turn);
            }
            Step::Do(action) => return Ok(self.act(action)),
            Step::Choose(choice) => return self.choose(choice),
            Step::Then(consequence) => return self.confirmed(consequence),
            Step::Saved(saved) => return self.saved(&saved),
            Step::Write(change) => return self.write(&change),
            Step::Invert(act, nature) => return self.invert_now(act, nature),
            Step::Inverted(undone, nature, act) => self.taken_back(&undone, nature, act)?,
            Step::Asked => {
                self.waiting.todo = std::mem::take(&mut self.waiting.asked);
                return again::do_again(self);
            }
            Step::Refresh => self.refresh()?,
            Step::Merged(gone) => drop(self.tell(&News::Merged(gone))?),
            Step::Recount => self.ask(Job::Count(self.stack.caseload.list.query.clone())),
        }
        nothing()
    }

    /// Does what every place does.
    fn everywhere(&mut self, action: Action) -> Effects {
        let chosen = self.stack.person();
        let (stack, desk) = (&mut self.stack, &mut self.desk);
        if let Some(spot) = spot_of(action) {
            let open = |person| opening::file(person, &spot, stack, desk);
            let turn = chosen.map(open).transpose()?;
            return self.follow(turn.into());
        }
        match action {
            Action::NextAlert => {
                let turn = round::go_on(stack, desk)?;
                return self.follow(turn);
            }
            Action::Alerts => {
                stack.show(None, desk)?;
                stack.caseload.show_all(desk)?;
            }
            Action::Search => opening::search(stack, desk)?,
            Action::Agenda
            | Action::Triage
            | Action::Steering
            | Action::Yearly
            | Action::Duplicates
            | Action::Reminders => {
                let turn = opening::screen(action, stack, desk)?;
                return self.follow(turn);
            }
            Action::Why | Action::Life | Action::Interview | Action::Lead | Action::Documents => {
                chosen.map_or(Ok(()), |it| opening::about(it, action, stack, desk))?;
            }
            Action::Rules | Action::Drafts | Action::Team | Action::Partners | Action::Settings => {
                opening::list(action, stack, desk)?
            }
            Action::Undo => return self.invert(Nature::Undo),
            Action::Redo => return self.invert(Nature::Redo),
            Action::Export => self.ask(self.stack.caseload.export(Vec::new())),
            Action::Palette if self.stack.interview().is_some() => {
                self.list_actions(Listed::Actions)?;
            }
            Action::Palette => self.list_actions(Listed::All)?,
            Action::Help => self.list_actions(Listed::Keys)?,
            Action::Quit => return self.quit(),
            Action::HowToQuit => {
                let key = self.key_of(Action::Quit);
                let words = match self.desk.vanishes() {
                    true => "Cette démonstration ne garde rien.",
                    false => "Rien de ce qui est enregistré n’est perdu.",
                };
                self.message = Some(Message::info(format!("Pour quitter : {key}. {words}")));
            }
            Action::Suspend => return Ok(vec![Effect::Suspend]),
            _ => {}
        }
        nothing()
    }

    fn leave(&mut self) -> Result<()> {
        if let Some(Place::File(view)) = self.stack.pop(&mut self.desk)? {
            self.tell(&News::BackFrom(view.person))?;
        }
        Ok(())
    }

    fn list_actions(&mut self, listed: Listed) -> Result<()> {
        let mut offers = self.stack.top().offers(&self.desk).list();
        // What is not for a role is found when it is asked for, with whose it is, and listed nowhere.
        offers.retain(|it| listed == Listed::All || self.desk.kept_from(it.action).is_none());
        let items = offers.into_iter().map(|offer| Item {
            disabled: match self.availability(offer.action) {
                Availability::Yes => None,
                Availability::No(reason) => Some(reason),
            },
            ..Item::new(offer.help, offer.action).noted(self.key_of(offer.action))
        });
        let file = |id| {
            let open = self.stack.file().filter(|view| view.person == id);
            open.map(|view| view.file.clone())
        };
        let here = self.stack.person().map(|id| (id, file(id)));
        let palette = Palette::new(listed, items.collect(), here, &self.desk)?;
        let in_form = matches!(self.stack.context(), Context::Form | Context::Editor);
        let form = self.stack.form().filter(|_| in_form).map(|open| &open.form);
        // The person who reads their carnet sees no sign.
        let palette = palette.explaining(form, self.stack.interview().is_none());
        self.stack.push(palette);
        Ok(())
    }

    fn quit(&mut self) -> Effects {
        self.keep_draft();
        let question = if self.stack.forms_mut().any(|form| form.is_lost()) {
            drafts::before_losing(&self.desk)
        } else if self.desk.drafts == 0 {
            return Ok(vec![Effect::Quit]);
        } else {
            // The person who reads their carnet is told of nobody else.
            drafts::before_quitting(self.stack.interview().is_none(), &self.desk)
        };
        self.stack.push(Confirm::new(question));
        nothing()
    }

    /// Gives what a menu chose to the place that opened it; some choices are for no place.
    fn choose(&mut self, choice: Choice) -> Effects {
        let mut turn = self.stack.top_mut().chosen(&choice, &mut self.desk)?;
        if turn.is_pass() {
            turn = chosen::anywhere(choice, &mut self.stack, &mut self.desk)?;
        }
        self.follow(turn)
    }

    fn confirmed(&mut self, consequence: Consequence) -> Effects {
        match consequence {
            Consequence::Quit => Ok(vec![Effect::Quit]),
            Consequence::Modify(gesture) => self.follow(Turn::form(gesture)),
            Consequence::Choose(choice) => self.choose(*choice),
            Consequence::Write(change) => self.follow(Step::Write(*change).into()),
            Consequence::Join(joining) => self.step(Step::Long(Long::Join(*joining))),
            Consequence::Correct(correction) => self.step(Step::Long(Long::Correct(*correction))),
            Consequence::ChangeRules(change) => {
                self.change_rules(change);
                nothing()
            }
            Consequence::Merge(kept, other, taken) => {
                let (stack, desk) = (&mut self.stack, &mut self.desk);
                let turn = merged::merge((kept, other), &taken, stack, desk)?;
                self.follow(turn)
            }
            Consequence::RemovePerson(person) => {
                let row = self.desk.store.row(Entity::Allocataire, person)?;
                self.stack.close_file();
                let label = format!("{} : dossier retiré", name_of(&row));
                let change = Change::entry(label, Some(person), vec![Op::remove(&row)]);
                self.follow(Step::Write(change).into())
            }
        }
    }

    /// Shows what a form has written, and opens what follows from it.
    fn saved(&mut self, saved: &Saved) -> Effects {
        self.refresh()?;
        let reading = self.stack.interview().is_some();
        if !reading {
            self.tell(&News::Saved(Box::new(saved.clone())))?;
        }
        if let (Gesture::NewPerson, Some(person)) = (saved.request, saved.person) {
            let spot = Spot::Record(Entity::Allocataire, person);
            self.follow(Turn::file(person, spot))?;
        }
        let next = saved.next.filter(|_| !self.stack.in_review());
        let said = saved::said(saved, next, self.stack.context(), &self.desk)?;
        let asked = saved::next_form(next, saved);
        self.follow(asked.map(Opening::Form).into())?;
        self.message = Some(said);
        self.step(Step::Recount)
    }

    /// Applies a change that no form asked for, and shows it.
    fn write(&mut self, change: &Change) -> Effects {
        let moment = self.desk.clock.moment();
        self.desk.store.apply(&self.desk.author, &moment, change)?;
        self.written(&change.label)
    }

    /// Shows an act that was written, by steps: one that is put off does not write it again.
    fn written(&mut self, label: &str) -> Effects {
        let undo = self.key_of(Action::Undo);
        let words = format!("Enregistré : {label}. {undo} pour annuler.");
        let turn = Turn::from(Step::Refresh).then(Message::success(words));
        self.follow(turn.then(Step::Recount))
    }

    /// Undoes or does again, by that nature: beside when that is long.
    fn invert(&mut self, nature: Nature) -> Effects {
        let (store, author) = (&mut self.desk.store, &self.desk.author);
        let act = store.to_invert(author, nature)?;
        if let Some(change) = store.inverse_of_rules(&act, nature)? {
            self.change_rules(change);
            return nothing();
        }
        let long = store.is_long(&act)?;
        if long {
            self.wait_for(Long::Inverse(act, nature));
            return nothing();
        }
        self.follow(Step::Invert(act, nature).into())
    }

    fn invert_now(&mut self, act: Undoable, nature: Nature) -> Effects {
        let by = (&self.desk.author, &self.desk.clock.moment());
        let mut to_the_end = |_| ControlFlow::Continue(());
        let work = Long::Inverse(act, nature);
        let done = work.run(&mut self.desk.store, by, &mut to_the_end);
        self.long_done(done)
    }

    /// Takes the end of something long.
    fn long_done(&mut self, done: Result<Done>) -> Effects {
        match done {
            Ok(Done::Inverse(undone, nature, act)) => {
                self.follow(Step::Inverted(undone, nature, act).into())
            }
            Ok(Done::Import(done)) => {
                let turn = opening::imported(done, &mut self.stack, &mut self.desk)?;
                self.follow(turn)
            }
            Ok(Done::Act(label)) => self.written(&label),
            Ok(Done::Marked(label)) => {
                let (form, desk) = (self.stack.form_mut(), &mut self.desk);
                let turn = form.map(|form| form.saved(&label, None, desk));
                self.follow(turn.transpose()?.into())
            }
            Ok(Done::RulesTrial(change, moved)) => self.follow(rules::confirm(change, moved)),
            Ok(Done::Rules(label, rebuilt)) => {
                self.message = Some(rules::done(&label, rebuilt));
                self.desk.store.forget_rules();
                self.desk.rules = self.desk.store.rule_book()?;
                self.refresh()?;
                self.step(Step::Recount)
            }
            Err(error) => {
                self.refresh()?;
                Err(error)
            }
        }
    }

    /// Takes the end of what one waited for.
    pub fn ended(&mut self, done: Result<Done>) {
        self.stack.close(|place| matches!(place, Place::Wait(_)));
        let given_up = matches!(done, Err(StoreError::GivenUp));
        let done = self.long_done(done);
        self.done(done);
        if let Some(message) = self.message.as_mut().filter(|_| given_up) {
            *message = Message::info(message.text.clone());
        }
    }

    /// Shows what was undone or done again, and in whose file.
    fn taken_back(&mut self, undone: &Undone, nature: Nature, act: Id) -> Result<()> {
        self.desk.count_drafts()?;
        self.refresh()?;
        let named = |person| self.desk.name_of(person).ok();
        let name = undone.person.and_then(named);
        if let (Some(person), Some(_), None) = (undone.person, &name, self.stack.file()) {
            self.stack.caseload.choose(person, &self.desk)?;
        }
        let text = long_work::said_of(undone, nature, &name.unwrap_or_default());
        self.message = Some(Message::success(text));
        self.step(Step::Recount)?;
        if nature == Nature::Undo {
            self.tell(&News::Undone(Some(act)))?;
        }
        Ok(())
    }

    /// Starts a change of the rules, which one waits for.
    pub fn change_rules(&mut self, change: RuleChange) {
        match self.desk.locked() {
            Some(locked) => self.message = Some(Message::warning(locked)),
            None => self.wait_for(Long::Rules(change)),
        }
    }

    /// Has something long done beside, and shows how far it is.
    fn wait_for(&mut self, work: Long) {
        let gauge = Gauge::default();
        self.stack.push(Wait {
            title: work.title(),
            counted: work.counted(),
            way_out: work.way_out(),
            gauge: gauge.clone(),
        });
        let (author, moment) = (self.desk.author.clone(), self.desk.clock.moment());
        self.ask(Job::Long {
            work,
            gauge,
            author,
            moment,
        });
    }
}
