//! What can be done to a file: each gesture is one file, which opens a form and makes one change of
//! what is filled in. Knows no place and no screen.
//!
//! Another gesture is another file, and its line in `list.rs`.
#[macro_use]
mod list;

mod action_done;
mod action_not_done;
pub mod acts;
mod add_word;
mod amend;
mod answer_request;
mod ask_reorientation;
mod cancel_session;
mod contact_for_marked;
mod decide;
mod decide_orientation;
mod dispatch;
mod edit_record;
mod edit_session;
mod end_follow_up;
mod evaluate;
pub mod filled;
pub mod for_marked;
pub mod gesture;
pub mod kinds;
pub mod letter;
mod look_again;
mod move_session;
pub mod name;
mod new_person;
mod new_record;
mod new_situation;
pub mod next;
mod objective_done;
pub mod one_line;
pub mod opening;
mod outcome;
pub mod postpone;
mod prelude;
pub mod queue;
mod reading_form;
mod rebook;
mod referent_for_marked;
pub mod remarks;
pub mod reminders_sent;
mod renew;
mod review;
pub mod session;
mod session_for_marked;
mod short_form;
mod sign;
pub mod slot;
mod socio_pro;
mod steps;
mod switch_rules;
mod validate;
mod write_summary;
