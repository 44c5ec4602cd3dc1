//! Whose files a role reaches: the store makes a condition of it. Knows no SQL.
use super::{Act, Reach, Rights, Role, Standing};

impl Rights {
    /// Whose files are reached.
    pub const fn reach(self) -> Reach {
        let role = match self.standing {
            Standing::Everything => return Reach::Everyone,
            Standing::Nothing => return Reach::Nobody,
            Standing::Role => self.role,
        };
        match (role, self.agent) {
            (Some(Role::Accompagnateur), Some(agent)) => Reach::OfActions(agent),
            (Some(Role::Accompagnateur | Role::Administrator) | None, _) => Reach::Nobody,
            (Some(Role::Board), _) => Reach::OnAgenda,
            (Some(Role::Referent | Role::Secretariat | Role::Supervisor | Role::Desk), _) => {
                Reach::Everyone
            }
        }
    }

    /// Whether the file of someone whom one does not accompany opens with a reason only. Whose role opens
    /// none has none to say.
    pub fn says_why(self) -> bool {
        let by_role = self.standing == Standing::Role && self.reach() == Reach::Everyone;
        by_role && !self.may(Act::OpenAny)
    }

    /// Why there is no file to show, for a role that reaches none.
    pub fn nobody(self) -> Option<&'static str> {
        match (self.reach(), self.role) {
            (Reach::Everyone, _) => None,
            (Reach::OfActions(_), _) => Some(
                "Seules les personnes dont une action vous est confiée, à vous ou à votre structure, sont montrées.",
            ),
            (Reach::OnAgenda, _) => Some(
                "Seules les personnes inscrites à une prochaine équipe pluridisciplinaire sont montrées.",
            ),
            (Reach::Nobody, Some(Role::Administrator)) => Some(
                "L’administration de l’outil s’occupe des comptes et des sauvegardes : elle ne voit aucun dossier.",
            ),
            (Reach::Nobody, _) => Some("Votre compte ne voit aucun dossier."),
        }
    }
}
