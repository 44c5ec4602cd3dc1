//! What the screens look like, for the eye of who reviews a change.
use super::*;
use crate::app::hiding;
use crate::app::key::Key;
use crate::app::veil::{Lock, Veil};
use crate::domain::record::Panel;
use crate::domain::rights::{Rights, Role};

/// Sizes that every screen is drawn at.
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// Compares a screen with its pictures.
pub(super) fn check(name: &str, shown: &mut Screen) {
    for (width, height) in SIZES {
        shown.app.resize(size(width, height));
        let name = format!("{name}_{width}x{height}");
        insta::assert_snapshot!(name, picture(&shown.app));
    }
}

pub(super) fn caseload() -> Screen {
    screen(87, size(120, 40))
}

#[test]
fn list() {
    check("list", &mut caseload());
}

#[test]
fn list_on_a_wide_screen() {
    // The person chosen and the day of the agenda stand beside it.
    let shown = screen(87, size(200, 60));
    insta::assert_snapshot!("list_200x60", picture(&shown.app));
}

#[test]
fn list_filtered_and_marked() {
    let actions = [Action::Filters, Action::Open, Action::Mark, Action::Mark];
    check("filtered", &mut caseload().act(&actions));
}

/// Something long that is being done, a third of the way.
#[test]
fn something_long() {
    let gauge = crate::app::job::Gauge::default();
    let (done, total) = (1_700, 5_000);
    let _ = gauge.tell(crate::store::Progress { done, total });
    let mut shown = caseload();
    shown.app.stack.push(crate::app::places::wait::Wait {
        title: "Contact avec les personnes marquées".to_owned(),
        counted: "dossiers",
        way_out: "Échap : abandonner ; ce qui est déjà écrit sera repris.",
        gauge: gauge.clone(),
    });
    check("wait", &mut shown);
    gauge.give_up();
    check("wait_given_up", &mut shown);
}

#[test]
fn hidden_then_with_a_phrase_asked_for() {
    let mut shown = caseload();
    shown.app.veil = Some(Veil::Hidden);
    check("hidden", &mut shown);
    let mut lock = Lock::default();
    lock.answer = Some(crate::store::StoreError::WrongPhrase.to_string());
    shown.app.veil = Some(Veil::Locked(lock));
    for letter in "lampe ç".chars() {
        hiding::key(&mut shown.app, Key::char(letter));
    }
    check("locked", &mut shown);
    assert!(!picture(&shown.app).contains("lampe"));
    assert!(!format!("{:?}", shown.app.veil).contains("lampe"));
}

#[test]
fn list_searched() {
    let shown = caseload().act(&[Action::Search]);
    check("searched", &mut shown.type_text("kovalczyk"));
}

#[test]
fn list_empty() {
    check("empty", &mut screen(0, size(120, 40)));
}

#[test]
fn file() {
    check("file", &mut caseload().act(&[Action::Open, Action::Plan]));
}

#[test]
fn file_on_the_situation() {
    let actions = [Action::Open, Action::Plan, Action::Situation, Action::Down];
    check("situation", &mut caseload().act(&actions));
}

/// The first contract of the caseload, signed on both sides today.
const SIGNED: [Action; 4] = [Action::Open, Action::Contract, Action::Done, Action::Save];

#[test]
fn file_on_the_contract() {
    check("contract", &mut caseload().act(&SIGNED));
}

#[test]
fn contract_renewed() {
    let shown = caseload().act(&SIGNED);
    check("renewal", &mut shown.act(&[Action::Renew]));
}

#[test]
fn contract_version() {
    let shown = caseload().act(&SIGNED);
    let version =
        |row: &crate::words::line::Line| matches!(row.target, Some((Entity::ContractVersion, _)));
    let rows = shown.app.stack.file().unwrap().rows(Panel::Contract);
    let at = rows.iter().position(version).unwrap();
    let mut shown = shown.act(&[Action::First]);
    shown = shown.act(&vec![Action::Down; at]);
    check("version", &mut shown.act(&[Action::Open, Action::Down]));
}

#[test]
fn file_on_the_identity() {
    check(
        "identity",
        &mut caseload().act(&[Action::Open, Action::Identity]),
    );
}

/// The agenda on Tuesday 24 November 2026.
const ON_TUESDAY: [Action; 4] = [
    Action::Agenda,
    Action::NextDay,
    Action::NextDay,
    Action::NextDay,
];

#[test]
fn agenda_of_a_day() {
    check("agenda_day", &mut caseload().act(&ON_TUESDAY));
}

#[test]
fn agenda_of_a_week() {
    let shown = caseload().act(&ON_TUESDAY);
    check("agenda_week", &mut shown.act(&[Action::Period]));
}

#[test]
fn agenda_of_a_team() {
    let shown = caseload().act(&ON_TUESDAY);
    let actions = [Action::Scope, Action::Sort, Action::Down];
    check("agenda_team", &mut shown.act(&actions));
}

#[test]
fn help() {
    check("help", &mut caseload().act(&[Action::Help]));
}

#[test]
fn palette() {
    let shown = caseload().act(&[Action::Palette]);
    check("palette", &mut shown.type_text("brouil"));
}

#[test]
fn why() {
    check("why", &mut caseload().act(&[Action::Why]));
}

#[test]
fn form() {
    let actions = [
        Action::Open,
        Action::Appointments,
        Action::New,
        Action::Open,
    ];
    check("form", &mut caseload().act(&actions));
}

/// The form that the menu « ajouter » of a panel opens.
fn added(panel: Action, words: &str) -> Screen {
    let menu = caseload().act(&[Action::Open, panel, Action::New]);
    menu.type_text(words).act(&[Action::Open])
}

#[test]
fn action_form() {
    check("action_form", &mut added(Action::Plan, "une action"));
}

#[test]
fn action_form_help() {
    let mut shown = added(Action::Plan, "une action").act(&[Action::Help]);
    check("action_form_help", &mut shown);
}

#[test]
fn evaluation_form() {
    let form = added(Action::Situation, "à partir de la dernière");
    let next = [Action::NextField];
    check("evaluation_form", &mut form.act(&next).type_text(" "));
}

#[test]
fn confirm() {
    check("confirm", &mut caseload().act(&[Action::Remove]));
}

#[test]
fn message() {
    let mut shown = caseload();
    shown.app.message = Some(Message::error(
        "Le disque est plein : ce qui est tapé est gardé dans un brouillon. \
         Libérez de la place, puis enregistrez de nouveau avec Ctrl-S.",
    ));
    check("message", &mut shown);
}

#[test]
fn tiny() {
    let mut shown = caseload();
    shown.app.resize(size(40, 8));
    insta::assert_snapshot!(picture(&shown.app), @r"
    Agrandissez la fenêtre (60 × 15 au
    moins). Ctrl-S enregistre, Ctrl-Q
    quitte.
    ");
}

#[test]
fn triage() {
    check("triage", &mut caseload().act(&[Action::Triage]));
}

#[test]
fn triage_after_an_outcome() {
    let actions = [Action::Triage, Action::Done, Action::NextAlert];
    let mut shown = caseload().act(&actions);
    let _ = shown.app.act(Action::Called);
    check("triage_decided", &mut shown);
}

#[test]
fn triage_list_with_marks() {
    let actions = [Action::Triage, Action::Mark, Action::Mark];
    check("triage_list", &mut caseload().act(&actions));
}

#[test]
fn triage_asks_for_a_day_and_a_reason() {
    let shown = caseload().act(&[Action::Triage, Action::Later]);
    let mut shown = shown.type_text("lundi").act(&[Action::Open]);
    shown = shown.type_text("en congés jusqu’à lundi");
    check("triage_later", &mut shown);
}

#[test]
fn triage_end() {
    check(
        "triage_end",
        &mut screen(0, size(120, 40)).act(&[Action::Triage]),
    );
}

/// The pilotage with its figures counted, as the job beside the loop counts them.
fn pilotage() -> Screen {
    let mut shown = caseload().act(&[Action::Steering]);
    count(&mut shown);
    shown
}

pub(super) fn count(shown: &mut Screen) {
    let app = &mut shown.app;
    let selection = app.stack.steering().map(|it| it.selection.clone());
    for job in std::mem::take(&mut app.jobs) {
        match job {
            crate::app::job::Job::Steer { breakdown, .. } => {
                let selection = selection.clone().unwrap();
                let report = crate::statistics::compute(
                    &app.desk.store,
                    &app.desk.rules,
                    &selection,
                    breakdown,
                );
                crate::app::heard::steered(app, report.map_err(|error| error.to_string()));
            }
            crate::app::job::Job::Behind { indicator, .. } => {
                let selection = selection.clone().unwrap();
                let it = crate::statistics::Indicator::find(indicator).unwrap();
                let found = crate::statistics::behind(&app.desk.store, it, &selection).unwrap();
                crate::app::heard::behind(app, &selection, indicator, &found);
            }
            crate::app::job::Job::Summarize(scope) => {
                let done = crate::statistics::summary::compute(&app.desk.store, &scope);
                crate::app::heard::summarized(app, done.map_err(|error| error.to_string()));
            }
            crate::app::job::Job::Counted(scope, line) => {
                let done = crate::statistics::summary::behind(&app.desk.store, &scope, &line);
                let done = done.map_err(|error| error.to_string());
                crate::app::heard::counted(app, (&scope, &line), done);
            }
            _ => {}
        }
    }
}

#[test]
fn steering() {
    let actions = [Action::Down, Action::Down, Action::Down, Action::Down];
    check("steering", &mut pilotage().act(&actions));
    check(
        "steering_counting",
        &mut caseload().act(&[Action::Steering]),
    );
}

#[test]
fn file_of_support_staff() {
    let mut shown = caseload();
    shown
        .app
        .desk
        .store
        .look_as(Rights::of(Some(Role::Secretariat)));
    shown.app.refresh().unwrap();
    check("support_list", &mut shown);
    check("support_file", &mut shown.act(&[Action::Open]));
}

#[test]
fn steering_wide() {
    let mut shown = pilotage();
    shown.app.resize(size(200, 60));
    insta::assert_snapshot!("steering_200x60", picture(&shown.app));
}

#[test]
fn steering_people() {
    let mut shown = pilotage().act(&[Action::Open]);
    count(&mut shown);
    check("steering_people", &mut shown);
}

#[test]
fn interview() {
    let pages = [
        "situation",
        "objectives",
        "plan",
        "contract",
        "appointments",
    ];
    let mut shown = caseload().act(&[Action::Interview]);
    for page in pages {
        check(&format!("interview_{page}"), &mut shown);
        shown = shown.act(&[Action::NextPanel]);
    }
}

#[test]
fn interview_validated() {
    let mut shown = caseload().act(&[Action::Interview, Action::AddWord]);
    check("interview_word", &mut shown);
    shown = shown.type_text("Je préfère le matin.").act(&[Action::Save]);
    check("interview_validated", &mut shown);
    let mut file = shown.act(&[Action::Back, Action::Situation]);
    check("situation_validated", &mut file);
}

/// Two people of the demonstration, as if they could be one.
#[test]
fn two_files_to_make_one() {
    use crate::app::places::merging::Merging;
    use crate::app::places::pairs::Pairs;
    let mut shown = caseload();
    let desk = &shown.app.desk;
    let compared = |one, other| desk.store.compared(one, other).unwrap().unwrap();
    let found = crate::store::Duplicates {
        pairs: vec![compared(1, 2), compared(3, 4)],
        apart: 1,
    };
    let mut pairs = Pairs::default();
    pairs.take(found, desk).unwrap();
    let merging = Merging::open([1, 2], desk).unwrap();
    shown.app.stack.push(pairs);
    check("pairs", &mut shown);
    shown.app.stack.push(merging);
    check("merging", &mut shown);
}
