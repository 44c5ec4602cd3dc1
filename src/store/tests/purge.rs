//! A file erased for good: nothing of it is left, all the rest is as before, and it still adds up.
use super::*;
use crate::domain::change::Nature;
use crate::domain::rights::Rights;
use crate::domain::vocabulary::{PurgeReason, RetentionKind};

fn purge(store: &mut Store, id: Id) -> Result<Purged> {
    store.purge((&author("Chef"), &moment()), id, PurgeReason::Expired)
}

fn note(store: &mut Store, who: &str, id: Id, text: &str) {
    let row = store.row(Entity::Allocataire, id).unwrap();
    let op = Op::update(&row, vec![("note", text.into())]);
    let change = Change::entry("Note", Some(id), vec![op]);
    store.apply(&author(who), &moment(), &change).unwrap();
}

#[test]
fn a_purged_file_leaves_an_act_and_its_number_and_nothing_else() {
    let (_place, mut store) = store();
    let gone = person(&mut store, "Zorglub", "Inès");
    let kept = person(&mut store, "Faure", "Léa");
    note(&mut store, "Marie", gone, "Très confidentiel");
    let before = store.history(kept, 10).unwrap();
    let done = purge(&mut store, gone).unwrap();
    assert_eq!(done.numbers, [gone]);
    assert_eq!(store.clear_traces().unwrap(), Cleared::Whole);
    assert!(store.row(Entity::Allocataire, gone).is_err());
    assert_eq!(store.history(kept, 10).unwrap(), before);
    let report = store.verify().unwrap();
    assert!(report.is_clean(), "{report:?}");
    let labels: Vec<String> = sql::query(
        &store.conn,
        "SELECT libelle FROM acte ORDER BY id",
        &[],
        |row| row.get(0),
    )
    .unwrap();
    assert_eq!(
        labels,
        [
            "dossier purgé".to_owned(),
            "Nouveau dossier Faure".to_owned(),
            "dossier purgé".to_owned(),
            format!("Dossier n° {gone} purgé : durée de conservation dépassée"),
        ]
    );
    // Whoever comes next has another number.
    purge(&mut store, kept).unwrap();
    let next = person(&mut store, "Nouveau", "Jean");
    assert!(next > kept);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn what_was_done_of_a_purged_file_says_that_it_can_no_longer_be_taken_back() {
    let (_place, mut store) = store();
    let (one, other) = (
        person(&mut store, "Zorglub", "Inès"),
        person(&mut store, "Faure", "Léa"),
    );
    note(&mut store, "Claire", other, "Pour Léa");
    note(&mut store, "Claire", one, "Pour Inès");
    purge(&mut store, one).unwrap();
    let said = store.undo(&author("Claire"), &moment()).unwrap_err();
    assert!(said.to_string().contains("purgé depuis"), "{said}");
    // Then the act before it.
    store.undo(&author("Claire"), &moment()).unwrap();
    let row = store.row(Entity::Allocataire, other).unwrap();
    assert_eq!(row.text("note"), None);
    let said = store.undo(&author("Chef"), &moment()).unwrap_err();
    assert!(
        said.to_string().contains("une purge ne s’annule pas"),
        "{said}"
    );
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn a_summary_that_was_kept_names_a_purged_person_no_more_and_still_reads() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Zorglub", "Inès");
    let uid = store.row(Entity::Allocataire, id).unwrap().uid;
    // The lists lose what they said of the person, days and reasons too; the others stay.
    let listed =
        |who: &str| format!("{{\"ligne\":\"H1.1\",\"qui\":\"{who}\",\"le\":\"2026-03-01\"}}");
    let text = format!(
        "{{\"H1.1\":12.5,\"qui\":\"{uid}\",\"liste\":[{},{}]}}",
        listed(&uid),
        listed("une autre")
    );
    let by = author("Chef");
    store.freeze(&by, &moment(), "2026", text).unwrap();
    purge(&mut store, id).unwrap();
    let kept = store.frozen("2026").unwrap();
    let left = format!(
        "{{\"H1.1\":12.5,\"qui\":\"personne purgée\",\"liste\":[{}],\"purged\":1}}",
        listed("une autre")
    );
    assert_eq!(kept.text, left);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn a_freeze_a_limitation_or_a_postponement_holds_a_file_and_a_role_may_not() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Zorglub", "Inès");
    let values = vec![
        ("allocataire_id", Value::Int(id)),
        ("nature", RetentionKind::Freeze.code().into()),
        ("motif", "Recours".into()),
        ("decide_le", "2026-11-20".into()),
    ];
    let change = Change::entry("Gel", Some(id), vec![Op::insert(Entity::Retention, values)]);
    let frozen = store.apply(&author("Chef"), &moment(), &change).unwrap();
    let far = day("2040-01-01");
    assert_eq!(store.overdue(far).unwrap().held, 1);
    assert!(matches!(purge(&mut store, id), Err(StoreError::Refused(_))));
    let row = store.row(Entity::Retention, frozen.records[0]).unwrap();
    let lift = Op::update(&row, vec![("leve_le", "2026-11-21".into())]);
    let change = Change::entry("Levée", Some(id), vec![lift]);
    store.apply(&author("Chef"), &moment(), &change).unwrap();
    let kept = store.overdue(far).unwrap();
    assert_eq!((kept.held, kept.overdue.len()), (0, 1));
    store.look_as(Rights::of(Some(crate::domain::vocabulary::Role::Referent)));
    assert!(matches!(
        purge(&mut store, id),
        Err(StoreError::NotAllowed(_))
    ));
    assert!(store.overdue(far).is_err());
}

#[test]
fn a_file_is_listed_from_the_day_its_months_are_over_and_the_months_can_change() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Faure", "Léa");
    // The appointment of 26/10/2026 was kept.
    let listed = |store: &Store, on: &str| store.overdue(day(on)).unwrap().overdue;
    assert!(listed(&store, "2028-10-25").is_empty());
    let found = listed(&store, "2028-10-26");
    assert_eq!(found[0].row.id, id);
    assert_eq!(found[0].last_contact, Some(day("2026-10-26")));
    assert!(found[0].followed);
    let by = author("Chef");
    for wrong in [0, 37] {
        assert!(store.keep_for((&by, &moment()), wrong).is_err());
    }
    store.keep_for((&by, &moment()), 6).unwrap();
    assert_eq!(listed(&store, "2027-04-26").len(), 1);
    assert!(listed(&store, "2027-04-25").is_empty());
    let said = store.undo(&by, &moment()).unwrap_err();
    assert!(said.to_string().contains("carnet conservation"), "{said}");
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn files_made_one_go_together_and_those_made_two_again_apart() {
    use crate::domain::merge::Wish;
    let (_place, mut store) = store();
    let (one, other) = (
        person(&mut store, "Zorglub", "Inès"),
        person(&mut store, "Quorvex", "Inès"),
    );
    let wish = Wish {
        taken: &[],
        today: moment().today,
    };
    let by = author("Marie");
    store.merge((&by, &moment()), (one, other), wish).unwrap();
    store.undo(&by, &moment()).unwrap();
    // Two again: the one that goes takes what was noted of it in the other.
    purge(&mut store, other).unwrap();
    assert!(store.row(Entity::Allocataire, one).is_ok());
    let said = |store: &Store, text: &str| -> Vec<String> {
        sql::query(&store.conn, text, &[], |row| row.get::<String>(0)).unwrap()
    };
    let labels = said(&store, "SELECT libelle FROM acte");
    assert!(
        labels
            .iter()
            .all(|it| !it.to_uppercase().contains("QUORVEX")),
        "{labels:?}"
    );
    let lines = said(&store, "SELECT COALESCE(avant, '') || apres FROM journal");
    assert!(lines.iter().all(|it| !it.contains("Quorvex")), "{lines:?}");
    assert!(store.verify().unwrap().is_clean());
    // One: both go.
    let third = person(&mut store, "Zorglub", "Inès");
    store.merge((&by, &moment()), (one, third), wish).unwrap();
    let done = purge(&mut store, one).unwrap();
    assert_eq!(done.numbers, [one, third]);
    assert!(store.verify().unwrap().is_clean());
    assert_eq!(said(&store, "SELECT apres FROM journal"), [""; 0]);
    assert_eq!(Nature::Purge.code(), "purge");
}
