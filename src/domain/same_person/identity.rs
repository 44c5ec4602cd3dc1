//! What is known of who someone is, ready to be compared. Empty texts are not compared.
use crate::domain::date::Date;
use crate::domain::record::allocataire::{ALLOCATAIRE, AllocataireRecord};
use crate::domain::record::{Record, Row};

/// Who someone is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Name in use.
    pub name: String,
    /// Name of birth.
    pub birth_name: String,
    /// First name.
    pub first_name: String,
    /// Civility (code).
    pub civility: String,
    /// Birth date.
    pub born: Option<Date>,
    /// Telephones, E.164.
    pub phones: Vec<String>,
    /// Electronic address.
    pub email: String,
    /// Number of the household at the CAF or the MSA.
    pub caf: String,
    /// Role in the household (code).
    pub role: String,
    /// Number at France Travail, the person's own.
    pub france_travail: String,
    /// Number of the request for the RSA, the household's.
    pub rsa_request: String,
    /// Identifier of the département, which may be that of a file.
    pub external: String,
    /// Address.
    pub address: String,
    /// Town.
    pub town: String,
}

impl Identity {
    /// The fields of a record that it is read from.
    pub const FIELDS: [&str; 15] = {
        let it = ALLOCATAIRE;
        [
            it.civility.name,
            it.last_name.name,
            it.first_name.name,
            it.birth_name.name,
            it.born_on.name,
            it.phone.name,
            it.other_phone.name,
            it.email.name,
            it.address.name,
            it.town.name,
            it.caf_number.name,
            it.household_role.name,
            it.france_travail_number.name,
            it.rsa_request_number.name,
            it.external_id.name,
        ]
    };

    /// That of a record.
    pub fn of(row: &Row) -> Self {
        let it = AllocataireRecord::of(row);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let phones = [it.phone(), it.other_phone()].into_iter().flatten();
        Self {
            name: text(it.last_name()),
            birth_name: text(it.birth_name()),
            first_name: text(it.first_name()),
            civility: text(it.civility()),
            born: it.born_on(),
            phones: phones.map(str::to_owned).collect(),
            email: text(it.email()),
            caf: text(it.caf_number()),
            role: text(it.household_role()),
            france_travail: text(it.france_travail_number()),
            rsa_request: text(it.rsa_request_number()),
            external: text(it.external_id()),
            address: text(it.address()),
            town: text(it.town()),
        }
    }
}
