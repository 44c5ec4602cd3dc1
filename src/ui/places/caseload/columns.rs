//! Which columns the list has room for, and where they stand.
use super::contract::contract;
use crate::app::chooser::Choice;
use crate::app::list::ListView;
use crate::domain::rights::{Meetings, Rights, Section};
use crate::store::{Scope, Sort};
use crate::ui::prelude::*;

impl Column {
    /// The column without so many cells at its end and the gap before them, and these cells.
    pub(super) fn split(self, end: u16) -> (Self, Self) {
        let end = end.min(self.width);
        let start = Self {
            width: self.width.saturating_sub(end + 1),
            ..self
        };
        let end = Self {
            x: self.x + self.width - end,
            width: end,
        };
        (start, end)
    }
}

/// Columns of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) mark: Column,
    pub(super) sign: Column,
    pub(super) due: Column,
    /// Label at the left, days at the right.
    pub(super) label: Column,
    pub(super) name: Column,
    pub(super) appointment: Column,
    pub(super) contract: Column,
    pub(super) contact: Column,
    pub(super) referent: Column,
}

/// The widest of what the rows have said on this screen: a column that repeats itself needs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Needs {
    pub(super) name: u16,
    pub(super) contract: u16,
    pub(super) referent: u16,
}

impl Needs {
    /// What the rows of a list need, those shown before too: a long name further on takes no room from the labels
    /// yet, and one that is no longer on screen moves no column back.
    pub(super) fn of(list: &ListView) -> Self {
        let (widest, wide) = (&list.widest, |words: &str| cells(text::width(words)));
        let repeats = matches!(list.query.scope, Scope::Referent(_));
        let contracts = widest.contracts.iter();
        let contracts =
            contracts.map(|it| wide(&contract(Some(*it), usize::MAX)).max(wide(CONTRACT)));
        let referent = Some(&widest.referent).filter(|it| !repeats && !it.is_empty());
        Self {
            name: wide(&widest.name),
            contract: contracts.max().unwrap_or_default(),
            referent: referent.map_or(0, |it| wide(it).max(wide(REFERENT))),
        }
    }
}

/// From these widths of the screen on, the next appointment is shown, then, when the list has
/// enough for itself, contract, last contact and référent.
const WITH_APPOINTMENT: u16 = 100;
const WITH_ALL: u16 = 106;

/// What a click on a heading chooses, in the menu of orders.
const URGENCY: &Choice = &Choice::Sort(Sort::Urgency);
const BY_NAME: &Choice = &Choice::Sort(Sort::Name);
const BY_APPOINTMENT: &Choice = &Choice::Sort(Sort::NextAppointment);
const BY_CONTACT: &Choice = &Choice::Sort(Sort::LastContact);

const CONTRACT: &str = "Contrat";
const REFERENT: &str = "Référent";
/// The least room of a name.
const NAME: u16 = 16;
/// « En élaboration ».
const STATUS: u16 = 14;
const SIGN: u16 = 2;
const DUE: u16 = 5;
const APPOINTMENT: u16 = 13;
const CONTACT: u16 = 7;

impl Columns {
    /// Columns of a list so wide inside its frame, on such a screen. What the names and the others do not need
    /// goes to the labels.
    pub(super) fn of(width: u16, screen: u16, needs: Needs) -> Self {
        let appointment = screen >= WITH_APPOINTMENT;
        let all = width >= WITH_ALL;
        // Mark, sign, due date and the gaps between columns.
        let mut left = width.saturating_sub(1 + SIGN + 1 + DUE + 1 + 2);
        if appointment {
            left = left.saturating_sub(APPOINTMENT + 2);
        }
        if all {
            left = left.saturating_sub(CONTACT + 2 + 4);
        }
        // Label and days, name, then contract and référent share the rest.
        let shares = if all {
            [36, 24, 20, 20]
        } else {
            [56, 44, 0, 0]
        };
        let [label, name, contract, referent] = shared(left, shares);
        let needed = [
            name.min(needs.name.max(NAME)),
            contract.min(needs.contract),
            referent.min(needs.referent),
        ];
        let mut spared = name + contract + referent - needed.iter().sum::<u16>();
        let (label, [mut name, mut contract, referent]) = (label, needed);
        // A name that is cut comes before a longer label.
        let more = needs.name.saturating_sub(name).min(spared);
        (name, spared) = (name + more, spared - more);
        // A column that is not shown needs nothing.
        let status = if all { needs.contract.min(STATUS) } else { 0 };
        let more = status.saturating_sub(contract).min(spared);
        (contract, spared) = (contract + more, spared - more);
        let label = label + spared;
        let mut columns = Self::default();
        let mut x = 0;
        let mut put = |width: u16, gap: u16| Column::put(&mut x, width, gap);
        columns.mark = put(1, 0);
        columns.sign = put(SIGN, 1);
        columns.due = put(DUE, 1);
        columns.label = put(label, 2);
        columns.name = put(name, 2);
        if appointment {
            columns.appointment = put(APPOINTMENT, 2);
        }
        if all {
            columns.contract = put(contract, 2);
            columns.contact = put(CONTACT, 2);
            columns.referent = put(referent, 0);
        }
        columns
    }

    /// The same, without those of what is not seen; the name takes the room of the deadline.
    pub(super) fn seen_by(mut self, rights: Rights) -> Self {
        if !rights.sees_deadlines() {
            let end = self.name.x + self.name.width;
            self.name = Column {
                x: self.sign.x,
                width: end.saturating_sub(self.sign.x),
            };
            (self.sign, self.due, self.label) = Default::default();
        }
        let shown = [
            (&mut self.contract, rights.sees(Section::Contract)),
            (&mut self.contact, rights.sees(Section::Contacts)),
            (&mut self.referent, rights.sees(Section::Following)),
            (&mut self.appointment, rights.meetings() != Meetings::None),
        ];
        for (column, seen) in shown {
            if !seen {
                *column = Column::default();
            }
        }
        self
    }

    /// Draws the titles; that of the order shown stands out, those that have one order the list.
    pub(super) fn draw_titles(&self, order: Sort, row: Rect, canvas: &mut Canvas<'_>) {
        let titles = [
            (self.due, "Échéance", Some(URGENCY)),
            (self.name, "Allocataire", Some(BY_NAME)),
            (self.appointment, "RDV", Some(BY_APPOINTMENT)),
            (self.contract, CONTRACT, None),
            (self.contact, "Contact", Some(BY_CONTACT)),
            (self.referent, REFERENT, None),
        ];
        for (column, title, choice) in titles {
            let room = if column.width > 0 && column == self.due {
                DUE + 1 + self.label.width
            } else {
                column.width
            };
            let role = match choice {
                Some(Choice::Sort(sort)) if *sort == order => Role::Title,
                _ => Role::Muted,
            };
            let x = row.x + column.x;
            canvas.text((x, row.y), room, title, role);
            if let Some(choice) = choice {
                let place = Rect::new(x, row.y, room.min(row.right() - x), 1);
                canvas.hit(place, Hit::Choose(choice));
            }
        }
    }
}

/// Columns by shares, in hundredths; what rounding leaves goes to the first.
fn shared(columns: u16, shares: [u16; 4]) -> [u16; 4] {
    let part = |share: u16| {
        let part = u32::from(columns) * u32::from(share) / 100;
        u16::try_from(part).unwrap_or(u16::MAX)
    };
    let [_, second, third, fourth] = shares.map(part);
    let first = columns
        .saturating_sub(second)
        .saturating_sub(third)
        .saturating_sub(fourth);
    [first, second, third, fourth]
}
