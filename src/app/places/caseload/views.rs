//! Views of the list that are kept under a name: kept, shown again, forgotten.
use super::Caseload;
use crate::app::prelude::*;
use crate::app::turn::AskFor;
use crate::store::{Filter, Scope, View};

/// The heading of the views in the menu of filters.
const HEADING: &str = "Vos vues";

/// What the menu of filters has for the views that are kept, and for what is shown now.
pub(super) fn items(views: &[View], worth_keeping: bool) -> Vec<Item<Choice>> {
    let shown = views.iter().map(|view| {
        let name = view.name.clone();
        Item::new(format!("Vue : {name}"), Choice::View(name))
    });
    let keep = Item::new("Garder ce qui est montré sous un nom…", Choice::KeepView);
    let forget = Item::new("Oublier une vue…", Choice::ForgetViews);
    let keep = worth_keeping.then_some(keep);
    let forget = (!views.is_empty()).then_some(forget);
    let mut items: Vec<Item<Choice>> = shown.chain(keep).chain(forget).collect();
    for item in &mut items {
        item.group = HEADING;
    }
    items
}

impl Caseload {
    /// Keeps what is shown under that name.
    pub(super) fn keep_view(&self, name: &str, desk: &mut Desk) -> Answer {
        let query = &self.list.query;
        let view = View {
            name: name.to_owned(),
            sort: query.sort,
            scope: query.scope,
            filters: query.filters.clone(),
        };
        let author = desk.author.clone();
        desk.store.keep_view(&author, view)?;
        let key = desk.key_of(Context::List, Action::Filters);
        let words = format!(
            "Vue gardée : {name}. Elle est dans les filtres ({key}), et dans la boîte « Que voulez-vous faire ? »."
        );
        Ok(Message::success(words).into())
    }

    /// Shows a view again. What names a colleague or a structure that is no longer there gives way, and it is said.
    pub(super) fn show_view(&mut self, name: &str, desk: &mut Desk) -> Answer {
        let views = desk.store.views(&desk.author)?;
        let Some(view) = views.into_iter().find(|it| it.name == name) else {
            let words = format!("La vue « {name} » n’est plus gardée.");
            return Ok(Message::warning(words).into());
        };
        let before = view.filters.len();
        let mut filters = view.filters;
        filters.retain(|it| match it {
            Filter::Referent(id) => !desk.names.agent(Some(*id)).is_empty(),
            Filter::Organization(id) => !desk.names.organization(Some(*id)).is_empty(),
            _ => true,
        });
        let lost = filters.len() < before;
        let scope = match view.scope {
            Scope::Referent(id) if Some(id) != desk.author.agent => Scope::Everyone,
            scope => scope,
        };
        let query = &mut self.list.query;
        (query.sort, query.scope, query.filters) = (view.sort, scope, filters);
        query.search.clear();
        self.read(desk)?;
        let words = match lost {
            true => format!(
                "Vue : {name}. Un de ses filtres nommait un collègue ou une structure qui n’y est plus : il est enlevé."
            ),
            false => format!("Vue : {name}."),
        };
        Ok(Turn::from(Step::Recount).then(Message::info(words)))
    }

    /// Which view to forget.
    pub(super) fn menu_of_forgetting(desk: &Desk) -> Answer {
        let views = desk.store.views(&desk.author)?.into_iter();
        let items = views.map(|it| Item::new(it.name.clone(), Choice::ForgetView(it.name)));
        Ok(Turn::menu(Chooser::new(
            "Oublier quelle vue ?",
            items.collect(),
        )))
    }

    /// Forgets a view.
    pub(super) fn forget_view(name: &str, desk: &mut Desk) -> Answer {
        let author = desk.author.clone();
        desk.store.forget_view(&author, name)?;
        Ok(Message::info(format!("Vue oubliée : {name}. La liste n’a pas changé.")).into())
    }

    /// Asks for the name under which what is shown is kept.
    pub(super) fn ask_view_name() -> Turn {
        Opening::Ask(AskFor::ViewName).into()
    }
}
