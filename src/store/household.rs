//! The other people who have the number of a person's household. Knows no rule.
use super::Result;
use super::sql::{Ask, Param, Row};
use crate::domain::file::Member;
use crate::domain::record::Id;

/// The question: a household has few members; a number that many have is none.
const OTHERS: &str = "SELECT a.id, a.uid, a.nom, a.prenom, a.role_foyer FROM allocataire AS a \
    WHERE a.n_caf = (SELECT p.n_caf FROM allocataire AS p WHERE p.id = $1) AND a.n_caf IS NOT NULL \
    AND a.id <> $1 AND a.supprime = 0 ORDER BY a.id LIMIT 12";

/// The question of the others of the household of a person.
pub(super) fn asked(person: &Id) -> Ask<'_> {
    Ask::new(OTHERS, [person as &dyn Param])
}

/// Reads one of them.
pub(super) fn read(row: &Row<'_>) -> Result<Member> {
    let text = |at| Ok::<_, super::StoreError>(row.text(at)?.unwrap_or_default().to_owned());
    Ok(Member {
        id: row.get(0)?,
        uid: text(1)?,
        last_name: text(2)?,
        first_name: text(3)?,
        role: text(4)?,
    })
}
