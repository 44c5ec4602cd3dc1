//! What was typed, so that it can be undone and redone, across the fields of a form.
//! Knows neither fields nor screens: a change is a piece of text replaced by another.

/// Most changes kept.
const STEPS: usize = 1_000;
/// Most bytes kept.
const BYTES: usize = 4_000_000;

/// One piece of text of a field replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// Changes of one key are undone together.
    turn: u64,
    field: usize,
    at: usize,
    removed: String,
    inserted: String,
}

/// A text to put in a field, and where its cursor goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rewrite {
    pub field: usize,
    pub at: usize,
    /// Bytes to take away at `at`.
    pub gone: usize,
    pub put: String,
}

/// The changes made, and those undone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    turn: u64,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// A new key: what it changes is undone together.
    pub(super) fn next_turn(&mut self) {
        self.turn += 1;
    }

    /// Notes that a field went from one text to another.
    pub(super) fn note(&mut self, field: usize, before: &str, after: &str) {
        if before == after {
            return;
        }
        let at = common_start(before, after);
        let (old, new) = (tail(before, at), tail(after, at));
        let same = common_end(old, new);
        let step = Step {
            turn: self.turn,
            field,
            at,
            removed: head(old, old.len() - same).to_owned(),
            inserted: head(new, new.len() - same).to_owned(),
        };
        self.undone.clear();
        let alone = self.done.iter().rev().nth(1).map(|step| step.turn);
        if let Some(last) = self.done.last_mut().filter(|last| alone != Some(last.turn))
            && join(last, &step)
        {
            return;
        }
        self.done.push(step);
        self.forget_the_oldest();
    }

    fn forget_the_oldest(&mut self) {
        let size = |step: &Step| step.removed.len() + step.inserted.len();
        let mut bytes: usize = self.done.iter().map(size).sum();
        let mut gone = 0;
        for step in &self.done {
            let last = gone + 1 == self.done.len();
            if last || (bytes <= BYTES && self.done.len() - gone <= STEPS) {
                break;
            }
            bytes -= size(step);
            gone += 1;
        }
        self.done.drain(..gone);
    }

    /// What takes the last key back, in order.
    pub(super) fn undo(&mut self) -> Vec<Rewrite> {
        let steps = last_turn(&mut self.done);
        let back = |step: &Step| Rewrite {
            field: step.field,
            at: step.at,
            gone: step.inserted.len(),
            put: step.removed.clone(),
        };
        let rewrites = steps.iter().map(back).collect();
        self.undone.extend(steps);
        rewrites
    }

    /// What does again the last key taken back, in order.
    pub(super) fn redo(&mut self) -> Vec<Rewrite> {
        let steps = last_turn(&mut self.undone);
        let again = |step: &Step| Rewrite {
            field: step.field,
            at: step.at,
            gone: step.removed.len(),
            put: step.inserted.clone(),
        };
        let rewrites = steps.iter().map(again).collect();
        self.done.extend(steps);
        rewrites
    }
}

/// Takes the steps of the last key off, the last first.
fn last_turn(steps: &mut Vec<Step>) -> Vec<Step> {
    let Some(turn) = steps.last().map(|step| step.turn) else {
        return Vec::new();
    };
    let kept = steps
        .iter()
        .rposition(|step| step.turn != turn)
        .map_or(0, |at| at + 1);
    let mut taken = steps.split_off(kept);
    taken.reverse();
    taken
}

/// Joins letters typed one after the other, up to the end of a word, and letters erased
/// one after the other.
fn join(last: &mut Step, step: &Step) -> bool {
    if last.field != step.field || last.turn + 1 != step.turn {
        return false;
    }
    let one = |text: &str| text.chars().count() == 1;
    let word_ended = last.inserted.ends_with(char::is_whitespace)
        && !step.inserted.starts_with(char::is_whitespace);
    let typed = step.removed.is_empty() && one(&step.inserted) && last.removed.is_empty();
    if typed && last.at + last.inserted.len() == step.at && !word_ended {
        last.inserted.push_str(&step.inserted);
        last.turn = step.turn;
        return true;
    }
    let erased = step.inserted.is_empty() && one(&step.removed) && last.inserted.is_empty();
    if erased && step.at + step.removed.len() == last.at {
        last.removed.insert_str(0, &step.removed);
        last.at = step.at;
        last.turn = step.turn;
        return true;
    }
    false
}

fn common_start(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y);
    same.map(|(x, _)| x.len_utf8()).sum()
}

fn common_end(a: &str, b: &str) -> usize {
    let same = a.chars().rev().zip(b.chars().rev());
    same.take_while(|(x, y)| x == y)
        .map(|(x, _)| x.len_utf8())
        .sum()
}

fn head(text: &str, bytes: usize) -> &str {
    text.get(..bytes).unwrap_or(text)
}

fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}
