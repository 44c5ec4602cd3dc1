//! Reads the data files of the demonstration: `recits/`, `partenaires.toml`, `noms.toml`,
//! `lieux.toml`, `phrases.toml`. Knows nothing of what they say.
use serde::Deserialize;

/// What a file says. A file that is wrong is empty, and no test passes.
pub(super) fn read<T: Deserialize<'static> + Default>(text: &'static str) -> T {
    let read = toml::from_str(text);
    debug_assert!(read.is_ok(), "{:?}", read.err().map(|it| it.to_string()));
    read.unwrap_or_default()
}
