//! The forms of what changes the accompaniment: a réorientation asked, decided, an exit, and the
//! new appointment after an absence. Some of their answers are no field of a record; they say
//! what else is done in the same act ([`crate::gestures::save::leaving`]).
use super::{Desk, fields_of_new, first, follow_up, options, record, seen};
use crate::domain::date::{Date, DateHint};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Field, Id, Kind, Use, Value};
use crate::form::{Form, FormSpec, Options};
use crate::gestures::save::leaving::{appointments_from, asked, contracts_cut};
use crate::store::Result;

const fn question(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field::new(name, label, kind)
}

const MOVE: Field = question(asked::MOVE, "Ouvrir un parcours", Kind::YesNo);
const NEW_START: Field = question(
    asked::NEW_START,
    "Prise en charge le",
    Kind::Date(DateHint::Nearest),
);
const NEW_REFERENT: Field = question(
    asked::NEW_REFERENT,
    "Nouveau référent",
    Kind::Ref(Entity::Agent),
);
const APPOINTMENTS: Field = question(asked::APPOINTMENTS, "Annuler les rendez-vous", Kind::YesNo);
const CONTRACTS: Field = question(asked::CONTRACTS, "Mettre fin au contrat", Kind::YesNo);
const REVIEW: Field = question(asked::REVIEW, "Faire la revue de fin", Kind::YesNo);
const NO_REVIEW: Field = question(asked::NO_REVIEW, "Sinon, pourquoi", Kind::Line);

fn with(mut spec: FormSpec, questions: &[Field]) -> FormSpec {
    spec.fields.extend(questions);
    spec
}

/// A title, with the people to whom the change is asked.
fn titled(words: &str, file: Option<&CaseFile>, desk: Desk<'_>) -> String {
    match follow_up::asked_of(file, desk) {
        Some(asked) => format!("{words}, {asked}"),
        None => words.to_owned(),
    }
}

/// A request for réorientation.
pub(super) fn ask(file: Option<&CaseFile>, desk: Desk<'_>) -> Form {
    let names = [
        "demandee_le",
        "demandee_par",
        "motif",
        "type",
        "structure_id",
        "organisme",
    ];
    let title = titled("Demande de réorientation", file, desk);
    let mut spec = FormSpec::only(
        Entity::Orientation,
        &seen(Entity::Orientation, &names, None, desk),
    )
    .named("demande-reorientation", &title);
    for field in &mut spec.fields {
        if field.name == "demandee_le" {
            field.filled_by = Use::Required;
        }
        field.label = match field.name {
            "demandee_le" => "Demandée le",
            "demandee_par" => "Demandée par",
            "motif" => "Pourquoi",
            "structure_id" => "Structure souhaitée",
            "type" => "Accompagnement souhaité",
            "organisme" => "Organisme souhaité",
            _ => field.label,
        };
    }
    let mut initial = first::answers(Entity::Orientation, 0, file, desk);
    initial.push(("demandee_le", desk.today.into()));
    initial.push(("demandee_par", "personne".into()));
    initial.push(("decision", "en_attente".into()));
    Form::new(spec, None, &initial, desk.today, &options(file, desk.names))
}

/// The questions of a move elsewhere, when there is a parcours to leave.
fn of_move(file: Option<&CaseFile>, desk: Desk<'_>) -> (Vec<Field>, Vec<(&'static str, Value)>) {
    let open = file.filter(|file| {
        let parcours = file.parcours();
        parcours.is_some_and(|row| row.date("sortie_le").is_none())
    });
    let Some(file) = open else {
        return (Vec::new(), Vec::new());
    };
    let mut fields = vec![MOVE, NEW_START, NEW_REFERENT];
    let mut answers = vec![(asked::MOVE, Value::Int(1))];
    for (field, answer) in left_open(file, desk.today) {
        fields.push(field);
        answers.push((answer, Value::Int(1)));
    }
    (fields, answers)
}

/// The questions about what a departure leaves open, each with its answer: appointments to come, a
/// contract that runs.
fn left_open(file: &CaseFile, today: Date) -> Vec<(Field, &'static str)> {
    let appointments = !appointments_from(file, today).is_empty();
    let contracts = !contracts_cut(file, today).is_empty();
    let asked = [
        (appointments, (APPOINTMENTS, asked::APPOINTMENTS)),
        (contracts, (CONTRACTS, asked::CONTRACTS)),
    ];
    let open = asked.into_iter().filter(|(open, _)| *open);
    open.map(|(_, question)| question).collect()
}

/// The decision on a request for réorientation.
///
/// # Errors
/// When the request is no longer there.
pub(super) fn decide(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let row = record(Entity::Orientation, id, file)?;
    let names = [
        "decision",
        "decidee_le",
        "notifiee_le",
        "organe",
        "type",
        "structure_id",
        "organisme",
        "motif",
    ];
    let (questions, mut initial) = of_move(file, desk);
    let title = format!(
        "Réorientation demandée le {} : décision",
        row.day("demandee_le")
    );
    let spec = FormSpec::only(
        Entity::Orientation,
        &seen(Entity::Orientation, &names, Some(row), desk),
    );
    let mut spec = with(spec, &questions).named("decision-reorientation", &title);
    for field in &mut spec.fields {
        if matches!(field.name, "decision" | "decidee_le") {
            field.filled_by = Use::Required;
        }
        if field.name == "decision" {
            field.label = "Décision";
        }
    }
    initial.push(("decision", Value::Null));
    initial.push(("decidee_le", desk.today.into()));
    Ok(Form::new(
        spec,
        Some(row),
        &initial,
        desk.today,
        &options(file, desk.names),
    ))
}

/// An orientation already decided.
pub(super) fn oriented(file: Option<&CaseFile>, desk: Desk<'_>) -> Form {
    let shown = fields_of_new(Entity::Orientation);
    let (questions, answers) = of_move(file, desk);
    let spec = FormSpec::only(
        Entity::Orientation,
        &seen(Entity::Orientation, &shown, None, desk),
    );
    let title = titled("Orientation", file, desk);
    let spec = with(spec, &questions).named(Entity::Orientation.table(), &title);
    let mut initial = first::answers(Entity::Orientation, 0, file, desk);
    initial.extend(answers);
    let mut options = options(file, desk.names);
    if let Some(last) = file.and_then(|file| file.rows(Entity::Orientation).last()) {
        options = options.repeating(last);
    }
    Form::new(spec, None, &initial, desk.today, &options)
}

/// The end of the accompaniment.
///
/// # Errors
/// When the parcours is no longer there.
pub(super) fn end(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let row = record(Entity::Parcours, id, file)?;
    let names = [
        "sortie_le",
        "sortie_motif",
        "sortie_precision",
        "sortie_note",
    ];
    let mut questions = Vec::new();
    let mut initial = vec![("sortie_le", Value::from(desk.today))];
    let open = file.map_or_else(Vec::new, |file| left_open(file, desk.today));
    for (field, answer) in open {
        questions.push(field);
        initial.push((answer, Value::Int(1)));
    }
    questions.extend([REVIEW, NO_REVIEW]);
    initial.push((asked::REVIEW, Value::Int(1)));
    let spec = FormSpec::only(Entity::Parcours, &names);
    let mut spec = with(spec, &questions).named("fin-accompagnement", "Fin de l’accompagnement");
    for field in &mut spec.fields {
        match field.name {
            "sortie_le" => {
                field.filled_by = Use::Required;
            }
            "sortie_motif" => field.filled_by = Use::Required,
            _ => {}
        }
    }
    Ok(Form::new(
        spec,
        Some(row),
        &initial,
        desk.today,
        &options(file, desk.names),
    ))
}

/// The new appointment that follows an absence: like the one that was missed.
///
/// # Errors
/// When what was done about the absence is no longer there.
pub(super) fn rebook(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let made = record(Entity::AbsenceAction, id, file)?;
    let missed = file.and_then(|file| file.row(Entity::Appointment, made.int("rdv_id")?));
    let mut initial = first::answers(Entity::Appointment, 0, file, desk);
    for name in ["type", "duree", "canal", "lieu", "agent_id", "heure"] {
        let same = missed.map(|row| row.get(name).clone());
        if let Some(value) = same.filter(|value| !value.is_empty()) {
            initial.retain(|(known, _)| *known != name);
            initial.push((name, value));
        }
    }
    let title = missed.map_or_else(
        || "Nouveau rendez-vous après une absence".to_owned(),
        |row| {
            format!(
                "Nouveau rendez-vous, après l’absence du {}",
                row.day("prevu_le")
            )
        },
    );
    let shown = fields_of_new(Entity::Appointment);
    let shown = seen(Entity::Appointment, &shown, None, desk);
    let options: Options = options(file, desk.names);
    let form = Form::only(
        Entity::Appointment,
        None,
        &shown,
        &initial,
        desk.today,
        &options,
    );
    let mut form = form.named("rdv-apres-absence", &title);
    form.focus_field("prevu_le");
    Ok(form)
}
