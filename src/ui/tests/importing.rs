//! What an import looks like, step by step, and who is who in the team.
use super::pictures::{caseload, check};
use super::*;
use crate::app::importing::{Imported, SheetAsked};
use crate::app::places::importer::Importer;
use crate::app::places::team::Team;
use crate::exchange::import::Sheet;
use crate::exchange::import::apply::{self, Mode};
use crate::exchange::import::mapping::Mapping;

/// A file with something new, something else than what stands, a doubt, a line without a name.
fn file(shown: &Screen) -> String {
    let known = shown
        .app
        .desk
        .store
        .all_rows(crate::domain::record::Entity::Allocataire)
        .unwrap();
    let mut text = String::from("Nom;Prénom;Date de naissance;Téléphone;Commune;Avis du chef\n");
    let words = |row: &crate::domain::record::Row, field: &str| row.words(field);
    for row in known.iter().take(3) {
        let (name, first, born) = (
            words(row, "nom"),
            words(row, "prenom"),
            row.text("ne_le").unwrap_or_default(),
        );
        text.push_str(&format!("{name};{first};{born};;Ville-Neuve;favorable\n"));
    }
    if let Some(row) = known.get(4) {
        let phone = row.text("telephone").unwrap_or_default();
        let (name, first, town) = (
            words(row, "nom"),
            words(row, "prenom"),
            words(row, "commune"),
        );
        text.push_str(&format!("{name};{first};;{phone};{town};\n"));
    }
    text.push_str(
        "NOUVELLE;Inès;03/04/1991;06 39 98 00 01;Sète;réservé\n;Sans-nom;03/04/1991;;;\n",
    );
    text
}

#[test]
fn import() {
    let mut shown = caseload();
    let asked = SheetAsked {
        path: "liste.csv".into(),
        tab: None,
        mapping: Mapping::default(),
    };
    let today = shown.app.desk.today;
    let sheet = Sheet::open(file(&shown).into_bytes(), &Mapping::default(), today).unwrap();
    let sheet = sheet.named("liste.csv");
    shown.app.stack.push(Importer::new(asked, sheet.clone()));
    check("import_columns", &mut shown);
    let desk = &mut shown.app.desk;
    let moment = desk.clock.moment();
    let author = Author {
        agent: None,
        name: "Marie".to_owned(),
        session: "essai".to_owned(),
    };
    let mut on = |_| std::ops::ControlFlow::Continue(());
    let tried = apply::run(
        &mut desk.store,
        &sheet,
        &author,
        &moment,
        Mode::Trial,
        &mut on,
    )
    .unwrap();
    let importer = shown.app.stack.importer_mut().unwrap();
    importer.take(Imported::Ran(Box::new(tried)), desk).unwrap();
    check("import_trial", &mut shown);
}

#[test]
fn team() {
    let mut shown = caseload();
    let team = Team::open(&shown.app.desk).unwrap();
    shown.app.stack.push(team);
    check("who_is_who", &mut shown);
}
