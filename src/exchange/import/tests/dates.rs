//! Columns of dates written the month first, or in both orders.
use super::*;

#[test]
fn the_dates_of_a_column_are_read_in_the_order_that_its_sure_cells_show() {
    let text = "Nom;Prénom;N° CAF;Né le;Orienté le;Fin du contrat\n\
        A;Anne;8110001;03/04/1980;02/03/2026;03/04/2027\n\
        B;Bob;8110002;12/25/1981;2026-03-09;25/03/2027\n\
        C;Cléo;8110003;1/2/82;1er mars 2026;03/26/2027\n";
    let read = read_with(text.as_bytes().to_vec(), &Mapping::default());
    assert_eq!(
        read.people(&[F::LastName, F::BornOn, F::OrientedOn, F::ContractEnd]),
        [
            "2 A | 1980-03-04 | 2026-03-02 | ∅",
            "3 B | 1981-12-25 | 2026-03-09 | 2027-03-25",
            "4 C | 1982-01-02 | 2026-03-01 | 2027-03-26",
        ]
    );
    assert_eq!(
        read.said(),
        ["1 Né le", "1 Fin du contrat", "2 Fin du contrat"]
    );
    let words = [
        "« 12/25/1981 »",
        "dans les deux sens",
        "ne se distinguent pas",
    ];
    for (notice, words) in read.said.iter().zip(words) {
        let plain = notice.reason.replace('\u{a0}', " ");
        assert!(plain.contains(words), "{plain}");
    }
}
