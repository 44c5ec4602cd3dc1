//! `carnet bilan`: the yearly summary of a funding agreement, in text or JSON.
mod frozen;
mod joined;
mod json;
mod leaving;
mod people;
mod text;

use super::prelude::*;

use crate::domain::record::Row;
use crate::domain::record::funding_agreement::FundingAgreementRecord;
use crate::statistics::summary::{self, ActivitySummary, Around, Model, Report, Scope, anonymous};

/// What it asks.
pub const NEED: Need = Need::Do(Act::Steer);

/// What may be typed after `carnet bilan`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    #[command(flatten)]
    period: options::Period,
    /// La convention de ce numéro : sa période, sa structure, son public
    #[arg(long, value_name = "NUMÉRO", conflicts_with_all = ["du", "au"])]
    convention: Option<String>,
    /// Seulement ce qui s’est fait dans cette structure (son numéro ou son uid)
    #[arg(long, value_name = "ID")]
    structure: Option<String>,
    /// Seulement les personnes qui ont cette étiquette
    #[arg(long, value_name = "ÉTIQUETTE")]
    etiquette: Option<String>,
    /// Le modèle : herault, lot (référents formés, nouveau CER) ou etat (convention, scénarios, modèles de suivi)
    #[arg(
        long,
        value_name = "MODÈLE",
        value_enum,
        hide_possible_values = true,
        default_value = "herault",
        hide_default_value = true
    )]
    modele: Asked,
    /// Lister les personnes que compte cette ligne (« H1.1 »)
    #[arg(long, value_name = "LIGNE")]
    personnes: Option<String>,
    /// Écrire en JSON (carnet.bilan/1)
    #[arg(long)]
    json: bool,
    /// Fichier à écrire, en .pdf, .docx, .xlsx, .csv, .json ou .txt ; les nombres de 1 à 4 n’y sont pas ; un fichier qui existe n’est jamais remplacé
    #[arg(
        short = 'o',
        long = "sortie",
        value_name = "FICHIER",
        alias = "output",
        conflicts_with = "personnes"
    )]
    output: Option<PathBuf>,
    /// Laisser les nombres de 1 à 4 dans ce fichier ; un classeur a alors une feuille avec une ligne par personne, sans nom ; noté au journal des consultations
    #[arg(long, requires = "output")]
    sans_masquage: bool,
    /// Garder ce bilan sous ce nom, avec les personnes que compte chaque ligne : il ne change plus
    #[arg(long, value_name = "NOM", conflicts_with_all = ["personnes", "json", "output", "modele"])]
    figer: Option<String>,
    /// Joindre un fichier au bilan de la convention, l’organigramme par exemple : un PDF, ou une image PNG ou JPEG, de 5 Mo au plus
    #[arg(long, value_name = "FICHIER", requires = "convention", conflicts_with_all = ["structure", "etiquette", "personnes", "json", "output", "figer", "fige", "modele", "retirer"])]
    joindre: Option<PathBuf>,
    /// Ce qu’est ce fichier ; sinon « Organigramme »
    #[arg(
        long,
        value_name = "TEXTE",
        requires = "joindre",
        default_value = "Organigramme",
        hide_default_value = true
    )]
    libelle: String,
    /// Retirer du bilan de la convention le fichier joint de ce nom
    #[arg(long, value_name = "NOM", requires = "convention", conflicts_with_all = ["structure", "etiquette", "personnes", "json", "output", "figer", "fige", "modele"])]
    retirer: Option<String>,
    /// Relire le bilan figé sous ce nom
    #[arg(long, value_name = "NOM", conflicts_with_all = ["du", "au", "convention", "structure", "etiquette", "figer", "modele"])]
    fige: Option<String>,
    /// Dire ce qui a changé depuis que ce bilan est figé, ligne par ligne, et quelle saisie l’a changé
    #[arg(long, requires = "fige", conflicts_with_all = ["json", "output", "personnes"])]
    comparer: bool,
}

/// Whose report is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Asked {
    /// The Hérault.
    Herault,
    /// The Lot.
    Lot,
    /// The State.
    Etat,
}

impl Asked {
    const fn model(self) -> Model {
        match self {
            Self::Herault => Model::Herault,
            Self::Lot => Model::Lot,
            Self::Etat => Model::State,
        }
    }
}

/// Writes the summary.
///
/// # Errors
/// When a date, an agreement, a structure or a line is unknown, or the store can't be read.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    if asked.joindre.is_some() || asked.retirer.is_some() {
        let number = asked.convention.as_deref().unwrap_or_default();
        let mut store = context.writing()?;
        let agreement = of_number(&store, number)?.id;
        let change = match (&asked.joindre, &asked.retirer) {
            (Some(path), _) => joined::Asked::Join(path, &asked.libelle),
            (None, name) => joined::Asked::Remove(name.as_deref().unwrap_or_default()),
        };
        return joined::change(context, &mut store, agreement, change);
    }
    if let Some(name) = &asked.figer {
        let mut store = context.writing()?;
        let scope = scope(&store, asked, context.today())?;
        return frozen::keep(context, &mut store, &scope, name);
    }
    if let Some(name) = &asked.fige {
        let store = context.reading()?;
        let (kept, whole) = frozen::kept(&store, name)?;
        if asked.comparer {
            return out::text(&frozen::compared(&store, &kept, &whole)?);
        }
        if let Some(line) = &asked.personnes {
            let Some(behind) = whole.behind(&store, line)? else {
                return Err(unknown(line, &whole.report.summary));
            };
            let people = people::people(&store, behind)?;
            return match asked.json {
                true => out::json(&json::summary(&whole.report, Some((&people, line)))),
                false => out::text(&text::people(&people)),
            };
        }
        return match &asked.output {
            Some(path) => {
                let counted = whole.counted.iter().map(|it| (&it.line, &it.person));
                let people = anonymous(&whole.report.summary, counted);
                let report = (whole.report, Some(people));
                leaving::write(context, &store, report, (path, asked.sans_masquage))
            }
            None if asked.json => out::json(&json::summary(&whole.report, None)),
            None => out::text(&text::summary(&whole.report)),
        };
    }
    counted(context, asked)
}

fn counted(context: &Context, asked: &Options) -> Result<(), AppError> {
    let store = context.reading()?;
    let scope = scope(&store, asked, context.today())?;
    let rules = store.rule_book()?;
    let model = asked.modele.model();
    let output = asked.output.as_deref();
    let of_people = model == Model::Herault
        && output.is_some_and(|path| leaving::has_people(path, asked.sans_masquage));
    let (summary, given, behind) = store.in_one_state(|store| {
        let (summary, given) = match of_people {
            true => {
                let (summary, people) = summary::with_people(store, &scope)?;
                (summary, Some(people))
            }
            false => (summary::compute_model(store, &rules, model, &scope)?, None),
        };
        let line = asked.personnes.as_deref();
        let known = line.filter(|line| summary.line(line).is_some());
        let behind = known.map(|line| summary::behind(store, &scope, line));
        Ok::<_, StoreError>((summary, given, behind.transpose()?))
    })?;
    let people = match (&asked.personnes, behind) {
        (Some(line), None) => return Err(unknown(line, &summary)),
        (_, Some(behind)) => Some(people::people(&store, behind)?),
        (None, None) => None,
    };
    let around = Around::read(&store)?;
    if let Some(number) = apart(&scope, &around) {
        out::say(&format!(
            "Ce bilan compte toutes les structures. Celui de la seule convention {number} : --convention {number}."
        ));
    }
    let report = Report::of(summary, &around);
    if let Some(path) = &asked.output {
        let files = (path.as_path(), asked.sans_masquage);
        return leaving::write(context, &store, (report, given), files);
    }
    if asked.json {
        let people = people.as_deref().zip(asked.personnes.as_deref());
        return out::json(&json::summary(&report, people));
    }
    match people {
        Some(people) => out::text(&text::people(&people)),
        None => out::text(&text::summary(&report)),
    }
}

/// The number of the agreement of one structure that meets a period, where several structures are counted.
fn apart(scope: &Scope, around: &Around) -> Option<String> {
    let several =
        scope.structure.is_none() && scope.agreement.is_none() && around.counted.len() > 1;
    let all = around.agreements.iter().map(FundingAgreementRecord::of);
    let mut of_one = all.filter(|it| {
        it.organization().is_some() && scope.holds(it.organization(), (it.start(), it.end()))
    });
    of_one.find_map(|it| it.number().filter(|_| several).map(str::to_owned))
}

fn unknown(line: &str, summary: &ActivitySummary) -> AppError {
    let what = format!("Le bilan n’a pas de ligne « {line} ». Lignes");
    let lines = summary.tables.iter().flat_map(|table| &table.lines);
    AppError::NotFound(AppError::among(&what, lines.map(|it| it.id.as_str())))
}

/// The agreement of that number.
fn of_number(store: &Store, number: &str) -> Result<Row, AppError> {
    let rows = store.all_rows(Entity::FundingAgreement)?;
    let own =
        |row: &Row| FundingAgreementRecord::of(row).number().map(str::trim) == Some(number.trim());
    if let Some(found) = rows.iter().find(|row| own(row)) {
        return Ok(found.clone());
    }
    let what = format!("Aucune convention n’a le numéro « {number} ». Conventions");
    let known = rows.iter().map(FundingAgreementRecord::of);
    let known = known.filter_map(FundingAgreementRecord::number);
    Err(AppError::NotFound(AppError::among(&what, known)))
}

/// Whether someone has that label.
fn known(store: &Store, label: &str) -> Result<(), AppError> {
    if !label.trim().is_empty() && !store.people_labelled(Some(label))?.is_empty() {
        return Ok(());
    }
    let what = format!("Personne n’a l’étiquette « {} ». Étiquettes", label.trim());
    let labels = store.labels()?;
    let known = labels.iter().map(String::as_str);
    Err(AppError::NotFound(AppError::among(&what, known)))
}

fn scope(store: &Store, asked: &Options, today: Date) -> Result<Scope, AppError> {
    let structure = person::organization(store, asked.structure.as_deref())?;
    let label = asked.etiquette.clone();
    if let Some(label) = &label {
        known(store, label)?;
    }
    let agreement = asked.convention.as_deref();
    if let Some(number) = agreement {
        let row = of_number(store, number)?;
        let it = FundingAgreementRecord::of(&row);
        let (Some(from), Some(to)) = (it.start(), it.end()) else {
            let words = format!("La convention « {number} » n’a pas ses deux dates.");
            return Err(AppError::NotFound(words));
        };
        return Ok(Scope {
            from,
            to,
            as_of: today,
            structure: structure.or(it.organization()),
            label: label.or_else(|| it.label().map(str::to_owned)),
            agreement: Some(it.id),
        });
    }
    let (from, to) = asked.period.days(today)?;
    Ok(Scope {
        from,
        to,
        as_of: today,
        structure,
        label,
        agreement: None,
    })
}
