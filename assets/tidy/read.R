# Reads a tidy set of Planlupe and reproduces three figures. Needs base R alone.
#
#     Rscript read.R [FOLDER]

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else "."

# What each column is; those of attributes too, stored and derived.
dictionary <- read.csv(file.path(folder, "dictionary.csv"), fileEncoding = "UTF-8", stringsAsFactors = FALSE)

# One table of the set as a data frame. Missing is missing, never 0 or an empty text.
read_table <- function(table) {
  file <- file.path(folder, paste0(table, ".csv"))
  frame <- read.csv(file, na.strings = "", check.names = FALSE, fileEncoding = "UTF-8", stringsAsFactors = FALSE)
  as_logical <- function(column) if (all(column %in% c("true", "false", NA))) column == "true" else column
  frame[] <- lapply(frame, as_logical)
  dates <- dictionary$column[dictionary$table == table & dictionary$type == "date"]
  for (column in intersect(dates, names(frame))) frame[[column]] <- as.Date(frame[[column]])
  frame
}

case <- read_table("case")
thread <- read_table("thread")
message_rows <- read_table("message")

observed <- case[case$dialogue_observed %in% TRUE & !is.na(case$months), ]
asked <- message_rows[message_rows$begins_run %in% TRUE & message_rows$in_window %in% TRUE & message_rows$speaker %in% "user", ]
days <- asked$answer_days[!is.na(asked$answer_days)]
starters <- thread$started_by[thread$in_window %in% TRUE & !is.na(thread$started_by)]

cat(sprintf("threads per-month mean: %.4f\n", mean(observed$threads / observed$months)))
cat(sprintf("threads started-by-nav share: %.4f\n", mean(starters == "nav")))
cat(sprintf("response-time nav-days median: %.4f\n", median(days)))
cat(sprintf("response-time nav-days share: %.4f\n", mean(days <= 2)))
