//! Pages drawn with the PDF library: marks, tags, outline, metadata, both validators on. Decides
//! nothing about where things are.
use super::prelude::*;
use chrono::{Datelike as _, Timelike as _};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Size};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::KrillaGlyph;
use krilla::{Document as Pdf, SerializeSettings};

use super::letters::label;
use super::pages::Page;
use crate::documents::error::PaperError;
use crate::documents::model::Document;
use crate::domain::attachment::FileKind;

/// The pictures of the paper, ready to be drawn.
///
/// # Errors
/// [`PaperError::Logo`] when one is unreadable.
pub(super) fn pictures(document: &Document) -> Result<Vec<Image>, PaperError> {
    let unreadable = |_| PaperError::Logo("le fichier PNG est abîmé".to_owned());
    let pictures = shape::pictures(document).into_iter();
    let drawn = pictures.map(|it| {
        let bytes = it.bytes.to_vec().into();
        let image = match it.kind {
            FileKind::Jpeg => Image::from_jpeg(bytes, false),
            FileKind::Png | FileKind::Pdf => Image::from_png(bytes, false),
        };
        image.map_err(unreadable)
    });
    drawn.collect()
}

/// Attaches the PDF files that go with the paper, which an archive holds as they are and never as its own pages.
fn attach(pdf: &mut Pdf, document: &Document, fonts: &Fonts) -> Result<(), PaperError> {
    let files = document.attached();
    for (at, it) in files
        .filter(|it| it.content.kind == FileKind::Pdf)
        .enumerate()
    {
        let file = |path: String| EmbeddedFile {
            path,
            mime_type: MimeType::new("application/pdf"),
            description: Some(label(&it.caption, fonts)),
            association_kind: AssociationKind::Supplement,
            data: it.content.bytes.to_vec().into(),
            modification_date: Some(made(document)),
            compress: None,
            location: None,
        };
        let mut done = pdf.embed_file(file(it.name.clone()));
        if done.is_none() {
            // Two files may have one name.
            done = pdf.embed_file(file(format!("{} {}", at + 1, it.name)));
        }
        done.ok_or_else(|| PaperError::Pdf(format!("« {} » est joint deux fois", it.name)))?;
    }
    Ok(())
}

/// The PDF of these pages.
///
/// # Errors
/// [`PaperError::Pdf`] when the validator refuses it, [`PaperError::Logo`] when the picture can't
/// be decoded.
pub(super) fn draw(
    document: &Document,
    fonts: &Fonts,
    pictures: &[Image],
    pages: &[Page],
    mut tags: Tags,
) -> Result<Vec<u8>, PaperError> {
    let mut pdf = Pdf::new_with(settings()?);
    let left = label(&shape::foot(document), fonts);
    for (at, page) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(page.paper.width, page.paper.height)
            .ok_or_else(|| PaperError::Pdf("page sans dimensions".to_owned()))?;
        let mut sheet = pdf.start_page_with(size);
        let mut pen = Pen {
            surface: sheet.surface(),
            fonts,
            pictures,
            tags: &mut tags,
            open: None,
        };
        page.marks.iter().for_each(|mark| pen.mark(mark));
        let size = measures::scale(document.type_size).foot;
        let right = format!("page {}/{}", at + 1, pages.len());
        for mark in foot(page, fonts, size, &left, &right) {
            pen.mark(&mark);
        }
        pen.finish();
        sheet.finish();
    }
    attach(&mut pdf, document, fonts)?;
    pdf.set_outline(outline(pages));
    pdf.set_metadata(metadata(document, fonts));
    pdf.set_tag_tree(tags.finish());
    pdf.finish().map_err(refused)
}

fn settings() -> Result<SerializeSettings, PaperError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PaperError::Pdf(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        enable_tagging: true,
        xmp_metadata: true,
        ..SerializeSettings::default()
    })
}

fn refused(error: KrillaError) -> PaperError {
    match error {
        KrillaError::Image(..) | KrillaError::SixteenBitImage(..) => {
            PaperError::Logo("le fichier PNG est abîmé".to_owned())
        }
        KrillaError::Font(..) => PaperError::Font,
        KrillaError::Validation(faults) => {
            let first = faults.first().map(|(fault, _)| format!("{fault:?}"));
            PaperError::Pdf(first.unwrap_or_default().chars().take(200).collect())
        }
        KrillaError::Limit(_)
        | KrillaError::DuplicateNamedDestination(_)
        | KrillaError::DuplicateTagId(..)
        | KrillaError::UnknownTagId(..) => PaperError::Pdf(error.to_string()),
    }
}

fn made(document: &Document) -> DateTime {
    let at = document.made_at;
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
}

fn metadata(document: &Document, fonts: &Fonts) -> Metadata {
    let sender = document.letterhead.lines.first();
    let authors = sender
        .map(|line| label(line, fonts))
        .filter(|it| !it.trim().is_empty());
    Metadata::new()
        .title(label(shape::title(document), fonts))
        .description(label(&shape::foot(document), fonts))
        .language("fr-FR".to_owned())
        .creator("carnet".to_owned())
        .authors(authors.into_iter().collect())
        .creation_date(made(document))
}

/// The headings as a tree, each under the last one above it.
fn outline(pages: &[Page]) -> Outline {
    let headings: Vec<(usize, OutlineNode)> = pages
        .iter()
        .enumerate()
        .flat_map(|(at, page)| {
            page.headings.iter().map(move |(depth, words, y)| {
                let place = Point::from_xy(page.paper.side, (y - 6.0).max(0.0));
                let node = OutlineNode::new(words.clone(), XyzDestination::new(at, place));
                (*depth, node.with_open(true))
            })
        })
        .collect();
    let mut outline = Outline::new();
    // From the last heading up: those below a heading wait until it comes.
    let mut waiting: Vec<(usize, OutlineNode)> = Vec::new();
    for (depth, mut node) in headings.into_iter().rev() {
        while let Some((_, child)) = waiting.pop_if(|(below, _)| *below > depth) {
            node.push_child(child);
        }
        waiting.push((depth, node));
    }
    for (_, node) in waiting.into_iter().rev() {
        outline.push_child(node);
    }
    outline
}

/// Foot of a page: whom it is about and which version at the left, its number at the right.
fn foot(page: &Page, fonts: &Fonts, size: f32, left: &str, right: &str) -> Vec<Mark> {
    let paper = page.paper;
    let width = |words: &str| fonts.across(Face::Regular, words, size);
    let y = paper.height - 28.0;
    let words = |x, text: String| Mark::Words {
        x,
        y,
        face: Face::Regular,
        style: Style {
            size,
            ink: Ink::Grey,
            owner: Owner::Foot,
        },
        text,
    };
    let room = paper.across() - width(right) - 12.0;
    let mut short = left.to_owned();
    while width(&short) > room && short.pop().is_some() {}
    if short.len() < left.len() {
        short.pop();
        short.push('…');
    }
    vec![
        Mark::fill(paper.side, y - size - 4.0, paper.across(), 0.5, Ink::Line),
        words(paper.side, short),
        words(paper.width - paper.side - width(right), right.to_owned()),
    ]
}

/// The surface of a page, and the stretch of it that is open in the reading tree.
struct Pen<'a> {
    surface: Surface<'a>,
    fonts: &'a Fonts,
    pictures: &'a [Image],
    tags: &'a mut Tags,
    open: Option<Owner>,
}

impl Pen<'_> {
    /// Says whose marks come next.
    fn owner(&mut self, owner: Owner) {
        if self.open == Some(owner) {
            return;
        }
        self.close();
        let artifact = |pen: &mut Self, kind| {
            let tag = ContentTag::Artifact(Artifact::with_kind(kind));
            pen.surface.start_tagged(tag);
        };
        match owner {
            Owner::Branch(branch) => {
                let span = ContentTag::Span(SpanTag::empty());
                let identifier = self.surface.start_tagged(span);
                self.tags.drawn(branch, identifier);
            }
            Owner::Layout => artifact(self, ArtifactType::Layout),
            Owner::Repeated => artifact(self, ArtifactType::PaginationOther),
            Owner::Foot => artifact(self, ArtifactType::Footer),
        }
        self.open = Some(owner);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.surface.end_tagged();
        }
    }

    fn finish(mut self) {
        self.close();
        self.surface.finish();
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Words {
                x,
                y,
                face,
                style,
                text,
            } => {
                self.owner(style.owner);
                self.ink(style.ink);
                self.words(Point::from_xy(*x, *y), *face, style.size, text);
            }
            Mark::Fill {
                x,
                y,
                width,
                height,
                ink,
            } => {
                let Some(area) = Rect::from_xywh(*x, *y, *width, *height) else {
                    return;
                };
                let mut path = PathBuilder::new();
                path.push_rect(area);
                if let Some(path) = path.finish() {
                    self.owner(Owner::Layout);
                    self.ink(*ink);
                    self.surface.draw_path(&path);
                }
            }
            Mark::Picture {
                which,
                x,
                y,
                width,
                height,
                owner,
            } => {
                let size = Size::from_wh(*width, *height);
                if let (Some(picture), Some(size)) = (self.pictures.get(*which), size) {
                    self.owner(*owner);
                    let place = krilla::geom::Transform::from_translate(*x, *y);
                    self.surface.push_transform(&place);
                    self.surface.draw_image(picture.clone(), size);
                    self.surface.pop();
                }
            }
        }
    }

    fn words(&mut self, at: Point, face: Face, size: f32, text: &str) {
        let glyphs: Vec<KrillaGlyph> = text
            .char_indices()
            .filter_map(|(from, letter)| {
                let shown = self.fonts.letter(face, letter)?;
                let range = from..from + letter.len_utf8();
                let (glyph, width) = (shown.glyph, shown.width);
                Some(KrillaGlyph::new(glyph, width, 0.0, 0.0, 0.0, range, None))
            })
            .collect();
        let font = self.fonts.font(face);
        self.surface
            .draw_glyphs(at, &glyphs, font, text, size, false);
    }

    fn ink(&mut self, ink: Ink) {
        let (red, green, blue) = match ink {
            Ink::Black => (0, 0, 0),
            Ink::Grey => (70, 70, 70),
            Ink::Blue => (24, 52, 94),
            Ink::Line => (140, 150, 163),
            Ink::Header => (226, 232, 240),
            Ink::Group => (243, 245, 248),
        };
        self.surface.set_fill(Some(Fill {
            paint: rgb::Color::new(red, green, blue).into(),
            ..Fill::default()
        }));
    }
}
