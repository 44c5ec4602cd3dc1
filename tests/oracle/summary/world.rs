//! Small random structures: the lives of the other oracles, with everything that the summary counts on top.
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::date::Date;
use carnet::domain::record::{Entity, Id, NewRecord, Value, Values};
use carnet::domain::vocabulary::Vocabulary as V;
use carnet::store::Store;
use chrono::Days;

use super::demonstration::empty;
use super::premises;
use crate::oracle::history::{Chance, History};

/// Structures of one store; a person goes from one to another of the same three.
pub const STRUCTURES: usize = 12;
const TOGETHER: usize = 3;
/// Labels that people have.
pub const LABELS: [&str; 3] = ["jeune", "Femmes seules", "jeune, femmes seules"];
const TOWNS: [&str; 5] = ["Lunel", "Sète", "sete", "Agde", ""];
const FINDINGS: [&str; 7] = [
    "mob_permis",
    "mob_vehicule mob_tc",
    "mob_autonome",
    "san_mdph",
    "san_couverture san_acces",
    "san_acces",
    "",
];
const PARTNERS: [&str; 3] = ["Épicerie solidaire", "Mission locale", "CIDFF"];

pub struct World {
    pub store: Store,
    pub structures: Vec<Id>,
    pub _place: tempfile::TempDir,
}

fn first_day() -> Date {
    Date::from_ymd_opt(2025, 1, 1).unwrap()
}

fn day(c: &mut Chance) -> Date {
    first_day() + Days::new(c.below(800))
}

fn code(c: &mut Chance, list: V) -> Value {
    let codes = list.codes();
    let at = usize::try_from(c.below(codes.len() as u64)).unwrap();
    codes[at].code.into()
}

fn maybe(c: &mut Chance, chances: u64, value: impl FnOnce(&mut Chance) -> Value) -> Value {
    if c.percent(chances) {
        value(c)
    } else {
        Value::Null
    }
}

/// An end after a beginning, or none.
fn end(c: &mut Chance, from: Date, most: u64) -> Value {
    maybe(c, 70, |c| (from + Days::new(c.below(most))).into())
}

fn set(values: &mut Values, name: &'static str, value: Value) {
    values.retain(|(field, _)| *field != name);
    values.push((name, value));
}

fn get(values: &Values, name: &str) -> Value {
    let found = values.iter().find(|(field, _)| *field == name);
    found.map(|it| it.1.clone()).unwrap_or_default()
}

/// More of what a record may say.
fn enrich(c: &mut Chance, entity: Entity, values: &mut Values) {
    match entity {
        Entity::Allocataire => {
            for (name, list) in [
                ("civilite", V::Civility),
                ("situation_familiale", V::FamilySituation),
                ("logement", V::Housing),
                ("niveau", V::Level),
                ("qualification", V::Qualification),
                ("permis", V::Licence),
                ("moyens", V::TransportMeans),
            ] {
                let value = maybe(c, 80, |c| code(c, list));
                set(values, name, value);
            }
            let born = maybe(c, 90, |c| {
                (Date::from_ymd_opt(1955, 2, 28).unwrap() + Days::new(c.below(19_000))).into()
            });
            set(values, "ne_le", born);
            set(values, "commune", c.pick(&TOWNS).into());
            let labels = maybe(c, 60, |c| c.pick(&LABELS).into());
            set(values, "etiquettes", labels);
        }
        Entity::Orientation => {
            let body = maybe(c, 80, |c| c.pick(&["sdi", "sdi", "cd"]).into());
            set(values, "organe", body);
            if c.percent(15) {
                set(values, "structure_id", Value::Null);
            }
            let later = get(values, "origine").as_text() == Some("reorientation");
            if later && c.percent(80) {
                let asked = (first_day() - Days::new(3)).into();
                set(values, "demandee_le", asked);
                let decision =
                    c.pick(&["acceptee", "acceptee", "acceptee", "refusee", "en_attente"]);
                set(values, "decision", decision.into());
            }
        }
        Entity::Parcours => {
            if c.percent(10) {
                set(values, "structure_id", Value::Null);
            }
            if !get(values, "sortie_le").is_empty() {
                let motive = maybe(c, 90, |c| code(c, V::ExitReason));
                set(values, "sortie_motif", motive);
                let detail = maybe(c, 70, |c| code(c, V::ExitDetail));
                set(values, "sortie_precision", detail);
            }
            let entered = maybe(c, 40, |c| (day(c) - Days::new(c.below(2_500))).into());
            if !entered.is_empty() {
                set(values, "entree_rsa_le", entered);
            }
        }
        Entity::Contract => {
            let sent = maybe(c, 30, |c| day(c).into());
            set(values, "transmis_le", sent);
            let rank = maybe(c, 8, |c| code(c, V::ContractRank));
            set(values, "rang", rank);
            let felt = maybe(c, 60, |c| code(c, V::ContractFeeling));
            set(values, "vecu", felt);
        }
        Entity::Appointment => {
            let minutes = maybe(c, 70, |c| {
                i64::try_from(c.below(9) * 10 + 10).unwrap().into()
            });
            set(values, "duree", minutes);
        }
        _ => {}
    }
}

/// Contracts that follow another one, some of them as amendments.
fn follow(c: &mut Chance, records: &mut [NewRecord]) {
    let contracts: Vec<usize> = (0..records.len())
        .filter(|at| records[*at].entity == Entity::Contract)
        .collect();
    for pair in contracts.windows(2) {
        let cer = |at: usize| {
            let kind = get(&records[at].values, "nature");
            matches!(kind.as_text(), Some("cer" | "contrat_engagement"))
        };
        if c.percent(40) && cer(pair[0]) {
            let end = get(&records[pair[0]].values, "fin");
            let next = &mut records[pair[1]].values;
            set(next, "suite_de_id", Value::Pending(pair[0]));
            if c.percent(60) {
                set(next, "fin", end);
            }
        }
    }
}

/// One record more of a kind that the lives don't have.
fn more(c: &mut Chance, kind: u64, parcours: &[usize]) -> Option<(Entity, Values)> {
    let on = day(c);
    Some(match kind {
        0 | 1 => (
            Entity::Intervention,
            vec![
                ("faite_le", on.into()),
                ("thematique", code(c, V::SupportTheme)),
                ("champ_social", maybe(c, 50, |c| code(c, V::SocialField))),
            ],
        ),
        2 => (
            Entity::AidRequest,
            vec![
                ("type", code(c, V::AidKind)),
                ("thematique", maybe(c, 20, |c| code(c, V::SupportTheme))),
                ("statut", "preparation".into()),
                ("constituee_le", maybe(c, 80, |_| on.into())),
            ],
        ),
        3 => (
            Entity::IntensiveSupport,
            vec![("debut", on.into()), ("fin", end(c, on, 250))],
        ),
        4 => (
            Entity::Contact,
            vec![
                ("fait_le", on.into()),
                ("canal", code(c, V::ContactChannel)),
                ("resultat", maybe(c, 60, |c| code(c, V::ContactResult))),
                ("bilateral", maybe(c, 30, |_| 1.into())),
            ],
        ),
        5 => (
            Entity::Objective,
            vec![
                ("genre", "intermediaire".into()),
                ("libelle", "Avancer".into()),
                ("code", maybe(c, 80, |c| code(c, V::InsertionObjective))),
                ("debut", maybe(c, 85, |_| on.into())),
                ("statut", maybe(c, 90, |c| code(c, V::ObjectiveStatus))),
                ("fin", end(c, on, 300)),
            ],
        ),
        6 | 7 => (
            Entity::Action,
            vec![
                ("libelle", "Agir".into()),
                ("code", maybe(c, 80, |c| code(c, V::ActionCode))),
                ("operateur", maybe(c, 70, |c| code(c, V::Operator))),
                (
                    "acteur_structure",
                    maybe(c, 60, |c| c.pick(&PARTNERS).into()),
                ),
                ("impact", maybe(c, 70, |c| code(c, V::Impact))),
                ("debut", maybe(c, 85, |_| on.into())),
                ("fin", end(c, on, 300)),
            ],
        ),
        8 => (
            Entity::UnmetNeed,
            vec![
                ("theme", code(c, V::TerritoryTheme)),
                ("constate_le", on.into()),
                ("couvert_le", end(c, on, 200)),
            ],
        ),
        // A request that leaves the person where they are, whatever is decided.
        9 => (
            Entity::Orientation,
            vec![
                ("parcours_id", Value::Pending(*parcours.first()?)),
                ("origine", "reorientation".into()),
                ("organe", maybe(c, 50, |_| "sdi".into())),
                ("demandee_le", (on - Days::new(20)).into()),
                ("decidee_le", on.into()),
                ("decision", c.pick(&["acceptee", "refusee"]).into()),
            ],
        ),
        _ => (Entity::Situation, vec![("faite_le", on.into())]),
    })
}

/// Everything of one person.
fn file(c: &mut Chance, n: u64, structures: &[Id], agents: &[Id]) -> Vec<NewRecord> {
    let mut records = History::random(c).records(n, structures, agents);
    for it in &mut records {
        enrich(c, it.entity, &mut it.values);
    }
    follow(c, &mut records);
    let parcours: Vec<usize> = (0..records.len())
        .filter(|at| records[*at].entity == Entity::Parcours)
        .collect();
    let mut add = |entity, mut values: Values| {
        let at = records.len();
        set(&mut values, "allocataire_id", Value::Pending(0));
        let uid = format!("{n:08x}-0000-7000-8000-{at:012x}");
        records.push(NewRecord {
            entity,
            uid,
            values,
        });
        at
    };
    let mut served = None;
    for _ in 0..c.below(12) {
        let kind = c.below(12);
        let Some((entity, mut values)) = more(c, kind, &parcours) else {
            continue;
        };
        if let (Entity::Action, Some(objective)) = (entity, served.filter(|_| c.percent(60))) {
            set(&mut values, "objectif_id", Value::Pending(objective));
        }
        let at = add(entity, values);
        served = Some(at).filter(|_| entity == Entity::Objective).or(served);
        if entity == Entity::Situation {
            for theme in ["mobilite", "sante"] {
                if c.percent(70) {
                    let values = vec![
                        ("situation_id", Value::Pending(at)),
                        ("theme", theme.into()),
                        ("constats", c.pick(&FINDINGS).into()),
                    ];
                    add(Entity::Finding, values);
                }
            }
        }
    }
    records
}

/// The team and the partners of a structure, or of all.
fn around(c: &mut Chance, structures: &[Id]) -> Vec<NewRecord> {
    let mut records = Vec::new();
    for at in 0..24_u64 {
        let structure = maybe(c, 80, |c| c.pick(structures).into());
        let from = maybe(c, 60, |c| day(c).into());
        let since = from.as_date().unwrap_or_else(first_day);
        let to = end(c, since, 500);
        let (entity, mut values) = if at < 16 {
            let share: i64 = c.pick(&[20, 50, 80, 100]);
            let values = vec![
                ("nom", "Claire Rivière".into()),
                ("poste", code(c, V::TeamPost)),
                ("quotite", share.into()),
                ("conventionne", maybe(c, 60, |_| 1.into())),
            ];
            (Entity::StaffMember, values)
        } else {
            let values = vec![
                ("partenaire", c.pick(&PARTNERS).to_uppercase().into()),
                ("domaines", "Alimentation".into()),
            ];
            (Entity::Partnership, values)
        };
        values.extend([("structure_id", structure), ("du", from), ("au", to)]);
        records.push(NewRecord {
            entity,
            uid: format!("eeeeeeee-0000-7000-8000-{at:012x}"),
            values,
        });
    }
    records
}

/// Some records are set aside: they count nowhere.
fn set_aside(c: &mut Chance, store: &mut Store) {
    let author = Author {
        agent: None,
        name: "Essai".into(),
        session: "essai".into(),
    };
    let moment = Clock::stopped_on(day(c)).moment();
    let own = Entity::ALL.into_iter().filter(|it| it.belongs_to_person());
    for entity in own.filter(|it| !matches!(it, Entity::Allocataire)) {
        for row in store.all_rows(entity).unwrap() {
            if c.percent(4) {
                let op = Op::Remove {
                    entity,
                    id: row.id,
                    version: row.version,
                };
                let change = Change::entry("Erreur", None, vec![op]);
                store.apply(&author, &moment, &change).unwrap();
            }
        }
    }
}

pub fn world(seed: u64) -> World {
    let (mut store, place) = empty();
    let mut c = Chance::new(seed ^ 0x10CA);
    let shared: Vec<NewRecord> = (0..STRUCTURES + 3)
        .map(|at| NewRecord {
            entity: match at < STRUCTURES {
                true => Entity::Organization,
                false => Entity::Agent,
            },
            uid: format!("ffffffff-0000-7000-8000-{at:012x}"),
            values: match at < STRUCTURES {
                true => premises::structure(&mut c, at),
                false => vec![
                    ("nom", "Essai".into()),
                    ("structure_id", Value::Pending(at - STRUCTURES)),
                ],
            },
        })
        .collect();
    let mut structures = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let agents = structures.split_off(STRUCTURES);
    let mut c = Chance::new(seed);
    let around = around(&mut c, &structures);
    let mut files = Vec::new();
    for group in structures.chunks(TOGETHER) {
        for _ in 0..4 + c.below(14) {
            files.push(file(&mut c, files.len() as u64, group, &agents));
        }
    }
    let hours = premises::hours(&mut c, &structures, &agents);
    store
        .bulk(|bulk| {
            bulk.add(&around)?;
            bulk.add(&hours)?;
            files.iter().try_for_each(|file| bulk.add(file).map(|_| ()))
        })
        .unwrap();
    set_aside(&mut c, &mut store);
    World {
        store,
        structures,
        _place: place,
    }
}
