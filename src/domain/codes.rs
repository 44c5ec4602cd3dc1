//! Closed enums, with a stable code for each value, which stores and files keep. Does not know
//! what the values mean.

/// A closed enum whose every value has a stable code.
pub trait Coded: Copy {
    /// The stable code kept in stores and files, never translated.
    fn code(self) -> &'static str;
    /// The value that bears this code; `None` for an unknown code.
    fn from_code(code: &str) -> Option<Self>;
}

/// Declares a closed enum whose every value has a stable ASCII code, with
/// `ALL`, `code()` and `from_code()`.
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable code kept in stores and files, never translated.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            /// The value that has this code; `None` for an unknown code.
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

pub(crate) use coded;
