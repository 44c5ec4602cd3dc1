//! What can be done to a file: each gesture opens a form and makes one change of what is filled in.
//! Knows no place and no screen.
pub mod forms;
pub mod outcome;
pub mod request;
pub mod save;
pub mod slot;
