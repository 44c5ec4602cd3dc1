//! The text of a contract, which is kept when someone signs: the commitments of both sides, the
//! objectives, the plan, the hours and the dates. The same records always give the same text. Knows
//! no store and no screen.
use crate::domain::contract::commitments::{CommonBase, Regime, Side};
use crate::domain::contract::hours::USUAL;
use crate::domain::date::{Date, full};
use crate::domain::record::Row;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::text::{enclosed, plural};
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
    /// The law that it is made under.
    pub regime: Regime,
}

/// Writes the text of a contract: headings begin with « ## », items with « - ».
pub fn text(wording: &Wording<'_>) -> String {
    let mut lines = head(wording);
    for side in [Side::Person, Side::Service] {
        lines.push(String::new());
        lines.push(format!("## Engagements {}", side.of()));
        lines.extend(side_lines(wording, side));
    }
    if let Some(aims) = wording.aims.filter(|aims| !aims.trim().is_empty()) {
        lines.push(String::new());
        lines.push("## Objectifs de l’accompagnement".to_owned());
        lines.extend(aims.trim().lines().map(str::to_owned));
    }
    lines.push(String::new());
    lines.push("## Objectifs et plan d’action".to_owned());
    if wording.goals.is_empty() {
        lines.push("Aucun objectif n’est encore noté.".to_owned());
    }
    lines.extend(wording.goals.iter().flat_map(goal_lines));
    lines.push(String::new());
    lines.push("## Signatures".to_owned());
    lines.extend(signatures(wording));
    lines.join("\n")
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
/// those of each side, under each law.
pub fn shared_lines(base: &CommonBase) -> Vec<String> {
    let sides = [Side::Person, Side::Service].into_iter();
    let each = sides.flat_map(|side| Regime::ALL.iter().map(move |regime| (side, *regime)));
    each.map(|(side, regime)| base_lines(base, side, regime).join("\n"))
        .collect()
}

fn base_lines(base: &CommonBase, side: Side, regime: Regime) -> Vec<String> {
    let mut lines = Vec::new();
    for commitment in base.of(side, regime) {
        lines.push(format!("- {}", commitment.text));
        lines.extend(commitment.under.iter().map(|item| format!("  · {item}")));
    }
    lines
}

fn side_lines(wording: &Wording<'_>, side: Side) -> Vec<String> {
    let mut lines = base_lines(wording.base, side, wording.regime);
    let own = wording
        .commitments
        .iter()
        .filter(|row| row.text("cote") == Some(side.code()));
    lines.extend(own.map(|row| format!("- {}", one_line(row.text("texte").unwrap_or_default()))));
    lines
}

/// Puts a text of several lines on one line, because each line is an item.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn goal_lines(goal: &Goal<'_>) -> Vec<String> {
    let head = match goal.objective {
        Some(it) => {
            let kind = if it.is_final() {
                "Objectif final"
            } else {
                "Objectif"
            };
            format!("{kind} : {}{}", goal.wording(), before(it.due()))
        }
        None => goal.title(),
    };
    let actions = goal.actions.iter().map(|it| {
        let who = enclosed(", ", &actor(*it), "");
        let status = it.status().unwrap_or(ActionStatus::ToDo).label();
        let (label, due) = (it.label().unwrap_or_default(), before(it.due()));
        format!("- {label}{who}{due} ({})", status.to_lowercase())
    });
    std::iter::once(head).chain(actions).collect()
}

fn before(due: Option<Date>) -> String {
    due.map_or_else(String::new, |day| format!(", avant le {}", full(day)))
}

/// Who does an action, in words.
fn actor(action: ActionRecord<'_>) -> String {
    let partner = action.partner();
    match action.actor_kind() {
        _ if !partner.is_empty() => partner,
        Some("personne") => "la personne".to_owned(),
        Some("referent") => "le référent".to_owned(),
        Some(code) => Vocabulary::ActorKind.label(code).to_lowercase(),
        None => String::new(),
    }
}

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
            .with("statut", "en_cours");
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
            regime: Regime::FullEmployment,
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
            "Objectif final : Soudeur en CDI, avant le 31/01/2028\n- Atelier CV, Mission locale (en cours)",
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
