//! What was done for the people: H1 row 1, how often they were seen, dossiers, interventions by thématique and
//! by field of social support (« Hérault, bilan de convention », IV.A and V). Knows no contract.
use super::counter::{Counter, Heading, Seen, line};
use super::follow::Ground;
use super::model::{Figure, LineRole, Table, Unit};
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::domain::vocabulary::{Vocabulary as V, social_field};
use crate::store::Result;
use crate::store::summary::{Act, ActKind};

/// How often people were seen.
pub(super) const FREQUENCY: Heading = Heading {
    id: "H6",
    section: "iv_a",
    title: "Fréquence du suivi sur la période",
    unit: Unit::Persons,
    lines: "Fréquence du suivi sur la période",
    columns: &["Nb de personnes", "dont accompagnement renforcé"],
};
const DOSSIERS: Heading = Heading {
    id: "H7",
    section: "iv_a",
    title: "Démarches et dossiers sociaux",
    unit: Unit::Acts,
    lines: "Démarches et dossiers",
    columns: &["Nb"],
};
const THEMES: Heading = Heading {
    id: "H8",
    section: "iv_a",
    title: "Répartition des interventions par thématique",
    unit: Unit::Acts,
    lines: "Thématiques",
    columns: &["Nb"],
};
const FIELDS: Heading = Heading {
    id: "V",
    section: "v",
    title: "Accompagnement social mis en œuvre",
    unit: Unit::Acts,
    lines: "Domaine",
    columns: &["Interventions", "Personnes concernées"],
};

const FREQUENCIES: [&str; 4] = [
    "1 rendez-vous",
    "2 rendez-vous",
    "3 rendez-vous",
    "4 rendez-vous et plus",
];

/// Why an act makes a situation « traitée ».
const fn reason(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Kept { collective: false } => "Rendez-vous honoré",
        ActKind::Kept { collective: true } => "Rendez-vous collectif honoré",
        ActKind::Drafted => "Contrat rédigé",
        ActKind::Signed => "Contrat signé",
        ActKind::Transmitted => "Contrat transmis",
        ActKind::Intervention => "Intervention",
        ActKind::Aid => "Dossier constitué",
        ActKind::Review => "Revue",
        ActKind::Contact => "Échange",
    }
}

/// The place of a thématique; what has none is among the others.
fn theme(code: Option<&str>) -> usize {
    let codes = V::SupportTheme.codes();
    let at = |code| codes.iter().position(|it| it.code == code);
    code.and_then(at).unwrap_or(codes.len() - 1)
}

/// Counts the acts of the period.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn count(counter: &mut Counter<'_>, ground: &Ground) -> Result<()> {
    let (store, scope) = (counter.store, counter.scope);
    store.acts_between(scope.from, scope.to, &mut |act| {
        if counter.counts(act.person, act.on) {
            one(counter, &act);
        }
    })?;
    let mut met: Vec<(Id, Vec<(Date, Id)>)> = Vec::new();
    for (person, meetings) in &ground.meetings {
        let mut alone = Vec::new();
        for it in meetings {
            if !counter.within(it.on) || !counter.counts(*person, it.on) {
                continue;
            }
            let kind = ActKind::Kept {
                collective: it.collective,
            };
            let seen = Seen {
                person: *person,
                on: Some(it.on),
                record: Some((kind.entity(), it.record)),
                reason: reason(kind),
            };
            counter.see(("H1", 0, 0), seen);
            if !it.collective {
                alone.push((it.on, it.record));
            }
        }
        if !alone.is_empty() {
            met.push((*person, alone));
        }
    }
    met.sort_unstable();
    for (person, mut days) in met {
        days.sort_unstable();
        let at = days.len().min(FREQUENCIES.len()) - 1;
        let columns = if ground.supported.has(person) { 2 } else { 1 };
        for column in 0..columns {
            for (on, record) in &days {
                let seen = Seen {
                    person,
                    on: Some(*on),
                    record: Some((crate::domain::record::Entity::Appointment, *record)),
                    reason: "Rendez-vous honoré",
                };
                counter.see((FREQUENCY.id, at, column), seen);
            }
        }
    }
    Ok(())
}

fn one(counter: &mut Counter<'_>, act: &Act) {
    let seen = Seen {
        person: act.person,
        on: Some(act.on),
        record: Some((act.kind.entity(), act.record)),
        reason: reason(act.kind),
    };
    counter.see(("H1", 0, 0), seen);
    match act.kind {
        ActKind::Intervention | ActKind::Aid => {
            if act.kind == ActKind::Aid {
                counter.see((DOSSIERS.id, 0, 0), seen);
            }
            counter.see((THEMES.id, theme(act.theme.as_deref()), 0), seen);
            let fields = V::SocialField.codes();
            let at = |code: &str| fields.iter().position(|it| it.code == code);
            let usual = || social_field(act.theme.as_deref()?, act.aid.as_deref());
            let usual = (act.kind == ActKind::Aid).then(usual).flatten();
            if let Some(at) = act.field.as_deref().or(usual).and_then(at) {
                counter.see((FIELDS.id, at, 0), seen);
                counter.see((FIELDS.id, at, 1), seen);
            }
        }
        ActKind::Kept { .. }
        | ActKind::Drafted
        | ActKind::Signed
        | ActKind::Transmitted
        | ActKind::Review
        | ActKind::Contact => {}
    }
}

/// How often people were seen; who was not is said in a note.
pub(super) fn frequency(counter: &Counter<'_>) -> Table {
    let mut table = counter.table(FREQUENCY, FREQUENCIES);
    let met: i64 = (0..FREQUENCIES.len())
        .map(|at| counter.persons((FREQUENCY.id, at, 0)))
        .sum();
    let none = counter.persons(("H1", 0, 0)) - met;
    table.notes.push(format!(
        "Rendez-vous individuels honorés, quel que soit le canal, des personnes dont la situation a été traitée. 0 rendez-vous\u{a0}: {none}."
    ));
    table
}

/// Dossiers, then interventions by thématique.
pub(super) fn dossiers(counter: &Counter<'_>) -> [Table; 2] {
    let label = "Nombre de dossiers / demandes d’aides constitués";
    let mut dossiers = counter.table(DOSSIERS, [label]);
    dossiers.notes.push("Nombre de dossiers, non de personnes, au jour où chacun a été constitué\u{a0}; une demande sans ce jour n’est pas comptée.".to_owned());
    let labels = V::SupportTheme.codes().iter().map(|it| it.label);
    let mut themes = counter.table(THEMES, labels);
    themes.notes.push(
        "Nombre d’interventions, non de personnes\u{a0}; un dossier constitué est aussi une intervention."
            .to_owned(),
    );
    themes.notes.push("Contenu, à titre indicatif\u{a0}: accès aux soins (complémentaire, aides financières…)\u{a0}; logement (FSL accès, maintien, énergie, demande de logement social, SIAO, DALO…)\u{a0}; reconnaissance de handicap (RQTH, AAH…)\u{a0}; protection (personnes vulnérables, MASP…)\u{a0}; aides financières d’urgence (AEPIDR, associations caritatives…)\u{a0}; dossier retraite\u{a0}; mobilité\u{a0}; autres.".to_owned());
    [dossiers, themes]
}

/// Interventions and persons by field of social support.
pub(super) fn fields(counter: &Counter<'_>) -> Table {
    let lines = V::SocialField.codes().iter().enumerate().map(|(at, code)| {
        let persons = Figure::Count(counter.persons((FIELDS.id, at, 1)));
        let acts = counter.figure((FIELDS.id, at, 0), Unit::Acts);
        line(
            FIELDS.id,
            at + 1,
            code.label,
            vec![acts, persons],
            LineRole::Part,
        )
    });
    let mut table = FIELDS.with(lines.collect());
    let acts = |table: &'static str, lines: usize| -> i64 {
        let all = (0..lines).map(|at| counter.figure((table, at, 0), Unit::Acts));
        all.map(|it| if let Figure::Count(n) = it { n } else { 0 })
            .sum()
    };
    let all = acts(THEMES.id, V::SupportTheme.codes().len());
    let apart = all - acts(FIELDS.id, V::SocialField.codes().len());
    table.notes.push(format!(
        "Les interventions du tableau par thématique, par domaine d’accompagnement\u{a0}; un dossier va au domaine de sa thématique. Sans domaine noté\u{a0}: {apart}."
    ));
    table
}
