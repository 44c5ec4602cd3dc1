//! An export shows one state of the store, whatever others write while it is made.
use std::io::Write;

use super::returns::rows;
use super::*;
use crate::exchange::export;
use crate::store::Query;

/// Takes what is written; at each piece, another process adds people.
struct Disturbed {
    text: Vec<u8>,
    other: Store,
    added: usize,
}

impl Write for Disturbed {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        if self.added < 10 {
            self.added += 1;
            let name = format!("Nouveau{}", self.added);
            let values = vec![("nom", name.as_str().into()), ("prenom", "A".into())];
            let op = Op::insert(Entity::Allocataire, values);
            let change = Typed::entry("Essai", None, vec![op]);
            self.other.apply(&author(), &moment(), &change).unwrap();
        }
        self.text.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn who_is_added_while_an_export_is_made_is_not_in_it() {
    for json in [true, false] {
        let (_place, mut store) = store();
        import(&mut store, &rows(9));
        let other = store.again().unwrap();
        let mut out = Disturbed {
            text: Vec::new(),
            other,
            added: 0,
        };
        if json {
            export::json(&store, &mut out).unwrap();
        } else {
            export::csv(&store, &Query::new(today()), &[], &mut out).unwrap();
        }
        assert_eq!(out.added, 10, "others write meanwhile");
        let text = String::from_utf8(out.text).unwrap();
        assert!(!text.contains("Nouveau"), "{text}");
        assert_eq!(people(&store).len(), 19);
    }
}
