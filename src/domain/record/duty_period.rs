//! Period when the person is, or is not, subject to « droits et devoirs ».
use super::prelude::*;

record! {
    /// Period when the person is, or is not, subject to « droits et devoirs ».
    pub struct DutyPeriodRecord;
    pub const DUTY_PERIOD: DutyPeriodFields;
    kind DutyPeriod {
        table: "sdd", the: "la période de droits et devoirs", title: "Droits et devoirs",
        section: Section::Following, panel: Panel::Identity, check: nothing,
        listed: Some((110, "Droits et devoirs")),
        added: Some((110, "Une période de droits et devoirs")),
        first: |today, _| vec![DUTY_PERIOD.subject.set(true), DUTY_PERIOD.from.set(today)],
    }
    person: id = owner();
    subject: yes = required(yes_no("soumis", "Soumise aux droits et devoirs"));
    from: date = past("du", "Depuis le").announced();
    to: date = near("au", "Jusqu’au").after(&["du"]).happens();
}
