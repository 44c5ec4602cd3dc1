//! The table of one kind of record: `record!` makes of it the description that generic code reads, a
//! typed reading of a row, and the typed names that a change is written with. Knows no kind.
use std::marker::PhantomData;

use super::field::Field;
use super::issue::Issue;
use super::section::Section;
use super::value::{Row, Value};
use crate::domain::codes::Coded;
use crate::domain::date::{Date, Time};

/// What is known of a kind of record.
#[derive(Debug)]
pub struct KindTable {
    /// Stable name: the table in the store, the key in exports.
    pub table: &'static str,
    /// French name with its article, as in « l’action », for sentences.
    pub the: &'static str,
    /// French title of the record's form and of its group in a file.
    pub title: &'static str,
    /// The section of what is known of a person that it belongs to, its fields apart that say otherwise.
    pub section: Section,
    /// Fields in the order of the form.
    pub fields: &'static [Field],
    /// What is wrong or doubtful in one record of this kind, on a day.
    pub check: fn(&Row, Date) -> Vec<Issue>,
}

/// The name of a field that holds a `T`: what a change is written with.
#[derive(Debug)]
pub struct Name<T: ?Sized> {
    /// Stable name.
    pub name: &'static str,
    holds: PhantomData<fn(&T)>,
}

impl<T: ?Sized> Name<T> {
    /// The name of the field at that place of a table.
    #[expect(clippy::indexing_slicing, reason = "read when the program is compiled")]
    pub(super) const fn at(fields: &'static [Field], place: usize) -> Self {
        Self {
            name: fields[place].name,
            holds: PhantomData,
        }
    }

    /// The field with that value, as a change writes it.
    #[must_use]
    pub fn set(self, value: impl Fits<T>) -> (&'static str, Value) {
        (self.name, value.into_value())
    }
}

impl<T: ?Sized> Clone for Name<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for Name<T> {}

/// What can be written in a field that holds a `T`.
pub trait Fits<T: ?Sized> {
    /// The value as it is kept.
    fn into_value(self) -> Value;
}

macro_rules! fits {
    ($($given:ty => $held:ty),+ $(,)?) => {
        $(impl Fits<$held> for $given {
            fn into_value(self) -> Value {
                self.into()
            }
        })+
    };
}

fits! {
    &str => str,
    String => str,
    Option<&str> => str,
    Option<String> => str,
    Date => Date,
    Option<Date> => Date,
    i64 => i64,
    Option<i64> => i64,
}

impl Fits<bool> for bool {
    fn into_value(self) -> Value {
        Value::Int(i64::from(self))
    }
}
impl Fits<Time> for Time {
    fn into_value(self) -> Value {
        self.code().into()
    }
}
impl Fits<Time> for Option<Time> {
    fn into_value(self) -> Value {
        self.map(Time::code).into()
    }
}
impl<T: Coded> Fits<T> for T {
    fn into_value(self) -> Value {
        self.code().into()
    }
}
impl<T: Coded> Fits<T> for Option<T> {
    fn into_value(self) -> Value {
        self.map(T::code).into()
    }
}
impl<T: ?Sized> Fits<T> for Value {
    fn into_value(self) -> Value {
        self
    }
}

/// Declares a kind of record: the struct that reads its rows, the constant that names its fields, what
/// is known of the kind, then one line a field: its English name, what it holds (`text`, `date`, `time`,
/// `int`, `id`, `yes`, `code`, `codes`, or the enum of its list in parentheses), its description.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $view:ident;
        pub const $names:ident: $names_type:ident;
        kind $entity:ident {
            table: $table:literal, the: $the:literal, title: $title:literal,
            section: $section:expr, check: $check:expr $(,)?
        }
        $($field:ident: $holds:tt = $description:expr;)+
    ) => {
        #[allow(non_camel_case_types, reason = "one variant a field, under the field's name")]
        #[derive(Clone, Copy)]
        enum Place { $($field),+ }

        const FIELDS: &[$crate::domain::record::Field] = &[$($description),+];

        /// What is known of the kind.
        pub(super) static TABLE: $crate::domain::record::table::KindTable =
            $crate::domain::record::table::KindTable {
                table: $table,
                the: $the,
                title: $title,
                section: $section,
                fields: FIELDS,
                check: |row, today| {
                    ($check)(<$view<'_> as $crate::domain::record::Record<'_>>::of(row), today)
                },
            };

        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $view<'a>(&'a $crate::domain::record::Row);

        impl<'a> $crate::domain::record::Record<'a> for $view<'a> {
            const ENTITY: $crate::domain::record::Entity = $crate::domain::record::Entity::$entity;

            fn of(row: &'a $crate::domain::record::Row) -> Self {
                debug_assert_eq!(row.entity, Self::ENTITY);
                Self(row)
            }
        }

        impl ::std::ops::Deref for $view<'_> {
            type Target = $crate::domain::record::Row;

            fn deref(&self) -> &Self::Target {
                self.0
            }
        }

        impl<'a> $view<'a> {
            /// The row that is read.
            #[must_use]
            pub const fn row(self) -> &'a $crate::domain::record::Row {
                self.0
            }

            $($crate::domain::record::table::record! { @read $field $holds })+
        }

        /// The names of the fields.
        #[derive(Debug)]
        pub struct $names_type {
            $(
                #[doc = concat!("Field `", stringify!($field), "`.")]
                pub $field: $crate::domain::record::Name<
                    $crate::domain::record::table::record!(@holds $holds)
                >,
            )+
        }

        #[doc = concat!("The names of the fields of [`", stringify!($view), "`].")]
        pub const $names: $names_type = $names_type {
            $($field: $crate::domain::record::Name::at(FIELDS, Place::$field as usize)),+
        };
    };

    (@holds text) => { str };
    (@holds code) => { str };
    (@holds codes) => { str };
    (@holds date) => { $crate::domain::date::Date };
    (@holds time) => { $crate::domain::date::Time };
    (@holds int) => { i64 };
    (@holds id) => { $crate::domain::record::Id };
    (@holds yes) => { bool };
    (@holds ($list:ty)) => { $list };

    (@read $field:ident text) => { $crate::domain::record::table::record! { @text $field } };
    (@read $field:ident code) => { $crate::domain::record::table::record! { @text $field } };
    (@read $field:ident codes) => { $crate::domain::record::table::record! { @text $field } };
    (@text $field:ident) => {
        #[doc = concat!("Text or code of the field `", stringify!($field), "`, if any.")]
        #[must_use]
        pub fn $field(self) -> Option<&'a str> {
            self.0.at(Place::$field as usize).as_text()
        }
    };
    (@read $field:ident date) => {
        #[doc = concat!("Date of the field `", stringify!($field), "`, if any.")]
        #[must_use]
        pub fn $field(self) -> Option<$crate::domain::date::Date> {
            self.0.at(Place::$field as usize).as_date()
        }
    };
    (@read $field:ident time) => {
        #[doc = concat!("Time of the field `", stringify!($field), "`, if any.")]
        #[must_use]
        pub fn $field(self) -> Option<$crate::domain::date::Time> {
            self.0
                .at(Place::$field as usize)
                .as_text()
                .and_then($crate::domain::date::Time::from_code)
        }
    };
    (@read $field:ident int) => {
        #[doc = concat!("Number of the field `", stringify!($field), "`, if any.")]
        #[must_use]
        pub fn $field(self) -> Option<i64> {
            self.0.at(Place::$field as usize).as_int()
        }
    };
    (@read $field:ident id) => {
        #[doc = concat!("Record that the field `", stringify!($field), "` names, if any.")]
        #[must_use]
        pub fn $field(self) -> Option<$crate::domain::record::Id> {
            self.0.at(Place::$field as usize).as_int()
        }
    };
    (@read $field:ident yes) => {
        #[doc = concat!("Yes/no of the field `", stringify!($field), "`; unknown reads as no.")]
        #[must_use]
        pub fn $field(self) -> bool {
            self.0.at(Place::$field as usize).as_int() == Some(1)
        }
    };
    (@read $field:ident ($list:ty)) => {
        #[doc = concat!("Choice of the field `", stringify!($field), "`, if any.")]
        #[must_use]
        pub fn $field(self) -> Option<$list> {
            self.0
                .at(Place::$field as usize)
                .as_text()
                .and_then(<$list>::from_code)
        }
    };
}

pub(super) use record;
