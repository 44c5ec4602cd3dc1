//! Dated act of social support on one thématique (« Hérault, bilan de convention », IV.A and V).
use super::prelude::*;

record! {
    /// Dated act of social support on one thématique.
    pub struct InterventionRecord;
    pub const INTERVENTION: InterventionFields;
    kind Intervention {
        table: "intervention", the: "l’intervention", title: "Intervention",
        section: Section::Plan, panel: Panel::Plan, check: nothing,
        plural: Some("Interventions"),
        listed: Some((20, "Interventions")),
        added: Some((20, "Une intervention, une démarche faite")),
        first: |today, _| vec![INTERVENTION.done_on.set(today)],
        counted: false,
        life: &[Step::new(INTERVENTION.done_on, Sign::Done, "Intervention", &["thematique", "description"])],
    }
    person: id = owner();
    done_on: date = required(past("faite_le", "Faite le"));
    theme: code = required(choice("thematique", "Thématique", V::SupportTheme))
        .guided(FUNDING_SUMMARY, "Une intervention a une seule thématique\u{a0}: celle qui dit le mieux ce qui a été fait. Un dossier d’aide constitué compte déjà, sans le noter ici.");
    field: code = choice("champ_social", "Accompagnement social", V::SocialField);
    description: text = line("description", "Ce qui a été fait");
    agent: id = reference("agent_id", "Par qui", Entity::Agent).rare();
    appointment: id = internal(reference("rdv_id", "Rendez-vous", Entity::Appointment));
}
