//! The default keys and those of users: complete, without conflict, possible on a keyboard.
use super::*;
use crate::app::key::Code;

fn defaults() -> Keymap {
    Keymap::defaults()
}

fn default_keys() -> Vec<(Context, String, Key)> {
    let keymap = defaults();
    let all = keymap.bindings().flat_map(|(context, action, keys)| {
        keys.iter()
            .map(move |key| (context, action.to_owned(), *key))
    });
    all.collect()
}

#[test]
fn every_default_key_is_one() {
    for context in Context::ALL {
        for binding in context.bindings() {
            for key in binding.keys {
                assert!(key.parse::<Key>().is_ok(), "{key} in {context:?}");
            }
        }
    }
}

#[test]
fn r1_no_default_key_needs_altgr() {
    for (context, action, key) in default_keys() {
        if let Code::Char(c) = key.code {
            assert!(!"~#{[|`\\^@]}€".contains(c), "{context:?} {action} {key}");
        }
    }
}

#[test]
fn r2_a_digit_is_never_the_only_way() {
    for (context, action, keys) in defaults().bindings() {
        let digits = keys
            .iter()
            .filter(|key| matches!(key.code, Code::Char('0'..='9')));
        assert!(
            keys.is_empty() || digits.count() < keys.len(),
            "{context:?} {action}"
        );
    }
}

#[test]
fn r3_slash_and_question_mark_have_unshifted_twins() {
    let keymap = defaults();
    for (action, expected) in [
        ("chercher", vec!["f", "/", "ctrl+f"]),
        ("aide", vec!["?", ",", "f1"]),
    ] {
        let keys = keymap.keys_for(Context::Global, action);
        let names: Vec<String> = keys.iter().map(Key::to_string).collect();
        assert_eq!(names, expected);
    }
}

#[test]
fn r4_moving_opening_and_leaving_need_only_arrows_enter_and_escape() {
    let keymap = defaults();
    for context in [
        Context::List,
        Context::File,
        Context::Picker,
        Context::Help,
        Context::Palette,
        Context::Why,
    ] {
        for (code, action) in [
            (Code::Up, "monter"),
            (Code::Down, "descendre"),
            (Code::Enter, "ouvrir"),
            (Code::Esc, "retour"),
        ] {
            let found = keymap.lookup(&[context, Context::Global], Key::plain(code));
            assert_eq!(found, Some(action), "{context:?}");
        }
    }
}

#[test]
fn r5_function_keys_and_alt_are_second_names() {
    for (context, action, keys) in defaults().bindings() {
        assert!(
            !matches!(
                keys.first(),
                Some(Key {
                    code: Code::F(_),
                    ..
                })
            ),
            "{context:?} {action}"
        );
        assert!(keys.iter().all(|key| !key.mods.alt), "{context:?} {action}");
    }
}

#[test]
fn r6_printable_keys_are_text_in_a_form() {
    let keymap = defaults();
    for context in Context::ALL
        .iter()
        .copied()
        .filter(|context| context.takes_text())
    {
        for c in ('!'..='~').chain("éèàùç ".chars()) {
            assert_eq!(
                keymap.lookup(&[context, Context::Global], Key::char(c)),
                None
            );
        }
    }
    let save = keymap.lookup(&[Context::Form, Context::Global], Key::ctrl('s'));
    assert_eq!(save, Some("enregistrer"));
}

#[test]
fn r7_no_key_is_one_the_wire_or_the_multiplexer_takes() {
    for (context, action, key) in default_keys() {
        assert!(key.is_carried(), "{context:?} {action} {key}");
        assert!(
            key != Key::ctrl('a') && key != Key::ctrl('b'),
            "{context:?} {action} {key}"
        );
    }
}

type Exception = (
    &'static [Context],
    &'static [(&'static str, &'static str)],
    &'static str,
);

/// The keys that do something else in some places: the places, the keys with what they do there,
/// and the reason. Any other difference is a conflict.
const EXCEPTIONS: &[Exception] = &[
    (
        &[Context::Form, Context::Editor],
        &[
            ("f2", "enregistrer"),
            ("tab", "champ-suivant"),
            ("maj+tab", "champ-precedent"),
        ],
        "F2 opens what is to be changed, and closes it saved; Tab goes from panel to panel, and in a form from field to field",
    ),
    (
        &[Context::Agenda, Context::Session],
        &[("suppr", "triage-annule")],
        "an appointment that was agreed is not removed: it is cancelled, and stays in the file",
    ),
    (
        &[Context::Picker],
        &[("tab", "descendre"), ("maj+tab", "monter")],
        "in a window with lines to type or to choose, Tab goes to the next one, as in a form",
    ),
    (
        &[
            Context::List,
            Context::File,
            Context::Session,
            Context::Triage,
            Context::Yearly,
        ],
        &[("droite", "ouvrir")],
        "in a list → opens",
    ),
    (
        &[
            Context::File,
            Context::Session,
            Context::Triage,
            Context::Why,
            Context::Yearly,
        ],
        &[("gauche", "retour")],
        "in what a list opened ← goes back",
    ),
    (
        &[Context::Yearly],
        &[("c", "comparer")],
        "in a summary c compares, as between two versions of a contract",
    ),
    (
        &[Context::Agenda],
        &[("gauche", "jour-precedent"), ("droite", "jour-suivant")],
        "days stand beside each other: ← → move",
    ),
    (
        &[Context::Steering],
        &[
            ("gauche", "panneau-precedent"),
            ("droite", "panneau-suivant"),
        ],
        "figures stand beside each other: ← → move",
    ),
    (
        &[Context::Triage],
        &[
            ("n", "triage-absent"),
            ("e", "triage-excuse"),
            ("c", "triage-annule"),
            ("r", "triage-deplacer"),
            ("t", "triage-appel"),
            ("s", "triage-sms"),
            ("l", "triage-lettre"),
            ("m", "triage-message"),
            ("p", "triage-passer"),
            ("z", "triage-plus-tard"),
        ],
        "in the queue each letter is an outcome, listed in the footer",
    ),
    (
        &[Context::Session],
        &[
            ("n", "triage-absent"),
            ("e", "triage-excuse"),
            ("c", "triage-annule"),
        ],
        "in a session each letter is an outcome, as in the queue",
    ),
    (
        &[Context::List],
        &[("q", "quitter")],
        "under everything there is nothing to go back to: q leaves carnet, and Échap never does",
    ),
    (
        &[Context::Confirm],
        &[("o", "oui"), ("n", "non"), ("échap", "non")],
        "a question is answered by its own letters",
    ),
    (
        &[Context::Why],
        &[("n", "neutraliser"), ("w", "retour")],
        "« pourquoi ? » writes nothing but a neutralisation, and its own key closes it",
    ),
    (
        &[Context::Help],
        &[("f1", "retour")],
        "the key that opens the help closes it",
    ),
    (
        &[Context::Picker],
        &[("ctrl+p", "monter"), ("ctrl+n", "descendre")],
        "where one types, as in a shell",
    ),
    (
        &[Context::Sheet],
        &[
            ("gauche", "panneau-precedent"),
            ("droite", "panneau-suivant"),
            ("n", "pas-fait"),
            ("s", "comparer"),
        ],
        "before a review nothing is added: n is for what was not done, s for the situation then and now",
    ),
    (
        &[Context::Hour],
        &[
            ("n", "pas-fait"),
            ("gauche", "jour-precedent"),
            ("droite", "jour-suivant"),
        ],
        "in an interview n is for who did not come and what was not done; slots stand beside each other: ← → move",
    ),
    (
        &[Context::Reader],
        &[
            ("c", "comparer-versions"),
            ("espace", "page-bas"),
            ("gauche", "retour"),
        ],
        "where one only reads, Espace turns the page as it does everywhere one reads",
    ),
    (
        &[Context::Interview],
        &[
            ("d", "valider"),
            ("n", "ajouter-un-mot"),
            ("ctrl+n", "ajouter-un-mot"),
            ("espace", "page-bas"),
            ("gauche", "panneau-precedent"),
            ("droite", "panneau-suivant"),
        ],
        "what is done with a page read together is to validate it, what is added is a word",
    ),
];

fn is_excepted(place: Context, key: Key, action: &str) -> bool {
    EXCEPTIONS.iter().any(|(places, keys, _)| {
        let named = |(name, of): &(&str, &str)| *of == action && name.parse() == Ok(key);
        places.contains(&place) && keys.iter().any(named)
    })
}

#[test]
fn r7_a_key_keeps_its_meaning_from_place_to_place() {
    let keys = default_keys();
    let mut conflicts = Vec::new();
    for (here, action, key) in &keys {
        for (there, other, same) in &keys {
            let differ = key == same && action != other;
            if differ && !is_excepted(*here, *key, action) && !is_excepted(*there, *same, other) {
                conflicts.push(format!("{key}: {action} in {here:?}, {other} in {there:?}"));
            }
        }
    }
    assert_eq!(conflicts, [""; 0]);
}

#[test]
fn r7_every_declared_exception_is_one() {
    let keys = default_keys();
    for (places, named, reason) in EXCEPTIONS {
        for (name, action) in *named {
            let key: Key = name.parse().unwrap();
            for place in *places {
                let bound = (*place, (*action).to_owned(), key);
                assert!(keys.contains(&bound), "{name} in {place:?}: {reason}");
            }
            let elsewhere = keys
                .iter()
                .any(|(_, of, same)| *same == key && of != action);
            assert!(elsewhere, "{name} means {action} everywhere");
        }
    }
}

#[test]
fn ones_own_file_changes_only_the_lines_it_names() {
    let mut keymap = defaults();
    let warnings = keymap.merge("[liste]\nnouveau = [\"ctrl+t\"]\nfait = []\n");
    assert_eq!(warnings, []);
    let list = [Context::List, Context::Global];
    assert_eq!(keymap.lookup(&list, Key::ctrl('t')), Some("nouveau"));
    assert_eq!(keymap.lookup(&list, Key::char('n')), None);
    assert_eq!(keymap.lookup(&list, Key::char('d')), None);
    assert_eq!(keymap.lookup(&list, Key::char('e')), Some("modifier"));
    assert!(keymap.keys_for(Context::List, "fait").is_empty());
}

#[test]
fn swapping_two_keys_is_no_conflict() {
    let mut keymap = defaults();
    let warnings = keymap.merge("[liste]\nmodifier = [\"n\"]\nnouveau = [\"e\"]\n");
    assert_eq!(warnings, []);
    assert_eq!(
        keymap.lookup(&[Context::List], Key::char('n')),
        Some("modifier")
    );
}

#[test]
fn every_fault_of_a_file_is_reported_in_one_pass() {
    let mut keymap = defaults();
    let text = "[liste]\nvoler = [\"z\"]\nnouveau = \"n\"\nmodifier = [\"ctrl+m\", 3]\n\
                fait = [\"y\"]\n\n[cuisine]\nfait = [\"z\"]\n\n[formulaire]\nannuler = [\"u\"]\n";
    let warnings = keymap.merge(text);
    let shown: Vec<String> = warnings.iter().map(Fault::to_string).collect();
    let lines: Vec<usize> = warnings.iter().map(|warning| warning.line).collect();
    assert_eq!(lines, [2, 3, 4, 4, 5, 7, 11], "{shown:#?}");
    assert!(
        shown[4].contains("ne sert plus à «\u{a0}tri\u{a0}»"),
        "{}",
        shown[4]
    );
    assert!(keymap.keys_for(Context::List, "tri").is_empty());
}

#[test]
fn a_file_that_is_not_toml_changes_nothing() {
    let mut keymap = defaults();
    let warnings = keymap.merge("[liste]\nnouveau = [\"n\"\n\"");
    assert_eq!(warnings.len(), 1);
    assert_eq!(keymap, defaults());
}
