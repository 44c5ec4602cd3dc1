//! Follow-up of one person in one structure, from orientation to exit.
use super::prelude::*;
use crate::domain::vocabulary::{ExitMotive, FollowUpModel};

record! {
    /// Follow-up of one person in one structure, from orientation to exit.
    pub struct ParcoursRecord;
    pub const PARCOURS: ParcoursFields;
    kind Parcours {
        table: "parcours", the: "le parcours", title: "Parcours",
        section: Section::Following, panel: Panel::Identity, check: check,
        changed_by: writers::OFFICE,
        listed: Some((10, "Parcours")),
        added: Some((30, "Un parcours dans une structure")),
    }
    person: id = owner();
    organization: id = reference("structure_id", "Structure", Entity::Organization);
    rule_set: text = internal(line("jeu_de_regles", "Jeu de règles")).for_rules();
    rule_set_reason: text = internal(line("jeu_motif", "Raison du changement de règles"));
    follow_up_model: (FollowUpModel) = choice("modele_suivi", "Modèle de suivi", V::FollowUpModel).silent();
    team: text = line("equipe", "Équipe dédiée ou plateforme").rare();
    team_contact: text = line("equipe_contact", "Comment la joindre").rare();
    requested_on: date = past("demande_rsa_le", "Demande de RSA le");
    complete_on: date = past("demande_complete_le", "Demande complète le").rare();
    rights_notified_on: date = past("droits_notifies_le", "Droits notifiés à la personne le").after(&["demande_rsa_le"]);
    department_informed_on: date = past("notif_droits_recue_cd_le", "Droits connus du Département le").rare();
    entered_on: date = past("entree_rsa_le", "Entrée au RSA le");
    taken_charge_on: date = past("prise_en_charge_le", "Prise en charge par la structure le");
    vulnerable: yes = yes_no("vulnerable", "Vulnérabilités demandant plus de 6 mois").rare();
    exit_on: date = past("sortie_le", "Sortie le").after(&["entree_rsa_le", "prise_en_charge_le"]).announced().rare();
    exit_reason: (ExitMotive) = choice("sortie_motif", "Motif de sortie", V::ExitReason).seen_as(Section::Reasons).known_by("sortie_le").rare();
    exit_detail: code = choice("sortie_precision", "Précision du motif", V::ExitDetail).seen_as(Section::Reasons).known_by("sortie_le").rare();
    exit_note: text = line("sortie_note", "Remarque sur la sortie").seen_as(Section::Reasons).known_by("sortie_le").rare();
}

/// A reason of exit has a date, and a detail goes with its reason.
fn check(parcours: ParcoursRecord<'_>, _today: Date) -> Vec<Issue> {
    let (on, reason) = (PARCOURS.exit_on.name, PARCOURS.exit_reason.name);
    let detail = PARCOURS.exit_detail.name;
    let mut issues = Vec::new();
    if parcours.exit_reason().is_some() && parcours.exit_on().is_none() {
        let sentence = "Indiquez la date de sortie, ou retirez le motif.";
        issues.push(Issue::error(on, &[on, reason], sentence));
    }
    let code = parcours
        .exit_detail()
        .and_then(|code| V::ExitDetail.find(code));
    if let Some(code) = code
        && parcours.exit_reason().map(ExitMotive::code) != Some(code.group)
    {
        let sentence = format!(
            "«\u{a0}{}\u{a0}» précise le motif «\u{a0}{}\u{a0}». \
             Choisissez une autre précision ou changez le motif.",
            code.label,
            V::ExitReason.label(code.group)
        );
        issues.push(Issue::error(detail, &[reason, detail], sentence));
    }
    issues
}
