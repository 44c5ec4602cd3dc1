//! What a cell holds beside a value, or instead of one: nothing, a doubt, a label, a number that nobody
//! keeps, a name of before, a letter lost.
use super::*;

const TITLES: &str =
    "Nom;Prénom;DDN;N° CAF;Tél;Mail;CP;Commune;Référent;Structure;Objectif;Observations;Tags";

fn row(cells: &str) -> Read {
    read_with(
        format!("{TITLES}\n{cells}\n").into_bytes(),
        &Mapping::default(),
    )
}

#[test]
fn words_that_mean_nothing_make_nobody_and_nothing() {
    for word in [
        "aucun",
        "À définir",
        "0",
        "?",
        "-",
        "Néant",
        "non renseigné",
        "sans",
        "x",
        "NC",
        "...",
        "inconnu",
    ] {
        let read = row(&format!(
            "A;B;01/02/1980;{word};{word};{word};{word};{word};{word};{word};{word};{word};{word}"
        ));
        let person = &read.people[0];
        let kept: Vec<F> = person.values.iter().map(|it| it.field).collect();
        assert_eq!(kept, [F::LastName, F::FirstName, F::BornOn], "{word}");
        assert_eq!(read.said(), [""; 0], "{word}");
    }
    let read = row("SANS;Rien;01/02/1980;;;;;;;;;;");
    assert_eq!(read.people(&[F::LastName, F::FirstName]), ["2 SANS | Rien"]);
    let coded = "Nom;Prénom;DDN;Permis;Logement\nA;B;01/02/1980;aucun;sans\n";
    let read = read_with(coded.as_bytes().to_vec(), &Mapping::default());
    assert_eq!(read.people(&[F::Licence, F::Housing]), ["2 aucun | sans"]);
}

#[test]
fn a_mark_of_doubt_is_told_and_the_sentence_says_what_becomes_of_the_value() {
    let read = row(
        "A;B;01/02/1980;CAF 1234567;06 39 98 00 01 ?;a@exemple.fr (à confirmer);46000;Cahors (?);PERRIN Anne ?;\
         CCAS (ancien);Un objectif ?;Vient-elle ?;",
    );
    let fields = [
        F::Caf,
        F::Phone,
        F::Email,
        F::City,
        F::Referent,
        F::Organization,
        F::Objective,
        F::Note,
    ];
    assert_eq!(
        read.people(&fields),
        ["2 1234567 | +33639980001 | a@exemple.fr | Cahors | ∅ | ∅ | Un objectif ? | Vient-elle ?"]
    );
    let columns = ["N° CAF", "Tél", "Mail", "Commune", "Référent", "Structure"];
    assert_eq!(read.said(), columns.map(|it| format!("2 {it}")));
    for notice in &read.said {
        let told = ["est repris", "n’est pas repris", "Vérifiez"];
        assert!(
            told.iter().any(|it| notice.reason.contains(it)),
            "{}",
            notice.reason
        );
    }
    let read = row("A;B;01/02/1980;;06 39 98 00 01 (ancien), 06 39 98 00 02;;;;;;;;");
    assert_eq!(
        read.people(&[F::Phone, F::OtherPhone]),
        ["2 +33639980002 | ∅"]
    );
}

#[test]
fn a_doubtful_identity_is_not_taken() {
    let read = row("A;B;01/02/1980 ?;1234567 ?;06 39 98 00 01;;;;;;;;");
    assert_eq!(
        read.people(&[F::BornOn, F::Caf, F::Phone]),
        ["2 ∅ | ∅ | +33639980001"]
    );
    assert_eq!(read.said(), ["2 DDN", "2 N° CAF"]);
}

#[test]
fn the_numero_de_securite_sociale_is_kept_nowhere_and_never_shown() {
    for number in [
        "2830734172001",
        "283073417200189",
        "2 83 07 34 172 001 89",
        "2.83.07.34.172.001",
        "1 85 12 2A 004 112",
    ] {
        let read = row(&format!(
            "A {number};B;01/02/1980;{number};{number};{number};{number};{number};{number};{number};\
             Suivre {number};NIR {number}, à rappeler;vélo,{number};{number}"
        ));
        let all = format!("{:?} {:?} {:?}", read.people, read.rejected, read.said);
        let digits: String = all.chars().filter(char::is_ascii_digit).collect();
        let plain: String = number.chars().filter(char::is_ascii_digit).collect();
        assert!(!digits.contains(&plain) && !all.contains(number), "{all}");
        assert!(read.said.len() > 9, "{:?}", read.said());
        let read = row(&format!(
            "A;B;01/02/1980;;;;;;;;;NIR {number}, à rappeler;vélo,{number}"
        ));
        let note = read.people[0].get(F::Note).unwrap();
        assert!(
            note.contains("à rappeler") && note.contains("retiré"),
            "{note}"
        );
        assert_eq!(read.people(&[F::Tags]), ["2 vélo"]);
        assert_eq!(read.said(), ["2 Observations", "2 Tags"]);
    }
    let headless = "2830734172001;Paul;MARTIN\n1850775056123;Anne;DUPONT\n";
    let refused = Sheet::open(headless.into(), &Mapping::default(), today()).unwrap_err();
    assert!(!refused.to_string().contains("28307"), "{refused}");
}

#[test]
fn the_names_of_birth_and_marriage_are_in_their_places() {
    for (titles, cells, expected) in [
        (
            "Nom;Prénom;DDN",
            "DUPONT née MARTIN;Anne;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom;Prénom;DDN",
            "DUPONT (née MARTIN);Anne;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom;Prénom;DDN",
            "MARTIN épouse DUPONT;Anne;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom;Prénom;DDN",
            "MARTIN Vve DUPONT;Anne;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom;Prénom;DDN",
            "née MARTIN;Anne;01/02/1980",
            "MARTIN | ∅ | Anne",
        ),
        (
            "Nom;Prénom;DDN",
            "DUPONT;Anne née MARTIN;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom;Nom marital;Prénom;DDN",
            "MARTIN;DUPONT;Anne;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom;Nom d'usage;Prénom;DDN",
            "MARTIN;;Anne;01/02/1980",
            "MARTIN | ∅ | Anne",
        ),
        (
            "Nom;Nom de naissance;Prénom;DDN",
            ";MARTIN;Anne;01/02/1980",
            "MARTIN | ∅ | Anne",
        ),
        (
            "Nom de naissance;Prénom;DDN",
            "MARTIN;Anne;01/02/1980",
            "MARTIN | ∅ | Anne",
        ),
        (
            "Nom de naissance;Nom d'usage;Prénom;DDN",
            "MARTIN;DUPONT;Anne;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom Prénom;DDN",
            "Mme DUPONT Anne née MARTIN;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
        (
            "Nom Prénom;DDN",
            "DUPONT née LE GALL Anne;01/02/1980",
            "DUPONT | LE GALL | Anne",
        ),
        (
            "Nom Prénom;DDN",
            "MARTIN ép. DUPONT Anne;01/02/1980",
            "DUPONT | MARTIN | Anne",
        ),
    ] {
        let file = format!("{titles}\n{cells}\n");
        let read = read_with(file.into_bytes(), &Mapping::default());
        let names = read.people(&[F::LastName, F::BirthName, F::FirstName]);
        assert_eq!(names, [format!("2 {expected}")], "{titles} {cells}");
    }
}

#[test]
fn two_referents_in_a_cell_are_not_one() {
    for cell in [
        "DURAND Sophie / MARTIN Paul",
        "\"PETIT Luc, DURAND Sophie\"",
        "Sophie Durand et Paul Martin",
        "DURAND Sophie MARTIN Paul",
        "\"DURAND Sophie\nMARTIN Paul\"",
        "un@exemple.fr deux@exemple.fr",
    ] {
        let read = row(&format!("A;B;01/02/1980;;;;;;{cell};;;;"));
        assert_eq!(
            read.people(&[F::Referent, F::ReferentEmail]),
            ["2 ∅ | ∅"],
            "{cell}"
        );
        assert_eq!(read.said(), ["2 Référent"], "{cell}");
    }
    let read = row("A;B;01/02/1980;;;;;;RU : DURAND Sophie;;;;");
    assert_eq!(read.people(&[F::Referent]), ["2 DURAND Sophie"]);
    let read = row("A;B;01/02/1980;;;;;;DURAND Sophie <s.durand@exemple.fr>;;;;");
    let kept = ["2 DURAND Sophie | s.durand@exemple.fr"];
    assert_eq!(read.people(&[F::Referent, F::ReferentEmail]), kept);
}

#[test]
fn a_letter_that_a_spreadsheet_lost_refuses_the_name() {
    for (names, column) in [
        ("B?RARD;Anne", "Nom"),
        ("BERARD;Andr?", "Prénom"),
        ("BERARD;?lodie", "Prénom"),
        ("BERARD;St\u{fffd}phane", "Prénom"),
    ] {
        let read = row(&format!("{names};01/02/1980;;;;;;;;;;"));
        assert_eq!(read.rejected(), [format!("2 {column}")], "{names}");
        let reason = &read.rejected[0].reason;
        assert!(reason.contains("CSV UTF-8"), "{reason}");
    }
    let read = row("BERARD;Anne;01/02/1980;;;;;Saint-C?r?;;;;;");
    assert_eq!(read.people(&[F::City]), ["2 ∅"]);
    assert_eq!(read.said(), ["2 Commune"]);
}

#[test]
fn totals_are_nobody_and_blanks_of_a_referent_are_asked_about() {
    let read = read_with(
        b"Nom;Pr\xc3\xa9nom;N\xc2\xb0 CAF;R\xc3\xa9f\xc3\xa9rent\n\
          A;B;1234561;PERRIN Anne\nC;D;1234562;\nE;F;1234563;\nG;H;1234564;\nI;J;1234565;\nTOTAL;3;1234567;\n"
            .to_vec(),
        &Mapping::default(),
    );
    assert_eq!(read.people.len(), 5);
    assert_eq!(read.rejected(), ["7 Prénom"]);
    assert!(
        read.rejected[0].reason.contains("total"),
        "{}",
        read.rejected[0].reason
    );
    assert_eq!(read.said(), ["1 Référent"]);
}
