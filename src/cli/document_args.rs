//! What may be typed after `carnet document`. Knows nothing of papers.
use std::path::PathBuf;

use clap::{Args, Subcommand};

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
