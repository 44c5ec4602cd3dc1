//! `carnet fusionner GARDÉ AUTRE`: two files of one person made one, or what that would do.
use super::prelude::*;
use std::io::BufRead;

use super::context::Questions;
use crate::clock::Clock;
use crate::domain::merge::{Merger, REFERENT, Wish};
use crate::domain::record::Field;
use crate::domain::same_person::who;
use crate::domain::text::fold;
use crate::words::merge as told;
use crate::words::names::Names;

/// What it asks.
pub const NEED: Need = Need::Do(Act::Merge);

/// What may be typed after `carnet fusionner`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Numéro ou uid du dossier qui reste
    #[arg(value_name = "GARDÉ")]
    pub garde: String,
    /// Numéro ou uid du dossier dont tout passe dans le premier
    #[arg(value_name = "AUTRE")]
    pub autre: String,
    /// Garder la valeur de l’autre dossier pour ce champ (« prenom », « referent »…) ; se répète
    #[arg(long, value_name = "CHAMP", alias = "take", value_delimiter = ',')]
    pub prendre: Vec<String>,
    /// Montrer ce qui serait fait, sans rien écrire
    #[arg(long, alias = "dry-run")]
    pub essai: bool,
    /// Ne pas demander de confirmation
    #[arg(long, alias = "yes")]
    pub oui: bool,
    /// Écrire en JSON (carnet.fusion/1)
    #[arg(long)]
    pub json: bool,
    /// Why.
    #[command(flatten)]
    pub because: Because,
}

/// Makes two files one and tells what it did, or tells what it would do.
///
/// # Errors
/// When nobody has a number, a field has no two values, or the store can't be written: then nothing was.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let mut store = match asked.essai {
        true => context.reading()?,
        false => context.writing()?,
    };
    let author = context.user.author(&store)?;
    let people = person::two(&store, &asked.garde, &asked.autre)?;
    for person in [people.0, people.1] {
        asked.because.tell(&store, Some(person))?;
    }
    let moment = Clock::of(context.day).moment();
    let taken = names_of(&asked.prendre);
    let wish = Wish {
        taken: &taken,
        today: moment.today,
    };
    let planned = store.merger(people.0, people.1, wish)?;
    check(&planned, &taken)?;
    let (agents, organizations) = store.agents_and_structures()?;
    let names = Names::of(&agents, &organizations);
    if asked.essai {
        return tell(&planned, &names, asked);
    }
    confirm(context, asked, &planned, &names)?;
    let (_, done) = store.merge((&author, &moment), people, wish)?;
    tell(&done, &names, asked)
}

/// The fields wanted, by their stable names; a label is understood too.
fn names_of(typed: &[String]) -> Vec<String> {
    let fields = || Entity::Allocataire.fields().iter();
    let known = |text: &String| {
        let is = |field: &&Field| fold(field.label) == fold(text) || field.name == text.as_str();
        let found = fields().find(is).map(|field| field.name.to_owned());
        let referent = (fold(text) == REFERENT).then(|| REFERENT.to_owned());
        found.or(referent).unwrap_or_else(|| text.clone())
    };
    typed.iter().map(known).collect()
}

/// Refuses to take a value where there are no two.
fn check(merger: &Merger, taken: &[String]) -> Result<(), AppError> {
    let differing: Vec<String> = merger.differences.iter().map(|it| it.name()).collect();
    let unknown = taken
        .iter()
        .find(|name| *name != REFERENT && !differing.contains(name));
    let Some(unknown) = unknown else {
        return Ok(());
    };
    let known = match differing.is_empty() {
        true => "aucun champ ne diffère".to_owned(),
        false => format!("les champs qui diffèrent sont : {}", differing.join(", ")),
    };
    Err(AppError::Usage(format!(
        "« --prendre {unknown} » : les deux dossiers ne disent pas autre chose dans ce champ ; {known}. Rien n’a été écrit."
    )))
}

fn confirm(
    context: &Context,
    asked: &Options,
    planned: &Merger,
    names: &Names,
) -> Result<(), AppError> {
    if asked.oui {
        return Ok(());
    }
    if context.questions == Questions::Refused {
        return Err(AppError::Usage(
            "Réunir deux dossiers demande une confirmation : ajoutez « --oui », ou « --essai » pour voir ce qui serait fait. Rien n’a été écrit.".to_owned(),
        ));
    }
    out::say(&text(planned, names));
    out::ask("Réunir ces deux dossiers ? Tapez « oui » : ");
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    match read {
        Ok(1..) if fold(&line) == "oui" => Ok(()),
        _ => Err(AppError::Refused(
            "Rien n’a été écrit : la réponse n’est pas « oui ».".to_owned(),
        )),
    }
}

fn tell(merger: &Merger, names: &Names, asked: &Options) -> Result<(), AppError> {
    if asked.json {
        return out::json(&report(merger, names, asked.essai));
    }
    let mut lines = vec![text(merger, names)];
    lines.push(match asked.essai {
        true => "Essai : rien n’a été écrit.".to_owned(),
        false => format!(
            "Enregistré. Le numéro {} mène désormais au dossier {}. Tout cela s’annule d’un coup, à l’écran, par « u ».",
            merger.other.id, merger.kept.id
        ),
    });
    out::text(&typography(&lines.join("\n")))
}

fn text(merger: &Merger, names: &Names) -> String {
    let mut lines = vec![format!("Dossier gardé : {}", who(&merger.kept))];
    lines.extend(told::lines(merger, names));
    let differing = merger.differences.iter();
    lines.extend(differing.map(|it| {
        let choose = match it.taken {
            true => String::new(),
            false => format!(" (« --prendre {} » fait l’inverse)", it.name()),
        };
        format!("{}{choose}.", told::difference(it, names))
    }));
    lines.join("\n")
}

fn report(merger: &Merger, names: &Names, trial: bool) -> Json {
    let differences = merger.differences.iter().map(|it| {
        json!({
            "champ": it.name(),
            "garde": names.value(it.field, &it.kept),
            "autre": names.value(it.field, &it.other),
            "pris_de_l_autre": it.taken,
        })
    });
    let filled = merger
        .filled
        .iter()
        .map(|(field, value)| json!({ "champ": field.name, "valeur": names.value(field, value) }));
    json!({
        "schema": "carnet.fusion/1",
        "essai": trial,
        "garde": { "id": merger.kept.id, "uid": merger.kept.uid },
        "autre": { "id": merger.other.id, "uid": merger.other.uid },
        "elements_deplaces": merger.moved,
        "completes": filled.collect::<Json>(),
        "differences": differences.collect::<Json>(),
        "remarques": told::lines(merger, names),
    })
}
