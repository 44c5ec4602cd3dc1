//! What is done in the queue: going on, deciding, showing another one.
use super::queue::own;
use super::{Triage, View};
use crate::app::prelude::*;
use crate::app::turn::AskFor;
use crate::domain::queue::ItemKind;
use crate::domain::record::Row;
use crate::domain::rights::{Reach, Team};
use crate::gestures::queue::Outcome;
use crate::store::{QueueItem, QueueScope, Scope};

/// What leads elsewhere, with its words.
const ELSEWHERE: [(Action, &str); 7] = [
    (Action::NextAlert, "suivant"),
    (Action::Undo, "annuler"),
    (Action::Open, "dossier"),
    (Action::NextPanel, "liste"),
    (Action::Mark, "marquer"),
    (Action::Scope, "autre file"),
    (Action::Why, "pourquoi"),
];

/// The outcome that a key stands for.
pub(super) const fn outcome_of(action: Action) -> Option<Outcome> {
    Some(match action {
        Action::Absent => Outcome::Absent,
        Action::Excused => Outcome::Excused,
        Action::CancelledByUs => Outcome::Cancelled,
        Action::Called => Outcome::Called,
        Action::Texted => Outcome::Texted,
        Action::Wrote => Outcome::Wrote,
        Action::LeftMessage => Outcome::LeftMessage,
        _ => return None,
    })
}

/// Name of a scope, for the title.
pub fn queue_name(scope: QueueScope, desk: &Desk) -> String {
    match scope {
        QueueScope::Everyone => "tout le monde".to_owned(),
        QueueScope::Referent(agent) if Some(agent) == desk.author.agent => {
            "mes dossiers".to_owned()
        }
        QueueScope::Referent(agent) => format!("dossiers de {}", desk.names.agent(Some(agent))),
        QueueScope::Organization(id) => desk.names.organization(Some(id)).to_owned(),
    }
}

impl Triage {
    /// The queue of that scope, or one's own beside those people. The first item comes later,
    /// since taking it writes.
    pub fn open(scope: Option<QueueScope>, people: Scope, desk: &Desk) -> Self {
        let scope = scope.unwrap_or_else(|| own(people, desk));
        Self::new(scope, desk.clock.moment().instant)
    }

    fn show_queue(&mut self, scope: QueueScope, desk: &mut Desk) -> Result<()> {
        self.scope = scope;
        self.rows.clear();
        self.marks.clear();
        self.skipped.clear();
        self.cursor = Cursor::default();
        if self.view == View::List {
            self.read_rows(desk)?;
        }
        self.next_item(desk)
    }

    fn back(&mut self, desk: &mut Desk) -> Answer {
        if self.view == View::List {
            self.turn_over(desk)?;
            return Ok(Turn::stay());
        }
        Ok(Turn::leave().then(Step::Refresh))
    }

    /// Whether what is decided on is an appointment.
    fn is_on_appointment(&self) -> bool {
        let mut targets = self.targets().into_iter();
        targets.any(|item| item.kind == ItemKind::Outcome)
    }
}

/// Whose queue.
fn menu_queue(desk: &Desk) -> Chooser<Choice> {
    let line = |label: String, scope| Item::new(label, Choice::Queue(scope));
    let mut items = vec![line("Tout le monde".to_owned(), QueueScope::Everyone)];
    if let Some(agent) = desk.author.agent {
        items.push(line("Mes dossiers".to_owned(), QueueScope::Referent(agent)));
    }
    for (id, name) in &desk.names.organizations {
        let label = format!("Structure : {name}");
        items.push(line(label, QueueScope::Organization(*id)));
    }
    for (id, name) in &desk.names.agents {
        let label = format!("Dossiers de {name}");
        items.push(line(label, QueueScope::Referent(*id)));
    }
    Chooser::new("La file de qui ?", items)
}

/// Colleagues who may settle those items, to whom they can be passed.
fn menu_pass(items: &[&QueueItem], desk: &Desk) -> Answer {
    let (mut agents, _) = desk.store.agents_and_structures()?;
    agents.sort_by_key(|row| row.id);
    let team = Team::of(&agents, desk.today);
    let may_settle = |row: &&Row| {
        let rights = team.rights(Some(row));
        let mut kinds = items.iter().map(|item| item.kind.settled_by());
        rights.reach() == Reach::Everyone
            && rights.sees_deadlines()
            && kinds.all(|kind| rights.changes_kind(kind))
    };
    let others = agents.iter().filter(may_settle).map(|row| row.id);
    let others = others.filter(|id| Some(*id) != desk.author.agent);
    let item = |id| {
        let name = desk.names.agent(Some(id)).to_owned();
        Item::new(name.clone(), Choice::Decide(Outcome::Passed(id, name)))
    };
    let found: Vec<_> = others.map(item).collect();
    if found.is_empty() {
        let words = "Aucun autre collègue n’a une fonction qui permet de s’en occuper.";
        return Ok(Message::info(words).into());
    }
    Ok(Turn::menu(Chooser::new("Passer à qui ?", found)))
}

impl At for Triage {
    fn context(&self) -> Context {
        Context::Triage
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let met = self.is_on_appointment();
        let done = if met { "honoré" } else { "fait" };
        let inside = ELSEWHERE.map(|(action, _)| action);
        let offers = Offers::of(Context::Triage)
            .first(&[
                Action::Done,
                Action::Absent,
                Action::Excused,
                Action::CancelledByUs,
                Action::MoveTo,
                Action::Called,
                Action::LeftMessage,
                Action::Texted,
                Action::Wrote,
                Action::PassTo,
                Action::Later,
            ])
            .call(Action::Done, done)
            .show(Shown::Inside, &inside)
            .explain(
                Action::NextAlert,
                "Passer au suivant, en laissant celui-ci de côté",
            )
            .always(&[Action::Help, Action::Back]);
        ELSEWHERE
            .into_iter()
            .fold(offers, |offers, (action, words)| offers.call(action, words))
    }

    fn person(&self) -> Option<Id> {
        self.current().map(|item| item.person.id)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        self.available(action, desk).or_else(|| {
            let of_person = matches!(action, Action::Interview | Action::Documents);
            let nobody = of_person && self.person().is_none();
            let words = "La liste est vide : il n’y a personne à choisir.";
            desk.locks(action)
                .or_else(|| nobody.then(|| Availability::no(words)))
        })
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            return self.step(by, desk);
        }
        if let Some(outcome) = outcome_of(action) {
            return self.decide(&outcome, desk);
        }
        match action {
            Action::NextPanel | Action::PreviousPanel => self.turn_over(desk)?,
            Action::Triage => self.refresh(desk)?,
            Action::NextAlert => return self.skip(desk),
            Action::Mark => return self.mark(desk),
            Action::MarkAll => return self.mark_alike(desk),
            Action::Back => return self.back(desk),
            Action::Done => return self.kept_or_done(desk),
            Action::Open => {
                let open = |person| Turn::file(person, Spot::Worst);
                return Ok(self.person().map(open).into());
            }
            Action::Scope => return Ok(Turn::menu(menu_queue(desk))),
            Action::PassTo => return menu_pass(&self.targets(), desk),
            Action::MoveTo => return Ok(Opening::Ask(AskFor::NewDate).into()),
            Action::Later => return Ok(Opening::Ask(AskFor::Later).into()),
            _ => return Ok(Turn::pass()),
        }
        Ok(Turn::stay())
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        match choice {
            Choice::Decide(outcome) => self.decide_or_ask(outcome, desk),
            Choice::DecideAnyway(outcome) => self.decide(outcome, desk),
            Choice::Queue(scope) => {
                self.show_queue(*scope, desk)?;
                Ok(Turn::stay())
            }
            _ => Ok(Turn::pass()),
        }
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.refresh(desk)?;
        Ok(Turn::stay())
    }

    fn lands(&mut self, desk: &mut Desk) -> Answer {
        match self.sent.take() {
            Some(sent) => self.write(sent, desk),
            None => Ok(Turn::stay()),
        }
    }

    fn hears(&mut self, news: &News, desk: &mut Desk) -> Answer {
        match news {
            News::Undone(act) => self.back_to(*act, desk)?,
            News::BackFrom(_) => self.refresh(desk)?,
            News::Left => Self::give_back(desk),
            News::Tick => {
                let opens = self.unread.then(|| Message::info("La file est ouverte."));
                if self.keep_lease(desk)? {
                    return Ok(Turn::from(Step::Changed).then(opens));
                }
            }
            News::Saved(_) | News::Resized | News::Merged(_) => {}
        }
        Ok(Turn::stay())
    }
}
