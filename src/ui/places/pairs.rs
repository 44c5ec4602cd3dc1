//! The files that may be of one person: each pair is its two files, then what is said of them.
use crate::app::places::pairs::{Pairs, REASONS, ROWS};
use crate::domain::same_person::{Verdict, who};
use crate::domain::text::enclosed;
use crate::store::Pair;
use crate::ui::prelude::*;
use crate::words::merge::verdict;

/// Draws the list.
pub(super) fn draw(pairs: &Pairs, body: Rect, canvas: &mut Canvas<'_>) {
    let title = vec![(title(pairs), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    if pairs.found.is_none() {
        canvas.say(inside, "Recherche des doublons…", Role::Muted);
        return;
    }
    if pairs.list().is_empty() {
        let words = "Aucun doublon à regarder. Échap revient en arrière.";
        canvas.say(inside, words, Role::Muted);
        return;
    }
    let shown = pairs.list().iter().enumerate().skip(pairs.cursor.top);
    for (place, (at, pair)) in shown.take(usize::from(inside.height) / ROWS).enumerate() {
        let led = pairs.led.get(place);
        let rows = under(inside, cells(place * ROWS));
        draw_pair(pair, led, (at, pairs.cursor.at), rows, canvas);
    }
}

fn draw_pair(
    pair: &Pair,
    led: Option<&[String; 2]>,
    chosen: (usize, usize),
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let mut rows = area.rows();
    for (side, row) in pair.people.iter().enumerate() {
        let Some(place) = rows.next() else { return };
        let led = led.and_then(|it| it.get(side)).map_or("", String::as_str);
        let words = format!("{}{}", who(row), enclosed(", référent : ", led, ""));
        canvas.row(place, chosen, |canvas| {
            canvas.say(place, &typography(&words), Role::Base);
        });
    }
    let (sign, role) = match pair.judgement.verdict {
        Verdict::Same => ("=", Role::Soon),
        Verdict::Maybe | Verdict::Other => ("?", Role::Muted),
    };
    let words = format!(
        "{sign} {} : {}",
        verdict(&pair.judgement),
        pair.judgement.reasons()
    );
    let width = usize::from(area.width.saturating_sub(2));
    let lines = text::wrap(&typography(&words), width);
    for (place, line) in rows.zip(lines).take(REASONS) {
        canvas.text((place.x + 2, place.y), place.width, &line, role);
    }
}

fn title(pairs: &Pairs) -> String {
    let Some(found) = &pairs.found else {
        return "Doublons".to_owned();
    };
    let count = plural(found.pairs.len(), "paire", "paires");
    let apart = match found.apart {
        0 => String::new(),
        n => format!(
            " ─ {} comme deux personnes",
            plural(n, "déjà notée", "déjà notées")
        ),
    };
    format!("Doublons ─ {count}{apart}")
}
