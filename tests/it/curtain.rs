//! One key hides every name, whatever window is open, and any key brings the same window back.
use super::harness::Session;

#[test]
fn the_curtain_falls_over_every_window() {
    for (keys, typed) in [
        (&[][..], ""),
        (&[":"], "nad"),
        (&["i"], ""),
        (&["t", "r"], ""),
        (&["suppr"], ""),
        (&["f1"], ""),
        (&["entrée", "n"], ""),
        (&["l"], ""),
        (&["f"], "nad"),
        (&["entrée"], ""),
        (&["n"], ""),
        (&["w"], ""),
        (&["L"], ""),
        (&["A"], ""),
        (&["z"], ""),
        (&["B"], ""),
        (&["entrée", "E"], ""),
        (&["entrée", "H"], ""),
    ] {
        let mut carnet = Session::demo();
        for key in keys {
            carnet.press(key);
        }
        carnet.type_text(typed);
        let before = carnet.screen();
        carnet.press("ctrl+l").assert_screen("Écran caché");
        let hidden = carnet.screen();
        for name in carnet.names() {
            assert!(
                !hidden.contains(name.split(' ').next().unwrap()),
                "{keys:?}\n{hidden}"
            );
        }
        carnet.press("échap");
        assert_eq!(carnet.screen(), before, "{keys:?}");
    }
}
