//! From an archetype to the dates of one person, relative to today.
use super::prelude::*;

use super::archetype::Archetype as A;
use super::case::{Case, Exit, Move};
use super::days::sunday;

/// Days that each rule leaves (« DITP 2019, orientation et suivi »).
const FIRST_MEETING: i64 = 14;
const AFTER_ABSENCE: i64 = 15;
const CONTRACT: i64 = 7;

/// The dates of a person of that kind. `lead` is the very first of the list.
pub(super) fn case(kind: A, rng: &mut Rng, today: Date, lead: bool) -> Case {
    match kind {
        A::New | A::FirstMeetingFixed | A::FirstMeetingLate | A::FirstMeetingDue => {
            waiting(kind, rng, today)
        }
        A::AbsentLate | A::AbsentDue | A::AbsentFollowedUp => absent(kind, rng, today, lead),
        A::CerLate | A::CerDue => unsigned(kind, rng, today, lead),
        A::ContractEnded | A::ContractDue | A::ContractEnding | A::Renewed => {
            ending(kind, rng, today)
        }
        A::ReviewSoon | A::ReviewLate | A::ReviewDue | A::Neutralised => review(kind, rng, today),
        A::ActionSoon | A::ActionOverdue | A::ActionDue | A::ActionToEvaluate => {
            action(kind, rng, today)
        }
        A::DiagnosticNotShared | A::PastWithoutStatus | A::UnknownOrientation | A::Silent => {
            gap(kind, rng, today)
        }
        A::ReorientationPending
        | A::ReorientationAsked
        | A::ReorientationRefused
        | A::ReorientedIn
        | A::ReorientedOut => moved(kind, rng, today),
        A::Gone | A::GoneWithoutReview | A::GoneWaived => gone(kind, rng, today),
        A::MeetingToday => {
            let mut case = calm(rng, today);
            case.next = Some(today);
            case
        }
        A::Running => calm(rng, today).with_next(rng, today),
    }
}

/// A day from today to Sunday, such that the day so much earlier is an office day if possible.
fn this_week(rng: &mut Rng, today: Date, start_of: impl Fn(Date) -> Date) -> Date {
    let left = sunday(today).signed_duration_since(today).num_days();
    let from = rng.between(0, left);
    let days = (0..=left).map(|n| shift(today, (from + n) % (left + 1)));
    let mut fitting = days.filter(|day| is_office(start_of(*day)));
    fitting.next().unwrap_or_else(|| shift(today, from))
}

/// A day from which so many days lead to this week.
fn due_this_week(rng: &mut Rng, today: Date, days: i64) -> Date {
    shift(this_week(rng, today, |day| shift(day, -days)), -days)
}

fn calm(rng: &mut Rng, today: Date) -> Case {
    if rng.chance(55) {
        let ago = rng.between(20, 130);
        let months = if ago > 95 { 12 } else { rng.pick(&[6, 9, 12]) };
        return Case::running(rng, office_before(shift(today, -ago)), months, today);
    }
    let signed = office_before(shift(today, -rng.between(200, 280)));
    let mut case = Case::running(rng, signed, 12, today);
    let seen = office_before(shift(signed, rng.between(150, 172)));
    case.evaluations.push(seen);
    let recent = office_before(shift(today, -rng.between(12, 22)));
    if recent > seen && rng.chance(40) {
        case.evaluations.push(recent);
    }
    case.with_review(seen, "six_mois")
}

fn waiting(kind: A, rng: &mut Rng, today: Date) -> Case {
    let notified = match kind {
        A::New => shift(today, -rng.between(3, 6)),
        A::FirstMeetingFixed => shift(today, -rng.between(6, 8)),
        A::FirstMeetingDue => due_this_week(rng, today, FIRST_MEETING),
        _late => shift(today, -FIRST_MEETING - rng.between(2, 12)),
    };
    let mut case = Case::oriented(Some(notified), today);
    if kind == A::FirstMeetingFixed {
        case.first = First::Fixed(office_after(shift(today, rng.between(1, 4))));
        case.contacts.push(shift(notified, 3));
    } else if kind == A::FirstMeetingLate {
        case.contacts.push(office_before(shift(today, -3)));
    }
    case
}

fn absent(kind: A, rng: &mut Rng, today: Date, lead: bool) -> Case {
    let missed = match kind {
        A::AbsentLate if lead => office_before(shift(today, -AFTER_ABSENCE - 7)),
        A::AbsentLate => office_before(shift(today, -AFTER_ABSENCE - rng.between(2, 9))),
        A::AbsentDue => due_this_week(rng, today, AFTER_ABSENCE),
        _followed => office_before(shift(today, -rng.between(9, 20))),
    };
    let notified = office_before(shift(missed, -rng.between(6, 11)));
    let mut case = Case::oriented(Some(notified), today);
    case.contacts
        .push(office_after(shift(notified, 1)).min(missed));
    case.first = First::Missed(missed, None);
    if kind == A::AbsentFollowedUp {
        let back = office_after(shift(missed, rng.between(1, 4)));
        case.first = First::Missed(missed, Some(back));
        case.contacts.push(back);
        case.next = Some(office_after(shift(today, rng.between(2, 9))));
    }
    case
}

fn unsigned(kind: A, rng: &mut Rng, today: Date, lead: bool) -> Case {
    let first = if kind == A::CerDue {
        due_this_week(rng, today, CONTRACT)
    } else if lead {
        office_before(shift(today, -CONTRACT - 19))
    } else {
        office_before(shift(today, -CONTRACT - rng.between(3, 11)))
    };
    let mut case = Case::met(rng, first, today);
    case.contacts
        .push(office_before(shift(today, -1)).max(first));
    if lead {
        case.next = Some(office_after(shift(today, 3)));
        return case.with_target(Target::Due(shift(today, -7)));
    }
    if kind == A::CerLate
        && let Some(term) = case.terms.first_mut()
    {
        term.half = Some(office_after(shift(first, 2)).min(today));
    }
    case.with_next(rng, today)
}

fn ending(kind: A, rng: &mut Rng, today: Date) -> Case {
    let end = match kind {
        A::ContractEnded => shift(today, -rng.between(5, 25)),
        A::ContractDue => this_week(rng, today, |day| Term::start_for(day, 12)),
        A::ContractEnding => shift(today, rng.between(18, 55)),
        _renewed => shift(today, -rng.between(10, 100)),
    };
    let start = Term::start_for(end, 12);
    let mut case = Case::running(rng, start, 12, today);
    let seen = office_before(shift(start, rng.between(155, 175)));
    case = case.with_review(seen, "six_mois");
    case.evaluations.push(seen);
    let latest = shift(today, -rng.between(4, 60));
    let again = office_before(shift(end, -rng.between(4, 16)).min(latest));
    case = case.with_review(again, "six_mois");
    if kind == A::Renewed {
        case.evaluations.push(again);
        let mut term = Term::drafted(again);
        term.sign(office_before(shift(end, -1)).max(again), shift(end, 1), 12);
        case.terms.push(term);
    }
    case.with_next(rng, today)
}

fn review(kind: A, rng: &mut Rng, today: Date) -> Case {
    let due = match kind {
        A::ReviewSoon => shift(sunday(today), rng.between(2, 20)),
        A::ReviewDue => this_week(rng, today, |day| minus_months(day, 6)),
        _late => shift(today, -rng.between(6, 18)),
    };
    let signed = minus_months(due, 6);
    let signed = if kind == A::ReviewDue {
        signed
    } else {
        office_after(signed)
    };
    let mut case = Case::running(rng, signed, 12, today);
    if kind == A::Neutralised {
        case.leave = Some((
            shift(today, -rng.between(30, 45)),
            shift(today, rng.between(60, 75)),
        ));
        return case;
    }
    case.with_next(rng, today)
}

fn action(kind: A, rng: &mut Rng, today: Date) -> Case {
    let signed = office_before(shift(today, -rng.between(70, 125)));
    let case = Case::running(rng, signed, 12, today);
    let target = match kind {
        A::ActionSoon => Target::Due(shift(sunday(today), rng.between(2, 20))),
        A::ActionDue => Target::Due(this_week(rng, today, |day| day)),
        A::ActionOverdue => Target::Due(shift(today, -rng.between(4, 14))),
        _done => Target::Unevaluated(office_before(shift(today, -rng.between(20, 28)))),
    };
    case.with_target(target).with_next(rng, today)
}

fn gap(kind: A, rng: &mut Rng, today: Date) -> Case {
    match kind {
        A::DiagnosticNotShared => {
            let first = office_before(shift(today, -rng.between(9, 13)));
            let signed = office_after(shift(first, 2));
            let mut case = Case::met(rng, first, today);
            if let Some(term) = case.terms.first_mut() {
                term.sign(signed, signed, 12);
            }
            case.contacts.push(office_before(shift(today, -2)));
            case.diagnostic = Some((first, None));
            case.with_next(rng, today)
        }
        A::PastWithoutStatus => {
            let mut case = calm(rng, today);
            case.meetings
                .push((office_before(shift(today, -rng.between(2, 6))), "prevu"));
            case
        }
        A::UnknownOrientation => {
            let signed = office_before(shift(today, -rng.between(40, 90)));
            let mut case = Case::running(rng, signed, 12, today).with_next(rng, today);
            case.contacts.retain(|day| *day >= signed);
            case.notified = None;
            case
        }
        _silent => {
            let last = shift(today, -rng.between(68, 95));
            let signed = office_before(shift(last, -rng.between(20, 40)));
            Case::running(rng, signed, 12, last)
        }
    }
}

/// Why another structure suits better.
const ELSEWHERE: &str = "La suite du projet relève plutôt de l’autre structure.";

fn moved(kind: A, rng: &mut Rng, today: Date) -> Case {
    if kind == A::ReorientedIn {
        let signed = office_before(shift(today, -rng.between(30, 110)));
        let mut case = Case::running(rng, signed, 12, today).with_next(rng, today);
        if let Some(notified) = case.notified {
            let asked = office_before(shift(notified, -rng.between(30, 40)));
            let decided = office_before(shift(notified, -3));
            case.moved = Some(Move {
                asked,
                asker: "referent",
                why: "Le projet de travail est prêt : un suivi plus proche de l’emploi convient mieux.",
                decided: Some(decided),
                answer: "acceptee",
                inwards: true,
            });
            case = case
                .with_review(office_after(shift(asked, 7)), "reorientation")
                .with_review(decided, "fin_parcours");
        }
        return case;
    }
    let (asker, why, answer) = match kind {
        A::ReorientationAsked => (
            "personne",
            "Un suivi plus près du domicile, demandé par la personne.",
            "en_attente",
        ),
        A::ReorientationRefused => (
            "personne",
            "Demande d’un suivi centré sur l’emploi ; les démarches en cours se terminent d’abord ici.",
            "refusee",
        ),
        A::ReorientationPending => ("referent", ELSEWHERE, "en_attente"),
        _out => ("referent", ELSEWHERE, "acceptee"),
    };
    let ago = if answer == "en_attente" {
        10
    } else {
        rng.between(50, 80)
    };
    let asked = office_before(shift(today, -ago));
    let talked = office_after(shift(asked, 4));
    let decided = (answer != "en_attente").then(|| office_after(shift(asked, 20)));
    let left = decided.filter(|_| answer == "acceptee");
    let signed = office_before(shift(asked, -rng.between(90, 140)));
    let horizon = left.unwrap_or(today);
    let mut case = Case::running(rng, signed, 12, horizon).with_review(talked, "reorientation");
    case.moved = Some(Move {
        asked,
        asker,
        why,
        decided,
        answer,
        inwards: false,
    });
    if let Some(on) = left {
        case.exit = Some(Exit {
            on,
            reason: "changement_ru",
            detail: "reorientation",
            note: "Suivi repris par la nouvelle structure.",
        });
        return case.with_review(on, "fin_parcours");
    }
    case.with_next(rng, today)
}

/// Ways out, with the note kept of each.
const EXITS: [(&str, &str, &str); 5] = [
    (
        "emploi",
        "cdi",
        "CDI signé, contrat confirmé par téléphone.",
    ),
    (
        "emploi",
        "cdd_long",
        "CDD d’un an dans une commune voisine.",
    ),
    (
        "demenagement",
        "hors_departement",
        "Départ près de la famille.",
    ),
    (
        "emploi",
        "creation",
        "Activité lancée, premiers revenus déclarés.",
    ),
    ("fin_droit", "", "Ressources du foyer au-dessus du plafond."),
];

fn gone(kind: A, rng: &mut Rng, today: Date) -> Case {
    let on = match kind {
        A::Gone => office_before(shift(today, -rng.between(22, 210))),
        A::GoneWithoutReview => shift(sunday(today), -9),
        _waived => office_before(shift(today, -rng.between(40, 90))),
    };
    let (reason, detail, note) = if kind == A::GoneWaived {
        (
            "autre",
            "perte_contact",
            "Trois courriers et deux appels restés sans réponse.",
        )
    } else {
        rng.pick(&EXITS)
    };
    let signed = office_before(shift(on, -rng.between(110, 160)));
    let mut case = Case::running(rng, signed, 12, on);
    case.exit = Some(Exit {
        on,
        reason,
        detail,
        note,
    });
    case.waived = kind == A::GoneWaived;
    if kind == A::Gone {
        let last = office_before(on.max(shift(on, rng.between(0, 8))));
        return case.with_review(last, "fin_parcours");
    }
    case
}
