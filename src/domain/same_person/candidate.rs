//! Someone who may be whom one looks for, in words.
use super::Judgement;
use crate::domain::date::full;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::{REHEARSED, Record, Row};
use crate::domain::text::{display_name, enclosed, joined};

/// « ROUX Anne, naissance le 12/03/1980 (dossier 12) »; whom the file itself adds has no dossier yet.
pub fn who(row: &Row) -> String {
    let [name, born] = name_and_birth(row);
    let born = enclosed(", naissance le ", &born, "");
    let place = match row.id < REHEARSED {
        true => format!("dossier {}", row.id),
        false => "plus haut dans ce fichier".to_owned(),
    };
    format!("{name}{born} ({place})")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Entity;

    /// A number that only a rehearsal gave is nobody's file.
    #[test]
    fn who_is_only_in_the_file_that_is_read_has_no_dossier() {
        let row = |id| {
            let mut row = Row::blank(Entity::Allocataire);
            row.id = id;
            row.with_all(&[("nom", "Roux".into()), ("prenom", "Anne".into())])
        };
        assert_eq!(who(&row(12)), "ROUX Anne (dossier 12)");
        assert_eq!(
            who(&row(REHEARSED + 1)),
            "ROUX Anne (plus haut dans ce fichier)"
        );
    }
}
