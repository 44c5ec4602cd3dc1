//! A list that narrows as one types: help, palette, menus.
use std::collections::BTreeSet;

use crate::app::chooser::{Chooser, Feed, Item};
use crate::ui::parts::found::Sought;
use crate::ui::prelude::*;

const TYPED: &str = "Chercher : ";
/// Widest list.
const WIDEST: usize = 84;
/// Fewest rows of the list with what is typed, however much is to be read before it.
const ROWS: u16 = 6;
/// Rows of the box of acts and people.
const BOX: usize = 14;

/// Draws the list in its window.
pub(super) fn draw<T>(chooser: &Chooser<T>, body: Rect, canvas: &mut Canvas<'_>) {
    // What changes at each letter keeps its size.
    let (wide, high) = match chooser.feed == Feed::Found {
        true => (WIDEST, BOX),
        false => (columns(chooser), lines_of(chooser)),
    };
    let intro = intro(chooser, wide.min(usize::from(body.width.saturating_sub(4))));
    let size = (cells(wide), cells(high + 3 + intro.len()));
    let inside = window(&chooser.title, size, body, canvas);
    let read = cells(intro.len()).min(inside.height.saturating_sub(ROWS));
    canvas.lines(inside, intro.iter().take(usize::from(read)), Role::Base);
    let inside = under(inside, read);
    draw_typed(chooser, inside, canvas);
    let reason = chooser.selected().and_then(|item| item.disabled.as_deref());
    let (said, role) = match reason {
        Some(reason) => (reason, Role::Warning),
        None => (chooser.legend, Role::Muted),
    };
    let lines = match said {
        "" => Vec::new(),
        said => text::wrap(&typography(said), usize::from(inside.width)),
    };
    let below = cells(lines.len())
        .max(1)
        .min(inside.height.saturating_sub(2));
    let rows = Rect {
        y: inside.y.saturating_add(2),
        height: inside.height.saturating_sub(2 + below),
        ..inside
    };
    draw_items(chooser, rows, canvas);
    let below = under(inside, rows.bottom() - inside.y);
    canvas.lines(below, lines, role);
}

/// What is to be read before the list, and an empty row.
fn intro<T>(chooser: &Chooser<T>, columns: usize) -> Vec<String> {
    let wrapped = chooser
        .intro
        .iter()
        .map(|it| text::wrap(&typography(it), columns));
    let mut rows: Vec<String> = wrapped.flatten().collect();
    if !rows.is_empty() {
        rows.push(String::new());
    }
    rows
}

/// Rows of everything that can be chosen, with the headings and what stands under.
fn lines_of<T>(chooser: &Chooser<T>) -> usize {
    let groups: BTreeSet<&str> = chooser.items.iter().map(|item| item.group).collect();
    let headings = groups.iter().filter(|group| !group.is_empty()).count();
    chooser.items.len().max(1) + headings + text::width(chooser.legend).div_ceil(WIDEST)
}

fn columns<T>(chooser: &Chooser<T>) -> usize {
    let of = |item: &Item<T>| {
        let digit = 2 * usize::from(chooser.numbered());
        text::width(&item.label) + text::width(&item.note) + 3 + digit
    };
    let reason = |item: &Item<T>| item.disabled.as_deref().map_or(0, text::width);
    let widest = chooser.items.iter().map(|item| of(item).max(reason(item)));
    let title = text::width(&chooser.title) + 4;
    widest.max().unwrap_or(0).max(title).clamp(44, WIDEST)
}

fn draw_typed<T>(chooser: &Chooser<T>, inside: Rect, canvas: &mut Canvas<'_>) {
    if inside.height == 0 {
        return;
    }
    let x = canvas.text((inside.x, inside.y), inside.width, TYPED, Role::FieldLabel);
    canvas.typed(x, inside, &chooser.typed, Role::FieldFocused);
}

fn draw_items<T>(chooser: &Chooser<T>, rows: Rect, canvas: &mut Canvas<'_>) {
    if chooser.shown.is_empty() && rows.height > 0 {
        let words = match (&*chooser.nothing, chooser.typed.text()) {
            ("", "") => "Il n’y a rien à choisir ici.".to_owned(),
            ("", typed) => format!("Rien ne correspond à « {typed} »."),
            (nothing, _) => nothing.to_owned(),
        };
        let lines = text::wrap(&typography(&words), usize::from(rows.width));
        canvas.lines(rows, lines, Role::Muted);
        return;
    }
    let numbered = chooser.numbered() && chooser.typed.text().is_empty();
    let sought = Sought::of(chooser.typed.text());
    let heights: Vec<usize> = (0..chooser.shown.len())
        .map(|at| 1 + usize::from(heading(chooser, at).is_some()))
        .collect();
    let start = stack::first(&heights, chooser.cursor.at, usize::from(rows.height));
    let mut left = rows.rows();
    for (at, item) in chooser.shown.iter().enumerate().skip(start) {
        if let Some(words) = heading(chooser, at)
            && let Some(row) = left.next()
        {
            canvas.say(row, words, Role::Title);
        }
        let (Some(mut row), Some(item)) = (left.next(), chooser.items.get(*item)) else {
            break;
        };
        let chosen = at == chooser.cursor.at;
        canvas.hit(
            row,
            Hit::Take(Way::Rows(None), steps(chooser.cursor.at, at)),
        );
        if numbered {
            row = draw_digit(at, chosen, row, canvas);
        }
        draw_item(item, &sought, chosen, row, canvas);
    }
}

/// The heading over a row, where another group begins.
fn heading<T>(chooser: &Chooser<T>, at: usize) -> Option<&'static str> {
    let group = |at: usize| {
        let item = chooser.shown.get(at).and_then(|it| chooser.items.get(*it));
        item.map_or("", |item| item.group)
    };
    let begins = at
        .checked_sub(1)
        .is_none_or(|before| group(before) != group(at));
    let here = group(at);
    (begins && !here.is_empty() && chooser.typed.text().is_empty()).then_some(here)
}

/// The digit that takes the row; gives what is left of it.
fn draw_digit(at: usize, chosen: bool, row: Rect, canvas: &mut Canvas<'_>) -> Rect {
    if chosen {
        canvas.fill(row, Role::Selected);
    }
    let digit = if at < 9 {
        format!("{} ", at + 1)
    } else {
        "  ".to_owned()
    };
    let role = if chosen {
        Role::Selected
    } else {
        Role::FooterKey
    };
    let x = canvas.text((row.x, row.y), row.width, &digit, role);
    Rect {
        x,
        width: row.width.saturating_sub(2),
        ..row
    }
}

fn draw_item<T>(item: &Item<T>, sought: &Sought, chosen: bool, row: Rect, canvas: &mut Canvas<'_>) {
    let (label, note) = match (chosen, &item.disabled) {
        (true, _) => (Role::Selected, Role::Selected),
        (false, Some(_)) => (Role::Disabled, Role::Disabled),
        (false, None) => (Role::Base, Role::FooterKey),
    };
    // What can't be done says why in its line, where nothing else is said there.
    let reason = item.disabled.as_deref().filter(|_| item.note.is_empty());
    let said = reason.unwrap_or(&item.note);
    let wanted = cells(text::width(&item.label) + 2);
    let noted = cells(text::width(said)).min(row.width.saturating_sub(wanted).max(row.width / 3));
    let room = row.width.saturating_sub(noted + 1);
    let right = row.x.saturating_add(row.width - noted);
    let pieces = sought.pieces(&item.label, label);
    let write = |canvas: &mut Canvas<'_>| {
        canvas.words((row.x, row.y), room, &pieces);
        canvas.text((right, row.y), noted, said, note);
    };
    match chosen {
        true => canvas.on(row, Role::Selected, write),
        false => write(canvas),
    }
}
