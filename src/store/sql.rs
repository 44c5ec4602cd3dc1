//! The engine behind names of our own: connections, statements, rows, values. No other file of
//! the store, and none of the program, names a driver.
mod ask;
mod cell;
mod conn;
mod failure;
pub(super) mod pragma;
mod row;
mod statement;
mod table;

pub(super) use ask::{among, execute, first, query, query_once};
pub(super) use cell::{Cell, Param};
pub(super) use conn::{Conn, version};
pub(super) use row::Row;
pub(super) use statement::{LazyStatement, Rows, Statement};
pub(super) use table::{Table, assignments, group};
