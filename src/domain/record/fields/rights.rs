//! Fields of what is known of the right to the RSA, of its measures, and of why a deadline does
//! not run.
use super::super::field::{Field, choice, line, near, past, required, yes_no};
use super::OWNER;
use crate::domain::vocabulary::Vocabulary as V;

pub(super) const DUTY_PERIOD: &[Field] = &[
    OWNER,
    required(yes_no("soumis", "Soumise aux droits et devoirs")),
    past("du", "Depuis le"),
    near("au", "Jusqu’au"),
];

pub(super) const RIGHTS_PERIOD: &[Field] = &[
    OWNER,
    required(choice("etat", "État du droit", V::RightsState)),
    past("du", "Depuis le"),
    near("au", "Jusqu’au"),
    choice("source", "Connu par", V::RightsSource),
    past("recu_le", "Information reçue le"),
];

pub(super) const EXAMINATION: &[Field] = &[
    OWNER,
    required(choice("type", "Examen", V::Examination)),
    required(past("fait_le", "Fait le")),
    line("note", "Suite donnée"),
];

pub(super) const SUSPENSION: &[Field] = &[
    OWNER,
    required(choice("phase", "Mesure", V::SuspensionPhase)),
    past("mesure_notifiee_le", "Mesure envisagée notifiée le"),
    past("observations_recues_le", "Observations reçues le"),
    past("decision_notifiee_le", "Décision notifiée le"),
    past("recours_le", "Recours déposé le"),
    near("debut", "Début"),
    near("fin", "Fin"),
    line("note", "Remarque"),
];

pub(super) const RESUMPTION: &[Field] = &[
    OWNER,
    required(choice("nature", "Reprise", V::Resumption)),
    required(near("debut", "Début")),
    near("fin_prevue", "Fin prévue"),
    near("fin", "Fin"),
    required(yes_no("courte", "De courte durée")),
];

pub(super) const EXEMPTION: &[Field] = &[
    OWNER,
    required(choice("motif", "Motif", V::ExemptionReason)),
    required(near("debut", "Du")),
    near("fin", "Au"),
    line("regles", "Règles concernées (toutes si vide)"),
    line("note", "Remarque"),
];

pub(super) const WAIVER: &[Field] = &[
    OWNER,
    required(line("regle", "Règle")),
    required(line("motif", "Pourquoi elle ne s’applique pas")),
    past("decide_le", "Décidé le"),
];
