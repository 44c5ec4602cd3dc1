//! The keys of encrypted stores: how one is made from a phrase, and those that this process has. The
//! engine encrypts whole files, their logs and their copies; here is only what opens them.
//!
//! An encrypted file begins with its salt, sixteen bytes of chance, and holds nothing else that can be
//! read: whoever has the file and knows the phrase can open it, on any machine, without another file.
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use crate::domain::phrase::Phrase;
use crate::store::{Result, StoreError};

/// Whether this program can encrypt: the one place where both builds differ.
pub const BUILT_IN: bool = cfg!(feature = "chiffrement");

/// How a key was made from a phrase: kibibytes of memory, passes, lanes of Argon2id. The first is the one
/// of new keys; the others, once there are some, open the stores that were made with them. None ever goes.
const RECIPES: [(u32, u32, u32); 1] = [(64 * 1024, 3, 4)];
/// Bytes of a page of an encrypted file.
const PAGE: usize = 4_096;
/// In a page of chance each byte comes sixteen times, seldom more than thirty.
const OFTEN: usize = 64;

/// What makes the same phrase another key in each store.
pub(super) type Salt = [u8; 16];

/// The key of a store. Its memory is wiped with the last of its copies, and nothing writes it.
#[derive(Clone)]
pub struct Key(Arc<Secret>);

struct Secret {
    key: Zeroizing<[u8; 32]>,
    salt: Salt,
}

impl Key {
    /// The key of a store that is to be made, under that phrase.
    ///
    /// # Errors
    /// `NoEncryption` when this program can't encrypt; when the system gives no chance.
    pub fn for_new_store(phrase: &Phrase) -> Result<Self> {
        able()?;
        let mut salt = Salt::default();
        getrandom::fill(&mut salt)
            .map_err(|_| StoreError::Refused("Le système ne donne pas de hasard.".to_owned()))?;
        Self::made(phrase, salt, RECIPES[0])
    }

    fn made(phrase: &Phrase, salt: Salt, (memory, passes, lanes): (u32, u32, u32)) -> Result<Self> {
        let failed = |error| StoreError::Engine(format!("Argon2 : {error}"));
        let params = Params::new(memory, passes, lanes, Some(32)).map_err(failed)?;
        let mut blocks = vec![Block::default(); params.block_count()];
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut key = Zeroizing::new([0; 32]);
        let text = phrase.text().as_bytes();
        let made = argon.hash_password_into_with_memory(text, &salt, key.as_mut(), &mut blocks);
        blocks.iter_mut().for_each(Zeroize::zeroize);
        made.map_err(failed)?;
        Ok(Self(Arc::new(Secret { key, salt })))
    }

    /// As the engine takes it: « x'…' », the key then the salt.
    pub(super) fn words(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut words = Zeroizing::new(String::with_capacity(100));
        words.push_str("x'");
        for byte in self.0.key.iter().chain(&self.0.salt) {
            for half in [byte >> 4, byte & 15] {
                words.push(char::from(
                    DIGITS.get(usize::from(half)).copied().unwrap_or_default(),
                ));
            }
        }
        words.push('\'');
        words
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.salt == other.0.salt && self.0.key == other.0.key
    }
}

impl Eq for Key {}

/// Refuses what asks for encryption where this program has none.
pub(in crate::store) fn able() -> Result<()> {
    match BUILT_IN {
        true => Ok(()),
        false => Err(StoreError::NoEncryption),
    }
}

/// The key of every store that the tests make, when they are run so: whatever is tested on plain stores
/// is then tested on encrypted ones. Nothing in the program that is given to people.
pub(in crate::store) fn of_tests() -> Option<Key> {
    #[cfg(debug_assertions)]
    {
        static KEY: std::sync::LazyLock<Option<Key>> = std::sync::LazyLock::new(|| {
            std::env::var_os("CARNET_TOUT_CHIFFRER")?;
            Key::for_new_store(&Phrase::typed("Phrase des essais 1")).ok()
        });
        KEY.clone()
    }
    #[cfg(not(debug_assertions))]
    None
}

/// A file that a connection has open with a key.
#[derive(Debug)]
pub(super) struct OpenFile {
    file: (u64, u64),
    pub(super) key: Key,
}

/// What this process knows: the keys that phrases gave, and the encrypted files that are open.
#[derive(Default)]
struct Ring {
    keys: Vec<Key>,
    open: Vec<Weak<OpenFile>>,
}

static RING: Mutex<Option<Ring>> = Mutex::new(None);

fn ring() -> MutexGuard<'static, Option<Ring>> {
    RING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on, that key opens whatever it encrypts.
pub(in crate::store) fn keep(key: &Key) {
    let mut ring = ring();
    let keys = &mut ring.get_or_insert_default().keys;
    if !keys.contains(key) {
        keys.push(key.clone());
    }
}

/// Forgets a key. That of the connections that are open goes with them.
pub(in crate::store) fn forget(key: &Key) {
    let mut ring = ring();
    let keys = &mut ring.get_or_insert_default().keys;
    keys.retain(|kept| kept.0.salt != key.0.salt);
}

/// Notes that a file is open with a key, as long as what this gives is kept.
pub(super) fn opened(path: &Path, key: &Key) -> Option<Arc<OpenFile>> {
    let open = Arc::new(OpenFile {
        file: identity(path)?,
        key: key.clone(),
    });
    let mut ring = ring();
    let ring = ring.get_or_insert_default();
    ring.open.retain(|open| open.strong_count() > 0);
    ring.open.push(Arc::downgrade(&open));
    Some(open)
}

/// The key of a file that this process has open: to look into it, and close it, would drop the locks
/// of this process.
pub(super) fn of_open_file(path: &Path) -> Option<Key> {
    let file = identity(path)?;
    let ring = ring();
    let open = ring.as_ref()?.open.iter().filter_map(Weak::upgrade);
    open.into_iter()
        .find(|open| open.file == file)
        .map(|open| open.key.clone())
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.dev(), about.ino()))
}

/// The key that this process has for a file that is no plain store, and that nobody has open here.
///
/// # Errors
/// `Encrypted` when the key is not known; `NoEncryption` when this program has none; `Corrupt` when the
/// file is nothing encrypted.
pub(super) fn of_file(path: &Path) -> Result<Key> {
    let salt = salt(path)?;
    able()?;
    let ring = ring();
    let known = |ring: &Ring| {
        let open = ring.open.iter().filter_map(Weak::upgrade);
        let open = open.map(|open| open.key.clone());
        let mut keys = ring.keys.iter().cloned().chain(open);
        keys.find(|key| key.0.salt == salt)
    };
    let found = ring.as_ref().and_then(known);
    found.ok_or_else(|| StoreError::Encrypted(path.to_owned()))
}

/// The keys that a phrase may give for an encrypted file, the usual one first.
///
/// # Errors
/// `Corrupt` when the file is nothing encrypted; `NoEncryption`.
pub(super) fn candidates(
    path: &Path,
    phrase: &Phrase,
) -> Result<impl Iterator<Item = Result<Key>>> {
    let salt = match of_open_file(path) {
        Some(key) => key.0.salt,
        None => salt(path)?,
    };
    able()?;
    Ok(RECIPES
        .into_iter()
        .map(move |recipe| Key::made(phrase, salt, recipe)))
}

/// The salt of a file that looks encrypted.
///
/// # Errors
/// `Corrupt` when it does not look so.
pub(super) fn salt(path: &Path) -> Result<Salt> {
    let mut page = vec![0; PAGE];
    let mut file = File::open(path)?;
    let whole = file.metadata()?.len() % PAGE as u64 == 0;
    let read = file.read_exact(&mut page);
    match page.first_chunk() {
        Some(salt) if read.is_ok() && whole && is_chance(&page) => Ok(*salt),
        _ => Err(StoreError::Corrupt(
            "le contenu n’est pas lisible".to_owned(),
        )),
    }
}

/// The address under which the engine reads a file alone: without its log, without a lock.
pub(super) fn alone(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut address = "file:".to_owned();
    for byte in whole.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                address.push(char::from(*byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address + "?immutable=1"
}

/// Whether bytes look like chance, as those of an encrypted file do, and those of no text or table.
fn is_chance(page: &[u8]) -> bool {
    let mut times = [0_usize; 256];
    for byte in page {
        if let Some(times) = times.get_mut(usize::from(*byte)) {
            *times += 1;
        }
    }
    times.iter().all(|times| *times <= OFTEN)
}

#[cfg(all(test, feature = "chiffrement"))]
impl Key {
    /// As the engine takes it.
    pub(in crate::store) fn for_tests(&self) -> Zeroizing<String> {
        self.words()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_follows_from_the_phrase_and_the_salt_and_is_never_shown() {
        let made =
            |phrase: &str, salt| Key::made(&Phrase::typed(phrase), [salt; 16], RECIPES[0]).unwrap();
        let key = made("une phrase", 7);
        assert_eq!(key, made("une phrase", 7));
        assert_ne!(key.words(), made("une phrase", 8).words());
        assert_ne!(key.words(), made("une autre", 7).words());
        assert!(key.words().ends_with("07070707'") && key.words().len() == 99);
        assert_eq!(format!("{key:?}"), "Key(…)");
    }

    #[test]
    fn a_page_of_chance_is_told_from_a_text_and_from_a_table() {
        let mut page = vec![0; PAGE];
        getrandom::fill(&mut page).unwrap();
        assert!(is_chance(&page));
        page[100..200].fill(0);
        assert!(!is_chance(&page));
        let text = "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n".repeat(200);
        assert!(!is_chance(&text.as_bytes()[..PAGE]));
    }
}
