//! What is held of the house as a whole: its shape, its program, its pages, its numbers, its papers.
//! One program for all, since each one more is linked and started apart.
#![allow(missing_docs, reason = "a test binary documents nothing")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test may fail loudly, and the counts of the house are read"
)]

mod architecture;
mod cli;
mod docs;
mod oracle;
mod papers;
