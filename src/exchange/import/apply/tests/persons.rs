//! Who is not confused with whom: what people share of a place, a household or a day makes nobody the same.
use super::*;

/// Both names of each person, with what tells them apart.
fn names(store: &Store) -> Vec<String> {
    let of = |row: &Row| {
        format!(
            "{} {}",
            row.text("nom").unwrap_or("∅"),
            row.text("prenom").unwrap_or("∅")
        )
    };
    people(store).iter().map(of).collect()
}

/// Imports texts one after the other, then the last once more.
fn imported(texts: &[&str]) -> (Vec<String>, Vec<Summary>) {
    let (_place, mut store) = store();
    let mut done: Vec<Summary> = texts
        .iter()
        .map(|text| import(&mut store, &sheet(text)))
        .collect();
    if let Some(last) = texts.last() {
        done.push(import(&mut store, &sheet(last)));
    }
    assert!(store.verify().unwrap().is_clean());
    (names(&store), done)
}

#[test]
fn a_mail_that_a_hostel_lends_makes_two_people_of_two() {
    let titles = "Nom;Prénom;Date de naissance;Mail;N° CAF;Observations\n";
    let (names, done) = imported(&[
        &format!(
            "{titles}VERNET;Idriss;01/01/1990;accueil@foyer.exemple.fr;2345678;Arrivé en mars\n"
        ),
        &format!("{titles}SOW;Idriss;01/01/1990;accueil@foyer.exemple.fr;8765432;\n"),
    ]);
    assert_eq!(names, ["VERNET Idriss", "SOW Idriss"]);
    assert_eq!(counts(&done[1]), (1, 0, 0, 0));
    assert_eq!(counts(&done[2]), (0, 0, 1, 0));
}

#[test]
fn a_couple_born_the_same_day_under_one_household_number_is_two_people() {
    let (names, done) = imported(&[
        "Nom;Prénom;Date de naissance;N° dossier;Rôle;Date du dernier RDV;Statut du rdv\n\
         BELKACEM;Samir;01/01/1985;66012;dem;05/02/2026;honoré\n\
         BELKACEM;Nora;01/01/1985;66012;cjt;06/02/2026;Absence non excusée\n",
    ]);
    assert_eq!(names, ["BELKACEM Samir", "BELKACEM Nora"]);
    assert_eq!(counts(&done[1]), (0, 0, 2, 0));
}

#[test]
fn twins_who_share_a_telephone_and_half_a_first_name_are_two_people() {
    let (names, _) = imported(&["Nom;Prénom;Date de naissance;Téléphone;Commune\n\
         PONS;Anne-Laure;14/02/1999;0639980001;Cahors\n\
         PONS;Anne-Claire;14/02/1999;0639980001;Figeac\n"]);
    assert_eq!(names, ["PONS Anne-Laure", "PONS Anne-Claire"]);
}

#[test]
fn a_father_and_his_son_of_one_household_are_two_people() {
    let (names, _) = imported(&["Nom;Prénom;Date de naissance;N° dossier;Rôle\n\
         BELKACEM;Karim;01/01/1960;66013;dem\n\
         BELKACEM;Karim Amine;03/05/1990;66013;enf\n"]);
    assert_eq!(names, ["BELKACEM Karim", "BELKACEM Karim Amine"]);
}

#[test]
fn a_name_of_birth_and_one_of_marriage_are_kept_in_their_places() {
    for text in [
        "Nom;Nom marital;Prénom;Date de naissance\nSERRES;LAFONT;Anne;12/03/1980\n",
        "Nom;Prénom;Date de naissance\nLAFONT née SERRES;Anne;12/03/1980\n",
    ] {
        let (_place, mut store) = store();
        import(&mut store, &sheet(text));
        let [person] = people(&store).try_into().unwrap();
        let names = ["nom", "nom_naissance", "prenom"].map(|field| person.text(field));
        assert_eq!(names, [Some("LAFONT"), Some("SERRES"), Some("Anne")]);
    }
}

#[test]
fn an_old_value_is_listed_and_never_put_over_a_newer_one_unseen() {
    let titles = "Nom;Prénom;Date de naissance;Téléphone;Commune;Référent;Adresse\n";
    let (_place, mut store) = store();
    let with = |store: &mut Store, row: &str, day: (i32, u32, u32)| {
        let day = Date::from_ymd_opt(day.0, day.1, day.2);
        let how = How {
            standing: Standing::Newer(day),
            ..How::from(Mode::Write)
        };
        let sheet = sheet(&format!("{titles}{row}\n"));
        run(store, &sheet, &author(), &moment(), how, &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap()
    };
    with(
        &mut store,
        "MAURY;Anne;12/03/1981;0639980002;Figeac;SAÏDI Karim;2 rue B",
        (2026, 3, 9),
    );
    let before = everything(&store);
    let done = with(
        &mut store,
        "MAURY;Anne;12/03/1981;0639980001;Cahors;PERRIN Julie;1 rue A",
        (2026, 1, 5),
    );
    assert_eq!(everything(&store), before);
    for column in ["Téléphone", "Commune", "Référent", "Adresse"] {
        let said = done
            .avertissements
            .iter()
            .find(|it| it.column.as_deref() == Some(column));
        let reason = &said.unwrap_or_else(|| panic!("{column}")).reason;
        assert!(reason.contains("n’est pas repris"), "{reason}");
    }
}

/// A line whose birth date or whose name alone is not enough to know someone by is known again all the same, once, when
/// their file has all that it says.
#[test]
fn the_same_file_twice_refuses_no_line_that_it_took() {
    let text = "Nom;Prénom;Date de naissance;Référent;Orienté le;Téléphone;N° CAF\n\
         BENALI;Mohamed;01/01/1980;PERRIN Julie;12/02/2026;;\n\
         DIALLO;Awa;01/01/1990;;13/02/2026;;\n\
         PETIT;Anne;;PERRIN Julie;14/02/2026;;8110001\n\
         ROUX;Marie;;;;0639980003;\n\
         DIALLO;Awa;01/01/1990;;15/02/2026;;\n\
         MAURY;Paul;01/01/1975;;;0639980002;\n";
    let (_place, mut store) = store();
    let first = import(&mut store, &sheet(text));
    assert_eq!(counts(&first), (5, 0, 0, 1), "{:?}", first.rejetes);
    let before = everything(&store);
    for _ in 0..2 {
        let rehearsed = trial(&mut store, &sheet(text));
        let again = import(&mut store, &sheet(text));
        assert_eq!(counts(&rehearsed), counts(&again));
        assert_eq!(counts(&again), (0, 0, 5, 1), "{:?}", again.rejetes);
        assert_eq!(again.rejetes[0].line, 6);
        assert_eq!(everything(&store), before);
    }
    // Another line of that name that says something else is still asked about.
    let other = "Nom;Prénom;Date de naissance;Orienté le\nBENALI;Mohamed;01/01/1980;01/03/2026\n";
    assert_eq!(counts(&import(&mut store, &sheet(other))), (0, 0, 0, 1));
    assert_eq!(everything(&store), before);
    assert!(store.verify().unwrap().is_clean());
}
