//! What may be typed after `carnet`. Knows no command's work.
//!
//! Names and help are French; options have English aliases. Help, man page and completions
//! are all read from here.
use std::path::PathBuf;

use clap::builder::Styles;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;

use super::options::Global;

const TEMPLATE: &str =
    "{before-help}{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "\
Pour commencer :
  carnet demo                       découvrir le programme avec des personnes inventées
  carnet importer fichier.csv --essai   voir ce qu’un tableur donnerait, sans rien écrire
  carnet                            ouvrir le portefeuille

La base est le fichier de --base, sinon celui de CARNET_BASE, sinon carnet/carnet.db dans le
dossier des données ($XDG_DATA_HOME ou ~/.local/share). Codes de sortie : « carnet man ».";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "carnet",
    version,
    about = "Le carnet de bord des référents RSA : personnes suivies, échéances, plans d’action.",
    long_about = "Le carnet de bord des référents RSA.\n\nSans commande, « carnet » ouvre le portefeuille : une ligne par personne suivie, la plus urgente en premier. Chaque commande ci-dessous fait la même chose qu’un écran, en texte, pour un script, un lecteur d’écran ou une connexion à distance.",
    after_help = EXAMPLES,
    help_template = TEMPLATE,
    subcommand_help_heading = "Commandes",
    subcommand_value_name = "COMMANDE",
    next_help_heading = "Options",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    infer_subcommands = false,
    max_term_width = 100,
    styles = Styles::plain()
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; the caseload on screen without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Créer une base vide
    Init,
    /// Découvrir le programme avec des personnes inventées, dans une base qui disparaît à la fin
    Demo {
        /// Nombre de personnes inventées
        #[arg(long, value_name = "N", default_value_t = 87, hide_default_value = true, alias = "count",
              value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
        dossiers: u64,
        /// Écrire la base dans ce fichier et s’arrêter là ; un fichier qui existe n’est jamais remplacé
        #[arg(long, value_name = "FICHIER", alias = "into")]
        dans: Option<PathBuf>,
    },
    /// Lister les échéances qui appellent quelqu’un, avec leur raison
    #[command(
        long_about = "Liste les échéances qui appellent quelqu’un : en retard, du jour, bientôt, ou dont la date de départ manque. Les personnes viennent dans l’ordre de leur échéance la plus urgente, les échéances d’une personne ensemble."
    )]
    Alertes {
        /// Seulement les personnes suivies par cet agent (numéro ou uid)
        #[arg(long, value_name = "ID")]
        referent: Option<String>,
        /// Seulement cette règle (« CER-1S » ou « A6 »), quel que soit son niveau
        #[arg(long, value_name = "ID", alias = "rule")]
        regle: Option<String>,
        /// Écrire en JSON (carnet.alertes/1)
        #[arg(long)]
        json: bool,
    },
    /// Lire les rendez-vous d’un jour ou de plusieurs, ou en faire un calendrier
    #[command(
        long_about = "Écrit les rendez-vous, jour par jour et heure par heure : ceux d’un référent (avec ce qu’il a de libre), d’une structure, ou de tout le monde. « --ics » en fait un calendrier que d’autres programmes lisent, sans les noms à moins de les demander ; le fichier n’est lisible que par vous."
    )]
    Agenda(super::agenda_args::AgendaArgs),
    /// Travailler la file : un dossier après l’autre, une touche par issue
    #[command(
        long_about = "Ouvre la file à l’écran : rendez-vous passés sans issue, absences sans suite, premiers rendez-vous à fixer, contrats à signer ou à renouveler, revues et actions en retard, un dossier après l’autre, une touche par issue. Plusieurs personnes peuvent s’y mettre en même temps : un dossier n’est jamais chez deux à la fois.\n\nAvec --json, écrit la file sans l’ouvrir. « jours » y est compté comme dans les alertes : négatif quand « depuis » est passé."
    )]
    Triage {
        /// Seulement les personnes suivies par cet agent, et ce qui lui a été passé (numéro ou uid)
        #[arg(long, value_name = "ID")]
        referent: Option<String>,
        /// Seulement les personnes suivies dans cette structure (numéro ou uid)
        #[arg(long, value_name = "ID", conflicts_with = "referent")]
        structure: Option<String>,
        /// Écrire la file en JSON (carnet.triage/1)
        #[arg(long)]
        json: bool,
    },
    /// Lire les indicateurs : cibles de la convention, sorties, contrats, délais
    #[command(
        long_about = "Calcule chaque indicateur sur une période : numérateur, dénominateur, taux, cible, cas en attente et cas écartés avec leur motif. Sans dates, la période est les douze mois qui finissent aujourd’hui. Un taux ne compte que les cas arrivés à échéance ; « — » veut dire que personne n’est concerné."
    )]
    Pilotage(super::pilotage::Options),
    /// Lire un dossier en entier
    Dossier {
        /// Numéro ou uid de la personne
        id: String,
        /// Écrire en JSON (carnet.dossier/1)
        #[arg(long)]
        json: bool,
    },
    /// Imprimer : contrat, carnet de bord, plan, bilan, lettres, rendez-vous
    #[command(
        subcommand,
        long_about = "Écrit un papier pour la personne, en Word (.docx), en PDF ou en texte à 80 colonnes (.txt, ou « - » ici). Aucun n’a d’alerte, de retard ni de note de travail. Les mots et le logo de votre département se règlent dans un fichier : « carnet document modele » le montre, « carnet document verifier » le vérifie. Le fichier écrit n’est lisible que par vous.",
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE"
    )]
    Document(super::document_args::DocumentCommand),
    /// Lire qui a changé quoi dans un dossier
    Journal {
        /// Numéro ou uid de la personne
        id: String,
        /// Écrire en JSON (carnet.journal/1)
        #[arg(long)]
        json: bool,
    },
    /// Importer un tableur (CSV) ou un export de carnet (JSON)
    #[command(
        long_about = "Importe un tableur (CSV) : séparateurs « ; », « , » ou tabulation, colonnes dans n’importe quel ordre. Une ligne qui ne peut pas être prise est citée avec son motif ; rien n’est deviné en silence. Tout l’import s’annule d’un coup, à l’écran, par « u ». Importer deux fois le même fichier ne change rien.\n\nLe code de sortie est 7 quand une ligne a été refusée."
    )]
    Importer {
        /// Fichier à importer
        fichier: PathBuf,
        /// Montrer ce qui serait fait, sans rien écrire
        #[arg(long, alias = "dry-run")]
        essai: bool,
        /// Table de correspondance des colonnes (TOML)
        #[arg(long, value_name = "M.toml", alias = "mapping")]
        correspondance: Option<PathBuf>,
        /// Écrire le bilan en JSON (carnet.import/1)
        #[arg(long)]
        json: bool,
    },
    /// Exporter le portefeuille (.csv) ou tout ce que contient la base (.json)
    #[command(
        long_about = "Exporte le portefeuille (.csv, pour un tableur) ou tout ce que contient la base (.json, qui peut être importé ailleurs). « - » écrit le CSV sur la sortie standard. Le fichier n’est lisible que par vous et n’est pas chiffré : rangez-le comme un dossier papier."
    )]
    Exporter {
        /// Fichier à écrire, en .csv ou .json, ou « - »
        fichier: PathBuf,
    },
    /// Écrire une copie vérifiée de la base
    Sauvegarder {
        /// Fichier à écrire ; un fichier qui existe n’est jamais remplacé
        fichier: PathBuf,
    },
    /// Vérifier le fichier, le journal, et recalculer toutes les échéances
    Verifier {
        /// Écrire en JSON (carnet.verification/1)
        #[arg(long)]
        json: bool,
    },
    /// Lister les jeux de règles, lequel est en vigueur et pourquoi
    #[command(
        long_about = "Liste les jeux de règles connus, lequel est en vigueur et pourquoi, et chaque règle avec son état, son délai, sa source et ce que le fichier du département y change. Les fichiers du département sont ceux du dossier « regles » des réglages ; un fichier qui a changé n’entre en vigueur qu’une fois accepté, et les échéances de tout le monde sont alors recalculées.",
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE",
        args_conflicts_with_subcommands = true
    )]
    Regles {
        /// Écrire en JSON (carnet.regles/1)
        #[arg(long)]
        json: bool,
        /// Ce qui est à faire ; la liste sans rien
        #[command(subcommand)]
        quoi: Option<RulesCommand>,
    },
    /// Réglages : en montrer un modèle, ou vérifier un fichier
    #[command(
        subcommand,
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE"
    )]
    Config(ConfigCommand),
    /// Écrire les complétions d’un interpréteur de commandes (bash, zsh, fish)
    Completions {
        /// bash, zsh, fish, elvish ou powershell
        #[arg(value_enum, hide_possible_values = true, value_name = "INTERPRÉTEUR")]
        shell: Shell,
    },
    /// Écrire la page de manuel
    Man,
    /// Décrire l’installation, sans donnée personnelle, pour demander de l’aide
    Diagnostic,
}

/// What can be done with the rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Vérifier un fichier de règles ; code 7 s’il est refusé
    Verifier {
        /// Fichier à vérifier
        fichier: PathBuf,
    },
    /// Mettre en vigueur un fichier de règles (ceux du dossier « regles » sans fichier)
    Accepter {
        /// Fichier à accepter
        fichier: Option<PathBuf>,
    },
    /// Ne plus utiliser un jeu de règles du département
    Retirer {
        /// Identifiant du jeu
        id: String,
    },
    /// Choisir le jeu de règles par défaut du département
    Choisir {
        /// Identifiant du jeu
        id: String,
        /// Seulement pour les parcours orientés à partir de ce jour (JJ/MM/AAAA)
        #[arg(long, value_name = "JJ/MM/AAAA")]
        depuis: Option<String>,
    },
    /// Régler le calendrier : territoire, lundi de Pentecôte, jours de fermeture
    Calendrier {
        /// metropole, alsace_moselle, guadeloupe, martinique, guyane, reunion, mayotte…
        #[arg(long, value_name = "TERRITOIRE")]
        territoire: Option<String>,
        /// Le lundi de Pentecôte est-il travaillé ?
        #[arg(long, value_name = "oui|non", value_parser = ["oui", "non"])]
        pentecote_travaille: Option<String>,
        /// Jours de fermeture de la structure, séparés par des virgules (« aucun » les efface)
        #[arg(long, value_name = "JJ/MM/AAAA,…")]
        fermetures: Option<String>,
    },
    /// Recalculer toutes les échéances
    Recalculer,
}

/// What can be done with the settings.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Écrire un fichier de réglages commenté, avec les valeurs par défaut
    Modele,
    /// Vérifier un fichier de réglages (les vôtres sans fichier) ; code 1 s’il y a un problème
    Verifier {
        /// Fichier à vérifier
        fichier: Option<PathBuf>,
    },
}

/// The definition of the command line, in French at every level.
#[must_use]
pub fn definition() -> clap::Command {
    fn french(command: clap::Command) -> clap::Command {
        let command = command.help_template(TEMPLATE).mut_args(|arg| {
            if arg.is_positional() {
                arg.help_heading("Arguments")
            } else {
                arg.help_heading("Options")
            }
        });
        command.mut_subcommands(french)
    }
    french(Cli::command())
}

/// Reads the command line.
///
/// # Errors
/// What clap says, help and version included.
pub fn parse<I, T>(words: I) -> Result<Cli, clap::Error>
where
    I: IntoIterator<Item = T>,
    T: Into<std::ffi::OsString> + Clone,
{
    let matches = definition().try_get_matches_from(words)?;
    Cli::from_arg_matches(&matches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together() {
        definition().debug_assert();
    }

    #[test]
    fn options_have_english_aliases_and_stand_anywhere() {
        let cli = parse(["carnet", "alertes", "--rule", "A6", "--database", "f.db"]).unwrap();
        assert_eq!(cli.global.base, Some(PathBuf::from("f.db")));
        let Some(Command::Alertes { regle, .. }) = cli.command else {
            panic!("alertes expected")
        };
        assert_eq!(regle.as_deref(), Some("A6"));
    }
}
