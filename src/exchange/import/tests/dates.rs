//! Columns of dates written the month first, or in both orders.
use super::*;

#[test]
fn the_dates_of_a_column_are_read_the_day_first_unless_none_can_be() {
    let text = "Nom;Prénom;N° CAF;Né le;Orienté le;Fin du contrat;1er RDV\n\
        A;Anne;8110001;03/04/1980;02/03/2026;03/04/2027;02/26/2026\n\
        B;Bob;8110002;12/25/1981;2026-03-09;25/03/2027;2/27/2026\n\
        C;Cléo;8110003;1/2/82;1er mars 2026;03/26/2027;03/03/2026\n\
        D;Dan;8110004;;;04/27/2027;\n";
    let read = read_with(text.as_bytes().to_vec(), &Mapping::default());
    assert_eq!(
        read.people(&[
            F::LastName,
            F::BornOn,
            F::OrientedOn,
            F::ContractEnd,
            F::FirstAppointment
        ]),
        [
            "2 A | 1980-04-03 | 2026-03-02 | ∅ | 2026-02-26",
            "3 B | ∅ | 2026-03-09 | 2027-03-25 | 2026-02-27",
            "4 C | 1982-02-01 | 2026-03-01 | ∅ | 2026-03-03",
            "5 D | ∅ | ∅ | ∅ | ∅",
        ]
    );
    let places = [
        "1 Né le",
        "1 Fin du contrat",
        "1 1er RDV",
        "2 Fin du contrat",
        "3 Né le",
        "4 Fin du contrat",
        "5 Fin du contrat",
    ];
    assert_eq!(read.said(), places);
    let words = [
        "Ligne 3 : le mois y est écrit avant le jour (« 12/25/1981 »)",
        "Lignes 4 et 5 : ",
        "aucune ne se lit autrement",
        "ne se distinguent pas",
        "« 12/25/1981 » : le mois y est écrit avant le jour",
        "« 03/26/2027 »",
        "« 04/27/2027 »",
    ];
    for (notice, words) in read.said.iter().zip(words) {
        let plain = notice.reason.replace('\u{a0}', " ");
        assert!(plain.contains(words), "{plain}");
    }
}
