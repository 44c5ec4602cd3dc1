//! What can be chosen of a column, of a line in doubt, of all of them.
use super::Importer;
use super::report::Report;
use crate::app::chooser::DoubtRule;
use crate::app::importing::SheetAsked;
use crate::app::prelude::*;
use crate::domain::text::{enclosed, joined};
use crate::exchange::import::apply::Whom;
use crate::exchange::import::synonyms;

impl Importer {
    /// What a column can be read as.
    pub(super) fn menu_of_column(&self) -> Option<Chooser<Choice>> {
        let column = self.columns.get(self.cursor.at)?;
        let item = |(name, words): (&'static str, &'static str)| {
            let chosen = column.read_as == Some(words);
            let item = Item::new(words, Choice::ReadAs(column.title.clone(), name));
            item.noted(if chosen { "en ce moment" } else { "" })
        };
        let title = format!("Lire « {} » comme", column.title);
        Some(Chooser::new(
            &title,
            synonyms::choices().map(item).collect(),
        ))
    }
}

impl Report {
    /// Whom a line in doubt can be said to speak of.
    pub(super) fn menu_of_doubt(&self, at: usize) -> Option<Chooser<Choice>> {
        let notice = self.notice(at).filter(|it| !it.candidates.is_empty())?;
        let line = notice.line;
        let known = notice.candidates.iter().map(|it| {
            let against = enclosed("mais ", &joined(&it.differing, ", "), "");
            let why = joined([joined(&it.agreeing, ", "), against], ", ");
            let words = format!("C’est {} : {why}", it.who);
            Item::new(words, Choice::Whom(line, Whom::Known(it.person)))
        });
        let others = [
            Item::new(
                "C’est quelqu’un d’autre : créer son dossier",
                Choice::Whom(line, Whom::New),
            ),
            Item::new("Laisser cette ligne", Choice::Whom(line, Whom::Left)),
        ];
        let title = format!("De qui parle la ligne {line} ?");
        Some(Chooser::new(&title, known.chain(others).collect()))
    }
}

/// Which sheet of a workbook is read.
pub fn of_tabs(asked: &SheetAsked, tabs: Vec<String>) -> Chooser<Choice> {
    let item = |tab: String| {
        let asked = SheetAsked {
            tab: Some(tab.clone()),
            ..asked.clone()
        };
        Item::new(tab, Choice::Tab(Box::new(asked)))
    };
    Chooser::new(
        "Quelle feuille de ce classeur ?",
        tabs.into_iter().map(item).collect(),
    )
}

/// What can be decided of all the lines in doubt.
pub(super) fn of_all_doubts() -> Chooser<Choice> {
    let items = DoubtRule::ALL.map(|rule| Item::new(rule.words(), Choice::AllDoubts(rule)));
    Chooser::new("Toutes les personnes en doute", items.to_vec())
}
