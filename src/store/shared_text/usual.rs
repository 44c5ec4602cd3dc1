//! Words that the program writes in each contract, kept as one sign each. Knows no record.

/// A sign, which nobody types, and the words that it stands for. Texts are kept with it: never
/// change this list, make another one.
pub(in crate::store) const USUAL: [(char, &str); 22] = [
    ('\u{1}', "## Engagements de la personne"),
    ('\u{2}', "## Engagements du service"),
    ('\u{3}', "## Objectifs de l’accompagnement"),
    ('\u{4}', "## Objectifs et plan d’action"),
    ('\u{5}', "## Signatures"),
    ('\u{6}', "Objectif final : "),
    ('\u{7}', "Objectif : "),
    ('\u{8}', ", avant le "),
    ('\u{e}', "La personne : signé le "),
    ('\u{f}', "Le service, "),
    ('\u{10}', " : signé le "),
    ('\u{11}', " heures d’activité par semaine"),
    ('\u{12}', " (moins d’heures : raison propre à la personne)"),
    ('\u{13}', " (à faire)"),
    ('\u{14}', " (en cours)"),
    ('\u{15}', ", la personne"),
    ('\u{16}', ", le référent"),
    ('\u{17}', ", Mme "),
    ('\u{18}', ", M. "),
    ('\u{19}', "## CER"),
    // The marks of the words that two columns name.
    ('\u{1a}', "⟦1⟧"),
    ('\u{1b}', "⟦2⟧"),
];

/// The text with signs; none when it has such a sign by itself.
pub(super) fn shortened(text: &str) -> Option<String> {
    let signs = USUAL.map(|(sign, _)| sign);
    if text.contains(signs) {
        return None;
    }
    let short = |text: String, (sign, words): (char, &str)| text.replace(words, &sign.to_string());
    Some(USUAL.into_iter().fold(text.to_owned(), short))
}

/// A text with signs as it was written, in SQL.
pub(super) fn whole(column: &str) -> String {
    let whole = |text: String, (sign, words)| format!("replace({text}, '{sign}', '{words}')");
    USUAL.into_iter().fold(column.to_owned(), whole)
}
