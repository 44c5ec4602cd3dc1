//! One item: who, why it is there, what happened before. What can be decided is in the footer.
use super::frame::framed;
use crate::app::At;
use crate::app::context::Context;
use crate::app::offer::{Offer, Shown, shown_in};
use crate::app::places::triage::{Shown as Item, Triage, words};
use crate::domain::date::age;
use crate::domain::deadlines::State;
use crate::domain::queue::ItemKind;
use crate::domain::record::Record;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::{display_name, enclosed, joined};
use crate::store::QueueItem;
use crate::ui::footer;
use crate::ui::parts::area::cut;
use crate::ui::parts::preview::{CLOSED, facts};
use crate::ui::parts::stack::INDENT;
use crate::ui::prelude::*;

/// Rows of an answer.
const ANSWER: usize = 3;
/// Columns of the names of the lines.
const NAMES: usize = 14;

/// Draws the item; on a wide screen what happened before stands beside it.
pub(super) fn draw(app: &App, queue: &Triage, shown: &Item, body: Rect, canvas: &mut Canvas<'_>) {
    let beside = body.width >= crate::app::geometry::WIDE;
    let right = if beside { body.width * 2 / 5 } else { 0 };
    let (left, area) = cut(body, right);
    let inside = framed(app, queue, left, canvas);
    let columns = usize::from(inside.width);
    let mut blocks = who(app, shown, columns);
    blocks.push(Block::default());
    blocks.push(why(app, shown, columns));
    blocks.push(Block::default());
    let before = before(app, shown);
    if beside {
        draw_before(app, (&before, shown), area, canvas);
    } else {
        let facts = before.into_iter();
        blocks.extend(facts.map(|(name, lines)| fact(name, &lines, columns)));
        blocks.push(Block::default());
    }
    blocks.extend(coming(app, queue, columns));
    let rows = draw_bottom(app, inside, canvas);
    let above = Rect {
        height: inside.height - rows,
        ..inside
    };
    stack::draw(&blocks, 0, None, above, canvas);
}

/// Draws the last lines at the bottom of the frame; gives how many rows they take.
pub(super) fn draw_bottom(app: &App, inside: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let lines = bottom(app, usize::from(inside.width));
    let rows = cells(lines.len()).min(inside.height);
    for (y, line) in (inside.bottom() - rows..inside.bottom()).zip(&lines) {
        canvas.words((inside.x, y), inside.width, line);
        hits(app, (inside.x, y), line, canvas);
    }
    rows
}

/// Name, age and telephone; then numbers, town, référent.
fn who(app: &App, shown: &Item, columns: usize) -> Vec<Block> {
    let item = &shown.item;
    let identity = shown.file.identity();
    let word = |field: &str| identity.map_or_else(String::new, |row| row.words(field));
    let mut name = display_name(&item.person.nom, &item.person.prenom);
    if let Some(birth) = identity.and_then(|row| row.date("ne_le")) {
        name.push_str(&format!(", {} ans", age(birth, app.desk.today)));
    }
    let phones = joined(["telephone", "telephone_2"].map(word), "  ");
    let phone = Some(phones).filter(|it| !it.is_empty());
    let phone = phone.unwrap_or_else(|| match shown.file.is_closed() {
        true => String::new(),
        false => "téléphone inconnu".to_owned(),
    });
    let followed = match identity.and_then(|row| AllocataireRecord::of(row).civility()) {
        Some("mme") => "suivie par ",
        Some("m") => "suivi par ",
        Some(_) | None => "accompagnement : ",
    };
    let referent = item.person.referent.as_ref().map(|(_, name)| name.as_str());
    let more = [
        enclosed("n° CAF ", &word("n_caf"), ""),
        word("commune"),
        enclosed(followed, referent.unwrap_or_default(), ""),
    ];
    let end = columns.saturating_sub(text::width(&phone));
    let first = vec![
        piece(0, text::truncate(&name, end.saturating_sub(2)), Role::Title),
        piece(end, phone, Role::Title),
    ];
    vec![
        Block(vec![first]),
        Block::wrapped(0, columns, &joined(more, " · "), Role::Muted),
    ]
}

/// Sign and look of an item. What is asked is calm: only what is really late is shown as such.
pub(super) fn look(item: &QueueItem, app: &App) -> (&'static str, Role) {
    match (item.kind, item.row.state(app.desk.today)) {
        (ItemKind::Outcome, _) => ("?", Role::Unknown),
        (ItemKind::Absence, _) => ("!", Role::Soon),
        (_, State::Late) => ("!!", Role::Late),
        (_, _) => ("!", Role::Soon),
    }
}

/// What is asked, since when, and why.
fn why(app: &App, shown: &Item, columns: usize) -> Block {
    let item = &shown.item;
    let (sign, role) = look(item, app);
    let since = words::since(item, app.desk.today);
    let label = words::label(item, &app.desk.rules);
    let mut block = Block::dated(columns, sign, &label, &since, role);
    for line in words::reason(item, &shown.file, &app.desk.rules, &app.desk.names) {
        block.add(INDENT, columns, &line, Role::Base);
    }
    block
}

/// What happened last, and what comes next.
fn before(app: &App, shown: &Item) -> Vec<(&'static str, Vec<String>)> {
    if shown.file.is_closed() {
        return vec![("Dossier", vec![CLOSED.to_owned()])];
    }
    let but = shown.item.appointment();
    let mut last = words::last_events(&shown.file, but, app.desk.today);
    if last.is_empty() {
        last.push("rien n’est noté".to_owned());
    }
    let next = words::next_appointment(&shown.file, but, &app.desk);
    vec![("Avant", last), ("Prochain RDV", vec![next])]
}

/// Who comes next, as far as there is room.
fn coming(app: &App, queue: &Triage, columns: usize) -> Vec<Block> {
    if queue.coming.is_empty() {
        return Vec::new();
    }
    let row = |item: &QueueItem| {
        let (sign, _) = look(item, app);
        let since = words::since_short(item, app.desk.today);
        let label = words::label(item, &app.desk.rules);
        let name = display_name(&item.person.nom, &item.person.prenom);
        Block::dated(
            columns,
            sign,
            &format!("{name} · {label}"),
            &since,
            Role::Muted,
        )
    };
    let heading = Block::wrapped(0, columns, "Ensuite", Role::FieldLabel);
    std::iter::once(heading)
        .chain(queue.coming.iter().map(row))
        .collect()
}

fn fact(name: &str, lines: &[String], columns: usize) -> Block {
    Block::named(name, NAMES, columns, &lines.join("\n"))
}

/// What happened before, then where the accompaniment stands.
fn draw_before(
    app: &App,
    (before, shown): (&[(&'static str, Vec<String>)], &Item),
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let title = vec![("Contacts et rendez-vous".to_owned(), Role::Title)];
    let inside = inset(canvas.frame(area, &title, Role::Border));
    let columns = usize::from(inside.width);
    let mut blocks = Vec::new();
    for (name, lines) in before {
        blocks.push(Block::wrapped(0, columns, name, Role::FieldLabel));
        let lines = lines.iter();
        blocks.extend(lines.map(|line| Block::wrapped(2, columns, line, Role::Base)));
        blocks.push(Block::default());
    }
    blocks.extend(facts::standing(app, &shown.file, columns));
    stack::draw(&blocks, 0, None, inside, canvas);
}

/// What was answered last, then the keys that lead elsewhere: the outcomes stay in the footer.
pub(super) fn bottom(app: &App, columns: usize) -> Vec<Words> {
    let mut lines: Vec<Words> = Vec::new();
    let said = app.message.as_ref();
    if let Some(message) = said.filter(|_| app.stack.layers().is_empty()) {
        let (mark, role) = footer::tone(message.tone);
        let words = typography(&format!("{mark}{}", message.text));
        let said = text::wrap(&words, columns).into_iter().take(ANSWER);
        lines.extend(said.map(|line| vec![(line, role)]));
    }
    let mut line = Words::new();
    for offer in inside(app) {
        let words = key_words(app, &offer);
        if !line.is_empty() && width(&line) + width(&words) + 2 > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(("  ".to_owned(), Role::Base));
        }
        line.extend(words);
    }
    lines.push(line);
    lines
}

/// What the queue offers in its own text, whatever is over it.
fn inside(app: &App) -> Vec<Offer> {
    let offers = app
        .stack
        .triage()
        .map(|queue| queue.offers(&app.desk).list());
    let mut shown = shown_in(&offers.unwrap_or_default(), &[Shown::Inside]);
    shown.retain(|offer| !footer::is_off(app, offer));
    shown
}

/// Says which words of a line of keys are which action.
pub(super) fn hits(app: &App, at: (u16, u16), line: &Words, canvas: &mut Canvas<'_>) {
    let offers = inside(app);
    let keys = offers
        .iter()
        .map(|it| app.desk.key_of(Context::Triage, it.action).to_owned());
    let words = offers.iter().map(|it| format!(" {}", it.words));
    let named: Vec<String> = keys.chain(words).collect();
    let acts = offers.iter().chain(&offers).map(|it| Hit::Act(it.action));
    let named: Vec<(&str, Hit)> = named.iter().map(|it| &**it).zip(acts).collect();
    canvas.hit_words(at, line, &named);
}

fn key_words(app: &App, offer: &Offer) -> Words {
    let of_queue = app.desk.key_of(Context::Triage, offer.action);
    vec![
        (of_queue.to_owned(), Role::Match),
        (format!(" {}", offer.words), Role::Base),
    ]
}
