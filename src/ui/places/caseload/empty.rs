//! An empty list says what to do next.
use crate::app::action::Action;
use crate::app::list::{Elsewhere, counted};
use crate::store::Scope;
use crate::ui::prelude::*;

/// Draws the advice.
pub(super) fn draw(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let mut rows = under(inset(inset(area)), 1).rows();
    for (words, role, act) in sentences(app) {
        let lines = text::wrap(
            &typography(&words),
            usize::from(area.width.saturating_sub(4)),
        );
        for (line, row) in lines.iter().zip(&mut rows) {
            canvas.say(row, line, role);
            if let Some(act) = act {
                canvas.hit(row, Hit::Act(act));
            }
        }
    }
}

/// A sentence, its look, what a click on it does.
type Sentence = (String, Role, Option<Action>);

fn sentences(app: &App) -> Vec<Sentence> {
    let query = &app.stack.caseload.list.query;
    if !query.filters.is_empty() || !query.search.is_empty() {
        let list = &app.stack.caseload.list;
        let (title, found) = match list.elsewhere() {
            None => ("Aucun dossier ne correspond.", None),
            Some(Elsewhere::Everyone) => (
                "Aucun dossier de cette liste ne correspond.",
                Some((
                    list.beyond.everyone,
                    "dossier correspond parmi ceux de tous les référents",
                    "dossiers correspondent parmi ceux de tous les référents",
                )),
            ),
            Some(Elsewhere::Closed) => (
                "Aucun dossier en cours ne correspond.",
                Some((
                    list.beyond.closed,
                    "dossier terminé correspond",
                    "dossiers terminés correspondent",
                )),
            ),
        };
        let mut all = vec![(title.to_owned(), Role::Title, None)];
        if let Some((count, one, many)) = found {
            let key = app.key_of(Action::Open);
            let words = format!("{} ({key} : voir).", counted(count, one, many));
            all.push((words, Role::Base, Some(Action::Open)));
        } else if query.scope != Scope::Everyone && !list.searching {
            let key = app.key_of(Action::Scope);
            let words = format!("{key} : chercher dans les dossiers de tous les référents.");
            all.push((words, Role::Base, Some(Action::Scope)));
        }
        // The end of a search keeps the filters.
        let (way, shown) = match (list.searching, &*query.filters) {
            (true, []) => (Action::Back, "tout montrer."),
            (true, _) => (Action::Back, "effacer la recherche ; les filtres restent."),
            (false, _) => (Action::ClearFilters, "tout montrer."),
        };
        let key = app.key_of(way);
        if !key.is_empty() {
            all.push((format!("{key} : {shown}"), Role::Base, Some(way)));
        }
        return all;
    }
    if let Some(why) = app.desk.store.rights().nobody() {
        let none = "Aucun dossier n’est à montrer.".to_owned();
        return vec![
            (none, Role::Title, None),
            (why.to_owned(), Role::Base, None),
        ];
    }
    if query.scope != Scope::Everyone {
        let key = app.key_of(Action::Scope);
        let all = format!("{key} : voir les dossiers de tous les référents.");
        let none = "Vous ne suivez aucun dossier ouvert.".to_owned();
        return vec![
            (none, Role::Title, None),
            (all, Role::Base, Some(Action::Scope)),
        ];
    }
    let new = format!("{} : créer un premier dossier.", app.key_of(Action::New));
    let import = format!(
        "{} : reprendre un tableau que vous avez déjà (CSV, Excel, LibreOffice).",
        app.key_of(Action::Import)
    );
    let trial = "Vous verrez d’abord ce qui serait repris, sans que rien soit écrit.";
    let all = [
        ("Il n’y a pas encore de dossier.", Role::Title, None),
        ("", Role::Base, None),
        (new.as_str(), Role::Base, Some(Action::New)),
        (import.as_str(), Role::Base, Some(Action::Import)),
        (trial, Role::Muted, None),
    ];
    all.map(|(words, role, act)| (words.to_owned(), role, act))
        .to_vec()
}
