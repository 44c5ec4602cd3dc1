//! The motives of exits in detail, beside the table of the motives: both count the same persons, so that a
//! difference between the two would give a small number back. Knows no other table.
use super::small::{BESIDE, is_hidden, is_small};
use crate::statistics::summary::model::{ActivitySummary, Figure, Line, LineRole};

/// The table of the motives.
const MOTIVES: &str = "H4";
/// The one that counts the same persons motive by motive, in detail.
pub(super) const DETAILED: &str = "B4";

/// The lines of a motive in detail go together where one of them is small, or where the motive itself is masked; the line
/// of a motive without details is printed as the motive is.
pub(super) fn details(summary: &mut ActivitySummary, limit: i64) {
    let motives = summary.tables.iter().find(|it| it.id == MOTIVES);
    let motives: Vec<Line> = motives.map_or_else(Vec::new, |it| it.lines.clone());
    let Some(table) = summary.tables.iter_mut().find(|it| it.id == DETAILED) else {
        return;
    };
    let mut any = false;
    for motive in motives.iter().filter(|it| it.role == LineRole::Part) {
        let lines = table.lines.iter_mut();
        let mut under: Vec<&mut Line> = lines.filter(|it| it.group == motive.label).collect();
        if let [line] = under.as_mut_slice() {
            line.figures.clone_from(&motive.figures);
            any |= is_hidden(line);
            continue;
        }
        let small = |line: &&mut Line| matches!(line.figures.first(), Some(Figure::Count(n)) if is_small(*n, limit));
        if is_hidden(motive) || under.iter().any(small) {
            any = true;
            for figure in under.iter_mut().flat_map(|it| &mut it.figures) {
                *figure = Figure::Words(BESIDE.to_owned());
            }
        }
    }
    if any {
        table.notes.push(format!(
            "« {BESIDE} »\u{a0}: les précisions d’un motif sont masquées ensemble quand l’une d’elles est un petit nombre."
        ));
    }
}
