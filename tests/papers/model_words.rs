//! The words of a document in the order one reads them, written apart from the renderers' own list.
use carnet::documents::model::{Block, Document, TableRow};

/// Every text of the document, in reading order.
pub fn words(document: &Document) -> Vec<String> {
    let mut all = document.letterhead.lines.clone();
    let blocks: Vec<&Block> = document.parts.iter().flat_map(|it| &it.blocks).collect();
    let addresses = document.parts.first().map_or(0, |part| {
        let leading = part.blocks.iter();
        leading
            .take_while(|it| matches!(it, Block::Address(_)))
            .count()
    });
    for (at, block) in blocks.iter().enumerate() {
        if at == addresses {
            all.push(document.title.clone());
        }
        all.extend(of(block));
    }
    if blocks.len() <= addresses {
        all.push(document.title.clone());
    }
    all.retain(|words| !words.trim().is_empty());
    all
}

fn of(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(_, words)
        | Block::Paragraph(words)
        | Block::Quote(words)
        | Block::Note(words) => {
            vec![words.clone()]
        }
        Block::Bullets(bullets) => bullets
            .iter()
            .flat_map(|it| std::iter::once(&it.text).chain(&it.under))
            .cloned()
            .collect(),
        Block::Facts(facts) => facts
            .iter()
            .flat_map(|it| [it.label.clone(), it.value.clone()])
            .collect(),
        Block::Table(table) => {
            let mut words: Vec<String> = table.columns.iter().map(|it| it.title.clone()).collect();
            for row in &table.rows {
                match row {
                    TableRow::Cells(cells) => words.extend(cells.clone()),
                    TableRow::Group(title) => words.push(title.clone()),
                }
            }
            words
        }
        Block::Bars(bars) => bars
            .bars
            .iter()
            .flat_map(|it| [it.label.clone(), it.value.clone()])
            .collect(),
        Block::Signatures(signatures) => signatures
            .iter()
            .flat_map(|it| {
                [
                    it.who.clone(),
                    it.name.clone(),
                    it.done.clone().unwrap_or_default(),
                ]
            })
            .collect(),
        Block::Address(lines) => lines.clone(),
        Block::Blank(_) => Vec::new(),
        Block::Attached(it) => vec![it.caption.clone()],
    }
}

/// Words with every kind of space alike, so that line ends don't matter.
pub fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks that all these words are in a text, one after the other.
#[track_caller]
pub fn assert_in_order(words: &[String], text: &str) {
    let text = flat(text);
    let mut rest = text.as_str();
    for wanted in words {
        let wanted = flat(&wanted.replace('☐', "□"));
        let Some(at) = rest.find(&wanted) else {
            panic!(
                "« {wanted} » is missing after « {} »",
                &text[..text.len() - rest.len()]
            );
        };
        rest = &rest[at + wanted.len()..];
    }
}
