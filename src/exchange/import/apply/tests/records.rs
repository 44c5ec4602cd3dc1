//! What a row becomes: follow-up, référents, dated records, doubts.
use super::*;

fn texts(row: &Row, fields: &[&str]) -> Vec<String> {
    fields
        .iter()
        .map(|field| match row.get(field) {
            Value::Int(number) => number.to_string(),
            other => other.as_text().unwrap_or("∅").to_owned(),
        })
        .collect()
}

pub(super) fn said(summary: &Summary) -> String {
    let all = summary.avertissements.iter().chain(&summary.rejetes);
    all.map(|notice| format!("{} {}\n", notice.line, notice.reason))
        .collect()
}

#[test]
fn a_full_row_becomes_a_whole_file() {
    let (_place, mut store) = store();
    let done = import(&mut store, &fixture("15-dossiers-complets.csv"));
    assert_eq!(counts(&done), (3, 1, 0, 0));
    let person = people(&store)[0].id;
    let one = |entity| {
        let [row] = store.rows_of(entity, person).unwrap().try_into().unwrap();
        row
    };
    let parcours = one(Entity::Parcours);
    assert_eq!(
        texts(&parcours, &["demande_rsa_le", "prise_en_charge_le"]),
        ["2025-12-10", "2026-01-08"]
    );
    let orientation = one(Entity::Orientation);
    assert_eq!(
        texts(
            &orientation,
            &["origine", "type", "decidee_le", "notifiee_le"]
        ),
        ["initiale", "social", "2026-01-05", "∅"]
    );
    assert_eq!(orientation.int("parcours_id"), Some(parcours.id));
    assert_eq!(
        orientation.get("structure_id"),
        parcours.get("structure_id")
    );
    let meetings: Vec<Vec<String>> = store
        .rows_of(Entity::Appointment, person)
        .unwrap()
        .iter()
        .map(|row| texts(row, &["type", "prevu_le", "statut"]))
        .collect();
    assert_eq!(
        meetings,
        [
            ["accompagnement", "2026-01-14", "prevu"],
            ["accompagnement", "2026-03-02", "honore"],
        ]
    );
    let contract = one(Entity::Contract);
    let fields = [
        "nature",
        "signe_allocataire_le",
        "signe_referent_le",
        "decision",
        "decide_le",
        "debut",
        "fin",
    ];
    assert_eq!(
        texts(&contract, &fields),
        [
            "cer",
            "2026-01-20",
            "2026-01-20",
            "valide",
            "2026-01-28",
            "2026-02-01",
            "2026-07-31"
        ]
    );
    let (objective, action) = (one(Entity::Objective), one(Entity::Action));
    assert_eq!(
        texts(&objective, &["libelle", "echeance"]),
        ["Retrouver un logement", "∅"]
    );
    assert_eq!(action.int("objectif_id"), Some(objective.id));
    assert_eq!(
        texts(&action, &["statut", "echeance"]),
        ["a_faire", "2026-04-30"]
    );
    assert_eq!(
        people(&store)[0].text("note"),
        Some(
            "À relire\u{a0}: Préfère le matin\n\nÀ relire, thèmes\u{a0}: Logement. Budget\n\n\
             À relire, bilan\u{a0}: En bonne voie"
        )
    );
    let said = said(&done);
    assert_eq!(said.matches("une seule date de signature").count(), 1);
    assert_eq!(said.matches("il manque sa date de début").count(), 1);
    assert_eq!(
        said.matches("n’ont été honorés").count() + said.matches("ont été honorés").count(),
        1
    );
}

#[test]
fn a_second_row_of_a_person_adds_to_the_first() {
    let (_place, mut store) = store();
    import(&mut store, &fixture("15-dossiers-complets.csv"));
    let all = people(&store);
    let third = all.iter().find(|it| it.text("nom") == Some("SAVARY"));
    let contracts = store.rows_of(Entity::Contract, third.unwrap().id).unwrap();
    assert_eq!(contracts.len(), 1);
    assert_eq!(
        texts(&contracts[0], &["rang", "debut", "fin"]),
        ["renouvellement", "2026-07-01", "2026-12-31"]
    );
}

#[test]
fn referents_are_found_in_either_order_or_by_address_and_are_no_logins() {
    let (_place, mut store) = store();
    for _ in 0..2 {
        import(&mut store, &fixture("09-referents.csv"));
        import(&mut store, &fixture("15-dossiers-complets.csv"));
    }
    let mut agents: Vec<Vec<String>> = store
        .all_rows(Entity::Agent)
        .unwrap()
        .iter()
        .map(|row| {
            texts(
                row,
                &["nom", "prenom", "courriel", "fonction", "utilisateur"],
            )
        })
        .collect();
    agents.sort();
    // Nothing tells which word of « Karim Saïdi » is the nom: the name is kept whole.
    assert_eq!(
        agents,
        [
            [
                "Karim Saïdi",
                "∅",
                "karim.saidi@exemple.fr",
                "referent",
                "∅"
            ],
            [
                "PERRIN",
                "Julie",
                "julie.perrin@exemple.fr",
                "referent",
                "∅"
            ],
        ]
    );
    let places = store.all_rows(Entity::Organization).unwrap();
    assert_eq!(places.len(), 2);
}

#[test]
fn an_address_alone_names_the_referent_until_a_name_comes() {
    let (_place, mut store) = store();
    let head = "Nom;Prénom;DDN;Référent;Mail référent\n";
    import(
        &mut store,
        &sheet(&format!("{head}A;B;01/02/1980;;lea.fort@exemple.fr\n")),
    );
    import(
        &mut store,
        &sheet(&format!("{head}C;D;02/02/1980;FORT Léa;\n")),
    );
    let [agent] = store.all_rows(Entity::Agent).unwrap().try_into().unwrap();
    assert_eq!(
        texts(&agent, &["nom", "prenom", "courriel"]),
        ["FORT", "Léa", "lea.fort@exemple.fr"]
    );
}

#[test]
fn another_referent_ends_the_former_assignment_the_day_before() {
    let (_place, mut store) = store();
    let head = "Nom;Prénom;DDN;Référent;Prise en charge\n";
    let first = format!("{head}A;B;01/02/1980;Julie PERRIN;05/01/2026\n");
    let other = format!("{head}A;B;01/02/1980;Karim SAÏDI;\n");
    import(&mut store, &sheet(&first));
    assert_eq!(counts(&import(&mut store, &sheet(&other))), (0, 1, 0, 0));
    assert_eq!(counts(&import(&mut store, &sheet(&other))), (0, 0, 1, 0));
    let rows = only(&store, Entity::Assignment);
    let dates: Vec<Vec<String>> = rows.iter().map(|row| texts(row, &["du", "au"])).collect();
    assert_eq!(dates, [["2026-01-05", "2026-03-08"], ["2026-03-09", "∅"]]);
    // The same day, the choice is corrected instead.
    assert_eq!(counts(&import(&mut store, &sheet(&first))), (0, 1, 0, 0));
    assert_eq!(only(&store, Entity::Assignment).len(), 2);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn two_rows_that_contradict_each_other_never_take_turns() {
    let (_place, mut store) = store();
    let text = "Nom;Prénom;DDN;Commune;Référent;Début CER;Fin CER\n\
        A;B;01/02/1980;Cahors;Julie PERRIN;01/01/2026;30/06/2026\n\
        A;B;01/02/1980;Figeac;Karim SAÏDI;01/02/2026;30/06/2026\n";
    let sheet = sheet(text);
    let rehearsed = trial(&mut store, &sheet);
    let done = import(&mut store, &sheet);
    assert_eq!(counts(&done), (1, 0, 1, 0));
    assert_eq!(rehearsed.avertissements, done.avertissements);
    assert_eq!(
        said(&done).matches("la ligne 2").count() + said(&done).matches("La ligne 2").count(),
        3
    );
    assert_eq!(
        only(&store, Entity::Allocataire)[0].text("commune"),
        Some("Cahors")
    );
    assert_eq!(
        texts(&only(&store, Entity::Contract)[0], &["debut"]),
        ["2026-01-01"]
    );
    assert_eq!(counts(&import(&mut store, &sheet)), (0, 0, 2, 0));
}

#[test]
fn names_lose_neither_accents_nor_places() {
    let (_place, mut store) = store();
    let head = "Nom;Prénom;DDN;Tél\n";
    let line = |names: &str| sheet(&format!("{head}{names};01/02/1980;06 39 98 00 01\n"));
    import(&mut store, &line("LE GALL;Celia"));
    for (names, changed, known) in [
        ("LE GALL;Célia", 1, "LE GALL Célia"),
        ("Le Gall;CELIA", 0, "LE GALL Célia"),
        ("LEGALL;Célia", 0, "LE GALL Célia"),
        ("Célia;LE GALL", 0, "LE GALL Célia"),
    ] {
        let done = import(&mut store, &line(names));
        assert_eq!(counts(&done), (0, changed, 1 - changed, 0), "{names}");
        let person = &people(&store)[0];
        let now = [person.text("nom"), person.text("prenom")].map(Option::unwrap);
        assert_eq!(now.join(" "), known, "{names}");
    }
    // A marriage, or someone else who answers at that telephone: nobody can tell.
    let done = import(&mut store, &line("LE GOFF;Célia"));
    assert_eq!(counts(&done), (0, 0, 0, 1));
    let reason = &done.rejetes[0].reason;
    assert!(
        reason.contains("LE GALL Célia") && reason.contains("mais autre nom"),
        "{reason}"
    );
}

#[test]
fn someone_else_under_the_same_identifier_is_someone_else() {
    let (_place, mut store) = store();
    let head = "Identifiant;Nom;Prénom;DDN\n";
    import(
        &mut store,
        &sheet(&format!("{head}S-1;MARTIN;Léa;01/02/1980\n")),
    );
    let other = format!("{head}S-1;DURAND;Paul;03/04/1990\nS-1;MARTIN;Léa;02/02/1980\n");
    let rehearsed = trial(&mut store, &sheet(&other));
    let done = import(&mut store, &sheet(&other));
    // The number of a file may be that of a household: two people. A birth date one day apart is asked.
    assert_eq!(counts(&done), (1, 0, 0, 1));
    assert_eq!(rehearsed.rejetes, done.rejetes);
    assert!(done.rejetes[0].reason.contains("presque pareille"));
    assert_eq!(people(&store)[0].text("ne_le"), Some("1980-02-01"));
}

#[test]
fn homonyms_that_nothing_tells_apart_are_refused() {
    let (_place, mut store) = store();
    for phone in ["06 39 98 00 01", "06 39 98 00 02"] {
        let values = vec![
            ("nom", "MARTIN".into()),
            ("prenom", "Léa".into()),
            ("ne_le", "1980-02-01".into()),
            (
                "telephone",
                crate::domain::identifiers::phone(phone)
                    .unwrap()
                    .value
                    .into(),
            ),
        ];
        let op = Op::Insert {
            entity: Entity::Allocataire,
            values,
        };
        store
            .apply(
                &author(),
                &moment(),
                &Typed::entry("Nouveau", None, vec![op]),
            )
            .unwrap();
    }
    let text = "Nom;Prénom;DDN;Tél;Ville\n\
        MARTIN;Léa;01/02/1980;;Cahors\nMARTIN;Léa;01/02/1980;06 39 98 00 02;Figeac\n";
    let done = import(&mut store, &sheet(text));
    assert_eq!(counts(&done), (0, 1, 0, 1));
    assert!(done.rejetes[0].reason.contains("ou bien"));
    assert_eq!(people(&store)[1].text("commune"), Some("Figeac"));
}

#[test]
fn a_person_who_left_and_came_back_gets_a_new_parcours() {
    let (_place, mut store) = store();
    let head = "Nom;Prénom;DDN;Prise en charge;Type d'orientation;Date d'orientation\n";
    let first = format!("{head}A;B;01/02/1980;05/01/2025;Social;03/01/2025\n");
    import(&mut store, &sheet(&first));
    let parcours = only(&store, Entity::Parcours).remove(0);
    let leaving = Op::Update {
        entity: Entity::Parcours,
        id: parcours.id,
        version: parcours.version,
        values: vec![
            ("sortie_le", "2025-09-01".into()),
            ("sortie_motif", "emploi".into()),
        ],
    };
    let person = parcours.int("allocataire_id");
    store
        .apply(
            &author(),
            &moment(),
            &Typed::entry("Sortie", person, vec![leaving]),
        )
        .unwrap();
    assert_eq!(counts(&import(&mut store, &sheet(&first))), (0, 0, 1, 0));
    let back = format!("{head}A;B;01/02/1980;10/02/2026;Pro;05/02/2026\n");
    for changed in [1, 0] {
        assert_eq!(
            counts(&import(&mut store, &sheet(&back))),
            (0, changed, 1 - changed, 0)
        );
    }
    let rows = only(&store, Entity::Orientation);
    let kinds: Vec<Vec<String>> = rows
        .iter()
        .map(|row| texts(row, &["origine", "type"]))
        .collect();
    assert_eq!(kinds, [["initiale", "social"], ["reorientation", "pro"]]);
    assert_eq!(only(&store, Entity::Parcours).len(), 2);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn outcomes_are_completed_and_nothing_is_erased() {
    let (_place, mut store) = store();
    let head = "Nom;Prénom;DDN;1er RDV;Statut RDV;Début CER;Fin CER;Observations\n";
    let rows = [
        ("A;B;01/02/1980;02/02/2026;;01/02/2026;;vient en bus\n", 0),
        (
            "A;B;01/02/1980;02/02/2026;présent;01/02/2026;31/07/2026;\n",
            1,
        ),
        ("A;B;01/02/1980;02/02/2026;;;;vient en bus\n", 0),
        ("A;B;01/02/1980;;;;;en retard\n", 1),
    ];
    for (at, (row, changed)) in rows.iter().enumerate() {
        let done = import(&mut store, &sheet(&format!("{head}{row}")));
        assert_eq!(done.modifies, *changed, "{row}");
        assert_eq!(done.crees, usize::from(at == 0));
    }
    assert_eq!(
        texts(&only(&store, Entity::Appointment)[0], &["statut"]),
        ["honore"]
    );
    assert_eq!(
        texts(
            &only(&store, Entity::Contract)[0],
            &["debut", "fin", "signe_referent_le"]
        ),
        ["2026-02-01", "2026-07-31", "∅"]
    );
    let note = only(&store, Entity::Allocataire)[0]
        .text("note")
        .unwrap()
        .to_owned();
    assert_eq!(
        note,
        "À relire\u{a0}: vient en bus\n\nÀ relire\u{a0}: en retard"
    );
}
