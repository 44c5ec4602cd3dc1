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
    #[must_use]
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
