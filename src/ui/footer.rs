//! The last two lines: what can be done now, with its key, or the last answer. What the place on top
//! offers, has a key for and lets one do now.
use crate::app::action::{Action, Availability};
use crate::app::context::Context;
use crate::app::message::{Message, Tone};
use crate::app::offer::{Offer, Shown, shown_in};
use crate::domain::text::mid_sentence;
use crate::ui::prelude::*;

/// Rows of an answer.
const ANSWER: usize = 6;

/// Draws both lines.
pub(super) fn draw(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.fill(area, Role::Footer);
    let first = row_at(area, area.y);
    let mut offers = app.offers();
    offers.retain(|offer| !is_off(app, offer));
    let mut hints = shown_in(&offers, &[Shown::First, Shown::Part])
        .into_iter()
        .filter_map(|offer| Hint::of(app, offer))
        .peekable();
    let shown = first.width.saturating_sub(2);
    let mut line = Line::default();
    while let Some(hint) = hints.next_if(|hint| fits(&line, hint, shown)) {
        line.add(&hint, app, shown);
    }
    let mut last = Line::default();
    let (parts, acts): (Vec<Hint>, Vec<Hint>) =
        hints.partition(|hint| hint.offer.shown == Shown::Part);
    let always = shown_in(&offers, &[Shown::Always]);
    let always = always.into_iter().filter_map(|offer| Hint::of(app, offer));
    for hint in always.chain(acts).chain(parts) {
        if fits(&last, &hint, shown) {
            last.add(&hint, app, shown);
        }
    }
    // The queue gives its answers above: the keys of the outcomes stay in sight.
    let x = area.x.saturating_add(1);
    let place = (x, area.y.saturating_add(1));
    canvas.words(place, shown, &last.words);
    last.hits(place, canvas);
    let said = app.message.as_ref();
    match said.filter(|_| app.stack.context() != Context::Triage) {
        Some(message) => answer(message, first, canvas),
        None => {
            canvas.words((x, area.y), shown, &line.words);
            line.hits((x, area.y), canvas);
        }
    }
}

/// Key and words of one action.
struct Hint {
    offer: Offer,
    key: String,
}

impl Hint {
    /// The action, when it has a key here.
    fn of(app: &App, offer: Offer) -> Option<Self> {
        let key = app.key_of(offer.action);
        let back = match offer.back {
            Some(back) => Some(app.key_of(back)).filter(|key| !key.is_empty())?,
            None => "",
        };
        (!key.is_empty()).then(|| Self {
            offer,
            key: format!("{back}{key}"),
        })
    }

    fn width(&self) -> usize {
        text::width(&self.key) + 1 + text::width(self.offer.words)
    }

    fn words(&self) -> Words {
        vec![
            (self.key.clone(), Role::FooterKey),
            (format!(" {}", self.offer.words), Role::Footer),
        ]
    }
}

/// Whether an action is not shown: windows say by themselves what can be done in them.
pub(super) fn is_off(app: &App, offer: &Offer) -> bool {
    let refused = app.availability(offer.action) != Availability::Yes;
    refused && app.stack.layers().is_empty()
}

fn fits(line: &Line, hint: &Hint, columns: u16) -> bool {
    let gap = if line.words.is_empty() {
        ""
    } else {
        gap(columns)
    };
    width(&line.words) + gap.len() + hint.width() <= usize::from(columns)
}

/// What stands between two actions.
const fn gap(columns: u16) -> &'static str {
    if columns < 98 { "  " } else { "   " }
}

/// A line of the footer, with where each of its actions is: first column, width.
#[derive(Default)]
struct Line {
    words: Words,
    acts: Vec<(u16, u16, Action)>,
}

impl Line {
    fn add(&mut self, hint: &Hint, app: &App, columns: u16) {
        if !self.words.is_empty() {
            self.words.push((gap(columns).to_owned(), Role::Footer));
        }
        let (x, wide) = (cells(width(&self.words)), cells(hint.width()));
        self.acts.push((x, wide, hint.offer.action));
        if let Some(back) = hint.offer.back {
            self.acts
                .push((x, cells(text::width(app.key_of(back))), back));
        }
        self.words.extend(hint.words());
    }

    fn hits(&self, at: (u16, u16), canvas: &mut Canvas<'_>) {
        for (x, wide, action) in &self.acts {
            canvas.hit(Rect::new(at.0 + x, at.1, *wide, 1), Hit::Act(*action));
        }
    }
}

/// What an answer begins with, and its look.
pub(super) const fn tone(tone: Tone) -> (&'static str, Role) {
    match tone {
        Tone::Info => ("", Role::Info),
        Tone::Success => ("✓ ", Role::Success),
        Tone::Warning => ("! ", Role::Warning),
        Tone::Error => ("Erreur\u{a0}: ", Role::Error),
    }
}

/// Draws the last answer in place of the first line. One that is longer goes up over the end of
/// what is shown, never down over the second line: help and the way back stay in sight.
fn answer(message: &Message, first: Rect, canvas: &mut Canvas<'_>) {
    let (mark, role) = tone(message.tone);
    let columns = first.width.saturating_sub(2);
    let text = match message.tone {
        // It goes on after « Erreur : ».
        Tone::Error => mid_sentence(&message.text),
        Tone::Info | Tone::Success | Tone::Warning => message.text.clone(),
    };
    let words = typography(&format!("{mark}{text}"));
    let (mut lines, more) = text::wrap_first(&words, usize::from(columns), ANSWER);
    if let Some(last) = lines.last_mut().filter(|_| more) {
        let room = usize::from(columns.saturating_sub(1));
        *last = format!("{}…", text::take(last, room).trim_end());
    }
    let rows = u16::try_from(lines.len()).unwrap_or(1).min(first.y + 1);
    let area = Rect {
        y: first.y + 1 - rows,
        height: rows,
        ..first
    };
    canvas.clear(area, role);
    canvas.hit(area, Hit::Still);
    canvas.lines(inset(area), lines, role);
}
