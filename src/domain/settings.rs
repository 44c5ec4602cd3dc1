//! What each person may set for themselves: the name in the settings file, what it means, what it may be. Pure;
//! knows no file and no screen.
use super::agenda::Hours;
use super::text::did_you_mean;
use super::toml_file::Item;

/// What a setting may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The name of a theme.
    Theme,
    /// One of some words, each with what it means.
    Words(&'static [(&'static str, &'static str)]),
    /// Yes or no: what each means.
    YesNo(&'static str, &'static str),
    /// A whole number: the smallest, the largest, its unit; with 0 as « jamais » or without.
    Number(u32, u32, &'static str, bool),
    /// Hours of a day.
    Hours,
    /// A command.
    Command,
    /// A file or a folder.
    Path,
}

/// When a new value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// At once.
    Now,
    /// From the next start on.
    NextStart,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(u32),
}

/// Declares the settings once: variant, name in the file, label, what it is, what it may be, since when.
macro_rules! settings {
    ($($variant:ident $key:literal, $label:literal, $meaning:literal, $kind:expr, $since:ident;)*) => {
        /// Something that one sets for oneself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Setting { $(#[doc = $meaning] $variant,)* }

        impl Setting {
            /// Every setting, in the order of the screen.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Name in the settings file.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// A few words.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),* }
            }

            /// What it is, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),* }
            }

            /// What it may be.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$variant => $kind),* }
            }

            /// When a new value holds.
            pub const fn since(self) -> Since {
                match self { $(Self::$variant => Since::$since),* }
            }
        }
    };
}

settings! {
    Theme "theme", "Thème",
        "Les couleurs de l’écran.", Kind::Theme, Now;
    Colour "couleur", "Couleurs",
        "Quand mettre des couleurs.",
        Kind::Words(&[
            ("auto", "selon le terminal"),
            ("toujours", "toujours"),
            ("jamais", "jamais"),
        ]), NextStart;
    Mouse "souris", "Souris",
        "À qui est la souris : à carnet, pour choisir et faire défiler, ou au terminal, pour copier du texte.",
        Kind::YesNo("à carnet", "au terminal"), NextStart;
    Idle "voile_minutes", "Écran caché après",
        "Minutes sans une touche au bout desquelles l’écran se cache ; 0 pour jamais. Une base chiffrée est alors fermée.",
        Kind::Number(0, 30, "min", true), NextStart;
    Hours "horaires", "Heures de réception",
        "Heures où vous recevez, du lundi au vendredi : l’agenda y montre ce qui est libre.",
        Kind::Hours, Now;
    Editor "editeur", "Éditeur des textes longs",
        "La commande de votre éditeur, par exemple « nano » ; rien pour celui de VISUAL ou d’EDITOR.",
        Kind::Command, NextStart;
    Keys "touches", "Fichier de touches",
        "Un fichier de touches à vous, rangé à côté des réglages ; rien pour les touches du programme.",
        Kind::Path, NextStart;
    Papers "papiers", "Dossier des papiers",
        "Où vont les papiers que vous imprimez à l’écran ; rien pour que carnet le demande de nouveau.",
        Kind::Path, Now;
    PaperNames "noms", "Nom sur les fichiers",
        "Ce que dit le nom d’un fichier de papier : le numéro du dossier, ou aussi le nom de la personne. Il s’imprime alors encore, mais ne s’ouvre plus d’ici : son nom serait dit à un autre programme.",
        Kind::YesNo("numéro et nom", "numéro seul"), Now;
    Backups "sauvegardes", "Dossier des sauvegardes",
        "Où vont les copies que carnet fait de lui-même en se fermant. Un autre disque protège aussi de la perte de l’ordinateur.",
        Kind::Path, Now;
    BackupDays "sauvegarde_jours", "Sauvegarde tous les",
        "Jours entre deux copies ; 0 pour n’en faire aucune.",
        Kind::Number(0, 90, "jours", true), Now;
    Consulted "consultations_mois", "Consultations gardées",
        "Mois pendant lesquels le journal des consultations est gardé. Ce qui est plus ancien s’en va à la fermeture.",
        Kind::Number(6, 12, "mois", false), NextStart;
}

impl Setting {
    /// The setting of that name in the file.
    ///
    /// # Errors
    /// That there is none, with the nearest one.
    pub fn from_key(key: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|it| it.key() == key);
        found.copied().ok_or_else(|| {
            let keys = Self::ALL.iter().map(|it| it.key());
            let near = did_you_mean(key, keys);
            format!("« {key} » n’est pas un réglage de carnet{near}")
        })
    }

    /// What a file says.
    ///
    /// # Errors
    /// What it should be, without the final full stop.
    pub fn read(self, item: Item<'_>) -> Result<Value, String> {
        let value = match self.kind() {
            Kind::YesNo(..) => item.truth().map(Value::Truth),
            Kind::Number(..) => item.number().map(Value::Number),
            _ => item.text().map(|text| Value::Text(text.to_owned())),
        };
        self.checked(value, self.key())
    }

    /// What is typed on screen.
    ///
    /// # Errors
    /// What it should be, without the final full stop.
    pub fn typed(self, text: &str) -> Result<Value, String> {
        let text = text.trim();
        let value = match self.kind() {
            Kind::YesNo(..) => None,
            Kind::Number(..) => text.parse().ok().map(Value::Number),
            _ => Some(Value::Text(text.to_owned())),
        };
        self.checked(value, self.label())
    }

    fn checked(self, value: Option<Value>, named: &str) -> Result<Value, String> {
        let fits = match (self.kind(), value) {
            (Kind::Number(least, most, ..), Some(Value::Number(number))) => {
                let fits = (least..=most).contains(&number);
                fits.then_some(Value::Number(number))
            }
            (Kind::Theme, Some(Value::Text(name))) if name.is_empty() => None,
            (Kind::Words(words), Some(Value::Text(word))) => {
                let known = words.iter().any(|(code, _)| *code == word);
                known.then_some(Value::Text(word))
            }
            (Kind::Hours, Some(Value::Text(hours))) => {
                Hours::parse(&hours)?;
                Some(Value::Text(hours))
            }
            (_, value) => value,
        };
        fits.ok_or_else(|| format!("« {named} » attend {}", self.awaited()))
    }

    /// What it may be, in words.
    fn awaited(self) -> String {
        match self.kind() {
            Kind::Theme => "le nom d’un thème".to_owned(),
            Kind::Words(words) => {
                let codes: Vec<String> = words
                    .iter()
                    .map(|(code, _)| format!("\"{code}\""))
                    .collect();
                match codes.split_last() {
                    Some((last, rest)) => format!("{} ou {last}", rest.join(", ")),
                    None => String::new(),
                }
            }
            Kind::YesNo(..) => "true ou false".to_owned(),
            Kind::Number(_, most, unit, true) => {
                let unit = if unit == "min" { "minutes" } else { unit };
                format!("un nombre de {unit}, de 1 à {most}, ou 0 (jamais)")
            }
            Kind::Number(least, most, unit, false) => {
                format!("un nombre de {unit}, de {least} à {most}")
            }
            Kind::Hours | Kind::Command | Kind::Path => "un texte entre guillemets".to_owned(),
        }
    }

    /// What holds when a text is empty.
    const fn unset(self) -> &'static str {
        match self {
            Self::Editor => "celui de VISUAL ou d’EDITOR",
            Self::Keys => "les touches du programme",
            Self::Papers => "demandé au premier papier",
            Self::Backups => "« sauvegardes », à côté de la base",
            _ => "—",
        }
    }

    /// A value in words, as the screen shows it.
    pub fn words(self, value: &Value) -> String {
        match (self.kind(), value) {
            (Kind::Words(words), Value::Text(code)) => {
                let found = words.iter().find(|(known, _)| known == code);
                found.map_or_else(|| code.clone(), |(_, words)| (*words).to_owned())
            }
            (Kind::YesNo(yes, no), Value::Truth(truth)) => {
                (if *truth { yes } else { no }).to_owned()
            }
            (Kind::Number(.., true), Value::Number(0)) => "jamais".to_owned(),
            (Kind::Number(_, _, unit, _), Value::Number(number)) => format!("{number} {unit}"),
            (Kind::Hours, Value::Text(text)) => {
                Hours::parse(text).map_or_else(|_| text.clone(), |hours| hours.to_string())
            }
            (_, Value::Text(text)) if text.is_empty() => self.unset().to_owned(),
            (_, value) => value.written(),
        }
    }
}

impl Value {
    /// The value as it is typed again.
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Truth(truth) => truth.to_string(),
            Self::Number(number) => number.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_checked_as_what_is_read() {
        for (setting, text, right) in [
            (Setting::Idle, "0", true),
            (Setting::Idle, "31", false),
            (Setting::Idle, "dix", false),
            (Setting::Consulted, "5", false),
            (Setting::Hours, "9:00-12:30", true),
            (Setting::Hours, "midi", false),
            (Setting::Colour, "bleu", false),
            (Setting::Theme, " ", false),
            (Setting::Papers, "", true),
        ] {
            assert_eq!(setting.typed(text).is_ok(), right, "{text}");
        }
    }

    #[test]
    fn what_is_typed_wrong_is_told_by_the_words_of_the_screen() {
        let told = Setting::Idle.typed("dix").unwrap_err();
        assert!(told.starts_with("« Écran caché après » attend"), "{told}");
    }

    #[test]
    fn a_value_is_said_in_words() {
        assert_eq!(Setting::Idle.words(&Value::Number(0)), "jamais");
        assert_eq!(Setting::BackupDays.words(&Value::Number(7)), "7 jours");
        assert_eq!(Setting::Mouse.words(&Value::Truth(true)), "à carnet");
        assert_eq!(
            Setting::Colour.words(&Value::Text("auto".into())),
            "selon le terminal"
        );
        assert_eq!(
            Setting::Papers.words(&Value::Text(String::new())),
            "demandé au premier papier"
        );
    }

    #[test]
    fn a_name_that_is_nearly_right_is_recognised() {
        let said = Setting::from_key("sourris").unwrap_err();
        assert!(said.ends_with("vouliez-vous dire « souris » ?"), "{said}");
        let said = Setting::from_key("imprimante").unwrap_err();
        assert!(said.ends_with("réglage de carnet"), "{said}");
    }
}
