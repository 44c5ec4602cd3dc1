//! Values that no record of their kind can have.
use super::*;

#[test]
fn a_value_that_its_record_can_t_have_is_refused_and_nothing_is_written() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Cohen", "David");
    let (acts, version) = (store.figures().unwrap().acts, store.data_version().unwrap());
    for (name, value, wrong) in [
        (
            "statut",
            "venu_un_peu",
            "« Rendez-vous », champ « Issue » (statut)",
        ),
        (
            "prevu_le",
            "demain",
            "« Rendez-vous », champ « Date » (prevu_le)",
        ),
        (
            "duree",
            "une heure",
            "« Rendez-vous », champ « Durée (minutes) » (duree)",
        ),
        (
            "issue",
            "honore",
            "« Rendez-vous » n’a pas de champ « issue »",
        ),
    ] {
        let op = Op::Insert {
            entity: Entity::Appointment,
            values: vec![("allocataire_id", Value::Int(id)), (name, value.into())],
        };
        let change = Change::entry("Rendez-vous", Some(id), vec![op]);
        match store.apply(&author("Marie"), &moment(), &change) {
            Err(StoreError::BadValue(why)) => assert!(why.contains(wrong), "{why}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    assert_eq!(store.figures().unwrap().acts, acts);
    assert_eq!(store.data_version().unwrap(), version);
}
