//! The search box: whatever is typed, an answer, never an error, and the same people counted as listed.
#![no_main]
use carnet::store::{Anchor, Filter, Query, Sort, Store, Towards};
use carnet_fuzz::stores::Stores;
use carnet_fuzz::{text, today};
use libfuzzer_sys::fuzz_target;

thread_local!(static STORE: (Stores, Store) = {
    let stores = Stores::new();
    let store = stores.full();
    (stores, store)
});

const SORTS: [Sort; 4] = [
    Sort::Urgency,
    Sort::Name,
    Sort::NextAppointment,
    Sort::LastContact,
];
/// More than there are people.
const ALL: usize = 1_000;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, typed)) = bytes.split_first() else {
        return;
    };
    let Some(typed) = text(typed) else { return };
    let sort = SORTS[usize::from(*choice) % SORTS.len()];
    let filters = match choice / 64 {
        0 => vec![Filter::Late],
        1 => vec![Filter::Rule(typed.to_owned())],
        _ => vec![],
    };
    let query = Query {
        sort,
        filters,
        search: typed.to_owned(),
        ..Query::new(today())
    };
    STORE.with(|(_, store)| {
        let ids = store.ids(&query, ALL).expect("an answer");
        assert_eq!(store.count(&query, ALL).expect("a count"), ids.len());
        let page = store
            .page(&query, &Anchor::Edge, Towards::End, ALL)
            .expect("a page");
        let listed: Vec<_> = page.lines.iter().map(|line| line.id).collect();
        assert_eq!(listed, ids, "{typed:?}");
    });
});
