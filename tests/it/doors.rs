//! Every door by which the store is read, for every role: what comes out never holds a word that the role
//! does not see. The words are those of the demonstration; a second reading of the table says which are
//! whose.
use std::collections::{BTreeMap, BTreeSet};

use carnet::domain::record::{Entity, Field, Id, Kind, Row};
use carnet::domain::rights::{Reach, Rights, Role, Section};
use carnet::exchange::export;
use carnet::store::{
    AgendaQuery, AlertQuery, Anchor, Filter, Query, QueueQuery, Scope, Settled, Sort, Store,
    Towards, Whose,
};

use super::harness::{Base, TODAY, day};

/// Whether a text is not said by chance in more than one place, as a short one or one word is.
fn is_telling(text: &str) -> bool {
    text.len() >= 9 && text.contains([' ', '@', '0', '1', '6'])
}

/// Agents and structures are everyone's.
fn is_of_people(entity: &Entity) -> bool {
    entity.belongs_to_person()
}

/// The demonstration, with an account that no rule concerns: roles are looked at one by one.
fn whole(base: &Base) -> BTreeMap<Entity, Vec<Row>> {
    let store = base.store();
    let all = Entity::ALL.into_iter().filter(is_of_people);
    all.map(|kind| (kind, store.all_rows(kind).unwrap()))
        .collect()
}

/// The accompagnatrice of the demonstration, and the structure of one of the actions, which she joins.
fn accompagnatrice(base: &Base) -> Id {
    use carnet::domain::change::{Change, Op};
    let agents = base.agents();
    let me = agents
        .iter()
        .find(|row| row.text("fonction") == Some("accompagnateur"))
        .unwrap();
    let store = base.store();
    let actions = store.all_rows(Entity::Action).unwrap();
    let theirs = actions
        .iter()
        .find_map(|row| row.text("acteur_structure"))
        .unwrap()
        .to_uppercase();
    let ops = vec![
        Op::Insert {
            entity: Entity::Organization,
            values: vec![("nom", theirs.replace('É', "é").as_str().into())],
        },
        Op::Update {
            entity: Entity::Agent,
            id: me.id,
            version: me.version,
            values: vec![("structure_id", carnet::domain::record::Value::Pending(0))],
        },
    ];
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let change = Change::entry("Structure", None, ops);
    base.store()
        .apply(&base.author(0), &moment, &change)
        .unwrap();
    me.id
}

/// The people whom a role reaches, looked for by hand.
fn reached(rights: Rights, all: &BTreeMap<Entity, Vec<Row>>, base: &Base) -> BTreeSet<Id> {
    let people = || all[&Entity::Allocataire].iter().map(|row| row.id);
    match rights.reach() {
        Reach::Everyone => people().collect(),
        Reach::Nobody => BTreeSet::new(),
        Reach::OnAgenda => all[&Entity::Appointment]
            .iter()
            .filter(|row| row.text("type") == Some("ep") && row.text("statut") == Some("prevu"))
            .filter(|row| row.date("prevu_le") >= Some(day(TODAY)))
            .filter_map(|row| row.int("allocataire_id"))
            .collect(),
        Reach::OfActions(agent) => {
            let named = all[&Entity::Action]
                .iter()
                .filter(|row| is_theirs(row, agent, base))
                .filter_map(|row| row.int("allocataire_id"));
            let followed = all[&Entity::Assignment].iter().filter(|row| {
                row.int("agent_id") == Some(agent)
                    && row.text("fonction") == Some("accompagnateur")
                    && row.date("du").is_none_or(|from| from <= day(TODAY))
                    && row.date("au").is_none_or(|to| to >= day(TODAY))
            });
            named
                .chain(followed.filter_map(|row| row.int("allocataire_id")))
                .collect()
        }
    }
}

/// Whether an action names an agent or their structure.
fn is_theirs(row: &Row, agent: Id, base: &Base) -> bool {
    let store = base.store();
    let me = store.row(Entity::Agent, agent).unwrap();
    let place = me.int("structure_id").map(|id| {
        let row = store.row(Entity::Organization, id).unwrap();
        row.text("nom").unwrap().trim().to_ascii_lowercase()
    });
    let said = |field| row.text(field).map(|text| text.trim().to_ascii_lowercase());
    let by_name = said("acteur_nom").is_some_and(|name| {
        let part = |field| me.text(field).unwrap().to_ascii_lowercase();
        [
            format!("{} {}", part("prenom"), part("nom")),
            format!("{} {}", part("nom"), part("prenom")),
        ]
        .contains(&name)
    });
    row.text("acteur_genre")
        .is_none_or(|it| it == "accompagnateur")
        && match said("acteur_structure") {
            Some(named) => Some(named) == place,
            None => by_name,
        }
}

/// Whether a role reads a field of a record, by the table alone.
fn reads(rights: Rights, row: &Row, field: &Field, seen: &BTreeSet<Id>, own: &[Id]) -> bool {
    let person = match row.entity {
        Entity::Allocataire => Some(row.id),
        _ => row.int("allocataire_id"),
    };
    if person.is_some_and(|person| !seen.contains(&person)) {
        return false;
    }
    if rights.sees_own_alone(row.entity) && !own.contains(&row.id) {
        return false;
    }
    rights.is_own(row) || rights.sees_field(row.entity, field.name)
}

/// The words that a role must not find anywhere: those of what it does not read that what it reads does not
/// say too.
fn hidden(rights: Rights, all: &BTreeMap<Entity, Vec<Row>>, base: &Base) -> BTreeSet<String> {
    let seen = reached(rights, all, base);
    let own: Vec<Id> = match rights.reach() {
        Reach::OfActions(agent) => {
            let mine = || {
                let all = all[&Entity::Action].iter();
                all.filter(move |row| is_theirs(row, agent, base))
            };
            let goals = mine().filter_map(|row| row.int("objectif_id"));
            // An action and an objective may have one number: both lists are of long texts.
            mine().map(|row| row.id).chain(goals).collect()
        }
        Reach::Everyone | Reach::OnAgenda | Reach::Nobody => Vec::new(),
    };
    let (mut kept, mut open) = (BTreeSet::new(), String::new());
    for row in all.values().flatten() {
        for (field, value) in row.entity.fields().iter().zip(&row.values) {
            // The name of a rule is in the rules, which everyone reads.
            let told = matches!(
                field.kind,
                Kind::Line | Kind::Prose | Kind::Email | Kind::Phone
            ) && !["regle", "jeu_de_regles"].contains(&field.name);
            let Some(text) = value.as_text().filter(|text| told && is_telling(text)) else {
                continue;
            };
            if reads(rights, row, field, &seen, &own) {
                open.push_str(text);
                open.push('\n');
            } else {
                kept.insert(text.to_owned());
            }
        }
    }
    for kind in [Entity::Agent, Entity::Organization] {
        for row in base.store().all_rows(kind).unwrap() {
            let word = |field| {
                row.entity
                    .field(field)
                    .and_then(|_| row.text(field))
                    .unwrap_or_default()
            };
            let (last, first) = (word("nom"), word("prenom"));
            open.push_str(&format!("{row:?} {} {first}", last.to_uppercase()));
        }
    }
    kept.retain(|text| !open.contains(text.as_str()));
    kept
}

/// All that the doors of reading give, as text.
fn all_that_comes_out(store: &Store, people: &[Id]) -> String {
    let today = day(TODAY);
    let mut out = String::new();
    let mut say = |door: &str, told: String| out.push_str(&format!("\n== {door}\n{told}"));
    for sort in [
        Sort::Urgency,
        Sort::Name,
        Sort::NextAppointment,
        Sort::LastContact,
    ] {
        let query = Query {
            sort,
            ..Query::new(today)
        };
        let page = store.page(&query, &Anchor::Edge, Towards::End, 1_000);
        say("page", format!("{page:?}"));
    }
    for search in ["a", "abdallah", "06", "sete"] {
        let query = Query {
            search: search.into(),
            ..Query::new(today)
        };
        let page = store.page(&query, &Anchor::Edge, Towards::End, 1_000);
        say(
            "search",
            format!("{page:?} {:?}", store.count(&query, 1_000)),
        );
    }
    for person in people {
        say(
            "line",
            format!("{:?}", store.line(&Query::new(today), *person)),
        );
        say("file", format!("{:?}", store.open_file(*person, today)));
        say("glance", format!("{:?}", store.glance(*person, today)));
        say("deadlines", format!("{:?}", store.deadlines(*person)));
        say(
            "alerts of",
            format!("{:?}", store.alerts_of(*person, today)),
        );
        say("history", format!("{:?}", store.history(*person, 1_000)));
        say(
            "day",
            format!("{:?}", store.agenda_of_person(*person, today)),
        );
        say(
            "found",
            format!("{:?}", store.find_file(&person.to_string())),
        );
    }
    let kinds: Vec<Entity> = Entity::ALL.into_iter().filter(is_of_people).collect();
    say("parts", format!("{:?}", store.parts(people, &kinds)));
    let mut files = String::new();
    let each = store.each_file(|file| {
        files.push_str(&format!("{file:?}"));
        Ok(())
    });
    say("each file", format!("{each:?} {files}"));
    for kind in Entity::ALL {
        say("all rows", format!("{:?}", store.all_rows(kind)));
        for id in 1..40 {
            say(
                "row",
                format!(
                    "{:?} {:?}",
                    store.row(kind, id),
                    store.last_change(kind, id)
                ),
            );
        }
    }
    let alerts = AlertQuery {
        today,
        referent: None,
        rule: None,
    };
    say("alerts", format!("{:?}", store.alerts(&alerts)));
    say(
        "queue",
        format!("{:?}", store.queue(&QueueQuery::new(today), None, 1_000)),
    );
    let agenda = AgendaQuery {
        whose: Whose::Everyone,
        from: day("2020-01-01"),
        to: day("2030-12-31"),
        most: usize::MAX,
    };
    say("agenda", format!("{:?}", store.agenda(&agenda)));
    say(
        "duplicates",
        format!("{:?}", store.duplicates(Settled::Listed)),
    );
    say("doubts", format!("{:?}", store.doubts(today)));
    let mut sheet = Vec::new();
    let _ = export::csv(store, &Query::new(today), &[], &mut sheet);
    say("sheet", String::from_utf8(sheet).unwrap());
    let mut json = Vec::new();
    let _ = export::json(store, &mut json);
    say("json", String::from_utf8(json).unwrap());
    for person in people {
        let file = export::dossier_json(store, *person, today);
        say("dossier", format!("{file:?}"));
    }
    out
}

#[test]
fn no_door_gives_a_role_a_word_that_it_does_not_see() {
    let base = Base::demo();
    let me = accompagnatrice(&base);
    let all = whole(&base);
    let people: Vec<Id> = all[&Entity::Allocataire].iter().map(|row| row.id).collect();
    let mut kept = BTreeMap::new();
    let everything = all_that_comes_out(&base.store(), &people);
    for role in Role::ALL.iter().copied() {
        let rights = Rights::of(Some(role)).of_agent(Some(me)).on(day(TODAY));
        let mut store = base.store();
        store.look_as(rights);
        let out = all_that_comes_out(&store, &people);
        let hidden = hidden(rights, &all, &base);
        for text in &hidden {
            // As `Debug` and JSON write it.
            let quoted = format!("{text:?}");
            let quoted = quoted.trim_matches('"');
            let at = out.find(text.as_str()).or_else(|| out.find(quoted));
            let door = at.map(|at| out[..at].rfind("\n== ").map_or("", |from| &out[from..at]));
            let door = door.map(|door| door.chars().take(60).collect::<String>());
            assert_eq!(door, None, "{role:?} reads « {text} »");
        }
        // Whoever sees everything does find these words by the same doors.
        let found = hidden
            .iter()
            .filter(|text| everything.contains(text.as_str()));
        kept.insert(role, found.count());
    }
    assert_eq!((kept[&Role::Referent], kept[&Role::Supervisor]), (0, 0));
    for role in [
        Role::Secretariat,
        Role::Desk,
        Role::Accompagnateur,
        Role::Board,
        Role::Administrator,
    ] {
        assert!(kept[&role] > 400, "too few words to tell: {kept:?}");
    }
}

#[test]
fn who_does_some_of_the_actions_finds_their_people_and_no_other_by_any_count() {
    let base = Base::demo();
    let me = accompagnatrice(&base);
    let all = whole(&base);
    let rights = Rights::of(Some(Role::Accompagnateur))
        .of_agent(Some(me))
        .on(day(TODAY));
    let theirs = reached(rights, &all, &base);
    assert!(
        theirs.len() > 2 && theirs.len() < all[&Entity::Allocataire].len(),
        "{theirs:?}"
    );
    let mut store = base.store();
    store.look_as(rights);
    let query = Query::new(day(TODAY));
    let listed: BTreeSet<Id> = store.ids(&query, 1_000).unwrap().into_iter().collect();
    assert!(!listed.is_empty() && listed.is_subset(&theirs));
    assert_eq!(store.count(&query, 1_000).unwrap(), listed.len());
    let counted = store.counters(&query).unwrap();
    assert_eq!(
        (counted.open, counted.late, counted.this_week),
        (listed.len(), 0, 0)
    );
    assert_eq!(counted.appointments_today, 0);
    for filter in [
        Filter::Late,
        Filter::NoContract,
        Filter::Unknown,
        Filter::NoAppointment,
    ] {
        let filtered = Query {
            filters: vec![filter],
            ..query.clone()
        };
        assert_eq!(store.count(&filtered, 1_000).unwrap(), 0, "{filtered:?}");
    }
    let scoped = Query {
        scope: Scope::Referent(1),
        ..query
    };
    let hers = store.count(&scoped, 1_000).unwrap();
    assert!(0 < hers && hers < listed.len(), "{hers}");
    let file = store.case_file(*listed.first().unwrap()).unwrap();
    for kind in Entity::ALL.into_iter().filter(is_of_people) {
        let seen = [
            Entity::Allocataire,
            Entity::Action,
            Entity::Objective,
            Entity::FormerFile,
            Entity::NotSame,
        ];
        assert!(
            seen.contains(&kind) || file.rows(kind).is_empty(),
            "{kind:?}"
        );
    }
    assert!(!rights.sees(Section::Plan));
}
