//! The records that tell a history, as the bulk writer takes them.
use carnet::domain::date::Date;
use carnet::domain::record::{Entity, NewRecord, Value};

use super::history::History;

impl History {
    /// The records that tell it; `structures` and `agents` are their numbers.
    pub fn records(&self, person: u64, structures: &[i64], agents: &[i64]) -> Vec<NewRecord> {
        let mut book = Book {
            person,
            records: Vec::new(),
        };
        book.add(
            Entity::Allocataire,
            vec![
                ("nom", format!("Essai {person}").into()),
                ("prenom", "Alix".into()),
            ],
        );
        let owner = || ("allocataire_id", Value::Pending(0));
        let mut stays = Vec::new();
        for (at, it) in self.stays.iter().enumerate() {
            let request = |day: Option<Date>| day.filter(|_| at == 0).into();
            let structure: Value = it.structure.map(|at| structures[at]).into();
            let place = book.add(
                Entity::Parcours,
                vec![
                    owner(),
                    ("structure_id", structure.clone()),
                    ("demande_complete_le", request(self.complete)),
                    ("droits_notifies_le", request(self.rights)),
                    ("notif_droits_recue_cd_le", request(self.informed)),
                    ("entree_rsa_le", request(self.entered)),
                    ("prise_en_charge_le", it.taken.into()),
                    ("sortie_le", it.exit.map(|(on, _)| on).into()),
                    (
                        "sortie_motif",
                        it.exit.and_then(|(_, motive)| motive).into(),
                    ),
                ],
            );
            book.add(
                Entity::Orientation,
                vec![
                    owner(),
                    ("parcours_id", Value::Pending(place)),
                    ("origine", it.origin.into()),
                    ("type", it.kind.into()),
                    ("structure_id", structure),
                    ("decidee_le", it.decided.into()),
                    ("notifiee_le", it.notified.into()),
                ],
            );
            stays.push(place);
        }
        let stay = |at: Option<usize>| at.map_or(Value::Null, |at| Value::Pending(stays[at]));
        for (agent, from, to) in &self.referents {
            book.add(
                Entity::Assignment,
                vec![
                    owner(),
                    ("agent_id", agents[*agent].into()),
                    ("fonction", "referent".into()),
                    ("du", (*from).into()),
                    ("au", (*to).into()),
                ],
            );
        }
        let meetings: Vec<usize> = self
            .meetings
            .iter()
            .map(|it| {
                book.add(
                    Entity::Appointment,
                    vec![
                        owner(),
                        ("parcours_id", stay(it.stay)),
                        ("type", it.kind.into()),
                        ("prevu_le", it.on.into()),
                        ("cree_le", it.written.into()),
                        ("statut", it.status.into()),
                        ("collectif", i64::from(it.collective).into()),
                    ],
                )
            })
            .collect();
        for (which, on) in &self.reminders {
            let rdv = which.map_or(Value::Null, |at| Value::Pending(meetings[at]));
            book.add(
                Entity::AbsenceAction,
                vec![
                    owner(),
                    ("rdv_id", rdv),
                    ("type", "relance_sms".into()),
                    ("faite_le", (*on).into()),
                ],
            );
        }
        for it in &self.contracts {
            book.add(
                Entity::Contract,
                vec![
                    owner(),
                    ("parcours_id", stay(it.stay)),
                    ("nature", it.nature.into()),
                    ("formulaire", it.form.into()),
                    ("redige_le", it.drafted.into()),
                    ("signe_allocataire_le", it.by_person.into()),
                    ("signe_referent_le", it.by_referent.into()),
                    ("debut", it.start.into()),
                    ("fin", it.end.into()),
                    ("decision", it.decision.into()),
                    ("decide_le", it.decided.into()),
                    ("fin_anticipee_le", it.early.into()),
                    ("annule_le", it.cancelled.into()),
                ],
            );
        }
        for on in &self.reviews {
            book.add(
                Entity::Review,
                vec![
                    owner(),
                    ("faite_le", (*on).into()),
                    ("declencheur", "six_mois".into()),
                ],
            );
        }
        for on in &self.evaluations {
            book.add(Entity::Situation, vec![owner(), ("faite_le", (*on).into())]);
        }
        let agreements: Vec<usize> = self
            .agreements
            .iter()
            .map(|it| {
                book.add(
                    Entity::SharingAgreement,
                    vec![
                        owner(),
                        ("destinataire", "france_travail".into()),
                        (
                            "reponse",
                            if it.refused { "refus" } else { "accord" }.into(),
                        ),
                        ("donne_le", it.on.into()),
                        ("expire_le", it.expires.into()),
                        ("retire_le", it.withdrawn.into()),
                    ],
                )
            })
            .collect();
        let diagnostics: Vec<usize> = self
            .diagnostics
            .iter()
            .map(|on| {
                book.add(
                    Entity::Diagnostic,
                    vec![owner(), ("etabli_le", (*on).into())],
                )
            })
            .collect();
        for (which, to, on) in &self.shares {
            book.add(
                Entity::Share,
                vec![
                    owner(),
                    ("accord_id", Value::Pending(agreements[*to])),
                    ("diagnostic_id", Value::Pending(diagnostics[*which])),
                    ("fait_le", (*on).into()),
                ],
            );
        }
        self.add_rights(&mut book);
        if let Some((from, to)) = self.exemption {
            book.add(
                Entity::Exemption,
                vec![
                    owner(),
                    ("motif", "autre".into()),
                    ("debut", from.into()),
                    ("fin", to.into()),
                ],
            );
        }
        if let Some(rule) = self.waiver {
            book.add(
                Entity::Waiver,
                vec![
                    owner(),
                    ("regle", rule.into()),
                    ("motif", "raison notée".into()),
                ],
            );
        }
        book.records
    }

    fn add_rights(&self, book: &mut Book) {
        let owner = || ("allocataire_id", Value::Pending(0));
        for (state, from, to) in &self.states {
            let values = vec![
                owner(),
                ("etat", (*state).into()),
                ("du", (*from).into()),
                ("au", (*to).into()),
            ];
            book.add(Entity::RightsPeriod, values);
        }
        for (subject, from, to) in &self.duties {
            let values = vec![
                owner(),
                ("soumis", i64::from(*subject).into()),
                ("du", (*from).into()),
                ("au", (*to).into()),
            ];
            book.add(Entity::DutyPeriod, values);
        }
        for (from, to) in &self.measures {
            let values = vec![
                owner(),
                ("phase", "phase_1".into()),
                ("debut", (*from).into()),
                ("fin", (*to).into()),
            ];
            book.add(Entity::Suspension, values);
        }
        for (from, to, short) in &self.resumptions {
            let values = vec![
                owner(),
                ("nature", "emploi".into()),
                ("debut", (*from).into()),
                ("fin", (*to).into()),
                ("courte", i64::from(*short).into()),
            ];
            book.add(Entity::Resumption, values);
        }
    }
}

struct Book {
    person: u64,
    records: Vec<NewRecord>,
}

impl Book {
    fn add(&mut self, entity: Entity, values: Vec<(&'static str, Value)>) -> usize {
        let at = self.records.len();
        let uid = format!("{:08x}-0000-7000-8000-{at:012x}", self.person);
        self.records.push(NewRecord {
            entity,
            uid,
            values,
        });
        at
    }
}
