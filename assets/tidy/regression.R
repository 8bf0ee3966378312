# The regressions of the tables 9.1 and 11.1 of Proba samfunnsanalyse 2022: dialogues and activities per month observed, by attributes
# of the cases. Name attributes of your project, stored or derived (`months_since_granted`), as columns of case.csv. Words and yes or no become
# factors whose first value is the reference; numbers stay numbers.
#
#     Rscript regression.R [FOLDER] ATTRIBUTE...

arguments <- commandArgs(trailingOnly = TRUE)
has_folder <- length(arguments) > 0 && dir.exists(arguments[1])
folder <- if (has_folder) arguments[1] else "."
attributes <- if (has_folder) arguments[-1] else arguments
if (length(attributes) == 0) stop("Name the attributes that explain, as columns of case.csv.")

case <- read.csv(file.path(folder, "case.csv"), na.strings = "", check.names = FALSE, fileEncoding = "UTF-8", stringsAsFactors = FALSE)
missing_columns <- setdiff(attributes, names(case))
if (length(missing_columns) > 0) stop("No such column in case.csv: ", paste(missing_columns, collapse = ", "))
case[attributes] <- lapply(case[attributes], function(column) if (is.numeric(column)) column else factor(column))
case$threads_per_month <- case$threads / case$months
case$activities_per_month <- case$activities / case$months
terms <- paste(sprintf("`%s`", attributes), collapse = " + ")

for (outcome in c("threads_per_month", "activities_per_month")) {
  cat("\n", outcome, "\n", sep = "")
  # Cases with a missing value are left out; lm() tells how many.
  print(summary(lm(as.formula(paste(outcome, "~", terms)), data = case)))
}
