//! The towns of France by postal code, the most populated first. Knows no address and no person.
//!
//! Source: INSEE, Code officiel géographique 2026, with the postal codes of La Poste, as Etalab brings them
//! together in « decoupage-administratif » 6.0.0, Licence Ouverte 2.0.

/// A postal code a line, in order, and its towns.
const TOWNS: &str = include_str!("towns.txt");

/// Digits of a postal code, and the space after them.
const CODE: usize = 6;

/// The towns that have this postal code, the most populated first; none when nobody has it.
pub fn of(code: &str) -> impl Iterator<Item = &'static str> {
    line_of(code).into_iter().flat_map(|line| line.split(';'))
}

/// Looks for the line by halves: the list is half a megabyte, and nothing of it is kept aside.
fn line_of(code: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, TOWNS.len());
    while low < high {
        // The line in the middle, or the last one that begins before it.
        let middle = low + (high - low) / 2;
        let before = TOWNS.as_bytes().get(low..middle)?;
        let start = before
            .iter()
            .rposition(|it| *it == b'\n')
            .map_or(low, |at| low + at + 1);
        let line = TOWNS.get(start..high)?.lines().next()?;
        let (found, towns) = line.split_at_checked(CODE)?;
        match found.trim_end().cmp(code) {
            std::cmp::Ordering::Equal => return Some(towns),
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_of_the_list_is_found_and_no_other() {
        let mut codes = Vec::new();
        for line in TOWNS.lines() {
            let (code, towns) = line.split_once(' ').unwrap();
            assert!(code.len() == 5 && code.bytes().all(|it| it.is_ascii_digit()));
            assert!(towns.split(';').all(|it| !it.is_empty()), "{line}");
            assert!(of(code).eq(towns.split(';')), "{code}");
            codes.push(code);
        }
        assert!(codes.is_sorted() && codes.len() > 6_000);
        for none in [
            "", "3420", "342000", "00000", "99999", "34201", "abcde", "é",
        ] {
            assert_eq!(of(none).count(), 0, "{none}");
        }
    }

    #[test]
    fn towns_are_said_as_people_write_them_the_largest_first() {
        let said = |code| of(code).collect::<Vec<_>>();
        assert_eq!(said("34200"), ["Sète"]);
        assert_eq!(said("34110"), ["Frontignan", "Vic-la-Gardiole", "Mireval"]);
        assert_eq!(said("13001"), ["Marseille"]);
        assert_eq!(said("97400"), ["Saint-Denis"]);
        assert!(said("34120").contains(&"Nézignan-l’Évêque"));
    }
}
