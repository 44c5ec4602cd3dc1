//! The engine behind names of our own: connections, statements, rows, values. No other file of
//! the store, and none of the program, names a driver.
mod ask;
mod cell;
mod conn;
mod failure;
mod many;
pub(super) mod pragma;
mod row;
mod statement;

pub(super) use ask::{among, execute, first, insert_rows, query, query_once};
pub(super) use cell::{Cell, Param};
pub(super) use conn::{Conn, version};
pub(super) use many::{Rows, Target, group};
pub(super) use row::Row;
pub(super) use statement::{Kept, Rows as Answer, Statement};
