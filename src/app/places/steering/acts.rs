//! What is done on the pilotage screen. Nothing is counted here: jobs are asked for.
use super::Steering;
use crate::app::cursor::turned;
use crate::app::job::Job;
use crate::app::prelude::*;
use crate::statistics::{Breakdown, Indicator, Part};

impl Steering {
    /// Asks for the figures: whole first, then by month for the trend.
    pub fn count(&mut self, today: Date) -> Turn {
        self.selection.as_of = today;
        let steer = |breakdown| {
            Step::Job(Job::Steer {
                selection: self.selection.clone(),
                breakdown,
            })
        };
        let behind = self.people.as_ref().map(|people| {
            Turn::job(Job::Behind {
                selection: self.selection.clone(),
                indicator: people.indicator.id,
                part: people.part,
            })
        });
        Turn::from(steer(Breakdown::Whole))
            .then(steer(Breakdown::Month))
            .then(behind)
    }

    /// Reads the names of the persons on screen.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read_people(&mut self, desk: &Desk) -> Result<()> {
        let rows = desk.size.steering_people();
        match &mut self.people {
            Some(people) => people.read(&desk.store, &desk.names, rows),
            None => Ok(()),
        }
    }

    /// Writes the persons behind the figure that is open as a list, else the figures.
    fn export(&self) -> Turn {
        let Some(people) = &self.people else {
            return Turn::job(Job::ExportSteering(self.selection.clone()));
        };
        match people.ids() {
            _ if people.are_agents() => {
                Message::info("Ce sont des agents : ils n’ont pas de dossier à exporter.").into()
            }
            None | Some([]) => Message::info("Il n’y a encore personne à exporter ici.").into(),
            Some(_) => Turn::job(Job::ExportBehind {
                selection: self.selection.clone(),
                indicator: people.indicator.id,
                part: people.part,
            }),
        }
    }

    /// Opens the persons behind the figure chosen, or the file of the person chosen.
    fn open(&mut self) -> Turn {
        if let Some(people) = &self.people {
            return match people.chosen() {
                Some(_) if people.are_agents() => {
                    Message::info("Ce sont des agents : ils n’ont pas de dossier.").into()
                }
                Some(person) => Turn::file(person, Spot::Worst),
                None => Turn::stay(),
            };
        }
        let Some(line) = self.line() else {
            return Message::info("Les chiffres sont encore en train d’être comptés.").into();
        };
        let indicator = line.indicator;
        if self.part.count(line) == 0 {
            return Message::info(nobody(indicator, self.part)).into();
        }
        self.show_people(indicator);
        Turn::job(Job::Behind {
            selection: self.selection.clone(),
            indicator: indicator.id,
            part: self.part,
        })
    }
}

impl At for Steering {
    fn context(&self) -> Context {
        Context::Steering
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let offers = Offers::of(Context::Steering).moves();
        // In the list of persons there is no other figure to go to, and Entrée opens one of them.
        let offers = match &self.people {
            Some(people) if people.are_agents() => offers.first(&[Action::Filters]),
            Some(_) => offers
                .first(&[Action::Open, Action::Filters, Action::Export])
                .call(Action::Open, "le dossier"),
            None => offers
                .first(&[
                    Action::Open,
                    Action::NextPanel,
                    Action::Filters,
                    Action::Export,
                    Action::Yearly,
                ])
                .call(Action::Open, "les personnes"),
        };
        offers
            .call(Action::NextPanel, "autre chiffre")
            .call(Action::Filters, "période, structure…")
            .explain(
                Action::Export,
                "Exporter en tableau les chiffres, ou les personnes derrière celui qui est ouvert",
            )
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        let people = self.people.as_ref()?;
        people.chosen().filter(|_| !people.are_agents())
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        let words = "Cette action porte sur un dossier : ouvrez-en un, ou revenez au portefeuille.";
        match action {
            Action::Why | Action::NextAlert => Some(Availability::no(words)),
            _ => desk.locks(action),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        let (rows, people_rows) = (desk.size.steering_rows(), desk.size.steering_people());
        if let Some(by) = rows_of(action, Desk::page(people_rows)) {
            self.move_by(by, (rows, people_rows));
            self.read_people(desk)?;
            return Ok(Turn::stay());
        }
        if let Some(by) = pages_of(action) {
            if self.people.is_none() {
                self.part = turned(&Part::ALL, self.part, by);
            }
            return Ok(Turn::stay());
        }
        Ok(match action {
            Action::Steering => self.count(desk.today),
            Action::Open => self.open(),
            Action::Back => match self.people.take() {
                Some(_) => Turn::stay(),
                None => Turn::leave(),
            },
            Action::Filters => Turn::menu(self.menu(desk)?),
            Action::Export => self.export(),
            _ => Turn::pass(),
        })
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        let Choice::Steer(selection, filter) = choice else {
            return Ok(Turn::pass());
        };
        (self.selection, self.filter) = (selection.as_ref().clone(), filter.clone());
        (self.people, self.report) = (None, None);
        Ok(self.count(desk.today))
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        Ok(self.count(desk.today))
    }

    fn hears(&mut self, news: &News, desk: &mut Desk) -> Answer {
        if let News::Resized = news {
            self.read_people(desk)?;
        }
        Ok(Turn::stay())
    }
}

fn nobody(indicator: &Indicator, part: Part) -> String {
    let (name, part) = (indicator.short, part.label());
    format!("« {name} » : personne n’est compté ici ({part}).")
}
