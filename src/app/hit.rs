//! What the mouse does where it falls. The drawing fills the table while it draws; a click or a turn of the wheel is
//! then what the keys would have done. Knows no place and no screen library.
use super::App;
use super::action::Action;
use super::chooser::Choice;
use super::effect::Effect;
use super::turn::Step;
use crate::form::FormInput;

/// What one walks through, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The rows of a list, of the panel that an action gives the keys to.
    Rows(Option<Action>),
    /// The pages of a carnet that is read.
    Pages,
    /// What a row proposes, one beside the other.
    Aside,
    /// The fields of a form.
    Fields,
    /// The choices of the field being filled.
    Choices,
}

/// What is drawn somewhere, for the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// An action, as its key does it.
    Act(Action),
    /// What stands so many steps after what is chosen: a click chooses it, and opens what was chosen already.
    Step(Way, isize),
    /// The same, taken at once.
    Take(Way, isize),
    /// What stands so many rows after what is chosen, then so many steps aside of it.
    Aside(isize, isize),
    /// What an entry of a menu chooses, in the place on top.
    Choose(&'static Choice),
    /// The ground of a list: nothing to click, the wheel moves there.
    Ground(Way),
    /// Something to read: the mouse does nothing there.
    Still,
}

/// Where something is drawn: columns and rows, the ends left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Columns.
    pub columns: (u16, u16),
    /// Rows.
    pub rows: (u16, u16),
    /// What it is.
    pub hit: Hit,
}

/// The zones of a screen, what stands over the rest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zones(Vec<Zone>);

impl Zones {
    /// Adds a zone over the others.
    pub fn add(&mut self, columns: (u16, u16), rows: (u16, u16), hit: Hit) {
        if columns.0 < columns.1 && rows.0 < rows.1 {
            self.0.push(Zone { columns, rows, hit });
        }
    }

    /// Forgets what was drawn: something takes its place, or all the keys.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Every zone.
    pub fn all(&self) -> &[Zone] {
        &self.0
    }

    /// What stands on top at a cell.
    pub fn at(&self, column: u16, row: u16) -> Option<Hit> {
        let within = |(from, to): (u16, u16), at: u16| (from..to).contains(&at);
        let mut zones = self.0.iter().rev();
        zones
            .find(|it| within(it.columns, column) && within(it.rows, row))
            .map(|it| it.hit)
    }
}

/// Does what a click asks for.
pub fn click(app: &mut App, hit: Hit) -> Vec<Effect> {
    match hit {
        Hit::Act(action) => app.act(action),
        Hit::Choose(choice) => {
            app.message = None;
            let done = app.follow(Step::Choose(choice.clone()).into());
            app.done(done)
        }
        Hit::Ground(Way::Rows(Some(panel))) => app.act(panel),
        Hit::Ground(_) | Hit::Still => Vec::new(),
        Hit::Step(way, by) => {
            let opens = by == 0 && matches!(way, Way::Rows(None));
            let mut effects = steps(app, way, by);
            if opens {
                effects.extend(app.act(Action::Open));
            }
            effects
        }
        Hit::Aside(0, 0) => app.act(Action::Open),
        Hit::Aside(down, by) => {
            let mut effects = steps(app, Way::Rows(None), down);
            effects.extend(steps(app, Way::Aside, by));
            effects
        }
        Hit::Take(way, by) => {
            let mut effects = steps(app, way, by);
            effects.extend(match way {
                Way::Fields | Way::Choices => app.type_input(FormInput::Enter),
                Way::Rows(_) | Way::Pages | Way::Aside => app.act(Action::Open),
            });
            effects
        }
    }
}

/// Does what a turn of the wheel asks for: a step down, or up.
pub fn wheel(app: &mut App, hit: Hit, by: isize) -> Vec<Effect> {
    match hit {
        Hit::Act(_) | Hit::Choose(_) | Hit::Still => Vec::new(),
        Hit::Aside(..) => steps(app, Way::Rows(None), by),
        Hit::Step(way, _) | Hit::Take(way, _) | Hit::Ground(way) => match way {
            // The names of the pages stand over the page: it is the page that moves.
            Way::Pages => steps(app, Way::Rows(None), by),
            way => steps(app, way, by),
        },
    }
}

fn steps(app: &mut App, way: Way, by: isize) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Way::Rows(Some(panel)) = way {
        effects.extend(app.act(panel));
    }
    for _ in 0..by.unsigned_abs() {
        let on = by > 0;
        effects.extend(match (way, on) {
            (Way::Rows(_), true) => app.act(Action::Down),
            (Way::Rows(_), false) => app.act(Action::Up),
            (Way::Pages, true) => app.act(Action::NextPanel),
            (Way::Pages, false) => app.act(Action::PreviousPanel),
            (Way::Aside, true) => app.act(Action::NextDay),
            (Way::Aside, false) => app.act(Action::PreviousDay),
            (Way::Fields, true) => app.act(Action::NextField),
            (Way::Fields, false) => app.act(Action::PreviousField),
            (Way::Choices, true) => app.type_input(FormInput::Down),
            (Way::Choices, false) => app.type_input(FormInput::Up),
        });
    }
    effects
}
