//! Names compared: in any order, with or without hyphens, as they are transcribed, with one typing
//! error.
use super::level::Level;
use crate::domain::text::fold;

/// Letters below which one error makes another first name: Léa and Léo, Lina and Lisa are sisters.
pub(super) const FIRST_NAME: usize = 5;
/// The same for a name: brothers and sisters have the same one.
pub(super) const FAMILY: usize = 4;
/// Letters from which the vowels of a transcription are not told apart: Selim and Salim, not Lena and
/// Lana.
const TRANSCRIBED: usize = 5;

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
            sound: sound(&words),
            words,
            joined,
        })
    }

    /// How its first word sounds: that of the first name in use.
    pub fn first_sound(&self) -> String {
        sound(self.words.get(..1).unwrap_or_default())
    }

    fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words
    }

    /// How near another name is; `long` is the length from which an error makes no other name.
    pub fn compared(&self, other: &Self, long: usize) -> Level {
        if self.joined == other.joined || self.sorted() == other.sorted() {
            return Level::Same;
        }
        if self.is_part_of(other) || other.is_part_of(self) {
            return Level::Part;
        }
        // Who is numbered is numbered on purpose.
        if self.is_numbered() || other.is_numbered() {
            return Level::Other;
        }
        if self.sound == other.sound {
            return Level::Variant;
        }
        match self.apart(other) {
            Some((one, other)) if one.len().max(other.len()) < FAMILY => Level::Other,
            Some((one, other)) if slipped(one, other) => Level::Slip,
            Some((one, other)) if near(one, other, long) => Level::Near,
            _ => Level::Other,
        }
    }

    fn is_numbered(&self) -> bool {
        self.joined.bytes().any(|it| it.is_ascii_digit())
    }

    /// What differs between two names: one word where both have as many, for Marie-Laure is no mistyped
    /// Marie-Claire; all of them otherwise.
    fn apart<'n>(&'n self, other: &'n Self) -> Option<(&'n str, &'n str)> {
        if self.words.len() != other.words.len() {
            return Some((&self.joined, &other.joined));
        }
        let pairs = self.words.iter().zip(&other.words);
        let mut apart = pairs.filter(|(one, other)| one != other);
        let first = apart.next().filter(|_| apart.next().is_none());
        first.map(|(one, other)| (one.as_str(), other.as_str()))
    }

    /// Whether all its words are among those of a longer name: Mohamed in Mohamed Amine.
    fn is_part_of(&self, longer: &Self) -> bool {
        let says_something = self.words.iter().any(|word| word.len() > 2);
        let has = |word: &String| longer.words.contains(word);
        says_something && self.words.len() < longer.words.len() && self.words.iter().all(has)
    }
}

/// Whether one error tells them apart, and it may be that of who types or another name: Amine, Amina.
fn near(one: &str, other: &str, long: usize) -> bool {
    one.len().min(other.len()) >= long
        && one.len().abs_diff(other.len()) <= 1
        && strsim::osa_distance(one, other) <= 1
}

/// Whether a mute « e » at the end tells them apart: Hassan, Hassane.
pub(super) fn mute_end(one: &Name, other: &Name) -> bool {
    let longer = |a: &Name, b: &Name| a.joined.strip_suffix('e') == Some(b.joined.as_str());
    longer(one, other) || longer(other, one)
}

/// Whether one slip of the fingers tells them apart, which makes no name of another: two letters swapped,
/// a vowel left out between consonants, a key hit beside the right one or a consonant for a vowel. At
/// either end it must be both: Samir and Damir are two.
fn slipped(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let before = same.checked_sub(1).and_then(|at| one.get(at));
    let left = (
        one.get(same..).unwrap_or_default(),
        other.get(same..).unwrap_or_default(),
    );
    match left {
        ([a, b, rest @ ..], [c, d, end @ ..]) if (a, b) == (d, c) => rest == end,
        ([a, rest @ ..], [b, end @ ..]) if rest == end => {
            let (beside, unlike) = (beside(*a, *b), is_vowel(*a) != is_vowel(*b));
            match same > 0 && !rest.is_empty() {
                true => beside || (unlike && one.len() >= FIRST_NAME),
                false => beside && unlike,
            }
        }
        // A consonant left out may make another name: Marina, Maria.
        ([vowel, rest @ ..], end) | (end, [vowel, rest @ ..]) if rest == end => {
            let around = [before, rest.first()];
            is_vowel(*vowel) && around.iter().all(|it| it.is_some_and(|it| !is_vowel(*it)))
        }
        _ => false,
    }
}

/// The rows of the keyboard.
const KEYBOARD: [&str; 3] = ["azertyuiop", "qsdfghjklm", "wxcvbn"];

/// Whether two keys touch in a row.
fn beside(one: char, other: char) -> bool {
    KEYBOARD.iter().any(|row| {
        let place = |key| row.find(key);
        let apart = place(one).zip(place(other));
        apart.is_some_and(|(a, b)| a.abs_diff(b) == 1)
    })
}

/// Letters that the same sound is written with, what stands for them, and how many of them that takes;
/// the first that is met holds.
#[rustfmt::skip]
const SOUNDS: &[(&str, &str, usize)] = &[
    ("cc", "", 1), ("sch", "ch", 3), ("tch", "ch", 3), ("ts", "s", 2), ("aye", "i", 3), ("dj", "j", 2),
    ("sh", "ch", 2), ("kh", "k", 2), ("gh", "g", 2), ("ph", "f", 2), ("th", "t", 2), ("vic", "vich", 3),
    ("ch", "ch", 2), ("ou", "o", 2), ("oo", "o", 2), ("iy", "i", 2), ("ij", "i", 2), ("ii", "i", 2),
    ("ai", "i", 2), ("ay", "i", 2), ("ei", "i", 2), ("ey", "i", 2), ("gu", "g", 2), ("qu", "k", 2),
    ("ce", "s", 1), ("ci", "s", 1), ("ca", "k", 1), ("co", "k", 1), ("x", "ks", 1), ("q", "k", 1),
    ("u", "o", 1), ("y", "i", 1),
];

/// Names of one person in several spellings or languages that no sound brings together: the ones, then
/// the one that stands for them.
#[rustfmt::skip]
const SPELLINGS: &[(&[&str], &str)] = &[
    (&["aleksandr", "alexandr", "oleksandr", "olexandr"], "alexandre"),
    (&["aleksandra", "oleksandra"], "alexandra"),
    (&["abdullah", "abdulla", "abdoullah"], "abdallah"),
    (&["aissa", "eissa"], "issa"),
    (&["andrij", "andrii"], "andrei"),
    (&["boubacar", "boubakar", "bubacar"], "aboubacar"),
    (&["dmytro", "dimitri", "dmitry"], "dmitri"),
    (&["fatima", "fathima"], "fatma"),
    (&["houcine", "houssine"], "hussein"),
    (&["ibrahima", "brahim"], "ibrahim"),
    (&["ismail"], "ismael"),
    (&["jasmine"], "yasmine"),
    (&["hadija", "hadidja", "khadidja"], "khadija"),
    (&["kateryna", "ekaterina", "yekaterina"], "katerina"),
    (&["mykhailo", "mykhaylo", "mihail"], "mikhail"),
    (&["mykola", "nikolay"], "nikolai"),
    (&["oleksii", "oleksiy", "aleksei", "aleksey"], "alexei"),
    (&["olena", "yelena", "jelena"], "elena"),
    (&["olha"], "olga"),
    (&["othman", "ousmane", "usman", "osmane"], "osman"),
    (&["sayed", "sayid"], "said"),
    (&["serhii", "serhiy", "sergiy"], "sergei"),
    (&["svitlana"], "svetlana"),
    (&["tetiana", "tetyana"], "tatiana"),
    (&["volodymyr", "wladimir"], "vladimir"),
    (&["yevhen", "evgeny", "evgeniy", "yevgeni"], "evgeni"),
    (&["yusuf", "yousuf", "youssouf"], "youssef"),
    (&["jallow", "jalloh"], "diallo"),
    (&["al"], "el"),
    (&["bin"], "ben"),
];

/// What is left of a name once what transcriptions change is put aside: doubled letters, mute h, letters
/// of one sound.
fn sound(words: &[String]) -> String {
    let length: usize = words.iter().map(String::len).sum();
    let mut letters: Vec<char> = words.iter().flat_map(|word| word_sound(word)).collect();
    if length >= TRANSCRIBED {
        let inner = letters.len().saturating_sub(1);
        for letter in letters.iter_mut().take(inner).skip(1) {
            if *letter == 'e' {
                *letter = 'a';
            }
        }
    }
    letters.into_iter().collect()
}

/// A word with one letter for each sound.
fn heard(word: &str) -> String {
    let mut text = String::with_capacity(word.len() + 2);
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let found = SOUNDS.iter().find(|(from, ..)| rest.starts_with(from));
        let taken = match found {
            Some((_, to, taken)) => {
                text.push_str(to);
                *taken
            }
            None => {
                text.push(letter);
                letter.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    text
}

fn word_sound(word: &str) -> Vec<char> {
    let word = word.strip_suffix('h').unwrap_or(word);
    let spelling = SPELLINGS.iter().find(|(ones, _)| ones.contains(&word));
    let text = heard(spelling.map_or(word, |(_, to)| to));
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let last = letters.last().copied();
        // René and Renée are two names.
        let doubled = last == Some(letter) && (letter != 'e' || rest.peek().is_some());
        let mute = letter == 'h' && last.is_some_and(|last| last != 'c');
        if !doubled && !mute {
            letters.push(letter);
        }
    }
    // Ahmed and Ahmet, Zeyneb and Zeynep, Ivanov and Ivanoff end alike.
    if let Some(last) = letters.last_mut() {
        *last = match *last {
            't' => 'd',
            'p' => 'b',
            'f' => 'v',
            other => other,
        };
    }
    letters
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// How near the nearest of several names are: the name in use and that of birth both count.
pub(super) fn nearest(ours: &[Name], theirs: &[Name]) -> Option<Level> {
    let pairs = ours
        .iter()
        .flat_map(|one| theirs.iter().map(move |other| one.compared(other, FAMILY)));
    pairs.min()
}
