//! Diagnostics, the agreements to share them, what the person asks of their data, and the services
//! of the directory. Knows no rule.
use chrono::NaiveDate;

/// A diagnostic and those it is meant for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id in the store.
    pub id: i64,
    /// Its parcours; found by the dates when `None`.
    pub parcours: Option<i64>,
    /// `diagnostic_etabli_le`.
    pub on: Option<NaiveDate>,
    /// Ids of the recipients listed in the file.
    pub recipients: Vec<i64>,
}

/// The person's agreement to share with one recipient, or their refusal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// The recipient.
    pub recipient: i64,
    /// `accord.donne_le`.
    pub given_on: Option<NaiveDate>,
    /// Last day of the agreement.
    pub expires_on: Option<NaiveDate>,
    /// The day the person took it back.
    pub withdrawn_on: Option<NaiveDate>,
    /// The day the person refused.
    pub refused_on: Option<NaiveDate>,
}

impl Agreement {
    /// Given, not expired and not withdrawn on that day.
    pub fn is_active(&self, day: NaiveDate) -> bool {
        self.given_on.is_some_and(|given| given <= day)
            && self.expires_on.is_none_or(|expires| day <= expires)
            && self.withdrawn_on.is_none_or(|withdrawn| day < withdrawn)
    }
}

/// A diagnostic handed over to one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The diagnostic.
    pub diagnostic: i64,
    /// The recipient.
    pub recipient: i64,
    /// `partage.fait_le`.
    pub on: Option<NaiveDate>,
}

/// What the person asks of the data kept about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonRequest {
    /// Id in the store.
    pub id: i64,
    /// `demande_personne.recue_le`.
    pub received_on: Option<NaiveDate>,
    /// The day the person was told that the answer takes longer.
    pub extended_on: Option<NaiveDate>,
    /// The day of the answer.
    pub answered_on: Option<NaiveDate>,
}

/// A service of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Id in the store.
    pub id: i64,
    /// Every `offre.verifiee_le`.
    pub verified_on: Vec<NaiveDate>,
    /// Operator, capacity, type and availability are all filled.
    pub complete: bool,
}
