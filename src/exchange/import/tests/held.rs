//! Columns that decide what their neighbours mean, read or not.
use super::*;

const CONTRACT: [F; 4] = [
    F::ContractDecision,
    F::ContractDecided,
    F::ContractStart,
    F::ContractEnd,
];

fn contract(title: &str, cell: &str) -> Read {
    let file = format!(
        "Nom;Prénom;DDN;Début CER;Fin CER;Date validation;{title}\n\
         A;B;01/02/1980;01/10/2025;31/03/2026;05/10/2025;{cell}\n"
    );
    read_with(file.into_bytes(), &Mapping::default())
}

#[test]
fn a_decision_is_read_beside_a_contract() {
    for (title, cell, code) in [
        ("Décision", "Refusé", "refuse"),
        ("Décision", "Validé", "valide"),
        ("Avis", "Défavorable", "refuse"),
        ("Décision du PCD", "Accord", "valide"),
        ("Validé", "non", "refuse"),
        ("Décision CER", "Rejeté", "refuse"),
    ] {
        let read = contract(title, cell);
        let expected = format!("2 {code} | 2025-10-05 | 2025-10-01 | 2026-03-31");
        assert_eq!(read.people(&CONTRACT), [expected], "{title} {cell}");
        assert_eq!(read.said(), [""; 0], "{title} {cell}");
    }
}

#[test]
fn a_validation_whose_decision_is_not_known_is_held_back() {
    for (title, cell) in [
        ("Décision", ""),
        ("Décision", "en cours d’instruction"),
        ("Décision", "à voir avec la MDS"),
        ("Décision de la commission locale", ""),
    ] {
        let read = contract(title, cell);
        let kept = ["2 ∅ | ∅ | 2025-10-01 | 2026-03-31"];
        assert_eq!(read.people(&CONTRACT), kept, "{title} {cell}");
        assert!(!read.said.is_empty(), "{title} {cell}");
    }
}

#[test]
fn a_contract_that_an_unread_column_may_undo_is_held_back() {
    for (title, cell) in [
        ("Statut du contrat", "Annulé"),
        ("Issue du passage en commission", "refus motivé"),
        ("Rupture", "oui"),
        ("État du CER", "rompu le 03/12"),
    ] {
        let read = contract(title, cell);
        assert_eq!(read.people(&CONTRACT), ["2 ∅ | ∅ | ∅ | ∅"], "{title}");
        let said = read.said.iter().filter(|it| it.line == 2).count();
        assert!(
            said > 0 && read.said.iter().any(|it| it.line == 1),
            "{title}"
        );
    }
    for (title, cell) in [
        ("Statut du contrat", "En cours"),
        ("Rupture", "non"),
        ("Rupture", ""),
    ] {
        let kept = ["2 ∅ | 2025-10-05 | 2025-10-01 | 2026-03-31"];
        assert_eq!(contract(title, cell).people(&CONTRACT), kept, "{title}");
    }
    let aside = Mapping::from_toml("\"Rupture\" = \"ignorer\"").unwrap();
    let file = "Nom;Prénom;DDN;Début CER;Rupture\nA;B;01/02/1980;01/10/2025;oui\n";
    let read = read_with(file.as_bytes().to_vec(), &aside);
    assert_eq!(read.people(&[F::ContractStart]), ["2 2025-10-01"]);
}

#[test]
fn an_exit_without_a_day_makes_no_open_file() {
    for (title, cell) in [
        ("Sortie", "oui"),
        ("Archive", "X 2025"),
        ("Dossier archivé", "oui"),
        ("Archivé", "x"),
        ("Statut du dossier", "Clos"),
        ("Statut", "Sorti"),
        ("Actif", "non"),
        ("Décédé", "oui"),
        ("Motif de sortie", "Déménagement"),
        ("Date de sortie", "cet été"),
    ] {
        let file = format!("Nom;Prénom;DDN;Référent;{title}\nA;B;01/02/1980;PERRIN Anne;{cell}\n");
        let read = read_with(file.into_bytes(), &Mapping::default());
        assert_eq!(read.rejected(), [format!("2 {title}")], "{title}");
    }
    for (title, cell) in [
        ("Sortie", "non"),
        ("Sortie", "0"),
        ("Statut", "Suivi"),
        ("Actif", "x"),
        ("Sortie", ""),
        ("Date de sortie", "en cours"),
        ("Actif", "oui"),
        ("Archivé", "Non"),
    ] {
        let file = format!("Nom;Prénom;DDN;{title}\nA;B;01/02/1980;{cell}\n");
        let read = read_with(file.into_bytes(), &Mapping::default());
        assert_eq!(read.people(&[F::LastName]), ["2 A"], "{title}");
    }
}

#[test]
fn an_orientation_that_is_not_decided_is_held_back() {
    for (status, kept) in [("Orienté", "social | 2026-01-05"), ("En attente", "∅ | ∅")] {
        let file = format!(
            "Nom;Prénom;DDN;Type d'orientation;Date d'orientation;Statut de l'orientation\n\
             A;B;01/02/1980;Social;05/01/2026;{status}\n"
        );
        let read = read_with(file.into_bytes(), &Mapping::default());
        let fields = [F::OrientationType, F::OrientedOn];
        assert_eq!(read.people(&fields), [format!("2 {kept}")], "{status}");
    }
}

#[test]
fn an_exit_is_read_with_its_reason() {
    for (motive, reason, detail) in [
        ("Déménagement", "demenagement", "∅"),
        ("CDI", "emploi", "cdi"),
        ("Emploi (CDI)", "emploi", "cdi"),
        ("Emploi - intérim", "emploi", "interim"),
        ("Décès", "autre", "deces"),
        ("Reprise d’emploi", "emploi", "∅"),
        ("Fin de droits RSA", "fin_droit", "∅"),
        ("", "∅", "∅"),
    ] {
        let file =
            format!("Nom;Prénom;DDN;Date de sortie;Motif\nA;B;01/02/1980;31/01/2026;{motive}\n");
        let read = read_with(file.into_bytes(), &Mapping::default());
        let fields = [F::ExitOn, F::ExitReason, F::ExitDetail];
        assert_eq!(
            read.people(&fields),
            [format!("2 2026-01-31 | {reason} | {detail}")]
        );
        assert_eq!(read.said(), [""; 0], "{motive}");
    }
    let file = "Nom;Prénom;DDN;Date de sortie;Début CER;Motif\nA;B;01/02/1980;;01/02/2026;CDI\n";
    let read = read_with(file.as_bytes().to_vec(), &Mapping::default());
    assert_eq!(read.people(&[F::LastName, F::ExitReason]), ["2 A | ∅"]);
    assert_eq!(read.said(), ["2 Motif"]);
    let file = "Nom;Prénom;DDN;Date de sortie;Motif\nA;B;01/02/1980;31/01/2026;ne répond pas au courrier\n";
    let read = read_with(file.as_bytes().to_vec(), &Mapping::default());
    let kept = ["2 ∅ | ne répond pas au courrier"];
    assert_eq!(read.people(&[F::ExitReason, F::ExitNote]), kept);
    assert_eq!(read.said(), ["2 Motif"]);
}
