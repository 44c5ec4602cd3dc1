//! What the person said of a page, once it is printed.
use carnet::app::action::Action;
use carnet::documents::template::Template;
use carnet::documents::{Kind, Source, Stamp, build, text};

use super::super::harness::Session;

/// On paper as on screen: what changed since the person read it is not what they agreed with.
#[test]
fn the_paper_says_that_a_page_changed_since_it_was_read() {
    let printed = |carnet: &Session| {
        let stamp = Stamp::of(&carnet.app().desk.clock.moment(), None);
        let template = Template::of_the_program();
        let source = Source::read(carnet.store(), carnet.person(), stamp, template).unwrap();
        let paper = text::text(&build(Kind::Carnet, &source).unwrap());
        let words: Vec<&str> = paper.split_whitespace().collect();
        words.join(" ")
    };
    let mut carnet = Session::demo();
    carnet
        .press("E")
        .press("d")
        .act(Action::Save)
        .press("échap");
    let read = printed(&carnet);
    assert!(read.contains("Vous avez relu cette page le 21/11/2026"));
    carnet.act(Action::Situation).act(Action::New);
    carnet.pick("à partir de la dernière");
    carnet
        .press("bas")
        .press("entrée")
        .press("2")
        .act(Action::Save)
        .assert_answer("Situation évaluée");
    let now = printed(&carnet);
    assert!(now.contains("Cette page a changé depuis que vous l’avez relue le 21/11/2026"));
    assert!(!now.contains("Vous avez relu cette page"));
}
