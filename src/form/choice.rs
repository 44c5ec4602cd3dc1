//! A choice among labels: a list that opens under the field and narrows as one types.
use crate::domain::record::Id;
use crate::domain::text::fold;
use crate::domain::vocabulary::Vocabulary;

use super::line::LineEdit;

/// Most answers that have a digit.
const MOST: usize = 9;

/// How many answers a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// One, and it may not be left out.
    One,
    /// One or none.
    OneOrNone,
    /// Any number.
    Several,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Code, or number of the record; empty for « no answer ».
    pub code: String,
    /// French label, its sign before it when it has one.
    pub label: String,
    /// Family, or "".
    pub group: &'static str,
    /// Label of the family, or "".
    pub family: &'static str,
    folded: String,
}

impl Item {
    fn new(code: &str, label: String, group: &'static str, family: &'static str) -> Self {
        let folded = fold(&format!("{label} {family}"));
        Self {
            code: code.to_owned(),
            label,
            group,
            family,
            folded,
        }
    }

    /// Whether every word typed begins a word of the label or of its family.
    fn matches(&self, typed: &[String]) -> bool {
        typed
            .iter()
            .all(|word| self.folded.split(' ').any(|known| known.starts_with(word)))
    }
}

/// The state of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    items: Vec<Item>,
    answers: Answers,
    chosen: Vec<String>,
    filter: LineEdit,
    /// Only this family is offered.
    group: Option<String>,
    open: bool,
    at: usize,
}

impl Choice {
    /// A choice among codes.
    pub fn of_codes(list: Vocabulary, answers: Answers) -> Self {
        let item = |code: &'static crate::domain::vocabulary::Code| {
            let sign = code.sign.symbol();
            let label = if sign.is_empty() {
                code.label.to_owned()
            } else {
                format!("{sign} {}", code.label)
            };
            let family = if code.group.is_empty() {
                ""
            } else {
                list.group_label(code.group)
            };
            Item::new(code.code, label, code.group, family)
        };
        Self::among(list.codes().iter().map(item).collect(), answers)
    }

    /// Offers that code no more.
    pub(super) fn leave_out(&mut self, code: &str) {
        self.items.retain(|item| item.code != code);
    }

    /// Yes or no.
    pub fn yes_no(answers: Answers) -> Self {
        let item = |code, label: &str| Item::new(code, label.to_owned(), "", "");
        Self::among(vec![item("1", "Oui"), item("0", "Non")], answers)
    }

    /// A choice among records.
    pub fn of_records(records: &[(Id, String)], answers: Answers) -> Self {
        let item = |(id, label): &(Id, String)| Item::new(&id.to_string(), label.clone(), "", "");
        Self::among(records.iter().map(item).collect(), answers)
    }

    fn among(mut items: Vec<Item>, answers: Answers) -> Self {
        if answers == Answers::OneOrNone {
            items.push(Item::new("", "(sans réponse)".to_owned(), "", ""));
        }
        Self {
            items,
            answers,
            chosen: Vec::new(),
            filter: LineEdit::default(),
            group: None,
            open: false,
            at: 0,
        }
    }

    /// Codes chosen, in the order of the list.
    pub fn chosen(&self) -> &[String] {
        &self.chosen
    }

    /// How many answers the field takes.
    pub fn answers(&self) -> Answers {
        self.answers
    }

    /// Letters typed to narrow the list.
    pub fn filter(&self) -> &str {
        self.filter.text()
    }

    /// Those before the cursor.
    pub fn typed_before(&self) -> &str {
        self.filter.before()
    }

    /// The letters typed, to change them; none while there is none.
    pub(super) fn letters(&mut self) -> Option<&mut LineEdit> {
        (!self.filter.text().is_empty()).then_some(&mut self.filter)
    }

    /// The answers that digits take, from 1: while no letter is typed, in a list of at most nine where no
    /// label has a word such as « 3e », which a digit begins to type; none otherwise.
    pub fn numbered(&self) -> Vec<&Item> {
        let digit = |c: char| c.is_ascii_digit();
        let begins = |word: &str| word.starts_with(digit) && !word.ends_with(digit);
        let few = self.group.is_some() || self.items.len() <= MOST + 1;
        if !few || !self.filter.text().is_empty() {
            return Vec::new();
        }
        let mut coded = self.visible();
        coded.retain(|item| !item.code.is_empty());
        let text = |item: &&Item| item.folded.split(' ').any(begins);
        if coded.len() > MOST || coded.iter().any(text) {
            coded.clear();
        }
        coded
    }

    /// The digit that takes a line, if one does; 0 is « no answer ».
    pub fn digit_of(&self, item: &Item) -> Option<usize> {
        let numbered = self.numbered();
        let at = numbered.iter().position(|known| known.code == item.code);
        match at {
            Some(at) => Some(at + 1),
            None => (item.code.is_empty() && !numbered.is_empty()).then_some(0),
        }
    }

    /// Highlights the line that a digit takes; tells whether it takes one.
    pub(super) fn go_to_digit(&mut self, digit: char) -> bool {
        let Some(digit) = digit.to_digit(10).and_then(|it| usize::try_from(it).ok()) else {
            return false;
        };
        let visible = self.visible();
        let is_it = |item: &&Item| self.digit_of(item) == Some(digit);
        let on = visible.iter().position(is_it);
        self.at = on.unwrap_or(self.at);
        on.is_some()
    }

    /// Whether the list shows.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Position of the highlighted line among [`Self::visible`].
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether that code is chosen.
    pub fn has(&self, code: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen == code)
    }

    /// Label of a code; the code itself when the list does not know it.
    pub fn label<'a>(&'a self, code: &'a str) -> &'a str {
        let found = self.items.iter().find(|item| item.code == code);
        found.map_or(code, |item| &item.label)
    }

    /// What is chosen, in words.
    pub fn shown(&self) -> String {
        let labels: Vec<&str> = self.chosen.iter().map(|code| self.label(code)).collect();
        labels.join(" ; ")
    }

    /// Offers only the codes of a family, and those already chosen.
    pub fn restrict(&mut self, group: Option<&str>) {
        self.group = group.map(str::to_owned);
        self.at = self.at.min(self.visible().len().saturating_sub(1));
    }

    /// Whether the codes of one family only are offered.
    pub fn has_one_family(&self) -> bool {
        self.group.is_some()
    }

    /// Lines that the list shows now: of the family, with the words typed; those that
    /// begin with the text come first.
    pub fn visible(&self) -> Vec<&Item> {
        let typed = fold(self.filter.text());
        let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        let of_family = |item: &&Item| {
            let group = self.group.as_deref();
            group.is_none_or(|group| item.group == group || item.code.is_empty())
                || self.has(&item.code)
        };
        let mut found: Vec<&Item> = self
            .items
            .iter()
            .filter(of_family)
            .filter(|item| item.matches(&words))
            .filter(|item| words.is_empty() || !item.code.is_empty())
            .collect();
        if !typed.is_empty() {
            found.sort_by_key(|item| !item.folded.starts_with(&typed));
        }
        found
    }

    /// Shows the list, on what is chosen.
    pub fn open(&mut self) {
        let first = self.chosen.first().cloned().unwrap_or_default();
        let on = self.visible().iter().position(|item| item.code == first);
        self.at = on.filter(|_| !self.chosen.is_empty()).unwrap_or(0);
        self.open = true;
    }

    /// Hides the list; letters that were typed for it are forgotten.
    pub fn close(&mut self) {
        self.open = false;
        self.filter = LineEdit::default();
    }

    /// Shows the list on the line that is highlighted.
    pub(super) fn stay_open(&mut self) {
        self.open = true;
    }

    /// Moves the highlight, without turning round.
    pub fn step(&mut self, by: isize) {
        let last = self.visible().len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Narrows the list with one more letter.
    pub fn type_char(&mut self, c: char) {
        self.filter.insert(c);
        self.open = true;
        self.at = 0;
    }

    /// Narrows the list with a text.
    pub fn type_text(&mut self, text: &str) {
        self.filter.paste(text);
        self.open = true;
        self.at = 0;
    }

    /// Takes back one letter; without letters, takes back the last answer.
    pub fn backspace(&mut self) {
        if self.filter.text().is_empty() {
            self.chosen.pop();
        } else {
            self.filter.backspace();
            self.at = 0;
        }
    }

    /// Forgets letters and answers.
    pub fn clear(&mut self) {
        self.chosen.clear();
        self.filter = LineEdit::default();
    }

    /// Takes the highlighted line: the answer, or one more. Nothing happens when the list
    /// has no line.
    pub fn take(&mut self) -> bool {
        let Some(code) = self.highlighted() else {
            return false;
        };
        match self.answers {
            Answers::One | Answers::OneOrNone => self.choose(std::slice::from_ref(&code)),
            Answers::Several => {
                let mut codes = self.chosen.clone();
                codes.push(code);
                self.choose(&codes);
            }
        }
        self.filter = LineEdit::default();
        true
    }

    /// Ticks or unticks the highlighted line.
    pub fn toggle(&mut self) {
        let Some(code) = self.highlighted() else {
            return;
        };
        let mut codes = self.chosen.clone();
        if self.has(&code) {
            codes.retain(|chosen| *chosen != code);
        } else {
            codes.push(code.clone());
        }
        self.choose(&codes);
        self.filter = LineEdit::default();
        let on = self.visible().iter().position(|item| item.code == code);
        self.at = on.unwrap_or(0);
    }

    fn highlighted(&self) -> Option<String> {
        let visible = self.visible();
        visible.get(self.at).map(|item| item.code.clone())
    }

    /// Keeps these codes, in the order of the list, those it does not know last.
    fn choose(&mut self, codes: &[String]) {
        let place = |code: &String| {
            let at = self.items.iter().position(|item| item.code == *code);
            at.unwrap_or(usize::MAX)
        };
        let mut codes: Vec<String> = codes.iter().filter(|c| !c.is_empty()).cloned().collect();
        codes.sort_by_key(place);
        codes.dedup();
        self.chosen = codes;
    }

    /// Everything typed, in one text: the codes, then the letters of the list.
    pub fn raw(&self) -> String {
        let codes = self.chosen.join(" ");
        if self.filter.text().is_empty() {
            codes
        } else {
            format!("{codes}\n{}", self.filter.text())
        }
    }

    /// Takes what [`Self::raw`] gave.
    pub fn set_raw(&mut self, raw: &str) {
        let (codes, filter) = raw.split_once('\n').unwrap_or((raw, ""));
        let codes: Vec<String> = codes.split_whitespace().map(str::to_owned).collect();
        self.choose(&codes);
        self.filter = LineEdit::new(filter);
        self.at = 0;
    }
}
