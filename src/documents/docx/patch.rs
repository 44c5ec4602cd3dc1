//! Completes the parts of a Word file where the library writes less than we need. Each change fails
//! when its place is not found, so that none is lost when the library changes.
use super::clean;
use crate::documents::error::PaperError;

/// Replaces the first place only.
///
/// # Errors
/// [`PaperError::Word`] when there is none.
pub(super) fn once(part: &mut Vec<u8>, from: &str, to: &str) -> Result<(), PaperError> {
    let text = text(part)?;
    if !text.contains(from) {
        return Err(lost(from));
    }
    *part = text.replacen(from, to, 1).into_bytes();
    Ok(())
}

/// Repeats the first row of each table with a caption at the top of each page, and writes the
/// caption, for those who can't see the table. Tables without one are layouts.
///
/// # Errors
/// [`PaperError::Word`] when the tables are not those expected.
pub(super) fn tables(part: &mut Vec<u8>, captions: &[Option<String>]) -> Result<(), PaperError> {
    const HEADER: &str = "<w:tr><w:trPr />";
    const END: &str = "</w:tblPr>";
    let text = text(part)?;
    let data = captions.iter().flatten().count();
    if text.matches(HEADER).count() != data || text.matches(END).count() != captions.len() {
        return Err(lost(HEADER));
    }
    let text = text.replace(
        HEADER,
        "<w:tr><w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>",
    );
    let mut pieces = text.split(END);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for (piece, caption) in pieces.zip(captions) {
        if let Some(caption) = caption.as_ref().filter(|words| !words.trim().is_empty()) {
            let caption = escaped(&clean(caption));
            whole.push_str(&format!(r#"<w:tblCaption w:val="{caption}" />"#));
        }
        whole.push_str(END);
        whole.push_str(piece);
    }
    *part = whole.into_bytes();
    Ok(())
}

/// Words inside XML, on one line.
pub(super) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn text(part: &[u8]) -> Result<&str, PaperError> {
    std::str::from_utf8(part).map_err(|error| PaperError::Word(error.to_string()))
}

fn lost(place: &str) -> PaperError {
    PaperError::Word(format!("« {place} » est introuvable"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_not_there_is_an_error() {
        let mut part = b"<a/><a/>".to_vec();
        assert!(once(&mut part, "<b/>", "").is_err());
        once(&mut part, "<a/>", "<b/>").unwrap();
        assert_eq!(part, b"<b/><a/>");
    }

    #[test]
    fn only_the_tables_with_a_caption_are_data() {
        let layout = "<w:tblPr></w:tblPr><w:tr><w:trPr><w:cantSplit /></w:trPr>";
        let data = "<w:tblPr></w:tblPr><w:tr><w:trPr />";
        let mut part = format!("{layout}{data}").into_bytes();
        tables(&mut part, &[None, Some("R & D".to_owned())]).unwrap();
        let text = String::from_utf8(part).unwrap();
        assert_eq!(text.matches("<w:tblHeader />").count(), 1);
        assert!(text.contains(r#"<w:tblCaption w:val="R &amp; D" /></w:tblPr><w:tr><w:trPr><w:cantSplit /><w:tblHeader />"#));
        assert!(tables(&mut text.into_bytes(), &[None]).is_err());
    }
}
