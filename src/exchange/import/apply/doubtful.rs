//! Who a row may speak of, when nobody can tell: each candidate with what speaks for and against.
use crate::domain::same_person::who;
use crate::store::Candidate;

/// Candidates named; beyond, they are counted.
const NAMED: usize = 3;

/// « Cette personne est peut-être ROUX Marie, née le 14/02/1999 (dossier 12) : même nom… ».
pub(super) fn sentence(found: &[Candidate]) -> String {
    let named: Vec<String> = found.iter().take(NAMED).map(candidate).collect();
    let rest = match found.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", ou {more} autres"),
    };
    format!(
        "Cette personne est peut-être {}{rest}. Rien n’est repris de cette ligne : complétez-la (date de \
         naissance, n° France Travail) ou corrigez le dossier, puis importez-la de nouveau.",
        named.join(", ou bien ")
    )
}

fn candidate(it: &Candidate) -> String {
    format!("{} : {}", who(&it.row), it.judgement.reasons())
}
