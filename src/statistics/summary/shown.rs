//! A figure of a yearly summary in French words. Knows no table.
use super::model::Figure;
use crate::domain::date::full;
use crate::domain::text::{decimal, number, percent};

/// A minus sign as it is printed.
fn signed(text: String) -> String {
    text.replacen('-', "\u{2212}", 1)
}

/// « 1 234 », « 12,5 », « 87,5 % », « — » for what is not known.
pub fn words(figure: &Figure) -> String {
    match figure {
        Figure::Count(n) => signed(number(*n)),
        Figure::Decimal(x) => {
            // Days and minutes to the tenth; ratios and posts to the hundredth.
            let text = signed(decimal(*x, if x.abs() < 10.0 { 2 } else { 1 }));
            let short = text.trim_end_matches('0').trim_end_matches(',');
            if text.contains(',') {
                short.to_owned()
            } else {
                text
            }
        }
        Figure::Share(x) => percent(*x, 1),
        Figure::Words(words) => words.clone(),
        Figure::Day(day) => full(*day),
        Figure::Unknown => "—".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_in_french() {
        for (figure, expected) in [
            (Figure::Count(1234), "1\u{202f}234"),
            (Figure::Decimal(12.5), "12,5"),
            (Figure::Decimal(30.0), "30"),
            (Figure::Decimal(148.28), "148,3"),
            (Figure::Decimal(-1.0), "\u{2212}1"),
            (Figure::Decimal(0.25), "0,25"),
            (Figure::Share(0.875), "87,5\u{202f}%"),
            (Figure::Words("oui".to_owned()), "oui"),
            (Figure::Unknown, "—"),
        ] {
            assert_eq!(words(&figure), expected);
        }
    }
}
