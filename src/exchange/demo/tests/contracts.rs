//! The living contract: what was signed is kept, and hangs together with the plan.
use super::*;

fn people_of(seed: u64) -> Vec<Batch> {
    people(seed, day("2026-11-21"))
}

fn position(batch: &Batch, record: &NewRecord) -> Value {
    let at = batch.iter().position(|it| it.uid == record.uid);
    Value::Pending(at.unwrap())
}

#[test]
fn what_is_signed_is_kept_once_with_the_words_of_both_sides() {
    let (mut own, mut amended) = (0, 0);
    for batch in people_of(DEFAULT_SEED) {
        let versions = all(&batch, Entity::ContractVersion);
        for contract in all(&batch, Entity::Contract) {
            let me = position(&batch, contract);
            let mine = |it: &&&NewRecord| get(it, "contrat_id") == Some(&me);
            let kept: Vec<_> = versions.iter().filter(mine).collect();
            let signed = date(contract, "signe_allocataire_le");
            assert_eq!(kept.len(), usize::from(signed.is_some()));
            let Some(version) = kept.first() else {
                continue;
            };
            assert_eq!(date(version, "figee_le"), signed);
            let words = text(version, "contenu");
            assert!(words.starts_with("## CER\n") && words.contains("Être assidu"));
            for commitment in all(&batch, Entity::Commitment).iter().filter(mine) {
                own += 1;
                assert!(words.contains(&format!("- {}", text(commitment, "texte"))));
            }
            let service = date(contract, "signe_referent_le");
            assert_eq!(words.contains(" : à signer"), service.is_none());
            let former = get(contract, "suite_de_id");
            amended += usize::from(former.is_some() && kept.len() == 1);
        }
    }
    assert!(own > 80, "{own}");
    assert!(amended > 5, "{amended}");
}

#[test]
fn a_validated_situation_was_read_that_day() {
    let (mut read, mut remarks) = (0, 0);
    for batch in people_of(DEFAULT_SEED) {
        let said = all(&batch, Entity::Validation);
        for situation in all(&batch, Entity::Situation) {
            let me = position(&batch, situation);
            let agreed = said
                .iter()
                .find(|it| text(it, "objet") == "situation" && get(it, "objet_id") == Some(&me));
            assert_eq!(
                date(situation, "validee_le"),
                agreed.and_then(|it| date(it, "faite_le"))
            );
            read += usize::from(agreed.is_some());
        }
        for validation in said {
            let note = get(validation, "note").is_some();
            assert_eq!(note, text(validation, "avis") != "accord");
            remarks += usize::from(note);
        }
    }
    assert!(read > 25 && remarks > 5, "{read} {remarks}");
}

#[test]
fn hours_are_those_of_steps_that_have_begun_or_come_next() {
    let mut hours = 0;
    for batch in people_of(DEFAULT_SEED) {
        let actions = all(&batch, Entity::Action);
        let waiting = actions
            .iter()
            .filter(|it| get(it, "debut").is_none() && get(it, "heures_prevues").is_some());
        assert!(waiting.count() <= 1, "only the next step");
        for action in actions {
            let number = |field: &str| get(action, field).and_then(Value::as_int);
            let (planned, spent) = (number("heures_prevues"), number("heures_faites"));
            assert!(spent.is_none_or(|spent| Some(spent) <= planned));
            assert!(spent.is_none() || matches!(text(action, "statut"), "fait" | "en_cours"));
            hours += usize::from(planned.is_some());
            let judged = get(action, "evaluee_le").is_some();
            assert_eq!(judged, get(action, "evaluee_par").is_some());
        }
    }
    assert!(hours > 60, "{hours}");
}

#[test]
fn the_three_models_are_there_and_each_has_its_people() {
    let mut models = HashMap::new();
    for batch in people_of(DEFAULT_SEED) {
        let last = *all(&batch, Entity::Parcours).last().unwrap();
        let model = text(last, "modele_suivi").to_owned();
        assert_eq!(get(last, "equipe").is_some(), model == "3");
        let roles: Vec<_> = all(&batch, Entity::Assignment)
            .iter()
            .map(|it| text(it, "fonction"))
            .collect();
        let beside = match model.as_str() {
            "1" => vec!["referent"],
            "2" => vec!["referent", "binome"],
            _team => vec!["referent", "accompagnateur"],
        };
        assert_eq!(roles, beside);
        *models.entry(model).or_insert(0) += 1;
    }
    assert!(
        models["1"] > 60 && models["2"] > 4 && models["3"] > 4,
        "{models:?}"
    );
}

#[test]
fn reorientations_are_asked_by_someone_and_answered_or_not() {
    let mut answers = HashMap::new();
    for batch in people_of(DEFAULT_SEED) {
        for asked in all(&batch, Entity::Orientation) {
            if text(asked, "origine") == "reorientation" {
                assert!(
                    !text(asked, "demandee_par").is_empty() && !text(asked, "motif").is_empty()
                );
                *answers
                    .entry(text(asked, "decision").to_owned())
                    .or_insert(0) += 1;
            }
        }
    }
    let count = |answer: &str| answers.get(answer).copied().unwrap_or(0);
    assert_eq!(
        (count("en_attente"), count("refusee"), count("acceptee")),
        (2, 1, 3)
    );
}

#[test]
fn reviews_speak_of_the_plan_in_both_voices() {
    for batch in people_of(DEFAULT_SEED) {
        for review in all(&batch, Entity::Review) {
            let ours = get(review, "menee_par_id").is_some();
            assert_eq!(get(review, "regard_personne").is_some(), ours);
            assert_eq!(get(review, "decisions").is_some(), ours);
            let last = text(review, "declencheur") == "fin_parcours";
            assert_eq!(get(review, "prochaine_le").is_some(), ours && !last);
        }
    }
}
