//! `carnet rappels`: who is to be reminded, the message, the table for what sends it, what is noted.
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::{Entity, Row};
use carnet::domain::rights::Role;
use carnet::store::Store;
use serde_json::Value;

use super::home::{DAY, Home};
use super::roles::home_of;

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn report(home: &Home, words: &[&str]) -> Value {
    let text = home.out(&[words, &["rappels", "--json"]].concat());
    serde_json::from_str(&text).unwrap()
}

/// Fixes an appointment for tomorrow, in a place that tells the structure.
fn fixed_for_tomorrow(home: &Home, person: i64) {
    let mut store = Store::open(&home.base()).unwrap();
    let today = Clock::System.today();
    let rules = store.rule_book().unwrap();
    let day = carnet::store::reminder_days(today, rules.calendar()).0;
    let values = vec![
        ("allocataire_id", person.into()),
        ("type", "accompagnement".into()),
        ("prevu_le", carnet::domain::date::iso(day).into()),
        ("heure", "14:45".into()),
        ("canal", "permanence".into()),
        ("lieu", "Maison du RSA, 3 rue des Lilas".into()),
        ("agent_id", 1.into()),
        ("statut", "prevu".into()),
    ];
    let author = Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    };
    let op = Op::insert(Entity::Appointment, values);
    let change = Change::entry("Rendez-vous", Some(person), vec![op]);
    store
        .apply(&author, &Clock::System.moment(), &change)
        .unwrap();
}

fn contacts(home: &Home) -> Vec<Row> {
    let store = Store::open(&home.base()).unwrap();
    store.all_rows(Entity::Contact).unwrap()
}

#[test]
fn the_people_of_the_next_two_working_days_come_with_their_message() {
    let home = Home::with_demo();
    let said = report(&home, &["--date", DAY]);
    assert_eq!(said["schema"], "carnet.rappels/1");
    // A Saturday: Monday and Tuesday are next.
    assert_eq!(
        (&said["du"], &said["au"]),
        (&"2026-11-22".into(), &"2026-11-24".into())
    );
    let all = said["rappels"].as_array().unwrap();
    assert!(!all.is_empty());
    let fields = all[0].as_object().unwrap();
    let keys: Vec<&str> = fields.keys().map(String::as_str).collect();
    let shape = [
        "rendez_vous",
        "date",
        "heure",
        "allocataire",
        "agent",
        "telephone",
        "courriel",
        "texte",
    ];
    assert_eq!(keys, shape);
    let text = plain(&home.out(&["--date", DAY, "rappels"]));
    assert_eq!(text.lines().count(), all.len() * 2, "{text}");
    for it in all {
        let words = plain(it["texte"].as_str().unwrap());
        assert!(words.starts_with("Rappel : rendez-vous le "), "{words}");
        assert!(
            words.contains(" novembre") && words.ends_with('.'),
            "{words}"
        );
        assert!(!it["telephone"].is_null() || !it["courriel"].is_null());
        assert!(text.contains(&format!("    {words}\n")), "{text}");
        for told in [
            "RSA",
            "insertion",
            "accompagnement",
            it["allocataire"]["nom"].as_str().unwrap(),
        ] {
            assert!(!words.contains(told), "{words}");
        }
    }
    let none = home.run(&["--date", "01/01/2020", "rappels"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
    let said = plain(&none.err);
    assert!(
        said.contains("Aucun rappel à envoyer du 02/01/2020 au 03/01/2020."),
        "{said}"
    );
    assert_eq!(home.run(&["rappels", "--referent", "9999"]).code, 3);
}

#[test]
fn the_table_is_for_what_sends_and_its_cells_run_nothing() {
    let home = Home::with_demo();
    home.write(
        "config/carnet/documents.toml",
        "[rappel]\ntexte = [\"=RAPPEL le {date}\", \"à {heure}\"]\n",
    );
    let text = plain(&home.out(&["--date", DAY, "rappels", "--csv"]));
    let mut lines = text.trim_start_matches('\u{feff}').split("\r\n");
    assert_eq!(lines.next(), Some("telephone;courriel;texte;remarque"));
    let rows: Vec<&str> = lines.filter(|it| !it.is_empty()).collect();
    let known = report(&home, &["--date", DAY]);
    assert_eq!(rows.len(), known["rappels"].as_array().unwrap().len());
    for row in rows {
        assert!(row.contains(";'=RAPPEL le "), "{row}");
    }
    home.write(
        "config/carnet/documents.toml",
        "[rappel]\ntexte = [\"{nom}\"]\n",
    );
    let ran = home.run(&["rappels"]);
    assert_eq!(ran.code, 7);
    assert!(
        plain(&ran.err).contains("« {nom} » n’est pas connu"),
        "{}",
        ran.err
    );
    assert_eq!(home.run(&["document", "verifier"]).code, 7);
}

#[test]
fn what_is_noted_is_one_act_and_nobody_is_reminded_twice() {
    let home = Home::with_demo();
    fixed_for_tomorrow(&home, 1);
    let before = contacts(&home).len();
    let said = report(&home, &[]);
    let all = said["rappels"].as_array().unwrap().clone();
    let mine = all.iter().find(|it| it["allocataire"]["id"] == 1).unwrap();
    let words = plain(mine["texte"].as_str().unwrap());
    assert!(
        words.contains(" à 14 h 45, 3 rue des Lilas, avec "),
        "{words}"
    );
    let mut people: Vec<i64> = all
        .iter()
        .map(|it| it["allocataire"]["id"].as_i64().unwrap())
        .collect();
    people.sort_unstable();
    people.dedup();
    let ran = home.run(&["rappels", "--noter"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("Enregistré. Rappels envoyés à "),
        "{}",
        ran.err
    );
    let noted = contacts(&home).split_off(before);
    assert_eq!(noted.len(), people.len());
    let one = noted
        .iter()
        .find(|it| it.int("allocataire_id") == Some(1))
        .unwrap();
    assert_eq!(one.text("sens"), Some("sortant"));
    assert!(matches!(one.text("canal"), Some("sms" | "courriel")));
    assert!(
        one.text("note")
            .unwrap()
            .starts_with("Rappel du rendez-vous du ")
    );
    assert_eq!(report(&home, &[])["rappels"], serde_json::json!([]));
    assert_eq!(home.run(&["--date", DAY, "rappels", "--noter"]).code, 6);
    assert!(home.out(&["verifier"]).contains("Tout est en ordre"));
}

#[test]
fn who_may_not_export_or_note_still_reads_them() {
    let (home, ..) = home_of(Role::Desk);
    assert_eq!(home.run(&["rappels"]).code, 0);
    assert_eq!(home.run(&["rappels", "--csv"]).code, 6);
    let before = contacts(&home).len();
    let ran = home.run(&["rappels", "--noter"]);
    assert_eq!((ran.code, ran.out.as_str()), (6, ""), "{}", ran.err);
    assert_eq!(contacts(&home).len(), before);
    // The secretariat notes them, without the words of a note, which it does not see.
    let (home, ..) = home_of(Role::Secretariat);
    fixed_for_tomorrow(&home, 1);
    let ran = home.run(&["rappels", "--noter"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let last = contacts(&home).into_iter().max_by_key(|it| it.id).unwrap();
    assert_eq!(
        (last.text("sens"), last.text("note")),
        (Some("sortant"), None)
    );
}
