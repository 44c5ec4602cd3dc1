//! Aid asked for: housing fund, food, driving licence, health cover… from the file put together to the
//! decision (« Hérault, bilan de convention », dossiers et demandes d’aides).
use super::prelude::*;
use crate::domain::vocabulary::AidStatus;

record! {
    /// Aid asked for.
    pub struct AidRequestRecord;
    pub const AID_REQUEST: AidRequestFields;
    kind AidRequest {
        table: "demande_aide", the: "la demande d’aide", title: "Demande d’aide",
        section: Section::Plan, panel: Panel::Plan, check: check,
        plural: Some("Demandes d’aides"),
        listed: Some((10, "Demandes d’aides")),
        added: Some((10, "Une demande d’aide")),
        first: |_, _| vec![AID_REQUEST.status.set(AidStatus::Preparing)],
        done_in_form: true,
        counted: false,
        life: &[
            Step::new(AID_REQUEST.built_on, Sign::Noted, "Demande d’aide, dossier constitué", &["type"]),
            Step::new(AID_REQUEST.decided_on, Sign::Noted, "Demande d’aide, issue", &["type", "statut"]),
        ],
    }
    person: id = owner();
    kind: code = required(choice("type", "Aide demandée", V::AidKind));
    theme: code = choice("thematique", "Autre thématique", V::SupportTheme).when("type", &["autre"]);
    organization: text = line("organisme", "Demandée à").of_partner(OfPartner::Organization);
    status: (AidStatus) = required(choice("statut", "Où en est la demande", V::AidStatus)).known_by("decidee_le");
    built_on: date = past("constituee_le", "Dossier constitué le");
    due: date = future("echeance", "Échéance");
    asked: int = number("montant_demande", "Montant demandé (€)", 0, 999_999).in_unit("€");
    decided_on: date = past("decidee_le", "Réponse ou clôture le").after(&["constituee_le"]).not_when_new();
    granted: int = number("montant_accorde", "Montant accordé (€)", 0, 999_999).in_unit("€").not_when_new().known_by("decidee_le");
    note: text = prose("note", "Remarque").seen_as(Section::Notes).rare();
}

impl<'a> AidRequestRecord<'a> {
    /// Its thématique: the one that was chosen, else the usual one of that aid.
    pub fn thematic(self) -> Option<&'a str> {
        let usual = self.kind().and_then(|kind| V::AidKind.find(kind));
        self.theme().or(usual.map(|kind| kind.group))
    }
}

/// A status and its dates say the same thing: a file is in preparation until it is put together
/// (VOCABULARY of the statuses), an outcome has its day, and only what is granted has an amount.
fn check(aid: AidRequestRecord<'_>, _today: Date) -> Vec<Issue> {
    let Some(status) = aid.status() else {
        return Vec::new();
    };
    let state = AID_REQUEST.status.name;
    let mut issues = Vec::new();
    let built = AID_REQUEST.built_on.name;
    match (status, aid.built_on()) {
        (AidStatus::Preparing, Some(_)) => issues.push(Issue::warning(
            state,
            &[state, built],
            "Le dossier est constitué\u{a0}: la demande n’est plus en préparation.",
        )),
        (AidStatus::Preparing, None) | (_, Some(_)) => {}
        (_, None) => issues.push(Issue::reminder(
            built,
            &[state, built],
            "Indiquez le jour où le dossier a été constitué, s’il est connu.",
        )),
    }
    let decided = AID_REQUEST.decided_on.name;
    match (status.is_closed(), aid.decided_on()) {
        (true, None) => issues.push(Issue::warning(
            decided,
            &[state, decided],
            "Indiquez le jour de la réponse ou de la clôture.",
        )),
        (false, Some(_)) if status != AidStatus::PutOff => issues.push(Issue::warning(
            state,
            &[state, decided],
            "La demande a une réponse\u{a0}: précisez laquelle.",
        )),
        (true | false, Some(_)) | (false, None) => {}
    }
    if aid.granted().is_some() && status != AidStatus::Granted {
        let granted = AID_REQUEST.granted.name;
        issues.push(Issue::warning(
            granted,
            &[state, granted],
            "Un montant accordé ne va qu’avec une demande acceptée.",
        ));
    }
    issues
}
