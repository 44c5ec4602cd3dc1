//! A disk that does not answer: what is typed stays and goes on, what was asked is said to be saved once the disk
//! has answered, and only then, and nothing is written twice.
use std::rc::Rc;
use std::time::{Duration, Instant};

use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::record::{Entity, Row};
use carnet::store::slow::{self, Hung};

use super::harness::{Base, Session};

fn hang(base: &Base) -> Hung {
    slow::hang(&base.path())
}

fn soon() -> Duration {
    Duration::from_millis(400)
}

/// Lets time pass until that is so: the disk answers on a thread of its own.
fn until(carnet: &mut Session, what: &str, holds: impl Fn(&mut Session) -> bool) {
    let limit = Instant::now() + Duration::from_secs(20);
    while !holds(carnet) {
        assert!(Instant::now() < limit, "{what}:\n{}", carnet.screen());
        carnet.pass(soon());
    }
}

/// Lets time pass until that is answered.
fn answers(carnet: &mut Session, words: &str) {
    until(carnet, words, |carnet| carnet.answer().contains(words));
}

/// Camille, in the form of a new file, half filled.
fn half_filled() -> (Rc<Base>, Session) {
    let base = Base::empty();
    let mut carnet = base.open_as(0);
    carnet
        .act(Action::New)
        .fill("Nom", "DURAND")
        .fill("Prénom", "Ann");
    (base, carnet)
}

/// The people there are.
fn people(carnet: &Session) -> Vec<Row> {
    carnet.store().all_rows(Entity::Allocataire).unwrap()
}

fn acts(carnet: &Session) -> i64 {
    carnet.store().figures().unwrap().acts
}

#[test]
fn a_form_is_said_to_be_saved_once_the_disk_has_answered_and_not_before() {
    let (base, mut carnet) = half_filled();
    let before = acts(&carnet);
    let hung = hang(&base);
    carnet
        .act(Action::Save)
        .assert_answer("Ce n’est pas encore enregistré")
        .assert_answer("Le disque est lent à répondre");
    carnet.pass(soon()).act(Action::Save).act(Action::Save);
    assert!(!carnet.answer().contains("Enregistré"));
    assert_eq!((people(&carnet).len(), acts(&carnet)), (0, before));
    drop(hung);
    answers(&mut carnet, "Enregistré");
    assert_eq!((people(&carnet).len(), acts(&carnet)), (1, before + 1));
    carnet.assert_file_of("DURAND Ann");
    carnet.assert_sound();
}

#[test]
fn what_is_typed_while_the_disk_is_waited_for_is_saved_after_it() {
    let (base, mut carnet) = half_filled();
    let before = acts(&carnet);
    let hung = hang(&base);
    carnet.act(Action::Save).type_text("e-Laure").pass(soon());
    carnet.assert_answer("carnet attend le disque");
    assert_eq!(carnet.focused_label().as_deref(), Some("Prénom"));
    drop(hung);
    answers(&mut carnet, "Enregistré");
    until(&mut carnet, "both are saved", |carnet| {
        people(carnet)
            .iter()
            .any(|it| it.text("prenom") == Some("Anne-Laure"))
    });
    // One person, made then changed: nobody else wrote, so nothing was compared.
    assert_eq!((people(&carnet).len(), acts(&carnet)), (1, before + 2));
    answers(&mut carnet, "modifiées");
    carnet.assert_file_of("DURAND Anne-Laure");
    carnet.act(Action::Undo).act(Action::Undo);
    assert_eq!(people(&carnet).len(), 0);
    carnet.assert_sound();
}

#[test]
fn what_is_typed_meanwhile_in_a_record_that_is_changed_follows_its_revision() {
    let (base, mut carnet) = half_filled();
    carnet.act(Action::Save);
    carnet.act(Action::Edit).fill("Téléphone", "0639980001");
    let hung = hang(&base);
    carnet.act(Action::Save).fill("N° CAF ou MSA", "7654321");
    drop(hung);
    until(&mut carnet, "both are saved", |carnet| {
        people(carnet)[0].text("n_caf") == Some("7654321")
    });
    assert!(people(&carnet)[0].text("telephone").is_some());
    assert!(!carnet.screen().contains("Les deux textes"));
    carnet.assert_sound();
}

#[test]
fn what_can_not_be_saved_of_the_rest_stays_in_its_form() {
    let (base, mut carnet) = half_filled();
    let hung = hang(&base);
    carnet.act(Action::Save).fill("Date de naissance", "31/02");
    drop(hung);
    answers(&mut carnet, "Enregistré");
    carnet.assert_answer("La suite n’est pas enregistrée");
    assert_eq!(people(&carnet).len(), 1);
    carnet
        .replace_with("01/02/1980")
        .act(Action::Save)
        .assert_answer("Enregistré");
    assert_eq!(people(&carnet)[0].text("ne_le"), Some("1980-02-01"));
    assert_eq!(people(&carnet).len(), 1);
    carnet.assert_sound();
}

#[test]
fn a_draft_is_kept_once_when_the_disk_answers_with_what_was_typed_since() {
    let (base, mut carnet) = half_filled();
    let hung = hang(&base);
    carnet.pass(Duration::from_secs(2)).type_text("ie");
    carnet.pass(Duration::from_secs(4));
    drop(hung);
    let drafts = |carnet: &Session| {
        let author = &carnet.app().desk.author;
        carnet.store().drafts(author).unwrap()
    };
    until(&mut carnet, "the draft is kept", |carnet| {
        let kept = drafts(carnet);
        kept.iter().any(|it| it.values.contains("Annie"))
    });
    assert_eq!(drafts(&carnet).len(), 1);
    carnet.act(Action::Save).assert_answer("Enregistré");
    assert_eq!(drafts(&carnet).len(), 0);
}

#[test]
fn a_draft_that_was_slow_goes_with_the_record_it_became() {
    let (base, mut carnet) = half_filled();
    let hung = hang(&base);
    carnet.press("tab").act(Action::Save);
    carnet.assert_answer("Ce n’est pas encore enregistré");
    drop(hung);
    answers(&mut carnet, "Enregistré");
    let author = carnet.app().desk.author.clone();
    assert_eq!(carnet.store().drafts(&author).unwrap().len(), 0);
    assert_eq!((people(&carnet).len(), carnet.app().desk.drafts), (1, 0));
}

#[test]
fn an_act_is_undone_once() {
    let (base, mut carnet) = half_filled();
    carnet.act(Action::Save).act(Action::Back);
    let before = acts(&carnet);
    let hung = hang(&base);
    carnet
        .act(Action::Undo)
        .assert_answer("Le disque est lent à répondre");
    carnet.press("u").pass(soon()).press("u").press("n");
    assert_eq!(people(&carnet).len(), 1);
    drop(hung);
    // Where the store itself was slow to open, the disk may have answered before it was asked again.
    until(&mut carnet, "undone", |carnet| {
        let answer = carnet.answer();
        answer.contains("Annulé") || answer.contains("C’est enregistré finalement : annulation")
    });
    assert_eq!((people(&carnet).len(), acts(&carnet)), (0, before + 1));
    carnet.act(Action::Redo).assert_answer("Rétabli");
    assert_eq!(people(&carnet).len(), 1);
    carnet.assert_sound();
}

#[test]
fn who_no_longer_waits_is_told_what_became_of_it() {
    let (base, mut carnet) = half_filled();
    carnet.act(Action::Save).act(Action::Back);
    let before = acts(&carnet);
    let hung = hang(&base);
    carnet.act(Action::Undo).press("échap");
    carnet.assert_answer("si le disque finit par l’enregistrer, ce sera dit");
    // One goes on elsewhere.
    carnet.act(Action::Help).pass(soon()).press("échap");
    drop(hung);
    answers(&mut carnet, "C’est enregistré finalement : annulation de");
    assert_eq!((people(&carnet).len(), acts(&carnet)), (0, before + 1));
    carnet.assert_sound();
}

#[test]
fn a_text_that_is_kept_nowhere_is_not_left_without_a_question() {
    // No folder in memory here: what the store can't take is on screen only.
    let (base, mut carnet) = half_filled();
    let hung = hang(&base);
    carnet.act(Action::Save).press("échap").press("échap");
    carnet.assert_answer("votre texte n’est qu’à l’écran");
    assert_eq!(carnet.focused_label().as_deref(), Some("Prénom"));
    carnet
        .press("ctrl+q")
        .assert_screen("Quitter sans ce texte ?");
    carnet.press("n");
    assert_eq!(carnet.focused_label().as_deref(), Some("Prénom"));
    drop(hung);
    answers(&mut carnet, "Enregistré");
    assert_eq!(people(&carnet).len(), 1);
}

#[test]
fn a_form_in_which_one_no_longer_waits_goes_once_it_is_saved() {
    let (base, mut carnet) = half_filled();
    let hung = hang(&base);
    carnet.act(Action::Save).press("échap");
    drop(hung);
    answers(&mut carnet, "Enregistré");
    assert_eq!(people(&carnet).len(), 1);
    let is_form = |place: &Place| matches!(place, Place::Form(_));
    assert!(!carnet.app().stack.layers().iter().any(is_form));
}

#[test]
fn a_decision_of_the_queue_is_written_once() {
    let base = Base::demo();
    let mut carnet = base.open_as(0);
    carnet.act(Action::Triage);
    let before = acts(&carnet);
    let hung = hang(&base);
    carnet
        .press("d")
        .assert_answer("Le disque est lent à répondre");
    carnet.press("d").pass(soon()).press("d");
    assert_eq!(acts(&carnet), before);
    drop(hung);
    until(&mut carnet, "it is written", |carnet| acts(carnet) > before);
    carnet.pass(soon());
    assert_eq!(acts(&carnet), before + 1);
    answers(&mut carnet, "pour annuler");
    carnet.act(Action::Undo);
    carnet.assert_sound();
}

#[test]
fn a_draft_is_given_up_once() {
    let (base, mut carnet) = half_filled();
    carnet.press("tab").press("échap").act(Action::Palette);
    carnet.pick("brouillons").type_text("abandonner");
    let before = acts(&carnet);
    let hung = hang(&base);
    carnet.press("entrée");
    carnet.assert_answer("Le disque est lent à répondre");
    drop(hung);
    answers(&mut carnet, "Brouillon abandonné");
    assert_eq!(acts(&carnet), before + 1);
}

#[test]
fn what_was_consulted_is_noted_once() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.pass(Duration::from_secs(2));
    let lines = |base: &Base| base.store().consultations(None).unwrap().len();
    let before = lines(&base);
    let hung = hang(&base);
    carnet.act(Action::Open).pass(Duration::from_secs(4));
    assert_eq!(lines(&base), before);
    drop(hung);
    until(&mut carnet, "it is noted", |_| lines(&base) > before);
    carnet.act(Action::Back).pass(Duration::from_secs(4));
    assert_eq!(lines(&base), before + 1);
}

#[test]
fn what_others_write_is_noticed_and_what_one_writes_is_not_read_twice() {
    let (base, mut carnet) = half_filled();
    carnet.act(Action::Save).act(Action::Back);
    let version = carnet.store().data_version().unwrap();
    carnet.act(Action::Undo).act(Action::Redo);
    assert_eq!(carnet.store().data_version().unwrap(), version);
    let mut other = base.open_as(1);
    other
        .act(Action::New)
        .fill("Nom", "FAURE")
        .fill("Prénom", "Luc")
        .act(Action::Save);
    assert_ne!(carnet.store().data_version().unwrap(), version);
}
