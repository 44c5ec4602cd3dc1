//! What the lists say, said to the person: « vous », whole sentences, no initials, no judgment.
//! Source of the lists: « DITP 2019, contrat vivant » (the carnet is written so that the
//! allocataire understands it).
use crate::domain::contract::ContractKind;
use crate::domain::vocabulary::Vocabulary;

/// A kind of contract, without initials.
pub const fn contract(kind: Option<ContractKind>) -> &'static str {
    match kind {
        Some(ContractKind::Cer) => "Contrat d’engagements réciproques",
        Some(ContractKind::Engagement) => "Contrat d’engagement",
        Some(ContractKind::Ppae) => "Projet personnalisé d’accès à l’emploi",
        Some(ContractKind::Cej) => "Contrat d’engagement jeune",
        Some(ContractKind::Pacea) => {
            "Parcours contractualisé d’accompagnement vers l’emploi et l’autonomie"
        }
        Some(ContractKind::Other) | None => "Autre contrat",
    }
}

/// What an appointment is for.
pub fn appointment(code: &str) -> &str {
    match code {
        "ep" => "Rencontre avec l’équipe pluridisciplinaire",
        "remobilisation" => "Rendez-vous pour refaire le point",
        "revue" => "Rendez-vous pour regarder le chemin parcouru",
        "autre" => "Rendez-vous",
        other => Vocabulary::AppointmentType.label(other),
    }
}

/// Where an appointment is.
pub fn place(code: &str) -> &str {
    match code {
        "telephone" => "Par téléphone",
        "visio" => "En vidéo",
        "domicile" => "Chez vous",
        other => Vocabulary::AppointmentChannel.label(other),
    }
}

/// How an action went.
pub const fn quality(code: &str) -> Option<&'static str> {
    Some(match code.as_bytes() {
        b"tres_bonne" => "Cela s’est très bien passé.",
        b"bonne" => "Cela s’est bien passé.",
        b"moyenne" => "Cela s’est passé moyennement bien.",
        b"insuffisante" => "Cela ne s’est pas bien passé.",
        _ => return None,
    })
}

/// What an action changed.
pub const fn impact(code: &str) -> Option<&'static str> {
    Some(match code.as_bytes() {
        b"fort" => "Cela vous fait beaucoup avancer.",
        b"partiel" => "Cela vous fait avancer.",
        b"faible" => "Cela vous fait un peu avancer.",
        b"nul" => "Pour l’instant, cela n’a rien changé.",
        _ => return None,
    })
}

/// Why an action was not done; nobody is blamed.
pub const fn not_done(code: &str) -> Option<&'static str> {
    Some(match code.as_bytes() {
        b"abandon_personne" => "Vous avez préféré ne pas continuer.",
        b"annulation_structure" => "La structure a annulé.",
        b"refus_organisme" => "L’organisme n’a pas donné son accord.",
        b"sans_suite" => "Il n’y a pas eu de suite.",
        b"sans_objet" => "Ce n’est plus utile.",
        b"sans_offre" => "Rien de tel n’est proposé près de chez vous pour l’instant.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::findings::{finding, theme};

    /// Initials that nobody should have to know.
    fn has_initials(words: &str) -> bool {
        words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase))
    }

    #[test]
    fn every_finding_and_every_theme_is_said_to_the_person() {
        for code in Vocabulary::Finding.codes() {
            let words = finding(code.code);
            assert_ne!(words, code.label, "{}", code.code);
            assert!(words.ends_with('.') && !has_initials(words), "{words}");
        }
        for code in Vocabulary::Theme.codes() {
            assert_ne!(theme(code.code), code.code);
            assert!(!has_initials(theme(code.code)));
        }
    }

    #[test]
    fn the_lists_have_no_initials() {
        for kind in ContractKind::ALL {
            assert!(!has_initials(contract(Some(*kind))), "{kind:?}");
        }
        for code in Vocabulary::AppointmentType.codes() {
            assert!(!has_initials(appointment(code.code)), "{}", code.code);
        }
        for code in Vocabulary::NotDoneReason.codes() {
            assert!(not_done(code.code).is_some(), "{}", code.code);
        }
    }

    #[test]
    fn judgments_that_were_not_given_say_nothing() {
        assert_eq!(quality("non_evaluee"), None);
        assert_eq!(impact("non_evalue"), None);
        for code in Vocabulary::Quality.codes() {
            assert_eq!(quality(code.code).is_none(), code.code == "non_evaluee");
        }
        for code in Vocabulary::Impact.codes() {
            assert_eq!(impact(code.code).is_none(), code.code == "non_evalue");
        }
    }
}
