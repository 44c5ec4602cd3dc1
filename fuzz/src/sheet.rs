//! What must hold of any sheet that is understood. Knows no format.
use std::ops::ControlFlow;
use std::{panic, thread};

use carnet::domain::text::is_forbidden;
use carnet::exchange::import::mapping::Mapping;
use carnet::exchange::import::{Mode, READER, Sheet, Summary, run};
use carnet::store::Store;

use crate::stores::Stores;
use crate::{author, moment, today};

/// Most lines of a sheet that is written too.
const WRITTEN: usize = 12;

/// Lets the reader of the workbooks of old panic, which is one of its answers: a fuzzer ends at any panic.
pub fn let_the_reader_panic() {
    let end = panic::take_hook();
    panic::set_hook(Box::new(move |it| {
        if thread::current().name() != Some(READER) {
            end(it);
        }
    }));
}

/// Reads the bytes as a sheet; what is understood is tried, written, and imported again.
pub fn check(bytes: &[u8], stores: &Stores) {
    let Ok(sheet) = Sheet::open(bytes.to_vec(), &Mapping::default(), today()) else {
        return;
    };
    reading(&sheet);
    if sheet.count() <= WRITTEN {
        writing(&sheet, stores);
    }
}

fn reading(sheet: &Sheet) {
    let rows: Vec<_> = sheet.rows().collect();
    assert_eq!(
        rows,
        sheet.rows().collect::<Vec<_>>(),
        "two readings differ"
    );
    for value in rows
        .iter()
        .flat_map(|row| row.person.iter())
        .flat_map(|it| &it.values)
    {
        let forbidden = |c: char| c != '\n' && is_forbidden(c);
        assert!(
            !value.value.contains(forbidden),
            "{value:?} could command a terminal"
        );
    }
    sheet.columns();
    sheet.extracted();
}

fn writing(sheet: &Sheet, stores: &Stores) {
    let mut store = stores.empty("import.db");
    let tried = import(&mut store, sheet, Mode::Trial);
    let done = import(&mut store, sheet, Mode::Write);
    assert_eq!(
        counts(&tried),
        counts(&done),
        "the trial said something else"
    );
    let (created, modified, unchanged, refused) = counts(&done);
    assert_eq!(done.lus, created + modified + unchanged + refused);
    let mut to_correct = Vec::new();
    sheet
        .refused(&done, &mut to_correct)
        .expect("memory can be written");
    assert!(
        store.verify().expect("a check").is_clean(),
        "the store is not in order"
    );
    let again = import(&mut store, sheet, Mode::Write);
    assert_eq!(again.crees, 0, "the same file again adds someone");
}

fn import(store: &mut Store, sheet: &Sheet, mode: Mode) -> Summary {
    let progress = &mut |_| ControlFlow::Continue(());
    run(store, sheet, &author(), &moment(), mode, progress).expect("an import")
}

fn counts(summary: &Summary) -> (usize, usize, usize, usize) {
    let refused = summary.rejetes.len();
    (summary.crees, summary.modifies, summary.inchanges, refused)
}
