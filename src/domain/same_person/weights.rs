//! How much each agreement and each difference weighs, and which differences forbid to say « the
//! same ». Data: a line a fact and a level, with its reason.
use super::facts::Fact;
use super::level::Level;

/// What a comparison is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clue {
    /// What was compared.
    pub fact: Fact,
    /// How far it agrees.
    pub level: Level,
    /// What it weighs, for one person or, below zero, for two.
    pub weight: i32,
    /// Whether it forbids to say that it is the same person.
    pub veto: bool,
    /// Whether it speaks for one person.
    pub agrees: bool,
    /// In words.
    pub words: &'static str,
    /// Why that weight.
    pub reason: &'static str,
}

const fn agrees(
    (fact, level): (Fact, Level),
    weight: i32,
    words: &'static str,
    reason: &'static str,
) -> Clue {
    Clue {
        fact,
        level,
        weight,
        veto: false,
        agrees: true,
        words,
        reason,
    }
}

const fn differs(
    what: (Fact, Level),
    weight: i32,
    words: &'static str,
    reason: &'static str,
) -> Clue {
    Clue {
        agrees: false,
        ..agrees(what, weight, words, reason)
    }
}

/// A difference that forbids to say « the same ».
const fn doubt(
    what: (Fact, Level),
    weight: i32,
    words: &'static str,
    reason: &'static str,
) -> Clue {
    Clue {
        veto: true,
        ..differs(what, weight, words, reason)
    }
}

use Fact as F;
use Level as L;

/// Every weight. Those of names and dates follow how rare it is that two people share them by chance,
/// each point halving it; those of places are small, because people who live together share them.
#[rustfmt::skip]
pub const WEIGHTS: &[Clue] = &[
    agrees((F::Name, L::Same), 8, "même nom", "a name is shared by about one person in 250"),
    agrees((F::Name, L::Variant), 8, "même nom, transcrit autrement", "foreign names have several spellings"),
    agrees((F::Name, L::Slip), 8, "nom mal tapé", "two letters swapped, the key beside"),
    agrees((F::Name, L::Part), 6, "l’un des noms est une partie de l’autre", "compound names are shortened, also by marriage"),
    agrees((F::Name, L::Near), 5, "nom presque pareil", "one typing error in a long name"),
    doubt((F::Name, L::Other), -6, "autre nom", "only a marriage explains it: it is asked"),
    doubt((F::BirthName, L::Other), -6, "autre nom de naissance", "sisters-in-law, a former wife and the new one"),
    agrees((F::FirstName, L::Same), 6, "même prénom", "a first name is shared by about one person in 60"),
    agrees((F::FirstName, L::Variant), 6, "même prénom, transcrit autrement", "Mohammed, Mohamed, Muhammad"),
    agrees((F::FirstName, L::Slip), 5, "prénom mal tapé", "two letters swapped, the key beside: no other first name"),
    agrees((F::FirstName, L::Part), 5, "l’un des prénoms est une partie de l’autre", "Mohamed Amine may be called Mohamed"),
    doubt((F::FirstName, L::Near), 3, "prénom presque pareil", "a typing error, or a twin: Amine, Amina"),
    doubt((F::FirstName, L::Other), -16, "autre prénom", "spouses, twins, brothers and sisters share all the rest"),
    agrees((F::Swapped, L::Same), 13, "nom et prénom inversés", "a column taken for the other"),
    agrees((F::Born, L::Same), 10, "même date de naissance", "one day among those of forty years, seasons and towns aside"),
    agrees((F::Born, L::Variant), 4, "nés le même 1er janvier", "written when the day is not known: it weighs little"),
    agrees((F::Born, L::Part), 3, "même année de naissance, l’une au 1er janvier", "the day was not known: only the year agrees"),
    doubt((F::Born, L::Near), 1, "date de naissance presque pareille", "a figure mistyped, a day and a month swapped: it is asked"),
    doubt((F::Born, L::Other), -12, "autre date de naissance", "father and son, homonyms"),
    agrees((F::Civility, L::Same), 0, "même civilité", "half of people"),
    doubt((F::Civility, L::Other), -3, "autre civilité", "brother and sister; a column filled by default"),
    doubt((F::Role, L::Other), -4, "autre rôle dans le foyer", "applicant and spouse of one household"),
    agrees((F::FranceTravail, L::Same), 14, "même n° France Travail", "the person's own"),
    doubt((F::FranceTravail, L::Other), -8, "autre n° France Travail", "the person's own"),
    agrees((F::Household, L::Same), 3, "même n° CAF", "the household's"),
    differs((F::Household, L::Other), -2, "autre n° CAF", "people part, move to another CAF"),
    agrees((F::Request, L::Same), 3, "même n° de demande de RSA", "the household's"),
    differs((F::Request, L::Other), -1, "autre n° de demande de RSA", "one asks again"),
    agrees((F::External, L::Same), 3, "même identifiant du département", "often that of a file of the household"),
    differs((F::External, L::Other), -1, "autre identifiant du département", "each information system has its own"),
    agrees((F::Phone, L::Same), 3, "même téléphone", "a couple, a hostel, a relative"),
    differs((F::Phone, L::Other), -2, "autre téléphone", "numbers change often"),
    agrees((F::Email, L::Same), 3, "même courriel", "a couple, a hostel, an association"),
    differs((F::Email, L::Other), -2, "autre courriel", "addresses change less often than telephones"),
    agrees((F::Address, L::Same), 2, "même adresse", "a household, a building, a hostel"),
    agrees((F::Town, L::Same), 1, "même commune", "a town"),
    differs((F::Town, L::Other), -2, "autre commune", "people move"),
];

/// What a comparison is worth; nothing when it says nothing.
pub(super) fn clue(fact: Fact, level: Level) -> Option<&'static Clue> {
    WEIGHTS
        .iter()
        .find(|it| it.fact == fact && it.level == level)
}
