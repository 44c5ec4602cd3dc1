//! One table in every shape that spreadsheets give it, and rows of anything.
use super::*;
use crate::domain::text::{clean_line, csv_row};

#[test]
fn gives_the_same_people_from_every_shape_of_the_same_table() {
    let rows = [
        vec!["Nom", "Prénom", "Né(e) le", "Tél", "Adresse", "Note"],
        vec![
            "LÉVÊQUE",
            "Aïcha",
            "12/05/1984",
            "639980081",
            "3, rue A\n\"Les Lilas\"; bât. B",
            "",
        ],
        vec![
            "D’HAUTEVILLE",
            "Noël",
            "01/02/1990",
            "06 39 98 00 82",
            "5\true B",
            "œuvre à 10 €",
        ],
    ];
    let mut expected = None;
    let mut shapes = 0;
    for separator in [";", ",", "\t"] {
        for end in ["\r\n", "\n", "\r"] {
            for tail in ["", "empty cells"] {
                for declared in [false, true] {
                    let text = table(&rows, separator, end, tail.is_empty(), declared);
                    for file in encodings(&text) {
                        let mut read = read_with(file, &Mapping::default());
                        read.people
                            .iter_mut()
                            .for_each(|p| p.line -= u32::from(declared));
                        let people = format!("{:?}", read.people);
                        let expected = expected.get_or_insert_with(|| people.clone());
                        assert_eq!(&people, expected, "{separator:?} {end:?} {declared}");
                        assert_eq!(read.people.len(), 2);
                        shapes += 1;
                    }
                }
            }
        }
    }
    assert_eq!(shapes, 144);
}

fn table(rows: &[Vec<&str>], separator: &str, end: &str, bare: bool, declared: bool) -> String {
    let tail = if bare {
        String::new()
    } else {
        separator.repeat(3)
    };
    let quoted = |cell: &&str| {
        let cell = cell.replace('\n', end);
        if cell.contains(['"', '\n', '\r', '\t', ';', ',']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    };
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + &tail)
        .collect();
    if declared {
        lines.insert(0, format!("sep={separator}"));
    }
    if !bare {
        lines.extend([separator.repeat(8), String::new()]);
    }
    lines.join(end) + end
}

fn encodings(text: &str) -> [Vec<u8>; 4] {
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lost);
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
    [
        text.as_bytes().to_vec(),
        marked,
        windows.into_owned(),
        [0xFF, 0xFE].into_iter().chain(wide).collect(),
    ]
}

proptest::proptest! {
    #[test]
    fn reads_any_row_without_panic(cells in proptest::collection::vec("\\PC{0,24}", 12)) {
        let titles = "Nom;Prénom;DDN;N° CAF;Tél;Mail;CP Ville;Orientation;Référent;Durée;Mobilité;Identité";
        let mut row = Vec::new();
        for cell in &cells {
            row.push(format!("\"{}\"", cell.replace('"', "\"\"")));
        }
        let file = format!("{titles}\n{}\n", row.join(";"));
        let sheet = Sheet::open(file.into_bytes(), &Mapping::default(), today()).unwrap();
        let found = sheet.rows().count();
        proptest::prop_assert!(found <= 1);
    }

    #[test]
    fn reads_back_every_text_that_an_export_writes(
        text in "\\PC{0,20}|['|=+@#;\" -]{0,3}(12 rue|NULL|néant|REF!|)['\"; ]{0,2}"
    ) {
        let text = clean_line(&text);
        let titles = csv_row(["Nom", "Prénom", "N° CAF", "Adresse"]);
        let row = csv_row(["LÉVÊQUE", "Aïcha", "1234567", &text]);
        let read = read_with(format!("{titles}{row}").into_bytes(), &Mapping::default());
        let address = read.people[0].get(F::Address).unwrap_or_default();
        proptest::prop_assert_eq!(address, text);
    }
}
