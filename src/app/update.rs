//! What each action does to the state.
mod agenda;
mod answer;
mod caseload;
mod contract;
mod documents;
mod drafts;
mod edit;
mod follow;
mod form;
mod interview;
mod over;
mod sheet;
mod steering;
mod told;
mod triage;
mod typing;
mod walk;

pub use documents::PaperAsked;

use super::App;
use super::action::Action;
use super::effect::Effect;
use super::screen::Screen;
use crate::store::Result;
use crate::words::panel::Panel;

pub(crate) use sheet::NOTHING_TO_COMPARE;

/// What most actions answer.
type Effects = Result<Vec<Effect>>;

fn nothing() -> Effects {
    Ok(Vec::new())
}

impl App {
    /// Does an available action.
    pub(super) fn run(&mut self, action: Action) -> Effects {
        if !self.layers.is_empty() {
            return self.run_in_layer(action);
        }
        if self.file.is_none()
            && let Screen::Agenda(_) = self.screen
            && let Some(done) = self.run_in_agenda(action)
        {
            return done;
        }
        if self.file.is_none()
            && let Screen::Triage(_) = self.screen
            && let Some(done) = self.run_in_triage(action)
        {
            return done;
        }
        if let Some(done) = self.run_in_steering(action) {
            return done;
        }
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-self.page()),
            Action::PageDown => self.step(self.page()),
            Action::First => self.go_to_edge(Action::First),
            Action::Last => self.go_to_edge(Action::Last),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::NextAlert => self.next_alert(),
            Action::Alerts => self.alerts(),
            Action::Agenda => self.open_agenda(),
            Action::PreviousDay => self.turn_agenda(-1),
            Action::NextDay => self.turn_agenda(1),
            Action::Period => self.switch_period(),
            Action::Search => self.start_search(),
            Action::Sort => self.menu(self.menu_sort()),
            Action::Filters => self.menu(self.menu_filters()),
            Action::ClearFilters => self.clear_filters(),
            Action::Scope => self.switch_scope(),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::ActOnMarked => self.menu(self.menu_marked()),
            Action::Identity => self.rubrique(Panel::Identity),
            Action::Situation => self.rubrique(Panel::Situation),
            Action::Objectives => self.objectives(),
            Action::Plan => self.rubrique(Panel::Plan),
            Action::Contract => self.rubrique(Panel::Contract),
            Action::Appointments => self.rubrique(Panel::Appointments),
            Action::History => self.rubrique(Panel::History),
            Action::NextPanel => self.next_panel(1),
            Action::PreviousPanel => self.next_panel(-1),
            Action::New => self.new_record(),
            Action::Edit => self.edit_selected(),
            Action::Done => self.done(),
            Action::NotDone => self.not_done(),
            Action::Life => self.open_life(),
            Action::Compare => self.open_comparison(),
            Action::Remove => self.remove(),
            Action::EndFollowUp => self.end_follow_up(),
            Action::MoveUp => self.move_row(-1),
            Action::MoveDown => self.move_row(1),
            Action::Renew => self.renew(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Why => self.why(),
            Action::Documents => self.open_documents(),
            Action::Export => self.export(),
            Action::Rules => {
                let menu = self.menu_rules()?;
                self.menu(menu)
            }
            Action::Drafts => self.open_drafts(),
            Action::Steering => self.open_steering(),
            Action::Palette => self.open_palette(),
            Action::Help => self.open_help(),
            Action::Quit => self.quit(),
            Action::HowToQuit => self.how_to_quit(),
            Action::Suspend => Ok(vec![Effect::Suspend]),
            Action::Redraw => Ok(vec![Effect::Repaint]),
            Action::Triage => self.open_triage(),
            Action::Interview => self.open_interview(),
            Action::Absent
            | Action::Excused
            | Action::CancelledByUs
            | Action::MoveTo
            | Action::Called
            | Action::Texted
            | Action::Wrote
            | Action::LeftMessage
            | Action::PassTo
            | Action::Later
            | Action::Save
            | Action::NextField
            | Action::PreviousField
            | Action::RepeatValue
            | Action::ExternalEditor
            | Action::Neutralise
            | Action::Validate
            | Action::AddWord
            | Action::CompareVersions
            | Action::Yes
            | Action::No => nothing(),
        }
    }
}
