//! From the days read to the lines shown: appointments and gaps by hour, under their day and,
//! when asked, under their agent.
use crate::app::desk::Desk;
use crate::domain::agenda::{DayOff, Span};
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::store::{AgendaDay, SessionKey, Slot, Whose};

/// How much is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// One day.
    #[default]
    Day,
    /// From Monday to Sunday.
    Week,
}

/// How the appointments of several agents are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By hour, whoever receives.
    #[default]
    ByHour,
    /// Agent by agent, with what each has free.
    ByAgent,
}

/// One line of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Heading of a day, in a week.
    Day {
        /// The day.
        date: Date,
        /// Why it is not worked, if so.
        off: Option<DayOff>,
        /// Appointments that are not cancelled.
        count: usize,
    },
    /// Heading of an agent, in a day of several.
    Agent {
        /// Name; empty for the appointments of nobody.
        name: String,
        /// Appointments that are not cancelled.
        count: usize,
        /// Minutes free.
        free: u16,
    },
    /// An appointment.
    Meeting(Box<Slot>),
    /// A group session: the appointments of those who are expected together.
    Session(Vec<Slot>),
    /// Something free.
    Gap {
        /// The day.
        date: Date,
        /// Whose.
        agent: Id,
        /// When.
        span: Span,
    },
    /// A day on which there is nothing.
    Nothing(Date),
}

impl Line {
    /// Whether the cursor stops there: everywhere but on headings.
    pub const fn is_chosen_from(&self) -> bool {
        !matches!(self, Self::Day { .. } | Self::Agent { .. })
    }

    /// Whether it is about the same thing, changed or not.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Meeting(a), Self::Meeting(b)) => a.meeting.id == b.meeting.id,
            (Self::Session(a), Self::Session(b)) => session(a) == session(b),
            (a, b) => a == b,
        }
    }
}

/// The lines of an agenda.
pub(super) fn build(
    days: &[AgendaDay],
    (whose, period, order): (Whose, Period, Order),
    team: &[(Id, String)],
    desk: &Desk,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for day in days {
        if period == Period::Week {
            let weekend = matches!(day.off, Some(DayOff::Saturday | DayOff::Sunday));
            if weekend && day.slots.is_empty() {
                continue;
            }
            lines.push(Line::Day {
                date: day.date,
                off: day.off,
                count: day.count(),
            });
        }
        let before = lines.len();
        match (whose, order) {
            (Whose::Agent(agent), _) => lines.extend(of_agent(day, agent, desk)),
            (Whose::Team(_) | Whose::Everyone, Order::ByHour) => {
                lines.extend(day.slots.iter().cloned().map(meeting));
            }
            (Whose::Team(_) | Whose::Everyone, Order::ByAgent) => {
                by_agent(day, team, desk, &mut lines)
            }
        }
        if lines.len() == before {
            lines.push(Line::Nothing(day.date));
        }
    }
    together(lines)
}

/// The session that these appointments are.
fn session(slots: &[Slot]) -> Option<SessionKey> {
    slots.first()?.meeting.session()
}

/// The same lines, those of people who are expected together made one.
fn together(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut sessions: Vec<(SessionKey, usize)> = Vec::new();
    for line in lines {
        let key = match &line {
            Line::Meeting(slot) => slot.meeting.session(),
            _ => None,
        };
        let Some(key) = key else {
            kept.push(line);
            continue;
        };
        let known = sessions
            .iter()
            .find(|(it, _)| *it == key)
            .map(|(_, at)| *at);
        match (known.and_then(|at| kept.get_mut(at)), line) {
            (Some(Line::Session(slots)), Line::Meeting(slot)) => slots.push(*slot),
            (Some(first), Line::Meeting(slot)) => {
                if let Line::Meeting(one) = first {
                    *first = Line::Session(vec![one.as_ref().clone(), *slot]);
                }
            }
            (_, line) => {
                sessions.push((key, kept.len()));
                kept.push(line);
            }
        }
    }
    kept
}

fn meeting(slot: Slot) -> Line {
    Line::Meeting(Box::new(slot))
}

/// Gaps of an agent; a day that is over has none worth showing.
fn free(day: &AgendaDay, agent: Id, desk: &Desk) -> Vec<Span> {
    if day.date < desk.today {
        return Vec::new();
    }
    day.free(agent, &desk.hours)
}

/// Appointments and gaps of one agent, by hour; what has no hour first.
fn of_agent(day: &AgendaDay, agent: Id, desk: &Desk) -> Vec<Line> {
    let own = |slot: &&Slot| slot.meeting.agent_id() == Some(agent);
    let slots = day.slots.iter().filter(own).cloned();
    let mut timed: Vec<(Option<u16>, Line)> = slots
        .map(|slot| (slot.meeting.span().map(|span| span.from), meeting(slot)))
        .collect();
    let gaps = free(day, agent, desk).into_iter().map(|span| {
        let line = Line::Gap {
            date: day.date,
            agent,
            span,
        };
        (Some(span.from), line)
    });
    timed.extend(gaps);
    timed.sort_by_key(|(from, _)| *from);
    timed.into_iter().map(|(_, line)| line).collect()
}

/// The agents of the team, then those who have appointments without being of it.
fn by_agent(day: &AgendaDay, team: &[(Id, String)], desk: &Desk, lines: &mut Vec<Line>) {
    let mut agents = team.to_vec();
    for (id, name) in day
        .slots
        .iter()
        .filter_map(|slot| slot.meeting.agent.clone())
    {
        if !agents.iter().any(|(known, _)| *known == id) {
            agents.push((id, name));
        }
    }
    for (id, name) in agents {
        let own = of_agent(day, id, desk);
        if own.is_empty() {
            continue;
        }
        let held =
            |line: &&Line| matches!(line, Line::Meeting(slot) if !slot.meeting.is_cancelled());
        lines.push(Line::Agent {
            name,
            count: own.iter().filter(held).count(),
            free: free(day, id, desk).iter().map(|span| span.minutes()).sum(),
        });
        lines.extend(own);
    }
    let nobodys = day.slots.iter().filter(|slot| slot.meeting.agent.is_none());
    let nobodys: Vec<Line> = nobodys.cloned().map(meeting).collect();
    if !nobodys.is_empty() {
        lines.push(Line::Agent {
            name: String::new(),
            count: nobodys.len(),
            free: 0,
        });
        lines.extend(nobodys);
    }
}
