//! What each action asks of whoever does it: to see a kind of record, to change it, to do an act; most ask
//! nothing by themselves. An action that is not for a role is listed nowhere; asked for by name,
//! it says why.
use super::action::Action;
use super::desk::Desk;
use crate::domain::deadlines::{IndexRow, State};
use crate::domain::record::Entity;
use crate::domain::rights::{Act, Extent, Need};
use crate::domain::rules::Response;
use crate::gestures::gesture::Gesture;

/// The table: no action is left out.
pub const fn need(action: Action) -> Need {
    use Action as A;
    match action {
        A::Situation | A::Interview | A::Lead | A::Compare => Need::See(Entity::Situation),
        A::Objectives | A::Plan => Need::See(Entity::Objective),
        A::Contract | A::CompareVersions => Need::See(Entity::Contract),
        A::Appointments | A::Agenda | A::Reminders | A::Absent | A::Excused | A::CancelledByUs => {
            Need::See(Entity::Appointment)
        }
        A::Triage | A::NextAlert | A::Why | A::Later | A::PassTo => Need::Deadlines,
        A::Scope => Need::See(Entity::Assignment),
        A::NotDone => Need::Change(Entity::Action, Extent::FollowUp),
        A::Renew => Need::Change(Entity::Contract, Extent::Whole),
        A::EndFollowUp => Need::Change(Entity::Waiver, Extent::Whole),
        A::Neutralise => Need::Change(Entity::Exemption, Extent::Whole),
        A::MoveUp | A::MoveDown => Need::Change(Entity::Objective, Extent::Whole),
        A::Validate | A::AddWord => Need::Change(Entity::Validation, Extent::Whole),
        A::Called | A::Texted | A::Wrote | A::LeftMessage => {
            Need::Change(Entity::Contact, Extent::Whole)
        }
        A::MoveTo => Need::Change(Entity::Appointment, Extent::Whole),
        A::HandOver => Need::Change(Entity::Assignment, Extent::Whole),
        A::History => Need::Do(Act::ReadHistory),
        A::Documents => Need::Do(Act::Print),
        A::Export => Need::Do(Act::Export),
        A::Import => Need::Do(Act::Import),
        A::Join => Need::Do(Act::GiveRoles),
        A::Steering | A::Yearly => Need::Do(Act::Steer),
        A::Duplicates | A::MergeWith | A::Merge | A::TwoPersons => Need::Do(Act::Merge),
        // Moving about, and what asks for itself: a form, a menu, an undo.
        A::Up
        | A::Down
        | A::PageUp
        | A::PageDown
        | A::First
        | A::Last
        | A::Open
        | A::Back
        | A::Search
        | A::New
        | A::Edit
        | A::Done
        | A::Postpone
        | A::Undo
        | A::Redo
        | A::Sort
        | A::Filters
        | A::ClearFilters
        | A::Mark
        | A::MarkAll
        | A::ActOnMarked
        | A::Alerts
        | A::PreviousDay
        | A::NextDay
        | A::Period
        | A::Identity
        | A::Life
        | A::NextPanel
        | A::PreviousPanel
        | A::Remove
        | A::Team
        | A::Partners
        | A::Settings
        | A::Household
        | A::Rules
        | A::Drafts
        | A::Palette
        | A::Help
        | A::Quit
        | A::HowToQuit
        | A::Suspend
        | A::Veil
        | A::Save
        | A::NextField
        | A::PreviousField
        | A::RepeatValue
        | A::ExternalEditor
        | A::Yes
        | A::No => Need::Nothing,
    }
}

impl Desk {
    /// Why an action is not for the role of the agent, if so: it is then listed nowhere unless asked for.
    pub fn kept_from(&self, action: Action) -> Option<String> {
        need(action).refusal(self.store.rights())
    }

    /// Why what answers an alert is not for the role of the agent, if so.
    pub fn kept_from_answering(&self, alert: &IndexRow) -> Option<String> {
        let request = match self.rules.rule(&alert.rule)?.response()? {
            // A date that is missing may be one that the role knows.
            _ if alert.state(self.today) == State::Unknown => return None,
            Response::Contract | Response::Renewal => Gesture::New(Entity::Contract, 0),
            Response::Decision => Gesture::Decide(0),
            Response::Evaluation => Gesture::Evaluate(0),
            Response::Share => Gesture::New(Entity::Share, 0),
            Response::Examination => Gesture::New(Entity::Examination, 0),
            response => Gesture::Review(response.review()?, 0),
        };
        request.kept_from(self.store.rights())
    }
}
