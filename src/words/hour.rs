//! The interview as one page, in words: the appointment, the situation by theme, the plan, what was looked at
//! again, what comes next, what is handed over (« DITP 2019, contrat vivant »: both volets are looked at again
//! and completed at each appointment). Knows no place, no form and no agenda.
use chrono::Days;

use super::meeting::place;
use super::review::{self, Span};
use super::situation::{finding, is_unanswered};
use crate::domain::date::header;
use crate::domain::file::order::is_closed;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::intervention::InterventionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::postponement::PostponementRecord;
use crate::domain::rights::Rights;
use crate::domain::text::{capital, uncapital};
use crate::domain::vocabulary::{AppointmentStatus as Status, Theme, Vocabulary};
use crate::words::prelude::*;

/// What a row of the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A title, a detail: nothing is done on it.
    Title,
    /// Whether that appointment took place; none when there is none that day.
    Outcome(Option<Id>),
    /// A theme of the situation.
    Theme(Theme),
    /// An action to add, that answers the brake of that theme.
    NewAnswer(Theme),
    /// A theme of which nothing is noted yet.
    OtherTheme,
    /// An objective or an action.
    Row(Entity, Id),
    /// An action to add, under that objective.
    NewAction(Option<Id>),
    /// An objective to add.
    NewObjective,
    /// Whether something was done on that thématique that day, and its digit.
    Support(&'static str),
    /// Whether the situation was looked at again at that appointment.
    SituationSeen(Id),
    /// Whether the plan was.
    PlanSeen(Id),
    /// The next appointment: that one, or the one to choose.
    Next(Option<Id>),
    /// Where the one to choose will be.
    NextPlace,
    /// The plan, on paper.
    PrintPlan,
    /// Another paper.
    PrintOther,
}

/// What is proposed for the next appointment, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposed {
    /// Its days and hours.
    pub slots: String,
    /// Its place, with its address.
    pub place: String,
}

/// A row: what it is about, and its words.
pub type PageRow = (Piece, Line);

/// The appointment that the page is about: the one asked for, of today or of which nobody said what became; else
/// one of today, to be held or held; else the last one of which nobody said what became.
pub fn appointment(
    file: &CaseFile,
    today: Date,
    asked: Option<Id>,
) -> Option<AppointmentRecord<'_>> {
    let mut all: Vec<AppointmentRecord<'_>> = file.all().collect();
    all.retain(|it| it.planned_on().is_some_and(|day| day <= today));
    all.sort_by_key(|it| it.moment());
    let is_today = |it: &&AppointmentRecord<'_>| it.planned_on() == Some(today);
    let waits = |it: &&AppointmentRecord<'_>| it.is_planned();
    let kept = |it: &&AppointmentRecord<'_>| it.status() == Some(Status::Kept);
    let one = |wanted: &dyn Fn(&&AppointmentRecord<'_>) -> bool| all.iter().find(wanted).copied();
    let may_be_led = |it: &&AppointmentRecord<'_>| waits(it) || is_today(it) && kept(it);
    one(&|it| Some(it.id) == asked && may_be_led(it))
        .or_else(|| one(&|it| is_today(it) && waits(it)))
        .or_else(|| one(&|it| is_today(it) && kept(it)))
        .or_else(|| all.iter().rfind(waits).copied())
}

/// Whether an appointment of that day or before is to be led, or was kept.
pub fn was_led(it: AppointmentRecord<'_>, today: Date) -> bool {
    let kept = it.is_planned() || it.status() == Some(Status::Kept);
    kept && it.planned_on().is_some_and(|day| day <= today)
}

/// The next appointment that is fixed, after today.
pub fn next(file: &CaseFile, today: Date) -> Option<AppointmentRecord<'_>> {
    let all = file.all::<AppointmentRecord<'_>>();
    let to_come =
        all.filter(|it| it.is_planned() && it.planned_on().is_some_and(|day| day > today));
    to_come.min_by_key(|it| it.moment())
}

/// « lun. 30/11 à 14 h 00 ».
pub fn when(it: AppointmentRecord<'_>) -> String {
    let day = it.planned_on().map(header).unwrap_or_default();
    let time = it.time().map(|time| time.long()).unwrap_or_default();
    format!("{day}{}", enclosed(" à ", &time, ""))
}

/// The page about that appointment; `proposed` says when and where the next one can be fixed.
pub fn rows(
    (file, held, about): (&CaseFile, Option<AppointmentRecord<'_>>, Option<Id>),
    rights: Rights,
    today: Date,
    proposed: &Proposed,
) -> Vec<PageRow> {
    let mut rows = outcome(held, missed(file, today, about));
    if rights.sees_kind(Entity::Finding) {
        rows.extend(situation(file, today));
    }
    if rights.sees_kind(Entity::Action) {
        rows.extend(whole_plan(file, today));
    }
    if rights.sees_kind(Entity::Intervention) {
        rows.extend(interventions(file, held, today));
    }
    if let Some(held) = held.filter(|_| rights.sees_kind(Entity::Finding)) {
        rows.extend(seen_again(file, held));
    }
    rows.extend(what_follows(file, today, proposed));
    rows
}

fn title(words: impl Into<String>) -> PageRow {
    (Piece::Title, Line::heading(words))
}

/// The last appointment of today that did not take place, or the one that the page was about.
fn missed(file: &CaseFile, today: Date, about: Option<Id>) -> Option<AppointmentRecord<'_>> {
    let all = file.all::<AppointmentRecord<'_>>();
    let mine = |it: &AppointmentRecord<'_>| it.planned_on() == Some(today) || Some(it.id) == about;
    let over = all.filter(|it| mine(it) && !it.is_planned());
    let over = over.filter(|it| it.status().is_some_and(|it| it != Status::Kept));
    over.max_by_key(|it| it.moment())
}

fn outcome(
    held: Option<AppointmentRecord<'_>>,
    missed: Option<AppointmentRecord<'_>>,
) -> Vec<PageRow> {
    let Some(held) = held else {
        let words = match missed {
            Some(it) => format!(
                "{} : {}. Entrée note un autre rendez-vous.",
                capital(&when(it)),
                uncapital(&it.words("statut"))
            ),
            None => "Aucun rendez-vous n’est noté aujourd’hui : Entrée en note un.".to_owned(),
        };
        let row = (Piece::Outcome(None), Line::muted(words));
        return vec![title("Rendez-vous"), row];
    };
    let line = match held.status() {
        Some(Status::Kept) => Line::plain("La personne est venue.").look(Look::Done),
        Some(Status::Planned) | None => {
            let words =
                "La personne est-elle venue ? Touche d : oui ; n : non ; Entrée : autre issue.";
            Line::plain(words).look(Look::Notice)
        }
        Some(_) => Line::plain(held.words("statut")),
    };
    let head = format!("Rendez-vous du {}", when(held));
    vec![title(head), (Piece::Outcome(Some(held.id)), line)]
}

fn situation(file: &CaseFile, today: Date) -> Vec<PageRow> {
    let last = file.evaluations().into_iter().next();
    let made = last.and_then(|it| it.made_on());
    let head = match made {
        Some(day) if day == today => "Situation, évaluée aujourd’hui".to_owned(),
        Some(day) => format!("Situation, évaluée le {}", full(day)),
        None => "Situation, pas encore évaluée".to_owned(),
    };
    let mut rows = vec![title(head)];
    let found = last.map_or_else(Vec::new, |it| file.findings(it.id));
    for it in found {
        let Some(theme) = it.theme().and_then(Theme::from_code) else {
            continue;
        };
        rows.push((Piece::Theme(theme), Line::plain(finding(it))));
        if it.is_brake() {
            let words = match is_unanswered(file, it) {
                true => "+ répondre à ce frein (aucune action ne le fait encore)",
                false => "+ répondre à ce frein",
            };
            rows.push((Piece::NewAnswer(theme), Line::muted(words).indent(2)));
        }
    }
    rows.push((Piece::OtherTheme, Line::muted("Un autre thème…")));
    rows
}

/// The plan as it is, with what was closed today, and where something can be added.
fn whole_plan(file: &CaseFile, today: Date) -> Vec<PageRow> {
    let span = Span {
        since: today.checked_sub_days(Days::new(1)),
        action: None,
    };
    let add = |objective: Option<Id>| {
        let line = Line::muted("+ une action").indent(2);
        (Piece::NewAction(objective), line)
    };
    let open = |id: Id| {
        let row = file.row(Entity::Objective, id);
        row.is_some_and(|row| !is_closed(row))
    };
    let mut rows = vec![title("Plan d’actions")];
    let mut under: Option<Id> = None;
    for line in review::lines(file, span, today) {
        let begins = match line.target {
            Some((Entity::Objective, id)) => Some(Some(id)),
            None if line.look == Look::Heading => Some(None),
            _ => None,
        };
        if let Some(next) = begins {
            rows.extend(under.filter(|id| open(*id)).map(|id| add(Some(id))));
            under = next;
        }
        let piece = line
            .target
            .map_or(Piece::Title, |(kind, id)| Piece::Row(kind, id));
        rows.push((piece, line));
    }
    rows.extend(under.filter(|id| open(*id)).map(|id| add(Some(id))));
    if !file.plan().iter().any(|goal| goal.objective.is_some()) {
        rows.push(add(None));
    }
    rows.push((Piece::NewObjective, Line::muted("+ un objectif")));
    rows
}

/// What was done that day on that thématique, at that appointment where there is one.
pub fn intervention<'f>(
    file: &'f CaseFile,
    (held, today): (Option<AppointmentRecord<'f>>, Date),
    theme: &str,
) -> Option<InterventionRecord<'f>> {
    let mut all = file.all::<InterventionRecord<'_>>();
    all.find(|it| {
        let here = it.appointment().is_none() || it.appointment() == held.map(|it| it.id);
        it.theme() == Some(theme) && it.done_on() == Some(day_of(held, today)) && here
    })
}

/// The day that the page is about.
pub fn day_of(held: Option<AppointmentRecord<'_>>, today: Date) -> Date {
    held.and_then(|it| it.planned_on()).unwrap_or(today)
}

/// The eight thématiques of the yearly summary, one digit each (« Hérault, bilan de convention », V).
fn interventions(
    file: &CaseFile,
    held: Option<AppointmentRecord<'_>>,
    today: Date,
) -> Vec<PageRow> {
    let mut rows = vec![title(
        "Interventions : ce qui vient d’être fait, un chiffre par thématique",
    )];
    let themes = Vocabulary::SupportTheme.codes().iter().zip(1..);
    rows.extend(themes.map(|(theme, digit)| {
        let words = format!("{digit} {}", theme.label);
        let line = match intervention(file, (held, today), theme.code) {
            Some(it) => {
                let more = enclosed(" : ", it.description().unwrap_or_default(), "");
                Line::plain(format!("[x] {words}{more}")).look(Look::Done)
            }
            None => Line::plain(format!("[ ] {words}")),
        };
        (Piece::Support(theme.code), line)
    }));
    rows
}

/// Both volets are looked at again at each appointment (rule `RDV-REEXAMEN`): nobody is alerted of it.
fn seen_again(file: &CaseFile, held: AppointmentRecord<'_>) -> Vec<PageRow> {
    let line = |noted: bool, worked: bool, words: &str, since: &str| match (noted, worked) {
        (true, _) => Line::plain(format!("[x] {words}")).look(Look::Done),
        (false, true) => Line::plain(format!("[x] {words} ({since})")).look(Look::Done),
        (false, false) => Line::plain(format!("[ ] {words}")),
    };
    let situation = (held.situation_seen(), is_evaluated(file, held));
    let plan = (held.plan_seen(), is_plan_told(file, held));
    vec![
        title("Regardés de nouveau avec la personne"),
        (
            Piece::SituationSeen(held.id),
            line(situation.0, situation.1, "La situation", "évaluée depuis"),
        ),
        (
            Piece::PlanSeen(held.id),
            line(plan.0, plan.1, "Le plan d’actions", "mis à jour depuis"),
        ),
    ]
}

/// Whether the situation was evaluated at that appointment, or since: it was then looked at again.
pub fn is_evaluated(file: &CaseFile, held: AppointmentRecord<'_>) -> bool {
    let mut made = file.evaluations().into_iter().map(|it| it.made_on());
    made.any(|day| day >= held.planned_on())
}

/// Whether something of the plan was told at that appointment, or since: it was then looked at again.
pub fn is_plan_told(file: &CaseFile, held: AppointmentRecord<'_>) -> bool {
    let actions = file.all::<ActionRecord<'_>>();
    let actions = actions.flat_map(|it| [it.start(), it.end(), it.evaluated_on()]);
    let goals = file.all::<ObjectiveRecord<'_>>();
    let goals = goals.flat_map(|it| [it.start(), it.end()]);
    let moved = file.all::<PostponementRecord<'_>>().map(|it| it.moved_on());
    let mut told = actions.chain(goals).chain(moved);
    told.any(|day| day >= held.planned_on())
}

/// The next appointment; none is proposed to who has left.
fn what_follows(file: &CaseFile, today: Date, proposed: &Proposed) -> Vec<PageRow> {
    let mut rows = vec![title("Prochain rendez-vous")];
    let left = file.left_by(today);
    rows.extend(left.map(|on| {
        let words = format!(
            "L’accompagnement a pris fin le {} : aucun rendez-vous n’est proposé.",
            full(on)
        );
        (Piece::Title, Line::plain(words).look(Look::Notice))
    }));
    if let Some(it) = next(file, today) {
        let words = joined([when(it), place(it)], ", ");
        let line = Line::plain(format!("Fixé : {words}")).look(Look::Done);
        rows.push((Piece::Next(Some(it.id)), line));
    } else if left.is_none() {
        rows.push((Piece::Next(None), Line::plain(&proposed.slots)));
        rows.push((Piece::NextPlace, Line::plain(&proposed.place)));
    }
    rows.extend([
        title("À remettre"),
        (Piece::PrintPlan, Line::plain("Imprimer le plan d’actions")),
        (Piece::PrintOther, Line::plain("Imprimer autre chose")),
    ]);
    rows
}

/// What the page about that appointment still lacks when the interview ends.
pub fn lacking(
    file: &CaseFile,
    held: Option<AppointmentRecord<'_>>,
    today: Date,
) -> Vec<&'static str> {
    let kept = held.filter(|it| it.status() == Some(Status::Kept));
    let says = |lacks: bool, words: &'static str| lacks.then_some(words);
    let all = [
        says(
            held.is_some_and(|it| it.is_planned()),
            "l’issue du rendez-vous",
        ),
        says(
            kept.is_some_and(|it| !it.situation_seen() && !is_evaluated(file, it)),
            "la situation à regarder de nouveau",
        ),
        says(
            kept.is_some_and(|it| !it.plan_seen() && !is_plan_told(file, it)),
            "le plan à regarder de nouveau",
        ),
        says(
            next(file, today).is_none() && file.left_by(today).is_none(),
            "le prochain rendez-vous",
        ),
    ];
    all.into_iter().flatten().collect()
}
