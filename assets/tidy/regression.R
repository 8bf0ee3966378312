# The regressions of the tables 9.1 and 11.1 of Proba samfunnsanalyse 2022: dialogues and activities per month observed, by attributes
# of the cases. Name attributes of your project, stored or derived (`months_since_granted`), as columns of case.csv; each becomes a factor whose first value is the reference.
#
#     Rscript regression.R [FOLDER] ATTRIBUTE...

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else "."
attributes <- arguments[-1]
if (length(attributes) == 0) stop("Name the attributes that explain, as columns of case.csv.")

case <- read.csv(file.path(folder, "case.csv"), na.strings = "", check.names = FALSE, fileEncoding = "UTF-8", stringsAsFactors = FALSE)
missing_columns <- setdiff(attributes, names(case))
if (length(missing_columns) > 0) stop("No such column in case.csv: ", paste(missing_columns, collapse = ", "))
case[attributes] <- lapply(case[attributes], factor)
case$threads_per_month <- case$threads / case$months
case$activities_per_month <- case$activities / case$months
terms <- paste(sprintf("`%s`", attributes), collapse = " + ")

for (outcome in c("threads_per_month", "activities_per_month")) {
  cat("\n", outcome, "\n", sep = "")
  # Cases with a missing value are left out; lm() tells how many.
  print(summary(lm(as.formula(paste(outcome, "~", terms)), data = case)))
}
