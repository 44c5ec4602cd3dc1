//! A small set of people, sorted whole: the place of each in an order is reckoned in one pass.
//! Must give the very places that [`super::walk`] gives.
use super::first::day_as_text;
use super::predicate::to_come;
use super::query::{Filter, Query, Sort, SortKey};
use crate::domain::record::Value;
use crate::store::walk::{Towards, Where, key_value, number};

/// The order of a list: what is looked up first of a person's row `l` (columns that an index has, those of a table joined
/// to it, and the next appointment), then the group and the two texts.
struct Order {
    columns: &'static str,
    joined: &'static str,
    looked_up: String,
    group: &'static str,
    first: String,
    second: &'static str,
}

fn order(sort: Sort) -> Order {
    match sort {
        Sort::Urgency => Order {
            columns: "u.groupe, u.jour, u.cle",
            joined: " CROSS JOIN urgence u ON u.allocataire_id = l.allocataire_id AND u.du <= @day AND u.au >= @day",
            looked_up: "NULL".to_owned(),
            group: "p.groupe",
            first: day_as_text("p.jour"),
            second: "p.cle",
        },
        Sort::Name => Order {
            columns: "l.cle, l.nom",
            joined: "",
            looked_up: "NULL".to_owned(),
            group: "0",
            first: "p.cle".to_owned(),
            second: "p.nom",
        },
        Sort::LastContact => Order {
            columns: "l.cle, l.contact_le",
            joined: "",
            looked_up: "NULL".to_owned(),
            group: "0",
            first: "p.contact_le".to_owned(),
            second: "p.cle",
        },
        Sort::NextAppointment => Order {
            columns: "l.cle",
            joined: "",
            looked_up: format!(
                "(SELECT MIN(r.prevu_le || COALESCE(r.heure, '')) FROM rdv r \
                 WHERE r.allocataire_id = l.allocataire_id AND {})",
                to_come("r.")
            ),
            group: "CASE WHEN p.appel IS NOT NULL THEN 0 ELSE 1 END",
            first: "CASE WHEN p.appel IS NOT NULL THEN substr(p.appel, 1, 10) ELSE p.cle END"
                .to_owned(),
            second: "CASE WHEN p.appel IS NOT NULL THEN substr(p.appel, 11) ELSE '' END",
        },
    }
}

/// The question of the places of the people whom a condition on their rows `l` names, those found one by one when
/// the search leads: at most
/// `count` from the edge, or from a place, which is wanted too or not.
pub(super) fn text(
    query: &Query,
    leads: bool,
    condition: &mut Where,
    place: Option<(&SortKey, bool)>,
    (towards, count): (Towards, usize),
) -> String {
    let order = order(query.sort);
    let people = std::mem::take(&mut condition.text);
    if let Some((place, inclusive)) = place {
        let equal = if inclusive { "=" } else { "" };
        let values = [
            number(place.group),
            Value::from(place.first.clone()),
            Value::from(place.second.clone()),
            Value::Int(place.id),
        ];
        let names = values.map(|value| key_value(&value, condition));
        condition.and(&format!(
            "(k.groupe, k.un, k.deux, k.numero) {}{equal} ({})",
            towards.sign(),
            names.join(", ")
        ));
    }
    let limit = condition.bind(number(count));
    let (beyond, direction) = (std::mem::take(&mut condition.text), towards.direction());
    // Without a hint, everyone is read through an index that has all the columns.
    let through = match (query.filters.as_slice(), query.sort) {
        _ if leads => "ligne l NOT INDEXED",
        ([Filter::Unknown], _) => "ligne l INDEXED BY ligne_inconnu_le",
        _ => "ligne l",
    };
    // MATERIALIZED: what is looked up is looked up once a person.
    let text = format!(
        "WITH p AS MATERIALIZED (SELECT l.allocataire_id, {}, {} AS appel FROM {through}{} WHERE 1 = 1{people}) \
         SELECT k.groupe, k.un, k.deux, k.numero FROM (SELECT {} AS groupe, {} AS un, {} AS deux, \
         p.allocataire_id AS numero FROM p) AS k WHERE 1 = 1{beyond} ORDER BY k.groupe {direction}, \
         k.un {direction}, k.deux {direction}, k.numero {direction} LIMIT {limit}",
        order.columns, order.looked_up, order.joined, order.group, order.first, order.second
    );
    condition.dated(&text)
}
