//! `carnet document`: papers as text and in files, the template, every way it can fail.
use std::os::unix::fs::PermissionsExt;

use super::home::{DAY, Home, Ran};

fn print(home: &Home, words: &[&str]) -> Ran {
    home.run(&[&["--date", DAY, "document"], words].concat())
}

#[test]
fn each_paper_is_read_as_text_and_written_for_its_owner_only() {
    let home = Home::with_demo();
    for (kind, title) in [
        ("cer", "CONTRAT D’ENGAGEMENTS RÉCIPROQUES"),
        ("carnet", "CARNET DE BORD"),
        ("plan", "VOTRE PLAN D’ACTION"),
        ("convocation", "VOTRE PROCHAIN RENDEZ-VOUS"),
        ("rendez-vous", "VOS PROCHAINS RENDEZ-VOUS"),
    ] {
        let ran = print(&home, &[kind, "1", "-o", "-"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains(title), "{}", ran.out);
        assert!(ran.out.contains("Version du 21/11/2026"), "{}", ran.out);
        assert!(ran.out.ends_with('\n') && ran.err.is_empty());
        for (extension, magic) in [("txt", &b"Maison"[..]), ("pdf", b"%PDF-"), ("docx", b"PK")] {
            let name = format!("{kind}.{extension}");
            let ran = print(&home, &[kind, "1", "-o", &name]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            assert!(ran.out.is_empty() && ran.err.contains(&name));
            let path = home.path().join(&name);
            assert!(std::fs::read(&path).unwrap().starts_with(magic), "{name}");
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}

#[test]
fn what_can_t_be_printed_says_why_under_its_code() {
    let home = Home::with_demo();
    home.write("pris.txt", "déjà là");
    for (words, code, said) in [
        (&["cer", "1"][..], 2, "-o cer.pdf"),
        (&["cer", "1", "-o", "cer.odt"], 2, ".pdf, .docx ou .txt"),
        (&["cer", "99999", "-o", "-"], 3, "99999"),
        (
            &["relance", "1", "-o", "-"],
            3,
            "Aucun rendez-vous n’a été manqué",
        ),
        (
            &["cer", "1", "--contrat", "9", "-o", "-"],
            3,
            "contrat n° 9",
        ),
        (
            &["plan", "1", "-o", "pris.txt"],
            8,
            "Ce fichier existe déjà",
        ),
        (
            &["plan", "1", "-o", "nulle/part.txt"],
            8,
            "Le dossier où écrire n’existe pas",
        ),
        (&["poster", "1"], 2, ""),
    ] {
        let ran = print(&home, words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        let err = ran.err.replace('\u{a0}', " ");
        assert!(err.contains(said), "{words:?}: {err}");
        assert!(ran.out.is_empty());
    }
    let kept = std::fs::read_to_string(home.path().join("pris.txt")).unwrap();
    assert_eq!(kept, "déjà là");
}

#[test]
fn the_n_th_contract_is_counted_from_the_oldest() {
    let home = Home::with_demo();
    let last = print(&home, &["cer", "1", "-o", "-"]);
    let first = print(&home, &["cer", "1", "--contrat", "1", "-o", "-"]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert_eq!(first.out, last.out, "only one contract");
}

#[test]
fn the_template_is_shown_checked_and_used() {
    let home = Home::with_demo();
    let model = home.out(&["document", "modele"]);
    assert!(model.contains("[convocation]") && model.contains("{prenom}"));
    let file = home.write("config/carnet/documents.toml", &model);
    assert_eq!(home.run(&["document", "verifier"]).code, 0);
    home.write(
        "config/carnet/documents.toml",
        "en_tete = [\"Département d’ici\"]\n",
    );
    let ran = print(&home, &["plan", "1", "-o", "-"]);
    assert!(ran.out.starts_with("Département d’ici\n"), "{}", ran.out);
    home.write(
        "config/carnet/documents.toml",
        "en_tete = []\n\nlogo = \"absent.png\"\n[relance]\nfin = [\"{surnom}\"]\n",
    );
    for words in [
        &["document", "verifier"][..],
        &["document", "verifier", file.to_str().unwrap()],
        &["--date", DAY, "document", "plan", "1", "-o", "-"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 7, "{words:?}: {}", ran.err);
        let err = ran.err.replace('\u{a0}', " ");
        assert!(err.contains("documents.toml, ligne 3 : "), "{err}");
        assert!(
            err.contains("ligne 5 : ") && err.contains("{surnom}"),
            "{err}"
        );
        assert!(ran.out.is_empty());
    }
    assert_eq!(home.run(&["document", "verifier", "absent.toml"]).code, 3);
}

#[test]
fn a_letter_that_the_font_lacks_is_said_beside_the_pdf_only() {
    let home = Home::with_demo();
    home.write(
        "config/carnet/documents.toml",
        "mention = \"Accueil en chinois (中文)\"\n\n[engagements]\nadministration = [\"Répondre sous huit jours\"]\n",
    );
    let pdf = print(&home, &["cer", "1", "-o", "ici.pdf"]);
    assert_eq!(pdf.code, 0, "{}", pdf.err);
    let said = pdf.err.replace('\u{a0}', " ");
    assert!(
        said.contains("Les lettres « 中 » et « 文 » manquent à la police du PDF : elles sont remplacées. Le fichier Word (.docx) les garde"),
        "{said}"
    );
    let word = print(&home, &["cer", "1", "-o", "ici.docx"]);
    assert!(!word.err.contains("police"), "{}", word.err);
    let text = print(&home, &["cer", "1", "-o", "-"]);
    assert!(text.out.contains("中文") && text.out.contains("Répondre sous huit jours"));
    assert!(!text.out.contains("Recevoir rapidement"), "{}", text.out);
}

/// A server set to UTC prints the hour of the structure, in Metropolitan France as overseas.
#[test]
fn the_hour_is_that_of_the_structure_whatever_the_machine() {
    let home = Home::with_demo();
    let mut hours = Vec::new();
    for zone in ["UTC", "Pacific/Kiritimati", "Europe/Paris"] {
        let mut command = home.command(&["document", "carnet", "1", "-o", "-"]);
        let ran = super::home::ran(&command.env("TZ", zone).output().unwrap());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let version = ran.out.rsplit("Version du ").next().unwrap().to_owned();
        assert!(version.contains("\u{a0}h"), "{version}");
        // The minutes go on: the hour alone is compared.
        hours.push(version.split("\u{a0}h").next().unwrap().to_owned());
    }
    // An hour may strike between two papers; the zones would give three of them.
    hours.sort();
    hours.dedup();
    assert!(hours.len() < 3, "{hours:?}");
}

#[test]
fn the_help_is_in_french() {
    let home = Home::new();
    let read = |words: &[&str]| home.out(words).replace('\u{a0}', " ");
    let help = read(&["document", "--help"]);
    assert!(
        help.contains("Commandes :") && help.contains("relance"),
        "{help}"
    );
    let help = read(&["document", "cer", "--help"]);
    assert!(
        help.contains("--contrat") && help.contains("Arguments :"),
        "{help}"
    );
    assert!(!help.contains("Usage"), "{help}");
}
