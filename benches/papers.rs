//! How fast papers are printed, and that nothing stays behind: time of a three-page carnet in each
//! format, time a page as pages grow, memory after a hundred papers and after a thousand.
//!
//! `cargo bench --bench papers` prints the figures. The ratios should stay near 1; nothing here
//! passes or fails.
#![allow(missing_docs, reason = "a bench documents nothing")]
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench may fail loudly, prints, and borrows only some of the samples"
)]

#[path = "../tests/papers/samples.rs"]
mod samples;

use std::hint::black_box;
use std::time::{Duration, Instant};

use carnet::documents::docx::docx;
use carnet::documents::model::{Block, Document, Part, Sheet, TableRow, TypeSize};
use carnet::documents::pdf::pdf;

/// Measures of each paper.
const TIMES: usize = 41;
/// Papers before memory is read, twice.
const PAPERS: [usize; 2] = [100, 1_000];
/// Rows of the tables compared.
const ROWS: [usize; 2] = [250, 2_500];

fn main() {
    let carnet = samples::carnet();
    for (name, make) in [("docx", make_docx as fn(&Document)), ("pdf", make_pdf)] {
        let start = Instant::now();
        make(&carnet);
        let first = start.elapsed();
        println!(
            "carnet, 3 pages, {name}: first {} µs, then {} µs",
            first.as_micros(),
            median(make, &carnet).as_micros()
        );
        let [few, many] = ROWS.map(|rows| median(make, &long(rows)).as_secs_f64() / rows as f64);
        println!(
            "time a row, {} rows / {}: {:.2}",
            ROWS[1],
            ROWS[0],
            many / few
        );
    }
    memory(&carnet);
}

fn make_docx(document: &Document) {
    black_box(docx(document).unwrap());
}

fn make_pdf(document: &Document) {
    black_box(pdf(document).unwrap());
}

fn median(make: fn(&Document), document: &Document) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            make(document);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A paper with a table of so many rows.
fn long(rows: usize) -> Document {
    let row = |at: usize| {
        TableRow::Cells(vec![
            format!("Action {at}"),
            "Rencontrer l’auto-école solidaire et demander un devis détaillé".to_owned(),
            "30/01/2027".to_owned(),
        ])
    };
    let columns = [("N°", 15), ("Action", 65), ("Échéance", 20)];
    let table = samples::table("Actions", &columns, (0..rows).map(row).collect());
    let part = Part {
        sheet: Sheet::Portrait,
        blocks: vec![Block::Table(table)],
    };
    samples::document("Longue liste", TypeSize::Normal, vec![part])
}

/// Prints the memory resident after the first papers, and after many more.
fn memory(carnet: &Document) {
    let mut made = 0;
    let sizes = PAPERS.map(|until| {
        while made < until {
            make_docx(carnet);
            make_pdf(carnet);
            made += 1;
        }
        resident()
    });
    match sizes {
        [Some(few), Some(many)] => println!(
            "memory after {} papers in each format: {many} pages; after {}: {few}; ratio {:.3}",
            PAPERS[1],
            PAPERS[0],
            many as f64 / few as f64
        ),
        _ => println!("memory: not known on this system"),
    }
}

/// Pages of memory resident, where Linux says it.
fn resident() -> Option<u64> {
    let words = std::fs::read_to_string("/proc/self/statm").ok()?;
    words.split_whitespace().nth(1)?.parse().ok()
}
