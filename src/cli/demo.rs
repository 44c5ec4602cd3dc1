//! `carnet demo`: invented people, in a store that vanishes or in a file of their own.
use super::prelude::*;
use std::sync::mpsc::sync_channel;

use super::interrupt::Wish;
use super::screen;
use crate::domain::calendar::Territory;
use crate::domain::change::Author;
use crate::domain::record::NewRecord;
use crate::domain::rules::CONVENTION_PAUVRETE;
use crate::exchange::demo::{CommonIds, DEFAULT_SEED, People, common, service, word};
use crate::files::PrivateFolder;
use crate::start;
use crate::store::Setup;

/// People written in one transaction.
const PART: usize = 1_000;

/// What may be typed after `carnet demo`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Nombre de personnes inventées
    #[arg(long, value_name = "N", default_value_t = 87, hide_default_value = true, alias = "count",
          value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub dossiers: u64,
    /// Écrire la base dans ce fichier et s’arrêter là ; un fichier qui existe n’est jamais remplacé
    #[arg(long, value_name = "FICHIER", alias = "into")]
    pub dans: Option<PathBuf>,
}

/// Writes the demonstration in a file, or opens it on screen in a store that vanishes.
///
/// # Errors
/// When the file is there already, or can't be written; when the screen fails.
pub fn run(context: &Context, asked: &Options) -> Result<std::process::ExitCode, AppError> {
    let (today, people) = (context.today(), asked.dossiers);
    let Some(path) = asked.dans.as_deref() else {
        let place = PrivateFolder::new().map_err(StoreError::from)?;
        let (store, author) = fill(
            context,
            &place.path().join("demo.db"),
            (people, today),
            |_| Ok(()),
        )?;
        return screen::show(
            context,
            store,
            author,
            start::People::Invented,
            start::FirstScreen::Caseload,
        );
    };
    fill(context, path, (people, today), Store::pack)?;
    out::say(&format!(
        "Base de démonstration écrite : {} ({}, règles « {CONVENTION_PAUVRETE} »). Pour l’ouvrir : carnet --base {}",
        path.display(),
        plural(people, "personne inventée", "personnes inventées"),
        path.display()
    ));
    Ok(std::process::ExitCode::SUCCESS)
}

fn fill(
    context: &Context,
    path: &Path,
    (people, today): (u64, Date),
    finish: impl FnOnce(&mut Store) -> Result<(), StoreError>,
) -> Result<(Store, Author), AppError> {
    let setup = Setup {
        rule_set: CONVENTION_PAUVRETE.to_owned(),
        territory: Territory::default().code().to_owned(),
    };
    let wish = Wish::listen();
    let shared = common(DEFAULT_SEED, today, people);
    let (store, ids) = Store::create_with(path, &setup, |store| {
        let ids = populate(store, &shared, people, today, &wish)?;
        finish(store)?;
        Ok::<_, AppError>(ids)
    })?;
    let author = lead(context, &shared, &ids);
    Ok((store, author))
}

fn populate(
    store: &mut Store,
    shared: &[NewRecord],
    people: u64,
    today: Date,
    wish: &Wish,
) -> Result<CommonIds, AppError> {
    let numbers = store.bulk(|bulk| bulk.add(shared))?;
    let ids = CommonIds {
        structures: of_kind(shared, &numbers, Entity::Organization),
        agents: of_kind(shared, &numbers, Entity::Agent),
    };
    store.bulk(|bulk| bulk.add(&service(DEFAULT_SEED, today, &ids)).map(drop))?;
    let invented = People::new(DEFAULT_SEED, today, people, &ids);
    write(store, invented, wish)?;
    Ok(ids)
}

/// Writes people while the next ones are being invented.
fn write(store: &mut Store, mut invented: People, wish: &Wish) -> Result<(), AppError> {
    std::thread::scope(|scope| {
        let (parts, ready) = sync_channel::<Vec<Vec<NewRecord>>>(1);
        scope.spawn(move || {
            loop {
                let part: Vec<_> = invented.by_ref().take(PART).collect();
                // Nobody waits for more once writing has failed.
                if part.is_empty() || parts.send(part).is_err() {
                    break;
                }
            }
        });
        for part in ready {
            if wish.is_to_stop() {
                return Err(AppError::Interrupted);
            }
            store.bulk(|bulk| {
                part.iter()
                    .try_for_each(|person| bulk.add(person).map(drop))
            })?;
        }
        Ok(())
    })
}

fn of_kind(records: &[NewRecord], numbers: &[Id], entity: Entity) -> Vec<Id> {
    records
        .iter()
        .zip(numbers)
        .filter(|(record, _)| record.entity == entity)
        .map(|(_, id)| *id)
        .collect()
}

/// The référent whose caseload it is: the person at the keyboard plays that part.
fn lead(context: &Context, records: &[NewRecord], ids: &CommonIds) -> Author {
    let agent = records.iter().find(|record| record.entity == Entity::Agent);
    let word = |name: &str| agent.map_or("", |agent| word(agent, name));
    Author {
        agent: ids.agents.first().copied(),
        name: format!("{} {}", word("prenom"), word("nom"))
            .trim()
            .to_owned(),
        session: context.user.session.clone(),
    }
}
