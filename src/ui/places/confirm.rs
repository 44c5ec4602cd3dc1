//! A question, its consequence, the word to type when it touches a whole file.
use crate::app::action::Action;
use crate::app::places::confirm::Confirm;
use crate::ui::prelude::*;

const WIDTH: u16 = 60;
const TYPED: &str = "Votre réponse : ";

/// Draws the question.
pub(super) fn draw(app: &App, confirm: &Confirm, body: Rect, canvas: &mut Canvas<'_>) {
    let columns = WIDTH.min(body.width.saturating_sub(4));
    let title = cells(text::width(&confirm.question.title));
    let columns = columns.max(title.saturating_add(2).min(body.width.saturating_sub(4)));
    let lines = text::wrap(&typography(&confirm.question.text), usize::from(columns));
    let height = cells(lines.len() + 2);
    let inside = window(&confirm.question.title, (columns, height), body, canvas);
    let last = last_row(inside).y;
    let above = Rect {
        height: inside.height.saturating_sub(1),
        ..inside
    };
    canvas.lines(above, lines, Role::Base);
    if inside.height == 0 {
        return;
    }
    let Some(word) = &confirm.word else {
        let mut x = inside.x;
        for action in [Action::Yes, Action::No] {
            let words = answer(app, action);
            let end = canvas.words((x, last), inside.right() - x, &words);
            canvas.hit(Rect::new(x, last, end - x, 1), Hit::Act(action));
            x = end.saturating_add(3).min(inside.right());
        }
        return;
    };
    let x = canvas.text((inside.x, last), inside.width, TYPED, Role::FieldLabel);
    let room = inside.right().saturating_sub(x);
    canvas.text((x, last), room, word.text(), Role::FieldFocused);
    let x = x.saturating_add(cells(text::width(word.before())));
    let x = x.min(inside.right().saturating_sub(1));
    canvas.set_cursor(Some(Position::new(x, last)));
}

/// « o oui ».
fn answer(app: &App, action: Action) -> Words {
    match app.key_of(action) {
        "" => Words::new(),
        key => vec![
            (key.to_owned(), Role::FooterKey),
            (format!(" {}", action.info().label), Role::Base),
        ],
    }
}
