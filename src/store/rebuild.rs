//! Changing the rules: the due dates of everyone are computed again under the new ones, in one
//! transaction together with the change itself. Given up, or cut, nothing has changed. Others read
//! the former rows, and write once it is over.
mod by_person;
mod change;
mod crew;
mod run;
mod stream;
mod take_back;
mod trial;

pub use change::{Rebuilt, RuleChange};
pub use trial::Moved;
