//! Stores written by earlier versions open whole: nothing is lost, the trace still follows, what
//! was done can still be undone.
use std::ops::ControlFlow;

use super::*;
use crate::domain::contract::ContractStatus;
use crate::domain::deadlines::cohort::{COUNTED, PeriodKind};
use crate::domain::facts::ObjectKind;
use crate::domain::rules::{EventKey, Level};
use crate::domain::vocabulary::ParcoursKind;
use crate::store::deadline_index::{COLUMNS, live};
use crate::store::open::APPLICATION_ID;
use crate::store::places;
use crate::store::sql::{Conn, execute, pragma, query};
use crate::store::upgrade::MIGRATIONS;

/// A store as the first version wrote it: two invented people, one taken in by an import.
const FIRST: &str = include_str!("../../../fixtures/formats/1.sql");

fn first_format() -> (tempfile::TempDir, std::path::PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("ancien.db");
    std::fs::File::create(&path).unwrap();
    let conn = Conn::open(&path, true).unwrap();
    conn.run("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF;")
        .unwrap();
    conn.run(MIGRATIONS[0]).unwrap();
    conn.run(FIRST).unwrap();
    conn.run(
        "INSERT INTO recherche(rowid, mots) SELECT allocataire_id, mots FROM ligne; PRAGMA user_version = 1;",
    )
    .unwrap();
    pragma::set(&conn, "application_id", &APPLICATION_ID.to_string()).unwrap();
    (place, path)
}

/// The store as the program has it once open: what newer rules read is computed again.
fn opened(path: &std::path::Path) -> Store {
    let mut store = Store::open(path).unwrap();
    assert!(store.is_index_stale().unwrap());
    let done = store
        .change_rules(&author("Marie"), &moment(), &RuleChange::None, &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(done.is_some());
    store
}

#[test]
fn a_store_of_the_first_format_opens_whole() {
    let (_place, path) = first_format();
    let mut store = opened(&path);
    let state = store.verify().unwrap();
    assert!(state.is_clean(), "{state:?}");
    let query = Query {
        search: "exemple".into(),
        ..Query::new(day("2026-11-22"))
    };
    let found = store.ids(&query, 10).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(store.history(found[0], 100).unwrap().len(), 1);
    // A new write goes on from the old trace.
    person(&mut store, "Petit", "Léa");
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn the_appointments_show_before_anything_is_computed_again() {
    let (_place, path) = first_format();
    let store = Store::open(&path).unwrap();
    assert!(store.is_index_stale().unwrap());
    let line = store.line(&Query::new(day("2026-11-22")), 1).unwrap();
    let time = crate::domain::date::Time::from_code("15:30");
    assert_eq!(line.appointments, [(day("2026-11-25"), time)]);
}

#[test]
fn what_the_first_version_did_can_still_be_undone() {
    let (_place, path) = first_format();
    let mut store = opened(&path);
    let undone = store.undo(&author("root"), &moment()).unwrap();
    assert!(undone.label.contains("one.csv"), "{undone:?}");
    let query = Query::new(day("2026-11-22"));
    assert_eq!(store.ids(&query, 10).unwrap().len(), 2);
    assert!(store.verify().unwrap().is_clean());
}

/// A leave says when it was entered: as the journal does when it was typed, else its first day.
#[test]
fn leaves_of_an_earlier_store_are_dated_by_the_journal() {
    let (place, mut store) = store();
    let id = person(&mut store, "Petit", "Léa");
    let leave = |store: &mut Store| {
        let values = vec![
            ("allocataire_id", Value::Int(id)),
            ("motif", "autre".into()),
            ("debut", "2026-12-01".into()),
        ];
        let insert = Op::Insert {
            entity: Entity::Exemption,
            values,
        };
        let entry = Change::entry("Essai", Some(id), vec![insert]);
        store.apply(&author("A"), &moment(), &entry).unwrap();
    };
    leave(&mut store);
    leave(&mut store);
    let back = "ALTER TABLE neutralisation DROP COLUMN saisie_le; DROP INDEX ligne_inconnu_le; \
         ALTER TABLE contrat_version DROP COLUMN socle_1; \
         ALTER TABLE contrat_version DROP COLUMN socle_2; DROP TABLE socle; DROP TABLE identite; \
         DROP TABLE sceau; DROP TABLE conservation; DROP TABLE demande_personne; DROP TABLE consultation; DROP TABLE tournee; ALTER TABLE acte DROP COLUMN definitif; DROP TABLE ancien_dossier; DROP TABLE deux_personnes; DROP INDEX allocataire_foyer; \
         DROP INDEX action_acteur_structure; DROP INDEX action_acteur_nom; \
         ALTER TABLE rdv DROP COLUMN situation_revue; ALTER TABLE rdv DROP COLUMN plan_revu; \
         UPDATE acte SET nature = 'import' WHERE id = (SELECT MAX(id) FROM acte); \
         PRAGMA user_version = 11;";
    store.conn.run(&former_tables()).unwrap();
    store.conn.run(back).unwrap();
    drop(store);
    let store = opened(&place.path().join("essai.db"));
    let rows = store.all_rows(Entity::Exemption).unwrap();
    let mut days: Vec<_> = rows.iter().filter_map(|it| it.date("saisie_le")).collect();
    days.sort();
    assert_eq!(days, [day("2026-11-21"), day("2026-12-01")]);
    assert!(store.verify().unwrap().is_clean());
}

/// The text of one step from a place to another one.
fn part_of(step: usize, from: &str, to: &str) -> &'static str {
    let (_, rest) = MIGRATIONS[step].split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

/// What makes a table the one that a step made, with what is read of it as the columns were.
fn former(table: &str, made: &str, read: &str) -> String {
    format!(
        "ALTER TABLE {table} RENAME TO nouvelle; CREATE TABLE {table} {made} STRICT; \
         INSERT INTO {table} SELECT {read} FROM nouvelle e; DROP TABLE nouvelle; "
    )
}

/// What makes the derived rows those of the format 22.
fn former_tables() -> String {
    let line = part_of(0, "CREATE TABLE ligne", "STRICT").replace(
        "contact_le TEXT NOT NULL",
        "contact_le TEXT NOT NULL, rendez_vous TEXT, contrat TEXT, contrat_fin TEXT",
    );
    let rules = (0..).zip(COUNTED);
    let rules = rules.map(|(place, rule): (usize, _)| format!(" WHEN {place} THEN '{rule}'"));
    let rules = format!("CASE regle{} END", rules.collect::<String>());
    let kind = places::code("orientation", ParcoursKind::ALL);
    let stays = format!(
        "allocataire_id, rang, structure_id, referent_id, {kind}, dernier_referent_id, premier, entree_rsa_le, \
         informe_le, decide_le, notifie_le, entree_le, fin_le, sortie, fin_mois, rdv_le, rdv_statut, honore_le, \
         orientation_notee, orientation_honore_le, contrat_le, contrat_mois, contrat_social"
    );
    let periods = format!(
        "allocataire_id, rang, {}, passage, du, au, mois, structure_id, referent_id, {kind}",
        places::code("genre", PeriodKind::ALL)
    );
    let day = |column: &str| format!("date({column} + 1721424.5)");
    let days = [
        "depart_le",
        "due",
        "bientot_le",
        "visible_le",
        "jusque_le",
        "neutralise_du",
        "neutralise_au",
    ];
    let due_dates = format!(
        "NULL, allocataire_id, regle, {}, alerte, {}, objet_id, {}, {}, NULL, {}",
        places::code("niveau", Level::ALL),
        places::code("objet", ObjectKind::ALL),
        places::code("evenement", EventKey::ALL),
        days.map(day).join(", "),
        COLUMNS.rsplit_once("e.objet_id, ").unwrap().1,
    );
    [
        former(
            "echeance",
            part_of(1, "CREATE TABLE echeance_2", "STRICT"),
            &due_dates,
        ),
        former(
            "ligne",
            &line,
            "allocataire_id, cle, nom, mots, ouvert, referent_id, structure_id, orientation, \
             date(premier_due + 1721424.5), date(inconnu_le + 1721424.5), 0, contact_le, \
             rendez_vous, contrat, contrat_fin",
        ),
        former(
            "cas",
            part_of(5, "CREATE TABLE cas", "STRICT"),
            &format!(
                "allocataire_id, rang, {rules}, depart_le, due, \
                 fin_le, annule_le, apart, structure_id, referent_id, {kind}, cree_le, honore_le"
            ),
        ),
        former(
            "passage",
            part_of(5, "CREATE TABLE passage", "STRICT"),
            &stays,
        ),
        former(
            "periode",
            part_of(6, "CREATE TABLE periode", "STRICT"),
            &periods,
        ),
        "CREATE INDEX ligne_due ON ligne(ouvert); CREATE INDEX ligne_inconnu_le ON ligne(ouvert); \
         ALTER TABLE contrat_version DROP COLUMN abrege; ALTER TABLE revue DROP COLUMN contenu; \
         ALTER TABLE structure DROP COLUMN courriel; ALTER TABLE structure DROP COLUMN permanences; \
         ALTER TABLE action DROP COLUMN theme; \
         ALTER TABLE rdv DROP COLUMN sujet; ALTER TABLE rdv DROP COLUMN aussi_avec; \
         ALTER TABLE orientation DROP COLUMN souhait; ALTER TABLE situation DROP COLUMN appuis; \
         DROP TABLE texte_bilan; DROP TABLE piece_jointe; DROP TABLE piece_contenu; DROP TABLE convention; DROP TABLE personnel; DROP TABLE partenariat; \
         DROP TABLE bilan_fige; DROP TABLE intervention; DROP TABLE asr; DROP TABLE besoin; \
         ALTER TABLE allocataire DROP COLUMN qualification; \
         ALTER TABLE contrat DROP COLUMN vecu; ALTER TABLE contrat DROP COLUMN vecu_parole; \
         DROP TABLE permanence; DROP TABLE urgence;"
            .to_owned(),
    ]
    .concat()
}

/// The due dates and the list of the format before are converted: nothing is computed again.
#[test]
fn what_is_derived_in_a_store_of_the_format_22_says_the_same_in_less_room() {
    let (place, mut store) = store();
    let id = person(&mut store, "Petit", "Léa");
    let whose = || ("allocataire_id", Value::Int(id));
    let insert = |entity, values| Op::Insert { entity, values };
    let action = |libelle: &str, who: Option<&str>| {
        let values = vec![
            whose(),
            ("libelle", libelle.into()),
            ("acteur_structure", who.into()),
            ("echeance", "2026-11-10".into()),
            ("statut", "a_faire".into()),
        ];
        insert(Entity::Action, values)
    };
    let mut ops = vec![
        insert(
            Entity::Objective,
            vec![
                whose(),
                ("libelle", "Permis".into()),
                ("echeance", "2026-12-10".into()),
            ],
        ),
        action("Inscription", Some("Auto-école (La Traverse)")),
        action("Inscription (La Traverse)", None),
        insert(
            Entity::Exemption,
            vec![
                whose(),
                ("motif", "autre".into()),
                ("debut", "2026-12-01".into()),
            ],
        ),
    ];
    let contract = vec![
        whose(),
        ("nature", "cer".into()),
        ("signe_allocataire_le", "2026-06-01".into()),
        ("signe_referent_le", "2026-06-01".into()),
        ("debut", "2026-06-01".into()),
        ("fin", "2027-05-31".into()),
    ];
    ops.push(insert(Entity::Contract, contract));
    let entry = Change::entry("Essai", Some(id), ops);
    store.apply(&author("A"), &moment(), &entry).unwrap();
    let before = live(&store.conn, "1 = 1", &[]).unwrap();
    let words: Vec<_> = before
        .iter()
        .filter_map(|row| row.detail.as_deref())
        .collect();
    assert!(
        words.contains(&"Inscription (Auto-école (La Traverse))"),
        "{words:?}"
    );
    assert!(words.contains(&"Permis") && words.contains(&"Inscription (La Traverse)"));
    let line = store.line(&Query::new(day("2026-11-22")), id).unwrap();

    assert!(line.contract.is_some());
    let derived = |store: &Store| {
        let tables = [
            ("identite", 2),
            ("echeance", 17),
            ("ligne", 14),
            ("urgence", 8),
            ("cas", 13),
            ("passage", 23),
            ("periode", 10),
        ];
        tables.map(|(table, columns)| {
            let text = format!("SELECT * FROM {table} ORDER BY allocataire_id, 2");
            query(&store.conn, &text, &[], |row| row.values(0, columns)).unwrap()
        })
    };
    let rows = derived(&store);
    store.conn.run(&former_tables()).unwrap();
    let statuses = "SELECT contrat FROM ligne WHERE contrat IS NOT NULL";
    let statuses: Vec<String> = query(&store.conn, statuses, &[], |row| row.get(0)).unwrap();
    let steps = statuses[0].split(' ').map(|step| {
        let (day, place) = step.rsplit_once('=').unwrap_or(("", step));
        let code = ContractStatus::ALL[place.parse::<usize>().unwrap()].code();
        if day.is_empty() {
            code.to_owned()
        } else {
            format!("{day}={code}")
        }
    });
    let statuses = steps.collect::<Vec<_>>().join(" ");
    assert!(statuses.ends_with("2027-06-01=echu"), "{statuses}");
    let text = "UPDATE ligne SET contrat = $1 WHERE contrat IS NOT NULL";
    execute(&store.conn, text, &[&statuses]).unwrap();
    let back = "DROP INDEX action_acteur_nom; CREATE INDEX action_acteur_nom ON action(acteur_nom); \
         ALTER TABLE rdv DROP COLUMN situation_revue; ALTER TABLE rdv DROP COLUMN plan_revu; \
         PRAGMA user_version = 22;";
    store.conn.run(back).unwrap();
    let keys = "UPDATE identite SET cle = cle + 4294967296 WHERE cle < 0";
    store.conn.run(keys).unwrap();
    drop(store);
    let store = Store::open(&place.path().join("essai.db")).unwrap();
    assert!(!store.is_index_stale().unwrap());
    assert_eq!(derived(&store), rows);
    assert_eq!(live(&store.conn, "1 = 1", &[]).unwrap(), before);
    assert_eq!(
        store.line(&Query::new(day("2026-11-22")), id).unwrap(),
        line
    );
    let state = store.verify().unwrap();
    assert!(state.is_clean(), "{state:?}");
}

/// What is chosen among few is kept by its place: no place may change without a new computation.
#[test]
fn the_places_of_what_derived_rows_keep_by_number_stay() {
    let step = MIGRATIONS[22];
    let levels = Level::ALL.iter().map(|it| it.code());
    let kinds = ObjectKind::ALL.iter().map(|it| it.code());
    let events = EventKey::ALL.iter().map(|it| it.code());
    let periods = PeriodKind::ALL.iter().map(|it| it.code());
    let parcours = ParcoursKind::ALL.iter().map(|it| it.code());
    for (place, status) in ContractStatus::ALL.iter().enumerate() {
        assert!(step.contains(&format!("'{}', '{place}')", status.code())));
    }
    let all = levels.enumerate().chain(kinds.enumerate());
    let all = all.chain(events.enumerate()).chain(periods.enumerate());
    let all = all.chain(parcours.enumerate());
    for (place, code) in all.chain(COUNTED.into_iter().enumerate()) {
        // Those that came later are not in the step: they come after the others.
        let kept = step.contains(&format!("WHEN '{code}' THEN"));
        let in_place = step.contains(&format!("WHEN '{code}' THEN {place}"));
        assert_eq!(kept, in_place, "{code} {place}");
    }
}
