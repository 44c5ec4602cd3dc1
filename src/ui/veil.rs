//! The hidden screen: nothing of anybody, and how to come back.
use crate::app::veil::{Lock, Veil};
use crate::ui::prelude::*;

/// Columns of the words, at most.
const WIDTH: u16 = 60;

/// Characters of a phrase that are shown as typed, at most.
const SHOWN: usize = 40;

/// Draws it over everything.
pub(super) fn draw(veil: &Veil, area: Rect, canvas: &mut Canvas<'_>) {
    let words = match veil {
        Veil::Hidden => "Écran caché. Une touche le montre de nouveau.".to_owned(),
        Veil::Locked(lock) => phrase(lock),
    };
    let columns = usize::from(WIDTH.min(area.width));
    let lines: Vec<String> = words
        .lines()
        .flat_map(|line| text::wrap(line, columns))
        .collect();
    let width = lines.iter().map(|line| text::width(line)).max();
    let middle = centred(area, cells(width.unwrap_or_default()), cells(lines.len()));
    canvas.lines(middle, lines, Role::Base);
}

/// The phrase being asked for, of which only the length is shown.
fn phrase(lock: &Lock) -> String {
    let typed = "•".repeat(lock.length().min(SHOWN));
    let answer = lock.answer.as_deref().unwrap_or(" ");
    format!(
        "Écran verrouillé : la base est fermée.\n \nPhrase secrète : {typed}\n \n{answer}\n \nEntrée : ouvrir. Échap : recommencer.\nCtrl-Q : quitter, rien n’est perdu."
    )
}
