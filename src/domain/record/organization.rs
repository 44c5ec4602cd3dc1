//! Structure, organisme référent.
use super::prelude::*;
use crate::domain::text::fold;

record! {
    /// Structure, organisme référent.
    pub struct OrganizationRecord;
    pub const ORGANIZATION: OrganizationFields;
    kind Organization {
        table: "structure", the: "la structure", title: "Structure",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::TEAM,
        counted: false,
    }
    name: text = required(line("nom", "Nom de la structure"));
    kind: code = choice("type", "Type d’organisme", V::OrganizationType);
    department: text = line("departement", "Département").rare();
    territory: code = choice("territoire", "Territoire (jours fériés)", V::Territory).rare();
    time_zone: text = internal(line("fuseau", "Fuseau horaire"));
    rule_set: text = internal(line("jeu_de_regles", "Jeu de règles"));
    phone: text = field("telephone", "Téléphone", Kind::Phone);
    email: text = field("courriel", "Courriel", Kind::Email);
    address: text = line("adresse", "Adresse");
    venues: text = prose("permanences", "Permanences : nom et adresse, une par ligne");
}

/// The name and address of a permanence: the one that is named, or the only one there is.
pub fn venue<'a>(venues: &'a str, noted: &str) -> Option<&'a str> {
    let noted = fold(noted);
    let mut known = venues.lines().map(str::trim).filter(|it| !it.is_empty());
    let of = |it: &&str| noted.is_empty() || fold(it).contains(&noted);
    match (known.find(of), known.any(|it| of(&it))) {
        (Some(only), false) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permanence_is_the_one_that_is_named_or_the_only_one() {
        let two =
            "Permanence du Foirail, 4 place du Foirail\n\nMairie de Salelles, 1 rue du Four\n";
        let foirail = "Permanence du Foirail, 4 place du Foirail";
        assert_eq!(venue(two, ""), None);
        assert_eq!(venue(two, "permanence du FOIRAIL"), Some(foirail));
        assert_eq!(venue(two, "Ailleurs"), None);
        assert_eq!(venue(foirail, ""), Some(foirail));
        assert_eq!(venue("", ""), None);
    }
}
