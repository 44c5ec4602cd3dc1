//! Objectives, actions, findings and needs, as the summary counts them. Knows no contract.
use compact_str::CompactString;

use crate::domain::date::{Date, iso};
use crate::domain::record::Id;
use crate::domain::rights::Act as Right;
use crate::domain::vocabulary::{Code, Vocabulary as V};
use crate::store::sql::query;
use crate::store::{Result, Store};

/// An objective or an action, with the days it is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// Who.
    pub person: Id,
    /// The record.
    pub record: Id,
    /// Its entry in its list, when one was chosen.
    pub code: Option<&'static Code>,
    /// Who carries an action out, among the operators of the département's programme or others.
    pub operator: Option<&'static Code>,
    /// First day, when it is known.
    pub from: Option<Date>,
    /// First day in the plan: that of its objective where it serves one, whether it has begun or not.
    pub planned: Option<Date>,
    /// Last day, when it is over.
    pub to: Option<Date>,
    /// Its status.
    pub status: Option<&'static Code>,
    /// Its impact, for an action.
    pub impact: Option<&'static Code>,
}

/// Which lines of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InPlan {
    /// The objectives.
    Objectives,
    /// The actions.
    Actions,
}

/// What a dated evaluation says on a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The day of the evaluation.
    pub on: Option<Date>,
    /// The code of its theme.
    pub theme: &'static str,
    /// The codes.
    pub codes: CompactString,
}

/// A need that no local offer answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Who.
    pub person: Id,
    /// The record.
    pub record: Id,
    /// The theme.
    pub theme: String,
    /// Since.
    pub on: Date,
    /// First day when something answers it.
    pub answered: Option<Date>,
}

/// The code of a theme as the program knows it; nothing for one that it does not.
fn theme(code: &str) -> &'static str {
    V::Theme.find(code).map_or("", |it| it.code)
}

impl Store {
    /// Every objective, or every action, with the partner who carries it out.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn plan_lines(
        &self,
        which: InPlan,
        take: &mut dyn FnMut(PlanLine, Option<&str>),
    ) -> Result<()> {
        self.allow(Right::Steer)?;
        let text = match which {
            InPlan::Objectives => {
                "SELECT allocataire_id, id, code, NULL, debut, fin, statut, NULL, NULL, debut FROM objectif WHERE supprime = 0"
            }
            InPlan::Actions => {
                "SELECT a.allocataire_id, a.id, a.code, a.operateur, a.debut, a.fin, a.statut, a.impact, a.acteur_structure, \
                 CASE WHEN o.id IS NULL THEN a.debut ELSE o.debut END FROM action a \
                 LEFT JOIN objectif o ON o.id = a.objectif_id AND o.supprime = 0 WHERE a.supprime = 0"
            }
        };
        let (codes, statuses) = match which {
            InPlan::Objectives => (V::InsertionObjective, V::ObjectiveStatus),
            InPlan::Actions => (V::ActionCode, V::ActionStatus),
        };
        query(&self.conn, text, &[], |row| {
            let code = |at, list: V| {
                let code = row.text(at)?.and_then(|code| list.find(code));
                Ok::<_, crate::store::StoreError>(code)
            };
            let line = PlanLine {
                person: row.get(0)?,
                record: row.get(1)?,
                code: code(2, codes)?,
                operator: code(3, V::Operator)?,
                from: row.date(4)?,
                to: row.date(5)?,
                status: code(6, statuses)?,
                impact: code(7, V::Impact)?,
                planned: row.date(9)?,
            };
            take(line, row.text(8)?);
            Ok(())
        })?;
        Ok(())
    }

    /// Gives what the evaluations made by that day say, all of one person together, the last ones last.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn findings_until(&self, day: Date, take: &mut dyn FnMut(Id, &[Finding])) -> Result<()> {
        self.allow(Right::Steer)?;
        let text = "SELECT c.allocataire_id, s.faite_le, c.theme, c.constats FROM constat c \
             JOIN situation s ON s.id = c.situation_id AND s.supprime = 0 \
             WHERE c.supprime = 0 AND (s.faite_le IS NULL OR s.faite_le <= $1) \
             ORDER BY c.allocataire_id, c.id";
        let mut own: (Id, Vec<Finding>) = (0, Vec::new());
        let mut give = |own: &mut (Id, Vec<Finding>)| {
            own.1.sort_by_key(|it| it.on);
            if !own.1.is_empty() {
                take(own.0, &own.1);
            }
            own.1.clear();
        };
        query(&self.conn, text, &[&iso(day)], |row| {
            let person = row.get(0)?;
            if person != own.0 {
                give(&mut own);
                own.0 = person;
            }
            own.1.push(Finding {
                on: row.date(1)?,
                theme: theme(row.text(2)?.unwrap_or_default()),
                codes: row.text(3)?.unwrap_or_default().into(),
            });
            Ok(())
        })?;
        give(&mut own);
        Ok(())
    }

    /// The needs that nothing answered on a day of the period at least.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn unmet_needs(&self, from: Date, to: Date) -> Result<Vec<Need>> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, id, theme, constate_le, couvert_le FROM besoin WHERE supprime = 0 \
             AND theme IS NOT NULL AND constate_le <= $2 AND (couvert_le IS NULL OR (couvert_le > $1 AND couvert_le > constate_le)) ORDER BY id";
        let found = query(&self.conn, text, &[&iso(from), &iso(to)], |row| {
            let (person, record, on) = (row.get(0)?, row.get(1)?, row.date(3)?);
            let theme = row.text(2)?.unwrap_or_default().to_owned();
            let answered = row.date(4)?;
            Ok(on.map(|on| Need {
                person,
                record,
                theme,
                on,
                answered,
            }))
        })?;
        Ok(found.into_iter().flatten().collect())
    }
}
