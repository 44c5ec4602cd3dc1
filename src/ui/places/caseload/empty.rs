//! An empty list says what to do next.
use crate::app::action::Action;
use crate::store::Scope;
use crate::ui::prelude::*;

/// Draws the advice.
pub(super) fn draw(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let room = Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(1),
    };
    let mut y = room.y;
    for (words, role) in sentences(app) {
        for line in text::wrap(&typography(&words), usize::from(room.width)) {
            if y >= room.bottom() {
                return;
            }
            canvas.text((room.x, y), room.width, &line, role);
            y += 1;
        }
    }
}

fn sentences(app: &App) -> Vec<(String, Role)> {
    let query = &app.stack.caseload.list.query;
    if !query.filters.is_empty() || !query.search.is_empty() {
        let mut all = vec![("Aucun dossier ne correspond.".to_owned(), Role::Title)];
        let key = if app.stack.caseload.list.searching {
            app.key_of(Action::Back)
        } else {
            app.key_of(Action::ClearFilters)
        };
        if !key.is_empty() {
            all.push((format!("{key} : tout montrer."), Role::Base));
        }
        return all;
    }
    if query.scope != Scope::Everyone {
        return vec![
            (
                "Vous ne suivez aucun dossier ouvert.".to_owned(),
                Role::Title,
            ),
            (
                format!(
                    "{} : voir les dossiers de tous les référents.",
                    app.key_of(Action::Scope)
                ),
                Role::Base,
            ),
        ];
    }
    vec![
        ("Il n’y a pas encore de dossier.".to_owned(), Role::Title),
        (String::new(), Role::Base),
        (
            format!("{} : créer un premier dossier.", app.key_of(Action::New)),
            Role::Base,
        ),
        (
            "Vous avez déjà un tableau ? Quittez, puis reprenez-le avec la commande :".to_owned(),
            Role::Base,
        ),
        ("carnet importer FICHIER.csv".to_owned(), Role::FooterKey),
        (
            "Ajoutez --essai pour voir ce qui serait repris, sans rien écrire.".to_owned(),
            Role::Muted,
        ),
    ]
}
