//! Reading a file that someone names: a regular one, of a size that one may expect. A device has no end,
//! and what another program has still to write may never come.
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Opens a regular file.
///
/// # Errors
/// `InvalidInput` for a folder, a device, or what waits for another program; what the system says.
pub fn regular(path: &Path) -> io::Result<File> {
    // Asked before: to open a pipe would wait for who writes in it.
    match std::fs::metadata(path)?.is_file() {
        true => File::open(path),
        false => Err(ErrorKind::InvalidInput.into()),
    }
}

/// What a regular file holds.
///
/// # Errors
/// `FileTooLarge` beyond so many bytes; those of [`regular`].
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    regular(path)?
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    match u64::try_from(bytes.len()).is_ok_and(|read| read <= most) {
        true => Ok(bytes),
        false => Err(ErrorKind::FileTooLarge.into()),
    }
}

/// Most bytes of a file of settings, of rules, of words.
const TEXT: u64 = 4 * 1024 * 1024;

/// The text of a file of settings, of rules, of words.
///
/// # Errors
/// As for [`read`]; `InvalidData` when it is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let bytes = read(path, TEXT)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_of_a_known_size_are_read() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("a");
        std::fs::write(&file, "quatre").unwrap();
        assert_eq!(read(&file, 6).unwrap(), b"quatre");
        assert_eq!(read(&file, 5).unwrap_err().kind(), ErrorKind::FileTooLarge);
        for other in [place.path(), Path::new("/dev/zero")] {
            assert_eq!(read(other, 9).unwrap_err().kind(), ErrorKind::InvalidInput);
        }
        let pipe = place.path().join("tube");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|status| status.success()) {
            assert_eq!(read(&pipe, 9).unwrap_err().kind(), ErrorKind::InvalidInput);
        }
        std::fs::write(&file, [0xe9]).unwrap();
        assert_eq!(read_text(&file).unwrap_err().kind(), ErrorKind::InvalidData);
    }
}
