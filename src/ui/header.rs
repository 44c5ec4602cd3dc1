//! The first line: who works on which store and what waits, or whose file is open. On a narrow
//! screen the least useful goes first; it never changes when the selection moves.
use crate::app::People;
use crate::app::action::Action;
use crate::app::chooser::Choice;
use crate::app::places::file::FileView;
use crate::domain::date::{age, header};
use crate::domain::record::Row;
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::rights::Meetings;
use crate::domain::text::in_brackets;
use crate::store::Filter;
use crate::ui::places::interview;
use crate::ui::prelude::*;
use crate::words::{state as words, why};

/// Columns left to what a deadline is about, on a narrow screen and on a narrower one.
const LABEL: (usize, usize) = (28, 14);

/// Steps by which a line gets shorter.
const STEPS: u8 = 10;

/// What is said of a demonstration, where there is room, less room, and the least.
const DEMO: &str = "DÉMO, rien n’est gardé";
const SHORT_DEMO: &str = "DÉMO non gardée";
const LEAST_DEMO: &str = "DÉMO";

/// What a click on a number chooses, in the menu of filters.
const LATE: &Choice = &Choice::Toggle(Filter::Late);
const THIS_WEEK: &Choice = &Choice::Toggle(Filter::ThisWeek);
const TODAY: &Choice = &Choice::Toggle(Filter::AppointmentToday);

/// Draws the line.
pub(super) fn draw(app: &App, row: Rect, canvas: &mut Canvas<'_>) {
    canvas.fill(row, Role::Header);
    let columns = usize::from(row.width);
    let bar = |step: u8| match (app.stack.interview(), app.stack.file()) {
        (Some(view), _) => interview::header(app, view, columns),
        (None, Some(view)) => file_bar(app, view, step),
        (None, None) => list_bar(app, step),
    };
    let fits = |(left, right): &(Words, Words)| width(left) + width(right) + 3 <= columns;
    let step = (0..STEPS).find(|step| fits(&bar(*step))).unwrap_or(STEPS);
    let (left, right) = bar(step);
    let inside = inset(row);
    canvas.words((inside.x, row.y), inside.width, &left);
    let x = canvas.words_right((row.x, row.y), row.width.saturating_sub(1), &right);
    // Elsewhere than in the list, they are words to read.
    if app.stack.over().is_empty() {
        let numbers = counters(app, step);
        let numbers = numbers
            .iter()
            .map(|(words, it)| (&**words, Hit::Choose(it)));
        let numbers: Vec<_> = numbers.collect();
        canvas.hit_words((x, row.y), &right, &numbers);
        let drafts = drafts(app).map(|words| format!(" {words} "));
        let drafts = drafts.as_deref().map(|it| (it, Hit::Act(Action::Drafts)));
        canvas.hit_words((inside.x, row.y), &left, drafts.as_slice());
    }
}

fn plain(text: impl Into<String>) -> (String, Role) {
    (text.into(), Role::Header)
}

fn list_bar(app: &App, step: u8) -> (Words, Words) {
    let mut left: Words = vec![plain("carnet")];
    let store = store_name(app);
    let mut who: Vec<String> = Vec::new();
    who.extend((step < 7).then(|| app.desk.who()));
    who.extend((step < 1).then_some(store));
    who.retain(|word| !word.is_empty());
    if !who.is_empty() {
        left.push(plain(format!("  {}", who.join(" · "))));
    }
    left.extend(badges(app, if step < 9 { DEMO } else { SHORT_DEMO }));
    let today = match step {
        0 | 1 => header(app.desk.today),
        2..=4 => full(app.desk.today),
        _ => short(app.desk.today),
    };
    let mut right = Words::new();
    for (counted, _) in counters(app, step) {
        if !right.is_empty() {
            right.push(plain(" · "));
        }
        right.push(plain(counted));
    }
    if !right.is_empty() {
        right.push(plain("   "));
    }
    right.push(plain(today));
    (left, right)
}

/// Name of the file of the store; none in a demonstration.
fn store_name(app: &App) -> String {
    let path = app.desk.store.path();
    let name = path.file_name().filter(|_| app.desk.people == People::Real);
    name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn badges(app: &App, demo: &str) -> Words {
    let mut words = Vec::new();
    if app.desk.people == People::Invented {
        words.push(demo.to_owned());
    }
    if app.desk.read_only().is_some() {
        words.push("LECTURE SEULE".to_owned());
    }
    words.extend(drafts(app));
    words
        .into_iter()
        .flat_map(|word| [plain("  "), (format!(" {word} "), Role::Badge)])
        .collect()
}

fn drafts(app: &App) -> Option<String> {
    let count = app.desk.drafts;
    (count > 0).then(|| plural(count, "brouillon", "brouillons"))
}

/// The numbers, each with what a click on it shows.
fn counters(app: &App, step: u8) -> Vec<(String, &'static Choice)> {
    let Some(it) = app.stack.caseload.counters else {
        return Vec::new();
    };
    let rights = app.desk.store.rights();
    let (sees, meets) = (rights.sees_deadlines(), rights.meetings() != Meetings::None);
    let (week, meetings) = match step {
        _ if !sees => ("", "RDV aujourd’hui"),
        0..=3 => ("cette semaine", "RDV aujourd’hui"),
        4 | 5 => ("cette semaine", "RDV"),
        6 | 7 => ("cette sem.", "RDV"),
        _ => ("", ""),
    };
    let all = [
        (it.late, if sees { "en retard" } else { "" }, LATE),
        (it.this_week, week, THIS_WEEK),
        (
            it.appointments_today,
            if sees || meets { meetings } else { "" },
            TODAY,
        ),
    ];
    let shown = all.into_iter().filter(|(_, words, _)| !words.is_empty());
    shown
        .map(|(number, words, it)| (format!("{number} {words}"), it))
        .collect()
}

fn file_bar(app: &App, view: &FileView, step: u8) -> (Words, Words) {
    let mut parts = vec![view.name()];
    if let Some(person) = view.file.identity() {
        if step < 5 {
            let years = person.date("ne_le").map(|birth| age(birth, app.desk.today));
            parts.extend(years.map(|years| format!("{years} ans")));
        }
        if step < 3 {
            let number = person.text("n_caf");
            parts.extend(number.map(|number| format!("n° CAF {number}")));
        }
        if step < 2 {
            parts.extend(orientation(view, person));
        }
    }
    let mut left = vec![plain(format!("carnet  {}", parts.join(" · ")))];
    let demo = match step {
        0..=4 => DEMO,
        STEPS => LEAST_DEMO,
        _ => SHORT_DEMO,
    };
    left.extend(badges(app, demo));
    (left, vec![plain(alert(app, view, step))])
}

/// « orientée le 12/10/2026 (social) ».
fn orientation(view: &FileView, person: &Row) -> Option<String> {
    let all = view.file.all::<OrientationRecord<'_>>();
    let last = all.filter(|it| it.stands());
    let last = last.max_by_key(|it| (it.day(), it.id))?;
    let word = match person.text("civilite") {
        Some("mme") => "orientée",
        Some("m") => "orienté",
        Some(_) | None => "orientation",
    };
    let kind = in_brackets(&last.words("type").to_lowercase());
    Some(format!("{word} le {}{kind}", full(last.day()?)))
}

/// « !! CER à signer, 19 j de retard (et 2 autres) »: the worst deadline, how many more call.
fn alert(app: &App, view: &FileView, step: u8) -> String {
    let mut calling = view.calling(app.desk.today);
    let Some(worst) = calling.next() else {
        return String::new();
    };
    let state = worst.state(app.desk.today);
    let (sign, label) = (words::sign(state), why::label(worst, &app.desk.rules));
    let when = words::row_when(worst, app.desk.today);
    let more = match calling.count() {
        0 => String::new(),
        _ if step == 8 => String::new(),
        more if step < 1 => format!(" (et {more} de plus)"),
        more => format!(" (+{more})"),
    };
    match step {
        0..=5 => format!("{sign} {label}, {when}{more}"),
        6 => format!("{sign} {}, {when}{more}", text::truncate(&label, LABEL.0)),
        7 | 8 => format!("{sign} {}, {when}{more}", text::truncate(&label, LABEL.1)),
        _ => format!("{sign} {when}"),
    }
}
