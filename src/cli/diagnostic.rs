//! `carnet diagnostic`: the installation in figures, to ask for help. Nobody's data: no name,
//! no account, no content.
pub(super) mod disk;

use super::prelude::*;
use std::io::IsTerminal;
use std::os::unix::fs::PermissionsExt;

use super::context::own_config;
use crate::clock::{Clock, stamp};
use crate::domain::text::number;
use crate::store::{Access, CAN_ENCRYPT, format_version, sqlite_version};

/// Writes the diagnostic.
///
/// # Errors
/// When stdout can't be written.
pub fn run(context: &Context) -> Result<(), AppError> {
    let mut lines = program();
    lines.extend(terminal());
    lines.extend(settings(context));
    lines.extend(store(context));
    let text: Vec<String> = lines
        .into_iter()
        .map(|(label, value)| format!("{label} : {value}"))
        .collect();
    out::text(&text.join("\n"))
}

type Line = (&'static str, String);

fn program() -> Vec<Line> {
    vec![
        ("carnet", env!("CARGO_PKG_VERSION").to_owned()),
        ("SQLite", sqlite_version().to_owned()),
        ("Chiffrement possible", yes(CAN_ENCRYPT)),
        ("Format de base écrit", format_version().to_string()),
        (
            "Système",
            format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        ),
        ("Instant (UTC)", stamp(&Clock::System.moment())),
    ]
}

fn terminal() -> Vec<Line> {
    let env = |name: &str| std::env::var(name).unwrap_or_else(|_| "absent".to_owned());
    let size = rustix::termios::tcgetwinsize(std::io::stderr()).map_or_else(
        |_| "inconnue".to_owned(),
        |size| format!("{} × {}", size.ws_col, size.ws_row),
    );
    vec![
        ("TERM", env("TERM")),
        ("COLORTERM", env("COLORTERM")),
        ("NO_COLOR", env("NO_COLOR")),
        (
            "Langue",
            std::env::var("LC_ALL").unwrap_or_else(|_| env("LANG")),
        ),
        ("Entrée au terminal", yes(std::io::stdin().is_terminal())),
        ("Sortie au terminal", yes(std::io::stdout().is_terminal())),
        ("Taille du terminal", size),
    ]
}

fn yes(it: bool) -> String {
    if it { "oui" } else { "non" }.to_owned()
}

fn settings(context: &Context) -> Vec<Line> {
    let own = own_config();
    let place = |path: &Path| match path.exists() {
        true => format!("{} ({})", path.display(), mode(path)),
        false => format!("{} (absent)", path.display()),
    };
    vec![
        (
            "Vos réglages",
            own.as_deref().map_or_else(|| "inconnus".to_owned(), place),
        ),
        (
            "Réglages de la machine",
            place(Path::new(super::config::SYSTEM)),
        ),
        (
            "Problèmes dans les réglages",
            context.problems.len().to_string(),
        ),
        ("Thème", context.config.theme.clone()),
    ]
}

fn mode(path: &Path) -> String {
    std::fs::metadata(path).map_or_else(
        |_| "droits inconnus".to_owned(),
        |about| format!("droits {:o}", about.permissions().mode() & 0o7777),
    )
}

fn store(context: &Context) -> Vec<Line> {
    let path = &context.base;
    let mut lines = vec![("Base", path.display().to_string())];
    match context.open() {
        Ok(store) => {
            lines.push(("Droits de la base", mode(path)));
            if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
                lines.push(("Droits de son dossier", mode(folder)));
            }
            lines.push(("Base chiffrée", yes(store.is_encrypted())));
            lines.push(("Disque chiffré", disk::encryption(path).words().to_owned()));
            lines.extend(figures(&store));
        }
        Err(AppError::Store(StoreError::Missing(_))) => {
            lines.push(("État de la base", "aucune base à cet endroit".to_owned()));
        }
        Err(other) => lines.push(("État de la base", other.to_string())),
    }
    lines
}

fn figures(store: &Store) -> Vec<Line> {
    let access = match store.access() {
        Access::ReadWrite => "lecture et écriture".to_owned(),
        Access::ReadOnly(reason) => format!("lecture seule : {reason}"),
    };
    let mut lines = vec![("Accès", access)];
    match store.figures() {
        Ok(figures) => {
            lines.push(("Format de la base", figures.format.to_string()));
            lines.push(("Écriture", figures.journal_mode));
            lines.push(("Taille (octets)", number(figures.bytes)));
            lines.push(("Actes au journal", number(figures.acts)));
            lines.push(("Brouillons", number(figures.drafts)));
            lines.push(("Échéances en cours", number(figures.deadlines)));
            let records = figures.records.iter().filter(|(_, count)| *count > 0);
            let counts: Vec<String> = records
                .map(|(entity, count)| format!("{} {}", entity.table(), number(*count)))
                .collect();
            lines.push(("Enregistrements", counts.join(", ")));
        }
        Err(error) => lines.push(("Chiffres", error.to_string())),
    }
    lines
}
