//! What the rest of the file says of the form on top: beside a field, what the model or the act
//! does; under it, a doubt, or why it can't be. Words only: writes nothing, opens nothing.
mod assignment;
mod leaving;
mod measure;
mod model;

use crate::domain::change::Values;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Row};
use crate::domain::record::{Issue, Severity};
use crate::gestures::request::Request;
use crate::words::following;
use crate::words::names::Names;

/// A form as it is filled, and the file it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filling<'a> {
    /// What was asked.
    pub request: Request,
    /// The record as the form leaves it.
    pub row: &'a Row,
    /// Every answer, those that are no field included.
    pub values: &'a Values,
    /// The file.
    pub file: &'a CaseFile,
    /// Names of agents and structures.
    pub names: &'a Names,
    /// The day it is.
    pub today: Date,
}

/// What is said of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Words beside fields.
    pub notices: Vec<(&'static str, String)>,
    /// Doubts and refusals.
    pub issues: Vec<Issue>,
}

impl Told {
    fn notice(&mut self, field: &'static str, words: impl Into<String>) {
        self.notices.push((field, words.into()));
    }

    fn warn(&mut self, field: &'static str, words: impl Into<String>) {
        self.issue(field, Severity::Warning, words.into());
    }

    fn refuse(&mut self, field: &'static str, words: impl Into<String>) {
        self.issue(field, Severity::Error, words.into());
    }

    fn issue(&mut self, field: &'static str, severity: Severity, sentence: String) {
        self.issues.push(Issue {
            field,
            about: vec![field],
            severity,
            is_reminder: false,
            sentence,
        });
    }
}

/// What the file says of a form.
#[must_use]
pub(crate) fn told(at: Filling<'_>) -> Told {
    let follow_up = at.file.follow_up(at.today);
    let mut told = Told {
        notices: following::notices(at.row.entity, &follow_up, at.names),
        issues: Vec::new(),
    };
    match at.row.entity {
        Entity::Contract | Entity::Review | Entity::Action => {
            model::check(at, &follow_up, &mut told);
        }
        Entity::Assignment => assignment::say(at, &follow_up, &mut told),
        Entity::Parcours if matches!(at.request, Request::EndFollowUp(_)) => {
            leaving::end(at, &mut told);
        }
        Entity::Parcours => leaving::parcours(at, &mut told),
        Entity::Orientation => leaving::orientation(at, &mut told),
        Entity::Suspension | Entity::Resumption => measure::check(at, &mut told),
        _ => {}
    }
    told
}
