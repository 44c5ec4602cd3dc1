//! Which records a role changes, which acts it does, and in which words it is refused. Knows no store.
use super::{Act, Entity, Rights, Role, Section};
use crate::domain::record::action::FOLLOW_UP;

/// How much of a record a gesture changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Any of it, or it is a new one.
    Whole,
    /// Only what who does an action says of it.
    FollowUp,
}

impl Rights {
    /// Whether records of a kind are changed, as far as they are seen.
    pub fn changes_kind(self, entity: Entity) -> bool {
        self.sees_kind(entity) && self.holds(|role| entity.known().changed_by.contains(&role))
    }

    /// Whether that much of the records of a kind is changed.
    pub fn changes(self, entity: Entity, extent: Extent) -> bool {
        self.changes_kind(entity) && (extent == Extent::FollowUp || !self.sees_own_alone(entity))
    }

    /// Whether a field is changed: who does an action says how far it is, and nothing else.
    pub fn changes_field(self, entity: Entity, field: &str) -> bool {
        let shown = self.sees_field(entity, field) || self.own_column(entity).is_some();
        let of_post = entity != Entity::Agent || !OF_POST.contains(&field);
        shown
            && self.changes_kind(entity)
            && (!self.sees_own_alone(entity) || FOLLOW_UP.contains(&field))
            && (of_post || self.may(Act::GiveRoles))
    }

    /// Whether an act is done.
    pub fn may(self, act: Act) -> bool {
        self.holds(|role| act.roles().contains(&role))
    }

    /// Why an act can't be done, in a sentence, if it can't.
    pub fn refuses(self, act: Act) -> Option<String> {
        if self.may(act) {
            return None;
        }
        Some(format!(
            "{} : {} ne le permet pas. {}",
            capital(act.words()),
            self.role_words(),
            who_may(act.roles())
        ))
    }

    /// Why a record of that kind can't be opened, in a sentence, if it can't.
    pub fn refusal(self, entity: Entity) -> Option<String> {
        if self.sees_kind(entity) {
            return None;
        }
        Some(format!(
            "{} ne fait pas partie de ce que voit {} : c’est au référent de s’en occuper.",
            capital(entity.the()),
            self.words()
        ))
    }

    /// Why due dates can't be looked at, in a sentence, if they can't.
    pub fn refuses_deadlines(self) -> Option<String> {
        (!self.sees_deadlines()).then(|| {
            format!(
                "Les échéances ne font pas partie de ce que voit {} : c’est au référent de s’en occuper.",
                self.words()
            )
        })
    }

    /// Why that much of a record of that kind can't be changed, in a sentence, if it can't.
    pub fn refuses_change(self, entity: Entity, extent: Extent) -> Option<String> {
        if let Some(refusal) = self.refusal(entity) {
            return Some(refusal);
        }
        if self.changes(entity, extent) {
            return None;
        }
        let role = self.role_words();
        // Those who do no more than say how far it is are of no help.
        let able = entity.known().changed_by.iter().copied();
        let able = able.filter(|role| Self::of(Some(*role)).changes(entity, extent));
        let who = who_may(&able.collect::<Vec<_>>());
        Some(match self.changes_kind(entity) {
            true => format!(
                "De {}, vous notez seulement où elle en est (faite, pas faite, évaluée) : {role} ne permet pas le reste. {who}",
                entity.the()
            ),
            false => format!(
                "{} se lit ici et ne se modifie pas : {role} ne le permet pas. {who}",
                capital(entity.the())
            ),
        })
    }

    /// « votre fonction (Accueil) ».
    fn role_words(self) -> String {
        match self.role {
            Some(role) => format!("votre fonction ({})", role.label()),
            None => "votre compte".to_owned(),
        }
    }

    /// « le secrétariat », or what stands for who has no role.
    fn words(self) -> &'static str {
        self.role.map_or("ce compte", Role::words)
    }

    /// Whether who looks sees due dates.
    pub fn sees_deadlines(self) -> bool {
        self.sees(Section::Deadlines)
    }
}

/// Whom to ask, among those roles.
fn who_may(roles: &[Role]) -> String {
    let able: Vec<&str> = roles.iter().map(|role| role.label()).collect();
    let able = able.join(" ou ");
    format!("Demandez à quelqu’un dont la fonction est {able}.")
}

/// The fields of a colleague that say what they may do here.
pub const OF_POST: &[&str] = &["fonction", "utilisateur", "du", "au"];

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
