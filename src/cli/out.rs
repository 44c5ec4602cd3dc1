//! Words out: data on stdout, sentences on stderr, nothing that could command a terminal.
//! A reader that leaves (`| head`) is a normal end.
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::Value as Json;
use serde_json::ser::Formatter;

use super::error::AppError;
use crate::domain::text::{is_forbidden, typography, visible, visible_prose};
use crate::store::{self, StoreError};

fn written(result: io::Result<()>) -> Result<(), AppError> {
    result.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => AppError::ReaderLeft,
        _ => AppError::Output(error),
    })
}

/// Writes bytes made by this program (help, completions, exports) on stdout.
///
/// # Errors
/// When stdout can't be written; `ReaderLeft` when the reader of the pipe has left.
pub fn bytes(data: &[u8]) -> Result<(), AppError> {
    let mut out = io::stdout().lock();
    written(out.write_all(data).and_then(|()| out.flush()))
}

/// Writes on stdout what `fill` gives, as it comes.
///
/// # Errors
/// As for `bytes`, and those of `fill`.
pub fn stream(fill: impl FnOnce(&mut dyn Write) -> store::Result<()>) -> Result<(), AppError> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match fill(&mut out).and_then(|()| Ok(out.flush()?)) {
        Err(StoreError::Io(error)) => written(Err(error)),
        done => Ok(done?),
    }
}

/// Writes text of several lines on stdout, with a last line end.
///
/// # Errors
/// As for `bytes`.
pub fn text(text: &str) -> Result<(), AppError> {
    let shown = visible_prose(text);
    let end = if shown.ends_with('\n') { "" } else { "\n" };
    bytes(format!("{shown}{end}").as_bytes())
}

/// Writes one JSON object and a line end on stdout.
///
/// # Errors
/// As for `bytes`.
pub fn json(value: &impl Serialize) -> Result<(), AppError> {
    let mut data = json_bytes(value).map_err(|error| AppError::Output(error.into()))?;
    data.push(b'\n');
    bytes(&data)
}

/// The same JSON object with one more member.
pub fn with(mut object: Json, key: &str, value: Json) -> Json {
    if let Some(members) = object.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
    object
}

/// A JSON text that holds no command.
///
/// # Errors
/// When a value can't be written as JSON.
pub fn json_bytes(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut data = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut data, Harmless,
    ))?;
    Ok(data)
}

/// JSON whose strings keep their value but hold no code point that commands a terminal.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !fragment.contains(is_forbidden) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut escaped = String::with_capacity(fragment.len() + 16);
        for c in fragment.chars() {
            if is_forbidden(c) {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(escaped, "\\u{unit:04x}").map_err(io::Error::other)?;
                }
            } else {
                escaped.push(c);
            }
        }
        writer.write_all(escaped.as_bytes())
    }
}

/// The name of a file, without its folder.
pub fn name(path: &Path) -> Cow<'_, str> {
    path.file_name().unwrap_or_default().to_string_lossy()
}

/// Says a sentence on stderr. Nobody to hear it is no error.
pub fn say(sentence: &str) {
    let line = format!("{}\n", typography(&visible_prose(sentence)));
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

/// Asks on stderr, without a line end.
pub fn ask(question: &str) {
    let mut err = io::stderr().lock();
    let shown = typography(&visible(question));
    let _ = err.write_all(shown.as_bytes()).and_then(|()| err.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_values_and_holds_no_command() {
        let nasty = "a\u{202e}b\u{9b}c\u{e0001}\n\"d\u{1b}é";
        let text = String::from_utf8(json_bytes(&nasty).unwrap()).unwrap();
        assert!(!text.contains(is_forbidden), "{text:?}");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), nasty);
    }
}
