//! The team, the partners, and what the territory lacks (« Hérault, bilan de convention », II, VI and VII).
//! Knows no act.
use super::counter::{Counter, Heading, Seen, line};
use super::model::{Figure, LineRole, Scope, Table, Unit};
use super::said::Plan;
use crate::domain::date::{Date, day_number};
use crate::domain::record::partnership::PartnershipRecord;
use crate::domain::record::staff_member::StaffMemberRecord;
use crate::domain::record::{Entity, Record, Row};
use crate::domain::text::fold;
use crate::domain::vocabulary::Vocabulary as V;
use crate::store::Result;

const STAFF: Heading = Heading {
    id: "H0",
    section: "ii",
    title: "Personnels concourant à la mission RU",
    unit: Unit::Measures,
    lines: "Personnels concourant à la mission RU",
    columns: &["Structure (total équipe)", "Dont conventionné"],
};
const PARTNERS: Heading = Heading {
    id: "VI",
    section: "vi",
    title: "Liste des partenaires effectifs",
    unit: Unit::Measures,
    lines: "Partenaire",
    columns: &[
        "Domaines d’intervention",
        "Niveau de coopération",
        "Modalités d’organisation",
        "Fréquence des échanges",
        "Personnes concernées",
    ],
};
const NEEDS: Heading = Heading {
    id: "VII",
    section: "vii",
    title: "Besoins identifiés et non couverts sur le territoire",
    unit: Unit::Persons,
    lines: "Thématiques d’accompagnement du PDI",
    columns: &[
        "Nombre de personnes concernées",
        "Besoin identifié et non couvert",
    ],
};

/// The post of those who accompany.
const REFERENT: &str = "referent";

/// The days of the period that someone is in post.
fn days(scope: &Scope, from: Option<Date>, to: Option<Date>) -> i64 {
    let first = from.map_or(scope.from, |it| it.max(scope.from));
    let last = to.map_or(scope.to, |it| it.min(scope.to));
    (day_number(last) - day_number(first) + 1).max(0)
}

/// The team of the period: those of the agreement first, by post in the order of the model, then by name.
pub fn team(mut all: Vec<Row>, scope: &Scope) -> Vec<Row> {
    all.retain(|row| {
        let it = StaffMemberRecord::of(row);
        scope.holds(it.organization(), (it.from(), it.to()))
    });
    all.sort_by_cached_key(|row| {
        let it = StaffMemberRecord::of(row);
        let posts = V::TeamPost.codes().iter();
        let post = posts
            .map(|post| post.code)
            .position(|code| Some(code) == it.post());
        (!it.funded(), post, fold(it.name().unwrap_or_default()))
    });
    all
}

/// The partners of the period, by name.
pub fn partnerships(mut all: Vec<Row>, scope: &Scope) -> Vec<Row> {
    all.retain(|row| {
        let it = PartnershipRecord::of(row);
        scope.holds(it.organization(), (it.from(), it.to()))
    });
    all.sort_by_cached_key(name);
    all
}

/// H0: how many people, and how many full-time posts, over the period.
///
/// # Errors
/// When the store can't be read.
#[expect(
    clippy::cast_precision_loss,
    reason = "days of a period, hundredths of a post"
)]
pub(super) fn staff(counter: &Counter<'_>) -> Result<Table> {
    let scope = counter.scope;
    let rows = team(counter.store.all_rows(Entity::StaffMember)?, scope);
    let whole = days(scope, None, None).max(1) as f64;
    let count = |referents: bool, funded: bool| {
        let mut people = 0;
        let mut posts = 0.0;
        for it in rows.iter().map(StaffMemberRecord::of) {
            let held = days(scope, it.from(), it.to());
            let wanted = (it.post() == Some(REFERENT)) == referents && (!funded || it.funded());
            if wanted && held > 0 {
                people += 1;
                posts += it.full_time().unwrap_or(0) as f64 / 100.0 * held as f64 / whole;
            }
        }
        (
            Figure::Count(people),
            Figure::Decimal((posts * 100.0).round() / 100.0),
        )
    };
    let (all, funded) = (count(true, false), count(true, true));
    let (others, others_funded) = (count(false, false), count(false, true));
    let labels = [
        (
            "Nombre de travailleurs sociaux accomplissant la mission de référent unique",
            vec![all.0, funded.0],
        ),
        (
            "Nombre d’équivalents temps plein (ETP) dévolus à la mission de référent unique",
            vec![all.1, funded.1],
        ),
        (
            "Nombre de personnes autres que TS appuyant la mission de référent unique",
            vec![others.0, others_funded.0],
        ),
        (
            "Nombre d’équivalents temps plein (ETP) dévolus à l’appui de la mission de référent unique",
            vec![others.1, others_funded.1],
        ),
    ];
    let lines = labels.into_iter().enumerate();
    let lines =
        lines.map(|(at, (label, figures))| line(STAFF.id, at + 1, label, figures, LineRole::Aside));
    let mut table = STAFF.with(lines.collect());
    table.notes.push("Personnes en poste au moins un jour de la période\u{a0}; les équivalents temps plein sont comptés au prorata des jours en poste.".to_owned());
    Ok(table)
}

/// What a partner is found by.
pub(super) fn name(partner: &Row) -> String {
    fold(PartnershipRecord::of(partner).partner().unwrap_or_default())
}

/// VI: the partners, with the people who have an action there in the period.
pub(super) fn partners(counter: &mut Counter<'_>, known: &[Row], plan: &Plan) -> Table {
    let scope = counter.scope;
    for (at, action) in &plan.partners {
        let Some(begins) = action.from.or(action.planned) else {
            continue;
        };
        let first = begins.max(scope.from);
        let last = action.to.unwrap_or(scope.to).min(scope.to);
        if counter.counts_between(action.person, first, last) {
            let seen = Seen {
                person: action.person,
                on: Some(begins),
                record: Some((Entity::Action, action.record)),
                reason: "Action chez ce partenaire",
            };
            counter.see((PARTNERS.id, *at, 0), seen);
        }
    }
    let words = |text: Option<&str>| Figure::Words(text.unwrap_or_default().to_owned());
    let lines = known
        .iter()
        .map(PartnershipRecord::of)
        .enumerate()
        .map(|(at, it)| {
            let persons = Figure::Count(counter.persons((PARTNERS.id, at, 0)));
            let figures = vec![
                words(it.fields()),
                words(it.level()),
                words(it.means()),
                words(it.frequency()),
                persons,
            ];
            line(
                PARTNERS.id,
                at + 1,
                it.partner().unwrap_or_default(),
                figures,
                LineRole::Aside,
            )
        });
    let mut table = PARTNERS.with(lines.collect());
    table.notes.push("Personnes qui ont une action chez ce partenaire un jour de la période, à compter de son début, sinon de celui de son objectif.".to_owned());
    table
}

/// VII: the people who lacked something, by theme.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn needs(counter: &mut Counter<'_>) -> Result<Table> {
    let themes = V::TerritoryTheme.codes();
    for need in counter
        .store
        .unmet_needs(counter.scope.from, counter.scope.to)?
    {
        let at = themes.iter().position(|it| it.code == need.theme);
        let first = need.on.max(counter.scope.from);
        let answered = need.answered.and_then(|day| day.pred_opt());
        let last = answered.unwrap_or(counter.scope.to).min(counter.scope.to);
        if let Some(at) = at.filter(|_| counter.counts_between(need.person, first, last)) {
            let seen = Seen {
                person: need.person,
                on: Some(need.on),
                record: Some((Entity::UnmetNeed, need.record)),
                reason: "Besoin non couvert",
            };
            counter.see((NEEDS.id, at, 0), seen);
        }
    }
    let lines = themes.iter().enumerate().map(|(at, theme)| {
        let persons = counter.persons((NEEDS.id, at, 0));
        let needed = if persons > 0 { "oui" } else { "" };
        let figures = vec![Figure::Count(persons), Figure::Words(needed.to_owned())];
        line(NEEDS.id, at + 1, theme.label, figures, LineRole::Aside)
    });
    Ok(NEEDS.with(lines.collect()))
}
