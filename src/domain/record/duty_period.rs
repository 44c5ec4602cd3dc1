//! Period when the person is, or is not, subject to « droits et devoirs ».
use super::field::{near, owner, past, required, yes_no};
use super::issue::nothing;
use super::section::Section;
use super::table::record;

record! {
    /// Period when the person is, or is not, subject to « droits et devoirs ».
    pub struct DutyPeriodRecord;
    pub const DUTY_PERIOD: DutyPeriodFields;
    kind DutyPeriod {
        table: "sdd", the: "la période de droits et devoirs", title: "Droits et devoirs",
        section: Section::Following, check: nothing,
    }
    person: id = owner();
    subject: yes = required(yes_no("soumis", "Soumise aux droits et devoirs"));
    from: date = past("du", "Depuis le").announced();
    to: date = near("au", "Jusqu’au").after(&["du"]);
}
