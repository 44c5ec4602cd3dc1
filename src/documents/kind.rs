//! The papers: their names, what each is made from, whether a file has what it needs. Knows no
//! format.
use super::source::Source;
use crate::domain::codes::coded;
use crate::domain::record::Entity;
use crate::domain::rights::{Act, Rights};

coded! {
    /// A paper.
    pub enum Kind {
        /// The contract: CER or contrat d’engagement.
        Contract = "cer",
        /// The carnet de bord, both volets.
        Carnet = "carnet",
        /// The plan alone, in plain words and large type.
        Plan = "plan",
        /// What an accompaniment has given so far, from its last review.
        Review = "bilan",
        /// The letter that says when and where the next appointment is.
        Invitation = "convocation",
        /// The letter after a missed appointment.
        Reminder = "relance",
        /// The next appointments, in large type.
        Appointments = "rendez-vous",
        /// What the accompaniment is, for someone who begins.
        Information = "information",
        /// All that is kept of the person, to be given to them.
        Everything = "donnees",
    }
}

impl Kind {
    /// French name, in a list of papers.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Contract => "Contrat (CER ou contrat d’engagement)",
            Self::Carnet => "Carnet de bord, les deux volets",
            Self::Plan => "Plan d’action en grands caractères",
            Self::Review => "Bilan d’accompagnement",
            Self::Invitation => "Convocation au prochain rendez-vous",
            Self::Reminder => "Lettre de relance après un rendez-vous manqué",
            Self::Appointments => "Prochains rendez-vous en grands caractères",
            Self::Information => "L’accompagnement expliqué, en une page",
            Self::Everything => "Tout ce qui est gardé, pour la personne",
        }
    }

    /// What it is written from: who does not see these records does not print them.
    const fn needs(self) -> &'static [Entity] {
        match self {
            Self::Contract => &[Entity::Contract, Entity::Objective],
            Self::Carnet => &[Entity::Situation, Entity::Objective],
            Self::Plan => &[Entity::Objective],
            Self::Review => &[Entity::Review, Entity::Situation, Entity::Objective],
            Self::Invitation | Self::Appointments => &[Entity::Appointment],
            Self::Reminder => &[Entity::AbsenceAction],
            // The part that is not seen is said in it.
            Self::Information | Self::Everything => &[Entity::Allocataire],
        }
    }

    /// Why it is not for these rights, in a sentence, if it is not.
    pub fn refusal(self, rights: Rights) -> Option<String> {
        let kept = self.needs().iter();
        let kept = kept.copied().find_map(|entity| rights.refusal(entity));
        kept.or_else(|| rights.refuses(Act::Print))
    }

    /// Why this file can't give it now, in a sentence with the way out, if it can't.
    pub fn missing(self, source: &Source) -> Option<&'static str> {
        match self {
            Self::Contract if source.contract().is_none() => {
                Some("Aucun contrat à imprimer : préparez-le d’abord dans la rubrique Contrat.")
            }
            Self::Plan if source.has_no_plan() => {
                Some("Le plan d’action est vide : ajoutez d’abord un objectif ou une action.")
            }
            Self::Review if source.file.rows(Entity::Review).is_empty() => {
                Some("Aucune revue n’est notée : notez-la d’abord dans la rubrique Contrat.")
            }
            Self::Invitation | Self::Appointments
                if source.file.to_come(source.now()).is_empty() =>
            {
                Some("Aucun rendez-vous n’est prévu : fixez-en un d’abord.")
            }
            Self::Invitation => source.place_not_known(),
            Self::Reminder if source.missed().is_none() => {
                Some("Aucun rendez-vous n’a été manqué depuis la dernière rencontre.")
            }
            _ready => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rights::Role;

    #[test]
    fn support_staff_print_letters_appointments_and_what_they_see_of_a_file() {
        let rights = Rights::of(Some(Role::Secretariat));
        for kind in Kind::ALL {
            let theirs = matches!(
                kind,
                Kind::Invitation
                    | Kind::Reminder
                    | Kind::Appointments
                    | Kind::Information
                    | Kind::Everything
            );
            assert_eq!(kind.refusal(rights).is_none(), theirs, "{kind:?}");
            assert_eq!(kind.refusal(Rights::default()), None);
        }
    }

    #[test]
    fn every_name_of_the_command_reads_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(*kind));
            assert!(!kind.label().is_empty());
        }
    }
}
