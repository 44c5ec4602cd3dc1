//! A sieve before the questions to the store: it tells, in a few memory accesses, that nobody has
//! a value by which people are recognised. It may let a question through for nothing; it never
//! holds one back wrongly.
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{LOOKED_UP, PersonKeys, first_word, joined};
use crate::domain::date::iso;

/// Bits, a power of two: 4 MiB lets one question in a thousand through for nothing with 300,000
/// people, one in twenty with a million.
const BITS: u64 = 1 << 25;
/// Bits set for each value.
const HASHES: usize = 4;

/// What people are recognised by, as far as it was added.
#[derive(Debug)]
pub(in crate::store) struct Sieve {
    bits: Vec<u64>,
}

impl Sieve {
    pub(in crate::store) fn new() -> Self {
        let words = usize::try_from(BITS / 64).unwrap_or_default();
        Self {
            bits: vec![0; words],
        }
    }

    /// Adds what a person is recognised by, read by column.
    pub(in crate::store) fn add<'v>(&mut self, text: impl Fn(&str) -> Option<&'v str>) {
        let of = |column: &str| text(column).unwrap_or_default();
        for column in LOOKED_UP {
            let value = of(column);
            if value.is_empty() {
                continue;
            }
            match With::of(column) {
                With::Nothing => self.set(&(column, value)),
                With::First => {
                    let first = first_word(of("prenom"));
                    self.set(&(column, value, &first));
                    self.set(&(column, value, &first, of("ne_le")));
                }
                With::Names => {
                    let first = joined(of("prenom"));
                    for name in ["nom", "nom_naissance"] {
                        self.set(&(column, value, &first, joined(of(name))));
                    }
                }
            }
        }
    }

    /// Whether someone may have that value in that column, and be whom the keys designate.
    pub(in crate::store) fn may_hold(&self, column: &str, value: &str, keys: &PersonKeys) -> bool {
        match With::of(column) {
            With::Nothing => self.has(&(column, value)),
            With::First => {
                let first = first_word(&keys.first_name);
                let Some(born) = keys.born.map(iso) else {
                    return self.has(&(column, value, first));
                };
                // Born on that day, or nobody knows when.
                self.has(&(column, value, &first, born.as_str()))
                    || self.has(&(column, value, &first, ""))
            }
            With::Names => {
                let first = joined(&keys.first_name);
                let (name, birth_name) = (joined(&keys.name), joined(&keys.birth_name));
                let has = |first: &String, name: &String| self.has(&(column, value, first, name));
                // In this order, or swapped.
                (!name.is_empty() && has(&first, &name))
                    || (!birth_name.is_empty() && has(&first, &birth_name))
                    || has(&name, &first)
            }
        }
    }

    /// Adds anything.
    pub(in crate::store) fn set(&mut self, what: &impl Hash) {
        for (at, bit) in places(what) {
            if let Some(word) = self.bits.get_mut(at) {
                *word |= bit;
            }
        }
    }

    /// Whether that may have been added.
    pub(in crate::store) fn has(&self, what: &impl Hash) -> bool {
        places(what)
            .iter()
            .all(|(at, bit)| self.bits.get(*at).is_some_and(|word| word & bit != 0))
    }
}

/// What a value is looked up with: many people may share a telephone, a day of birth, a number of
/// the CAF.
enum With {
    Nothing,
    /// The first name, and the birth date when it is known.
    First,
    /// The names.
    Names,
}

impl With {
    fn of(column: &str) -> Self {
        match column {
            "courriel" | "telephone" | "telephone_2" => Self::First,
            "ne_le" | "n_caf" => Self::Names,
            _ => Self::Nothing,
        }
    }
}

/// The bits of a value: which word, and which of its bits.
fn places(what: &impl Hash) -> [(usize, u64); HASHES] {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    let digest = hasher.finish();
    let step = (digest >> 32) | 1;
    let mut bit = digest;
    [(); HASHES].map(|()| {
        bit = bit.wrapping_add(step);
        let at = bit % BITS;
        (usize::try_from(at / 64).unwrap_or_default(), 1 << (at % 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sieve(person: &[(&str, &'static str)]) -> Sieve {
        let mut sieve = Sieve::new();
        sieve.add(|column| {
            let value = person.iter().find(|(name, _)| *name == column);
            value.map(|(_, value)| *value)
        });
        sieve
    }

    fn keys(first_name: &str, name: &str, birth_name: &str, born: &str) -> PersonKeys {
        PersonKeys {
            first_name: first_name.into(),
            name: name.into(),
            birth_name: birth_name.into(),
            born: crate::domain::date::from_iso(born),
            ..PersonKeys::default()
        }
    }

    #[test]
    fn whoever_may_be_recognised_is_let_through_and_others_are_not() {
        let ada = sieve(&[
            ("id_externe", "D1"),
            ("telephone", "+33639980000"),
            ("ne_le", "1980-02-01"),
            ("n_caf", "1234567"),
            ("nom", "Le Gall"),
            ("prenom", "Ada Rose"),
            ("nom_naissance", "Kermarrec"),
        ]);
        let ours = keys("ada", "LEGALL", "", "1980-02-01");
        let swapped = keys("Le Gall", "Ada-Rose", "", "1980-02-01");
        let rose = keys("Ada Rose", "x", "kermarrec", "1980-02-01");
        let ageless = keys("Ada", "", "", "");
        let namesake = keys("Ada Rose", "Petit", "", "1980-02-01");
        let other = keys("Zoé", "Le Gall", "", "1980-02-01");
        let younger = keys("Ada Rose", "Le Gall", "", "1990-02-01");
        let phone = "+33639980000";
        for (column, value, keys, wanted) in [
            ("id_externe", "D1", &other, true),
            ("id_externe", "D2", &ours, false),
            ("telephone", phone, &ours, true),
            ("telephone", phone, &ageless, true),
            ("telephone", phone, &other, false),
            ("telephone", phone, &younger, false),
            ("telephone_2", phone, &ours, false),
            ("ne_le", "1980-02-01", &rose, true),
            ("ne_le", "1980-02-01", &swapped, true),
            ("ne_le", "1980-02-01", &other, false),
            ("ne_le", "1980-02-01", &namesake, false),
            ("ne_le", "1990-02-01", &younger, false),
            ("n_caf", "1234567", &rose, true),
            ("n_caf", "1234567", &swapped, true),
            ("n_caf", "1234567", &other, false),
        ] {
            assert_eq!(
                ada.may_hold(column, value, keys),
                wanted,
                "{column} {keys:?}"
            );
        }
        let zoe = sieve(&[
            ("ne_le", "1980-02-01"),
            ("nom", "Le Gall"),
            ("prenom", "Zoé"),
        ]);
        assert!(zoe.may_hold("ne_le", "1980-02-01", &other));
        assert!(!zoe.may_hold(
            "ne_le",
            "1980-02-01",
            &keys("Zoé", "Petit", "", "1980-02-01")
        ));
        // A birth date that was never noted hides nobody.
        let unknown = sieve(&[("courriel", "a@example.org"), ("prenom", "Ada")]);
        assert!(unknown.may_hold("courriel", "a@example.org", &ours));
    }
}
