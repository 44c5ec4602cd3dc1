//! What a paper says of its own day: as it was signed, as it stood at the review; the words and the order of
//! the model; the address of an appointment.
use std::collections::HashMap;

use super::*;
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::Row;

/// The same file, each of its records changed that way.
fn changed(source: &Source, change: impl Fn(Row) -> Row) -> Source {
    let all = Entity::ALL.into_iter().map(|kind| {
        let rows = source.file.rows(kind).iter().cloned();
        (kind, rows.map(&change).collect())
    });
    let file = CaseFile::new(source.file.person, all.collect(), Context::default());
    let mut source = source.clone();
    source.file = file;
    source
}

/// A contract that both sides signed is printed as it stood, whatever was changed since.
#[test]
fn a_signed_contract_is_printed_as_it_was_signed() {
    let store = store();
    let signed = |source: &Source| {
        let (row, contract) = source.contract()?;
        let kept = !source.file.versions(row.id).is_empty();
        (kept && contract.signed_on().is_some()).then_some(())
    };
    let sources = people(&store).into_iter().map(|id| source(&store, id));
    let sources: Vec<Source> = sources.filter(|it| signed(it).is_some()).collect();
    assert!(sources.len() > 10);
    for source in sources {
        let paper = build(Kind::Contract, &source).unwrap();
        let tables = paper.parts[0]
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table.columns.len()),
                _ => None,
            });
        assert_eq!(tables.collect::<Vec<_>>(), [2, 3], "{}", source.file.person);
        let said = words(&paper);
        for part in [
            "Qui s’engage",
            "Situation administrative",
            "Objectif final",
            "Cachet",
        ] {
            assert!(said.contains(part), "{part}\n{said}");
        }
        let later = changed(&source, |row| match row.entity {
            Entity::Allocataire => row.with("adresse", "Ailleurs").with("logement", "aucun"),
            Entity::Action => row.with("libelle", "Changée depuis").with("statut", "fait"),
            Entity::Objective => row.with("libelle", "Changé depuis"),
            _ => row,
        });
        let later = words(&build(Kind::Contract, &later).unwrap());
        assert!(
            !later.contains("Changé") && !later.contains("Ailleurs"),
            "{later}"
        );
    }
}

/// The bilan says what stood on its day, and the same thing once the plan has gone on.
#[test]
fn a_bilan_keeps_its_own_day() {
    let (source, _) = first(Kind::Review);
    let last = source.file.reviews()[0].id;
    let day = source.file.reviews()[0].made_on().unwrap();
    let with = |kept: Option<String>, done: &str| {
        let changed = changed(&source, |row| match row.entity {
            Entity::Review if row.id == last => row.with("contenu", kept.as_deref()),
            Entity::Action => row
                .with("statut", "fait")
                .with("fin", done)
                .with("evaluee_le", done),
            _ => row,
        });
        words(&build(Kind::Review, &changed).unwrap())
    };
    let frozen = crate::words::review::stood(&source.file, day);
    let then = with(Some(frozen.clone()), "2026-01-02");
    assert_eq!(then, with(Some(frozen), "2026-11-20"));
    // Without words kept, what was done after its day is not told.
    let later = with(None, "2026-11-20");
    assert!(
        !later.contains("20/11/2026") && !later.contains("Qualité bonne"),
        "{later}"
    );
    assert!(with(None, "2026-01-02").contains("Fait le 02/01/2026"));
}

#[test]
fn no_paper_uses_the_words_of_another_time_or_blames() {
    let store = store();
    for person in people(&store) {
        let source = source(&store, person);
        for kind in Kind::ALL {
            let Ok(document) = build(*kind, &source) else {
                continue;
            };
            let said = words(&document);
            for word in ["Pôle emploi", "Abandonn", "À l’occasion de", "6\u{a0}mois)"] {
                assert!(!said.contains(word), "{kind:?} of {person}: {word}\n{said}");
            }
            let mut before = said.split("avant le ").skip(1);
            assert!(
                before.all(|after| !after.starts_with(|it: char| it.is_ascii_digit())),
                "{said}"
            );
        }
    }
}

#[test]
fn who_has_left_has_no_appointment_to_write_down() {
    let store = store();
    let mut left = 0;
    for person in people(&store) {
        let source = source(&store, person);
        if !source.has_left() {
            continue;
        }
        left += 1;
        for kind in [Kind::Carnet, Kind::Plan] {
            let Ok(paper) = build(kind, &source) else {
                continue;
            };
            let blocks: Vec<&Block> = paper.parts.iter().flat_map(|it| &it.blocks).collect();
            for pair in blocks.windows(2) {
                if let [Block::Heading(_, title), Block::Blank(_)] = pair {
                    assert!(
                        !title.contains("RDV") && !title.contains("rendez-vous"),
                        "{title}"
                    );
                }
            }
        }
    }
    assert!(left > 3);
}

#[test]
fn the_intermediate_objectives_come_before_the_final_one() {
    for kind in [Kind::Contract, Kind::Carnet, Kind::Review] {
        let (source, document) = first(kind);
        let said = words(&document);
        let last = said.find("Objectif final");
        assert!(
            said.find("Objectif intermédiaire\u{a0}1")
                .or(said.find("Objectif intermédiaire 1"))
                < last,
            "{kind:?}"
        );
        assert!(!source.file.objectives().is_empty() && last.is_some());
    }
}

#[test]
fn an_invitation_says_which_address_is_missing_and_where_to_write_it() {
    let (source, _) = first(Kind::Invitation);
    let next = source.file.to_come((today(), None))[0].id;
    for (channel, place, words) in [
        ("permanence", None, None),
        ("bureau", None, None),
        ("telephone", None, None),
        ("exterieur", Some("Café du Canal, 2 quai Vert"), None),
        ("exterieur", None, Some("« Lieu, adresse ou lien »")),
        ("partenaire", None, Some("« Lieu, adresse ou lien »")),
    ] {
        let mut there = source.clone();
        let rows = source.file.rows(Entity::Appointment).iter().cloned();
        let rows = rows.map(|row| match row.id == next {
            true => row.with("canal", channel).with("lieu", place),
            false => row,
        });
        let all = Entity::ALL.into_iter();
        let mut all: HashMap<Entity, Vec<Row>> = all
            .map(|kind| (kind, source.file.rows(kind).to_vec()))
            .collect();
        all.insert(Entity::Appointment, rows.collect());
        there.file = CaseFile::new(source.file.person, all, Context::default());
        let said = build(Kind::Invitation, &there);
        match words {
            None => assert!(said.is_ok(), "{channel} {said:?}"),
            Some(words) => {
                let Err(NoPaper::Missing(reason)) = said else {
                    panic!("{channel}")
                };
                assert!(reason.contains(words), "{reason}");
            }
        }
    }
}
