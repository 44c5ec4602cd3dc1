//! The table of one kind of record: `record!` makes of it the description that generic code reads, a
//! typed reading of a row, and its typed names. Knows no kind.
use super::field::Field;
use super::id::Id;
use super::issue::Issue;
use super::panel::Panel;
use super::section::Section;
use super::step::Step;
use super::value::{Row, Values};
use super::writers::CARE;
use crate::domain::date::Date;
use crate::domain::vocabulary::Role;

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
    /// Who may change it, among those who see it.
    pub changed_by: &'static [Role],
    /// The panel of the file where it is shown.
    pub panel: Panel,
    /// Title of several of them in the whole file, when it is neither `title` nor that of `listed`.
    pub plural: Option<&'static str>,
    /// When its panel lists it, one line a record: its place among the lists, and their heading.
    pub listed: Option<(u32, &'static str)>,
    /// When its panel offers to add one that hangs on no other: its place in the menu, and its words.
    pub added: Option<(u32, &'static str)>,
    /// First answers of a new one, from the day and the record it hangs on (0 for none).
    pub first: fn(Date, Id) -> Values,
    /// Whether noting one as done is filling its own form: it has no other gesture for its outcome.
    pub done_in_form: bool,
    /// Whether rules and statistics read it.
    pub counted: bool,
    /// Its dates that are told in the life of the file, in the order in which they happen.
    pub life: &'static [Step],
    /// Fields in the order of the form.
    pub fields: &'static [Field],
    /// What is wrong or doubtful in one record of this kind, on a day.
    pub check: fn(&Row, Date) -> Vec<Issue>,
}

impl KindTable {
    /// What a kind is that says nothing more of itself.
    pub(super) const PLAIN: Self = Self {
        table: "",
        the: "",
        title: "",
        section: Section::Identity,
        changed_by: CARE,
        panel: Panel::Identity,
        plural: None,
        listed: None,
        added: None,
        first: |_, _| Values::new(),
        done_in_form: false,
        counted: true,
        life: &[],
        fields: &[],
        check: |_, _| Vec::new(),
    };
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
            section: $section:expr, panel: $panel:expr, check: $check:expr,
            $($more:ident: $value:expr),* $(,)?
        }
        $($field:ident: $holds:tt = $description:expr;)+
    ) => {
        #[allow(non_camel_case_types, reason = "one variant a field, under the field's name")]
        #[derive(Clone, Copy)]
        enum Place { $($field),+ }

        const FIELDS: &[$crate::domain::record::Field] = &[$($description),+];

        /// What is known of the kind.
        #[allow(clippy::needless_update, reason = "a kind may say all that can be said")]
        pub(super) static TABLE: $crate::domain::record::table::KindTable =
            $crate::domain::record::table::KindTable {
                table: $table,
                the: $the,
                title: $title,
                section: $section,
                panel: $panel,
                fields: FIELDS,
                check: |row, today| {
                    ($check)(<$view<'_> as $crate::domain::record::Record<'_>>::of(row), today)
                },
                $($more: $value,)*
                ..$crate::domain::record::table::KindTable::PLAIN
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
        pub fn $field(self) -> Option<&'a str> {
            self.0.at(Place::$field as usize).as_text()
        }
    };
    (@read $field:ident date) => {
        #[doc = concat!("Date of the field `", stringify!($field), "`, if any.")]
        pub fn $field(self) -> Option<$crate::domain::date::Date> {
            self.0.at(Place::$field as usize).as_date()
        }
    };
    (@read $field:ident time) => {
        #[doc = concat!("Time of the field `", stringify!($field), "`, if any.")]
        pub fn $field(self) -> Option<$crate::domain::date::Time> {
            self.0
                .at(Place::$field as usize)
                .as_text()
                .and_then($crate::domain::date::Time::from_code)
        }
    };
    (@read $field:ident int) => {
        #[doc = concat!("Number of the field `", stringify!($field), "`, if any.")]
        pub fn $field(self) -> Option<i64> {
            self.0.at(Place::$field as usize).as_int()
        }
    };
    (@read $field:ident id) => {
        #[doc = concat!("Record that the field `", stringify!($field), "` names, if any.")]
        pub fn $field(self) -> Option<$crate::domain::record::Id> {
            self.0.at(Place::$field as usize).as_int()
        }
    };
    (@read $field:ident yes) => {
        #[doc = concat!("Yes/no of the field `", stringify!($field), "`; unknown reads as no.")]
        pub fn $field(self) -> bool {
            self.0.at(Place::$field as usize).as_int() == Some(1)
        }
    };
    (@read $field:ident ($list:ty)) => {
        #[doc = concat!("Choice of the field `", stringify!($field), "`, if any.")]
        pub fn $field(self) -> Option<$list> {
            self.0
                .at(Place::$field as usize)
                .as_text()
                .and_then(<$list>::from_code)
        }
    };
}

pub(super) use record;
