//! What several places draw with: cells, blocks of lines, looks, windows, the preview, the plan.
pub(super) mod area;
pub(super) mod canvas;
pub(super) mod column;
pub(super) mod found;
pub(super) mod look;
pub(super) mod plan;
pub(super) mod preview;
pub(super) mod stack;
pub(super) mod window;
