//! The order of the model inside its sections: which words stand beside which table (« Hérault, bilan de
//! convention », I to VIII). Knows no figure and no layout.

/// Tables by their name, words by the code of their part (`SUMMARY_PART`).
#[rustfmt::skip]
const ORDER: [&str; 63] = [
    "ii_lieux", "II", "ii_locaux",
    "H0", "Personnel",
    "ii_departement", "ii_partenaires",
    "H1", "a_publics", "H2", "H3", "H4", "H5", "H6", "H7", "H8",
    "B1", "b_ratio",
    "B2", "b_conditions",
    "b_accueil", "b_premier", "b_renouvellements",
    "B3", "b_typologie",
    "B4", "b_sorties",
    "B5", "B6", "b_progression", "b_autonomie",
    "B7", "b_frequence",
    "B9", "b_profils",
    "B8", "b_duree",
    "C1", "C2", "C3", "C4", "C5", "C6", "C7", "c_public",
    "C8", "c_sante",
    "C9", "C10", "c_mobilite",
    "C11", "C12", "c_typologie",
    "D1", "D2", "D3", "d_contenu",
    "v_problematiques", "V", "v_logement",
    "vi_articulation", "VI", "vi_partenaires",
];

/// The place of a table or of words among the others; what the model does not name comes last.
pub fn rank(name: &str) -> usize {
    let found = ORDER.iter().position(|it| *it == name);
    found.unwrap_or(ORDER.len())
}
