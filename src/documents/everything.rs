//! All that is kept of a person, to be given to them: why and how long, every record by panel, what is
//! computed and why, every former value with when and by whom it was changed, what was begun. It leaves
//! nothing out but what whoever makes it does not see, which it says, and what is about somebody else.
//!
//! Source: RGPD, article 15.
use super::prelude::*;
use super::source::Everything;
use crate::domain::record::{Entity, Panel};
use crate::words::history;
use crate::words::names::Names;
use crate::words::records::{Entry, Group, Told, groups};
use crate::words::why;

/// The panels, who the person is first.
const PANELS: [Panel; 5] = [
    Panel::Identity,
    Panel::Situation,
    Panel::Plan,
    Panel::Contract,
    Panel::Appointments,
];

/// The paper; nothing when the whole file was not read.
pub(super) fn build(source: &Source) -> Option<Document> {
    let all = source.everything.as_deref()?;
    let names = source.names.clone().with_file(&all.copy.file);
    let mut blocks = about(source, all);
    let groups = groups(&all.copy.file, &names, source.today(), Told::Everything);
    for panel in PANELS {
        blocks.push(heading(Level::One, panel.title()));
        let own = groups.iter().filter(|it| it.panel == panel);
        let before = blocks.len();
        blocks.extend(own.flat_map(group));
        if blocks.len() == before {
            blocks.push(paragraph("Rien n’y est noté."));
        }
    }
    blocks.extend(computed(source, all));
    blocks.extend(acts(all, &names));
    blocks.extend(begun(all));
    let title = "Tout ce qui est gardé sur vous";
    Some(paper(source, title, TypeSize::Normal, [upright(blocks)]))
}

/// What to say to whoever made a copy that lacks what their role does not see.
pub fn not_seen(hidden: &[&str]) -> Option<String> {
    (!hidden.is_empty()).then(|| {
        format!(
            "Partie non visible de votre fonction, qui n’y est pas : {}. Un référent fait la copie entière",
            hidden.join(", ")
        )
    })
}

/// Why it is kept, for how long, what the person may ask.
fn about(source: &Source, all: &Everything) -> Vec<Block> {
    let copy = &all.copy;
    let uid = copy.file.identity().map_or("", |it| it.uid.as_str());
    let mut blocks = vec![
        facts([
            fact("Personne", source.person()),
            fact("Dossier", format!("n° {}, uid {uid}", copy.file.person)),
            fact("Structure", source.structure_name()),
            fact("Référent", source.referent_name()),
        ]),
        paragraph(format!(
            "Ceci est tout ce que le carnet garde de vous, tel qu’il y est écrit le {}. Vous y avez droit (RGPD, article 15).",
            date_in_words(Some(source.today()))
        )),
    ];
    if !copy.hidden.is_empty() {
        blocks.push(paragraph(format!(
            "Cette copie n’est pas entière : partie non visible de la fonction de qui l’a faite : {}. Demandez-la à votre référent.",
            copy.hidden.join(" ; ")
        )));
    }
    let lines = [
        "Pourquoi : vous accompagner, comme la loi le demande pour le RSA (mission d’intérêt public).".to_owned(),
        "D’où cela vient : de vous, de ceux qui vous accompagnent, des organismes nommés plus bas. L’historique dit qui l’a écrit, et quand.".to_owned(),
        "À qui cela a été remis : les partages sont dans la partie Identité, avec vos accords et vos refus.".to_owned(),
        format!("Combien de temps : {} mois après le dernier contact, sauf une décision notée dans « Conservation et droits ». Les sauvegardes le gardent jusqu’à leur remplacement.", copy.months),
        "Les échéances sont calculées d’après des règles écrites. Aucune décision n’est prise par le programme.".to_owned(),
        "Vous pouvez demander à faire corriger, compléter ou effacer ce qui vous concerne, à en limiter l’usage, ou vous y opposer : dites-le à votre référent, la réponse vient sous un mois. Vous pouvez vous plaindre à la CNIL (cnil.fr).".to_owned(),
        "Rien du dossier d’une autre personne n’est dans cette copie.".to_owned(),
    ];
    blocks.push(Block::Bullets(lines.map(bullet).into()));
    blocks
}

/// The records of one kind: who the person is as a list of facts, the others a line each.
fn group(group: &Group) -> Vec<Block> {
    let mut blocks = vec![heading(Level::Two, group.title)];
    if let [only] = group.entries.as_slice()
        && only.children.is_empty()
        && only.kind == Entity::Allocataire
    {
        let known = only.facts.iter().chain(&only.prose);
        blocks.push(facts(known.map(|(label, words)| fact(label, words))));
        return blocks;
    }
    let mut bullets = Vec::new();
    group
        .entries
        .iter()
        .for_each(|it| entry(it, "", &mut bullets));
    blocks.push(Block::Bullets(bullets));
    blocks
}

fn entry(entry: &Entry, kind: &str, bullets: &mut Vec<Bullet>) {
    let parts = entry.facts.iter();
    let words = joined(
        parts.map(|(label, words)| format!("{label} : {words}")),
        " ; ",
    );
    let prose = entry.prose.iter();
    bullets.push(Bullet {
        text: match (kind, words.is_empty()) {
            ("", true) => "Sans autre précision".to_owned(),
            (kind, true) => kind.to_owned(),
            ("", false) => words,
            (kind, false) => format!("{kind} — {words}"),
        },
        under: prose
            .map(|(label, text)| format!("{label} : {text}"))
            .collect(),
    });
    for child in &entry.children {
        self::entry(child, child.kind.title(), bullets);
    }
}

/// What is computed from the records: each deadline and why it is there.
fn computed(source: &Source, all: &Everything) -> Vec<Block> {
    let deadlines = all.copy.deadlines.iter();
    let bullets = deadlines.map(|it| {
        let reason = why::reason(it, &all.rules, source.today());
        Bullet {
            text: joined([&*it.rule.label, &reason.when], " : "),
            under: reason
                .lines
                .iter()
                .map(|it| it.replace(why::OPENS, ""))
                .collect(),
        }
    });
    list(
        Level::One,
        "Ce qui est calculé : les échéances, et pourquoi",
        bullets.collect(),
    )
}

/// Every act, the latest first, with each value before and after.
fn acts(all: &Everything, names: &Names) -> Vec<Block> {
    let bullets = all.copy.history.iter().map(|act| {
        let changes = act.changes.iter();
        let lines = changes.flat_map(|change| {
            let fields = history::fields(change, names).into_iter();
            std::iter::once(history::title(change)).chain(fields)
        });
        Bullet {
            text: history::head(act),
            under: lines.collect(),
        }
    });
    list(
        Level::One,
        "Historique : ce qui a été écrit ou changé, quand, par qui",
        bullets.collect(),
    )
}

/// Forms that were begun and not saved.
fn begun(all: &Everything) -> Vec<Block> {
    let bullets = all.copy.drafts.iter().map(|it| Bullet {
        text: format!("{} ({})", it.title, it.author),
        under: vec![it.values.clone()],
    });
    list(
        Level::One,
        "Brouillons : commencé et pas enregistré",
        bullets.collect(),
    )
}
