//! What someone was found by, when a word that is searched is not in the name shown: « nom de naissance : Noël ».
//! Knows no place.
use super::desk::Desk;
use crate::domain::record::Entity;
use crate::domain::text::{joined, words};
use crate::store::{Line, Result};

/// What is said of it; nothing when the name says it.
pub(super) fn found_by(line: &Line, searched: &[String], desk: &Desk) -> Result<String> {
    let known = words(&line.name);
    let all = known.concat();
    let elsewhere = searched
        .iter()
        .find(|word| !known.iter().any(|it| it.starts_with(*word)) && !all.contains(word.as_str()));
    let Some(word) = elsewhere else {
        return Ok(String::new());
    };
    let row = desk.store.row(Entity::Allocataire, line.id)?;
    let fields = row.entity.fields().iter().zip(&row.values);
    let found = fields.into_iter().find_map(|(field, value)| {
        // As it is kept, and as it is shown: a date, a telephone.
        let (kept, shown) = (value.as_text()?, desk.names.value(field, value));
        let has = |text: &str| {
            let own = words(text);
            own.iter().any(|it| it.starts_with(word)) || own.concat().starts_with(word)
        };
        let is_it = has(kept) || has(&shown);
        is_it.then(|| joined([field.label.to_lowercase(), shown], " : "))
    });
    Ok(found.unwrap_or_else(|| "trouvé par un autre renseignement que le nom".to_owned()))
}
