//! Files apart from the store: those that are read, those being made, those that exist for a time only.
//! Knows nothing of what is in them.
mod beside;
mod exchange;
mod input;
mod new_file;
mod note;
mod temporary;

pub use beside::beside;
pub use exchange::{exchange, wipe};
pub use input::{read, read_text, regular};
pub use new_file::{NewFile, private_folder, rename_only, sweep_unfinished};
pub use note::{LeftNote, Note, left_notes, private_place};
pub use temporary::{
    PrivateFolder, is_gone, is_left, new_name, remove_all_temporary, sweep_session,
};
