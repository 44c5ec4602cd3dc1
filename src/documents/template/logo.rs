//! The picture of the letterhead: a PNG, checked before any paper is made from it.
use std::io::Read;
use std::path::{Component, Path};

use crate::documents::model::Logo;

/// Most bytes of the file.
const HEAVIEST: u64 = 1_000_000;
/// Longest side, in pixels.
const LONGEST: u32 = 5_000;
/// What every PNG begins with, up to the name of its first chunk.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// Reads a picture from the folder of the template.
///
/// # Errors
/// A sentence that says what is wrong, without its full stop.
pub(super) fn read(name: &str, folder: &Path) -> Result<Logo, String> {
    let mut parts = Path::new(name).components();
    let (Some(Component::Normal(_)), None) = (parts.next(), parts.next()) else {
        return Err(format!(
            "« {name} » : l’image se range à côté de ce fichier ; donnez son nom seul"
        ));
    };
    let unreadable = |error: std::io::Error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "il n’existe pas à côté de ce fichier".to_owned(),
            std::io::ErrorKind::PermissionDenied => "l’accès est refusé".to_owned(),
            _ => error.to_string(),
        };
        format!("le logo « {name} » n’a pas pu être lu : {why}")
    };
    let file = crate::files::regular(&folder.join(name)).map_err(unreadable)?;
    let mut png = Vec::new();
    file.take(HEAVIEST + 1)
        .read_to_end(&mut png)
        .map_err(unreadable)?;
    check(name, png)
}

fn check(name: &str, png: Vec<u8>) -> Result<Logo, String> {
    if u64::try_from(png.len()).is_ok_and(|size| size > HEAVIEST) {
        return Err(format!(
            "le logo « {name} » pèse plus de 1 Mo : réduisez-le"
        ));
    }
    let Some(rest) = png.strip_prefix(SIGNATURE) else {
        return Err(format!(
            "le logo « {name} » n’est pas une image PNG : enregistrez-le dans ce format"
        ));
    };
    let mut sides = rest
        .chunks_exact(4)
        .filter_map(|bytes| bytes.try_into().ok().map(u32::from_be_bytes));
    let sides = (sides.next(), sides.next());
    match sides {
        (Some(width @ 1..=LONGEST), Some(height @ 1..=LONGEST)) => Ok(Logo {
            png,
            width,
            height,
            says: String::new(),
        }),
        _ => Err(format!(
            "le logo « {name} » a une taille qui ne va pas : de 1 à {LONGEST} points de côté"
        )),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::SIGNATURE;

    /// The head of a PNG of that size.
    pub(in crate::documents::template) fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = SIGNATURE.to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes
    }
}
