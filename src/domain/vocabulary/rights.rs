//! Lists of the rules of law: bodies, examinations, measures on the allowance. Sources: articles
//! L262-29, L262-31, L262-37 and R262-68 of the CASF, « Hérault, bilan de convention ».
use super::Code;
use super::code::plain;

pub(super) const ORIENTED_TO: &[Code] = &[
    plain("france_travail", "France Travail (Pôle emploi)"),
    plain("spe", "Autre organisme du service public de l’emploi"),
    plain("autre", "Département ou autre organisme"),
];

pub(super) const EXAMINATION: &[Code] = &[
    plain("ep", "Examen par l’équipe pluridisciplinaire"),
    plain("audition", "Audition par l’équipe pluridisciplinaire"),
    plain("conjoint", "Réexamen avec France Travail"),
];

pub(super) const SUSPENSION_PHASE: &[Code] = &[
    plain("phase_1", "Suspension, phase 1"),
    plain("phase_2", "Suspension, phase 2"),
    plain("remobilisation", "Suspension-remobilisation"),
    plain("suppression", "Suppression"),
];
