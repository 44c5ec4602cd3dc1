//! The meanings a theme dresses. State is symbol, then word, then colour: a role only
//! adds to what the text already says.

/// Defines the roles once: variant, name in a theme file, meaning.
macro_rules! roles {
    ($($variant:ident, $name:literal, $doc:literal;)*) => {
        /// What a piece of the screen means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $(#[doc = $doc] $variant,)* }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Role] = &[$(Role::$variant,)*];

            /// Name of the role in a theme file.
            pub const fn name(self) -> &'static str {
                match self { $(Role::$variant => $name,)* }
            }
        }
    };
}

roles! {
    Base, "texte", "Ordinary text.";
    Muted, "discret", "Text of less weight: labels of columns, hints.";
    Title, "titre", "Title of a panel or of a section.";
    Border, "bordure", "Frame of a panel.";
    BorderFocused, "bordure-active", "Frame of the panel that takes the keys.";
    Selected, "selection", "Selected row of the panel that takes the keys.";
    SelectedInactive, "selection-inactive", "Selected row of another panel.";
    Marked, "marque", "Row marked for an action on several.";
    Late, "retard", "Deadline that has passed.";
    Today, "aujourdhui", "Deadline of today.";
    Soon, "bientot", "Deadline that comes near.";
    Unknown, "inconnu", "Deadline whose start is not known.";
    Missed, "cible-manquee", "Target of an indicator that is not met.";
    Done, "fait", "Something done or in order.";
    Info, "information", "Message that only informs.";
    Success, "succes", "Message that something was done.";
    Warning, "avertissement", "Message that asks for attention.";
    Error, "erreur", "Message that something was not done.";
    FieldLabel, "champ-nom", "Name of a field.";
    Field, "champ", "Value of a field.";
    FieldFocused, "champ-actif", "Value of the field being typed.";
    FieldInvalid, "champ-invalide", "Value that is refused, and its reason.";
    Header, "entete", "First line of the screen.";
    Badge, "badge", "Word that must be seen in the header: « DÉMO ».";
    Footer, "pied", "Last lines of the screen.";
    FooterKey, "pied-touche", "Key named in the footer or in the help.";
    Disabled, "indisponible", "Action that cannot be done now.";
    Match, "trouve", "Letters found by a search.";
    Link, "lien", "Source that can be read elsewhere.";
    Popup, "fenetre", "Inside of a window over the screen.";
    Behind, "derriere", "What a window stands over.";
}
