//! Rows of a rubrique as wrapped blocks. A long file has thousands of them, and a key changes
//! none: they are wrapped again only when the rows, or the width, are others.
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::rows;
use crate::app::places::file::FileView;
use crate::domain::record::Panel;
use crate::ui::parts::plan;
use crate::ui::prelude::*;
use crate::words::line::Line;

/// Wrapped rubriques kept: those of one file, at two widths.
const KEPT: usize = 12;

struct Wrapped {
    rows: Arc<[Line]>,
    panel: Panel,
    width: usize,
    blocks: Rc<[Block]>,
}

thread_local! {
    /// What was wrapped last, the latest at the end.
    static LAST: RefCell<Vec<Wrapped>> = const { RefCell::new(Vec::new()) };
}

/// Rows of a rubrique, wrapped.
pub(super) fn blocks(view: &FileView, panel: Panel, width: usize) -> Rc<[Block]> {
    let rows = view.rows_shared(panel);
    LAST.with_borrow_mut(|last| {
        let same =
            |it: &Wrapped| it.panel == panel && it.width == width && Arc::ptr_eq(&it.rows, &rows);
        if let Some(known) = last.iter().find(|it| same(it)) {
            return Rc::clone(&known.blocks);
        }
        let blocks: Rc<[Block]> = wrap(&rows, panel, width).into();
        last.drain(..(last.len() + 1).saturating_sub(KEPT));
        last.push(Wrapped {
            rows,
            panel,
            width,
            blocks: Rc::clone(&blocks),
        });
        blocks
    })
}

fn wrap(rows: &[Line], panel: Panel, width: usize) -> Vec<Block> {
    match panel {
        Panel::Plan => plan::blocks(rows, width),
        Panel::Identity
        | Panel::Situation
        | Panel::Contract
        | Panel::Appointments
        | Panel::History => rows::blocks(rows, panel, width),
    }
}
