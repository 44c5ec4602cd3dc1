//! Those whom words name, in the box: who has a word in their family name comes first; who is found by something
//! else than their name says by what. Knows no act.
use std::collections::HashMap;

use super::asked::{Asked, is_weak};
use super::vocabulary::Words;
use super::when::is_short_number;
use crate::app::found_by::found_by;
use crate::app::near::Near;
use crate::app::prelude::*;
use crate::domain::text::words;
use crate::store::{Anchor, Filter, Line, Query, Sort, SortKey, Towards};

/// People proposed for some words.
pub(super) const PEOPLE: usize = 4;
/// Letters from which people are looked for.
const LETTERS: usize = 2;
/// Words looked for among family names alone.
const FAMILY: usize = 2;
/// What a word of a name is worth: less than the very word of an act, more than one with an error.
pub(super) const NAME: u32 = 5;

/// Someone, and what they were found by when it is not their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Someone {
    /// Their number.
    pub id: Id,
    /// « NOM Prénom ».
    pub name: String,
    /// « nom de naissance : NOËL ».
    pub by: String,
}

/// Those for whom something is asked.
pub(super) struct Whom {
    /// What the words are worth.
    pub worth: u32,
    /// Words that are those of a name.
    pub names: Vec<String>,
    /// Who has them; who is chosen, without any.
    pub people: Vec<Someone>,
}

/// Those found for some words, taken as they are typed or not: kept from one letter to the next.
pub type Known = HashMap<(String, bool), Vec<Someone>>;

/// Who looks for people.
pub(super) struct People<'a> {
    desk: &'a Desk,
    here: Option<&'a Someone>,
    /// Those found so far.
    pub known: Known,
    /// The words that are nobody's name, beside those of something asked for, and what those are worth.
    pub nobody: (u32, Vec<String>),
}

impl<'a> People<'a> {
    pub(super) fn new(here: Option<&'a Someone>, desk: &'a Desk) -> Self {
        Self {
            desk,
            here,
            known: Known::new(),
            nobody: (0, Vec::new()),
        }
    }

    /// People found by those words.
    pub(super) fn found(&mut self, names: &[String], exact: bool) -> Result<Vec<Someone>> {
        let search = names.join(" ");
        if search.chars().count() < LETTERS {
            return Ok(Vec::new());
        }
        let key = (search, exact);
        if let Some(found) = self.known.get(&key) {
            return Ok(found.clone());
        }
        let query = Query {
            search: key.0.clone(),
            exact,
            ..self.desk.any()
        };
        let (found, forgiven) = self.named(&query, names)?;
        if !forgiven && !found.is_empty() {
            // An error is forgiven only where nothing is found without it.
            self.known.insert((key.0.clone(), !exact), found.clone());
        }
        self.known.insert(key, found.clone());
        Ok(found)
    }

    /// What is said when nothing is found, where some words were those of something asked for.
    pub(super) fn says_nobody(&mut self, asked: &Asked) -> Result<String> {
        let names = std::mem::take(&mut self.nobody.1);
        if names.join(" ").chars().count() < LETTERS {
            return Ok(String::new());
        }
        let mut unknown = Vec::new();
        for word in names.iter().take(PEOPLE) {
            if self.found(std::slice::from_ref(word), true)?.is_empty() {
                unknown.push(word.clone());
            }
        }
        let is_name = unknown.is_empty() || unknown.len() == names.len();
        Ok(match is_name {
            true => format!(
                "Aucun dossier n’est au nom de « {} ».",
                asked.as_typed(&names)
            ),
            false => format!("Rien ne correspond à « {} ».", asked.as_typed(&unknown)),
        })
    }

    /// Those no longer followed whom the words name as they are typed.
    pub(super) fn closed(&self, names: &[String]) -> Result<Vec<Someone>> {
        let search = names.join(" ");
        if search.chars().count() < LETTERS {
            return Ok(Vec::new());
        }
        let query = Query {
            filters: vec![Filter::Exited],
            search,
            exact: true,
            ..self.desk.any()
        };
        Ok(self.named(&query, names)?.0)
    }

    /// Those found, and whether an error was forgiven.
    fn named(&self, query: &Query, names: &[String]) -> Result<(Vec<Someone>, bool)> {
        let (store, edge) = (&self.desk.store, &Anchor::Edge);
        let page = store.page(query, edge, Towards::End, PEOPLE)?;
        let mut lines: Vec<Line> = Vec::new();
        // Where some are not shown, those of that family name are looked for: the order of names leads to them.
        let hidden = !page.edge && !page.forgiven;
        for word in names.iter().take(if hidden { FAMILY } else { 0 }) {
            let mut query = Query {
                sort: Sort::Name,
                ..query.clone()
            };
            // Alone, the word is in the order itself.
            if names.len() == 1 {
                query.search.clear();
            }
            let place = Anchor::At(SortKey {
                first: word.clone(),
                ..SortKey::default()
            });
            let page = store.page(&query, &place, Towards::End, PEOPLE)?;
            let first = page.lines.into_iter();
            lines.extend(first.filter(|it| is_family(&it.name, word)));
        }
        let more = page.lines.into_iter();
        let more: Vec<Line> = more
            .filter(|it| lines.iter().all(|known| known.id != it.id))
            .collect();
        lines.extend(more);
        let family = |it: &Line| names.iter().any(|word| is_family(&it.name, word));
        lines.sort_by_key(|it| !family(it));
        lines.truncate(PEOPLE);
        let each = lines.into_iter().map(|it| {
            let by = match page.forgiven {
                true => String::new(),
                false => found_by(&it, names, self.desk)?,
            };
            Ok(Someone {
                id: it.id,
                name: it.name,
                by,
            })
        });
        let found: Result<Vec<Someone>> = each.collect();
        Ok((found?, page.forgiven))
    }

    /// For whom something is asked, when some words are its own and the others those of a name. Nobody when its words
    /// are not there. What takes a day is not asked for by the words that say one.
    pub(super) fn whom(
        &mut self,
        own: &Words,
        (asked, timed): (&Asked, bool),
        least: Near,
    ) -> Result<Whom> {
        // A day that is being typed, or one where none is wanted, is no misspelt name.
        let exact = !timed && asked.says_when();
        let unfinished = asked.unfinished.as_ref().filter(|_| timed);
        let asked = asked.said(timed);
        // One letter among other words stands for none of them: « floc’h ».
        let is_word = |word: &&String| asked.len() == 1 || word.chars().count() > 1;
        let near = |word: &String| {
            Some(word)
                .filter(is_word)
                .and_then(|it| own.near(it, least))
        };
        let mut whom = Whom {
            worth: asked.iter().filter_map(near).sum(),
            names: asked
                .iter()
                .filter(|it| near(it).is_none() && !is_weak(it))
                .cloned()
                .collect(),
            people: Vec::new(),
        };
        if whom.worth == 0 && !asked.is_empty() {
            return Ok(whom);
        }
        if unfinished.is_some_and(|it| whom.names.last() == Some(it))
            && (unfinished.is_some_and(|it| is_short_number(it))
                || self.found(&whom.names, true)?.is_empty())
        {
            whom.names.pop();
        }
        // A name is not looked for before it has some letters: it may be about the person chosen.
        if whom.names.concat().chars().count() < LETTERS {
            whom.names.clear();
            whom.people = self.here.cloned().into_iter().collect();
            return Ok(whom);
        }
        whom.people = self.found(&whom.names, exact)?;
        if whom.people.is_empty() && whom.worth > self.nobody.0 {
            self.nobody = (whom.worth, whom.names.clone());
        }
        whom.worth += NAME * u32::try_from(whom.names.len()).unwrap_or(1);
        Ok(whom)
    }
}

/// Whether a word begins one of the family name, which is written in capitals.
fn is_family(name: &str, word: &str) -> bool {
    let family = name
        .split_whitespace()
        .take_while(|it| !it.chars().any(char::is_lowercase));
    let family: Vec<String> = family.flat_map(words).collect();
    family.iter().any(|it| it.starts_with(word)) || family.concat().starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::is_family;

    #[test]
    fn a_word_of_the_family_name_is_told_from_the_first_name() {
        for (name, word, family) in [
            ("NOËL Jean", "noel", true),
            ("NOËL Jean", "noe", true),
            ("PETIT Noël", "noel", false),
            ("LE FLOC’H Anne", "floch", false),
            ("LE FLOC’H Anne", "lefloch", true),
            ("DA SILVA Rui", "silva", true),
            ("D’AUBIGNY Marie-Ève", "eve", false),
        ] {
            assert_eq!(is_family(name, word), family, "{name} {word}");
        }
    }
}
