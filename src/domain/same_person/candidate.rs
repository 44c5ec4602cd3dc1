//! Someone who may be whom one looks for, in words.
use super::Judgement;
use crate::domain::date::full;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::{Record, Row};
use crate::domain::text::{display_name, enclosed, joined};

/// « ROUX Anne, naissance le 12/03/1980 (dossier 12) ».
pub fn who(row: &Row) -> String {
    let [name, born] = name_and_birth(row);
    let born = enclosed(", naissance le ", &born, "");
    format!("{name}{born} (dossier {})", row.id)
}

/// « ROUX Anne », « 12/03/1980 ».
pub fn name_and_birth(row: &Row) -> [String; 2] {
    let person = AllocataireRecord::of(row);
    let name = display_name(
        person.last_name().unwrap_or_default(),
        person.first_name().unwrap_or_default(),
    );
    [name, person.born_on().map(full).unwrap_or_default()]
}

impl Judgement {
    /// « même nom, même date de naissance, mais autre prénom ».
    pub fn reasons(&self) -> String {
        let agreeing = joined(&self.agreeing, ", ");
        let differing = joined(&self.differing, ", ");
        joined([agreeing, enclosed("mais ", &differing, "")], ", ")
    }
}
