//! Where an account stands in a team: with every right, with those of its role, with none. Knows no
//! store: the rows of the colleagues come in.
use super::{Act, Rights, Role, Standing};
use crate::domain::date::Date;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::{Record, Row};
use crate::domain::text::display_name;

/// The colleagues who have an account, and who they are on a day.
#[derive(Clone, Copy, Debug)]
pub struct Team<'a> {
    agents: &'a [Row],
    day: Date,
}

impl<'a> Team<'a> {
    /// The colleagues, in the order in which they were entered; those without an account do not count.
    pub const fn of(agents: &'a [Row], day: Date) -> Self {
        Self { agents, day }
    }

    /// Those who have an account and are in post.
    fn accounts(self) -> impl Iterator<Item = AgentRecord<'a>> {
        let all = self.agents.iter().map(AgentRecord::of);
        all.filter(move |it| it.account().is_some() && !has_left(*it, self.day))
    }

    /// Those who may give roles.
    fn givers(self) -> impl Iterator<Item = AgentRecord<'a>> {
        self.accounts().filter(|it| gives(*it))
    }

    /// The rights of one of them; of an account that is nobody's without one.
    pub fn rights(self, me: Option<&Row>) -> Rights {
        let it = me.map(AgentRecord::of);
        let rights = Rights::of(it.and_then(AgentRecord::role));
        let standing = match it {
            None => self.standing_of_nobody(),
            Some(it) => self.standing(it),
        };
        Rights { standing, ..rights }.of_agent(me.map(|row| row.id))
    }

    fn standing_of_nobody(self) -> Standing {
        // As long as one person has the store, its file says who may open it.
        match self.accounts().count() {
            0 => Standing::Everything,
            1 if self.givers().next().is_none() => Standing::Everything,
            _ => Standing::Nothing,
        }
    }

    fn standing(self, me: AgentRecord<'_>) -> Standing {
        let role = me.role();
        let Some(founder) = self.accounts().next() else {
            // No account is known: as before there were any.
            return match role {
                None | Some(Role::Referent) => Standing::Everything,
                Some(_) => Standing::Role,
            };
        };
        if has_left(me, self.day) {
            return Standing::Nothing;
        }
        let kept = self.givers().next().is_some();
        let alone = self.accounts().count() == 1;
        match role {
            _ if !kept && founder.row().id == me.row().id => Standing::Everything,
            None if kept => Standing::Nothing,
            // Alone, whoever leads the team has nobody to say why to.
            Some(Role::Supervisor) if alone => Standing::Everything,
            None | Some(_) => Standing::Role,
        }
    }

    /// Why the account of that name sees nothing, and whom to ask.
    pub fn refusal(self, account: &str, me: Option<&Row>) -> String {
        let it = me.map(AgentRecord::of);
        let why = match it {
            None => format!("Le compte « {account} » n’est relié à personne de l’équipe"),
            Some(it) if has_left(it, self.day) => {
                "Votre fiche, dans l’équipe, dit que vous n’êtes plus en poste".to_owned()
            }
            Some(_) => "Votre fiche, dans l’équipe, ne dit pas votre fonction".to_owned(),
        };
        let mut givers: Vec<String> = self.givers().map(name).collect();
        if givers.is_empty() {
            givers.extend(self.accounts().next().map(name));
        }
        format!(
            "{why} : rien n’est montré. Demandez à {} de l’indiquer, dans « Équipe et structures » ou par « carnet equipe ».",
            givers.join(" ou à ")
        )
    }
}

/// Whether someone's time in the team is over on a day.
fn has_left(it: AgentRecord<'_>, day: Date) -> bool {
    it.to().is_some_and(|last| last < day)
}

/// Whether the role of a colleague is one that gives roles.
fn gives(it: AgentRecord<'_>) -> bool {
    it.role()
        .is_some_and(|role| Act::GiveRoles.roles().contains(&role))
}

/// Whether someone can give roles for good: an account, a role that gives them, no end known.
pub fn has_lasting_giver(agents: &[Row]) -> bool {
    let all = agents.iter().map(AgentRecord::of);
    let mut lasting = all.filter(|it| it.account().is_some() && it.to().is_none() && gives(*it));
    lasting.next().is_some()
}

fn name(it: AgentRecord<'_>) -> String {
    let word = |text: Option<&str>| text.unwrap_or_default().to_owned();
    display_name(&word(it.last_name()), &word(it.first_name()))
}
