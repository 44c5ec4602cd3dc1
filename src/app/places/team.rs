//! « Équipe et structures »: who is who, when accompagnateurs receive, what is known of each, two that are one, a caseload handed over.
//! Knows how to draw none.
use crate::app::prelude::*;
use crate::app::turn::{About, Consequence, Question};
use crate::domain::date::full;
use crate::domain::record::Record;
use crate::domain::record::agent::{AGENT, AgentRecord};
use crate::domain::record::office_hours::OfficeHoursRecord;
use crate::domain::record::organization::{ORGANIZATION, OrganizationRecord};
use crate::domain::text::{display_name, plural};
use crate::store::{Joining, Member, Scope};

/// The colleagues, then the structures, then when accompagnateurs receive.
#[derive(Clone, Debug)]
pub struct Team {
    /// The rows.
    pub lines: Vec<TeamLine>,
    /// The row chosen.
    pub cursor: Cursor,
}

/// A colleague, a structure or hours, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamLine {
    /// Colleague, structure or hours.
    pub kind: Entity,
    /// Which one.
    pub id: Id,
    /// « RIVIÈRE Claire », « CCAS de Sète ».
    pub name: String,
    /// The function, the type, or the days and hours.
    pub role: String,
    /// The structure of a colleague, the telephone of a structure, where one receives.
    pub place: String,
    /// The account on this machine.
    pub account: String,
    /// In post until.
    pub until: String,
    /// People followed now.
    pub people: usize,
}

impl TeamLine {
    fn of(member: &Member, desk: &Desk) -> Self {
        let row = &member.row;
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let line = |name: String, role: String, place: String| Self {
            kind: row.entity,
            id: row.id,
            name,
            role,
            place,
            account: String::new(),
            until: String::new(),
            people: member.people,
        };
        if row.entity == Entity::Organization {
            let it = OrganizationRecord::of(row);
            let phone = row.words(ORGANIZATION.phone.name);
            return line(text(it.name()), row.words(ORGANIZATION.kind.name), phone);
        }
        if row.entity == Entity::OfficeHours {
            let it = OfficeHoursRecord::of(row);
            let colleague = desk.names.called(Entity::Agent, it.agent());
            let who = Some(it.who(colleague)).filter(|who| !who.is_empty());
            let name = text(who.or(it.place()));
            return Self {
                until: it.to().map(full).unwrap_or_default(),
                ..line(name, it.hours(), it.venue())
            };
        }
        let it = AgentRecord::of(row);
        let (last, first) = (it.last_name(), it.first_name());
        let name = display_name(last.unwrap_or_default(), first.unwrap_or_default());
        let name = match name.is_empty() {
            true => text(it.email()),
            false => name,
        };
        let place = desk.names.organization(it.organization()).to_owned();
        Self {
            account: text(it.account()),
            until: it.to().map(full).unwrap_or_default(),
            ..line(name, row.words(AGENT.role.name), place)
        }
    }
}

impl Team {
    /// Everyone and everywhere, as they are that day.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        let mut team = Self {
            lines: Vec::new(),
            cursor: Cursor::default(),
        };
        team.read(desk)?;
        Ok(team)
    }

    fn read(&mut self, desk: &Desk) -> Result<()> {
        let chosen = self.line().map(|it| (it.kind, it.id));
        self.lines.clear();
        for kind in [Entity::Agent, Entity::Organization, Entity::OfficeHours] {
            let members = desk.store.members(kind, desk.today)?;
            let mut lines: Vec<TeamLine> =
                members.iter().map(|it| TeamLine::of(it, desk)).collect();
            lines.sort_by_cached_key(|it| crate::domain::text::fold(&it.name));
            self.lines.extend(lines);
        }
        let found = self
            .lines
            .iter()
            .position(|it| chosen == Some((it.kind, it.id)));
        self.cursor.at =
            found.unwrap_or_else(|| self.cursor.at.min(self.lines.len().saturating_sub(1)));
        Ok(())
    }

    /// The row chosen.
    pub fn line(&self) -> Option<&TeamLine> {
        self.lines.get(self.cursor.at)
    }

    /// The colleagues, or the structures, that the one chosen may be.
    fn menu_of_others(&self, chosen: &TeamLine) -> Chooser<Choice> {
        let others = self.lines.iter();
        let others = others.filter(|it| it.kind == chosen.kind && it.id != chosen.id);
        let item = |it: &TeamLine| {
            let joining = Joining {
                kind: it.kind,
                kept: (it.id, it.name.clone()),
                other: (chosen.id, chosen.name.clone()),
            };
            Item::new(it.name.clone(), Choice::Join(Box::new(joining))).noted(&it.role)
        };
        let title = format!("{} est en réalité", chosen.name);
        Chooser::new(&title, others.map(item).collect())
    }

    /// The forms for someone or somewhere new.
    fn menu_of_new() -> Chooser<Choice> {
        let form = |kind| Choice::Open(Gesture::New(kind, 0));
        let items = vec![
            Item::new("Un collègue", form(Entity::Agent)),
            Item::new("Une structure", form(Entity::Organization)),
            Item::new("Une permanence", form(Entity::OfficeHours))
                .noted("quand et où reçoit un accompagnateur"),
        ];
        Chooser::new("Ajouter", items)
    }

    fn edit(&self) -> Turn {
        let form = self.line().map(|it| {
            Opening::Form(FormAsked {
                about: About::Person(None),
                ..FormAsked::here(Gesture::Edit(it.kind, it.id))
            })
        });
        form.into()
    }
}

/// The question before two are made one.
fn question(joining: Joining) -> Question {
    let (kept, other) = (&joining.kept.1, &joining.other.1);
    Question {
        title: format!("Réunir {other} à {kept} ?"),
        text: format!(
            "Tout ce qui nomme {other} nommera {kept}, qui reprend ce qui lui manque. Vous pourrez l’annuler."
        ),
        then: Consequence::Join(Box::new(joining)),
        typed: false,
    }
}

impl At for Team {
    fn context(&self) -> Context {
        Context::Team
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::of(Context::Team)
            .moves()
            .first(&[Action::Edit, Action::New, Action::Join, Action::HandOver])
            .always(&[Action::Palette, Action::Help, Action::Back])
            .call(Action::New, "ajouter")
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        if let Some(locked) = desk.locks(action) {
            return Some(locked);
        }
        let chosen = self.line();
        let reason = match action {
            Action::Open | Action::Edit | Action::Join | Action::HandOver if chosen.is_none() => {
                "La liste est vide : ajoutez d’abord un collègue."
            }
            Action::Join if chosen.is_some_and(|it| it.kind == Entity::OfficeHours) => {
                "Choisissez un collègue ou une structure : une permanence se corrige, ou prend fin."
            }
            Action::HandOver if chosen.is_some_and(|it| it.kind != Entity::Agent) => {
                "Choisissez un collègue : lui seul a des dossiers à lui."
            }
            Action::HandOver if chosen.is_some_and(|it| it.people == 0) => {
                "Ce collègue ne suit personne en ce moment."
            }
            Action::Join
                if chosen.is_some_and(|it| {
                    it.kind == Entity::Agent && Some(it.id) == desk.author.agent
                }) =>
            {
                "C’est vous : choisissez plutôt l’autre ligne, et réunissez-la à la vôtre."
            }
            _ => return None,
        };
        Some(Availability::no(reason))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            self.cursor.step(by, self.lines.len());
            return Ok(Turn::stay());
        }
        let chosen = self.line().cloned();
        Ok(match (action, chosen) {
            (Action::New, _) => Turn::menu(Self::menu_of_new()),
            (Action::Open | Action::Edit, _) => self.edit(),
            (Action::Join, Some(it)) => Turn::menu(self.menu_of_others(&it)),
            (Action::HandOver, Some(it)) => {
                let words = plural(it.people, "dossier", "dossiers");
                let words = format!("{words} de {} : choisissez qui les reprend.", it.name);
                Turn::from(Opening::HandOver(Scope::Referent(it.id))).then(Message::info(words))
            }
            (Action::Back, _) => Turn::leave(),
            _ => Turn::pass(),
        })
    }

    fn chosen(&mut self, choice: &Choice, _desk: &mut Desk) -> Answer {
        Ok(match choice {
            Choice::Join(joining) => Opening::Confirm(question(joining.as_ref().clone())).into(),
            Choice::Open(gesture) => Opening::Form(FormAsked {
                about: About::Person(None),
                ..FormAsked::here(*gesture)
            })
            .into(),
            _ => Turn::pass(),
        })
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        desk.sit_down()?;
        desk.read_names()?;
        self.read(desk)?;
        Ok(Turn::stay())
    }
}
