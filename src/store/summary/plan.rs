//! Objectives, actions, findings and needs, as the summary counts them. Knows no contract.
use crate::domain::date::{Date, iso};
use crate::domain::record::Id;
use crate::domain::rights::Act as Right;
use crate::store::sql::query;
use crate::store::{Result, Store};

/// An objective or an action, with the days it is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// Who.
    pub person: Id,
    /// The record.
    pub record: Id,
    /// The code of its list, when one was chosen.
    pub code: Option<String>,
    /// Who carries an action out, among the operators of the département's programme or others.
    pub operator: Option<String>,
    /// First day, when it is known.
    pub from: Option<Date>,
    /// Last day, when it is over.
    pub to: Option<Date>,
    /// The code of its status.
    pub status: Option<String>,
    /// The code of its impact, for an action.
    pub impact: Option<String>,
    /// The partner who carries an action out.
    pub partner: Option<String>,
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
    /// Who.
    pub person: Id,
    /// The day of the evaluation.
    pub on: Option<Date>,
    /// The theme.
    pub theme: String,
    /// The codes.
    pub codes: String,
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
}

impl Store {
    /// Every objective, or every action.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn plan_lines(&self, which: InPlan, take: &mut dyn FnMut(PlanLine)) -> Result<()> {
        self.allow(Right::Steer)?;
        let text = match which {
            InPlan::Objectives => {
                "SELECT allocataire_id, id, code, NULL, debut, fin, statut, NULL, NULL FROM objectif WHERE supprime = 0"
            }
            InPlan::Actions => {
                "SELECT allocataire_id, id, code, operateur, debut, fin, statut, impact, acteur_structure FROM action WHERE supprime = 0"
            }
        };
        query(&self.conn, text, &[], |row| {
            let text = |at| Ok::<_, crate::store::StoreError>(row.text(at)?.map(str::to_owned));
            take(PlanLine {
                person: row.get(0)?,
                record: row.get(1)?,
                code: text(2)?,
                operator: text(3)?,
                from: row.date(4)?,
                to: row.date(5)?,
                status: text(6)?,
                impact: text(7)?,
                partner: text(8)?,
            });
            Ok(())
        })?;
        Ok(())
    }

    /// What the evaluations made by that day say, the last ones last.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn findings_until(&self, day: Date) -> Result<Vec<Finding>> {
        self.allow(Right::Steer)?;
        let text = "SELECT c.allocataire_id, s.faite_le, c.theme, c.constats FROM constat c \
             JOIN situation s ON s.id = c.situation_id AND s.supprime = 0 \
             WHERE c.supprime = 0 AND c.constats IS NOT NULL AND (s.faite_le IS NULL OR s.faite_le <= $1) \
             ORDER BY COALESCE(s.faite_le, ''), c.id";
        query(&self.conn, text, &[&iso(day)], |row| {
            Ok(Finding {
                person: row.get(0)?,
                on: row.date(1)?,
                theme: row.text(2)?.unwrap_or_default().to_owned(),
                codes: row.text(3)?.unwrap_or_default().to_owned(),
            })
        })
    }

    /// The needs that nothing answered on a day of the period at least.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn unmet_needs(&self, from: Date, to: Date) -> Result<Vec<Need>> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, id, theme, constate_le FROM besoin WHERE supprime = 0 \
             AND theme IS NOT NULL AND constate_le <= $2 AND (couvert_le IS NULL OR couvert_le > $1) ORDER BY id";
        let found = query(&self.conn, text, &[&iso(from), &iso(to)], |row| {
            let (person, record, on) = (row.get(0)?, row.get(1)?, row.date(3)?);
            let theme = row.text(2)?.unwrap_or_default().to_owned();
            Ok(on.map(|on| Need {
                person,
                record,
                theme,
                on,
            }))
        })?;
        Ok(found.into_iter().flatten().collect())
    }
}
