//! Papers as files, read back by readers that share no code with what wrote them.

mod attached;
mod kinds;
mod model_words;
mod pdf_file;
mod pdf_page;
mod pdf_papers;
mod samples;
mod strange;
mod word_file;
mod word_order;
mod word_papers;
mod word_schema;
