//! A file that goes with a yearly summary: whatever its bytes, it is refused with a sentence, or it is a page of a Word
//! file and comes back the same from its text.
#![no_main]
use carnet::documents::docx::docx;
use carnet::documents::model::{Attached, Block, Document, Letterhead, Part, Sheet, TypeSize};
use carnet::domain::attachment::Content;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let content = match Content::of(bytes.to_vec()) {
        Ok(content) => content,
        Err(flaw) => return assert!(!flaw.to_string().is_empty()),
    };
    let back = Content::from_text(&content.to_text(), &content.digest());
    assert_eq!(back.as_ref(), Some(&content));
    let attached = Attached {
        name: "essai".to_owned(),
        caption: "Essai".to_owned(),
        apart: "Essai".to_owned(),
        content,
    };
    let blocks = vec![Block::Attached(attached)];
    let paper = Document {
        title: "Essai".to_owned(),
        about: String::new(),
        version: String::new(),
        made_at: "2026-11-22T09:00:00Z".parse().expect("an instant"),
        letterhead: Letterhead::default(),
        type_size: TypeSize::Normal,
        parts: vec![Part {
            sheet: Sheet::Portrait,
            blocks,
        }],
    };
    docx(&paper).expect("a Word file");
    // Points that can't be drawn are an error, and never a panic.
    let _ = carnet::documents::pdf::pdf(&paper);
});
