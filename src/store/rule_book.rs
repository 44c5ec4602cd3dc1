//! The rule sets of a store: those of the program, the accepted files of the département, the
//! default, and the calendar of the structure. Reads; what changes them is [`super::rebuild`].
use std::sync::{Arc, LazyLock, Mutex};

use super::sql::{Conn, Param, Table, first, query};
use super::{Result, Store, StoreError};
use crate::domain::calendar::{Calendar, Territory};
use crate::domain::date::Date;
use crate::domain::rules::{self, CONVENTION_PAUVRETE, Defaults, RuleBook, RuleSet, builtin_texts};

/// Setting: default rule set.
pub(super) const DEFAULT: &str = "jeu_de_regles";
/// Setting: territory of the public holidays.
pub(super) const TERRITORY: &str = "territoire";
/// Setting: whether Whit Monday is worked.
pub(super) const WHIT_MONDAY: &str = "lundi_pentecote_ouvre";
/// Setting: days the structure is closed.
pub(super) const CLOSURES: &str = "fermetures";

/// A file of the département whose text was accepted.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AcceptedFile {
    /// Id of the set.
    pub id: String,
    /// Name of the file.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Instant, UTC.
    pub accepted_at: String,
    /// Who accepted it.
    pub accepted_by: String,
}

/// Everything rules depend on, the program itself apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sources {
    pub(super) default: Option<String>,
    pub(super) territory: Option<String>,
    pub(super) whit_monday: Option<String>,
    pub(super) closures: Option<String>,
    /// Name and text.
    pub(super) files: Vec<(String, String)>,
}

impl Sources {
    /// Reads them, all at once.
    pub(super) fn read(conn: &Conn) -> Result<Self> {
        let mut sources = Self::default();
        let keys = [DEFAULT, TERRITORY, WHIT_MONDAY, CLOSURES];
        let values: Vec<&dyn Param> = keys.iter().map(|key| key as &dyn Param).collect();
        let text = "SELECT cle, '' AS fichier, valeur FROM reglage WHERE cle IN ($1, $2, $3, $4) \
             UNION ALL SELECT id, fichier, texte FROM jeu_de_regles ORDER BY 1";
        query(conn, text, &values, |row| {
            let (key, file): (String, String) = (row.get(0)?, row.get(1)?);
            let value = row.get(2)?;
            if !file.is_empty() {
                sources.files.push((file, value));
                return Ok(());
            }
            let place = match key.as_str() {
                DEFAULT => &mut sources.default,
                TERRITORY => &mut sources.territory,
                WHIT_MONDAY => &mut sources.whit_monday,
                _ => &mut sources.closures,
            };
            *place = Some(value);
            Ok(())
        })?;
        Ok(sources)
    }

    /// The book they make.
    pub(super) fn book(&self) -> Result<RuleBook> {
        let sets = self.sets().map_err(StoreError::Refused)?;
        let default = self.default.as_deref().unwrap_or(CONVENTION_PAUVRETE);
        RuleBook::new(sets, Defaults::parse(default))
            .map_err(|error| StoreError::Refused(error.to_string()))
    }

    fn sets(&self) -> std::result::Result<Vec<RuleSet>, String> {
        let own = self
            .files
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str()));
        let mut sets = if self.files.is_empty() {
            let sets = rules::builtin().map_err(ToString::to_string)?;
            sets.to_vec()
        } else {
            let texts: Vec<(&str, &str)> = builtin_texts().iter().copied().chain(own).collect();
            rules::load(&texts).map_err(|error| error.to_string())?
        };
        for set in &mut sets {
            self.set_calendar(&mut set.calendar);
        }
        Ok(sets)
    }

    /// What the structure says of its calendar wins over the files; closed days add up.
    fn set_calendar(&self, calendar: &mut Calendar) {
        if let Some(territory) = self.territory.as_deref().and_then(Territory::from_code) {
            calendar.territory = territory;
        }
        if let Some(worked) = &self.whit_monday {
            calendar.whit_monday_worked = worked == "oui";
        }
        let days = self.closures.iter().flat_map(|days| days.split(' '));
        calendar
            .closures
            .extend(days.filter_map(|day| day.parse::<Date>().ok()));
    }
}

static FILES: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "jeu_de_regles",
        ["id", "fichier", "texte", "accepte_a", "accepte_par"],
    )
});

/// The accepted files, by id.
pub(super) fn accepted(conn: &Conn) -> Result<Vec<AcceptedFile>> {
    query(conn, &FILES.select("ORDER BY id"), &[], |row| {
        Ok(AcceptedFile {
            id: row.get(0)?,
            file: row.get(1)?,
            text: row.get(2)?,
            accepted_at: row.get(3)?,
            accepted_by: row.get(4)?,
        })
    })
}

/// Keeps an accepted file, in the place of the one with the same id.
pub(super) fn keep(conn: &Conn, file: &AcceptedFile) -> Result<()> {
    FILES.replace(
        conn,
        &["id"],
        &[
            &file.id,
            &file.file,
            &file.text,
            &file.accepted_at,
            &file.accepted_by,
        ],
    )?;
    super::seal::rule_files(conn)
}

/// The book made last in this process: another connection often wants the same one.
static LAST: Mutex<Option<(Sources, Arc<RuleBook>)>> = Mutex::new(None);

/// The rules as they stand in the state that a connection reads now.
pub(super) fn rule_book(conn: &Conn) -> Result<Arc<RuleBook>> {
    let sources = Sources::read(conn)?;
    if let Ok(last) = LAST.lock()
        && let Some((of, book)) = last.as_ref()
        && *of == sources
    {
        return Ok(Arc::clone(book));
    }
    let book = Arc::new(sources.book()?);
    if let Ok(mut last) = LAST.lock() {
        *last = Some((sources, Arc::clone(&book)));
    }
    Ok(book)
}

impl Store {
    /// The rule sets, the default and the calendar: read once, and again when another process, or
    /// this one, has written ([`Store::data_version`]).
    ///
    /// # Errors
    /// When the store names a set that this program does not know.
    pub fn rule_book(&self) -> Result<Arc<RuleBook>> {
        if let Some(known) = &*self.rules.borrow() {
            return Ok(Arc::clone(known));
        }
        let book = rule_book(&self.conn)?;
        self.rules.replace(Some(Arc::clone(&book)));
        Ok(book)
    }

    /// The sets that some parcours were switched to, and how many parcours.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn switched_parcours(&self) -> Result<Vec<(String, i64)>> {
        query(
            &self.conn,
            "SELECT jeu_de_regles, COUNT(*) FROM parcours \
             WHERE jeu_de_regles IS NOT NULL AND supprime = 0 GROUP BY 1 ORDER BY 1",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// The last change of the rules that stands: what it was, when, as stored, and by whom.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn last_rule_change(&self) -> Result<Option<(String, String, String)>> {
        let text = "SELECT libelle, fait_a, auteur FROM acte WHERE nature = 'regles' AND annule = 0 \
            ORDER BY id DESC LIMIT 1";
        first(&self.conn, text, &[], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
    }

    /// The files of the département whose text was accepted, by id.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn accepted_rule_files(&self) -> Result<Vec<AcceptedFile>> {
        accepted(&self.conn)
    }
}
