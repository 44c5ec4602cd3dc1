//! The queue: what is to be worked through, one item after the other, over one référent, one
//! structure or everyone.
//!
//! Read by key from the live index, kind after kind, the oldest first; never counted nor skipped.
//! What was put off, passed to someone else or held by another session is not in it.
mod find;
mod group;
mod item;
mod lease;
#[cfg(test)]
mod tests;
mod walk;

pub use item::{ItemKey, QueueItem, QueuePerson, QueueQuery, QueueScope};
pub use lease::lease_instant;
