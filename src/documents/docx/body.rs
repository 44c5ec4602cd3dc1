//! Blocks of a document as paragraphs and tables of Word, in order.
use docx_rs::{Paragraph, Pic, Run, SpecialIndentType, Tab, TabLeaderType, TabValueType, Table};

use super::styles::{self, CLOSE, NOTE, TEXT, TITLE};
use super::table;
use super::words::{air, half_points, run, twips, wide};
use crate::documents::error::PaperError;
use crate::documents::measures::{self, ADDRESS, BULLET, LABEL, MOST_BLANK, Paper, Scale};
use crate::documents::model::{Block, Bullet, Document, Fact, Logo, Sheet};
use crate::documents::shape::{self, Depths};

/// What stands in the body of the file.
pub(super) enum Child {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Box<Table>),
}

/// The body as it grows.
pub(super) struct Body {
    /// What is in it.
    pub children: Vec<Child>,
    /// For each table, what it is when it holds data, nothing when it is a layout.
    pub captions: Vec<Option<String>>,
    /// The paper of this part.
    pub paper: Paper,
    scale: Scale,
    depths: Depths,
}

impl Body {
    /// An empty body.
    pub fn new(scale: Scale) -> Self {
        Self {
            children: Vec::new(),
            captions: Vec::new(),
            paper: Paper::of(Sheet::Portrait),
            scale,
            depths: Depths::default(),
        }
    }

    /// Adds something.
    pub fn push(&mut self, child: Child) {
        self.children.push(child);
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        self.push(Child::Paragraph(Box::new(paragraph)));
    }

    fn words(&mut self, style: &str, words: &str) {
        self.paragraph(Paragraph::new().style(style).add_run(run(words)));
    }

    /// Letterhead, postal address, title; answers with the blocks that are left.
    ///
    /// # Errors
    /// [`PaperError::Logo`] when the picture is no PNG.
    pub fn opening<'b>(
        &mut self,
        document: &Document,
        blocks: &'b [Block],
    ) -> Result<&'b [Block], PaperError> {
        if let Some(logo) = &document.letterhead.logo {
            shape::check_logo(logo)?;
            self.logo(logo);
        }
        for (at, line) in document.letterhead.lines.iter().enumerate() {
            let words = run(line).size(half_points(self.scale.cell));
            let words = if at == 0 { words.bold() } else { words };
            self.paragraph(Paragraph::new().style(CLOSE).add_run(words));
        }
        let (before, after) = shape::around_title(blocks);
        before.iter().for_each(|block| self.block(block));
        self.words(TITLE, shape::title(document));
        Ok(after)
    }

    fn logo(&mut self, logo: &Logo) {
        const EMU: f32 = 12_700.0;
        let (width, height) = measures::logo_box((logo.width, logo.height));
        let picture = Pic::new_with_dimensions(logo.png.clone(), logo.width, logo.height)
            .id("rIdImage1")
            .size((width * EMU) as u32, (height * EMU) as u32);
        self.paragraph(
            Paragraph::new()
                .style(CLOSE)
                .add_run(Run::new().add_image(picture)),
        );
    }

    /// Adds a block.
    pub fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, words) if !words.trim().is_empty() => {
                let depth = self.depths.next(*level);
                self.words(&styles::heading(depth), words);
            }
            Block::Heading(..) => {}
            Block::Paragraph(words) => self.words(TEXT, words),
            Block::Note(words) => self.words(NOTE, words),
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| self.bullet(bullet)),
            Block::Facts(facts) => facts.iter().for_each(|fact| self.fact(fact)),
            Block::Table(data) => {
                self.captions.push(Some(data.summary.clone()));
                let table = table::data(data, self.paper);
                self.push(Child::Table(Box::new(table)));
                self.paragraph(air(Paragraph::new()));
            }
            Block::Signatures(signatures) if signatures.is_empty() => {}
            Block::Signatures(signatures) => {
                self.hold_last();
                self.captions.push(None);
                self.words(CLOSE, "");
                self.hold_last();
                let table = table::signatures(signatures, self.paper);
                self.push(Child::Table(Box::new(table)));
                self.words(CLOSE, "");
            }
            Block::Address(lines) => self.address(lines),
            Block::Blank(count) => self.blank(*count),
        }
    }

    /// Keeps the last paragraph on the page of what follows.
    fn hold_last(&mut self) {
        if let Some(Child::Paragraph(last)) = self.children.last_mut() {
            last.property.keep_next = Some(true);
        }
    }

    fn bullet(&mut self, bullet: &Bullet) {
        let paragraph = Paragraph::new().style(CLOSE).add_run(run(&bullet.text));
        let held = !bullet.under.is_empty();
        self.paragraph(styles::bullet(paragraph).keep_next(held));
        for under in &bullet.under {
            let words = run(under).size(half_points(self.scale.cell));
            let paragraph = Paragraph::new().style(CLOSE).add_run(words);
            self.paragraph(paragraph.indent(Some(twips(BULLET)), None, None, None));
        }
    }

    fn fact(&mut self, fact: &Fact) {
        let at = twips(self.paper.across() * LABEL);
        let paragraph = Paragraph::new()
            .style(CLOSE)
            .indent(Some(at), Some(SpecialIndentType::Hanging(at)), None, None)
            .add_run(run(&format!("{}\u{a0}:", fact.label)).bold())
            .add_run(Run::new().add_tab())
            .add_run(run(&fact.value));
        self.paragraph(paragraph);
    }

    fn address(&mut self, lines: &[String]) {
        let at = twips(self.paper.across() * ADDRESS);
        for (first, line) in lines.iter().enumerate() {
            let before = if first == 0 { 18.0 } else { 1.0 };
            let paragraph = Paragraph::new()
                .style(CLOSE)
                .line_spacing(styles::spacing(before, 1.0))
                .add_run(run(line));
            self.paragraph(paragraph.indent(Some(at), None, None, None));
        }
    }

    /// Rules to write on by hand: a tab led by a line across the page.
    fn blank(&mut self, count: usize) {
        let rule = Tab::new()
            .val(TabValueType::Right)
            .leader(TabLeaderType::Underscore)
            .pos(wide(self.paper.across()));
        for _ in 0..count.min(MOST_BLANK) {
            let line = Run::new().add_tab().color(styles::LINE);
            self.paragraph(
                Paragraph::new()
                    .style(TEXT)
                    .add_tab(rule.clone())
                    .add_run(line),
            );
        }
    }
}
