//! `carnet equipe`: who is who, with which function and which account; both can be given.
use super::prelude::*;

use crate::clock::Clock;
use crate::domain::change::{Change, Op};
use crate::domain::record::agent::{AGENT, AgentRecord};
use crate::domain::record::{Row, Value};
use crate::domain::rights::Role;
use crate::domain::text::{display_name, fold};
use crate::words::names::Names;

/// What the list asks.
pub const NEED: Need = Need::See(Entity::Agent);

/// What giving a function or an account asks.
pub const GIVING: Need = Need::Do(Act::GiveRoles);

/// What takes an account away.
const NO_ACCOUNT: &str = "aucun";

/// What may be typed after `carnet equipe`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Écrire en JSON (carnet.equipe/1)
    #[arg(long)]
    pub json: bool,
    /// Ce qui est à faire ; la liste sans rien
    #[command(subcommand)]
    pub quoi: Option<TeamCommand>,
}

/// What can be given to a colleague.
#[derive(Clone, Debug, Subcommand)]
pub enum TeamCommand {
    /// Donner une fonction : elle dit ce que la personne voit et fait
    Fonction {
        /// Numéro ou uid du collègue
        agent: String,
        /// referent, accompagnateur, secretariat, accueil, equipe_pluridisciplinaire, encadrement, admin
        fonction: String,
    },
    /// Relier un compte de cette machine (« aucun » le retire)
    Compte {
        /// Numéro ou uid du collègue
        agent: String,
        /// Nom du compte, celui de la connexion
        compte: String,
    },
}

/// Lists the colleagues, or gives what is asked.
///
/// # Errors
/// When nobody has that number, the function is unknown, or the store can't be read or written.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    match &asked.quoi {
        None => list(context, asked.json),
        Some(TeamCommand::Fonction { agent, fonction }) => {
            let role = role(fonction)?;
            give(context, agent, AGENT.role.set(role), |name| {
                format!("Fonction de {name} : {}", role.label())
            })
        }
        Some(TeamCommand::Compte { agent, compte }) => {
            let taken = fold(compte) == NO_ACCOUNT;
            let account = if taken { "" } else { compte.trim() };
            give(
                context,
                agent,
                AGENT.account.set(account),
                |name| match taken {
                    true => format!("Compte de {name} retiré"),
                    false => format!("Compte de {name} : {account}"),
                },
            )
        }
    }
}

fn role(code: &str) -> Result<Role, AppError> {
    Role::from_code(code.trim()).ok_or_else(|| {
        let known = Role::ALL.iter().map(|it| it.code());
        let what = format!("La fonction « {code} » n’existe pas. Fonctions");
        AppError::NotFound(AppError::among(&what, known))
    })
}

fn name(row: &Row) -> String {
    let it = AgentRecord::of(row);
    let word = |text: Option<&str>| text.unwrap_or_default().to_owned();
    display_name(&word(it.last_name()), &word(it.first_name()))
}

fn give(
    context: &Context,
    agent: &str,
    value: (&'static str, Value),
    label: impl Fn(&str) -> String,
) -> Result<(), AppError> {
    let mut store = context.writing()?;
    let author = context.user.author(&store)?;
    let account = value.0 == AGENT.account.name;
    let of_me = value.1.as_text() == Some(context.user.name.as_str());
    if author.agent.is_none() && account && !of_me {
        return Err(AppError::Refused(format!(
            "Reliez d’abord votre propre compte (« {} ») à votre fiche : sinon, cette base vous serait fermée. Rien n’a été changé.",
            context.user.name
        )));
    }
    let id = person::agent(&store, Some(agent))?.unwrap_or_default();
    let row = store.row(Entity::Agent, id)?;
    let op = Op::Update {
        entity: Entity::Agent,
        id,
        version: row.version,
        values: vec![value],
    };
    let change = Change::entry(label(&name(&row)), None, vec![op]);
    store.apply(&author, &Clock::System.moment(), &change)?;
    out::say(&format!("Enregistré. {}.", change.label));
    let author = context.user.author(&store)?;
    let seat = store.seat(author.agent, &context.user.name, Clock::System.today())?;
    if !seat.rights.may(Act::GiveRoles) {
        out::say(
            "Vous ne donnez plus les fonctions : votre propre fonction dit maintenant ce que vous voyez et faites.",
        );
    }
    Ok(())
}

fn list(context: &Context, json: bool) -> Result<(), AppError> {
    let store = context.reading()?;
    let (mut agents, organizations) = store.agents_and_structures()?;
    agents.sort_by_cached_key(|row| (fold(&name(row)), row.id));
    let names = Names::of(&agents, &organizations);
    if json {
        let all = agents.iter().map(|row| as_json(row, &names));
        return out::json(&json!({ "schema": "carnet.equipe/1", "agents": all.collect::<Json>() }));
    }
    let lines: Vec<String> = agents.iter().map(|row| line(row, &names)).collect();
    out::text(&typography(&lines.join("\n")))
}

/// « 2 RIVIÈRE Claire · Référent·e · CCAS · compte criviere ».
fn line(row: &Row, names: &Names) -> String {
    let it = AgentRecord::of(row);
    let parts = [
        Some(format!("{} {}", row.id, name(row))),
        Some(row.words(AGENT.role.name)),
        Some(names.organization(it.organization()).to_owned()),
        it.account().map(|account| format!("compte {account}")),
        it.to().map(|day| format!("jusqu’au {}", full(day))),
    ];
    let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

fn as_json(row: &Row, names: &Names) -> Json {
    let it = AgentRecord::of(row);
    json!({
        "id": row.id,
        "uid": row.uid,
        "nom": it.last_name(),
        "prenom": it.first_name(),
        "fonction": it.role().map(Role::code),
        "structure": it.organization().map(|id| names.organization(Some(id))),
        "compte": it.account(),
        "au": it.to().map(iso),
    })
}
