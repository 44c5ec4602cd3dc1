//! The queue, walked group by group through an index, from a key onwards.

use super::item::{ItemKey, QueueQuery, QueueScope};
use crate::domain::queue::{ABSENCE, ItemKind};
use crate::domain::record::{Id, Value};
use crate::store::deadline_index::LIVE;
use crate::store::sql::{Conn, Row};
use crate::store::walk::{self, Towards, Where, listed};
use crate::store::{Result, rule_book, sql};

/// Up to that many people are named one by one; beyond, the queue is walked through an index.
const SMALL: usize = 1_000;

/// What the walk finds: the place, the kind, the number of the row of the index.
pub(super) type Found = (ItemKey, ItemKind, Id);

/// One group of the queue.
struct Group {
    /// The kinds it may hold, by rule.
    rules: Vec<(String, ItemKind)>,
    /// Index that gives the order over many people.
    index: &'static str,
    /// Column of the day.
    day: &'static str,
    /// What else a row must satisfy.
    condition: String,
}

/// Rules of every set of the program and of this store, with their kind.
fn kinds(conn: &Conn) -> Result<Vec<(String, ItemKind)>> {
    let mut known: Vec<(String, ItemKind)> = Vec::new();
    let book = rule_book::rule_book(conn)?;
    for rule in book.sets().iter().flat_map(|set| set.rules.iter()) {
        if let Some(kind) = ItemKind::of(rule)
            && known.iter().all(|(id, _)| *id != rule.id)
        {
            known.push((rule.id.clone(), kind));
        }
    }
    Ok(known)
}

fn groups(conn: &Conn) -> Result<(Vec<Group>, i64)> {
    let kinds = kinds(conn)?;
    let undated = |wanted: ItemKind| {
        let of_kind = kinds.iter().filter(move |(_, kind)| *kind == wanted);
        of_kind.map(|rule| Group {
            rules: vec![rule.clone()],
            index: "echeance_sans_date",
            day: "e.depart_le",
            condition: "e.due IS NULL AND e.depart_le IS NOT NULL".to_owned(),
        })
    };
    let mut groups: Vec<Group> = undated(ItemKind::Outcome).collect();
    groups.push(Group {
        rules: vec![(ABSENCE.to_owned(), ItemKind::Absence)],
        index: "echeance_absence",
        day: "e.depart_le",
        condition: "1 = 1".to_owned(),
    });
    let dated: Vec<_> = kinds
        .iter()
        .filter(|(_, kind)| *kind != ItemKind::Outcome)
        .cloned()
        .collect();
    let actions: Vec<String> = dated
        .iter()
        .filter(|(_, kind)| *kind == ItemKind::Action)
        .map(|(id, _)| id.clone())
        .collect();
    groups.push(Group {
        rules: dated,
        index: "echeance_due",
        day: "e.due",
        // An action is in the queue once it is late, the rest from its first warning.
        condition: format!(
            "e.alerte = 1 AND e.due IS NOT NULL AND e.due <= {{horizon}} AND e.bientot_le <= @today \
             AND ({} OR (e.objet = 'action' AND e.due < @today))",
            if actions.is_empty() {
                "1 = 1".to_owned()
            } else {
                format!("e.regle NOT IN ({})", quoted(&actions))
            }
        ),
    });
    let warning = rule_book::rule_book(conn)?.longest_warning_in_days();
    Ok((groups, i64::try_from(warning).unwrap_or(i64::MAX)))
}

/// Slugs of rules hold letters, digits and hyphens only; the quotes are doubled all the same.
fn quoted(slugs: &[String]) -> String {
    let all: Vec<String> = slugs
        .iter()
        .map(|slug| format!("'{}'", slug.replace('\'', "''")))
        .collect();
    all.join(", ")
}

/// The agent an item was last passed to.
const PASSED: &str = "(SELECT p.agent_id FROM plus_tard p WHERE p.allocataire_id = e.allocataire_id \
    AND p.supprime = 0 AND p.agent_id IS NOT NULL AND p.regle = e.regle AND p.objet = e.objet \
    AND (p.objet_id = e.objet_id OR p.objet = 'personne') ORDER BY p.id DESC LIMIT 1)";

/// It was put off until a later day.
const PUT_OFF: &str = "EXISTS (SELECT 1 FROM plus_tard p WHERE p.allocataire_id = e.allocataire_id \
    AND p.supprime = 0 AND p.agent_id IS NULL AND p.jusque_le > @today AND p.regle = e.regle \
    AND p.objet = e.objet AND (p.objet_id = e.objet_id OR p.objet = 'personne'))";

/// What every item of a query satisfies.
fn conditions(asked: &QueueQuery, to: &mut Where) {
    to.and("l.ouvert = 1");
    to.and(&format!("NOT {PUT_OFF}"));
    let viewer = |to: &mut Where| match asked.viewer {
        Some(agent) => format!(
            "COALESCE({PASSED}, 0) IN (0, {})",
            to.bind(Value::Int(agent))
        ),
        None => format!("{PASSED} IS NULL"),
    };
    match asked.scope {
        QueueScope::Everyone => {
            let mine = viewer(to);
            to.and(&mine);
        }
        QueueScope::Referent(agent) => {
            let name = to.bind(Value::Int(agent));
            to.and(&format!("COALESCE({PASSED}, l.referent_id) = {name}"));
        }
        QueueScope::Organization(id) => {
            let name = to.bind(Value::Int(id));
            to.and(&format!("l.structure_id = {name}"));
            let mine = viewer(to);
            to.and(&mine);
        }
    }
    if let Some((session, now)) = &asked.free_for {
        let session = to.bind(Value::from(session.as_str()));
        let now = to.bind(Value::from(now.as_str()));
        to.and(&format!(
            "NOT EXISTS (SELECT 1 FROM bail b WHERE b.allocataire_id = e.allocataire_id \
             AND b.session <> {session} AND b.expire_a > {now})"
        ));
    }
}

/// Shown that day, and not held up. An appointment of the day is past once its hour is.
fn live(asked: &QueueQuery, group: &Group, to: &mut Where) {
    let outcomes = group
        .rules
        .iter()
        .all(|(_, kind)| *kind == ItemKind::Outcome);
    let Some(time) = asked.time.filter(|_| outcomes) else {
        to.and(LIVE);
        return;
    };
    let time = to.bind(Value::from(time.code()));
    to.and(&LIVE.replace(
        "e.visible_le <= @today",
        &format!(
            "e.visible_le <= @today OR (e.depart_le = @today AND EXISTS (SELECT 1 FROM rdv r \
             WHERE r.id = e.objet_id AND r.heure <= {time}))"
        ),
    ));
}

/// People of the scope, when they are few.
fn few(conn: &Conn, scope: QueueScope) -> Result<Option<Vec<Id>>> {
    let most = i64::try_from(SMALL + 1).unwrap_or(i64::MAX);
    let (text, id) = match scope {
        QueueScope::Everyone => return Ok(None),
        QueueScope::Referent(agent) => (
            "SELECT allocataire_id FROM ligne WHERE referent_id = $1 AND ouvert = 1 \
             UNION SELECT allocataire_id FROM plus_tard WHERE agent_id = $1 AND supprime = 0 LIMIT $2",
            agent,
        ),
        QueueScope::Organization(id) => (
            "SELECT allocataire_id FROM ligne WHERE structure_id = $1 AND ouvert = 1 LIMIT $2",
            id,
        ),
    };
    let ids = sql::query(conn, text, &[&id, &most], |row| row.get(0))?;
    Ok((ids.len() <= SMALL).then_some(ids))
}

/// What follows FROM of a group, with the conditions of the query.
fn group_text(
    asked: &QueueQuery,
    (group, warning): (&Group, i64),
    people: Option<&[Id]>,
) -> (String, Where) {
    let mut condition = Where::on(asked.today);
    // One rule named as the partial index names it.
    let which = match group.rules.as_slice() {
        [(id, _)] if id == ABSENCE => format!("e.regle = '{ABSENCE}'"),
        [(id, _)] => format!("e.regle = {}", condition.bind(Value::from(id.as_str()))),
        rules => {
            let bind = |(id, _): &(String, _)| condition.bind(Value::from(id.as_str()));
            let names: Vec<String> = rules.iter().map(bind).collect();
            format!("e.regle IN ({})", names.join(", "))
        }
    };
    conditions(asked, &mut condition);
    live(asked, group, &mut condition);
    let mut own = condition.dated(&group.condition);
    if own.contains("{horizon}") {
        let days = chrono::Days::new(u64::try_from(warning).unwrap_or_default());
        let until = asked.today.checked_add_days(days).unwrap_or(asked.today);
        own = own.replace("{horizon}", &condition.bind(until.into()));
    }
    let index = match people {
        Some(_) => "echeance_allocataire",
        None => group.index,
    };
    let among = people.map_or_else(String::new, |ids| {
        format!(" AND e.allocataire_id IN ({})", listed(ids))
    });
    let text = format!(
        "echeance e INDEXED BY {index} CROSS JOIN ligne l ON l.allocataire_id = e.allocataire_id \
         WHERE {which} AND {own}{among}"
    );
    (text, condition)
}

fn read(group: &Group, number: usize, row: &Row<'_>) -> Result<Option<Found>> {
    let rule: String = row.get(2)?;
    let kind = group.rules.iter().find(|(id, _)| *id == rule);
    let Some((_, kind)) = kind else {
        return Ok(None);
    };
    Ok(Some((
        ItemKey {
            group: number,
            day: row.get(0)?,
            person: row.get(1)?,
            rule,
            object: row.get(3)?,
        },
        *kind,
        row.get(4)?,
    )))
}

/// At most `count` items, in order, from the edge or right after a key.
pub(super) fn found(
    conn: &Conn,
    asked: &QueueQuery,
    after: Option<&ItemKey>,
    count: usize,
) -> Result<Vec<Found>> {
    let (groups, warning) = groups(conn)?;
    let people = few(conn, asked.scope)?;
    let place = after.map(|key| {
        [
            Value::from(key.day.as_str()),
            Value::Int(key.person),
            Value::from(key.rule.as_str()),
            Value::Int(key.object),
        ]
    });
    walk::through(
        &groups,
        after.map(|key| key.group),
        Towards::End,
        count,
        |number, group, here, left| {
            let (from, condition) = group_text(asked, (group, warning), people.as_deref());
            let place = place.as_ref().filter(|_| here);
            let rows = walk::Group {
                from: &from,
                key: &[group.day, "e.allocataire_id", "e.regle", "e.objet_id"],
                columns: &columns(group),
                once: people.is_some(),
            };
            let place = place.map(|values| (values.as_slice(), false));
            let reading = (Towards::End, left);
            let found = rows.read(conn, condition, place, reading, |row| {
                read(group, number, row)
            })?;
            Ok(found.into_iter().flatten().collect())
        },
    )
}

/// What is read of an item.
fn columns(group: &Group) -> String {
    format!("{}, e.allocataire_id, e.regle, e.objet_id, e.id", group.day)
}

/// That item, if it is still there; its day may have moved.
pub(super) fn again(conn: &Conn, asked: &QueueQuery, key: &ItemKey) -> Result<Option<Found>> {
    let (groups, warning) = groups(conn)?;
    let people = [key.person];
    for (number, group) in groups.iter().enumerate() {
        let (from, mut condition) = group_text(asked, (group, warning), Some(&people));
        let rule = condition.bind(Value::from(key.rule.as_str()));
        let object = condition.bind(Value::Int(key.object));
        condition.and(&format!("e.regle = {rule} AND e.objet_id = {object}"));
        let text = format!("SELECT {} FROM {from}{}", columns(group), condition.text);
        let here = condition.ask(conn, &text, true, |row| read(group, number, row))?;
        if let Some(found) = here.into_iter().flatten().next() {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Number of items, counted up to `most`.
pub(super) fn count(conn: &Conn, asked: &QueueQuery, most: usize) -> Result<usize> {
    let (groups, warning) = groups(conn)?;
    let people = few(conn, asked.scope)?;
    let mut total = 0;
    for group in &groups {
        let left = most.saturating_sub(total);
        if left == 0 {
            break;
        }
        let (from, condition) = group_text(asked, (group, warning), people.as_deref());
        total += condition.count(conn, &from, people.is_some(), left)?;
    }
    Ok(total)
}
