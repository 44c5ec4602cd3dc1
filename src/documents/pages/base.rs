//! The common base of the commitments, said to the person: « vous », one plain sentence for each of
//! those of the model, with its items. Source: « DITP 2019, contrat vivant », « Engagements
//! réciproques, socle commun ».
use crate::domain::contract::Side;

const PERSON: &[&str] = &[
    "Prendre part à votre parcours : dire vos besoins, mettre en avant ce que vous savez faire, choisir vos objectifs.",
    "Faire les démarches prévues ensemble : santé, logement, inscription comme demandeur d’emploi…",
    "Venir à vos rendez-vous.",
    "Écouter et respecter votre référent.",
    "Prévenir quand votre situation change et répondre sans tarder.",
];

const SERVICE: &[&str] = &[
    "Définir avec vous votre projet, votre parcours et vos premiers objectifs.",
    "Vous accompagner vers l’activité : s’appuyer sur vos atouts, vous écouter, vous proposer des réponses qui vous conviennent, faire appel aux partenaires et aux entreprises quand c’est utile.",
    "Vous recevoir vite et régulièrement, et garder le contact par téléphone, par courriel ou en rendez-vous.",
    "Vous demander le moins de démarches possible : un dossier partagé, et vos informations transmises seulement avec votre accord.",
    "Vous proposer des moments en groupe, avec d’autres personnes accompagnées.",
];

/// What every contract commits one side to, as it is said to the person.
pub const fn base(side: Side) -> &'static [&'static str] {
    match side {
        Side::Person => PERSON,
        Side::Service => SERVICE,
    }
}

#[cfg(test)]
mod tests {
    use super::base;
    use crate::domain::contract::{CommonBase, Side};

    #[test]
    fn every_commitment_of_the_model_is_said() {
        for side in [Side::Person, Side::Service] {
            assert_eq!(base(side).len(), CommonBase::default().of(side).len());
            let plain = |text: &&str| !text.contains("allocataire") && text.ends_with(['.', '…']);
            assert!(base(side).iter().all(plain), "{side:?}");
        }
    }
}
