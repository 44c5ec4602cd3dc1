//! The département's own words and picture on the papers: a TOML file that is read, checked,
//! never written. What is wrong in it is located, and no paper is made from it.
mod file;
mod logo;
mod reader;
mod words;

pub use file::{BadTemplate, NAME, load, read};
pub use reader::MODEL;
pub use words::{ContractWords, Letter, Template};

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let found = Template::parse(text, folder.path()).unwrap_err();
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_model_is_right_and_says_the_words_of_the_program() {
        let read = Template::parse(MODEL, Path::new("")).unwrap();
        assert_eq!(read, Template::of_the_program());
        assert_eq!(read, Template::parse("", Path::new("")).unwrap());
        assert!(!read.message.is_empty());
        assert!(read.invitation.opening.len() > 1 && !read.reminder.closing.is_empty());
        assert_eq!(read.title_engagement, "Contrat d’engagement");
    }

    #[test]
    fn a_line_of_the_file_takes_the_place_of_that_of_the_program() {
        let text = "[contrat]\nrecours = []\nloi_cer = [\"Ici, le CER est ainsi.\"]";
        let read = Template::parse(text, Path::new("")).unwrap().contract;
        assert!(read.appeal.is_empty() && read.law_engagement.len() == 1);
        assert_eq!(read.law_cer, ["Ici, le CER est ainsi."]);
        let text = "en_tete = [\"Ici\", \"Là\"]\n[relance]\nfin = [\"À vous, {prenom}.\"]\n\
                    [engagements]\nadministration = [\"Répondre sous huit jours\"]\n";
        let read = Template::parse(text, Path::new("")).unwrap();
        assert_eq!(read.letterhead, ["Ici", "Là"]);
        assert_eq!(read.reminder.closing, ["À vous, {prenom}."]);
        assert_eq!(
            read.reminder.opening,
            Template::of_the_program().reminder.opening
        );
        assert_eq!(read.base.service, ["Répondre sous huit jours"]);
        assert!(read.base.person.is_empty());
    }

    #[test]
    fn what_explains_the_accompaniment_is_the_department_s_to_write() {
        let text = "[information]\ndroits = []\nsite = \"www.exemple.fr\"\n";
        let read = Template::parse(text, Path::new("")).unwrap().information;
        assert!(read.rights.is_empty() && !read.roles.is_empty());
        assert_eq!(read.site, "www.exemple.fr");
        assert!(faults("[information]\nsite = []")[0].contains("entre guillemets"));
        assert!(faults("[information]\nfin = []")[0].contains("information.fin"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_and_the_way_out() {
        for (text, line, words) in [
            ("\nentete = []", 2, "« entete » n’est pas"),
            ("en_tete = \"seule\"", 1, "entre crochets"),
            ("titre_cer = 3", 1, "entre guillemets"),
            ("titre_cer = \"\"", 1, "ne peut pas être vide"),
            ("[relance]\nobjet = \"x\"", 2, "« relance.objet »"),
            ("relance = 1", 1, "[relance]"),
            (
                "[convocation]\nparagraphes = [\n  \"Bonjour {prenom},\",\n  \"le {jour}\",\n]",
                4,
                "« {jour} »",
            ),
            ("[relance]\nfin = [\"le {date\"]", 2, "accolade"),
            (
                "[rappel]\ntexte = [\"Ici, {structure}\"]",
                2,
                "« {structure} »",
            ),
            ("[rappel]\ntexte = []", 2, "ne peut pas être vide"),
            ("[rappel]\nobjet = []", 2, "« rappel.objet »"),
            ("logo = \"absent.png\"", 1, "absent.png"),
            ("logo = \"../logo.png\"", 1, "à côté de ce fichier"),
            ("titre_cer = ", 1, "TOML"),
        ] {
            let found = faults(text);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(
                found[0].starts_with(&format!("ligne {line}\u{a0}:")) && found[0].contains(words),
                "{text} → {found:?}"
            );
        }
        assert_eq!(faults("a = 1\nb = 2").len(), 2);
    }

    #[test]
    fn the_picture_is_a_png_of_a_reasonable_size() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes);
        let parse = |name: &str| Template::parse(&format!("\nlogo = \"{name}\""), folder.path());
        write("bon.png", &logo::tests::png(120, 40)).unwrap();
        let read = parse("bon.png").unwrap().logo.unwrap();
        assert_eq!((read.width, read.height), (120, 40));
        assert_eq!(read.says, "Logo de la structure");
        write("faux.png", b"GIF89a, pas un PNG du tout").unwrap();
        write("vide.png", &logo::tests::png(0, 40)).unwrap();
        write("gros.png", &vec![0; 1_000_001]).unwrap();
        for (name, words) in [
            ("faux.png", "n’est pas une image PNG"),
            ("vide.png", "taille"),
            ("gros.png", "1 Mo"),
        ] {
            let found = parse(name).unwrap_err();
            assert_eq!(found[0].line, 2);
            assert!(found[0].message.contains(words), "{found:?}");
        }
    }
}
