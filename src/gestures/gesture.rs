//! A gesture as a value: which one, about which record. It is kept with a draft as text and read
//! back from it. Knows no form.
use crate::domain::codes::Coded;
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::{Entity, Id};
use crate::domain::rights::Extent;
use crate::domain::validation::ValidatedPart;
use crate::domain::vocabulary::{SummaryPart, Theme};

/// What a gesture is about, as one word of its text.
trait Argument: Sized {
    fn write(self) -> String;
    fn read(word: &str) -> Option<Self>;
}

impl Argument for Id {
    fn write(self) -> String {
        self.to_string()
    }
    fn read(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

impl Argument for Entity {
    fn write(self) -> String {
        self.table().to_owned()
    }
    fn read(word: &str) -> Option<Self> {
        Self::from_table(word)
    }
}

impl<T: Coded> Argument for T {
    fn write(self) -> String {
        self.code().to_owned()
    }

    fn read(word: &str) -> Option<Self> {
        Self::from_code(word)
    }
}

impl Argument for Theme {
    fn write(self) -> String {
        self.code().to_owned()
    }

    fn read(word: &str) -> Option<Self> {
        Self::from_code(word)
    }
}

impl Argument for SummaryPart {
    fn write(self) -> String {
        self.code().to_owned()
    }

    fn read(word: &str) -> Option<Self> {
        Self::from_code(word)
    }
}

macro_rules! enumerate {
    ($($file:ident: $name:ident $(($($about:ident: $type:ty),+))? = $code:literal, $kind:expr, $extent:ident;)+) => {
        /// Something that can be done to a file, with what it is about (0 for no record).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Gesture {
            $(
                #[doc = concat!("`", $code, "`, in `gestures/", stringify!($file), ".rs`.")]
                $name $(($($type),+))?,
            )+
        }

        impl Gesture {
            /// Its code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)+
                }
            }

            /// The kind of record that the agent must change to do it.
            #[allow(unused_variables, reason = "few gestures say it from what they are about")]
            pub const fn kind(self) -> Entity {
                match self {
                    $(Self::$name $(($($about),+))? => $kind,)+
                }
            }

            /// How much of it.
            pub const fn extent(self) -> Extent {
                match self {
                    $(Self::$name { .. } => Extent::$extent,)+
                }
            }

            /// The words after its code.
            fn arguments(self) -> Vec<String> {
                match self {
                    $(Self::$name $(($($about),+))? => vec![$($($about.write()),+)?],)+
                }
            }

            /// The gesture of that text.
            pub fn from_text(text: &str) -> Option<Self> {
                let mut words = text.split(' ');
                match words.next()? {
                    $($code => Some(Self::$name $(($(<$type>::read(words.next()?)?),+))?),)+
                    _ => None,
                }
            }
        }
    };
}
every_gesture!(enumerate);

impl Gesture {
    /// For a gesture on a whole group session: one of its appointments.
    pub const fn session(self) -> Option<Id> {
        match self {
            Self::MoveSession(id) | Self::CancelSession(id) | Self::EditSession(id) => Some(id),
            _ => None,
        }
    }

    /// The text kept with a draft.
    pub fn to_text(self) -> String {
        let mut words = vec![self.code().to_owned()];
        words.extend(self.arguments());
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    trait Example {
        fn example() -> Self;
    }
    impl Example for Id {
        fn example() -> Self {
            12
        }
    }
    impl Example for Entity {
        fn example() -> Self {
            Self::Finding
        }
    }
    impl Example for ReviewTrigger {
        fn example() -> Self {
            Self::ActionEnd
        }
    }
    impl Example for ValidatedPart {
        fn example() -> Self {
            Self::Contract
        }
    }
    impl Example for Theme {
        fn example() -> Self {
            Self::from_code("mobilite").unwrap()
        }
    }
    impl Example for SummaryPart {
        fn example() -> Self {
            Self::from_code("b_ratio").unwrap()
        }
    }
    fn every() -> Vec<Gesture> {
        macro_rules! one_of_each {
            ($($file:ident: $name:ident $(($($about:ident: $type:ty),+))? = $code:literal, $kind:expr, $extent:ident;)+) => {
                vec![$(Gesture::$name $(($(<$type as Example>::example()),+))?,)+]
            };
        }
        every_gesture!(one_of_each)
    }

    #[test]
    fn a_gesture_is_read_back_as_it_was_kept() {
        for gesture in every() {
            assert_eq!(Gesture::from_text(&gesture.to_text()), Some(gesture));
        }
        assert_eq!(Gesture::from_text("autre chose"), None);
        assert_eq!(Gesture::from_text("modifier action"), None);
    }

    /// The texts that the drafts of older stores hold.
    #[test]
    fn the_text_kept_with_a_draft_never_changes() {
        let kept: Vec<String> = every().into_iter().map(Gesture::to_text).collect();
        let known = [
            "nouveau-dossier",
            "nouveau constat 12",
            "modifier constat 12",
            "nouvelle-evaluation",
            "theme-regarde mobilite",
            "action-faite 12",
            "action-pas-faite 12",
            "evaluer-action 12",
            "revue fin_action 12",
            "donnees-socio-pro",
            "objectif-termine 12",
            "deplacer-echeance constat 12",
            "issue-rdv 12",
            "signatures 12",
            "decision 12",
            "avenant 12",
            "renouvellement 12",
            "jeu-de-regles 12",
            "demande-reorientation",
            "decision-reorientation 12",
            "fin-accompagnement 12",
            "reponse-demande 12",
            "rdv-apres-absence 12",
            "contact-marques",
            "referent-marques",
            "seance-marques",
            "deplacer-seance 12",
            "annuler-seance 12",
            "modifier-seance 12",
            "valider contrat",
            "ajouter-un-mot contrat",
            "texte-de-bilan 12 b_ratio",
        ];
        assert_eq!(kept, known);
    }
}
