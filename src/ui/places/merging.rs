//! Two files side by side: what differs is marked, and which value stays.
use crate::app::action::Action;
use crate::app::places::merging::Merging;
use crate::domain::same_person::who;
use crate::domain::text::capital;
use crate::ui::prelude::*;
use crate::words::merge::{Compared, Stays, lines, verdict};

/// Columns of the labels.
const LABEL: usize = 22;
/// Columns of a mark before a value.
const MARK: usize = 2;

/// Draws both, then what making them one does.
pub(super) fn draw(app: &App, merging: &Merging, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let title = vec![("Réunir deux dossiers ?".to_owned(), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    let width = usize::from(inside.width);
    let head = head(merging, width);
    let foot = foot(app, merging, width);
    let above = cells(head.height()).min(inside.height);
    // What is compared comes before what follows from it.
    let below = cells(foot.len() + 1).min(inside.height / 3);
    let top = Rect {
        height: above,
        ..inside
    };
    canvas.hit(top, Hit::Act(Action::NextPanel));
    stack::draw(&[head], 0, None, top, canvas);
    let rest = under(inside, above.saturating_add(1));
    let rows = Rect {
        height: rest.height.saturating_sub(below),
        ..rest
    };
    let blocks: Vec<Block> = merging
        .rows
        .iter()
        .map(|row| block(merging, row, width))
        .collect();
    let chosen = Some((merging.cursor.at, Role::Selected));
    let way = (merging.cursor.at, Way::Rows(None));
    stack::hits(&blocks, way, |_| true, rows, canvas);
    stack::draw(&blocks, merging.cursor.at, chosen, rows, canvas);
    if below > 1 {
        canvas.lines(under(rest, rows.height + 1), foot, Role::Muted);
    }
}

/// First cell and width of the two sides.
const fn sides(width: usize) -> [(usize, usize); 2] {
    let left = LABEL + 1;
    let each = width.saturating_sub(left + 2) / 2;
    [(left, each), (left + each + 2, each)]
}

fn head(merging: &Merging, width: usize) -> Block {
    let mut block = Block::default();
    let (kept, other) = (&merging.merger.kept, &merging.merger.other);
    let people = match merging.kept {
        0 => [(kept, true), (other, false)],
        _ => [(other, false), (kept, true)],
    };
    for ((x, columns), (row, stays)) in sides(width).into_iter().zip(people) {
        let (words, role) = match stays {
            true => (format!("✓ {} : gardé", who(row)), Role::Title),
            false => (format!("{} : y passe", who(row)), Role::Muted),
        };
        block.put(x, columns, &typography(&words), role);
    }
    block
}

/// What both say of one thing; what differs stands out, the value that stays is marked.
fn block(merging: &Merging, row: &Compared, width: usize) -> Block {
    let differs = row.name.is_some();
    let sign = if differs { "≠ " } else { "  " };
    let look = if differs {
        Role::Soon
    } else {
        Role::FieldLabel
    };
    let mut block = Block::default();
    block.put(0, LABEL, &format!("{sign}{}", row.label), look);
    let kept = matches!(row.stays, Stays::Kept | Stays::Same | Stays::Both);
    let other = matches!(row.stays, Stays::Other | Stays::Same | Stays::Both);
    let values = match merging.kept {
        0 => [(&row.kept, kept), (&row.other, other)],
        _ => [(&row.other, other), (&row.kept, kept)],
    };
    for ((x, columns), (words, stays)) in sides(width).into_iter().zip(values) {
        if words.is_empty() {
            block.put(x + MARK, columns, "—", Role::Muted);
            continue;
        }
        let role = if stays { Role::Base } else { Role::Muted };
        let mark = if stays && row.stays != Stays::Same {
            "✓"
        } else {
            ""
        };
        block.put(x, MARK, mark, role);
        block.put(x + MARK, columns.saturating_sub(MARK), words, role);
    }
    block
}

/// What is said of the two, and what making them one does.
fn foot(app: &App, merging: &Merging, width: usize) -> Vec<String> {
    let judgement = &merging.pair.judgement;
    let mut said = lines(&merging.merger, &app.desk.names);
    let verdict = capital(verdict(judgement));
    said.push(format!("{verdict} : {}.", judgement.reasons()));
    let wrapped = said
        .iter()
        .flat_map(|words| text::wrap(&typography(words), width));
    wrapped.collect()
}
