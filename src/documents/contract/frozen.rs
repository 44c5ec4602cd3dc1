//! The words of a contract laid out: those kept at the signature, or those that will be signed, in the
//! same layout. Their shape is that of [`crate::domain::contract::text`].
use crate::documents::model::Fact;
use crate::documents::prelude::*;
use crate::domain::contract::{Side, UNTIL, titles};
use crate::domain::text::{Kept, Section, kept_line, kept_sections};

/// The parts of a text.
pub(super) struct Frozen<'a>(Vec<Section<'a>>);

/// Title of the column of a side, as the official model has it.
const fn column_of(side: Side) -> &'static str {
    match side {
        Side::Person => "Allocataires",
        Side::Service => "Administrations",
    }
}

impl<'a> Frozen<'a> {
    pub fn of(text: &'a str) -> Self {
        Self(kept_sections(text))
    }

    fn lines(&self, title: &str) -> &[&'a str] {
        let found = self.0.iter().find(|it| it.title == title);
        found.map_or(&[], |it| &it.lines)
    }

    /// What is told of one side: the facts under its name; nothing in a text that has none.
    pub fn party(&self, side: &str) -> Vec<Fact> {
        let lines = self.lines(titles::PARTIES).iter();
        let own = lines.skip_while(|line| kept_line(line) != Kept::Group(side));
        let own = own.skip(1).map_while(|line| told(line));
        own.collect()
    }

    /// « Situation administrative ».
    pub fn situation(&self) -> Vec<Fact> {
        let lines = self.lines(titles::SITUATION).iter();
        lines.filter_map(|line| told(line)).collect()
    }

    /// The commitments of both sides in two columns, then the hours.
    pub fn commitments(&self) -> Vec<Block> {
        let side = |side: &Side| items(self.lines(&format!("Engagements {}", side.of())));
        let columns: Vec<Vec<String>> = Side::ALL.iter().map(side).collect();
        // The first section has the kind and the dates, which are printed above; then the hours.
        let hours = self.0.first().map_or(&[][..], |it| &it.lines);
        let hours = hours
            .iter()
            .skip(1)
            .map(|line| fact("Chaque semaine", *line));
        vec![Block::Table(two_columns(&columns)), facts(hours)]
    }

    /// What the person wants to reach, and the plan in its table.
    pub fn plan(&self) -> Vec<Block> {
        let aims = self.lines(titles::AIMS).iter();
        let mut blocks: Vec<Block> = aims.map(|line| paragraph(*line)).collect();
        let lines = self.lines(titles::PLAN);
        if lines.iter().any(|line| line.starts_with("### ")) {
            blocks.push(Block::Table(plan_table(
                lines.iter().filter_map(|it| row(it)).collect(),
            )));
        } else if lines.is_empty() {
            let rows = vec![TableRow::Cells(vec![String::new(); 3]); 3];
            blocks.push(Block::Table(plan_table(rows)));
        } else {
            blocks.push(Block::Table(former_table(lines)));
        }
        blocks
    }
}

/// « Label : value ».
fn told(line: &str) -> Option<Fact> {
    match &*row_of(line)? {
        [label, value @ ..] => fact(label, value.join(" – ")),
        [] => None,
    }
}

fn row_of(line: &str) -> Option<Vec<&str>> {
    match kept_line(line) {
        Kept::Row(cells) => Some(cells),
        Kept::Group(_) | Kept::Under(_) | Kept::Words(_) => None,
    }
}

/// A row of the plan: what, who, by when.
fn row(line: &str) -> Option<TableRow> {
    match kept_line(line) {
        Kept::Group(title) => Some(TableRow::Group(title.to_owned())),
        Kept::Row(cells) => {
            let (due, rest): (Vec<&str>, Vec<&str>) =
                cells.into_iter().partition(|it| it.starts_with(UNTIL));
            let due = due.first().map_or("", |it| it.trim_start_matches(UNTIL));
            let mut cells = rest.into_iter();
            let mut next = || cells.next().unwrap_or_default().to_owned();
            Some(TableRow::Cells(vec![next(), next(), due.to_owned()]))
        }
        Kept::Under(_) | Kept::Words(_) => None,
    }
}

fn plan_table(rows: Vec<TableRow>) -> Table {
    Table {
        summary: "Objectifs du contrat et actions prévues".to_owned(),
        columns: vec![
            column("Actions", 45),
            column("Acteur", 35),
            column("Échéances", 20),
        ],
        rows,
    }
}

/// A table of two columns, an item a cell: those of each side are in the order of the model.
fn two_columns(columns: &[Vec<String>]) -> Table {
    let longest = columns.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |column: &Vec<String>, at: usize| column.get(at).cloned().unwrap_or_default();
    Table {
        summary: "Engagements réciproques : ceux de la personne, ceux de l’administration"
            .to_owned(),
        columns: Side::ALL
            .iter()
            .map(|side| column(column_of(*side), 50))
            .collect(),
        rows: (0..longest)
            .map(|at| TableRow::Cells(columns.iter().map(|column| cell(column, at)).collect()))
            .collect(),
    }
}

/// Items, with the lines under each.
fn bullets(lines: &[&str]) -> Vec<Bullet> {
    let mut found: Vec<Bullet> = Vec::new();
    for line in lines {
        match (line.strip_prefix("  · "), found.last_mut()) {
            (Some(under), Some(last)) => last.under.push(under.to_owned()),
            _ => found.push(bullet(line.trim_start_matches("- "))),
        }
    }
    found
}

/// A commitment and what it means, a line each.
fn items(lines: &[&str]) -> Vec<String> {
    let item = |it: Bullet| {
        let under: Vec<String> = it.under.iter().map(|line| format!("– {line}")).collect();
        joined([it.text, under.join("\n")], " :\n")
    };
    bullets(lines).into_iter().map(item).collect()
}

/// A plan kept in plain lines, as the first versions did: what and who in one column, by when in the
/// other. Nobody can tell where the name of an action ends and that of its actor begins.
fn former_table(lines: &[&str]) -> Table {
    let row = |line: &&str| {
        let Some(item) = line.strip_prefix("- ") else {
            return TableRow::Group(line.replace(FORMER_UNTIL, &format!(", {UNTIL}")));
        };
        // The status of that day, which the table of a contract does not say.
        let item = item
            .rsplit_once(" (")
            .filter(|_| item.ends_with(')'))
            .map_or(item, |it| it.0);
        let (what, due) = item.rsplit_once(FORMER_UNTIL).unwrap_or((item, ""));
        TableRow::Cells(vec![what.to_owned(), due.to_owned()])
    };
    Table {
        summary: "Objectifs du contrat et actions prévues".to_owned(),
        columns: vec![column("Actions et acteurs", 80), column("Échéances", 20)],
        rows: lines.iter().map(row).collect(),
    }
}

/// What came before the échéance in those lines.
const FORMER_UNTIL: &str = ", avant le ";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::{CommonBase, Goal, Wording, text};
    use crate::domain::record::{Entity, Row};

    fn tables(blocks: &[Block]) -> Vec<&Table> {
        let tables = blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.collect()
    }

    #[test]
    fn what_was_kept_is_laid_out_again() {
        let contract = Row::blank(Entity::Contract)
            .with("nature", "cer")
            .with("debut", "2026-11-24")
            .with("heures_semaine", 15);
        let own = Row::blank(Entity::Commitment)
            .with("cote", "administration")
            .with("texte", "Écrire à l’auto-école");
        let objective = Row::blank(Entity::Objective)
            .with("genre", "intermediaire")
            .with("libelle", "Obtenir son permis")
            .with("echeance", "2026-12-26");
        let action = Row::blank(Entity::Action)
            .with("libelle", "Inscription au code")
            .with("acteur_structure", "Auto-école")
            .with("acteur_contact", "04 65 71 12 04")
            .with("echeance", "2026-11-14");
        let kept = text(&Wording {
            contract: &contract,
            base: &CommonBase::default(),
            commitments: vec![&own],
            goals: vec![Goal {
                objective: Some(ObjectiveRecord::of(&objective)),
                number: Some(1),
                actions: vec![ActionRecord::of(&action)],
            }],
            aims: Some("Retrouver un poste."),
            signatory: "Claire Rivière",
            person: vec![("Nom", "Mme Nadia ABDALLAH".to_owned())],
            service: vec![("Référent", "Claire Rivière".to_owned())],
            situation: vec![("Logement", "Locataire".to_owned())],
        });
        let frozen = Frozen::of(&kept);
        let blocks = frozen.commitments();
        let table = tables(&blocks)[0];
        assert_eq!(table.columns[0].title, "Allocataires");
        assert_eq!(table.rows.len(), 6);
        let TableRow::Cells(first) = &table.rows[0] else {
            panic!("cells")
        };
        assert!(first[0].starts_with("Être acteur") && first[0].contains("\n– exprimer"));
        let TableRow::Cells(last) = &table.rows[5] else {
            panic!("cells")
        };
        assert_eq!(last, &["".to_owned(), "Écrire à l’auto-école".to_owned()]);
        let hours = facts([fact("Chaque semaine", "15 heures d’activité par semaine")]);
        assert!(blocks.contains(&hours));
        let plan = frozen.plan();
        assert!(plan.contains(&paragraph("Retrouver un poste.")));
        let wanted = [
            TableRow::Group(
                "Objectif intermédiaire 1 : Obtenir son permis, d’ici le 26/12/2026".to_owned(),
            ),
            TableRow::Cells(
                [
                    "Inscription au code",
                    "Auto-école, 04 65 71 12 04",
                    "14/11/2026",
                ]
                .map(str::to_owned)
                .to_vec(),
            ),
        ];
        assert_eq!(tables(&plan)[0].rows, wanted);
        assert_eq!(frozen.party(titles::PERSON)[0].value, "Mme Nadia ABDALLAH");
        assert_eq!(frozen.party(titles::SERVICE)[0].label, "Référent");
        assert_eq!(frozen.situation()[0].value, "Locataire");
    }

    #[test]
    fn words_kept_in_plain_lines_have_their_table_too() {
        let kept = "## CER\nDu 24/11/2026\n\n## Objectifs et plan d’action\nObjectif final : Soudeur, avant le 31/01/2028\n- Atelier CV (deux jours), Espace emploi, Mme Arnal, avant le 12/01/2027 (à faire)\n- Candidatures, la personne (en cours)";
        let plan = Frozen::of(kept).plan();
        let cells = |cells: [&str; 2]| TableRow::Cells(cells.map(str::to_owned).to_vec());
        let wanted = [
            TableRow::Group("Objectif final : Soudeur, d’ici le 31/01/2028".to_owned()),
            cells([
                "Atelier CV (deux jours), Espace emploi, Mme Arnal",
                "12/01/2027",
            ]),
            cells(["Candidatures, la personne", ""]),
        ];
        assert_eq!(tables(&plan)[0].rows, wanted);
        assert!(Frozen::of(kept).party(titles::PERSON).is_empty());
    }
}
