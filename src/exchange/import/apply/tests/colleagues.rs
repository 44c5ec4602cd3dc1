//! Référents and structures that a file names otherwise than the directory does: recognised or asked, never made
//! twice, and nobody leaves their référent unsaid.
use super::*;

fn all(store: &Store, entity: Entity) -> Vec<String> {
    let name = |row: &Row| {
        let words = ["nom", "prenom"].map(|field| row.text(field).unwrap_or_default());
        if entity == Entity::Agent {
            words.join(" ").trim().to_owned()
        } else {
            words[0].to_owned()
        }
    };
    let mut names: Vec<String> = store.all_rows(entity).unwrap().iter().map(name).collect();
    names.sort();
    names
}

fn said(done: &Summary) -> String {
    let all = done
        .avertissements
        .iter()
        .map(|it| it.reason.replace(['\u{a0}', '\u{202f}'], " "));
    all.collect::<Vec<_>>().join("\n")
}

const TITLES: &str = "Nom;Prénom;Date de naissance;Référent;Structure\n";

fn with(store: &mut Store, rows: &str) -> Summary {
    import(store, &sheet(&format!("{TITLES}{rows}")))
}

#[test]
fn a_shortened_name_of_the_referent_closes_nothing_and_makes_nobody() {
    let (_place, mut store) = store();
    with(&mut store, "A;Un;12/03/1980;VIDAL Sophie;\n");
    let before = everything(&store);
    for name in [
        "Mme Vidal",
        "VIDAL S.",
        "S. Vidal",
        "Sophie",
        "Sophie VIDAL",
        "Vidal Sophie (référente)",
        "mme VIDAL sophie",
    ] {
        let done = with(&mut store, &format!("A;Un;12/03/1980;{name};\n"));
        assert_eq!(counts(&done), (0, 0, 1, 0), "{name}: {}", said(&done));
        assert_eq!(everything(&store), before, "{name}");
    }
}

#[test]
fn a_shortened_name_that_one_bears_is_recognised_and_said() {
    let (_place, mut store) = store();
    with(&mut store, "A;Un;12/03/1980;VIDAL Sophie;\n");
    let done = with(
        &mut store,
        "B;Deux;12/03/1981;Mme Vidal;\nC;Trois;12/03/1982;VIDAL S.;\n",
    );
    assert_eq!(counts(&done), (2, 0, 0, 0));
    assert!(
        said(&done).contains("« Mme Vidal » est repris comme « VIDAL Sophie »"),
        "{}",
        said(&done)
    );
    assert_eq!(all(&store, Entity::Agent), ["VIDAL Sophie"]);
    assert_eq!(store.all_rows(Entity::Assignment).unwrap().len(), 3);
    // Two bear it: nobody guesses.
    with(&mut store, "D;Quatre;12/03/1983;VIDAL Paul;\n");
    let done = with(&mut store, "E;Cinq;12/03/1984;Mme Vidal;\n");
    assert!(said(&done).contains("Plusieurs agents"), "{}", said(&done));
    assert_eq!(store.all_rows(Entity::Assignment).unwrap().len(), 4);
}

#[test]
fn a_name_with_a_typing_error_is_asked_about() {
    let (_place, mut store) = store();
    with(&mut store, "A;Un;12/03/1980;VIDAL Sophie;CCAS de Cahors\n");
    for name in ["VIDAL Sophei", "Vidam Sophie", "Sophie Vidall"] {
        let done = with(
            &mut store,
            &format!("B;Deux;12/03/1981;{name};\nA;Un;12/03/1980;{name};\n"),
        );
        let words = said(&done);
        assert_eq!(
            words.matches("ressemble à « VIDAL Sophie »").count(),
            2,
            "{words}"
        );
        assert!(
            words.contains("n’est pas repris") && words.contains("ajoutez ce collègue"),
            "{words}"
        );
    }
    assert_eq!(all(&store, Entity::Agent), ["VIDAL Sophie"]);
    assert_eq!(store.all_rows(Entity::Assignment).unwrap().len(), 1);
    let done = with(&mut store, "C;Trois;12/03/1982;;CCAS de Caors\n");
    assert!(
        said(&done).contains("ressemble à « CCAS de Cahors »"),
        "{}",
        said(&done)
    );
    assert_eq!(all(&store, Entity::Organization), ["CCAS de Cahors"]);
}

#[test]
fn who_is_another_stays_another() {
    let (_place, mut store) = store();
    let names = [
        "VIDAL Sophie",
        "VIDAL Paul",
        "VIDAL Sylvie",
        "PETIT Luc",
        "Référent 1",
        "Référent 2",
    ];
    let row = |(at, name): (usize, &&str)| format!("A{at};Un;12/03/1980;{name};MDS {at}\n");
    let rows: String = names.iter().enumerate().map(row).collect();
    let done = with(&mut store, &rows);
    assert_eq!(
        all(&store, Entity::Agent).len(),
        names.len(),
        "{}",
        said(&done)
    );
    assert_eq!(
        all(&store, Entity::Organization).len(),
        names.len(),
        "{}",
        said(&done)
    );
}

#[test]
fn words_that_name_nobody_make_no_colleague_and_no_structure() {
    let (_place, mut store) = store();
    let done = with(
        &mut store,
        "A;Un;12/03/1980;aucun;à définir\nB;Deux;12/03/1981;0;0\nC;Trois;12/03/1982;?;-\n\
         D;Quatre;12/03/1983;PETIT Luc, VIDAL Sophie;CCAS de Cahors\nE;Cinq;12/03/1984;Anne Vidal (CCAS);CCAS CAHORS\n",
    );
    assert_eq!(counts(&done), (5, 0, 0, 0));
    assert!(
        said(&done).contains("plusieurs référents y sont nommés"),
        "{}",
        said(&done)
    );
    assert_eq!(all(&store, Entity::Agent).len(), 1);
    assert_eq!(all(&store, Entity::Organization), ["CCAS de Cahors"]);
}
