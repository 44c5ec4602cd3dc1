//! Makes a new store: asks at most four questions, on screen or in plain text, and uses defaults that it
//! reports where nobody answers.
use super::prelude::*;
use std::io::BufRead;

use super::context::Questions;
use super::new_store::{self, Announce, Answers};
use super::secret;
use crate::domain::rights::Role;
use crate::domain::text::{clean_line, fold};
use crate::start::{self, Answered, Look, Welcome};
use crate::store::{CAN_ENCRYPT, Key};
use crate::words::rule_sets::{in_a_line, law_of, meant, offered};

/// What may be typed after `carnet init`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Chiffrer la base par une phrase secrète, demandée à chaque ouverture
    #[arg(long, alias = "encrypt")]
    pub chiffrer: bool,
}

/// `carnet init`.
///
/// # Errors
/// When a store is there already, or can't be written.
pub fn init(context: &Context, asked: &Options) -> Result<(), AppError> {
    context.refuse_another_day()?;
    if asked.chiffrer && !CAN_ENCRYPT {
        return Err(StoreError::NoEncryption.into());
    }
    if context.base.exists() {
        return Err(StoreError::AlreadyThere(context.base.clone()).into());
    }
    let key = match asked.chiffrer {
        true => Some(Key::for_new_store(&secret::chosen(context.phrase)?)?),
        false => None,
    };
    match made(context, key) {
        // There was none when it was asked for: what was wanted is there.
        Err(AppError::Store(StoreError::AlreadyThere(path))) => {
            out::say(&format!(
                "Une base vient d’être créée à cet endroit par un autre programme : {}. Elle est gardée telle quelle.",
                path.display()
            ));
            context.open().map(drop)
        }
        done => done.map(drop),
    }
}

/// Makes the store from what is answered on a screen.
///
/// # Errors
/// When the questions are left, or the store can't be written.
pub fn first_store(context: &Context, own_keys: Option<&str>) -> Result<Store, AppError> {
    let defaults = Answers::defaults(&context.user);
    let asked = Welcome::new(
        defaults.asked.clone(),
        context.base.display().to_string(),
        context.today(),
    );
    let look = Look {
        theme: &context.config.theme,
        colours: context.screen_colours,
        keys: own_keys,
    };
    let asked = start::first_start(asked, look)?.ok_or(AppError::Interrupted)?;
    let answers = Answers { asked, ..defaults };
    new_store::store(&context.base, &context.user, &answers, Announce::Place)
}

fn made(context: &Context, key: Option<Key>) -> Result<Store, AppError> {
    let defaults = Answers {
        key,
        ..Answers::defaults(&context.user)
    };
    match context.questions {
        Questions::Welcome => {
            let input = &mut std::io::stdin().lock();
            let asked = questions(defaults.asked, context.today(), input)?;
            let answers = Answers { asked, ..defaults };
            new_store::store(&context.base, &context.user, &answers, Announce::Place)
        }
        Questions::Refused => {
            new_store::store(&context.base, &context.user, &defaults, Announce::Defaults)
        }
    }
}

fn questions(
    defaults: Answered,
    today: Date,
    input: &mut impl BufRead,
) -> Result<Answered, AppError> {
    out::say(
        "Bienvenue. Quatre questions, puis votre base est créée. Entrée garde la réponse proposée.",
    );
    Ok(Answered {
        name: answer("Votre prénom et votre nom", defaults.name, input)?,
        organization: answer("Votre structure", defaults.organization, input)?,
        role: role_answer(defaults.role, input)?,
        rule_set: rule_set_answer(defaults.rule_set, today, input)?,
        territory: defaults.territory,
    })
}

fn role_answer(default: Role, input: &mut impl BufRead) -> Result<Role, AppError> {
    out::say("Votre fonction ; les indicateurs ne comptent que les référents parmi eux :");
    for (at, role) in Role::ALL.iter().enumerate() {
        out::say(&format!("  {} {}", at + 1, role.label()));
    }
    loop {
        let typed = answer(
            "Fonction (numéro ou nom)",
            default.label().to_owned(),
            input,
        )?;
        let mut all = (1..).zip(Role::ALL);
        let meant = |(at, role): &(usize, &Role)| {
            typed == at.to_string() || fold(role.label()).starts_with(&fold(&typed))
        };
        if let Some((_, role)) = all.find(meant) {
            return Ok(*role);
        }
        out::say("Cette fonction n’est pas dans la liste : tapez son numéro, par exemple 1.");
    }
}

fn rule_set_answer(
    default: String,
    today: Date,
    input: &mut impl BufRead,
) -> Result<String, AppError> {
    let sets = offered(today);
    out::say("Délais que suit votre département :");
    for (at, set) in sets.iter().enumerate() {
        out::say(&format!("  {} {} ({})", at + 1, set.title, set.id));
        out::say(&format!("      {}", in_a_line(set)));
    }
    if let Some(law) = law_of(today) {
        let title = &law.title;
        out::say(&format!(
            "La loi en vigueur ({title}) se voit à côté, dans tous les cas."
        ));
    }
    loop {
        let typed = answer(
            "Jeu de règles (numéro, titre ou nom)",
            default.clone(),
            input,
        )?;
        if let Some(set) = meant(&sets, &typed) {
            return Ok(set.id.clone());
        }
        out::say("Ce jeu de règles n’est pas dans la liste : tapez son numéro, par exemple 1.");
    }
}

fn answer(question: &str, default: String, input: &mut impl BufRead) -> Result<String, AppError> {
    out::ask(&format!("{question} [{default}] : "));
    let mut line = String::new();
    let read = input
        .read_line(&mut line)
        .map_err(|_| AppError::Interrupted)?;
    if read == 0 {
        return Err(AppError::Interrupted);
    }
    let typed = clean_line(&line);
    Ok(if typed.is_empty() { default } else { typed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Territory;
    use crate::domain::rules::CONVENTION_PAUVRETE;

    fn answers(typed: &str) -> Result<Answered, AppError> {
        let defaults = Answered {
            name: "claire".into(),
            organization: "Ma structure".into(),
            role: Role::Referent,
            rule_set: CONVENTION_PAUVRETE.into(),
            territory: Territory::default(),
        };
        let today = crate::domain::date::from_iso("2026-11-21").unwrap();
        questions(defaults, today, &mut typed.as_bytes())
    }

    #[test]
    fn four_questions_whose_defaults_stand() {
        let answers = answers("Claire Rivière\n\n\n\n").unwrap();
        assert_eq!(answers.name, "Claire Rivière");
        assert_eq!(answers.organization, "Ma structure");
        assert_eq!(answers.rule_set, CONVENTION_PAUVRETE);
    }

    #[test]
    fn a_function_is_named_by_its_number_or_its_name() {
        for typed in ["4", "Encadrement", "autre\nencad"] {
            let answers = answers(&format!("\n\n{typed}\n\n")).unwrap();
            assert_eq!(answers.role, Role::Supervisor, "{typed}");
        }
    }

    #[test]
    fn a_rule_set_is_named_by_its_number_its_title_or_its_name() {
        for typed in [
            "3",
            "plein-emploi-2025",
            "Loi pour le plein emploi, 2025",
            "loi pour",
        ] {
            let answers = answers(&format!("\n\n\n{typed}\n")).unwrap();
            assert_eq!(answers.rule_set, "plein-emploi-2025", "{typed}");
        }
        // « co » begins two of them, and 0 and 9 are no number of the list.
        for typed in ["co", "0", "9", "autre"] {
            let left = answers(&format!("\n\n\n{typed}\n"));
            assert!(matches!(left, Err(AppError::Interrupted)), "{typed}");
        }
    }

    #[test]
    fn an_unknown_rule_set_is_asked_again_and_leaving_creates_nothing() {
        assert!(answers(&format!("\n\n\nautre\n{CONVENTION_PAUVRETE}\n")).is_ok());
        let left = answers("\n\n\nautre\n");
        assert!(matches!(left, Err(AppError::Interrupted)));
    }
}
