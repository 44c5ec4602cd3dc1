//! Opening a place: from what was asked for, as data, to the place itself over the others. Knows the
//! stack and the desk, not the program.
use super::importing::Imported;
use super::places::Place;
use super::places::agenda::AgendaView;
use super::places::ask::Ask;
use super::places::caseload::MARKED_AT_MOST;
use super::places::confirm::Confirm;
use super::places::file::FileView;
use super::places::form::OpenForm;
use super::places::hour::Hour;
use super::places::importer::{self, Importer};
use super::places::interview::Interview;
use super::places::menu::Menu;
use super::places::merging::Merging;
use super::places::pairs::Pairs;
use super::places::partners::Partners;
use super::places::reader::Reader;
use super::places::reminders::Reminders;
use super::places::session::Session;
use super::places::settings::Settings;
use super::places::sheet::{Sheet, before_review};
use super::places::steering::Steering;
use super::places::team::Team;
use super::places::triage::Triage;
use super::places::why::Why;
use super::places::yearly::Yearly;
use super::stack::Stack;
use super::turn::About;
use super::{answer, drafts, papers, rules, writing};
use crate::app::job::Job;
use crate::app::prelude::*;
use crate::domain::deadlines::{AlertKey, IndexRow};
use crate::domain::record::Panel;
use crate::domain::text::plural;
use crate::exchange::import::ImportError;
use crate::store::{Query, Scope};

/// Where an action leads in the file of the person chosen.
pub(super) const fn spot_of(action: Action) -> Option<Spot> {
    Some(match action {
        Action::Identity => Spot::Panel(Panel::Identity),
        Action::Situation => Spot::Panel(Panel::Situation),
        Action::Objectives => Spot::Objectives,
        Action::Plan => Spot::Panel(Panel::Plan),
        Action::Contract => Spot::Panel(Panel::Contract),
        Action::Appointments => Spot::Panel(Panel::Appointments),
        Action::History => Spot::Panel(Panel::History),
        _ => return None,
    })
}

/// Opens what was asked for.
///
/// # Errors
/// When the store can't be read.
pub(super) fn open(opening: Opening, stack: &mut Stack, desk: &Desk) -> Answer {
    match opening {
        Opening::Menu(chooser) => stack.push(Menu { chooser }),
        Opening::Ask(wanted) => stack.push(Ask::new(wanted).over(&desk.settings)),
        Opening::Partner(named) => stack.push(Ask::partner(&named)),
        Opening::Confirm(question) => stack.push(Confirm::new(question)),
        Opening::Comparison(person, chosen) => {
            if let Some(sheet) = Sheet::comparison(person, chosen, desk)? {
                stack.push(sheet);
            }
        }
        Opening::Reading(about) => {
            let file = stack.file().map(|view| &view.file);
            match file.and_then(|it| Reader::open(about, it, desk)) {
                Some(reader) => stack.push(reader),
                None => {
                    let words = "C’est la première version : il n’y en a pas d’avant.";
                    return Ok(Message::info(words).into());
                }
            }
        }
        Opening::Form(asked) => return form(&asked, stack, desk),
        Opening::File(person, spot) => return file(person, &spot, stack, desk),
        Opening::Session(key) => stack.push(Session::open(key, desk)?),
        Opening::Merging(one, other) => stack.push(Merging::open([one, other], desk)?),
        Opening::RuleMenu => {
            let parcours = stack.file().and_then(|view| view.file.parcours());
            let chooser = rules::menu(parcours, desk)?;
            stack.push(Menu { chooser });
        }
        Opening::HandOver(scope) => return hand_over(scope, stack, desk),
        Opening::Sheet(path) => return Ok(Step::Long(importer::read(path, desk)?).into()),
        Opening::Files(folder) => {
            let chooser = importer::pick(folder.as_deref(), desk)?;
            stack.push(Menu { chooser });
        }
    }
    Ok(Turn::stay())
}

/// Opens the form of the next référent of all the people of a scope; the list stays as it is.
fn hand_over(scope: Scope, stack: &mut Stack, desk: &Desk) -> Answer {
    let of_them = Query {
        scope,
        ..desk.any()
    };
    let people = desk.store.ids(&of_them, MARKED_AT_MOST)?;
    let turn = form(&FormAsked::here(Gesture::ReferentForMarked), stack, desk)?;
    if let (Some(open), Scope::Referent(agent)) = (stack.form_mut(), scope) {
        let name = desk.names.agent(Some(agent));
        let files = plural(people.len(), "dossier", "dossiers");
        open.form.spec.title = format!("{files} de {name} : nouveau référent");
        // Theirs, whatever is marked and whichever list one was in.
        open.marked = people;
    }
    Ok(turn)
}

/// Opens the form that notes the letter that was just written, if there is one to note; gives what to say.
///
/// # Errors
/// When the store can't be read.
pub(super) fn letter_to_note(person: Id, stack: &mut Stack, desk: &Desk) -> Result<String> {
    let Some((request, form)) = papers::to_note(person, desk)? else {
        return Ok(String::new());
    };
    push_form(OpenForm::new(request, Some(person), form), stack, desk);
    let [save, leave] = desk.form_keys([Action::Save, Action::Back]);
    Ok(format!(
        " {save} note cette lettre, {leave} remet cela à plus tard."
    ))
}

/// Takes a sheet that was read, rehearsed or imported: it opens when it was just read.
///
/// # Errors
/// When the store can't be read or written.
pub(super) fn imported(done: Imported, stack: &mut Stack, desk: &mut Desk) -> Answer {
    if let Some(importer) = stack.importer_mut() {
        return importer.take(done, desk);
    }
    let Imported::Read(asked, sheet) = done else {
        return Ok(Turn::stay());
    };
    match *sheet {
        Ok(sheet) => stack.push(Importer::new(asked, sheet)),
        Err(ImportError::Tabs(_, tabs)) => return Ok(Turn::menu(importer::of_tabs(&asked, tabs))),
        Err(error) => return Ok(Message::error(error.to_string()).into()),
    }
    Ok(Turn::stay())
}

/// Opens a form; a review about the person chosen begins with the plan.
///
/// # Errors
/// When the store can't be read.
pub(super) fn form(asked: &FormAsked, stack: &mut Stack, desk: &Desk) -> Answer {
    let person = match asked.about {
        About::Person(person) => person,
        About::Here => {
            if let Some(reason) = writing::kept_from(asked.request, desk) {
                return Ok(Message::warning(reason).into());
            }
            let of_marked = asked.request.reads_of_marked().is_some();
            let nobody = of_marked || asked.request == Gesture::NewPerson;
            let person = stack.person().filter(|_| !nobody);
            if let Some(person) = person
                && let Some(walk) = before_review(asked.request, person, desk)?
            {
                stack.push(walk);
                return Ok(Turn::stay());
            }
            person
        }
    };
    let left = drafts::of(asked.request, person, desk)?.filter(|draft| draft.record.is_some());
    let bare = asked.fill.is_empty() && asked.slot.is_none();
    let (open, said) = match left {
        // What was left on a record is taken up again where nothing else is asked of it; in another window it
        // may be under way.
        Some(draft) if bare && draft.session == desk.author.session => {
            let (open, lost) = drafts::resume(&draft, desk)?;
            (open, lost.or_else(|| Some(Message::info(LEFT_HERE))))
        }
        left => {
            let form = writing::open(asked, person, desk)?;
            let said = left.map(|_| Message::info(LEFT_ELSEWHERE));
            (OpenForm::new(asked.request, person, form), said)
        }
    };
    let open = OpenForm {
        answers: asked.answers.clone(),
        ..open
    };
    push_form(open, stack, desk);
    Ok(said.into())
}

/// What is said of a form that opens on what was left in it.
const LEFT_HERE: &str = "Voici ce que vous aviez tapé ici sans l’enregistrer. « Abandonner », en bas, revient à ce qui est enregistré.";

/// What is said of a form when the text left in it is not the one shown.
const LEFT_ELSEWHERE: &str =
    "Un brouillon de ce formulaire attend, avec un autre texte : touche :, « brouillons ».";

/// Puts a form that was just made over the rest.
pub(super) fn push_form(mut open: OpenForm, stack: &mut Stack, desk: &Desk) {
    open.marked = stack.caseload.list.marks.iter().copied().collect();
    if open.draft == 0 && stack.file().is_none() {
        let row = |id| desk.store.row(Entity::Allocataire, id).ok();
        open.whose = open.person.and_then(row).as_ref().map(name_of);
    }
    stack.push(open);
}

/// Opens a draft's form again, over its file.
///
/// # Errors
/// When the draft, or what it is about, is no longer there.
pub(super) fn resume(id: Id, stack: &mut Stack, desk: &Desk) -> Answer {
    let draft = desk.store.draft(&desk.author, id)?;
    let (open, lost) = drafts::resume(&draft, desk)?;
    let turn = match draft.person {
        Some(person) => file(person, &Spot::Worst, stack, desk)?,
        None => Turn::stay(),
    };
    push_form(open, stack, desk);
    Ok(turn.then(lost))
}

/// Opens the file of a person, at its worst alert, unless it is open already; looks there.
///
/// # Errors
/// When the person is not in the store.
pub(super) fn file(person: Id, spot: &Spot, stack: &mut Stack, desk: &Desk) -> Answer {
    let is_open = stack.file().is_some_and(|view| view.person == person);
    if !is_open {
        let mut view = FileView::open(person, desk)?;
        let worst = view.calling(desk.today).next().cloned();
        if let Some(alert) = worst {
            view.go_to_alert(&alert, desk);
            view.reached = (*spot == Spot::Worst).then(|| alert.key());
        }
        stack.caseload.list.end_search(desk);
        stack.open_file(view);
    }
    let alert = match stack.file_mut() {
        Some(view) => view.look_at(spot, desk)?,
        None => None,
    };
    // A review that is called for begins at once, unless one only reads.
    let alert = alert.filter(|_| desk.read_only().is_none());
    let review = alert.and_then(|it| answer::review_called(&it, desk));
    Ok(review.map(Turn::form).into())
}

/// Opens what is asked about a person: reasons, life of the carnet, interview, the page of the hour, papers.
///
/// # Errors
/// When the store can't be read.
pub(super) fn about(person: Id, action: Action, stack: &mut Stack, desk: &Desk) -> Result<()> {
    match action {
        Action::Why => {
            stack.push(Why::open(person, row_chosen(stack, desk), desk)?);
        }
        Action::Life => stack.push(Sheet::life(person, desk)?),
        Action::Interview => stack.push(Interview::open(person, desk)?),
        Action::Lead => stack.push(Hour::open(person, appointment_chosen(stack, desk), desk)?),
        _ => {
            let chooser = papers::menu(person, desk)?;
            stack.push(Menu { chooser });
        }
    }
    Ok(())
}

/// The appointment on the row chosen.
fn appointment_chosen(stack: &Stack, desk: &Desk) -> Option<Id> {
    let (chosen, _) = row_chosen(stack, desk);
    chosen.and_then(|(kind, id)| (kind == Entity::Appointment).then_some(id))
}

/// The record and the alert on the row chosen: of the file, or else of the screen beneath.
fn row_chosen(stack: &Stack, desk: &Desk) -> (Option<(Entity, Id)>, Option<AlertKey>) {
    let appointment = |id| (Entity::Appointment, id);
    if let Some(view) = stack.file() {
        return (view.target(), view.alert_here(desk));
    }
    if let Some(item) = stack.triage().and_then(Triage::current) {
        return (item.appointment().map(appointment), Some(item.row.key()));
    }
    if let Some(view) = stack.agenda() {
        return (view.meeting().map(|it| appointment(it.id)), None);
    }
    let line = stack.caseload.list.selected();
    let worst = line.and_then(|it| it.deadline.as_ref());
    (None, worst.map(IndexRow::key))
}

/// Opens the list of the rules, or that of the drafts.
///
/// # Errors
/// When the store can't be read.
pub(super) fn list(action: Action, stack: &mut Stack, desk: &Desk) -> Result<()> {
    let chooser = match action {
        Action::Rules => {
            let parcours = stack.file().and_then(|view| view.file.parcours());
            let page = rules::page(parcours, desk)?;
            stack.push(page);
            return Ok(());
        }
        Action::Team => {
            stack.push(Team::open(desk)?);
            return Ok(());
        }
        Action::Partners => {
            stack.push(Partners::open(desk)?);
            return Ok(());
        }
        Action::Settings => {
            stack.push(Settings::open(desk)?);
            return Ok(());
        }
        _ => drafts::menu(desk)?,
    };
    stack.push(Menu { chooser });
    Ok(())
}

/// Shows a main screen in place of the one that is there, or comes back to it.
///
/// # Errors
/// When the store can't be read or written.
pub(super) fn screen(action: Action, stack: &mut Stack, desk: &mut Desk) -> Answer {
    stack.close_file();
    stack.caseload.list.end_search(desk);
    let is_there = match action {
        Action::Agenda => stack.agenda().is_some(),
        Action::Triage => stack.triage().is_some(),
        Action::Duplicates => stack.pairs().is_some(),
        Action::Yearly => stack.yearly().is_some(),
        Action::Reminders => stack.reminders().is_some(),
        _ => stack.pilotage().is_some(),
    };
    if is_there {
        return Ok(Step::Do(action).into());
    }
    let place: Place = match action {
        Action::Agenda => AgendaView::open(desk)?.into(),
        Action::Yearly => Yearly::open(desk)?.into(),
        Action::Reminders => Reminders::open(desk)?.into(),
        Action::Triage => {
            let people = stack.caseload.list.query.scope;
            let mut queue = Triage::open(None, people, desk);
            queue.next_item(desk)?;
            queue.into()
        }
        Action::Duplicates => {
            stack.show(Some(Pairs::default().into()), desk)?;
            return Ok(Turn::job(Job::Duplicates));
        }
        _ => {
            let left = stack.take_aside();
            left.unwrap_or_else(|| Steering::new(desk.today)).into()
        }
    };
    stack.show(Some(place), desk)?;
    let today = desk.today;
    Ok(stack.pilotage_mut().map(|it| it.count(today)).into())
}

/// Goes to the search of the caseload, on the person of the open file.
///
/// # Errors
/// When the store can't be read.
pub(super) fn search(stack: &mut Stack, desk: &mut Desk) -> Result<()> {
    let person = stack.file().map(|view| view.person);
    stack.show(None, desk)?;
    if let Some(person) = person {
        stack.caseload.choose(person, desk)?;
    }
    stack.caseload.list.search_again();
    Ok(())
}
