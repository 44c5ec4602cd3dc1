//! What stands over the screen: menus, help, palette, reasons, questions.
use super::super::App;
use super::super::action::Action;
use super::super::effect::Effect;
use super::super::layer::{Choice, Chooser, Confirm, Consequence, Layer, Why};
use super::super::message::Message;
use super::{Effects, nothing};
use crate::domain::deadlines::Deadline;
use crate::domain::record::Entity;
use crate::store::RuleChange;
use crate::words::why;

impl App {
    pub(crate) fn menu(&mut self, menu: Chooser<Choice>) -> Effects {
        self.layers.push(Layer::Menu(menu));
        nothing()
    }

    pub(super) fn why(&mut self) -> Effects {
        let Some(person) = self.person() else {
            return nothing();
        };
        let mut deadlines = self.store.deadlines(person)?;
        deadlines.sort_by(|a, b| {
            // What calls for someone, then what is only said.
            let said = |it: &Deadline| !it.rule.level.counts_as_late();
            let loud = crate::domain::deadlines::worst_first(a, b, self.today);
            said(a).cmp(&said(b)).then(loud)
        });
        let reasons = deadlines
            .iter()
            .filter(|it| it.rule.level.is_personal())
            .map(|it| why::reason(it, &self.rules, self.today))
            .collect();
        let name = self.store.line(&self.list.query, person)?.name;
        let cursor = self.file.as_ref().map_or(0, |view| view.alert);
        self.layers.push(Layer::Why(Why {
            person,
            name,
            reasons,
            cursor,
        }));
        nothing()
    }

    pub(super) fn open_palette(&mut self) -> Effects {
        let palette = self.palette();
        self.layers.push(Layer::Palette(palette));
        nothing()
    }

    pub(super) fn open_help(&mut self) -> Effects {
        let help = self.help();
        self.layers.push(Layer::Help(help));
        nothing()
    }

    pub(super) fn quit(&mut self) -> Effects {
        if self.drafts == 0 {
            return Ok(vec![Effect::Quit]);
        }
        let count = crate::domain::text::plural(
            i64::try_from(self.drafts).unwrap_or_default(),
            "brouillon",
            "brouillons",
        );
        self.layers.push(Layer::Confirm(Confirm {
            title: "Quitter carnet ?".to_owned(),
            text: format!("Il reste {count}. Rien n’est perdu : carnet les proposera à la prochaine ouverture."),
            then: Consequence::Quit,
            word: None,
        }));
        nothing()
    }

    pub(super) fn how_to_quit(&mut self) -> Effects {
        let key = self.key_of(Action::Quit);
        self.message = Some(Message::info(format!(
            "Pour quitter : {key}. Rien de ce qui est enregistré n’est perdu."
        )));
        nothing()
    }

    /// Opens the file on the record that a reason is about.
    pub(super) fn follow_reason(&mut self) -> Effects {
        let Some(Layer::Why(why)) = self.layers.pop() else {
            return nothing();
        };
        if self
            .file
            .as_ref()
            .is_none_or(|view| view.person != why.person)
        {
            self.open_person(why.person)?;
        }
        let reason = why.reasons.get(why.cursor);
        if let Some(missing) = reason.and_then(|it| it.missing.as_ref())
            && self.fill_missing(missing, why.person)?
        {
            return nothing();
        }
        if let (Some(file), Some(reason)) = (&mut self.file, reason) {
            let found = file.alerts.iter().position(|alert| {
                alert.rule == reason.rule && alert.object.1 == Some(reason.object.1)
            });
            if let Some(at) = found {
                let alert = file.alerts.get(at).cloned();
                file.alert = at;
                if let Some(alert) = alert {
                    file.go_to_alert(&alert);
                    return self.review_called(&alert);
                }
            } else if let Some(entity) = Entity::from_table(&reason.object.0) {
                file.choose(entity, reason.object.1);
            }
        }
        nothing()
    }

    pub(super) fn chosen_action(&mut self) -> Effects {
        let chosen = match self.layers.last() {
            Some(Layer::Help(chooser) | Layer::Palette(chooser)) => chooser.selected().cloned(),
            _ => None,
        };
        let Some(item) = chosen else { return nothing() };
        if let Some(reason) = item.disabled {
            self.message = Some(Message::warning(reason));
            return nothing();
        }
        self.layers.pop();
        Ok(self.act(item.value))
    }

    pub(super) fn chosen_in_menu(&mut self) -> Effects {
        let Some(Layer::Menu(chooser)) = self.layers.last() else {
            return nothing();
        };
        let Some(item) = chooser.selected().cloned() else {
            return nothing();
        };
        if let Some(reason) = item.disabled {
            self.message = Some(Message::warning(reason));
            return nothing();
        }
        self.layers.pop();
        match item.value {
            Choice::Open(request) => self.open_form(request),
            Choice::Read(about) => self.read(about),
            Choice::Sort(sort) => {
                self.list.query.sort = sort;
                self.reload()?;
                nothing()
            }
            Choice::Toggle(filter) => self.toggle(filter),
            Choice::Scope(scope) => {
                self.list.query.scope = scope;
                self.reload()?;
                self.recount()
            }
            Choice::FilterBy(kind) => self.menu(self.menu_filter_by(kind)),
            Choice::Resume(draft) => self.resume_draft(draft),
            Choice::Abandon(draft) => self.abandon_draft(draft),
            Choice::Agenda(whose) => self.show_agenda_of(whose),
            Choice::Fix(place, person) => self.fix_appointment(place, person),
            Choice::Document(person, kind) => self.choose_format(person, kind),
            Choice::Print(asked) => self.print(asked),
            Choice::ExportMarked => self.export_marked(),
            Choice::SwitchRules(set) => {
                self.switch_rules(&set)?;
                nothing()
            }
            Choice::Rules(change) => self.confirm_rules(change),
            Choice::PassTo(agent) => self.pass_to(agent),
            Choice::Queue(scope) => self.choose_queue(scope),
            Choice::Life(only) => self.show_life(only),
            Choice::Steer(selection, filter) => self.steer(*selection, filter),
            Choice::ClearMarks => {
                self.list.marks.clear();
                nothing()
            }
        }
    }

    fn confirm_rules(&mut self, change: RuleChange) -> Effects {
        self.layers.push(Layer::Confirm(Confirm {
            title: "Changer les règles pour tous ?".to_owned(),
            text: format!(
                "{}. Les échéances de tous les dossiers seront recalculées ; Échap abandonne en route, et rien n’aura changé.",
                change.label()
            ),
            then: Consequence::ChangeRules(change),
            word: None,
        }));
        nothing()
    }

    pub(super) fn confirmed(&mut self) -> Effects {
        let Some(Layer::Confirm(confirm)) = self.layers.pop() else {
            return nothing();
        };
        match confirm.then {
            Consequence::Quit => Ok(vec![Effect::Quit]),
            Consequence::RemovePerson(person) => self.remove_person(person),
            Consequence::ChangeRules(change) => {
                self.change_rules(change);
                nothing()
            }
        }
    }

    pub(super) fn run_in_layer(&mut self, action: Action) -> Effects {
        let page = self.page();
        match (self.layers.last_mut(), action) {
            (Some(Layer::Form(_)), _) => return self.act_in_form(action),
            (Some(Layer::Interview(_)), _) => return self.run_in_interview(action),
            (Some(Layer::Sheet(_)), _) => return self.act_in_sheet(action),
            (Some(Layer::Wait(wait)), Action::Back | Action::Quit) => wait.gauge.give_up(),
            (Some(Layer::Why(_)), Action::Neutralise) => self.neutralise()?,
            (Some(Layer::Reader(_)), Action::CompareVersions) => return self.compare_version(),
            (_, Action::Back | Action::No) => {
                self.layers.pop();
            }
            (_, Action::Quit) => {
                self.layers.pop();
                return self.quit();
            }
            (_, Action::HowToQuit) => return self.how_to_quit(),
            (Some(Layer::Help(chooser) | Layer::Palette(chooser)), action)
                if step(action, page).is_some() =>
            {
                chooser.step(step(action, page).unwrap_or_default());
            }
            (Some(Layer::Menu(chooser)), action) if step(action, page).is_some() => {
                chooser.step(step(action, page).unwrap_or_default());
            }
            (Some(Layer::Why(why)), action) if step(action, 3).is_some() => {
                let last = why.reasons.len().saturating_sub(1);
                why.cursor = why
                    .cursor
                    .saturating_add_signed(step(action, 3).unwrap_or_default())
                    .min(last);
            }
            (Some(Layer::Reader(reader)), action) if step(action, page).is_some() => {
                reader.step(step(action, page).unwrap_or_default(), self.size);
            }
            (Some(Layer::Help(_) | Layer::Palette(_)), Action::Open) => {
                return self.chosen_action();
            }
            (Some(Layer::Menu(_)), Action::Open) => return self.chosen_in_menu(),
            (Some(Layer::Why(_)), Action::Open) => return self.follow_reason(),
            (Some(Layer::Ask(_)), Action::Open) => return self.answered(),
            (Some(Layer::Ask(ask)), Action::Up) => ask.at = ask.at.saturating_sub(1),
            (Some(Layer::Confirm(confirm)), Action::Yes | Action::Open) => {
                let typed = confirm
                    .word
                    .as_ref()
                    .is_none_or(|word| crate::domain::text::fold(word.text()) == "oui");
                if typed {
                    return self.confirmed();
                }
                self.message = Some(Message::info(
                    "Tapez « oui », puis Entrée ; Échap pour ne rien faire.".to_owned(),
                ));
            }
            (_, _) => {}
        }
        nothing()
    }
}

/// Rows an action moves by in a short list.
pub(super) const fn step(action: Action, page: isize) -> Option<isize> {
    match action {
        Action::Up => Some(-1),
        Action::Down => Some(1),
        Action::PageUp => Some(-page),
        Action::PageDown => Some(page),
        Action::First => Some(isize::MIN + 1),
        Action::Last => Some(isize::MAX),
        _ => None,
    }
}
