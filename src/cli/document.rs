//! `carnet document KIND ID -o F`: a paper in Word, PDF or text; the template of the papers.
use super::prelude::*;

use crate::documents::template::{self, BadTemplate, Template};
use crate::documents::{Format, Kind, NoPaper, Source, Stamp, build, not_seen, text};
use crate::exchange::export::write_new;
use crate::start::own_template;

/// What it asks, the check of a model apart.
pub const NEED: Need = Need::Do(Act::Print);

/// A paper, or the template of the papers.
#[derive(Debug, Subcommand)]
pub enum DocumentCommand {
    /// Contrat : engagements réciproques, objectifs, plan, signatures
    Cer(ContractArgs),
    /// Carnet de bord : la situation et le plan d’action, comme dans le modèle national
    Carnet(PaperArgs),
    /// Plan d’action seul, en mots simples et en grands caractères
    Plan(PaperArgs),
    /// Bilan d’accompagnement, à partir de la dernière revue
    Bilan(PaperArgs),
    /// Lettre pour le prochain rendez-vous
    Convocation(PaperArgs),
    /// Lettre après un rendez-vous manqué
    Relance(PaperArgs),
    /// Prochains rendez-vous, en grands caractères
    RendezVous(PaperArgs),
    /// L’accompagnement expliqué en une page, dans les mots du modèle des papiers
    Information(PaperArgs),
    /// Tout ce qui est gardé sur une personne, historique compris, pour le lui remettre
    Donnees(PaperArgs),
    /// Écrire un modèle commenté des mots et du logo des papiers
    Modele,
    /// Vérifier le modèle des papiers (le vôtre sans fichier) ; code 7 s’il est refusé
    Verifier {
        /// Fichier à vérifier
        fichier: Option<PathBuf>,
    },
}

/// Whose paper, and where it goes.
#[derive(Clone, Debug, Args)]
pub struct PaperArgs {
    /// Numéro ou uid de la personne
    pub id: String,
    /// Fichier à écrire, en .pdf, .docx ou .txt, ou « - » pour lire le texte ici ; un fichier qui existe n’est jamais remplacé
    #[arg(short = 'o', long = "sortie", value_name = "FICHIER", alias = "output")]
    pub output: Option<PathBuf>,
    /// Why.
    #[command(flatten)]
    pub because: Because,
}

/// Which contract of whom.
#[derive(Clone, Debug, Args)]
pub struct ContractArgs {
    /// Whose paper, and where it goes.
    #[command(flatten)]
    pub paper: PaperArgs,
    /// Le contrat voulu, compté du plus ancien (1) au plus récent ; le dernier sans cette option
    #[arg(long, value_name = "N", alias = "contract")]
    pub contrat: Option<usize>,
}

/// Writes the commented template.
///
/// # Errors
/// When stdout can't be written.
pub fn model() -> Result<(), AppError> {
    out::text(template::MODEL)
}

/// Checks a template, the person's own without one.
///
/// # Errors
/// `Rejected` when something is wrong in it; when it can't be read.
pub fn check(path: Option<&Path>) -> Result<(), AppError> {
    let own = own_template();
    let path = options::to_check(path, own.as_deref())?;
    template::read(path).map_err(bad)?;
    out::say(&format!("{} : tout est en ordre.", path.display()));
    Ok(())
}

/// What is said of a template that is wrong.
pub(super) fn bad(error: BadTemplate) -> AppError {
    match error {
        BadTemplate::Unreadable(path, error) => AppError::file(&path, error),
        wrong @ BadTemplate::Wrong(..) => AppError::Rejected(wrong.to_string()),
    }
}

/// Makes a paper.
///
/// # Errors
/// When the person, the contract or what the paper needs is not there; when it is not for the
/// role of who asks; when the template is wrong; when it can't be written.
pub fn run(context: &Context, asked: &DocumentCommand) -> Result<(), AppError> {
    let (kind, paper, contract) = match asked {
        DocumentCommand::Cer(ContractArgs { paper, contrat }) => (Kind::Contract, paper, *contrat),
        DocumentCommand::Carnet(paper) => (Kind::Carnet, paper, None),
        DocumentCommand::Plan(paper) => (Kind::Plan, paper, None),
        DocumentCommand::Bilan(paper) => (Kind::Review, paper, None),
        DocumentCommand::Convocation(paper) => (Kind::Invitation, paper, None),
        DocumentCommand::Relance(paper) => (Kind::Reminder, paper, None),
        DocumentCommand::RendezVous(paper) => (Kind::Appointments, paper, None),
        DocumentCommand::Information(paper) => (Kind::Information, paper, None),
        DocumentCommand::Donnees(paper) => (Kind::Everything, paper, None),
        // Those two need no store: the command line sends them elsewhere.
        DocumentCommand::Modele => return model(),
        DocumentCommand::Verifier { fichier } => return check(fichier.as_deref()),
    };
    let target = target(kind, paper)?;
    let source = source(context, kind, paper, contract)?;
    let document = build(kind, &source).map_err(|error| match error {
        NoPaper::Refused(reason) => AppError::Refused(reason),
        NoPaper::Missing(reason) => AppError::NotFound(reason),
    })?;
    let hidden = not_seen(source.hidden());
    hidden
        .iter()
        .for_each(|words| out::say(&format!("{words}.")));
    let Target::File(path, format) = target else {
        return out::text(&text::text(&document));
    };
    let bytes = format
        .bytes(&document)
        .map_err(|error| AppError::Unexpected(error.to_string()))?;
    write_new(path, |out| Ok(out.write_all(&bytes)?))?;
    if let Some(words) = format.replaced(&document) {
        out::say(&words);
    }
    out::say(&format!(
        "{} : {} (lisible par vous seul : rangez-le comme un dossier papier).",
        kind.label(),
        path.display()
    ));
    Ok(())
}

/// Where the paper goes.
enum Target<'a> {
    /// On stdout, as text.
    Stdout,
    /// In a file.
    File(&'a Path, Format),
}

fn target(kind: Kind, paper: &PaperArgs) -> Result<Target<'_>, AppError> {
    let name = kind.code();
    let Some(path) = paper.output.as_deref() else {
        return Err(AppError::Usage(format!(
            "Dites où l’écrire : « -o {name}.pdf », « -o {name}.docx » ou « -o {name}.txt » ; « -o - » l’écrit ici en texte."
        )));
    };
    if path.as_os_str() == "-" {
        return Ok(Target::Stdout);
    }
    Format::of(path)
        .map(|format| Target::File(path, format))
        .ok_or_else(|| {
            AppError::Usage(
                "Donnez au fichier un nom en .pdf, .docx ou .txt ; « - » écrit le texte ici."
                    .to_owned(),
            )
        })
}

fn source(
    context: &Context,
    kind: Kind,
    paper: &PaperArgs,
    contract: Option<usize>,
) -> Result<Source, AppError> {
    let words: Template = template::load(own_template().as_deref()).map_err(bad)?;
    let store = context.reading()?;
    let id = person::find(&store, &paper.id)?;
    paper.because.tell(&store, Some(id))?;
    let clock = context.clock();
    let stamp = Stamp::of(&clock.moment(), clock.time());
    let source = Source::for_kind(kind, &store, id, stamp, words)?;
    store.consulted(Consultation::Paper, &[id]);
    let Some(number) = contract else {
        return Ok(source);
    };
    let found = source.nth_contract(number).ok_or_else(|| {
        AppError::NotFound(format!(
            "Ce dossier n’a pas de contrat n° {number}. Sans « --contrat », le dernier est imprimé."
        ))
    })?;
    Ok(source.for_contract(Some(found)))
}
