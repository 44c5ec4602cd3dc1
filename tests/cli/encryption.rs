//! Encrypted stores, as scripts make and open them: the phrase on the standard input, every exit code, and
//! what the program that can't encrypt says.
use super::home::Home;

#[cfg(not(feature = "chiffrement"))]
mod without {
    use super::*;

    #[test]
    fn a_program_that_cannot_encrypt_says_what_to_install_and_makes_nothing() {
        let home = Home::new();
        for words in [
            &["init", "--chiffrer"][..],
            &["chiffrer"],
            &["dechiffrer", "--oui"],
            &["phrase"],
        ] {
            let ran = home.run(words);
            assert_eq!(ran.code, 6, "{words:?}: {}", ran.err);
            assert!(
                ran.err.contains("Installez celle qui chiffre"),
                "{}",
                ran.err
            );
            assert!(!home.base().exists());
        }
    }

    #[test]
    fn an_encrypted_store_is_told_from_a_damaged_one_and_left_as_it_is() {
        let home = Home::new();
        // What an encrypted file is made of, whatever its key: pages of chance.
        let mut chance = vec![0; 3 * 4_096];
        getrandom::fill(&mut chance).unwrap();
        let base = home.path().join("chiffree.db");
        std::fs::write(&base, &chance).unwrap();
        home.write("une.csv", "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n");
        for words in [
            &["alertes"][..],
            &["verifier"],
            &["importer", "une.csv"],
            &["sauvegarder", "copie.db"],
        ] {
            let words: Vec<&str> = ["--base", "chiffree.db"]
                .iter()
                .chain(words)
                .copied()
                .collect();
            let ran = home.run(&words);
            assert_eq!(ran.code, 6, "{words:?}: {}", ran.err);
            assert!(
                ran.err.contains("la version de carnet qui ne chiffre pas"),
                "{}",
                ran.err
            );
            assert!(!ran.err.contains("abîmée"), "{}", ran.err);
        }
        assert_eq!(std::fs::read(&base).unwrap(), chance);
        let cut = home.path().join("texte.db");
        std::fs::write(&cut, "Nom;Prénom\n".repeat(2_000)).unwrap();
        let ran = home.run(&["--base", "texte.db", "alertes"]);
        assert_eq!(ran.code, 9, "{}", ran.err);
    }
}

#[cfg(feature = "chiffrement")]
mod with {
    use std::io::Write;
    use std::process::Stdio;

    use super::super::home::{Ran, ran};
    use super::*;

    const PHRASE: &str = "lampe rivage tortue violon prairie ciment oseille";
    const OTHER: &str = "Été 2026, rivage";

    /// Runs a command with those lines on its standard input.
    fn typed(home: &Home, lines: &str, words: &[&str]) -> Ran {
        let mut command = home.command(words);
        command.arg("--phrase-entree").stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        // A command that needs no phrase does not read it.
        let _ = input.write_all(lines.as_bytes());
        drop(input);
        ran(&child.wait_with_output().unwrap())
    }

    fn ok(home: &Home, lines: &str, words: &[&str]) -> Ran {
        let ran = typed(home, lines, words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        ran
    }

    fn sealed() -> Home {
        let home = Home::new();
        let made = ok(&home, PHRASE, &["init", "--chiffrer"]);
        assert!(made.err.contains("chiffrée"), "{}", made.err);
        home.write("une.csv", "Nom;Prénom;N° CAF\nZÉBULON;Wolframine;1234567\n");
        ok(&home, PHRASE, &["importer", "une.csv"]);
        std::fs::remove_file(home.path().join("une.csv")).unwrap();
        home
    }

    /// Whether a file of that folder says the name of the one person.
    fn says_the_name(folder: &std::path::Path) -> bool {
        std::fs::read_dir(folder).unwrap().any(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                return says_the_name(&path);
            }
            let bytes = std::fs::read(path).unwrap();
            let has = |word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
            ["ZÉBULON", "Zébulon", "zebulon", "olframine"]
                .into_iter()
                .any(has)
        })
    }

    #[test]
    fn a_store_opens_by_its_phrase_alone_and_no_file_says_a_name() {
        let home = sealed();
        assert!(!says_the_name(home.path()));
        let read = ok(&home, PHRASE, &["dossier", "1"]);
        assert!(read.out.contains("Wolframine"), "{}", read.out);
        for (lines, words) in [
            ("une autre phrase\n", &["alertes"][..]),
            ("\n", &["alertes"]),
            ("une autre phrase\n", &["phrase"]),
            ("une autre phrase\n", &["dechiffrer", "--oui"]),
        ] {
            let ran = typed(&home, lines, words);
            assert_eq!(ran.code, 12, "{words:?}: {}", ran.err);
            assert!(
                ran.out.is_empty() && ran.err.contains("pas la phrase"),
                "{}",
                ran.err
            );
        }
        let none = home.run(&["alertes"]);
        assert_eq!(none.code, 12);
        assert!(none.err.contains("--phrase-entree"), "{}", none.err);
        assert_eq!(typed(&home, "", &["alertes"]).code, 2);
        let checked = ok(&home, PHRASE, &["verifier"]);
        assert!(
            checked.out.contains("Base chiffrée : oui"),
            "{}",
            checked.out
        );
    }

    #[test]
    fn a_weak_phrase_is_refused_with_what_it_lacks() {
        let home = Home::new();
        let ran = typed(&home, "lampe rivage tortue\n", &["init", "--chiffrer"]);
        assert_eq!(ran.code, 7);
        assert!(ran.err.contains("4 mots"), "{}", ran.err);
        assert!(!home.base().exists());
        let nobody = home.run(&["init", "--chiffrer"]);
        assert_eq!(nobody.code, 2, "{}", nobody.err);
    }

    #[test]
    fn copies_are_encrypted_and_open_by_the_same_phrase() {
        let home = sealed();
        let said = ok(&home, PHRASE, &["sauvegarder", "copie.db"]);
        assert!(
            said.err.contains("chiffrée par la même phrase"),
            "{}",
            said.err
        );
        ok(&home, PHRASE, &["--date", "01/01/2030", "alertes"]);
        ok(&home, PHRASE, &["--date", "01/01/2026", "alertes"]);
        assert!(!says_the_name(home.path()));
        ok(&home, PHRASE, &["restaurer", "copie.db", "--oui"]);
        assert!(!says_the_name(home.path()));
        ok(&home, PHRASE, &["verifier"]);
        assert_eq!(home.run(&["--base", "copie.db", "alertes"]).code, 12);
        let read = ok(&home, PHRASE, &["--base", "copie.db", "dossier", "1"]);
        assert!(read.out.contains("Wolframine"), "{}", read.out);
    }

    #[test]
    fn a_phrase_changes_and_a_store_goes_in_clear_and_back() {
        let home = sealed();
        let both = format!("{PHRASE}\n{OTHER}\n");
        let changed = ok(&home, &both, &["phrase"]);
        assert!(changed.err.contains("l’ancienne"), "{}", changed.err);
        assert_eq!(typed(&home, PHRASE, &["alertes"]).code, 12);
        // The same phrase from a keyboard that composes its accents another way.
        ok(&home, "E\u{301}te\u{301} 2026, rivage\n", &["alertes"]);
        assert_eq!(typed(&home, OTHER, &["chiffrer"]).code, 6);
        assert_eq!(typed(&home, OTHER, &["dechiffrer"]).code, 2);
        ok(&home, OTHER, &["sauvegarder", "copie.db"]);
        ok(&home, OTHER, &["dechiffrer", "--oui"]);
        assert!(home.out(&["dossier", "1"]).contains("Wolframine"));
        let clear = home.run(&["sauvegarder", "en-clair.db"]);
        assert_eq!(clear.code, 0);
        let kept = ok(&home, OTHER, &["chiffrer"]);
        assert!(kept.err.contains("est gardée"), "{}", kept.err);
        assert!(
            home.base()
                .with_file_name("carnet.avant-chiffrement.db")
                .exists()
        );
        assert_eq!(home.run(&["alertes"]).code, 12);
        // A copy in clear never takes the place of an encrypted store.
        let back = typed(&home, OTHER, &["restaurer", "en-clair.db", "--oui"]);
        assert_eq!(back.code, 6, "{}", back.err);
        assert_eq!(home.run(&["alertes"]).code, 12);
    }

    #[test]
    fn what_was_in_clear_is_wiped_when_that_is_asked_and_other_copies_are_named() {
        let home = Home::new();
        home.write("une.csv", "Nom;Prénom;N° CAF\nZÉBULON;Wolframine;1234567\n");
        home.out(&["importer", "une.csv"]);
        std::fs::remove_file(home.path().join("une.csv")).unwrap();
        let beside = home.base().with_file_name("copie.db");
        home.run(&["sauvegarder", beside.to_str().unwrap()]);
        assert!(says_the_name(home.path()));
        let said = ok(&home, PHRASE, &["chiffrer", "--effacer"]);
        assert!(
            said.err.contains("SSD") && said.err.contains("copie.db"),
            "{}",
            said.err
        );
        std::fs::remove_file(beside).unwrap();
        assert!(!says_the_name(home.path()));
        let read = ok(&home, PHRASE, &["dossier", "1"]);
        assert!(read.out.contains("Wolframine"));
    }
}
