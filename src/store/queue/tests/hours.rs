//! Appointments of one day, by their hours.
use super::*;

#[test]
fn appointments_of_one_day_come_in_the_order_of_their_hours_page_after_page() {
    let (_place, mut store) = store();
    for (name, time) in [
        ("SOIR", "15:30"),
        ("MATIN", "09:00"),
        ("SANS", ""),
        ("MIDI", "10:30"),
    ] {
        for status in ["prevu", "absent"] {
            let who = person(&mut store, &format!("{name} {status}"));
            let id = appointment(&mut store, who, "2026-11-18", status);
            let row = store.row(Entity::Appointment, id).unwrap();
            let ops = vec![Op::Update {
                entity: Entity::Appointment,
                id,
                version: row.version,
                values: vec![("heure", time.into())],
            }];
            let change = Change::entry("Heure", Some(who), ops);
            store.apply(&author("a"), &moment(), &change).unwrap();
        }
    }
    let mut names = Vec::new();
    let mut after: Option<ItemKey> = None;
    loop {
        let page = store.queue(&everyone(), after.as_ref(), 1).unwrap();
        let Some(item) = page.into_iter().next() else {
            break;
        };
        if matches!(item.kind, ItemKind::Outcome | ItemKind::Absence) {
            names.push(item.person.nom.clone());
        }
        after = Some(item.key);
    }
    let wanted =
        |status: &str| ["SANS", "MATIN", "MIDI", "SOIR"].map(|it| format!("{it} {status}"));
    assert_eq!(names[..4], wanted("prevu"));
    assert_eq!(names[4..], wanted("absent"));
}
