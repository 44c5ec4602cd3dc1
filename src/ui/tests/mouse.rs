//! The mouse: every zone of every place does something, and what can be pressed has its zone.
use super::holds::{leave, scenes};
use super::pictures::count;
use super::*;
use crate::app::chooser::Choice;
use crate::app::context::Context;
use crate::app::cursor::rows_of;
use crate::app::hit::{Hit, Way, Zone, Zones, click, wheel};
use crate::store::{Filter, Sort};
use crate::ui::theme::Role;

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
            Hit::Act(_) | Hit::Choose(_) => (None, false),
            Hit::Aside(down, by) => (Some(Way::Aside), (down, by) == (0, 0)),
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

/// What leads to a rubrique changes nothing where one is there, nor an order where it is that of the list.
const fn already_there(hit: Hit) -> bool {
    matches!(
        hit,
        Hit::Choose(Choice::Sort(Sort::Urgency))
            | Hit::Act(
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

/// Every screen that the mouse is tried on.
fn places() -> Vec<Vec<Action>> {
    let mut more = scenes();
    more.extend([
        vec![Action::Agenda],
        vec![Action::Agenda, Action::Period],
        vec![Action::Triage],
        vec![Action::Triage, Action::NextPanel],
        vec![Action::Triage, Action::Later],
        vec![Action::Steering],
        vec![Action::Team],
        vec![Action::Partners],
        vec![Action::Reminders],
        vec![Action::Settings],
        vec![Action::Yearly],
        vec![Action::Yearly, Action::Open],
        vec![Action::Filters, Action::Open, Action::Mark],
        vec![Action::Open, Action::Plan],
        vec![Action::Lead, Action::Last],
    ]);
    more
}

/// Leads to a screen; what is counted beside is there.
fn shown_at(shown: Screen, actions: &[Action]) -> Screen {
    let mut shown = shown.act(actions);
    let behind = |shown: &Screen| {
        shown
            .app
            .stack
            .pilotage()
            .is_some_and(|it| it.people.is_some())
    };
    if behind(&shown) {
        // The pilotage comes back as it was left.
        shown = shown.act(&[Action::Back]);
    }
    count(&mut shown);
    shown.app.message = None;
    shown
}

#[test]
fn every_zone_of_every_place_does_something() {
    let more = places();
    // An action of a place is tried once there, however many screens offer it.
    let mut known = std::collections::HashSet::new();
    for (at, actions) in more.iter().enumerate() {
        let wide = if at % 2 == 0 {
            size(80, 24)
        } else {
            size(120, 40)
        };
        let mut shown = shown_at(screen(12, wide), actions);
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
            let before = cells(&shown.app, wide);
            let effects = click(&mut shown.app, hit);
            let changed = cells(&shown.app, wide) != before || !effects.is_empty();
            // Whose reminders they are shows by the names alone.
            let same = matches!(shown.app.stack.context(), Context::Reminders)
                && hit == Hit::Act(Action::Scope);
            let counted = same || !shown.app.jobs.is_empty() || already_there(hit);
            assert!(
                changed || counted,
                "{actions:?} {hit:?}\n{}",
                picture(&shown.app)
            );
            leave(&mut shown);
            shown = shown_at(shown, actions);
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

#[test]
fn what_is_chosen_can_be_clicked() {
    let ground = theme().style(Role::Selected).bg;
    let mut shown = screen(12, size(120, 40));
    for actions in places() {
        shown = shown_at(shown, &actions);
        let (buffer, zones) = drawn(&shown.app);
        for y in 1..38 {
            for x in (0..120).filter(|x| buffer[(*x, y)].style().bg == ground) {
                let hit = zones.at(x, y);
                // Behind a window, nothing is.
                assert!(
                    !matches!(hit, Some(Hit::Ground(_) | Hit::Still)),
                    "{actions:?} {x} {y} {hit:?}\n{}",
                    picture(&shown.app)
                );
            }
        }
        leave(&mut shown);
    }
}

#[test]
fn every_key_that_a_screen_names_can_be_clicked() {
    let mut named = 0;
    for count in [0, 12] {
        let mut shown = screen(count, size(200, 40));
        let mut more = places();
        more.push(vec![Action::Agenda, Action::Scope]);
        for actions in more {
            shown = shown_at(shown, &actions);
            if shown.app.stack.context() == Context::Help {
                continue;
            }
            let (buffer, zones) = drawn(&shown.app);
            let keys: Vec<&str> = shown
                .app
                .desk
                .keys
                .iter()
                .map(|(_, _, key)| &**key)
                .collect();
            for y in 1..38 {
                let row: Vec<&str> = (0..200).map(|x| buffer[(x, y)].symbol()).collect();
                for at in 1..197 {
                    let words = row.get(at..at + 3).unwrap().concat();
                    let before = row.get(..at).unwrap().concat();
                    let key = before.rsplit(['│', '└', '─', '(', ' ']).next().unwrap();
                    if !words.starts_with(" : ") && !words.starts_with("\u{a0}: ")
                        || !keys.contains(&key)
                    {
                        continue;
                    }
                    named += 1;
                    let hit = zones.at(u16::try_from(at - 1).unwrap(), y);
                    assert!(
                        matches!(hit, Some(Hit::Act(_))),
                        "{actions:?} « {key} » {hit:?}\n{}",
                        picture(&shown.app)
                    );
                }
            }
            leave(&mut shown);
        }
    }
    assert!(named > 3, "{named}");
}

/// Where some words stand on the screen.
fn place_of(shown: &Screen, words: &str) -> (u16, u16) {
    let (buffer, _) = drawn(&shown.app);
    let Size { width, height } = shown.app.desk.size;
    let found = (0..height).find_map(|y| {
        let row: Vec<&str> = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
        let starts = |x: &usize| row.get(*x..).unwrap().concat().starts_with(words);
        let x = (0..usize::from(width)).find(starts)?;
        Some((u16::try_from(x).unwrap(), y))
    });
    found.unwrap_or_else(|| panic!("{words}\n{}", picture(&shown.app)))
}

fn click_on(shown: &mut Screen, words: &str) {
    let (x, y) = place_of(shown, words);
    let hit = drawn(&shown.app).1.at(x, y).unwrap();
    click(&mut shown.app, hit);
}

#[test]
fn a_number_of_the_header_filters_and_a_second_click_lifts_it() {
    let mut shown = screen(30, size(120, 40));
    for (words, filter) in [
        ("en retard", Filter::Late),
        ("cette semaine", Filter::ThisWeek),
        ("RDV aujourd’hui", Filter::AppointmentToday),
    ] {
        click_on(&mut shown, words);
        assert_eq!(shown.app.stack.caseload.list.query.filters, [filter]);
        let (x, _) = place_of(&shown, words);
        let hit = drawn(&shown.app).1.at(x, 0).unwrap();
        click(&mut shown.app, hit);
        assert!(shown.app.stack.caseload.list.query.filters.is_empty());
    }
    // Over another screen they are only read.
    shown = shown.act(&[Action::Agenda]);
    let (x, y) = place_of(&shown, "en retard");
    assert_eq!(drawn(&shown.app).1.at(x, y), None);
}

#[test]
fn a_heading_orders_the_list_when_there_is_an_order_for_it() {
    let mut shown = screen(30, size(200, 60));
    for (words, order) in [
        ("Allocataire", Sort::Name),
        ("RDV            ", Sort::NextAppointment),
        ("Contact ", Sort::LastContact),
        ("Échéance", Sort::Urgency),
    ] {
        click_on(&mut shown, words);
        assert_eq!(shown.app.stack.caseload.list.query.sort, order);
        let (buffer, _) = drawn(&shown.app);
        let at = place_of(&shown, words);
        assert!(
            super::holds::looks_like(&buffer, at, Role::Title),
            "{words}"
        );
    }
    let (x, y) = place_of(&shown, "Contrat ");
    assert_eq!(
        drawn(&shown.app).1.at(x, y),
        Some(Hit::Ground(Way::Rows(None)))
    );
}

#[test]
fn a_click_on_a_slot_proposes_it_as_going_there_does() {
    let slots = |shown: &Screen| {
        let (_, zones) = drawn(&shown.app);
        let aside = |zone: &&Zone| matches!(zone.hit, Hit::Aside(..));
        let found: Vec<Zone> = zones.all().iter().filter(aside).copied().collect();
        found
    };
    for wide in [size(80, 24), size(120, 40)] {
        let mut shown = screen(12, wide);
        // The first of the list whose next appointment is left to fix.
        for place in 0..11 {
            leave(&mut shown);
            shown = shown.act(&vec![Action::Down; place]);
            shown = shown.act(&[Action::Lead, Action::Last]);
            if !slots(&shown).is_empty() {
                break;
            }
        }
        // From the end of the page, then from a slot to another one.
        for wanted in [3, 1, 4] {
            let zone = *slots(&shown).get(wanted).unwrap();
            assert!(zone.hit != Hit::Aside(0, 0));
            click(&mut shown.app, zone.hit);
            let now = *slots(&shown).get(wanted).unwrap();
            assert_eq!(now.hit, Hit::Aside(0, 0), "{}", picture(&shown.app));
            let (buffer, _) = drawn(&shown.app);
            let first = buffer[(now.columns.0, now.rows.0)].symbol();
            assert_eq!(first, "[", "{}", picture(&shown.app));
        }
    }
}
