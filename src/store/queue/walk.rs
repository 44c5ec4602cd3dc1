//! The queue, walked group by group through an index, from a key onwards.

use std::sync::LazyLock;

use super::group::{Group, TIME, columns, key, place};
use super::item::{ItemKey, QueueItem, QueuePerson, QueueQuery, QueueScope};
use crate::domain::date::{Time, day_number, iso};
use crate::domain::facts::ObjectKind;
use crate::domain::queue::{ABSENCE, ItemKind};
use crate::domain::record::{Id, Value};
use crate::domain::rights::Rights;
use crate::domain::rules::RuleBook;
use crate::store::deadline_index::{COLUMNS, LIVE, kind, read_at};
use crate::store::sql::{Conn, Row};
use crate::store::walk::{self, Towards, Where, listed};
use crate::store::{Result, places, sql};

/// Up to that many people are named one by one; beyond, the queue is walked through an index.
const SMALL: usize = 1_000;

/// The rules, and who looks: the queue of each holds only what they may settle.
pub(super) type Looked<'a> = (&'a RuleBook, Rights);

/// Rules of every set of the program and of this store, with their kind.
fn kinds(book: &RuleBook) -> Vec<(String, ItemKind)> {
    let mut known: Vec<(String, ItemKind)> = Vec::new();
    for rule in book.sets().iter().flat_map(|set| set.rules.iter()) {
        if let Some(kind) = ItemKind::of(rule)
            && known.iter().all(|(id, _)| *id != rule.id)
        {
            known.push((rule.id.clone(), kind));
        }
    }
    known
}

fn groups((book, rights): Looked<'_>) -> (Vec<Group>, i64) {
    let settles = |kind: ItemKind| rights.changes_kind(kind.settled_by());
    let mut kinds = kinds(book);
    kinds.retain(|(_, kind)| settles(*kind));
    let undated = |wanted: ItemKind| {
        let of_kind = kinds.iter().filter(move |(_, kind)| *kind == wanted);
        of_kind.map(|rule| Group {
            rules: vec![rule.clone()],
            index: "echeance_sans_date",
            day: "e.depart_le",
            time: Some(TIME),
            condition: "e.due IS NULL AND e.depart_le IS NOT NULL".to_owned(),
        })
    };
    let mut groups: Vec<Group> = undated(ItemKind::Outcome).collect();
    groups.push(Group {
        rules: vec![(ABSENCE.to_owned(), ItemKind::Absence)],
        index: "echeance_absence",
        day: "e.depart_le",
        time: Some(TIME),
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
        time: None,
        // An action is in the queue once it is late, the rest from its first warning.
        condition: format!(
            "e.alerte = 1 AND e.due IS NOT NULL AND e.due <= {{horizon}} AND e.bientot_le <= @day \
             AND ({} OR (e.objet = {action} AND e.due < @day))",
            if actions.is_empty() {
                "1 = 1".to_owned()
            } else {
                format!("e.regle NOT IN ({})", quoted(&actions))
            },
            action = kind(ObjectKind::Action)
        ),
    });
    groups.retain(|group| !group.rules.is_empty() && group.rules.iter().all(|it| settles(it.1)));
    let warning = book.longest_warning_in_days();
    (groups, i64::try_from(warning).unwrap_or(i64::MAX))
}

/// Slugs of rules hold letters, digits and hyphens only; the quotes are doubled all the same.
fn quoted(slugs: &[String]) -> String {
    let all: Vec<String> = slugs
        .iter()
        .map(|slug| format!("'{}'", slug.replace('\'', "''")))
        .collect();
    all.join(", ")
}

/// A deferral is about that item.
static ABOUT_IT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "p.regle = e.regle AND p.objet = {} AND (p.objet_id = e.objet_id OR p.objet = 'personne')",
        places::code("e.objet", ObjectKind::ALL)
    )
});

/// The agent an item was last passed to.
static PASSED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "(SELECT p.agent_id FROM plus_tard p WHERE p.allocataire_id = e.allocataire_id AND p.supprime = 0 \
         AND p.agent_id IS NOT NULL AND {} ORDER BY p.id DESC LIMIT 1)",
        *ABOUT_IT
    )
});

/// It was put off until a later day.
static PUT_OFF: LazyLock<String> = LazyLock::new(|| {
    format!(
        "EXISTS (SELECT 1 FROM plus_tard p WHERE p.allocataire_id = e.allocataire_id AND p.supprime = 0 \
         AND p.agent_id IS NULL AND p.jusque_le > @today AND {})",
        *ABOUT_IT
    )
});

/// What every item of a query satisfies.
fn conditions(asked: &QueueQuery, to: &mut Where) {
    to.and("l.ouvert = 1");
    to.and(&format!("NOT {}", *PUT_OFF));
    let viewer = |to: &mut Where| match asked.viewer {
        Some(agent) => format!(
            "COALESCE({}, 0) IN (0, {})",
            *PASSED,
            to.bind(Value::Int(agent))
        ),
        None => format!("{} IS NULL", *PASSED),
    };
    match asked.scope {
        QueueScope::Everyone => {
            let mine = viewer(to);
            to.and(&mine);
        }
        QueueScope::Referent(agent) => {
            let name = to.bind(Value::Int(agent));
            to.and(&format!("COALESCE({}, l.referent_id) = {name}", *PASSED));
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
        "e.visible_le <= @day",
        &format!(
            "e.visible_le <= @day OR (e.depart_le = @day AND EXISTS (SELECT 1 FROM rdv r \
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
    condition: &mut Where,
) -> String {
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
    conditions(asked, condition);
    live(asked, group, condition);
    let mut own = condition.dated(&group.condition);
    if own.contains("{horizon}") {
        let days = chrono::Days::new(u64::try_from(warning).unwrap_or_default());
        let until = asked.today.checked_add_days(days).unwrap_or(asked.today);
        own = own.replace("{horizon}", &condition.bind(Value::Int(day_number(until))));
    }
    let index = match people {
        // The table itself: the rows of each person lie together.
        Some(_) => "sqlite_autoindex_echeance_1",
        None => group.index,
    };
    let among = people.map_or_else(String::new, |ids| {
        format!(" AND e.allocataire_id IN ({})", listed(ids))
    });
    format!(
        "echeance e INDEXED BY {index} CROSS JOIN ligne l ON l.allocataire_id = e.allocataire_id \
         WHERE {which} AND {own}{among}"
    )
}

/// Makes a question of places one of whole items, in the same order.
fn whole(places: &str) -> String {
    let deadline = &*COLUMNS;
    format!(
        "SELECT k.jour, k.personne, k.regle, k.objet, k.heure, p.uid, COALESCE(p.nom, ''), \
         COALESCE(p.prenom, ''), p.telephone, a.id, \
         trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')), {deadline} \
         FROM ({places}) AS k JOIN echeance e ON e.allocataire_id = k.personne AND e.rang = k.numero \
         JOIN ligne l ON l.allocataire_id = k.personne JOIN allocataire p ON p.id = k.personne \
         LEFT JOIN agent a ON a.id = l.referent_id \
         ORDER BY k.jour, k.heure, k.personne, k.regle, k.objet"
    )
}

fn read(group: &Group, number: usize, row: &Row<'_>) -> Result<Option<QueueItem>> {
    let rule: String = row.get(2)?;
    let kind = group.rules.iter().find(|(id, _)| *id == rule);
    let Some((_, kind)) = kind else {
        return Ok(None);
    };
    let id = row.get(1)?;
    let referent: Option<Id> = row.get(9)?;
    let name: String = row.get(10)?;
    let person = QueuePerson {
        id,
        uid: row.get(5)?,
        nom: row.get(6)?,
        prenom: row.get(7)?,
        telephone: row.get(8)?,
        referent: referent.map(|id| (id, name)),
    };
    Ok(Some(QueueItem {
        key: ItemKey {
            group: number,
            day: row.day(0)?.map(iso).unwrap_or_default(),
            time: row.text(4)?.and_then(Time::from_code),
            person: id,
            rule,
            object: row.get(3)?,
        },
        kind: *kind,
        row: read_at(row, 11)?,
        person,
    }))
}

/// At most `count` items, in order, from the edge or right after a key.
pub(super) fn found(
    conn: &Conn,
    rules: Looked<'_>,
    asked: &QueueQuery,
    after: Option<&ItemKey>,
    count: usize,
) -> Result<Vec<QueueItem>> {
    let (groups, warning) = groups(rules);
    let people = few(conn, asked.scope)?;
    walk::through(
        &groups,
        after.map(|key| key.group),
        Towards::End,
        count,
        |number, group, here, left| {
            let mut condition = Where::on(asked.today);
            let people = people.as_deref();
            let from = group_text(asked, (group, warning), people, &mut condition);
            let place = after.filter(|_| here).map(|key| place(group, key));
            let rows = walk::Group {
                from: &from,
                key: &key(group),
                columns: &columns(group),
            };
            let place = place.as_ref().map(|values| (values.as_slice(), false));
            let text = whole(&rows.text(&mut condition, place, (Towards::End, left)));
            let found = condition.ask(conn, &text, people.is_some(), |row| {
                read(group, number, row)
            })?;
            Ok(found.into_iter().flatten().collect())
        },
    )
}

/// That item, if it is still there; its day may have moved.
pub(super) fn again(
    conn: &Conn,
    rules: Looked<'_>,
    asked: &QueueQuery,
    wanted: &ItemKey,
) -> Result<Option<QueueItem>> {
    let (groups, warning) = groups(rules);
    let people = [wanted.person];
    for (number, group) in groups.iter().enumerate() {
        let mut condition = Where::on(asked.today);
        let from = group_text(asked, (group, warning), Some(&people), &mut condition);
        let rule = condition.bind(Value::from(wanted.rule.as_str()));
        let object = condition.bind(Value::Int(wanted.object));
        condition.and(&format!("e.regle = {rule} AND e.objet_id = {object}"));
        let places = format!("SELECT {} FROM {from}{}", columns(group), condition.text);
        let here = condition.ask(conn, &whole(&places), true, |row| read(group, number, row))?;
        if let Some(found) = here.into_iter().flatten().next() {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Number of items, counted up to `most`.
pub(super) fn count(
    conn: &Conn,
    rules: Looked<'_>,
    asked: &QueueQuery,
    most: usize,
) -> Result<usize> {
    let (groups, warning) = groups(rules);
    let people = few(conn, asked.scope)?;
    let mut condition = Where::on(asked.today);
    let counted = groups.iter().map(|group| {
        let from = group_text(asked, (group, warning), people.as_deref(), &mut condition);
        let all = std::mem::take(&mut condition.text);
        format!("SELECT e.rang FROM {from}{all}")
    });
    let all = counted.collect::<Vec<_>>().join(" UNION ALL ");
    condition.count(
        conn,
        &format!("({all}) AS tous WHERE 1 = 1"),
        people.is_some(),
        most,
    )
}
