//! The first start: the questions on one screen, each with what it is for; no list behind.
use super::prelude::*;
use super::theme::Theme;
use super::{FOOTER, tiny};
use crate::app::welcome::{Question, Welcome, first_rights};
use crate::words::rule_sets::in_a_line;

use ratatui::Frame;

/// Widest text.
const WIDEST: u16 = 92;
/// Column where the answers begin.
const ANSWERS: u16 = 27;
/// From that height of the frame on, lines stand apart.
const ROOMY: u16 = 26;

/// Draws the screen, with the keys of its footer and what they do.
pub fn draw(
    state: &Welcome,
    keys: &[(String, &'static str)],
    theme: &Theme,
    frame: &mut Frame<'_>,
) {
    let area = frame.area();
    let mut canvas = Canvas::new(frame.buffer_mut(), theme);
    canvas.fill(area, Role::Base);
    if tiny(area, &mut canvas) {
        return;
    }
    let header = row_at(area, area.y);
    canvas.fill(header, Role::Header);
    canvas.say(inset(header), "carnet  Premier démarrage", Role::Header);
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1 + FOOTER),
        ..area
    };
    let title = vec![("Bienvenue".to_owned(), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    let wide = centred(inside, WIDEST, inside.height);
    questions(state, wide, &mut canvas);
    footer(keys, under(area, 1 + body.height), &mut canvas);
    if let Some(cursor) = canvas.cursor() {
        frame.set_cursor_position(cursor);
    }
}

fn footer(keys: &[(String, &'static str)], area: Rect, canvas: &mut Canvas<'_>) {
    canvas.fill(area, Role::Footer);
    let (last, first) = keys
        .split_last()
        .map_or((None, keys), |(it, all)| (Some(it), all));
    let words = |keys: &[(String, &'static str)]| -> Words {
        let each = keys.iter().flat_map(|(key, what)| {
            let key = (key.clone(), Role::FooterKey);
            [key, (format!(" {what}   "), Role::Footer)]
        });
        each.collect()
    };
    let rows = area
        .rows()
        .zip([first, last.map_or(&[][..], std::slice::from_ref)]);
    for (row, keys) in rows {
        let row = inset(row);
        canvas.words((row.x, row.y), row.width, &words(keys));
    }
}

/// Rows that are left, from the first on.
struct Page<'c, 'b> {
    left: Rect,
    roomy: bool,
    canvas: &'c mut Canvas<'b>,
}

impl Page<'_, '_> {
    fn row(&mut self) -> Rect {
        let row = Rect {
            height: self.left.height.min(1),
            ..self.left
        };
        self.left = under(self.left, 1);
        row
    }

    /// A row left empty, where there is room.
    fn gap(&mut self) {
        if self.roomy {
            self.row();
        }
    }

    /// Sentences from that column on.
    fn say(&mut self, indent: u16, words: &str, role: Role) {
        let room = usize::from(self.left.width.saturating_sub(indent));
        for line in text::wrap(&typography(words), room) {
            let row = self.row();
            if row.height > 0 {
                self.canvas.text(
                    (row.x + indent, row.y),
                    row.width.saturating_sub(indent),
                    &line,
                    role,
                );
            }
        }
    }

    /// A question and its answer; `typed` draws it.
    fn asked(&mut self, label: &str, here: bool, answer: impl FnOnce(Rect, &mut Canvas<'_>)) {
        let row = self.row();
        if row.height == 0 {
            return;
        }
        let role = if here { Role::Title } else { Role::FieldLabel };
        self.canvas
            .text((row.x, row.y), ANSWERS - 1, &typography(label), role);
        let answers = Rect {
            x: row.x + ANSWERS,
            width: row.width.saturating_sub(ANSWERS),
            ..row
        };
        answer(answers, self.canvas);
    }
}

fn questions(state: &Welcome, area: Rect, canvas: &mut Canvas<'_>) {
    let roomy = area.height >= ROOMY;
    let mut page = Page {
        left: area,
        roomy,
        canvas,
    };
    page.gap();
    page.say(
        0,
        "Quelques réponses, et votre portefeuille s’ouvre. Tout se change ensuite.",
        Role::Base,
    );
    page.gap();
    line(state, Question::Name, &mut page);
    page.gap();
    line(state, Question::Structure, &mut page);
    page.gap();
    let here = state.at == Question::Role;
    turned("Votre fonction", state.role.label(), here, &mut page);
    if here || page.roomy {
        let why = "Les indicateurs comptent les référents : dites ici si vous n’en êtes pas.";
        page.say(ANSWERS, why, Role::Muted);
        page.say(ANSWERS, first_rights(state.role), Role::Muted);
    }
    page.gap();
    rules(state, &mut page);
    page.gap();
    let here = state.at == Question::Holidays;
    turned("Jours fériés", state.territory().label(), here, &mut page);
    page.gap();
    page.asked("", false, |row, canvas| {
        let role = if state.at == Question::Create {
            Role::Selected
        } else {
            Role::Base
        };
        canvas.text(
            (row.x, row.y),
            row.width,
            "[ Créer et ouvrir le portefeuille ]",
            role,
        );
    });
    page.gap();
    let base = format!("Sera gardé dans {}, lisible par vous seul.", state.base);
    page.say(0, &base, Role::Muted);
}

/// A question whose answer is one of a few, turned with the arrows.
fn turned(label: &str, answer: &str, here: bool, page: &mut Page<'_, '_>) {
    page.asked(label, here, |row, canvas| {
        let (role, arrows) = match here {
            true => (Role::FieldFocused, "← → pour d’autres"),
            false => (Role::Muted, ""),
        };
        let x = canvas.text((row.x, row.y), row.width, answer, role) + 2;
        let room = row.right().saturating_sub(x);
        canvas.text((x, row.y), room, arrows, Role::Muted);
    });
}

/// A question whose answer is typed: what is proposed shows while nothing is.
fn line(state: &Welcome, question: Question, page: &mut Page<'_, '_>) {
    let here = state.at == question;
    let nameless = question == Question::Name && state.nameless;
    let (label, typed, proposed, why) = match question {
        Question::Name => (
            "Votre prénom et votre nom",
            &state.name,
            &state.proposed.name,
            "Ils signent ce que vous notez, et figurent sur les papiers.",
        ),
        _ => (
            "Votre structure",
            &state.organization,
            &state.proposed.organization,
            "Son nom est en tête des papiers ; l’adresse et le téléphone s’ajoutent ensuite.",
        ),
    };
    page.asked(label, here, |row, canvas| {
        let role = if here {
            Role::FieldFocused
        } else {
            Role::Field
        };
        if here {
            canvas.fill(row, role);
        }
        if typed.text().is_empty() && !nameless {
            canvas.text((row.x, row.y), row.width, proposed, Role::Muted);
        }
        if here {
            canvas.typed(row.x, row, typed, role);
        } else {
            canvas.text((row.x, row.y), row.width, typed.text(), role);
        }
    });
    if nameless {
        let asked = "Écrivez votre prénom et votre nom : ils signent ce que vous notez.";
        page.say(ANSWERS, asked, Role::Error);
    } else if here || page.roomy {
        page.say(ANSWERS, why, Role::Muted);
    }
}

/// The rule sets, a line for each and one for what it asks; then the law.
fn rules(state: &Welcome, page: &mut Page<'_, '_>) {
    let here = state.at == Question::Rules;
    let role = if here { Role::Title } else { Role::FieldLabel };
    page.say(0, "Les délais que suit votre département", role);
    for (at, set) in state.sets.iter().enumerate() {
        let chosen = at == state.set;
        let row = page.row();
        if row.height == 0 {
            return;
        }
        let look = match (chosen, here) {
            (true, true) => Role::Selected,
            (true, false) => Role::Title,
            _ => Role::Base,
        };
        if chosen && here {
            page.canvas.fill(row, look);
        }
        let mark = if chosen { "●" } else { "○" };
        let words = format!("  {mark} {} {}", at + 1, typography(&set.title));
        page.canvas.text((row.x, row.y), row.width, &words, look);
        page.say(6, in_a_line(set), Role::Muted);
    }
    if let Some(law) = state.law {
        let words = format!("La loi en vigueur ({}) se voit à côté.", law.title);
        page.say(2, &words, Role::Info);
    }
}
