//! The papers of invented people: complete, in their order, without a word that is not for them.
mod standing;

use std::sync::LazyLock;

use super::model::{Block, Document, Sheet, TableRow, TypeSize};
use super::template::Template;
use super::typography::french;
use super::{Format, Kind, NoPaper, Source, Stamp, build, text};
use crate::domain::change::Moment;
use crate::domain::date::{Date, Time, from_iso};
use crate::domain::record::{Entity, Id, NewRecord};
use crate::domain::rights::{Rights, Role};
use crate::exchange::demo;
use crate::store::{Setup, Store};

/// People in the store.
const PEOPLE: u64 = 60;

fn today() -> Date {
    from_iso("2026-11-21").unwrap()
}

fn stamp() -> Stamp {
    let moment = Moment {
        instant: "2026-11-21T11:05:00Z".parse().unwrap(),
        today: today(),
    };
    Stamp::of(&moment, Time::new(12, 5))
}

fn numbers(records: &[NewRecord], ids: &[Id], entity: Entity) -> Vec<Id> {
    let both = records.iter().zip(ids);
    both.filter(|(record, _)| record.entity == entity)
        .map(|(_, id)| *id)
        .collect()
}

/// The demonstration, made once, read by every test.
fn store() -> Store {
    static MADE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let place = tempfile::tempdir().unwrap();
        let setup = Setup {
            rule_set: crate::domain::rules::CONVENTION_PAUVRETE.to_owned(),
            territory: "metropole".to_owned(),
        };
        let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
        let shared = demo::common(demo::DEFAULT_SEED, today(), PEOPLE);
        let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
        let common = demo::CommonIds {
            structures: numbers(&shared, &ids, Entity::Organization),
            agents: numbers(&shared, &ids, Entity::Agent),
        };
        let people: Vec<_> =
            demo::People::new(demo::DEFAULT_SEED, today(), PEOPLE, &common).collect();
        store
            .bulk(|bulk| people.iter().try_for_each(|one| bulk.add(one).map(|_| ())))
            .unwrap();
        place
    });
    Store::open(&MADE.path().join("essai.db")).unwrap()
}

fn source(store: &Store, person: Id) -> Source {
    Source::read(store, person, stamp(), Template::of_the_program()).unwrap()
}

/// The first person who has what a paper needs, and the paper.
fn first(kind: Kind) -> (Source, Document) {
    let store = store();
    people(&store)
        .into_iter()
        .map(|person| {
            let template = Template::of_the_program();
            Source::for_kind(kind, &store, person, stamp(), template).unwrap()
        })
        .find_map(|source| Some((source.clone(), build(kind, &source).ok()?)))
        .unwrap()
}

fn people(store: &Store) -> Vec<Id> {
    let mut found: Vec<Id> = store
        .all_rows(Entity::Allocataire)
        .unwrap()
        .iter()
        .map(|row| row.id)
        .collect();
    found.sort_unstable();
    found
}

/// Every word of a paper, block after block.
fn words(document: &Document) -> String {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    let said = blocks.map(|block| match block {
        Block::Heading(_, text)
        | Block::Paragraph(text)
        | Block::Quote(text)
        | Block::Note(text) => text.clone(),
        Block::Bullets(all) => all
            .iter()
            .map(|it| format!("{} {}", it.text, it.under.join(" ")))
            .collect::<Vec<_>>()
            .join(" "),
        Block::Facts(all) => all
            .iter()
            .map(|it| format!("{} {}", it.label, it.value))
            .collect::<Vec<_>>()
            .join(" "),
        Block::Bars(_) => String::new(),
        Block::Table(table) => {
            let titles = table.columns.iter().map(|it| it.title.clone());
            let rows = table.rows.iter().map(|row| match row {
                TableRow::Cells(cells) => cells.join(" "),
                TableRow::Group(title) => title.clone(),
            });
            titles.chain(rows).collect::<Vec<_>>().join(" ")
        }
        Block::Signatures(all) => all
            .iter()
            .map(|it| format!("{} {} {:?}", it.who, it.name, it.done))
            .collect::<Vec<_>>()
            .join(" "),
        Block::Address(lines) => lines.join(" "),
        Block::Blank(_) => String::new(),
        Block::Attached(it) => format!("{} {}", it.caption, it.apart),
    });
    said.collect::<Vec<_>>().join("\n")
}

/// What no paper says: what is late, by which rule, and what is the référent's own.
fn forbidden(source: &Source, rules: &[String]) -> Vec<String> {
    let mut found: Vec<String> = ["alerte", "j de retard", "!!", "sanction", "radiation"]
        .map(str::to_owned)
        .to_vec();
    found.extend(rules.iter().cloned());
    let own = |entity, field: &'static str| {
        let rows = source.file.rows(entity).iter();
        rows.filter_map(move |row| row.text(field).map(str::to_owned))
    };
    found.extend(own(Entity::Allocataire, "note"));
    found.extend(own(Entity::Appointment, "compte_rendu"));
    found.extend(own(Entity::Contact, "note"));
    found.extend(own(Entity::AbsenceAction, "note"));
    found.extend(own(Entity::Suspension, "note"));
    found
}

#[test]
fn no_paper_says_what_is_late_nor_what_is_the_referents_own() {
    let store = store();
    let book = store.rule_book().unwrap();
    let rules: Vec<String> = book
        .sets()
        .iter()
        .flat_map(|set| &set.rules)
        .map(|rule| rule.id.clone())
        .filter(|id| id.contains('-'))
        .collect();
    assert!(rules.len() > 10);
    let mut made = 0;
    for person in people(&store) {
        let source = source(&store, person);
        let forbidden = forbidden(&source, &rules);
        for kind in Kind::ALL {
            let Ok(document) = build(*kind, &source) else {
                continue;
            };
            made += 1;
            let said = words(&document).to_lowercase();
            for word in &forbidden {
                assert!(
                    !said.contains(&french(word).to_lowercase()),
                    "{kind:?} of {person} says « {word} »:\n{said}"
                );
            }
        }
    }
    assert!(made > 150, "{made}");
}

#[test]
fn the_carnet_holds_every_word_of_the_plan_on_a_wide_sheet() {
    let store = store();
    for person in people(&store) {
        let source = source(&store, person);
        let document = build(Kind::Carnet, &source).unwrap();
        let said = words(&document);
        for (entity, field) in [
            (Entity::Objective, "libelle"),
            (Entity::Action, "libelle"),
            (Entity::Action, "acteur_structure"),
            (Entity::Action, "acteur_contact"),
            (Entity::Action, "commentaire"),
        ] {
            for text in source
                .file
                .rows(entity)
                .iter()
                .filter_map(|row| row.text(field))
            {
                assert!(said.contains(&french(text)), "{person}: {text}\n{said}");
            }
        }
        let [first, second] = &document.parts[..] else {
            panic!("two volets")
        };
        assert_eq!(
            (first.sheet, second.sheet),
            (Sheet::Portrait, Sheet::Landscape)
        );
        let headings: Vec<&str> = document
            .parts
            .iter()
            .flat_map(|part| &part.blocks)
            .filter_map(|block| match block {
                Block::Heading(_, text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert!(headings[1].starts_with("Évaluation de la situation en date du"));
        assert_eq!(
            headings[2..],
            [
                "Objectifs de l’accompagnement",
                "Ressources à mobiliser",
                "II B. Plan d’action",
                "Étapes de l’accompagnement",
                "Définition et suivi du plan d’action",
                "Programmation des échanges et RDV",
            ]
        );
    }
}

#[test]
fn the_plan_of_the_person_is_large_and_evaluates_nothing() {
    let (source, document) = first(Kind::Plan);
    assert_eq!(document.type_size, TypeSize::Large);
    let said = words(&document);
    assert!(
        !said.contains("Qualité") && !said.contains("Impact"),
        "{said}"
    );
    for row in source.file.rows(Entity::Objective) {
        assert!(said.contains(&french(row.text("libelle").unwrap())));
    }
    assert!(said.contains("Ce que vous voulez atteindre") && said.contains("Ce qui est fait"));
}

#[test]
fn the_contract_holds_both_columns_and_where_each_side_signs() {
    let (_, document) = first(Kind::Contract);
    let said = words(&document);
    for words in [
        "Être assidu aux rendez-vous",
        "prendre part à la définition des objectifs de son parcours",
        "mettre en place un dossier partagé",
        "Proposer des temps collectifs",
        "adressez-vous",
    ] {
        assert!(
            said.to_lowercase().contains(&words.to_lowercase()),
            "{words}\n{said}"
        );
    }
    let last = document.parts[0].blocks.last().unwrap();
    assert!(matches!(last, Block::Signatures(all) if all.len() == 3));
    assert!(
        document
            .title
            .starts_with("Contrat d’engagements réciproques, ")
    );
}

#[test]
fn a_department_says_its_own_words() {
    let store = store();
    let mut source = source(&store, 1);
    source.template = Template::parse(
        "en_tete = [\"Département d’ici\"]\nmention = \"Vos droits : 01.\"\n\
         titre_cer = \"Contrat d’ici\"\n[engagements]\nallocataire = [\"Venir\"]\n\
         [convocation]\nparagraphes = [\"Bonjour {prenom}.\", \"À {heure}.\", \"Le {date}.\"]",
        std::path::Path::new(""),
    )
    .unwrap();
    let contract = build(Kind::Contract, &source).unwrap();
    let said = words(&contract);
    assert_eq!(contract.letterhead.lines, ["Département d’ici"]);
    assert!(contract.title.starts_with("Contrat d’ici, "));
    assert!(
        said.contains("Venir") && !said.contains("Être assidu"),
        "{said}"
    );
    assert!(said.contains("mettre en place un dossier partagé"));
    assert!(said.ends_with("Vos droits\u{a0}: 01."));
    let letter = words(&build(Kind::Invitation, &source).unwrap());
    assert!(letter.contains("Bonjour Nadia.") && letter.contains("Le mardi 24\u{a0}novembre"));
}

#[test]
fn what_can_t_be_made_says_why() {
    let mut store = store();
    let mut missing = 0;
    for person in people(&store) {
        for kind in Kind::ALL {
            if let Err(NoPaper::Missing(reason)) = build(*kind, &source(&store, person)) {
                assert!(reason.ends_with('.'), "{reason}");
                missing += 1;
            }
        }
    }
    assert!(missing > 10);
    store.look_as(Rights::of(Some(Role::Secretariat)));
    let refused = build(Kind::Contract, &source(&store, 1));
    assert!(matches!(refused, Err(NoPaper::Refused(reason)) if reason.contains("le secrétariat")));
    let letter = build(Kind::Invitation, &source(&store, 1)).unwrap();
    assert!(words(&letter).contains("Nadia"));
}

#[test]
fn a_missed_appointment_is_written_about_until_the_person_comes() {
    let store = store();
    for person in people(&store) {
        let source = source(&store, person);
        let rows = source.file.rows(Entity::Appointment);
        let last = rows
            .iter()
            .filter(|row| matches!(row.text("statut"), Some("absent" | "honore")))
            .filter(|row| row.date("prevu_le") <= Some(today()))
            .max_by_key(|row| {
                (
                    row.date("prevu_le"),
                    row.text("heure").map(str::to_owned),
                    row.id,
                )
            });
        let expected = last.is_some_and(|row| row.text("statut") == Some("absent"));
        assert_eq!(source.missed().is_some(), expected, "{person}");
    }
}

#[test]
fn each_paper_reads_well_at_eighty_columns() {
    for kind in Kind::ALL {
        let (_, document) = first(*kind);
        let said = text::text(&document);
        for line in said.lines() {
            assert!(textwrap::core::display_width(line) <= 80, "{line}");
        }
        let bytes = Format::Text.bytes(&document).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), said);
        insta::assert_snapshot!(kind.code(), said.replace('\u{a0}', " "));
    }
}
