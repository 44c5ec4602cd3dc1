//! What a report is made from, by hand.
use super::*;
use crate::domain::date::from_iso;
use crate::domain::record::Value;
use crate::domain::record::{Entity, Id};
use crate::statistics::summary::by_hand::{line, summary, table};

fn row(entity: Entity, id: Id, values: &[(&'static str, Value)]) -> Row {
    let mut row = Row::blank(entity);
    row.id = id;
    row.with_all(values)
}

fn around() -> Around {
    let day = |text: &str| Value::from(from_iso(text).unwrap());
    let text = |text: &str| Value::from(text);
    let staff = |id, name: &str, to: Option<&str>| {
        let mut values = vec![
            ("nom", text(name)),
            ("poste", text("referent")),
            ("quotite", Value::Int(80)),
        ];
        values.extend(to.map(|to| ("au", day(to))));
        row(Entity::StaffMember, id, &values)
    };
    Around {
        attachments: Vec::new(),
        counted: Default::default(),
        agreements: vec![
            row(
                Entity::FundingAgreement,
                1,
                &[
                    ("numero", text("2025-01")),
                    ("du", day("2025-01-01")),
                    ("au", day("2025-12-31")),
                    ("structure_id", Value::Int(7)),
                ],
            ),
            row(
                Entity::FundingAgreement,
                2,
                &[
                    ("numero", text("2026-01")),
                    ("du", day("2026-01-01")),
                    ("au", day("2026-12-31")),
                    ("structure_id", Value::Int(7)),
                    ("responsable", text("Mme Arnal")),
                ],
            ),
        ],
        organizations: vec![row(
            Entity::Organization,
            7,
            &[("nom", text("Maison des parcours"))],
        )],
        staff: vec![
            staff(1, "Castan Paul", None),
            staff(2, "Vidal Anne", Some("2025-06-30")),
        ],
        texts: vec![
            row(
                Entity::SummaryText,
                1,
                &[
                    ("convention_id", Value::Int(2)),
                    ("rubrique", text("viii_reussites")),
                    ("texte", text("Plus de contrats.")),
                ],
            ),
            row(
                Entity::SummaryText,
                2,
                &[
                    ("convention_id", Value::Int(2)),
                    ("rubrique", text("i_objectifs")),
                    ("texte", text("Suivre cent personnes.")),
                ],
            ),
            row(
                Entity::SummaryText,
                3,
                &[
                    ("convention_id", Value::Int(1)),
                    ("rubrique", text("i_objectifs")),
                    ("texte", text("L’an passé.")),
                ],
            ),
        ],
    }
}

#[test]
fn the_figures_stand_among_the_words_in_the_order_of_the_model() {
    let one = || vec![line("Nombre", LineRole::Aside, [Figure::Count(12)])];
    let figures = summary([
        table("H0", "ii", &["Total"], one()),
        table("H1", "iv_a", &["Nombre"], one()),
    ]);
    let report = Report::of(figures, &around());
    let heading: Vec<String> = report
        .heading
        .iter()
        .map(|(label, value)| format!("{label} : {value}"))
        .collect();
    assert_eq!(
        heading,
        [
            "Structure : Maison des parcours",
            "N° de la convention avec le PPI : 2026-01",
            "Dates et durée de la convention : du 01/01/2026 au 31/12/2026, 12 mois",
            "Personne responsable du rapport d’activité : Mme Arnal",
            "Période du bilan : du 01/01/2026 au 31/12/2026, 12 mois",
            "Arrêté au : 31/12/2026",
        ]
    );
    let sections: Vec<String> = report
        .sections()
        .map(|it| {
            let inside = it.pieces.iter().map(|it| match it {
                Piece::Table(table) => table.id,
                Piece::Text(text) => &text.words,
            });
            let inside: Vec<&str> = inside.collect();
            format!(
                "{} {}",
                it.title.split('.').next().unwrap(),
                inside.join(", ")
            )
        })
        .collect();
    assert_eq!(
        sections,
        [
            "I Suivre cent personnes.",
            "II H0, Personnel",
            "III ",
            "IV H1",
            "IV ",
            "IV ",
            "IV ",
            "V ",
            "VI ",
            "VII ",
            "VIII Plus de contrats."
        ]
    );
    let team = report
        .summary
        .tables
        .iter()
        .find(|it| it.id == "Personnel")
        .unwrap();
    assert_eq!(
        team.lines.len(),
        1,
        "who left before the period is not of the team"
    );
    assert_eq!(team.lines[0].figures[1], Figure::Decimal(0.8));
}

#[test]
fn a_summary_without_an_agreement_says_its_period() {
    let report = Report::of(summary([]), &Around::default());
    assert_eq!(report.heading.len(), 2);
    assert!(report.texts.is_empty() && report.sections().all(|it| it.pieces.is_empty()));
}
