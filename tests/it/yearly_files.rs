//! The files that go with a yearly summary: joined, named, removed, brought back, refused.
use carnet::app::action::Action;
use carnet::app::places::yearly::YearlyRow;
use carnet::clock::Clock;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::Entity;

use super::harness::Base;
use super::yearly::{agree, all, go_to, text_of, with_an_agreement};

/// A folder with the file of that name.
fn folder(name: &str) -> (tempfile::TempDir, String) {
    let place = tempfile::tempdir().unwrap();
    let from = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/bilan");
    let path = place.path().join(name);
    let bytes = std::fs::read(format!("{from}/{name}")).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_string_lossy().into_owned();
    (place, path)
}

#[test]
fn a_file_is_joined_in_its_part_named_again_removed_and_brought_back() {
    let (place, path) = folder("organigramme.png");
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    go_to(&mut carnet, text_of("iii_equipe"))
        .assert_screen("Aucun fichier n’est joint")
        .assert_screen("n joindre un fichier")
        .act(Action::New)
        .assert_screen("Joindre un fichier au bilan")
        .press("Entrée")
        .press("Entrée")
        .assert_answer("Donnez le chemin du fichier")
        .press("Haut")
        .type_text(&path)
        .press("Entrée")
        .press("Entrée")
        .assert_answer("Fichier joint au bilan : Organigramme (organigramme.png)")
        .assert_screen("Organigramme, en annexe : organigramme.png, 1 Ko")
        .act(Action::Undo)
        .assert_no("en annexe")
        .act(Action::Redo)
        .assert_screen("Organigramme, en annexe : organigramme.png, 1 Ko");
    let file = |row: &YearlyRow| matches!(row, YearlyRow::Record(Entity::Attachment, ..));
    go_to(&mut carnet, file)
        .act(Action::Edit)
        .fill("Ce que c’est", "Équipe")
        .act(Action::Save)
        .assert_screen("Équipe, en annexe : organigramme.png");
    go_to(&mut carnet, file)
        .act(Action::Remove)
        .assert_answer("Fichier joint au bilan : retrait")
        .assert_no("en annexe");
    carnet.act(Action::Undo).assert_screen("Équipe, en annexe");
    // With its agreement, it goes and it comes back.
    carnet.act(Action::Back).act(Action::Remove).press("o");
    assert!(all(&carnet, Entity::Attachment).is_empty());
    carnet.act(Action::Undo);
    let kept = all(&carnet, Entity::Attachment);
    let digest = kept[0].text("empreinte").unwrap();
    let bytes = std::fs::read(place.path().join("organigramme.png")).unwrap();
    let content = carnet.store().attached(digest).unwrap().unwrap();
    assert_eq!(&*content.bytes, bytes);
    carnet.assert_sound();
}

#[test]
fn a_file_that_cannot_be_printed_is_refused_with_the_way_out() {
    let (_place, path) = folder("cmjn.jpeg");
    let mut carnet = with_an_agreement();
    carnet.act(Action::Open);
    for (path, wanted) in [
        (&*path, "enregistrez-la en RVB"),
        (
            "/aucun/plan.pdf",
            "« plan.pdf » ne peut pas être joint au bilan : il n’existe pas",
        ),
        ("/dev/null", "ce n’est pas un fichier"),
    ] {
        go_to(&mut carnet, text_of("iii_equipe"))
            .act(Action::New)
            .type_text(path)
            .act(Action::Save)
            .assert_answer(wanted);
    }
    assert!(all(&carnet, Entity::Attachment).is_empty());
    // Without an agreement there is nothing to join it to.
    carnet.act(Action::Back).press("fin").act(Action::Open);
    go_to(&mut carnet, |row| matches!(row, YearlyRow::Figures(..)))
        .assert_no("Aucun fichier n’est joint");
    carnet.assert_sound();
}

#[test]
fn who_reads_the_summary_without_writing_it_joins_nothing() {
    let base = Base::demo();
    let mut lead = base.open();
    agree(
        lead.act(Action::Yearly),
        "2026-12",
        "01/01/2026",
        "31/12/2026",
    );
    // Once someone has the account of the head of service, the others have the rights of their role.
    let mut agents = base.agents().into_iter();
    let head = agents.find(|row| row.text("fonction") == Some("encadrement"));
    let op = Op::update(&head.unwrap(), vec![("utilisateur", "cheffe".into())]);
    let change = Change::entry("Compte", None, vec![op]);
    let moment = Clock::stopped_on(super::harness::day("2026-11-21")).moment();
    base.store()
        .apply(&base.author(0), &moment, &change)
        .unwrap();
    let mut carnet = base.open();
    carnet.act(Action::Yearly).act(Action::Open);
    go_to(&mut carnet, text_of("iii_equipe"))
        .act(Action::New)
        .assert_answer("se lit ici et ne se modifie pas : votre fonction (Référent·e)")
        .assert_no("Joindre un fichier au bilan");
}
