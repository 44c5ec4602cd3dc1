//! « Équipe et structures », over the whole screen: a row each, what is known of the chosen one below.
use crate::app::places::team::{Team, TeamLine};
use crate::domain::record::Entity;
use crate::ui::prelude::*;

/// Where each part of a row is; nothing for what there is no room for.
struct Places {
    name: Column,
    role: Column,
    place: Column,
    account: Column,
    until: Column,
    people: Column,
}

const NAME: &str = "Nom";
const ROLE: &str = "Fonction, heures";
const PLACE: &str = "Structure ou téléphone";
const ACCOUNT: &str = "Compte";
const UNTIL: &str = "Jusqu’au";
/// Columns of how many people one follows.
const PEOPLE: u16 = 9;

impl Places {
    /// The name first, and the people followed at the end; the rest where there is room, each as wide as what it says.
    fn of(lines: &[TeamLine], width: u16) -> Self {
        let widest = |of: fn(&TeamLine) -> &str, head: &str| {
            let widest = lines.iter().map(|it| text::width(of(it))).max();
            match widest.unwrap_or_default() {
                0 => 0,
                widest => cells(widest.max(text::width(head))),
            }
        };
        let rare = |of, head| if width >= 110 { widest(of, head) } else { 0 };
        let (account, until) = (rare(|it| &it.account, ACCOUNT), rare(|it| &it.until, UNTIL));
        let gaps = 2 * (3 + u16::from(account > 0) + u16::from(until > 0));
        let needs = [
            widest(|it| &it.name, NAME),
            widest(|it| &it.role, ROLE),
            widest(|it| &it.place, PLACE),
        ];
        let room = width.saturating_sub(PEOPLE + account + until + gaps);
        let [name, role, place] = Column::share(room, needs);
        let mut x = 0;
        let mut put = |columns: u16| match columns {
            0 => Column::default(),
            columns => Column::put(&mut x, columns, 2),
        };
        Self {
            name: put(name),
            role: put(role),
            place: put(place),
            account: put(account),
            until: put(until),
            people: put(PEOPLE),
        }
    }
}

/// Draws the rows.
pub(super) fn draw(team: &Team, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let count = |kind| team.lines.iter().filter(|it| it.kind == kind).count();
    let colleagues = plural(count(Entity::Agent), "collègue", "collègues");
    let structures = plural(count(Entity::Organization), "structure", "structures");
    let hours = match count(Entity::OfficeHours) {
        0 => String::new(),
        some => format!(", {}", plural(some, "permanence", "permanences")),
    };
    let title = typography(&format!(
        "Équipe et structures ─ {colleagues}, {structures}{hours}"
    ));
    let inside = inset(canvas.frame(body, &vec![(title, Role::Title)], Role::BorderFocused));
    let places = Places::of(&team.lines, inside.width);
    for (column, words) in [
        (places.name, NAME),
        (places.role, ROLE),
        (places.place, PLACE),
        (places.account, ACCOUNT),
        (places.until, UNTIL),
        (places.people, "Dossiers"),
    ] {
        column.text(inside, words, Role::FieldLabel, canvas);
    }
    let area = under(inside, 1);
    let heights = vec![1; team.lines.len()];
    let start = stack::first(&heights, team.cursor.at, usize::from(area.height));
    let shown = team.lines.iter().enumerate().skip(start);
    for (row, (at, line)) in area.rows().zip(shown) {
        canvas.row(row, (at, team.cursor.at), |canvas| {
            draw_row(line, &places, row, canvas)
        });
    }
}

fn draw_row(line: &TeamLine, places: &Places, row: Rect, canvas: &mut Canvas<'_>) {
    let name = if line.kind == Entity::Agent {
        Role::Base
    } else {
        Role::Title
    };
    places.name.text(row, &line.name, name, canvas);
    places.role.text(row, &line.role, Role::Base, canvas);
    places.place.text(row, &line.place, Role::Muted, canvas);
    places.account.text(row, &line.account, Role::Muted, canvas);
    places.until.text(row, &line.until, Role::Muted, canvas);
    if line.kind == Entity::OfficeHours {
        return;
    }
    let people = line.people.to_string();
    places.people.text_right(row, &people, Role::Base, canvas);
}
