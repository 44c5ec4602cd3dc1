//! Two people whose records look alike. People who live together come first, then those who are
//! received together or bear the same names: the hard ones are far more frequent here than in a
//! département, where most candidates share only a telephone or a number of household.
use super::family as f;
use super::person::Person;
use super::strangers as s;
use crate::oracle::history::Chance;

type Draw = fn(&mut Chance) -> [Person; 2];

/// One of the two records has no birth date.
pub const UNDATED: &str = "homonyms, one without birth date";

/// Each kind, how often of a thousand pairs, and how it is drawn.
const KINDS: [(&str, u64, Draw); 20] = [
    ("spouses", 200, f::spouses),
    ("twins, near first names", 12, f::near_twins),
    ("twins", 13, f::twins),
    ("brothers and sisters", 110, f::siblings),
    ("father and son", 60, f::father_and_son),
    ("father and son, same first name", 15, f::namesakes),
    ("mother and daughter", 50, f::mother_and_daughter),
    ("parent and child", 40, f::parent_and_child),
    ("sisters-in-law", 25, f::sisters_in_law),
    ("former and new wife", 10, f::successive_wives),
    ("homonyms", 70, s::homonyms),
    ("homonyms, near birth dates", 20, s::near_homonyms),
    (UNDATED, 8, s::homonyms),
    ("homonyms, both 01/01", 6, s::new_year_homonyms),
    ("one hostel", 110, s::hostel),
    ("one hostel, first name and 01/01", 10, s::hostel_namesakes),
    ("same first name and birth date", 60, s::same_first_and_date),
    ("same name in one building", 90, s::building),
    ("telephone handed on", 45, s::phone_handed_on),
    ("number of another household", 46, s::wrong_household),
];

/// Two people, what they are to each other, and whether both birth dates are known.
pub fn draw(chance: &mut Chance) -> (&'static str, [Person; 2], bool) {
    let mut drawn = chance.below(1_000);
    for (kind, often, of) in KINDS {
        match drawn.checked_sub(often) {
            Some(left) => drawn = left,
            None => return (kind, of(chance), kind != UNDATED),
        }
    }
    unreachable!("a thousand in all")
}
