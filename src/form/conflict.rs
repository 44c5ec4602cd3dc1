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

impl Form {
    /// Goes on from the record as it was saved from an earlier state of this form: what was typed since is what
    /// changes. Gives the labels of the answers changed since that no record keeps.
    pub fn follow(&mut self, saved: &Row, sent: &Self) -> Vec<&'static str> {
        self.history.next_turn();
        let mut strays = Vec::new();
        for at in 0..self.fields.len() {
            let (Some(field), Some(then)) = (self.fields.get_mut(at), sent.fields.get(at)) else {
                continue;
            };
            let same = field.raw() == then.raw();
            field.other = None;
            if saved.entity.field(field.spec.name).is_none() {
                if !same {
                    strays.push(field.spec.label);
                }
                continue;
            }
            field.base = saved.get(field.spec.name).clone();
            let text = field.text_of(&field.base);
            field.base_text.clone_from(&text);
            field.start.clone_from(&text);
            if same {
                self.rewrite(at, &text);
            }
        }
        self.version = saved.version;
        self.record = Some(saved.id);
        self.row = Some(saved.clone());
        self.restrict_lists();
        self.judge();
        strays
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
