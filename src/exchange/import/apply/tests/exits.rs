//! Exits, appointments to come, decisions: what a row closes, plans, refuses.
use super::*;
use crate::domain::record::parcours::ParcoursRecord;

const HEAD: &str = "Nom;Prénom;DDN;Prise en charge;Date de sortie;Motif\n";

fn exit(store: &Store) -> (Option<String>, Option<String>) {
    let rows = only(store, Entity::Parcours);
    let parcours = ParcoursRecord::of(rows.last().unwrap());
    let on = parcours.exit_on().map(crate::domain::date::iso);
    (on, parcours.exit_reason().map(|it| it.code().to_owned()))
}

#[test]
fn a_date_of_exit_closes_the_file_once_and_says_it() {
    let (_place, mut store) = store();
    let row = |exit: &str| sheet(&format!("{HEAD}A;B;01/02/1980;05/01/2026;{exit}\n"));
    import(&mut store, &row(";"));
    assert_eq!(exit(&store), (None, None));
    let closed = row("20/02/2026;Déménagement");
    let done = import(&mut store, &closed);
    assert_eq!(counts(&done), (0, 1, 0, 0));
    assert!(
        done.avertissements[0].reason.contains("ferme"),
        "{:?}",
        done.avertissements
    );
    let known = (
        Some("2026-02-20".to_owned()),
        Some("demenagement".to_owned()),
    );
    assert_eq!(exit(&store), known);
    assert_eq!(counts(&import(&mut store, &closed)), (0, 0, 1, 0));
    // An end that is still to come, or older than the follow-up, closes nothing.
    let (_place, mut store) = super::store();
    for late in ["20/04/2026;Déménagement", "20/12/2025;CDI"] {
        let done = import(&mut store, &row(late));
        assert_eq!(exit(&store), (None, None), "{late}");
        assert!(!done.avertissements.is_empty());
    }
}

#[test]
fn appointments_to_come_are_planned_and_refused_contracts_are_refused() {
    let (_place, mut store) = store();
    let text = "Nom;Prénom;DDN;Date du dernier RDV;Heure du dernier RDV;Statut du RDV;Prochain RDV;Début CER;\
        Fin CER;Date validation;Décision\n\
        A;B;01/02/1980;20/03/2026;9h05;honoré;02/04/2026;01/02/2026;31/07/2026;05/02/2026;Refusé\n";
    let done = import(&mut store, &sheet(text));
    assert_eq!(done.rejetes, []);
    let mut all: Vec<[String; 3]> = only(&store, Entity::Appointment)
        .iter()
        .map(|row| ["prevu_le", "heure", "statut"].map(|it| row.text(it).unwrap_or("").to_owned()))
        .collect();
    all.sort();
    assert_eq!(
        all,
        [
            ["2026-03-20", "09:05", "prevu"].map(str::to_owned),
            ["2026-04-02", "", "prevu"].map(str::to_owned)
        ]
    );
    let contract = &only(&store, Entity::Contract)[0];
    assert_eq!(contract.text("decision"), Some("refuse"));
    assert_eq!(contract.text("decide_le"), Some("2026-02-05"));
    assert_eq!(counts(&import(&mut store, &sheet(text))), (0, 0, 1, 0));
}
