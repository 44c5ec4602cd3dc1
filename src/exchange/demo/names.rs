//! Invented names, as various as those of a real caseload.
use super::rng::Rng;

/// Where a first name goes with a last name.
#[derive(Clone, Copy, Default)]
struct Origin {
    women: &'static [&'static str],
    men: &'static [&'static str],
    lasts: &'static [&'static str],
}

const FRANCE: Origin = Origin {
    women: &[
        "Élodie",
        "Marie-Ève",
        "Aurélie",
        "Chloé",
        "Françoise",
        "Hélène",
        "Noémie",
        "Océane",
        "Solène",
        "Anne-Laure",
        "Bérénice",
        "Cécile",
        "Émilie",
        "Léa",
        "Maëlle",
        "Marie-Thérèse",
        "Sandrine",
        "Stéphanie",
        "Valérie",
        "Zoé",
        "Gaëlle",
        "Joëlle",
        "Nathalie",
        "Angélique",
    ],
    men: &[
        "Jean-Baptiste",
        "Loïc",
        "Cédric",
        "Jérôme",
        "Benoît",
        "Gaël",
        "Raphaël",
        "François",
        "Rémi",
        "Sébastien",
        "Jean-Noël",
        "Thibault",
        "Aurélien",
        "Frédéric",
        "Noël",
        "Pierre-Yves",
        "Hervé",
        "Mickaël",
        "Ludovic",
        "Grégory",
        "Théo",
        "Étienne",
        "Anaël",
    ],
    lasts: &[
        "de La Tour",
        "Le Gall",
        "Martin-Dubois",
        "Lefèvre",
        "Çaprais",
        "Rougé",
        "Fabre",
        "Pélissier",
        "Vidal",
        "Azéma",
        "Crouzet",
        "Lacombe",
        "Delmas",
        "Le Bihan",
        "Kerguélen",
        "Etcheverry",
        "Noël-Barthe",
        "de Villeneuve",
        "L’Hermite",
        "Œuvrard",
        "Gœtz",
        "Muñoz-Pagès",
        "Barthès",
        "Cazalès",
        "Ducros",
        "Espéron",
        "Fournier",
        "Gély",
        "Hébrard",
        "Jaffuel",
        "Lapeyre",
        "Mézière",
        "Nègre",
        "Ollier",
        "Pagès",
        "Quéré",
        "Rivals",
        "Sénégas",
        "Teisserenc",
        "Ustarroz",
        "Valette",
        "Weiss",
        "d’Aubigny",
        "Du Plessis",
        "Saint-Aubin",
        "Boulègue",
        "Château",
        "Dieudonné",
        "Évrard",
        "Foulquié",
        "Guérin",
        "Hamelin-Roux",
        "Imbert",
        "Joly",
        "Le Floc’h",
        "Maître",
        "Lévêque",
        "Roussel",
    ],
};
const MAGHREB: Origin = Origin {
    women: &[
        "Nadia",
        "Samira",
        "Yasmina",
        "Fatima-Zohra",
        "Khadija",
        "Leïla",
        "Inès",
        "Soraya",
        "Naïma",
    ],
    men: &[
        "Karim", "Mehdi", "Rachid", "Youssef", "Nabil", "Sofiane", "Aïssa", "Hakim",
    ],
    lasts: &[
        "Benyahia",
        "El Amrani",
        "Haddad",
        "Ben Saïd",
        "Khelifi",
        "Ouazzani",
        "Aït Ahmed",
        "Zerouali",
    ],
};
const IBERIA: Origin = Origin {
    women: &[
        "Dolorès",
        "Inês",
        "Graça",
        "Conceição",
        "Luísa",
        "Pilar",
        "Begoña",
    ],
    men: &["Rui", "João", "Paulo", "Ángel", "Íñigo", "Manuel", "Zé"],
    lasts: &[
        "dos Santos",
        "Gonçalves",
        "Muñoz",
        "García-Lopez",
        "Peña",
        "Simões",
    ],
};
const ITALY: Origin = Origin {
    women: &["Chiara", "Giulia", "Rosanna"],
    men: &["Niccolò", "Enzo", "Salvatore"],
    lasts: &["D’Angelo", "Di Marco", "Lo Presti"],
};
const LEVANT: Origin = Origin {
    women: &["Sarah", "Rachel", "Esther"],
    men: &["David", "Samuel", "Ilan"],
    lasts: &["Benhamou", "Sarfati"],
};
const ASIA: Origin = Origin {
    women: &["Thị Mai", "Linh", "Sophea"],
    men: &["Văn Hùng", "Minh", "Sokha"],
    lasts: &["Nguyen", "Trần", "Phạm", "Keo"],
};
const AFRICA: Origin = Origin {
    women: &["Aminata", "Fatou", "Aïcha", "Mariam", "Bénédicte", "Adjoa"],
    men: &[
        "Ousmane",
        "Ibrahima",
        "Mamadou",
        "Désiré",
        "Kouassi",
        "Célestin",
    ],
    lasts: &[
        "Diallo",
        "Traoré",
        "N’Diaye",
        "Koné",
        "M’Bappé-Eyenga",
        "Ouédraogo",
        "Tshibangu",
    ],
};
const EAST: Origin = Origin {
    women: &["Oksana", "Małgorzata", "Elif", "Ioana", "Anahit"],
    men: &["Andreï", "Paweł", "Emre", "Ștefan", "Tigran"],
    lasts: &[
        "Kowalczyk",
        "Yılmaz",
        "Popescu",
        "Petrossian",
        "Shevchenko",
        "Dvořák",
    ],
};
const OVERSEAS: Origin = Origin {
    women: &["Marie-Lise", "Tiaré", "Josiane", "Lovely"],
    men: &["Jean-Hugues", "Teva", "Dany", "Wilner"],
    lasts: &["Hoarau", "Jean-Louis", "Teriitahi", "Saint-Fleur"],
};
const ORIGINS: [&Origin; 9] = [
    &FRANCE, &MAGHREB, &IBERIA, &ITALY, &LEVANT, &ASIA, &AFRICA, &EAST, &OVERSEAS,
];

/// Step that goes once through every last name before any comes back.
const STRIDE: u64 = 37;

/// Last name and a first name that goes with it. People who follow each other never share a
/// last name, so that a caseload of a hundred holds no two people of one name.
pub(super) fn full_name(rng: &mut Rng, index: u64, feminine: bool) -> (&'static str, &'static str) {
    let mut at = place(index);
    for origin in ORIGINS {
        if let Some(last) = origin.lasts.get(at) {
            return (last, first_name(rng, origin, feminine));
        }
        at = at.saturating_sub(origin.lasts.len());
    }
    ("Martin", first_name(rng, &FRANCE, feminine))
}

/// Whether the last name of that position is one of people raised in French.
pub(super) fn raised_in_french(index: u64) -> bool {
    let at = place(index);
    at < FRANCE.lasts.len() || at + OVERSEAS.lasts.len() >= total()
}

fn total() -> usize {
    ORIGINS.iter().map(|origin| origin.lasts.len()).sum()
}

/// Place, among all last names, of that of a position.
fn place(index: u64) -> usize {
    let total = u64::try_from(total()).unwrap_or(1).max(1);
    usize::try_from((index % total) * STRIDE % total).unwrap_or(0)
}

/// A last name alone, for a birth name.
pub(super) fn last_name(rng: &mut Rng) -> &'static str {
    let index = rng.bits() >> 1;
    full_name(rng, index, true).0
}

fn first_name(rng: &mut Rng, origin: &Origin, feminine: bool) -> &'static str {
    rng.pick(if feminine { origin.women } else { origin.men })
}
