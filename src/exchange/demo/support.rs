//! What the yearly summary of the demonstration counts: interventions, dossiers, closer support, needs; the
//! agreement, the team, its hours and the partners of the service. Knows no other part of the lives.
use std::sync::LazyLock;

use chrono::Datelike;
use serde::Deserialize;

use super::batch::{Batch, Pair, field, word};
use super::common::CommonIds;
use super::data::read;
use super::prelude::*;

/// Stream of chance of what is told here, apart from that of the rest.
const STREAM: u64 = 0x00B1_1A9E;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Agreement {
    numero: &'static str,
    responsable: &'static str,
    contact: &'static str,
    territoire: &'static str,
    file_active: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    rubrique: &'static str,
    texte: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    nom: &'static str,
    poste: &'static str,
    metier: &'static str,
    quotite: i64,
    conventionne: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    lieu: &'static str,
    adresse: &'static str,
    agent: usize,
    jours: &'static str,
    ouvre: &'static str,
    ferme: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Partner {
    partenaire: &'static str,
    domaines: &'static str,
    cooperation: &'static str,
    modalites: &'static str,
    frequence: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Intervention {
    theme: &'static str,
    thematique: &'static str,
    champ_social: &'static str,
    description: &'static str,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'static"))]
struct Service {
    convention: Agreement,
    textes: Vec<Words>,
    personnel: Vec<Member>,
    permanences: Vec<Hours>,
    partenariats: Vec<Partner>,
    interventions: Vec<Intervention>,
}

static SERVICE: LazyLock<Service> = LazyLock::new(|| read(include_str!("bilan.toml")));

/// The agreement of this year, what is written of it, the team, the partners.
pub fn service(seed: u64, today: Date, ids: &CommonIds) -> Vec<NewRecord> {
    let (mut batch, home) = (Batch::new(seed, STREAM, today), ids.home());
    let (first, last) = (
        today.with_month(1).and_then(|it| it.with_day(1)),
        today.with_month(12).and_then(|it| it.with_day(31)),
    );
    let it = &SERVICE.convention;
    let agreement = batch.add(
        Entity::FundingAgreement,
        [
            ("numero", it.numero.into()),
            ("structure_id", home.clone()),
            ("du", first.into()),
            ("au", last.into()),
            ("responsable", it.responsable.into()),
            ("responsable_contact", it.contact.into()),
            ("territoire", it.territoire.into()),
            ("file_active", it.file_active.into()),
        ],
    );
    for it in &SERVICE.textes {
        let values: [Pair; 3] = [
            ("convention_id", agreement.clone()),
            ("rubrique", it.rubrique.into()),
            ("texte", it.texte.into()),
        ];
        batch.add(Entity::SummaryText, values);
    }
    for it in &SERVICE.personnel {
        let values: [Pair; 7] = [
            ("nom", it.nom.into()),
            ("poste", it.poste.into()),
            ("metier", it.metier.into()),
            ("quotite", it.quotite.into()),
            ("conventionne", it.conventionne.into()),
            ("structure_id", home.clone()),
            ("du", first.map(|day| shift(day, -400)).into()),
        ];
        batch.add(Entity::StaffMember, values);
    }
    for it in &SERVICE.permanences {
        let values: [Pair; 7] = [
            ("agent_id", ids.agents.get(it.agent).copied().into()),
            ("structure_id", home.clone()),
            ("lieu", it.lieu.into()),
            ("adresse", it.adresse.into()),
            ("jours", it.jours.into()),
            ("ouvre", it.ouvre.into()),
            ("ferme", it.ferme.into()),
        ];
        batch.add(Entity::OfficeHours, values);
    }
    for it in &SERVICE.partenariats {
        let values: [Pair; 5] = [
            ("partenaire", it.partenaire.into()),
            ("domaines", it.domaines.into()),
            ("cooperation", it.cooperation.into()),
            ("modalites", it.modalites.into()),
            ("frequence", it.frequence.into()),
        ];
        batch.add(Entity::Partnership, values);
    }
    batch.into_records()
}

impl Writer<'_> {
    /// What was done at the appointments kept, on the themes of the situation; one person in ten had a closer
    /// support, or lacks something that nobody offers.
    pub(super) fn support(&mut self, index: u64) {
        // The first person's file is the one that every screen is drawn from: it stays as short as it is.
        if index == 0 {
            return;
        }
        let mut rng = Rng::new(STREAM, index);
        let themes = &self.story.situation.topics;
        let known = |it: &&Intervention| themes.iter().any(|topic| topic.theme == it.theme);
        let known: Vec<&Intervention> = SERVICE.interventions.iter().filter(known).collect();
        let kept: Vec<(usize, Date)> = self
            .batch
            .of(Entity::Appointment)
            .filter(|(_, it)| word(it, "statut") == "honore")
            .filter_map(|(at, it)| Some((at, field(it, "prevu_le")?.as_date()?)))
            .collect();
        let at_hand: Vec<usize> = (0..known.len()).collect();
        for (at, on) in &kept {
            let chosen = rng.chance(12).then(|| rng.pick(&at_hand));
            let Some(it) = chosen.and_then(|chosen| known.get(chosen)) else {
                continue;
            };
            let values = [
                ("faite_le", (*on).into()),
                ("thematique", it.thematique.into()),
                ("champ_social", it.champ_social.into()),
                ("description", it.description.into()),
                ("rdv_id", Value::Pending(*at)),
            ];
            self.add(Entity::Intervention, values);
        }
        let Some((_, since)) = kept.first().copied() else {
            return;
        };
        if rng.chance(8) {
            let built = kept.last().map(|(_, on)| *on);
            let values = [
                ("type", rng.pick(&["fsl_energie", "css", "permis"]).into()),
                ("statut", "instruction".into()),
                ("constituee_le", built.into()),
            ];
            self.add(Entity::AidRequest, values);
        }
        if rng.chance(6) {
            let values = [
                ("debut", since.into()),
                ("motif", "Plusieurs démarches à mener de front".into()),
            ];
            self.add(Entity::IntensiveSupport, values);
        }
        if rng.chance(6) {
            let theme = rng.pick(&["ter_logement", "ter_mobilite", "ter_savoirs"]);
            let values = [("theme", theme.into()), ("constate_le", since.into())];
            self.add(Entity::UnmetNeed, values);
        }
    }
}
