//! The contract runs: the plan, the review of the six months, the renewal.
use carnet::app::action::Action;
use carnet::documents::Kind;
use carnet::domain::record::Entity;

use super::gestures::{CONTRACT, MEETINGS, PLAN, answer, change, done, fix, last, leave, named};
use super::papers::reads_back;
use super::person::Life;

pub fn plan(life: &mut Life) {
    life.day(
        "06/02/2026",
        "Le contrat est validé ; Élise relit son carnet à l’écran.",
    );
    let cer = last(&life.carnet, Entity::Contract);
    done(&mut life.carnet, CONTRACT, cer, &[]);
    life.carnet.assert_answer("validé");
    life.contracts(&["Premier contrat, En cours, 04/02/2026 – 03/08/2026, 6 mois en tout"])
        .followed("oui, contrat en cours de validité du 04/02/2026 au 03/08/2026")
        .expects(&[
            "A14 Échéance du plan (Trouver un financement du permis) : à venir, 31/03/2026",
            "A15 À recontacter : à venir, 05/04/2026",
            "A14 Échéance du plan (Passer le code de la route) : à venir, 30/04/2026",
            "A16 CER à renouveler : à venir, 03/08/2026",
            "A9 Revue des 6 mois : à venir, 04/08/2026",
            "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
        ])
        .ends(&[]);
    let carnet = &mut life.carnet;
    carnet
        .press("E")
        .press("d")
        .act(Action::Save)
        .assert_answer("Situation relue");
    carnet
        .press("droite")
        .press("droite")
        .press("d")
        .act(Action::Save);
    carnet
        .press("droite")
        .press("d")
        .act(Action::Save)
        .press("échap");
    let said = carnet.rows(Entity::Validation);
    let parts: Vec<_> = said.iter().map(|row| row.text("objet").unwrap()).collect();
    assert_eq!(parts, ["situation", "plan", "contrat"]);

    life.day(
        "20/03/2026",
        "Le financement est trouvé : action faite, jugée.",
    )
    .expects(&[
        "A14 Échéance du plan (Trouver un financement du permis) : bientôt, 31/03/2026",
        "A15 À recontacter : à venir, 05/04/2026",
        "A14 Échéance du plan (Passer le code de la route) : à venir, 30/04/2026",
        "A16 CER à renouveler : à venir, 03/08/2026",
        "A9 Revue des 6 mois : à venir, 04/08/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ]);
    let money = named(
        &life.carnet,
        Entity::Action,
        "Trouver un financement du permis",
    );
    let judged = [("Qualité", "bonne"), ("Impact sur l’objectif", "fort")];
    done(&mut life.carnet, PLAN, money, &judged);
    leave(&mut life.carnet);
    life.expects(&[
        "A15 À recontacter : à venir, 05/04/2026",
        "A14 Échéance du plan (Passer le code de la route) : à venir, 30/04/2026",
        "A16 CER à renouveler : à venir, 03/08/2026",
        "A9 Revue des 6 mois : à venir, 04/08/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ]);
    life.ends(&[
        "A14 Échéance du plan (Trouver un financement du permis) : fait le 20/03/2026, à temps pour le 31/03/2026",
        "A10 Action à évaluer (Trouver un financement du permis) : fait le 20/03/2026, à temps pour le 04/04/2026",
    ]);

    life.day(
        "05/05/2026",
        "Le code n’est pas passé à la date prévue : elle est déplacée.",
    )
    .expects(&[
        "A15 À recontacter : en retard de 30 j, 05/04/2026",
        "A14 Échéance du plan (Passer le code de la route) : en retard de 5 j, 30/04/2026",
        "A10 Action à évaluer (Passer le code de la route) : à venir, 15/05/2026",
        "A16 CER à renouveler : à venir, 03/08/2026",
        "A9 Revue des 6 mois : à venir, 04/08/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ]);
    let code = named(&life.carnet, Entity::Action, "Passer le code de la route");
    change(&mut life.carnet, PLAN, code, &[("Échéance", "30/06/2026")]);
    life.expects(&[
        "A15 À recontacter : en retard de 30 j, 05/04/2026",
        "A14 Échéance du plan (Passer le code de la route) : à venir, 30/06/2026",
        "A16 CER à renouveler : à venir, 03/08/2026",
        "A9 Revue des 6 mois : à venir, 04/08/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ])
    .ends(&[]);

    life.day(
        "26/06/2026",
        "Le code est obtenu ; l’action attend d’être jugée.",
    );
    life.expects(&[
        "A15 À recontacter : en retard de 82 j, 05/04/2026",
        "A14 Échéance du plan (Passer le code de la route) : bientôt, 30/06/2026",
        "A16 CER à renouveler : bientôt, 03/08/2026",
        "A9 Revue des 6 mois : à venir, 04/08/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ])
    .contracts(&[
        "Premier contrat, En cours, à renouveler, 04/02/2026 – 03/08/2026, 6 mois en tout",
    ]);
    done(&mut life.carnet, PLAN, code, &[]);
    leave(&mut life.carnet);
    life.expects(&[
        "A15 À recontacter : en retard de 82 j, 05/04/2026",
        "A16 CER à renouveler : bientôt, 03/08/2026",
        "A10 Action à évaluer (Passer le code de la route) : à venir, 11/07/2026",
        "A9 Revue des 6 mois : à venir, 04/08/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ]);
    life.ends(&[
        "A14 Échéance du plan (Passer le code de la route) : fait le 26/06/2026, à temps pour le 30/06/2026",
    ]);
}

pub fn review(life: &mut Life) {
    life.day(
        "20/07/2026",
        "La revue des 6 mois : le plan, puis les deux regards.",
    )
    .expects(&[
        "A15 À recontacter : en retard de 106 j, 05/04/2026",
        "A10 Action à évaluer (Passer le code de la route) : en retard de 9 j, 11/07/2026",
        "A16 CER à renouveler : bientôt, 03/08/2026",
        "A9 Revue des 6 mois : bientôt, 04/08/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ]);
    fix(&mut life.carnet, "revue", "20/07/2026", "09:00");
    let before = life.pressed();
    let carnet = &mut life.carnet;
    let meeting = last(carnet, Entity::Appointment);
    done(carnet, MEETINGS, meeting, &[]);
    carnet
        .assert_screen("Où en est le plan ?")
        .act(Action::Open);
    let words = [
        (
            "Le chemin parcouru, vu par la personne",
            "J’ai mon code, je n’ai plus peur de conduire.",
        ),
        (
            "Le chemin parcouru, vu par le référent",
            "Élise a tenu chaque étape.",
        ),
        ("Ce qui est décidé", "Passer la conduite à l’automne."),
    ];
    answer(carnet, &words);
    carnet.act(Action::Save).assert_answer("Enregistré");
    leave(carnet);
    let pressed = life.pressed() - before;
    assert!(pressed <= 13, "{pressed} keys for a review");
    life.expects(&[
        "A16 CER à renouveler : bientôt, 03/08/2026",
        "A15 À recontacter : à venir, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
        "A9 Revue des 6 mois : à venir, 20/01/2027",
    ]);
    life.ends(&[
        "A15 À recontacter : fait le 20/07/2026, après le 05/04/2026",
        "A10 Action à évaluer (Passer le code de la route) : fait le 20/07/2026, après le 11/07/2026",
        "A9 Revue des 6 mois : fait le 20/07/2026, à temps pour le 04/08/2026",
    ]);
    let said = words.map(|(_, said)| said);
    reads_back(
        life,
        Kind::Review,
        &[&said[..], &["Passer le code de la route"]].concat(),
    );
}

pub fn renewal(life: &mut Life) {
    let before = life.pressed();
    let carnet = &mut life.carnet;
    carnet
        .act(Action::Renew)
        .assert_screen("Renouvellement")
        .act(Action::Save);
    carnet.assert_answer("Renouvellement");
    let drafted = life.pressed() - before;
    life.contracts(&[
        "Premier contrat, En cours, renouvellement engagé, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, En élaboration, 04/08/2026 – 03/02/2027, 6 mois en tout",
    ]);
    life.followed("oui, contrat en élaboration du 20/07/2026 ; contrat en cours de validité du 04/02/2026 au 03/08/2026");
    life.expects(&[
        "A16 CER à renouveler : bientôt, 03/08/2026",
        "A15 À recontacter : à venir, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
        "A9 Revue des 6 mois : à venir, 20/01/2027",
    ]);
    life.ends(&[]);
    let before = life.pressed();
    let next = last(&life.carnet, Entity::Contract);
    done(&mut life.carnet, CONTRACT, next, &[]);
    leave(&mut life.carnet);
    let pressed = drafted + life.pressed() - before;
    assert!(pressed <= 7, "{pressed} keys for a renewal");
    life.contracts(&[
        "Premier contrat, En cours, renouvellement engagé, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, En instance, 04/08/2026 – 03/02/2027, 12 mois en tout",
    ]);
    life.followed(concat!(
        "oui, contrat signé qui attend sa décision ou son début du 20/07/2026 au 03/02/2027 ; ",
        "contrat en cours de validité du 04/02/2026 au 03/08/2026"
    ));
    life.expects(&[
        "A15 À recontacter : à venir, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
        "A9 Revue des 6 mois : à venir, 20/01/2027",
        "A16 CER à renouveler : à venir, 03/02/2027",
    ]);
    life.ends(&["A16 CER à renouveler : fait le 20/07/2026, à temps pour le 03/08/2026"]);

    life.day(
        "27/07/2026",
        "Le renouvellement est validé ; il commence le 04/08.",
    );
    done(&mut life.carnet, CONTRACT, next, &[]);
    life.contracts(&[
        "Premier contrat, En cours, renouvellement engagé, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, Signé, à venir, 04/08/2026 – 03/02/2027, 12 mois en tout",
    ]);
    life.followed(concat!(
        "oui, contrat signé qui attend sa décision ou son début du 20/07/2026 au 03/08/2026 ; ",
        "contrat en cours de validité du 04/02/2026 au 03/08/2026"
    ));

    life.day("04/08/2026", "Le deuxième contrat commence.");
    life.contracts(&[
        "Premier contrat, Échu, 04/02/2026 – 03/08/2026, 6 mois en tout",
        "Renouvellement, En cours, 04/08/2026 – 03/02/2027, 12 mois en tout",
    ])
    .followed("oui, contrat en cours de validité du 04/08/2026 au 03/02/2027")
    .expects(&[
        "A15 À recontacter : à venir, 18/09/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
        "A9 Revue des 6 mois : à venir, 20/01/2027",
        "A16 CER à renouveler : à venir, 03/02/2027",
    ])
    .ends(&[]);
}
