//! Who the person is: name, contact, household, what fits the story.
use super::archetype::Archetype;
use super::names::{full_name, known_face, last_name};
use super::places::{address, mobile};
use super::prelude::*;
use super::words::mail;

/// Age of the first person.
const LEAD_AGE: i64 = 38;

/// Name and grammatical gender of one person.
pub(super) struct Person {
    pub index: u64,
    pub last: &'static str,
    pub first: &'static str,
    pub feminine: bool,
    pub age: i64,
}

impl Person {
    /// The person of that position, fit for their story.
    pub(super) fn new(rng: &mut Rng, index: u64, kind: Archetype, story: &Story) -> Self {
        let young = kind == Archetype::Neutralised || story.profile.children > 0;
        let oldest = if young { 43 } else { 62 };
        let mut age = rng.between(story.profile.youngest(), oldest);
        if index == 0 {
            age = LEAD_AGE;
        }
        let (last, first, feminine) = known_face(index).unwrap_or_else(|| {
            let feminine = kind == Archetype::Neutralised || rng.chance(54);
            let (last, first) = full_name(rng, index, feminine);
            (last, first, feminine)
        });
        Self {
            index,
            last,
            first,
            feminine,
            age,
        }
    }
}

/// Seven digits, different for each person of a store.
fn caf(index: u64) -> String {
    (1_000_000 + (234_567 + index.wrapping_mul(7_919)) % 9_000_000).to_string()
}

fn digits(rng: &mut Rng) -> String {
    format!("{:011}", rng.between(10_000_000_000, 99_999_999_999))
}

/// Family situation and number of children at home.
fn household(rng: &mut Rng, least: i64) -> (&'static str, i64) {
    let children = if least > 0 || rng.chance(45) {
        rng.between(least.max(1), 3)
    } else {
        0
    };
    let couple = rng.chance(35);
    let code = match (couple, children > 0) {
        (true, true) => "couple_enfants",
        (true, false) => "couple",
        (false, true) => "seul_enfants",
        (false, false) => "seul",
    };
    (code, children)
}

impl Writer<'_> {
    /// The person’s own record.
    pub(super) fn identity(&mut self, person: &Person, story: &Story) {
        let profile = &story.profile;
        let rng = &mut self.rng;
        let home = address(rng);
        let (family, children) = household(rng, profile.children);
        let in_couple = family.starts_with("couple");
        let maiden = (person.feminine && in_couple)
            .then(|| last_name(rng))
            .filter(|name| *name != person.last);
        let role = if in_couple && rng.chance(35) {
            "cjt"
        } else {
            "dem"
        };
        let optional = |rng: &mut Rng, percent: i64| rng.chance(percent);
        let courriel = optional(rng, 72).then(|| mail(person.first, person.last));
        let second = optional(rng, 12).then(|| mobile(rng));
        let ft = optional(rng, 60).then(|| digits(rng));
        let note = optional(rng, 18).then(|| rng.pick(&SENTENCES.notes));
        let values = [
            (
                "civilite",
                Value::from(if person.feminine { "mme" } else { "m" }),
            ),
            ("nom", person.last.into()),
            ("prenom", person.first.into()),
            ("nom_naissance", maiden.into()),
            ("ne_le", birth(rng, person.age, self.today).into()),
            ("telephone", mobile(rng).into()),
            ("telephone_2", second.into()),
            ("courriel", courriel.into()),
            ("adresse", home.street.into()),
            ("complement", home.more.into()),
            ("code_postal", home.postal_code.into()),
            ("commune", home.town.into()),
            ("n_caf", caf(person.index).into()),
            ("role_foyer", role.into()),
            ("n_france_travail", ft.into()),
            ("n_demande_rsa", digits(rng).into()),
            ("situation_familiale", family.into()),
            ("enfants", children.into()),
            ("logement", rng.pick(&profile.housing).into()),
            ("niveau", rng.pick(&profile.level).into()),
            ("permis", rng.pick(&profile.licence).into()),
            ("moyens", rng.pick(&profile.means).into()),
            ("activite", rng.pick(&profile.activity).into()),
            (
                "metier_recherche",
                agree(story.trade, person.feminine).into(),
            ),
            ("etiquettes", story.tag.into()),
            ("note", note.into()),
        ];
        self.add(Entity::Allocataire, values);
    }
}

/// Birth date of someone of that age today.
fn birth(rng: &mut Rng, age: i64, today: Date) -> Date {
    let years = u32::try_from(age).unwrap_or(40);
    shift(minus_months(today, years * 12), -rng.between(5, 340))
}
