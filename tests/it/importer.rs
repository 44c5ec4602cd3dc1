//! A sheet is imported on screen: its columns, what it would do, what is decided, the import, its undo.
use std::path::PathBuf;

use carnet::app::action::Action;
use carnet::domain::record::{Entity, Row};

use super::harness::Session;

/// A folder with a sheet of that name.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).to_string_lossy().into_owned()
    }
}

fn open<'s>(carnet: &'s mut Session, path: &str) -> &'s mut Session {
    carnet.act(Action::Import).type_text(path).press("entrée")
}

fn people(carnet: &Session) -> Vec<Row> {
    carnet.store().all_rows(Entity::Allocataire).unwrap()
}

fn town(carnet: &Session) -> String {
    people(carnet)[0]
        .text("commune")
        .unwrap_or_default()
        .to_owned()
}

const FIRST: &str = "Nom;Prénom;Date de naissance;Téléphone;Commune\n\
    DUPONT;Anne;12/03/1981;06 39 98 00 01;Sète\nROUX;Luc;01/02/1990;;Agde\n";

/// Anne Dupont and Luc Roux, imported.
fn with_two(files: &Files) -> Session {
    let mut carnet = Session::empty();
    let path = files.write("liste 2026-11-02.csv", FIRST);
    open(&mut carnet, &path)
        .assert_screen("1 sur 3 : les colonnes")
        .act(Action::Save)
        .assert_screen("2 sur 3 : l’essai, rien n’est écrit")
        .assert_screen("2 personnes ajoutées");
    assert!(
        people(&carnet).is_empty(),
        "nothing is written by a rehearsal"
    );
    carnet
        .act(Action::Save)
        .assert_screen("3 sur 3 : c’est importé")
        .assert_answer("Import fait : 2 personnes ajoutées")
        .act(Action::Back);
    carnet
}

#[test]
fn an_empty_caseload_offers_to_import_and_the_import_is_taken_back_whole() {
    let files = Files::new();
    let mut carnet = Session::empty();
    carnet.assert_screen("Ctrl-O : reprendre un tableau que vous avez déjà");
    let mut carnet = with_two(&files);
    carnet.assert_screen("DUPONT Anne");
    assert_eq!(people(&carnet).len(), 2);
    carnet
        .act(Action::Undo)
        .assert_answer("Annulé : Import de liste 2026-11-02.csv");
    assert!(people(&carnet).iter().all(|row| row.deleted));
    carnet.assert_sound();
}

#[test]
fn a_column_is_read_as_one_says_and_that_is_kept_for_next_time() {
    let files = Files::new();
    let text = "Nom;Prénom;Date de naissance;Village\nDUPONT;Anne;12/03/1981;Sète\n";
    let path = files.write("village 11.csv", text);
    let mut carnet = Session::empty();
    open(&mut carnet, &path)
        .assert_screen("1 colonne n’est pas lue")
        .act(Action::Last)
        .act(Action::Open)
        .assert_screen("Lire « Village » comme")
        .pick("Commune")
        .assert_screen("Toutes les colonnes sont lues.")
        .act(Action::Save)
        .act(Action::Save)
        .act(Action::Back);
    assert_eq!(town(&carnet), "Sète");
    // The figures of the name are another day's: it is the same sheet.
    let path = files.write(
        "village 12.csv",
        &text.replace("Anne", "Marie").replace("1981", "1985"),
    );
    open(&mut carnet, &path).assert_screen("Toutes les colonnes sont lues.");
}

#[test]
fn each_value_that_differs_is_shown_and_stands_as_decided() {
    let files = Files::new();
    let mut carnet = with_two(&files);
    let other = FIRST.replace("Sète", "Nîmes").replace("Agde", "Lunel");
    let path = files.write("autre.csv", &other);
    open(&mut carnet, &path)
        .act(Action::Save)
        .assert_screen("Valeurs remplacées : 2")
        .assert_screen("DUPONT Anne ─ Commune : Sète → Nîmes")
        .assert_screen("« Nîmes » remplace « Sète »")
        .act(Action::Mark)
        .assert_screen("= dossier")
        .act(Action::Save)
        .assert_answer("1 dossier complété");
    let towns: Vec<String> = people(&carnet)
        .iter()
        .map(|row| row.text("commune").unwrap().to_owned())
        .collect();
    assert_eq!(towns, ["Sète", "Lunel"]);
    carnet
        .act(Action::Undo)
        .assert_screen("1 sur 3 : les colonnes");
    carnet.assert_sound();
}

#[test]
fn all_the_values_are_decided_at_once() {
    let files = Files::new();
    let mut carnet = with_two(&files);
    let other = FIRST.replace("Sète", "Nîmes").replace("Agde", "Lunel");
    let path = files.write("autre.csv", &other);
    open(&mut carnet, &path)
        .act(Action::Save)
        .act(Action::MarkAll)
        .assert_answer("Toutes ces valeurs resteront celles des dossiers.")
        .act(Action::Save)
        .assert_answer("n’apportait rien de nouveau");
    assert_eq!(town(&carnet), "Sète");
}

#[test]
fn a_doubt_is_decided_then_tried_again_before_it_is_written() {
    let files = Files::new();
    let mut carnet = with_two(&files);
    let doubt = "Nom;Prénom;Téléphone;Commune\nDUPONT;Anne;06 39 98 00 01;Nîmes\n";
    let path = files.write("doute.csv", doubt);
    open(&mut carnet, &path)
        .act(Action::Save)
        .assert_screen("Personnes en doute : 1")
        .assert_screen("à décider")
        .act(Action::Open)
        .assert_screen("De qui parle la ligne 2 ?")
        .pick("C’est DUPONT Anne")
        .assert_screen("dossier 1")
        .act(Action::Save)
        .assert_screen("DUPONT Anne ─ Commune : Sète → Nîmes");
    assert_eq!(
        town(&carnet),
        "Sète",
        "what follows from a decision is seen first"
    );
    carnet.act(Action::Save).assert_answer("1 dossier complété");
    assert_eq!(
        (people(&carnet).len(), town(&carnet)),
        (2, "Nîmes".to_owned())
    );
    carnet.assert_sound();
}

#[test]
fn the_date_of_the_file_decides_what_is_newer() {
    let files = Files::new();
    let mut carnet = with_two(&files);
    let path = files.write("vieux.csv", &FIRST.replace("Sète", "Nîmes"));
    open(&mut carnet, &path)
        .act(Action::Edit)
        .type_text("01/02/2020")
        .press("entrée")
        .assert_screen("Fichier daté du 01/02/2020")
        .act(Action::Save)
        .assert_screen("Valeurs du dossier gardées : 1")
        .act(Action::Save)
        .assert_answer("n’apportait rien de nouveau");
    assert_eq!(town(&carnet), "Sète");
}

#[test]
fn what_can_not_be_read_is_said_and_the_list_of_files_stays() {
    let files = Files::new();
    let path = files.write("rien.csv", "du texte\nsans titres\n");
    let mut carnet = Session::empty();
    open(&mut carnet, &path).assert_answer("titres");
    assert!(people(&carnet).is_empty());
    carnet
        .act(Action::Import)
        .assert_screen("Importer un tableur");
}

#[test]
fn a_file_that_lacks_the_names_opens_and_says_what_is_missing() {
    let files = Files::new();
    let text = "Patronyme usuel;Prénom;Date de naissance;Commune\nDUPONT;Anne;12/03/1981;Sète\n";
    let path = files.write("sans-nom.csv", text);
    let mut carnet = Session::empty();
    open(&mut carnet, &path)
        .assert_screen("Il manque le nom")
        .act(Action::Save)
        .assert_answer("Il manque le nom")
        .act(Action::Open)
        .assert_screen("Lire « Patronyme usuel » comme")
        .type_text("nom")
        .press("entrée")
        .assert_screen("Toutes les colonnes sont lues.")
        .act(Action::Save)
        .assert_screen("1 personne ajoutée");
}

/// A workbook of two sheets of people, one with a merged cell for the référent of its three lines.
fn workbook(files: &Files) -> String {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    for (tab, town) in [("2025", "Agde"), ("2026", "Sète")] {
        let sheet = book.add_worksheet().set_name(tab).unwrap();
        let titles = ["Nom", "Prénom", "Date de naissance", "Commune", "Référent"];
        for (column, title) in (0..).zip(titles) {
            sheet.write(0, column, title).unwrap();
        }
        for (row, (name, born)) in (1..).zip([
            ("DUPONT", "12/03/1981"),
            ("ROUX", "01/02/1990"),
            ("PETIT", "05/06/1975"),
        ]) {
            for (column, cell) in (0..).zip([name, "Anne", born, town]) {
                sheet.write(row, column, cell).unwrap();
            }
        }
        sheet
            .merge_range(1, 4, 3, 4, "RIVIÈRE Claire", &Format::new())
            .unwrap();
    }
    let path = files.path("classeur.xlsx");
    book.save(&path).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn a_workbook_asks_which_sheet_and_fills_its_merged_cells() {
    let files = Files::new();
    let path = workbook(&files);
    let mut carnet = Session::empty();
    open(&mut carnet, &path)
        .assert_screen("Quelle feuille de ce classeur ?")
        .pick("2026")
        .assert_screen("3 lignes")
        .act(Action::Save)
        .assert_screen("3 personnes ajoutées")
        .assert_screen("RIVIÈRE Claire")
        .act(Action::Save)
        .assert_answer("Import fait : 3 personnes ajoutées")
        .act(Action::Back);
    assert_eq!(town(&carnet), "Sète");
    let assignments = carnet.store().all_rows(Entity::Assignment).unwrap();
    assert_eq!(assignments.len(), 3);
    carnet
        .act(Action::Undo)
        .assert_answer("Annulé : Import de classeur.xlsx");
    carnet.assert_sound();
}

#[test]
fn a_name_never_changes_with_all_the_others() {
    let files = Files::new();
    let mut carnet = with_two(&files);
    let other = FIRST.replace("DUPONT", "DUPOND").replace("Sète", "Nîmes");
    let path = files.write("vieux.csv", &other);
    open(&mut carnet, &path)
        .act(Action::Edit)
        .type_text("01/02/2020")
        .press("entrée")
        .act(Action::Save)
        .assert_screen("Valeurs du dossier gardées : 2")
        .act(Action::MarkAll)
        .assert_answer("les noms et les dates de naissance se décident un par un")
        .act(Action::Save)
        .assert_answer("1 dossier complété");
    let person = people(&carnet).remove(0);
    assert_eq!(
        (person.text("nom"), person.text("commune")),
        (Some("DUPONT"), Some("Nîmes"))
    );
}
