//! The kinds of records, by name. Knows nothing of what a kind holds.
use super::list::every_kind;

macro_rules! declare {
    ($($(#[$doc:meta])* $kind:ident $module:ident)+) => {
        /// The kinds of records, named as in the glossary.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Entity { $($(#[$doc])* $kind),+ }

        impl Entity {
            /// Every kind, parents before children.
            pub const ALL: [Self; [$(stringify!($kind)),+].len()] = [$(Self::$kind),+];
        }
    };
}

every_kind!(declare);
