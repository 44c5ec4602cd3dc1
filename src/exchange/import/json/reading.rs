//! The text of an export, gone through twice: whole first, so that nothing is written of one that is cut
//! or that is none; then person by person, so that it may be larger than the memory.
use std::io::{self, BufReader, Read, Seek};

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use serde_json::error::Category;

use crate::domain::text::typography;
use crate::exchange::export::SCHEMA;
use crate::store::{Result, StoreError};

/// Bytes read at a time.
const PIECE: usize = 1 << 18;

/// What an export holds beside its people.
#[derive(Debug, Default)]
pub(super) struct Head {
    schema: Option<Json>,
    pub(super) organizations: Option<Vec<Json>>,
    pub(super) agents: Option<Vec<Json>>,
    people: Option<usize>,
}

fn refused(reason: &str) -> StoreError {
    StoreError::Refused(typography(reason))
}

impl Head {
    /// Goes through the whole text.
    pub(super) fn read(file: &mut impl Read) -> Result<Self> {
        let mut head = Self::default();
        let mut text = deserializer(Utf8 {
            file,
            cut: Vec::new(),
        });
        let read = text.deserialize_map(&mut head).and_then(|()| text.end());
        let known = head.schema.as_ref().and_then(Json::as_str) == Some(SCHEMA);
        match read {
            Err(error) if error.classify() != Category::Data => Err(unreadable(error)),
            _ if !known => Err(refused(&format!(
                "Ce fichier n’est pas un export de carnet : il n’annonce pas « {SCHEMA} »."
            ))),
            _ => head.whole(),
        }
    }

    fn whole(self) -> Result<Self> {
        let lists = [
            ("structures", self.organizations.is_some()),
            ("agents", self.agents.is_some()),
            ("dossiers", self.people.is_some()),
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
    let read = deserializer(file).deserialize_map(&mut people);
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
        Some(io::ErrorKind::InvalidData) => {
            refused("Ce fichier .json n’est pas du texte UTF-8 : il n’a pas été lu.")
        }
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
                "dossiers" => self.people = Some(map.next_value::<Vec<IgnoredAny>>()?.len()),
                _ => drop(map.next_value::<IgnoredAny>()?),
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

/// Bytes that are text, or an error.
struct Utf8<F> {
    file: F,
    /// The beginning of a character whose end was not read yet.
    cut: Vec<u8>,
}

impl<F: Read> Read for Utf8<F> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(room)?;
        let read = room.get(..count).unwrap_or_default();
        self.cut.extend_from_slice(read);
        let rest = match std::str::from_utf8(&self.cut) {
            Ok(_) => self.cut.len(),
            Err(error) if error.error_len().is_none() && count > 0 => error.valid_up_to(),
            Err(_) => return Err(io::ErrorKind::InvalidData.into()),
        };
        self.cut.drain(..rest);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn a_text_is_refused_unless_it_is_whole_whatever_the_order_of_its_lists() {
        let whole = r#"{"dossiers":[{"a":"é"},{"b":[1]}],"agents":[{}],"schema":"carnet.export/1","structures":[]}"#;
        let head = Head::read(&mut whole.as_bytes()).unwrap();
        assert_eq!((head.people, head.agents.unwrap().len()), (Some(2), 1));
        let mut found = Vec::new();
        people(&mut Cursor::new(whole), &mut |person| {
            found.push(person.to_string());
            found.len() < 2
        })
        .unwrap();
        assert_eq!(found, [r#"{"a":"é"}"#, r#"{"b":[1]}"#]);
        let reason = |bytes: &[u8]| match Head::read(&mut &*bytes) {
            Err(StoreError::Refused(reason)) => reason,
            other => panic!("{other:?}"),
        };
        for end in 0..whole.len() {
            let cut = reason(&whole.as_bytes()[..end]);
            assert!(cut.contains("lisible") || cut.contains("UTF-8"), "{cut}");
        }
        assert!(reason(whole.replace("[{}]", "{}").as_bytes()).contains("agents"));
        assert!(reason(format!("{whole}]").as_bytes()).contains("lisible"));
        assert!(reason(whole.replace("export/1", "export/9").as_bytes()).contains("annonce"));
        let latin = [b"{\"x\":\"".as_slice(), &[0xe9], b"\"}"].concat();
        assert!(reason(&latin).contains("UTF-8"));
    }
}
