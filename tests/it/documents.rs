//! Printing from the screen: which papers, why not, in which format.
use carnet::app::action::Action;
use carnet::documents::template::Template;
use carnet::documents::{Kind, Source, Stamp, build, text};
use carnet::domain::contract::CommonBase;
use carnet::domain::record::Entity;
use carnet::domain::record::Panel;
use carnet::words::line::Line;
use carnet::words::reading::Reading;

use super::harness::{Base, Session};

#[test]
fn i_lists_the_papers_and_says_why_one_can_t_be_made() {
    let mut carnet = Session::demo();
    carnet
        .press("i")
        .assert_screen("Imprimer pour ABDALLAH Nadia")
        .assert_screen("Carnet de bord, les deux volets")
        .pick("bilan")
        .assert_answer("Aucune revue n’est notée")
        .assert_screen("Imprimer pour");
    carnet.press("échap").act(Action::Open).press("i");
    carnet
        .pick("plan")
        .assert_screen("PDF, à imprimer")
        .assert_screen(".docx")
        .press("échap")
        .press("I")
        .assert_screen("Identité");
}

#[test]
fn support_staff_are_offered_letters_and_appointments_only() {
    let base = Base::demo();
    let agents = base.agents();
    let secretary = agents
        .iter()
        .position(|row| row.text("fonction") == Some("secretariat"))
        .unwrap();
    let mut carnet = base.open_as(secretary);
    carnet
        .press("i")
        .assert_screen("Convocation au prochain rendez-vous")
        .assert_no("Carnet de bord, les deux volets")
        .assert_no("Contrat (CER");
}

#[test]
fn the_agenda_prints_for_the_person_of_the_appointment() {
    let mut carnet = Session::demo();
    carnet.act(Action::Agenda).press("i");
    let on_meeting = carnet.app().stack.agenda().unwrap().meeting().is_some();
    if on_meeting {
        carnet.assert_screen("Imprimer pour");
    } else {
        carnet.assert_answer("Choisissez d’abord un rendez-vous");
    }
    assert!(!carnet.store().all_rows(Entity::Agent).unwrap().is_empty());
}

/// Chooses the first such line in the rubrique of the contracts.
fn go_to(carnet: &mut Session, wanted: impl Fn(&Line) -> bool) {
    carnet.act(Action::Contract).act(Action::First);
    let rows = carnet.app().stack.file().unwrap().rows(Panel::Contract);
    let at = rows.iter().position(wanted).unwrap();
    for _ in 0..at {
        carnet.act(Action::Down);
    }
}

/// The words of the département are those kept at the signature, read on screen and printed, even
/// when its template has changed since.
#[test]
fn a_signed_contract_keeps_the_commitments_of_the_departement() {
    const OURS: &str = "Répondre sous huit jours à chaque message";
    const NATIONAL: &str = "Recevoir rapidement et régulièrement";
    let mut carnet = Session::demo();
    carnet.with_common_base(CommonBase {
        service: vec![OURS.to_owned()],
        ..CommonBase::default()
    });
    carnet.act(Action::Open);
    go_to(&mut carnet, |row| {
        matches!(row.reads, Some(Reading::Commitments(_)))
    });
    carnet
        .act(Action::Open)
        .assert_screen("Le service : socle commun")
        .assert_screen(OURS)
        .assert_no(NATIONAL)
        .act(Action::Back);
    go_to(&mut carnet, |row| {
        row.target
            .is_some_and(|(entity, _)| entity == Entity::Contract)
    });
    carnet.act(Action::Done).act(Action::Save);
    let versions = carnet.rows(Entity::ContractVersion);
    let kept = versions.last().unwrap().text("contenu").unwrap();
    assert!(kept.contains(OURS) && !kept.contains(NATIONAL), "{kept}");
    assert!(kept.contains("- Être assidu aux rendez-vous"), "{kept}");
    let clock = carnet.app().desk.clock;
    let stamp = Stamp::of(&clock.moment(), None);
    let now = Template::of_the_program();
    let source = Source::read(carnet.store(), carnet.person(), stamp, now).unwrap();
    let printed = text::text(&build(Kind::Contract, &source).unwrap());
    assert!(printed.contains("Répondre sous huit jours"), "{printed}");
    assert!(!printed.contains("Recevoir rapidement"), "{printed}");
}
