//! An orientation: accepted elsewhere, it moves the person in the same act.
use super::handed;
use super::leaving::{self, APPOINTMENTS, Move, close, left_for, question, running};
use super::model::asked_of;
use super::room::{Wanted, make_room};
use crate::domain::date::DateHint;
use crate::domain::record::assignment::ASSIGNMENT;
use crate::domain::record::orientation::{ORIENTATION, OrientationRecord};
use crate::domain::record::parcours::PARCOURS;
use crate::domain::text::{enclosed, uncapital};
use crate::domain::vocabulary::{
    AssignmentRole, Origin, ReorientationDecision, SCENARIOS, Vocabulary,
};
use crate::gestures::prelude::*;

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, _| {
        let origin = match is_first(at.rows(Entity::Orientation)) {
            true => Origin::Initial,
            false => Origin::Reorientation,
        };
        vec![ORIENTATION.origin.set(origin)]
    },
    new_form: Some(|at, _, mut first| {
        let whole = FormSpec::whole(Entity::Orientation).fields;
        let names: Vec<&str> = whole.iter().map(|field| field.name).collect();
        let spec = at.fields(Entity::Orientation, None, &names);
        let title = titled("Orientation", at);
        let spec = with_move(spec, at, &mut first).titled(title);
        at.repeating_form(spec, &first)
    }),
    ops: Some(ops),
    explain: |at, file, remarks| {
        explain_scenario(at.read(), file, remarks);
        if at.is_new() {
            let words = "La feuille « L’accompagnement expliqué, en une page » (touche i, dans le dossier) se remet à \
                         la personne.";
            remarks.notice(ORIENTATION.wish.name, words);
            ask_decided(at.read(), remarks);
            explain_move(at, file, remarks);
        }
    },
    ..NONE
};

/// Whether no orientation is known yet.
pub fn is_first(rows: &[Row]) -> bool {
    rows.iter().all(says_nothing)
}

/// Whether a record says nothing of an orientation: those that came with a new file, when it did not ask.
fn says_nothing(row: &Row) -> bool {
    let given = [
        ORIENTATION.person.name,
        ORIENTATION.parcours.name,
        ORIENTATION.origin.name,
        ORIENTATION.organization.name,
    ];
    let mut fields = Entity::Orientation.fields().iter().map(|it| it.name);
    fields.all(|name| given.contains(&name) || row.get(name).is_empty())
}

/// What makes an orientation decided: its day, its type, and what was answered to a request.
fn ask_decided(it: OrientationRecord<'_>, remarks: &mut Remarks) {
    let decision = it
        .decision()
        .filter(|it| *it != ReorientationDecision::Pending);
    if it.decided_on().is_none() && it.notified_on().is_none() {
        let words = "Écrivez le jour de la décision, ou celui de sa notification. Ce qui n’est pas décidé se note par « Une demande de réorientation ».";
        remarks.refuse(ORIENTATION.decided_on.name, words);
    }
    if it.kind().is_none() && decision != Some(ReorientationDecision::Refused) {
        let words = "Choisissez le type d’accompagnement qui a été décidé.";
        remarks.refuse(ORIENTATION.kind.name, words);
    }
    let first = it.origin() == Some(Origin::Initial);
    if !first && decision.is_none() {
        let words = "Choisissez la décision : acceptée ou refusée.";
        remarks.refuse(ORIENTATION.decision.name, words);
    }
}

/// What the scenario proposes, and why: the file offers it, nothing is fixed by itself.
fn explain_scenario(it: OrientationRecord<'_>, file: &CaseFile, remarks: &mut Remarks) {
    let all = file
        .proposals_of(it.scenario().unwrap_or_default())
        .into_iter();
    let all = all.map(|it| {
        let public = enclosed(", ", it.public.words(), "");
        format!("{}{public} ({})", uncapital(it.words), it.reason)
    });
    let all: Vec<String> = all.collect();
    if !all.is_empty() {
        let words = format!(
            "Ce scénario propose : {}. Source : {SCENARIOS}.",
            all.join(" ; ")
        );
        remarks.notice(ORIENTATION.scenario.name, words);
    }
}

/// Close this parcours and open another.
pub const MOVE: Field = question("changer_parcours", "Ouvrir un parcours", Kind::YesNo);
/// First day in the new structure.
const NEW_START: Field = question(
    "nouvelle_prise_en_charge_le",
    "Prise en charge le",
    Kind::Date(DateHint::Nearest),
);
/// The new référent.
const NEW_REFERENT: Field = question(
    "nouveau_referent_id",
    "Nouveau référent",
    Kind::Ref(Entity::Agent),
);

/// A title, with the people to whom the change is asked.
pub fn titled(words: &str, at: Opening<'_>) -> String {
    match asked_of(at) {
        Some(asked) => format!("{words}, {asked}"),
        None => words.to_owned(),
    }
}

/// The same form with the questions of a move elsewhere, when there is a parcours to leave.
pub fn with_move(spec: FormSpec, at: Opening<'_>, first: &mut Values) -> FormSpec {
    if at.file.and_then(running).is_none() {
        return spec;
    }
    let open = leaving::left_open(at);
    first.push((MOVE.name, Value::Int(1)));
    first.extend(open.iter().map(|field| (field.name, Value::Int(1))));
    spec.asking(&[MOVE, NEW_START, NEW_REFERENT]).asking(&open)
}

/// The move that an orientation, as its form leaves it, asks for.
fn move_of<'a>(at: &Filled<'_>, file: &'a CaseFile) -> Option<Move<'a>> {
    let it: OrientationRecord<'_> = at.read();
    if !it.holds() || at.yes_no(MOVE.name) == Some(false) {
        return None;
    }
    let start = at.answer(NEW_START.name).and_then(Value::as_date);
    let on = start
        .or_else(|| it.notified_on())
        .or_else(|| it.decided_on())?;
    left_for(file, it.organization()?, on)
}

/// The record, and the move when there is one.
fn ops(at: &Filled<'_>, file: &CaseFile) -> Vec<Op> {
    let mut own = at.own_values();
    let it: OrientationRecord<'_> = at.read();
    if it.requested_on().is_some() && it.decision().is_none() {
        own.push(ORIENTATION.decision.set(ReorientationDecision::Pending));
    }
    let Some(moved) = move_of(at, file) else {
        let blank = file
            .rows(Entity::Orientation)
            .iter()
            .find(|row| says_nothing(row));
        let filled = blank
            .filter(|_| at.is_new())
            .map(|row| Op::update(row, own.clone()));
        return vec![filled.unwrap_or_else(|| at.record_op(own))];
    };
    let start = at.answer(NEW_START.name).cloned().unwrap_or_default();
    let parcours = vec![
        owner(file),
        PARCOURS.organization.set(moved.to),
        PARCOURS.taken_charge_on.set(start),
    ];
    own.retain(|(name, _)| *name != ORIENTATION.parcours.name);
    own.push(ORIENTATION.parcours.set(Value::Pending(0)));
    let mut ops = vec![
        Op::insert(Entity::Parcours, parcours),
        at.record_op(own),
        close(moved),
    ];
    ops.extend(leaving::closed(at, file, moved.on));
    ops.extend(new_referent(at, file, moved.on));
    ops
}

fn new_referent(at: &Filled<'_>, file: &CaseFile, on: Date) -> Vec<Op> {
    let Some(wanted) = wanted(at, on) else {
        return Vec::new();
    };
    let Ok(mut ops) = make_room(file.rows(Entity::Assignment), wanted) else {
        return Vec::new();
    };
    ops.push(Op::insert(
        Entity::Assignment,
        vec![
            owner(file),
            ASSIGNMENT.agent.set(wanted.agent),
            ASSIGNMENT.role.set(wanted.role),
            ASSIGNMENT.from.set(on),
        ],
    ));
    ops
}

/// The new référent, if one is named.
fn wanted(at: &Filled<'_>, on: Date) -> Option<Wanted> {
    Some(Wanted {
        agent: at.answer(NEW_REFERENT.name)?.as_int()?,
        role: AssignmentRole::Referent,
        from: Some(on),
        to: None,
    })
}

/// Where the person goes, and what ends here; a decision comes after that of the orientation
/// before it.
pub fn explain_move(at: &Filled<'_>, file: &CaseFile, remarks: &mut Remarks) {
    let it: OrientationRecord<'_> = at.read();
    match move_of(at, file) {
        Some(moved) => explain_departure(at, file, moved, remarks),
        None => {
            if it.decision() == Some(ReorientationDecision::Accepted) {
                let same = "La structure ne change pas\u{a0}: le parcours continue.";
                remarks.notice(ORIENTATION.decision.name, same);
            }
            let idle = "Ne sert que si la personne change de structure";
            remarks.notice(MOVE.name, format!("{idle}."));
            leaving::explain_idle(file, at.writer.today, idle, remarks);
        }
    }
    let Some(decided) = it.decided_on() else {
        return;
    };
    let others = file.all::<OrientationRecord<'_>>();
    let others = others.filter(|other| other.id != it.id && other.holds());
    let last = others.filter_map(OrientationRecord::decided_on).max();
    if let Some(last) = last.filter(|last| decided < *last) {
        let (field, last) = (ORIENTATION.decided_on.name, full(last));
        let words = format!("Une orientation a déjà été décidée plus tard, le {last}. Vérifiez.");
        remarks.doubt(field, words);
    }
}

fn explain_departure(at: &Filled<'_>, file: &CaseFile, moved: Move<'_>, remarks: &mut Remarks) {
    let place = |id| match at.names.organization(id) {
        "" => "la structure actuelle".to_owned(),
        name => name.to_owned(),
    };
    let here = place(moved.from.organization());
    let detail = Vocabulary::ExitDetail.label(moved.detail).to_lowercase();
    remarks.notice(
        MOVE.name,
        format!(
            "À l’enregistrement\u{a0}: le parcours dans «\u{a0}{here}\u{a0}» se termine le {} (changement de référent unique, {detail}) ; un parcours s’ouvre dans «\u{a0}{}\u{a0}».",
            full(moved.on),
            place(Some(moved.to))
        ),
    );
    let start = moved.from.taken_charge_on();
    if start.is_some_and(|begun| moved.on < begun) {
        let begun = moved.from.day(PARCOURS.taken_charge_on.name);
        let words = format!("Le parcours actuel n’a commencé que le {begun}");
        let words = format!("{words}\u{a0}: le suivant vient après.");
        remarks.refuse(NEW_START.name, words);
    }
    let referents = file.follow_up(at.writer.today).referents;
    let named = wanted(at, moved.on);
    if let (None, Some(id)) = (named, referents.first()) {
        let name = at.names.agent(Some(*id));
        let words = format!("Sans réponse, {name} reste en charge.");
        remarks.notice(NEW_REFERENT.name, words);
    }
    if let Some(wanted) = named {
        let fields = (NEW_REFERENT.name, APPOINTMENTS.name);
        handed::explain(at, (file, wanted), fields, remarks);
    }
    leaving::explain(at, file, moved.on, remarks);
}
