//! « Pourquoi ? »: the reasons of the deadlines of one person, and the way to what each is about.
use crate::app::answer;
use crate::app::prelude::*;
use crate::domain::deadlines::{AlertKey, worst_first};
use crate::words::why::{Reason, reason};

/// Reasons that a page moves by: each takes several lines.
const PAGE: isize = 3;

/// Reasons of the deadlines of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The person.
    pub person: Id,
    /// Name of the person.
    pub name: String,
    /// Deadlines, the worst first.
    pub reasons: Vec<Reason>,
    /// The one chosen.
    pub cursor: Cursor,
}

impl Why {
    /// The reasons of a person, on that of the record chosen, else of the alert, else on the first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(
        person: Id,
        (chosen, alert): (Option<(Entity, Id)>, Option<AlertKey>),
        desk: &Desk,
    ) -> Result<Self> {
        let mut deadlines = desk.store.deadlines(person)?;
        deadlines.sort_by(|a, b| worst_first(a, b, desk.today));
        let reasons: Vec<Reason> = deadlines
            .iter()
            .filter(|it| it.rule.level.is_personal())
            .map(|it| reason(it, &desk.rules, desk.today))
            .collect();
        let is_chosen = |it: &Reason| {
            chosen.is_some_and(|(kind, id)| it.object.0 == kind.table() && it.object.1 == id)
        };
        let is_alert = |it: &Reason| {
            alert
                .as_ref()
                .is_some_and(|key| key.rule == it.rule && key.object.1 == Some(it.object.1))
        };
        let all = || reasons.iter();
        let at = all()
            .position(|it| is_chosen(it) && is_alert(it))
            .or_else(|| all().position(is_chosen))
            .or_else(|| all().position(is_alert))
            .unwrap_or_default();
        Ok(Self {
            person,
            name: desk.name_of(person)?,
            reasons,
            cursor: Cursor::on(at),
        })
    }

    /// Opens the form that neutralises the deadline chosen.
    fn neutralise(&self, desk: &Desk) -> Turn {
        let Some(reason) = self.reasons.get(self.cursor.at) else {
            return Turn::stay();
        };
        if let Some(locked) = desk.locked() {
            return Message::warning(locked).into();
        }
        let asked = FormAsked {
            fill: vec![("regles", reason.rule.clone())],
            ..FormAsked::of(Gesture::New(Entity::Exemption, 0), self.person)
        };
        Turn::leave().then(Opening::Form(asked))
    }

    /// Opens the file on the record that a reason is about, or the form where a date is missing.
    fn follow(&self, desk: &Desk) -> Answer {
        let open = Turn::leave().then(Turn::file(self.person, Spot::Worst));
        let Some(reason) = self.reasons.get(self.cursor.at) else {
            return Ok(open);
        };
        if let (Some(missing), None) = (&reason.missing, desk.read_only()) {
            let form = answer::missing_date(missing, self.person, desk)?;
            return Ok(open.then(Opening::Form(form)));
        }
        let spot = Spot::Alert(reason.rule.clone(), reason.object.clone());
        Ok(open.then(Turn::file(self.person, spot)))
    }
}

impl At for Why {
    fn context(&self) -> Context {
        Context::Why
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::of(Context::Why)
            .moves()
            .first(&[Action::Open, Action::Neutralise])
            .call(Action::Open, "aller à la rubrique")
            .always(&[Action::Back])
    }

    fn person(&self) -> Option<Id> {
        Some(self.person)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, PAGE) {
            self.cursor.step(by, self.reasons.len());
            return Ok(Turn::stay());
        }
        match action {
            Action::Neutralise => Ok(self.neutralise(desk)),
            Action::Open => self.follow(desk),
            _ => Ok(Turn::window(action)),
        }
    }
}
