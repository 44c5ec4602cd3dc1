//! How long each thing that carnet writes holds the store, whoever waits to write meanwhile. Nothing here is timed
//! but when it is asked for: `.ci/long transactions` prints the figures of docs/TRUST.md.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
use std::ops::ControlFlow;
use std::time::Duration;

use carnet::app::action::Action;
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Moment};
use carnet::domain::merge::Wish;
use carnet::domain::record::{Entity, Id};
use carnet::domain::rules::Defaults;
use carnet::domain::vocabulary::PurgeReason;
use carnet::exchange::import;
use carnet::store::trace::{Held, held};
use carnet::store::{RuleChange, Store};

use super::harness::{Base, TODAY, day};

/// People of the store, and rows of the sheet: a few, or as many as the figures ask for.
fn sizes() -> (u64, u64) {
    match std::env::var_os("CARNET_MESURES") {
        Some(_) => (20_000, 5_000),
        None => (300, 300),
    }
}

/// Does something, and says how long it held the store at most.
fn told<T>(what: &str, longest: &mut Vec<Duration>, work: impl FnOnce() -> T) -> T {
    let (done, mut all) = held(work);
    all.sort_by_key(|it| std::cmp::Reverse(it.lasted));
    let said = |it: &Held| {
        format!(
            "{:.1?} of which {:.1?} at work ({})",
            it.lasted, it.worked, it.at
        )
    };
    let first: Vec<String> = all.iter().take(4).map(said).collect();
    println!(
        "{what}: {} transactions, the longest {}",
        all.len(),
        first.join(", ")
    );
    longest.extend(all.iter().map(|it| it.worked).max());
    done
}

fn by() -> (Author, Moment) {
    let author = Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    };
    (author, Clock::stopped_on(day(TODAY)).moment())
}

fn sheet(rows: u64) -> String {
    let row = |n| {
        format!(
            "NOM{n};Anne;{:07};0{};3 rue du Port;34200;Sète\n",
            1_000_000 + n,
            600_000_000 + n
        )
    };
    let head = "Nom;Prénom;N° CAF;Téléphone;Adresse;Code postal;Commune\n".to_owned();
    std::iter::once(head).chain((0..rows).map(row)).collect()
}

fn people(store: &Store) -> Vec<Id> {
    let all = store.all_rows(Entity::Allocataire).unwrap();
    let mut ids: Vec<Id> = all.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn what_is_written_is_cut_into_parts_that_let_others_write() {
    let (count, rows) = sizes();
    let base = Base::with_people(count);
    let mut longest = Vec::new();
    let mut carnet = base.open();
    carnet.act(Action::Scope).act(Action::MarkAll);
    carnet
        .act(Action::ActOnMarked)
        .pick("noter un contact")
        .choose("Par", "sms");
    told("a contact for everyone", &mut longest, || {
        carnet.act(Action::Save).wait()
    });
    told("that contact undone", &mut longest, || {
        carnet.act(Action::Undo).wait()
    });
    let mut carnet = base.open();
    told("one file opened, its log", &mut longest, || {
        carnet.act(Action::Open).pass(Duration::from_secs(2))
    });
    drop(carnet);
    let mut store = base.store();
    let (author, moment) = by();
    let go_on = &mut |_| ControlFlow::Continue(());
    let bytes = sheet(rows).into_bytes();
    let sheet = import::Sheet::open(bytes, &Default::default(), moment.today).unwrap();
    told("an import", &mut longest, || {
        import::run(
            &mut store,
            &sheet,
            &author,
            &moment,
            import::Mode::Write,
            &mut |_| ControlFlow::Continue(()),
        )
        .unwrap()
    });
    told("that import undone", &mut longest, || {
        store.undo(&author, &moment).unwrap()
    });
    for (what, change) in [
        (
            "other rules",
            RuleChange::Defaults(Defaults::always("lot-mappi")),
        ),
        ("all computed again", RuleChange::None),
    ] {
        told(what, &mut longest, || {
            store
                .change_rules(&author, &moment, &change, go_on)
                .unwrap()
        });
    }
    let ids = people(&store);
    let wish = Wish {
        taken: &[],
        today: moment.today,
    };
    told("two files made one", &mut longest, || {
        store
            .merge((&author, &moment), (ids[0], ids[1]), wish)
            .unwrap()
    });
    told("that undone", &mut longest, || {
        store.undo(&author, &moment).unwrap()
    });
    let row = store.row(Entity::Allocataire, ids[2]).unwrap();
    let remove = Change::entry(
        "Retiré",
        Some(ids[2]),
        vec![carnet::domain::change::Op::remove(&row)],
    );
    told("a file put aside", &mut longest, || {
        store.apply(&author, &moment, &remove).unwrap()
    });
    for person in &ids[3..6] {
        told("a purge", &mut longest, || {
            store
                .purge((&author, &moment), *person, PurgeReason::Expired)
                .unwrap()
        });
    }
    told("what it left wiped", &mut longest, || {
        store.clear_traces().unwrap()
    });
    println!("the longest of all, at work: {:?}", longest.iter().max());
    assert!(store.verify().unwrap().is_clean());
}
