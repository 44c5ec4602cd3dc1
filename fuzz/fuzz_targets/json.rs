//! A JSON export read into an empty store: refused and nothing kept, or a store in order, whose own export makes the
//! same store again.
#![no_main]
use std::io::Cursor;
use std::ops::ControlFlow;

use carnet::exchange::{export, import};
use carnet::store::Store;
use carnet_fuzz::stores::Stores;
use carnet_fuzz::{author, moment};
use libfuzzer_sys::fuzz_target;

thread_local!(static STORES: Stores = Stores::new());

/// Reads a text into a store; whether it was taken.
fn read(store: &mut Store, text: &[u8]) -> bool {
    let progress = &mut |_| ControlFlow::Continue(());
    let file = &mut Cursor::new(text);
    import::json(store, file, &author(), &moment(), progress).is_ok()
}

fn written(store: &Store) -> Vec<u8> {
    let mut text = Vec::new();
    export::json(store, &mut text).expect("an export");
    text
}

fuzz_target!(|bytes: &[u8]| STORES.with(|stores| {
    let mut first = stores.empty("un.db");
    let taken = read(&mut first, bytes);
    assert!(
        first.verify().expect("a check").is_clean(),
        "the store is not in order"
    );
    if !taken {
        return;
    }
    let text = written(&first);
    let mut second = stores.empty("deux.db");
    assert!(read(&mut second, &text), "its own export is refused");
    let (a, b) = (
        String::from_utf8_lossy(&text).into_owned(),
        written(&second),
    );
    assert_eq!(
        a,
        String::from_utf8_lossy(&b),
        "the export makes another store"
    );
}));
