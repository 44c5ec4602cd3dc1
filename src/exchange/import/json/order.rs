//! The order in which the records of a person are taken: one that another points to comes before it.
use std::collections::{BTreeSet, HashMap};

use serde_json::Value as Json;

use crate::domain::record::{Entity, Kind, OBJECT};

/// A record, and its kind.
pub(super) type Item<'j> = (Entity, &'j Json);

/// The records of a person, those that others point to first; the order given otherwise. Records
/// that point to one another in a ring stay where they are.
pub(super) fn in_order(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let named = items.iter().enumerate().rev();
    let places: HashMap<&str, usize> = named
        .filter_map(|(at, (_, item))| Some((item.get("uid")?.as_str()?, at)))
        .collect();
    let mut waits = vec![0_usize; items.len()];
    let mut awaited: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut in_order = true;
    for (at, (kind, item)) in items.iter().enumerate() {
        for uid in pointed(*kind, item) {
            let Some(place) = places.get(uid).filter(|place| **place != at) else {
                continue;
            };
            in_order &= *place < at;
            if let Some(count) = waits.get_mut(at) {
                *count += 1;
            }
            awaited.entry(*place).or_default().push(at);
        }
    }
    if in_order {
        return items;
    }
    let mut left: BTreeSet<usize> = (0..items.len()).collect();
    let mut ready: BTreeSet<usize> = left
        .iter()
        .copied()
        .filter(|at| waits.get(*at) == Some(&0))
        .collect();
    let mut taken = Vec::with_capacity(items.len());
    while let Some(at) = ready.pop_first() {
        left.remove(&at);
        taken.push(at);
        for waiting in awaited.remove(&at).into_iter().flatten() {
            if let Some(count) = waits.get_mut(waiting) {
                *count -= 1;
                if *count == 0 {
                    ready.insert(waiting);
                }
            }
        }
    }
    taken.extend(left);
    taken
        .into_iter()
        .filter_map(|at| items.get(at).copied())
        .collect()
}

/// The names of the records of the person that one points to.
fn pointed(kind: Entity, item: &Json) -> impl Iterator<Item = &str> {
    let fields = kind.fields().iter();
    let own = fields.filter(|field| match field.kind {
        Kind::Ref(to) => to.belongs_to_person() && to != Entity::Allocataire,
        Kind::Object => item.get(OBJECT).is_some(),
        _ => false,
    });
    own.filter_map(|field| item.get(field.name)?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn uids(list: &[Json]) -> String {
        let items = list.iter().map(|item| {
            let kind = item.get("kind").and_then(Json::as_str);
            (
                kind.and_then(Entity::from_table)
                    .unwrap_or(Entity::Contract),
                item,
            )
        });
        let ordered = in_order(items.collect());
        let uids = ordered.iter().map(|(_, it)| it["uid"].as_str().unwrap());
        uids.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_contract_comes_after_the_one_it_follows() {
        let after = |uid: &str, other: &str| json!({"uid": uid, "suite_de_id": other});
        let first = || json!({"uid": "a"});
        assert_eq!(uids(&[after("c", "b"), after("b", "a"), first()]), "a b c");
        assert_eq!(uids(&[first(), after("b", "a")]), "a b");
        assert_eq!(uids(&[after("b", "elsewhere"), first()]), "b a");
        assert_eq!(uids(&[after("b", "c"), after("c", "b"), first()]), "a b c");
        assert_eq!(uids(&[]), "");
    }

    #[test]
    fn a_record_comes_after_one_of_another_kind_that_it_points_to() {
        let validation = |uid: &str, to: &str| json!({"kind": "validation", "uid": uid, "objet": "bilan", "objet_id": to});
        let review = json!({"kind": "revue", "uid": "r"});
        let list = [validation("v", "r"), validation("w", "x"), review];
        assert_eq!(uids(&list), "w r v");
    }
}
