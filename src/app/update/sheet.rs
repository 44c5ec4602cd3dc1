//! Pages read over the screen: opening them, moving in them, leaving them for what they show; and
//! the walk through the plan that a review begins with.
use super::super::App;
use super::super::action::{Action, Availability};
use super::super::file_view::FileView;
use super::super::layer::{Chooser, Layer};
use super::super::message::Message;
use super::super::sheet::{Page, Reading, Sheet, Turn};
use super::over::step;
use super::{Effects, nothing};
use crate::domain::deadlines::IndexRow;
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::CaseFile;
use crate::domain::file::order::is_closed;
use crate::domain::record::{Entity, Id};
use crate::gestures::request::Request;
use crate::store::Result;
use crate::words::life::Kind;
use crate::words::panel::Panel;
use crate::words::review::Span;

impl App {
    fn reading<'a>(&'a self, file: &'a CaseFile) -> Reading<'a> {
        Reading {
            file,
            names: &self.names,
            today: self.today,
        }
    }

    fn push_sheet(&mut self, sheet: Sheet) -> Effects {
        self.layers.push(Layer::Sheet(Box::new(sheet)));
        nothing()
    }

    /// The page on top, when one is.
    pub(crate) fn sheet(&self) -> Option<&Sheet> {
        match self.layers.last() {
            Some(Layer::Sheet(sheet)) => Some(sheet),
            Some(_) | None => None,
        }
    }

    /// « La vie du carnet » of the person chosen.
    pub(super) fn open_life(&mut self) -> Effects {
        let Some(person) = self.person() else {
            return nothing();
        };
        let file = self.store.case_file(person)?;
        self.push_sheet(Sheet::life(self.reading(&file)))
    }

    /// The last evaluation beside an older one.
    pub(super) fn open_comparison(&mut self) -> Effects {
        let person = self.sheet().map(|sheet| sheet.person).or(self.person());
        let Some(person) = person else {
            return nothing();
        };
        let chosen = self.older_evaluation().filter(|_| self.layers.is_empty());
        let file = self.store.case_file(person)?;
        match Sheet::comparison(self.reading(&file), chosen) {
            Some(sheet) => self.push_sheet(sheet),
            None => nothing(),
        }
    }

    /// The evaluation of the row chosen in the situation, when it is not the last one.
    pub(crate) fn older_evaluation(&self) -> Option<Id> {
        let view = self.file.as_ref()?;
        let id = match view.target()? {
            (Entity::Situation, id) => id,
            (Entity::Finding, id) => view.file.row(Entity::Finding, id)?.int("situation_id")?,
            _ => return None,
        };
        let last = view.file.last_situation()?.id;
        (id != last).then_some(id)
    }

    /// Closes an action that was not done, and says why.
    pub(super) fn not_done(&mut self) -> Effects {
        match self.file.as_ref().and_then(FileView::target) {
            Some((Entity::Action, id)) => self.open_form(Request::ActionNotDone(id)),
            Some(_) | None => nothing(),
        }
    }

    /// What « fait » asks of an action: that it be closed, or judged once it is.
    pub(super) fn action_request(&self, person: Id, id: Id) -> Result<Request> {
        let file = self.store.case_file(person)?;
        let closed = file.row(Entity::Action, id).is_some_and(is_closed);
        Ok(if closed {
            Request::Evaluate(id)
        } else {
            Request::ActionDone(id)
        })
    }

    /// The review that is called for in the open file: that of the alert one is at, else that of
    /// the first alert that asks for one, else one made for its own sake.
    pub(super) fn due_review(&self) -> Request {
        let asks = |alert: &&IndexRow| review_asked(&alert.rule).is_some();
        let alert = self.file.as_ref().and_then(|view| {
            let calling: Vec<&IndexRow> = view.calling(self.today).collect();
            let here = calling.get(view.alert).copied().filter(asks);
            here.or_else(|| calling.into_iter().find(asks))
        });
        alert
            .and_then(|alert| review_asked(&alert.rule))
            .map_or(Request::New(Entity::Review, 0), |trigger| {
                Request::Review(trigger, 0)
            })
    }

    /// Begins the review that an alert asks for; nothing for other alerts, or where one only reads.
    pub(super) fn review_called(&mut self, alert: &IndexRow) -> Effects {
        let request = match (alert.rule.as_str(), alert.object.1) {
            ("REVUE-ACTION", Some(id)) => Some(Request::Review(ReviewTrigger::ActionEnd, id)),
            (rule, _) => review_asked(rule).map(|trigger| Request::Review(trigger, 0)),
        };
        match request.filter(|_| self.read_only().is_none()) {
            Some(request) => self.open_form(request),
            None => nothing(),
        }
    }

    /// A review begins with the plan, when there is something of it to look at: gives its page.
    pub(super) fn review_walk(
        &self,
        request: Request,
        person: Option<Id>,
    ) -> Result<Option<Sheet>> {
        let action = match request {
            Request::New(Entity::Review, id) | Request::Review(_, id) => id,
            _ => return Ok(None),
        };
        let Some(person) = person else {
            return Ok(None);
        };
        let file = self.store.case_file(person)?;
        let action = (action != 0).then_some(action);
        // The review of one action that is closed has nothing to complete first.
        let over = action.and_then(|id| file.row(Entity::Action, id));
        if over.is_some_and(is_closed) {
            return Ok(None);
        }
        let span = Span::of(&file, action);
        Ok(Sheet::walk(self.reading(&file), request, span))
    }

    /// From the walk to the form of the review; a draft of it is taken up again.
    fn write_review(&mut self, request: Request, person: Id) -> Effects {
        let text = request.to_text();
        let drafts = self.store.drafts(&self.author)?;
        let draft = drafts
            .iter()
            .find(|draft| draft.form == text && draft.person == Some(person));
        if let Some(id) = draft.map(|draft| draft.id) {
            self.resume_draft(id)?;
            self.message = Some(Message::info(
                "Voici le brouillon de cette revue, là où vous l’aviez laissé.".to_owned(),
            ));
            return nothing();
        }
        self.open_form_of(request, Some(person))
    }

    /// A review that was saved closes the walk it began with.
    pub(super) fn end_walk(&mut self, saved: Request) {
        let of_it =
            |sheet: &Sheet| matches!(&sheet.page, Page::Walk(walk) if walk.request == saved);
        if self.sheet().is_some_and(of_it) {
            self.layers.pop();
        }
    }

    /// Whether a review is being prepared: what is closed in it proposes nothing by itself.
    pub(super) fn in_review(&self) -> bool {
        let walk = |layer: &Layer| matches!(layer, Layer::Sheet(sheet) if matches!(sheet.page, Page::Walk(_)));
        self.layers.iter().any(walk)
    }

    /// Makes the open pages again; those of a file that is gone close.
    pub(crate) fn reload_sheets(&mut self) {
        let (store, names, today) = (&self.store, &self.names, self.today);
        self.layers.retain_mut(|layer| match layer {
            Layer::Sheet(sheet) => sheet.reload(store, names, today).is_ok(),
            Layer::Help(_)
            | Layer::Palette(_)
            | Layer::Menu(_)
            | Layer::Form(_)
            | Layer::Confirm(_)
            | Layer::Why(_)
            | Layer::Wait(_)
            | Layer::Ask(_)
            | Layer::Interview(_)
            | Layer::Reader(_) => true,
        });
    }

    /// Shows one kind of events only, or all of them.
    pub(super) fn show_life(&mut self, only: Option<Kind>) -> Effects {
        if let Some(Layer::Sheet(sheet)) = self.layers.last_mut() {
            sheet.show_only(only, self.today);
        }
        nothing()
    }

    /// Leaves the life of the carnet for a record, in its rubrique.
    fn follow_event(&mut self, person: Id, (entity, id): (Entity, Id)) -> Effects {
        self.layers.pop();
        if self.file.as_ref().is_none_or(|view| view.person != person) {
            self.open_person(person)?;
        }
        let found = self
            .file
            .as_mut()
            .is_some_and(|view| view.choose(entity, id));
        if !found {
            self.rubrique(Panel::of(entity))?;
        }
        nothing()
    }

    /// Takes an available action while a page is on top.
    pub(super) fn act_in_sheet(&mut self, action: Action) -> Effects {
        let page = self.page();
        let Some(Layer::Sheet(sheet)) = self.layers.last_mut() else {
            return nothing();
        };
        if let Some(by) = step(action, page) {
            sheet.step(by);
            return nothing();
        }
        let (person, target) = (sheet.person, sheet.target());
        match (action, &sheet.page) {
            (Action::Back, _) => {
                self.layers.pop();
                nothing()
            }
            (Action::Open, Page::Walk(walk)) => {
                let request = walk.request;
                self.write_review(request, person)
            }
            (Action::Open, Page::Life(_)) => match target {
                Some(target) => self.follow_event(person, target),
                None => nothing(),
            },
            (Action::Done | Action::NotDone | Action::Edit, Page::Walk(_)) => {
                self.complete_plan(action, person, target)
            }
            (Action::PreviousPanel, Page::Comparison(_)) => self.turn_sheet(person, Turn::Older),
            (Action::NextPanel, Page::Comparison(_)) => self.turn_sheet(person, Turn::Newer),
            (Action::Compare, _) => self.open_comparison(),
            (Action::Filters, Page::Life(_)) => self.menu(self.menu_life()),
            (Action::Undo, _) => self.undo(),
            (Action::Redo, _) => self.redo(),
            (Action::Help, _) => self.open_help(),
            (Action::Quit, _) => {
                self.layers.pop();
                self.quit()
            }
            (Action::HowToQuit, _) => self.how_to_quit(),
            (_, _) => nothing(),
        }
    }

    fn turn_sheet(&mut self, person: Id, to: Turn) -> Effects {
        let file = self.store.case_file(person)?;
        if let Some(Layer::Sheet(sheet)) = self.layers.last_mut()
            && !sheet.turn(&file, to)
        {
            self.message = Some(Message::info(match to {
                Turn::Older => "Il n’y a pas d’évaluation plus ancienne.".to_owned(),
                Turn::Newer => "C’est déjà l’évaluation juste avant la dernière.".to_owned(),
            }));
        }
        nothing()
    }

    /// Completes a row of the plan from the walk, with the gestures of the plan.
    fn complete_plan(
        &mut self,
        action: Action,
        person: Id,
        target: Option<(Entity, Id)>,
    ) -> Effects {
        let request = match (action, target) {
            (Action::Done, Some((Entity::Action, id))) => self.action_request(person, id)?,
            (Action::Done, Some((Entity::Objective, id))) => Request::ObjectiveDone(id),
            (Action::NotDone, Some((Entity::Action, id))) => Request::ActionNotDone(id),
            (Action::Edit, Some((entity, id))) => Request::Edit(entity, id),
            (_, _) => return nothing(),
        };
        self.open_form_of(request, Some(person))
    }

    /// The kinds of events, to show one only.
    fn menu_life(&self) -> Chooser<super::super::layer::Choice> {
        match self.sheet().map(|sheet| &sheet.page) {
            Some(Page::Life(life)) => super::super::menus::life::menu(life),
            Some(_) | None => Chooser::new("Ne montrer que", Vec::new()),
        }
    }

    /// Whether an action can be done on a page, and if not why.
    pub(crate) fn sheet_availability(&self, sheet: &Sheet, action: Action) -> Availability {
        let target = sheet.target();
        match (action, &sheet.page) {
            (Action::Done | Action::Edit | Action::NotDone, Page::Walk(_)) => {
                match (self.read_only(), action, target) {
                    (Some(reason), ..) => Availability::No(format!("Lecture seule : {reason}")),
                    (None, Action::NotDone, Some((Entity::Action, _))) => Availability::Yes,
                    (None, Action::NotDone, _) => {
                        Availability::no("Choisissez d’abord une action du plan.")
                    }
                    (None, _, Some(_)) => Availability::Yes,
                    (None, _, None) => Availability::no("Choisissez d’abord une ligne du plan."),
                }
            }
            (Action::Compare, Page::Walk(walk)) if walk.comparable => Availability::Yes,
            (Action::Compare, Page::Walk(_)) => Availability::no(NOTHING_TO_COMPARE),
            (Action::Open, Page::Walk(_) | Page::Life(_)) => Availability::Yes,
            (Action::Filters, Page::Life(_)) => Availability::Yes,
            (Action::NextPanel | Action::PreviousPanel, Page::Comparison(_)) => Availability::Yes,
            (Action::Undo, _) => self.undo_availability(),
            (Action::Redo, _) => self.redo_availability(),
            (Action::Back | Action::Help | Action::Quit | Action::HowToQuit, _) => {
                Availability::Yes
            }
            (Action::Suspend | Action::Redraw, _) => Availability::Yes,
            (action, _) if step(action, 1).is_some() => Availability::Yes,
            (_, _) => Availability::no("Échap ferme d’abord cette page."),
        }
    }
}

/// Why there is no « alors et maintenant ».
pub(crate) const NOTHING_TO_COMPARE: &str =
    "Il n’y a pas encore deux évaluations de la situation à comparer.";

/// The review that an alert asks for; that of one action is answered from its row of the plan.
pub(super) fn review_asked(rule: &str) -> Option<ReviewTrigger> {
    match rule {
        "REVUE-6M" => Some(ReviewTrigger::SixMonths),
        "REVUE-REORIENT" => Some(ReviewTrigger::Reorientation),
        "REVUE-FIN" => Some(ReviewTrigger::ParcoursEnd),
        _ => None,
    }
}
