//! The reasons why an accompaniment ends, and for each whether the person leaves the RSA and
//! whether they leave it for work (« Hérault, bilan de convention », common typology of exits).
//! Knows no record.
pub use crate::domain::vocabulary::ExitMotive;

/// Whether the person leaves the RSA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeavesRsa {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It depends on the rights.
    Depends,
}

/// What an exit counts as in the yearly figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags {
    /// « Sort du RSA ».
    pub rsa: LeavesRsa,
    /// « Vers l’emploi ».
    pub work: bool,
    /// « Durable »: CDI, CDD of six months or more, own business.
    pub lasting: bool,
}

/// The flags of a motive and of its detail (code).
pub fn flags(motive: ExitMotive, detail: Option<&str>) -> Flags {
    let rsa = match motive {
        ExitMotive::Work | ExitMotive::Other => LeavesRsa::Depends,
        ExitMotive::EndOfRight
        | ExitMotive::Aah
        | ExitMotive::Retirement
        | ExitMotive::Unemployment => LeavesRsa::Yes,
        ExitMotive::Moved | ExitMotive::OtherReferent => LeavesRsa::No,
    };
    let work = motive == ExitMotive::Work;
    let lasting = matches!(detail, Some("cdi" | "cdd_long" | "creation"));
    Flags {
        rsa,
        work,
        lasting: work && lasting,
    }
}

impl Flags {
    /// In a sentence: « Sort du RSA : selon ses droits. Vers l’emploi : oui, durable. »
    pub fn words(self) -> String {
        let rsa = match self.rsa {
            LeavesRsa::Yes => "oui",
            LeavesRsa::No => "non",
            LeavesRsa::Depends => "selon ses droits",
        };
        let work = match (self.work, self.lasting) {
            (true, true) => "oui, durable",
            (true, false) => "oui",
            (false, _) => "non",
        };
        format!("Sort du RSA\u{a0}: {rsa}. Vers l’emploi\u{a0}: {work}.")
    }
}

/// Why there is no final review, when the detail (code) of the exit is reason enough.
pub fn no_final_review(detail: Option<&str>) -> Option<&'static str> {
    match detail {
        Some("deces") => Some("Décès"),
        Some("perte_contact") => Some("Perte de contact"),
        Some("refus") => Some("Refus d’accompagnement"),
        Some(_) | None => None,
    }
}

/// The detail (code) of « changement de référent unique »: « phase d’accueil » while no contract
/// was ever signed in the parcours (« Hérault, bilan de convention », activité, ligne 3).
pub const fn change_detail(contract_signed: bool) -> &'static str {
    if contract_signed {
        "reorientation"
    } else {
        "accueil"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;

    #[test]
    fn every_motive_of_the_list_has_its_flags() {
        let codes: Vec<&str> = Vocabulary::ExitReason
            .codes()
            .iter()
            .map(|code| code.code)
            .collect();
        let known: Vec<&str> = ExitMotive::ALL.iter().map(|it| it.code()).collect();
        assert_eq!(codes, known);
        let table = [
            (
                ExitMotive::Work,
                Some("cdi"),
                LeavesRsa::Depends,
                true,
                true,
            ),
            (
                ExitMotive::Work,
                Some("cdd_long"),
                LeavesRsa::Depends,
                true,
                true,
            ),
            (
                ExitMotive::Work,
                Some("creation"),
                LeavesRsa::Depends,
                true,
                true,
            ),
            (
                ExitMotive::Work,
                Some("cdd_court"),
                LeavesRsa::Depends,
                true,
                false,
            ),
            (ExitMotive::Work, None, LeavesRsa::Depends, true, false),
            (ExitMotive::EndOfRight, None, LeavesRsa::Yes, false, false),
            (ExitMotive::Aah, None, LeavesRsa::Yes, false, false),
            (ExitMotive::Retirement, None, LeavesRsa::Yes, false, false),
            (ExitMotive::Unemployment, None, LeavesRsa::Yes, false, false),
            (
                ExitMotive::Moved,
                Some("hors_departement"),
                LeavesRsa::No,
                false,
                false,
            ),
            (
                ExitMotive::OtherReferent,
                Some("accueil"),
                LeavesRsa::No,
                false,
                false,
            ),
            (
                ExitMotive::Other,
                Some("deces"),
                LeavesRsa::Depends,
                false,
                false,
            ),
        ];
        for (motive, detail, rsa, work, lasting) in table {
            assert_eq!(
                flags(motive, detail),
                Flags { rsa, work, lasting },
                "{motive:?}"
            );
        }
        assert_eq!(
            flags(ExitMotive::Work, Some("cdi")).words(),
            "Sort du RSA\u{a0}: selon ses droits. Vers l’emploi\u{a0}: oui, durable."
        );
    }
}
