//! The situations a caseload is made of, and in what proportion.

/// How far someone is in the accompaniment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Archetype {
    /// First rendez-vous honoured, contract not signed in time.
    CerLate,
    /// Absent at the first rendez-vous, nothing done since, late.
    AbsentLate,
    /// Review of six months in the coming weeks.
    ReviewSoon,
    /// Action due in the coming weeks.
    ActionSoon,
    /// First rendez-vous never fixed, late.
    FirstMeetingLate,
    /// Contract ended, not renewed.
    ContractEnded,
    /// Review of six months not done.
    ReviewLate,
    /// Action overdue.
    ActionOverdue,
    /// Action done, not evaluated.
    ActionToEvaluate,
    /// Diagnostic agreed to be shared, not shared.
    DiagnosticNotShared,
    /// First rendez-vous to fix this week.
    FirstMeetingDue,
    /// Absence to follow up this week.
    AbsentDue,
    /// Contract to sign this week.
    CerDue,
    /// Review of six months this week.
    ReviewDue,
    /// Contract ends this week.
    ContractDue,
    /// Action due this week.
    ActionDue,
    /// Oriented a few days ago, no rendez-vous yet.
    New,
    /// First rendez-vous fixed in time.
    FirstMeetingFixed,
    /// Absent at the first rendez-vous, called back, new rendez-vous fixed.
    AbsentFollowedUp,
    /// Contract ends within two months.
    ContractEnding,
    /// Renewal running.
    Renewed,
    /// Réorientation asked for, not decided.
    ReorientationPending,
    /// Réorientation asked for by the person, not decided.
    ReorientationAsked,
    /// Réorientation refused: the accompaniment goes on.
    ReorientationRefused,
    /// Came from another structure by réorientation.
    ReorientedIn,
    /// Left for another structure by réorientation.
    ReorientedOut,
    /// Deadlines suspended by a maternity leave.
    Neutralised,
    /// Past rendez-vous without outcome.
    PastWithoutStatus,
    /// Date of orientation unknown.
    UnknownOrientation,
    /// No contact for a long time.
    Silent,
    /// Gone, final review done.
    Gone,
    /// Gone a few days ago, final review to do.
    GoneWithoutReview,
    /// Gone without news, final review waived.
    GoneWaived,
    /// Contract running, rendez-vous today.
    MeetingToday,
    /// Contract running, nothing pressing.
    Running,
}

use Archetype as A;

/// How many people of each kind in a caseload of 87.
pub(super) const MIX: [(Archetype, u64); 35] = [
    (A::CerLate, 2),
    (A::AbsentLate, 2),
    (A::ReviewSoon, 3),
    (A::ActionSoon, 3),
    (A::FirstMeetingLate, 2),
    (A::ContractEnded, 1),
    (A::ReviewLate, 1),
    (A::ActionOverdue, 2),
    (A::ActionToEvaluate, 1),
    (A::DiagnosticNotShared, 1),
    (A::FirstMeetingDue, 1),
    (A::AbsentDue, 1),
    (A::CerDue, 2),
    (A::ReviewDue, 2),
    (A::ContractDue, 1),
    (A::ActionDue, 2),
    (A::New, 4),
    (A::FirstMeetingFixed, 4),
    (A::AbsentFollowedUp, 3),
    (A::ContractEnding, 5),
    (A::Renewed, 5),
    (A::ReorientationPending, 1),
    (A::ReorientedIn, 2),
    (A::ReorientedOut, 1),
    (A::Neutralised, 1),
    (A::PastWithoutStatus, 2),
    (A::UnknownOrientation, 1),
    (A::Silent, 2),
    (A::Gone, 5),
    (A::GoneWithoutReview, 1),
    (A::GoneWaived, 1),
    (A::MeetingToday, 3),
    (A::ReorientationAsked, 1),
    (A::ReorientationRefused, 1),
    (A::Running, 17),
];

/// Size of one round of the mix.
pub(super) const ROUND: u64 = 87;

/// The first kinds, which open the list with known faces.
const CAST: [Archetype; 4] = [A::CerLate, A::AbsentLate, A::ReviewSoon, A::ActionSoon];

/// People of a round after those of the cast; prime, so that any stride visits each place once.
const OTHERS: u64 = 83;
const STRIDE: u64 = 37;

impl Archetype {
    /// Kind of the person of that position.
    pub(super) fn of(index: u64) -> Self {
        let place = index % ROUND;
        if let Some(kind) = usize::try_from(place).ok().and_then(|at| CAST.get(at)) {
            return *kind;
        }
        let mut at = place.saturating_sub(4) * STRIDE % OTHERS;
        for (kind, count) in MIX {
            let left = if CAST.contains(&kind) {
                count - 1
            } else {
                count
            };
            if at < left {
                return kind;
            }
            at -= left;
        }
        Self::Running
    }
}
