//! Evaluations of the situation, objectives and action plan of one person.
use super::partners;
use super::prelude::*;
use super::story::{Goal, Step, Topic};

/// Days of work that one step takes, about.
const STEP_DAYS: i64 = 38;
/// Deadlines nobody is reminded of yet lie further than this.
const FAR: i64 = 35;
/// Steps already done by the first person of the list.
const LEAD_DONE: usize = 2;

/// How far the plan has come.
struct Progress {
    started: Date,
    /// Last day on which a step can have been done.
    until: Date,
    done: usize,
    total: usize,
    lead: bool,
}

/// The state of a step.
#[derive(Default)]
struct StepState {
    status: &'static str,
    reason: Option<&'static str>,
    due: Date,
    begun: Option<Date>,
    ended: Option<Date>,
    evaluated: bool,
    /// The step that comes next.
    next: bool,
}

impl Progress {
    /// Day on which the step of that rank was done.
    fn day(&self, rank: usize) -> Date {
        let span = self.until.signed_duration_since(self.started).num_days();
        let parts = i64::try_from(self.done).unwrap_or(1).max(1);
        let part = i64::try_from(rank).unwrap_or(0) + 1;
        office_before(shift(self.started, span * part / parts)).max(self.started)
    }
}

impl Writer<'_> {
    /// Evaluations, from the first to the last.
    pub(super) fn situations(&mut self, story: &Story) {
        let case = self.case;
        let count = case.evaluations.len();
        let signed = case.terms.iter().any(|term| term.signed.is_some());
        let health = self.rng.chance(4);
        for (rank, on) in case.evaluations.iter().enumerate() {
            let read = signed && self.living.chance(55);
            let words = &story.situation;
            let text = agree(
                if rank == 0 { words.start } else { words.later },
                self.feminine,
            );
            let values = [
                ("faite_le", (*on).into()),
                ("commentaire", text.into()),
                ("objectifs", agree(words.aims, self.feminine).into()),
                ("motivations", agree(words.drive, self.feminine).into()),
                ("atouts", agree(words.assets, self.feminine).into()),
                ("potentiel", agree(words.promise, self.feminine).into()),
                ("reseau", agree(words.network, self.feminine).into()),
                ("validee_le", read.then_some(*on).into()),
            ];
            let situation = self.add(Entity::Situation, values);
            if read {
                self.situation_read(&situation, *on);
            }
            for (place, topic) in words.topics.iter().enumerate() {
                let changed = rank > 0 && (rank + 1 == count || place % 2 == 0);
                let codes = if changed { topic.last } else { topic.first };
                self.finding(&situation, topic, codes);
            }
            if health {
                let topic = Topic {
                    theme: "sante",
                    first: "san_metiers",
                    last: "san_metiers",
                    comment: "",
                };
                self.finding(&situation, &topic, topic.first);
            }
        }
    }

    fn finding(&mut self, situation: &Value, topic: &Topic, codes: &str) {
        let comment = if codes == topic.first {
            agree(topic.comment, self.feminine)
        } else {
            String::new()
        };
        let values = [
            ("situation_id", situation.clone()),
            ("theme", topic.theme.into()),
            ("constats", codes.into()),
            ("commentaire", comment.into()),
        ];
        self.add(Entity::Finding, values);
    }

    /// Final objective, intermediate ones and their actions.
    pub(super) fn plan(&mut self, story: &Story, lead: bool) {
        let Some(started) = self.case.evaluations.first().copied() else {
            return;
        };
        let progress = self.progress(story, started, lead);
        self.aim(&story.aim, started);
        let mut order = 0;
        for (place, goal) in story.goals.iter().enumerate() {
            let states: Vec<(Step, StepState)> = goal
                .steps
                .iter()
                .map(|step| (*step, self.state(&progress, *step)))
                .collect();
            let objective = self.objective(goal, place, &states, started);
            for (step, state) in states {
                order += 1;
                self.action(&objective, order, step, &state);
            }
        }
    }

    fn progress(&self, story: &Story, started: Date, lead: bool) -> Progress {
        let total: usize = story.goals.iter().map(|goal| goal.steps.len()).sum();
        let until = match self.case.target {
            Target::Unevaluated(on) => on,
            Target::Calm | Target::Due(_) => shift(self.case.horizon, -3).max(started),
        };
        let span = until.signed_duration_since(started).num_days();
        let least = usize::from(matches!(self.case.target, Target::Unevaluated(_)));
        let worked = usize::try_from(span / STEP_DAYS).unwrap_or(0).max(least);
        let done = if lead {
            LEAD_DONE
        } else {
            worked.min(total.saturating_sub(1))
        };
        Progress {
            started,
            until,
            done,
            total,
            lead,
        }
    }

    fn state(&mut self, progress: &Progress, step: Step) -> StepState {
        let rank = step.turn.saturating_sub(1);
        if rank < progress.done {
            return self.finished(progress, rank);
        }
        let soonest = i64::try_from(rank - progress.done).unwrap_or(0) * 30 + FAR;
        let later = shift(self.today, soonest + self.rng.between(0, 40));
        if let Some(exit) = &self.case.exit {
            return StepState {
                status: "pas_fait",
                reason: Some("sans_objet"),
                due: shift(exit.on, soonest),
                ended: Some(exit.on),
                ..StepState::default()
            };
        }
        let next = rank == progress.done;
        let due = match self.case.target {
            Target::Due(on) if next => on,
            Target::Due(_) | Target::Calm | Target::Unevaluated(_) => later,
        };
        let status = if next && !progress.lead && progress.done > 0 {
            "en_cours"
        } else if rank + 1 == progress.total && self.rng.chance(20) {
            "en_attente"
        } else {
            "a_faire"
        };
        let begun = (status == "en_cours").then(|| progress.day(progress.done - 1));
        StepState {
            status,
            due,
            begun,
            next,
            ..StepState::default()
        }
    }

    fn finished(&mut self, progress: &Progress, rank: usize) -> StepState {
        let ended = progress.day(rank);
        let last = rank + 1 == progress.done;
        let pending = last && matches!(self.case.target, Target::Unevaluated(_));
        let dropped = !pending && !progress.lead && self.rng.chance(10);
        let reason = dropped.then(|| {
            self.rng
                .pick(&["annulation_structure", "refus_organisme", "sans_suite"])
        });
        StepState {
            status: if dropped { "pas_fait" } else { "fait" },
            reason,
            due: shift(ended, self.rng.between(-4, 20)).max(progress.started),
            begun: Some(if rank == 0 {
                progress.started
            } else {
                progress.day(rank - 1)
            }),
            ended: Some(ended),
            evaluated: !pending,
            ..StepState::default()
        }
    }

    fn aim(&mut self, aim: &Goal, started: Date) {
        let exit = self.case.exit.as_ref();
        let status = match exit.map(|exit| exit.reason) {
            None => "en_cours",
            Some("emploi") => "atteint",
            Some(_) => "partiel",
        };
        let ended = exit.map(|exit| exit.on);
        let due = ended.unwrap_or_else(|| shift(self.today, self.rng.between(230, 440)));
        self.goal(aim, ("final", 0), [started, due], (status, ended));
    }

    fn objective(
        &mut self,
        goal: &Goal,
        place: usize,
        steps: &[(Step, StepState)],
        started: Date,
    ) -> Value {
        let closed = steps.iter().all(|(_, step)| step.ended.is_some());
        let all_done = steps.iter().all(|(_, step)| step.status == "fait");
        let ended = steps
            .iter()
            .filter_map(|(_, step)| step.ended)
            .max()
            .filter(|_| closed);
        let status = match (closed, all_done) {
            (true, true) => "atteint",
            (true, false) if self.case.exit.is_some() => "abandonne",
            (true, false) => "partiel",
            (false, _) => "en_cours",
        };
        let last = steps
            .iter()
            .map(|(_, step)| step.due)
            .max()
            .unwrap_or(self.today);
        let due = ended.unwrap_or_else(|| shift(last, 15).max(shift(self.today, FAR)));
        let order = i64::try_from(place).unwrap_or(0) + 1;
        let place = ("intermediaire", order);
        self.goal(goal, place, [started, due], (status, ended))
    }

    /// An objective: its place, its dates, what became of it.
    fn goal(
        &mut self,
        goal: &Goal,
        (kind, order): (&str, i64),
        [started, due]: [Date; 2],
        (status, ended): (&str, Option<Date>),
    ) -> Value {
        let values = [
            ("genre", kind.into()),
            ("ordre", order.into()),
            ("libelle", agree(goal.label, self.feminine).into()),
            ("code", goal.code.into()),
            ("debut", started.into()),
            ("echeance", due.into()),
            ("statut", status.into()),
            ("fin", ended.into()),
        ];
        self.add(Entity::Objective, values)
    }

    fn action(&mut self, objective: &Value, order: i64, step: Step, at: &StepState) {
        let (kind, structure, name, contact, operator) = match partners::find(step.actor) {
            Some(p) => ("accompagnateur", p.structure, p.name, p.contact, p.operator),
            None if step.actor == "referent" => ("referent", "", "", "", ""),
            None => ("personne", "", "", "", "autonomie"),
        };
        let done = at.status == "fait";
        let (mut quality, mut impact) = ("moyenne", "nul");
        if done {
            quality = self.rng.pick(&["tres_bonne", "bonne", "bonne", "moyenne"]);
            impact = self.rng.pick(&["fort", "fort", "partiel"]);
        }
        let judged = at.ended.filter(|_| at.evaluated);
        let judges = judged.map(|_| self.evaluators());
        let (planned, spent) = self.hours(step, at.status, at.begun.is_some() || at.next);
        let values = [
            ("objectif_id", objective.clone()),
            ("ordre", order.into()),
            ("libelle", agree(step.label, self.feminine).into()),
            ("code", step.code.into()),
            ("acteur_genre", kind.into()),
            ("acteur_structure", structure.into()),
            ("acteur_nom", name.into()),
            ("acteur_contact", contact.into()),
            ("operateur", operator.into()),
            ("echeance", at.due.into()),
            ("statut", at.status.into()),
            ("motif", at.reason.into()),
            ("debut", at.begun.into()),
            ("fin", at.ended.into()),
            ("qualite", judged.map(|_| quality).into()),
            ("impact", judged.map(|_| impact).into()),
            ("evaluee_le", judged.into()),
            ("evaluee_par", judges.into()),
            ("heures_prevues", planned.into()),
            ("heures_faites", spent.into()),
            ("commentaire", if done { step.result } else { "" }.into()),
        ];
        self.add(Entity::Action, values);
    }

    /// Hours a week that a step takes, planned then done, once its time has come.
    fn hours(&mut self, step: Step, status: &str, near: bool) -> (Option<i64>, Option<i64>) {
        let planned = step.hours.filter(|_| near);
        let missed = self.living.pick(&[0_i64, 0, 1, 2]);
        let spent = planned.filter(|_| matches!(status, "fait" | "en_cours"));
        (planned, spent.map(|hours| (hours - missed).max(1)))
    }
}
