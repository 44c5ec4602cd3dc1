//! The text of an export, gone through twice: its bytes first, so that nothing is written of one that is
//! cut or that is none; then person by person, so that it may be larger than the memory.
use std::io::{BufReader, Read, Seek};

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use serde_json::error::Category;

use crate::domain::record::Entity;
use crate::domain::text::typography;
use crate::exchange::export::{CONTENTS, SCHEMA};
use crate::store::{Result, StoreError};

/// Bytes read at a time.
const PIECE: usize = 1 << 18;

/// What an export holds beside its people.
#[derive(Debug, Default)]
pub(super) struct Head {
    schema: Option<Json>,
    pub(super) organizations: Option<Vec<Json>>,
    pub(super) agents: Option<Vec<Json>>,
    /// What the service keeps of itself, by kind.
    pub(super) service: Vec<(Entity, Vec<Json>)>,
    /// What the files hold that go with its summaries.
    pub(super) contents: Vec<Json>,
    people: bool,
    /// Whether what comes after the people need not be read.
    whole: bool,
}

fn refused(reason: &str) -> StoreError {
    StoreError::Refused(typography(reason))
}

impl Head {
    /// Goes through the whole text.
    pub(super) fn read(file: &mut (impl Read + Seek)) -> Result<Self> {
        let mut head = Self {
            whole: is_whole(file)?,
            ..Self::default()
        };
        file.rewind()?;
        let mut text = deserializer(file);
        let read = text.deserialize_map(&mut head).and_then(|()| text.end());
        let known = head.schema.as_ref().and_then(Json::as_str) == Some(SCHEMA);
        match read {
            Err(error) if error.classify() != Category::Data => Err(unreadable(error)),
            _ if !known => Err(refused(&format!(
                "Ce fichier n’est pas un export de carnet : il n’annonce pas « {SCHEMA} »."
            ))),
            _ => head.with_lists(),
        }
    }

    fn with_lists(self) -> Result<Self> {
        let lists = [
            ("structures", self.organizations.is_some()),
            ("agents", self.agents.is_some()),
            ("dossiers", self.people),
        ];
        match lists.iter().find(|(_, there)| !there) {
            None => Ok(self),
            Some((list, _)) => Err(refused(&format!(
                "Il manque la liste « {list} » dans cet export."
            ))),
        }
    }
}

/// Hands over the people one by one, until `take` wants no more.
pub(super) fn people<F: Read + Seek>(
    file: &mut F,
    take: &mut dyn FnMut(Json) -> bool,
) -> Result<()> {
    file.rewind()?;
    let mut wanted = true;
    let mut people = People {
        take: &mut |person| {
            wanted = take(person);
            wanted
        },
    };
    let mut text = deserializer(file);
    let read = text.deserialize_map(&mut people).and_then(|()| text.end());
    match read {
        Err(error) if wanted => Err(unreadable(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn deserializer<F: Read>(
    file: F,
) -> serde_json::Deserializer<serde_json::de::IoRead<BufReader<F>>> {
    serde_json::Deserializer::from_reader(BufReader::with_capacity(PIECE, file))
}

fn unreadable(error: serde_json::Error) -> StoreError {
    match error.io_error_kind() {
        Some(_) => StoreError::Io(error.into()),
        None => refused(&format!(
            "Ce fichier n’est pas du JSON lisible (ligne {}, colonne {}).",
            error.line(),
            error.column()
        )),
    }
}

const WANTED: &str = "an export";

fn list(json: Json) -> Option<Vec<Json>> {
    match json {
        Json::Array(items) => Some(items),
        _ => None,
    }
}

impl<'de> Visitor<'de> for &mut Head {
    type Value = ();

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(WANTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match &*key {
                "schema" => self.schema = Some(map.next_value()?),
                "structures" => self.organizations = list(map.next_value()?),
                "agents" => self.agents = list(map.next_value()?),
                CONTENTS => self.contents = list(map.next_value()?).unwrap_or_default(),
                "dossiers" => {
                    let known = self.schema.is_some() && self.organizations.is_some();
                    if self.whole && known && self.agents.is_some() {
                        self.people = true;
                        return Err(A::Error::custom(WANTED));
                    }
                    map.next_value::<Vec<IgnoredAny>>()?;
                    self.people = true;
                }
                table => match Entity::of_service().find(|kind| kind.table() == table) {
                    Some(kind) => {
                        let items = list(map.next_value()?).unwrap_or_default();
                        self.service.push((kind, items));
                    }
                    None => drop(map.next_value::<IgnoredAny>()?),
                },
            }
        }
        Ok(())
    }
}

/// The people of an export, then each of them.
struct People<'t> {
    take: &'t mut dyn FnMut(Json) -> bool,
}

impl<'de> Visitor<'de> for &mut People<'_> {
    type Value = ();

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(WANTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "dossiers" {
                map.next_value_seed(&mut *self)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<(), A::Error> {
        while let Some(person) = list.next_element()? {
            if !(self.take)(person) {
                return Err(A::Error::custom(WANTED));
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for &mut People<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, list: D) -> std::result::Result<(), D::Error> {
        list.deserialize_seq(self)
    }
}

/// Whether all that is opened in the text is closed, in a text of the right bytes.
fn is_whole(file: &mut impl Read) -> Result<bool> {
    let mut piece = vec![0; PIECE];
    // The beginning of a character whose end was not read yet.
    let mut cut = Vec::new();
    let (mut depth, mut quoted, mut escaped) = (0_i64, false, false);
    loop {
        let count = file.read(&mut piece)?;
        let read = piece.get(..count).unwrap_or_default();
        cut.extend_from_slice(read);
        let valid = match std::str::from_utf8(&cut) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() && count > 0 => error.valid_up_to(),
            Err(_) => {
                let reason = "Ce fichier .json n’est pas du texte UTF-8 : il n’a pas été lu.";
                return Err(refused(reason));
            }
        };
        cut.drain(..valid);
        if count == 0 {
            return Ok(depth == 0 && !quoted);
        }
        for byte in read {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = quoted,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth -= 1,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn a_text_is_refused_unless_it_is_whole_whatever_the_order_of_its_lists() {
        let whole = r#"{"dossiers":[{"a":"é"},{"b":[1]}],"agents":[{}],"schema":"carnet.export/1","structures":[]}"#;
        let head = Head::read(&mut Cursor::new(whole)).unwrap();
        assert_eq!((head.people, head.agents.unwrap().len()), (true, 1));
        let usual = r#"{"schema":"carnet.export/1","structures":[{}],"agents":[],"dossiers":[{}]}"#;
        let head = Head::read(&mut Cursor::new(usual)).unwrap();
        assert_eq!((head.people, head.organizations.unwrap().len()), (true, 1));
        let mut found = Vec::new();
        people(&mut Cursor::new(whole), &mut |person| {
            found.push(person.to_string());
            found.len() < 2
        })
        .unwrap();
        assert_eq!(found, [r#"{"a":"é"}"#, r#"{"b":[1]}"#]);
        let reason = |bytes: &[u8]| match Head::read(&mut Cursor::new(bytes)) {
            Err(StoreError::Refused(reason)) => reason,
            other => panic!("{other:?}"),
        };
        let cuts = [whole, usual].map(|text| (0..text.len()).map(|end| &text.as_bytes()[..end]));
        for cut in cuts.into_iter().flatten() {
            let cut = reason(cut);
            assert!(cut.contains("lisible") || cut.contains("UTF-8"), "{cut}");
        }
        assert!(reason(whole.replace("[{}]", "{}").as_bytes()).contains("agents"));
        assert!(reason(format!("{whole}]").as_bytes()).contains("lisible"));
        assert!(reason(whole.replace("export/1", "export/9").as_bytes()).contains("annonce"));
        let latin = [b"{\"x\":\"".as_slice(), &[0xe9], b"\"}"].concat();
        assert!(reason(&latin).contains("UTF-8"));
    }
}
