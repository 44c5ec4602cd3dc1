//! Hiding the screen, and showing it again. An encrypted store is closed meanwhile, and its phrase opens it
//! again; without one, any key does. Knows no place.
use std::time::Duration;

use super::App;
use super::effect::Effect;
use super::key::Key;
use super::typing;
use super::veil::{Lock, Veil};
use crate::domain::phrase::Phrase;
use crate::form::FormInput;

/// Hides everything; what is typed is kept first. A store that could not take it yet stays open.
pub fn hide(app: &mut App) -> Vec<Effect> {
    if app.is_locked() {
        return Vec::new();
    }
    app.keep_draft();
    app.desk.note_consulted(Duration::ZERO);
    let unwritten = app.has_unkept_text() || app.desk.store.has_unwritten();
    let closes = !app.waiting.is_on() && !unwritten;
    app.veil = Some(match closes.then(|| app.desk.store.lock()) {
        Some(Ok(true)) => Veil::Locked(Lock::default()),
        _ => Veil::Hidden,
    });
    vec![Effect::Repaint]
}

/// Takes a key while everything is hidden: it does nothing else than show it again, or write the phrase.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Some(Veil::Locked(lock)) = &mut app.veil else {
        app.veil = None;
        return vec![Effect::Repaint];
    };
    match typing::input(key) {
        Some(FormInput::Char(letter)) => lock.add(letter.encode_utf8(&mut [0; 4])),
        Some(FormInput::Backspace) => lock.take_back(),
        Some(FormInput::Cancel) => *lock = Lock::default(),
        Some(FormInput::Enter) => {
            let phrase = lock.take();
            return open(app, &phrase);
        }
        _ => {}
    }
    Vec::new()
}

/// Takes a pasted text: nothing, unless a phrase is asked for. One that ends its line is tried, as when keys come
/// too fast to be typed by hand.
pub fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let Some(Veil::Locked(lock)) = &mut app.veil else {
        return Vec::new();
    };
    let phrase = text.trim_end_matches(['\r', '\n']);
    lock.add(phrase);
    if phrase.len() == text.len() {
        return Vec::new();
    }
    let phrase = lock.take();
    open(app, &phrase)
}

/// Opens the store again, and shows what is in it now.
fn open(app: &mut App, phrase: &Phrase) -> Vec<Effect> {
    let opened = app.desk.store.unlock(phrase);
    match (opened, &mut app.veil) {
        (Err(error), Some(Veil::Locked(lock))) => lock.answer = Some(error.to_string()),
        _ => app.unveil(),
    }
    vec![Effect::Repaint]
}
