//! Adult who receives the RSA.
use super::prelude::*;
use crate::domain::date::DateHint;
use crate::domain::date::age;

record! {
    /// Adult who receives the RSA.
    pub struct AllocataireRecord;
    pub const ALLOCATAIRE: AllocataireFields;
    kind Allocataire {
        table: "allocataire", the: "l’identité", title: "Identité et coordonnées",
        section: Section::Identity, panel: Panel::Identity, check: check,
        changed_by: writers::OFFICE,
    }
    civility: code = choice("civilite", "Civilité", V::Civility);
    last_name: text = required(line("nom", "Nom"));
    first_name: text = required(line("prenom", "Prénom"));
    birth_name: text = line("nom_naissance", "Nom de naissance").rare();
    born_on: date = field("ne_le", "Date de naissance", Kind::Date(DateHint::Birth));
    phone: text = field("telephone", "Téléphone", Kind::Phone);
    other_phone: text = field("telephone_2", "Autre téléphone", Kind::Phone).rare();
    email: text = field("courriel", "Courriel", Kind::Email);
    address: text = line("adresse", "Adresse");
    address_complement: text = line("complement", "Complément d’adresse").rare();
    postal_code: text = field("code_postal", "Code postal", Kind::PostalCode);
    town: text = line("commune", "Commune").of_postal_code();
    caf_number: text = field("n_caf", "N° CAF ou MSA", Kind::Caf);
    household_role: code = choice("role_foyer", "Rôle dans le foyer", V::HouseholdRole).rare();
    france_travail_number: text = field("n_france_travail", "N° France Travail", Kind::FranceTravail);
    rsa_request_number: text = field("n_demande_rsa", "N° de demande de RSA", Kind::RsaRequest).rare();
    external_id: text = line("id_externe", "Identifiant du département").rare();
    family_situation: code = choice("situation_familiale", "Situation familiale", V::FamilySituation).seen_as(Section::Profile);
    children: int = number("enfants", "Enfants à charge", 0, 20).seen_as(Section::Profile);
    housing: code = choice("logement", "Logement", V::Housing).seen_as(Section::Profile);
    level: code = choice("niveau", "Niveau de formation", V::Level).seen_as(Section::Profile);
    qualification: code = choice("qualification", "Qualification", V::Qualification).seen_as(Section::Profile);
    licence: code = choice("permis", "Permis de conduire", V::Licence).seen_as(Section::Profile);
    transport_means: codes = choices("moyens", "Moyens de déplacement", V::TransportMeans).seen_as(Section::Profile);
    activity: code = choice("activite", "Activité", V::Activity).seen_as(Section::Profile);
    wanted_job: text = line("metier_recherche", "Métier recherché").seen_as(Section::Profile);
    labels: text = line("etiquettes", "Étiquettes").seen_as(Section::Profile).rare();
    note: text = prose("note", "Note de travail (jamais partagée)").seen_as(Section::Notes);
}

impl<'a> AllocataireRecord<'a> {
    /// The number where the person is called.
    pub fn reached_at(self) -> Option<&'a str> {
        self.phone().or_else(|| self.other_phone())
    }
}

/// Below this age a birth date asks for a second look.
const YOUNGEST: i32 = 15;

/// A birth date gives the age of an adult or nearly so.
fn check(person: AllocataireRecord<'_>, today: Date) -> Vec<Issue> {
    let Some(birth) = person.born_on() else {
        return Vec::new();
    };
    let years = age(birth, today);
    let field = ALLOCATAIRE.born_on.name;
    if birth > today {
        let sentence = "Cette date de naissance est après aujourd’hui. Vérifiez l’année.";
        vec![Issue::error(field, &[field], sentence)]
    } else if years < YOUNGEST {
        let sentence = format!("Cette personne aurait {years} ans. Vérifiez la date de naissance.");
        vec![Issue::warning(field, &[field], sentence)]
    } else {
        Vec::new()
    }
}
