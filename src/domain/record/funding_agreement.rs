//! Funding agreement of a structure: what it says of itself in its yearly summary (« Hérault, bilan de
//! convention », heading).
use super::prelude::*;

record! {
    /// Funding agreement of a structure.
    pub struct FundingAgreementRecord;
    pub const FUNDING_AGREEMENT: FundingAgreementFields;
    kind FundingAgreement {
        table: "convention", the: "la convention", title: "Convention",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::SERVICE,
        counted: false,
    }
    number: text = required(line("numero", "N° de la convention"));
    organization: id = reference("structure_id", "Structure", Entity::Organization);
    start: date = required(near("du", "Du"));
    end: date = required(near("au", "Au").after(&["du"]));
    responsible: text = line("responsable", "Responsable du rapport");
    contact: text = line("responsable_contact", "Ses coordonnées");
    territory: text = line("territoire", "SDI et secteurs");
    committee_on: date = near("comite_le", "Comité de pilotage intermédiaire le");
    file_active: int = number("file_active", "Personnes à suivre", 0, 100_000);
    cofunding: text = prose("cofinancement", "Cofinancement").rare();
    label: text = line("etiquette", "Seulement les personnes d’étiquette").rare();
}
