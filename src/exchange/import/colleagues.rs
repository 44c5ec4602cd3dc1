//! A list of colleagues given as a list of people. Knows no row and no store.
use super::notice::ImportError;
use super::prelude::*;

/// What a list of colleagues says of them as well.
const OF_ANYONE: [F; 15] = [
    F::LastName,
    F::FirstName,
    F::Civility,
    F::ExternalId,
    F::Email,
    F::Phone,
    F::OtherPhone,
    F::Address,
    F::AddressMore,
    F::PostalCode,
    F::City,
    F::Organization,
    F::SoughtJob,
    F::Note,
    F::Tags,
];

/// Refuses a list of colleagues: a title of a profession, and nothing that is known only of the people who
/// are followed.
///
/// # Errors
/// Names the column that tells it.
pub fn check(header: &Header) -> Result<(), ImportError> {
    let professional = header.columns.iter().find(|it| it.is_professional());
    let followed = header.columns.iter().any(|column| match column.heading {
        Some(Heading::Field(field)) => !OF_ANYONE.contains(&field),
        Some(
            Heading::Orientation
            | Heading::ContractType
            | Heading::UsageName
            | Heading::ReferentOrEmail,
        ) => true,
        Some(_) | None => false,
    });
    match professional {
        Some(column) if !followed => Err(ImportError::Header(format!(
            "Ce fichier est une liste de collègues : il a une colonne « {} », et rien de ce qui \
             n’est noté que pour les personnes accompagnées (date de naissance, n° CAF, \
             orientation…). Ses lignes ne deviennent pas des dossiers. Si ce sont des personnes \
             accompagnées, renommez cette colonne ou ajoutez leur date de naissance.",
            column.title
        ))),
        Some(_) | None => Ok(()),
    }
}
