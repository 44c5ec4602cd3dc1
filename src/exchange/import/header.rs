//! From the titles of columns to what they announce.
//!
//! Titles are compared folded; a table of correspondence given by the user wins. Knows no row
//! of people.
use super::dates::DateOrder;
use super::field::NameOrder;
use super::mapping::Mapping;
use super::notice::ImportError;
use super::prelude::*;
use super::synonyms::{self, BESIDE, LINKS, OWNERS, PROFESSIONAL};
use std::collections::HashMap;
use std::sync::LazyLock;

static HEADINGS: LazyLock<HashMap<&'static str, Heading>> = LazyLock::new(|| {
    synonyms::all()
        .flat_map(|entry| entry.keys.split('|').map(|key| (key, entry.heading)))
        .filter(|(key, _)| !key.is_empty())
        .collect()
});

/// Program that wrote the file, when its titles show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A spreadsheet made in an office.
    Generic,
    /// The file of beneficiaries of the State's Carnet de bord.
    CarnetDeBord,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Title as written, on one line; « colonne 4 » when it has none.
    pub title: String,
    /// What it announces, if understood.
    pub heading: Option<Heading>,
    /// The order of the day and the month in its dates.
    pub order: DateOrder,
}

impl Column {
    const fn is_full_name(&self) -> bool {
        matches!(self.heading, Some(Heading::FullName(_)))
    }

    /// Whether it is of a list of colleagues.
    pub fn is_professional(&self) -> bool {
        let key = fold(&self.title);
        self.heading.is_none() && PROFESSIONAL.split('|').any(|word| word == key)
    }
}

/// The line of titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its line in the file.
    pub line: u32,
    /// Program that wrote the file.
    pub format: Format,
    /// Columns, in the order of the file.
    pub columns: Vec<Column>,
}

/// What a title announces, with or without « du bénéficiaire » after it.
pub fn heading(title: &str, mapping: &Mapping) -> Option<Heading> {
    let key = fold(title);
    if let Some(heading) = mapping.get(&key) {
        return Some(heading);
    }
    let known = |key: &str| HEADINGS.get(key).copied();
    known(&key).or_else(|| known(without_owner(&key)?))
}

fn without_owner(key: &str) -> Option<&str> {
    let short = OWNERS.iter().find_map(|owner| key.strip_suffix(owner))?;
    let short = short.strip_suffix(' ')?;
    let link = LINKS
        .iter()
        .find_map(|link| short.strip_suffix(link)?.strip_suffix(' '));
    Some(link.unwrap_or(short))
}

impl Header {
    /// Understands a line of titles.
    pub fn read<S: AsRef<str>>(line: u32, cells: &[S], mapping: &Mapping) -> Self {
        let keys: Vec<String> = cells.iter().map(|cell| fold(cell.as_ref())).collect();
        let has = |wanted: &str| keys.iter().any(|key| key == wanted);
        let carnet = has("identifiant dans le si") && (has("accompagnateurs") || has("droits are"));
        let format = if carnet {
            Format::CarnetDeBord
        } else {
            Format::Generic
        };
        let columns = cells.iter().enumerate().map(|(at, cell)| Column {
            title: title(cell.as_ref(), at),
            heading: match (heading(cell.as_ref(), mapping), format) {
                (Some(Heading::CarnetSituation), Format::CarnetDeBord) => {
                    Some(Heading::Field(F::Activity))
                }
                (Some(Heading::CarnetSituation), Format::Generic) => None,
                (found, _) => found,
            },
            order: DateOrder::default(),
        });
        let mut header = Self {
            line,
            format,
            columns: columns.collect(),
        };
        header.explain(&keys, mapping);
        header
    }

    /// Gives their meaning to the titles that their neighbours explain. « Nom de l’allocataire » without
    /// a prénom beside it holds both.
    fn explain(&mut self, keys: &[String], mapping: &Mapping) {
        for (at, key) in keys.iter().enumerate() {
            let unread = self.columns.get(at).is_some_and(|it| it.heading.is_none());
            let found = BESIDE.iter().find(|it| {
                let any = |fields: &[F]| fields.iter().any(|it| self.has(Heading::Field(*it)));
                it.keys.split('|').any(|word| word == key) && any(it.near) && !any(it.far)
            });
            if let Some(it) = found.filter(|it| unread && !self.has(Heading::Field(it.field)))
                && let Some(column) = self.columns.get_mut(at)
            {
                column.heading = Some(Heading::Field(it.field));
            }
        }
        let first = Heading::Field(F::FirstName);
        if self.has(first) || self.columns.iter().any(Column::is_full_name) {
            return;
        }
        for (column, key) in self.columns.iter_mut().zip(keys) {
            let owned = mapping.get(key).is_none() && without_owner(key).is_some();
            if owned && column.heading == Some(Heading::Field(F::LastName)) {
                column.heading = Some(Heading::FullName(NameOrder::LastFirst));
            }
        }
    }

    /// How many columns are understood, those of a list of colleagues too.
    pub fn known(&self) -> usize {
        self.columns
            .iter()
            .filter(|column| column.heading.is_some() || column.is_professional())
            .count()
    }

    /// Whether those cells are the titles again, as at the top of a printed page.
    pub fn is_repeated<S: AsRef<str>>(&self, cells: &[S]) -> bool {
        let titled = |(at, column): (usize, &Column)| {
            cells
                .get(at)
                .is_some_and(|cell| title(cell.as_ref(), at) == column.title)
        };
        self.columns.iter().enumerate().all(titled)
    }

    /// Whether a column announces that.
    pub fn has(&self, heading: Heading) -> bool {
        self.columns
            .iter()
            .any(|column| column.heading == Some(heading))
    }

    /// What an import cannot do without, and is not there, in words.
    pub fn missing(&self) -> Vec<&'static str> {
        let full = self.columns.iter().any(Column::is_full_name);
        let last = full
            || self.has(Heading::Field(F::LastName))
            || self.has(Heading::Field(F::BirthName))
            || self.has(Heading::FamilyName)
            || self.has(Heading::UsageName);
        let known = IDENTIFYING
            .into_iter()
            .any(|field| self.has(Heading::Field(field)))
            || self.has(Heading::Phones);
        [
            (last, "le nom"),
            (full || self.has(Heading::Field(F::FirstName)), "le prénom"),
            (known, IDENTIFIERS),
        ]
        .into_iter()
        .filter_map(|(there, what)| (!there).then_some(what))
        .collect()
    }

    /// Refuses a header without what an import needs.
    ///
    /// # Errors
    /// Names what is missing.
    pub fn check(&self) -> Result<(), ImportError> {
        let missing = self.missing();
        if missing.is_empty() {
            return Ok(());
        }
        Err(ImportError::Header(format!(
            "La ligne {} donne les titres des colonnes, mais il y manque {}. Renommez une colonne, \
             ou donnez une table de correspondance (--correspondance).",
            self.line,
            missing.join(" et ")
        )))
    }

    /// What to say of the columns that will not be taken.
    pub fn notices(&self, held: &[usize]) -> Vec<Notice> {
        self.columns
            .iter()
            .enumerate()
            .filter(|(at, _)| !held.contains(at))
            .filter_map(|(at, column)| {
                let reason = match column.heading {
                    Some(Heading::Dropped(dropped)) => dropped.reason(),
                    None if column.title != untitled(at) => {
                        "Colonne non reconnue : elle n’est pas reprise."
                    }
                    Some(_) | None => return None,
                };
                let notice = Notice::new(self.line, Some(&column.title), reason);
                Some(notice.about(Matter::Column))
            })
            .collect()
    }
}

/// What tells people apart, besides their names.
pub const IDENTIFIERS: &str = "de quoi reconnaître la personne (date de naissance, n° CAF, \
     identifiant, courriel ou téléphone)";
/// The fields that do it.
pub const IDENTIFYING: [F; 6] = [
    F::BornOn,
    F::Caf,
    F::FranceTravail,
    F::ExternalId,
    F::Email,
    F::Phone,
];

fn title(cell: &str, at: usize) -> String {
    let title = clean_line(cell);
    if title.is_empty() {
        untitled(at)
    } else {
        title
    }
}

fn untitled(at: usize) -> String {
    format!("colonne {}", at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::field::Dropped;

    fn understood(title: &str) -> Option<Heading> {
        heading(title, &Mapping::default())
    }

    #[test]
    fn folds_titles() {
        for (title, expected) in [
            ("N° CAF", "n caf"),
            ("  Né(e)\r\nle ", "ne e le"),
            ("Prime d’activité", "prime d activite"),
            ("Identifiant dans le SI*", "identifiant dans le si"),
            ("E-Mail", "e mail"),
        ] {
            assert_eq!(fold(title), expected);
        }
    }

    #[test]
    fn no_word_means_two_things_and_every_key_is_folded() {
        let mut seen = std::collections::HashSet::new();
        let beside = BESIDE.iter().map(|it| it.keys);
        for keys in synonyms::all().map(|it| it.keys).chain(beside) {
            for word in keys.split('|').filter(|word| !word.is_empty()) {
                assert!(seen.insert(word), "{word} stands twice");
                assert_eq!(fold(word), word);
            }
        }
    }

    #[test]
    fn understands_usual_wordings() {
        for (title, expected) in [
            ("NOM DU BÉNÉFICIAIRE", Heading::Field(F::LastName)),
            ("Prénom usager", Heading::Field(F::FirstName)),
            ("Téléphone de l’allocataire", Heading::Phones),
            ("N° allocataire", Heading::Field(F::Caf)),
            ("Nom - Prénom", Heading::FullName(NameOrder::LastFirst)),
            ("Allocataire", Heading::FullName(NameOrder::Unknown)),
            ("N° SS", Heading::Dropped(Dropped::Nir)),
        ] {
            assert_eq!(understood(title), Some(expected), "{title}");
        }
        assert_eq!(understood("Couleur préférée"), None);
        assert_eq!(understood(""), None);
    }

    #[test]
    fn knows_the_carnet_de_bord_by_its_titles() {
        let titles = [
            "Identifiant dans le SI*",
            "Prénom*",
            "Nom*",
            "Situation",
            "Accompagnateurs",
        ];
        let header = Header::read(1, &titles, &Mapping::default());
        assert_eq!(header.format, Format::CarnetDeBord);
        assert!(header.has(Heading::Field(F::Activity)));
        let header = Header::read(1, &["Nom", "Prénom", "Situation"], &Mapping::default());
        assert_eq!(header.known(), 2);
        assert_eq!(header.missing(), [IDENTIFIERS]);
    }
}
