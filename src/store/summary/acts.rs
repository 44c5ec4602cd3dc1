//! The dated acts of a period: appointments kept, operations on contracts, interventions, dossiers, reviews,
//! exchanges. Knows no person's file.
use crate::domain::date::{Date, iso};
use crate::domain::file::facts::is_exchange;
use crate::domain::record::{Entity, Id};
use crate::domain::rights::Act as Right;
use crate::store::sql::{Row, query};
use crate::store::{Result, Store};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActKind {
    /// An appointment that the person came to, alone or with others.
    Kept {
        /// Whether it was for several people at once.
        collective: bool,
    },
    /// A contract was drafted.
    Drafted,
    /// A contract was signed by one side.
    Signed,
    /// A contract was handed to who decides.
    Transmitted,
    /// An act of social support.
    Intervention,
    /// A dossier was put together.
    Aid,
    /// A review.
    Review,
    /// A call, a message, a visit where both sides spoke.
    Contact,
}

impl ActKind {
    /// The kind of record that says it.
    pub const fn entity(self) -> Entity {
        match self {
            Self::Kept { .. } => Entity::Appointment,
            Self::Drafted | Self::Signed | Self::Transmitted => Entity::Contract,
            Self::Intervention => Entity::Intervention,
            Self::Aid => Entity::AidRequest,
            Self::Review => Entity::Review,
            Self::Contact => Entity::Contact,
        }
    }
}

/// Something done for one person on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Who.
    pub person: Id,
    /// The day.
    pub on: Date,
    /// What.
    pub kind: ActKind,
    /// The record that says it.
    pub record: Id,
    /// The thématique of an intervention or of a dossier.
    pub theme: Option<String>,
    /// The field of social support of an intervention.
    pub field: Option<String>,
    /// The kind of aid of a dossier.
    pub aid: Option<String>,
}

/// Where a kind of act is read: its table, the column of its day, its theme and field, what else holds.
struct Source {
    kind: ActKind,
    columns: [&'static str; 3],
    more: &'static str,
}

const fn source(kind: ActKind, columns: [&'static str; 3], more: &'static str) -> Source {
    Source {
        kind,
        columns,
        more,
    }
}

const NONE: &str = "NULL";

const SOURCES: [Source; 7] = [
    source(ActKind::Drafted, ["redige_le", NONE, NONE], ""),
    source(ActKind::Signed, ["signe_allocataire_le", NONE, NONE], ""),
    source(
        ActKind::Signed,
        ["signe_referent_le", NONE, NONE],
        " AND (signe_allocataire_le IS NULL OR signe_allocataire_le <> signe_referent_le)",
    ),
    source(ActKind::Transmitted, ["transmis_le", NONE, NONE], ""),
    source(
        ActKind::Intervention,
        ["faite_le", "thematique", "champ_social"],
        "",
    ),
    source(ActKind::Aid, ["constituee_le", "type", "thematique"], ""),
    source(ActKind::Review, ["faite_le", NONE, NONE], ""),
];

/// An appointment that the person came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub on: Date,
    /// The record.
    pub record: Id,
    /// How long it lasted, when it is known.
    pub minutes: Option<i64>,
    /// Whether it was for several people at once.
    pub collective: bool,
}

impl Store {
    /// Gives every appointment kept by that day, with the person.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn meetings_until(&self, day: Date, take: &mut dyn FnMut(Id, Meeting)) -> Result<()> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, prevu_le, id, duree, COALESCE(collectif, 0) FROM rdv \
             WHERE supprime = 0 AND statut = 'honore' AND prevu_le <= $1 ORDER BY id";
        query(&self.conn, text, &[&iso(day)], |row| {
            if let Some(on) = row.date(1)? {
                let meeting = Meeting {
                    on,
                    record: row.get(2)?,
                    minutes: row.get(3)?,
                    collective: row.yes(4)?,
                };
                take(row.get(0)?, meeting);
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Gives every act of the days from the first to the last, appointments apart.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn acts_between(&self, from: Date, to: Date, take: &mut dyn FnMut(Act)) -> Result<()> {
        self.allow(Right::Steer)?;
        let (from, to) = (iso(from), iso(to));
        for Source {
            kind,
            columns: [day, first, second],
            more,
        } in SOURCES
        {
            let text = format!(
                "SELECT allocataire_id, {day}, id, {first}, {second} FROM {} \
                 WHERE supprime = 0 AND {day} BETWEEN $1 AND $2{more}",
                kind.entity().table()
            );
            query(&self.conn, &text, &[&from, &to], |row| {
                if let Some(act) = act(kind, row)? {
                    take(act);
                }
                Ok(())
            })?;
        }
        let text = "SELECT allocataire_id, fait_le, id, canal, resultat, COALESCE(bilateral, 0) FROM contact \
             WHERE supprime = 0 AND fait_le BETWEEN $1 AND $2";
        query(&self.conn, text, &[&from, &to], |row| {
            let real = is_exchange(row.yes(5)?, row.text(4)?, row.text(3)?);
            if let (true, Some(on)) = (real, row.date(1)?) {
                take(Act {
                    person: row.get(0)?,
                    on,
                    kind: ActKind::Contact,
                    record: row.get(2)?,
                    theme: None,
                    field: None,
                    aid: None,
                });
            }
            Ok(())
        })?;
        Ok(())
    }
}

fn act(kind: ActKind, row: &Row<'_>) -> Result<Option<Act>> {
    let Some(on) = row.date(1)? else {
        return Ok(None);
    };
    let text = |at| Ok::<_, crate::store::StoreError>(row.text(at)?.map(str::to_owned));
    let mut act = Act {
        person: row.get(0)?,
        on,
        kind,
        record: row.get(2)?,
        theme: None,
        field: None,
        aid: None,
    };
    match kind {
        ActKind::Intervention => (act.theme, act.field) = (text(3)?, text(4)?),
        ActKind::Aid => {
            let usual = row
                .text(3)?
                .and_then(|it| crate::domain::vocabulary::Vocabulary::AidKind.find(it));
            act.theme = text(4)?.or(usual.map(|it| it.group.to_owned()));
            act.aid = text(3)?;
        }
        ActKind::Kept { .. }
        | ActKind::Drafted
        | ActKind::Signed
        | ActKind::Transmitted
        | ActKind::Review
        | ActKind::Contact => {}
    }
    Ok(Some(act))
}
