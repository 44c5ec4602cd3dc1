//! Period during which deadlines cannot run (neutralisation).
use super::prelude::*;

record! {
    /// Period during which deadlines cannot run (neutralisation).
    pub struct ExemptionRecord;
    pub const EXEMPTION: ExemptionFields;
    kind Exemption {
        table: "neutralisation", the: "la neutralisation", title: "Neutralisation",
        section: Section::Reasons, panel: Panel::Identity, check: nothing,
        listed: Some((120, "Neutralisations")),
        added: Some((120, "Une neutralisation")),
        first: |today, _| vec![EXEMPTION.start.set(today), EXEMPTION.entered_on.set(today)],
        life: &[
            Step::new(EXEMPTION.start, Sign::Noted, "Les échéances ne courent plus", &["motif"]),
            Step::new(EXEMPTION.end, Sign::Noted, "Les échéances courent de nouveau", &["motif"]),
        ],
    }
    person: id = owner();
    reason: code = required(choice("motif", "Motif", V::ExemptionReason));
    start: date = required(near("debut", "Du"));
    end: date = near("fin", "Au").after(&["debut"]);
    rules: text = line("regles", "Règles concernées (toutes si vide)").for_rules();
    note: text = line("note", "Remarque");
    entered_on: date = internal(past("saisie_le", "Saisie le")).in_dossier();
}

impl<'a> ExemptionRecord<'a> {
    /// The rules it names, by their id or their code; all are concerned where there is none.
    pub fn rule_names(self) -> impl Iterator<Item = &'a str> {
        let names = self.rules().unwrap_or_default().split([',', ';', ' ']);
        names.map(str::trim).filter(|name| !name.is_empty())
    }
}
