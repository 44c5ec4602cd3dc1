//! What people who may be one have in common, as numbers: people are compared with those that share a
//! key with them, never all with all.
use std::hash::Hasher;

use super::facts::family;
use super::identity::Identity;
use super::names::Name;
use crate::domain::date::iso;

/// A key. Two keys may be equal by chance: whoever is found is compared.
pub type Key = i64;

/// People beyond whom a key says nothing of anyone: the telephone of a hostel, a 1 January.
pub const CROWD: usize = 32;

/// The keys of someone, each once. Of two records of one person that differ by one error, one change
/// of name or one telephone, some key is the same.
pub fn keys(of: &Identity) -> Vec<Key> {
    let names = family(of);
    let first = Name::of(&of.first_name);
    let whole = first.as_ref().map_or("", |it| &it.sound);
    let first = first.as_ref().map(Name::first_sound).unwrap_or_default();
    let born = of.born.map(iso).unwrap_or_default();
    let mut keys = Vec::with_capacity(12);
    let mut add = |kind: &str, parts: [&str; 2]| {
        if parts.iter().all(|part| !part.is_empty()) {
            keys.push(key(kind, parts));
        }
    };
    for name in &names {
        // In either order: columns are taken for one another. A second first name may be left out.
        for first in [whole, &first] {
            let mut both = [name.sound.as_str(), first];
            both.sort_unstable();
            add("noms", both);
        }
        add("nom", [&name.sound, &born]);
    }
    add("prénom", [&first, &born]);
    for phone in &of.phones {
        add("téléphone", [phone, &first]);
    }
    let own = [
        ("courriel", &of.email),
        ("caf", &of.caf),
        ("demande", &of.rsa_request),
        ("externe", &of.external),
    ];
    for (kind, value) in own {
        add(kind, [value, &first]);
    }
    add("france travail", [&of.france_travail, "·"]);
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The same number for the same texts, whatever the machine and the version: FNV-1a, folded in 32
/// bits, which take half the room; below zero as above, since SQLite counts no further in four bytes.
fn key(kind: &str, parts: [&str; 2]) -> Key {
    let mut hasher = fnv::FnvHasher::default();
    for part in [kind, parts[0], parts[1]] {
        hasher.write(part.as_bytes());
        hasher.write_u8(0);
    }
    let digest = hasher.finish();
    let folded = (digest >> 32) ^ (digest & u64::from(u32::MAX));
    let folded = u32::try_from(folded).unwrap_or_default();
    Key::from(folded.cast_signed())
}
