//! A whole life, played at the keyboard from the orientation to the job: at each step, what the
//! program derives (due dates, contracts, « personne suivie », référents) is read and compared
//! with what the rules say. Someone who knows the trade and not the code can read it.
mod beginning;
mod end;
mod gestures;
mod papers;
mod person;
mod running;

use super::harness::Base;
use person::Life;

/// Written for oneself: on no paper.
const WORKING_NOTE: &str = "penser au dossier bleu";
/// What was said in an appointment: on no paper either.
const REPORT: &str = "Élise a parlé de sa sœur";

#[test]
fn a_whole_life_from_the_orientation_to_the_job() {
    let base = Base::empty();
    base.add_structure("Appui Emploi invente", "Karim", "Benoît");
    let mut life = Life::begins(&base);
    beginning::orientation(&mut life);
    beginning::absence(&mut life);
    beginning::interviews(&mut life);
    beginning::contract(&mut life);
    running::plan(&mut life);
    running::review(&mut life);
    running::renewal(&mut life);
    end::request(&mut life);
    end::elsewhere(&mut life);
    end::job(&mut life);
}
