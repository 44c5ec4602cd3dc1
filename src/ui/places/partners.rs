//! « Carnet d’adresses », over the whole screen: a row each.
use crate::app::places::partners::Partners;
use crate::domain::date::full;
use crate::domain::partner::Partner;
use crate::ui::prelude::*;

/// What is said while no file names anyone.
const NOBODY: &str = "Aucun dossier ne nomme encore de partenaire. La structure d’une action confiée à un \
                      accompagnateur viendra ici.";

/// Where each part of a row is; nothing for what there is no room for.
struct Places {
    organization: Column,
    name: Column,
    contact: Column,
    last: Column,
    people: Column,
}

const ORGANIZATION: &str = "Structure";
const NAME: &str = "Interlocuteur";
const CONTACT: &str = "Coordonnées";

impl Places {
    fn of(list: &[Partner], width: u16) -> Self {
        let last = if width >= 100 { 12 } else { 0 };
        let widest = |of: fn(&Partner) -> &str, head: &str| {
            let widest = list.iter().map(|it| text::width(of(it))).max();
            cells(widest.unwrap_or_default().max(text::width(head)))
        };
        let needs = [
            widest(|it| &it.known.named.organization, ORGANIZATION),
            widest(|it| &it.known.named.name, NAME),
            widest(|it| &it.known.named.contact, CONTACT),
        ];
        let room = width.saturating_sub(9 + last + 6 + if last > 0 { 2 } else { 0 });
        let [organization, name, contact] = Column::share(room, needs);
        let mut x = 0;
        let mut put = |columns: u16| match columns {
            0 => Column::default(),
            columns => Column::put(&mut x, columns, 2),
        };
        Self {
            organization: put(organization),
            name: put(name),
            contact: put(contact),
            last: put(last),
            people: put(9),
        }
    }
}

/// Draws the rows.
pub(super) fn draw(partners: &Partners, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let count = plural(partners.list.len(), "partenaire", "partenaires");
    let title = typography(&format!("Carnet d’adresses ─ {count}"));
    let inside = inset(canvas.frame(body, &vec![(title, Role::Title)], Role::BorderFocused));
    if partners.list.is_empty() {
        let words = text::wrap(&typography(NOBODY), usize::from(inside.width));
        canvas.lines(inside, words, Role::Muted);
        return;
    }
    let places = Places::of(&partners.list, inside.width);
    for (column, words) in [
        (places.organization, ORGANIZATION),
        (places.name, NAME),
        (places.contact, CONTACT),
        (places.last, "Dernière le"),
        (places.people, "Personnes"),
    ] {
        column.text(inside, words, Role::FieldLabel, canvas);
    }
    let mut area = under(inside, 1);
    if let Some(hours) = partners
        .partner()
        .map(|it| &it.hours)
        .filter(|it| !it.is_empty())
    {
        let lines = text::wrap(
            &typography(&format!("Reçoit : {hours}")),
            usize::from(inside.width),
        );
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        area.height = area.height.saturating_sub(rows);
        canvas.lines(under(under(inside, 1), area.height), lines, Role::Base);
    }
    let heights = vec![1; partners.list.len()];
    let start = stack::first(&heights, partners.cursor.at, usize::from(area.height));
    let shown = partners.list.iter().enumerate().skip(start);
    for (row, (at, partner)) in area.rows().zip(shown) {
        canvas.row(row, (at, partners.cursor.at), |canvas| {
            draw_row(partner, &places, row, canvas);
        });
    }
}

fn draw_row(partner: &Partner, places: &Places, row: Rect, canvas: &mut Canvas<'_>) {
    let named = &partner.known.named;
    places
        .organization
        .text(row, &named.organization, Role::Title, canvas);
    places.name.text(row, &named.name, Role::Base, canvas);
    places
        .contact
        .text(row, &named.contact, Role::Muted, canvas);
    let last = partner.known.on.map(full).unwrap_or_default();
    places.last.text(row, &last, Role::Muted, canvas);
    let people = partner.people.len().to_string();
    places.people.text_right(row, &people, Role::Base, canvas);
}
