//! The rounds of the day, and going on with one: to the next alert of the open file, then to the next person of the list for whom
//! something calls, the worst first, until everything was seen. Knows the stack and the desk, not the program.
use super::desk::Desk;
use super::stack::Stack;
use super::{answer, opening};
use crate::app::prelude::*;
use crate::domain::deadlines::IndexRow;
use crate::domain::round::{Progress, Round};
use crate::domain::text::{number, plural};
use crate::store::{Line, Query};

/// People looked at to say how many are still to be seen; more are « plus de », and looked at once all these were seen.
const COUNTED: usize = 500;

/// A list, those of it for whom something calls, and whether there are more.
#[derive(Clone, Copy)]
struct Among<'a> {
    list: &'a Query,
    calling: &'a [Id],
    more: bool,
    /// Whether the next step begins it again.
    again: bool,
}

impl Desk {
    /// The round of a list where something calls for those people, that day; what was kept of it is read the first time.
    fn round(&mut self, list: &Query, calling: &[Id]) -> Result<&mut Round> {
        if self.rounds.day != Some(self.today) {
            self.rounds = self.store.rounds(&self.author, self.today)?;
            self.rounds.day = Some(self.today);
        }
        self.rounds.changed = true;
        Ok(self.rounds.of(&list.name(), calling))
    }

    /// Whether the next step in a list begins its round again.
    fn begins_again(&self, list: &Query) -> bool {
        self.rounds.is_over(&list.name())
    }

    /// Whether a round is to be kept.
    pub(super) fn has_round_to_keep(&self) -> bool {
        self.rounds.changed && self.read_only().is_none()
    }

    /// Keeps the rounds; what can't be is tried again.
    pub(super) fn keep_rounds(&mut self) {
        if let Some(day) = self.rounds.day.filter(|_| self.has_round_to_keep()) {
            let kept = self.store.keep_rounds(&self.author, day, &self.rounds);
            self.rounds.changed = kept.is_err();
        }
    }
}

/// Goes on, from the open file or else from the list.
///
/// # Errors
/// When the store can't be read.
pub(super) fn go_on(stack: &mut Stack, desk: &mut Desk) -> Answer {
    // What is searched narrows nothing: one looks someone up in the middle of a round.
    let list = Query {
        search: String::new(),
        ..stack.caseload.list.query.clone()
    };
    // Asked first: the round is the new one once it is looked at.
    let again = desk.begins_again(&list);
    let (calling, more) = calling(&list, stack, desk)?;
    let among = Among {
        list: &list,
        calling: &calling,
        more,
        again,
    };
    if stack.file().is_none() {
        return in_list(among, stack, desk);
    }
    if let Some(turn) = in_file(among, stack, desk)? {
        return Ok(turn);
    }
    // In the queue, one goes back to it.
    if stack.triage().is_some() {
        return Ok(Turn::leave());
    }
    let Some(next) = desk.round(&list, &calling)?.next(&calling) else {
        return end(among, desk);
    };
    let widened = choose(next, stack, desk)?;
    let opened = opening::file(next, &Spot::Worst, stack, desk)?;
    if let Some(view) = stack.file_mut() {
        view.reached = None;
    }
    Ok(opened.then(in_file(among, stack, desk)?).then(widened))
}

/// The people of the list for whom something calls, the worst first: as many as it takes to find one who was not seen;
/// whether there are more.
fn calling(list: &Query, stack: &Stack, desk: &mut Desk) -> Result<(Vec<Id>, bool)> {
    let here = stack.person();
    let mut most = COUNTED;
    loop {
        let (calling, more) = desk.store.calling(list, most)?;
        let round = desk.round(list, &calling)?;
        if !more || round.leads_beyond(&calling, here) {
            return Ok((calling, more));
        }
        most *= 2;
    }
}

/// To the next alert of the open file, the worst of those not seen; `None` when all were.
fn in_file(among: Among<'_>, stack: &mut Stack, desk: &mut Desk) -> Result<Option<Turn>> {
    let Some(view) = stack.file_mut() else {
        return Ok(None);
    };
    let calling: Vec<IndexRow> = view.calling(desk.today).cloned().collect();
    let round = desk.round(among.list, among.calling)?;
    if let Some(left) = view.reached.take() {
        round.see_alert(left);
    } else if !calling.is_empty() {
        round.see(view.person);
    }
    let Some(alert) = calling.into_iter().find(|it| !round.has_seen(&it.key())) else {
        return Ok(None);
    };
    round.see_alert(alert.key());
    view.go_to_alert(&alert, desk);
    view.reached = Some(alert.key());
    let so_far = so_far(among, desk)?;
    let words = format!("{so_far} : {}.", answer::sentence(&alert, desk));
    Ok(Some(Message::info(words).into()))
}

/// To the next person of the list; whoever is looked at first was seen.
fn in_list(among: Among<'_>, stack: &mut Stack, desk: &mut Desk) -> Answer {
    let Among {
        list,
        calling,
        again,
        ..
    } = among;
    stack.show(None, desk)?;
    let today = desk.today;
    let here = stack.caseload.list.selected();
    let calls = |line: &&Line| {
        line.deadline
            .as_ref()
            .is_some_and(|it| it.state(today).calls())
    };
    // One that begins again does so from the first, wherever the former one ended.
    let here = here.filter(calls).filter(|_| !again).map(|line| line.id);
    let round = desk.round(list, calling)?;
    if let Some(here) = here {
        round.see(here);
    }
    let Some(next) = round.next(calling) else {
        return end(among, desk);
    };
    round.see(next);
    let widened = choose(next, stack, desk)?;
    let searched = match widened {
        Some(_) => " ; la recherche est effacée",
        None => "",
    };
    let words = format!("{}{searched}.", so_far(among, desk)?);
    Ok(Turn::from(Message::info(words)).then(widened))
}

/// Chooses someone of the round in the list, which is no longer searched: they may not have been found.
fn choose(next: Id, stack: &mut Stack, desk: &Desk) -> Result<Option<Step>> {
    let widened = stack.caseload.end_search(desk)?;
    stack.caseload.choose(next, desk)?;
    Ok(widened.then_some(Step::Recount))
}

/// « Tournée, 4 sur 12 », when something calls for those people of the list.
fn so_far(among: Among<'_>, desk: &mut Desk) -> Result<String> {
    let round = desk.round(among.list, among.calling)?;
    let Progress { seen, all } = round.progress(among.calling);
    let more = if among.more { "plus de " } else { "" };
    Ok(format!(
        "Tournée, {} sur {more}{}",
        number(seen),
        number(all)
    ))
}

/// The end of a round: how many were seen, what was done meanwhile, for how many something still calls.
fn end(Among { list, calling, .. }: Among<'_>, desk: &mut Desk) -> Answer {
    let round = desk.round(list, calling)?;
    let seen = round.progress(calling).seen;
    round.end();
    if seen == 0 {
        return Ok(Message::info("Rien n’appelle dans cette liste.").into());
    }
    let seen = plural(seen, "personne", "personnes");
    let done = match desk
        .store
        .noted_since(&desk.author, &desk.clock.midnight())?
    {
        0 => "Vous n’avez rien enregistré aujourd’hui.".to_owned(),
        done => format!(
            "{} aujourd’hui.",
            plural(done, "enregistrement", "enregistrements")
        ),
    };
    let left = match calling.len() {
        0 => "Plus rien n’appelle.".to_owned(),
        1 => "Une alerte reste chez une personne.".to_owned(),
        many => format!(
            "Des alertes restent chez {}.",
            plural(many, "personne", "personnes")
        ),
    };
    let filtered = match list.filters.is_empty() {
        true => "",
        false => " avec ces filtres",
    };
    Ok(Message::success(format!("Tout est vu{filtered} : {seen}. {done} {left}")).into())
}
