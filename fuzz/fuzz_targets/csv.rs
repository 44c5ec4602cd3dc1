//! The file of a spreadsheet, as text: whatever its bytes, it is read or refused with a sentence.
#![no_main]
use carnet_fuzz::sheet::check;
use carnet_fuzz::stores::Stores;
use libfuzzer_sys::fuzz_target;

thread_local!(static STORES: Stores = Stores::new());

fuzz_target!(|bytes: &[u8]| STORES.with(|stores| check(bytes, stores)));
