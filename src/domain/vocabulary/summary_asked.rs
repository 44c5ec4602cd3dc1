//! What the model of the yearly summary asks of each part, where its name does not say it all. Knows no figure.
//! Source: « Hérault, bilan de convention », I to VIII.
use super::summary::SummaryPart;

impl SummaryPart {
    /// What the model asks there; nothing where the name of the part says it all.
    pub fn asks(self) -> Option<&'static str> {
        Some(match self.code() {
            "ii_lieux" => {
                "le siège, les permanences et les antennes ; les lieux, jours et heures de présence sont dans leur tableau."
            }
            "ii_departement" => {
                "les autres actions de la structure liées à l’orientation et à l’accompagnement : conventions d’insertion sur la santé, un PLIE ou l’AGE, agréments pour le logement, actions de proximité."
            }
            "ii_partenaires" => {
                "les autres actions financées, par exemple dans le cadre de la politique de la Ville."
            }
            "iii_equipe" => {
                "comment l’équipe s’organise, régule et coordonne son activité ; l’organigramme se joint à cette partie."
            }
            "iii_orientation" | "iii_accueil" | "iii_evaluation" | "iii_objectifs"
            | "iii_contrat" | "iii_suivi" | "iii_renouvellement" | "iii_asr" => {
                "les méthodes et les outils de cette phase : guide d’entretien, grille d’évaluation, tableau de suivi…"
            }
            "iii_articulation" => "par exemple avec une action de santé menée par des infirmiers.",
            "iii_formation" => {
                "les besoins en formation, en ressources pédagogiques et en thématiques que l’équipe a demandés, et ce qui a été fait."
            }
            "a_publics" => {
                "pour une structure qui accompagne un public très spécifique, ce qu’il change aux chiffres."
            }
            "b_ratio" => "une évaluation et une analyse de ce ratio.",
            "b_conditions" => "ce que vous observez des conditions de l’accompagnement individuel.",
            "b_typologie" => {
                "les types d’accompagnement mis en place et ce qui les caractérise : simple suivi de contrat, accompagnement social…"
            }
            "b_sorties" => "le détail des motifs et leur analyse.",
            "b_progression" | "b_autonomie" => {
                "les critères qui rendent compte de cette évolution."
            }
            "b_frequence" => {
                "le nombre et la durée des entretiens nécessaires, en moyenne, à la première contractualisation, à un renouvellement, à un accompagnement renforcé."
            }
            "b_profils" => {
                "une typologie des variations selon le profil des personnes et selon que le contrat est vécu ou non comme une contrainte."
            }
            "c_mobilite" => "permis, véhicule, usage des transports en commun…",
            "c_typologie" => {
                "une typologie des publics, et les critères qui rendent le mieux compte de leurs besoins d’insertion."
            }
            "v_problematiques" => {
                "les principales problématiques, les interventions et démarches faites pour y remédier, et leurs résultats."
            }
            "v_situations" => {
                "si vous le souhaitez, quelques situations qui illustrent cette partie, sans rien qui fasse reconnaître quelqu’un."
            }
            "vi_articulation" => {
                "comment vous travaillez avec les organismes qui mènent les actions d’insertion et avec les autres intervenants du parcours."
            }
            "vi_appreciation" => {
                "l’intérêt du partenariat et des informations partagées, par exemple le bilan d’une action rendu par son opérateur, et ce qui peut évoluer."
            }
            "vi_plus_value" => "ce que le suivi de parcours par le référent unique apporte.",
            "viii_ameliorations" => {
                "des propositions sur les missions, les méthodes et outils, le partenariat, la gestion et l’organisation, au regard du contexte."
            }
            "viii_reussites" => "ce qui est à mettre en avant.",
            "viii_difficultes" => "les points de blocage et les dysfonctionnements.",
            "viii_propositions" => {
                "ce qui est à améliorer ou à renforcer, les appuis dont vous avez besoin, les activités nouvelles, celles à revoir ou à supprimer."
            }
            _ if self.tells_a_need() => {
                "votre appréciation de l’offre disponible sur le territoire, en volume et en qualité."
            }
            _ => return None,
        })
    }
}
