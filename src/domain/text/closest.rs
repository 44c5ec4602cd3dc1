//! The known word that is nearest to one that is not known.
use strsim::osa_distance;

use super::fold::fold;

/// « ; vouliez-vous dire « souris » ? », or nothing when no known word is near.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let asked = fold(word);
    let far = |it: &str| osa_distance(&asked, &fold(it));
    let nearest = known.into_iter().map(|it| (far(it), it)).min();
    // A third of its letters, and two in a short word.
    let most = (asked.chars().count() / 3).max(2);
    match nearest {
        Some((errors, it)) if errors <= most && errors < asked.chars().count() => {
            format!(" ; vouliez-vous dire « {it} » ?")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_near_word_is_named() {
        let known = ["sombre", "clair", "contraste"];
        assert!(did_you_mean("sombr", known).contains("« sombre »"));
        assert!(did_you_mean("Contrasté", known).contains("« contraste »"));
        assert_eq!(did_you_mean("printemps", known), "");
        assert_eq!(did_you_mean("x", ["y"]), "");
    }
}
