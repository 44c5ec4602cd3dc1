//! A small set of people, sorted whole: the place of each in an order is reckoned in one pass.
//! Must give the very places that [`super::walk`] gives.
use super::first::day_as_text;
use super::predicate::to_come;
use super::query::{Filter, Query, Sort, SortKey};
use crate::domain::date::{Date, day_number};
use crate::domain::record::Value;
use crate::store::deadline_index::LIVE;
use crate::store::walk::{Towards, Where, key_value, number};

/// The order of a list: what is looked up first of a person's row `l` (columns that an index has,
/// and the first date that calls, or the next appointment), then the group and the two texts.
struct Order {
    columns: &'static str,
    looked_up: String,
    group: &'static str,
    first: String,
    second: &'static str,
}

fn order(sort: Sort) -> Order {
    match sort {
        Sort::Urgency => Order {
            columns: "l.cle, l.inconnu_le, l.premier_due",
            looked_up: format!(
                "CASE WHEN l.premier_due IS NULL OR l.premier_due > {{horizon}} THEN NULL \
                 WHEN l.particulier = 0 AND l.premier_due <= @day THEN l.premier_due \
                 ELSE (SELECT MIN(e.due) FROM echeance e WHERE e.allocataire_id = l.allocataire_id \
                 AND e.alerte = 1 AND e.bientot_le <= @day AND {LIVE}) END"
            ),
            group: "CASE WHEN p.appel <= @day THEN 0 WHEN p.inconnu_le <= @day THEN 1 \
                 WHEN p.appel IS NOT NULL THEN 2 WHEN p.premier_due > @day THEN 3 \
                 WHEN p.premier_due IS NOT NULL THEN 4 ELSE 5 END",
            first: format!(
                "CASE WHEN p.appel <= @day THEN {called} WHEN p.inconnu_le <= @day THEN p.cle \
                 WHEN p.appel IS NOT NULL THEN {called} WHEN p.premier_due > @day THEN {} ELSE p.cle END",
                day_as_text("p.premier_due"),
                called = day_as_text("p.appel")
            ),
            second: "''",
        },
        Sort::Name => Order {
            columns: "l.cle, l.nom",
            looked_up: "NULL".to_owned(),
            group: "0",
            first: "p.cle".to_owned(),
            second: "p.nom",
        },
        Sort::LastContact => Order {
            columns: "l.cle, l.contact_le",
            looked_up: "NULL".to_owned(),
            group: "0",
            first: "p.contact_le".to_owned(),
            second: "p.cle",
        },
        Sort::NextAppointment => Order {
            columns: "l.cle",
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
    (horizon, leads): (Date, bool),
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
    let looked_up = match order.looked_up.split_once("{horizon}") {
        Some((before, after)) => format!(
            "{before}{}{after}",
            condition.bind(Value::Int(day_number(horizon)))
        ),
        None => order.looked_up,
    };
    let limit = condition.bind(number(count));
    let (beyond, direction) = (std::mem::take(&mut condition.text), towards.direction());
    // Without a hint, everyone is read through an index that has all the columns.
    let through = match (query.filters.as_slice(), query.sort) {
        _ if leads => "ligne l NOT INDEXED",
        ([Filter::Unknown], Sort::Urgency) => "ligne l INDEXED BY ligne_inconnu_le",
        _ => "ligne l",
    };
    // MATERIALIZED: what is looked up is looked up once a person.
    let text = format!(
        "WITH p AS MATERIALIZED (SELECT l.allocataire_id, {}, {looked_up} AS appel FROM {through} WHERE 1 = 1{people}) \
         SELECT k.groupe, k.un, k.deux, k.numero FROM (SELECT {} AS groupe, {} AS un, {} AS deux, \
         p.allocataire_id AS numero FROM p) AS k WHERE 1 = 1{beyond} ORDER BY k.groupe {direction}, \
         k.un {direction}, k.deux {direction}, k.numero {direction} LIMIT {limit}",
        order.columns, order.group, order.first, order.second
    );
    condition.dated(&text)
}
