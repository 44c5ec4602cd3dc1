//! Where things are in a file: the separator, the line of titles, the first row of people.
use super::cell::shortened;
use super::colleagues;
use super::grid::Grid;
use super::header::{Header, IDENTIFIERS};
use super::lines::{Lines, Place, RawRow};
use super::mapping::Mapping;
use super::notice::ImportError;
use super::two_lines;

/// How the file is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Character between cells.
    pub separator: u8,
    /// The titles.
    pub header: Header,
    /// Where the people begin.
    pub body: Place,
}

/// Separators looked for, the French spreadsheet's first.
const CANDIDATES: [u8; 4] = [b';', b',', b'\t', b'|'];
/// Rows that must agree on the number of columns.
const SAMPLE: usize = 20;
/// Rows among which the titles are looked for.
const HEADER_WITHIN: usize = 10;
/// Titles understood that make a line of titles.
const ENOUGH: usize = 3;

/// Finds the layout.
///
/// # Errors
/// When no line of titles is found, or it lacks what an import needs.
pub fn find(text: &str, mapping: &Mapping) -> Result<Layout, ImportError> {
    let (start, declared) = declared_separator(text);
    let mut best: Option<(u8, Trial)> = None;
    for separator in CANDIDATES {
        let separator = declared.unwrap_or(separator);
        let trial = attempt(Lines::new(text, start, separator), mapping);
        let trial = (separator, trial);
        let better = |(_, best): &(u8, Trial)| trial.1.score > best.score;
        if best.as_ref().is_none_or(better) {
            best = Some(trial);
        }
        if declared.is_some() {
            break;
        }
    }
    let found = best.and_then(|(separator, trial)| Some((separator, trial.found?)));
    let Some((separator, (header, rows))) = found else {
        return Err(no_header(text, start));
    };
    colleagues::check(&header)?;
    let mut lines = Lines::new(text, start, separator);
    let _ = lines.by_ref().take(rows).last();
    Ok(Layout {
        separator,
        header,
        body: lines.place(),
    })
}

/// The titles of a sheet of a workbook, and how many rows stand before the people; nothing when it has no titles.
///
/// # Errors
/// When they lack what an import needs.
pub fn of_grid(grid: &Grid, mapping: &Mapping) -> Result<Option<(Header, usize)>, ImportError> {
    let found = attempt(grid.rows(), mapping).found;
    if let Some((header, _)) = &found {
        check(header)?;
    }
    Ok(found)
}

fn check(header: &Header) -> Result<(), ImportError> {
    colleagues::check(header)?;
    header.check()
}

/// The line `sep=;` that some spreadsheets write first, and what follows it.
fn declared_separator(text: &str) -> (Place, Option<u8>) {
    let first = text.split(['\n', '\r']).next().unwrap_or_default();
    let bare = first.trim_matches('"');
    let declared = bare
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("sep="))
        .and_then(|_| bare.as_bytes().get(4).copied())
        .filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'"');
    let Some(separator) = declared else {
        return (Place::START, None);
    };
    let after = text.get(first.len()..).unwrap_or_default();
    let end = usize::from(!after.is_empty()) + usize::from(after.starts_with("\r\n"));
    (
        Place {
            offset: first.len() + end,
            line: 2,
        },
        Some(separator),
    )
}

/// Titles found; rows in thousandths that have the usual number of columns; that number.
type Score = (bool, usize, usize);

struct Trial {
    score: Score,
    /// The titles, and how many rows end with them.
    found: Option<(Header, usize)>,
}

fn attempt<'t>(rows: impl Iterator<Item = RawRow<'t>>, mapping: &Mapping) -> Trial {
    let mut widths = Vec::with_capacity(SAMPLE);
    let mut found: Option<(Header, usize)> = None;
    let mut above: Option<RawRow<'_>> = None;
    for (row, count) in rows.zip(1..) {
        if widths.len() == SAMPLE {
            break;
        }
        if row.is_blank() {
            continue;
        }
        widths.push(row.cells.len());
        let both = |above: &RawRow<'_>, known: usize| {
            two_lines::join(&above.cells, &row.cells, row.line, mapping, known)
        };
        let next = match (&found, &above) {
            // The line under the titles may be more titles.
            (Some((header, _)), Some(above)) if header.line == above.line => {
                both(above, header.known())
            }
            (None, above) if widths.len() <= HEADER_WITHIN => {
                let alone = titles(&row, mapping);
                let known = alone.as_ref().map_or(0, Header::known);
                let joined = above.as_ref().and_then(|above| both(above, known));
                joined.filter(is_enough).or(alone)
            }
            _ => None,
        };
        found = next.map(|header| (header, count)).or(found);
        above = Some(row);
    }
    let (width, count) = usual(&widths);
    let constancy = if width < 2 {
        0
    } else {
        count * 1000 / widths.len().max(1)
    };
    Trial {
        score: (found.is_some(), constancy, width),
        found,
    }
}

/// The row as a line of titles, if enough of it is understood.
fn titles(row: &RawRow<'_>, mapping: &Mapping) -> Option<Header> {
    let filled = row.cells.iter().rposition(|cell| !cell.trim().is_empty())? + 1;
    let header = Header::read(row.line, row.cells.get(..filled)?, mapping);
    is_enough(&header).then_some(header)
}

/// Whether that line is one of titles.
fn is_enough(header: &Header) -> bool {
    header.known() >= ENOUGH || header.missing().is_empty()
}

/// The most frequent width, the larger one when two are, and how often it comes.
fn usual(widths: &[usize]) -> (usize, usize) {
    widths
        .iter()
        .map(|width| {
            (
                *width,
                widths.iter().filter(|other| *other == width).count(),
            )
        })
        .max_by_key(|(width, count)| (*count, *width))
        .unwrap_or_default()
}

fn no_header(text: &str, start: Place) -> ImportError {
    if text.trim().is_empty() {
        return ImportError::Header("Le fichier est vide.".to_owned());
    }
    let first = text.get(start.offset..).unwrap_or_default().trim_start();
    let line = shortened(first.split(['\n', '\r']).next().unwrap_or_default());
    ImportError::Header(format!(
        "Aucune ligne de titres n’est reconnue au début du fichier, qui commence par « {line} ». Il \
         faut une ligne qui nomme les colonnes, avec le nom, le prénom et {IDENTIFIERS}."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::prelude::{F, Heading};

    fn layout(text: &str) -> Layout {
        find(text, &Mapping::default()).unwrap()
    }

    #[test]
    fn finds_the_separator_and_the_titles() {
        for (text, separator, header, body) in [
            ("Nom;Prénom;DDN\na;b;c\n", b';', 1, 2),
            ("Nom,Prénom,DDN\na,b,c\n", b',', 1, 2),
            ("Nom\tPrénom\tDDN\r\na\tb\tc\r\n", b'\t', 1, 2),
            ("Nom|Prénom|DDN\ra|b|c\r", b'|', 1, 2),
            ("sep=,\r\nNom,Prénom,DDN\r\n", b',', 2, 3),
            ("\"sep=;\"\nNom;Prénom;DDN\n", b';', 2, 3),
            (
                "Suivi, 2026, CCAS;;\n\nÉdité le, 3 mars;;\nNom;Prénom;\"Né(e)\nle\"\n1,2;3,4;5,6\n",
                b';',
                4,
                6,
            ),
            (
                "Adresse;Nom;Prénom;Tél\n1, rue A;x;y;z\n2, rue B;x;y;z\n3, rue C;x;y;z\n",
                b';',
                1,
                2,
            ),
            ("Nom Prénom;Date de naissance\n", b';', 1, 2),
        ] {
            let found = layout(text);
            assert_eq!(
                (found.separator, found.header.line, found.body.line),
                (separator, header, body),
                "{text}"
            );
        }
    }

    #[test]
    fn says_what_is_missing() {
        for (text, words) in [
            ("", "vide"),
            ("\n \r\n", "vide"),
            ("bonjour\nje suis un texte", "bonjour"),
            ("Nom;Structure;Téléphone\n", "le prénom"),
            ("Nom;Prénom;Structure\n", "date de naissance"),
            ("Prénom;DDN;Structure\n", "le nom"),
        ] {
            let found = find(text, &Mapping::default());
            let checked = found.and_then(|it| it.header.check());
            let message = checked.unwrap_err().to_string();
            assert!(message.contains(words), "{message}");
        }
    }

    #[test]
    fn reads_titles_over_two_lines() {
        for (text, body) in [
            (
                "Identité;;;Contrat;\nNom;Prénom;DDN;Début;Fin\nA;B;01/02/1980;x;y\n",
                3,
            ),
            (
                "Personne;;Née le;Contrat (CER);\nNom;Prénom;;Date de début;Date de fin\nA;B;1;x;y\n",
                3,
            ),
            (
                "Nom;Prénom;DDN;Contrat;\n;;;Début;Fin\nA;B;01/02/1980;x;y\n",
                3,
            ),
            (
                "Nom;Prénom;DDN;Début contrat;Fin contrat\nA;B;01/02/1980;x;y\n",
                2,
            ),
        ] {
            let found = layout(text);
            assert_eq!(found.body.line, body, "{text}");
            for field in [
                F::LastName,
                F::FirstName,
                F::BornOn,
                F::ContractStart,
                F::ContractEnd,
            ] {
                assert!(found.header.has(Heading::Field(field)), "{text} {field:?}");
            }
        }
    }

    #[test]
    fn drops_the_empty_tail_of_the_titles() {
        assert_eq!(
            layout("Nom;Prénom;DDN;;;\na;b;c;;;\n").header.columns.len(),
            3
        );
    }
}
