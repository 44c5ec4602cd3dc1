//! What is known of a file from its bytes, whole, cut, or changed.
use proptest::prelude::*;

use super::*;

const PNG_FILE: &[u8] = include_bytes!("../../../fixtures/bilan/organigramme.png");
const JPEG_FILE: &[u8] = include_bytes!("../../../fixtures/bilan/organigramme.jpeg");
const CMYK_FILE: &[u8] = include_bytes!("../../../fixtures/bilan/cmjn.jpeg");
const PDF_FILE: &[u8] = include_bytes!("../../../fixtures/bilan/organigramme.pdf");

fn flaw(bytes: &[u8]) -> Option<Flaw> {
    Content::of(bytes.to_vec()).err()
}

#[test]
fn a_file_is_known_by_what_it_holds() {
    for (bytes, kind, pixels) in [
        (PNG_FILE, FileKind::Png, (320, 180)),
        (JPEG_FILE, FileKind::Jpeg, (160, 90)),
        (PDF_FILE, FileKind::Pdf, (0, 0)),
    ] {
        let content = Content::of(bytes.to_vec()).unwrap();
        assert_eq!((content.kind, content.pixels), (kind, pixels));
        let (text, digest) = (content.to_text(), content.digest());
        assert_eq!(Content::from_text(&text, &digest), Some(content));
        assert_eq!(
            Content::from_text(&text, &digest.replace(['a', '0'], "1")),
            None
        );
        assert_eq!(
            Content::from_text(text.trim_end_matches('='), &format!("{digest}0")),
            None
        );
    }
    // As phones and printers add to them.
    let after = [JPEG_FILE, b"\0\0more"].concat();
    assert_eq!(flaw(&after), None);
    assert_eq!(flaw(&[b"\n\n", PDF_FILE, b"\n"].concat()), None);
}

#[test]
fn what_cannot_be_printed_is_said() {
    let locked = [b"%PDF-1.7 trailer <</Encrypt 5 0 R>> ", &PDF_FILE[8..]].concat();
    let open = [b"%PDF-1.7 <</EncryptMetadata true>> ", &PDF_FILE[8..]].concat();
    let mut wide = PNG_FILE.to_vec();
    wide[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let mut flat = PNG_FILE.to_vec();
    flat[16..20].copy_from_slice(&[0; 4]);
    for (bytes, wanted) in [
        (&b""[..], Some(Flaw::Truncated)),
        (b"GIF89a", Some(Flaw::OtherKind)),
        (b"Organigramme", Some(Flaw::OtherKind)),
        (&locked, Some(Flaw::Encrypted)),
        (&open, None),
        (&wide, Some(Flaw::Large)),
        (&flat, Some(Flaw::Damaged)),
        (CMYK_FILE, Some(Flaw::Cmyk)),
        (&vec![0; MOST_BYTES + 1], Some(Flaw::Heavy)),
    ] {
        assert_eq!(flaw(bytes), wanted, "{:?}", bytes.get(..20));
    }
}

/// Wherever a copy stopped.
#[test]
fn no_file_that_was_cut_is_taken() {
    for whole in [PNG_FILE, JPEG_FILE] {
        for end in 8..whole.len() {
            assert_eq!(flaw(&whole[..end]), Some(Flaw::Truncated), "{end}");
        }
    }
    assert_eq!(flaw(&PDF_FILE[..PDF_FILE.len() / 2]), Some(Flaw::Truncated));
}

#[test]
fn the_name_of_a_file_is_its_own_on_one_line() {
    for (path, name) in [
        (
            "/home/claire/organi\u{1b}[31mgramme.png",
            "organi␛[31mgramme.png",
        ),
        ("..\\..\\plan.pdf", "plan.pdf"),
        ("plan\n2026.pdf", "plan 2026.pdf"),
        ("/", ""),
    ] {
        assert_eq!(file_name(path), name);
    }
}

proptest! {
    /// Bytes changed anywhere are taken or refused, and what is taken comes back the same.
    #[test]
    fn any_bytes_are_taken_or_refused(
        which in 0_usize..3,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = [PNG_FILE, JPEG_FILE, PDF_FILE][which].to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let cut = bytes[..end.index(bytes.len() + 1)].to_vec();
        for bytes in [bytes, cut] {
            if let Ok(content) = Content::of(bytes) {
                let back = Content::from_text(&content.to_text(), &content.digest());
                prop_assert_eq!(back, Some(content));
            }
        }
    }
}
