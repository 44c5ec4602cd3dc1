//! A file of rules: refused with its line, or every deadline of invented people can be computed, told and shown.
#![no_main]
use carnet::domain::deadlines::{Deadline, evaluate_all, worst_first};
use carnet::domain::facts::Facts;
use carnet::domain::file::facts::facts;
use carnet::domain::record::Entity;
use carnet::domain::rules::{RuleBook, read_one};
use carnet::store::{Filter, Query};
use carnet::words::why::reason;
use carnet_fuzz::stores::Stores;
use carnet_fuzz::{text, today};
use libfuzzer_sys::fuzz_target;

thread_local!(static PEOPLE: Vec<Facts> = people());

/// What the rules need to know of invented people.
fn people() -> Vec<Facts> {
    let store = Stores::new().full();
    let gone = Query {
        filters: vec![Filter::Exited],
        ..Query::new(today())
    };
    let mut people = store.ids(&Query::new(today()), 20).expect("people");
    people.extend(store.ids(&gone, 5).expect("people"));
    let file = |id| store.case_file(id).expect("a file");
    let facts = |id| {
        let kinds = Entity::ALL.into_iter();
        let rows = kinds.map(|kind| (kind, file(id).rows(kind).to_vec()));
        facts(id, &rows.collect())
    };
    people.into_iter().map(facts).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text(bytes) else { return };
    let set = match read_one("essai.toml", text, &[]) {
        Ok(set) => set,
        Err(error) => {
            let lines = text.split('\n').count();
            assert!(
                error.line <= lines + 1,
                "line {} of {lines}: {error}",
                error.line
            );
            return;
        }
    };
    assert_eq!(read_one("essai.toml", text, &[]).as_ref(), Ok(&set));
    let calendar = set.calendar.clone();
    let book = RuleBook::of_one(set);
    PEOPLE.with(|people| {
        for facts in people {
            let mut found: Vec<Deadline> = evaluate_all(&book, facts);
            for deadline in &found {
                deadline.window();
                deadline.days(today());
                deadline.lateness(today(), &calendar);
                deadline.act_before(&calendar);
                reason(deadline, &book, today());
            }
            found.sort_by(|a, b| worst_first(a, b, today()));
        }
    });
});
