//! Making one file of two: both are read and written in one transaction, so that nothing added meanwhile
//! is left behind. What is done is decided by [`merge`](crate::domain::merge).
use super::apply::written;
use super::sent::Sent;
use super::sql::{Ask, Conn, Param, together};
use super::{Result, Store, StoreError, rows};
use crate::domain::change::{Applied, Author, Moment};
use crate::domain::merge::{Merger, WholeFile, Wish};
use crate::domain::record::{Entity, Id};
use crate::domain::rights::Act;
use crate::domain::vocabulary::Consultation;

impl Store {
    /// What making two files one would do: the first one stays.
    ///
    /// # Errors
    /// `Refused` when they can't be made one, by whom asks; `NotFound`.
    pub fn merger(&self, kept: Id, other: Id, wish: Wish<'_>) -> Result<Merger> {
        self.may_merge(kept, other)?;
        [kept, other]
            .into_iter()
            .try_for_each(|it| self.opens(it))?;
        let merger = self.in_one_state(|store| merger(&store.conn, (kept, other), wish))?;
        for file in [kept, other] {
            self.consulted(Consultation::File, &[file]);
        }
        Ok(merger)
    }

    /// Makes two files one, as one act: the first one stays.
    ///
    /// # Errors
    /// As for [`Store::merger`], and for [`Store::apply`]; then nothing was written.
    pub fn merge(
        &mut self,
        (author, moment): (&Author, &Moment),
        (kept, other): (Id, Id),
        wish: Wish<'_>,
    ) -> Result<(Applied, Merger)> {
        if let Some(answer) = self.answered(|sent| sent.merged(kept, other)) {
            return answer;
        }
        self.writable()?;
        self.may_merge(kept, other)?;
        let tx = self.conn.write()?;
        let merger = merger(&tx, (kept, other), wish)?;
        let applied = written(&tx, author, moment, &merger.change())?;
        let committed = tx.commit();
        self.ended(committed, (applied, merger), |it| {
            Sent::Merged((kept, other), Box::new(it.clone()))
        })
    }

    fn may_merge(&self, kept: Id, other: Id) -> Result<()> {
        self.allow(Act::Merge)?;
        if !self.rights().sees_all() {
            return Err(StoreError::NotAllowed(
                "Réunir deux dossiers demande de voir tout ce qu’ils contiennent : c’est au référent de s’en occuper.".to_owned(),
            ));
        }
        if kept == other {
            return Err(StoreError::Refused(
                "C’est un seul et même dossier : il n’y a rien à réunir.".to_owned(),
            ));
        }
        Ok(())
    }
}

fn merger(conn: &Conn, (kept, other): (Id, Id), wish: Wish<'_>) -> Result<Merger> {
    let [kept, other] = [whole(conn, kept)?, whole(conn, other)?];
    Ok(Merger::of(&kept, &other, wish))
}

/// All the records of a person, those set aside too.
fn whole(conn: &Conn, person: Id) -> Result<WholeFile> {
    let identity = rows::by_id(conn, Entity::Allocataire, person)?;
    let identity = identity.filter(|row| !row.deleted);
    let kinds: Vec<Entity> = Entity::ALL
        .into_iter()
        .filter(|kind| kind.belongs_to_person() && *kind != Entity::Allocataire)
        .collect();
    let texts = kinds.iter().map(|kind| {
        let text = rows::whole(*kind)?;
        Ok(Ask::new(text, [&person as &dyn Param]))
    });
    let mut records = Vec::new();
    together(conn, &texts.collect::<Result<Vec<_>>>()?, |at, row| {
        if let Some(kind) = kinds.get(at) {
            records.push(rows::read(*kind, row)?);
        }
        Ok(())
    })?;
    Ok(WholeFile {
        identity: identity.ok_or(StoreError::NotFound)?,
        records,
    })
}
