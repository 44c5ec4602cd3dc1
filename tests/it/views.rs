//! Views of the list, kept under a name.
use carnet::app::action::Action;

use super::harness::Base;

#[test]
fn a_view_is_kept_under_a_name_and_found_again_from_the_filters_and_from_the_box() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet
        .act(Action::Filters)
        .assert_no("Garder ce qui est montré")
        .pick("sans contrat en cours")
        .act(Action::Sort)
        .pick("par nom");
    let shown = carnet.names();
    carnet
        .act(Action::Filters)
        .assert_screen("Vos vues")
        .pick("garder ce qui est montré")
        .press("entrée")
        .assert_answer("Donnez un nom à cette vue")
        .type_text("À signer")
        .press("entrée")
        .assert_answer("Vue gardée : À signer.")
        .act(Action::ClearFilters);
    assert_ne!(carnet.names(), shown);
    // Found by the filters, then, the day after and from a file, by the box.
    carnet
        .act(Action::Filters)
        .pick("vue : à signer")
        .assert_answer("Vue : À signer.");
    assert_eq!(carnet.names(), shown);
    let mut again = base.open();
    again
        .act(Action::Open)
        .act(Action::Palette)
        .pick("vue à signer");
    assert!(again.app().stack.file().is_none());
    assert_eq!(again.names(), shown);
    again
        .act(Action::Filters)
        .pick("oublier une vue")
        .press("entrée")
        .assert_answer("Vue oubliée : À signer.");
    assert_eq!(again.names(), shown);
    again
        .act(Action::Filters)
        .assert_no("Vue : À signer")
        .press("échap");
    again.assert_sound();
}

#[test]
fn a_view_is_one_s_own() {
    let base = Base::demo();
    let mut mine = base.open();
    mine.act(Action::Sort)
        .pick("par nom")
        .act(Action::Filters)
        .pick("garder ce qui")
        .type_text("Par nom")
        .press("entrée")
        .assert_answer("Vue gardée");
    let mut other = base.open_as(1);
    other
        .act(Action::Filters)
        .assert_no("Par nom")
        .press("échap");
}
