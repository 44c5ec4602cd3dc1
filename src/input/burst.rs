//! Text that arrives faster than anyone types: a paste from a terminal that does not mark pastes,
//! or a barcode reader. Its letters must not run commands, so it becomes a paste event. Knows no
//! clock: the reader decides when the burst is over.
use crate::app::event::{Code, Event, Key, Mods};

/// When one read brings more plain keys than this, nobody typed them.
const TYPED_AT_ONCE: usize = 20;

/// Gathers the keys of a burst and lets every other event through.
#[derive(Debug, Default)]
pub struct Bursts {
    held: String,
}

impl Bursts {
    /// Takes the events of one read, and adds those that are not part of a burst to `out`.
    pub fn take(&mut self, events: Vec<Event>, out: &mut Vec<Event>) {
        let mut run = Vec::new();
        for event in events {
            match plain(&event) {
                Some(c) => run.push((c, event)),
                None => {
                    self.end_run(&mut run, out);
                    self.end(out);
                    out.push(event);
                }
            }
        }
        self.end_run(&mut run, out);
    }

    /// Whether a burst is kept for now, because more of it may come.
    pub fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// Ends the burst: adds it to `out` as one paste.
    pub fn end(&mut self, out: &mut Vec<Event>) {
        if self.is_holding() {
            out.push(Event::Paste(std::mem::take(&mut self.held)));
        }
    }

    fn end_run(&mut self, run: &mut Vec<(char, Event)>, out: &mut Vec<Event>) {
        let first = run.first().map(|(c, _)| *c);
        let held_key = run.iter().all(|(c, _)| Some(*c) == first);
        if self.is_holding() || (run.len() > TYPED_AT_ONCE && !held_key) {
            self.held.extend(run.drain(..).map(|(c, _)| c));
        } else {
            out.extend(run.drain(..).map(|(_, event)| event));
        }
    }
}

/// The character that a key types in a text.
fn plain(event: &Event) -> Option<char> {
    let Event::Key(Key { code, mods }) = event else {
        return None;
    };
    match code {
        Code::Char(c) if !mods.ctrl && !mods.alt => Some(*c),
        Code::Enter if *mods == Mods::default() => Some('\n'),
        Code::Tab if *mods == Mods::default() => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|c| Event::Key(Key::char(c))).collect()
    }

    #[test]
    fn what_a_hand_types_goes_through() {
        let mut out = Vec::new();
        let mut bursts = Bursts::default();
        bursts.take(typed("abdallah"), &mut out);
        bursts.take(typed(&"j".repeat(200)), &mut out);
        assert_eq!((out.len(), bursts.is_holding()), (208, false));
    }

    #[test]
    fn a_flood_is_one_paste_to_its_last_letter() {
        let mut out = Vec::new();
        let mut bursts = Bursts::default();
        let mut flood = typed("dossier supprimé, nouveau");
        flood.push(Event::Key(Key::plain(Code::Enter)));
        bursts.take(flood, &mut out);
        bursts.take(typed("dq"), &mut out);
        assert!(out.is_empty());
        bursts.take(vec![Event::Key(Key::ctrl('q'))], &mut out);
        let pasted = "dossier supprimé, nouveau\ndq".to_owned();
        assert_eq!(out, [Event::Paste(pasted), Event::Key(Key::ctrl('q'))]);
        assert!(!bursts.is_holding());
    }
}
