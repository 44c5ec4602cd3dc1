//! Titles of the rubriques, the letter that leads to each underlined by its look.
use crate::app::action::Action;
use crate::app::places::file::FileView;
use crate::domain::record::Panel;
use crate::ui::prelude::*;

/// Title of one rubrique on its frame.
pub(super) fn one(app: &App, panel: Panel, focused: Panel) -> Words {
    let here = panel == focused;
    let role = if here { Role::Title } else { Role::Muted };
    with_letter(app, panel, panel.title(), role)
}

/// All the rubriques on one frame, the one shown in brackets.
pub(super) fn tabs(app: &App, view: &FileView, columns: u16) -> Words {
    let room = usize::from(columns).saturating_sub(4);
    let whole = line(app, view, Panel::title);
    if width(&whole) <= room {
        return whole;
    }
    line(app, view, short)
}

fn line(app: &App, view: &FileView, title: impl Fn(Panel) -> &'static str) -> Words {
    let mut words = Words::new();
    let mut before = false;
    for (at, panel) in view.panels.iter().copied().enumerate() {
        let here = panel == view.panel;
        let gap = match (at, before, here) {
            (0, _, true) => "[",
            (0, _, false) => "",
            (_, true, _) => "]─ ",
            (_, false, true) => " ─[",
            (_, false, false) => " ─ ",
        };
        words.push((gap.to_owned(), Role::BorderFocused));
        let role = if here { Role::Title } else { Role::Muted };
        words.extend(with_letter(app, panel, title(panel), role));
        before = here;
    }
    if before {
        words.push(("]".to_owned(), Role::BorderFocused));
    }
    words
}

/// Says which part of the tabs leads to which rubrique.
pub(super) fn hits(view: &FileView, title: &Words, area: Rect, canvas: &mut Canvas<'_>) {
    let mut panels = view.panels.iter();
    let mut x = area.x.saturating_add(2);
    let gap = |part: &&(String, Role)| part.1 == Role::BorderFocused;
    let mut parts = title.iter().peekable();
    while let Some((text, _)) = parts.next_if(gap) {
        x = x.saturating_add(cells(text::width(text)));
        // The letter of the key and the rest of its title are one.
        let mut wide = 0;
        while let Some((text, _)) = parts.next_if(|part| !gap(part)) {
            wide += cells(text::width(text));
        }
        if let Some(panel) = panels.next() {
            canvas.hit(Rect::new(x, area.y, wide, 1), Hit::Act(action(*panel)));
        }
        x = x.saturating_add(wide);
    }
}

/// Titles where the screen is narrow.
const fn short(panel: Panel) -> &'static str {
    match panel {
        Panel::Identity => "Identité",
        Panel::Situation => "Situation",
        Panel::Contract => "Contrat",
        Panel::Appointments => "RDV",
        Panel::Plan => "Plan",
        Panel::History => "Hist.",
    }
}

/// What leads to a rubrique.
pub(super) const fn action(panel: Panel) -> Action {
    match panel {
        Panel::Identity => Action::Identity,
        Panel::Situation => Action::Situation,
        Panel::Contract => Action::Contract,
        Panel::Appointments => Action::Appointments,
        Panel::Plan => Action::Plan,
        Panel::History => Action::History,
    }
}

/// A title whose first letter shows when it is the key.
fn with_letter(app: &App, panel: Panel, title: &str, role: Role) -> Words {
    let key = app.key_of(action(panel));
    let mut letters = title.chars();
    let first: String = letters.next().into_iter().collect();
    if first.to_lowercase() == key {
        vec![(first, Role::Match), (letters.as_str().to_owned(), role)]
    } else {
        vec![(title.to_owned(), role)]
    }
}
