//! The organisations that act beside the référent. All invented, as are their contacts.

/// Structure, interlocutor and contact of an accompagnateur.
pub(super) struct Partner {
    /// Structure.
    pub structure: &'static str,
    /// Person to ask for.
    pub name: &'static str,
    /// Telephone or address, from the blocks kept for fiction.
    pub contact: &'static str,
    /// Code of `Operator`.
    pub operator: &'static str,
}

const fn pdi(structure: &'static str, name: &'static str, contact: &'static str) -> Partner {
    Partner {
        structure,
        name,
        contact,
        operator: "operateur_pdi",
    }
}
const fn common_law(structure: &'static str, name: &'static str, contact: &'static str) -> Partner {
    Partner {
        structure,
        name,
        contact,
        operator: "droit_commun",
    }
}

pub(super) const DRIVING: Partner =
    common_law("Auto-école des Deux Ponts", "M. Castan", "04 65 71 12 04");
pub(super) const SOCIAL_DRIVING: Partner = pdi(
    "Auto-école sociale La Traverse",
    "Mme Soulier",
    "04 65 71 20 18",
);
pub(super) const JOB_SPACE: Partner =
    common_law("Espace emploi du canton", "Mme Arnal", "04 65 71 33 07");
pub(super) const AGENCY: Partner = common_law(
    "France Travail, agence du bassin",
    "M. Teulon",
    "teulon@example.org",
);
pub(super) const WELDING: Partner = common_law(
    "Centre de formation L’Atelier du métal",
    "M. Rascalou",
    "04 65 71 41 15",
);
pub(super) const WORKSHOP: Partner =
    common_law("Chaudronnerie du Canal", "Mme Bonnafous", "04 65 71 44 90");
pub(super) const CARE: Partner = common_law(
    "Aide à domicile Les Mimosas",
    "Mme Cayrol",
    "04 65 71 52 31",
);
pub(super) const HOUSING: Partner = pdi("Espace logement du Lez", "M. Privat", "04 65 71 60 02");
pub(super) const LANDLORD: Partner =
    common_law("Habitat des Étangs", "Mme Vernhes", "04 65 71 61 77");
pub(super) const CRECHE: Partner =
    common_law("Crèche Les Petits Flamants", "Mme Auriol", "04 65 71 70 25");
pub(super) const FAMILY: Partner = common_law(
    "Relais petite enfance de l’agglomération",
    "Mme Tarrou",
    "04 65 71 70 60",
);
pub(super) const COUVEUSE: Partner = pdi("Couveuse La Pépinière", "M. Sabatier", "04 65 71 81 09");
pub(super) const CHAMBER: Partner = common_law(
    "Chambre des artisans de l’Hérault",
    "Mme Lauret",
    "lauret@example.org",
);
pub(super) const MICROCREDIT: Partner =
    common_law("Microcrédit du Littoral", "M. Gineste", "04 65 71 83 40");
pub(super) const FRENCH: Partner = pdi(
    "Ateliers de français Passerelles",
    "Mme Durand-Costa",
    "04 65 71 90 11",
);
pub(super) const KITCHEN: Partner = pdi(
    "Chantier d’insertion La Bonne Table",
    "M. Roig",
    "04 65 71 91 36",
);
pub(super) const DIGITAL: Partner = pdi(
    "Point numérique de la médiathèque",
    "M. Blanc",
    "04 65 71 24 63",
);
pub(super) const GARDENS: Partner = pdi(
    "Chantier d’insertion Les Jardins du Lido",
    "Mme Combes",
    "04 65 71 36 58",
);
pub(super) const TRANSPORT: Partner = common_law(
    "Centre de formation Routes du Sud",
    "M. Alauzet",
    "04 65 71 47 22",
);
pub(super) const BUDGET: Partner = common_law(
    "Point conseil budget des Garrigues",
    "Mme Fesquet",
    "04 65 71 58 80",
);
pub(super) const VOLUNTEERS: Partner = common_law(
    "Épicerie solidaire Le Panier",
    "Mme Jourdan",
    "04 65 71 64 19",
);
pub(super) const RESOURCE: Partner =
    pdi("Lieu-Ressources Le Figuier", "M. Bastide", "04 65 71 66 05");
pub(super) const TRAINING: Partner = common_law(
    "Organisme de formation Horizons",
    "Mme Salles",
    "04 65 71 73 14",
);
pub(super) const SCHOOL: Partner = common_law(
    "École des Micocouliers",
    "Mme Roustan",
    "roustan@example.org",
);
