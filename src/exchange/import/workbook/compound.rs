//! Whether the table of sectors of an old workbook leads to an end everywhere: the library follows a chain as far
//! as it goes, and one that turns in a circle would fill the memory. Knows no cell.

/// Where the header says what it has: the size of a sector as a power of two, the first sector of the rest of its
/// list, its list.
const SHIFT: usize = 30;
const REST: usize = 68;
const LIST: std::ops::Range<usize> = 76..512;
/// From this number on, the number of a sector says something else.
const RESERVED: u32 = 0xFFFF_FFFA;
/// From this one on, what is in the list names no sector of the table.
const NO_TABLE: u32 = 0xFFFF_FFFC;

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let four = bytes.chunks_exact(4);
    four.filter_map(|it| it.try_into().ok().map(u32::from_le_bytes))
}

/// Whether no chain turns in a circle. What is no such file at all is left to whoever reads it.
pub(super) fn has_ends(file: &[u8]) -> bool {
    let size: usize = match file.get(SHIFT..SHIFT + 2) {
        Some(&[9, 0]) => 512,
        Some(&[12, 0]) => 4096,
        _ => return true,
    };
    // After the header, which takes the room of one.
    let sector = |id: u32| -> &[u8] {
        let id = usize::try_from(id).unwrap_or(usize::MAX);
        let from = id.saturating_add(1).saturating_mul(size).min(file.len());
        let to = from.saturating_add(size).min(file.len());
        file.get(from..to).unwrap_or_default()
    };
    let mut list: Vec<u32> = numbers(file.get(LIST).unwrap_or_default()).collect();
    let mut rest = numbers(file.get(REST..REST + 4).unwrap_or_default()).next();
    let most = file.len() / size + 2;
    for _ in 0..most {
        let Some(id) = rest.filter(|id| *id < RESERVED) else {
            break;
        };
        list.extend(numbers(sector(id)));
        rest = list.pop();
    }
    list.retain(|id| *id < NO_TABLE);
    // A part of the table that is not in the file is read as whatever was there before.
    if list.len() > most || list.iter().any(|id| sector(*id).len() < size) {
        return false;
    }
    let table: Vec<u32> = list
        .into_iter()
        .flat_map(|id| numbers(sector(id)))
        .collect();
    is_without_circle(&table)
}

/// Whether each number, followed from place to place, ends outside of the table.
fn is_without_circle(table: &[u32]) -> bool {
    // The start from which each place was reached first, counted from 1.
    let mut reached = vec![0_usize; table.len()];
    for start in 0..table.len() {
        let mut at = start;
        while let Some(mark) = reached.get_mut(at) {
            match *mark {
                0 => *mark = start + 1,
                known if known == start + 1 => return false,
                _ => break,
            }
            let next = table.get(at).copied().unwrap_or(u32::MAX);
            at = usize::try_from(next).unwrap_or(usize::MAX);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &[u8] = include_bytes!("../../../../fixtures/import/16-excel-ancien.xls");

    #[test]
    fn a_chain_that_turns_in_a_circle_is_seen() {
        assert!(is_without_circle(&[1, 2, 9, u32::MAX]));
        assert!(is_without_circle(&[2, 2, u32::MAX]));
        assert!(!is_without_circle(&[0]));
        assert!(!is_without_circle(&[5, 2, 3, 1]));
    }

    /// Each sector of the workbook in turn is said to be followed by itself.
    #[test]
    fn a_workbook_whose_table_leads_back_is_refused_and_a_whole_one_is_not() {
        assert!(has_ends(OLD) && has_ends(b"") && has_ends(&[0; 600]));
        let first = numbers(&OLD[LIST]).next().unwrap();
        assert_eq!(OLD[SHIFT..SHIFT + 2], [9, 0]);
        let table = (usize::try_from(first).unwrap() + 1) * 512;
        for sector in 0..4_u32 {
            let mut broken = OLD.to_vec();
            let at = table + 4 * usize::try_from(sector).unwrap();
            broken[at..at + 4].copy_from_slice(&sector.to_le_bytes());
            assert!(!has_ends(&broken), "{sector}");
        }
    }
}
