//! Text typed: in the search, in a chooser, in a form; pastes; sizes.
use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::key::{Code, Key};
use super::super::layer::Layer;
use super::super::message::Message;
use super::super::{App, Size};
use crate::form::{FormInput, LineEdit};

/// Key that edits text, outside the key table.
fn input(key: Key) -> Option<FormInput> {
    if let Some(letter) = key.text() {
        return Some(FormInput::Char(letter));
    }
    if key.mods.alt {
        return None;
    }
    Some(match (key.code, key.mods.ctrl) {
        (Code::Backspace, _) => FormInput::Backspace,
        (Code::Delete, _) => FormInput::Delete,
        (Code::Left, true) => FormInput::WordLeft,
        (Code::Right, true) => FormInput::WordRight,
        (Code::Left, false) => FormInput::Left,
        (Code::Right, false) => FormInput::Right,
        (Code::Up, false) => FormInput::Up,
        (Code::Down, false) => FormInput::Down,
        (Code::Home, _) => FormInput::Home,
        (Code::End, _) => FormInput::End,
        (Code::PageUp, _) => FormInput::PageUp,
        (Code::PageDown, _) => FormInput::PageDown,
        (Code::Enter, _) => FormInput::Enter,
        (Code::Tab, _) => FormInput::Next,
        (Code::Esc, _) => FormInput::Cancel,
        (Code::Char(_) | Code::Up | Code::Down | Code::Insert | Code::F(_), _) => return None,
    })
}

/// Edits a line of text; true when it changed.
fn edit(line: &mut LineEdit, input: &FormInput) -> bool {
    let before = line.text().to_owned();
    match input {
        FormInput::Char(letter) => line.insert(*letter),
        FormInput::Paste(text) => line.paste(text),
        FormInput::Backspace => line.backspace(),
        FormInput::Delete => line.delete(),
        FormInput::Left => line.left(),
        FormInput::Right => line.right(),
        FormInput::WordLeft => line.word_left(),
        FormInput::WordRight => line.word_right(),
        FormInput::Home => line.home(),
        FormInput::End => line.end(),
        _ => {}
    }
    line.text() != before
}

impl App {
    /// Takes a key that no action answers, where text is typed.
    pub fn type_key(&mut self, key: Key) -> Vec<Effect> {
        match input(key) {
            Some(input) => self.type_input(input),
            None => Vec::new(),
        }
    }

    /// Takes a pasted text. Outside a field it is ignored, with a hint.
    pub fn paste(&mut self, text: String) -> Vec<Effect> {
        if self.place().takes_text() {
            return self.type_input(FormInput::Paste(text));
        }
        self.message = Some(Message::info(
            "Un texte a été collé en dehors d’un champ : il n’a pas été pris.".to_owned(),
        ));
        Vec::new()
    }

    fn type_input(&mut self, input: FormInput) -> Vec<Effect> {
        self.message = None;
        let done = match self.layers.last_mut() {
            Some(Layer::Form(_)) => self.form_input(input),
            Some(Layer::Help(chooser) | Layer::Palette(chooser)) => {
                if edit(&mut chooser.typed, &input) {
                    chooser.filter();
                }
                Ok(Vec::new())
            }
            Some(Layer::Menu(chooser)) => {
                if edit(&mut chooser.typed, &input) {
                    self.narrow_menu()
                } else {
                    Ok(Vec::new())
                }
            }
            Some(Layer::Confirm(confirm)) => {
                if let Some(word) = &mut confirm.word {
                    edit(word, &input);
                }
                Ok(Vec::new())
            }
            Some(Layer::Ask(ask)) => {
                if let Some((_, line)) = ask.lines.get_mut(ask.at) {
                    edit(line, &input);
                }
                Ok(Vec::new())
            }
            Some(
                Layer::Why(_)
                | Layer::Wait(_)
                | Layer::Reader(_)
                | Layer::Interview(_)
                | Layer::Sheet(_),
            ) => Ok(Vec::new()),
            None => self.search_input(&input),
        };
        done.unwrap_or_else(|error| {
            self.message = Some(Message::error(error.to_string()));
            Vec::new()
        })
    }

    fn search_input(&mut self, input: &FormInput) -> super::Effects {
        if !self.list.searching {
            return Ok(Vec::new());
        }
        let mut line = LineEdit::new(&self.list.query.search);
        if edit(&mut line, input) {
            line.text().clone_into(&mut self.list.query.search);
            self.reload()?;
        }
        Ok(Vec::new())
    }

    /// Takes a new size of the screen.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.list.show(size.list_rows());
        let read = self
            .fill()
            .and_then(|()| self.read_preview())
            .and_then(|()| self.read_steering_people());
        if let Err(error) = read {
            self.message = Some(Message::error(error.to_string()));
        }
    }

    /// Reads the rows that a taller screen has room for.
    fn fill(&mut self) -> crate::store::Result<()> {
        let height = self.size.list_rows();
        if self.list.rows.len() < self.list.top + height {
            self.list.refresh(&self.store, height)?;
        }
        Ok(())
    }

    /// A click of the mouse in the list: chooses the row, or opens it when it is chosen already.
    pub fn click_row(&mut self, row: usize) -> Vec<Effect> {
        if self.place() != Context::List {
            return Vec::new();
        }
        let at = self.list.top + row;
        if at == self.list.cursor {
            return self.act(Action::Open);
        }
        if at < self.list.rows.len() {
            self.list.cursor = at;
            let _ = self.read_preview();
        }
        Vec::new()
    }
}
