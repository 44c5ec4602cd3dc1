//! Who a row may speak of, when nobody can tell: each candidate with what speaks for and against.
use super::choices::Whom;
use crate::domain::date::full;
use crate::domain::same_person::who;
use crate::exchange::import::notice::Likely;
use crate::exchange::import::person::ImportedPerson;
use crate::exchange::import::prelude::*;
use crate::store::Candidate;

/// Candidates named; beyond, they are counted.
const NAMED: usize = 3;

/// « Cette personne est peut-être ROUX Marie, née le 14/02/1999 (dossier 12) : même nom… », and what was
/// decided, or how to decide.
pub(super) fn notice(of: &ImportedPerson, found: &[Candidate], decided: Option<Whom>) -> Notice {
    let named: Vec<String> = found.iter().take(NAMED).map(candidate).collect();
    let rest = match found.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", ou {more} autres"),
    };
    let decided = match decided {
        Some(Whom::Known(id)) => format!("La ligne est rattachée au dossier {id}."),
        Some(Whom::New) => "La ligne est tenue pour une autre personne.".to_owned(),
        Some(Whom::Left) => "La ligne est laissée.".to_owned(),
        None => "Rien n’est repris de cette ligne : complétez-la (date de naissance, n° France Travail) ou \
                 corrigez le dossier, puis importez-la de nouveau."
            .to_owned(),
    };
    let reason = format!(
        "Cette personne est peut-être {}{rest}. {decided}",
        named.join(", ou bien ")
    );
    Notice {
        subject: Some(subject(of)),
        candidates: found.iter().map(likely).collect(),
        ..Notice::new(of.line, None, &reason).about(Matter::Doubt)
    }
}

/// « ROUX Anne, née le 12/03/1980 », as the row says it.
fn subject(of: &ImportedPerson) -> String {
    let born = of.get(F::BornOn).and_then(from_iso).map(full);
    let born = born.map_or_else(
        || "sans date de naissance".to_owned(),
        |day| format!("naissance le {day}"),
    );
    format!("{}, {born}", of.who())
}

fn candidate(it: &Candidate) -> String {
    format!("{} : {}", who(&it.row), it.judgement.reasons())
}

/// A candidate, with what speaks for and against.
pub fn likely(it: &Candidate) -> Likely {
    Likely {
        person: it.row.id,
        who: who(&it.row),
        agreeing: it.judgement.agreeing.clone(),
        differing: it.judgement.differing.clone(),
    }
}
