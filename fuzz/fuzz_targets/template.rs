//! The département's own words on the papers: refused with the line, or every paper of an invented person is made.
#![no_main]
use std::path::Path;

use carnet::clock::Clock;
use carnet::documents::docx::docx;
use carnet::documents::template::Template;
use carnet::documents::text::text as plain;
use carnet::documents::{Kind, Source, Stamp, build};
use carnet::store::Query;
use carnet_fuzz::stores::Stores;
use carnet_fuzz::{text, today};
use libfuzzer_sys::fuzz_target;

const KINDS: [Kind; 3] = [Kind::Invitation, Kind::Reminder, Kind::Contract];

thread_local!(static PAPERS: Vec<(Kind, Source)> = papers());

/// Of each kind of paper that has words of the département, someone who can have it.
fn papers() -> Vec<(Kind, Source)> {
    let store = Stores::new().full();
    let clock = Clock::stopped_on(today());
    let stamp = Stamp::of(&clock.moment(), clock.time());
    let source =
        |id| Source::read(&store, id, stamp, Template::of_the_program()).expect("a source");
    let people = store.ids(&Query::new(today()), 60).expect("people");
    let sources: Vec<Source> = people.into_iter().map(source).collect();
    let first = |kind: Kind| {
        let found = sources.iter().find(|it| build(kind, it).is_ok());
        (kind, found.expect("someone").clone())
    };
    KINDS.map(first).into()
}

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text(bytes) else { return };
    let template = match Template::parse(text, Path::new("/dossier/absent")) {
        Ok(template) => template,
        Err(faults) => {
            let lines = text.split('\n').count();
            assert!(faults.iter().all(|it| it.line <= lines + 1), "{faults:?}");
            return;
        }
    };
    PAPERS.with(|papers| {
        for (kind, source) in papers {
            let mut source = source.clone();
            source.template = template.clone();
            let paper = build(*kind, &source).expect("a paper");
            plain(&paper);
            docx(&paper).expect("a Word file");
        }
    });
});
