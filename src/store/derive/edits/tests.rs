//! Whatever stands, the changes told make of it what is wanted, and nothing that is right is
//! touched.
use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn index_row(word: i64) -> Vec<Value> {
    let mut row = vec![Value::Null; 15];
    row[3] = Value::Int(word);
    row
}

fn stored(rows: &BTreeMap<Id, Vec<Value>>, columns: usize) -> Stored {
    let mut stored = Stored::new(columns);
    // Not in order: an index gives them so.
    for (key, values) in rows.iter().rev() {
        stored.keys.push(*key);
        stored.values.extend(values.iter().cloned());
    }
    stored
}

fn applied(mut rows: BTreeMap<Id, Vec<Value>>, edits: &[RowEdit]) -> BTreeMap<Id, Vec<Value>> {
    for edit in edits {
        match edit {
            RowEdit::Put(key, values) => {
                rows.insert(*key, values.clone());
            }
            RowEdit::Remove(key) => assert!(rows.remove(key).is_some(), "{key}"),
        }
    }
    rows
}

proptest! {
    #[test]
    fn rows_in_order_become_those_wanted(
        stand in prop::collection::btree_map(1_i64..40, 0_i64..5, 0..9),
        wanted in prop::collection::vec(0_i64..5, 0..9),
    ) {
        let rows: BTreeMap<Id, Vec<Value>> =
            stand.iter().map(|(key, word)| (*key, index_row(*word))).collect();
        let wanted: Vec<Vec<Value>> = wanted.into_iter().map(index_row).collect();
        let mut edits = Vec::new();
        in_order(&wanted, &stored(&rows, 15), &mut |edit| edits.push(edit));
        let after: Vec<Vec<Value>> = applied(rows, &edits).into_values().collect();
        prop_assert_eq!(after, wanted);
    }

    #[test]
    fn what_is_left_of_the_rows_that_stand_is_not_written(
        stand in prop::collection::vec((0_i64..50, any::<bool>()), 0..12),
    ) {
        let rows: BTreeMap<Id, Vec<Value>> = (1..)
            .zip(&stand)
            .map(|(key, (word, _))| (key, index_row(*word)))
            .collect();
        let wanted: Vec<Vec<Value>> = stand
            .iter()
            .filter(|(_, stays)| *stays)
            .map(|(word, _)| index_row(*word))
            .collect();
        let mut edits = Vec::new();
        in_order(&wanted, &stored(&rows, 15), &mut |edit| edits.push(edit));
        let removed = |edit: &RowEdit| matches!(edit, RowEdit::Remove(_));
        prop_assert!(edits.iter().all(removed), "{:?}", edits);
        prop_assert_eq!(edits.len(), stand.len() - wanted.len());
    }

    #[test]
    fn rows_by_rank_become_those_wanted(
        stand in prop::collection::btree_map(0_i64..12, 0_i64..4, 0..8),
        wanted in prop::collection::btree_map(0_i64..12, 0_i64..4, 0..8),
    ) {
        let rows = |from: &BTreeMap<i64, i64>| -> BTreeMap<Id, Vec<Value>> {
            from.iter().map(|(rank, word)| (*rank, vec![Value::Int(*word)])).collect()
        };
        let ranked: Vec<Vec<Value>> = wanted
            .iter()
            .map(|(rank, word)| vec![Value::Int(*rank), Value::Int(*word)])
            .collect();
        let mut edits = Vec::new();
        by_rank(ranked.iter(), &stored(&rows(&stand), 1), &mut |edit| edits.push(edit));
        let right = wanted.iter().filter(|(rank, word)| stand.get(rank) == Some(word)).count();
        let written = edits.iter().filter(|edit| matches!(edit, RowEdit::Put(..))).count();
        prop_assert_eq!(written, wanted.len() - right);
        prop_assert_eq!(applied(rows(&stand), &edits), rows(&wanted));
    }
}
