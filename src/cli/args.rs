//! What may be typed after `carnet`. Knows no command's work.
//!
//! Names and help are French; options have English aliases. Help, man page and completions
//! are all read from here.
use clap::builder::Styles;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
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
    /// The words that name it: « regles choisir ».
    #[arg(skip)]
    pub path: String,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Créer une base vide
    Init(super::create::Options),
    /// Découvrir le programme avec des personnes inventées, dans une base qui disparaît à la fin
    Demo(super::demo::Options),
    /// Lister les échéances qui appellent quelqu’un, avec leur raison
    #[command(
        long_about = "Liste les échéances qui appellent quelqu’un : en retard, du jour, bientôt, ou dont la date de départ manque. Les personnes viennent dans l’ordre de leur échéance la plus urgente, les échéances d’une personne ensemble."
    )]
    Alertes(super::alerts::Options),
    /// Lire les rendez-vous d’un jour ou de plusieurs, ou en faire un calendrier
    #[command(
        long_about = "Écrit les rendez-vous, jour par jour et heure par heure : ceux d’un référent (avec ce qu’il a de libre), d’une structure, ou de tout le monde. « --ics » en fait un calendrier que d’autres programmes lisent, sans les noms à moins de les demander ; le fichier n’est lisible que par vous."
    )]
    Agenda(super::agenda::Options),
    /// Préparer les rappels des prochains rendez-vous : à qui, et quoi écrire
    #[command(
        long_about = "Liste les rendez-vous prévus des deux prochains jours ouvrés dont la personne a un téléphone ou une adresse de courriel, et n’a pas encore reçu de rappel : aucun SMS ni courriel noté depuis quatre jours, et depuis que le rendez-vous est fixé. Sous chacun, le texte à envoyer : il ne dit ni le RSA, ni la nature du rendez-vous, ni la structure, et se règle dans le modèle des papiers (« carnet document modele », [rappel]). Carnet n’envoie rien : « --csv » donne ce texte à ce qui envoie vos SMS ou vos courriels, et « --noter » note ces rappels dans les dossiers."
    )]
    Rappels(super::reminders::Options),
    /// Travailler la file : un dossier après l’autre, une touche par issue
    #[command(
        long_about = "Ouvre la file à l’écran : rendez-vous passés dont l’issue est à noter, absences sans suite, premiers rendez-vous à fixer, contrats à signer ou à renouveler, revues et actions en retard, un dossier après l’autre, une touche par issue. Plusieurs personnes peuvent s’y mettre en même temps : un dossier n’est jamais chez deux à la fois.\n\nAvec --json, écrit la file sans l’ouvrir. « jours » y est compté comme dans les alertes : négatif quand « depuis » est passé."
    )]
    Triage(super::triage::Options),
    /// Lire les indicateurs : cibles de la convention, sorties, contrats, délais
    #[command(
        long_about = "Calcule chaque indicateur sur une période : numérateur, dénominateur, taux, cible, cas en attente et cas écartés avec leur motif. Sans dates, la période est les douze mois qui finissent aujourd’hui. Un taux ne compte que les cas arrivés à échéance ; « — » veut dire que personne n’est concerné."
    )]
    Pilotage(super::pilotage::Options),
    /// Faire le bilan de convention : chaque tableau, et les personnes derrière chaque ligne
    #[command(
        long_about = "Compte tout ce que demande la trame de bilan de convention, sur la période d’une convention ou entre deux jours. Chaque tableau dit en note ce qui est décidé là où la trame ne le dit pas. « --personnes » liste qui une ligne compte, quand et pourquoi."
    )]
    Bilan(super::summary::Options),
    /// Lire un dossier en entier
    Dossier(super::dossier::Options),
    /// Imprimer : contrat, carnet de bord, plan, bilan, lettres, rendez-vous
    #[command(
        subcommand,
        long_about = "Écrit un papier pour la personne, en Word (.docx), en PDF ou en texte à 80 colonnes (.txt, ou « - » ici). Aucun n’a d’alerte, de retard ni de note de travail, sauf « donnees », qui dit à la personne tout ce qui est gardé d’elle. Les mots et le logo de votre département se règlent dans un fichier : « carnet document modele » le montre, « carnet document verifier » le vérifie. Le fichier écrit n’est lisible que par vous.",
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE"
    )]
    Document(super::document::DocumentCommand),
    /// Lire qui a changé quoi dans un dossier
    Journal(super::journal::Options),
    /// Lister les personnes qui ont peut-être deux dossiers, avec les raisons
    #[command(
        long_about = "Liste les paires de dossiers qui sont, ou peuvent être, ceux d’une même personne, les plus probables d’abord, avec ce qui le dit et ce qui s’y oppose. Un téléphone, une adresse ou un numéro CAF sont ceux d’un foyer : ils ne suffisent jamais. « carnet doublons distinguer » retient que deux dossiers sont ceux de deux personnes : la paire n’est plus proposée.",
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE",
        args_conflicts_with_subcommands = true
    )]
    Doublons(super::duplicates::Options),
    /// Réunir deux dossiers d’une même personne
    #[command(
        long_about = "Réunit deux dossiers d’une même personne : tout ce que contient le second passe dans le premier, avec ses dates et ses auteurs. Ce que le premier ne dit pas est complété ; quand les deux disent autre chose, la valeur du premier reste (ou celle du second, avec « --prendre »), l’autre est dans l’historique. L’ancien numéro mène ensuite au dossier gardé. Tout s’annule d’un coup, à l’écran, par « u »."
    )]
    Fusionner(super::merge::Options),
    /// Lister l’équipe, donner une fonction ou relier un compte
    #[command(
        long_about = "Liste les collègues, leur fonction, leur structure et le compte qui est le leur sur cette machine. La fonction dit ce que chacun voit et fait ; « carnet equipe fonction » et « carnet equipe compte » la donnent ou relient un compte, ce qui s’annule, à l’écran, par « u ».",
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE",
        args_conflicts_with_subcommands = true
    )]
    Equipe(super::team::Options),
    /// Importer un tableur (CSV) ou un export de carnet (JSON)
    #[command(
        long_about = "Importe un tableur (CSV) : séparateurs « ; », « , » ou tabulation, colonnes dans n’importe quel ordre. Une ligne qui ne peut pas être prise est citée avec son motif ; rien n’est deviné en silence. Les dates se lisent le jour puis le mois, sauf dans une colonne dont une date montre l’inverse : le bilan le dit. Tout l’import s’annule d’un coup, à l’écran, par « u ». Importer deux fois le même fichier ne change rien.\n\nLe code de sortie est 7 quand une ligne a été refusée."
    )]
    Importer(super::import::Options),
    /// Exporter le portefeuille (.csv) ou tout ce que contient la base (.json)
    #[command(
        long_about = "Exporte le portefeuille (.csv, pour un tableur) ou tout ce que contient la base (.json, qui peut être importé ailleurs). « - » écrit le CSV sur la sortie standard. Le fichier n’est lisible que par vous et n’est pas chiffré : rangez-le comme un dossier papier."
    )]
    Exporter(super::export::Options),
    /// Écrire une copie vérifiée de la base, avec son manifeste
    #[command(
        long_about = "Écrit une copie de la base, prise à un seul instant et relue, avec un manifeste à côté (date, nombre de dossiers, empreinte) : « copie.db » et « copie.db.json ». Avec « --vers DOSSIER », le nom est daté et les anciennes copies font place aux nouvelles. Une copie se fait aussi d’elle-même à la fermeture de l’écran (réglage « sauvegarde_jours »)."
    )]
    Sauvegarder(super::backup::BackUp),
    /// Lister les dossiers gardés assez longtemps, changer la durée, écrire le bordereau
    #[command(
        long_about = "Liste les dossiers dont le dernier contact (rendez-vous honoré, appel, courrier ou visite de la personne, échange, signature) est plus ancien que la durée de conservation : 24 mois, ou celle que vous avez choisie, de 1 à 36. Un dossier gelé, limité à la demande de la personne ou reporté n’y est pas : cela se note dans le dossier, rubrique Identité. Rien n’est purgé de soi-même : « carnet purger » le fait. « carnet conservation bordereau » écrit ce que les archives demandent avant l’élimination, sans aucun nom.",
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE",
        args_conflicts_with_subcommands = true
    )]
    Conservation(super::retention::Options),
    /// Lire le journal des consultations : ce qui a été lu des dossiers, sans être modifié
    #[command(
        long_about = "Dit ce qui a été lu des dossiers : dossiers ouverts, listes, recherches, exports, papiers, copies. Sans « --personne », compte par personne et par nature, sans dire qui a lu ; avec elle, dit chaque consultation de ce dossier : quand, comment, par qui. Les personnes y sont des numéros, jamais des noms, et ce qui a été cherché n’est pas gardé. Ce journal répond à une personne qui demande qui a lu son dossier, ou à un incident ; il ne sert pas à surveiller une équipe. Le lire y est noté aussi."
    )]
    Consultations(super::consultations::Options),
    /// Purger un dossier : l’effacer pour de bon, avec tout son historique
    #[command(
        long_about = "Efface pour de bon un ou plusieurs dossiers, ou ceux de la liste « carnet conservation » (--liste, sans les personnes encore suivies) : éléments, historique, brouillons, mots de la recherche. Reste un acte qui dit qu’un dossier de ce numéro a été purgé, par qui, quand et pourquoi. Cela ne s’annule pas : carnet nomme la personne et demande « oui ». Les sauvegardes faites avant le contiennent encore : elles sont listées, avec le jour où elles feront place. Ce qu’une note du dossier de quelqu’un d’autre dit de la personne n’est pas trouvé."
    )]
    Purger(super::purge::Options),
    /// Reprendre la base d’une sauvegarde
    #[command(
        long_about = "Vérifie une sauvegarde (son manifeste, chaque page, la suite de son journal), puis la met à la place de la base ; celle d’aujourd’hui est gardée à côté, sous un autre nom. Rien n’est touché si la copie n’est pas entière."
    )]
    Restaurer(super::backup::Restore),
    /// Vérifier le fichier, le journal, et recalculer toutes les échéances
    Verifier(super::care::Verify),
    /// Chiffrer la base : une phrase secrète sera demandée à chaque ouverture
    #[command(
        long_about = "Écrit la base à nouveau, chiffrée par une phrase secrète que vous choisissez, la compare à celle d’aujourd’hui, puis la met à sa place. Personne d’autre ne doit avoir la base ouverte. Une phrase oubliée ne se retrouve pas : sans elle, personne ne peut plus lire la base. Les exports, eux, restent des fichiers en clair. Il faut la version de carnet qui chiffre."
    )]
    Chiffrer(super::encryption::Encrypt),
    /// Écrire en clair une base chiffrée
    Dechiffrer(super::encryption::Decrypt),
    /// Changer la phrase secrète d’une base chiffrée
    #[command(
        long_about = "Demande la phrase d’aujourd’hui, puis une nouvelle, et chiffre la base à nouveau. Les copies et les sauvegardes d’avant s’ouvrent toujours avec l’ancienne phrase."
    )]
    Phrase,
    /// Lister les jeux de règles, lequel est en vigueur et pourquoi
    #[command(
        long_about = "Liste les jeux de règles connus, lequel est en vigueur et pourquoi, et chaque règle avec son état, son délai, sa source et ce que le fichier du département y change. Les fichiers du département sont ceux du dossier « regles » des réglages ; un fichier qui a changé n’entre en vigueur qu’une fois accepté, et les échéances de tout le monde sont alors recalculées.",
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE",
        args_conflicts_with_subcommands = true
    )]
    Regles(super::rules::Options),
    /// Réglages : en montrer un modèle, ou vérifier un fichier
    #[command(
        subcommand,
        subcommand_help_heading = "Commandes",
        subcommand_value_name = "COMMANDE"
    )]
    Config(super::settings::ConfigCommand),
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

/// The definition of the command line, in French at every level.
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

/// What was typed after `carnet`, options apart: « regles choisir ».
fn path(matches: &ArgMatches) -> String {
    let mut words = Vec::new();
    let mut inside = matches.subcommand();
    while let Some((name, matches)) = inside {
        words.push(name);
        inside = matches.subcommand();
    }
    words.join(" ")
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
    let cli = Cli::from_arg_matches(&matches)?;
    Ok(Cli {
        path: path(&matches),
        ..cli
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        definition().debug_assert();
    }

    #[test]
    fn options_have_english_aliases_and_go_anywhere() {
        let cli = parse(["carnet", "alertes", "--rule", "A6", "--database", "f.db"]).unwrap();
        assert_eq!(cli.global.base, Some(PathBuf::from("f.db")));
        let Some(Command::Alertes(options)) = cli.command else {
            panic!("alertes expected")
        };
        assert_eq!(options.regle.as_deref(), Some("A6"));
    }
}
