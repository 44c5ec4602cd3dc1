//! A document as a PDF: tagged for those who listen to it (PDF/UA-1) and made to last (PDF/A-3a),
//! both held by the validator of the PDF library. Knows no record: only the [model](super::model).
mod draw;
mod flow;
mod fonts;
mod letters;
mod lines;
mod pages;
mod piece;
mod prelude;
mod tags;
#[cfg(test)]
mod tests;

use super::error::PaperError;
use super::model::Document;
use super::shape;

/// The document as the bytes of a PDF; the same document gives the same bytes.
///
/// Letters that the font lacks are replaced by a close one: [`missing`] says which.
///
/// # Errors
/// [`PaperError::Logo`] when the picture is unreadable, [`PaperError::Pdf`] when the validator
/// refuses the result, [`PaperError::Font`] when the program is damaged.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PaperError> {
    let fonts = fonts::fonts()?;
    if let Some(logo) = &document.letterhead.logo {
        shape::check_logo(logo)?;
    }
    let pictures = draw::pictures(document)?;
    let (sheets, tags) = flow::flow(document, fonts);
    let pages = pages::pages(&sheets);
    draw::draw(document, fonts, &pictures, &pages, tags)
}

/// Letters of the document that the PDF can't show as they are, each once, in the order met.
///
/// They are printed as a close letter, or as « □ »: the caller says so. Nothing when the fonts are
/// unreadable, since [`pdf`] says that itself.
pub fn missing(document: &Document) -> Vec<char> {
    fonts::fonts().map_or_else(|_| Vec::new(), |fonts| letters::missing(document, fonts))
}
