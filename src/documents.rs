//! Paper: what the person takes home. A document is first a plain description ([`model`]), the
//! same for Word, PDF and text; it knows the records and no screen, and shows neither alerts
//! nor scores; the paper of all that is kept apart, which leaves nothing out; the yearly summary of an agreement.
mod appointments;
mod attachment;
mod braces;
mod build;
mod carnet;
mod contract;
pub mod docx;
pub mod error;
mod everything;
mod format;
mod goals;
mod information;
mod kind;
mod letters;
mod measures;
mod message;
pub mod model;
pub mod pages;
pub mod pdf;
mod plan;
mod prelude;
mod review;
mod shape;
mod sheet;
mod source;
mod stamp;
mod summary;
pub mod template;
#[cfg(test)]
mod tests;
pub mod text;
pub mod typography;
mod words;

pub use attachment::{ToAttach, attach};
pub use build::{NoPaper, build};
pub use everything::not_seen;
pub use format::Format;
pub use kind::Kind;
pub use message::{WITHOUT_PLACE, message, messages_csv};
pub use source::Source;
pub use stamp::Stamp;
pub use summary::summary;
