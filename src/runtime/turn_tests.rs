//! Runs the loop on a program that records what happens to it, without a terminal.
use std::collections::VecDeque;

use ratatui::backend::TestBackend;
use ratatui::widgets::Paragraph;

use super::*;
use crate::app::event::Key;

/// A program that records what happens to it.
#[derive(Default)]
struct Diary {
    events: Vec<Event>,
    frames: usize,
    first_frames: usize,
    wakes: usize,
    dirty: bool,
    alarm: Option<Instant>,
}

impl Program for Diary {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.dirty = true;
        let effects = match &event {
            Event::Key(key) if *key == Key::char('q') => vec![Effect::Quit],
            Event::Key(key) if *key == Key::char('e') => vec![Effect::EditText {
                token: 7,
                text: "avant".into(),
                origin: String::new(),
            }],
            Event::Key(key) if *key == Key::char('z') => vec![Effect::Suspend, Effect::Bell],
            _ => vec![],
        };
        self.events.push(event);
        effects
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.frames += 1;
        self.dirty = false;
        frame.render_widget(
            Paragraph::new(format!("jour {}", self.events.len())),
            frame.area(),
        );
    }

    fn needs_draw(&self) -> bool {
        self.dirty
    }

    fn next_wake(&self) -> Option<Instant> {
        self.alarm
    }

    fn wake(&mut self) -> Vec<Effect> {
        self.wakes += 1;
        self.alarm = None;
        vec![]
    }

    fn after_first_frame(&mut self) -> Vec<Effect> {
        self.first_frames += 1;
        vec![]
    }
}

/// Groups of events: the events of a group come together, then the next group comes.
struct Script(VecDeque<VecDeque<Event>>);

impl Source for Script {
    fn next(&mut self, until: Option<Instant>) -> Next {
        if until.is_some() {
            return Next::Timeout;
        }
        loop {
            match self.0.front_mut() {
                None => return Next::Closed,
                Some(group) => match group.pop_front() {
                    Some(event) => return Next::Event(event),
                    None => self.0.pop_front(),
                },
            };
        }
    }

    fn try_next(&mut self) -> Option<Event> {
        self.0.front_mut()?.pop_front()
    }
}

#[derive(Default)]
struct Fake {
    done: Vec<&'static str>,
    refuses_suspension: bool,
    line_is_cut: bool,
}

impl Outside for Fake {
    fn present(&mut self) -> std::io::Result<()> {
        match self.line_is_cut {
            true => Err(std::io::ErrorKind::BrokenPipe.into()),
            false => Ok(()),
        }
    }

    fn edit(&mut self, text: &str, _origin: &str) -> Result<String, String> {
        self.done.push("edit");
        Ok(format!("{text}, après"))
    }

    fn suspend(&mut self) -> Result<(), String> {
        self.done.push("suspend");
        match self.refuses_suspension {
            true => Err("Personne ne pourrait le reprendre.".into()),
            false => Ok(()),
        }
    }

    fn resume(&mut self) -> std::io::Result<()> {
        self.done.push("resume");
        Ok(())
    }

    fn bell(&mut self) {
        self.done.push("bell");
    }

    fn abandon(&mut self) {
        self.done.push("abandon");
    }
}

fn key(c: char) -> Event {
    Event::Key(Key::char(c))
}

fn play(groups: &[&[Event]], diary: &mut Diary, fake: &mut Fake) -> Exit {
    let mut terminal = Terminal::new(TestBackend::new(20, 2)).unwrap();
    let groups = groups.iter().map(|group| group.iter().cloned().collect());
    run(&mut terminal, diary, &mut Script(groups.collect()), fake)
}

#[test]
fn keys_that_wait_together_are_painted_once() {
    let (mut diary, mut fake) = (Diary::default(), Fake::default());
    let held = vec![key('j'); 100];
    let exit = play(&[&[], &held, &[key('q')]], &mut diary, &mut fake);
    assert_eq!((exit, exit.code()), (Exit::Quit, 0));
    assert_eq!(diary.events.len(), 101);
    assert_eq!((diary.frames, diary.first_frames), (2, 1));
}

#[test]
fn what_was_typed_ahead_is_handled_before_the_first_frame_hides_it() {
    let (mut diary, mut fake) = (Diary::default(), Fake::default());
    play(&[&[key('a'), key('b')], &[key('q')]], &mut diary, &mut fake);
    assert_eq!(diary.events, [key('a'), key('b'), key('q')]);
    assert_eq!(diary.frames, 1);
}

#[test]
fn after_quit_nothing_more_is_handled() {
    let (mut diary, mut fake) = (Diary::default(), Fake::default());
    play(&[&[key('q'), key('a')]], &mut diary, &mut fake);
    assert_eq!(diary.events, [key('q')]);
}

#[test]
fn the_answer_of_the_editor_carries_its_token() {
    let (mut diary, mut fake) = (Diary::default(), Fake::default());
    play(&[&[], &[key('e')], &[key('q')]], &mut diary, &mut fake);
    let answer = Event::Edited {
        token: 7,
        text: Ok("avant, après".into()),
    };
    assert_eq!(diary.events, [key('e'), answer, key('q')]);
    assert_eq!(diary.frames, 2);
}

#[test]
fn a_suspension_is_told_when_it_ends_or_is_refused() {
    let (mut diary, mut fake) = (Diary::default(), Fake::default());
    play(&[&[], &[key('z')], &[key('q')]], &mut diary, &mut fake);
    assert_eq!(diary.events[1], Event::Resumed);
    assert_eq!(fake.done, ["suspend", "bell"]);

    let mut diary = Diary::default();
    let mut fake = Fake {
        refuses_suspension: true,
        ..Fake::default()
    };
    play(
        &[&[Event::Signal(Signal::Stop)], &[key('q')]],
        &mut diary,
        &mut fake,
    );
    let refused = Event::Refused("Personne ne pourrait le reprendre.".into());
    assert_eq!(diary.events[1], refused);
}

#[test]
fn every_ending_signal_lets_the_program_save() {
    for (signal, code) in [
        (Signal::Hangup, 129),
        (Signal::Interrupt, 130),
        (Signal::Quit, 131),
        (Signal::Terminate, 143),
    ] {
        let (mut diary, mut fake) = (Diary::default(), Fake::default());
        let exit = play(
            &[&[], &[Event::Signal(signal), key('a')]],
            &mut diary,
            &mut fake,
        );
        assert_eq!((exit, exit.code()), (Exit::Signal(signal), code));
        assert_eq!(diary.events, [Event::Signal(signal)]);
        let gone = signal == Signal::Hangup;
        assert_eq!(fake.done, if gone { vec!["abandon"] } else { vec![] });
    }
}

#[test]
fn a_terminal_that_takes_nothing_more_is_a_hang_up() {
    let mut diary = Diary::default();
    let mut fake = Fake {
        line_is_cut: true,
        ..Fake::default()
    };
    let exit = play(&[&[]], &mut diary, &mut fake);
    assert_eq!(exit, Exit::Signal(Signal::Hangup));
    assert_eq!(diary.events, [Event::Signal(Signal::Hangup)]);
    assert_eq!(fake.done, ["abandon"]);
}

#[test]
fn an_alarm_rings_once_and_costs_no_frame() {
    let mut diary = Diary {
        alarm: Some(Instant::now()),
        ..Diary::default()
    };
    let mut fake = Fake::default();
    play(&[&[], &[key('q')]], &mut diary, &mut fake);
    assert_eq!((diary.wakes, diary.frames), (1, 1));
}

#[test]
fn a_new_size_is_painted_at_once_and_repeated_signals_resume() {
    let (mut diary, mut fake) = (Diary::default(), Fake::default());
    let continued = Event::Signal(Signal::Continue);
    let groups: &[&[Event]] = &[&[], &[Event::Resize(20, 2)], &[continued], &[key('q')]];
    play(groups, &mut diary, &mut fake);
    assert_eq!(diary.frames, 3);
    assert_eq!(fake.done, ["resume"]);
    assert_eq!(diary.events[1], Event::Resumed);
}

#[test]
fn a_terminal_that_shrank_and_grew_unseen_is_painted_whole() {
    let (mut diary, mut fake) = (Diary::default(), Fake::default());
    let mut terminal = Terminal::new(TestBackend::new(20, 2)).unwrap();
    let mut script = Script(VecDeque::from([VecDeque::new()]));
    run(&mut terminal, &mut diary, &mut script, &mut fake);
    // The terminal lost a part of the screen while it was smaller; the program never knew it.
    ratatui::backend::Backend::clear(terminal.backend_mut()).unwrap();
    let events = VecDeque::from([VecDeque::new(), VecDeque::from([Event::Resize(20, 2)])]);
    diary.events.pop();
    run(&mut terminal, &mut diary, &mut Script(events), &mut fake);
    terminal
        .backend()
        .assert_buffer_lines(["jour 1              ", "                    "]);
}
