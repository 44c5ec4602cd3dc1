//! Workbooks that are not read, and the sheets among which one has to choose.
use super::*;

#[test]
fn the_only_sheet_with_titles_is_read_and_named() {
    let people: &[&[&str]] = &[&["Nom", "Prénom", "DDN"], &["A", "B", "01/02/1980"]];
    let bytes = excel(&[
        ("Notice", &|sheet| {
            texts(sheet, 0, &[&["Comment remplir ce fichier"]])
        }),
        ("Mars 2026", &|sheet| texts(sheet, 0, people)),
        ("Vide", &|_| Ok(())),
    ]);
    let read = read(bytes);
    assert_eq!(read.people(&[F::LastName]), ["2 A"]);
    assert_eq!(read.said(), ["1 ∅"]);
    let said = reasons(&read);
    assert!(
        said.contains("« Mars 2026 »") && said.contains("« Notice »") && !said.contains("Vide"),
        "{said}"
    );
}

#[test]
fn several_sheets_with_titles_are_a_question() {
    let people: &[&[&str]] = &[&["Nom", "Prénom", "DDN"], &["A", "B", "01/02/1980"]];
    let more: &[&[&str]] = &[&["Nom", "Prénom", "DDN"], &["C", "D", "01/02/1980"]];
    let bytes = || {
        excel(&[
            ("Janvier", &|sheet| texts(sheet, 0, people)),
            ("Février", &|sheet| texts(sheet, 0, more)),
        ])
    };
    let said = refusal(bytes(), None);
    assert!(
        said.contains("« Janvier », « Février »") && said.contains("--feuille"),
        "{said}"
    );
    let read = read_tab(bytes(), Some("fevrier")).unwrap();
    assert_eq!(read.people(&[F::LastName]), ["2 C"]);
    let said = refusal(bytes(), Some("Mars"));
    assert!(
        said.contains("pas de feuille « Mars »") && said.contains("« Janvier »"),
        "{said}"
    );
    let said = refusal(b"Nom;Pr\xC3\xA9nom;DDN\n".to_vec(), Some("Mars"));
    assert!(said.contains("n’en est pas un"), "{said}");
}

#[test]
fn half_a_workbook_of_old_or_a_broken_one_never_stops_the_program() {
    let whole = bytes("16-excel-ancien.xls");
    for length in (512..whole.len()).step_by(97) {
        let _ = read_tab(whole[..length].to_vec(), None);
        let mut broken = whole.clone();
        broken[length..(length + 8).min(whole.len())].fill(0xFE);
        let _ = read_tab(broken, None);
    }
}

#[test]
fn what_cannot_be_read_is_named_with_the_way_out() {
    let whole = excel(&[("Suivi", &|sheet| {
        texts(sheet, 0, &[&TITLES, &["A", "B", "01/02/1980"]])
    })]);
    let half = whole.len() / 2;
    let cut = whole[..half].to_vec();
    let mut broken = whole.clone();
    broken[half..half + 40].fill(0x55);
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<m:manifest><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>",
        ),
        ("content.xml", "\u{1}"),
    ]);
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let sealed = [
        &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
        &wide("EncryptedPackage"),
    ]
    .concat();
    let old = [
        &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
        &wide("Workbook"),
        &[0; 600],
    ]
    .concat();
    // The library panics on this one: its table of sectors is cut.
    let mut table_cut = bytes("16-excel-ancien.xls");
    table_cut.truncate(4_626);
    table_cut[600..616].copy_from_slice(&wide("Workbook"));
    for (bytes, words) in [
        (cut, "abîmé"),
        (table_cut, "abîmé"),
        (broken, "abîmé"),
        (old, "abîmé"),
        (locked, "mot de passe"),
        (sealed, "mot de passe"),
        (zipped(&[("lettre.txt", "Bonjour")]), "une archive ZIP"),
        (zipped(&[("word/document.xml", "<w/>")]), "Word"),
        (excel(&[("Feuil1", &|_| Ok(()))]), "vide"),
        (
            open_document("<table:table table:name=\"Feuille1\"/>"),
            "vide",
        ),
        (open_document(""), "vide"),
        (
            excel(&[("Feuil1", &|sheet| {
                texts(sheet, 0, &[&["bonjour", "à tous"]])
            })]),
            "« bonjour ; à tous »",
        ),
        (
            excel(&[("Feuil1", &|sheet| {
                texts(sheet, 0, &[&["Nom", "Prénom", "Structure"]])
            })]),
            "date de naissance",
        ),
    ] {
        let said = refusal(bytes, None);
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" \
               office:value-type=\"string\"><text:p>A</text:p></table:table-cell></table:table-row>";
    let book = open_document(&format!(
        "<table:table table:name=\"A\">{row}</table:table>"
    ));
    assert!(refusal(book, None).contains("reconnue"));
    let titles: String = ["Nom", "Prénom", "DDN"]
        .map(|it| format!("<table:table-cell office:value-type=\"string\"><text:p>{it}</text:p></table:table-cell>"))
        .concat();
    let titled = format!(
        "<table:table table:name=\"A\"><table:table-row>{titles}</table:table-row>{row}</table:table>"
    );
    assert!(refusal(open_document(&titled), None).contains("trop grand"));
    let texts = format!(
        "<sst uniqueCount=\"999999999999999999\">{}</sst>",
        "<si/>".repeat(9)
    );
    let promised = zipped(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/sharedStrings.xml", &texts),
    ]);
    assert!(refusal(promised, None).contains("abîmé"));
    let long = zipped(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/styles.xml", &" ".repeat(9 << 20)),
    ]);
    assert!(refusal(long, None).contains("trop grand"));
}
