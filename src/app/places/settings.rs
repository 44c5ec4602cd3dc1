//! « Réglages »: what one sets for oneself, what each thing means, where it is kept; what is everyone's, and who may
//! change it. Knows how to draw none.
use crate::app::prelude::*;
use crate::app::turn::{About, AskFor};
use crate::app::wanted::THEMES;
use crate::domain::agenda::Hours;
use crate::domain::record::organization::ORGANIZATION;
use crate::domain::rights::Act;
use crate::domain::settings::{Kind, Setting, Since, Value};
use crate::domain::text::plural;
use crate::exchange::settings_file::own_themes;

/// What Entrée does on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To another value, in one's own file.
    Change(Setting),
    /// To a place.
    Do(Action),
    /// To a field of one's own structure.
    Structure(Id, &'static str),
    /// Nowhere: the line only says who may.
    Nowhere,
}

/// Something that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingLine {
    /// The heading that it stands under, with its neighbours.
    pub group: &'static str,
    /// A few words.
    pub label: &'static str,
    /// What it is now.
    pub value: String,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// Where it is kept, or who may change it.
    pub kept: String,
    /// What Entrée does.
    pub leads: Leads,
}

/// The screen of the settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The lines.
    pub lines: Vec<SettingLine>,
    /// The line chosen.
    pub cursor: Cursor,
}

/// The heading of what is everyone's.
const SERVICE: &str = "Le service";

/// The heading of a setting.
const fn group(setting: Setting) -> &'static str {
    match setting {
        Setting::Theme | Setting::Colour | Setting::Mouse | Setting::Idle => "L’écran",
        Setting::Hours | Setting::Editor | Setting::Keys => "Le travail",
        Setting::Papers | Setting::PaperNames | Setting::Backups | Setting::BackupDays => {
            "Papiers et copies"
        }
        Setting::Consulted => SERVICE,
    }
}

impl Settings {
    /// Everything that is set, as it is now.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        let mut it = Self {
            lines: Vec::new(),
            cursor: Cursor::default(),
        };
        it.read(desk)?;
        Ok(it)
    }

    fn read(&mut self, desk: &Desk) -> Result<()> {
        let own = Setting::ALL
            .iter()
            .map(|setting| of_setting(*setting, desk));
        self.lines = own.collect();
        self.lines.extend(of_service(desk)?);
        Ok(())
    }

    /// The line chosen.
    pub fn line(&self) -> Option<&SettingLine> {
        self.lines.get(self.cursor.at)
    }

    /// Goes to another value: at once between two, by a list or a line to type otherwise.
    fn change(&mut self, setting: Setting, desk: &mut Desk) -> Answer {
        let now = desk.settings.known(setting).map(|(value, _)| value);
        Ok(match (setting.kind(), now) {
            (Kind::YesNo(..), Some(Value::Truth(now))) => {
                return self.set(setting, &Value::Truth(!now), desk);
            }
            (Kind::Theme, _) => {
                let own = desk
                    .settings
                    .own
                    .as_deref()
                    .map(own_themes)
                    .unwrap_or_default();
                let own = own.into_iter().map(|name| (name, "le vôtre"));
                let names = THEMES
                    .iter()
                    .map(|(name, label, _)| ((*name).to_owned(), *label));
                Turn::menu(menu(setting, names.chain(own)))
            }
            (Kind::Words(words), _) => {
                let words = words
                    .iter()
                    .map(|(code, words)| ((*code).to_owned(), *words));
                Turn::menu(menu(setting, words))
            }
            _ => Opening::Ask(AskFor::Setting(setting)).into(),
        })
    }

    /// Writes a value, shows it, and says since when it holds.
    fn set(&mut self, setting: Setting, value: &Value, desk: &mut Desk) -> Answer {
        if let Err(sentence) = desk.settings.write(setting, value) {
            return Ok(Message::error(sentence).into());
        }
        let mut effect = None;
        match (setting, value) {
            (Setting::Theme, Value::Text(name)) => effect = Some(Effect::Theme(name.clone())),
            (Setting::Hours, Value::Text(hours)) => {
                desk.hours = Hours::parse(hours).unwrap_or_default();
            }
            _ => {}
        }
        self.read(desk)?;
        let when = match setting.since() {
            Since::Now => "",
            Since::NextStart => " Cela vaut au prochain démarrage.",
        };
        let words = format!(
            "Enregistré dans vos réglages : {}, {}.{when}",
            setting.label(),
            setting.words(value)
        );
        Ok(Turn::from(Message::success(words)).then(effect.map(Step::Effect)))
    }
}

/// The values to choose from.
fn menu(setting: Setting, values: impl Iterator<Item = (String, &'static str)>) -> Chooser<Choice> {
    let item = |(code, words): (String, &'static str)| {
        let value = Value::Text(code.clone());
        Item::new(words, Choice::Set(setting, value)).noted(code)
    };
    Chooser::new(setting.label(), values.map(item).collect())
}

/// What is known of a setting.
fn of_setting(setting: Setting, desk: &Desk) -> SettingLine {
    let files = &desk.settings;
    let (value, from) = files
        .known(setting)
        .unwrap_or((Value::Text(String::new()), None));
    let kept = match (files.commanded(setting), &from, &files.own) {
        (Some(said), ..) => format!(
            "Cette fois, une option ou une variable dit « {} », qui l’emporte sur vos réglages.",
            setting.words(said)
        ),
        (None, Some(path), _) => format!("Gardé dans {}.", path.display()),
        (None, None, Some(own)) => format!(
            "C’est la valeur par défaut. Une autre serait gardée dans {}.",
            own.display()
        ),
        (None, None, None) => "C’est la valeur par défaut.".to_owned(),
    };
    let everyone = setting == Setting::Consulted;
    let machine = files.machine.as_deref().map(|it| it.display().to_string());
    SettingLine {
        group: group(setting),
        label: setting.label(),
        value: setting.words(&value),
        meaning: setting.meaning(),
        kept: match machine.filter(|_| everyone) {
            Some(machine) => format!(
                "C’est le même pour toute l’équipe : qui administre la machine le change, dans {machine}."
            ),
            None => kept,
        },
        leads: match everyone {
            true => Leads::Nowhere,
            false => Leads::Change(setting),
        },
    }
}

/// What is everyone's: it is in the store.
fn of_service(desk: &Desk) -> Result<Vec<SettingLine>> {
    let line = |label, value: String, meaning, kept: String, leads| SettingLine {
        group: SERVICE,
        label,
        value,
        meaning,
        kept,
        leads,
    };
    let base = format!("Gardé dans la base, {}.", desk.store.path().display());
    let mut lines = vec![line(
        "Équipe et structures",
        format!(
            "{}, {}",
            plural(desk.names.agents.len(), "collègue", "collègues"),
            plural(desk.names.organizations.len(), "structure", "structures")
        ),
        "Les collègues, leur fonction, leur compte ; les structures, leur adresse et leur téléphone.",
        base.clone(),
        Leads::Do(Action::Team),
    )];
    if let Some(structure) = desk.structure {
        let row = desk.store.row(Entity::Organization, structure)?;
        let venues = row.text(ORGANIZATION.venues.name).unwrap_or_default();
        let count = venues.lines().filter(|it| !it.trim().is_empty()).count();
        lines.push(line(
            "Permanences",
            plural(count, "lieu", "lieux"),
            "Les lieux où votre structure reçoit, proposés à chaque rendez-vous en permanence.",
            base.clone(),
            Leads::Structure(structure, ORGANIZATION.venues.name),
        ));
    }
    let who = match desk.store.rights().refuses(Act::Rules) {
        Some(reason) => reason,
        None => base,
    };
    lines.push(line(
        "Délais suivis",
        desk.rules.current().title.clone(),
        "Les règles du département ; la loi en vigueur est montrée à côté. Entrée les donne à lire.",
        who,
        Leads::Do(Action::Rules),
    ));
    lines.push(line(
        "Jours fériés",
        desk.rules.calendar().territory.label().to_owned(),
        "Le territoire dit les jours fériés, et l’heure qu’il est.",
        "Choisi à la création de la base ; un fichier de règles du département en dit un autre, et l’encadrement l’accepte.".to_owned(),
        Leads::Nowhere,
    ));
    Ok(lines)
}

impl At for Settings {
    fn context(&self) -> Context {
        Context::Settings
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let change = match self.line().map(|it| it.leads) {
            Some(Leads::Change(_)) => "changer",
            _ => "ouvrir",
        };
        Offers::of(Context::Settings)
            .moves()
            .first(&[Action::Open])
            .call(Action::Open, change)
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        let line = self
            .line()
            .filter(|_| matches!(action, Action::Open | Action::Edit))?;
        match line.leads {
            Leads::Nowhere => Some(Availability::No(line.kept.clone())),
            Leads::Change(setting)
                if desk.closed && matches!(setting.kind(), Kind::Command | Kind::Path) =>
            {
                desk.walls(Action::ExternalEditor)
            }
            _ => None,
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            self.cursor.step(by, self.lines.len());
            return Ok(Turn::stay());
        }
        let leads = self.line().map(|it| it.leads);
        Ok(match (action, leads) {
            (Action::Open | Action::Edit, Some(Leads::Change(setting))) => {
                return self.change(setting, desk);
            }
            (Action::Open | Action::Edit, Some(Leads::Do(action))) => Step::Do(action).into(),
            (Action::Open | Action::Edit, Some(Leads::Structure(id, field))) => {
                Opening::Form(FormAsked {
                    about: About::Person(None),
                    focus: Some(field),
                    ..FormAsked::here(Gesture::Edit(Entity::Organization, id))
                })
                .into()
            }
            (Action::Back, _) => Turn::leave(),
            _ => Turn::pass(),
        })
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        match choice {
            Choice::Set(setting, value) => self.set(*setting, value, desk),
            _ => Ok(Turn::pass()),
        }
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.read(desk)?;
        Ok(Turn::stay())
    }
}
