//! Whose summary it is: the agreement, the structure, what the first page says of them (« Hérault, bilan de
//! convention »). Knows no table.
use std::collections::BTreeSet;

use super::model::{ActivitySummary, Scope};
use crate::domain::date::{Date, day_number, full, last_day};
use crate::domain::record::funding_agreement::FundingAgreementRecord;
use crate::domain::record::organization::{ORGANIZATION, OrganizationRecord};
use crate::domain::record::staff_member::StaffMemberRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::text::{enclosed, joined, plural};
use crate::store::{Result, Store};

/// Longest agreement, in months.
const LONGEST: u32 = 1_200;

/// The records that a report is made from, beside its figures.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Agreements.
    pub agreements: Vec<Row>,
    /// Structures.
    pub organizations: Vec<Row>,
    /// Those where people are, or were, accompanied.
    pub counted: BTreeSet<Id>,
    /// The team.
    pub staff: Vec<Row>,
    /// Words of the parts.
    pub texts: Vec<Row>,
    /// The files that go with a summary.
    pub attachments: Vec<Row>,
}

impl Around {
    /// Reads them.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read(store: &Store) -> Result<Self> {
        Ok(Self {
            agreements: store.all_rows(Entity::FundingAgreement)?,
            organizations: store.all_rows(Entity::Organization)?,
            counted: store.structures_of_stays()?,
            staff: store.all_rows(Entity::StaffMember)?,
            texts: store.all_rows(Entity::SummaryText)?,
            attachments: store.all_rows(Entity::Attachment)?,
        })
    }
}

/// The agreement that is named; without a name, the only one that meets the period, of the structure counted.
pub(super) fn agreement<'a>(
    summary: &ActivitySummary,
    around: &'a Around,
) -> Option<FundingAgreementRecord<'a>> {
    let scope = &summary.scope;
    let mut all = around.agreements.iter().map(FundingAgreementRecord::of);
    if let Some(named) = scope.agreement {
        return all.find(|it| it.id == named);
    }
    let counted = structure(scope, around);
    let mut own = all
        .filter(|it| it.organization().is_none() || it.organization() == counted)
        .filter(|it| scope.holds(it.organization(), (it.start(), it.end())));
    own.next().filter(|_| own.next().is_none())
}

/// The structure counted: the one asked for, else the only one that there is to count, as far as stays, agreements and
/// teams say.
pub(super) fn structure(scope: &Scope, around: &Around) -> Option<Id> {
    let agreements = around.agreements.iter().map(FundingAgreementRecord::of);
    let agreements = agreements.filter_map(FundingAgreementRecord::organization);
    let staff = around.staff.iter().map(StaffMemberRecord::of);
    let staff = staff.filter_map(StaffMemberRecord::organization);
    let counted = around.counted.iter().copied();
    let known: BTreeSet<Id> = agreements.chain(staff).chain(counted).collect();
    let only = known.first().copied().filter(|_| known.len() == 1);
    scope.structure.or(only)
}

/// The lines of the first page: whose summary it is, of what.
pub(super) fn heading(
    summary: &ActivitySummary,
    agreement: Option<FundingAgreementRecord<'_>>,
    structure: Option<Id>,
    around: &Around,
) -> Vec<(&'static str, String)> {
    let scope = &summary.scope;
    let own = around.organizations.iter().map(OrganizationRecord::of);
    let own = own.into_iter().find(|it| Some(it.id) == structure);
    let name = own.and_then(OrganizationRecord::name);
    let name = name.map_or_else(|| everywhere(around), str::to_owned);
    let reached = [
        own.and_then(OrganizationRecord::address).map(str::to_owned),
        own.map(|it| it.row().words(ORGANIZATION.phone.name)),
        own.and_then(OrganizationRecord::email).map(str::to_owned),
    ];
    let reached = joined(reached.map(Option::unwrap_or_default), ", ");
    let text = |of: fn(FundingAgreementRecord<'_>) -> Option<&str>| {
        agreement
            .and_then(|it| of(it).map(str::to_owned))
            .unwrap_or_default()
    };
    let number = text(|it| it.number());
    let days = agreement.and_then(|it| Some((it.start()?, it.end()?)));
    let days = days.map(|(from, to)| period(from, to)).unwrap_or_default();
    let committee = agreement.and_then(FundingAgreementRecord::committee_on);
    let responsible = [text(|it| it.responsible()), text(|it| it.contact())];
    let people = agreement.and_then(FundingAgreementRecord::file_active);
    vec![
        ("Structure", name),
        ("N° de la convention avec le PPI", number),
        ("Dates et durée de la convention", days),
        ("Coordonnées de la structure", reached),
        (
            "Personne responsable du rapport d’activité",
            joined([&responsible[0], &responsible[1]].map(String::as_str), ", "),
        ),
        ("SDI et secteur(s) concerné(s)", text(|it| it.territory())),
        (
            "Date du comité de pilotage de bilan intermédiaire",
            committee.map(full).unwrap_or_default(),
        ),
        (
            "Personnes à suivre",
            people.map(|it| it.to_string()).unwrap_or_default(),
        ),
        ("Cofinancement", text(|it| it.cofunding())),
        ("Public distingué", scope.label.clone().unwrap_or_default()),
        ("Période du bilan", period(scope.from, scope.to)),
        ("Arrêté au", full(scope.as_of)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.trim().is_empty())
    .collect()
}

/// What is counted when no structure is named and several are known.
fn everywhere(around: &Around) -> String {
    let several = around.organizations.len() > 1;
    let words = if several { "Toutes les structures" } else { "" };
    words.to_owned()
}

/// « du 01/01/2026 au 31/12/2026, 12 mois »; « 11 mois et 15 jours ».
fn period(from: Date, to: Date) -> String {
    let ends = (1..=LONGEST).filter_map(|months| Some((months, last_day(from, months)?)));
    let whole = ends.take_while(|(_, end)| *end <= to).last();
    let (months, end) = whole.map_or((0, from.pred_opt()), |(months, end)| (months, Some(end)));
    let days = end.map_or(0, |end| day_number(to) - day_number(end));
    let months = (months > 0).then(|| format!("{months} mois"));
    let days = (days > 0).then(|| plural(days, "jour", "jours"));
    let lasts = joined([months, days].map(Option::unwrap_or_default), " et ");
    format!(
        "du {} au {}{}",
        full(from),
        full(to),
        enclosed(", ", &lasts, "")
    )
}
