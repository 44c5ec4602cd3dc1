//! Short lists to choose from: what to add, orders, filters, drafts, all the actions.
mod contract;
pub(crate) mod life;

use super::App;
use super::action::{ACTIONS, Action, ActionInfo, Availability};
use super::context::Context;
use super::layer::{Choice, Chooser, FilterKind, Item};
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::{Entity, Id};
use crate::domain::rules::Level;
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::request::Request;
use crate::store::{Filter, Result, Sort};
use crate::words::panel::Panel;

fn item(label: impl Into<String>, value: Choice) -> Item<Choice> {
    Item {
        value,
        label: label.into(),
        note: String::new(),
        disabled: None,
    }
}

/// The review at the end of that action.
const fn end_of(action: Id) -> Choice {
    Choice::Open(Request::Review(ReviewTrigger::ActionEnd, action))
}

/// « Tri : urgence ».
#[must_use]
pub const fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Urgency => "urgence",
        Sort::Name => "nom",
        Sort::NextAppointment => "prochain rendez-vous",
        Sort::LastContact => "dernier contact",
    }
}

impl App {
    /// What can be added in the rubrique that takes the keys.
    pub(super) fn menu_new(&self, panel: Panel) -> Chooser<Choice> {
        let target = self.file.as_ref().and_then(super::FileView::target);
        let parent = |wanted: Entity| {
            target
                .filter(|(entity, _)| *entity == wanted)
                .map_or(0, |(_, id)| id)
        };
        let new =
            |label: &str, entity, parent| item(label, Choice::Open(Request::New(entity, parent)));
        let items = match panel {
            Panel::Plan => vec![
                new(
                    "Une action pour cet objectif",
                    Entity::Action,
                    self.objective_here(),
                ),
                new("Un objectif intermédiaire", Entity::Objective, 0),
                new("L’objectif final", Entity::Objective, 1),
                item(
                    "La revue de fin de cette action",
                    end_of(parent(Entity::Action)),
                ),
            ],
            Panel::Situation => vec![
                item(
                    "Une nouvelle évaluation, à partir de la dernière",
                    Choice::Open(Request::NewSituation),
                ),
                new(
                    "Un thème dans la dernière évaluation",
                    Entity::Finding,
                    self.last_situation(),
                ),
            ],
            Panel::Contract => self.contract_items(),
            Panel::Appointments => {
                let mut items = vec![
                    new("Un rendez-vous", Entity::Appointment, 0),
                    new("Un contact", Entity::Contact, 0),
                ];
                if parent(Entity::Appointment) != 0 {
                    items.push(new(
                        "La suite de cette absence",
                        Entity::AbsenceAction,
                        parent(Entity::Appointment),
                    ));
                }
                items
            }
            Panel::Identity | Panel::History => vec![
                self.pending_decision().map_or_else(
                    || {
                        item(
                            "Une demande de réorientation",
                            Choice::Open(Request::AskReorientation),
                        )
                    },
                    |id| {
                        item(
                            "La décision sur la réorientation demandée",
                            Choice::Open(Request::DecideOrientation(id)),
                        )
                    },
                ),
                new("Une orientation déjà décidée", Entity::Orientation, 0),
                new("Un référent ou un accompagnateur", Entity::Assignment, 0),
                new("Un parcours dans une structure", Entity::Parcours, 0),
                new("Un diagnostic", Entity::Diagnostic, 0),
                new(
                    "Un accord de partage, ou un refus",
                    Entity::SharingAgreement,
                    0,
                ),
                new("Un partage", Entity::Share, 0),
                new("Un examen du parcours", Entity::Examination, 0),
                new("Une mesure sur l’allocation", Entity::Suspension, 0),
                new("Une reprise d’activité", Entity::Resumption, 0),
                new("Un état du droit au RSA", Entity::RightsPeriod, 0),
                new("Une période de droits et devoirs", Entity::DutyPeriod, 0),
                new("Une neutralisation", Entity::Exemption, 0),
                new("Une règle sans objet", Entity::Waiver, 0),
            ],
        };
        let mut items = items;
        if let (Panel::Identity, Some(id)) = (panel, self.running_parcours()) {
            let end = Choice::Open(Request::EndFollowUp(id));
            items.insert(2, item("La fin de l’accompagnement", end));
        }
        items.retain(|item| match item.value {
            // Only an action that is chosen has an end to look back on.
            Choice::Open(Request::Review(ReviewTrigger::ActionEnd, 0)) => false,
            Choice::Open(request) => self.form_kept_from(request).is_none(),
            _ => true,
        });
        Chooser::new("Ajouter", items)
    }

    /// The objective of the row chosen in the plan, or the first one.
    fn objective_here(&self) -> i64 {
        let Some(file) = &self.file else { return 0 };
        let chosen = match file.target() {
            Some((Entity::Objective, id)) => Some(id),
            Some((Entity::Action, id)) => file
                .file
                .row(Entity::Action, id)
                .and_then(|row| row.int("objectif_id")),
            _ => None,
        };
        chosen.unwrap_or(0)
    }

    fn last_situation(&self) -> i64 {
        let rows = self
            .file
            .as_ref()
            .map_or(&[][..], |view| view.file.rows(Entity::Situation));
        rows.iter()
            .max_by_key(|row| (row.date("faite_le"), row.id))
            .map_or(0, |row| row.id)
    }

    /// Orders of the list.
    pub(super) fn menu_sort(&self) -> Chooser<Choice> {
        let all = [
            Sort::Urgency,
            Sort::Name,
            Sort::NextAppointment,
            Sort::LastContact,
        ];
        let items = all
            .into_iter()
            .map(|sort| Item {
                note: if sort == self.list.query.sort {
                    "en ce moment".to_owned()
                } else {
                    String::new()
                },
                ..item(format!("Par {}", sort_name(sort)), Choice::Sort(sort))
            })
            .collect();
        Chooser::new("Ordre de la liste", items)
    }

    /// Filters of the list, with the number of persons where the header already counts them.
    pub(super) fn menu_filters(&self) -> Chooser<Choice> {
        let count =
            |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
        let counters = self.counters;
        let simple = [
            ("En retard", Filter::Late, count(counters.map(|it| it.late))),
            (
                "Échéance cette semaine",
                Filter::ThisWeek,
                count(counters.map(|it| it.this_week)),
            ),
            (
                "Rendez-vous aujourd’hui",
                Filter::AppointmentToday,
                count(counters.map(|it| it.appointments_today)),
            ),
            (
                "Sans rendez-vous à venir",
                Filter::NoAppointment,
                String::new(),
            ),
            ("Sans contrat en cours", Filter::NoContract, String::new()),
            (
                "Date de départ ou issue à préciser",
                Filter::Unknown,
                String::new(),
            ),
            ("Accompagnement terminé", Filter::Exited, String::new()),
        ];
        let mut items: Vec<Item<Choice>> = simple
            .into_iter()
            .map(|(label, filter, number)| {
                let on = self.list.query.filters.contains(&filter);
                let note = if on { "✓ montré".to_owned() } else { number };
                Item {
                    note,
                    ..item(label, Choice::Toggle(filter))
                }
            })
            .collect();
        items.push(item("Une règle…", Choice::FilterBy(FilterKind::Rule)));
        items.push(item("Un référent…", Choice::FilterBy(FilterKind::Referent)));
        items.push(item(
            "Une structure…",
            Choice::FilterBy(FilterKind::Organization),
        ));
        items.push(item(
            "Un type d’accompagnement…",
            Choice::FilterBy(FilterKind::Orientation),
        ));
        Chooser::new("Ne montrer que", items)
    }

    /// The values of a filter that asks which one.
    pub(super) fn menu_filter_by(&self, kind: FilterKind) -> Chooser<Choice> {
        let items: Vec<Item<Choice>> = match kind {
            FilterKind::Rule => self
                .rules
                .active()
                .into_iter()
                .filter(|rule| rule.level == Level::Alert)
                .map(|rule| Item {
                    note: rule.code.clone(),
                    ..item(
                        rule.short_label.clone(),
                        Choice::Toggle(Filter::Rule(rule.id.clone())),
                    )
                })
                .collect(),
            FilterKind::Referent => self
                .names
                .agents
                .iter()
                .map(|(id, name)| item(name.clone(), Choice::Toggle(Filter::Referent(*id))))
                .collect(),
            FilterKind::Organization => self
                .names
                .organizations
                .iter()
                .map(|(id, name)| item(name.clone(), Choice::Toggle(Filter::Organization(*id))))
                .collect(),
            FilterKind::Orientation => Vocabulary::OrientationType
                .codes()
                .iter()
                .map(|code| {
                    item(
                        code.label,
                        Choice::Toggle(Filter::Orientation(code.code.to_owned())),
                    )
                })
                .collect(),
        };
        Chooser::new("Ne montrer que", items)
    }

    /// A filter in words.
    #[must_use]
    pub fn filter_name(&self, filter: &Filter) -> String {
        match filter {
            Filter::Late => "en retard".to_owned(),
            Filter::ThisWeek => "échéance cette semaine".to_owned(),
            Filter::AppointmentToday => "rendez-vous aujourd’hui".to_owned(),
            Filter::NoAppointment => "sans rendez-vous à venir".to_owned(),
            Filter::NoContract => "sans contrat en cours".to_owned(),
            Filter::Rule(id) => self
                .rules
                .rule(id)
                .map_or_else(|| id.clone(), |rule| rule.short_label.clone()),
            Filter::Referent(id) => format!("suivi par {}", self.names.agent(Some(*id))),
            Filter::Organization(id) => self.names.organization(Some(*id)).to_owned(),
            Filter::Orientation(code) => format!(
                "accompagnement {}",
                Vocabulary::OrientationType.label(code).to_lowercase()
            ),
            Filter::Exited => "accompagnement terminé".to_owned(),
            Filter::Unknown => "date à préciser".to_owned(),
        }
    }

    /// Drafts to take up again or give up.
    pub(super) fn menu_drafts(&self) -> Result<Chooser<Choice>> {
        let mut items = Vec::new();
        for draft in self.store.drafts(&self.author)? {
            let when = crate::clock::local_text(&draft.changed_at);
            items.push(Item {
                note: when.clone(),
                ..item(
                    format!("Reprendre : {}", draft.title),
                    Choice::Resume(draft.id),
                )
            });
            items.push(Item {
                note: when,
                ..item(
                    format!("Abandonner : {}", draft.title),
                    Choice::Abandon(draft.id),
                )
            });
        }
        Ok(Chooser::new("Brouillons", items))
    }

    /// What can be done with the people marked.
    pub(super) fn menu_marked(&self) -> Chooser<Choice> {
        let items = vec![
            item(
                "Noter un contact avec chacun",
                Choice::Open(Request::ContactForMarked),
            ),
            item(
                "Changer de référent",
                Choice::Open(Request::ReferentForMarked),
            ),
            item("Exporter dans un tableau", Choice::ExportMarked),
            item("Enlever les marques", Choice::ClearMarks),
        ];
        let count = i64::try_from(self.list.marks.len()).unwrap_or_default();
        Chooser::new(
            &crate::domain::text::plural(count, "personne marquée", "personnes marquées"),
            items,
        )
    }

    /// Actions that apply in a place, each with its key, or the reason why not now.
    fn actions(&self, places: &[Context]) -> Vec<Item<Action>> {
        ACTIONS
            .iter()
            .filter(|info| info.places.iter().any(|place| places.contains(place)))
            .filter(|info| self.kept_from(info.action).is_none())
            .filter(|info| self.may_be_seen(info.action))
            .map(|info| Item {
                value: info.action,
                label: help_words(info, places).to_owned(),
                note: self.key_of(info.action).to_owned(),
                disabled: match self.availability(info.action) {
                    Availability::Yes => None,
                    Availability::No(reason) => Some(reason),
                },
            })
            .collect()
    }

    /// The help of the place where the user is.
    pub(super) fn help(&self) -> Chooser<Action> {
        let mut items = self.actions(&self.contexts());
        items.retain(|item| !item.note.is_empty());
        Chooser::new("Aide : les touches de cet écran", items)
    }

    /// Every action of the program.
    pub(super) fn palette(&self) -> Chooser<Action> {
        Chooser::new(
            "Toutes les actions",
            self.actions(&[Context::Global, self.place()]),
        )
    }
}

/// What an action does where the user is: in the queue « suivant » leaves an item aside.
fn help_words(info: &ActionInfo, places: &[Context]) -> &'static str {
    match info.action {
        Action::NextAlert if places.contains(&Context::Triage) => {
            "Passer au suivant, en laissant celui-ci de côté"
        }
        _ => info.help,
    }
}
