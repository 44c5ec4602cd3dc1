//! Which sheet of a workbook holds the people, and what to say of it. Knows no person and no store.
use super::aside::Aside;
use super::book::{Book, Tab};
use crate::domain::text::{fold, plural};
use crate::exchange::import::cell::shortened;
use crate::exchange::import::grid::{COLUMNS, Grid};
use crate::exchange::import::header::{Header, IDENTIFIERS};
use crate::exchange::import::layout;
use crate::exchange::import::mapping::Mapping;
use crate::exchange::import::notice::{ImportError, Notice};

/// Lines of a sheet among which its titles are looked for.
const SEEN: usize = 40;
/// Sheets that are looked at, and named in a message.
const TABS: usize = 100;
const NAMED: usize = 12;

/// The sheet that is read.
pub struct Chosen {
    /// Its cells, those of merged blocks filled.
    pub grid: Grid,
    /// Its titles.
    pub header: Header,
    /// How many rows stand before the people.
    pub body: usize,
    /// What to say of it.
    pub notices: Vec<Notice>,
}

/// What a sheet looks like.
enum Look {
    /// It has titles, and lines below them or none.
    Titled { filled: bool },
    /// Its titles lack something.
    Refused(ImportError),
    /// It has no titles; the beginning of its first line.
    Untitled(String),
    /// It has no cell.
    Empty,
}

/// Finds the sheet that holds the people, or takes the one that is asked for.
///
/// # Errors
/// When none has titles, when several have, when the one asked for is not there, when it can't be read.
pub fn choose(
    book: &mut dyn Book,
    asked: Option<&str>,
    mapping: &Mapping,
) -> Result<Chosen, ImportError> {
    let tabs = book.tabs();
    let mut looks = Vec::new();
    for tab in tabs.iter().take(TABS) {
        let asked = asked.is_none_or(|name| fold(name) == fold(&tab.name));
        if asked {
            looks.push((tab, look(&book.read(&tab.name, SEEN)?, mapping)));
        }
    }
    if let Some(name) = asked.filter(|_| looks.is_empty()) {
        let names = names(tabs.iter());
        let name = shortened(name);
        return Err(ImportError::Tab(format!(
            "Ce classeur n’a pas de feuille « {name} ». Ses feuilles : {names}."
        )));
    }
    let tab = pick(&looks)?.clone();
    let others = looks
        .iter()
        .filter(|(it, look)| **it != tab && !matches!(look, Look::Empty));
    let others: Vec<&Tab> = others.map(|(tab, _)| *tab).collect();
    chosen(book, &tab, &others, mapping)
}

fn look(grid: &Grid, mapping: &Mapping) -> Look {
    match layout::of_grid(grid, mapping) {
        Ok(Some((_, rows))) => Look::Titled {
            filled: grid.rows().skip(rows).any(|row| !row.is_blank()),
        },
        Err(error) => Look::Refused(error),
        Ok(None) => match grid.rows().find(|row| !row.is_blank()) {
            Some(row) => {
                let words: Vec<&str> = row
                    .cells
                    .iter()
                    .map(|it| it.trim())
                    .filter(|it| !it.is_empty())
                    .collect();
                Look::Untitled(shortened(&words.join(" ; ")))
            }
            None => Look::Empty,
        },
    }
}

/// The one sheet with people below its titles; a hidden one when no other has any.
fn pick<'t>(looks: &[(&'t Tab, Look)]) -> Result<&'t Tab, ImportError> {
    let titled = |hidden: bool, below: bool| -> Vec<&Tab> {
        let wanted = |(tab, look): &&(&Tab, Look)| {
            tab.hidden == hidden && matches!(look, Look::Titled { filled } if *filled == below)
        };
        looks.iter().filter(wanted).map(|(tab, _)| *tab).collect()
    };
    for (hidden, below) in [(false, true), (true, true), (false, false), (true, false)] {
        match titled(hidden, below).as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => {
                let all = several.iter().map(|tab| tab.name.clone()).collect();
                let names = names(several.iter().copied());
                let sentence = format!(
                    "Plusieurs feuilles de ce classeur ont des titres reconnus : {names}. Dites laquelle lire avec \
                     « --feuille » et son nom, entre guillemets."
                );
                return Err(ImportError::Tabs(sentence, all));
            }
        }
    }
    Err(nothing(looks))
}

/// Why no sheet can be read.
fn nothing(looks: &[(&Tab, Look)]) -> ImportError {
    let refused = looks.iter().find_map(|(tab, look)| match look {
        Look::Refused(error) => Some((tab, error)),
        _ => None,
    });
    let several = looks
        .iter()
        .filter(|(_, look)| !matches!(look, Look::Empty))
        .count()
        > 1;
    if let Some((tab, error)) = refused {
        return match several {
            true => ImportError::Header(format!("Feuille « {} » : {error}", shortened(&tab.name))),
            false => error.clone(),
        };
    }
    let first = looks.iter().find_map(|(tab, look)| match look {
        Look::Untitled(line) => Some((tab, line)),
        _ => None,
    });
    let Some((tab, line)) = first else {
        return ImportError::Header("Le classeur est vide.".to_owned());
    };
    let name = shortened(&tab.name);
    let needed = format!(
        "Il faut une ligne qui nomme les colonnes, avec le nom, le prénom et {IDENTIFIERS}."
    );
    ImportError::Header(if several {
        let names = names(looks.iter().map(|(tab, _)| *tab));
        format!("Aucune feuille de ce classeur n’a de ligne de titres reconnue ({names}). {needed}")
    } else {
        format!(
            "Aucune ligne de titres n’est reconnue au début de la feuille « {name} », qui commence par « {line} ». \
             {needed}"
        )
    })
}

/// Reads the sheet whole.
fn chosen(
    book: &mut dyn Book,
    tab: &Tab,
    others: &[&Tab],
    mapping: &Mapping,
) -> Result<Chosen, ImportError> {
    let mut grid = book.read(&tab.name, usize::MAX)?;
    let aside = book.aside(&tab.name)?;
    let found = layout::of_grid(&grid, mapping)?;
    let (header, body) =
        found.ok_or_else(|| ImportError::Header("Le classeur est vide.".to_owned()))?;
    // Titles over several lines end where the people begin.
    let last = grid
        .rows()
        .take(body)
        .last()
        .map_or(header.line, |row| row.line);
    let filled = grid.fill(&aside.blocks, last);
    let mut notices = Vec::new();
    let mut say =
        |column: Option<&str>, reason: &str| notices.push(Notice::new(header.line, column, reason));
    if !others.is_empty() {
        let names = names(others.iter().copied());
        say(
            None,
            &format!(
                "La feuille lue est « {} ». Ne sont pas lues : {names}.",
                shortened(&tab.name)
            ),
        );
    }
    if tab.hidden {
        say(
            None,
            &format!(
                "La feuille lue, « {} », est masquée dans le classeur.",
                shortened(&tab.name)
            ),
        );
    }
    for (at, count) in filled {
        let column = header.columns.get(at).filter(|it| it.heading.is_some());
        if let Some(column) = column {
            let lines = plural(count, "ligne", "lignes");
            let reason = format!(
                "Des cellules de cette colonne sont fusionnées : la valeur d’un bloc est reprise sur chacune de ses \
                 lignes ({lines} de plus)."
            );
            say(Some(&column.title), &reason);
        }
    }
    hidden(&aside, &header, &mut say);
    if grid.cut {
        say(
            None,
            &format!("Seules les {COLUMNS} premières colonnes de la feuille sont lues."),
        );
    }
    Ok(Chosen {
        grid,
        header,
        body,
        notices,
    })
}

/// Says what nobody sees on screen and is read all the same.
fn hidden(aside: &Aside, header: &Header, say: &mut impl FnMut(Option<&str>, &str)) {
    match aside.hidden_lines {
        0 => {}
        1 => say(
            None,
            "Une ligne masquée ou filtrée dans le classeur est lue comme les autres.",
        ),
        count => say(
            None,
            &format!(
                "{count} lignes masquées ou filtrées dans le classeur sont lues comme les autres."
            ),
        ),
    }
    for at in &aside.hidden_columns {
        if let Some(column) = header.columns.get(*at).filter(|it| it.heading.is_some()) {
            say(
                Some(&column.title),
                "Cette colonne est masquée dans le classeur : elle est lue comme les autres.",
            );
        }
    }
}

/// « A », « B » et 3 autres.
fn names<'t>(tabs: impl Iterator<Item = &'t Tab>) -> String {
    let all: Vec<String> = tabs
        .map(|tab| format!("« {} »", shortened(&tab.name)))
        .collect();
    let rest = all.len().saturating_sub(NAMED);
    let named = all.get(..NAMED).unwrap_or(&all).join(", ");
    match rest {
        0 => named,
        1 => format!("{named} et une autre"),
        rest => format!("{named} et {rest} autres"),
    }
}
