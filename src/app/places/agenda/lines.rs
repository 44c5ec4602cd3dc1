//! From the days read to the lines shown: appointments and gaps by hour, under their day and,
//! when asked, under their agent.
use super::free::Reception;
use crate::app::desk::Desk;
use crate::domain::agenda::{DayOff, Span};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id};
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
        /// Whose: of one, or of all those who have it.
        agents: Vec<Id>,
        /// When.
        span: Span,
    },
    /// Those who have nothing that day: no appointment, nor anything free as far as that is known.
    Others {
        /// Who they are.
        agents: Vec<Id>,
        /// Whether what is free is known.
        whole: bool,
    },
    /// A day on which there is nothing.
    Nothing(Date),
}

impl Line {
    /// Whether the cursor stops there: everywhere but on headings.
    pub const fn is_chosen_from(&self) -> bool {
        !matches!(
            self,
            Self::Day { .. } | Self::Agent { .. } | Self::Others { .. }
        )
    }

    /// Whether it is an appointment, or several at once.
    pub const fn is_held(&self) -> bool {
        matches!(self, Self::Meeting(_) | Self::Session(_))
    }

    /// When it is, if it has an hour.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Meeting(slot) => slot.meeting.span(),
            Self::Session(slots) => slots.first()?.meeting.span(),
            Self::Gap { span, .. } => Some(*span),
            Self::Day { .. } | Self::Agent { .. } | Self::Others { .. } | Self::Nothing(_) => None,
        }
    }

    /// Whether it is about the same thing, changed or not.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Meeting(a), Self::Meeting(b)) => a.meeting.id == b.meeting.id,
            (Self::Session(a), Self::Session(b)) => session(a) == session(b),
            // What is free begins later as time passes.
            (Self::Gap { date, span, agents }, Self::Gap { date: day, .. }) => {
                let same = matches!(other, Self::Gap { span: it, agents: of, .. } if it.to == span.to && of == agents);
                date == day && same
            }
            (a, b) => a == b,
        }
    }
}

/// The lines of an agenda.
pub(super) fn build(
    days: &[AgendaDay],
    (whose, period, order): (Whose, Period, Order),
    reception: &Reception<'_>,
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
        match (whose, order, period) {
            (Whose::Agent(agent), _, _) => lines.extend(of_agent(day, agent, reception)),
            (_, Order::ByHour, Period::Day) => {
                lines.extend(by_hour(&day.slots, reception.all_free(day), day));
            }
            (_, Order::ByHour, Period::Week) => {
                lines.extend(day.slots.iter().cloned().map(meeting));
            }
            (_, Order::ByAgent, _) => by_agent(day, reception, desk, &mut lines),
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

/// Appointments and what is free, by hour; what has no hour first.
fn by_hour<'s>(
    slots: impl IntoIterator<Item = &'s Slot>,
    free: impl IntoIterator<Item = (Span, Vec<Id>)>,
    day: &AgendaDay,
) -> Vec<Line> {
    let held = slots.into_iter().cloned().map(meeting);
    let gaps = free.into_iter().map(|(span, agents)| Line::Gap {
        date: day.date,
        agents,
        span,
    });
    let mut lines: Vec<Line> = held.chain(gaps).collect();
    lines.sort_by_key(|line| line.span().map(|span| span.from));
    lines
}

/// Appointments of one agent and what is free between them.
fn of_agent(day: &AgendaDay, agent: Id, reception: &Reception<'_>) -> Vec<Line> {
    let own = |slot: &&Slot| slot.meeting.agent_id() == Some(agent);
    let free = reception.free(day, agent).into_iter();
    let free = free.map(|span| (span, vec![agent]));
    by_hour(day.slots.iter().filter(own), free, day)
}

/// Agent by agent; those who have nothing are named after the others.
fn by_agent(day: &AgendaDay, reception: &Reception<'_>, desk: &Desk, lines: &mut Vec<Line>) {
    let before = lines.len();
    let mut others = Vec::new();
    for id in reception.agents(day) {
        let own = of_agent(day, id, reception);
        if own.is_empty() {
            others.push(id);
            continue;
        }
        let held =
            |line: &&Line| matches!(line, Line::Meeting(slot) if !slot.meeting.is_cancelled());
        let free = reception.free(day, id);
        lines.push(Line::Agent {
            name: desk.names.called(Entity::Agent, Some(id)).to_owned(),
            count: own.iter().filter(held).count(),
            free: free.iter().map(|span| span.minutes()).sum(),
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
    if lines.len() > before && !others.is_empty() {
        lines.push(Line::Others {
            agents: others,
            whole: reception.whole,
        });
    }
}
