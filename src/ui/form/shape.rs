//! Where the labels and the values of a form go, for a width. Knows no field but the length of its
//! label.
use crate::form::{Form, FormField};
use crate::ui::prelude::{Rect, cells, text};

/// From this width on, labels stand at the left of the fields.
const WIDE: u16 = 60;
/// Narrowest and widest column of labels.
const LABELS: (u16, u16) = (22, 26);

/// Where labels and values go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Columns of the labels; 0 when they stand above the fields.
    pub(super) labels: u16,
    /// First column of the values.
    pub(super) x: u16,
    /// Columns of the values.
    pub(super) width: u16,
    /// Columns of everything.
    pub(super) whole: u16,
    /// Rows of the form on the screen.
    pub(super) rows: u16,
}

impl Shape {
    /// The shape of a form in an area.
    pub(super) fn of(form: &Form, area: Rect) -> Self {
        let longest = form.fields().iter().map(label_width).max().unwrap_or(0);
        let labels = if area.width >= WIDE {
            cells(longest).saturating_add(1).clamp(LABELS.0, LABELS.1)
        } else {
            0
        };
        let x = if labels > 0 {
            labels + 1
        } else {
            2.min(area.width.saturating_sub(1))
        };
        Self {
            labels,
            x,
            width: area.width.saturating_sub(x),
            whole: area.width,
            rows: area.height,
        }
    }
}

fn label_width(field: &FormField) -> usize {
    text::width(field.spec.label) + 4
}
