//! A file that goes with the yearly summary of an agreement: a PDF or an image, known by what it holds and never
//! by its name (« Hérault, bilan de convention », III: « joindre un organigramme »). Knows no store and no paper.
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use super::text::clean_line;

/// Most bytes of a file: 5 Mo.
pub const MOST_BYTES: usize = 5 * 1_000_000;
/// Most pixels of an image: what the memory of a small machine draws.
const MOST_PIXELS: u64 = 40_000_000;
/// Longest name of a file.
const LONGEST_NAME: usize = 120;
/// Where the beginning and the end of a PDF are looked for.
const EDGE: usize = 1024;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Pages.
    Pdf,
    /// An image without loss.
    Png,
    /// A photograph.
    Jpeg,
}

impl FileKind {
    /// What it is, and the ends of the names that say so.
    const fn known_as(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Pdf => ("un PDF", &["pdf"]),
            Self::Png => ("une image PNG", &["png"]),
            Self::Jpeg => ("une image JPEG", &["jpg", "jpeg"]),
        }
    }

    /// What is wrong with a name that says another kind: who opens the file later trusts its name.
    pub fn misnamed(self, name: &str) -> Option<String> {
        let (what, ends) = self.known_as();
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        let said = ends.iter().any(|it| end.eq_ignore_ascii_case(it));
        let way = ends.first().copied().unwrap_or_default();
        (!said).then(|| format!("c’est {what} : donnez-lui un nom en .{way}"))
    }
}

/// Why a file can't go with a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Too many bytes.
    #[error(
        "il pèse plus de 5 Mo : réduisez l’image, ou enregistrez le PDF dans une qualité moindre"
    )]
    Heavy,
    /// Neither a PDF nor an image that is taken.
    #[error(
        "ce n’est ni un PDF, ni une image PNG ou JPEG : enregistrez-le dans l’un de ces formats"
    )]
    OtherKind,
    /// Its end is missing.
    #[error("sa fin manque : copiez-le ou enregistrez-le à nouveau")]
    Truncated,
    /// A password is asked.
    #[error("c’est un PDF protégé par un mot de passe : enregistrez-le sans protection")]
    Encrypted,
    /// Too many pixels.
    #[error("c’est une image de plus de 40 millions de points : réduisez-la")]
    Large,
    /// The colours of printing houses, that an archived PDF can't hold without their profile.
    #[error("c’est une image en CMJN, pour l’imprimerie : enregistrez-la en RVB")]
    Cmyk,
    /// It can't be drawn.
    #[error("l’image est abîmée : enregistrez-la à nouveau")]
    Damaged,
}

/// What a file holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// What it is.
    pub kind: FileKind,
    /// Width and height of an image in pixels; nothing for pages.
    pub pixels: (u32, u32),
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{:?} {}", self.kind, self.digest())
    }
}

impl Content {
    /// The content of those bytes.
    ///
    /// # Errors
    /// Why it is none that is taken.
    pub fn of(bytes: Vec<u8>) -> Result<Self, Flaw> {
        if bytes.len() > MOST_BYTES {
            return Err(Flaw::Heavy);
        }
        let (kind, pixels) = match &*bytes {
            [] => return Err(Flaw::Truncated),
            it if it.starts_with(PNG) => (FileKind::Png, png(it)?),
            it if it.starts_with(JPEG) => (FileKind::Jpeg, jpeg(it)?),
            it => (FileKind::Pdf, pdf(it)?),
        };
        let count = u64::from(pixels.0) * u64::from(pixels.1);
        match kind {
            FileKind::Pdf => {}
            _ if count == 0 => return Err(Flaw::Damaged),
            _ if count > MOST_PIXELS => return Err(Flaw::Large),
            _ => {}
        }
        Ok(Self {
            kind,
            pixels,
            bytes: bytes.into(),
        })
    }

    /// Its digest, which names it.
    pub fn digest(&self) -> String {
        let digest = Sha256::digest(&self.bytes);
        digest.iter().map(|it| format!("{it:02x}")).collect()
    }

    /// Its bytes as text.
    pub fn to_text(&self) -> String {
        BASE64.encode(&self.bytes)
    }

    /// The content of that text, when it has that digest.
    pub fn from_text(text: &str, digest: &str) -> Option<Self> {
        let content = Self::of(BASE64.decode(text).ok()?).ok()?;
        (content.digest() == digest).then_some(content)
    }
}

/// The name of a file, without its folders, on one line.
pub fn file_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    clean_line(name).chars().take(LONGEST_NAME).collect()
}

fn number(bytes: Option<&[u8]>) -> Option<u32> {
    let bytes = bytes?.iter();
    Some(bytes.fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// The size of an image whose pieces are all there (« PNG, Third Edition », 5).
fn png(bytes: &[u8]) -> Result<(u32, u32), Flaw> {
    let mut at = PNG.len();
    loop {
        let length = number(bytes.get(at..at + 4)).ok_or(Flaw::Truncated)?;
        let end = at + 12 + usize::try_from(length).unwrap_or(MOST_BYTES);
        let piece = bytes.get(at + 4..end).ok_or(Flaw::Truncated)?;
        if piece.starts_with(b"IEND") {
            let side = |at: usize| number(bytes.get(at..at + 4)).ok_or(Flaw::Truncated);
            return Ok((side(16)?, side(20)?));
        }
        at = end;
    }
}

/// The size of an image gone through up to its end (« ITU-T T.81 », B).
fn jpeg(bytes: &[u8]) -> Result<(u32, u32), Flaw> {
    let mut size = None;
    let mut at = 2;
    loop {
        let marker = match bytes.get(at..at + 2).ok_or(Flaw::Truncated)? {
            [0xff, 0xff] => {
                at += 1;
                continue;
            }
            [0xff, marker] => *marker,
            _ => return Err(Flaw::Damaged),
        };
        if marker == 0xd9 {
            return size.ok_or(Flaw::Damaged);
        }
        let length = number(bytes.get(at + 2..at + 4)).ok_or(Flaw::Truncated)?;
        let end = at + 2 + usize::try_from(length).unwrap_or(MOST_BYTES);
        let part = bytes.get(at + 4..end).ok_or(Flaw::Truncated)?;
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let side = |at: usize| number(part.get(at..at + 2)).ok_or(Flaw::Damaged);
            size = Some((side(3)?, side(1)?));
            if part.get(5) == Some(&4) {
                return Err(Flaw::Cmyk);
            }
        }
        at = end;
        if marker == 0xda {
            // Within the points of the image, such a byte is followed by 0, or by the mark of a new start.
            let rest = bytes.get(at..).unwrap_or_default();
            let next = rest.windows(2).position(
                |pair| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xff | 0xd0..=0xd7)),
            );
            at += next.ok_or(Flaw::Truncated)?;
        }
    }
}

/// Whether those are the pages of a PDF, whole and open to all; they have no size (« ISO 32000-1 », 7.5).
fn pdf(bytes: &[u8]) -> Result<(u32, u32), Flaw> {
    let has = |part: &[u8], words: &[u8]| part.windows(words.len()).any(|it| it == words);
    let head = bytes.get(..EDGE).unwrap_or(bytes);
    let tail = bytes.len().saturating_sub(EDGE);
    let tail = bytes.get(tail..).unwrap_or_default();
    if !has(head, b"%PDF-") {
        return Err(Flaw::OtherKind);
    }
    if !has(tail, b"%%EOF") {
        return Err(Flaw::Truncated);
    }
    const KEY: &[u8] = b"/Encrypt";
    let locked = bytes.windows(KEY.len() + 3).any(|it| {
        let after = it.strip_prefix(KEY).unwrap_or_default();
        let after = after.trim_ascii_start();
        after.starts_with(b"<<") || after.first().is_some_and(u8::is_ascii_digit)
    });
    if locked {
        Err(Flaw::Encrypted)
    } else {
        Ok((0, 0))
    }
}

#[cfg(test)]
mod tests;
