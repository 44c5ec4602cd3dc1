//! Another structure, another référent, then a job.
use carnet::app::action::Action;
use carnet::documents::Kind;
use carnet::domain::record::Entity;

use super::gestures::{
    CONTRACT, IDENTITY, PLAN, answer, done, fix, last, leave, named, outcome, stand_on,
};
use super::papers::reads_back;
use super::person::Life;

/// The review that the file calls for, from the menu of the contracts.
fn make_review(life: &mut Life, title: &str, words: &[(&str, &str)]) {
    let carnet = &mut life.carnet;
    carnet
        .act(Action::Contract)
        .act(Action::New)
        .pick("une revue");
    if carnet.screen().contains("Où en est le plan ?") {
        carnet.act(Action::Open);
    }
    carnet.assert_screen(title);
    answer(carnet, words);
    carnet.act(Action::Save).assert_answer("Enregistré");
    leave(carnet);
}

pub fn request(life: &mut Life) {
    life.day(
        "05/10/2026",
        "Élise demande à être suivie par Appui Emploi.",
    )
    .expects(&[
        "A15 À recontacter : en retard de 17 j, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : en retard de 5 j, 30/09/2026",
        "A9 Revue des 6 mois : à venir, 20/01/2027",
        "A16 CER à renouveler : à venir, 03/02/2027",
    ]);
    life.carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("demande de réorientation")
        .choose("Structure souhaitée", "appui")
        .fill("Pourquoi", "Le code est passé, place à l’emploi")
        .act(Action::Save)
        .assert_answer("Réorientation demandée");
    life.expects(&[
        "A15 À recontacter : en retard de 17 j, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : en retard de 5 j, 30/09/2026",
        "A11 Revue réorientation : à venir, 20/10/2026",
        "A9 Revue des 6 mois : à venir, 20/01/2027",
        "A16 CER à renouveler : à venir, 03/02/2027",
    ])
    .ends(&[]);

    life.day("12/10/2026", "La revue se fait avant la décision.")
        .expects(&[
            "A15 À recontacter : en retard de 24 j, 18/09/2026",
            "A14 Échéance du plan (Se déplacer seule) : en retard de 12 j, 30/09/2026",
            "A11 Revue réorientation : à venir, 20/10/2026",
            "A9 Revue des 6 mois : à venir, 20/01/2027",
            "A16 CER à renouveler : à venir, 03/02/2027",
        ]);
    make_review(life, "Revue avant réorientation", &[]);
    life.expects(&[
        "A15 À recontacter : en retard de 24 j, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : en retard de 12 j, 30/09/2026",
        "A16 CER à renouveler : à venir, 03/02/2027",
        "A9 Revue des 6 mois : à venir, 12/04/2027",
    ])
    .ends(&[
        "A11 Revue réorientation : fait le 12/10/2026, à temps pour le 20/10/2026",
        "A9 Revue des 6 mois : fait le 12/10/2026, à temps pour le 20/01/2027",
    ]);
}

pub fn elsewhere(life: &mut Life) {
    life.day(
        "19/10/2026",
        "La réorientation est acceptée : autre lieu, autre référent.",
    );
    let before = life.pressed();
    let carnet = &mut life.carnet;
    let asked = last(carnet, Entity::Orientation);
    stand_on(carnet, IDENTITY, asked);
    carnet.act(Action::Done).assert_screen("décision");
    let decision = [
        ("Décision", "acceptée"),
        ("Notifiée le", "19/10/2026"),
        ("Nouveau référent", "benoît"),
    ];
    answer(carnet, &decision);
    carnet
        .act(Action::Save)
        .assert_answer("Réorientation : acceptée");
    let pressed = life.pressed() - before;
    assert!(pressed <= 36, "{pressed} keys for a réorientation");
    life.expects(&[
        "A15 À recontacter : en retard de 31 j, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : en retard de 19 j, 30/09/2026",
        "A4 1er RDV à fixer : à venir, 02/11/2026",
        "A9 Revue des 6 mois : à venir, 12/04/2027",
    ])
    .ends(&[
        "A11 Revue réorientation : fait le 12/10/2026, à temps pour le 19/10/2026",
        "A17 CER à reprendre : annulée le 19/10/2026",
        "A16 CER à renouveler : annulée le 18/10/2026",
        "A3 Orientation attendue : sans objet (ne concerne que les nouveaux entrants)",
    ])
    .law_says(&[
        "D2 CE à signer : à venir, 19/11/2026",
        "D4 Réexamen à 6 mois : à venir, 20/01/2027",
    ]);
    life.contracts(&[
        "Premier contrat, Échu, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, Terminé avant échéance, 04/08/2026 – 03/02/2027, 8 mois et 15 jours en tout",
    ]);
    life.followed("non, orientée, pas encore reçue");
    life.followed_by(&[
        "Accompagnateur·rice : HADDAD Leïla, depuis le 05/01/2026",
        "Référent·e : BENOÎT Karim, depuis le 19/10/2026",
    ]);

    life.handed_to(2).day("26/10/2026", "Karim reçoit Élise.");
    fix(
        &mut life.carnet,
        "rendez-vous d’accompagnement",
        "26/10/2026",
        "09:00",
    );
    outcome(&mut life.carnet, "honoré", "");
    life.expects(&[
        "A14 Échéance du plan (Se déplacer seule) : en retard de 26 j, 30/09/2026",
        "A6 CER à signer : bientôt, 02/11/2026",
        "A15 À recontacter : à venir, 25/12/2026",
        "A9 Revue des 6 mois : à venir, 12/04/2027",
    ])
    .ends(&[
        "A15 À recontacter : fait le 26/10/2026, après le 18/09/2026",
        "A4 1er RDV à fixer : fait le 26/10/2026, à temps pour le 02/11/2026",
    ])
    .followed("oui, contrat en élaboration du 26/10/2026");

    life.day(
        "30/10/2026",
        "Le premier contrat dans la nouvelle structure, validé.",
    );
    let carnet = &mut life.carnet;
    carnet
        .act(Action::Contract)
        .act(Action::New)
        .pick("un contrat");
    carnet.act(Action::Save).assert_answer("Enregistré");
    let cer = last(carnet, Entity::Contract);
    for _ in ["the signatures", "the decision"] {
        done(carnet, CONTRACT, cer, &[]);
        leave(carnet);
    }
    let goal = named(carnet, Entity::Objective, "Travailler en crèche");
    stand_on(carnet, PLAN, goal);
    carnet.act(Action::New).pick("une action");
    answer(
        carnet,
        &[
            ("Action", "Faire un stage à la crèche"),
            ("Échéance", "15/12/2026"),
        ],
    );
    carnet.act(Action::Save).assert_answer("Enregistré");
    life.expects(&[
        "A14 Échéance du plan (Se déplacer seule) : en retard de 30 j, 30/09/2026",
        "A14 Échéance du plan (Faire un stage à la crèche) : à venir, 15/12/2026",
        "A15 À recontacter : à venir, 29/12/2026",
        "A16 CER à renouveler : à venir, 29/04/2027",
        "A9 Revue des 6 mois : à venir, 30/04/2027",
    ]);
    life.ends(&[
        "A6 CER à signer : fait le 30/10/2026, à temps pour le 02/11/2026",
        "A15 À recontacter : fait le 30/10/2026, à temps pour le 25/12/2026",
    ]);
    life.contracts(&[
        "Premier contrat, Échu, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, Terminé avant échéance, 04/08/2026 – 03/02/2027, 8 mois et 15 jours en tout",
        "Premier contrat, En cours, 30/10/2026 – 29/04/2027, 6 mois en tout",
    ]);
    life.followed("oui, contrat en cours de validité du 30/10/2026 au 29/04/2027");

    life.day("11/12/2026", "Élise conduit et le stage est fait.")
        .expects(&[
            "A14 Échéance du plan (Se déplacer seule) : en retard de 72 j, 30/09/2026",
            "A14 Échéance du plan (Faire un stage à la crèche) : bientôt, 15/12/2026",
            "A15 À recontacter : à venir, 29/12/2026",
            "A16 CER à renouveler : à venir, 29/04/2027",
            "A9 Revue des 6 mois : à venir, 30/04/2027",
        ]);
    let carnet = &mut life.carnet;
    let stage = named(carnet, Entity::Action, "Faire un stage à la crèche");
    done(
        carnet,
        PLAN,
        stage,
        &[("Qualité", "bonne"), ("Impact sur l’objectif", "fort")],
    );
    leave(carnet);
    let step = named(carnet, Entity::Objective, "Se déplacer seule");
    done(carnet, PLAN, step, &[]);
    leave(carnet);
    life.expects(&[
        "A15 À recontacter : à venir, 29/12/2026",
        "A16 CER à renouveler : à venir, 29/04/2027",
        "A9 Revue des 6 mois : à venir, 30/04/2027",
    ]);
    life.ends(&[
        "A14 Échéance du plan (Se déplacer seule) : fait le 11/12/2026, après le 30/09/2026",
        "A14 Échéance du plan (Faire un stage à la crèche) : fait le 11/12/2026, à temps pour le 15/12/2026",
        "A10 Action à évaluer (Faire un stage à la crèche) : fait le 11/12/2026, à temps pour le 26/12/2026",
    ]);
}

pub fn job(life: &mut Life) {
    life.day(
        "01/02/2027",
        "La crèche embauche Élise en CDI : l’accompagnement se termine.",
    )
    .expects(&[
        "A15 À recontacter : en retard de 34 j, 29/12/2026",
        "A16 CER à renouveler : à venir, 29/04/2027",
        "A9 Revue des 6 mois : à venir, 30/04/2027",
    ]);
    let before = life.pressed();
    let carnet = &mut life.carnet;
    carnet.act(Action::Palette).pick("fin de l’accompagnement");
    answer(
        carnet,
        &[("Motif de sortie", "emploi"), ("Précision du motif", "cdi")],
    );
    carnet
        .assert_screen("Vers l’emploi : oui, durable")
        .act(Action::Save);
    carnet.assert_screen("Où en est le plan");
    let pressed = life.pressed() - before;
    assert!(pressed <= 8, "{pressed} keys for an exit");
    // The review is for another day.
    leave(&mut life.carnet);
    life.expects(&["A12 Revue de fin : bientôt, 16/02/2027"]);
    life.ends(&[
        "A15 À recontacter : pas faite le 01/02/2027, attendue le 29/12/2026",
        "A17 CER à reprendre : annulée le 01/02/2027",
        "A16 CER à renouveler : annulée le 31/01/2027",
        "A9 Revue des 6 mois : annulée le 01/02/2027",
    ]);
    life.contracts(&[
        "Premier contrat, Échu, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, Terminé avant échéance, 04/08/2026 – 03/02/2027, 8 mois et 15 jours en tout",
        "Premier contrat, Terminé avant échéance, 30/10/2026 – 29/04/2027, 3 mois et 2 jours en tout",
    ]);
    life.law_says(&[]);
    life.followed("non, partie le 01/02/2027").followed_by(&[
        "Accompagnateur·rice : HADDAD Leïla, depuis le 05/01/2026",
        "Référent·e : BENOÎT Karim, depuis le 19/10/2026",
    ]);

    life.day("08/02/2027", "La revue de fin.")
        .expects(&["A12 Revue de fin : bientôt, 16/02/2027"]);
    let said = "J’ai un travail que j’aime.";
    make_review(
        life,
        "Revue de fin de parcours",
        &[("Le chemin parcouru, vu par la personne", said)],
    );
    life.expects(&[]);
    // The last act is undone, then done again.
    life.carnet.act(Action::Undo).assert_answer("Annulé");
    life.expects(&["A12 Revue de fin : bientôt, 16/02/2027"]);
    life.carnet.act(Action::Redo).assert_answer("Rétabli");
    life.expects(&[]);
    life.ends(&["A12 Revue de fin : fait le 08/02/2027, à temps pour le 16/02/2027"]);
    life.contracts(&[
        "Premier contrat, Échu, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, Terminé avant échéance, 04/08/2026 – 03/02/2027, 8 mois et 15 jours en tout",
        "Premier contrat, Terminé avant échéance, 30/10/2026 – 29/04/2027, 3 mois et 2 jours en tout",
    ]);
    life.followed("non, partie le 01/02/2027");

    let counted = ["I3", "I4", "I4b", "I5", "I6", "I9", "I10", "I10-s"];
    life.counts(
        ("2026-01-01", "2026-12-31"),
        &counted,
        &[
            "I3 0/0",
            "I4 2/2",
            "I4b 1/2",
            "I5 1/1",
            "I6 2/2",
            "I9 1/1",
            "I10 0/1",
            "I10-s 0/1",
        ],
    );
    life.counts(
        ("2027-01-01", "2027-02-08"),
        &counted,
        &[
            "I3 0/0",
            "I4 0/0",
            "I4b 0/0",
            "I5 0/0",
            "I6 0/0",
            "I9 1/1",
            "I10 1/1",
            "I10-s 1/1",
        ],
    );
    let plan = [
        "Faire un stage à la crèche",
        "Passer le code de la route",
        "Travailler en crèche",
        "Se déplacer seule",
    ];
    reads_back(life, Kind::Carnet, &plan);
    reads_back(life, Kind::Plan, &["Travailler en crèche"]);
    reads_back(
        life,
        Kind::Contract,
        &["du 30 octobre 2026 au 29 avril 2027"],
    );
    reads_back(life, Kind::Review, &[said]);
}
