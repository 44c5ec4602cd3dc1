//! Who a row may speak of, when nobody can tell: each candidate with what speaks for and against.
use crate::domain::date::full;
use crate::domain::record::Record;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::{display_name, enclosed, joined};
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
    let person = AllocataireRecord::of(&it.row);
    let name = display_name(
        person.last_name().unwrap_or_default(),
        person.first_name().unwrap_or_default(),
    );
    let born = person.born_on().map(full).unwrap_or_default();
    let born = enclosed(", naissance le ", &born, "");
    let agreeing = joined(&it.judgement.agreeing, ", ");
    let differing = enclosed(", mais ", &joined(&it.judgement.differing, ", "), "");
    format!(
        "{name}{born} (dossier {}) : {agreeing}{differing}",
        it.row.id
    )
}
