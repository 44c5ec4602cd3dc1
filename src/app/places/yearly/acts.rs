//! What is done on the yearly summary. Nothing is counted here: jobs are asked for.
use super::beside::beside;
use super::opened::Opened;
use super::reasons::Reasons;
use super::rows::{Written, YearlyRow};
use super::{Yearly, agreements};
use crate::app::job::{Job, SummaryFile};
use crate::app::long_work::Long;
use crate::app::papers;
use crate::app::prelude::*;
use crate::app::settled;
use crate::app::turn::{About, AskFor, Consequence};
use crate::app::writing;
use crate::documents::ToAttach;
use crate::domain::change::{Change, Op};
use crate::domain::record::attachment::AttachmentRecord;
use crate::domain::record::summary_text::{SUMMARY_TEXT, SummaryTextRecord};
use crate::domain::record::{Record, Row};
use crate::domain::rights::Extent;
use crate::domain::vocabulary::SummaryPart;
use crate::statistics::summary::Figure;

impl Yearly {
    /// Opens the summary of the agreement chosen, or that of the last twelve months.
    fn enter(&mut self, desk: &Desk) -> Answer {
        self.opened = Opened::of(self.agreement(), &self.agreements, desk)?;
        Ok(match &self.opened {
            Some(opened) => opened.count(),
            None => {
                let words = "Cette convention n’a pas ses deux dates : e les donne.";
                Message::warning(words).into()
            }
        })
    }

    /// Sets aside the agreement chosen, with its texts and its files; or the row chosen of its summary. Undo brings them back.
    fn remove(&self, desk: &Desk) -> Answer {
        let Some(row) = self.removed(desk)? else {
            return Ok(Message::info("Rien ne se retire sur cette ligne.").into());
        };
        if let Some(reason) = desk
            .store
            .rights()
            .refuses_change(row.entity, Extent::Whole)
        {
            return Ok(Message::warning(reason).into());
        }
        let mut ops = vec![Op::remove(&row)];
        if row.entity == Entity::FundingAgreement {
            let texts = desk.store.all_rows(Entity::SummaryText)?;
            let its = |it: &&Row| SummaryTextRecord::of(it).agreement() == Some(row.id);
            ops.extend(texts.iter().filter(its).map(Op::remove));
            let files = desk.store.all_rows(Entity::Attachment)?;
            let its = |it: &&Row| AttachmentRecord::of(it).agreement() == Some(row.id);
            ops.extend(files.iter().filter(its).map(Op::remove));
        }
        let label = format!("{} : retrait", row.entity.title());
        let others = ops.len() - 1;
        let change = Change::entry(label, None, ops);
        Ok(match others {
            0 => Step::Write(change).into(),
            _ => {
                let title = "Retirer cette convention et ce qui s’y écrit ?".to_owned();
                let text = settled::going(&row, &change);
                settled::ask(title, text, Consequence::Write(Box::new(change)))
            }
        })
    }

    /// The record of the row chosen.
    fn removed(&self, desk: &Desk) -> Result<Option<Row>> {
        let target = match &self.opened {
            None => self.agreement().map(|row| (row.entity, row.id)),
            Some(opened) => match opened.row() {
                // A structure is more than its address here.
                Some(YearlyRow::Record(Entity::Organization, ..)) => None,
                Some(YearlyRow::Record(kind, id, ..)) => Some((*kind, *id)),
                Some(YearlyRow::Text(written)) => {
                    written.record.map(|id| (Entity::SummaryText, id))
                }
                _ => None,
            },
        };
        let read = |(kind, id)| desk.store.row(kind, id);
        target.map(read).transpose()
    }

    /// The form of something new: an agreement, someone of the team, a partner; the path of a file.
    fn add(&self, desk: &Desk) -> Turn {
        let kind = match self.opened.as_ref().map(Opened::section) {
            None => Entity::FundingAgreement,
            Some("ii") => Entity::StaffMember,
            Some("iii") => return self.ask_file(desk),
            Some("vi") => Entity::Partnership,
            Some(_) => {
                let words = "n ajoute quelqu’un de l’équipe dans la partie II, un fichier dans la partie III, un partenaire dans la partie VI.";
                return Message::info(words).into();
            }
        };
        form(Gesture::New(kind, 0), desk)
    }

    /// Asks for a file that goes with the summary, unless it is not for the role of the agent.
    fn ask_file(&self, desk: &Desk) -> Turn {
        let rights = desk.store.rights();
        match rights.refuses_change(Entity::Attachment, Extent::Whole) {
            Some(reason) => Message::warning(reason).into(),
            None if self.opened.as_ref().is_none_or(|it| it.agreement.is_none()) => Message::info(
                "Un fichier se joint au bilan d’une convention : Échap, puis n en ajoute une.",
            )
            .into(),
            None => Opening::Ask(AskFor::Attachment).into(),
        }
    }
}

impl Opened {
    /// Asks for the figures, and for those of before once they are shown.
    fn count(&self) -> Turn {
        let before = self.compared.then(|| self.former.clone());
        let before = before.map(|scope| Turn::job(Job::Summarize(scope)));
        Turn::job(Job::Summarize(self.scope.clone())).then(Turn::from(before))
    }

    /// Shows the figures of before beside these, or hides them.
    fn compare(&mut self) -> Turn {
        self.compared = !self.compared;
        match self.compared && self.before.is_none() {
            true => Turn::job(Job::Summarize(self.former.clone())),
            false => Turn::stay(),
        }
    }

    /// What Entrée does on the row chosen; `e` goes from a figure to the text beside it.
    fn enter(&mut self, edits: bool, desk: &Desk) -> Turn {
        if let Some(reasons) = &self.reasons {
            return match reasons.chosen() {
                Some(it) if it.person == 0 => {
                    Message::info("Cette ligne n’est d’aucun dossier.").into()
                }
                Some(it) => {
                    let record = it.record.filter(|(kind, _)| kind.belongs_to_person());
                    let spot = record.map_or(Spot::Worst, |(kind, id)| Spot::Record(kind, id));
                    Turn::file(it.person, spot)
                }
                None => Turn::stay(),
            };
        }
        match self.row() {
            Some(YearlyRow::Agreement(_)) => {
                let id = self.agreement.as_ref().map(|it| it.id);
                let gesture = id.map(|id| Gesture::Edit(Entity::FundingAgreement, id));
                Turn::from(gesture.map(|it| form(it, desk)))
            }
            Some(YearlyRow::Record(kind, id, _, line)) => match line.filter(|_| !edits) {
                Some((table, line)) => self.behind(table, line),
                None => form(Gesture::Edit(*kind, *id), desk),
            },
            Some(YearlyRow::Text(Written { part, .. })) => self.write(*part, desk),
            Some(YearlyRow::Figures(table, line)) => match edits {
                true => self.write_beside(*table, *line, desk),
                false => self.behind(*table, *line),
            },
            _ => Turn::stay(),
        }
    }

    /// The form of a text, begun with that of the former agreement.
    fn write(&self, part: SummaryPart, desk: &Desk) -> Turn {
        let Some(agreement) = &self.agreement else {
            let words = "Un texte s’écrit sur une convention : Échap, puis n en ajoute une.";
            return Message::info(words).into();
        };
        let gesture = Gesture::WriteSummary(agreement.id, part);
        match self.to_begin_with(part) {
            Some((words, from)) if writing::kept_from(gesture, desk).is_none() => {
                let save = desk.key_of(Context::Form, Action::Save);
                let said = format!(
                    "Ce texte est celui de la convention {from} : relisez-le, changez-le, puis enregistrez avec {save}."
                );
                let fill = vec![(SUMMARY_TEXT.words.name, words)];
                writes(gesture, fill, beside(self), desk).then(Message::info(said))
            }
            _ => writes(gesture, Vec::new(), beside(self), desk),
        }
    }

    /// The text about what the territory offers, from the line that counts who lacks it.
    fn write_beside(&self, table: usize, line: usize, desk: &Desk) -> Turn {
        let found = self.line(table, line).filter(|(it, _)| it.section == "vii");
        match found.and_then(|(_, line)| SummaryPart::of_theme(&line.label)) {
            Some(part) => self.write(part, desk),
            None => {
                let words =
                    "Un nombre ne se corrige pas ici : Entrée ouvre les personnes qu’il compte.";
                Message::info(words).into()
            }
        }
    }

    /// Opens the persons behind a line; they come when found.
    fn behind(&mut self, table: usize, line: usize) -> Turn {
        let Some((table, line)) = self.line(table, line) else {
            return Turn::stay();
        };
        if table.section == "ii" {
            return self.go_to_team();
        }
        let some = |it: &Figure| match it {
            Figure::Count(n) => *n > 0,
            Figure::Decimal(_) | Figure::Share(_) => true,
            Figure::Words(_) | Figure::Day(_) | Figure::Unknown => false,
        };
        if !line.figures.iter().any(some) {
            return Message::info("Personne n’est compté sur cette ligne.").into();
        }
        let (id, title) = (line.id.clone(), line.name());
        self.reasons = Some(Reasons::new(&id, title));
        Turn::job(Job::Counted(self.scope.clone(), id))
    }
}

/// A form about nobody, unless it is not for the role of the agent.
fn form(gesture: Gesture, desk: &Desk) -> Turn {
    writes(gesture, Vec::new(), Vec::new(), desk)
}

/// The same, with something to read beside it.
fn writes(
    gesture: Gesture,
    fill: Vec<(&'static str, String)>,
    beside: Vec<String>,
    desk: &Desk,
) -> Turn {
    if let Some(reason) = writing::kept_from(gesture, desk) {
        return Message::warning(reason).into();
    }
    let asked = FormAsked {
        about: About::Person(None),
        fill,
        beside,
        ..FormAsked::here(gesture)
    };
    Opening::Form(asked).into()
}

/// What a summary is written as.
fn menu_of_files() -> Turn {
    let item = |it: SummaryFile| Item::new(it.label(), Choice::WriteSummary(it));
    let items = SummaryFile::ALL.map(item).to_vec();
    Turn::menu(Chooser::new("Écrire le bilan dans un fichier", items))
}

impl At for Yearly {
    fn context(&self) -> Context {
        Context::Yearly
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let offers = Offers::of(Context::Yearly).moves();
        let opened = self.opened.as_ref();
        let offers = match opened {
            None if self.agreements.is_empty() => offers
                .first(&[Action::Open, Action::New])
                .call(Action::New, "ajouter"),
            None => offers
                .first(&[Action::Open, Action::New, Action::Edit, Action::Remove])
                .call(Action::New, "ajouter"),
            Some(opened) if opened.reasons.is_some() => offers
                .first(&[Action::Open])
                .call(Action::Open, "le dossier"),
            Some(opened) => offers
                .first(opened.offered())
                .call(Action::Open, opened.leads_to())
                .call(Action::Edit, "écrire")
                .call(Action::NextPanel, "partie suivante")
                .call(Action::New, opened.adds()),
        };
        offers
            .call(Action::Compare, "période d’avant")
            .explain(
                Action::Compare,
                "Montrer la période d’avant et la différence à côté de chaque nombre, ou les cacher",
            )
            .call(Action::Export, "fichier")
            .explain(
                Action::Export,
                "Écrire ce bilan dans un fichier : PDF, Word, classeur, tableau ou texte",
            )
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        let entry = self.opened.as_ref()?.reasons.as_ref()?.chosen()?;
        (entry.person != 0).then_some(entry.person)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        if let Some(locked) = desk.locks(action) {
            return Some(locked);
        }
        let in_list = self.opened.is_none();
        let behind = self.opened.as_ref().is_some_and(|it| it.reasons.is_some());
        let reason = match action {
            Action::Why | Action::NextAlert => {
                "Cette action porte sur un dossier : ouvrez-en un, ou revenez au portefeuille."
            }
            Action::Edit | Action::Remove if in_list && self.agreement().is_none() => {
                "Aucune convention n’est choisie : n en ajoute une."
            }
            Action::Compare | Action::Export if in_list => "Ouvrez d’abord un bilan.",
            Action::Edit | Action::New | Action::Remove | Action::Compare | Action::Export
                if behind =>
            {
                "Échap revient d’abord au bilan."
            }
            Action::Compare | Action::Export => return Some(Availability::Yes),
            _ => return None,
        };
        Some(Availability::no(reason))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.panel_rows())) {
            match &mut self.opened {
                None => self.cursor.step(by, self.agreements.len() + 1),
                Some(opened) => match &mut opened.reasons {
                    Some(reasons) => reasons.step(by, desk)?,
                    None => opened.step(by),
                },
            }
            return Ok(Turn::stay());
        }
        let Some(opened) = &mut self.opened else {
            return Ok(match (action, self.agreement()) {
                (Action::Open, _) => return self.enter(desk),
                (Action::Edit, Some(row)) => form(Gesture::Edit(row.entity, row.id), desk),
                (Action::New, _) => self.add(desk),
                (Action::Remove, _) => return self.remove(desk),
                (Action::Back, _) => Turn::leave(),
                (Action::Yearly, _) => Turn::stay(),
                _ => Turn::pass(),
            });
        };
        Ok(match action {
            Action::Open => opened.enter(false, desk),
            Action::Edit => opened.enter(true, desk),
            Action::Compare => opened.compare(),
            Action::Export => menu_of_files(),
            Action::NextPanel | Action::PreviousPanel if opened.reasons.is_none() => {
                opened.turn_section(action == Action::NextPanel);
                Turn::stay()
            }
            Action::New => self.add(desk),
            Action::Remove => return self.remove(desk),
            Action::Back if opened.reasons.take().is_some() => Turn::stay(),
            Action::Back => {
                self.opened = None;
                Turn::stay()
            }
            Action::Yearly => opened.count(),
            _ => Turn::pass(),
        })
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        let agreement = self.opened.as_ref().and_then(|it| it.agreement.as_ref());
        if let (Choice::WriteSummary(file), Some(opened)) = (choice, &self.opened) {
            let job = Job::WriteSummary(opened.scope.clone(), *file, papers::stamp(desk));
            return Ok(Turn::job(job));
        }
        Ok(match (choice, agreement) {
            (Choice::Attach(path, label), Some(agreement)) => Step::Long(Long::Attach(ToAttach {
                agreement: agreement.id,
                path: path.clone(),
                label: label.clone(),
            }))
            .into(),
            _ => Turn::pass(),
        })
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.agreements = agreements(desk)?;
        self.cursor.step(0, self.agreements.len() + 1);
        let Some(opened) = self.opened.take() else {
            return Ok(Turn::stay());
        };
        self.opened = opened.again(&self.agreements, desk)?;
        Ok(self.opened.as_ref().map(Opened::count).into())
    }

    fn hears(&mut self, news: &News, desk: &mut Desk) -> Answer {
        let reasons = self.opened.as_mut().and_then(|it| it.reasons.as_mut());
        if let (News::Resized, Some(reasons)) = (news, reasons) {
            reasons.read(desk)?;
        }
        Ok(Turn::stay())
    }
}
