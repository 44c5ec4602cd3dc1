//! The common base of the mutual commitments, both columns of the official model, and the law that
//! words it. Data; knows no record.
//!
//! Source: « DITP 2019, contrat vivant », « Engagements réciproques, socle commun ».
use crate::domain::codes::coded;
pub use crate::domain::vocabulary::Side;

coded! {
    /// Which law a contract is made under.
    pub enum Regime {
        /// CER, before the law for full employment.
        Reciprocal = "cer",
        /// Contrat d’engagement (loi 2023-1196).
        FullEmployment = "plein_emploi",
    }
}

impl Side {
    /// Title of the column: « La personne », « Le service ».
    pub const fn title(self) -> &'static str {
        match self {
            Self::Person => "La personne",
            Self::Service => "Le service",
        }
    }

    /// « de la personne », « du service ».
    pub const fn of(self) -> &'static str {
        match self {
            Self::Person => "de la personne",
            Self::Service => "du service",
        }
    }
}

/// A commitment of the common base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseCommitment {
    /// The commitment.
    pub text: String,
    /// What it means, item by item; may be empty.
    pub under: Vec<String>,
}

/// A commitment as the model words it, with its items.
type Words = (&'static str, &'static [&'static str]);

const PERSON: &[Words] = &[
    (
        "Être acteur de son parcours de retour à l’activité",
        &[
            "exprimer ses besoins",
            "valoriser ses atouts, compétences et ressources",
            "prendre part à la définition des objectifs de son parcours",
        ],
    ),
    (
        "Respecter les démarches à entreprendre (santé, logement, inscription France Travail, …)",
        &[],
    ),
    ("Être assidu aux rendez-vous", &[]),
    ("Être à l’écoute et respecter le référent", &[]),
    (
        "Être réactif et informer l’administration d’un changement de situation",
        &[],
    ),
];

const SERVICE: &[Words] = &[
    (
        "Définir avec l’allocataire son projet, son parcours et les objectifs de court terme associés",
        &[],
    ),
    (
        "Accompagner l’allocataire vers l’activité",
        &[
            "valoriser les atouts de l’allocataire et prendre appui sur ses ressources",
            "définir avec l’allocataire son parcours et ses objectifs",
            "être à l’écoute des allocataires et proposer des réponses adaptées à leurs besoins et contraintes",
            "mobiliser lorsque pertinent les organismes partenaires (CAF, France Travail, opérateurs, …) et les entreprises",
        ],
    ),
    (
        "Recevoir rapidement et régulièrement l’allocataire",
        &[
            "assurer, dans la mesure du possible, un contact régulier entre le référent et l’allocataire (téléphone, mail, ou rdv physique)",
        ],
    ),
    (
        "Limiter le nombre de démarches pour l’allocataire — application du principe « Dites-le-nous une fois »",
        &[
            "mettre en place un dossier partagé",
            "transmettre les informations aux autres organismes avec l’accord de l’allocataire",
        ],
    ),
    (
        "Proposer des temps collectifs entre allocataires pour compléter les démarches individuelles",
        &[],
    ),
];

/// The common base that holds in a département: its own words on a side where it has some, those
/// of the national model on the other.
///
/// Source: « DITP 2019, contrat vivant » (the common base is adapted by each body).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommonBase {
    /// Commitments of the person; those of the national model when empty.
    pub person: Vec<String>,
    /// Commitments of the service; those of the national model when empty.
    pub service: Vec<String>,
}

impl CommonBase {
    /// The commitments of one side. The département's own words are kept as it wrote them, on one
    /// line each.
    pub fn of(&self, side: Side) -> Vec<BaseCommitment> {
        let own = self.own(side);
        if own.is_empty() {
            return base(side);
        }
        let own = own.into_iter().map(|text| BaseCommitment {
            text,
            under: Vec::new(),
        });
        own.collect()
    }

    /// The département's own words on one side, one line each; none when it keeps the model's.
    pub fn own(&self, side: Side) -> Vec<String> {
        let words = match side {
            Side::Person => &self.person,
            Side::Service => &self.service,
        };
        let line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        words.iter().map(line).collect()
    }
}

/// The national base of one side, France Travail by its name since the law 2023-1196.
fn base(side: Side) -> Vec<BaseCommitment> {
    let words = match side {
        Side::Person => PERSON,
        Side::Service => SERVICE,
    };
    words
        .iter()
        .map(|(text, under)| BaseCommitment {
            text: (*text).to_owned(),
            under: under.iter().map(|item| (*item).to_owned()).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_columns_are_complete() {
        let counts = [Side::Person, Side::Service].map(|side| {
            let base = base(side);
            let items: usize = base.iter().map(|it| it.under.len()).sum();
            (base.len(), items)
        });
        assert_eq!(counts, [(5, 3), (5, 7)]);
    }

    #[test]
    fn the_words_of_the_departement_take_the_place_of_one_side_only() {
        let own = CommonBase {
            service: vec!["Répondre\nsous huit jours".to_owned()],
            ..CommonBase::default()
        };
        let service = own.of(Side::Service);
        assert_eq!(service.len(), 1);
        assert_eq!(service[0].text, "Répondre sous huit jours");
        let person = own.of(Side::Person);
        assert_eq!(person, base(Side::Person));
    }

    #[test]
    fn france_travail_is_called_by_its_name() {
        let said = format!("{:?}", [Side::Person, Side::Service].map(base));
        assert!(said.contains("inscription France Travail"));
        assert!(said.contains("(CAF, France Travail, opérateurs"));
        assert!(!said.contains("Pôle emploi") && !said.contains("PE,"));
    }
}
