//! Numbers of people as one short text: « 3-17 20 », each once, in order. Knows no person.
use super::record::Id;

/// More than there are people anywhere: a text that was damaged could say anything.
const MOST: usize = 2_000_000;

/// The numbers as text.
pub fn to_text(numbers: &[Id]) -> String {
    let mut all = numbers.to_vec();
    all.sort_unstable();
    all.dedup();
    let runs = all.chunk_by(|one, next| one + 1 == *next);
    let words = runs.filter_map(|run| match run {
        [] => None,
        [one] => Some(one.to_string()),
        [first, .., last] => Some(format!("{first}-{last}")),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The numbers of a text; what is no number is none.
pub fn of_text(text: &str) -> Vec<Id> {
    let number = |text: &str| text.parse::<Id>().ok();
    let runs = text
        .split(' ')
        .filter_map(|word| match word.split_once('-') {
            Some((first, last)) => Some(number(first)?..=number(last)?),
            None => number(word).map(|one| one..=one),
        });
    runs.flatten().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_that_follow_are_one_word() {
        assert_eq!(to_text(&[]), "");
        assert_eq!(to_text(&[12]), "12");
        assert_eq!(to_text(&[20, 3, 4, 5, 4, 7]), "3-5 7 20");
        assert_eq!(of_text("3-5 7 20"), [3, 4, 5, 7, 20]);
        assert_eq!(of_text(""), [0; 0]);
        assert_eq!(of_text("a 2-b 9"), [9]);
    }

    proptest! {
        #[test]
        fn a_set_comes_back_as_it_was(set in proptest::collection::btree_set(1_i64..500, 0..80)) {
            let all: Vec<Id> = set.into_iter().collect();
            prop_assert_eq!(of_text(&to_text(&all)), all);
        }
    }
}
