//! Where the next appointment can be, as the page proposes it: the place of the one held first, else the office.
//! Knows no agenda.
use crate::app::prelude::*;
use crate::app::receiving;
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Record, Row};
use crate::domain::text::joined;
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::one_line::Answers;

/// A place that can be proposed.
#[derive(Clone, Debug)]
pub(super) struct Venue {
    /// « En permanence » and the others (code).
    channel: String,
    /// What the appointment keeps of it; nothing where its channel says it all.
    place: String,
    /// In words, with its address.
    pub words: String,
}

impl Venue {
    fn new(channel: &str, place: &str, address: &str) -> Self {
        let label = Vocabulary::AppointmentChannel.label(channel);
        Self {
            channel: channel.to_owned(),
            place: place.to_owned(),
            words: joined([label, place, address], ", "),
        }
    }

    /// The office hours of a permanence, where that agent can receive; `None` elsewhere.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn hours(&self, agent: Option<Id>, desk: &Desk) -> Result<Option<Vec<Row>>> {
        let is_one = self.channel == "permanence";
        let rows = is_one.then(|| receiving::held_at(&self.place, agent, desk.today, desk));
        rows.transpose()
    }

    /// What it answers in the form of an appointment.
    pub(super) fn answers(&self) -> Answers {
        vec![
            (APPOINTMENT.channel.name, self.channel.clone()),
            (APPOINTMENT.place.name, self.place.clone()),
        ]
    }
}

/// The places, and which one is proposed.
///
/// # Errors
/// When the store can't be read.
pub(super) fn of(
    file: &CaseFile,
    held: Option<AppointmentRecord<'_>>,
    desk: &Desk,
) -> Result<(Vec<Venue>, usize)> {
    let mut all = vec![Venue::new("bureau", "", &office(file, desk)?)];
    let known = receiving::venues(desk)?;
    all.extend(known.iter().map(|it| Venue::new("permanence", it, "")));
    all.extend(["domicile", "telephone", "visio"].map(|it| Venue::new(it, "", "")));
    let Some(channel) = held.and_then(AppointmentRecord::channel) else {
        return Ok((all, 0));
    };
    let place = held.and_then(AppointmentRecord::place).unwrap_or_default();
    let same = |it: &Venue| it.channel == channel && (place.is_empty() || it.place == place);
    let at = all.iter().position(same).unwrap_or_else(|| {
        all.push(Venue::new(channel, place, ""));
        all.len() - 1
    });
    Ok((all, at))
}

/// The name and the address of the structure that follows the person, as its letters say them.
fn office(file: &CaseFile, desk: &Desk) -> Result<String> {
    let parcours = file.parcours().map(ParcoursRecord::of);
    let own = parcours.and_then(ParcoursRecord::organization);
    let Some(id) = own.or(desk.structure) else {
        return Ok("dont l’adresse n’est pas notée".to_owned());
    };
    let row = desk.store.row(Entity::Organization, id)?;
    let it = OrganizationRecord::of(&row);
    let address = it.address().unwrap_or("adresse non notée");
    Ok(joined([it.name().unwrap_or_default(), address], ", "))
}
