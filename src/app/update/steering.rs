//! What the actions do on the pilotage screen. Nothing is counted here: jobs are asked for.
use super::super::App;
use super::super::action::{Action, Availability};
use super::super::job::Job;
use super::super::message::Message;
use super::super::screen::Screen;
use super::super::steering::{Part, Steering};
use super::{Effects, nothing};
use crate::domain::record::Id;
use crate::statistics::{Behind, Breakdown, Indicator, Report};
use crate::store::{Result, Selection};

impl App {
    /// Whether the keys go to the pilotage screen.
    #[must_use]
    pub fn in_steering(&self) -> bool {
        self.file.is_none() && self.screen == Screen::Steering
    }

    /// Opens the screen; its figures come when counted.
    pub(super) fn open_steering(&mut self) -> Effects {
        self.file = None;
        self.list.searching = false;
        self.show(Screen::Steering);
        let today = self.today;
        self.steering.get_or_insert_with(|| Steering::new(today));
        self.count_steering();
        nothing()
    }

    /// Asks for the figures: whole first, then by month for the trend.
    pub(crate) fn count_steering(&mut self) {
        let Some(steering) = self
            .steering
            .as_mut()
            .filter(|_| self.screen == Screen::Steering)
        else {
            return;
        };
        if steering.selection.as_of != self.today {
            steering.selection.as_of = self.today;
        }
        self.jobs.retain(|job| !matches!(job, Job::Steer { .. }));
        for breakdown in [Breakdown::Whole, Breakdown::Month] {
            self.jobs.push(Job::Steer {
                selection: steering.selection.clone(),
                breakdown,
            });
        }
        if let Some(people) = &steering.people {
            self.jobs.push(Job::Behind {
                selection: steering.selection.clone(),
                indicator: people.indicator,
            });
        }
    }

    /// Takes figures that were counted.
    pub fn steered(&mut self, done: std::result::Result<Report, String>) {
        match (done, &mut self.steering) {
            (Ok(report), Some(steering)) => steering.take(report),
            (Ok(_), None) => {}
            (Err(sentence), _) => self.message = Some(Message::error(sentence)),
        }
    }

    /// Takes the persons behind a figure.
    pub fn found_behind(&mut self, selection: &Selection, indicator: &str, behind: &Behind) {
        if let Some(steering) = &mut self.steering {
            steering.take_people(selection, indicator, behind);
        }
        if let Err(error) = self.read_steering_people() {
            self.message = Some(Message::error(error.to_string()));
        }
    }

    /// What an action does on this screen; nothing for those that do there what they do
    /// everywhere.
    pub(super) fn run_in_steering(&mut self, action: Action) -> Option<Effects> {
        if !self.in_steering() {
            return None;
        }
        let page = isize::try_from(self.size.list_rows().saturating_sub(1)).unwrap_or(1);
        Some(match action {
            Action::Up => self.step_steering(-1),
            Action::Down => self.step_steering(1),
            Action::PageUp => self.step_steering(-page),
            Action::PageDown => self.step_steering(page),
            Action::First => self.step_steering(isize::MIN + 1),
            Action::Last => self.step_steering(isize::MAX),
            Action::NextPanel => self.turn_steering(1),
            Action::PreviousPanel => self.turn_steering(-1),
            Action::Open => self.open_in_steering(),
            Action::Back => self.leave_steering(),
            Action::Filters => self.menu(self.menu_steering()),
            Action::Export => self.export_steering(),
            _ => return None,
        })
    }

    fn step_steering(&mut self, by: isize) -> Effects {
        let (rows, people_rows) = (self.size.steering_rows(), self.size.list_rows());
        if let Some(steering) = &mut self.steering {
            steering.move_by(by, (rows, people_rows));
        }
        self.read_steering_people()?;
        nothing()
    }

    fn turn_steering(&mut self, by: isize) -> Effects {
        if let Some(steering) = self.steering.as_mut().filter(|it| it.people.is_none()) {
            steering.turn(by);
        }
        nothing()
    }

    /// Opens the persons behind the figure chosen, or the file of the person chosen.
    fn open_in_steering(&mut self) -> Effects {
        let Some(steering) = &mut self.steering else {
            return nothing();
        };
        if let Some(people) = &steering.people {
            let agents = people.are_agents();
            let Some(person) = people.chosen() else {
                return nothing();
            };
            if agents {
                self.message = Some(Message::info(
                    "Ce sont des agents : ils n’ont pas de dossier.",
                ));
            } else {
                self.open_person(person)?;
            }
            return nothing();
        }
        let part = steering.part;
        let Some(line) = steering.chosen() else {
            self.message = Some(Message::info(
                "Les chiffres sont encore en train d’être comptés.",
            ));
            return nothing();
        };
        if part.count(line) == 0 {
            self.message = Some(Message::info(nobody(line.indicator, part)));
            return nothing();
        }
        let indicator = line.indicator;
        steering.show_people(indicator);
        self.jobs.push(Job::Behind {
            selection: steering.selection.clone(),
            indicator: indicator.id,
        });
        nothing()
    }

    fn leave_steering(&mut self) -> Effects {
        match self.steering.as_mut().and_then(|it| it.people.take()) {
            Some(_) => {}
            None => self.screen = Screen::Caseload,
        }
        nothing()
    }

    /// Shows other people or other days.
    pub(super) fn steer(&mut self, selection: Selection, filter: Option<String>) -> Effects {
        if let Some(steering) = &mut self.steering {
            (steering.selection, steering.filter) = (selection, filter);
            (steering.people, steering.report) = (None, None);
        }
        self.count_steering();
        nothing()
    }

    fn export_steering(&mut self) -> Effects {
        if let Some(steering) = &self.steering {
            self.jobs
                .push(Job::ExportSteering(steering.selection.clone()));
        }
        nothing()
    }

    /// Reads the names of the persons on screen.
    pub(crate) fn read_steering_people(&mut self) -> Result<()> {
        let rows = self.size.list_rows();
        match &mut self.steering {
            Some(steering) => steering.read_people(&self.store, &self.names.agents, rows),
            None => Ok(()),
        }
    }

    /// Whether an action means something on this screen.
    pub(crate) fn steering_availability(action: Action) -> Availability {
        match action {
            Action::Why | Action::NextAlert => Availability::no(
                "Cette action porte sur un dossier : ouvrez-en un, ou revenez au portefeuille.",
            ),
            _ => Availability::Yes,
        }
    }

    /// The person chosen on this screen, if any.
    pub(crate) fn steering_person(&self) -> Option<Id> {
        let people = self.steering.as_ref()?.people.as_ref()?;
        people.chosen().filter(|_| !people.are_agents())
    }
}

fn nobody(indicator: &Indicator, part: Part) -> String {
    format!(
        "{} : personne n’est compté ici ({}).",
        indicator.id,
        part.label()
    )
}
