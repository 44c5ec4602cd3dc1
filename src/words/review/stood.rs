//! What stood on the day of a review: the situation since the first evaluation, the plan with what each
//! action was worth, as known then. It is kept with the review, so that its paper is the same later. Pure.
use crate::domain::contract::in_model_order;
use crate::domain::date::{full, in_words};
use crate::domain::record::action::{ACTION, ActionRecord};
use crate::domain::record::objective::{OBJECTIVE, ObjectiveRecord};
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::{Record, Value};
use crate::domain::text::{capital, kept_group, kept_row};
use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus, Vocabulary};
use crate::words::findings::{Topic, theme, topics};
use crate::words::plan::{evaluation, follow_up, objective_state};
use crate::words::prelude::*;

/// Title of what is told of the situation.
pub const SITUATION: &str = "La situation, au début et maintenant";
/// Title of what is told of the plan.
pub const PLAN: &str = "Les objectifs et les actions";

/// The words that are kept: sections, titles over rows, rows.
pub fn stood(file: &CaseFile, day: Date) -> String {
    let parts = [(SITUATION, situation(file, day)), (PLAN, plan(file, day))];
    let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    let parts: Vec<String> = parts
        .map(|(title, lines)| format!("## {title}\n{}", lines.join("\n")))
        .collect();
    parts.join("\n\n")
}

/// The first evaluation beside the last one of that day, subject by subject; the first row is their days.
fn situation(file: &CaseFile, day: Date) -> Vec<String> {
    let mut all = file.evaluations();
    all.retain(|it| it.made_on().is_some_and(|on| on <= day));
    let (Some(now), Some(then)) = (all.first().copied(), all.last().copied()) else {
        return Vec::new();
    };
    let on = |it: SituationRecord<'_>| it.made_on().map(in_words).unwrap_or_default();
    if then.id == now.id {
        return vec![format!(
            "La situation a été évaluée une seule fois, le {}.",
            on(now)
        )];
    }
    let mut lines = vec![kept_row([then, now].map(|it| format!("Le {}", on(it))))];
    let mut both = |title: &str, texts: [String; 2]| {
        if texts.iter().any(|text| !text.is_empty()) {
            lines.push(kept_group(title));
            lines.push(kept_row(texts));
        }
    };
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    both(
        "Le regard de la personne",
        [then, now].map(|it| text(it.comment())),
    );
    both(
        "Les objectifs de l’accompagnement",
        [then, now].map(|it| text(it.aims())),
    );
    let told = [then, now].map(|it| topics(file, it.id));
    let said = |all: &[Topic<'_>], title: &str| {
        let of_title = all.iter().filter(|it| it.title == title);
        let words = of_title.flat_map(|it| it.sentences.iter().copied().chain(it.comment));
        words.collect::<Vec<_>>().join(" ")
    };
    for code in Vocabulary::Theme.codes() {
        let title = theme(code.code);
        both(title, [&told[0], &told[1]].map(|all| said(all, title)));
    }
    lines
}

/// What became of each objective and each action.
fn plan(file: &CaseFile, day: Date) -> Vec<String> {
    let mut lines = Vec::new();
    for goal in in_model_order(file.plan()) {
        let later = |it: ObjectiveRecord<'_>| it.start().is_some_and(|on| on > day);
        if goal.objective.is_some_and(later) {
            continue;
        }
        let then = goal.objective.map(|it| objective_then(it, day));
        let state = then.as_ref().map_or_else(String::new, |row| {
            in_brackets(&objective_state(ObjectiveRecord::of(row), full))
        });
        let title = joined([&*goal.title(), goal.wording()], " : ");
        lines.push(kept_group(&format!("{title}{state}")));
        lines.extend(goal.actions.iter().map(|it| {
            let row = action_then(*it, day);
            let then = ActionRecord::of(&row);
            kept_row([
                then.label().unwrap_or_default(),
                &then.who(),
                &capital(&follow_up(then, full)),
                &capital(&evaluation(then)),
            ])
        }));
    }
    lines
}

/// An objective as it was known: what ended later was running.
fn objective_then(it: ObjectiveRecord<'_>, day: Date) -> Row {
    let row = it.row().clone();
    if it.end().is_none_or(|end| end <= day) {
        return row;
    }
    row.with(OBJECTIVE.status.name, ObjectiveStatus::Ongoing.code())
        .with(OBJECTIVE.end.name, Value::Null)
}

/// An action as it was known: what was done, given up or judged later was not yet.
fn action_then(it: ActionRecord<'_>, day: Date) -> Row {
    let later = |on: Option<Date>| on.is_some_and(|on| on > day);
    let mut row = it.row().clone();
    if later(it.end()) || later(it.start()) {
        let status = match later(it.start()) {
            true => ActionStatus::ToDo,
            false => ActionStatus::Ongoing,
        };
        row = row
            .with(ACTION.status.name, status.code())
            .with(ACTION.end.name, Value::Null);
    }
    if later(it.evaluated_on().or(it.end())) {
        let judged = [ACTION.quality.name, ACTION.impact.name];
        row = judged
            .iter()
            .fold(row, |row, name| row.with(name, Value::Null));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::from_iso;
    use crate::domain::record::Entity;

    fn row(entity: Entity, id: Id, values: &[(&str, &str)]) -> Row {
        let blank = Row {
            id,
            ..Row::blank(entity)
        };
        let values = values.iter();
        values.fold(blank, |row, (name, value)| row.with(name, *value))
    }

    /// A plan with something done, then judged, then given up, and two evaluations.
    fn file() -> CaseFile {
        let action = |id, values: &[(&str, &str)]| {
            row(Entity::Action, id, values).with("objectif_id", 1_i64)
        };
        let finding = |id, of: i64, codes: &str| {
            row(
                Entity::Finding,
                id,
                &[("theme", "logement"), ("constats", codes)],
            )
            .with("situation_id", of)
        };
        let done = [
            ("libelle", "Le code"),
            ("acteur_genre", "personne"),
            ("statut", "fait"),
            ("fin", "2026-03-12"),
            ("qualite", "bonne"),
            ("impact", "fort"),
            ("evaluee_le", "2026-03-20"),
        ];
        let later = [
            ("libelle", "La conduite"),
            ("acteur_structure", "Auto-école"),
            ("statut", "pas_fait"),
            ("motif", "sans_suite"),
            ("debut", "2026-02-01"),
            ("fin", "2026-09-01"),
        ];
        let objective = [
            ("genre", "intermediaire"),
            ("libelle", "Le permis"),
            ("statut", "abandonne"),
            ("fin", "2026-09-02"),
        ];
        CaseFile::of(
            1,
            vec![
                row(Entity::Objective, 1, &objective),
                action(1, &done),
                action(2, &later),
                row(Entity::Situation, 1, &[("faite_le", "2026-01-05")]),
                row(
                    Entity::Situation,
                    2,
                    &[("faite_le", "2026-06-05"), ("objectifs", "Rouler")],
                ),
                finding(1, 1, "log_recherche"),
                finding(2, 2, "log_stable"),
            ],
        )
    }

    #[test]
    fn what_came_later_is_not_told() {
        let on = |day: &str| stood(&file(), from_iso(day).unwrap());
        let march = "## Les objectifs et les actions\n\
            ### Objectif intermédiaire 1 : Le permis (en cours)\n\
            - Le code — La personne — Fait le 12/03/2026\n\
            - La conduite — Auto-école — En cours";
        let once = "## La situation, au début et maintenant\n\
            La situation a été évaluée une seule fois, le 5 janvier 2026.";
        assert_eq!(on("2026-03-15"), format!("{once}\n\n{march}"));
        let october = on("2026-10-01");
        for part in [
            "- Le 5 janvier 2026 — Le 5 juin 2026\n",
            "### Les objectifs de l’accompagnement\n- – — Rouler\n",
            "### Votre logement\n- Vous cherchez un logement. — Vous avez un logement stable.",
            "Le permis (arrêté le 02/09/2026)\n",
            "- Le code — La personne — Fait le 12/03/2026 — Qualité bonne, impact fort\n",
            "- La conduite — Auto-école — Pas fait (sans suite, le 01/09/2026)",
        ] {
            assert!(october.contains(part), "« {part} » in:\n{october}");
        }
    }
}
