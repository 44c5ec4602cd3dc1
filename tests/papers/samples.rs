//! Papers as the product makes them, of invented people: what the tests read back, and what one
//! looks at (`CARNET_PAPIERS=folder cargo test --test house papers` writes them there).
#[path = "samples/bars.rs"]
pub mod bars;
#[path = "samples/logo.rs"]
mod logo;

use carnet::documents::model::{
    Block, Bullet, Column, Document, Fact, Letterhead, Level, Logo, Part, Sheet, Signature, Table,
    TableRow, TypeSize,
};

pub use logo::logo;

fn text(words: &str) -> String {
    words.to_owned()
}

fn heading(level: Level, words: &str) -> Block {
    Block::Heading(level, text(words))
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

fn facts(pairs: &[(&str, &str)]) -> Block {
    Block::Facts(
        pairs
            .iter()
            .map(|(label, value)| Fact {
                label: text(label),
                value: text(value),
            })
            .collect(),
    )
}

fn bullets(words: &[&str]) -> Block {
    Block::Bullets(
        words
            .iter()
            .map(|words| Bullet {
                text: text(words),
                under: Vec::new(),
            })
            .collect(),
    )
}

fn cells(words: &[&str]) -> TableRow {
    TableRow::Cells(words.iter().map(|it| text(it)).collect())
}

/// A table from its columns (title, share) and its rows.
pub fn table(summary: &str, columns: &[(&str, u16)], rows: Vec<TableRow>) -> Table {
    Table {
        summary: text(summary),
        columns: columns
            .iter()
            .map(|&(title, share)| Column::of(text(title), share))
            .collect(),
        rows,
    }
}

fn signature(who: &str, name: &str, done: Option<&str>) -> Signature {
    Signature {
        who: text(who),
        name: text(name),
        done: done.map(text),
    }
}

/// A document around these parts.
pub fn document(title: &str, type_size: TypeSize, parts: Vec<Part>) -> Document {
    Document {
        title: text(title),
        about: text("Élodie Œuvrard"),
        version: text("Version du 22/11/2026 à 14:05"),
        made_at: "2026-11-22T13:05:09Z".parse().unwrap(),
        letterhead: Letterhead {
            lines: vec![
                text("Département de la Vallée"),
                text("Maison des solidarités, 12 rue de l’Église, 99100 Saint-Élan"),
                text("Téléphone\u{a0}: 01 99 00 12 34"),
            ],
            logo: None,
        },
        type_size,
        parts,
    }
}

fn part(sheet: Sheet, blocks: Vec<Block>) -> Part {
    Part { sheet, blocks }
}

/// Rows of the plan of the carnet: two-and-twenty, under three titles.
pub const PLAN_ROWS: usize = 22;

/// A carnet de bord: both volets, the plan on its side over several pages.
pub fn carnet() -> Document {
    let mut rows = Vec::new();
    for at in 0..PLAN_ROWS {
        match at {
            0 => rows.push(TableRow::Group(text("Objectif 1 – Retrouver une mobilité"))),
            8 => rows.push(TableRow::Group(text(
                "Objectif 2 – Se former au métier d’aide-soignante",
            ))),
            16 => rows.push(TableRow::Group(text("Objectif 3 – Stabiliser le logement"))),
            _ => {}
        }
        let number = format!("Action {}", at + 1);
        let what = [
            "S’inscrire au permis",
            "Rencontrer l’auto-école solidaire et demander un devis détaillé, puis le remettre à la référente",
            "Refaire la demande d’aide au transport",
        ][at % 3];
        rows.push(cells(&[
            &number,
            what,
            [
                "La personne",
                "La personne et la référente",
                "Mission locale",
            ][at % 3],
            ["3 h", "1 h 30", ""][at % 3],
            "30/01/2027",
            ["En cours", "Faite le 12/10/2026", "À commencer"][at % 3],
            [
                "",
                "A obtenu un accord de principe\u{202f}; attend la réponse écrite.",
                "—",
            ][at % 3],
        ]));
    }
    let plan = table(
        "Plan d’action\u{a0}: chaque action, qui la fait, combien d’heures par semaine, pour quand, où elle en est",
        &[
            ("N°", 8),
            ("Action", 26),
            ("Qui la fait", 13),
            ("Heures par semaine", 9),
            ("Échéance", 10),
            ("État", 13),
            ("Résultat", 21),
        ],
        rows,
    );
    let situation = table(
        "Situation à l’entrée et aujourd’hui",
        &[
            ("Domaine", 22),
            ("À l’entrée (02/11/2025)", 39),
            ("Aujourd’hui", 39),
        ],
        vec![
            cells(&[
                "Logement",
                "Hébergée chez un proche",
                "Locataire depuis le 01/09/2026",
            ]),
            cells(&[
                "Mobilité",
                "Sans permis\nZone sans transport en commun",
                "Code obtenu",
            ]),
            cells(&[
                "Garde d’enfants",
                "Aucune solution",
                "Place en crèche 3 jours par semaine",
            ]),
            cells(&["Santé", "", ""]),
        ],
    );
    let front = vec![
        heading(Level::One, "Volet 1 – La personne et sa situation"),
        heading(Level::Two, "Identité"),
        facts(&[
            ("Nom et prénom", "Œuvrard Élodie"),
            ("Date de naissance", "14/03/1991"),
            ("Adresse", "3 bis chemin des Noisetiers, 99120 Val-d’Ormoy"),
            ("Téléphone", "06 99 11 22 33"),
            ("Premier jour de droits", "02/11/2025"),
            (
                "Suivie par",
                "Nadia Kerlévéo, Maison des solidarités de Saint-Élan",
            ),
        ]),
        heading(Level::Two, "Situation"),
        paragraph(
            "Élodie Œuvrard vit avec ses deux enfants. Elle a travaillé six ans comme aide à domicile\u{202f}; son contrat s’est terminé en septembre 2025. Elle souhaite devenir aide-soignante et a déjà passé les tests d’entrée\u{a0}: « Je veux un métier que je puisse garder ».\nElle dit avoir besoin d’un mode de garde et d’un moyen de transport.",
        ),
        Block::Table(situation),
        heading(Level::Two, "Ressources et appuis"),
        bullets(&[
            "Expérience auprès de personnes âgées, recommandée par son ancien employeur.",
            "Réseau familial présent le mercredi.",
            "Bonne connaissance des démarches en ligne.",
        ]),
        Block::Note(text(
            "La personne peut demander à tout moment à lire, à faire corriger ou à compléter ce qui est écrit ici.",
        )),
    ];
    let back = vec![
        heading(Level::One, "Volet 2 – Le plan d’action"),
        paragraph("Plan décidé ensemble le 02/11/2025 et revu le 04/05/2026."),
        Block::Table(plan),
        Block::Signatures(vec![
            signature("La personne", "Élodie Œuvrard", Some("Signé le 02/11/2025")),
            signature("Pour le Département, la référente", "Nadia Kerlévéo", None),
        ]),
    ];
    document(
        "Carnet de bord",
        TypeSize::Normal,
        vec![part(Sheet::Portrait, front), part(Sheet::Landscape, back)],
    )
}

/// A contract: two columns of commitments, signatures, a logo.
pub fn cer() -> Document {
    let commitments = table(
        "Engagements réciproques",
        &[
            ("La personne s’engage à", 1),
            ("Le Département s’engage à", 1),
        ],
        vec![
            cells(&[
                "participer aux rendez-vous fixés ensemble\u{202f};",
                "désigner une référente unique et prévenir de tout changement\u{202f};",
            ]),
            cells(&[
                "faire les actions de son plan\u{202f};",
                "proposer un accompagnement adapté aux besoins et à la situation\u{202f};",
            ]),
            cells(&[
                "signaler tout changement de situation à la CAF et à sa référente.",
                "faire le point au moins tous les six mois.",
            ]),
        ],
    );
    let blocks = vec![
        paragraph(
            "Entre le Département de la Vallée, représenté par sa Présidente, et Élodie Œuvrard, il est convenu ce qui suit.",
        ),
        heading(Level::One, "Article 1 – Durée"),
        paragraph(
            "Le contrat est conclu pour 6 mois, du 02/11/2026 au 01/05/2027. C’est un premier renouvellement.",
        ),
        heading(Level::One, "Article 2 – Objectifs"),
        Block::Bullets(vec![
            Bullet {
                text: text("Retrouver une mobilité"),
                under: vec![
                    text("S’inscrire au permis avant le 30/01/2027."),
                    text("Demander l’aide au transport."),
                ],
            },
            Bullet {
                text: text("Se former au métier d’aide-soignante"),
                under: vec![],
            },
        ]),
        heading(Level::One, "Article 3 – Engagements"),
        Block::Table(commitments),
        heading(Level::One, "Article 4 – Temps d’activité"),
        paragraph("15 heures par semaine, réparties dans le plan d’action joint."),
        Block::Note(text(
            "En cas de désaccord, la personne peut demander un nouvel examen au Département, puis saisir le tribunal administratif.",
        )),
        Block::Signatures(vec![
            signature("La personne", "Élodie Œuvrard", None),
            signature(
                "Pour le Département, la référente",
                "Nadia Kerlévéo",
                Some("Signé le 02/11/2026"),
            ),
            signature("Pour l’équipe pluridisciplinaire", "", None),
        ]),
    ];
    let mut cer = document(
        "Contrat d’engagements réciproques",
        TypeSize::Normal,
        vec![part(Sheet::Portrait, blocks)],
    );
    cer.letterhead.logo = Some(Logo {
        png: logo(),
        width: 120,
        height: 60,
        says: text("Logo du Département de la Vallée"),
    });
    cer
}

/// A plan in large type, that the person keeps.
pub fn plan() -> Document {
    let steps = table(
        "Ce que je fais, et pour quand",
        &[
            ("Ce que je fais", 60),
            ("Pour quand", 20),
            ("C’est fait", 20),
        ],
        (1..=9)
            .map(|at| {
                cells(&[
                    &format!("Étape {at}\u{a0}: appeler l’auto-école et noter le prix du permis"),
                    "30/01/2027",
                    "☐",
                ])
            })
            .collect(),
    );
    let blocks = vec![
        heading(Level::One, "Mes objectifs"),
        bullets(&["Passer le permis de conduire.", "Devenir aide-soignante."]),
        heading(Level::One, "Ce que je fais"),
        Block::Table(steps),
        heading(Level::One, "Mes prochains rendez-vous"),
        facts(&[
            (
                "Lundi 7 décembre à 10 h",
                "Nadia Kerlévéo, Maison des solidarités",
            ),
            ("Jeudi 17 décembre à 14 h", "Auto-école solidaire"),
        ]),
        bars::steps(),
        heading(Level::One, "Ce que je veux dire"),
        Block::Blank(5),
    ];
    document(
        "Mon plan d’action",
        TypeSize::Large,
        vec![part(Sheet::Portrait, blocks)],
    )
}

/// A letter.
pub fn letter() -> Document {
    let blocks = vec![
        Block::Address(vec![
            text("Madame Élodie Œuvrard"),
            text("3 bis chemin des Noisetiers"),
            text("99120 Val-d’Ormoy"),
        ]),
        paragraph("Saint-Élan, le 22 novembre 2026"),
        paragraph("Madame,"),
        paragraph(
            "Je vous propose un rendez-vous le lundi 7 décembre 2026 à 10 h, à la Maison des solidarités de Saint-Élan, avec Nadia Kerlévéo. Nous ferons le point sur votre plan d’action et sur ce dont vous avez besoin.",
        ),
        paragraph(
            "Si cette date ne vous convient pas, appelez-moi au 01 99 00 12 34\u{a0}: nous en choisirons une autre.",
        ),
        paragraph("Je vous prie d’agréer, Madame, l’expression de mes salutations distinguées."),
        Block::Signatures(vec![signature("La référente", "Nadia Kerlévéo", None)]),
        Block::Note(text(
            "Vous pouvez être accompagnée par la personne de votre choix.",
        )),
    ];
    document(
        "Rendez-vous du 7 décembre 2026",
        TypeSize::Normal,
        vec![part(Sheet::Portrait, blocks)],
    )
}

/// All of them, with the name of their file.
pub fn all() -> [(&'static str, Document); 4] {
    [
        ("carnet", carnet()),
        ("cer", cer()),
        ("plan", plan()),
        ("lettre", letter()),
    ]
}

/// Writes the samples where `CARNET_PAPIERS` says, for human eyes; without it, only makes them.
#[test]
fn every_sample_is_made_in_both_formats() {
    let folder = std::env::var_os("CARNET_PAPIERS").map(std::path::PathBuf::from);
    for (name, document) in all() {
        let pdf = carnet::documents::pdf::pdf(&document).unwrap();
        let docx = carnet::documents::docx::docx(&document).unwrap();
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
            std::fs::write(folder.join(format!("{name}.docx")), docx).unwrap();
        }
    }
}
