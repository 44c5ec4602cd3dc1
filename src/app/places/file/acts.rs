//! What is done in the open file: moving, going from alert to alert, what each key means there.
use super::FileView;
use crate::app::brakes;
use crate::app::duplicates;
use crate::app::prelude::*;
use crate::app::rules;
use crate::domain::file::Member;
use crate::domain::record::Panel;
use crate::domain::record::appointment::APPOINTMENT;
use crate::store::StoreError;

/// The rubriques, in the order of the screen.
const PARTS: [Action; 7] = [
    Action::Situation,
    Action::Objectives,
    Action::Plan,
    Action::Contract,
    Action::Appointments,
    Action::History,
    Action::Identity,
];

impl FileView {
    /// The evaluation of the row chosen in the situation, when it is not the last one.
    pub(super) fn older_evaluation(&self) -> Option<Id> {
        let id = match self.target()? {
            (Entity::Situation, id) => id,
            (Entity::Finding, id) => self.file.row(Entity::Finding, id)?.int("situation_id")?,
            _ => return None,
        };
        let last = self.file.last_situation()?.id;
        (id != last).then_some(id)
    }

    fn open_row(&self, desk: &Desk) -> Turn {
        match (self.older_evaluation(), self.reading()) {
            (Some(older), _) => Opening::Comparison(self.person, Some(older)).into(),
            (None, Some(about)) => Opening::Reading(about).into(),
            (None, None) => self.edit(desk),
        }
    }

    /// The file of the other member of the household, or the list of them.
    fn household(&self) -> Turn {
        match self.file.beside.household.as_slice() {
            [one] => Turn::file(one.id, Spot::Panel(Panel::Identity)),
            all => {
                let item = |it: &Member| {
                    Item::new(it.named(), Choice::File(it.id)).noted(format!("dossier {}", it.id))
                };
                Turn::menu(Chooser::new("Foyer", all.iter().map(item).collect()))
            }
        }
    }

    /// Whether an action makes sense for the row chosen; `None` for those that do not ask.
    fn has_object_of(&self, action: Action, desk: &Desk) -> Option<Availability> {
        let target = self.target().map(|(entity, _)| entity);
        let movable = [Entity::Objective, Entity::Action, Entity::Commitment];
        let has_one = match action {
            Action::EndFollowUp => self.running_parcours().is_some(),
            Action::NotDone => target == Some(Entity::Action),
            Action::Household => !self.file.beside.household.is_empty(),
            Action::Compare => self.file.rows(Entity::Situation).len() > 1,
            Action::MoveUp | Action::MoveDown => target.is_some_and(|it| movable.contains(&it)),
            Action::Renew => return Some(self.renewal_availability(desk.today)),
            _ => return None,
        };
        Some(match has_one {
            true => Availability::Yes,
            false => desk.refuses(action),
        })
    }
}

impl At for FileView {
    fn context(&self) -> Context {
        Context::File
    }

    fn offers(&self, desk: &Desk) -> Offers {
        let renews = self.panel == Panel::Contract
            && desk.locked().is_none()
            && self.renewal_availability(desk.today) == Availability::Yes;
        let acts = [
            Action::New,
            Action::Renew,
            Action::Edit,
            Action::Done,
            Action::NextAlert,
            Action::Documents,
            Action::Interview,
            Action::Lead,
            Action::Life,
            Action::Undo,
            Action::Why,
            Action::Search,
        ];
        let acts = acts
            .into_iter()
            .filter(|action| *action != Action::Renew || renews);
        Offers::of(Context::File)
            .show(Shown::Part, &PARTS)
            .first(&acts.collect::<Vec<_>>())
            .call(Action::New, "ajouter")
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        Some(self.person)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        // Opening a row of a file is changing it, unless it is there to be read, or, for an older
        // evaluation, to be read beside the last.
        let changes =
            action == Action::Open && self.reading().is_none() && self.older_evaluation().is_none();
        let locked = desk.locks(if changes { Action::Edit } else { action });
        // Where nothing that can be done is chosen, « fait » answers the worst alert.
        let worst = || match (action, self.target()) {
            (Action::Done, None) => self.calling(desk.today).next(),
            _ => None,
        };
        let kept = || worst().and_then(|it| desk.kept_from_answering(it));
        locked
            .or_else(|| kept().map(Availability::No))
            .or_else(|| self.has_object_of(action, desk))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.panel_rows())) {
            self.step(by);
            return Ok(Turn::stay());
        }
        Ok(match action {
            Action::Open => self.open_row(desk),
            Action::Back => Turn::leave(),
            Action::NextPanel => Turn::file(self.person, Spot::Turned(1)),
            Action::PreviousPanel => Turn::file(self.person, Spot::Turned(-1)),
            Action::New => self.add(desk),
            Action::Edit => self.edit(desk),
            Action::Done => return self.done(desk),
            Action::Postpone => self.postpone(desk),
            Action::NotDone => match self.target() {
                Some((Entity::Action, id)) => Turn::form(Gesture::ActionNotDone(id)),
                Some(_) | None => Turn::stay(),
            },
            Action::Compare => Opening::Comparison(self.person, self.older_evaluation()).into(),
            Action::Remove => return self.remove(desk),
            Action::EndFollowUp => {
                let end = self.running_parcours().map(Gesture::EndFollowUp);
                end.map(Turn::form).into()
            }
            Action::MoveUp => self.move_row(-1),
            Action::MoveDown => self.move_row(1),
            Action::Renew => self.renew(desk.today),
            Action::Household => self.household(),
            Action::MergeWith => return duplicates::choose(self.person, desk),
            _ => Turn::pass(),
        })
    }

    fn chosen(&mut self, choice: &Choice, _desk: &mut Desk) -> Answer {
        Ok(match (choice, self.file.parcours()) {
            (Choice::File(person), _) => Turn::file(*person, Spot::Panel(Panel::Identity)),
            (Choice::MergeWith(person, other), _) => Opening::Merging(*person, *other).into(),
            (Choice::Appointment(kind), _) => Opening::Form(FormAsked {
                fill: vec![(APPOINTMENT.kind.name, (*kind).to_owned())],
                ..FormAsked::here(Gesture::New(Entity::Appointment, 0))
            })
            .into(),
            (Choice::Answers(theme), _) => Turn::menu(brakes::menu(&self.file, *theme)),
            (Choice::Answer(theme, chosen), _) => {
                let (request, fill) = brakes::action(&self.file, *theme, *chosen);
                Opening::Form(FormAsked {
                    fill,
                    ..FormAsked::here(request)
                })
                .into()
            }
            (Choice::SwitchRules(set), Some(parcours)) => rules::switch(parcours.id, set),
            (_, _) => Turn::pass(),
        })
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        Ok(match self.read(desk) {
            Ok(()) => Turn::stay(),
            Err(StoreError::ReasonWanted(_)) => Turn::leave().then(Message::warning(
                "Le motif donné pour ce dossier ne vaut plus : rouvrez-le en disant pourquoi.",
            )),
            Err(_) => Turn::leave().then(Message::warning("Ce dossier vient d’être retiré.")),
        })
    }

    fn hears(&mut self, news: &News, _desk: &mut Desk) -> Answer {
        if let News::Saved(saved) = news
            && let Some(id) = saved.record
        {
            self.choose(saved.entity, id);
        }
        Ok(Turn::stay())
    }
}
