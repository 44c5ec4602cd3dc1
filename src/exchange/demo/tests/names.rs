//! Names outside the store: no two records bear the same, however many people there are.
use std::collections::HashSet;

use super::*;

#[test]
fn no_name_is_given_twice_whatever_the_number_of_people() {
    let today = day("2026-11-16");
    for count in [DEFAULT_COUNT, 2_000] {
        let shared = common(7, today, count).into_iter();
        let people = People::new(7, today, count, &ids()).flatten();
        let mut seen = HashSet::new();
        for record in shared.chain(people) {
            assert!(seen.insert(record.uid.clone()), "{}", record.uid);
        }
        assert!(seen.len() > 20 * usize::try_from(count).unwrap());
    }
}
