//! The order in which records of one kind are taken: one that another follows comes before it.
use serde_json::Value as Json;

use crate::domain::record::{Entity, Kind};

/// The records of a list, those that others of the list point to first; the order of the file
/// otherwise. Records that point to one another in a ring stay where they are.
pub(super) fn in_order(kind: Entity, list: &[Json]) -> Vec<&Json> {
    let own = kind
        .fields()
        .iter()
        .find(|field| field.kind == Kind::Ref(kind));
    let mut left: Vec<&Json> = list.iter().collect();
    let Some(own) = own else { return left };
    let mut taken = Vec::with_capacity(left.len());
    loop {
        let waits = |item: &&Json| {
            let follows = item.get(own.name).and_then(Json::as_str);
            follows.is_some_and(|uid| {
                left.iter()
                    .any(|it| it.get("uid").and_then(Json::as_str) == Some(uid))
            })
        };
        let (later, now): (Vec<&Json>, Vec<&Json>) = left.iter().copied().partition(waits);
        let stuck = now.is_empty();
        taken.extend(if stuck { &later } else { &now });
        if stuck || later.is_empty() {
            return taken;
        }
        left = later;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn uids(list: &[Json]) -> String {
        let ordered = in_order(Entity::Contract, list);
        let uids = ordered.iter().map(|it| it["uid"].as_str().unwrap());
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
}
