//! Pairs of records, and what is said of them.
use super::*;
use crate::domain::date::from_iso;

/// « nom/nom de naissance, prénom, date, others » : « tel », « mel », « caf », « role », « ft », « civ »,
/// « ville ».
fn who(text: &str) -> Identity {
    let mut it = Identity::default();
    let mut parts = text.split(", ");
    let names = parts.next().unwrap_or_default();
    let (name, birth) = names.split_once('/').unwrap_or((names, ""));
    (it.name, it.birth_name) = (name.into(), birth.into());
    it.first_name = parts.next().unwrap_or_default().into();
    it.born = parts.next().and_then(from_iso);
    for part in parts {
        let (what, value) = part.split_once(' ').unwrap();
        let value = value.to_owned();
        match what {
            "tel" => it.phones.push(value),
            "mel" => it.email = value,
            "caf" => it.caf = value,
            "role" => it.role = value,
            "ft" => it.france_travail = value,
            "civ" => it.civility = value,
            "ville" => it.town = value,
            "ext" => it.external = value,
            _ => panic!("{what}"),
        }
    }
    it
}

const PAIRS: &[(&str, &str, Verdict)] = {
    use Verdict::{Maybe, Other, Same};
    &[
        // Written otherwise.
        ("ROUX, Anne, 1980-03-12", "Roux, anne, 1980-03-12", Same),
        (
            "LE GALL, Marie-Laure, 1980-03-12",
            "Legall, Laure Marie, 1980-03-12",
            Same,
        ),
        ("ROUX, Anne, 1980-03-12", "ANNE, Roux, 1980-03-12", Same),
        (
            "BENALI, Mohamed, 1980-03-12",
            "BEN ALI, Mohammed, 1980-03-12",
            Same,
        ),
        (
            "BENALI, Mohamed, 1980-03-12",
            "BENALI, Mohamed Amine, 1980-03-12",
            Same,
        ),
        (
            "IVANOV, Sergueï, 1980-03-12",
            "IVANOV, Sergey, 1980-03-12",
            Same,
        ),
        (
            "LEFEBVRE, Anne, 1980-03-12",
            "LEFEVBRE, Anne, 1980-03-12",
            Same,
        ),
        // Married, moved.
        (
            "DUPONT/MARTIN, Anne, 1980-03-12",
            "MARTIN, Anne, 1980-03-12",
            Same,
        ),
        (
            "DUPONT, Anne, 1980-03-12",
            "DUPONT MARTIN, Anne, 1980-03-12",
            Same,
        ),
        (
            "DUPONT, Anne, 1980-03-12, tel 1",
            "MARTIN, Anne, 1980-03-12, tel 1",
            Maybe,
        ),
        (
            "DUPONT, Anne, 1980-03-12",
            "MARTIN, Anne, 1980-03-12",
            Other,
        ),
        (
            "ROUX, Anne, 1980-03-12, tel 1",
            "ROUX, Anne, 1980-03-12, tel 2",
            Same,
        ),
        (
            "ROUX, Anne, 1980-03-12, tel 1, caf 1, ville Sète",
            "ROUX, Anne, 1980-03-12, tel 2, caf 2, ville Agde",
            Maybe,
        ),
        // A place makes nobody.
        (
            "BERNARD, Mohamed, 1990-01-01, mel a@b.fr",
            "DIALLO, Mohamed, 1990-01-01, mel a@b.fr",
            Other,
        ),
        (
            "HASSANI, Ali, 1985-01-01, caf 1",
            "HASSANI, Leïla, 1985-01-01, caf 1",
            Other,
        ),
        (
            "ROUX, Marie-Laure, 1999-02-14, tel 1",
            "ROUX, Marie-Claire, 1999-02-14, tel 1",
            Other,
        ),
        (
            "ROUX, Amine, 1999-02-14, tel 1",
            "ROUX, Amina, 1999-02-14, tel 1",
            Maybe,
        ),
        (
            "HASSANI, Mohamed, 1960-01-01, caf 1",
            "HASSANI, Mohamed, 1990-05-03, caf 1",
            Other,
        ),
        (
            "HASSANI, Mohamed, 1990-05-03, caf 1, tel 1",
            "HASSANI, Mohamed, , caf 1, tel 1",
            Maybe,
        ),
        (
            "OSMAN, Ahmed, 1980-03-12",
            "OTHMAN, Ahmet, 1980-03-12",
            Same,
        ),
        (
            "ROUX, Stéphane, 1980-03-12",
            "ROUX, Stéphnae, 1980-03-12",
            Same,
        ),
        ("ROUX, Maria, 1980-03-12", "ROUX, Marina, 1980-03-12", Maybe),
        (
            "ROUX, Daniel, 1980-03-12",
            "ROUX, Danielle, 1980-03-12",
            Other,
        ),
        (
            "ROUX, Hassan, 1980-03-12, civ m",
            "ROUX, Hassane, 1980-03-12, civ m",
            Same,
        ),
        (
            "HUYNH/THIERRY, Anne, 1980-03-12",
            "ANNE/THIERRY, Huynh, 1980-03-12",
            Same,
        ),
        (
            "ROUX, Anne, 1980-01-01, tel 1, caf 1",
            "ROUX, Anne, 1980-05-12, tel 1, caf 1",
            Same,
        ),
        (
            "ROUX/BLANC, Anne, 1980-03-12, caf 1",
            "ROUX/NOIR, Anne, 1980-03-12, caf 1",
            Maybe,
        ),
        (
            "NOM00012, Prenom00012, 1980-03-12",
            "NOM00013, Prenom00013, 1980-03-12",
            Other,
        ),
        (
            "NOM1, Prenom1, 1980-03-12",
            "NOM11, Prenom11, 1980-03-12",
            Other,
        ),
        ("ROUX, Anne, , tel 1", "ROUX, Anne, , tel 1", Same),
        ("ROUX, Anne, , tel 1", "ROUX, Anne, , tel 2", Maybe),
        ("ROUX, Anne, ", "ROUX, Anne, ", Maybe),
        (
            "HASSANI, Mohamed, 1990-01-01",
            "HASSANI, Mohamed, 1990-01-01",
            Maybe,
        ),
        (
            "HASSANI, Mohamed, 1990-01-01, tel 1",
            "HASSANI, Mohamed, 1990-01-01, tel 1",
            Same,
        ),
        (
            "ROUX, Léa, 1999-02-14, caf 1",
            "ROUX, Léo, 1999-02-14, caf 1",
            Other,
        ),
        // A contradiction forbids « the same ».
        (
            "ROUX, Anne, 1980-03-12, ft 1",
            "ROUX, Anne, 1980-03-12, ft 2",
            Maybe,
        ),
        (
            "ROUX, Camille, 1980-03-12, civ mme",
            "ROUX, Camille, 1980-03-12, civ m",
            Maybe,
        ),
        (
            "ROUX, Camille, 1980-03-12, caf 1, role dem",
            "ROUX, Camille, 1980-03-12, caf 1, role cjt",
            Maybe,
        ),
        ("ROUX, Anne, 1980-03-12", "ROUX, Anne, 1980-12-03", Maybe),
        ("ROUX, Anne, 1980-03-12", "ROUX, Anne, 1981-03-12", Maybe),
        ("ROUX, Anne, 1980-03-12", "ROUX, Anne, 1974-07-21", Other),
        (
            "ROUX, Anne, 1980-03-12, ft 1",
            "BLANC, Anne, 1980-03-12, ft 1",
            Maybe,
        ),
    ]
};

#[test]
fn each_pair_has_its_answer_in_both_orders() {
    for (one, other, wanted) in PAIRS {
        let (a, b) = (who(one), who(other));
        let found = judge(&a, &b);
        assert_eq!(found.verdict, *wanted, "{one} · {other}: {found:?}");
        assert_eq!(judge(&b, &a), found, "{one} · {other}");
    }
}

#[test]
fn whoever_may_be_one_shares_a_key() {
    for (one, other, wanted) in PAIRS {
        let (a, b) = (keys(&who(one)), keys(&who(other)));
        if *wanted != Verdict::Other {
            assert!(a.iter().any(|key| b.contains(key)), "{one} · {other}");
        }
    }
}

#[test]
fn each_weight_stands_once_and_has_its_reason() {
    for (at, clue) in WEIGHTS.iter().enumerate() {
        let again = |it: &&Clue| (it.fact, it.level) == (clue.fact, clue.level);
        assert_eq!(WEIGHTS[..at].iter().find(again), None, "{clue:?}");
        assert!(!clue.reason.is_empty() && !clue.words.is_empty());
        assert!(!clue.agrees || (clue.weight >= 0 && !clue.veto), "{clue:?}");
    }
}

/// Places alone, whatever their number, never make « the same ».
#[test]
fn places_never_make_a_person() {
    let places: i32 = WEIGHTS
        .iter()
        .filter(|it| it.fact.is_place())
        .map(|it| it.weight.max(0))
        .sum();
    assert!(places > *PLACES.end() && *PLACES.end() < MAYBE);
    let with = |names: &str| {
        who(&format!(
            "{names}, , tel 1, mel a@b.fr, caf 1, ext 1, ville Sète"
        ))
    };
    assert_eq!(
        judge(&with("ROUX, Anne"), &with("BLANC, Paul")).verdict,
        Verdict::Other
    );
}

/// Each field named is read: another value there makes another identity.
#[test]
fn an_identity_is_read_from_the_fields_that_it_names() {
    use crate::domain::record::{Entity, Row};
    let blank = Row::blank(Entity::Allocataire);
    for field in Entity::Allocataire.fields() {
        let changed = blank.clone().with(field.name, "1980-03-12");
        let differs = Identity::of(&changed) != Identity::of(&blank);
        let named = Identity::FIELDS.contains(&field.name);
        assert_eq!(differs, named, "{}", field.name);
    }
}

/// Stores keep the keys: whoever changes how they are made also adds a step to the format that has
/// everyone computed again.
#[test]
fn the_keys_that_stores_keep_are_those_of_their_format() {
    let all = PAIRS
        .iter()
        .take(12)
        .flat_map(|(one, _, _)| keys(&who(one)));
    let sum = all.fold(0_i64, |sum, key| {
        sum.wrapping_mul(31).wrapping_add(key) % 1_000_000_007
    });
    assert_eq!(sum, -334_915_349);
}
