//! Which form is asked for, as data: it can be kept with a draft and opened again.
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::{Entity, Id};
use crate::domain::validation::ValidatedPart;

/// A form to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// A new file.
    NewPerson,
    /// A new record in a file; `parent` is the record it hangs on (objective, evaluation,
    /// appointment…), 0 when none.
    New(Entity, Id),
    /// A record to be changed.
    Edit(Entity, Id),
    /// A new evaluation that starts from the last one.
    NewSituation,
    /// An action to note as done.
    ActionDone(Id),
    /// An action that was not done, and why.
    ActionNotDone(Id),
    /// The quality and the impact of an action that is over.
    Evaluate(Id),
    /// A review that was called for, and the action that ended, 0 when none.
    Review(ReviewTrigger, Id),
    /// An objective to close.
    ObjectiveDone(Id),
    /// The outcome of an appointment.
    Outcome(Id),
    /// The signatures of a contract.
    Sign(Id),
    /// The decision on a signed contract.
    Decide(Id),
    /// An amendment to that contract.
    Amend(Id),
    /// The contract that follows that one.
    Renew(Id),
    /// Another rule set for a parcours, and why.
    SwitchRules(Id),
    /// A request for réorientation, not decided yet.
    AskReorientation,
    /// The decision on a request for réorientation.
    DecideOrientation(Id),
    /// The end of the accompaniment: the parcours.
    EndFollowUp(Id),
    /// The new appointment that what was done about an absence announces.
    Rebook(Id),
    /// A contact noted for all the people marked.
    ContactForMarked,
    /// Another référent for all the people marked.
    ReferentForMarked,
    /// What the person says of what they have just read.
    Validate(ValidatedPart),
    /// What the person wants to add to it, in their own words.
    AddWord(ValidatedPart),
}

impl Request {
    /// Name kept with a draft.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::NewPerson => "nouveau-dossier".to_owned(),
            Self::New(entity, parent) => format!("nouveau {} {parent}", entity.table()),
            Self::Edit(entity, id) => format!("modifier {} {id}", entity.table()),
            Self::NewSituation => "nouvelle-evaluation".to_owned(),
            Self::ActionDone(id) => format!("action-faite {id}"),
            Self::ActionNotDone(id) => format!("action-pas-faite {id}"),
            Self::Evaluate(id) => format!("evaluer-action {id}"),
            Self::Review(trigger, id) => format!("revue {} {id}", trigger.code()),
            Self::ObjectiveDone(id) => format!("objectif-termine {id}"),
            Self::Outcome(id) => format!("issue-rdv {id}"),
            Self::Sign(id) => format!("signatures {id}"),
            Self::Decide(id) => format!("decision {id}"),
            Self::Amend(id) => format!("avenant {id}"),
            Self::Renew(id) => format!("renouvellement {id}"),
            Self::SwitchRules(id) => format!("jeu-de-regles {id}"),
            Self::AskReorientation => "demande-reorientation".to_owned(),
            Self::DecideOrientation(id) => format!("decision-reorientation {id}"),
            Self::EndFollowUp(id) => format!("fin-accompagnement {id}"),
            Self::Rebook(id) => format!("rdv-apres-absence {id}"),
            Self::ContactForMarked => "contact-marques".to_owned(),
            Self::ReferentForMarked => "referent-marques".to_owned(),
            Self::Validate(part) => format!("valider {}", part.code()),
            Self::AddWord(part) => format!("ajouter-un-mot {}", part.code()),
        }
    }

    /// The request of that name.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let kind = words.next()?;
        let rest: Vec<&str> = words.collect();
        let record = || -> Option<(Entity, Id)> {
            Some((
                Entity::from_table(rest.first()?)?,
                rest.get(1)?.parse().ok()?,
            ))
        };
        let id = || -> Option<Id> { rest.first()?.parse().ok() };
        let part = || rest.first().copied().and_then(ValidatedPart::from_code);
        Some(match kind {
            "nouveau-dossier" => Self::NewPerson,
            "nouveau" => record().map(|(entity, parent)| Self::New(entity, parent))?,
            "modifier" => record().map(|(entity, id)| Self::Edit(entity, id))?,
            "nouvelle-evaluation" => Self::NewSituation,
            "action-faite" => Self::ActionDone(id()?),
            "action-pas-faite" => Self::ActionNotDone(id()?),
            "evaluer-action" => Self::Evaluate(id()?),
            "revue" => Self::Review(
                ReviewTrigger::from_code(rest.first()?)?,
                rest.get(1)?.parse().ok()?,
            ),
            "objectif-termine" => Self::ObjectiveDone(id()?),
            "issue-rdv" => Self::Outcome(id()?),
            "signatures" => Self::Sign(id()?),
            "decision" => Self::Decide(id()?),
            "avenant" => Self::Amend(id()?),
            "renouvellement" => Self::Renew(id()?),
            "jeu-de-regles" => Self::SwitchRules(id()?),
            "demande-reorientation" => Self::AskReorientation,
            "decision-reorientation" => Self::DecideOrientation(id()?),
            "fin-accompagnement" => Self::EndFollowUp(id()?),
            "rdv-apres-absence" => Self::Rebook(id()?),
            "contact-marques" => Self::ContactForMarked,
            "referent-marques" => Self::ReferentForMarked,
            "valider" => Self::Validate(part()?),
            "ajouter-un-mot" => Self::AddWord(part()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_back_as_it_was_kept() {
        let all = [
            Request::NewPerson,
            Request::New(Entity::Finding, 12),
            Request::Edit(Entity::Action, 7),
            Request::NewSituation,
            Request::ActionDone(3),
            Request::ActionNotDone(8),
            Request::Evaluate(9),
            Request::Review(ReviewTrigger::ActionEnd, 10),
            Request::ObjectiveDone(4),
            Request::Outcome(5),
            Request::Sign(6),
            Request::Decide(7),
            Request::Amend(8),
            Request::Renew(9),
            Request::SwitchRules(6),
            Request::AskReorientation,
            Request::DecideOrientation(8),
            Request::EndFollowUp(9),
            Request::Rebook(10),
            Request::ContactForMarked,
            Request::ReferentForMarked,
            Request::Validate(ValidatedPart::Situation),
            Request::AddWord(ValidatedPart::Contract),
        ];
        for request in all {
            assert_eq!(Request::from_text(&request.to_text()), Some(request));
        }
        assert_eq!(Request::from_text("autre chose"), None);
    }
}
