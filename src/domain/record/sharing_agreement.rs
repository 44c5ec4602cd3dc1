//! The person's agreement that something be shared with someone.
use super::prelude::*;
use crate::domain::vocabulary::AgreementAnswer;

record! {
    /// The person's agreement that something be shared with someone.
    pub struct SharingAgreementRecord;
    pub const SHARING_AGREEMENT: SharingAgreementFields;
    kind SharingAgreement {
        table: "accord", the: "l’accord de partage", title: "Accord de partage",
        section: Section::Sharing, panel: Panel::Identity, check: check,
        listed: Some((50, "Accords de partage")),
        added: Some((50, "Un accord de partage, ou un refus")),
        first: |today, _| vec![
            SHARING_AGREEMENT.answer.set(AgreementAnswer::Agreed),
            SHARING_AGREEMENT.given_on.set(today),
            SHARING_AGREEMENT.form.set("oral"),
        ],
    }
    person: id = owner();
    recipient: code = required(choice("destinataire", "Destinataire", V::Recipient)).silent();
    recipient_name: text = line("nom", "Nom, structure").of_partner(OfPartner::Organization);
    sections: codes = choices("sections", "Ce qui peut être partagé", V::SharedSection);
    purpose: text = line("but", "Pour quoi faire");
    answer: (AgreementAnswer) = choice("reponse", "Réponse de la personne", V::AgreementAnswer);
    given_on: date = past("donne_le", "Donné ou refusé le");
    form: code = choice("forme", "Forme de l’accord", V::AgreementForm).silent().rare();
    collected_by: text = line("recueilli_par", "Recueilli par").rare();
    expires_on: date = near("expire_le", "Valable jusqu’au").after(&["donne_le"]).rare();
    withdrawn_on: date = past("retire_le", "Retiré le").after(&["donne_le"]).rare();
}

impl SharingAgreementRecord<'_> {
    /// Given, not expired and not withdrawn on that day.
    pub fn is_active(self, day: Date) -> bool {
        self.answer() == Some(AgreementAnswer::Agreed)
            && self.given_on().is_some_and(|given| given <= day)
            && self.expires_on().is_none_or(|expires| day <= expires)
            && self.withdrawn_on().is_none_or(|withdrawn| day < withdrawn)
    }
}

/// An answer has its date.
fn check(agreement: SharingAgreementRecord<'_>, _today: Date) -> Vec<Issue> {
    if agreement.answer().is_some() && agreement.given_on().is_none() {
        let (answer, given) = (
            SHARING_AGREEMENT.answer.name,
            SHARING_AGREEMENT.given_on.name,
        );
        let sentence = "Indiquez quand la personne a donné sa réponse.";
        vec![Issue::warning(given, &[answer, given], sentence)]
    } else {
        Vec::new()
    }
}
