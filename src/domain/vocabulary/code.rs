//! One code of a list, and the short ways to write one. Knows no list.

/// What a finding means for the person’s plans, as shown before its label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Not a finding.
    #[default]
    None,
    /// Frein: something to lift.
    Barrier,
    /// Atout: something to build on.
    Asset,
    /// Neither: a fact to know.
    Fact,
}

impl Sign {
    /// Symbol shown before the label: « − », « + », « · », or nothing.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Barrier => "−",
            Self::Asset => "+",
            Self::Fact => "·",
        }
    }
}

/// One code of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable code: lower case ASCII.
    pub code: &'static str,
    /// French label.
    pub label: &'static str,
    /// Family the code belongs to (theme, kind of exit, family of actions), or "".
    pub group: &'static str,
    /// Whether a finding is a barrier, an asset or a fact.
    pub sign: Sign,
    /// Whether the code says something of health, handicap, justice or violence (volet sensible).
    pub sensitive: bool,
}

/// Code of a flat list.
pub(super) const fn plain(code: &'static str, label: &'static str) -> Code {
    member(code, label, "")
}

/// Code of a list in families.
pub(super) const fn member(code: &'static str, label: &'static str, group: &'static str) -> Code {
    Code {
        code,
        label,
        group,
        sign: Sign::None,
        sensitive: false,
    }
}

/// The same code, kept in the volet sensible.
pub(super) const fn sensitive(code: Code) -> Code {
    Code {
        sensitive: true,
        ..code
    }
}

/// Finding that has to be lifted.
pub(super) const fn barrier(code: &'static str, label: &'static str, theme: &'static str) -> Code {
    Code {
        sign: Sign::Barrier,
        ..member(code, label, theme)
    }
}

/// Finding to build on.
pub(super) const fn asset(code: &'static str, label: &'static str, theme: &'static str) -> Code {
    Code {
        sign: Sign::Asset,
        ..member(code, label, theme)
    }
}

/// Finding to know.
pub(super) const fn fact(code: &'static str, label: &'static str, theme: &'static str) -> Code {
    Code {
        sign: Sign::Fact,
        ..member(code, label, theme)
    }
}

/// Declares a closed list once: an enum whose every value bears the entry of its code, with `ALL`,
/// `CODES`, `code()`, `label()` and `from_code()`. Values stand in the order in which they are offered.
macro_rules! listed {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $entry:expr),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The entries of the list, in the same order.
            pub const CODES: &'static [$crate::domain::vocabulary::code::Code] = &[$($entry),+];

            const fn entry(self) -> &'static $crate::domain::vocabulary::code::Code {
                match self { $($name::$variant => const { &$entry }),+ }
            }

            /// The stable code kept in stores and files, never translated.
            pub const fn code(self) -> &'static str {
                self.entry().code
            }

            /// The French label.
            pub const fn label(self) -> &'static str {
                self.entry().label
            }

            /// The value that bears this code; `None` for an unknown code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }

        impl $crate::domain::codes::Coded for $name {
            fn code(self) -> &'static str {
                Self::code(self)
            }
            fn from_code(code: &str) -> Option<Self> {
                Self::from_code(code)
            }
        }
    };
}

/// One entry of a list, with what is said of it: nothing, `sensitive`, or what a finding means.
macro_rules! entry {
    ([] $code:literal $label:literal $family:literal) => {
        $crate::domain::vocabulary::code::member($code, $label, $family)
    };
    ([sensitive $($sign:ident)?] $code:literal $label:literal $family:literal) => {
        $crate::domain::vocabulary::code::sensitive(
            $crate::domain::vocabulary::code::entry!([$($sign)?] $code $label $family)
        )
    };
    ([$sign:ident] $code:literal $label:literal $family:literal) => {
        $crate::domain::vocabulary::code::$sign($code, $label, $family)
    };
}

/// Declares a list that the program reads by its codes: one line an entry.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($($how:ident)* $code:literal: $label:literal,)+ }) => {
        $(#[$doc])*
        pub(super) const $name: &[$crate::domain::vocabulary::code::Code] =
            &[$($crate::domain::vocabulary::code::entry!([$($how)*] $code $label "")),+];
    };
}

/// Declares such a list in families: one line an entry, under its family.
macro_rules! families {
    ($(#[$doc:meta])* $name:ident { $($family:literal { $($($how:ident)* $code:literal: $label:literal,)+ })+ }) => {
        $(#[$doc])*
        pub(super) const $name: &[$crate::domain::vocabulary::code::Code] =
            &[$($($crate::domain::vocabulary::code::entry!([$($how)*] $code $label $family)),+),+];
    };
}

pub(super) use {codes, entry, families, listed};
