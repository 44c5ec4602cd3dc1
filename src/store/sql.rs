//! The engine behind names of our own: connections, statements, rows, values. No other file of
//! the store, and none of the program, names a driver.
mod anew;
mod ask;
mod beside;
mod cell;
mod conn;
pub mod dialect;
mod failure;
pub(super) mod key;
mod numbers;
mod place;
pub(super) mod pragma;
mod row;
mod scrub;
#[cfg(debug_assertions)]
pub mod slow;
mod statement;
mod table;
#[cfg(debug_assertions)]
pub mod trace;
mod transaction;
mod trip;
mod turn;
mod writing;

pub(super) use ask::{Ask, among, execute, first, query, query_once, together};
pub(super) use cell::{Cell, Param};
pub(super) use conn::{Conn, version};
pub use key::Key;
pub(super) use place::{Head, forget_head};
pub(super) use row::Row;
pub(super) use scrub::scrub;
pub(super) use statement::{LazyStatement, Rows, Statement};
pub(super) use table::{Table, assignments, group};
pub(super) use trip::at_once;
