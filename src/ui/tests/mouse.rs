//! The mouse: every zone of every place does something, and what can be pressed has its zone.
use super::holds::{leave, scenes};
use super::*;
use crate::app::cursor::rows_of;
use crate::app::hit::{Hit, Way, Zone, Zones, click, wheel};

fn drawn(app: &App) -> (Buffer, Zones) {
    let Size { width, height } = app.desk.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut zones = Zones::default();
    terminal
        .draw(|frame| zones = draw(app, theme(), frame))
        .unwrap();
    (terminal.backend().buffer().clone(), zones)
}

/// Where nothing stands over a zone.
fn cell(zone: &Zone, zones: &Zones) -> Option<(u16, u16)> {
    let columns = zone.columns.0..zone.columns.1;
    let mut cells = columns.map(|x| (x, zone.rows.0));
    cells.find(|(x, y)| zones.at(*x, *y) == Some(zone.hit))
}

/// Those that a click changes something by: the first of each kind of steps are enough.
fn tried(zones: &Zones) -> Vec<Hit> {
    let mut kinds: Vec<(Option<Way>, usize)> = Vec::new();
    let mut tried = Vec::new();
    for zone in zones.all() {
        let (way, still) = match zone.hit {
            Hit::Act(_) => (None, false),
            Hit::Take(way, _) => (Some(way), false),
            Hit::Step(way, by) => (Some(way), by == 0 && way != Way::Rows(None)),
            Hit::Ground(_) | Hit::Still => continue,
        };
        let seen = kinds.iter().filter(|it| it.0 == way).count();
        if !still && cell(zone, zones).is_some() && (way.is_none() || seen < 2) {
            kinds.push((way, 0));
            tried.push(zone.hit);
        }
    }
    tried
}

/// What leads to a rubrique changes nothing where one is there.
const fn already_there(hit: Hit) -> bool {
    matches!(
        hit,
        Hit::Act(
            Action::Situation
                | Action::Contract
                | Action::Appointments
                | Action::Plan
                | Action::Objectives
                | Action::Identity
                | Action::History
        )
    )
}

#[test]
fn every_zone_of_every_place_does_something() {
    let mut more = scenes();
    more.extend([
        vec![Action::Agenda, Action::Period],
        vec![Action::Triage],
        vec![Action::Triage, Action::NextPanel],
        vec![Action::Steering],
        vec![Action::Team],
        vec![Action::Filters, Action::Open, Action::Mark],
        vec![Action::Open, Action::Plan],
    ]);
    // An action of a place is tried once there, however many screens offer it.
    let mut known = std::collections::HashSet::new();
    for (at, actions) in more.iter().enumerate() {
        let wide = if at % 2 == 0 {
            size(80, 24)
        } else {
            size(120, 40)
        };
        let mut shown = screen(12, wide).act(actions);
        let hits = tried(&drawn(&shown.app).1);
        assert!(!hits.is_empty(), "{actions:?}");
        for hit in hits {
            let here = format!("{:?} {hit:?}", shown.app.stack.context());
            if let Hit::Act(action) = hit
                && (!known.insert(here) || rows_of(action, 1).is_some())
            {
                // What is first can't go up, what is last can't go down.
                continue;
            }
            shown.app.message = None;
            let (before, _) = drawn(&shown.app);
            let effects = click(&mut shown.app, hit);
            let changed = drawn(&shown.app).0 != before || !effects.is_empty();
            let counted = !shown.app.jobs.is_empty() || already_there(hit);
            assert!(
                changed || counted,
                "{actions:?} {hit:?}\n{}",
                picture(&shown.app)
            );
            leave(&mut shown);
            shown = shown.act(actions);
        }
    }
}

#[test]
fn every_key_that_the_footer_names_can_be_clicked() {
    let mut shown = screen(12, size(120, 40));
    for actions in scenes() {
        shown = shown.act(&actions);
        shown.app.message = None;
        let (buffer, zones) = drawn(&shown.app);
        for y in [38, 39] {
            let letters: Vec<bool> = (0..120).map(|x| buffer[(x, y)].symbol() != " ").collect();
            for x in (2..120).filter(|x| letters[*x] && !letters[x - 1] && !letters[x - 2]) {
                let at = u16::try_from(x).unwrap();
                let hit = zones.at(at, y);
                assert!(
                    matches!(hit, Some(Hit::Act(_))),
                    "{actions:?} {x} {}",
                    picture(&shown.app)
                );
            }
        }
        leave(&mut shown);
    }
}

#[test]
fn a_click_chooses_a_row_and_a_second_one_opens_it() {
    let mut shown = screen(30, size(80, 24));
    let at = |shown: &Screen, x, y| drawn(&shown.app).1.at(x, y).unwrap();
    let third = at(&shown, 40, 5);
    click(&mut shown.app, third);
    assert_eq!(shown.app.stack.caseload.list.cursor.at, 2);
    let again = at(&shown, 40, 5);
    click(&mut shown.app, again);
    assert!(shown.app.stack.file().is_some());
}

#[test]
fn the_wheel_moves_what_is_under_the_pointer() {
    let mut shown = screen(30, size(120, 40));
    let (_, zones) = drawn(&shown.app);
    let row = |shown: &Screen| shown.app.stack.caseload.list.cursor.at;
    wheel(&mut shown.app, zones.at(10, 8).unwrap(), 1);
    assert_eq!(row(&shown), 1);
    // Over the person shown beside, nothing moves.
    wheel(&mut shown.app, zones.at(110, 8).unwrap(), 1);
    assert_eq!(row(&shown), 1);
    // In a file, the rubrique under the pointer takes the keys.
    shown = shown.act(&[Action::Open, Action::Plan]);
    let (_, zones) = drawn(&shown.app);
    wheel(&mut shown.app, zones.at(10, 4).unwrap(), 1);
    let panel = shown.app.stack.file().unwrap().panel;
    assert_eq!(panel, crate::domain::record::Panel::Situation);
}

#[test]
fn nothing_behind_a_window_is_clicked() {
    let shown = screen(30, size(120, 40)).act(&[Action::Remove]);
    let (_, zones) = drawn(&shown.app);
    for (x, y) in [(10, 4), (110, 4), (10, 30)] {
        assert_eq!(zones.at(x, y), None, "{x} {y}");
    }
}
