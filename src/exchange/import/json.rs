//! Everything read back from the JSON of an export: each record keeps its name (`uid`), so that
//! the same file read twice changes nothing and an empty store becomes the same as the first.
//!
//! Nothing is erased: a record already there takes what the file fills. What can't be read is left
//! out alone, with its place and the reason. Knows no SQL.
mod order;
mod reading;
mod record;
mod value;

use std::collections::HashMap;
use std::io::{Read, Seek};
use std::sync::mpsc::sync_channel;

use serde_json::Value as Json;

use super::apply::{Mode, Progress, Summary, go_on};
use crate::domain::change::{Author, Moment, Nature, Op};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id, Value};
use crate::domain::text::{plural, typography};
use crate::store::{ImportTarget, LongAct, Part, Result, Store, StoreError};
use reading::Head;
use record::Records;

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
    let head = Head::read(file)?;
    let done = write(store, head, file, (author, moment), progress);
    if done.is_err() {
        store.undo_unfinished(author, moment)?;
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
    let mut act = store.long_act(author, moment, Nature::Import, LABEL)?;
    let mut import = JsonImport {
        shared: HashMap::new(),
        today: moment.today,
        summary: Summary::new(Mode::Write, Vec::new()),
    };
    let organizations = head.organizations.into_iter().flatten();
    in_parts(&mut act, organizations, progress, |part, _, json| {
        import.shared(part, Entity::Organization, json)
    })?;
    let agents = head.agents.into_iter().flatten();
    in_parts(&mut act, agents, progress, |part, _, json| {
        import.shared(part, Entity::Agent, json)
    })?;
    std::thread::scope(|scope| {
        // The file is read by another thread, a little ahead of the store.
        let (send, people) = sync_channel(AHEAD);
        let reading = scope.spawn(move || reading::people(file, &mut |it| send.send(it).is_ok()));
        in_parts(
            &mut act,
            people.into_iter(),
            progress,
            |part, line, json| import.person(part, line, json),
        )?;
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
fn in_parts(
    act: &mut LongAct<'_>,
    items: impl Iterator<Item = Json>,
    progress: &mut Progress<'_>,
    mut take: impl FnMut(&mut Part<'_>, u32, &Json) -> Result<()>,
) -> Result<()> {
    let mut items = (1_u32..).zip(items).peekable();
    let mut taken = 0;
    while items.peek().is_some() {
        act.part(|part| {
            while !part.is_full() {
                let Some((line, item)) = items.next() else {
                    break;
                };
                take(part, line, &item)?;
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
    /// Structures and agents, by name outside the store.
    shared: HashMap<String, Id>,
    today: Date,
    summary: Summary,
}

impl JsonImport {
    /// Takes a structure or an agent; one that can't be is left out, with a remark.
    fn shared(&mut self, part: &mut Part<'_>, entity: Entity, json: &Json) -> Result<()> {
        let mut records = Records::new(part, &self.shared, self.today);
        let place = records.take(entity, json, None)?;
        let Records { ops, problems, .. } = records;
        self.summary
            .avertissements
            .extend(problems.iter().map(|problem| problem.notice(0)));
        let Some((uid, place)) = place else {
            return Ok(());
        };
        let made = write_ops(part, None, &ops)?;
        let id = match place {
            Value::Pending(at) => made.get(at).copied(),
            Value::Int(id) => Some(id),
            Value::Null | Value::Text(_) => None,
        };
        self.shared.extend(id.map(|id| (uid.to_owned(), id)));
        Ok(())
    }

    /// Takes a person with all their records, or none of it.
    fn person(&mut self, part: &mut Part<'_>, line: u32, json: &Json) -> Result<()> {
        self.summary.lus += 1;
        let mut records = Records::new(part, &self.shared, self.today);
        let owner = records.take(Entity::Allocataire, json, None)?;
        if let Some((_, owner)) = &owner {
            let kinds = Entity::ALL
                .into_iter()
                .filter(|kind| kind.belongs_to_person() && *kind != Entity::Allocataire);
            let items = kinds.flat_map(|kind| {
                let list = records.list(kind, json);
                list.iter().map(move |item| (kind, item))
            });
            for (kind, item) in order::in_order(items.collect()) {
                records.take(kind, item, Some(owner))?;
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
        write_ops(part, known, &ops)?;
        match (ops.is_empty(), known) {
            (true, _) => self.summary.inchanges += 1,
            (false, Some(_)) => self.summary.modifies += 1,
            (false, None) => self.summary.crees += 1,
        }
        Ok(())
    }
}

fn write_ops(part: &mut Part<'_>, person: Option<Id>, ops: &[Op]) -> Result<Vec<Id>> {
    if ops.is_empty() {
        return Ok(Vec::new());
    }
    part.write(person, ops)
}
