//! The former name of a gesture.
pub use super::gesture::Gesture as Request;
