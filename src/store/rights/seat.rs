//! Who sits down at the store, and with which rights: read once, and again when colleagues change.
use super::super::sql::{Conn, query};
use super::super::{Result, Store, StoreError, rows};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::{Rights, Team, has_lasting_giver};

/// What is said when the last one who gives roles would no longer.
const LAST: &str = "Plus personne ne pourrait donner les fonctions : donnez d’abord « Encadrement » ou « Administration de l’outil » à un autre compte, sans date de fin. Rien n’a été changé.";
/// What is said when two colleagues would have one account.
const TWICE: &str = "Ce compte est déjà celui d’un autre membre de l’équipe. Rien n’a été changé.";

/// Who sits down, and what they may do.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Their record, unless the account is nobody's.
    pub me: Option<Row>,
    /// Their rights.
    pub rights: Rights,
    /// Why nothing is open to them, and whom to ask, if so.
    pub refusal: Option<String>,
}

/// The colleagues who have an account, and that one.
fn accounts(conn: &Conn, agent: Option<Id>) -> Result<Vec<Row>> {
    let text = rows::select(
        Entity::Agent,
        "supprime = 0 AND (utilisateur IS NOT NULL OR id = $1) ORDER BY id",
    )?;
    query(conn, &text, &[&agent], |row| rows::read(Entity::Agent, row))
}

impl Store {
    /// Who an agent is, and their rights on a day; `account` is the account they came with.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn seat(&self, agent: Option<Id>, account: &str, day: Date) -> Result<Seat> {
        let agents = accounts(&self.conn, agent)?;
        let me = agents.iter().find(|row| Some(row.id) == agent).cloned();
        let team = Team::of(&agents, day);
        let rights = team.rights(me.as_ref()).on(day);
        let refusal = rights
            .are_none()
            .then(|| team.refusal(account, me.as_ref()));
        Ok(Seat {
            me,
            rights,
            refusal,
        })
    }
}

/// What must stay true of the colleagues, whatever is written: someone gives roles where someone did, and
/// an account is of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Sound {
    has_giver: bool,
    accounts_apart: bool,
}

impl Sound {
    /// How it is now.
    pub(in crate::store) fn now(conn: &Conn) -> Result<Self> {
        let agents = accounts(conn, None)?;
        let mut names: Vec<&str> = agents
            .iter()
            .filter_map(|it| it.text("utilisateur"))
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        Ok(Self {
            has_giver: has_lasting_giver(&agents),
            accounts_apart: names.len() == count,
        })
    }

    /// Refuses what was written since, when it broke something.
    pub(in crate::store) fn holds(self, conn: &Conn) -> Result<()> {
        let now = Self::now(conn)?;
        let refused = match (
            self.has_giver && !now.has_giver,
            self.accounts_apart && !now.accounts_apart,
        ) {
            (true, _) => LAST,
            (_, true) => TWICE,
            (false, false) => return Ok(()),
        };
        Err(StoreError::NotAllowed(refused.to_owned()))
    }
}
