//! Everything read back from the JSON of an export: each record keeps its name (`uid`), so that
//! the same file read twice changes nothing and an empty store becomes the same as the first.
//!
//! Nothing is erased: a record already there takes what the file fills. What can't be read is left
//! out alone, with its place and the reason. Knows no SQL.
mod contents;
mod draft;
mod known;
mod order;
mod posts;
mod reading;
mod record;
mod value;

use std::collections::HashMap;
use std::io::{Read, Seek};
use std::sync::mpsc::sync_channel;

use super::apply::{Mode, Progress, Summary, go_on};
use crate::domain::change::{Author, Moment, Nature, Op};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id, Value};
use crate::domain::text::{plural, typography};
use crate::exchange::import::Notice;
use crate::store::{ImportTarget, LongAct, Part, Result, Store, StoreError};
use contents::Contents;
use draft::{Draft, PersonDraft};
use reading::Head;
use record::{NOT_A_LIST, Records};

const LABEL: &str = "Import d’un export JSON";

/// People read ahead of the store.
const AHEAD: usize = 64;

/// Reads a `carnet.export/1` into a store, as one act. In the summary a line is the place of a
/// person in the file, from 1.
///
/// # Errors
/// `Refused` when the text is not such an export; `GivenUp`; otherwise what the store says. In
/// every case nothing is kept.
pub fn json(
    store: &mut Store,
    file: &mut (impl Read + Seek + Send),
    author: &Author,
    moment: &Moment,
    progress: &mut Progress<'_>,
) -> Result<Summary> {
    store.opens_all()?;
    let head = Head::read(file)?;
    let done = write(store, head, file, (author, moment), progress);
    if done.is_err() {
        store.undo_unfinished(author, moment)?;
    }
    if let Ok(summary) = &done {
        summary.note_whom_it_cites(store);
    }
    done
}

fn write(
    store: &mut Store,
    head: Head,
    file: &mut (impl Read + Seek + Send),
    (author, moment): (&Author, &Moment),
    progress: &mut Progress<'_>,
) -> Result<Summary> {
    let before = store.newest_person()?;
    let mut act = store.long_act(author, moment, Nature::Import, LABEL)?;
    let mut import = JsonImport {
        before,
        shared: HashMap::new(),
        seen: HashMap::new(),
        contents: Contents::of(head.contents),
        today: moment.today,
        summary: Summary::new(Mode::Write, Vec::new()),
    };
    let first = [
        (Entity::Organization, head.organizations.unwrap_or_default()),
        (Entity::Agent, head.agents.unwrap_or_default()),
    ];
    for (entity, list) in first.into_iter().chain(head.service) {
        let drafts = list.iter().map(|it| Draft::read(entity, it));
        in_parts(&mut act, drafts, progress, |part, _, it| {
            import.shared(part, it)
        })?;
    }
    std::thread::scope(|scope| {
        // The file is read by another thread, a little ahead of the store.
        let (send, people) = sync_channel(AHEAD);
        let reading = scope.spawn(move || {
            reading::people(file, &mut |it| send.send(PersonDraft::read(&it)).is_ok())
        });
        let people = people.into_iter();
        in_parts(&mut act, people, progress, |part, line, it| {
            import.person(part, line, it)
        })?;
        reading.join().unwrap_or(Err(StoreError::GivenUp))
    })?;
    let label = format!(
        "{LABEL} : {}, {}",
        plural(import.summary.crees, "créé", "créés"),
        plural(import.summary.modifies, "modifié", "modifiés")
    );
    import.summary.act = act.finish(&typography(&label))?;
    Ok(import.summary)
}

/// Takes the items of a list, as many at a time as a part of an act holds.
fn in_parts<T>(
    act: &mut LongAct<'_>,
    items: impl Iterator<Item = T>,
    progress: &mut Progress<'_>,
    mut take: impl FnMut(&mut Part<'_>, u32, T) -> Result<()>,
) -> Result<()> {
    let mut items = (1_u32..).zip(items).peekable();
    let mut taken = 0;
    while items.peek().is_some() {
        act.part(|part| {
            while !part.is_full() {
                let Some((line, item)) = items.next() else {
                    break;
                };
                take(part, line, item)?;
                taken += 1;
            }
            Ok(())
        })?;
        go_on(progress(taken))?;
    }
    Ok(())
}

/// An import under way.
struct JsonImport {
    /// Structures, agents and what the service keeps of itself, by name outside the store.
    shared: HashMap<String, Id>,
    /// Where each person of the file is, by name outside the store.
    seen: HashMap<String, u32>,
    /// What the files hold that go with the summaries.
    contents: Contents,
    /// The last person who was there before.
    before: Id,
    today: Date,
    summary: Summary,
}

impl JsonImport {
    /// Takes a structure, an agent, what the service keeps of itself; one that can't be is left out, with a remark.
    fn shared(&mut self, part: &mut Part<'_>, draft: Draft) -> Result<()> {
        if let Some(missing) = self.contents.keep(part, &draft)? {
            self.summary.avertissements.push(missing);
            return Ok(());
        }
        let mut records = Records::new(part, &self.shared, self.today);
        let place = records.take(draft, None)?;
        let Records { ops, problems, .. } = records;
        self.summary
            .avertissements
            .extend(problems.iter().map(|problem| problem.notice(0)));
        let Some((uid, place)) = place else {
            return Ok(());
        };
        let (ops, kept) = posts::taken(part, ops)?;
        let kept = kept.then(|| Notice::new(0, Some(&format!("agent {uid}")), posts::KEPT));
        self.summary.avertissements.extend(kept);
        let made = write_ops(part, None, ops)?;
        let id = match place {
            Value::Pending(at) => made.get(at).copied(),
            Value::Int(id) => Some(id),
            Value::Null | Value::Text(_) => None,
        };
        self.shared.extend(id.map(|id| (uid, id)));
        Ok(())
    }

    /// Takes a person with all their records, or none of it.
    fn person(&mut self, part: &mut Part<'_>, line: u32, draft: PersonDraft) -> Result<()> {
        self.summary.lus += 1;
        if let Some(uid) = &draft.identity.uid
            && let Some(first) = self.seen.insert(uid.clone(), line)
        {
            let place = format!("allocataire {uid}");
            let reason = format!(
                "Cet identifiant est déjà celui du dossier n° {first} de ce fichier : ce dossier n’est pas repris."
            );
            let refused = Notice::new(line, Some(&place), &reason);
            self.summary.rejetes.push(refused);
            return Ok(());
        }
        let mut records = Records::new(part, &self.shared, self.today);
        let owner = records.take(draft.identity, None)?;
        if let Some((_, owner)) = &owner {
            for kind in draft.not_lists {
                records.remark(kind.to_owned(), NOT_A_LIST);
            }
            for record in draft.records {
                records.take(record, Some(owner))?;
            }
        }
        let Records {
            ops,
            problems,
            refusal,
            ..
        } = records;
        if let Some(refusal) = refusal {
            self.summary.rejetes.push(refusal.notice(line));
            return Ok(());
        }
        let notices = problems.iter().map(|problem| problem.notice(line));
        self.summary.avertissements.extend(notices);
        let known = owner.and_then(|(_, owner)| owner.as_int());
        if known.is_none() {
            let doubt = known::notice(part, line, &ops, self.before)?;
            self.summary.avertissements.extend(doubt);
        }
        match (ops.is_empty(), known) {
            (true, _) => self.summary.inchanges += 1,
            (false, Some(_)) => self.summary.modifies += 1,
            (false, None) => self.summary.crees += 1,
        }
        write_ops(part, known, ops)?;
        Ok(())
    }
}

fn write_ops(part: &mut Part<'_>, person: Option<Id>, ops: Vec<Op>) -> Result<Vec<Id>> {
    if ops.is_empty() {
        return Ok(Vec::new());
    }
    part.write_all(person, ops)
}
