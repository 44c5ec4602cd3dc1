//! What is typed, as text to be kept elsewhere: nothing is lost, even what cannot be read
//! as a value.
use serde::{Deserialize, Serialize};

use super::field::Other;
use super::{Focus, Form, FormField};

/// One field of a draft.
#[derive(Serialize, Deserialize)]
struct DraftField {
    champ: String,
    /// Text of the record when it was typed.
    depart: String,
    /// Text typed.
    texte: String,
}

#[derive(Serialize, Deserialize)]
struct Draft {
    formulaire: String,
    champs: Vec<DraftField>,
}

impl Form {
    /// Every text typed, in JSON.
    pub fn draft_json(&self) -> String {
        let typed = |field: &&FormField| !field.is_untouched() || field.is_dirty();
        let fields = self.fields.iter().filter(typed).map(|field| DraftField {
            champ: field.spec.name.to_owned(),
            depart: field.base_text.clone(),
            texte: field.raw(),
        });
        let draft = Draft {
            formulaire: self.spec.name.to_owned(),
            champs: fields.collect(),
        };
        serde_json::to_string(&draft).unwrap_or_default()
    }

    /// Puts the texts of a draft back, and the focus on a field (see [`Form::focused`]).
    /// A field that was saved by someone meanwhile shows both texts.
    ///
    /// # Errors
    /// A French sentence when the draft cannot be read or holds text for a field that the
    /// form does not have; what can be put back is.
    pub fn restore_draft(&mut self, json: &str, field: usize) -> Result<(), String> {
        let draft: Draft = serde_json::from_str(json)
            .map_err(|_| "Ce brouillon est abîmé et ne peut pas être repris.".to_owned())?;
        let mut strays = Vec::new();
        for draft in draft.champs {
            let known = self.position(&draft.champ);
            match known.and_then(|at| self.fields.get_mut(at)) {
                Some(field) => put_back(field, draft),
                None => strays.push(draft.texte),
            }
        }
        self.focus = if field < self.fields.len() {
            Focus::Field(field)
        } else {
            Focus::Save
        };
        self.restrict_lists();
        if strays.is_empty() {
            Ok(())
        } else {
            Err(format!(
                "Ce brouillon contient aussi un texte qui n’a pas de champ ici\u{a0}: {}",
                strays.join(" / ")
            ))
        }
    }
}

fn put_back(field: &mut FormField, draft: DraftField) {
    let moved = draft.depart != field.base_text && draft.texte != field.base_text;
    if moved && !field.base_text.is_empty() {
        let text = field.base_text.clone();
        field.other = Some(Other::saved_by("quelqu’un d’autre depuis", text));
    }
    field.set_exact(&draft.texte);
}
