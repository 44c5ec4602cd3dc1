//! `carnet rappels`: the reminders of the coming appointments, ready to be sent by something else; noted once they are.
use super::prelude::*;

use super::agenda::whose;
use super::document::bad;
use crate::clock::Clock;
use crate::documents::template::{self, Template};
use crate::documents::{WITHOUT_PLACE, message, messages_csv};
use crate::domain::date::{Time, long};
use crate::domain::identifiers::phone_display;
use crate::domain::rights::Extent;
use crate::gestures::reminders_sent::reminders_sent;
use crate::start::own_template;
use crate::store::{ToRemind, reminder_days};

/// What it asks.
pub const NEED: Need = Need::See(Entity::Appointment);
/// What noting the reminders asks besides.
const NOTING: Need = Need::Change(Entity::Contact, Extent::Whole);

/// What may be typed after `carnet rappels`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Seulement les rendez-vous de cet agent (numéro ou uid)
    #[arg(long, value_name = "ID", conflicts_with = "structure")]
    referent: Option<String>,
    /// Seulement les rendez-vous des agents de cette structure (numéro ou uid)
    #[arg(long, value_name = "ID")]
    structure: Option<String>,
    /// Écrire en JSON (carnet.rappels/1)
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Écrire un tableau : telephone;courriel;texte;remarque
    #[arg(long)]
    csv: bool,
    /// Noter ensuite ces rappels comme envoyés : un contact dans chaque dossier, annulés d’un coup par « u »
    #[arg(long, alias = "note")]
    noter: bool,
}

/// Writes the reminders, and notes them when that is asked.
///
/// # Errors
/// When nobody has that number, the template is wrong, the role does not do it, or the store can't be read or
/// written.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let words = template::load(own_template().as_deref()).map_err(bad)?;
    let mut store = match asked.noter {
        true => context.writing()?,
        false => context.reading()?,
    };
    let refused = NOTING.refusal(store.rights()).filter(|_| asked.noter);
    refused.map_or(Ok(()), |reason| Err(AppError::Refused(reason)))?;
    let (agent, structure) = (asked.referent.as_deref(), asked.structure.as_deref());
    let list = store.to_remind(context.today(), whose(&store, agent, structure)?)?;
    let (from, to) = reminder_days(context.today(), store.rule_book()?.calendar());
    if asked.csv {
        out::stream(|text| messages_csv(&store, &words, &list, text))?;
    } else {
        let people: Vec<Id> = list.iter().map(|it| it.meeting.person).collect();
        store.consulted(Consultation::List, &people);
        match asked.json {
            true => out::json(&report(&list, &words, (context.today(), from, to)))?,
            false => out::bytes(lines(&list, &words).as_bytes())?,
        }
    }
    if list.is_empty() {
        out::say(&format!(
            "Aucun rappel à envoyer du {} au {}.",
            full(from),
            full(to)
        ));
        return Ok(());
    }
    match asked.noter && !list.iter().all(ToRemind::lacks_place) {
        true => note(context, &mut store, &list),
        false => Ok(()),
    }
}

fn note(context: &Context, store: &mut Store, list: &[ToRemind]) -> Result<(), AppError> {
    let author = context.user.author(store)?;
    let change = reminders_sent(list, (context.today(), author.agent), store.rights());
    store.apply(&author, &Clock::System.moment(), &change)?;
    out::say(&format!(
        "Enregistré. {}. Tout s’annule d’un coup, à l’écran, par « u ».",
        change.label
    ));
    Ok(())
}

/// A line a person, the message under it.
fn lines(list: &[ToRemind], words: &Template) -> String {
    let line = |it: &ToRemind| {
        let day = long(it.meeting.day);
        let time = it
            .meeting
            .time
            .map_or_else(|| "sans heure".to_owned(), Time::long);
        let phone = it.means.phone.as_deref().map(phone_display);
        let reached = phone.or_else(|| it.means.mail.clone()).unwrap_or_default();
        let (name, number) = (it.meeting.name(), it.meeting.person);
        let head = format!("{day}, {time}  {name} (n° {number}), {reached}");
        format!(
            "{}\n    {}\n",
            typography(&visible(&head)),
            message(words, it).unwrap_or_else(|| typography(WITHOUT_PLACE))
        )
    };
    list.iter().map(line).collect()
}

/// `telephone` is as it is stored, with its country; null when there is none, as `courriel`, and `texte` while
/// where to come is not known.
fn report(list: &[ToRemind], words: &Template, (today, from, to): (Date, Date, Date)) -> Json {
    let line = |it: &ToRemind| {
        let of = &it.meeting;
        json!({
            "rendez_vous": of.uid,
            "date": iso(of.day),
            "heure": of.time.map(|time| time.code()),
            "allocataire": person::json(of.person, &of.person_uid, &of.nom, &of.prenom),
            "agent": person::agent_json(of.agent.as_ref()),
            "telephone": it.means.phone,
            "courriel": it.means.mail,
            "texte": message(words, it),
        })
    };
    json!({
        "schema": "carnet.rappels/1",
        "date": iso(today),
        "du": iso(from),
        "au": iso(to),
        "rappels": list.iter().map(line).collect::<Json>(),
    })
}
