//! The carnet as the person reads it, page by page: plain words, « vous », nothing late, no working
//! note. The same pages are read on the screen of the interview and printed on their papers. Source:
//! « DITP 2019, contrat vivant » (the carnet is written so that the allocataire understands it).
mod base;
mod carnet;
mod contract;
mod meetings;
mod plan;
mod read;
mod review;
mod situation;
mod words;

pub(super) use words::place;

pub use carnet::{Carnet, Page};
pub use contract::contract;
pub use meetings::meetings;
pub use plan::{objectives, plan};
pub use read::{added, before, changed_since, read_again};
pub use review::review;
pub use situation::situation;
pub(super) use words::contract as contract_kind;

pub(super) use meetings::meeting;
pub(super) use plan::objective_state;
