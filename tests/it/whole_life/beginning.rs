//! From the orientation to the signature: January and February.
use carnet::app::action::Action;
use carnet::documents::Kind;
use carnet::domain::record::Entity;

use super::gestures::{
    CONTRACT, IDENTITY, MEETINGS, PLAN, add, answer, change, done, fix, last, leave, named,
    outcome, stand_on,
};
use super::papers::reads_back;
use super::person::Life;
use super::{REPORT, WORKING_NOTE};

pub fn orientation(life: &mut Life) {
    life.carnet
        .act(Action::New)
        .choose("Civilité", "mme")
        .fill("Nom", "Fontanel")
        .fill("Prénom", "Élise")
        .fill("Date de naissance", "14/03/91")
        .fill("Téléphone", "06 39 98 00 07")
        .fill("Commune", "Sète")
        .fill("Orientation notifiée le", "05/01")
        .choose("Type d’accompagnement", "social")
        .act(Action::Save)
        .assert_answer("Nouveau dossier");
    life.expects(&[
        "A3 Orientation attendue : date inconnue",
        "A4 1er RDV à fixer : à venir, 19/01/2026",
    ])
    .ends(&[])
    .contracts(&[]);
    life.followed("non, orientée, pas encore reçue")
        .followed_by(&["Référent·e : BERNARD Camille, depuis le 05/01/2026"]);
    // The dates of the request, the model of the follow-up, the scenario, who helps.
    let carnet = &mut life.carnet;
    let parcours = last(carnet, Entity::Parcours);
    let dates = [
        ("Demande complète le", "15/12/2025"),
        ("Droits notifiés à la personne le", "26/12/2025"),
        ("Droits connus du Département le", "20/12/2025"),
        ("Entrée au RSA le", "15/12/2025"),
        ("Prise en charge par la structure le", "05/01/2026"),
        ("Modèle de suivi", "distinct"),
    ];
    change(carnet, IDENTITY, parcours, &dates);
    let oriented = last(carnet, Entity::Orientation);
    let orientation = [
        ("Décidée par", "sdi"),
        ("Décidée le", "02/01/2026"),
        ("Scénario d’orientation", "diagnostic"),
    ];
    change(carnet, IDENTITY, oriented, &orientation);
    let helper = [("Agent", "haddad"), ("En tant que", "accompagnateur")];
    add(
        carnet,
        Action::Identity,
        "un référent ou un accompagnateur",
        &helper,
    );
    carnet.assert_answer("Enregistré");
    let person = last(carnet, Entity::Allocataire);
    change(
        carnet,
        IDENTITY,
        person,
        &[("Note de travail (jamais partagée)", WORKING_NOTE)],
    );
    life.expects(&["A4 1er RDV à fixer : à venir, 19/01/2026"])
        .ends(&[
            "A1 RSA à notifier, 2 s. : fait le 26/12/2025, à temps pour le 29/12/2025",
            "A2 RSA à notifier, 3 s. : fait le 26/12/2025, à temps pour le 05/01/2026",
            "A3 Orientation attendue : fait le 05/01/2026, à temps pour le 20/01/2026",
        ])
        .law_says(&["D2 CE à signer : à venir, 05/02/2026"])
        .followed_by(&[
            "Référent·e : BERNARD Camille, depuis le 05/01/2026",
            "Accompagnateur·rice : HADDAD Leïla, depuis le 05/01/2026",
        ]);
}

pub fn absence(life: &mut Life) {
    life.day("12/01/2026", "Le premier rendez-vous est fixé au 16/01.")
        .expects(&["A4 1er RDV à fixer : bientôt, 19/01/2026"]);
    let carnet = &mut life.carnet;
    carnet
        .act(Action::Done)
        .assert_screen("Rendez-vous : ajouter");
    answer(carnet, &[("Date", "16/01/2026"), ("Heure", "10:00")]);
    carnet.act(Action::Save).assert_answer("Enregistré");
    life.expects(&[])
        .ends(&["A4 1er RDV à fixer : fait le 16/01/2026, à temps pour le 19/01/2026"])
        .followed("non, orientée, pas encore reçue");

    life.day("16/01/2026", "Élise ne vient pas.");
    outcome(&mut life.carnet, "absence non", "");
    life.expects(&["A5 Absence à relancer : à venir, 31/01/2026"])
        .ends(&[])
        .followed("non, orientée, pas encore reçue");

    life.day(
        "26/01/2026",
        "Camille appelle, puis fixe une nouvelle date.",
    )
    .expects(&["A5 Absence à relancer : bientôt, 31/01/2026"]);
    let carnet = &mut life.carnet;
    let missed = last(carnet, Entity::Appointment);
    stand_on(carnet, MEETINGS, missed);
    carnet
        .act(Action::Done)
        .choose("Suite donnée", "appel")
        .act(Action::Save);
    life.expects(&[])
        .ends(&["A5 Absence à relancer : fait le 26/01/2026, à temps pour le 31/01/2026"]);
    reads_back(life, Kind::Reminder, &["16 janvier 2026", "Élise Fontanel"]);
    let carnet = &mut life.carnet;
    stand_on(carnet, MEETINGS, missed);
    carnet
        .act(Action::New)
        .pick("la suite de cette absence")
        .choose("Suite donnée", "nouveau rendez")
        .act(Action::Save)
        .assert_screen("Nouveau rendez-vous, après l’absence du 16/01/2026");
    answer(carnet, &[("Date", "30/01/2026"), ("Heure", "10:00")]);
    carnet
        .act(Action::Save)
        .assert_answer("fixé après une absence");
    life.expects(&[])
        .ends(&[])
        .followed("non, orientée, pas encore reçue");
    reads_back(
        life,
        Kind::Invitation,
        &["30 janvier 2026", "Élise Fontanel"],
    );
    reads_back(life, Kind::Appointments, &["30 janvier"]);
}

pub fn interviews(life: &mut Life) {
    life.day(
        "30/01/2026",
        "Premier entretien : la situation et les objectifs.",
    );
    outcome(&mut life.carnet, "honoré", REPORT);
    life.expects(&[
        "A6 CER à signer : bientôt, 06/02/2026",
        "A15 À recontacter : à venir, 31/03/2026",
        "A9 Revue des 6 mois : à venir, 30/07/2026",
    ])
    .ends(&[])
    .followed("oui, contrat en élaboration du 30/01/2026");
    let carnet = &mut life.carnet;
    let situation = [
        (
            "Ce qui amène la personne, son regard sur sa situation",
            "Élise veut un métier stable près de chez elle.",
        ),
        (
            "Objectifs de l’accompagnement",
            "Un emploi durable dans la petite enfance.",
        ),
        ("Ressources : atouts", "Six ans de garde d’enfants."),
    ];
    add(
        carnet,
        Action::Situation,
        "une nouvelle évaluation",
        &situation,
    );
    carnet.assert_answer("Situation évaluée");
    let mobility = [
        ("Thème", "mobilité"),
        ("Commentaire", "Pas de permis, un bus par heure."),
    ];
    add(carnet, Action::Situation, "un thème", &mobility);
    carnet.assert_answer("Enregistré");
    let wanted = "Ce que la personne veut atteindre";
    add(
        carnet,
        Action::Objectives,
        "l’objectif final",
        &[(wanted, "Travailler en crèche")],
    );
    let step = [(wanted, "Se déplacer seule"), ("Échéance", "30/09/2026")];
    add(
        carnet,
        Action::Objectives,
        "un objectif intermédiaire",
        &step,
    );
    life.expects(&[
        "A6 CER à signer : bientôt, 06/02/2026",
        "A15 À recontacter : à venir, 31/03/2026",
        "A9 Revue des 6 mois : à venir, 30/07/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ])
    .ends(&[]);
    fix(
        &mut life.carnet,
        "rendez-vous d’accompagnement",
        "04/02/2026",
        "14:00",
    );

    life.day("04/02/2026", "Deuxième entretien : le plan d’action.");
    outcome(&mut life.carnet, "honoré", "");
    let carnet = &mut life.carnet;
    let goal = named(carnet, Entity::Objective, "Se déplacer seule");
    let code = [
        ("Action", "Passer le code de la route"),
        ("Acteur", "personne"),
        ("Échéance", "30/04/2026"),
        ("Heures prévues par semaine", "6"),
    ];
    let money = [
        ("Action", "Trouver un financement du permis"),
        ("Acteur", "accompagnateur"),
        ("Interlocuteur", "Leïla Haddad"),
        ("Échéance", "31/03/2026"),
    ];
    for answers in [&code, &money] {
        stand_on(carnet, PLAN, goal);
        carnet.act(Action::New).pick("une action");
        answer(carnet, answers);
        carnet.act(Action::Save).assert_answer("Enregistré");
    }
    life.expects(&[
        "A6 CER à signer : bientôt, 06/02/2026",
        "A14 Échéance du plan (Trouver un financement du permis) : à venir, 31/03/2026",
        "A15 À recontacter : à venir, 05/04/2026",
        "A14 Échéance du plan (Passer le code de la route) : à venir, 30/04/2026",
        "A9 Revue des 6 mois : à venir, 30/07/2026",
        "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
    ])
    .ends(&["A15 À recontacter : fait le 04/02/2026, à temps pour le 31/03/2026"])
    .followed("oui, contrat en élaboration du 30/01/2026");
}

pub fn contract(life: &mut Life) {
    let before = life.pressed();
    let carnet = &mut life.carnet;
    carnet
        .act(Action::Contract)
        .act(Action::New)
        .pick("un contrat");
    answer(carnet, &[("Heures par semaine", "10")]);
    carnet.act(Action::Save).assert_answer("Enregistré");
    let drafted = life.pressed() - before;
    life.contracts(&["Premier contrat, En élaboration, 04/02/2026 – 03/08/2026, 0 mois en tout"])
        .followed("oui, contrat en élaboration du 30/01/2026");
    let carnet = &mut life.carnet;
    let cer = last(carnet, Entity::Contract);
    carnet.act(Action::New).pick("engagement propre");
    answer(
        carnet,
        &[("Engagement", "Prévenir Camille en cas d’empêchement")],
    );
    carnet.act(Action::Save).assert_answer("Enregistré");
    let before = life.pressed();
    done(&mut life.carnet, CONTRACT, cer, &[]);
    leave(&mut life.carnet);
    let signed = life.pressed() - before;
    assert!(
        drafted + signed <= 15,
        "{drafted} + {signed} keys for a contract"
    );
    life.contracts(&["Premier contrat, En instance, 04/02/2026 – 03/08/2026, 6 mois en tout"])
        .followed(
            "oui, contrat signé qui attend sa décision ou son début du 04/02/2026 au 03/08/2026",
        )
        .expects(&[
            "A14 Échéance du plan (Trouver un financement du permis) : à venir, 31/03/2026",
            "A15 À recontacter : à venir, 05/04/2026",
            "A14 Échéance du plan (Passer le code de la route) : à venir, 30/04/2026",
            "A16 CER à renouveler : à venir, 03/08/2026",
            "A9 Revue des 6 mois : à venir, 04/08/2026",
            "A14 Échéance du plan (Se déplacer seule) : à venir, 30/09/2026",
        ])
        .ends(&["A6 CER à signer : fait le 04/02/2026, à temps pour le 06/02/2026"])
        .law_says(&[
            "D2 CE à signer : bientôt, 05/02/2026",
            "D4 Réexamen à 6 mois : à venir, 04/08/2026",
        ]);

    let plan = [
        "Passer le code de la route",
        "Trouver un financement du permis",
        "30/04/2026",
        "31/03/2026",
    ];
    let contract = [
        "Prévenir Camille en cas d’empêchement",
        "du 4 février 2026 au 3 août 2026",
        "10 heures",
    ];
    reads_back(life, Kind::Contract, &contract);
    let situation = [
        "Élise veut un métier stable près de chez elle.",
        "Pas de permis, un bus par heure.",
        "Six ans de garde d’enfants.",
        "Travailler en crèche",
        "Se déplacer seule",
        "Leïla Haddad",
    ];
    reads_back(life, Kind::Carnet, &[&plan[..], &situation[..]].concat());
    reads_back(life, Kind::Plan, &plan[..2]);
}
