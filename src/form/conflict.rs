//! Someone saved the same record while the form was open: both texts are kept.
use crate::domain::record::Row;

use super::Form;
use super::field::Other;

impl Form {
    /// Takes the record as `by` (« Mme Rivière ») saved it meanwhile. A field that only
    /// they changed takes their value; a field changed by both keeps the text typed here
    /// and shows theirs beneath. Gives the labels of the fields changed by both, and goes
    /// to the first. The form then starts from their revision.
    pub fn merge_conflict(&mut self, theirs: &Row, by: &str) -> Vec<&'static str> {
        self.history.next_turn();
        let today = self.today;
        let mut both = Vec::new();
        for at in 0..self.fields.len() {
            let Some(field) = self.fields.get_mut(at) else {
                continue;
            };
            let value = theirs.get(field.spec.name).clone();
            if value == field.base {
                continue;
            }
            let text = field.text_of(&value);
            let mine = field.raw();
            let same = field.read(today).is_ok_and(|mine| mine.value == value);
            let untouched = field.is_untouched();
            field.base = value;
            field.base_text.clone_from(&text);
            field.start.clone_from(&text);
            field.other = None;
            if same || untouched {
                self.rewrite(at, &text);
            } else if mine != text {
                field.other = Some(Other::saved_by(by, text));
                both.push((at, field.spec.label));
            }
        }
        self.version = theirs.version;
        self.record = Some(theirs.id);
        self.row = Some(theirs.clone());
        if let Some((at, _)) = both.first() {
            self.focus = super::Focus::Field(*at);
        }
        self.restrict_lists();
        self.judge();
        both.into_iter().map(|(_, label)| label).collect()
    }
}

impl Other {
    /// The text that someone saved meanwhile.
    pub(super) fn saved_by(by: &str, raw: String) -> Self {
        Self {
            from: format!("Texte enregistré par {by}"),
            mine: "Votre texte".to_owned(),
            raw,
        }
    }
}
