//! The real program in a real terminal, as people start it, leave it and lose the line.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot even run is to stop at once"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use carnet::store::{Draft, Store};
use rustix::process::Signal;

use super::harness::{LIMIT, Launch, Pty};

/// A home with a store in it, which outlives the terminals that look at it.
struct Desk {
    place: tempfile::TempDir,
}

impl Desk {
    /// A store of a dozen invented people.
    fn with_people() -> Self {
        let desk = Self {
            place: tempfile::tempdir().unwrap(),
        };
        let base = desk.base();
        desk.run(&["demo", "--dossiers", "12", "--dans", base.to_str().unwrap()]);
        desk
    }

    /// A store with nobody yet.
    fn empty() -> Self {
        let desk = Self {
            place: tempfile::tempdir().unwrap(),
        };
        let base = desk.base();
        desk.run(&["--base", base.to_str().unwrap(), "init"]);
        desk
    }

    fn base(&self) -> PathBuf {
        self.place.path().join("essai.db")
    }

    fn run(&self, words: &[&str]) {
        let ran = std::process::Command::new(carnet())
            .args(words)
            .env_clear()
            .env("HOME", self.place.path())
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    }

    fn launch(&self) -> Launch {
        Launch::new(carnet()).args(&["--base", self.base().to_str().unwrap()])
    }

    /// carnet, open on the list.
    fn open(&self) -> Pty {
        let pty = self.launch().start();
        pty.wait_for("carnet");
        pty.wait_for("dossier");
        pty
    }

    /// Drafts in the store, whoever wrote them.
    fn drafts(&self) -> Vec<Draft> {
        let store = Store::open_read_only(&self.base(), "essai").unwrap();
        let user = carnet::identity::UnixUser::current();
        let author = user.author(&store).unwrap();
        store.drafts(&author).unwrap()
    }

    /// Waits until a draft holds that text.
    fn wait_for_draft(&self, text: &str, limit: Duration) {
        let start = Instant::now();
        while !self
            .drafts()
            .iter()
            .any(|draft| draft.values.contains(text))
        {
            assert!(start.elapsed() < limit, "no draft: {:?}", self.drafts());
            std::thread::yield_now();
        }
    }
}

fn carnet() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_carnet"))
}

#[test]
fn the_demonstration_opens_is_played_with_and_is_left() {
    let mut pty = Launch::new(carnet()).args(&["demo"]).size(100, 30).start();
    pty.wait_for("ABDALLAH Nadia");
    pty.wait_for("DÉMO");
    pty.send("\r");
    pty.wait_for("Plan d’actions");
    pty.send("\x1b");
    pty.wait_gone("Plan d’actions");
    pty.send("?");
    pty.wait_for("Aide");
    pty.send("\x1b");
    pty.wait_gone("Aide :");
    pty.send("q");
    assert_eq!(pty.wait_exit().code, 0);
    assert!(pty.is_given_back() && pty.is_cooked());
}

#[test]
fn a_first_start_asks_on_screen_and_makes_the_store_only_at_the_end() {
    let home = tempfile::tempdir().unwrap();
    let base = home.path().join("carnet.db");
    let open = || {
        Launch::new(carnet())
            .args(&["--base", base.to_str().unwrap()])
            .start()
    };
    let mut pty = open();
    pty.wait_for("Votre prénom et votre nom");
    pty.send("\x1b");
    assert_eq!(pty.wait_exit().code, 130);
    assert!(pty.is_given_back() && pty.is_cooked());
    assert!(!base.exists());
    let mut pty = open();
    pty.wait_for("Votre prénom et votre nom");
    pty.send("Claire Rivière");
    pty.wait_for("Claire Rivière");
    pty.send("\t");
    pty.wait_for("en tête des papiers");
    pty.send("Maison de l’Étang");
    pty.wait_for("Maison de l’Étang");
    pty.send("\x13");
    pty.wait_for("n ajoute une première personne");
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("\x1b");
    pty.wait_gone("Nouveau dossier");
    pty.send("q");
    assert_eq!(pty.wait_exit().code, 0);
    let store = Store::open(&base).unwrap();
    let me = carnet::identity::UnixUser::current()
        .author(&store)
        .unwrap();
    assert_eq!(me.name, "Claire Rivière");
}

#[test]
fn the_persons_behind_a_figure_are_written_as_a_list() {
    let launch = Launch::new(carnet()).args(&["demo"]).size(120, 40);
    let mut pty = launch.start();
    pty.wait_for("ABDALLAH Nadia");
    pty.send("z");
    pty.wait_for("▸y répondent");
    for _ in 0..4 {
        pty.send("j");
    }
    pty.wait_for("│ Premier rendez-vous fixé en moins de 2 semaines");
    pty.send("\t");
    pty.wait_for("▸le reste");
    pty.send("\r");
    pty.wait_for("─ le reste");
    // Their names come when they are found.
    pty.wait_for(" personnes ──");
    pty.send("x");
    pty.wait_for("Tableau des personnes écrit, lisible par vous seul");
    let exports = pty.home().join(".local/share/carnet/exports");
    let file = std::fs::read_dir(exports).unwrap().next().unwrap().unwrap();
    let rows = std::fs::read_to_string(file.path())
        .unwrap()
        .lines()
        .count();
    assert!((2..60).contains(&rows), "{rows} rows");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn reminders_are_written_for_what_sends_them() {
    let words = ["--date", "21/11/2026", "demo"];
    let mut pty = Launch::new(carnet()).args(&words).size(120, 40).start();
    pty.wait_for("ABDALLAH Nadia");
    pty.send(":");
    pty.send("rappels à envoyer");
    pty.wait_for("qui prévenir");
    pty.send("\r");
    pty.wait_for("puis notez-les");
    pty.send("x");
    pty.wait_for("Tableau des rappels écrit, lisible par vous seul");
    let exports = pty.home().join(".local/share/carnet/exports");
    let file = std::fs::read_dir(exports).unwrap().next().unwrap().unwrap();
    let text = std::fs::read_to_string(file.path()).unwrap();
    assert!(
        text.contains("telephone;courriel;texte;remarque\r\n"),
        "{text}"
    );
    assert!(text.lines().count() > 1, "{text}");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn the_summary_leaves_its_screen_in_a_file() {
    let words = ["--date", "21/11/2026", "demo"];
    let mut pty = Launch::new(carnet()).args(&words).size(120, 40).start();
    pty.wait_for("ABDALLAH Nadia");
    pty.send("B");
    pty.wait_for("2026-RU-014");
    pty.send("\r");
    pty.wait_for("Convention n° 2026-RU-014");
    pty.send("x");
    pty.wait_for("Écrire le bilan dans un fichier");
    pty.send("4");
    pty.wait_for("Bilan écrit, petits nombres masqués, lisible par vous seul");
    let exports = pty.home().join(".local/share/carnet/exports");
    let file = std::fs::read_dir(exports).unwrap().next().unwrap().unwrap();
    let text = std::fs::read_to_string(file.path()).unwrap();
    assert!(text.contains("2026-RU-014"), "{text}");
    assert!(text.contains("< 5"), "{text}");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_line_that_drops_keeps_the_form_and_the_next_start_offers_it() {
    let desk = Desk::empty();
    let mut pty = desk.open();
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("Kaddouri\tSamir\t\t");
    pty.wait_for("Samir");
    let text: String = "0639980001".into();
    pty.send(&text);
    pty.wait_for(&text);
    pty.hang_up();
    assert_eq!(pty.wait_exit().code, 129);
    let mut pty = desk.launch().start();
    pty.wait_for("Reprendre");
    pty.send("\r");
    pty.wait_for("Kaddouri");
    pty.wait_for("Samir");
    pty.wait_for(&text);
    pty.send("\x13");
    pty.wait_for("Enregistré");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
    assert!(desk.drafts().is_empty());
}

#[test]
fn a_process_that_is_killed_loses_at_most_two_seconds_of_typing() {
    let desk = Desk::empty();
    let mut pty = desk.open();
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("Kaddouri");
    pty.wait_for("Kaddouri");
    // The field is not left: only the time that passes keeps it. The promise is two seconds; the
    // rest is for a busy machine.
    desk.wait_for_draft("Kaddouri", Duration::from_secs(5));
    pty.signal(Signal::KILL);
    assert!(pty.wait_exit().signal.is_some());
    let mut pty = desk.launch().start();
    pty.wait_for("Reprendre");
    pty.send("\r");
    pty.wait_for("Kaddouri");
    pty.send("\x1b");
    pty.wait_for("gardé en brouillon");
    pty.send("q");
    pty.wait_for("Quitter carnet");
    pty.send("o");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_field_that_is_left_is_in_the_store_at_once() {
    let desk = Desk::empty();
    let mut pty = desk.open();
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("Kaddouri\t");
    desk.wait_for_draft("Kaddouri", LIMIT);
    pty.signal(Signal::KILL);
    pty.wait_exit();
    assert!(desk.drafts()[0].values.contains("Kaddouri"));
}

#[test]
fn the_screen_follows_the_size_of_the_terminal() {
    let desk = Desk::with_people();
    let mut pty = desk.open();
    pty.resize(140, 40);
    pty.wait_until("two panes", LIMIT, |screen| {
        screen.lines().any(|line| line.contains("┐┌"))
    });
    pty.resize(40, 8);
    pty.wait_for("Agrandissez");
    pty.resize(80, 24);
    pty.wait_gone("Agrandissez");
    pty.send("q");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_paste_is_text_in_a_form_and_nothing_elsewhere() {
    let desk = Desk::empty();
    let mut pty = desk.open();
    pty.send("\x1b[200~qqq\rn\x1b[201~");
    pty.wait_for("en dehors d’un champ");
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("\x1b[200~Le Goff\x1b[201~\t\x1b[200~Anne-Marie\x1b[201~\x13");
    pty.wait_for("Enregistré");
    pty.wait_for("LE GOFF Anne-Marie");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn two_processes_see_what_each_other_does() {
    let desk = Desk::empty();
    let (mut one, mut other) = (desk.open(), desk.open());
    for (nom, prenom) in [("Faure", "Inès"), ("Kaddouri", "Samir")] {
        one.send("n");
        one.wait_for("Nouveau dossier");
        one.send(&format!("{nom}\t{prenom}\x13"));
        one.wait_for("Enregistré");
        one.send("\x1b");
        let name = format!("{} {prenom}", nom.to_uppercase());
        one.wait_for(&name);
        other.wait_for_within(&name, Duration::from_secs(10));
        std::mem::swap(&mut one, &mut other);
    }
    for mut pty in [one, other] {
        pty.send("\x11");
        assert_eq!(pty.wait_exit().code, 0);
    }
}

/// Longer than the program waits between two looks at what others do.
const A_WHILE: Duration = Duration::from_millis(2_500);

#[test]
fn at_rest_nothing_is_sent_and_a_move_costs_little() {
    let desk = Desk::with_people();
    let mut pty = desk.open();
    pty.wait_for("en retard");
    pty.wait_quiet(0, Duration::from_millis(500));
    assert!(pty.stays_quiet(A_WHILE), "something was sent at rest");
    for key in ["j", "j", "k", "j"] {
        let before = pty.bytes_out();
        pty.send(key);
        pty.wait_quiet(before, Duration::from_millis(200));
        let cost = pty.bytes_out() - before;
        assert!((1..=400).contains(&cost), "{cost} bytes for a move");
    }
    pty.send("q");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_request_to_end_keeps_what_is_typed() {
    let desk = Desk::empty();
    let mut pty = desk.open();
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("Kaddouri");
    pty.wait_for("Kaddouri");
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit().code, 143);
    assert!(pty.is_given_back());
    assert!(desk.drafts()[0].values.contains("Kaddouri"));
}

#[test]
fn another_day_is_looked_at_and_not_written() {
    let desk = Desk::with_people();
    let before = std::fs::read(desk.base()).unwrap();
    let mut pty = Launch::new(carnet())
        .args(&["--date", "+40", "--base", desk.base().to_str().unwrap()])
        .start();
    pty.wait_for("LECTURE SEULE");
    pty.send("e");
    pty.wait_for("vous regardez un autre jour");
    pty.send("q");
    assert_eq!(pty.wait_exit().code, 0);
    assert_eq!(before, std::fs::read(desk.base()).unwrap());
}
