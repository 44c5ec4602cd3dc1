//! The names people bear, how offices spell them, and those that look alike: read from the lists.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::oracle::history::Chance;

/// Names that are borne together.
pub struct Origin {
    pub name: &'static str,
    share: u64,
    /// Of a hundred persons, those who are written as born on the first of January.
    pub first_of_january: u64,
    family: Ranked,
    women: Ranked,
    men: Ranked,
}

/// A list where the first ones are the most common: the weight of a rank is one over it, some ranks
/// later, as lists of names are rather flat at the top.
#[derive(Default)]
struct Ranked {
    names: Vec<&'static str>,
    /// The weights up to there.
    sums: Vec<u64>,
}

impl Ranked {
    fn push(&mut self, name: &'static str) {
        let before = self.sums.last().copied().unwrap_or_default();
        self.sums
            .push(before + 1_000_000 / (self.names.len() as u64 + 5));
        self.names.push(name);
    }

    fn draw(&self, chance: &mut Chance) -> &'static str {
        let drawn = chance.below(*self.sums.last().unwrap());
        self.names[self.sums.partition_point(|sum| *sum <= drawn)]
    }
}

/// Two first names that look alike; whether they are those of women.
pub type Near = [(&'static str, bool); 2];

pub struct Names {
    pub origins: Vec<Origin>,
    spellings: BTreeMap<&'static str, Vec<&'static str>>,
    pub near: Vec<Near>,
}

pub static NAMES: LazyLock<Names> = LazyLock::new(|| Names {
    origins: origins(include_str!("names.txt")),
    spellings: spellings(include_str!("spellings.txt")),
    near: near(include_str!("near.txt")),
});

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn origins(text: &'static str) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    for line in lines(text) {
        if let Some(head) = line.strip_prefix("origin ") {
            let words: Vec<&str> = head.split(' ').collect();
            origins.push(Origin {
                name: words[0],
                share: words[1].parse().unwrap(),
                first_of_january: words[2].parse().unwrap(),
                family: Ranked::default(),
                women: Ranked::default(),
                men: Ranked::default(),
            });
            continue;
        }
        let (kind, names) = line.split_once(": ").unwrap();
        let origin = origins.last_mut().unwrap();
        let list = match kind {
            "family" => &mut origin.family,
            "women" => &mut origin.women,
            "men" => &mut origin.men,
            other => panic!("{other}"),
        };
        names.split(", ").for_each(|name| list.push(name));
    }
    origins
}

fn spellings(text: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let groups = lines(text).map(|line| line.split(", ").collect::<Vec<_>>());
    groups
        .map(|group| (group[0], group[1..].to_vec()))
        .collect()
}

fn near(text: &'static str) -> Vec<Near> {
    let pairs = lines(text).map(|line| {
        let words: Vec<&str> = line.split(", ").collect();
        [
            (words[0], &words[2][..1] == "f"),
            (words[1], &words[2][1..] == "f"),
        ]
    });
    pairs.collect()
}

impl Names {
    pub fn origin(&self, chance: &mut Chance) -> &Origin {
        let mut drawn = chance.below(self.origins.iter().map(|it| it.share).sum());
        for origin in &self.origins {
            match drawn.checked_sub(origin.share) {
                Some(left) => drawn = left,
                None => return origin,
            }
        }
        unreachable!("the shares make the whole")
    }

    /// The other spellings of a name.
    pub fn spellings(&self, name: &str) -> &[&'static str] {
        self.spellings.get(name).map_or(&[], Vec::as_slice)
    }
}

impl Origin {
    /// Whether a first name is one of theirs.
    pub fn has(&self, first: &str) -> bool {
        self.women.names.contains(&first) || self.men.names.contains(&first)
    }

    /// A family name: Portuguese and Spanish ones are often two, the others seldom.
    pub fn family(&self, chance: &mut Chance) -> String {
        let one = self.family.draw(chance);
        let (two, between) = match self.name {
            "portuguese" | "spanish_italian" => (25, " "),
            "french" | "antillean_haitian" => (4, "-"),
            _other => (2, " "),
        };
        let other = self.family.draw(chance);
        if chance.percent(two) && other != one {
            return format!("{one}{between}{other}");
        }
        one.to_owned()
    }

    pub fn first(&self, chance: &mut Chance, woman: bool) -> String {
        let list = if woman { &self.women } else { &self.men };
        list.draw(chance).to_owned()
    }
}

type List<'l> = &'l dyn Fn(&Origin) -> Vec<&'static str>;

#[test]
fn the_lists_are_long_enough() {
    let distinct = |lists: &[List]| {
        let mut names: Vec<&str> = NAMES
            .origins
            .iter()
            .flat_map(|origin| lists.iter().flat_map(move |list| list(origin)))
            .collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    assert!(distinct(&[&|it| it.family.names.clone()]) >= 300);
    assert!(distinct(&[&|it| it.women.names.clone(), &|it| it.men.names.clone()]) >= 200);
}
