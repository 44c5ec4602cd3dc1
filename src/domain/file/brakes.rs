//! The brakes that the last evaluation says, and whether an open action answers each (« DITP 2019, orientation
//! et suivi »: « lever les freins »). Knows no words.
use super::CaseFile;
use crate::domain::record::Id;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::finding::FindingRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::vocabulary::{BrakeAnswer, Theme, Vocabulary};

impl CaseFile {
    /// What the last evaluation says of a theme, when it is a brake.
    pub fn brake(&self, theme: Theme) -> Option<FindingRecord<'_>> {
        let last = self.evaluations().into_iter().next()?;
        let all = self.findings(last.id).into_iter();
        all.filter(|it| it.is_brake())
            .find(|it| it.theme() == Some(theme.code()))
    }

    /// Whether an open action answers a theme: it says so; else its type does, or its objective.
    pub fn is_answered(&self, theme: Theme) -> bool {
        let mut open = self.all::<ActionRecord<'_>>().filter(|it| !it.is_closed());
        open.any(|it| self.answers(it, theme))
    }

    fn answers(&self, it: ActionRecord<'_>, theme: Theme) -> bool {
        if let Some(own) = it.theme() {
            return own == theme.code();
        }
        let by_type = it.code().is_some_and(|code| theme.is_answered_by(code));
        let aimed = it.objective().and_then(|id| self.one(id));
        by_type || aimed.is_some_and(|it| aims_at(it, theme))
    }

    /// The open objective that an action on that theme would serve.
    pub fn objective_on(&self, theme: Theme) -> Option<Id> {
        let mut open = self.objectives().into_iter().filter(|it| !it.is_closed());
        open.find(|it| aims_at(*it, theme)).map(|it| it.id)
    }

    /// What is proposed against a brake: nothing where there is none.
    pub fn proposed_against(&self, theme: Theme) -> Vec<BrakeAnswer> {
        let found = self.brake(theme).and_then(FindingRecord::findings);
        found.map_or_else(Vec::new, |found| theme.answers(found))
    }
}

fn aims_at(it: ObjectiveRecord<'_>, theme: Theme) -> bool {
    let code = it
        .code()
        .and_then(|code| Vocabulary::InsertionObjective.find(code));
    code.is_some_and(|code| code.group == theme.code())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Entity, Row};

    fn row(entity: Entity, id: Id, values: &[(&'static str, &str)]) -> Row {
        let blank = Row::blank(entity);
        let mut row = values
            .iter()
            .fold(blank, |row, (name, value)| row.with(name, *value));
        row.id = id;
        row
    }

    fn file(action: &[(&'static str, &str)]) -> CaseFile {
        let finding = [("theme", "mobilite"), ("constats", "mob_tc mob_permis")];
        let health = [("theme", "sante"), ("constats", "san_mdph")];
        let objective = [("code", "obj_mobilite"), ("statut", "en_cours")];
        CaseFile::of(
            1,
            vec![
                row(Entity::Situation, 1, &[("faite_le", "2026-06-05")]),
                row(Entity::Finding, 1, &finding)
                    .with("situation_id", crate::domain::record::Value::Int(1)),
                row(Entity::Finding, 2, &health)
                    .with("situation_id", crate::domain::record::Value::Int(1)),
                row(Entity::Objective, 7, &objective),
                row(Entity::Action, 1, action),
            ],
        )
    }

    #[test]
    fn an_open_action_answers_by_its_theme_its_type_or_its_objective() {
        let theme = |code| Theme::from_code(code).unwrap();
        let mobility = theme("mobilite");
        let table: [(&[(&'static str, &str)], bool); 6] = [
            (&[("libelle", "Marcher")], false),
            (&[("theme", "mobilite")], true),
            // What it says it answers wins over its type.
            (&[("theme", "logement"), ("code", "dem_permis")], false),
            (&[("code", "dem_permis"), ("statut", "a_faire")], true),
            (&[("code", "dem_permis"), ("statut", "fait")], false),
            (&[("code", "act_autre")], false),
        ];
        for (action, answered) in table {
            let file = file(action);
            assert_eq!(file.is_answered(mobility), answered, "{action:?}");
            assert!(file.brake(mobility).is_some());
        }
        let file = file(&[]);
        assert_eq!(file.objective_on(mobility), Some(7));
        // A fact to know is no brake.
        assert!(file.brake(theme("sante")).is_none());
        assert_eq!(file.proposed_against(theme("sante")), []);
        assert_eq!(file.proposed_against(mobility)[0].code, "dem_permis");
    }
}
