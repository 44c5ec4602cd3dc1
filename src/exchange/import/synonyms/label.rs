//! What a column can be read as, for who chooses it on screen.

/// Name in a table of correspondence, and words for people, in the order of a choice.
const LABELS: &[(&str, &str)] = &[
    ("nom", "Nom"),
    ("prenom", "Prénom"),
    ("nom_prenom", "Nom et prénom"),
    ("prenom_nom", "Prénom et nom"),
    ("identite", "Nom complet, dans un ordre ou l’autre"),
    ("nom_usage", "Nom d’usage"),
    ("nom_famille", "Nom de famille"),
    ("nom_naissance", "Nom de naissance"),
    ("civilite", "Civilité"),
    ("date_naissance", "Date de naissance"),
    ("n_caf", "N° CAF ou MSA"),
    ("n_france_travail", "Identifiant France Travail"),
    ("n_demande_rsa", "N° de demande de RSA"),
    ("id_externe", "Identifiant dans un autre logiciel"),
    ("telephone", "Téléphone"),
    ("courriel", "Courriel"),
    ("adresse", "Adresse"),
    ("complement", "Complément d’adresse"),
    ("code_postal", "Code postal"),
    ("commune", "Commune"),
    ("cp_ville", "Code postal et commune"),
    ("role_foyer", "Rôle dans le foyer"),
    ("situation_familiale", "Situation familiale"),
    ("logement", "Logement"),
    ("niveau", "Niveau de formation"),
    ("permis", "Permis"),
    ("mobilite", "Moyens de déplacement"),
    ("activite", "Activité"),
    (
        "situation_carnet",
        "Situation, comme dans « Carnet de bord »",
    ),
    ("metier", "Métier recherché"),
    ("etiquettes", "Étiquettes"),
    ("note", "Note, à relire"),
    ("referent", "Référent : nom ou courriel"),
    ("referent_prenom", "Prénom du référent"),
    ("referent_courriel", "Courriel du référent"),
    ("structure", "Structure"),
    ("orientation", "Orientation : date ou type"),
    ("orientation_type", "Type d’orientation"),
    ("orientation_date", "Orientation décidée le"),
    ("prise_en_charge", "Pris en charge le"),
    ("ouverture_droit", "Droit ouvert le"),
    ("demande_rsa_le", "Demande de RSA le"),
    ("premier_rdv", "Premier rendez-vous le"),
    ("dernier_rdv", "Dernier rendez-vous le"),
    ("heure_rdv", "Heure du dernier rendez-vous"),
    ("statut_rdv", "Statut du dernier rendez-vous"),
    ("prochain_rdv", "Prochain rendez-vous le"),
    ("type_cer", "Type de contrat : nature ou rang"),
    ("contrat_signe", "Contrat signé le"),
    ("contrat_decide", "Contrat validé le"),
    ("contrat_decision", "Décision sur le contrat"),
    ("contrat_debut", "Début du contrat"),
    ("contrat_fin", "Fin du contrat"),
    ("contrat_duree", "Durée du contrat"),
    ("objectif", "Objectif"),
    ("action", "Action"),
    ("echeance", "Échéance de l’objectif ou de l’action"),
    ("themes", "Thèmes de travail"),
    ("bilan", "Bilan"),
    ("conclusion", "Conclusion"),
    ("sortie", "Sortie le"),
    ("sortie_motif", "Motif de sortie"),
    ("date_fichier", "Date du fichier"),
    ("refus", "Raison d’un refus précédent"),
    ("ignorer", "Ne pas lire cette colonne"),
];

/// Words for people of what a column is read as.
pub fn label(name: &str) -> Option<&'static str> {
    let found = LABELS.iter().find(|(it, _)| *it == name);
    found.map(|(_, label)| *label)
}

/// What one can choose to read a column as: the name in a table of correspondence, the words.
pub fn choices() -> impl Iterator<Item = (&'static str, &'static str)> {
    LABELS.iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::field::{Dropped, Heading};
    use crate::exchange::import::synonyms::all;

    #[test]
    fn whatever_is_read_can_be_chosen_and_nothing_else() {
        let read: Vec<&str> = all()
            .filter(|it| !matches!(it.heading, Heading::Dropped(_)))
            .map(|it| it.name)
            .collect();
        for name in &read {
            assert!(label(name).is_some(), "{name}");
        }
        for (name, _) in choices() {
            let aside = all().any(|it| {
                let dropped = [Dropped::Asked, Dropped::FileDay, Dropped::Refusal];
                it.name == name
                    && dropped
                        .iter()
                        .any(|why| it.heading == Heading::Dropped(*why))
            });
            assert!(aside || read.contains(&name), "{name}");
        }
    }
}
