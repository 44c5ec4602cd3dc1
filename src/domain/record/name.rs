//! The name of a field with what it holds: what a change is written with. Knows no kind.
use std::marker::PhantomData;

use super::field::Field;
use super::value::Value;
use crate::domain::codes::Coded;
use crate::domain::date::{Date, Time};

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
