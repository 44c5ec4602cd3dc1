//! What is done while a sheet is imported: reading a column as something else, trying, deciding,
//! importing, keeping what was refused.
use super::report::{Decided, Report, State};
use super::{ImportStep, Importer, menus};
use crate::app::chooser::DoubtRule;
use crate::app::importing::{Importing, SheetAsked};
use crate::app::job::Job;
use crate::app::long_work::Long;
use crate::app::prelude::*;
use crate::app::turn::AskFor;
use crate::exchange::import::Matter;
use crate::exchange::import::apply::{How, Mode, Standing, Which, Whom};
use std::sync::Arc;

impl Importer {
    fn run(&self, mode: Mode) -> Turn {
        let how = How {
            mode,
            ..self.how.clone()
        };
        Step::Long(Long::Import(Importing::Run(
            Arc::clone(&self.sheet),
            Box::new(how),
        )))
        .into()
    }

    /// The next step: what an import would do, then the import.
    fn go_on(&mut self, desk: &Desk) -> Answer {
        Ok(match &self.step {
            ImportStep::Columns => match self.missing() {
                Some(missing) => Message::warning(missing).into(),
                None => {
                    // A trial shows what is noted of the people of the sheet.
                    desk.store.opens_all()?;
                    self.run(Mode::Trial)
                }
            },
            ImportStep::Done(_) => Message::info("Cet import est fait. Échap le quitte.").into(),
            ImportStep::Trial(_) if self.stale => {
                let words = "Vos décisions changent l’essai : relisez-le, puis importez.";
                self.run(Mode::Trial).then(Message::info(words))
            }
            ImportStep::Trial(_) => match desk.locked() {
                Some(locked) => Message::warning(locked).into(),
                None => self.run(Mode::Write),
            },
        })
    }

    /// From the report back to the columns; a report that is there is shown again.
    fn show_columns(&mut self) -> Turn {
        if let ImportStep::Trial(_) = self.step {
            self.step = ImportStep::Columns;
            self.cursor = Cursor::default();
        }
        Turn::stay()
    }

    /// Opens what can be decided of the row chosen.
    fn open(&mut self) -> Turn {
        let at = self.cursor.at;
        match &mut self.step {
            ImportStep::Columns => self.menu_of_column().map(Opening::Menu).into(),
            ImportStep::Done(_) => Turn::stay(),
            ImportStep::Trial(report) => match report.menu_of_doubt(at) {
                Some(menu) => Turn::menu(menu),
                None => self.toggle(),
            },
        }
    }

    /// The other of two values stands.
    fn toggle(&mut self) -> Turn {
        let at = self.cursor.at;
        let ImportStep::Trial(report) = &mut self.step else {
            return Turn::stay();
        };
        let Some(which) = standing(report, at) else {
            let words = "Cette ligne n’a rien à décider.";
            return Message::info(words).into();
        };
        self.set_value(at, other(which));
        self.cursor_down();
        Turn::stay()
    }

    fn cursor_down(&mut self) {
        if let Some(report) = self.step.report() {
            let can = |at: usize| report.can_stand(at);
            self.cursor.step_over(1, report.lines.len(), can);
        }
    }

    fn set_value(&mut self, at: usize, which: Which) {
        let ImportStep::Trial(report) = &mut self.step else {
            return;
        };
        let notice = report.notice(at);
        let Some((line, from)) =
            notice.and_then(|it| Some((it.line, it.difference.as_ref()?.from)))
        else {
            return;
        };
        report.decide(at, Decided::Which(which));
        self.how.choices.set_value(line, from, which);
    }

    fn set_person(&mut self, line: u32, whom: Whom) {
        let ImportStep::Trial(report) = &mut self.step else {
            return;
        };
        let is_it = |at: &usize| {
            let notice = report.notice(*at);
            notice.is_some_and(|it| it.line == line && it.matter == Matter::Doubt)
        };
        if let Some(at) = (0..report.lines.len()).find(is_it) {
            report.decide(at, Decided::Whom(whom));
        }
        self.how.choices.set_person(line, whom);
        self.stale = true;
    }

    /// Decides of everything that is like the row chosen.
    fn decide_all(&mut self) -> Turn {
        let at = self.cursor.at;
        let ImportStep::Trial(report) = &self.step else {
            return Turn::stay();
        };
        if report.menu_of_doubt(at).is_some() {
            return Turn::menu(menus::of_all_doubts());
        }
        let Some(which) = standing(report, at) else {
            return Message::info("Ces lignes n’ont rien à décider.").into();
        };
        let wanted = other(which);
        let mut alike = report.alike(at);
        if wanted == Which::Imported {
            alike.retain(|at| !report.is_identity(*at));
        }
        for at in alike {
            self.set_value(at, wanted);
        }
        let words = match wanted {
            Which::Imported => {
                "Ces valeurs viendront du fichier ; les noms et les dates de naissance se décident un par un."
            }
            Which::Stored => "Toutes ces valeurs resteront celles des dossiers.",
        };
        Message::info(words).into()
    }

    /// Decides of all the lines in doubt.
    fn settle_doubts(&mut self, rule: DoubtRule) -> Turn {
        let ImportStep::Trial(report) = &self.step else {
            return Turn::stay();
        };
        let doubts = report.summary.notices();
        let decided: Vec<(u32, Whom)> = doubts
            .filter(|it| it.matter == Matter::Doubt)
            .filter_map(|it| Some((it.line, rule.of(&it.candidates)?)))
            .collect();
        let count = decided.len();
        for (line, whom) in decided {
            self.set_person(line, whom);
        }
        let words = crate::domain::text::plural(count, "ligne décidée", "lignes décidées");
        Message::info(format!("{words}.")).into()
    }

    /// Has the lines that were refused written as a file.
    fn export_refused(&self) -> Turn {
        let Some(report) = self.step.report() else {
            return Message::info("Essayez d’abord : les lignes refusées seront connues.").into();
        };
        if report.summary.rejetes.is_empty() {
            return Message::info("Aucune ligne n’est refusée.").into();
        }
        Turn::job(Job::Refused(
            Arc::clone(&self.sheet),
            Arc::clone(&report.summary),
        ))
    }

    fn read_as(&mut self, title: &str, name: &str) -> Turn {
        let mut asked = SheetAsked::clone(&self.asked);
        asked.mapping.set(title, name);
        Step::Long(Long::Import(Importing::Read(asked))).into()
    }
}

/// Which value stands in a row, when it is about two.
fn standing(report: &Report, at: usize) -> Option<Which> {
    match report.state(at) {
        State::Imported => Some(Which::Imported),
        State::Stored => Some(Which::Stored),
        State::Open | State::Known(_) | State::New | State::Left => None,
    }
}

const fn other(which: Which) -> Which {
    match which {
        Which::Imported => Which::Stored,
        Which::Stored => Which::Imported,
    }
}

impl At for Importer {
    fn context(&self) -> Context {
        Context::Import
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let offers = Offers::of(Context::Import)
            .only(|action| Context::Import.has(action) || Self::is_always(action))
            .moves();
        match &self.step {
            ImportStep::Columns => offers
                .first(&[Action::Open, Action::Save, Action::Edit])
                .call(Action::Open, "lire comme")
                .call(Action::Save, "essayer"),
            ImportStep::Trial(_) => offers
                .first(&[
                    Action::Open,
                    Action::Mark,
                    Action::MarkAll,
                    Action::Save,
                    Action::Edit,
                    Action::PreviousPanel,
                    Action::Export,
                ])
                .call(Action::Open, "décider")
                .call(Action::Mark, "fichier / dossier")
                .call(Action::MarkAll, "décider de tous")
                .call(Action::Save, "importer")
                .call(Action::PreviousPanel, "colonnes"),
            ImportStep::Done(_) => offers.first(&[Action::Export, Action::Undo]),
        }
        .call(Action::Edit, "date du fichier")
        .call(Action::Export, "lignes refusées")
        .always(&[Action::Back])
    }

    fn refuses(&self, action: Action, _desk: &Desk) -> Option<Availability> {
        match action {
            _ if Self::is_always(action) => None,
            _ if Context::Import.has(action) => Some(Availability::Yes),
            _ => Some(Availability::no("Échap quitte d’abord cet import.")),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            let rows = self.rows();
            match self.step.report() {
                None => self.cursor.step(by, rows),
                Some(report) => {
                    let can = |at: usize| report.can_stand(at);
                    self.cursor.step_over(by, rows, can);
                }
            }
            return Ok(Turn::stay());
        }
        Ok(match action {
            Action::Open => self.open(),
            Action::Mark => self.toggle(),
            Action::MarkAll => self.decide_all(),
            Action::Save | Action::NextPanel => self.go_on(desk)?,
            Action::PreviousPanel => self.show_columns(),
            Action::Edit => Opening::Ask(AskFor::FileDay).into(),
            Action::Export => self.export_refused(),
            Action::Undo | Action::Redo => Turn::pass(),
            _ => Turn::window(action),
        })
    }

    fn chosen(&mut self, choice: &Choice, _desk: &mut Desk) -> Answer {
        Ok(match choice {
            Choice::ReadAs(title, name) => self.read_as(title, name),
            Choice::Whom(line, whom) => {
                self.set_person(*line, *whom);
                self.cursor_down();
                Turn::stay()
            }
            Choice::AllDoubts(rule) => self.settle_doubts(*rule),
            Choice::FileDay(day) => {
                self.day = Some(*day);
                self.how.standing = Standing::Newer(self.day);
                match self.step {
                    ImportStep::Trial(_) => self.run(Mode::Trial),
                    ImportStep::Columns | ImportStep::Done(_) => Turn::stay(),
                }
            }
            _ => Turn::pass(),
        })
    }

    fn hears(&mut self, news: &News, _desk: &mut Desk) -> Answer {
        // What was imported is taken back: the columns are there again.
        let act = match news {
            News::Undone(act) => *act,
            _ => None,
        };
        let done = matches!(&self.step, ImportStep::Done(it) if it.summary.act == act);
        if act.is_some() && done {
            self.step = ImportStep::Columns;
            self.cursor = Cursor::default();
        }
        Ok(Turn::stay())
    }
}

impl Importer {
    const fn is_always(action: Action) -> bool {
        matches!(
            action,
            Action::Help
                | Action::Palette
                | Action::Quit
                | Action::HowToQuit
                | Action::Suspend
                | Action::Undo
                | Action::Redo
        )
    }
}
