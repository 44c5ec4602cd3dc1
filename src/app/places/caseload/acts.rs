//! What is done in the caseload: moving, searching, filtering, marking, opening a file.
use super::{Caseload, menus, views};
use crate::app::list::Elsewhere;
use crate::app::prelude::*;
use crate::app::turn::AskFor;
use crate::app::typing::edit;
use crate::app::{answer, settled};
use crate::domain::rights::{Act, Extent};
use crate::form::LineEdit;
use crate::store::Scope;

impl Caseload {
    /// What is done with the list itself.
    fn act_on_list(&mut self, action: Action, desk: &Desk) -> Answer {
        if let Some(elsewhere) = self.list.elsewhere().filter(|_| action == Action::Open) {
            return self.show_elsewhere(elsewhere, desk);
        }
        Ok(match action {
            Action::Back => return self.back(desk),

            Action::New => Turn::form(Gesture::NewPerson),
            Action::Import => Opening::Files(None).into(),
            Action::Sort => Turn::menu(menus::sort(self.list.query.sort, desk.store.rights())),
            Action::Filters => {
                let shown = &self.list.query.filters;
                let mut menu = menus::filters(shown, self.counters.as_ref(), desk.store.rights());
                let views = desk.store.views(&desk.author)?;
                menu.add(views::items(&views, self.list.query.is_special()));
                Turn::menu(menu)
            }
            Action::ClearFilters => self.widen(),
            Action::ActOnMarked => Turn::menu(menus::marked(self.list.marks.len(), desk)),
            Action::MarkAll => return self.mark_all(desk),
            Action::Scope => match (self.list.query.scope, desk.author.agent) {
                (Scope::Everyone, Some(agent)) => {
                    return self.show_scope(Scope::Referent(agent), desk);
                }
                (Scope::Referent(_), Some(_)) => return self.show_scope(Scope::Everyone, desk),
                (_, None) => Turn::stay(),
            },
            _ => Turn::pass(),
        })
    }
}

impl At for Caseload {
    fn context(&self) -> Context {
        if self.list.searching {
            Context::Picker
        } else {
            Context::List
        }
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        if self.list.searching {
            let open = match self.list.elsewhere() {
                None => Action::Open.info().label,
                Some(Elsewhere::Everyone) => "voir ceux de tous",
                Some(Elsewhere::Closed) => "voir les dossiers terminés",
            };
            let offers = Offers::choices(Context::Picker, open);
            return offers.call(Action::Back, "fin de la recherche");
        }
        let offers = Offers::of(Context::List)
            .moves()
            .first(&[
                Action::Open,
                Action::NextAlert,
                Action::Search,
                Action::New,
                Action::Edit,
                Action::Done,
                Action::Undo,
                Action::Why,
                Action::Sort,
                Action::Filters,
                Action::Scope,
                Action::Documents,
                Action::Steering,
                Action::Interview,
            ])
            .always(&[Action::Palette, Action::Help]);
        if self.is_narrowed() || !self.list.marks.is_empty() {
            let cleared = match (&*self.list.query.search, &*self.list.query.filters) {
                ("", []) => "retirer les marques",
                ("", _) => "effacer les filtres",
                (_, _) => "effacer la recherche",
            };
            return offers.always(&[Action::Back]).call(Action::Back, cleared);
        }
        offers.always(&[Action::Quit])
    }

    fn person(&self) -> Option<Id> {
        self.list.selected().map(|line| line.id)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        if let Some(locked) = desk.locks(action) {
            return Some(locked);
        }
        let rights = desk.store.rights();
        let whole = |kind| rights.refuses_change(kind, Extent::Whole);
        let worst = || self.list.selected()?.deadline.as_ref();
        let kept = match action {
            Action::New | Action::Edit => whole(Entity::Allocataire),
            Action::Done => worst().and_then(|it| desk.kept_from_answering(it)),
            Action::Remove => rights.refuses(Act::RemovePerson),
            _ => None,
        };
        if let Some(kept) = kept {
            return Some(Availability::No(kept));
        }
        let reason = match action {
            Action::Open if self.list.elsewhere().is_some() => return None,
            Action::Open
            | Action::Edit
            | Action::Done
            | Action::Postpone
            | Action::Why
            | Action::Mark
            | Action::Interview
            | Action::Lead
            | Action::Remove
            | Action::Documents
                if self.list.selected().is_none() =>
            {
                "La liste est vide : il n’y a personne à choisir."
            }
            Action::ActOnMarked if self.list.marks.is_empty() => {
                "Personne n’est marqué. Marquez des personnes avec Espace."
            }
            Action::ClearFilters if !self.is_narrowed() => {
                "Il n’y a ni recherche ni filtre à effacer."
            }
            _ => return None,
        };
        Some(Availability::no(reason))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            return self.moved(by, desk);
        }
        let Some(person) = self.person() else {
            return self.act_on_list(action, desk);
        };
        Ok(match action {
            Action::Open => Turn::file(person, Spot::Worst),
            Action::Edit => Turn::form(Gesture::Edit(Entity::Allocataire, person)),
            Action::Done => return answer::worst(person, desk),
            Action::Postpone => return answer::postpone_worst(person, desk),
            Action::Remove => return settled::ask_removal(person, desk),
            Action::Mark => return self.mark(desk),
            _ => return self.act_on_list(action, desk),
        })
    }

    fn typed(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        let again = std::mem::take(&mut self.list.found_before)
            && matches!(input, FormInput::Char(_) | FormInput::Paste(_));
        let before = if again { "" } else { &self.list.query.search };
        let mut line = LineEdit::new(before);
        if self.list.searching && edit(&mut line, &input) {
            line.text().clone_into(&mut self.list.query.search);
            self.read(desk)?;
        }
        Ok(Turn::stay())
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        match choice {
            Choice::Sort(sort) => self.list.query.sort = *sort,
            Choice::Toggle(filter) => self.list.toggle(filter.clone()),
            Choice::View(name) => return self.show_view(name, desk),
            Choice::KeepView => return Ok(Self::ask_view_name()),
            Choice::Line(AskFor::ViewName, name) => return self.keep_view(name, desk),
            Choice::ForgetViews => return Self::menu_of_forgetting(desk),
            Choice::ForgetView(name) => return Self::forget_view(name, desk),
            Choice::FilterBy(kind) => return Ok(Turn::menu(menus::filter_by(*kind, desk)?)),
            Choice::ExportMarked => {
                let people = self.list.marks.iter().copied().collect();
                return Ok(Turn::job(self.export(people)));
            }
            Choice::ClearMarks => {
                self.list.marks.clear();
                return Ok(Turn::stay());
            }
            _ => return Ok(Turn::pass()),
        }
        self.read(desk)?;
        Ok(Turn::stay())
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        (self.list.query.today, self.list.query.now) = desk.now();
        self.list.refresh(&desk.store, desk.size.list_rows())?;
        self.look_again(desk)?;
        self.look_at_day(desk)?;
        Ok(Turn::stay())
    }

    fn hears(&mut self, news: &News, desk: &mut Desk) -> Answer {
        match news {
            News::Saved(saved) => match (saved.request, saved.person) {
                (request, _) if request.session().is_some() => {}
                (request, _) if request.reads_of_marked().is_some() => {
                    self.list.marks.retain(|id| !saved.marked.contains(id));
                }
                (Gesture::NewPerson, Some(person)) => self.choose(person, desk)?,
                (_, _) => {}
            },
            News::BackFrom(person) => {
                self.preview = None;
                self.seen.clear();
                self.choose(*person, desk)?;
            }
            News::Resized => {
                let height = desk.size.list_rows();
                self.list.show(height);
                self.list.fill(&desk.store, height)?;
                self.follow(desk)?;
                self.look_at_day(desk)?;
            }
            News::Merged(gone) => {
                self.list.marks.remove(gone);
            }
            News::Undone(_) | News::Left | News::Tick => {}
        }
        Ok(Turn::stay())
    }
}
