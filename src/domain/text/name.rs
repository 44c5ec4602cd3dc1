//! How a person's name is written on screens and paper.

/// « NOM Prénom », the name in capitals with its accents. The stored text keeps its case.
pub fn display_name(nom: &str, prenom: &str) -> String {
    let (nom, prenom) = (nom.trim().to_uppercase(), prenom.trim());
    match (nom.is_empty(), prenom.is_empty()) {
        (false, false) => format!("{nom} {prenom}"),
        (false, true) => nom,
        (true, _) => prenom.to_owned(),
    }
}
