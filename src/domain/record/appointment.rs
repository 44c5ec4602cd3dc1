//! Rendez-vous.
use super::prelude::*;
use crate::domain::agenda::is_to_come;
use crate::domain::date::{Time, full};
use crate::domain::vocabulary::AppointmentStatus;

record! {
    /// Rendez-vous.
    pub struct AppointmentRecord;
    pub const APPOINTMENT: AppointmentFields;
    kind Appointment {
        table: "rdv", the: "le rendez-vous", title: "Rendez-vous",
        section: Section::Appointments, panel: Panel::Appointments, check: check,
        changed_by: writers::RECEPTION,
    }
    person: id = owner();
    parcours: id = internal(reference("parcours_id", "Parcours", Entity::Parcours));
    kind: code = required(choice("type", "Type", V::AppointmentType));
    planned_on: date = required(future("prevu_le", "Date"))
        .guided(CARNET_DE_BORD, "Les prochains échanges et rendez-vous se fixent d’avance. La situation et le plan y seront regardés de nouveau et complétés.");
    time: time = field("heure", "Heure", Kind::Time);
    minutes: int = number("duree", "Durée (minutes)", 5, 1_440).silent().rare();
    channel: code = choice("canal", "Où", V::AppointmentChannel).silent();
    place: text = line("lieu", "Lieu, adresse ou lien").when("canal", &["permanence", "exterieur", "partenaire", "visio"]).of_venue("canal", "permanence");
    collective: yes = yes_no("collectif", "Collectif").rare();
    subject: text = line("sujet", "Sujet").when("type", &["info_collective", "atelier"]);
    agent: id = reference("agent_id", "Avec", Entity::Agent);
    others: text = line("aussi_avec", "Aussi avec").of_partner(OfPartner::Professional).rare()
        .guided(ORIENTATION_AND_FOLLOW_UP, "Nommez les autres professionnels présents, séparés par un point-virgule\u{a0}: un accompagnateur, un interlocuteur d’une autre structure, un collègue. Un rendez-vous peut réunir plusieurs acteurs aux expertises complémentaires en un même lieu.");
    status: (AppointmentStatus) = choice("statut", "Issue", V::AppointmentStatus).not_when_new().before("statut_le", "prevu");
    status_on: date = internal(past("statut_le", "Issue notée le")).in_dossier();
    created_on: date = internal(past("cree_le", "Fixé le")).in_dossier();
    report: text = prose("compte_rendu", "Ce qui s’est dit").seen_as(Section::Notes).not_when_new().known_by("prevu_le");
    situation_seen: yes = yes_no("situation_revue", "Situation regardée de nouveau").not_when_new().silent().known_by("prevu_le");
    plan_seen: yes = yes_no("plan_revu", "Plan d’actions regardé de nouveau").not_when_new().silent().known_by("prevu_le");
}

/// The professionals that a text names.
pub fn professionals(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|it| !it.is_empty())
}

impl AppointmentRecord<'_> {
    /// The other professionals who are there.
    pub fn also_with(&self) -> Vec<&str> {
        professionals(self.others().unwrap_or_default()).collect()
    }

    /// Whether it has no outcome yet.
    pub fn is_planned(self) -> bool {
        self.status()
            .is_none_or(|status| status == AppointmentStatus::Planned)
    }

    /// Whether it is planned and still to come at that time of that day.
    pub fn is_to_come(self, now: (Date, Option<Time>)) -> bool {
        let day = self.planned_on();
        self.is_planned() && day.is_some_and(|day| is_to_come((day, self.time()), now))
    }

    /// What orders appointments: day, then hour.
    pub fn moment(self) -> (Option<Date>, Option<Time>, Id) {
        (self.planned_on(), self.time(), self.id)
    }
}

/// An appointment still to come is neither kept nor missed; one that is past has an outcome
/// (« DITP 2019, orientation et suivi »).
fn check(appointment: AppointmentRecord<'_>, today: Date) -> Vec<Issue> {
    let Some(date) = appointment.planned_on() else {
        return Vec::new();
    };
    let status = appointment.status().unwrap_or(AppointmentStatus::Planned);
    let field = APPOINTMENT.status.name;
    let about = &[APPOINTMENT.planned_on.name, field];
    let over = matches!(status, AppointmentStatus::Kept | AppointmentStatus::Absent);
    if date > today && over {
        let sentence = format!(
            "Ce rendez-vous est à venir, le {}. Il peut seulement être prévu, annulé par la \
             personne ou annulé par la structure.",
            full(date)
        );
        vec![Issue::error(field, about, sentence)]
    } else if date < today && status == AppointmentStatus::Planned {
        let sentence = "Ce rendez-vous est passé. Indiquez son issue quand vous la connaîtrez.";
        vec![Issue::reminder(field, about, sentence)]
    } else {
        Vec::new()
    }
}
