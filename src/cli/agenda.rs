//! `carnet agenda`: the appointments of some days, as text, as JSON, or as a calendar.
use super::prelude::*;

use chrono::Days;

use super::agenda_json;
use crate::domain::agenda::{DayOff, Hours, length};
use crate::domain::date::long;
use crate::domain::vocabulary::Vocabulary;
use crate::exchange::export::{Naming, ics, write_new};
use crate::store::{AgendaDay, AgendaQuery, Meeting, Slot, Whose, agenda_days};

/// What it asks.
pub const NEED: Need = Need::See(Entity::Appointment);

/// What may be typed after `carnet agenda`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Premier jour (aujourd’hui sinon)
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        alias = "from",
        allow_hyphen_values = true
    )]
    du: Option<String>,
    /// Dernier jour (le premier sinon)
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        alias = "to",
        allow_hyphen_values = true
    )]
    au: Option<String>,
    /// Seulement les rendez-vous de cet agent (numéro ou uid)
    #[arg(long, value_name = "ID", conflicts_with = "structure")]
    referent: Option<String>,
    /// Seulement les rendez-vous des agents de cette structure (numéro ou uid)
    #[arg(long, value_name = "ID")]
    structure: Option<String>,
    /// Écrire en JSON (carnet.agenda/1)
    #[arg(long, conflicts_with = "ics")]
    pub json: bool,
    /// Écrire un calendrier (.ics) dans ce fichier ; un fichier qui existe n’est jamais remplacé
    #[arg(long, value_name = "FICHIER")]
    ics: Option<PathBuf>,
    /// Mettre les noms dans le calendrier
    #[arg(long, requires = "ics", alias = "with-names")]
    avec_noms: bool,
}

/// Writes the appointments.
///
/// # Errors
/// When a day is no date, nobody has that number, the file is there already, or the store can't
/// be read.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let today = context.today();
    let (from, to) = options::period(asked.du.as_deref(), asked.au.as_deref(), today)?;
    let from = from.unwrap_or(today);
    let to = to.unwrap_or(from);
    options::in_order(from, to)?;
    let store = context.reading()?;
    let query = AgendaQuery {
        from,
        to,
        whose: whose(
            &store,
            asked.referent.as_deref(),
            asked.structure.as_deref(),
        )?,
        most: usize::MAX,
    };
    if let Some(path) = &asked.ics {
        let naming = if asked.avec_noms {
            Naming::With
        } else {
            Naming::Without
        };
        return calendar(&store, &store.agenda(&query)?, path, naming);
    }
    let hours = &context.config.hours;
    let mut people: Vec<Id> = Vec::new();
    let done = out::stream(|text| {
        store.in_one_state(|store| {
            let mut report = asked.json.then(|| agenda_json::Report::new(&query, hours));
            for (from, to) in fortnights(from, to) {
                for day in days(store, &AgendaQuery { from, to, ..query })? {
                    people.extend(day.slots.iter().map(|it| it.meeting.person));
                    match &mut report {
                        Some(report) => report.day(&day, text)?,
                        None => text.write_all(lines(&day, query.whose, hours).as_bytes())?,
                    }
                }
            }
            report.map_or(Ok(()), |report| Ok(report.end(text)?))
        })
    });
    store.consulted(Consultation::List, &people);
    done
}

fn days(store: &Store, asked: &AgendaQuery) -> crate::store::Result<Vec<AgendaDay>> {
    let (meetings, rules) = (store.agenda(asked)?, store.rule_book()?);
    Ok(agenda_days(
        meetings,
        asked.from,
        asked.to,
        rules.calendar(),
    ))
}

/// The days from one to another, two weeks at a time: what is read of them is never kept whole.
fn fortnights(from: Date, to: Date) -> impl Iterator<Item = (Date, Date)> {
    let first = std::iter::successors(Some(from), |day| day.checked_add_days(Days::new(14)));
    first.take_while(move |day| *day <= to).map(move |day| {
        let last = day.checked_add_days(Days::new(13));
        (day, last.map_or(to, |last| last.min(to)))
    })
}

/// Whose appointments are asked for.
///
/// # Errors
/// When nobody has that number.
pub fn whose(
    store: &Store,
    agent: Option<&str>,
    organization: Option<&str>,
) -> Result<Whose, AppError> {
    let agent = person::agent(store, agent)?;
    let organization = person::organization(store, organization)?;
    Ok(agent
        .map(Whose::Agent)
        .or(organization.map(Whose::Team))
        .unwrap_or(Whose::Everyone))
}

fn calendar(
    store: &Store,
    meetings: &[Meeting],
    path: &Path,
    naming: Naming,
) -> Result<(), AppError> {
    write_new(path, |out| ics(store, meetings, naming, out))?;
    let names = match naming {
        Naming::Without => "sans les noms",
        Naming::With => "avec les noms : rangez-le comme un dossier papier",
    };
    out::say(&format!(
        "Calendrier écrit ({}, {names}) : {} (lisible par vous seul).",
        plural(meetings.len(), "rendez-vous", "rendez-vous"),
        path.display()
    ));
    Ok(())
}

/// A heading, then a line an appointment or something free.
fn lines(day: &AgendaDay, whose: Whose, hours: &Hours) -> String {
    let mut title = long(day.date);
    if let Some(words) = day.off.and_then(DayOff::label) {
        title.push_str(&format!(", {words}"));
    }
    let count = plural(day.count(), "rendez-vous", "rendez-vous");
    let mut text = typography(&format!("{title} : {count}\n"));
    for line in of_day(day, whose, hours) {
        text.push_str(&format!("  {}\n", typography(&visible(&line))));
    }
    text
}

fn of_day(day: &AgendaDay, whose: Whose, hours: &Hours) -> Vec<String> {
    let start = |slot: &Slot| slot.meeting.span().map(|span| span.from);
    let mut all: Vec<(Option<u16>, String)> = day
        .slots
        .iter()
        .map(|slot| (start(slot), meeting(slot, whose)))
        .collect();
    if let Whose::Agent(agent) = whose {
        let free = day.free(agent, hours).into_iter();
        all.extend(free.map(|gap| {
            let words = format!("{}  libre, {}", gap.text(), length(gap.minutes()));
            (Some(gap.from), words)
        }));
    }
    all.sort_by_key(|(from, _)| *from);
    all.into_iter().map(|(_, words)| words).collect()
}

/// « 14:00–14:45  ABDALLAH Nadia (n° 12), Rendez-vous d’accompagnement, au bureau : prévu ».
fn meeting(slot: &Slot, whose: Whose) -> String {
    let it = &slot.meeting;
    let time = match (it.span(), it.minutes) {
        (Some(span), Some(_)) => span.text(),
        (Some(span), None) => format!("{} (durée inconnue, 30 min comptées)", span.text()),
        (None, _) => "sans heure".to_owned(),
    };
    let words = |list: Vocabulary, code: &Option<String>| {
        let label = list.label(code.as_deref().unwrap_or_default());
        (!label.is_empty()).then(|| label.to_owned())
    };
    let mut parts = vec![format!("{} (n° {})", it.name(), it.person)];
    parts.extend(words(Vocabulary::AppointmentType, &it.kind));
    parts.extend(words(Vocabulary::AppointmentChannel, &it.channel).map(|it| it.to_lowercase()));
    parts.extend(it.subject.clone());
    parts.extend(it.place.clone());
    let several = !matches!(whose, Whose::Agent(_));
    let agent = it.agent.as_ref().filter(|_| several);
    parts.extend(agent.map(|(_, name)| format!("avec {name}")));
    parts.extend(
        it.others
            .as_ref()
            .map(|names| format!("aussi avec {names}")),
    );
    let status = words(Vocabulary::AppointmentStatus, &it.status).unwrap_or_default();
    let mut text = format!("{time}  {}", parts.join(", "));
    if !status.is_empty() {
        text.push_str(&format!(" : {}", status.to_lowercase()));
    }
    if !slot.clashes.is_empty() {
        text.push_str(" ! en même temps qu’un autre rendez-vous");
    }
    text
}
