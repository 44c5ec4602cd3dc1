//! What is answered to who wrote: where the disk has not answered yet, whoever asked asks again, and is told once it
//! has. Nothing is written twice, nothing is said to be kept before it is.
use super::handle::{Access, Store};
use super::sent::Sent;
use super::sql::{Param, execute};
use super::{Result, StoreError};
use crate::domain::change::{Applied, Change};

/// What became of an act that nobody waited for any longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The act in words.
    pub label: String,
    /// Why it was not kept, in words; nothing when it was.
    pub refused: Option<String>,
}

impl Store {
    /// From now on, whoever writes waits for the disk no longer than who types can.
    pub fn write_beside(&self) {
        if self.access == Access::ReadWrite {
            self.conn.write_beside();
        }
    }

    /// Whether the disk has not answered yet for what was written.
    pub fn is_slow(&self) -> bool {
        self.conn.beside().is_some_and(|it| it.is_away())
    }

    /// Whether something will be known of an act: the disk has not answered for it, or nobody has heard its answer.
    pub fn awaits_disk(&self) -> bool {
        let is_act = |sent: &Sent| sent.label().is_some();
        let (sent, late) = (self.sent.borrow(), self.late.borrow());
        sent.as_ref().is_some_and(is_act) || late.iter().any(|(sent, _)| is_act(sent))
    }

    /// What that change will have done, when it was given to the disk.
    pub fn is_sending(&self, change: &Change) -> Option<Applied> {
        self.sent
            .borrow()
            .as_ref()
            .and_then(|it| it.applied(change))
    }

    /// What became of an act that nobody waits for any longer, once the disk has answered; once.
    pub fn late(&self) -> Option<Late> {
        self.hear();
        let late = self.late.take();
        late.into_iter().rev().find_map(|(sent, kept)| {
            Some(Late {
                label: sent.label()?,
                refused: kept.err().map(|why| why.to_string()),
            })
        })
    }

    /// What is answered to who asks again for what was given to the disk: `Slow` while it has not answered, to
    /// everyone. Nothing to who asks for something else.
    pub(super) fn answered<T>(&self, same: impl Fn(&Sent) -> Option<T>) -> Option<Result<T>> {
        let beside = self.conn.beside()?;
        if beside.is_away() {
            return Some(Err(StoreError::Slow));
        }
        self.hear();
        let mut late = self.late.borrow_mut();
        let found = late.iter().map(|(sent, _)| same(sent)).enumerate();
        let (at, value) = found.into_iter().find_map(|(at, it)| Some((at, it?)))?;
        let (_, kept) = late.remove(at);
        Some(kept.map(|()| value))
    }

    /// Notes what the disk has answered for what nobody asks again.
    pub(super) fn hear(&self) {
        let Some(beside) = self.conn.beside().filter(|it| !it.is_away()) else {
            return;
        };
        let Some((sent, kept)) = self.sent.take().zip(beside.answer()) else {
            return;
        };
        match (sent, kept) {
            (Sent::Consulted(_), Ok(())) => {}
            // It is to be noted still.
            (Sent::Consulted(pending), Err(_)) => self.consulted.give_back(pending),
            heard => self.late.borrow_mut().push(heard),
        }
    }

    /// The answer to who wrote; what the disk has not answered for is noted.
    pub(super) fn ended<T>(
        &self,
        kept: Result<()>,
        value: T,
        sent: impl FnOnce(&T) -> Sent,
    ) -> Result<T> {
        if matches!(kept, Err(StoreError::Slow)) {
            self.sent.replace(Some(sent(&value)));
        }
        kept.map(|()| value)
    }

    /// Writes by one statement what nobody is told of; gives the number of rows changed.
    pub(super) fn write_one(&self, text: &str, values: &[&dyn Param]) -> Result<usize> {
        self.hear();
        let tx = self.conn.write()?;
        let changed = execute(&tx, text, values)?;
        tx.commit_soon()?;
        Ok(changed)
    }
}
