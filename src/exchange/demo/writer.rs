//! Turns the dates and the story of one person into records.
use super::batch::{Batch, Pair};
use super::case::{Case, Move};
use super::common::{CommonIds, TEAM};
use super::diary::Diary;
use super::prelude::*;
use crate::domain::follow_up::FollowUpModel;

/// What every record of one person needs.
pub(super) struct Writer<'a> {
    pub rng: Rng,
    /// Chance of the living contract, apart from that of the rest.
    pub living: Rng,
    pub batch: Batch,
    pub story: &'a Story,
    pub case: &'a Case,
    pub ids: &'a CommonIds,
    pub today: Date,
    pub feminine: bool,
    pub referent: Value,
    /// « RIVIÈRE Claire »; empty when unknown.
    pub referent_name: &'a str,
    /// The accompagnatrice, and her name.
    pub colleague_name: &'a str,
    /// How the follow-up is shared.
    pub model: FollowUpModel,
    /// The hours that the référent has given.
    pub diary: &'a mut Diary,
    /// The parcours the events belong to.
    pub parcours: Value,
}

impl Writer<'_> {
    /// Adds a record of the person. Each names the person, whose own record comes first in the batch.
    pub(super) fn add<const N: usize>(&mut self, entity: Entity, values: [Pair; N]) -> Value {
        let person = ("allocataire_id", Value::Pending(0));
        let person = Some(person).filter(|_| entity != Entity::Allocataire);
        self.batch.add(entity, person.into_iter().chain(values))
    }

    /// Parcours, orientation, référent, exit.
    pub(super) fn accompaniment(&mut self) {
        let home = self.ids.home();
        let elsewhere = self.ids.elsewhere();
        let case = self.case;
        if let Some(moved) = case.moved.as_ref().filter(|moved| moved.inwards) {
            let before = shift(moved.asked, -self.rng.between(120, 200));
            self.parcours(
                &elsewhere,
                Some(before),
                moved
                    .decided
                    .map(|on| (on, "changement_ru", "reorientation", "")),
            );
            self.orientation(&elsewhere, Some(before));
            self.parcours = self.parcours(&home, None, None);
            self.reorientation(&home, moved, case.notified);
        } else {
            let exit = case
                .exit
                .as_ref()
                .map(|exit| (exit.on, exit.reason, exit.detail, exit.note));
            self.parcours = self.parcours(&home, case.notified, exit);
            self.orientation(&home, case.notified);
            if let Some(moved) = &case.moved {
                self.reorientation(&elsewhere, moved, moved.decided);
            }
        }
        let since = self
            .case
            .notified
            .or(self.case.evaluations.first().copied());
        let until = self.case.exit.as_ref().map(|exit| exit.on);
        let agent = self.referent.clone();
        let values = [
            ("agent_id", agent),
            ("fonction", "referent".into()),
            ("du", since.into()),
            ("au", until.into()),
        ];
        self.add(Entity::Assignment, values);
        self.beside_referent(since, until);
    }

    /// One parcours. Without a date of notification, what came before is not known here.
    fn parcours(
        &mut self,
        structure: &Value,
        notified: Option<Date>,
        exit: Option<(Date, &str, &str, &str)>,
    ) -> Value {
        let informed = notified.map(|day| shift(day, -self.rng.between(15, 25)));
        let rights = informed.map(|day| shift(day, -1));
        let complete = rights.map(|day| shift(day, -self.rng.between(8, 13)));
        let asked = complete.map(|day| shift(day, -self.rng.between(2, 8)));
        let taken = notified
            .or_else(|| self.inherited())
            .map(|day| shift(day, 1).min(self.today));
        let model = if *structure == self.ids.home() {
            self.model
        } else {
            FollowUpModel::One
        };
        let team = (model == FollowUpModel::Three).then_some(&TEAM.team);
        let values = [
            ("structure_id", structure.clone()),
            ("modele_suivi", model.code().into()),
            ("equipe", team.map(|team| team.name).into()),
            ("equipe_contact", team.map(|team| team.contact).into()),
            ("demande_rsa_le", asked.into()),
            ("demande_complete_le", complete.into()),
            ("droits_notifies_le", rights.into()),
            ("notif_droits_recue_cd_le", informed.into()),
            ("entree_rsa_le", asked.into()),
            ("prise_en_charge_le", taken.into()),
            ("sortie_le", exit.map(|exit| exit.0).into()),
            ("sortie_motif", exit.map(|exit| exit.1).into()),
            ("sortie_precision", exit.map(|exit| exit.2).into()),
            ("sortie_note", exit.map(|exit| exit.3).into()),
        ];
        self.add(Entity::Parcours, values)
    }

    /// When someone came by réorientation, the day the new structure was notified.
    fn inherited(&self) -> Option<Date> {
        self.case.moved.as_ref().and(self.case.notified)
    }

    fn orientation(&mut self, structure: &Value, notified: Option<Date>) {
        let decided = notified.map(|day| shift(day, -self.rng.between(2, 5)));
        let kind = self
            .rng
            .pick(&["social", "social", "socio_pro", "socio_pro", "pro"]);
        let body = self.rng.pick(&["sdi", "cd", "caf"]);
        let scenario = self.rng.pick(&["1", "2", "3"]);
        let values = [
            ("parcours_id", self.parcours_or_first()),
            ("origine", "initiale".into()),
            ("type", kind.into()),
            ("organe", body.into()),
            ("structure_id", structure.clone()),
            ("decidee_le", decided.into()),
            ("notifiee_le", notified.into()),
            ("scenario", scenario.into()),
        ];
        self.add(Entity::Orientation, values);
    }

    fn reorientation(&mut self, to: &Value, moved: &Move, notified: Option<Date>) {
        let values = [
            ("parcours_id", self.parcours_or_first()),
            ("origine", "reorientation".into()),
            ("type", "socio_pro".into()),
            ("organe", "ep".into()),
            ("structure_id", to.clone()),
            ("demandee_le", moved.asked.into()),
            ("demandee_par", moved.asker.into()),
            ("decidee_le", moved.decided.into()),
            ("notifiee_le", notified.into()),
            ("decision", moved.answer.into()),
            ("motif", moved.why.into()),
        ];
        self.add(Entity::Orientation, values);
    }

    /// The first parcours is written right after the person.
    fn parcours_or_first(&self) -> Value {
        if self.parcours.is_empty() {
            Value::Pending(1)
        } else {
            self.parcours.clone()
        }
    }

    /// Diagnostic, the person’s agreement and the share.
    pub(super) fn diagnostic(&mut self) {
        let shared_on_time = match self.case.first {
            First::Held(on) if on < shift(self.today, -6) && self.rng.chance(35) => {
                Some((on, Some(office_after(shift(on, 1)))))
            }
            First::Held(_) | First::None | First::Fixed(_) | First::Missed(..) => None,
        };
        let Some((made, shared)) = self.case.diagnostic.or(shared_on_time) else {
            return;
        };
        let values = [
            ("etabli_le", made.into()),
            ("type", "initial".into()),
            ("auteur", "La structure, avec la personne".into()),
            (
                "note",
                "Priorités repérées ensemble ; elles sont reprises dans les objectifs.".into(),
            ),
        ];
        let diagnostic = self.add(Entity::Diagnostic, values);
        let values = [
            ("destinataire", "accompagnateur".into()),
            ("nom", "Espace emploi du canton".into()),
            ("sections", "diagnostic objectifs".into()),
            ("but", "Préparer ensemble la suite du parcours.".into()),
            ("reponse", "accord".into()),
            ("donne_le", made.into()),
            ("forme", "signe".into()),
        ];
        let agreement = self.add(Entity::SharingAgreement, values);
        let Some(on) = shared else { return };
        let values = [
            ("accord_id", agreement),
            ("diagnostic_id", diagnostic),
            ("fait_le", on.into()),
            ("contenu", "Diagnostic et objectifs".into()),
        ];
        self.add(Entity::Share, values);
    }

    /// Suspended deadlines and documented exceptions.
    pub(super) fn exceptions(&mut self) {
        if let Some((from, to)) = self.case.leave {
            let values = [
                ("motif", "conge_maternite".into()),
                ("debut", from.into()),
                ("fin", to.into()),
            ];
            self.add(Entity::Exemption, values);
        }
        if let Some(exit) = self.case.exit.as_ref().filter(|_| self.case.waived) {
            let on = exit.on;
            let values = [
                ("regle", "REVUE-FIN".into()),
                (
                    "motif",
                    "Perte de contact : la revue n’a pas pu se tenir.".into(),
                ),
                ("decide_le", on.into()),
            ];
            self.add(Entity::Waiver, values);
        }
    }

    /// The records, in order.
    pub(super) fn finish(self) -> Vec<NewRecord> {
        self.batch.into_records()
    }
}
