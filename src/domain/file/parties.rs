//! Who makes a contract, in the words of the paper: the person, their administrative situation. Knows
//! no name of an agent.
use super::CaseFile;
use crate::domain::contract::Told;
use crate::domain::date::in_words;
use crate::domain::record::Record;
use crate::domain::record::allocataire::{ALLOCATAIRE, AllocataireRecord};
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::rights_period::{RIGHTS_PERIOD, RightsPeriodRecord};
use crate::domain::text::joined;

impl CaseFile {
    /// « Mme Nadia ABDALLAH ».
    pub fn civil_name(&self) -> String {
        let person: Option<AllocataireRecord<'_>> = self.all().next();
        person.map_or_else(String::new, |it| {
            let civility = it.words(ALLOCATAIRE.civility.name);
            let name = it.last_name().unwrap_or_default().to_uppercase();
            joined(
                [&*civility, it.first_name().unwrap_or_default(), &name],
                " ",
            )
        })
    }

    /// « 34700 Lodève ».
    pub fn town(&self) -> String {
        let person: Option<AllocataireRecord<'_>> = self.all().next();
        let words = person.map(|it| [it.postal_code(), it.town()]);
        joined(words.into_iter().flatten().flatten(), " ")
    }

    /// Who the person is: what is known of it.
    pub fn person_told(&self) -> Vec<Told> {
        let Some(it) = self.all::<AllocataireRecord<'_>>().next() else {
            return Vec::new();
        };
        let home = [it.address(), it.address_complement()];
        let home = home.into_iter().flatten().map(str::to_owned);
        known([
            ("Nom", self.civil_name()),
            ("Nom de naissance", it.words(ALLOCATAIRE.birth_name.name)),
            (
                "Date de naissance",
                it.born_on().map(in_words).unwrap_or_default(),
            ),
            ("Adresse", joined(home.chain([self.town()]), ", ")),
            ("Téléphone", it.words(ALLOCATAIRE.phone.name)),
            ("Courriel", it.words(ALLOCATAIRE.email.name)),
        ])
    }

    /// « Situation administrative »: what is known of it, apart from the rest of the contract.
    ///
    /// Source: « DITP 2019, contrat vivant » (no administrative detail in the situation: a heading of
    /// its own at the end of the CER).
    pub fn administrative_situation(&self) -> Vec<Told> {
        let rights = self.all::<RightsPeriodRecord<'_>>();
        let rights = rights.max_by_key(|it| (it.from(), it.id));
        let rights = rights.map(|it| it.words(RIGHTS_PERIOD.state.name));
        let entered = self.parcours().map(ParcoursRecord::of);
        let entered = entered.and_then(ParcoursRecord::entered_on);
        let person: Option<AllocataireRecord<'_>> = self.all().next();
        let own = |name: &str| person.map_or_else(String::new, |it| it.words(name));
        known([
            ("N° CAF ou MSA", own(ALLOCATAIRE.caf_number.name)),
            (
                "N° France Travail",
                own(ALLOCATAIRE.france_travail_number.name),
            ),
            ("Droit au RSA", rights.unwrap_or_default()),
            ("Au RSA depuis", entered.map(in_words).unwrap_or_default()),
            (
                "Situation familiale",
                own(ALLOCATAIRE.family_situation.name),
            ),
            ("Enfants à charge", own(ALLOCATAIRE.children.name)),
            ("Logement", own(ALLOCATAIRE.housing.name)),
            ("Niveau de formation", own(ALLOCATAIRE.level.name)),
            ("Permis de conduire", own(ALLOCATAIRE.licence.name)),
            (
                "Moyens de déplacement",
                own(ALLOCATAIRE.transport_means.name),
            ),
            ("Activité", own(ALLOCATAIRE.activity.name)),
        ])
    }
}

/// Those that have a value.
fn known<const N: usize>(all: [Told; N]) -> Vec<Told> {
    let said = |value: &str| !value.is_empty() && value != "Inconnu";
    let known = all.into_iter().filter(|(_, value)| said(value));
    known.collect()
}
