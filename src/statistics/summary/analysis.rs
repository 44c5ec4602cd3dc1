//! The figures of the analysis: ratios, delays, motives in detail, progress, how often and how long people are
//! seen (« Hérault, bilan de convention », IV.B). Knows no profile.
use std::collections::HashMap;

use super::counter::{Counter, Heading, Seen, line};
use super::follow::{Ground, last_exits, motive};
use super::means::{count, mean, measured, median, ratio, share};
use super::meetings::{before, of_signature};
use super::model::{Figure, LineRole, Table, Unit};
use super::public;
use crate::domain::date::{Date, day_number, full};
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::{Code, ContractRank, ExitMotive, Vocabulary as V};
use crate::statistics::{Figure as Rate, INDICATORS, Shape};
use crate::store::summary::Signed;
use crate::store::{By, Result, Selection};

pub(super) const fn heading(id: &'static str, title: &'static str, unit: Unit) -> Heading {
    Heading {
        id,
        section: "iv_b",
        title,
        unit,
        lines: "Analyse",
        columns: match unit {
            Unit::Persons => &["Nb de personnes"],
            Unit::Acts | Unit::Measures => &["Valeur"],
        },
    }
}

const RATIO: Heading = heading(
    "B1",
    "Ratio nombre d’orientations / nombre de premiers CER",
    Unit::Measures,
);
const ATTENDANCE: Heading = heading("B2", "Assiduité et délais des phases", Unit::Measures);
const SUPPORT: Heading = Heading {
    lines: "Accompagnement",
    ..heading("B3", "Typologie des accompagnements", Unit::Persons)
};
const EXITS: Heading = Heading {
    lines: "Motif",
    ..heading("B4", "Motifs de sorties en détail", Unit::Persons)
};
const LASTING: Heading = heading(
    "B8",
    "Durée d’un suivi par personne (jours)",
    Unit::Measures,
);
const FELT: Heading = Heading {
    lines: "La personne vit le contrat",
    columns: &["Nb de contrats", "Rendez-vous avant la signature (moyenne)"],
    ..heading(
        "B9",
        "Contrats signés, selon ce que la personne en dit",
        Unit::Acts,
    )
};

fn days(from: Date, to: Date) -> i64 {
    day_number(to) - day_number(from)
}

pub(super) fn measures(heading: Heading, lines: Vec<(&str, Vec<Figure>)>) -> Table {
    let lines = lines.into_iter().enumerate();
    let lines = lines
        .map(|(at, (label, figures))| line(heading.id, at + 1, label, figures, LineRole::Aside));
    heading.with(lines.collect())
}

/// Ratios, delays, types of support, motives in detail.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn first(counter: &mut Counter<'_>, ground: &Ground) -> Result<[Table; 4]> {
    Ok([
        ratios(counter, ground),
        attendance(counter, ground)?,
        supports(counter, ground),
        exits(counter, ground),
    ])
}

/// How long a follow-up lasts, how the contracts are felt.
pub(super) fn last(counter: &mut Counter<'_>, ground: &Ground) -> [Table; 2] {
    [lasting(counter, ground), felt(counter, ground)]
}

fn ratios(counter: &Counter<'_>, ground: &Ground) -> Table {
    let oriented = counter.persons(("H1", 1, 0));
    let first = counter.persons(("H2", 0, 0));
    let mut contract: HashMap<Id, Date> = HashMap::new();
    let known = ground
        .signed
        .iter()
        .filter(|it| it.rank == Some(ContractRank::First) && it.on <= counter.scope.as_of);
    for it in known {
        let last = contract.entry(it.person).or_insert(it.on);
        *last = it.on.max(*last);
    }
    let mut cohort: HashMap<Id, bool> = HashMap::new();
    for it in &ground.oriented {
        let then = contract.get(&it.person).is_some_and(|on| *on >= it.on);
        *cohort.entry(it.person).or_default() |= then;
    }
    let reached = cohort.values().filter(|it| **it).count();
    let mut table = measures(
        RATIO,
        vec![
            (
                "Personnes orientées par le SDI",
                vec![Figure::Count(oriented)],
            ),
            (
                "Personnes ayant signé un 1er CER",
                vec![Figure::Count(first)],
            ),
            (
                "Nombre d’orientations / nombre de premiers CER",
                vec![ratio(oriented, first).map_or(Figure::Unknown, Figure::Decimal)],
            ),
            (
                "Part des personnes orientées dans la période qui ont, depuis, signé un premier CER",
                vec![share(reached, cohort.len())],
            ),
        ],
    );
    table.notes.push("Le ratio rapporte deux groupes différents de personnes\u{a0}; la part suit celles qui ont été orientées.".to_owned());
    table
}

fn attendance(counter: &mut Counter<'_>, ground: &Ground) -> Result<Table> {
    let scope = counter.scope;
    let selection = Selection {
        structure: scope.structure,
        ..Selection::period(scope.from, scope.to, scope.as_of)
    };
    let rate = |id: &str| {
        let measure = INDICATORS
            .iter()
            .find(|it| it.id == id)
            .map(|it| it.measure);
        let tallies = measure.map(|it| counter.store.tally(it, &selection, By::Whole));
        let tallies = tallies.transpose()?.unwrap_or_default();
        let all: Vec<_> = tallies.iter().collect();
        let rate = Rate::of(Shape::Rate, &all).rate(Shape::Rate);
        Ok::<_, crate::store::StoreError>(rate.map_or(Figure::Unknown, Figure::Share))
    };
    let mut seen = Vec::new();
    for it in &ground.stays {
        let Some(from) = it
            .oriented
            .filter(|_| counter.counts_in(it.person, it.structure))
        else {
            continue;
        };
        let Some(day) = it.seen.filter(|day| counter.within(*day)) else {
            continue;
        };
        seen.push(days(from, day));
        let who = Seen {
            person: it.person,
            on: Some(day),
            record: None,
            reason: "Premier rendez-vous honoré",
        };
        counter.see((ATTENDANCE.id, 2, 0), who);
    }
    let inside = |it: &&Signed| scope.from <= it.on && it.on <= scope.to;
    let first = ground.signed.iter().filter(inside);
    let first = first.filter(|it| it.rank == Some(ContractRank::First));
    let signed = first.filter_map(|it| {
        let waited = days(ground.oriented_by(it.person, it.on)?, it.on);
        counter.see((ATTENDANCE.id, 3, 0), of_signature(it));
        Some(waited)
    });
    let signed: Vec<i64> = signed.collect();
    let renewals = ground.signed.iter().filter(inside);
    let renewals = renewals.filter(|it| is_renewal(it));
    let renewals = renewals.filter_map(|it| {
        let since = days(it.former_end?, it.on);
        counter.see((ATTENDANCE.id, 4, 0), of_signature(it));
        Some(since)
    });
    let renewals: Vec<i64> = renewals.collect();
    let mut table = measures(
        ATTENDANCE,
        vec![
            ("Présence au premier rendez-vous", vec![rate("I4b")?]),
            ("Absences sans excuse, tous rendez-vous", vec![rate("I4d")?]),
            (
                "De l’orientation au premier rendez-vous honoré (jours, médiane)",
                vec![median(&seen)],
            ),
            (
                "De l’orientation à la première signature (jours, médiane)",
                vec![median(&signed)],
            ),
            (
                "De la fin du contrat à la signature du renouvellement (jours, médiane)",
                vec![median(&renewals)],
            ),
        ],
    );
    let of = [&seen, &signed, &renewals].map(Vec::len);
    measured(table.lines.iter_mut().skip(2), of);
    table.notes.push("Présence\u{a0}: rendez-vous annulés par la structure écartés. Absences\u{a0}: tous les rendez-vous dont l’issue est notée.".to_owned());
    table.notes.push("Les délais sont ceux des rendez-vous et des signatures de la période\u{a0}; un renouvellement signé avant la fin du contrat compte en moins.".to_owned());
    if scope.label.is_some() {
        table.notes.push(
            "Les deux premières lignes comptent tout le monde, avec ou sans l’étiquette."
                .to_owned(),
        );
    }
    Ok(table)
}

pub(super) const fn is_renewal(it: &Signed) -> bool {
    matches!(it.rank, Some(ContractRank::Renewal | ContractRank::Tacit))
}

fn supports(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    let mut people: Vec<Id> = ground.followed.iter().map(|it| it.person).collect();
    people.sort_unstable();
    people.dedup();
    for person in people {
        let closer = ground.supported.has(person);
        let seen = Seen {
            person,
            on: None,
            record: None,
            reason: if closer {
                "Accompagnement renforcé"
            } else {
                "Suivie dans la période"
            },
        };
        counter.see((SUPPORT.id, usize::from(closer), 0), seen);
    }
    let mut table = counter.table(
        SUPPORT,
        [
            "« Simple » accompagnement de contrat",
            "Accompagnement social renforcé",
        ],
    );
    table.notes.push("Personnes suivies au moins un jour de la période, selon qu’un accompagnement social renforcé a eu lieu ou non un de ces jours.".to_owned());
    table
}

/// The lines of the motives in detail: those of each motive, then « sans précision »; one alone where a motive has none.
fn detailed() -> Vec<(ExitMotive, Option<&'static Code>)> {
    let of = |motive: &ExitMotive| {
        let (motive, details) = (*motive, V::ExitDetail.codes().iter());
        let own = details.filter(move |it| it.group == motive.code());
        own.map(Some).chain([None]).map(move |it| (motive, it))
    };
    ExitMotive::ALL.iter().flat_map(of).collect()
}

/// B4: each motive of H4 in detail, of the same persons.
fn exits(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    let rows = detailed();
    let own = |motive: ExitMotive| rows.iter().filter(move |it| it.0 == motive);
    for it in last_exits(ground) {
        let motive = motive(it);
        // The line without precision is the last of its motive.
        let is_it = |(of, detail): &(ExitMotive, Option<&'static Code>)| {
            let said = detail.is_none_or(|one| Some(one.code) == it.detail.as_deref());
            *of == motive && said
        };
        let at = rows.iter().position(is_it);
        let seen = Seen {
            person: it.person,
            on: Some(it.on),
            record: Some((Entity::Parcours, it.record)),
            reason: "Fin de l’accompagnement",
        };
        counter.see((EXITS.id, at.unwrap_or(rows.len() - 1), 0), seen);
    }
    let label = |(motive, detail): &(ExitMotive, Option<&'static Code>)| match detail {
        Some(detail) => detail.label,
        None if own(*motive).count() > 1 => "Sans précision",
        None => "Ensemble",
    };
    let mut table = counter.table(EXITS, rows.iter().map(label));
    for (line, (motive, _)) in table.lines.iter_mut().zip(&rows) {
        line.role = LineRole::Aside;
        line.group = motive.label();
    }
    table.notes.push("Les mêmes personnes que dans le tableau des motifs de sorties, chacune à sa dernière sortie de la période\u{a0}; la précision est celle notée à la sortie.".to_owned());
    table
}

fn lasting(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    // A last day to come is not known yet.
    let (from, to) = (counter.scope.from, counter.scope.to);
    let last = counter.scope.last_known();
    let (mut over, mut open) = (Vec::new(), Vec::new());
    for it in &ground.stays {
        let Some(entry) = it
            .from
            .filter(|_| counter.counts_in(it.person, it.structure))
        else {
            continue;
        };
        let (at, on) = match it.left {
            Some(left) if it.exited && from <= left && left <= to => {
                over.push(days(entry, left));
                (0, left)
            }
            Some(left) if left <= last => continue,
            _ if entry <= last => {
                open.push(days(entry, last));
                (2, entry)
            }
            _ => continue,
        };
        let seen = Seen {
            person: it.person,
            on: Some(on),
            record: None,
            reason: if at == 0 {
                "Suivi terminé"
            } else {
                "Suivi en cours depuis ce jour"
            },
        };
        counter.see((LASTING.id, at, 0), seen);
    }
    let followed = public::followed(ground).count();
    let mut table = measures(
        LASTING,
        vec![
            ("Suivis terminés dans la période", vec![count(over.len())]),
            ("Durée moyenne d’un suivi terminé", vec![mean(&over)]),
            ("Suivis en cours au dernier jour", vec![count(open.len())]),
            ("Ancienneté moyenne des suivis en cours", vec![mean(&open)]),
            (
                "Personnes suivies au moins un jour de la période",
                vec![Figure::Count(followed)],
            ),
        ],
    );
    table.notes.push(format!(
        "Suivis en cours le {}, de l’entrée dans la structure à ce jour, que la personne y ait déjà été reçue ou non\u{a0}; une personne suivie est définie sous le tableau des fins de mois.",
        full(last)
    ));
    table
}

fn felt(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    let codes = V::ContractFeeling.codes();
    let mut met = vec![Vec::new(); codes.len() + 1];
    for it in &ground.signed {
        if !counter.within(it.on) {
            continue;
        }
        let said = |code: &&str| codes.iter().position(|it| it.code == *code);
        let at = it.felt.as_deref().as_ref().and_then(said);
        let at = at.unwrap_or(codes.len());
        counter.see((FELT.id, at, 0), of_signature(it));
        let number = before(ground, it).and_then(|it| i64::try_from(it.len()).ok());
        if let Some(met) = met.get_mut(at) {
            met.extend(number);
        }
    }
    let labels = codes.iter().map(|it| it.label);
    let mut table = counter.table(FELT, labels.chain(["Non dit"]));
    for (line, met) in table.lines.iter_mut().zip(&met) {
        line.figures = line
            .figures
            .iter()
            .take(1)
            .cloned()
            .chain([mean(met)])
            .collect();
    }
    measured(table.lines.iter_mut(), met.iter().map(Vec::len));
    table.notes.push("Contrats signés dans la période, avenants compris. Les rendez-vous sont ceux du tableau de la fréquence des rencontres\u{a0}; avant un avenant, comme avant un renouvellement.".to_owned());
    table
}
