//! One term of a sum over all that is kept. Knows no sum.
use std::hash::Hasher;

use fnv::FnvHasher;

/// One term of a sum: a digest of some parts, each told from the next.
pub(in crate::store) struct Term(FnvHasher);

impl Term {
    /// A term of that kind, to which nothing is added yet.
    pub(in crate::store) fn of(kind: &str) -> Self {
        Self(FnvHasher::default()).text(kind)
    }

    /// With a text.
    pub(in crate::store) fn text(mut self, text: &str) -> Self {
        self.0.write(text.as_bytes());
        self.0.write_u8(0xff);
        self
    }

    /// With a number.
    pub(in crate::store) fn number(mut self, number: i64) -> Self {
        self.0.write(&number.to_le_bytes());
        self
    }

    /// With a text, or none.
    pub(in crate::store) fn option(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.number(1).text(text),
            None => self.number(0),
        }
    }

    /// The digest.
    pub(in crate::store) fn end(self) -> i64 {
        i64::from_le_bytes(self.0.finish().to_le_bytes())
    }
}
