//! What stands in a cell instead of a value, or around one: words that mean nothing, a doubt, a label, a
//! letter that a spreadsheet lost. Knows no row and no store.
use super::prelude::*;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that mean nothing in any column, folded.
const NOTHING: &str = "non renseigne|non renseignee|non renseignes|a renseigner|a definir|\
     a preciser|a completer|a determiner|a saisir|a remplir|non connu|non connue|non communique|\
     non communiquee|non precise|non precisee|non defini|non definie|non determine|non determinee|\
     non disponible|non applicable|sans objet|inconnu|inconnue|n c|n r|nsp|ne sait pas|undefined|\
     vide|xxx|xxxx";
/// Words that mean nothing, except where they may be someone’s name.
const NO_NAME: &str = "aucun|aucune|rien|sans|so|s o|na|nan|nc|nr|x|xx|0|00|000|0000|00000|\
     personne|tbd|en attente|en attente d affectation|en cours d affectation|\
     en cours d attribution|a affecter|a attribuer|a designer|a orienter|a nommer|non affecte|\
     non affectee|non attribue|non attribuee|non designe|non oriente|non orientee|pas de referent|\
     sans referent|aucun referent|pas de structure|sans structure|aucune structure|vacant|\
     poste vacant|pas de mail|sans mail|aucun mail|pas d email|pas de courriel|pas d adresse|\
     pas de telephone|sans telephone|aucun telephone|pas de tel|pas de numero|pas d objectif|\
     pas d observation|aucune observation|rien a signaler|ras|r a s|pas encore|pas connu|\
     voir dossier";

/// Bytes of the longest of these words, accents included.
const LONGEST: usize = 40;

/// What is written around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Whoever wrote it was not sure.
    Doubt,
    /// It held once, and no more.
    Former,
}

/// The words of each mark, folded, parted by `|`.
const MARKS: [(&str, Mark); 2] = [
    (
        "a confirmer|a verifier|a reverifier|sous reserve|incertain|incertaine|douteux|douteuse|\
         non confirme|non confirmee|pas sur|pas sure|a priori",
        Mark::Doubt,
    ),
    (
        "ancien|ancienne|ancien numero|ancienne adresse|ancien tel|ancien mail|obsolete|perime|\
         perimee|plus valable|plus valide|plus attribue|hors service|ne fonctionne plus|errone|\
         erronee",
        Mark::Former,
    ),
];

/// Signs that part a mark from the value.
const APART: [char; 10] = ['(', '[', '-', '–', '—', ',', ':', ';', '/', '='];
/// Words that say what a number, an address or a date is, folded, parted by `|`.
const LABELS: &str = "n|no|num|numero|caf|msa|matricule|allocataire|rsa|demande|dossier|tel|\
     telephone|mail|email|e|courriel|le|la|du|ne|nee|depuis|date|id|identifiant|cp|code|ft|pe|\
     pole|emploi";

/// Fields whose value is taken although the file doubts it: a wrong one is seen at the first call, and
/// nothing follows from it.
const TAKEN_IN_DOUBT: [F; 10] = [
    F::Phone,
    F::Email,
    F::PostalCode,
    F::City,
    F::FamilySituation,
    F::Housing,
    F::Level,
    F::Licence,
    F::TransportMeans,
    F::Activity,
];
/// Fields that are read as people write: their words are kept whole.
const FREE: [F; 9] = [
    F::SoughtJob,
    F::Tags,
    F::Note,
    F::Themes,
    F::Objective,
    F::Action,
    F::Review,
    F::Conclusion,
    F::ExitNote,
];
/// Fields that hold a name, of a person or of a place.
const NAMES: [F; 7] = [
    F::LastName,
    F::FirstName,
    F::BirthName,
    F::Referent,
    F::ReferentFirstName,
    F::Organization,
    F::City,
];

static ANYWHERE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NOTHING.split('|').collect());
static BUT_NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NO_NAME.split('|').collect());

/// Whether the words of a cell mean that it is empty; `named` where they may be someone’s name.
pub fn means_nothing(text: &str, named: bool) -> bool {
    if text.len() > LONGEST || text.starts_with(|c: char| matches!(c, '1'..='9' | '+')) {
        return false;
    }
    // Signs around a word are more than the word.
    let bare = text.trim_matches(['.', '(', ')', '*', ' ', ':', '-']);
    let key = fold(bare);
    if key.chars().count() != bare.chars().count() {
        return false;
    }
    ANYWHERE.contains(&*key) || !named && BUT_NAMES.contains(&*key)
}

/// Whether a field keeps the words of a cell as they are.
pub fn is_free(field: F) -> bool {
    FREE.contains(&field)
}

/// Whether a field keeps the mark of its cell: an address is kept whole, unless it is an old one.
pub fn keeps(field: F, mark: Mark) -> bool {
    let address = matches!(field, F::Address | F::AddressMore);
    is_free(field) || address && mark == Mark::Doubt
}

/// Whether a value is taken although the file doubts it.
pub fn is_taken(field: F, mark: Mark) -> bool {
    mark == Mark::Doubt && TAKEN_IN_DOUBT.contains(&field)
}

/// A value without the mark that stands before or after it.
pub fn marked(text: &str) -> Option<(&str, Mark)> {
    let text = text.trim();
    let asked = text.trim_matches(['?', '(', ')', '[', ']', ' ', '\u{a0}', '\u{202f}']);
    if text.contains('?') && !asked.contains('?') && asked.contains(char::is_alphanumeric) {
        return Some((without_brackets(text, asked), Mark::Doubt));
    }
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let key = fold(text);
    MARKS.iter().find_map(|(words, mark)| {
        let value = words.split('|').find_map(|words| {
            let count = words.split(' ').count();
            let after = key.strip_suffix(words).is_some_and(|it| it.ends_with(' '));
            let before = key
                .strip_prefix(words)
                .is_some_and(|it| it.starts_with(' '));
            let value = match (after, before) {
                (true, _) => cut_end(text, count),
                (_, true) => cut_start(text, count),
                (false, false) => return None,
            };
            // « Ancienne école » is an address; « ancienne : 3 rue A » tells of one.
            let loose = *mark == Mark::Doubt && after || !value.contains(char::is_alphabetic);
            let around = [text.strip_prefix(value), text.strip_suffix(value)];
            let apart = around.into_iter().flatten().any(|it| it.contains(APART));
            (loose || apart).then_some(value)
        })?;
        Some((value, *mark))
    })
}

/// A bracket that closes inside the value stays there.
fn without_brackets<'t>(text: &'t str, value: &'t str) -> &'t str {
    let open = value.contains('(') && !value.contains(')');
    let longer = || text.get(..text.find(value)? + value.len() + 1);
    longer()
        .filter(|it| open && it.ends_with(')'))
        .unwrap_or(value)
}

/// The text without its last words.
fn cut_end(text: &str, words: usize) -> &str {
    let mut text = text;
    for _ in 0..words {
        text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
        text = text.trim_end_matches(char::is_alphanumeric);
    }
    text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')')
}

/// The text without its first words.
fn cut_start(text: &str, words: usize) -> &str {
    let mut text = text;
    for _ in 0..words {
        text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        text = text.trim_start_matches(char::is_alphanumeric);
    }
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '('))
}

/// The text without the words that only say what it is: « CAF 1234567 » is 1234567.
pub fn without_label(text: &str) -> Option<&str> {
    let is_label = |word: &str| word.is_empty() || LABELS.split('|').any(|it| it == fold(word));
    let mut rest = text.trim().trim_end_matches(['.', ',', ';']);
    if let Some((before, after)) = rest.split_once('<')
        && let Some(inside) = after.trim_end().strip_suffix('>')
        && !before.contains('@')
    {
        return Some(inside.trim());
    }
    if let Some((before, after)) = rest.rsplit_once('(')
        && after.trim_end_matches(')').split(' ').all(is_label)
    {
        rest = before.trim_end();
    }
    loop {
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .filter(|end| *end > 0 && is_label(rest.get(..*end).unwrap_or_default()));
        let Some(end) = end else { break };
        let after = rest.get(end..).unwrap_or_default();
        let gap = [' ', ':', '°', 'º', '\u{a0}'];
        let after = after
            .strip_prefix('.')
            .filter(|it| it.starts_with(gap))
            .unwrap_or(after);
        if !after.starts_with(gap) {
            break;
        }
        rest = after.trim_start_matches(gap);
    }
    (rest.len() < text.trim().len() && !rest.is_empty()).then_some(rest)
}

/// Whether a spreadsheet wrote « ? » for a letter of a name, or for all of them.
pub fn lost_letter(field: F, text: &str) -> bool {
    if !text.contains('?') || !NAMES.contains(&field) {
        return false;
    }
    if !text.contains(char::is_alphanumeric) {
        return text.matches('?').count() > 1;
    }
    let letters: Vec<char> = text.chars().collect();
    letters.iter().enumerate().any(|(at, c)| {
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| letters.get(at))
                .is_some_and(|c| c.is_alphabetic())
        };
        *c == '?' && (is_letter(at.checked_sub(1)) || is_letter(Some(at + 1)))
    })
}

/// Whether a text is another one of which a spreadsheet lost letters.
pub fn is_mangled(whole: &str, text: &str) -> bool {
    let mut pairs = whole.chars().zip(text.chars());
    let same = |(one, other): (char, char)| one == other || (other == '?' && !one.is_ascii());
    text.contains('?')
        && text != whole
        && whole.chars().count() == text.chars().count()
        && pairs.all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_nothing_are_no_value_and_names_stay_names() {
        for text in [
            "aucun",
            "À définir",
            "0",
            "non renseigné",
            "Sans",
            "RAS",
            "N/C",
            "x",
            "sans référent",
            "À DÉFINIR",
        ] {
            assert!(means_nothing(text, false), "{text}");
        }
        for text in ["Sans", "Rien", "Personne", "Na", "Aucun"] {
            assert!(!means_nothing(text, true), "{text}");
        }
        assert!(means_nothing("Inconnu", true));
        assert!(!means_nothing("Sans-Souci", false) && !means_nothing("100", false));
    }

    #[test]
    fn marks_are_told_from_what_they_stand_around() {
        for (text, value, mark) in [
            ("Lattes ?", "Lattes", Mark::Doubt),
            ("Lattes (?)", "Lattes", Mark::Doubt),
            ("? 1234567", "1234567", Mark::Doubt),
            ("1234567 (à confirmer)", "1234567", Mark::Doubt),
            ("à vérifier : 1234567", "1234567", Mark::Doubt),
            ("12 rue A (bât. B) ?", "12 rue A (bât. B)", Mark::Doubt),
            ("12 rue A - ANCIENNE ADRESSE", "12 rue A", Mark::Former),
            ("a@exemple.fr (ancien)", "a@exemple.fr", Mark::Former),
            ("ancien : +33639980001", "+33639980001", Mark::Former),
        ] {
            assert_eq!(marked(text), Some((value, mark)), "{text}");
        }
        for text in [
            "?",
            "à confirmer",
            "rue de l’Ancienne Poste",
            "Ancienne école, 3 rue A",
            "3 rue de la Gare ancienne",
            "B?ATRICE",
            "",
        ] {
            assert_eq!(marked(text), None, "{text}");
        }
    }

    #[test]
    fn labels_are_taken_off() {
        for (text, value) in [
            ("CAF 1234567", "1234567"),
            ("N° CAF : 1234567", "1234567"),
            ("1234567 (CAF)", "1234567"),
            ("née le 12/03/1980", "12/03/1980"),
            ("Mail : a@exemple.fr", "a@exemple.fr"),
            ("a@exemple.fr.", "a@exemple.fr"),
            ("Anne Petit <a@exemple.fr>", "a@exemple.fr"),
        ] {
            assert_eq!(without_label(text), Some(value), "{text}");
        }
        for text in [
            "1234567",
            "ABC 123",
            "caf",
            "emile@exemple.fr",
            "n.petit@exemple.fr",
        ] {
            assert_eq!(without_label(text), None, "{text}");
        }
    }

    #[test]
    fn a_lost_letter_is_seen_in_names_only() {
        for text in ["B?ATRICE", "ANDR?", "?lodie", "Saint-C?r?"] {
            assert!(lost_letter(F::LastName, text), "{text}");
            assert!(!lost_letter(F::Note, text));
        }
        assert!(!lost_letter(F::LastName, "MARTIN ?"));
        assert!(lost_letter(F::FirstName, "????"));
        assert!(is_mangled("3 rue Ștefan", "3 rue ?tefan"));
        assert!(!is_mangled("3 rue Foch", "3 rue Fo?h") && !is_mangled("3 rue A", "3 rue A?"));
    }
}
