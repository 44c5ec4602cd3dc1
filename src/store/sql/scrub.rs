//! Wiping from the pages of a file what was erased and is still in the unused part of them: a row that
//! once moved from one page to another has left its text in the first. Knows the form of a page, no table.
use super::conn::Conn;
use super::pragma;
use crate::store::Result;

/// Pages looked at in one transaction.
const PART: u32 = 64;
/// Where the first page has the number of the first free one.
const FREE: usize = 32;
/// The header of the file, before that of its first page.
const FILE_HEADER: usize = 100;
/// Up to that many pages, the first byte of a page that begins with the number of another is none of
/// those of a page of rows.
const MOST: i64 = 0x0200_0000;

/// Wipes what is unused of every page, part by part.
pub(in crate::store) fn scrub(conn: &Conn) -> Result<()> {
    let mut from = 1;
    loop {
        let pages: i64 = pragma::get(conn, "page_count")?;
        if pages >= MOST || i64::from(from) > pages {
            return Ok(());
        }
        let tx = conn.write_part()?;
        let free = free_pages(&tx, pages)?;
        let to = from + PART - 1;
        for (number, mut page) in read(&tx, from, to)? {
            let is_free = free.binary_search(&number).is_ok();
            let dirty = match is_free {
                true => wipe(&mut page),
                false => clean(&mut page, number),
            };
            if dirty {
                write(&tx, number, &page)?;
            }
        }
        tx.commit()?;
        from = to + 1;
    }
}

fn read(conn: &Conn, from: u32, to: u32) -> Result<Vec<(u32, Vec<u8>)>> {
    let text = "SELECT pgno, data FROM sqlite_dbpage WHERE pgno BETWEEN ?1 AND ?2";
    let mut pages = conn.0.prepare_cached(text)?;
    let mut rows = pages.query((from, to))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, row.get(1)?));
    }
    Ok(found)
}

fn write(conn: &Conn, number: u32, page: &[u8]) -> Result<()> {
    let text = "UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1";
    conn.0.prepare_cached(text)?.execute((number, page))?;
    Ok(())
}

/// The free pages that hold nothing by themselves, in order.
fn free_pages(conn: &Conn, pages: i64) -> Result<Vec<u32>> {
    let mut free = Vec::new();
    let mut next = read(conn, 1, 1)?
        .first()
        .and_then(|(_, page)| long(page, FREE))
        .unwrap_or_default();
    // A list that turns in a circle is that of a damaged file.
    let mut left = pages;
    while next != 0 && left > 0 {
        left -= 1;
        let Some((_, page)) = read(conn, next, next)?.pop() else {
            break;
        };
        let count = long(&page, 4).unwrap_or_default();
        let most = u32::try_from(page.len() / 4).unwrap_or_default();
        let leaves = (0..count.min(most)).filter_map(|at| long(&page, 8 + 4 * at as usize));
        free.extend(leaves);
        next = long(&page, 0).unwrap_or_default();
    }
    free.sort_unstable();
    Ok(free)
}

fn long(page: &[u8], at: usize) -> Option<u32> {
    let bytes = page.get(at..at + 4)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

fn short(page: &[u8], at: usize) -> Option<usize> {
    let bytes = page.get(at..at + 2)?;
    Some(usize::from(u16::from_be_bytes(bytes.try_into().ok()?)))
}

/// Writes zeros; whether there was anything else.
fn wipe(bytes: &mut [u8]) -> bool {
    let dirty = bytes.iter().any(|byte| *byte != 0);
    if dirty {
        bytes.fill(0);
    }
    dirty
}

/// Wipes what no row of a page holds; whether there was anything. Another page, or one that is not as it
/// should be, is left as it is.
fn clean(page: &mut [u8], number: u32) -> bool {
    let unused = unused(page, number).unwrap_or_default();
    let mut dirty = false;
    for (from, to) in unused {
        dirty |= page.get_mut(from..to).is_some_and(wipe);
    }
    dirty
}

/// The parts of a page of rows that no row holds: between the places of the rows and the rows, and in
/// each gap among them, after its four bytes that say where the next one is.
fn unused(page: &[u8], number: u32) -> Option<Vec<(usize, usize)>> {
    let head = if number == 1 { FILE_HEADER } else { 0 };
    let header = match page.get(head)? {
        2 | 5 => 12,
        10 | 13 => 8,
        _ => return None,
    };
    let first = head + header + 2 * short(page, head + 3)?;
    let rows = match short(page, head + 5)? {
        0 => 65_536,
        at => at,
    };
    if first > rows || rows > page.len() {
        return None;
    }
    let mut found = vec![(first, rows)];
    let mut gap = short(page, head + 1)?;
    let mut last = rows;
    while gap != 0 {
        let (next, size) = (short(page, gap)?, short(page, gap + 2)?);
        if gap < last || size < 4 || gap + size > page.len() {
            return None;
        }
        found.push((gap + 4, gap + size));
        last = gap + size;
        gap = next;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of 512 bytes with one row at its end and a gap before it.
    fn page() -> Vec<u8> {
        let mut page = vec![7; 512];
        page[0] = 13;
        page[1..3].copy_from_slice(&400_u16.to_be_bytes());
        page[3..5].copy_from_slice(&1_u16.to_be_bytes());
        page[5..7].copy_from_slice(&400_u16.to_be_bytes());
        page[400..402].copy_from_slice(&0_u16.to_be_bytes());
        page[402..404].copy_from_slice(&50_u16.to_be_bytes());
        page
    }

    #[test]
    fn what_no_row_holds_is_wiped_and_the_rest_is_left() {
        let mut wiped = page();
        assert!(clean(&mut wiped, 2));
        assert!(!clean(&mut wiped, 2));
        assert_eq!(wiped[..10], page()[..10]);
        assert_eq!(wiped[400..404], page()[400..404]);
        assert_eq!(wiped[450..], page()[450..]);
        assert!(
            wiped[10..400]
                .iter()
                .chain(&wiped[404..450])
                .all(|it| *it == 0)
        );
    }

    #[test]
    fn a_page_that_is_not_as_it_should_be_is_left() {
        let mut other = page();
        other[0] = 0;
        let mut beyond = page();
        beyond[402..404].copy_from_slice(&500_u16.to_be_bytes());
        let mut back = page();
        back[400..402].copy_from_slice(&20_u16.to_be_bytes());
        let mut crowded = page();
        crowded[3..5].copy_from_slice(&300_u16.to_be_bytes());
        for mut page in [other, beyond, back, crowded] {
            let before = page.clone();
            assert!(!clean(&mut page, 2));
            assert_eq!(page, before);
        }
    }
}
