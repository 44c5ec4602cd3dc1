//! Names compared: in any order, with or without hyphens, as they are transcribed, with one typing
//! error.
use super::level::Level;
use crate::domain::text::fold;

/// Letters below which one error makes another name: Léa, Léo.
const LONG_ENOUGH: usize = 5;
/// Letters from which two errors are forgiven.
const VERY_LONG: usize = 10;
/// Letters from which the vowels of a transcription are not told apart: Selim, Salim.
const TRANSCRIBED: usize = 6;

/// A name, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    words: Vec<String>,
    joined: String,
    pub sound: String,
}

impl Name {
    /// `None` when there is no letter in it.
    pub fn of(text: &str) -> Option<Self> {
        let words: Vec<String> = fold(text).split(' ').map(str::to_owned).collect();
        let joined = words.concat();
        (!joined.is_empty()).then(|| Self {
            sound: sound(&joined),
            words,
            joined,
        })
    }

    /// How its first word sounds: that of the first name in use.
    pub fn first_sound(&self) -> String {
        sound(self.words.first().map_or("", String::as_str))
    }

    fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words
    }

    /// How near another name is.
    pub fn compared(&self, other: &Self) -> Level {
        if self.joined == other.joined || self.sorted() == other.sorted() {
            return Level::Same;
        }
        if self.sound == other.sound {
            return Level::Variant;
        }
        if self.is_part_of(other) || other.is_part_of(self) {
            return Level::Part;
        }
        match self.is_near(other) {
            true => Level::Near,
            false => Level::Other,
        }
    }

    /// Whether one word is mistyped. A name of two words is compared word by word: Marie-Laure is no
    /// mistyped Marie-Claire.
    fn is_near(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() || self.words.len() == 1 {
            return near(&self.joined, &other.joined);
        }
        let pairs = self.words.iter().zip(&other.words);
        let mut apart = pairs.filter(|(one, other)| one != other);
        let first = apart.next();
        first.is_some_and(|(one, other)| near(one, other)) && apart.next().is_none()
    }

    /// Whether all its words are among those of a longer name: Mohamed in Mohamed Amine.
    fn is_part_of(&self, longer: &Self) -> bool {
        let says_something = self.words.iter().any(|word| word.len() > 2);
        let has = |word: &String| longer.words.contains(word);
        says_something && self.words.len() < longer.words.len() && self.words.iter().all(has)
    }
}

fn near(one: &str, other: &str) -> bool {
    let forgiven = match one.len().min(other.len()) {
        VERY_LONG.. => 2,
        LONG_ENOUGH.. => 1,
        _ => 0,
    };
    strsim::osa_distance(one, other) <= forgiven
}

/// Pairs of letters that the same sound is written with, the longest first.
const SOUNDS: [(&str, &str); 12] = [
    ("dj", "j"),
    ("sh", "ch"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("ou", "o"),
    ("gu", "g"),
    ("qu", "k"),
    ("th", "t"),
    ("u", "o"),
    ("y", "i"),
    ("q", "k"),
];

/// What is left of a name once what transcriptions change is put aside: doubled consonants, mute h,
/// letters of one sound.
fn sound(joined: &str) -> String {
    let mut text = joined.to_owned();
    for (from, to) in SOUNDS {
        text = text.replace(from, to);
    }
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    for (at, letter) in text.chars().enumerate() {
        let last = letters.last().copied();
        let doubled = last == Some(letter) && !"aeio".contains(letter);
        let mute = letter == 'h' && at > 0 && last != Some('c');
        if !doubled && !mute {
            letters.push(letter);
        }
    }
    let length = letters.len();
    if joined.len() >= TRANSCRIBED {
        let inner = letters.iter_mut().take(length.saturating_sub(1)).skip(1);
        for letter in inner.filter(|letter| **letter == 'e') {
            *letter = 'a';
        }
    }
    letters.into_iter().collect()
}

/// How near the nearest of several names are: the name in use and that of birth both count.
pub(super) fn nearest(ours: &[Name], theirs: &[Name]) -> Option<Level> {
    let pairs = ours
        .iter()
        .flat_map(|one| theirs.iter().map(move |other| one.compared(other)));
    pairs.min()
}
