//! What two records of one person say differently of who they are, and how often: of a thousand pairs,
//! as [`Change::OFTEN`] says. Four in ten say the same, but for the machine that wrote them; one in six
//! has a typing error in a name, one in twelve another birth date, or none, one in thirty-three two
//! differences at once. These are guesses, made before any answer was measured.
use carnet::domain::same_person::Identity;
use chrono::Datelike;

use super::names::NAMES;
use super::person::{Person, new_year};
use super::record::restyle;
use super::typing::{folded, mistyped, swapped, wrong_digit};
use crate::oracle::history::Chance;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    None,
    Style,
    TypedName,
    TypedFirst,
    ShortName,
    ShortFirst,
    SecondFirst,
    Spelling,
    Inverted,
    BirthNameElsewhere,
    BirthNameAlone,
    DateDigit,
    DateSwapped,
    NewYear,
    NoDate,
    Two,
}

impl Change {
    /// Each one, the name of the kind, and how often of a thousand pairs.
    pub const OFTEN: [(Self, &str, u64); 16] = [
        (Self::None, "nothing", 280),
        (Self::Style, "accents, case, hyphens, spaces", 150),
        (Self::TypedName, "typing error in the name", 80),
        (Self::TypedFirst, "typing error in the first name", 80),
        (Self::ShortName, "compound name shortened", 30),
        (Self::ShortFirst, "compound first name shortened", 20),
        (Self::SecondFirst, "second first name", 60),
        (Self::Spelling, "transcribed otherwise", 70),
        (Self::Inverted, "name and first name inverted", 40),
        (
            Self::BirthNameElsewhere,
            "birth name in the other column",
            50,
        ),
        (
            Self::BirthNameAlone,
            "birth name, married name unlinked",
            25,
        ),
        (Self::DateDigit, "birth date, a digit", 30),
        (Self::DateSwapped, "birth date, day and month", 12),
        (Self::NewYear, "birth date, 01/01", 13),
        (Self::NoDate, "birth date missing", 30),
        (Self::Two, "two of these", 30),
    ];

    pub fn draw(chance: &mut Chance) -> (Self, &'static str) {
        let mut drawn = chance.below(1_000);
        for (change, name, often) in Self::OFTEN {
            match drawn.checked_sub(often) {
                Some(left) => drawn = left,
                None => return (change, name),
            }
        }
        unreachable!("a thousand in all")
    }

    /// Makes the second record say otherwise, sometimes the first one too. None when that cannot befall
    /// this person.
    pub fn apply(
        self,
        chance: &mut Chance,
        person: &Person,
        one: &mut Identity,
        two: &mut Identity,
    ) -> Option<()> {
        match self {
            Self::None => {}
            Self::Style => restyle(chance, two),
            Self::TypedName => {
                let wrong = mistyped(chance, &two.name)?;
                // Half of those who copy a name copy its error.
                if two.birth_name == two.name && chance.percent(50) {
                    two.birth_name.clone_from(&wrong);
                }
                two.name = wrong;
            }
            Self::TypedFirst => two.first_name = mistyped(chance, &two.first_name)?,
            Self::ShortName => {
                let short = shortened(chance, &two.name)?;
                if two.birth_name == two.name && chance.percent(50) {
                    two.birth_name.clone_from(&short);
                }
                two.name = short;
            }
            Self::ShortFirst => two.first_name = shortened(chance, &two.first_name)?,
            Self::SecondFirst => {
                let between = chance.pick(&[" ", " ", " ", "-", ", "]);
                (person.second != person.first).then_some(())?;
                two.first_name = format!("{}{between}{}", two.first_name, person.second);
            }
            Self::Spelling => spelled(chance, two)?,
            Self::Inverted => {
                let copied = two.birth_name == two.name && chance.percent(50);
                std::mem::swap(&mut two.name, &mut two.first_name);
                if copied {
                    two.birth_name.clone_from(&two.name);
                }
            }
            Self::BirthNameElsewhere => {
                one.birth_name.clone_from(&person.family);
                unmarried(chance, person, two, true)?;
            }
            Self::BirthNameAlone => {
                one.birth_name.clear();
                unmarried(chance, person, two, false)?;
            }
            Self::DateDigit => two.born = Some(wrong_digit(chance, two.born?)?),
            Self::DateSwapped => two.born = Some(swapped(two.born?)?),
            Self::NewYear => {
                let born = two.born?;
                two.born = Some(new_year(born.year())).filter(|it| *it != born);
                two.born?;
            }
            Self::NoDate => two.born = None,
            Self::Two => {
                let (first, second) = (Self::draw(chance).0, Self::draw(chance).0);
                let plain = |it| matches!(it, Self::None | Self::Two);
                (first != second && !plain(first) && !plain(second)).then_some(())?;
                first.apply(chance, person, one, two)?;
                second.apply(chance, person, one, two)?;
            }
        }
        Some(())
    }
}

/// One word of several: mostly the first one; never a particle alone.
fn shortened(chance: &mut Chance, name: &str) -> Option<String> {
    const PARTICLES: [&str; 17] = [
        "De", "Da", "Do", "Dos", "Di", "Du", "Le", "La", "Las", "El", "Al", "Ben", "Aït", "Abd",
        "Ngo", "Thi", "Van",
    ];
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let alone = |word: &&str| PARTICLES.contains(word);
    (words.len() == 2 && !words.iter().any(alone)).then_some(())?;
    let kept = if chance.percent(70) {
        words[0]
    } else {
        words[1]
    };
    Some(kept.to_owned())
}

/// The name or the first name in another spelling of the list.
fn spelled(chance: &mut Chance, it: &mut Identity) -> Option<()> {
    let texts = if chance.percent(50) {
        [&mut it.first_name, &mut it.name]
    } else {
        [&mut it.name, &mut it.first_name]
    };
    for text in texts {
        let others = NAMES.spellings(text);
        if !others.is_empty() {
            let other = chance.pick(others);
            let differs = folded(text) != folded(other);
            *text = other.to_owned();
            return differs.then_some(());
        }
    }
    None
}

/// A married woman under her name of birth; or under both names, joined, when the other record has the
/// name of birth too.
fn unmarried(chance: &mut Chance, person: &Person, it: &mut Identity, linked: bool) -> Option<()> {
    let married = person.married.as_ref()?;
    (folded(married) != folded(&person.family)).then_some(())?;
    it.name.clone_from(&person.family);
    it.birth_name.clear();
    if linked {
        let both = [person.family.as_str(), married.as_str()];
        match chance.below(10) {
            0..2 => it.name = both.join("-"),
            2 => it.name = [both[1], both[0]].join(" "),
            // The two columns the wrong way round.
            3 => it.birth_name.clone_from(married),
            4..6 => it.birth_name.clone_from(&person.family),
            _else => {}
        }
    }
    Some(())
}
