//! The appointments whose person is to be reminded of them. Knows no words of a message.
//!
//! Source: « DITP 2019, orientation et suivi », lever « SMS ou mail de rappel ».
use std::collections::HashMap;

use chrono::Days;

use super::{AgendaQuery, BESIDE, DAYS, Meeting, Whose};
use crate::domain::calendar::{Calendar, Unit};
use crate::domain::date::{Date, iso};
use crate::domain::identifiers::phone_is_mobile;
use crate::domain::record::Id;
use crate::domain::record::organization::venue;
use crate::store::sql::{self, query};
use crate::store::{Result, Store};

/// Working days whose appointments are reminded of.
const AHEAD: i64 = 2;
/// Days in which a message that was sent is a reminder.
const RECENT: u64 = 4;

/// An appointment to remind of, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToRemind {
    /// The appointment.
    pub meeting: Meeting,
    /// What the person is reached by, and whom they may call.
    pub means: Means,
}

/// What a person is reached by, and the structure that they may call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Means {
    /// The person's number, a mobile when there is one, as stored.
    pub phone: Option<String>,
    /// The person's mail.
    pub mail: Option<String>,
    /// Name of the structure of the agent.
    pub office: String,
    /// The number of that structure, else of the agent, as stored; empty when neither is known.
    pub office_phone: String,
    /// The address of that structure.
    pub office_address: String,
    /// Where else that structure receives: a name and an address a line.
    pub venues: String,
}

impl ToRemind {
    /// Where the person goes, as the letter says it; empty when that is not known.
    pub fn address(&self) -> &str {
        let noted = self.meeting.place.as_deref().unwrap_or_default();
        match self.meeting.channel.as_deref() {
            Some("bureau") if noted.is_empty() => &self.means.office_address,
            Some("permanence") => venue(&self.means.venues, noted).unwrap_or(noted),
            _ => noted,
        }
    }

    /// Whether the person goes elsewhere than to the office, and nobody noted where: they are not to be told half of it.
    pub fn lacks_place(&self) -> bool {
        let channel = self.meeting.channel.as_deref();
        let elsewhere = matches!(channel, Some("permanence" | "exterieur" | "partenaire"));
        elsewhere && self.address().is_empty()
    }
}

/// The days reminded of: from the one after that day to its second working day, both counted.
pub fn reminder_days(today: Date, calendar: &Calendar) -> (Date, Date) {
    let next = today.checked_add_days(Days::new(1)).unwrap_or(today);
    (next, calendar.add(today, AHEAD, Unit::WorkingDays))
}

/// `$3` to `$4` are the days in which a message is a reminder.
pub(super) fn question() -> String {
    format!(
        "SELECT r.id, p.telephone, p.telephone_2, p.courriel, COALESCE(s.nom, ''), \
         COALESCE(s.telephone, a.telephone, ''), COALESCE(s.adresse, ''), \
         COALESCE(s.permanences, '') FROM rdv r {BESIDE} AND {DAYS} \
         AND COALESCE(p.telephone, p.telephone_2, p.courriel) IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.allocataire_id = r.allocataire_id AND c.supprime = 0 \
         AND c.sens = 'sortant' AND c.canal IN ('sms', 'courriel') AND c.fait_le >= $3 AND c.fait_le <= $4 \
         AND c.fait_le >= COALESCE(r.cree_le, c.fait_le))"
    )
}

impl Store {
    /// The appointments of the coming days that are planned, of people who have a telephone or a mail and to whom
    /// nothing was sent in the last days, since the appointment was fixed; by day and hour.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn to_remind(&self, today: Date, whose: Whose) -> Result<Vec<ToRemind>> {
        let rules = self.rule_book()?;
        let (from, to) = reminder_days(today, rules.calendar());
        let asked = AgendaQuery {
            from,
            to,
            whose,
            most: usize::MAX,
        };
        let since = today.checked_sub_days(Days::new(RECENT)).unwrap_or(today);
        let days = [from, to, since, today].map(iso);
        self.in_one_state(|store| {
            let meetings = store.agenda(&asked)?;
            let [from, to, since, today] = &days;
            let values: [&dyn sql::Param; 4] = [from, to, since, today];
            let mut means: HashMap<Id, Means> = query(&store.conn, &question(), &values, read)?
                .into_iter()
                .collect();
            let planned = meetings.into_iter().filter(Meeting::is_planned);
            Ok(planned
                .filter_map(|it| {
                    Some(ToRemind {
                        means: means.remove(&it.id)?,
                        meeting: it,
                    })
                })
                .collect())
        })
    }
}

fn read(row: &sql::Row<'_>) -> Result<(Id, Means)> {
    let numbers: [Option<String>; 2] = [row.get(1)?, row.get(2)?];
    let known = || numbers.iter().flatten().filter(|it| !it.is_empty());
    let mobile = known().find(|it| phone_is_mobile(it));
    let mail: Option<String> = row.get(3)?;
    let means = Means {
        phone: mobile.or_else(|| known().next()).cloned(),
        mail: mail.filter(|it| !it.is_empty()),
        office: row.get(4)?,
        office_phone: row.get(5)?,
        office_address: row.get(6)?,
        venues: row.get(7)?,
    };
    Ok((row.get(0)?, means))
}
