//! Lists of the rules of law: bodies, examinations, measures on the allowance. Sources: articles
//! L262-29, L262-31, L262-37 and R262-68 of the CASF, « Hérault, bilan de convention »; the states of the
//! right are those of the monthly flow of the CAF and the MSA (ETATDOSRSA).
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

/// In the order of the codes of the flow, 0 to 6, then what is not told.
pub(super) const STATE: &[Code] = &[
    plain("demande", "Nouvelle demande en attente de décision"),
    plain("refuse", "Droit refusé"),
    plain("ouvert_versable", "Droit ouvert et versable"),
    plain("ouvert_suspendu", "Droit ouvert et suspendu"),
    plain("versement_suspendu", "Droit ouvert, versement suspendu"),
    plain("clos", "Droit clos"),
    plain("clos_anterieur", "Droit clos sur un mois antérieur"),
    plain("inconnu", "Non renseigné"),
];

pub(super) const SOURCE: &[Code] = &[
    plain("caf", "CAF"),
    plain("msa", "MSA"),
    plain("cd", "Département"),
    plain("personne", "La personne"),
    plain("autre", "Autre"),
];

pub(super) const RESUMPTION: &[Code] = &[
    plain("emploi", "Activité professionnelle"),
    plain("formation", "Formation"),
];
