//! The text of a contract, which is kept when someone signs: the commitments of both sides, the
//! objectives, the plan, the hours and the dates. The same records always give the same text. Knows
//! no store and no screen.
use crate::domain::contract::commitments::{CommonBase, Side};
use crate::domain::contract::hours::USUAL;
use crate::domain::date::{Date, full};
use crate::domain::record::Row;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::text::{joined, kept_group, kept_row, one_line, plural};
use crate::domain::vocabulary::{ActionStatus, Vocabulary};

/// An objective with its actions, in the order of the plan.
#[derive(Debug, Clone)]
pub struct Goal<'a> {
    /// The objective; `None` for the actions that have none.
    pub objective: Option<ObjectiveRecord<'a>>,
    /// Its place among the intermediate ones, from 1; `None` for the final one.
    pub number: Option<usize>,
    /// Its actions.
    pub actions: Vec<ActionRecord<'a>>,
}

impl Goal<'_> {
    /// « Objectif intermédiaire 2 », « Objectif final », « Autres actions ».
    pub fn title(&self) -> String {
        match (self.objective, self.number) {
            (Some(_), Some(number)) => format!("Objectif intermédiaire {number}"),
            (Some(_), None) => "Objectif final".to_owned(),
            (None, _) => "Autres actions".to_owned(),
        }
    }

    /// What the person wants to reach; empty without an objective.
    pub fn wording(&self) -> &str {
        let label = self.objective.and_then(ObjectiveRecord::label);
        label.unwrap_or_default()
    }
}

/// Goals in the order of the official model: the intermediate ones, then the final one; the actions
/// that have none come last.
pub fn in_model_order(mut goals: Vec<Goal<'_>>) -> Vec<Goal<'_>> {
    goals.sort_by_key(|goal| (goal.objective.is_none(), goal.number.is_none()));
    goals
}

/// What something is called, and what it is.
pub type Told = (&'static str, String);

/// What the text of a contract is made from.
#[derive(Debug, Clone)]
pub struct Wording<'a> {
    /// The contract.
    pub contract: &'a Row,
    /// The common base of this département.
    pub base: &'a CommonBase,
    /// Its own commitments, in order, both sides together.
    pub commitments: Vec<&'a Row>,
    /// The plan.
    pub goals: Vec<Goal<'a>>,
    /// « Objectifs de l’accompagnement » of the last evaluation.
    pub aims: Option<&'a str>,
    /// Who signs for the service, if known.
    pub signatory: &'a str,
    /// Who the person is.
    pub person: Vec<Told>,
    /// Who accompanies them.
    pub service: Vec<Told>,
    /// « Situation administrative », at the end of the contract.
    pub situation: Vec<Told>,
}

/// Titles of the sections of the text.
pub mod titles {
    /// Who makes it.
    pub const PARTIES: &str = "Qui s’engage";
    /// Who the person is.
    pub const PERSON: &str = "La personne";
    /// Who accompanies them.
    pub const SERVICE: &str = "Le service";
    /// What the person wants to reach.
    pub const AIMS: &str = "Objectifs de l’accompagnement";
    /// Objectives and actions.
    pub const PLAN: &str = "Objectifs et plan d’action";
    /// Rights and family, apart from the rest as the official model asks.
    pub const SITUATION: &str = "Situation administrative";
    /// Who signed when.
    pub const SIGNATURES: &str = "Signatures";
}

/// Writes the text of a contract: a section is « ## », a title over rows « ### », a row « - » with its
/// cells apart, so that a paper lays it out as on the day it was signed.
pub fn text(wording: &Wording<'_>) -> String {
    let mut lines = head(wording);
    let mut section = |title: &str, own: Vec<String>| {
        if !own.is_empty() {
            lines.extend([String::new(), format!("## {title}")]);
            lines.extend(own);
        }
    };
    let parties = [
        (titles::PERSON, &wording.person),
        (titles::SERVICE, &wording.service),
    ];
    let parties = parties.into_iter().filter(|(_, told)| !told.is_empty());
    let parties = parties.flat_map(|(title, told)| {
        std::iter::once(kept_group(title)).chain(told.iter().map(told_line))
    });
    section(titles::PARTIES, parties.collect());
    for side in [Side::Person, Side::Service] {
        section(
            &format!("Engagements {}", side.of()),
            side_lines(wording, side),
        );
    }
    let aims = wording.aims.unwrap_or_default().trim();
    section(titles::AIMS, aims.lines().map(str::to_owned).collect());
    section(titles::PLAN, plan_lines(&wording.goals));
    section(
        titles::SITUATION,
        wording.situation.iter().map(told_line).collect(),
    );
    section(titles::SIGNATURES, signatures(wording));
    lines.join("\n")
}

fn told_line((label, value): &Told) -> String {
    kept_row([label, &**value])
}

fn head(wording: &Wording<'_>) -> Vec<String> {
    let contract = wording.contract;
    let kind = Vocabulary::ContractKind.label(contract.text("nature").unwrap_or_default());
    let mut lines = vec![format!("## {kind}")];
    let dates = match (contract.date("debut"), contract.date("fin")) {
        (Some(start), Some(end)) => format!("Du {} au {}", full(start), full(end)),
        (Some(start), None) => format!("À partir du {}", full(start)),
        (None, Some(end)) => format!("Jusqu’au {}", full(end)),
        (None, None) => "Dates à fixer".to_owned(),
    };
    lines.push(dates);
    lines.extend(hours_words(contract));
    lines
}

/// « 15 heures d’activité par semaine », with the reason when there are fewer. A reason about health
/// is not written.
pub fn hours_words(contract: &Row) -> Option<String> {
    let hours = contract.int("heures_semaine")?;
    let mut words = match hours {
        0 => "Sans durée d’activité par semaine".to_owned(),
        _ => format!(
            "{} d’activité par semaine",
            plural(hours, "heure", "heures")
        ),
    };
    let fewer = hours < USUAL;
    if let Some(code) = contract.text("heures_motif").filter(|_| fewer) {
        let sensitive = Vocabulary::HoursGround
            .find(code)
            .is_some_and(|it| it.sensitive);
        let why = if sensitive {
            "motif noté au dossier".to_owned()
        } else {
            Vocabulary::HoursGround.label(code).to_lowercase()
        };
        words.push_str(&format!(" ({why})"));
    }
    Some(words)
}

/// The lines that the contracts made with a common base have in common, as their texts have them:
/// those of each side.
pub fn shared_lines(base: &CommonBase) -> Vec<String> {
    let sides = [Side::Person, Side::Service].into_iter();
    sides
        .map(|side| base_lines(base, side).join("\n"))
        .collect()
}

fn base_lines(base: &CommonBase, side: Side) -> Vec<String> {
    let mut lines = Vec::new();
    for commitment in base.of(side) {
        lines.push(format!("- {}", commitment.text));
        lines.extend(commitment.under.iter().map(|item| format!("  · {item}")));
    }
    lines
}

fn side_lines(wording: &Wording<'_>, side: Side) -> Vec<String> {
    let mut lines = base_lines(wording.base, side);
    let own = wording
        .commitments
        .iter()
        .filter(|row| row.text("cote") == Some(side.code()));
    lines.extend(own.map(|row| format!("- {}", one_line(row.text("texte").unwrap_or_default()))));
    lines
}

/// Each objective with its échéance over its actions: what, who, by when.
fn plan_lines(goals: &[Goal<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for goal in in_model_order(goals.to_vec()) {
        let title = joined([&*goal.title(), goal.wording()], " : ");
        let due = goal.objective.and_then(ObjectiveRecord::due);
        lines.push(kept_group(&joined([title, until(due)], ", ")));
        lines.extend(goal.actions.iter().map(|it| {
            // What is done already is no promise.
            let done = it.due().filter(|_| it.status() == Some(ActionStatus::Done));
            let due = joined([&*until(it.due()), done.map_or("", |_| "fait")], ", ");
            kept_row([it.label().unwrap_or_default(), &it.who(), &due])
        }));
    }
    lines
}

/// « d’ici le 31/01/2028 »; empty without a date.
fn until(due: Option<Date>) -> String {
    due.map_or_else(String::new, |day| format!("{UNTIL}{}", full(day)))
}

/// What comes before the échéance of an action.
pub const UNTIL: &str = "d’ici le ";

fn signatures(wording: &Wording<'_>) -> Vec<String> {
    let signed = |who: &str, field: &str| match wording.contract.date(field) {
        Some(day) => format!("{who} : signé le {}", full(day)),
        None => format!("{who} : à signer"),
    };
    let service = if wording.signatory.is_empty() {
        "Le service".to_owned()
    } else {
        format!("Le service, {}", wording.signatory)
    };
    vec![
        signed("La personne", "signe_allocataire_le"),
        signed(&service, "signe_referent_le"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Entity, Record};

    #[test]
    fn the_words_hold_both_sides_the_plan_the_hours_and_the_signatures() {
        let contract = Row::blank(Entity::Contract)
            .with("nature", "contrat_engagement")
            .with("debut", "2026-11-24")
            .with("fin", "2027-05-23")
            .with("heures_semaine", 10)
            .with("heures_motif", "individuelle")
            .with("signe_allocataire_le", "2026-11-24");
        let own = Row::blank(Entity::Commitment)
            .with("cote", "administration")
            .with("texte", "Écrire à l’auto-école");
        let objective = Row::blank(Entity::Objective)
            .with("genre", "final")
            .with("libelle", "Soudeur en CDI")
            .with("echeance", "2028-01-31");
        let action = Row::blank(Entity::Action)
            .with("libelle", "Atelier CV")
            .with("acteur_structure", "Mission locale")
            .with("echeance", "2027-01-12");
        let base = CommonBase::default();
        let wording = Wording {
            contract: &contract,
            base: &base,
            commitments: vec![&own],
            goals: vec![Goal {
                number: None,
                objective: Some(ObjectiveRecord::of(&objective)),
                actions: vec![ActionRecord::of(&action)],
            }],
            aims: Some("Retrouver un emploi stable."),
            signatory: "Rivière Claire",
            person: vec![("Nom", "Mme Nadia ABDALLAH".to_owned())],
            service: vec![("Structure", "Maison — annexe".to_owned())],
            situation: vec![("Enfants à charge", "2".to_owned())],
        };
        let words = text(&wording);
        assert_eq!(words, text(&wording));
        let here = CommonBase {
            person: vec!["Venir aux rendez-vous de Saint-Clar".to_owned()],
            ..CommonBase::default()
        };
        let ours = text(&Wording {
            base: &here,
            ..wording.clone()
        });
        assert!(
            ours.contains("## Engagements de la personne\n- Venir aux rendez-vous de Saint-Clar\n\n## Engagements du service\n- Définir"),
            "{ours}"
        );
        let expected = [
            "## Contrat d’engagement\nDu 24/11/2026 au 23/05/2027\n10 heures d’activité par semaine (moins d’heures : raison propre à la personne)",
            "## Engagements de la personne\n- Être acteur",
            "inscription France Travail",
            "- Proposer des temps collectifs entre allocataires pour compléter les démarches individuelles\n- Écrire à l’auto-école",
            "## Objectifs de l’accompagnement\nRetrouver un emploi stable.",
            "## Qui s’engage\n### La personne\n- Nom — Mme Nadia ABDALLAH\n### Le service\n- Structure — Maison – annexe\n",
            "## Objectifs et plan d’action\n### Objectif final : Soudeur en CDI, d’ici le 31/01/2028\n- Atelier CV — Mission locale — d’ici le 12/01/2027\n",
            "## Situation administrative\n- Enfants à charge — 2\n",
            "La personne : signé le 24/11/2026\nLe service, Rivière Claire : à signer",
        ];
        for part in expected {
            assert!(words.contains(part), "« {part} » in:\n{words}");
        }
    }

    #[test]
    fn a_reason_of_health_is_not_repeated() {
        let contract = Row::blank(Entity::Contract)
            .with("heures_semaine", 0)
            .with("heures_motif", "sante");
        assert_eq!(
            hours_words(&contract).as_deref(),
            Some("Sans durée d’activité par semaine (motif noté au dossier)")
        );
        let usual = contract.with("heures_semaine", 15);
        assert_eq!(
            hours_words(&usual).as_deref(),
            Some("15 heures d’activité par semaine"),
            "a ground that no longer serves"
        );
        assert_eq!(hours_words(&Row::blank(Entity::Contract)), None);
    }
}
