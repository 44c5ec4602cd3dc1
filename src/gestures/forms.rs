//! Opening a form: first answers, lists to choose from, the right fields for the gesture.
mod contract;
mod first;
mod follow_up;
mod leaving;
pub(crate) mod letter;
pub(crate) mod review;
pub(crate) mod told;
mod validation;

use super::request::Request;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Field, Id, Row, Use, Value};
use crate::domain::text::display_name;
use crate::form::{Form, FormSpec, Options};
use crate::gestures::slot::Place;
use crate::store::{Result, Store, StoreError};
use crate::words::names::Names;

/// What a form is opened with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The store.
    pub store: &'a Store,
    /// Names of agents and structures.
    pub names: &'a Names,
    /// The day it is.
    pub today: Date,
    /// The agent at the keyboard, if known.
    pub agent: Option<Id>,
    /// Where a new appointment is proposed, if somewhere.
    pub place: Option<Place>,
}

/// Fields of a new file: identity, then what starts the deadlines.
const NEW_PERSON: [&str; 8] = [
    "civilite",
    "nom",
    "prenom",
    "ne_le",
    "telephone",
    "n_caf",
    "code_postal",
    "commune",
];
/// Those of the orientation, asked in the same form.
pub const NEW_ORIENTATION: [&str; 3] = ["notifiee_le", "type", "organe"];

/// The form asked for.
///
/// # Errors
/// When the record is no longer there.
pub fn open(request: Request, person: Option<Id>, desk: Desk<'_>) -> Result<Form> {
    let file = person
        .map(|person| desk.store.case_file(person))
        .transpose()?;
    let file = file.as_ref();
    Ok(match request {
        Request::NewPerson => new_person(desk),
        Request::New(Entity::Review, action) => review::open(None, action, file, desk),
        Request::Review(trigger, action) => review::open(Some(trigger), action, file, desk),
        Request::Evaluate(id) => review::evaluate(id, file, desk)?,
        Request::ActionNotDone(id) => review::not_done(id, file, desk)?,
        Request::New(Entity::Contract, _) => contract::draft(file, desk),
        Request::New(Entity::Orientation, _) => leaving::oriented(file, desk),
        Request::New(entity, parent) => new_record(entity, parent, file, desk),
        Request::Edit(entity, id) => edit(entity, id, file, desk)?,
        Request::NewSituation => new_situation(file, desk),
        Request::ActionDone(id) => gesture(
            Entity::Action,
            id,
            file,
            desk,
            "action-faite",
            "Action faite",
            &["fin", "qualite", "impact", "evaluee_par", "commentaire"],
            &[("statut", Value::from("fait"))],
            &[
                ("fin", desk.today.into()),
                ("evaluee_par", follow_up::evaluators(file, desk)),
            ],
        )?,
        Request::ObjectiveDone(id) => gesture(
            Entity::Objective,
            id,
            file,
            desk,
            "objectif-termine",
            "Objectif terminé",
            &["statut", "fin"],
            &[],
            &[
                ("statut", Value::from("atteint")),
                ("fin", desk.today.into()),
            ],
        )?,
        Request::Outcome(id) => outcome(id, file, desk)?,
        Request::Sign(id) => contract::sign(id, file, desk)?,
        Request::Decide(id) => contract::decide(id, file, desk)?,
        Request::Amend(id) => contract::amendment(id, file, desk)?,
        Request::Renew(id) => contract::renewal(id, file, desk)?,
        Request::SwitchRules(id) => switch_rules(id, file, desk)?,
        Request::AskReorientation => leaving::ask(file, desk),
        Request::DecideOrientation(id) => leaving::decide(id, file, desk)?,
        Request::EndFollowUp(id) => leaving::end(id, file, desk)?,
        Request::Rebook(id) => leaving::rebook(id, file, desk)?,
        Request::ContactForMarked => new_record(Entity::Contact, 0, None, desk)
            .named("contact-marques", "Contact avec les personnes marquées"),
        Request::Validate(part) => validation::open(part, file, desk)?,
        Request::AddWord(part) => validation::with_a_word(part, file, desk)?,
        Request::ReferentForMarked => new_record(Entity::Assignment, 0, None, desk)
            .named("referent-marques", "Référent des personnes marquées"),
    })
}

fn new_person(desk: Desk<'_>) -> Form {
    let identity = FormSpec::only(Entity::Allocataire, &NEW_PERSON);
    let orientation = FormSpec::only(Entity::Orientation, &NEW_ORIENTATION);
    let fields: Vec<Field> = identity
        .fields
        .into_iter()
        .chain(
            orientation
                .fields
                .into_iter()
                .map(|field| match field.name {
                    "notifiee_le" => Field {
                        label: "Orientation notifiée le",
                        ..field
                    },
                    _ => field,
                }),
        )
        .collect();
    let spec = FormSpec {
        name: "nouveau-dossier",
        title: "Nouveau dossier".to_owned(),
        entity: Entity::Allocataire,
        fields,
    };
    Form::new(spec, None, &[], desk.today, &Options::default())
}

/// Lists that the fields of a file choose from.
fn options(file: Option<&CaseFile>, names: &Names) -> Options {
    let list = |entity: Entity, say: &dyn Fn(&Row) -> String| -> Vec<(Id, String)> {
        file.map_or_else(Vec::new, |file| {
            file.rows(entity)
                .iter()
                .map(|row| (row.id, say(row)))
                .collect()
        })
    };
    let label = |row: &Row| row.text("libelle").unwrap_or_default().to_owned();
    Options::default()
        .with(Entity::Agent, names.agents.clone())
        .with(Entity::Organization, names.organizations.clone())
        .with(Entity::Objective, list(Entity::Objective, &label))
        .with(Entity::Action, list(Entity::Action, &label))
        .with(
            Entity::Diagnostic,
            list(Entity::Diagnostic, &|row| {
                format!("Diagnostic du {}", row.day("etabli_le"))
            }),
        )
        .with(
            Entity::SharingAgreement,
            list(Entity::SharingAgreement, &|row| {
                format!(
                    "{} {}",
                    row.words("destinataire"),
                    row.text("nom").unwrap_or_default()
                )
                .trim()
                .to_owned()
            }),
        )
}

/// An appointment still to come has no outcome to give, a new action no evaluation.
fn fields_of_new(entity: Entity) -> Vec<&'static str> {
    let hidden: &[&str] = match entity {
        Entity::Appointment => &["statut", "compte_rendu"],
        Entity::Action => &["motif", "fin", "qualite", "impact", "evaluee_le"],
        Entity::Objective => &["fin"],
        _ => &[],
    };
    let shown = FormSpec::whole(entity).fields;
    shown
        .iter()
        .map(|field| field.name)
        .filter(|name| !hidden.contains(name))
        .collect()
}

fn new_record(entity: Entity, parent: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Form {
    let title = match entity {
        Entity::Situation => "Nouvelle évaluation de la situation".to_owned(),
        _ => format!("{} : ajouter", entity.title()),
    };
    let mut options = options(file, desk.names);
    if let Some(last) = file.and_then(|file| file.rows(entity).last()) {
        options = options.repeating(last);
    }
    let initial = first::answers(entity, parent, file, desk);
    Form::only(
        entity,
        None,
        &seen(entity, &fields_of_new(entity), None, desk),
        &initial,
        desk.today,
        &options,
    )
    .named(entity.table(), &title)
}

fn record(entity: Entity, id: Id, file: Option<&CaseFile>) -> Result<&Row> {
    file.and_then(|file| file.row(entity, id))
        .ok_or(StoreError::NotFound)
}

fn edit(entity: Entity, id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let row = record(entity, id, file)?;
    let title = match entity {
        Entity::Allocataire => format!(
            "Identité de {}",
            display_name(
                row.text("nom").unwrap_or_default(),
                row.text("prenom").unwrap_or_default()
            )
        ),
        _ => format!("{} : modifier", entity.title()),
    };
    let fields: Vec<&str> = FormSpec::whole(entity)
        .fields
        .iter()
        .map(|field| field.name)
        .filter(|name| entity != Entity::Validation || validation::EDITED.contains(name))
        .collect();
    Ok(Form::only(
        entity,
        Some(row),
        &seen(entity, &fields, Some(row), desk),
        &[],
        desk.today,
        &options(file, desk.names),
    )
    .named(entity.table(), &title))
}

/// The fields that the agent may see: the others are not asked.
fn seen<'a>(entity: Entity, names: &[&'a str], row: Option<&Row>, desk: Desk<'_>) -> Vec<&'a str> {
    let rights = desk.store.rights();
    // What is said in a contact of one's own is one's own to note.
    let own = entity == Entity::Contact && row.is_none_or(|row| rights.is_own(row));
    names
        .iter()
        .copied()
        .filter(|name| own || rights.sees_field(entity, name))
        .collect()
}

/// A new evaluation starts from what the last one says.
fn new_situation(file: Option<&CaseFile>, desk: Desk<'_>) -> Form {
    let last = file.and_then(|file| {
        file.rows(Entity::Situation)
            .iter()
            .max_by_key(|row| (row.date("faite_le"), row.id))
    });
    let mut first = first::answers(Entity::Situation, 0, file, desk);
    if let Some(last) = last {
        for name in [
            "commentaire",
            "objectifs",
            "motivations",
            "atouts",
            "potentiel",
            "reseau",
        ] {
            first.push((name, last.get(name).clone()));
        }
    }
    let title = last.map_or_else(
        || "Première évaluation de la situation".to_owned(),
        |last| {
            format!(
                "Nouvelle évaluation, à partir de celle du {}",
                last.day("faite_le")
            )
        },
    );
    Form::for_record(
        Entity::Situation,
        None,
        &first,
        desk.today,
        &options(file, desk.names),
    )
    .named("nouvelle-evaluation", &title)
}

/// A short form on a few fields of a record, others being set by the gesture itself.
#[expect(
    clippy::too_many_arguments,
    reason = "the description of one gesture, read as a line of a table"
)]
fn gesture(
    entity: Entity,
    id: Id,
    file: Option<&CaseFile>,
    desk: Desk<'_>,
    name: &'static str,
    title: &str,
    fields: &[&str],
    set: &[(&'static str, Value)],
    suggested: &[(&'static str, Value)],
) -> Result<Form> {
    let row = record(entity, id, file)?;
    let title = format!("{title} : {}", row.text("libelle").unwrap_or_default());
    let mut first = set.to_vec();
    first.extend(
        suggested
            .iter()
            .filter(|(name, _)| row.get(name).is_empty() || *name == "statut")
            .cloned(),
    );
    Ok(Form::only(
        entity,
        Some(row),
        fields,
        &first,
        desk.today,
        &options(file, desk.names),
    )
    .named(name, &title))
}

/// Another rule set, and the reason of the change: both are kept in the history.
fn switch_rules(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let row = record(Entity::Parcours, id, file)?;
    let mut spec = FormSpec::only(Entity::Parcours, &["jeu_de_regles", "jeu_motif"])
        .named("jeu-de-regles", "Jeu de règles de ce parcours");
    for field in &mut spec.fields {
        field.filled_by = match field.name {
            "jeu_motif" => Use::Required,
            _ => Use::Optional,
        };
    }
    let options = options(file, desk.names);
    Ok(Form::new(spec, Some(row), &[], desk.today, &options))
}

fn outcome(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let row = record(Entity::Appointment, id, file)?;
    let past = row.date("prevu_le").is_some_and(|day| day <= desk.today);
    let still_planned = row.text("statut").is_none_or(|status| status == "prevu");
    // Only what has taken place can be taken as kept; of what is to come nothing is presumed.
    let first: Vec<(&'static str, Value)> = (past && still_planned)
        .then(|| ("statut", Value::from("honore")))
        .into_iter()
        .collect();
    let title = format!("Rendez-vous du {} : issue", row.day("prevu_le"));
    Ok(Form::only(
        Entity::Appointment,
        Some(row),
        &seen(
            Entity::Appointment,
            &["statut", "duree", "compte_rendu"],
            Some(row),
            desk,
        ),
        &first,
        desk.today,
        &options(file, desk.names),
    )
    .named("issue-rdv", &title))
}
