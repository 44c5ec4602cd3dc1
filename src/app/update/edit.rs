//! Writing: opening forms, gestures on a row, undo and redo.
use super::super::App;
use super::super::action::Action;
use super::super::file_view::FileView;
use super::super::layer::{Confirm, Consequence, FormLayer, Layer};
use super::super::message::Message;
use super::{Effects, nothing};
use crate::domain::change::{Change, Op};
use crate::domain::record::{Entity, Id, Value};
use crate::form::{Form, LineEdit};
use crate::gestures::kinds::validation;
use crate::gestures::name::name_of;
use crate::gestures::opening::Opening;
use crate::gestures::request::Request;
use crate::store::Undone;
use crate::words::panel::{NEXT_REVIEW, Panel};
use crate::words::reading::Reading;

impl App {
    /// Opens a form.
    pub(crate) fn open_form(&mut self, request: Request) -> Effects {
        if let Some(reason) = self.form_kept_from(request) {
            self.message = Some(Message::warning(reason));
            return nothing();
        }
        let person = match request {
            Request::NewPerson | Request::ContactForMarked | Request::ReferentForMarked => None,
            _ => self.person(),
        };
        if let Some(walk) = self.review_walk(request, person)? {
            self.layers.push(Layer::Sheet(Box::new(walk)));
            return nothing();
        }
        self.open_form_of(request, person)
    }

    /// Opens a form about that person.
    pub(crate) fn open_form_of(&mut self, request: Request, person: Option<Id>) -> Effects {
        let form = request.open(&self.store, person, self.opening())?;
        self.push_form(request, person, form);
        self.tell_form()?;
        nothing()
    }

    /// Puts a form that was just made over the screen.
    pub(super) fn push_form(&mut self, request: Request, person: Option<Id>, form: Form) {
        let closed = person.filter(|_| self.file.is_none());
        let row = closed.and_then(|id| self.store.row(Entity::Allocataire, id).ok());
        let whose = row.as_ref().map(name_of);
        self.layers.push(Layer::Form(Box::new(FormLayer {
            request,
            person,
            whose,
            form,
            draft: 0,
            unkept: false,
        })));
    }

    /// What forms are opened with.
    pub(crate) fn opening(&self) -> Opening<'_> {
        Opening {
            rights: self.store.rights(),
            file: None,
            names: &self.names,
            today: self.today,
            agent: self.author.agent,
            given: &[],
        }
    }

    pub(super) fn new_record(&mut self) -> Effects {
        let Some(panel) = self.file.as_ref().map(|file| file.panel) else {
            return self.open_form(Request::NewPerson);
        };
        let first_situation = panel == Panel::Situation
            && self
                .file
                .as_ref()
                .is_some_and(|view| view.file.rows(Entity::Situation).is_empty());
        if first_situation {
            return self.open_form(Request::NewSituation);
        }
        self.menu(self.menu_new(panel))
    }

    pub(super) fn edit_selected(&mut self) -> Effects {
        let Some(view) = &self.file else {
            return match self.person() {
                Some(person) => self.open_form(Request::Edit(Entity::Allocataire, person)),
                None => nothing(),
            };
        };
        match view.target() {
            Some(NEXT_REVIEW) => self.open_form(self.due_review()),
            Some((Entity::ContractVersion, id)) => self.read(Reading::Version(id)),
            Some((entity, id)) => self.open_form(Request::Edit(entity, id)),
            None if view.panel == Panel::History => {
                self.message = Some(Message::info(
                    "L’historique se lit ; pour revenir en arrière, utilisez u.".to_owned(),
                ));
                nothing()
            }
            None if self.read_only().is_none() => self.new_record(),
            None => nothing(),
        }
    }

    /// « Fait »: what that means depends on what is chosen; from the list, it answers the alert.
    pub(super) fn done(&mut self) -> Effects {
        let target = self.file.as_ref().and_then(FileView::target);
        let request = match target {
            Some(NEXT_REVIEW) => Some(self.due_review()),
            Some((Entity::Action, id)) => self
                .person()
                .map(|person| self.action_request(person, id))
                .transpose()?,
            Some((Entity::Objective, id)) => Some(Request::ObjectiveDone(id)),
            Some((Entity::Appointment, id)) => Some(self.appointment_request(id)),
            Some((Entity::Contract | Entity::Commitment | Entity::ContractVersion, _)) => {
                self.contract_here().and_then(|id| self.contract_step(id))
            }
            Some((Entity::Orientation, id)) if self.awaits_decision(id) => {
                Some(Request::DecideOrientation(id))
            }
            Some(_) | None => None,
        };
        if let Some(request) = request {
            return self.open_form(request);
        }
        let Some(person) = self.person() else {
            return nothing();
        };
        let alerts = self.store.alerts_of(person, self.today)?;
        let alert = alerts.iter().find(|alert| alert.state(self.today).calls());
        let request = alert.map(|alert| self.answer(alert)).transpose()?.flatten();
        match request {
            Some(request) => self.open_form(request),
            None => {
                self.message = Some(Message::info("Rien n’est à faire ici : choisissez une action, un objectif ou un rendez-vous.".to_owned()));
                nothing()
            }
        }
    }

    /// The outcome of an appointment, or what follows an absence.
    fn appointment_request(&self, id: Id) -> Request {
        let row = self
            .file
            .as_ref()
            .and_then(|view| view.file.row(Entity::Appointment, id));
        match row.and_then(|row| row.text("statut")) {
            Some("absent" | "absent_excuse") => Request::New(Entity::AbsenceAction, id),
            Some(_) | None => Request::Outcome(id),
        }
    }

    /// Sets aside what is chosen. Undo brings it back; a whole file asks for a word.
    pub(super) fn remove(&mut self) -> Effects {
        let Some(view) = &self.file else {
            return self.ask_remove_person();
        };
        let Some((entity, id)) = view.target() else {
            self.message = Some(Message::info(
                "Choisissez d’abord ce qu’il faut retirer.".to_owned(),
            ));
            return nothing();
        };
        if entity == Entity::Allocataire {
            return self.ask_remove_person();
        }
        if entity == Entity::ContractVersion {
            self.message = Some(Message::info(
                "Une version signée se garde telle quelle.".to_owned(),
            ));
            return nothing();
        }
        let Some(row) = view.file.row(entity, id) else {
            return nothing();
        };
        let mut ops = vec![Op::remove(row)];
        let children: &[(Entity, &str)] = match entity {
            Entity::Situation => &[(Entity::Finding, "situation_id")],
            Entity::Appointment => &[(Entity::AbsenceAction, "rdv_id")],
            Entity::Contract => &[
                (Entity::Commitment, "contrat_id"),
                (Entity::ContractVersion, "contrat_id"),
            ],
            _ => &[],
        };
        for (child, field) in children.iter().copied() {
            let rows = view
                .file
                .rows(child)
                .iter()
                .filter(|row| row.int(field) == Some(id));
            ops.extend(rows.map(Op::remove));
        }
        if entity == Entity::Validation {
            ops.extend(validation::consequences(&view.file, Some(row), None));
        }
        let change = Change::entry(
            format!("{} : retrait", name_of(row)),
            Some(view.person),
            ops,
        );
        self.write(&change)
    }

    fn ask_remove_person(&mut self) -> Effects {
        let Some(person) = self.person() else {
            return nothing();
        };
        let name = self.store.line(&self.list.query, person)?.name;
        self.layers.push(Layer::Confirm(Confirm {
            title: format!("Retirer le dossier de {name} ?"),
            text: "Tout le dossier sera mis de côté. u l’annule. Tapez « oui » pour confirmer."
                .to_owned(),
            then: Consequence::RemovePerson(person),
            word: Some(LineEdit::new("")),
        }));
        nothing()
    }

    pub(super) fn remove_person(&mut self, person: Id) -> Effects {
        let row = self.store.row(Entity::Allocataire, person)?;
        self.file = None;
        self.write(&Change::entry(
            format!("{} : dossier retiré", name_of(&row)),
            Some(person),
            vec![Op::remove(&row)],
        ))
    }

    /// Moves a row of the plan among its siblings.
    pub(super) fn move_row(&mut self, by: isize) -> Effects {
        let Some(view) = &self.file else {
            return nothing();
        };
        let Some((entity, id)) = view.target() else {
            return nothing();
        };
        let mut rows = view.file.siblings(entity, id);
        let Some(at) = rows.iter().position(|row| row.id == id) else {
            return nothing();
        };
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < rows.len()) else {
            self.message = Some(Message::info("Cette ligne est déjà au bout.".to_owned()));
            return nothing();
        };
        rows.swap(at, to);
        let ops = rows
            .iter()
            .zip(1_i64..)
            .filter(|(row, order)| row.int("ordre") != Some(*order))
            .map(|(row, order)| Op::update(row, vec![("ordre", Value::Int(order))]))
            .collect();
        let name = view.file.row(entity, id).map(name_of).unwrap_or_default();
        let change = Change::entry(format!("{name} : déplacement"), Some(view.person), ops);
        self.write(&change)
    }

    /// Applies a change that no form asked for, and shows it.
    fn write(&mut self, change: &Change) -> Effects {
        self.store
            .apply(&self.author, &self.clock.moment(), change)?;
        self.refresh()?;
        let undo = self.key_of(Action::Undo).to_owned();
        self.message = Some(Message::success(format!(
            "Enregistré : {}. {undo} pour annuler.",
            change.label
        )));
        self.recount()
    }

    pub(super) fn undo(&mut self) -> Effects {
        if let Some(change) = self.store.undo_of_rules(&self.author)? {
            self.change_rules(change);
            return nothing();
        }
        let act = self.store.next_undo(&self.author)?.map(|it| it.act);
        let undone = self.store.undo(&self.author, &self.clock.moment())?;
        let told = self.told("Annulé", &undone);
        self.back_to_decided(act)?;
        told
    }

    pub(super) fn redo(&mut self) -> Effects {
        if let Some(change) = self.store.redo_of_rules(&self.author)? {
            self.change_rules(change);
            return nothing();
        }
        let undone = self.store.redo(&self.author, &self.clock.moment())?;
        self.told("Rétabli", &undone)
    }

    fn told(&mut self, what: &str, undone: &Undone) -> Effects {
        self.count_drafts()?;
        self.refresh()?;
        let whose = match undone
            .person
            .map(|person| self.store.line(&self.list.query, person))
        {
            Some(Ok(line)) => format!(" (dossier {})", line.name),
            Some(Err(_)) | None => String::new(),
        };
        if let (Some(person), None, false) = (undone.person, &self.file, whose.is_empty()) {
            self.list
                .choose(&self.store, person, self.size.list_rows())?;
            self.read_preview()?;
        }
        let mut text = format!("{what} : {}{whose}.", undone.label);
        if !undone.left.is_empty() {
            text.push_str(&format!(
                " Modifiés depuis, et laissés : {}.",
                undone.left.join(", ")
            ));
        }
        self.message = Some(Message::success(text));
        self.recount()
    }
}
