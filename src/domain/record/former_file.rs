//! A file that was another one of the same person, and is now part of this one: who it said the person
//! was, as it said it, and the name outside the store that leads here.
use super::prelude::*;
use super::{Row, Values};
use crate::domain::date::DateHint;

record! {
    /// A file that is now part of this one.
    pub struct FormerFileRecord;
    pub const FORMER_FILE: FormerFileFields;
    kind FormerFile {
        table: "ancien_dossier", the: "le dossier réuni", title: "Dossier réuni",
        section: Section::Identity, panel: Panel::Identity, check: nothing,
        plural: Some("Dossiers réunis à celui-ci"),
        listed: Some((190, "Dossiers réunis à celui-ci")),
    }
    person: id = owner();
    former_uid: text = internal(line("ancien_uid", "Ancien identifiant")).in_dossier();
    civility: code = internal(choice("civilite", "Civilité", V::Civility)).silent();
    last_name: text = line("nom", "Nom");
    first_name: text = line("prenom", "Prénom");
    birth_name: text = line("nom_naissance", "Nom de naissance");
    born_on: date = field("ne_le", "Date de naissance", Kind::Date(DateHint::Birth)).silent();
    phone: text = internal(line("telephone", "Téléphone")).in_dossier();
    other_phone: text = internal(line("telephone_2", "Autre téléphone")).in_dossier();
    email: text = internal(line("courriel", "Courriel")).in_dossier();
    caf_number: text = internal(line("n_caf", "N° CAF ou MSA")).in_dossier();
    household_role: code = internal(choice("role_foyer", "Rôle dans le foyer", V::HouseholdRole)).silent();
    france_travail_number: text = internal(line("n_france_travail", "N° France Travail")).in_dossier();
    rsa_request_number: text = internal(line("n_demande_rsa", "N° de demande de RSA")).in_dossier();
    external_id: text = line("id_externe", "Identifiant du département");
    merged_on: date = near("reuni_le", "Réuni le").silent();
}

impl FormerFileRecord<'_> {
    /// Who that file said the person was.
    pub fn identity(self) -> Row {
        let blank = Row {
            uid: self.former_uid().unwrap_or_default().to_owned(),
            ..Row::blank(Entity::Allocataire)
        };
        shared().fold(blank, |row, name| row.with(name, self.get(name).clone()))
    }

    /// What is kept of the identity of a file that is now part of another one.
    pub fn values(identity: &Row, merged_on: Date) -> Values {
        let own = shared().map(|name| (name, identity.get(name).clone()));
        let mut values: Values = own.filter(|(_, value)| !value.is_empty()).collect();
        values.push(FORMER_FILE.former_uid.set(identity.uid.as_str()));
        values.push(FORMER_FILE.merged_on.set(merged_on));
        values
    }
}

/// The names of the fields that it has of an identity.
fn shared() -> impl Iterator<Item = &'static str> {
    let own = FIELDS.iter().map(|field| field.name);
    own.filter(|name| Entity::Allocataire.field(name).is_some())
}
