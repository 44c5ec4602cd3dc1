//! What was decided line by line: whom a line speaks of, which value stands.
use super::*;

fn decided(store: &mut Store, text: &str, choices: Choices) -> Summary {
    let how = How {
        choices,
        ..How::from(Mode::Write)
    };
    let mut on = |_| ControlFlow::Continue(());
    let sheet = sheet(text);
    run(store, &sheet, &author(), &moment(), how, &mut on).unwrap()
}

const KNOWN: &str =
    "Nom;Prénom;Date de naissance;Téléphone;Commune\nDUPONT;Anne;12/03/1981;06 39 98 00 01;Sète\n";
/// Nobody can tell: no birth date.
const DOUBT: &str = "Nom;Prénom;Téléphone;Commune\nDUPONT;Anne;06 39 98 00 01;Agde\n";

#[test]
fn a_doubt_says_who_it_may_be_and_is_settled_as_decided() {
    for (whom, counted, files) in [
        (None, (0, 0, 0, 1), 1),
        (Some(Whom::Left), (0, 0, 0, 1), 1),
        (Some(Whom::New), (1, 0, 0, 0), 2),
    ] {
        let (_place, mut store) = store();
        import(&mut store, &sheet(KNOWN));
        let mut choices = Choices::default();
        if let Some(whom) = whom {
            choices.set_person(2, whom);
        }
        let done = decided(&mut store, DOUBT, choices);
        assert_eq!((counts(&done), people(&store).len()), (counted, files));
        let doubt = done
            .notices()
            .find(|it| it.matter == Matter::Doubt)
            .unwrap();
        assert_eq!(doubt.candidates[0].person, people(&store)[0].id);
        assert!(doubt.candidates[0].agreeing.contains(&"même nom"));
    }
}

#[test]
fn a_line_said_to_be_someone_completes_their_file_and_lists_what_differs() {
    let (_place, mut store) = store();
    import(&mut store, &sheet(KNOWN));
    let id = people(&store)[0].id;
    let mut choices = Choices::default();
    choices.set_person(2, Whom::Known(id));
    let done = decided(&mut store, DOUBT, choices.clone());
    assert_eq!(people(&store).len(), 1);
    let json = done.json();
    let notices = json["avertissements"].as_array().unwrap();
    let replaced = notices
        .iter()
        .find(|it| it["nature"] == "remplacee")
        .unwrap();
    assert_eq!(
        (&replaced["champ"], &replaced["avant"], &replaced["apres"]),
        (&"Commune".into(), &"Sète".into(), &"Agde".into())
    );
    assert_eq!(
        (&replaced["dossier"], &replaced["personne"]),
        (&id.into(), &"DUPONT Anne".into())
    );
    assert_eq!(replaced["depuis"], "2026-03-09");
    // Someone else's number is nobody's: the doubt stays.
    let mut wrong = Choices::default();
    wrong.set_person(2, Whom::Known(id + 1000));
    assert_eq!(counts(&decided(&mut store, DOUBT, wrong)), (0, 0, 0, 1));
}

#[test]
fn each_value_stands_as_decided_even_a_name() {
    let (_place, mut store) = store();
    import(&mut store, &sheet(KNOWN));
    let other = KNOWN.replace("Sète", "Agde").replace("DUPONT", "DUPOND");
    let mut choices = Choices::default();
    choices.set_value(2, F::City, Which::Stored);
    choices.set_value(2, F::LastName, Which::Imported);
    let done = decided(&mut store, &other, choices);
    let row = people(&store).remove(0);
    assert_eq!(
        (row.text("nom"), row.text("commune")),
        (Some("DUPOND"), Some("Sète"))
    );
    assert_eq!(
        (done.count(Matter::Replaced), done.count(Matter::Left)),
        (1, 1)
    );
}

#[test]
fn what_is_filled_and_added_is_counted_by_column_and_by_person() {
    let (_place, mut store) = store();
    import(
        &mut store,
        &sheet("Nom;Prénom;Date de naissance\nDUPONT;Anne;12/03/1981\n"),
    );
    let more = format!("{KNOWN}ROUX;Luc;01/02/1990;;\n").replace("Commune", "Référent");
    let done = decided(&mut store, &more, Choices::default());
    let filled: Vec<(&str, usize)> = done
        .columns
        .iter()
        .filter(|it| it.filled > 0)
        .map(|it| (it.title.as_str(), it.filled))
        .collect();
    assert_eq!(filled, [("Téléphone", 1), ("Référent", 1)]);
    let touched: Vec<(u32, Effect)> = done.touched.iter().map(|it| (it.line, it.effect)).collect();
    assert_eq!(touched, [(2, Effect::Completed), (3, Effect::Added)]);
    assert_eq!(done.count(Matter::Made), 1);
}
