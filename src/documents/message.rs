//! The short message that reminds of an appointment. Others than the person may read it: it says neither the RSA,
//! nor what the appointment is for, nor the structure. Sends nothing.
use std::io::Write;

use super::braces::{Values, fill};
use super::pages::place;
use super::template::Template;
use super::typography::french;
use crate::domain::date::{Date, Time, long};
use crate::domain::identifiers::phone_display;
use crate::domain::record::Id;
use crate::domain::rights::Act;
use crate::domain::text::{CSV_MARK, csv_row, fold, joined, uncapital, visible};
use crate::domain::vocabulary::Consultation;
use crate::store::{Result, Store, ToRemind};

/// How a word begins that says what the structure is, folded.
const TELLING: [&str; 10] = [
    "rsa",
    "insertion",
    "solidarit",
    "social",
    "emploi",
    "travail",
    "mission",
    "ccas",
    "departement",
    "allocat",
];

/// The message of an appointment, in the words of the template; none while where to come is not known.
pub fn message(template: &Template, it: &ToRemind) -> Option<String> {
    if it.lacks_place() {
        return None;
    }
    let agent = it.meeting.agent.as_ref().map(|(_, name)| name.clone());
    let all = [
        ("date", without_year(it.meeting.day)),
        (
            "heure",
            it.meeting.time.map_or_else(String::new, Time::long),
        ),
        ("lieu", where_it_is(it)),
        ("agent", agent.unwrap_or_default()),
        ("telephone", phone_display(&it.means.office_phone)),
    ];
    let values: Values = all
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let pieces = template
        .message
        .iter()
        .filter_map(|text| fill(text, &values));
    let joined = pieces.fold(String::new(), |mut text, piece| {
        if !text.is_empty() && !piece.starts_with([',', '.']) {
            text.push(' ');
        }
        text + &piece
    });
    Some(french(&visible(&joined)))
}

/// What a list says in the place of a message that would not say where to come.
pub const WITHOUT_PLACE: &str = "À compléter : le lieu du rendez-vous n’est pas noté.";

/// Writes who is to be reminded, how and of what, for what sends the messages: a row an appointment. One
/// without its place has no text, so that nothing sends it.
///
/// # Errors
/// When the role exports nothing, or the text can't be written.
pub fn messages_csv(
    store: &Store,
    template: &Template,
    list: &[ToRemind],
    out: &mut dyn Write,
) -> Result<()> {
    store.allow(Act::Export)?;
    let people: Vec<Id> = list.iter().map(|it| it.meeting.person).collect();
    store.consulted(Consultation::Export, &people);
    out.write_all(CSV_MARK.as_bytes())?;
    out.write_all(csv_row(["telephone", "courriel", "texte", "remarque"]).as_bytes())?;
    for it in list {
        let phone = it
            .means
            .phone
            .as_deref()
            .map_or_else(String::new, phone_display);
        let mail = it.means.mail.clone().unwrap_or_default();
        let text = message(template, it);
        let remark = if text.is_none() { WITHOUT_PLACE } else { "" };
        let [text, remark] = [text.unwrap_or_default(), french(remark)];
        out.write_all(csv_row([phone, mail, text, remark]).as_bytes())?;
    }
    Ok(out.flush()?)
}

/// « mardi 24 novembre »: the year is obvious.
fn without_year(day: Date) -> String {
    let words = long(day);
    words
        .rsplit_once(' ')
        .map_or(words.clone(), |(day, _)| day.to_owned())
}

/// Where it is, without the parts that tell the structure; empty when that is not known.
fn where_it_is(it: &ToRemind) -> String {
    let channel = it.meeting.channel.as_deref().unwrap_or_default();
    let address = it.address();
    let way = match channel {
        "telephone" if address.is_empty() => called(it),
        "telephone" | "visio" | "domicile" => uncapital(place(channel)),
        _ => String::new(),
    };
    let mut parts = vec![way.as_str()];
    let said = address.split(',').map(str::trim);
    parts.extend(said.filter(|part| !tells(part, &it.means.office)));
    joined(parts, ", ")
}

/// « par téléphone (nous vous appellerons au 06 39 98 94 09) ».
fn called(it: &ToRemind) -> String {
    let number = it.means.phone.as_deref().map(phone_display);
    let number = number.map(|it| format!(" (nous vous appellerons au {it})"));
    format!("par téléphone{}", number.unwrap_or_default())
}

/// Whether words tell what the structure is.
fn tells(words: &str, office: &str) -> bool {
    let (words, office) = (fold(words), fold(office));
    let named = !office.is_empty() && words.contains(&office);
    let mut each = words.split(|letter: char| !letter.is_alphanumeric());
    named || each.any(|word| TELLING.iter().any(|it| word.starts_with(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell_the_structure_are_known() {
        for (words, told) in [
            ("3 rue des Lilas", false),
            ("34700 Lodève", false),
            ("4 place de Versailles", false),
            ("Service RSA", true),
            ("Maison départementale des solidarités", true),
            ("au relais INVENTÉ", true),
        ] {
            assert_eq!(tells(words, "Relais inventé"), told, "{words}");
        }
        assert!(!tells("Salle 2", ""));
    }
}
