//! A line or two to type for an outcome of the queue: a date and a time, a date and a reason.
use std::path::PathBuf;

use crate::app::prelude::*;
use crate::app::settings::SettingFiles;
use crate::app::turn::AskFor;
use crate::app::typing::edit;
use crate::domain::date::{DateHint, HALF_A_YEAR, Time, full, parse_date, parse_date_time};
use crate::domain::partner::Named;
use crate::domain::text::clean_line;
use crate::exchange::import::files::typed_path;
use crate::form::LineEdit;
use crate::gestures::queue::Outcome;

/// A line or two to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What for.
    pub wanted: AskFor,
    /// Title.
    pub title: String,
    /// What can be typed.
    pub hint: &'static str,
    /// Lines: label, what is typed.
    pub lines: Vec<(&'static str, LineEdit)>,
    /// The line that is typed in.
    pub cursor: Cursor,
}

impl Ask {
    /// Asks for it.
    pub fn new(wanted: AskFor) -> Self {
        let (title, hint, labels): (_, _, &[&'static str]) = match wanted {
            AskFor::NewDate => (
                "Nouvelle date",
                "Jour et heure, par exemple « 24/11 14h », « lundi 9h30 », « +7 ».",
                &["Rendez-vous le"],
            ),
            AskFor::Later => (
                "Remettre à plus tard",
                "L’élément quitte la file et revient ce jour-là, par exemple « lundi » ou « +15 ».",
                &["Revient le", "Motif"],
            ),
            AskFor::FileDay => (
                "Date du fichier",
                "Ce qui a été noté dans carnet depuis ce jour n’est pas remplacé.",
                &["Extrait le"],
            ),
            AskFor::NewAction(_) => (
                "Une action de plus",
                "Ce qui est à faire, qui le fait, pour quand : « Carte de bus / la personne / 15/12 ». Une ligne vide, ou Échap, finit.",
                &["Action"],
            ),
            AskFor::NewObjective => (
                "Un objectif de plus",
                "Ce que la personne veut atteindre, et pour quand : « Obtenir le permis / 30/06 ».",
                &["Objectif"],
            ),
            AskFor::Partner => (
                "Corriger partout",
                "Le nom de la structure change partout où elle est nommée ; l’interlocuteur et ses coordonnées, là où c’est lui qui est nommé. Rien n’est écrit avant une question.",
                &["Structure", "Interlocuteur", "Coordonnées"],
            ),
            AskFor::ViewName => (
                "Garder ce qui est montré",
                "Les filtres, l’ordre et « mes dossiers » ou tous, sous un nom à vous. Une vue du même nom est remplacée.",
                &["Nom de la vue"],
            ),
            AskFor::Attachment => (
                "Joindre un fichier au bilan",
                "Un PDF, ou une image PNG ou JPEG, de 5 Mo au plus : son chemin, « ~/Documents/organigramme.pdf ». Il est gardé dans la base et va en annexe du bilan.",
                &["Fichier", "Ce que c’est"],
            ),
            AskFor::Setting(setting) => (setting.label(), setting.meaning(), &["Valeur"]),
            AskFor::Reason(_) => (
                "Pourquoi ouvrir ce dossier ?",
                "Vous n’accompagnez pas cette personne : votre fonction ouvre son dossier si vous dites pourquoi. Ce motif est gardé au journal des consultations, que lisent l’encadrement et l’administration de l’outil. Il vaut pour ce dossier, dans cette session, aujourd’hui. Échap revient en arrière : rien n’a été montré.",
                &["Motif"],
            ),
        };
        let mut lines: Vec<_> = labels
            .iter()
            .map(|label| (*label, LineEdit::new("")))
            .collect();
        if let (AskFor::Attachment, Some((_, line))) = (wanted, lines.last_mut()) {
            *line = LineEdit::new("Organigramme");
        }
        Self {
            wanted,
            title: title.to_owned(),
            hint,
            lines,
            cursor: Cursor::default(),
        }
    }

    /// Asks for other words for a partner.
    pub fn partner(named: &Named) -> Self {
        let mut ask = Self::new(AskFor::Partner);
        let words = [&named.organization, &named.name, &named.contact];
        for ((_, line), said) in ask.lines.iter_mut().zip(words) {
            *line = LineEdit::new(said);
        }
        ask
    }

    /// The same; the line of a setting begins with what the files say of it.
    pub fn over(mut self, files: &SettingFiles) -> Self {
        if let (AskFor::Setting(setting), Some((_, line))) = (self.wanted, self.lines.first_mut()) {
            *line = LineEdit::new(&files.text(setting));
        }
        self
    }

    /// Asks why the file of that person is opened.
    pub fn why(person: Id, name: &str) -> Self {
        Self {
            title: format!("Pourquoi ouvrir ce dossier ? {name}"),
            ..Self::new(AskFor::Reason(Some(person)))
        }
    }

    /// Asks why the files of everyone are looked into.
    pub fn why_everyone() -> Self {
        Self {
            title: "Pourquoi lire dans tous les dossiers ?".to_owned(),
            hint: "Ce que vous demandez montre ce qui est noté de personnes que vous n’accompagnez pas. Ce motif est gardé au journal des consultations, que lisent l’encadrement et l’administration de l’outil. Il vaut pour cette session, aujourd’hui. Échap revient en arrière : rien n’a été montré.",
            ..Self::new(AskFor::Reason(None))
        }
    }

    fn line(&self, at: usize) -> &str {
        let line = self.lines.get(at);
        line.map_or("", |(_, line)| line.text()).trim()
    }

    /// Whether what is typed is added to a plan.
    const fn adds(&self) -> bool {
        matches!(self.wanted, AskFor::NewAction(_) | AskFor::NewObjective)
    }

    /// Takes the answer when it is whole; goes to the next line otherwise.
    fn answered(&mut self, desk: &Desk) -> Turn {
        let today = desk.today;
        let (first, second) = (self.line(0), self.line(1).to_owned());
        let read = match self.wanted {
            AskFor::NewDate => to_come(today, |hint| parse_date_time(first, today, hint)),
            AskFor::Later => to_come(today, |hint| {
                parse_date(first, today, hint).map(|day| (day, None))
            }),
            AskFor::FileDay => parse_date(first, today, DateHint::Past).map(|day| (day, None)),
            AskFor::Reason(whose) => return because(whose, first, desk),
            AskFor::Partner if first.is_empty() => {
                return Message::error("Donnez le nom de la structure.").into();
            }
            AskFor::Partner => {
                let named = Named {
                    organization: clean_line(first),
                    name: clean_line(&second),
                    contact: clean_line(self.line(2)),
                };
                return Turn::leave().then(Step::Choose(Choice::Correct(named)));
            }
            AskFor::Attachment if first.is_empty() || second.is_empty() => {
                return Message::error("Donnez le chemin du fichier, et ce que c’est.").into();
            }
            AskFor::Attachment => {
                let path = typed_path(first).map(|(folder, name)| folder.join(name));
                let path = path.unwrap_or_else(|| PathBuf::from(first));
                return Turn::leave().then(Step::Choose(Choice::Attach(path, second)));
            }
            AskFor::ViewName if first.is_empty() => {
                return Message::error(
                    "Donnez un nom à cette vue, par exemple « Lodève en retard ».",
                )
                .into();
            }
            AskFor::ViewName => {
                let line = Choice::Line(self.wanted, first.to_owned());
                return Turn::leave().then(Step::Choose(line));
            }
            AskFor::Setting(setting) => {
                return match setting.typed(first) {
                    Ok(value) => Turn::leave().then(Step::Choose(Choice::Set(setting, value))),
                    Err(sentence) => Message::error(format!("{sentence}.")).into(),
                };
            }
            AskFor::NewAction(_) | AskFor::NewObjective if first.is_empty() => {
                return Turn::leave();
            }
            AskFor::NewAction(_) | AskFor::NewObjective => {
                let line = Choice::Line(self.wanted, first.to_owned());
                return Turn::leave().then(Step::Choose(line));
            }
        };
        let (day, time) = match read {
            Ok(read) => read,
            Err(error) => return Message::error(error.to_string()).into(),
        };
        if let Some(reason) = too_early(self.wanted, day, today) {
            return Message::error(reason).into();
        }
        let outcome = match self.wanted {
            AskFor::FileDay => return Turn::leave().then(Step::Choose(Choice::FileDay(day))),
            AskFor::NewDate => Outcome::Moved(day, time),
            AskFor::Later if self.cursor.at == 0 => {
                self.cursor.step(1, self.lines.len());
                return Turn::stay();
            }
            AskFor::Later if second.is_empty() => {
                let words = "Dites en quelques mots pourquoi : le motif sera lu par vos collègues.";
                return Message::error(words).into();
            }
            _ => Outcome::Later(day, second),
        };
        Turn::leave().then(Step::Choose(Choice::Decide(outcome)))
    }
}

/// A day to come. One that has just gone by, typed without its year, is that day, not that of the next year.
fn to_come<E>(
    today: Date,
    read: impl Fn(DateHint) -> std::result::Result<(Date, Option<Time>), E>,
) -> std::result::Result<(Date, Option<Time>), E> {
    let (next, nearest) = (read(DateHint::Future)?, read(DateHint::Nearest)?);
    let is_gone = nearest.0 < today && next.0 - nearest.0 > HALF_A_YEAR;
    Ok(if is_gone { nearest } else { next })
}

fn too_early(wanted: AskFor, day: Date, today: Date) -> Option<String> {
    match wanted {
        AskFor::NewDate if day < today => Some(format!(
            "Le {} est déjà passé : donnez un jour à venir.",
            full(day)
        )),
        AskFor::Later if day <= today => Some(format!(
            "Le {} n’est pas à venir : donnez un jour après aujourd’hui.",
            full(day)
        )),
        AskFor::FileDay if day > today => Some(format!(
            "Le {} n’est pas encore venu : donnez le jour où le fichier a été fait.",
            full(day)
        )),
        _ => None,
    }
}

/// Opens the file, or those of everyone, once it is said why.
fn because(whose: Option<Id>, reason: &str, desk: &Desk) -> Turn {
    match desk.store.give_reason(whose, reason) {
        Ok(()) => Turn::leave().then(Step::Asked),
        Err(error) => Message::error(error.to_string()).into(),
    }
}

impl At for Ask {
    fn context(&self) -> Context {
        Context::Picker
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let take = match self.wanted {
            AskFor::Reason(_) => "ouvrir",
            AskFor::NewAction(_) | AskFor::NewObjective => "ajouter",
            AskFor::NewDate
            | AskFor::Later
            | AskFor::FileDay
            | AskFor::Partner
            | AskFor::Setting(_) => "valider",
            AskFor::ViewName => "garder",
            AskFor::Attachment => "joindre",
        };
        Offers::choices(Context::Picker, take)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        let count = self.lines.len();
        Ok(match action {
            Action::Open
                if matches!(self.wanted, AskFor::Partner | AskFor::Attachment)
                    && self.cursor.at + 1 < count =>
            {
                self.cursor.step(1, count);
                Turn::stay()
            }
            Action::Open | Action::Save => self.answered(desk),
            Action::Up | Action::Down => {
                let by = if action == Action::Up { -1 } else { 1 };
                self.cursor.step(by, count);
                Turn::stay()
            }
            Action::Back if self.adds() && !self.line(0).is_empty() => {
                let words = format!("« {} » n’est pas ajouté.", self.line(0));
                Turn::leave().then(Message::info(words))
            }
            _ => Turn::window(action),
        })
    }

    fn typed(&mut self, input: FormInput, _desk: &mut Desk) -> Answer {
        if let Some((_, line)) = self.lines.get_mut(self.cursor.at) {
            edit(line, &input);
        }
        Ok(Turn::stay())
    }
}
