//! The yearly summary as a paper: its order, its bars, its formats.
use super::*;
use crate::documents::{Format, text};
use crate::domain::attachment::Content;
use crate::domain::date::from_iso;
use crate::domain::vocabulary::Vocabulary;
use crate::statistics::summary::attachment::Attachment;
use crate::statistics::summary::by_hand::{line, summary as by_hand, table};
use crate::statistics::summary::{Around, masked};

/// A report with something in every section.
fn report() -> Report {
    let count = |label: &str, role, n| line(label, role, [Figure::Count(n)]);
    let months = (1..=12).map(|at| {
        count(
            &format!("mois {at} (31/01/2026)"),
            LineRole::Aside,
            40 + at * at,
        )
    });
    let motives = [
        ("Accès à l’emploi", 12),
        ("Fin de droit RSA", 9),
        ("Déménagement", 3),
        ("Autres", 20),
    ];
    let motives = motives.map(|(label, n)| count(label, LineRole::Part, n));
    let motives = motives
        .into_iter()
        .chain([count("Total", LineRole::Total, 44)]);
    let interventions = [
        ("Logement", 31),
        ("Mobilité", 7),
        ("Retraite accès aux droits", 0),
    ];
    let interventions = interventions
        .map(|(label, n)| count(label, LineRole::Aside, n))
        .into_iter();
    let themes = Vocabulary::TerritoryTheme.codes().iter().map(|it| {
        line(
            it.label,
            LineRole::Aside,
            [Figure::Count(12), Figure::Words("oui".to_owned())],
        )
    });
    let of = |id, section, title, columns: &[&'static str], lines| Figures {
        title,
        ..table(id, section, columns, lines)
    };
    let team = line(
        "Nombre d’équivalents temps plein (ETP) dévolus à la mission de référent unique",
        LineRole::Aside,
        [Figure::Decimal(3.5), Figure::Decimal(2.8)],
    );
    let partner = ["Emploi des jeunes", "Fort", "Réunion", "Mensuelle"];
    let partner = partner.map(|it| Figure::Words(it.to_owned()));
    let partner = line("Mission locale", LineRole::Aside, partner);
    let partners = &["Domaines", "Coopération", "Modalités", "Fréquence"];
    let title = "Liste des partenaires effectifs";
    let tables = [
        of(
            "H0",
            "ii",
            "Personnels concourant à la mission RU",
            &["Structure (total équipe)", "Dont conventionné"],
            vec![team],
        ),
        of(
            "H3",
            "iv_a",
            "Nb de personnes suivies, à la fin de chaque mois",
            &["Nb"],
            months.collect(),
        ),
        of("H4", "iv_a", "Motif de sorties", &["Nb"], motives.collect()),
        of(
            "H8",
            "iv_a",
            "Répartition des interventions par thématique",
            &["Nb"],
            interventions.collect(),
        ),
        of("VI", "vi", title, partners, vec![partner]),
        of(
            "VII",
            "vii",
            "Besoins identifiés",
            &["Nombre", "Besoin"],
            themes.collect(),
        ),
    ];
    let mut report = Report::of(masked(&by_hand(tables), 5), &Around::default());
    report
        .heading
        .insert(0, ("Structure", "Maison des parcours".to_owned()));
    for part in Vocabulary::SummaryPart
        .codes()
        .iter()
        .filter(|it| it.group != "vii")
    {
        report.texts.push(Text {
            section: part.group,
            code: part.code,
            title: part.label,
            words: format!("Ce qui est écrit de « {} ».", part.label),
        });
    }
    report
}

fn paper() -> Document {
    paper_of(&report())
}

fn paper_of(report: &Report) -> Document {
    let stamp = Stamp {
        today: from_iso("2027-01-15").unwrap(),
        time: None,
        made_at: "2027-01-15T09:00:00Z".parse().unwrap(),
    };
    summary(report, &stamp, &Template::of_the_program())
}

/// The headings of the model, in its order, each table under its own.
#[test]
fn the_paper_follows_the_order_of_the_model() {
    let said = text::text(&paper()).replace('\u{a0}', " ").to_lowercase();
    let mut from = 0;
    for wanted in [
        "BILAN DE CONVENTION",
        "Maison des parcours",
        "I. RAPPEL DES OBJECTIFS",
        "II. PRÉSENTATION DE LA STRUCTURE",
        "Lieux d’implantation",
        "Personnels concourant à la mission RU",
        "3,5",
        "Autres conventionnements ou agréments",
        "III. ORGANISATION FONCTIONNELLE",
        "A. LES PRINCIPAUX CHIFFRES-CLÉS",
        "Nb de personnes suivies, à la fin de chaque mois",
        "Motif de sorties",
        "« < 5 »",
        "\nB. ANALYSE",
        "\nC. CARACTÉRISTIQUES",
        "\nD. PRÉSENTATION",
        "V. L’ACCOMPAGNEMENT SOCIAL",
        "VI. LE PARTENARIAT",
        "Articulation avec les intervenants",
        "Mission",
        "VII. ÉLÉMENTS DE DIAGNOSTIC",
        "Illettrisme",
        "VIII. POINTS D’AMÉLIORATION",
        "Éléments de synthèse",
        "Ce qui est écrit de",
    ] {
        let wanted = wanted.to_lowercase();
        let rest = said.get(from..).unwrap_or_default();
        let found = rest.find(&wanted);
        from += found.unwrap_or_else(|| panic!("{wanted} is not found in {rest}")) + wanted.len();
    }
}

/// The files that go with it are its last pages, each under its name; one that is lost is said.
#[test]
fn the_files_are_the_last_pages() {
    let file = |label: &str, name: &str, bytes: &[u8]| Attachment {
        label: label.to_owned(),
        name: name.to_owned(),
        digest: String::new(),
        content: Content::of(bytes.to_vec()).ok(),
    };
    let png = include_bytes!("../../../fixtures/bilan/organigramme.png");
    let pdf = include_bytes!("../../../fixtures/bilan/organigramme.pdf");
    let mut spoiled = png.to_vec();
    spoiled[60] ^= 0x55;
    let mut report = report();
    report.attachments = vec![
        file("Organigramme", "organigramme.png", png),
        file("Plan des locaux", "plan.pdf", pdf),
        file("Photo", "perdue.png", b""),
        file("Photo", "abîmée.png", &spoiled),
    ];
    let paper = paper_of(&report);
    let last = &paper.parts[paper.parts.len() - 4..];
    assert_eq!(last[0].sheet, Sheet::Landscape);
    let said = text::text(&paper).replace('\u{a0}', " ");
    let annexes = said.split("ANNEXES").nth(1).unwrap();
    for wanted in [
        "image « organigramme.png », dans le bilan en PDF ou en Word",
        "fichier PDF joint à part, « plan.pdf »",
        "« perdue.png » n’est plus lisible",
        "« abîmée.png » n’est plus lisible",
    ] {
        assert!(
            annexes.replace('\n', " ").contains(wanted),
            "{wanted}: {annexes}"
        );
    }
    for format in Format::ALL {
        format.bytes(&paper).unwrap();
    }
}

/// Bars of the months, of the motives and of the themes: as long as their numbers, none for a masked one.
#[test]
fn months_motives_and_themes_are_drawn() {
    let paper = paper();
    let sheets: Vec<Sheet> = paper.parts.iter().map(|it| it.sheet).collect();
    assert_eq!(sheets[0], Sheet::Portrait);
    let blocks = paper.parts.iter().flat_map(|it| &it.blocks);
    let drawn = blocks.filter_map(|it| match it {
        Block::Bars(bars) => Some(bars),
        _ => None,
    });
    let drawn: Vec<(String, Vec<Option<u32>>)> = drawn
        .map(|it| {
            (
                it.says.clone(),
                it.bars.iter().map(|bar| bar.number).collect(),
            )
        })
        .collect();
    let [(_, months), (_, motives), (says, themes)] = drawn.as_slice() else {
        panic!("{drawn:?}");
    };
    assert_eq!((months.len(), months[11]), (12, Some(184)));
    assert_eq!(
        motives[..],
        [Some(12), None, None, Some(20)],
        "the total has no bar, a masked number neither"
    );
    assert_eq!(themes[..], [Some(31), Some(7), Some(0)]);
    assert_eq!(
        says,
        "Répartition des interventions par thématique, en barres"
    );
}

/// Each format takes it; `CARNET_PAGES=folder` keeps the files, to be looked at.
#[test]
fn every_format_takes_it() {
    let paper = paper();
    for format in Format::ALL {
        let bytes = format.bytes(&paper).unwrap();
        assert!(bytes.len() > 1000);
        if let Some(folder) = std::env::var_os("CARNET_PAGES") {
            let name = format!("bilan.{}", format.extension());
            std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
        }
    }
}
