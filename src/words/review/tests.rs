//! What a review looks back on, and what it tells of the plan.
use super::*;
use crate::domain::record::Row;

fn row(entity: Entity, id: Id) -> Row {
    Row {
        id,
        ..Row::blank(entity)
    }
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).unwrap()
}

fn file(extra: Vec<Row>) -> CaseFile {
    let objective = |id, genre: &str, label: &str| {
        row(Entity::Objective, id)
            .with("genre", genre)
            .with("libelle", label)
            .with("statut", "en_cours")
    };
    let action = |id, label: &str, status: &str| {
        row(Entity::Action, id)
            .with("libelle", label)
            .with("statut", status)
    };
    let plan = vec![
        objective(1, "final", "Soudeur en CDI").with("echeance", "2028-01-31"),
        objective(2, "intermediaire", "Le permis")
            .with("statut", "atteint")
            .with("fin", "2026-03-02"),
        objective(3, "intermediaire", "Un CV"),
        action(1, "Le code", "fait")
            .with("objectif_id", 2)
            .with("fin", "2026-02-10")
            .with("qualite", "bonne")
            .with("impact", "fort"),
        action(2, "Atelier CV", "pas_fait")
            .with("objectif_id", 3)
            .with("fin", "2026-09-01")
            .with("motif", "sans_suite")
            .with("acteur_genre", "accompagnateur")
            .with("acteur_structure", "Mission locale"),
        action(3, "Appeler la mairie", "a_faire").with("echeance", "2026-12-15"),
    ];
    CaseFile::of(1, [plan, extra].concat())
}

fn review(id: Id, on: &str) -> Row {
    row(Entity::Review, id).with("faite_le", on)
}

#[test]
fn the_first_review_tells_the_whole_plan_in_its_order() {
    let file = file(vec![]);
    let expected = "Objectif final « Soudeur en CDI » : en cours, pour le 31/01/2028\n\
        Objectif 1 « Le permis » : atteint le 02/03/2026\n\
        - Le code : fait le 10/02/2026, qualité bonne, impact fort\n\
        Objectif 2 « Un CV » : en cours\n\
        - Atelier CV (Mission locale) : pas fait le 01/09/2026 (sans suite)\n\
        Sans objectif :\n\
        - Appeler la mairie : à faire, pour le 15/12/2026";
    assert_eq!(results(&file, Span::of(&file, None)), expected);
}

#[test]
fn the_next_review_leaves_out_what_was_over_before() {
    let file = file(vec![review(1, "2026-05-21")]);
    let told = results(&file, Span::of(&file, None));
    assert!(
        !told.contains("Le code") && !told.contains("Le permis"),
        "{told}"
    );
    // The numbers are those of the plan.
    assert!(told.contains("Objectif 2 « Un CV »"), "{told}");
    assert!(
        told.contains("pas fait le 01/09/2026 (sans suite)"),
        "{told}"
    );
}

#[test]
fn the_review_of_an_action_tells_it_alone_and_hides_nothing_from_the_next_one() {
    let file = file(vec![review(1, "2026-10-01").with("action_id", 2)]);
    let one = results(&file, Span::of(&file, Some(1)));
    assert_eq!(
        one,
        "Objectif 1 « Le permis » : atteint le 02/03/2026\n\
         - Le code : fait le 10/02/2026, qualité bonne, impact fort"
    );
    assert_eq!(Span::of(&file, None).since, None);
}

#[test]
fn the_rows_to_go_through_are_those_the_results_tell() {
    for extra in [
        vec![],
        vec![review(1, "2026-05-21")],
        vec![review(1, "2026-11-21")],
    ] {
        let file = file(extra);
        let span = Span::of(&file, None);
        let (rows, told) = (lines(&file, span, today()), results(&file, span));
        let kept = rows.iter().filter(|row| row.target.is_some()).count();
        let said = told
            .lines()
            .filter(|line| *line != "Sans objectif :")
            .count();
        assert_eq!(kept, said, "{told}");
    }
}

#[test]
fn a_plan_with_nothing_to_look_at_has_no_row() {
    let done = row(Entity::Action, 1)
        .with("libelle", "Le code")
        .with("statut", "fait")
        .with("fin", "2026-02-10");
    let file = CaseFile::of(1, vec![done, review(1, "2026-05-21")]);
    assert_eq!(lines(&file, Span::of(&file, None), today()), []);
}

#[test]
fn why_a_review_is_made_is_read_from_the_file() {
    let parcours = row(Entity::Parcours, 1).with("prise_en_charge_le", "2026-01-05");
    let asked = row(Entity::Orientation, 1).with("demandee_le", "2026-11-02");
    let left = parcours.clone().with("sortie_le", "2026-11-20");
    let decided = asked.clone().with("decidee_le", "2026-11-10");
    let table = [
        (vec![parcours.clone()], ReviewTrigger::SixMonths),
        (
            vec![parcours.clone(), asked.clone()],
            ReviewTrigger::Reorientation,
        ),
        (vec![parcours, decided], ReviewTrigger::SixMonths),
        (vec![left, asked], ReviewTrigger::ParcoursEnd),
    ];
    for (records, expected) in table {
        assert_eq!(trigger(&CaseFile::of(1, records)), expected);
    }
}
