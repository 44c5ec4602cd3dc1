//! Electronic addresses.
use super::Normalised;

/// A courriel, in lower case: one @, something before it that does not start with a dot,
/// a dot in the domain.
///
/// # Errors
/// A French sentence when the text is no address.
pub fn email(raw: &str) -> Result<Normalised, String> {
    let text = raw.trim().trim_end_matches([';', ',']).to_lowercase();
    let text = text.strip_prefix("mailto:").unwrap_or(&text);
    let refusal = || "Écrivez le courriel comme prenom.nom@exemple.fr.".to_owned();
    let (local, domain) = text.split_once('@').ok_or_else(refusal)?;
    let inside = domain.split('.').all(|label| !label.is_empty()) && domain.contains('.');
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | '<' | '>');
    if local.is_empty() || local.starts_with('.') || !inside {
        return Err(refusal());
    }
    if local.contains(odd) || domain.contains(odd) {
        return Err(refusal());
    }
    if local.is_ascii() {
        Ok(Normalised::sure(text.to_owned()))
    } else {
        Ok(Normalised::doubtful(
            text.to_owned(),
            "Ce courriel contient un accent avant le @\u{a0}: vérifiez-le.",
        ))
    }
}
