# Planlupe's texts in English. The keys are the same in all languages; a test sees to it.

## Dates
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $date }
quoted = “{ $text }”

## Errors: what, where, what to do
error-io = The file “{ $file }” could not be read or written: { $reason }.
reason-not-found = it does not exist
reason-permission = you have no access to it
reason-full = the disk is full
reason-directory = it is a folder
reason-held = another program has it open, Excel for instance. Close it there and try again
reason-write-protected = it is write-protected
reason-name = Windows has no files of this name. Choose another
reason-other = the system refused

place-synced = The project lies in a folder that { $program } keeps alike on several machines: have it open on one machine at a time, let the copying end before you open it elsewhere, or keep it outside of that folder.
place-share = The project lies on another machine: an edit can be lost if the network fails, so keep it on a disk of this machine and share it as copies (“planlupe copy”).
half-files-cleared = { $count ->
    [one] Something that was written in “{ $folder }” was interrupted, and one half-written file has been removed.
   *[other] Something that was written in “{ $folder }” was interrupted, and { $count } half-written files have been removed.
}
error-unreadable = “{ $file }” was not taken in: { $reason }
unreadable-empty = the file is empty.
unreadable-too-much-text = the file holds more text than a case can have: over { $megabytes } MB or { $lines } lines. Split it, one case to a file.
unreadable-too-large = the file is larger than { $megabytes } MB. Split it, one case to a file.
unreadable-pdf = the file is a PDF. Save its text as .txt first.
unreadable-archive = the file is an office document or an archive. Save it as plain text (.txt) first.
unreadable-binary = the file is not text. Save the printout as plain text (.txt).
unreadable-utf16 = the file is damaged UTF-16. Save it again as UTF-8.
unreadable-no-file = it is a device or the end of a pipe, not a file. Save the content as a file first.
unreadable-io = the file cannot be read ({ $reason }).
error-not-found = “{ $file }” does not exist. Check the spelling of the name.
error-nothing-to-import = The folder “{ $file }” has no text, PDF or office files and no saved web pages. Choose another folder, or the files themselves.
error-reserved-name = “{ $name }” is the name of a column in the exports. Choose another name.
error-busy = The project is busy. Wait until the work that goes on is done, or cancel it.
error-not-a-project = “{ $file }” is not a Planlupe project. Choose a file that ends in .planlupe.
error-damaged = The project file “{ $file }” is damaged and was not opened. Use a backup copy.
error-newer = “{ $file }” was made with a newer version of Planlupe. Update the program to open it.
error-read-only = “{ $file }” can only be read. Give yourself write access to the file and its folder, or make a copy.
error-in-use = “{ $file }” is open in another window. Close that one to make changes here.
error-linked = “{ $file }” has a second name (a hard link), and can only be read as long as it has two. Remove one of them, or work on a copy.
error-encrypted = “{ $file }” is encrypted. Give its passphrase to open it; on the command line with --project-passphrase-file.
error-wrong-passphrase = The passphrase does not open “{ $file }”. Try again; without it nobody can read the project.
error-not-encrypted = “{ $file }” is there and is not encrypted; it stays as it is. “planlupe passphrase” encrypts it.
error-passphrase-for-plain = “{ $file }” is not there, and would be made without encryption. “import --encrypt” makes it with the passphrase; without encryption leave “--project-passphrase-file” out.
error-no-encryption = “{ $file }” is encrypted or is to be, and this program was built without encryption. Use the ready-made package, or build the program with “--features encryption”.
error-unknown-table = The edit concerns a table that this program does not know, “{ $table }”, and nothing was changed. Use a newer version of the program.
error-interrupted = An edit was interrupted and has to be taken back first. Open the project where its file and its folder can be written.
error-exists = “{ $file }” exists already. Choose another name.
error-no-layout = There is no layout called “{ $name }”. There are: { $known }.
error-no-case = There is no case called “{ $name }” in the project. “planlupe cases” shows the names.
error-case-exists = There is already a case called “{ $name }”. Rename the file and import it again.
error-empty-query = Nothing to look for: give at least one letter or digit.
error-one-code = It takes at least two codes to combine: give another --code.
error-bad-search-pattern = The pattern “{ $pattern }” cannot be read as a regular expression. Put \ before a sign that stands for itself, for example \( or \?, or leave out --regex.
error-no-code = There is no code called “{ $name }”. “planlupe codebook” shows the codes.
error-no-code-for-coding = There is no code called “{ $name }”. Add it to the codebook, or use --create-codes.
error-ambiguous-code = Several codes are called “{ $name }”. Put the group in front, for example “Dialog/{ $name }”.
error-code-exists = The code “{ $name }” is in this group already. Choose another name.
error-bad-code-name = “{ $name }” cannot be the name of a code: a name has no slash and no line break.
error-below-itself = “{ $code }” cannot stand below “{ $parent }”, which itself stands in “{ $code }”.
error-not-a-group = A code cannot stand in “{ $name }” besides its place: that is not a group, or it stands below the code itself.
error-cannot-merge = “{ $name }” cannot be merged with itself or with a code below it.
error-bad-scale = “{ $scale }” is not a scale of degrees. Write the least and the greatest degree, as in 1-5; the greatest can be 100.
error-no-scale = Codings have no degree in this project. Choose a scale first, with “Degree of codings …” or “planlupe degrees PROJECT 1-5”.
error-no-degree = The degree { $degree } is not on the scale { $scale }.
error-off-scale = { $count ->
    [one] One coding has a degree
   *[other] { $count } codings have a degree
} off the scale { $scale }. Change the degrees first, or choose a larger scale.
error-no-coding = No coding has this place and this code.
error-not-codable = “{ $name }” is a group. Choose a code in the group.
error-bad-shortcut = “{ $key }” cannot be the key of a code. Choose one letter or digit.
error-shortcut-taken = The key “{ $key }” belongs to another code. Choose another key.
error-no-attribute = There is no attribute called “{ $name }”. “planlupe attributes” shows those that exist.
error-no-months = The figure “{ $figure }” has no months. Leave --over out, or choose response-time, messages, threads, meetings or activities.
error-no-period = The figure “{ $figure }” is of no period: the goal has no day, and registration is of whole cases. Leave the period out.
error-empty-period = The period ends before it begins. The days of a case are counted from 1.
error-no-start = The figure “{ $figure }” needs the day on which cases begin: name an attribute of the kind date with --start.
error-not-a-date-attribute = “{ $name }” holds no dates: choose an attribute of the kind date.
error-attribute-exists = The attribute “{ $name }” exists already. Choose another name.
error-bad-value = “{ $value }” does not fit the attribute “{ $attribute }”. Choose a value from its list, or change the attribute.
error-bad-span = The passage lies outside the text of the case “{ $name }”, which has { $chars } characters.
error-already-coded = The passage has this code already.
error-empty-name = The name is empty. Type a name.
error-blank-name = --{ $option } has no name. Type a name, or leave --{ $option } out.
error-codebook = The codebook “{ $file }” cannot be read, line { $line }: { $reason }.
ron-no-field = there is nothing called “{ $name }” here; known are { $known }
ron-no-word = the word “{ $name }” is not known here; known are { $known }
ron-missing-field = “{ $name }” is missing
ron-twice = “{ $name }” stands twice
ron-ends = the file ends before a bracket or a quotation mark is closed
ron-sign = “{ $sign }” is missing
ron-more = there is more after the end
ron-value = the value is of another kind than the one that belongs here
ron-unreadable = the line cannot be read
error-no-column = “{ $file }” lacks the column “{ $column }”. Add it to the first line.
error-line = “{ $file }”, line { $line }: { $reason } Nothing was taken in.
error-not-a-number = “{ $column }” is not a whole number.
error-no-table-file = “{ $file }” is not a table that can be read. Save it as .csv or .xlsx first.
error-no-table-archive = “{ $file }” is an office document or an archive, not a table. Save it as .csv or .xlsx first.
error-damaged-table = “{ $file }” is damaged or not complete. Save it once more as .xlsx or .csv.
error-not-yes-or-no = “{ $column }” is neither yes nor no.
error-preset = The settings for all in “{ $file }” cannot be read, line { $line }: { $reason }. The usual ones are used.
error-settings = Your settings cannot be read, “{ $file }”, line { $line }: { $reason }. The usual ones are used, and the file is now called “{ $kept }”.
error-settings-unwritten = Your settings are not remembered until next time: { $reason }
error-recipe = The description of the report “{ $file }” cannot be read. Line { $line }, column { $column }: { $reason }. Correct it there and try again; docs/report.md shows how it is written.
error-table-name = “{ $name }” cannot be the name of a table. Use letters, digits, hyphens and underscores, each name once only, and not “report”.
error-in-table = The table “{ $name }”: { $reason }
error-beyond-excel = The table is larger than an Excel sheet (1,048,576 rows, 16,384 columns). Write it as CSV instead.
error-csv = The table could not be read or written: { $reason }.
excel-long-cells = “{ $file }” has { $count ->
    [one] one cell
   *[other] { $count } cells
} of more than 32,767 characters, which Excel cuts off. Read it with another program.
excel-many-rows = “{ $file }” has more than 1,048,576 rows, of which Excel shows no more. Read it with another program.
note-missing = { $column }: { $count ->
    [one] one cell says that there is no value (NA, a dash, a full stop) and was
   *[other] { $count } cells say that there is no value (NA, a dash, a full stop) and were
} taken as empty.
note-clock-left-out = { $column }: the clock time was left out of { $count ->
    [one] one date.
   *[other] { $count } dates.
}
note-day-first = { $column }: { $count ->
    [one] one date with strokes was
   *[other] { $count } dates with strokes were
} read with the day before the month.
error-in-column = in the column “{ $column }”: { $reason }
error-open-quote = a quotation mark is not closed. Close it; where it belongs to the text, write it twice.
error-unequal-row = the line has { $found } fields, but the first line has { $expected }.
error-column-twice = the column “{ $name }” stands twice. Give one of them another name.
error-case-twice = the case “{ $name }” stands in line { $line } already. Keep one line for each case.
error-ambiguous-number = “{ $value }” can be read as thousands or as decimals. Write it without a sign for thousands, or say what the column is with “{ $option }” (number: the sign stands before decimals; text: as it is).
error-no-day = “{ $value }” is not a date like the others in the column. Write it as 2019-08-31, leave the cell empty, or say what the column is with --kind.
error-two-digit-year = “{ $value }” has a year of two digits. Write all four, or take the column as it is with --kind COLUMN=text.
error-time-zone = “{ $value }” tells the time of another zone, where the day can be another. Write the day alone, as 2019-08-31.
error-spreadsheet = “{ $value }” is a spreadsheet error, not a value. Correct it there, or leave the cell empty.
error-outside-of-grid = there is no case or attribute left for the cells here. Choose a cell further up or further left, and paste again.
error-other-kind = the attribute “{ $name }” is there already, and its kind is { $kind }. Change it in the window first.
error-letters = “{ $file }” holds characters that cannot be read for sure. Save it again as UTF-8.
error-no-display = The window cannot be shown because there is no display here; on a Linux machine without display libraries the packages libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri are needed.
error-window = The window could not be shown ({ $reason }); on Debian and Ubuntu the packages libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri are needed.
error-sqlite = The project file could not be read or written ({ $reason }). Try again; if it fails again, check the project.
error-sqlite-damaged = The file is damaged. Do not work on in it: close it, and use a backup copy. What was not saved is not in the file.
error-sqlite-full = The disk is full, and nothing of this was saved. Make room, and try again.
error-sqlite-io = The disk could not be read or written ({ $reason }). See whether it is still connected, and try again.
error-sqlite-access = The file could not be opened or written. Give yourself access to the file and its folder.
error-sqlite-busy = Another window or command is writing to the file just now. Try again when it is done.
error-sqlite-memory = The machine has too little memory for this. Close other programs, and try again.
error-sqlite-constraint = This does not fit what the project holds, and was not saved. Check the project.

## Arguments of the command line
args-no-command = Planlupe has no command “{ $name }”. Type “planlupe --help” to see which there are.
args-unknown = There is no option “{ $name }” here. Type --help after the command to see which there are.
args-one-file = Name one file. Many files at once go with --tidy FOLDER.
args-missing = The command lacks { $name }. Type --help after the command to see how it is used.
args-apart = “{ $name }” and “{ $other }” do not go together. Type --help after the command to see how it is used.
args-twice = “{ $name }” can be given once.
args-no-value = The option “{ $name }” lacks a value.
args-unfit-value = “{ $value }” does not fit “{ $name }”. Type --help after the command to see what fits.
args-bad-value = “{ $value }” does not fit “{ $name }”. Choose among { $allowed }.
args-wrong = The command was not understood. Type “planlupe --help” to see how it is used.

## Help
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-example = Example:
help-planlupe = Planlupe reads printouts of activity plans, puts them in chronological order, and lets researchers code and tally them. Without a command it opens the window.
example-planlupe = planlupe import study.planlupe printouts/
help-import = Takes printouts into a project as cases. The project is made if it does not exist.
example-import = planlupe import study.planlupe printouts/*.txt
help-parse = Shows what Planlupe reads in a printout, without any project.
example-parse = planlupe parse --json case-012.txt
help-cases = Shows the cases of a project.
example-cases = planlupe cases study.planlupe
help-chronology = Shows a case in the order in which things happened.
example-chronology = planlupe chronology study.planlupe case-012
help-course = Shows the course of a case, or of all: activity cards, dialogue and minutes along a time line, and periods without contact.
help-courses = Sums up the courses of all cases, one row each: first and last entry, messages, activities, minutes and the longest gap.
example-courses = planlupe courses study.planlupe --sort silence --by age_group
help-arg-course_sort = Sorts by label, first, last, length, entries, messages, silence, coded (the share of coded text) or an attribute.
help-arg-reverse = Turns the order round. Cases without a value always stand last.
example-course = planlupe course study.planlupe case-012 --since granted
help-codebook = Shows the codebook, takes codes from a file or writes them to one: .ron, .csv or .xlsx.
example-codebook = planlupe codebook study.planlupe --to codebook.ron
help-attributes = Shows the attributes of the cases, takes them from a CSV or a workbook (.xlsx) with a column “case”, or gives cases values.
example-attributes = planlupe attributes study.planlupe --from attributes.csv
help-code = Adds codings from a CSV or a workbook (.xlsx) with the columns case,start,end,code and perhaps coder,memo,degree: all or none.
example-code = planlupe code study.planlupe --from codings.csv --create-codes
help-tally = Counts codes by the values of an attribute, or whatever rows and columns say.
example-tally = planlupe tally study.planlupe --columns age_group --count cases --csv -
help-export = Writes the tables cases.csv, entries.csv, codings.csv, memos.csv and tally.csv into a folder, and searches.csv where searches are saved.
example-export = planlupe export study.planlupe tables/ --excel-nb
help-check = Checks that a project is whole.
example-check = planlupe check study.planlupe
help-demo = Makes a project from the invented sample cases, shows a chronology and a tally, and opens the window.
example-demo = planlupe demo
help-open = Opens the window, with a project if one is given.
example-open = planlupe open study.planlupe
help-completions = Prints the script by which a shell completes commands and options.
example-completions = planlupe completions bash
help-arg-shell = The shell: bash, zsh, fish, elvish or powershell.
help-man = Writes the pages of the manual (man) into a folder, one for each command.
example-man = planlupe man man1/
help-arg-man_folder = The folder, which is made if it is not there.
help-arg-help = Shows this help.
help-arg-version = Shows the version.
help-arg-lang = Language: nb or en. Otherwise that of the system.
help-arg-project = The project file (.planlupe).
help-arg-files = Text files, PDFs, .docx, .odt, saved web pages, or folders with such files; “-” is standard input.
help-arg-prints = One text file, PDF, .docx, .odt or saved web page; “-” is standard input. With --tidy several, and folders with such files.
help-arg-file = The file to read; “-” is standard input.
help-arg-json = Writes JSON, which is the same in all languages.
help-arg-codebook = Codebook (RON) for the project. A new project gets the shipped one otherwise.
help-arg-layout = Reads with this layout instead of the one that the text shows.
help-arg-case = The name of the case.
help-arg-since_attribute = An attribute of kind date. Months are counted from that date, and all cases are aligned by it.
help-arg-sort = The attribute by which the cases are sorted.
help-arg-only_case = The label of the case. Without it, all are shown.
help-arg-order = Order: chronological, printed or threads.
help-arg-kinds = What a column is, where the table does not show it: COLUMN=category, number, date, yes-no or text.
help-arg-from = The file to take from.
help-arg-set_values = Gives a case a value: CASE ATTRIBUTE VALUE. An empty value takes it away. Can be repeated; all is done or nothing.
help-arg-clear = Takes a value away: CASE ATTRIBUTE. Can be repeated.
help-arg-new = Makes an attribute: NAME=category, number, date, yes-no or text.
help-arg-add_values = Adds values that a category lacks to its list instead of refusing them.
help-arg-to = The file to write to; “-” writes to the terminal.
help-arg-merge_code = The code that goes over to the other, with its codings and the codes below, and goes.
help-arg-join = A code that is to stand in the group of --group too. Its place stays.
help-arg-leave = A code that is to stand in the group of --group no longer.
help-arg-code_group = The group that --join or --leave means.
help-arg-into_code = The code that it goes over to.
help-arg-move_code = The code or group that is moved.
help-arg-under_code = The code or group under which it is to stand; without it at the top, or beside --before.
help-arg-before_code = The one before which it is to stand; otherwise last.
help-arg-changed_since = Shows what was done to the codebook from this day (UTC) on, the oldest first.
help-arg-recode = A table (CSV) with the columns case, start, end, code and new_code: the codings get the new code.
help-arg-create_codes = Makes codes that do not exist.
help-arg-coder = The name of the coder where the table does not say it.
help-arg-rows = What the rows are: codes, groups, case, coder, sender, kind, card-type, thread-kind, month, quarter, year, month-since-start, same-passage, same-entry, same-thread, then-within:DAYS, or an attribute.
help-arg-columns = The attribute that gives the columns; for tally the same words as for rows.
help-arg-count = What is counted: cases (in which the code occurs) or codings; for tally also entries, characters or share (of the text).
help-arg-csv = Writes CSV to this file; “-” writes to the terminal.
help-arg-xlsx = Writes the table as an Excel workbook to this file.
help-arg-as_workbook = Writes the tables as one Excel workbook, tables.xlsx, instead of CSV.
help-arg-png = Draws one of the measures as a picture (PNG); --measure names it.
help-arg-excel_nb = For a Norwegian Excel: semicolon and BOM.
help-arg-reordered = Writes each case in time order with its codes instead, as docx, html or text.
help-arg-chronology_file = Writes the case with its codes to a file instead: .docx, .html or plain text.
help-report = Writes a report as HTML and DOCX: tables, charts, quotations, codebook and method.
example-report = planlupe report study.planlupe --tables tables.ron --out report/
help-arg-tables = The file that describes the tables and charts. Without it they are the usual ones.
help-arg-report_by = The attribute by which the usual tables are split.
help-arg-report_folder = The folder that the report is written to.
report-of-state = State of the project: { $state }
report-made-from = Made with Planlupe { $version } from the project in the state { $state }. The same state gives the same report.
report-code = Code
report-rule = When it is used
report-codings = Codings
report-codebook = Codebook
report-how = Method
report-cases = { $count ->
    [one] The project has one case
   *[other] The project has { $count } cases
}; { $done } read to the end, { $begun } begun.
report-read-by = The printouts were read by Planlupe { $version } (grammar { $grammar }).
report-printed = { $count ->
    [one] The day of printing is known of one case: { $from }.
   *[other] The day of printing is known of { $count } cases, from { $from } to { $to }.
}
report-layouts = A person chose the layout of: { $layouts }.
report-entries = { $count ->
    [one] One entry was read
   *[other] { $count } entries were read
}; { $doubtful } of them are still to review.
report-redacted = Replaced in the texts: { $what }.
report-nothing-redacted = Planlupe has replaced nothing in the texts.
report-coders = Coded by: { $coders }.
report-nobody-coded = Nothing is coded.
report-no-agreement = Agreement between coders was not measured.
chart-value = value
chart-behind = The figures behind the chart: { $title }
strips-title = The courses of the cases
strips-about = { $count ->
    [one] One case
   *[other] { $count } cases
}, one below the other on one time line
strips-definition = One line for each case: messages from the user are dots, messages from NAV are squares, minutes are strokes across, and activities are lines from their start to their end. What has no date is left out.
help-arg-tidy = Writes the tidy set: one table for each unit (case, thread, message, activity, minutes, coding, memo), with a data dictionary and scripts for R and pandas.
help-arg-parquet = With Parquet files beside CSV.
help-arg-with_text = With free text: messages, titles, senders, memos and passages. Without it they are left out.
help-arg-folder = The folder.
help-arg-only = Only these tables, separated by commas.
help-arg-no_window = Does not open the window.

## Printed on the command line
cli-plan-layout = Layout: { $layout }
cli-plan-printed = Printed: { $date }
cli-cases-sum = { $count } { $count ->
    [one] case
   *[other] cases
}, { $done } done
cli-codings-added = { $count } { $count ->
    [one] coding
   *[other] codings
} added
import-summary = { $imported } { $imported ->
    [one] case
   *[other] cases
} taken in, { $refused } { $refused ->
    [one] file
   *[other] files
} refused
import-cases = { $count } { $count ->
    [one] case
   *[other] cases
} taken in
import-documents = { $count } { $count ->
    [one] document
   *[other] documents
} taken in, { $cases } new { $cases ->
    [one] case
   *[other] cases
}
import-documents-added = { $count } { $count ->
    [one] document
   *[other] documents
} added to { $cases ->
    [one] a case that was
   *[other] { $cases } cases that were
} there before
import-replaced = { $count } { $count ->
    [one] printout
   *[other] printouts
} replaced
import-marked = highlights and comments of { $count } { $count ->
    [one] file
   *[other] files
} taken in
import-refused = { $count } { $count ->
    [one] file
   *[other] files
} refused
column-case = case
column-status = status
column-entries = entries
column-doubtful = to review
column-first = first
column-last = last
column-codings = codings
column-attribute = attribute
column-kind = kind
column-document = document
column-characters = characters
column-set = filled in
column-values = values
column-total = total
demo-made = The sample project is in the folder { $folder }
demo-chronology = The chronology of { $case }:
demo-tally = Codes tallied by { $attribute }:
demo-csv = { $count } CSV files are in { $folder }

## Entries
layout-none = not recognised
entry-undated = Undated
entry-clock = at { $time }
entry-until = until { $date }
kind-goal = Goal
kind-card = Activity card
kind-minutes = Minutes
kind-message = Message
kind-event = Event
kind-preamble = Preamble
kind-unplaced = Unplaced
kind-document = Document
speaker-user = USER
speaker-nav = NAV ({ $sender })
speaker-unknown = { $sender } (unknown sender)
thread-under-card = dialogue in the card “{ $title }”
thread-under-card-untitled = dialogue in a card
thread-untitled = thread without a title
thread-begins = new dialogue
thread-answer = answer
thread-answer-same-day = answer the same day
thread-answer-later = { $days ->
    [one] answer the next day
   *[other] answer after { $days } days
}
thread-goes-on = goes on
thread-goes-on-same-day = goes on the same day
thread-goes-on-later = { $days ->
    [one] goes on the next day
   *[other] goes on after { $days } days
}
thread-messages = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
document-plan = Plan
document-cv = CV
document-paper = Document
document-titled = { $kind } “{ $title }”
documents-title = Documents
documents-of-case = The case is
documents-into = Make this case a document of the case …
documents-join = Join
document-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
document-characters = { $chars } characters
document-separate = Make a case of its own
document-separate-named = Make { $document } a case of its own
document-separated = The document has become the case { $case }.
notice-separated = The document has become the case “{ $case }”. Undo joins them again.
document-show = Show { $document }
document-kind-of = What { $document } is
document-remove-named = Remove { $document }
notice-joined = “{ $case }” has become one case. Undo parts them again.
report-join = Make one case
report-join-named = Make one case: { $case }
documents-of-others = { $case }: { $count ->
        [one] by its head, document { $numbers } is about another person than a document before it. Look whether it belongs in the case.
       *[other] by their heads, the documents { $numbers } are about other persons than documents before them. Look whether they belong in the case.
    }
cli-of-others-what = To make a document a case of its own: planlupe documents PROJECT CASE --document NUMBER --own-case.
cli-quarantine-of-others-what = To make a document an original of its own: planlupe quarantine document PROJECT NUMBER --document NUMBER --own-case.
documents-none = The case is one plan. Add documents with “planlupe import PROJECT --into CASE FILES”.
error-document-option = Say which document is meant, with --document and its number in the list.
document-removed = The document is taken out of the case. { $aside ->
    [0] No codings or memos were on it.
    [one] One coding or memo is set aside.
   *[other] { $aside } codings and memos are set aside.
}
card-planned = planned
card-suggested = suggested
card-in-progress = in progress
card-completed = completed
card-cancelled = cancelled
undated-goal = The goal has no date in the printout.
undated-preamble = The preamble has no date in the printout.
undated-unplaced = The text could not be placed and therefore has no date.
undated-document = The document has no date until somebody sets one.
undated-invalid = The date is not in the calendar.
undated-card = The card has no start date.
undated-message = The date could not be read.
flag-unplaced = The text could not be placed.
flag-thread-boundary = It is doubtful whether a new thread begins here.
flag-doubtful-thread = It is doubtful which thread this belongs to: the title of another may have been missed further up.
flag-sender-unknown = Planlupe does not know this word for a sender.
flag-date-invalid = The date is not in the calendar.
flag-no-start-date = The card has no start date.
flag-after-print = The date is later than the day of printing.
flag-from-after-to = The end date is before the start date.
flag-torn-fields = The fields had come apart in the text and were put together by their form.
flag-header-like = A line here looks like the header of a message.
flag-heading-like = A line here looks like a heading.
flag-date-label-unknown = Planlupe does not know the labels of the days here: the first is taken for the start, the second for the end.
flag-heading-unknown = Planlupe does not know the heading above.
flag-type-unknown = Planlupe does not know this type of card.
flag-out-of-order = The date does not follow the order of the thread.
flag-empty = The message has no text.
flag-garbled = Letters in the text were lost or became others.
flag-second-plan = Another plan begins here: another person's, or the same once more.
flag-little-read = Less than half of the file has a place in the plan.
status-unread = not read
status-in-progress = in progress
status-done = done
attribute-category = category
attribute-number = number
attribute-date = date
attribute-yes-no = yes/no
attribute-text = text
count-cases = Cases
count-codings = Codings

## Tally
tally-no-value = no value
tally-cases = Cases in the column
workbook-about = About the tables
tally-about = Codes
tally-about-by = The columns are the values of the attribute “{ $attribute }”.
goals-about = Goals
codebook-about = The codes with their groups, in the order of the codebook.
courses-about = Courses
courses-about-rows = One row for each case, which sums up its course. docs/csv.md explains the columns.
hits-about = Hits
hits-about-rows = One row for each hit, with the words before and after. Places are counted in characters from the beginning of the text.
excerpts-about = Excerpts
excerpts-about-rows = One row for each coded passage. Places are counted in characters from the beginning of the text.
sheet-cases = One row for each case, with the attributes at the end.
sheet-entries = One row for each entry, case by case, in time order.
sheet-codings = One row for each coding, with the excerpt and the attributes of the case.
sheet-memos = One row for each memo.
sheet-tally = One row for each code: in how many cases it stands, or how many codings it has. An empty cell has no case behind it.
sheet-searches = One row for each part of a saved search.
tally-note-cases = The figures are cases in which the code occurs at least once, sub-codes included.
tally-note-codings = The figures are codings, sub-codes included.

## Check
left-beside = Beside the project lies { $file }, which a stopped program has left and which cannot be removed from here. It may hold the whole project in clear: delete it.
check-whole = The project is whole.
finding-damaged = The file is damaged. Use a backup copy.
finding-dangling = The table “{ $table }” points at something that is not there.
finding-other-tables = The tables of the file are not those that Planlupe makes: it is damaged, or was changed by another program. Use a backup copy.
finding-altered-text = The text of the case “{ $case }” is not what was taken in: the file is damaged, or was changed by another program. Use a backup copy.
finding-altered-removed = The text of a removed case is not what was taken in: the file is damaged, or was changed by another program. Use a backup copy.
finding-altered = The table “{ $table }” is not what was written: the file is damaged, or was changed by another program. Use a backup copy.
finding-unreadable = What the table “{ $table }” holds cannot be understood. Use a backup copy.
finding-ring = { $count ->
    [one] One code stands
   *[other] { $count } codes stand
} below each other in a ring, so that no list shows them. Use a backup copy.
finding-outside = In the table “{ $table }”, the passage { $start }–{ $end } lies outside the text of the case “{ $case }”.
finding-coding-outside = The coding { $start }–{ $end } lies outside the text of the case “{ $case }”.
finding-wrong-length = The length of the text of the case “{ $case }” is wrong.
finding-unaccounted = { $chars } characters of the case “{ $case }” belong to no entry.
finding-no-guid = In the table “{ $table }”, { $rows ->
    [one] one row has
   *[other] { $rows } rows have
} no identifier, so that copies of the project cannot be merged. Use a backup copy.
finding-released-twice = The cases “{ $case }” and “{ $other }” were released from the same original. Compare them, and remove the one that is not to stay.

## Acts, as they stand after “Undo:”
act-import = import
act-remove-case = removal of a case
act-rename-case = name of a case
act-set-status = status
act-write-summary = case summary
act-choose-layout = layout
act-load-codebook = loading a codebook
act-add-code = new code
act-change-code = change to a code
act-merge-codes = merging of codes
act-remove-code = removal of a code
act-code = coding
act-change-coding = change to a coding
act-uncode = removal of a coding
act-load-codings = loading codings
act-write-memo = memo
act-remove-memo = removal of a memo
act-add-attribute = new attribute
act-change-attribute = change to an attribute
act-remove-attribute = removal of an attribute
act-set-attribute = value of an attribute
act-load-attributes = loading attributes

## The window: menus and commands
menu-word = menu
guide-keys = Change keys …
menu-all = Menu
menu-project = Project
menu-edit = Edit
menu-case = Case
menu-codes = Codes
menu-view = View
menu-help = Help
workspace-read = Read and code
workspace-figures = Figures
command-new-project = New project …
command-open-project = Open project …
command-close-project = Close the project
command-import = Import printouts …
command-load-codebook = Load codebook …
command-save-codebook = Save codebook …
command-load-attributes = Load attributes …
command-load-codings = Load codings …
command-export = Export tables …
command-check = Check the project
command-quit = Quit
command-undo = Undo
command-redo = Redo
undo-act = Undo: { $act }
redo-act = Redo: { $act }
command-find = Search the case
command-find-next = Next hit
command-find-previous = Previous hit
command-grow-selection = Select more
command-shrink-selection = Select less
command-copy-with-source = Copy with date and sender
notice-copied-with-source = Copied with case, date and sender.
command-select-thread = Select the thread
command-palette = Find a command …
command-back = Back
command-forward = Forward
command-next-case = Next case
command-previous-case = Previous case
command-next-doubt = Next entry to review
command-previous-doubt = Previous entry to review
command-uncode = Remove the coding here
command-code-palette = Apply a code …
command-in-vivo = New code from the selection (in vivo)
command-repeat-code = Apply the last code again
command-code-hits = Code all hits …
command-recode = Change the code of the coding here …
command-next-coding = Next coding
command-previous-coding = Previous coding
command-later-end = End the coding one word later
command-earlier-end = End the coding one word earlier
command-earlier-start = Begin the coding one word earlier
command-later-start = Begin the coding one word later
command-memo-on-coding = Memo on the coding
command-memo-on-entry = Memo on the entry
command-add-code = New code …
command-add-group = New code group …
command-code-history = Changes to the codebook
command-edit-attributes = Edit attributes …
command-mark-unread = Mark as not read
command-mark-in-progress = Mark as in progress
command-mark-done = Mark as done
command-coder = Who codes …
command-remove-case = Remove the case from the project
command-toggle-cases = Show or hide the cases
command-toggle-codes = Show or hide the codebook
command-light = Light theme
command-dark = Dark theme
command-high-contrast = High contrast, dark
command-high-contrast-light = High contrast, light
command-bokmal = Bokmål
command-english = English
command-zoom-in = Larger
command-zoom-out = Smaller
command-zoom-reset = Normal size
command-guide = User guide
command-keys = The keys
cancel = Cancel
close = Close
save = Save
edit = Edit
remove = Remove

## The window: start
start-what = Read activity plans in the order in which things happened, code them, and tally. Everything stays on this machine.
start-new-hint = An empty project file to import printouts into
start-open-hint = A file that ends in .planlupe
start-sample = Try the sample project
start-sample-hint = Fifteen invented cases, already coded
start-missing = no longer in { $folder }
start-forget = Remove { $name } from the list
start-forget-hint = Remove from the list. The project file is not touched.
start-guide-hint = Comes with the program, no network needed
start-recent = Recently opened

## The window: paths
path-new-project = New project
path-open-project = Open project
path-import = Import printouts
path-load-codebook = Load a codebook
path-save-codebook = Save the codebook
path-load-attributes = Load attributes from CSV or Excel
path-load-codings = Load codings from CSV or Excel
export-as = Write
export-xlsx = The tables as an Excel workbook (XLSX)
path-save-table = Save the table
path-save-chart = Save the chart
contact-save-table = Save the table …
contact-save-chart = Save the chart …
export-csv = The tables (CSV)
export-cases-docx = The cases with their codes, for Word (DOCX)
export-report = A report with tables, charts, codebook and method
notice-report-written = The report is in { $folder }: report.html, report.docx and a file for each table and chart
export-cases-html = The cases with their codes, for the browser (HTML)
command-save-case = Save the case with its codes …
path-save-case = Save the case with its codes
reordered-printed = printed on { $date }
reordered-counts = { $entries ->
    [one] one entry
   *[other] { $entries } entries
}, { $codings ->
    [0] no codings
    [one] one coding
   *[other] { $codings } codings
}
reordered-summary = Case summary
reordered-entries = Entries
reordered-codes = Codes
path-export = Export tables to a folder
path-label = File or folder
path-button-make = Create project
path-button-open = Open
path-button-import = Import
path-button-load = Load
path-button-save = Save
path-button-export = Export
path-above = .. (the folder above)
path-browse = Browse …
path-no-chooser = The system's file chooser did not answer. Type the path above, or choose from the list.

## The window: cases
cases-title = Cases
cases-drawer = Case list
cases-done = { $done } of { $all }
cases-done-hint = Cases done, of all
cases-empty = The project has no cases yet.
cases-filter = Filter by name or attribute
cases-none = No case matches.
cases-row = { $case }, { $status }, { $codings } { $count ->
    [one] coding
   *[other] codings
}, { $doubtful } to review

## The window: reading
reader-name = The text of case { $case }
reading-no-cases = Here you read the cases once you have imported printouts.
empty-find = Here you search the texts of all cases, and find excerpts again, once you have imported printouts.
empty-cases = Here you see all cases side by side once you have imported printouts.
empty-figures = Here you tally the codes once you have imported printouts and coded.
reading-choose = Choose a case from the list.
reading-status = Status
reading-order = Order
reading-codes = Codes shown
reading-all-codes = All codes
reading-all-coders = Everybody’s codings
reading-coders = Coded by
reading-layout = Layout
reading-layout-found = { $layout }
reading-layout-by-text = By the text
reading-remarks = Remarks on the document
reading-doubtful = { $count } to review
order-chronological = Chronological
order-printed = As printed
order-threads = Thread by thread
search-hint = Search the case
search-found = { $count } { $count ->
    [one] hit
   *[other] hits
}
search-going-on = Searching: { $part } %, { $count } hits so far
search-at = { $hit } of { $count } { $count ->
    [one] hit
   *[other] hits
}

## The window: codebook
codes-title = Codebook
codes-add-code = New code
codes-add-group = New group
codes-empty = The codebook is empty.
codes-apply-hint = Click to code what is selected.
codes-select-hint = Select text, and click here to code it.
codes-move-hint = Click to edit. Drag to move, or Ctrl and an arrow key.
codes-use = Use it when: { $text }
codes-use-not = Not when: { $text }
codes-such-as = Example: { $text }
codes-count-hint = Codings in the project
codes-edit = Edit { $code }
code-new = New code
code-new-group = New group
code-edit = Edit the code
code-edit-group = Edit the group
code-name = Name
code-under = Under
code-also-in = Also in
code-also-in-none = no other group
code-also-in-hint = The code is counted and found in these groups too, each coding once.
codes-member = { $code } (also in { $group })
code-key = Key
code-description = Description
code-when-to-use = Use it when
code-when-not = Not when
code-example = Example
code-top = at the top
code-codable = Can be put on text
code-colour-field = Colour
code-merge = Merge …
code-merge-hint = The codings and the codes below move to another code, and this one is removed. You can undo.
code-walk = Walk through the excerpts …
code-walk-hint = For each excerpt you choose which code it is to have: this way you split a code, or merge two with care.
code-colour = Colour { $number }
code-up = Move up
code-down = Move down
code-remove = Remove the code
code-remove-group = Remove the group
code-remove-hint = Removes the code, the codes below it and their codings. You can undo.
walk-title = The excerpts of { $code }
walk-what = Enter gives the excerpt the code that is chosen, and goes on. PageUp and PageDown go without choosing. Esc carries out what was chosen.
walk-at = { $at } of { $count }, { $decided } chosen
walk-decided = Chosen: { $code }
walk-removes = Remove the code when nothing is left of it
walk-back = Previous
walk-on = Next
walk-done = { $count ->
        [one] Carry out one choice
       *[other] Carry out { $count } choices
    }
walk-empty = The code has no excerpts.
code-history-since = Since (empty for all)
code-history-none = No changes.
code-change-added = New: { $code }
code-change-changed = Changed: { $code }
code-change-removed = Removed: { $code }
code-change-when = { $at } UTC, { $coder }
code-change-set = { $field }: { $after }
code-change-emptied = { $field }: { $before } → nothing
code-change-field = { $field }: { $before } → { $after }

## The window: here, summary, memos, attributes
tab-here = Here
tab-summary = Summary
tab-memos = Memos
tab-attributes = Attributes
here-nothing = Put the caret in the text to see codings and memos there.
here-no-codings = No codings here.
here-code = Code: { $code }
here-uncode = Remove
here-uncode-named = Remove the coding { $code }
here-move = Move here
here-move-hint = The coding moves to what is selected.
memo-on-coding = Memo on “{ $code }”
memo-on-entry = Memo on the entry
memo-on-case = Memo on the case
summary-read = Read
summary-write = Write
summary-name = Case summary
summary-hint = Markdown: “- ” makes a bullet, “**word**” bold, “# ” a heading.
summary-empty = The case has no summary yet. Choose “Write”.
attributes-empty = The project has no attributes yet.
attributes-title = Attributes
attributes-what = What cases can be compared by: grant quarter, age group, gender …
attribute-new = New attribute
attribute-edit = Edit the attribute
attribute-name = Name
attribute-kind = Kind
attribute-options = Values, one on each line
attribute-edit-named = Edit { $name }
attribute-remove-named = Remove { $name }
value-yes = yes
value-no = no

## The window: figures
tidy-rows = Rows: { $rows }
tidy-prints = { $cases } cases of { $files } files.
tidy-parted = Files with several plans, of which each is a case: { $count }.
tidy-neutral = Cases that got a number as label, since the name of the file tells whom the printout is about: { $count }.
tidy-without-dates = Cases without any day, without values for the window: { $count }.
tidy-passed-over = Files in the folders that are no printouts and were not read: { $count }.
figures-title = Tally
figures-contact = Contact figures
contact-figure = Contact figure
contact-by = By attribute
contact-over = Month by month
contact-whole = all the time that a case is observed
contact-month = months of the calendar
contact-month-since-start = months since the start
contact-start = A case begins
contact-first-entry = with its first entry
contact-end = A case ends
contact-since = The period from
contact-until = The period to
contact-since-day = From day of the case
contact-until-day = To day of the case
contact-day-hint = 1 is the day on which the case begins
contact-no-day = “{ $typed }” is not a whole number.
contact-print = on the day of printing
contact-measure = Measure in the chart
contact-cell = { $what }: n { $count }
contact-behind = Shows what stands behind the number
contact-copy = Copy the table
contact-nothing = Nothing is observed for this figure.
work-figure = Computing …
figures-columns = Columns
figures-no-attribute = total only
figures-count = Count
figures-empty-cells = An empty cell has no case behind it.
figures-no-codes = The codebook has no codes to count.
figures-cell = { $code }, { $value }: { $count }
excerpts-title = Excerpts
excerpts-choose = Choose a figure in the table to see the excerpts behind it.
excerpts-count = { $count } { $count ->
    [one] excerpt
   *[other] excerpts
}
excerpts-reading = More excerpts are being read …
excerpts-from = { $case } – show in the text

## The window: messages
status-saved = saved
status-unsaved = not saved yet
status-in-use = open in another window – can only be read here
status-read-only = can only be read
status-length = { $chars } characters, { $entries } { $count ->
    [one] entry
   *[other] entries
}
status-selected = selected { $chars } characters in { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}
status-progress = { $done } of { $all }
menu-select-first = Select text to code it.
notice-select-first = Select text first, then press the key of the code.
notice-open-first = Open or make a project first.
notice-coding-covers = “{ $code }” now covers { $chars } characters
notice-coded = Coded: { $code }
notice-recoded = Changed the code to { $code }
notice-merged = Merged into { $code }
notice-sorted-out = { $count ->
        [one] One coding has another code now
       *[other] { $count } codings have another code now
    }
notice-uncoded = { $count ->
        [one] The coding is removed
       *[other] { $count } codings are removed
    }
notice-case-removed = The case { $case } is removed. You can undo.
notice-undone = Undone: { $act }
notice-redone = Redone: { $act }
notice-codebook-loaded = The codebook is loaded.
notice-attributes-loaded = The attributes are loaded.
notice-saved = Saved: { $file }
notice-cases-exported = { $count ->
    [one] One case is
   *[other] { $count } cases are
} in { $folder }
notice-exported = { $count ->
    [one] One table is
   *[other] { $count } tables are
} in { $folder }
notice-import-cancelled = The import is cancelled. The project is as before.
notice-in-use = The project is open in another window. Here it can only be read.
notice-read-only = The file cannot be written. The project can only be read.
notice-linked = The file has a second name (a hard link). As long as it has two, the project can only be read.
work-import = Importing
work-sample = Making the sample project
work-check = Checking the project
work-export = Exporting
import-report = The import
palette-hint = Find a command
palette-none = No command matches.
code-palette-apply = { $count ->
        [one] Apply a code to the selection
       *[other] Apply a code to { $count } passages{ $cases ->
            [one] {""}
           *[other] {" "}in { $cases } cases
        }
    }
code-palette-recode = Choose another code for the coding
code-palette-hint = Find or make a code
code-palette-find = Find a code
code-palette-merge = Merge “{ $code }” with
code-palette-new = New code: { $code }
code-palette-none = No code matches. Type a name to make one.
keys-codes = With the caret in the text, one letter or digit puts a code on what is selected. The codebook shows which.
keys-arrows = Arrow keys
keys-arrows-do = Move the caret; with Ctrl word by word
keys-shift = Shift + arrow keys
keys-shift-do = Select, also across entries
keys-alt = Alt + arrow up or down
keys-alt-do = Previous or next entry
keys-all = Ctrl+A
keys-all-do = Select the entry; once more: the whole case
keys-change = Choose a key in the list to give the command another one: press the new key. Delete gives it none, Esc keeps it.
keys-press = Press the new key …
keys-none = no key
keys-key-of = { $command }: { $key }
keys-reset = Reset
keys-reset-of = Reset the key of { $command }
keys-reset-all = Reset all
keys-reserved = { $key } cannot be chosen: the key belongs to the text or to the codes.
keys-taken = { $key } belongs to “{ $command }”.
keys-swap = Swap
keys-keep = Keep as before
error-work-failed = The work stopped because of a fault. The project is as before; try again.
error-crashed = The program stopped because of a fault. All that was saved is in the project file. Start it again.
window-library-missing = a system library is missing
window-no-system = the display cannot be reached
window-no-graphics = the graphics driver is missing
case-name = Name of the case
coder-title = Who codes?
coder-what = The name is kept with the codings and memos that you make.
coder-name = Name
notice-coder = Coder: { $name }
figures-more-columns = Columns that are only in tally.csv: { $count }.

### The grammar

flag-misread = The text was scanned, and a line here had been misread.
help-arg-explain = Tells line by line what each was read as, and why.
explain-read-by = Read by: { $by }
explain-set-section = set as the heading of a section
explain-set-heading = set as a title
explain-set-mark = set as a label or the header of a message
explain-set-body = set as body text
explain-set-small = set in small type
explain-extraction = Got out of the print: { $extraction }
explain-clues = for and against a title: { $clues }; sum { $sum }
extraction-browser = copied from the browser
extraction-blocks = from a PDF, with blank lines between blocks
extraction-raw = from a PDF, without blank lines that tell anything
extraction-scan = read off paper by a program
explain-as-goal = the goal
explain-as-card = part of an activity card
explain-as-minutes = minutes
explain-as-message = text of the message
explain-as-event = event of the history
explain-as-preamble = preamble
explain-as-unplaced = without a place
explain-as-page-header = head of the first page
explain-as-page-furniture = page header or footer
explain-as-heading = heading
explain-as-thread-title = title of a thread
explain-as-message-header = header of a message
explain-as-event-header = moment of the history
explain-as-card-header = head of a card with minutes
explain-as-card-label = label beside minutes
explain-as-card-type = type of a card
explain-as-card-title = title of a card
explain-as-field-label = label of a field
explain-as-field-value = value of a field
explain-as-chip = label of a card
explain-because-word-of-layout = a word of the layout, in its place
explain-because-header-form = sender, dash and date
explain-because-misread = nearly a header or a word of the layout, misread
explain-because-typography = set like this on the page
explain-because-clues = clues weighed
explain-because-below-header = stands below a header
explain-because-below-heading = stands below a heading
explain-because-below-label = stands below a label
explain-because-below-type = stands below the type
explain-because-top-of-print = stands above the first heading
explain-because-page-edge = as browser and server print at the edge of a page
explain-because-moment = day and clock time alone in the line
explain-because-no-rule = no rule
clue-against-order = the date runs against the order
clue-against-guessed-order = the date runs against the order, which is guessed
clue-begins-too-late = a later thread begins earlier
clue-begins-far-too-late = a later thread begins earlier, and threads are in order elsewhere
clue-begins-in-time = fits the order of threads
clue-same-sender = same sender above and below
clue-same-day = the message below is of the same day
clue-next-day = the message below is of the next day
clue-within-week = at most a week between
clue-within-weeks = at most three weeks between
clue-silence = weeks between
clue-long-silence = months between
clue-answers = the other writes soon after
clue-question-answered = a question, and the other writes below
clue-greeting-below = greeting below
clue-words-below = a word of the line stands in the message below
clue-words-above = a word of the line stands above it
clue-answer-below = the message below begins like an answer
clue-usual-title = usual title
clue-title-word = begins like a title
clue-short-print = begins like a title, and the dialogue is short
clue-one-word = one word
clue-no-words = no words
clue-label-and-value = says what something is: “Place: …”
clue-sentence-words = words of sentences
clue-long-sentence = long sentence
clue-two-sentences = several sentences
clue-question-word = begins like a question
clue-asks-reader = a question to the reader
clue-first-person = the writer speaks of himself
clue-answer-word = begins like an answer
clue-farewell = farewell
clue-closing = closing
clue-known-title = known title
clue-ends-with-stop = full stop at the end
clue-short-stop = one or two words and a full stop
clue-ends-with-colon = colon, smile or the like at the end
clue-exclamation = exclamation mark
clue-other-mark = another sign at the end
clue-lower-case = begins in lower case
clue-bullet = bulleted item
clue-list-item = item of a list
clue-long = long
clue-very-long = very long
clue-two-lines = goes over two lines
clue-more-lines = goes over more than two lines
clue-wraps-as-text = its lines break where messages do
clue-wraps-as-title = one narrower column breaks all its lines
clue-wraps-anyhow = no column breaks all its lines so
clue-begins-inside = the line above may belong to it
clue-capitals = capitals
clue-has-number = digits in the line
clue-contact-details = telephone number or address
clue-alone = the message would have no text
clue-alone-but-usual = the message would have no text, but the title is usual
clue-only-greeting-above = only a greeting above
clue-deleted-above = only a deleted text above
clue-name-due = may be the name below a closing
clue-title-below-closing = below a closing, but hardly a name
clue-part-of-signature = part of a signature
clue-below-signature = below a signature
clue-below-name = below the name of a signature
clue-break-in-running-text = a line break in text that has none elsewhere
clue-closing-in-text = closing at the end of the line above
clue-running-text-goes-on = the text above goes on
clue-line-above-ends = the line above ends something
clue-full-line-ends = the line above is full and ends something
clue-line-above-full = the line above is full
clue-line-above-open = the line above is short and ends without a mark
clue-inside-sentence = begins inside a sentence of the line above
clue-farewell-above = farewell above
clue-known-ending = a message under a card ends alike
clue-repeated-ending = other messages of the sender end alike
clue-name = name of somebody in the print
clue-name-like = looks like a name
clue-writes-with-stops = the sender above writes full stops elsewhere
clue-writes-without-stops = the sender above seldom writes full stops
clue-never-breaks-lines = the sender above breaks no lines elsewhere
clue-seldom-breaks-lines = the sender above seldom breaks lines
clue-often-breaks-lines = the sender above often breaks lines
clue-always-breaks-lines = the sender above nearly always breaks lines
clue-raw-text = text without blank lines
clue-block-text = text in blocks
clue-scanned-text = text of a scan
clue-no-blank-above = no blank line above
clue-blank-above = blank line above, where paragraphs have none
clue-paragraph-above = blank line above, as between paragraphs
clue-wide-blank-above = more blank lines above than between paragraphs
clue-narrow-blank-above = fewer blank lines above than titles have
clue-wider-than-anywhere = more blank lines above than elsewhere
clue-sure-blank-above = as many blank lines above as stand inside no message
clue-less-blank-above = fewer blank lines above than titles have
clue-blank-in-scan = blank line above in the scan
clue-common-blank-in-scan = blank line above in the scan, as often elsewhere
clue-no-blank-in-scan = no blank line above in the scan
clue-blank-below-header = blank line below the header above
clue-page-above = first on a page
clue-touches-header = touches the header below
clue-apart-from-next = blank line to the header below, where few have one
clue-read-note-above = note of reading above
clue-read-note-below = note of reading below
clue-out-of-indent = without the indent of the message above
clue-in-indent = in the indent of the message above

### Documents of other kinds than plain text

unreadable-damaged = the file is damaged or not complete. Get it once more, or save its text as .txt.
unreadable-too-complex = the file unpacks to more than Planlupe reads of one document. Split it, one case to a file, or save its text as .txt.
unreadable-part = the document draws in another document, { $name }, that Planlupe cannot read. Open it in Word and save it again as .docx or .txt.
unreadable-office-xml = the file is XML, not a printout. Save it as .docx, .odt or .txt.
unreadable-pictures = the document holds pictures but no text. Save it as PDF and read it by text recognition.
unreadable-locked = the file is protected by a password. Save it without one first.
unreadable-scan = the file is a scan: pages without text. With { $tools } installed, “{ $option }” reads it by text recognition.
unreadable-image = the file is a picture. With { $tools } installed, “{ $option }” reads it by text recognition.
unreadable-old-word = the file is a Word document of the old kind. Save it as .docx or .txt in Word first.
unreadable-web-page = the web page has no text before a script has loaded it. Open the page in the browser, wait until the plan is shown, and save it again or print it to a PDF.
unreadable-rtf = the file is an RTF document. Save it as .docx, .odt or .txt first.
unreadable-no-ocr = text recognition needs { $tools }, which must be installed first.
unreadable-ocr-failed = text recognition found no text. Check that the pages are upright and sharp.
error-label-taken = There is already a case called “{ $name }”. Choose another label.
error-label-and-input = “-” stands for standard input and needs “--label NAME”; both go with no other file.
help-arg-label = The label of the case in the project. Text from standard input (“-”) must have one; released cases are called “Case 1” and so on without it.
help-arg-ocr = Reads scans and pictures by text recognition (tesseract and pdftoppm).
command-paste-case = Paste text as a case …
paste-title = Paste text as a case
paste-what = Copy the printout where it stands, all of it, and paste it here. It is kept as it is.
paste-label = Label of the case
paste-text = Text
paste-clipboard = Paste from the clipboard
report-recognise = Read { $count ->
        [one] one scan
       *[other] { $count } scans
    } by text recognition
report-recognise-pages = Read { $count ->
        [one] one page
       *[other] { $count } pages
    } without text by text recognition
report-recognise-pages-hint = The files are read once more, and the cases get the text with these pages. What is coded stays on its words.
report-annotate = { $count ->
        [one] Take in one highlight or comment
       *[other] Take in { $count } highlights and comments
    }
report-annotate-hint = Highlights become codings in the group “Marked in the file”, comments become memos. Whoever made them stands as their coder.
arrival-plans = { $case }: { $plans }
plans-joined = The file holds { $count } plans{ $persons ->
    [0] , and their heads do not tell whether they are about the same person.
    [1] , all about the same person by their heads.
   *[other] , about { $persons } people by their heads.
}
plans-printed = Printed on { $days }.
report-split = { $count ->
    [one] Make a case of each plan in the file
   *[other] Make a case of each plan in { $count } files
}
report-split-hint = The case with all plans goes, and each plan becomes a case of its own. If anything was coded or written in the case, it stays.
cli-split-what = To make a case of each plan, import the file again with --split.
cli-group-what = If so, they can become one case: planlupe documents PROJECT CASE --join OTHER-CASE. Next time, import --group does it with the import.
cli-group-none = No files seem to be documents of one case.
cli-group-yes = Nothing has been taken in yet. Run the command again with --yes to take the files in like this.
cli-quarantine-split-what = To make an original of each plan, remove the original and add the file again with --split.
cli-quarantine-group-what = If so, they can become one case: planlupe quarantine join PROJECT NUMBER NUMBER. Next time, add --group does it with the intake.
refused-without-pages = Take in without these pages
refused-as-one = Take in as one case
cli-parse-split-what = Read each by itself with --split.
cli-plan-part = Plan { $number } of { $count }
help-arg-split_plans = Makes a case of each plan in a file that holds several.
help-arg-into = Puts the files into this case as documents; if there is none, it is made.
help-arg-group = Proposes which files are documents of one case, by name and content; takes nothing in without --yes.
help-arg-group_now = Takes the files in as --group proposes.
error-worked-on-case = The case { $case } holds all plans of the file, and something was coded or written in it; remove the case first if it is to be parted.
error-several-documents = The case { $name } holds several documents; a new printout takes the place of one of them. Import it with --into and --known replace.
error-only-document = The case { $name } has no other document; remove the case instead.
error-no-document = The case { $name } has no document number { $number }.
arrival-annotations = { $case }: the file has { $count ->
        [one] one highlight or comment that was
       *[other] { $count } highlights and comments that were
    } not taken in.
arrival-annotated = { $case }: { $count ->
        [one] one highlight or comment
       *[other] { $count } highlights and comments
    } of the file came in as codings and memos.
cli-annotations-what = To take in highlights and comments, import the files again with --annotations.
help-arg-annotations = Takes in highlights and comments of PDF, Word and OpenDocument files as codings and memos.
quarantine-remarks = “{ $case }”: { $remarks }
quarantine-annotations = { $count ->
        [one] One highlight or comment in the files was left out of the quarantine.
       *[other] { $count } highlights and comments in the files were left out of the quarantine.
    }
annotation-group = Marked in the file
annotation-comment = Comment
annotation-underline = Underlined
annotation-strikeout = Struck out
annotation-highlight = Highlighted
annotation-yellow = Highlighted yellow
annotation-green = Highlighted green
annotation-blue = Highlighted blue
annotation-pink = Highlighted pink
annotation-red = Highlighted red
annotation-orange = Highlighted orange
annotation-purple = Highlighted purple
annotation-grey = Highlighted grey

### A person's hand: to correct entries and review doubts
act-split-entry = splitting of entry
act-merge-entries = merging of entries
act-correct-entry = correction of entry
act-accept-entry = accepted entry
act-take-back = correction taken back
entry-corrected = corrected
thread-new = new thread
speaker-none = Unknown sender
remedy-split = split
remedy-merge = merged with the entry before
remedy-date = date set to { $date }
remedy-date-clock = date set to { $date }, { $time }
remedy-no-date = date removed
remedy-speaker = sender set to { $speaker }
remedy-no-speaker = sender set to unknown
remedy-thread-of = moved to another thread
remedy-thread-new = moved to the thread “{ $title }”
remedy-thread-before = goes on with the thread of the message before
remedy-thread-here = begins a new thread
remedy-kind = type of entry set to { $kind }
remedy-accept = accepted
remedy-accept-flags = accepted ({ $flags })
remedy-by = { $remedy } – { $coder }, { $date }
why-no-entry = No entry holds enough of the text that it is about.
why-not-seen = The entry is larger now than when it was accepted.
why-no-text = There must be text on both sides of the split.
why-nothing-before = There is no message or other entry before this one in the printout.
why-no-thread = The message that showed which thread it was is not a message any more.
why-no-title = The entry before has no line to spare that can be a title.
why-no-speaker = Only messages and events have a sender.
why-not-a-message = Only messages stand in threads.
error-correction = It cannot be corrected like this: { $why } Look at the entry and choose something else.
error-no-entry = The case has no entry “{ $name }”. Write its number from “planlupe chronology --json” (e5), or a character inside the entry (1204).
error-no-thread = The case has no thread “{ $name }”. Write its number from “planlupe chronology --json” (t2), before or here.
error-nothing-to-correct = Nothing is said about what to correct. Add --date, --speaker or --accept, for example; “planlupe correct --help” shows all.
error-no-open-case = Open a case first.
error-no-entry-here = Put the caret into an entry first.
error-no-coding-here = Put the caret into a coded part of the text first.
error-no-last-code = No code has been used yet. Apply a code first.
error-no-word-left = The coding cannot be moved further in this direction.
error-no-hits = Search for words in the case first; then the hits can be coded.
error-dialog-closed = The dialog was closed before this was done. Open it again.
error-no-name-chosen = Choose a name in the list first.
error-quarantine-locked = The originals are locked. Give the passphrase first.
notice-dialog-first = Close the dialog first.
error-bad-date = “{ $value }” is not a date. Write it like this: 2020-03-02.
error-bad-time = “{ $value }” is not a clock time. Write it like this: 10:30.
help-correct = Corrects an entry that was read wrongly: splits it, merges it, gives it another date, sender, thread or kind, or accepts it as it stands. Codings stay where they are.
example-correct = planlupe correct study.planlupe case-012 e14 --date 2020-03-02 --speaker nav
help-arg-entry = The entry: its number from “chronology --json” (e5), or a character inside it (1204).
help-arg-split = Split the entry before this character.
help-arg-merge = Merge the entry with the one before it in print.
help-arg-date = Another date (2020-03-02), or none.
help-arg-time = Another clock time (10:30), or none.
help-arg-speaker = Sender: user, nav or none.
help-arg-thread = Thread: its number (t2); before: no new thread begins here; here: a new thread begins here.
help-arg-new_thread = Move the message to a new thread with this title.
help-arg-kind = Kind: goal, card, minutes, message, event, preamble or unplaced.
help-arg-accept = Accept what is doubtful about the entry.
help-arg-take_back = Take back the correction with this number from “review --json”.
help-review = Lists what is left to review in all cases, and corrections that do not apply any more.
example-review = planlupe review study.planlupe
review-corrected = Corrected.
review-sum = { $count } { $count ->
    [one] entry
   *[other] entries
} to review in { $cases } { $cases ->
    [one] case
   *[other] cases
}, { $misfits } { $misfits ->
    [one] correction that does
   *[other] corrections that do
} not apply.
review-misfit = Does not apply any more ({ $id }): { $what }. { $why }
menu-entry = Entry
command-split-entry = Split the entry at the caret
command-merge-entry = Merge with the entry before
command-redate-entry = Date and clock time …
command-speaker-user = The sender is the user
command-speaker-nav = The sender is NAV
command-speaker-none = The sender is unknown
command-move-thread = Move to thread …
command-entry-kind = Type of entry …
command-next-in-thread = Next message of the dialogue
command-previous-in-thread = Previous message of the dialogue
command-fold-entry = Fold or unfold the entry
command-fold-others = Fold all but messages
command-fold-all = Fold all entries
command-unfold-all = Unfold all entries
notice-no-thread = The entry belongs to no dialogue.
notice-last-in-thread = This is the last message of the dialogue.
notice-first-in-thread = This is the first message of the dialogue.
command-accept-entry = Accept as it stands
command-to-review = Show what is to review
command-next-to-review = Next case to review
tab-review = To review
correct-title = Correct the entry
correct-what = The text and the codings stay as they are. You can undo.
correct-date = Date
correct-date-hint = 2020-03-02, or empty
correct-time = Clock time
correct-time-hint = 10:30, or empty
correct-speaker = Sender
correct-thread = Thread
correct-thread-title = Title of the new thread
correct-kind = Type of entry
thread-stays = as now: { $thread }
thread-before = no new thread begins here
thread-here = a new thread begins here
thread-numbered = { $number }. { $thread }
review-here = { $count ->
    [0] Nothing to review in this case.
    [one] One entry to review in this case.
   *[other] { $count } entries to review in this case.
}
review-elsewhere = { $count } in { $cases ->
    [one] one other case
   *[other] { $cases } other cases
}
review-nowhere = Nothing to review in other cases.
review-accept = Accept
review-accept-named = Accept: { $entry }
review-keys = F8 and Shift+F8 go to the next and the previous one. Ctrl+Enter accepts and goes on.
review-misfits = Corrections that do not apply any more
review-take-back = Remove
review-take-back-named = Remove the correction: { $what }
here-corrections = Corrected by hand
notice-accepted = Accepted.
notice-corrected = Corrected.
notice-last-case = This is the last case.
notice-first-case = This is the first case.
notice-unchanged = Nothing has changed.
notice-speaker = The sender of the entry is now { $speaker }.
notice-speaker-none = The sender of the entry is now unknown.
notice-not-now = { $command } cannot be done now.
notice-nothing-to-accept = There is nothing to review about this entry.
notice-misfits = { $count } { $count ->
    [one] correction does
   *[other] corrections do
} not apply with this layout. See “To review”.

### Anonymisation: what can go wrong
fault-roles = The catalogue of roles “{ $file }” cannot be read (line { $line }: { $reason }). Correct the file and try again.
fault-decisions = The decisions in “{ $file }” cannot be read (line { $line }: { $reason }). Correct the file and try again.
fault-overlap = Decision no. { $number } overlaps no. { $other }. Nothing was written; correct one of them.
fault-out-of-range = Decision no. { $number } lies outside the text of { $chars } characters, or is empty. Nothing was written.
fault-wrong-passphrase = The passphrase does not open “{ $file }”. Try again; without it nobody can read the originals.
fault-weak-passphrase = The passphrase is too short. Use at least { $least } characters, preferably several words.
fault-not-a-quarantine = “{ $file }” is not a quarantine made by Planlupe, or its beginning is damaged. Choose a file that ends in .karantene, or use a backup.
fault-no-passphrase = No passphrase was given. Type it, or put it on the first line of a file.
fault-unmade = “{ $file }” is empty: the program was stopped while the quarantine was being made, and nothing is lost. Make a new one.
fault-key-destroyed = The key of “{ $file }” has been destroyed: finishing was stopped before its end, and no passphrase opens the originals any more. Finish once more (in the window or with quarantine finish), and the file is removed.
fault-no-trace = Finishing was begun and did not come to its end, and “{ $file }” is not there, so it cannot be told whether the originals were destroyed. Put the quarantine back and finish again, or make sure that it is destroyed.
fault-key-not-kept = The key to the originals could not be read again from “{ $file }” as it was written, so nothing was destroyed. Choose another place for it and finish again.
fault-no-key-any-more = No key could be kept: an earlier run had destroyed the originals before it was stopped.
fault-tampered = Something in the quarantine “{ $file }” is damaged or was changed from outside. Use a backup.
fault-nothing-to-erase = The name stands in no text of the project, in none of its backups and in no other project of the folder. Nothing was erased, and no backup was destroyed. Look at how it is spelt; “leak-check” looks into other files too.
fault-no-original = There is no original no. { $number } in the quarantine.
fault-unseen = { $count ->
    [one] One page was not shown yet. Look at it before you sign.
   *[other] { $count } pages were not shown yet. Look at them before you sign.
}
fault-undecided = { $count ->
    [one] One mark is not decided. Accept or reject it before you sign.
   *[other] { $count } marks are not decided. Accept or reject them before you sign.
}
fault-not-signed = “{ $name }” is not signed off. Sign the case before it is released.
fault-already-released = Original no. { $number } is in the project already, as “{ $label }”. To judge it again, undo the release or remove the case first.
fault-not-released = { $count ->
    [one] One case in the quarantine is not released and would be lost. Release it or take it out first.
   *[other] { $count } cases in the quarantine are not released and would be lost. Release them or take them out first.
}
fault-leak = { $count ->
    [one] Something that was marked is still there in one place. Nothing was deleted; remove it and try again.
   *[other] Something that was marked is still there in { $count } places. Nothing was deleted; remove it and try again.
}
fault-no-names = “{ $file }” has no names to look for. Write one name on each line.
fault-name-is-empty = There is nothing to redact here. Select text with letters or digits.

### Anonymisation: commands
help-redact = Puts role titles in the place of what was decided, and writes the new text.
example-redact = planlupe redact --decisions decided.json case-012.txt case-012-redacted.txt
help-arg-decisions = The decisions: a JSON list, or one line for each as “planlupe suggest --json” prints them.
help-arg-output = The file to write.
help-arg-roles = Catalogue of roles (RON) in the place of the one that comes with the program.
help-arg-plain = Writes the titles without brackets.
help-arg-move_dates = Moves all dates by that many days.
cli-redacted = { $count ->
    [one] One place was replaced in “{ $file }”.
   *[other] { $count } places were replaced in “{ $file }”.
}
cli-not-moved = { $count ->
    [one] One date, or what may be one, was not moved. Look at it (characters in the new file): { $places }.
   *[other] { $count } dates, or what may be some, were not moved. Look at them (characters in the new file): { $places }.
}
help-leak-check = Looks for names and numbers in the whole project: all tables, the bytes of the file and the files beside it. Other files are looked into with all their parts. Ends with 1 when something is found, and with 3 when nothing is found and something could not be looked into.
example-leak-check = planlupe leak-check study.planlupe --against names.txt
help-arg-others = Files or folders that are looked through too, such as exports.
help-arg-against = Names and numbers, one per line.
cli-hit = Line { $line } is found in { $place }.
cli-perhaps = Line { $line } may be found in { $place }.
leak-place-table = table { $table }, row { $row }, column { $column }, from character { $start }
leak-place-table-of = “{ $file }”, { $cell }
leak-place-bytes = “{ $file }” from byte { $offset } ({ $encoding })
leak-place-name = a file name of { $length } characters
cli-rare = { $count ->
    [one] Only one case has { $values }.
   *[other] Only { $count } cases have { $values }.
}
cli-rare-in = { $count ->
    [one] Case: { $labels }.
   *[other] Cases: { $labels }.
}
suspects-rare-open = Open { $case }
quarantine-no-project = The project is not there yet, so only the quarantine was looked into. It must be there before the first release.
leak-place-text = “{ $file }”, in { $part }, from character { $start }
unseen-place = “{ $file }” was not looked into: { $why }.
unseen-picture = there are pictures in it
unseen-scan = its pages are pictures
unseen-locked = it is sealed or has a password
unseen-damaged = it is damaged
unseen-old-office = it is an office document of an old kind
unseen-archive = it is packed in a way that is not opened here
unseen-too-large = it is too large to be looked through whole
unseen-too-deep = the archives in it are nested too deeply
unseen-unknown-letters = some of its letters cannot be made out
unseen-encoded = a part of it is written as base64
unseen-database = it is a database of another program
unseen-binary = it is neither text nor a document
unseen-unreadable = it cannot be read
unseen-link = it is a link, which is not followed
unseen-device = it is not an ordinary file
cli-not-all = { $count ->
    [one] One place was not looked into. Look there yourself.
   *[other] { $count } places were not looked into. Look there yourself.
}
cli-perhaps-leak = Nothing on the list is found for certain. Look at the places above.
cli-no-leak = Nothing on the list is found.
cli-leak = Something on the list is still there.

### Anonymisation: in the project
act-release = release of case
act-redact = redaction
act-erase = erasing for good
act-change-setting = change of setting
case-word = Case

### Anonymisation: the report
report-title = Anonymisation of the project
report-method = The originals lay sealed (XChaCha20-Poly1305, the key behind Argon2id) in a file of their own beside the project. The program suggested marks; a person decided on each of them and saw each page before the case was signed and released. The text of these cases was never stored in the project with its originals. Cases that were taken in as anonymised already were never in quarantine. This document holds no originals.
report-figures = Made with Planlupe { $version }. Cases in the project: { $cases }.
report-finished = The originals were destroyed { $at }: the key was overwritten, the file removed, and all files in the folder searched byte by byte.
report-not-finished = De-identified – still personal data: the originals, or a key to them, exist.
report-finishing = De-identified – still personal data: finishing was begun { $at } and stopped before the originals were destroyed. { $count ->
    [one] One original in the quarantine beside the project can still be opened. Finish once more.
   *[other] { $count } originals in the quarantine beside the project can still be opened. Finish once more.
}
report-contradicted = De-identified – still personal data: the record tells that originals were destroyed { $at }, but { $count ->
    [one] the quarantine beside the project holds an original that can be opened. It is a newer one, or an older version was stopped before it had destroyed it. Finish once more.
   *[other] the quarantine beside the project holds { $count } originals that can be opened. They are newer ones, or an older version was stopped before it had destroyed them. Finish once more.
}
report-unread = The record tells that originals were destroyed { $at }, but the quarantine beside the project is still there and cannot be looked into. Whether they are destroyed is not known; count the text as personal data until it is.
report-file-left = The key of the quarantine is overwritten: nobody can open the originals any more. Its file is still there, since finishing was stopped. Finish once more, and the file is removed.
report-no-trace = Finishing was begun { $at } and did not come to its end, and no quarantine that can be looked into lies beside the project. Whether the originals are destroyed is not known; count the text as personal data until it is.
report-no-originals = No originals lie beside the project, and none were released from a quarantine into it. What was done to the texts before they were imported, this report cannot tell.
report-key = De-identified – still personal data: the originals were destroyed { $at }, but a key to them was kept.
report-counts = What was decided
report-counts-columns = Decision | Kind | Role | Count
report-signed = Signed
report-second = Read again by somebody else
report-second-figures = Words read: { $words }. Missed: { $misses }. Missed per 1,000 words: { $figure }.
report-rare = Rare combinations of attributes (five cases or fewer)
report-rare-none = None.
recorded-replaced = replaced
recorded-kept = kept
recorded-signed = signed
recorded-second-reading = read again
recorded-redacted-later = redacted later
recorded-finishing = finishing begun
recorded-finished = finished

### Anonymisation: the window
workspace-anonymise = Anonymise
command-redact = Redact this …
command-erase-case = Erase case for good …
path-save-report = Save the report for the data protection officer
still-personal = de-identified – still personal data
work-take-in = Taking into quarantine
work-find = Looking for names
work-look = Looking through the project
work-propose = Making the preview
work-draw = Drawing a sample
work-unlock = Unlocking
work-finish = Finishing
work-erase = Erasing for good
doors-title = { $count ->
    [one] Is the printout anonymised?
   *[other] Are the { $count } printouts anonymised?
}
doors-project = Yes, already anonymised
doors-project-what = Straight into the project. What may still identify somebody is listed afterwards.
doors-into = Documents of the case (empty: each file becomes a case)
doors-into-new = “{ $case }” becomes a new case.
doors-into-held = Documents of a case in quarantine (empty: each file becomes a case)
doors-into-held-new = “{ $case }” becomes a new case in the quarantine.
held-documents-ask = Documents ({ $count }) …
held-documents-what = When documents are put together, the whole case is searched again. What you have decided stays; new pages must be seen, and the case must be signed again.
held-proposals-title = Do these belong together?
held-proposals-no = Leave them apart
work-arrange = Arranging the documents
quarantine-annotations-taken = { $count ->
        [one] One highlight or comment in the files came into the quarantine, and is judged like text.
       *[other] { $count } highlights and comments in the files came into the quarantine, and are judged like text.
    }
cli-quarantine-annotations-what = To take them in, remove the original and add the file again with --annotations.
doors-annotations = Take highlights and comments in the files into the quarantine too
doors-annotations-what = They are sealed with the text. You judge names in them, also the name of whoever made them; at the release they become codings and memos.
held-notes-of = { $document }: noted in the file
doors-quarantine = No, not yet
doors-quarantine-what = Into quarantine: a sealed file beside the project. Nothing can be read or coded before you have anonymised and released it.
passphrase-title = Unlock the quarantine
passphrase-what = The originals lie sealed beside the project.
passphrase-new-title = Make a quarantine
passphrase-new-what = The originals are sealed in a file of their own beside the project. The passphrase needs eight characters or more; a whole sentence is easier to remember.
passphrase-forgotten = If you forget the passphrase, the originals and all that you have marked in them are lost. Nobody can restore them. What was released stays yours.
passphrase-label = Passphrase
passphrase-again = Repeat the passphrase
passphrase-differs = The two passphrases are not the same. Type them again.
passphrase-make = Make quarantine
passphrase-unlock = Unlock
refused-title = { $count ->
    [one] One file was not taken in
   *[other] { $count } files were not taken in
}
held-title = In quarantine
held-released = { $released } of { $all } released
held-empty = No cases in the quarantine yet. Import printouts to begin.
held-state-released = released as { $label }
held-state-signed = signed
held-state-seen = { $seen } of { $all } pages seen
entities-title = Persons, places and businesses
entities-none = No marks in the case. Mark by hand: select the text and press M.
entities-row = { $name }: { $role }, { $count ->
    [one] one mention
   *[other] { $count } mentions
}, { $certainty }, { $verdict }
entities-stays = stays
certainty-sure = sure
certainty-unsure = unsure
certainty-ask = question
standing-undecided = undecided
standing-replaced = replaced
standing-kept = kept
standing-mixed = decided differently
mentions-title = Mentions
mentions-choose = Choose a person, place or business on the left.
mentions-about = { $label } → { $role } · { $count ->
    [one] one mention
   *[other] { $count } mentions
}
mentions-more = and { $count } more
unmarked-hint = Search what is not marked
unmarked-found = { $count ->
    [0] Nowhere unmarked
    [one] One unmarked place
   *[other] { $count } unmarked places
}
step-replace = Replace
step-keep = Keep
step-replace-mention = Replace only this mention
step-keep-mention = Keep only this mention
step-not-a-name = Not a name in this project
step-role = Choose role …
step-own-role = A role of its own here …
step-merge = Merge with …
step-split = Split off this mention
step-mark = Mark the selection …
step-next = Next in the list
step-previous = Previous in the list
step-next-waiting = Next undecided
step-next-mention = Next mention
step-previous-mention = Previous mention
step-read-on = Read on to the next unseen place
step-next-page = Page down
step-previous-page = Page up
step-turn = Show original or replacement
step-search = Search what is unmarked
step-next-case = Next case
step-sign = Sign the case
anonymise-overview = Overview
anonymise-seen = { $seen } of { $all } pages seen
anonymise-judged = { $judged } of { $all } judged
anonymise-page = Page { $page } of { $all }
anonymise-page-name = Page { $page } of the case { $case }
anonymise-to-unseen = To an unseen page
anonymise-replaced = Replacements
anonymise-originals = Originals
anonymise-release = Release …
anonymise-released-as = released as { $label }
anonymise-signed-by = signed by { $name }
anonymise-sign-when = Can be signed once all pages are seen and all is judged.
chooser-role = Role of “{ $name }”
chooser-merge = Merge “{ $name }” with
chooser-hint = Type to find
chooser-own = Use “{ $title }”
offer-title = { $count ->
    [one] “{ $name }” stands in one more place of the case
   *[other] “{ $name }” stands in { $count } more places of the case
}
offer-mark = { $count ->
    [one] Mark this place too
   *[other] Mark these { $count } places too
}
offer-only-this = Only what I marked
release-title = Release the case
release-label = Name of the case in the project
release-label-what = A neutral name: not that of the file, nothing about the person.
release-verify = Verification
release-nothing-left = None of the originals is left in the text, and nothing looks like a name or a number.
release-telling = { $count ->
    [one] One place may tell who it is, and nobody has decided about it.
   *[other] { $count } places may tell who it is, and nobody has decided about them.
}
release-telling-show = Show them …
release-left-certain = Still there:
release-left-perhaps = Like an original:
release-unmoved = Date that was not moved:
release-suspect = May be { $label }:
release-preview = What the text will look like
release-blocked = Something that was marked still stands in the text. Mark it too, or keep it explicitly, and sign again.
release-do = Release into the project
suspects-looked = I have looked at all of them
suspects-looked-what = What stands here stays and waits no longer. The report says how many places it was.
suspects-waiting = Shows what was found in what you imported last.
suspects-title = { $count ->
    [0] Nothing looks identifying
    [one] One place may still identify somebody
   *[other] { $count } places may still identify somebody
}
suspects-what = The program suggests; you decide. Choose a place to read it in its case, redact it from here, or say that it is fine.
suspects-none = The program does not find everything. A person should read.
second-title = Second reading by somebody else
second-what = Somebody other than the one who signed reads and counts what was missed. How much is to be drawn?
second-draw = Draw about { $words } words
second-all = Read everything
second-who = Who reads
second-nothing = There is no text to read yet.
second-place = Excerpt { $at } of { $all } · { $case }
second-previous = Previous excerpt
second-next = Next excerpt
second-miss = Something was missed here
second-fewer = One miss fewer
second-figures = { $words } words read, { $count ->
    [0] nothing missed
    [one] one miss
   *[other] { $count } misses
} ({ $per } per 1,000 words)
second-save = Save the reading
finish-title = Finish the project
finish-what = The project is written again from released text only. The key of the quarantine is overwritten and its file removed. Then all files of the folder are searched, byte by byte, for everything that you have replaced.
finish-warning = The originals cannot be brought back. The printouts themselves, wherever else they are, you must delete yourself.
finish-do = Destroy the originals and finish
proof-finished = Finished
proof-not-finished = Not finished
proof-destroyed = The originals are destroyed, but the folder is not clean
proof-resumed = An earlier run was stopped after the key had been overwritten. Now the file is removed too.
proof-figures = { $originals ->
    [one] One original was
   *[other] { $originals } originals were
} looked for in { $files ->
    [one] one file
   *[other] { $files } files
} ({ $bytes } bytes).
proof-promise = Nothing that you marked is left in the project or the folder. What you did not mark in the cases out of quarantine, somebody has seen. Cases that were taken in as anonymised already were not read so.
proof-unseen = { $count ->
    [one] One place could not be looked into. Look there yourself, or move the file away. Then finish again, and say that you have looked.
   *[other] { $count } places could not be looked into. Look there yourself, or move the files away. Then finish again, and say that you have looked.
}
proof-unseen-left = { $count ->
    [one] One place was not looked into by the program. You said that you have looked there.
   *[other] { $count } places were not looked into by the program. You said that you have looked there.
}
proof-hits = { $count ->
    [one] One hit. Nothing was destroyed; remove it and finish again.
   *[other] { $count } hits. Nothing was destroyed; remove them and finish again.
}
proof-hits-left = { $count ->
    [one] One hit. Remove it yourself: it cannot be looked for again.
   *[other] { $count } hits. Remove them yourself: they cannot be looked for again.
}
report-save = Save report …
overview-none = The project has no quarantine. Import printouts that are not anonymised, and it is made.
overview-locked = The project has a quarantine. Unlock it to anonymise.
overview-interrupted = Finishing was begun and stopped before its end. Unlock the quarantine and finish once more.
overview-no-trace = Finishing was begun and did not come to its end, and the quarantine is not there. Whether the originals are destroyed is not known.
overview-unlock = Unlock …
overview-lock = Lock the quarantine
overview-waiting = { $count ->
    [one] One case waits for its release. Choose it on the left.
   *[other] { $count } cases wait for their release. Choose one on the left.
}
overview-all-released = All cases are released.
overview-finish = Finish …
overview-finish-what = Once all cases are released, the originals can be destroyed with proof.
overview-project = What is released
overview-check = Look for what may identify
overview-check-what = Goes through all cases of the project and lists what still looks identifying.
overview-second = Second reading …
overview-second-what = Somebody else reads a random sample; misses per 1,000 words are recorded.
overview-report-what = Method, figures, versions and who signed, for the data protection officer (Markdown).
overview-finishing = Finishing. The window opens the project again when it is done.
redact-title = { $count ->
    [one] Redact “{ $words }”, which stands in one place
   *[other] Redact “{ $words }”, which stands in { $count } places
}
redact-what = The text changes for good; that cannot be undone. Codings and memos stay in their places.
redact-before = Before
redact-after = After
redact-others = { $count ->
    [one] The other place with the same words too (A)
   *[other] The { $count } other places with the same words too (A)
}
redact-erase = Erase the person everywhere …
redact-erase-what = All places in the project, in other project files of the folder too, with proof that nothing is left.
undo-cut = { $count ->
    [one] One more edit cannot be undone afterwards, because it concerns the same text or came before one that does. { $left } can still be undone.
   *[other] { $count } more edits cannot be undone afterwards, because they concern the same text or came before one that does. { $left } can still be undone.
}
undo-cut-redo = { $count ->
    [one] One edit that was undone cannot be made again afterwards.
   *[other] { $count } edits that were undone cannot be made again afterwards.
}
redact-role = Is replaced by
redact-do = { $count ->
    [one] Redact one place
   *[other] Redact { $count } places
}
notice-stopped = Stopped. Nothing has changed.
notice-not-compact = The file was not compacted, because the disk is full or another window reads it. What was replaced is overwritten in it all the same.
notice-taken-in-documents = { $count ->
    [one] One document taken into quarantine
   *[other] { $count } documents taken into quarantine
}, { $cases ->
    [0] into a case that was there before.
    [one] one new case.
   *[other] { $cases } new cases.
} { $count ->
    [one] Delete the file itself when you do not need it.
   *[other] Delete the files themselves when you do not need them.
}
notice-taken-in = { $count ->
    [0] Nothing was taken into quarantine.
    [one] One case taken into quarantine. Delete the file itself when you do not need it.
   *[other] { $count } cases taken into quarantine. Delete the files themselves when you do not need them.
}
notice-signed = The case is signed by { $name }.
notice-released = Released as “{ $label }”
notice-was-released = Already released as “{ $label }”, before the program was stopped.
notice-read = Reading saved: { $words } words, { $misses } missed.
notice-redacted = { $count ->
    [one] One place redacted
   *[other] { $count } places redacted
}

### Anonymisation: the quarantine on the command line
help-quarantine = Makes the quarantine beside a project, takes in originals (add), makes one case of several (join), says what a document of a case is (document), shows them (list), releases signed cases (release), takes out (remove), changes the passphrase (passphrase), tries finishing (dry-run), searches quarantine and project (search), says that something is public (public), opens a signed case again (reopen), or finishes (finish): the originals are destroyed for good and everything in the folder is searched.
example-quarantine = planlupe quarantine add study.planlupe printouts/ --passphrase-file passphrase.txt
help-anonymisation-report = The report for the data protection officer: method, figures, version and who signed, without originals.
example-anonymisation-report = planlupe anonymisation-report study.planlupe
help-arg-action = What to do: create, add, join, document, list, release, remove, passphrase, dry-run (what finishing would find), public (forms that identify nobody), reopen (signed cases), finish or read-key.
help-arg-items = Files to take in, the numbers of originals, forms for public, or words for search.
help-arg-passphrase_file = A file with the passphrase on its first line. Otherwise it is asked for.
help-arg-new_passphrase_file = A file with the new passphrase on its first line.
cli-passphrase = Passphrase:
cli-new-passphrase = New passphrase:
cli-quarantine-made = The quarantine is made: “{ $file }”. Nobody can open it without the passphrase; write it down in a safe place.
cli-quarantine-added-documents = { $count ->
    [one] One document was taken in
   *[other] { $count } documents were taken in
}, { $originals ->
    [0] into an original that was there before.
    [one] one new original.
   *[other] { $originals } new originals.
} { $count ->
    [one] Delete the printout from the folder where it was.
   *[other] Delete the printouts from the folder where they were.
}
cli-quarantine-added = { $count ->
    [one] One original was taken in. Delete the printout from the folder where it was.
   *[other] { $count } originals were taken in. Delete the printouts from the folder where they were.
}
cli-released = Original { $number } is released as “{ $label }”.
cli-released-telling = { $count ->
    [one] One place in it may tell who it is, and nobody has decided about it: “planlupe suggest { $project } --telling”.
   *[other] { $count } places in it may tell who it is, and nobody has decided about them: “planlupe suggest { $project } --telling”.
}
cli-said-anonymised = { $count ->
    [one] The case was taken in as anonymised already. “planlupe suggest { $project }” shows what looks like names and numbers all the same, with “--telling” what else may tell who it is.
   *[other] { $count } cases were taken in as anonymised already. “planlupe suggest { $project }” shows what looks like names and numbers all the same, with “--telling” what else may tell who it is.
}
cli-found-public = “{ $form }” counts as public.
cli-reopened = Original { $number } is open again.
cli-not-signed = Original { $number } was not signed; it is open as before.
cli-removed = Original { $number } was taken out of the quarantine, with all that was decided in it.
cli-was-released = Original { $number } was released as “{ $label }” already, by a run that was stopped. Now that is noted.
cli-passphrase-again = Repeat the passphrase:
cli-key-kept = The key to the originals is kept: “{ $file }”. While it exists, the text is de-identified, and still personal data.
cli-original-released = released as “{ $label }”
cli-original-signed = signed
cli-original-pages = { $seen } of { $pages } pages seen
cli-finished = Finished: the originals ({ $originals }) are in none of the files of the folder ({ $files }). The key and the quarantine are destroyed.
cli-finish-resumed = Finished: the key had been destroyed before, now the file is too.
cli-not-finished = Not finished: something that was marked is still there. Nothing was destroyed.
cli-not-finished-unseen = Not finished: the places above were not looked into. Nothing was destroyed. Look there yourself, or move the files away, and finish again with --looked.
cli-destroyed = The originals are destroyed, but the folder is not clean: something that was marked is still there, or could not be looked for. Remove it and look again with leak-check.

### Suggestions for redaction

help-suggest = Finds what may tell who somebody is: names, places, businesses, numbers and addresses. Of a project: what is left in its cases.
example-suggest = planlupe suggest --json --known names.txt case-012.txt
help-arg-public = Prints public things too: bodies, numbers and pages that identify nobody.
help-arg-known = A file of names known for the case, one on each line.
cli-suggest-file =
    { $file }: { $count ->
        [one] one suggestion
       *[other] { $count } suggestions
    }
anonymise-move-dates = Move the dates
anonymise-move-dates-what = All dates but dates of birth are moved by the same random number of weeks. What lies between them stays the same.

### The key to the originals, where one is kept
fault-not-a-key = “{ $file }” is not a key to originals, or the file is damaged. Choose the file that was written when the project was finished.
recorded-key-kept = key kept
recorded-looked-by-hand = looked into by hand
help-arg-looked = You have looked yourself into the files beside the project that “finish” cannot read. It is recorded.
help-arg-keep_key = The file in which “finish” keeps a key to the originals, encrypted. Without it there is no way back.
cli-key-passphrase = Passphrase for the key:

### Updated prints and the names of cases

act-replace-source = replacing a printout
act-add-document = adding a document
act-change-document = changing a document
act-remove-document = removing a document
act-separate-document = document made a case
act-place-aside = placing what was set aside
act-remove-aside = removing what was set aside
error-no-aside = Nothing with the number { $id } is set aside. See the numbers with planlupe asides.
error-bad-pattern = The pattern “{ $pattern }” cannot be read as a regular expression. Correct it, for example to case (\d+).
error-same-text = its text is that of the case “{ $name }”.
error-known-case = it is like the case “{ $name }” ({ $share } % of messages and cards in common) and probably another printout of it; not both tell when they were printed. If it is the newer one, replace the printout; or take it in as a case of its own.
error-known-case-newer = it is like the case “{ $name }” ({ $share } % of messages and cards in common) and a newer printout of it: printed on { $new }, and the one that the case has on { $known }. Replace the printout, or take it in as a case of its own.
error-known-case-same-day = it is like the case “{ $name }” ({ $share } % of messages and cards in common) and another printout of it: both were printed on { $new }. Replace the printout, or take it in as a case of its own.
error-known-case-older = it is like the case “{ $name }” ({ $share } % of messages and cards in common) and an older printout of it: printed on { $new }, and the one that the case has on { $known }. Leave it out, or take it in as a case of its own.
error-several-persons = it holds { $plans } plans{ $persons ->
    [0] , and their heads do not tell whether they are about the same person. One of them is like the case “{ $name }”
   *[other] , about { $persons } people by their heads. One of them is like the case “{ $name }”
} ({ $share } % of messages and cards in common). It does not take the place of that printout. Make a case of each plan, or take all of it in as one case of its own.
error-joins-itself = The case { $name } cannot become a document of itself.
help-asides = Shows codings and memos that have no place in a newer printout, places them or removes them.
example-asides = planlupe asides study.planlupe --place 3 --at 120,164
help-documents = Shows the documents of a case: plans, the CV and other papers. Names them, says what they are, or removes them.
example-documents = planlupe documents study.planlupe 012 --document 2 --title "Period 2"
help-arg-document = Number of the document, as the list shows it.
help-arg-document_title = What the document is called; empty gives its kind and number.
help-arg-document_kind = What the document is: plan, cv or paper.
help-arg-remove_document = Takes the document out of the case; codings and memos on it are set aside.
help-arg-own_case = Makes the document a case of its own, with the codings and memos in it.
help-arg-join_case = Makes another case a document of this one, with its codings and memos.
help-arg-known_case = Where the project knows the case: refuse (report it), replace (replace the printout and keep the codings) or add (take it in as a case of its own).
help-arg-label_pattern = Regular expression that takes the name of the case from the file name: the group label, else the first group. The project keeps it.
help-arg-place = The number of what is to be placed.
help-arg-at = Where: the first character and the one after the last, with a comma between them.
help-arg-remove = The number of what is to be removed.
cli-bad-span = write two numbers with a comma between them, for example 120,164
cli-known-what = Use --known replace to replace the printout of a known case, or --known add to take the file in as a case of its own.
cli-known-older-what = An older printout is best left out. --known add takes the file in as a case of its own; --known replace puts the older printout in place of the newer one all the same, and what only the newer one holds is gone.
cli-known-add-what = Use --known add to take the file in as a case of its own.
asides-none = Nothing is set aside.
asides-title = Set aside
asides-what = This had no place in the newer printout. Select the text that it belongs to and place it there, or remove it.
aside-memo = memo
aside-place = Place on the selection
aside-place-named = Place { $code } on the selection
aside-place-hint = Select text in the case first.
aside-remove-named = Remove { $code } that is set aside
column-number = no.
column-code = code
column-coder = coder
column-excerpt = excerpt
column-user-messages = by the user
column-nav-messages = by NAV
column-activities = activities
column-gap = longest gap, days
courses-none = no value
column-messages = messages
column-cards = cards
column-minutes = minutes
column-unplaced = characters without a place
column-layout = layout
column-period = period
import-replace = Replace
import-replace-named = Replace the printout by { $file }
import-replace-older = Replace by the older one
import-replace-older-named = Replace the printout by the older one, { $file }
import-add = Take in as a case of its own
import-add-named = Take in { $file } as a case of its own
import-open-case = Open { $case }
import-more = { $count ->
    [one] One more case was taken in.
   *[other] { $count } more cases were taken in.
}
passed-over = Not looked into, as they are folders or files of another kind: { $count } ({ $names }). Name them one by one to have them tried.
arrival-remarks = { $case }: { $remarks }
arrival-flags = { $case }: { $flags }
arrival-flag = { $count } × { $flag }
arrival-neutral = { $case }: { $count ->
        [one] the file name may tell whom the case is about, so the case got a neutral name.
       *[other] the file names may tell whom the cases are about, so the cases got neutral names.
    }
arrival-cases = { $first } and { $others ->
    [one] one other case
   *[other] { $others } other cases
}
arrival-carried = { $case }: the printout is replaced. Of codings and memos, { $placed } came along, { $changed } came along onto text that is slightly changed, and { $aside } were set aside.
arrival-document = { $case }: the file is added to the case as { $kind }.
arrival-other-person = { $case }: by its head, the file is about another person than the rest of the case. Look whether it belongs there; it is document { $number }, and can become a case of its own.
arrival-sibling = { $case }: the plan is like that of the case “{ $other }” in the same file ({ $share } % of messages and cards in common), so they are probably two printouts about one person. Keep the newer one, or make one case of them.
arrival-older = { $case }: the printout that came in is the older one, printed on { $new }. The one before was printed on { $known }; what only that one holds is no longer in the case. Undo takes it back.
arrival-document-plan = another plan
arrival-document-cv = its CV
arrival-document-paper = another document
proposal-open = These seem to be documents of one case, “{ $case }”: { $documents } ({ $tie }).
proposal-made = “{ $case }” has become one case of { $documents } ({ $tie }).
proposal-several-persons = But by their heads, not all of them are about the same person.
tie-name = their names agree
tie-person = they tell of the same person
arrival-read-by = { $count ->
        [one] 1 printout was read by { $by }.
       *[other] { $count } printouts were read by { $by }.
    }
arrival-pdf-is-better = { $count ->
        [one] If you have the printout { $files } as a PDF, import the PDF instead of the text: it shows what titles are.
       *[other] If you have these { $count } printouts as PDFs, import the PDFs instead of the texts, since they show what titles are: { $files }{ $more ->
            [0] .
            [one] {" "}and one more file.
           *[other] {" "}and { $more } more files.
        }
    }
read-by-page = type and place on the page
read-by-copy = the words and the blank lines
read-by-words = the words alone
read-by-scan = the words as text recognition saw them
arrival-changed = { $case }: look over what stands on changed text, at the characters { $places }.

remark-bad-bytes = Characters that could not be read and stand as “�” in the text: { $count }.
remark-control-characters = Control characters that stand as “�” in the text, or were left out at its end: { $count }.
remark-guessed-encoding = How the letters of the file are written down is a guess; check æ, ø and å.
remark-hidden-text = Characters of hidden text that were left out: { $count }.
remark-outside-page = Characters outside the page that were left out: { $count }.
remark-covered-text = Characters that lie below something that covers them, and were read: { $count }. See whether they should have been redacted.
remark-invisible-text = Characters that cannot be seen on the page, and were read: { $count }. See whether they should have been redacted.
remark-recognised-text = Characters that text recognition has laid over a picture of the page: { $count }. Such text has faults; read through.
remark-tracked-changes = Tracked changes, read as if all were accepted: { $count }.
remark-comments = Comments and notes that were left out: { $count }.
remark-highlights = Highlights, underlinings and strikeouts that were left out: { $count }.
remark-page-headers = Headers and footers of pages that were left out: { $count }.
remark-pictures = Pictures that were not looked into, and may show text: { $count }.
remark-unread-pages = Pages that show a picture or outlines and no text that can be read: { $count }. What stands on them is missing; look at the document, or read it with text recognition.
remark-objects = Objects of other programs that were not read: { $count }.
remark-attachments = Attached files, and frames with another page in them, that were not looked into: { $count }. Save what belongs to the case as a file of its own.
remark-form-fields = Filled-in fields and text boxes over the page that were read: { $count }.
remark-unknown-signs = Signs of unknown meaning that stand as “�” in the text: { $count }.
remark-list-numbers = Automatic numbers and bullets before headings that were left out: { $count }.
remark-damaged-parts = Parts of the file that are damaged, so that text may be missing: { $count }.
remark-readings = Characters of readings above words that were left out: { $count }.
remark-unknown = A newer version of the program has remarked something on this document.
command-label-pattern = Names of cases …
label-title = Names of cases
label-what = A case is named after its file. A regular expression can take a part of the file name: the group label, else the first group. A name or number from the head of the printout never becomes the name of a case.
label-pattern = Pattern
label-example = Example of a file name
label-gives = The name will be: { $case }
notice-label-pattern = The pattern holds from the next import on.
error-released = Names were replaced in the case “{ $name }”, and a new print would bring them back. Take the print into quarantine, and release it from there.

### Known names, a key to the originals, and pasted text in quarantine

known-ask = Known names …
known-title = Names known for the case
known-what = Type what you know already: the name of the user, an employer, family, an address. The case is searched again, and what you decided stays. The names are sealed in the quarantine with the case.
known-names = Names, one per line
known-search = Search again
notice-no-case-left = No other case waits in the quarantine.
notice-renewed = The case was searched again. { $count ->
        [0] No new mention waits.
        [one] One new mention waits for a decision.
       *[other] { $count } new mentions wait for a decision.
    }
finish-has-looked = I have looked myself into the files that the program cannot read
finish-keep = Keep a key to the originals
finish-keep-what = The key is an encrypted file that tells what each replacement stands for. While it exists, the text is de-identified, not anonymous, and still personal data. Keep it in another place than the project.
finish-keep-passphrase = Passphrase of the key
finish-keep-again = Repeat the passphrase of the key
finish-keep-do = Choose a file for the key and finish …
path-save-key = Save the key to the originals
proof-key = The key to the originals is saved. While it exists, the text is still personal data.
key-without-titles = { $count ->
    [one] One case was released by an older version, which did not note what it put in place. Its originals are in the key without titles.
   *[other] { $count } cases were released by an older version, which did not note what it put in place. Their originals are in the key without titles.
}
key-no-title = (title not known)
keys-in-folder = Keys to originals lie in the folder: { $files }. They are sealed and were not looked through. While they exist, the text is de-identified, and still personal data.
paste-doors = Is the text anonymised?

### Work beside the window and the second reading

work-release = Releasing the case
work-redact = Redacting
refused-no-recognition = Scanned pages and pictures can be read by text recognition where the programs tesseract (with Norwegian) and pdftoppm are installed.
second-show = Show in the case
second-show-what = Puts the reading aside and shows the page in the case, so that you can redact. You go on from the overview.
second-later = Go on later
second-drop = Discard
overview-read-on = Go on reading ({ $read } of { $all } passages read)

### What a mark may be

mark-per = person
mark-org = business or institution
mark-loc = place
mark-fnr = national identity number
mark-kto = bank account
mark-orgnr = organisation number
mark-tlf = telephone number
mark-mail = e-mail address
mark-adr = address
mark-post = post code and town
mark-url = web address
mark-bil = number plate
mark-sak = case number
mark-ident = NAV ident
mark-fdato = date of birth
mark-misc = something else
mark-ask = question

### Verification

release-find = Searches for the words in what is not marked
anonymise-sign-as = to be signed by { $name }
anonymise-sign-as-what = Change the name by “Who codes …” in the menu Codes.
second-same = Whoever reads has signed cases. Somebody else should read.
report-read = { $who }, { $at }: { $words } words read, { $misses } missed

### Where an original was found

proof-hit = “{ $words }”: { $place }
place-source = in the text of a case. Search for it and choose “Redact this …”.
place-summary = in the summary of a case
place-case = in the label of a case
place-code = in the codebook, in a name or description
place-memo = in a memo
place-attribute = in an attribute
place-aside = in what was set aside after a newer printout
place-correction = in a correction
place-coder = in the name of a coder
place-role = in the catalogue of roles or the settings
place-name = in the name of the file or folder “{ $file }”

### Roles of a project

help-roles = Shows the roles of a project, which stand in the place of names. With --to they are written to a RON file that can be changed, and with --from taken from it.
example-roles = planlupe roles study.planlupe --to roles.ron
help-arg-standard = Back to the roles that come with the program.
help-arg-brackets = Whether exports put replacements in brackets (yes or no).
cli-brackets-yes = Exports put replacements in brackets.
cli-brackets-no = Exports write replacements without brackets.
path-load-roles = Load roles
path-save-roles = Save roles
notice-roles-loaded = The project uses the roles of the file. What has been released stays as it is.
notice-roles-standard = The project uses the roles that come with the program.
overview-roles = Roles and export
overview-roles-what = The roles are a text file (RON). Save it, change it, and load it again.
overview-roles-save = Save roles …
overview-roles-load = Load roles …
overview-roles-standard = Use the roles of the program
overview-brackets = Put replacements in brackets when exporting

### Entries as rows

help-entries = Lists the entries that this version reads differently from the version that noted them in the project.
example-entries = planlupe entries study.planlupe --refresh
help-arg-refresh = Notes the entries of all cases as they are read now.
column-start = from
column-end = to
column-before = before
column-after = now
column-differs = differs
differs-entry = entry
differs-speaker = speaker
differs-until = until
differs-status = status
differs-sender = sender
differs-day = day
differs-time = clock time
differs-thread = thread
differs-card = card
differs-type = type
differs-doubts = doubts
entries-reread = Entries that are read differently now: { $count }. Cases whose entries are not noted as they are read now: { $stale }.
help-find = Finds words in the texts of all cases: letter case and accents aside, å as aa, words by their beginnings. Several words must stand in one entry; a phrase is one argument in quotation marks.
example-find = planlupe find study.planlupe meldekort "send inn" --speaker user --since 2020-01-01
help-excerpts = Lists the passages under codes, and under codes that stand together.
example-excerpts = planlupe excerpts study.planlupe --code økonomi --code Dialog/helse --and --json
help-arg-words = Words to look for.
help-arg-whole = Whole words only.
help-arg-inside = Also inside words: kort finds meldekort.
help-arg-regex = Each argument is a regular expression, letter case aside.
help-arg-any = One of the words is enough.
help-arg-near_words = All words in one entry, with at most so many other words between them.
help-arg-within_codes = Only where the passage is coded with this code or one below it.
help-arg-context = How much is shown around: a number of characters on each side, or sentence, entry (the whole entry) or thread (the whole thread).
help-arg-code_hits = Puts this code on everything that was found, in one edit.
help-arg-codes = A code, by its path or its name, with the codes below it. It can be given several times.
help-arg-or = Passages under any of the codes (as without this).
help-arg-and = Passages under the first code that overlap passages under all others.
help-arg-not = Passages under the first code that overlap none under the others.
help-arg-within = Passages under the first code that lie wholly within passages under all others.
help-arg-near = Passages under the first code that have passages under all others at most so many characters away.
help-arg-then_in_thread = Passages under the first code that are followed in their thread by passages under all others.
help-arg-then_within_days = Passages under the first code that are followed within so many days by passages under all others.
help-arg-in_cases = Only this case.
help-arg-statuses = Only cases of this status: unread, in-progress or done.
help-arg-attribute_values = Only cases with this value: ATTRIBUTE=VALUE.
help-arg-speakers = Only what user or nav has written.
help-arg-sender = Only messages whose sender, as printed, has these words.
help-arg-entry_kinds = Only entries of this kind: goal, card, minutes, message, event, document, preamble or unplaced.
help-arg-since = Only entries from this day on (2020-03-02). Entries without a day are left out, and counted.
help-arg-until = Only entries up to this day.
help-arg-in_thread = Only threads whose title has these words.
help-arg-card_type = Only cards whose type has these words.
help-arg-coders = Only what this coder has coded.
find-counts = { $hits } { $hits ->
    [one] occurrence
   *[other] occurrences
} in { $cases } of { $searched } cases.
excerpts-counts = { $excerpts } { $excerpts ->
    [one] excerpt
   *[other] excerpts
} in { $cases } { $cases ->
    [one] case
   *[other] cases
}.
find-looked-into = Only the texts of the cases were searched: no memos, no summaries, and nothing that lies in quarantine.
find-undated = Left out, since their entries have no day: { $count }.
find-unindexed = Looked through without the index of words: { $count } cases. “planlupe index” takes them in, and the next search is faster.
finding-unindexed = Looked through without the index of words: { $count } cases. They are taken in now, and the next search is faster.
index-holds = { $indexed } of { $cases } cases are in the index of words.
help-index = Brings the index of words up to date, which makes searches in many cases faster. With or without it, the same is found.
example-index = planlupe index study.planlupe
help-arg-remove_index = Takes the index out of the file.
measure-response-time-nav-answered = NAV answers, of runs by the user
measure-response-time-nav-answered-per-thread = NAV answers the first run of a thread
measure-response-time-nav-days = until NAV answers
measure-response-time-nav-hours = until NAV answers
measure-response-time-nav-days-per-thread = until NAV answers the first run of a thread
measure-response-time-nav-days-across-threads = until NAV writes in any thread
measure-response-time-user-answered = the user answers, of runs by NAV
measure-response-time-user-answered-per-thread = the user answers the first run of a thread
measure-response-time-user-days = until the user answers
measure-response-time-user-hours = until the user answers
measure-response-time-user-days-per-thread = until the user answers the first run of a thread
measure-response-time-user-days-across-threads = until the user writes in any thread
measure-messages-user-per-case = by the user, in a case
measure-messages-user-per-thread = by the user, in a thread
measure-messages-user-per-month = by the user
measure-messages-nav-per-case = by NAV, in a case
measure-messages-nav-per-thread = by NAV, in a thread
measure-messages-nav-per-month = by NAV
measure-threads-per-case = in a case
measure-threads-per-month = in a case
measure-threads-started-by-nav = started by NAV
measure-threads-started-by-user = started by the user
measure-threads-duration = from the first to the last message
measure-threads-messages = messages in a thread
measure-meetings-per-case = meetings in a case
measure-meetings-per-month = meetings
measure-meetings-minutes-per-case = minutes in a case
measure-meetings-minutes-per-month = minutes
measure-activities-per-case = in a case
measure-activities-per-month = in a case
measure-goals-with-goal = cases with a goal
measure-silence-longest = longest stretch without an entry
measure-silence-to-first-coded = from the start to the first entry with the code: { $code }
measure-silence-to-first-message = from the start to the first message
figure-response-time = Time from the first message of a run by one side to the next message of the other in the same thread. A run is messages by one side that the other has not yet answered. Days are days of the calendar; hours only where both messages have a clock time. The share of times is that within 2 days or 48 hours, of those answered.
figure-messages = Messages with a day, by sender: in a case, in a thread, and for each month in which the case is observed.
figure-threads = Threads that start in the window, with at least one dated message: how many, who wrote the first message (where that is known), days from the first message to the last.
figure-meetings = Meetings and minutes that were carried out: in progress or completed, or without a status. Planned and cancelled ones do not count.
figure-activities = Activity cards that start in the window, by type. Cancelled and suggested ones do not count; meetings and minutes are a figure of their own.
figure-goals = Share of cases whose plan has a goal.
figures-chosen-prints = Cases whose prints show a period or a choice alone; what they do not show is not observed: { $count }.
figures-cut-by-print = Observed in the period that the print shows alone: { $count }.
figures-period = The period from { $from } to { $to }.
figures-period-from = The period from { $from } on.
figures-period-to = The period until { $to }.
figures-case-days = Day { $from } to { $to } of the case, where day 1 is the day on which it begins.
figures-case-days-from = From day { $from } of the case on, where day 1 is the day on which it begins.
figures-outside-period = Cases that are not observed in the period, and count nowhere: { $count }.
figures-part-of-period = Cases that are observed in a part of the period only: { $count }.
figures-reread = This version of the program reads { $entries } { $entries ->
        [one] entry
       *[other] entries
    } otherwise than the one that noted them, in { $cases } { $cases ->
        [one] case
       *[other] cases
    }: { $list }. The numbers are as the entries are read now; “planlupe entries” shows what differs.
figures-without-dialogue = Not observed, since the print shows no dialogue and may be of a kind that never does: { $count }.
figure-name-response-time = response time
figure-name-messages = messages
figure-name-threads = threads
figure-name-meetings = meetings
figure-name-activities = activities
figure-name-goals = goals
figure-name-silence = silence
figure-name-distribution = distribution
figure-name-advisers = advisers
figure-name-registration = registration
measure-in-month = { $month }: { $measure }
month-since-start = month { $number }
measure-distribution-threads = threads: { $number }
measure-distribution-user-messages = messages by the user: { $number }
measure-distribution-nav-messages = messages by NAV: { $number }
measure-distribution-meetings = meetings and minutes: { $number }
measure-distribution-meeting-cards = meetings with a card of their own: { $number }
measure-distribution-minutes = minutes: { $number }
measure-distribution-activities = activities: { $number }
measure-advisers-per-case = advisers in a case
measure-advisers-per-thread = advisers in a thread
measure-advisers-another-answers = another adviser than before answers the user
measure-registration-started = cases that begin
measure-registration-still-lasting = cases that still last
measure-response-time-nav-mean-per-thread = until NAV answers, mean of the thread
measure-response-time-user-mean-per-thread = until the user answers, mean of the thread
measure-threads-nav-started-per-case = started by NAV, in a case
measure-threads-user-started-per-case = started by the user, in a case
measure-meetings-cards-per-case = meetings with a card of their own in a case
measure-meetings-cards-per-month = meetings with a card of their own
figure-distribution = Share of the cases that have so many threads, messages, meetings, minutes and activities in the window.
figure-advisers = Advisers whom the senders tell apart (an ident, “Veileder 2”). n are cases and threads with at least one such sender; the share is of the answers to the user in threads where a known adviser has written before.
figure-registration = Cases that begin in each month, by the attribute of --start; and the share that still lasts at the end of each month since the start, of those that can still be observed then. A case without a day of its end lasts as long as its print shows.
figure-silence = Longest stretch of days without any entry, from the start of the window to its end.
unit-days = days
unit-hours = hours
unit-per-month = per month
unit-share = share
unit-number = number
measure-with-unit = { $measure } ({ $unit })
goals-sentence = { $count ->
    [one] { $shown } of { $cases } has a goal; { $coded } of them coded.
   *[other] { $shown } of { $cases } have a goal; { $coded } of them coded.
}
goals-reading = Reading the goals: { $done } of { $all }
goals-show = Show
goals-show-all = all cases
goals-show-with = with a goal
goals-show-without = without a goal
goals-show-not-coded = with a goal, not coded
goals-by = Count by
goals-by-none = nothing
goals-keys = The key of a code puts it on the whole goal, or takes it off again. Enter opens the goal in the text.
goals-no-case = No case matches.
goals-nothing-to-code = The case has no goal to code.
goals-more-codes = { $count } more
page-goals = Goals form
guide-topic-goals = The goals form
goals-none = no goal
page-attributes = Attributes
grid-keys = Type to fill in a cell; Enter or F2 edits what stands there, Delete empties it. Shift with the arrow keys selects several cells. Ctrl+V pastes from a spreadsheet. Enter on the name opens the case.
grid-paste = Paste
grid-copy-all = Copy the whole table
grid-copied = { $count ->
        [one] The values of one case are copied.
       *[other] The values of { $count } cases are copied.
    }
grid-more-values = … and { $count } more
grid-new-value = Not on the list. Ctrl+Enter adds the value.
notice-filled = { $count ->
        [one] One value is changed.
       *[other] { $count } values are changed.
    }
block-title = Paste into the table
block-has-header = The first row holds the headers
block-has-labels = The first column holds the names of the cases
block-adds-values = { $count ->
        [0] Add new values to the lists
        [one] Add one new value to the list
       *[other] Add { $count } new values to the lists
    }
block-by-names = The rows go to the cases and the columns to the attributes that are named.
block-from-case = The first row goes to “{ $case }”.
block-from-attribute = The first column goes to “{ $attribute }”.
block-from = The first cell goes to “{ $attribute }” of “{ $case }”.
block-counts = New values: { $new }. Changed: { $replaced }. Removed: { $cleared }.
block-does-not-fit = { $count ->
        [one] One thing does not fit. Nothing is pasted until it is corrected.
       *[other] { $count } things do not fit. Nothing is pasted until they are corrected.
    }
block-no-case = No case is called “{ $case }”.
block-no-attribute = No attribute is called “{ $attribute }”.
block-misfit = Line { $line }, column { $column }: { $reason }
block-change = { $case }, { $attribute }: { $old } → { $new }
block-fill = { $count ->
        [one] Fill in one value
       *[other] Fill in { $count } values
    }
goals-day = date
goals-goal = goal
goals-codes = codes
goals-cases = cases
goals-with = with a goal
goals-coded = coded
figures-measure = measure
figures-sum = sum
chart-n = n below each value is how many were observed
measure-activities-of-type = activities of each type
figures-no-measure = “{ $measure }” is not one of the measures. Choose one of these: { $known }.
figures-mean = mean
figures-median = median
figures-quartiles = quartiles
figures-share = share
figures-all = all
figures-windows = Cases observed: { $cases }. Start by attribute { $byattribute }, by first entry { $byfirst }; end by attribute { $endattribute }, by day of printing { $endprint }, by last entry { $endlast }.
figures-short = Observed for less than a month, counted as one month: { $count }.
figures-no-window = Without any day, or with an end before the start, in no figure: { $count }.
figures-unread-pages = Cases whose document has pages that were not read, so that what stands on them counts nowhere: { $count }.
figures-undated = Entries without a day, which count nowhere: { $count }.
figures-outside = Entries outside the window, which count nowhere: { $count }.
help-figures = Prints contact figures: number, mean, median, quartiles and shares. Without a name it lists the figures.
example-figures = planlupe figures study.planlupe response-time --by age_group
help-arg-svg = Draws one of the measures as an SVG file; --measure names it.
help-arg-measure = The name of what is measured, as in --json.
help-arg-over = Month by month: month (of the calendar) or month-since-start (since the case began).
help-goals = Shows which cases have a goal, what it says and which codes stand on it; with --by also how many, by an attribute.
example-goals = planlupe goals study.planlupe --by age_group
help-arg-figure = The figure: response-time, messages, threads, meetings, activities, goals, silence, distribution, advisers or registration.
help-arg-by = The attribute by whose values the cases are grouped.
help-arg-start = The attribute that holds the day on which a case begins. Without it, its first entry begins it.
help-arg-end = The attribute that holds the day on which a case ends. Without it, the day of printing ends it.
help-arg-period_since = Only what begins from this day on (2019-01-01).
help-arg-period_until = Only what begins up to this day. Answers that came later count.
help-arg-period_since_day = Only what begins from this day of the case on. Day 1 is the day on which the case begins.
help-arg-period_until_day = Only what begins up to this day of the case.

## Course
lane-cards = Activity cards
lane-dialogue = Dialogue
lane-minutes = Minutes
lane-others = Other
course-days = { $from } – { $to }
course-no-dates = Nothing in the case has a date.
course-silence = { $months ->
    [one] one month
   *[other] { $months } months
} without contact
course-silence-between = { $months ->
    [one] one month
   *[other] { $months } months
} without contact: { $from } – { $to }
course-since = { $attribute }: { $date }
course-no-since = The case has no value for “{ $attribute }”.
course-undated = { $count } { $count ->
    [one] entry has
   *[other] entries have
} no date and no place on the time line.
course-legend = ' user   , NAV   : both   = activity card   o minutes   ? unknown sender   . other   - no contact
course-since-mark = | { $attribute }
course-alike = All cases are drawn on the same time line: { $from } – { $to }.
course-aligned = All cases are aligned by “{ $attribute }” (|): from { $before } months before to { $after } months after.
course-left-out = Left out because they have no “{ $attribute }”: { $cases }
column-months = months
column-silence = longest without contact, months
column-undated = undated
column-course = course
command-toggle-course = Show or hide the course
command-to-course = Go to the course
course-name = Course of { $case }, { $from } – { $to }
course-silence-short = { $months } mo.
course-unread-pages = { $count ->
    [one] One page of the document was not read
   *[other] { $count } pages of the document were not read
}. What stands there is not on the line of time, and a period without contact may be no such.
courses-unread-pages = Cases with pages that were not read, so that a time without contact may be none: { $count }.
course-unread-pages-short = { $count ->
    [one] one page not read
   *[other] { $count } pages not read
}
course-undated-short = { $count } undated
course-by-code = Colour by code
course-no-attribute = No start date
course-count-from = Date from which months are counted
course-here = you are here
course-here-undated = here: no date
course-in-view = showing { $from } – { $to }
course-here-short = here
course-here-months = here: { $months }
course-needs-date = Months can be counted from an attribute of the kind date, such as the day the benefit was granted. The project has no such attribute yet.
course-at-end = This is the last entry with a date.
course-at-beginning = This is the first entry with a date.
course-no-later-silence = After this there is no period without contact.
course-no-earlier-silence = Before this there is no period without contact.
tick-day = { $day }
tick-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
tick-month-year = { $month } { $year }
courses-title = The courses of { $count } { $count ->
    [one] case
   *[other] cases
}
courses-entries = { $shown } { $count ->
    [one] entry
   *[other] entries
}
courses-messages = { $count } { $count ->
    [one] message
   *[other] messages
} ({ $user } by the user, { $nav } by NAV)
courses-other-messages = { $count } with no known sender
courses-activities = { $count } { $count ->
    [one] activity
   *[other] activities
}
courses-minutes = minutes of { $count } { $count ->
    [one] meeting
   *[other] meetings
}
courses-silence = longest gap { $days } { $days ->
    [one] day
   *[other] days
} ({ $from } – { $to })
courses-months = month { $from } to { $to } counted from “{ $attribute }”
courses-sort = Sort by
courses-sort-label = name
courses-sort-first = first entry
courses-sort-last = last entry
courses-sort-length = length
courses-sort-entries = number of entries
courses-sort-messages = number of messages
courses-sort-silence = longest gap
courses-sort-coded = coded share
cases-strips = Courses
cases-strips-hint = Show a small course with each case
courses-reversed = Reversed
courses-by = Group by
courses-by-none = nothing
courses-no-value = no “{ $attribute }”
courses-since = Time axis from
courses-calendar = the calendar
courses-axis = months after “{ $attribute }”
courses-closer = Show less time, larger (+)
courses-farther = Show more time, smaller (-)
courses-attributes = Attributes …
courses-left-out = { $count } { $count ->
    [one] case has
   *[other] cases have
} no “{ $attribute }” and no place on the axis.
courses-reading = Reading the courses: { $done } of { $all }
course-months-since = { $months ->
    [one] one month
   *[other] { $months } months
} after “{ $attribute }”

workspace-find = Find
workspace-cases = Cases
page-courses = Courses
command-find-in-project = Find in the whole project
command-find-excerpts = Find excerpts under codes
work-find-project = Searching
notice-passages-coded = Coded { $count ->
    [one] one occurrence
   *[other] { $count } occurrences
 } with “{ $code }”
finding-empty = Type words on the left and press Enter, or choose codes. The hits are shown here, case by case.
finding-words = Words
finding-codes = Codes
finding-what = Look for
finding-what-hint = words, “a phrase”
finding-word-form = The words are
finding-beginning = beginnings of words
finding-whole = whole words
finding-inside = parts of words
finding-pattern = a regular expression
finding-join = Several words
finding-all = all in one entry
finding-any = one of them
finding-near = all near each other
finding-near-words = words between, at most
finding-which-codes = Excerpts under
finding-every-code = all codes
finding-add-code = Add a code
finding-without-code = Remove the code { $code }
finding-relation = Several codes
finding-or = one of the codes
finding-and = the first, where the others overlap
finding-not = the first, where no other overlaps
finding-within = the first, within the others
finding-near-codes = the first, near the others
finding-then-in-thread = the first, followed by the others in the thread
finding-then-within-days = the first, followed by the others within some days
finding-near-points = characters between, at most
finding-days = days, at most
finding-search = Search
finding-limits = Limits
finding-only-open = only in the open case
finding-any-value = all
finding-nav = NAV
finding-speaker = Who writes
finding-kind = Type of entry
finding-since = From
finding-until = To
finding-day-hint = day.month.year
finding-thread = Title of the thread
finding-card-type = Type of card
finding-sender = Sender
finding-coded-with = Coded with
finding-coder = Coded by
finding-attribute = Attribute
finding-value = Value
finding-status = Status of the case
finding-list = { $count ->
    [one] One hit
   *[other] { $count } hits
 }
finding-show = Show in the text
finding-all-meant = { $count ->
    [one] About the one hit.
   *[other] About all { $count } hits.
 }
finding-chosen = About { $count } of { $all } hits, which are chosen.
finding-choose-case = Choose all of the case
finding-choose-group = Choose all of the group
finding-choose-none = Choose none
finding-keys = Arrows: next and previous. Space: choose. Enter: show in the text. The key of a code: apply it to the occurrences.
finding-put-code = Apply a code
finding-no-code = no code chosen
finding-code-them = Code { $count ->
    [one] one occurrence
   *[other] { $count } occurrences
 } in { $cases ->
    [one] one case
   *[other] { $cases } cases
 }
finding-uncode-them = Remove { $count ->
    [one] one coding
   *[other] { $count } codings
 }
finding-no-entry = outside the entries
error-bad-attribution = The attribution “{ $pattern }” cannot be read. Write the names of attributes in braces, for example “({"{"}gender{"}"}, {"{"}age{"}"} years)”.
date-print = { $day } { $month ->
    [1] JAN
    [2] FEB
    [3] MAR
    [4] APR
    [5] MAY
    [6] JUN
    [7] JUL
    [8] AUG
    [9] SEP
    [10] OCT
    [11] NOV
   *[12] DEC
 } { $year }
quotations-title = Quotations
quotations-without-code = Without a code
help-fine = Shows words that somebody has judged to identify nobody (“Fine” in the window), and adds or forgets some.
example-fine = planlupe fine study.planlupe "Nav Sentrum" Lånekassen
help-arg-fine_words = Words that identify nobody.
help-arg-forget_fine = Forgets that these words identify nobody. Can be given several times.
fine-none = No words are judged to be fine.
help-degrees = Shows the scale on which codings have a degree, chooses one, as in 1-5, or takes degrees from a table. Without a scale, codings have no degree.
example-degrees = planlupe degrees study.planlupe 1-5
help-arg-degree_scale = The least and the greatest degree, as in 1-5.
help-arg-off = Codings have no degree any longer. Degrees that were given stay in the file and are shown again when a scale is chosen.
help-arg-degrees_from = A table (CSV) with the columns case, start, end, code and degree: the codings get the degree. An empty cell takes it away.
help-arg-within_degrees = Only codings with this degree, or with a degree in this range, as in 3-5.
degrees-on = Codings can have a degree, { $scale }.
degrees-off = Codings have no degree.
degrees-changed = { $count ->
    [one] The degree of one coding was changed.
   *[other] The degrees of { $count } codings were changed.
}
degrees-title = Degree of codings
degrees-what = How strongly a code applies to a passage. Leave the field empty if codings are to have no degree.
degrees-scale = Scale, from the least to the greatest degree
degree-none = none
degree-none-shown = no degree
degree-shown = degree { $degree }
degree-of = Degree of the coding { $code }: { $degree }
command-higher-degree = Higher degree of the coding here
command-lower-degree = Lower degree of the coding here
command-degree-scale = Degree of codings …
finding-degree = Degree at least
help-attribution = Shows the pattern by which quotations are attributed, or gives the project another one. Names of attributes stand in braces; {"{"}granted:year{"}"} is the year alone, {"{"}case{"}"} the case and {"{"}*{"}"} all attributes.
example-attribution = planlupe attribution study.planlupe "({"{"}gender{"}"}, {"{"}age{"}"} years, granted in {"{"}granted:year{"}"})"
help-arg-attribution_pattern = The pattern.
help-arg-quote = Writes the excerpts as quotations with attribution, under their codes, to this file: .docx, .html or text. - writes to the terminal.
help-arg-own_attribution = Attributes by this pattern instead of the project's.
work-quote = Making quotations
notice-quoted = { $count ->
    [one] One quotation is copied.
   *[other] { $count } quotations are copied.
 }
notice-copied-plain = The system took plain text only.
notice-attribution = Quotations are attributed by this pattern from now on.
path-save-quotations = Save quotations
finding-quote-them = Quote { $count ->
    [one] one excerpt
   *[other] { $count } excerpts
 }
finding-copy-quotations = Copy quotations
finding-save-quotations = Save quotations …
finding-attribution = Attribution behind each quotation
finding-attribution-hint = Names of attributes in braces; the asterisk stands for all. Files: .docx, .html or .txt.



guide-title = User guide
guide-search = Search in the guide
guide-contents = Contents
guide-found = { $count ->
    [one] One section has this.
   *[other] { $count } sections have this.
}
guide-larger = Show the picture in full size
guide-smaller = Show the picture in the width of the text
guide-topic-begin = Before you begin
guide-topic-project = Make a project
guide-topic-import = Import printouts
guide-topic-code = Code
guide-topic-codebook = The codebook
guide-topic-export = Export
guide-topic-keys = The keys
guide-topic-read = Read
guide-topic-find = Search
guide-topic-courses = Compare courses
guide-topic-anonymise = Anonymise in the window
guide-topic-figures = Tally and look at the excerpts

act-restore = restoring
made-cases = { $count ->
    [one] { $number } case
   *[other] { $number } cases
}
made-documents = { $count ->
    [one] { $number } document
   *[other] { $number } documents
}
made-codings = { $count ->
    [one] { $number } coding
   *[other] { $number } codings
}
made-memos = { $count ->
    [one] { $number } memo
   *[other] { $number } memos
}
made-codes = { $count ->
    [one] { $number } code
   *[other] { $number } codes
}
made-attributes = { $count ->
    [one] { $number } attribute
   *[other] { $number } attributes
}
made-values = { $count ->
    [one] { $number } attribute value
   *[other] { $number } attribute values
}
made-corrections = { $count ->
    [one] { $number } correction
   *[other] { $number } corrections
}
error-nothing-undone = Nothing with the number { $number } was undone and can be restored. See the numbers with planlupe undone.
error-in-the-way = This cannot be restored now: what it changed is different by now, or a name is taken. Undo or change the newer edit first.
error-large-undo = Undoing “{ $act }” takes away { $what }. Add --yes if that is what you want.
cli-nothing-to-undo = There is nothing to undo.
cli-nothing-to-redo = There is nothing to redo.
column-time = time
column-act = act
column-made = made
undone-title = Undone acts
undone-what = This was undone, and then something else was done. It can be restored on top of what stands in the project now.
undone-none = Nothing that was undone was left behind by newer acts.
undone-row = { $act }, { $coder }, { $at }
undone-restore = Restore
undone-restore-named = Restore { $act }: { $what }
notice-restored = Restored: { $act }
command-undone = Undone acts …
undo-large-title = Undo { $act }?
undo-large-what = This takes away { $what }.
undo-large-after = You can redo it (Ctrl+Shift+Z), and after new acts restore it from “Undone acts” in the menu Edit.
help-undo = Undoes the last act in a project. Where much would be taken away, --yes is needed.
example-undo = planlupe undo study.planlupe
help-arg-confirmed = Undoes even where much is taken away.
help-redo = Redoes what was undone last.
example-redo = planlupe redo study.planlupe
help-undone = Lists what was undone before newer acts were done, or restores some of it.
example-undone = planlupe undone study.planlupe --restore 12
help-arg-restore = Restores the act of this number, with what was undone together with it and came before.
finding-with-hits = With the hits


suspects-filter = Filter by words, kind or case
suspects-group = { $label } · { $count ->
    [one] one place
   *[other] { $count } places
} in { $cases ->
    [one] one case
   *[other] { $cases } cases
}
suspects-more = { $count ->
    [one] one more place
   *[other] { $count } more places
}
suspects-fine = Fine
suspects-fine-named = Fine: { $name } identifies nobody
suspects-fine-hint = This identifies nobody. The project remembers it, and it is not shown again.
reader-coded = Coded: { $codes }
quotations-written = { $count ->
    [0] No quotations: { $file } has a title alone.
    [one] One quotation stands in { $file }.
   *[other] { $count } quotations stand in { $file }.
 }
finding-value-missing = Choose a value too; the attribute alone narrows nothing.
search-saved = Saved as “{ $name }”.
search-replaced = Saved as “{ $name }”, in the place of the search that had this name.
search-removed = Removed the saved search “{ $name }”.
searches-none = No search is saved. “planlupe find … --save NAME” saves one.
gone-case = The case “{ $name }” is no longer there.
gone-code = The code “{ $name }” is no longer there.
gone-attribute = The attribute “{ $name }” is no longer there.
error-no-search = There is no saved search called “{ $name }”. “planlupe searches” shows those that exist.
error-search-exists = There is a saved search called “{ $name }” already.
error-other-search = The saved search “{ $name }” is of the other kind: words are looked for by “planlupe find”, passages under codes by “planlupe excerpts”.
error-search-names = The saved search “{ $name }” is not carried out: { $gone }
act-save-search = saving a search
act-change-search = change of a saved search
act-remove-search = removal of a saved search
help-searches = Lists the saved searches, and gives them other names or removes them.
example-searches = planlupe searches study.planlupe --rename "money" --to "money and health"
help-arg-rename_search = The saved search that gets another name.
help-arg-new_name = The new name.
help-arg-remove_search = The saved search to remove. “planlupe undo” brings it back.
help-arg-saved = Carries out the saved search of this name.
help-arg-save = Saves the search under this name, in the place of one that has it.
finding-saved = Saved searches
finding-none-saved = None yet.
finding-save-as = Save the search as
finding-save = Save
finding-replace-saved = Replace
finding-rename-saved = Rename
finding-remove-saved = Remove
finding-more-cases = Case
finding-without-limit = Remove the limit { $limit }
place-search = a saved search
redacted-searches = Saved searches that held the words and were removed: { $count }.

### Memos, the log of a day, the template of summaries

act-link-memo = link of a memo
act-unlink-memo = removal of a link
memo-kind-case = Case
memo-kind-entry = Entry
memo-kind-coding = Coding
memo-kind-free = Free memo
memo-kind-journal = Journal
memo-empty = (empty memo)
linked-case = Case
linked-entry = Entry
linked-coding = Coding
linked-code = Code
linked-memo = Memo
linked-gone = { $what } that is no longer there
linked-aside = { $what } that is set aside after a new print
memos-empty = No memos yet. Write a new one here, or on an entry or a coding while you read.
memos-none = No memo matches.
column-day = Day
column-edits = Edits
log-nothing = { $day }: Nothing was done in the project.
log-count = Number
summary-template-none = The project has no template for summaries.
error-no-memo = There is no memo with the number { $number }. “planlupe memos” shows the numbers.
error-empty-memo = The memo is empty. Give it a title or a text.
error-memo-of-case = Memo { $number } belongs to a case. Only free memos and entries of the journal have a title and a day.
error-no-link = There is no link with the number { $number }. “planlupe memos” shows the numbers.
error-nothing-to-link = What the memo was to be linked to is not there, or is the memo itself.
error-nothing-to-edit = Say what is to be changed in the memo, with --title, --journal or --text.
error-memo-on-what = A memo can be written on a case, an entry or a coding. Write a free memo, and link it to the rest.
error-bad-place = “{ $place }” is not a place. Write “case CASE”, “entry CASE ENTRY”, “coding CASE START,END CODE”, “code CODE” or “memo NUMBER”.
help-memos = Lists the memos: on cases, entries and codings, free memos and the journal. Writes, changes, removes and links them, too.
example-memos = planlupe memos study.planlupe --words "distrust" --kind free
help-arg-memo_words = Only memos that hold these words, in the title, the text or the code. The beginning of a word is enough.
help-arg-memo_case = Only memos on this case, or linked to it.
help-arg-memo_kinds = Only memos of this kind: case, entry, coding, free or journal. Can be repeated.
help-arg-memo_by = Only what this coder wrote last.
help-arg-memo_day = Only the journal of this day, and what was written last on it.
help-arg-memo_add = Writes a new, free memo with this text.
help-arg-memo_on = Writes the memo on “case CASE”, “entry CASE ENTRY” or “coding CASE START,END CODE”, below what stands there.
help-arg-memo_title = The title of a free memo.
help-arg-memo_journal = Makes the memo an entry of the journal, of this day or of today.
help-arg-memo_edit = The memo that is to be changed, by its number.
help-arg-memo_text = The new text. An empty text removes a memo on a case, an entry or a coding.
help-arg-memo_from = Takes the text from this file; it can have several lines.
help-arg-memo_remove = The memo that is to be removed, by its number.
help-arg-memo_link = The memo that is to get a link, by its number.
help-arg-memo_to = What the link leads to: “case CASE”, “entry CASE ENTRY”, “coding CASE START,END CODE”, “code CODE” or “memo NUMBER”.
help-arg-memo_unlink = The link that is to be removed, by its number.
help-arg-memo_coder = Who writes.
help-log = Tells what was done on a day: by whom, how much and in which cases.
example-log = planlupe log study.planlupe --day 2026-11-28
help-arg-log_day = The day. Without it: today.
help-arg-log_days = Lists the days on which something was done.
help-summary-template = Shows or sets the template of summaries: what a new summary begins with.
example-summary-template = planlupe summary-template study.planlupe --from template.md
help-arg-template_from = Takes the template from a text file.
help-arg-template_off = Takes the template away.
outside-codebook = Codebook
outside-search = Saved search (is removed)
outside-template = Template of summaries
outside-memo = Free memo
memos-about = Memos
memos-about-rows = One row for each memo: on a case, an entry or a coding, free memos and the journal.
page-memos = Memos
page-log = Log
guide-topic-memos = Memos
guide-topic-log = The log of a day
guide-topic-summary = Case summary
command-new-memo = New memo
command-journal-today = Journal of today
command-link-memo = Link to …
command-write-summary = Write the case summary
command-summary-template = Template of summaries …
memo-new-title = New memo
memo-linked-from = Linked from
memo-links = Links
memo-title = Title
memo-day = Day
memo-text = Memo
memo-show = Show in the text
memo-remove = Remove the memo
memo-unlink-named = Remove the link: { $name }
memos-title = { $count ->
    [0] No memos
    [one] { $all } memo
   *[other] { $shown } of { $all } memos
}
memos-words = Words in the memos
memos-kind = Kind of memo
memos-case = Case
memos-coder = Written by
memos-day = Date
memos-no-day = This is not a date, so it narrows nothing.
memos-what = The memo that you choose in the list is shown here.
link-memo-title = Link the memo to
link-here-title = Link a memo to this
link-hint = Type to look among memos, codes, cases and the places of the open case
link-none = Nothing matches.
link-no-memo = The project has no memos yet.
link-more = { $count ->
    [one] One more matches. Type more.
   *[other] { $count } more match. Type more.
}
notice-memo-removed = Removed the memo.
notice-memo-linked = Made the link.
notice-summary-template = The template holds for summaries that are empty.
summary-template-title = Template of summaries
summary-template-what = Headings and questions with which each new case summary begins.
summary-template-name = Template
log-empty = Nothing has been done yet.
log-days = Days
log-keys = The arrows go from row to row, and Enter opens the case.
log-edits = { $count ->
    [one] One edit
   *[other] { $count } edits
}
# Other programs
help-refi = Exchange with other programs (NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette): “out” writes a project as REFI-QDA, “in” takes a file of theirs in.
example-refi = planlupe refi out study.planlupe study.qdpx
help-arg-refi_action = What to do: out or in.
help-arg-exchange_file = The file for other programs: .qdpx (everything) or .qdc (the codebook); “in” also takes a project of QualCoder (.qda) or Taguette (.sqlite3).
help-arg-chronological = Writes the text of each case in chronological order.
help-arg-utf16 = Counts places in units of UTF-16, as NVivo does.
refi-written-codes = { $codes ->
    [one] 1 code
   *[other] { $codes } codes
}
refi-written = Cases: { $sources }. Codes and groups: { $codes }. Codings: { $codings }. Memos: { $memos }.
refi-written-utf16 = Places are counted in units of UTF-16. This is for programs that count so, such as NVivo; the standard counts characters.
refi-written-chronological = The texts stand in chronological order. { $count ->
    [0] Each coding is one passage there too.
    [one] 1 coding stands on pieces that are apart there, and became several.
   *[other] { $count } codings stand on pieces that are apart there, and became several.
}
refi-written-degrees = The degrees of codings stand as notes on them, since REFI-QDA has no place for degrees: { $count }.
refi-written-aside = Codings and memos that were set aside are not in the file, as they have no place in a text: { $count }.
error-refi-ending = “{ $file }” has an ending that is not exchanged. Projects are called .qdpx, codebooks .qdc.
error-refi-no-archive = “{ $file }” is not an archive, or it is damaged. Export it again from the program that it comes from.
error-refi-no-project = “{ $file }” is an archive without a project of REFI-QDA in it.
error-refi-bad-xml = “{ $file }” cannot be read: its XML is damaged at byte { $byte }. Export it again from the program that it comes from.
error-refi-other-xml = “{ $file }” is XML of another kind: neither a project nor a codebook of REFI-QDA.
error-refi-entities = “{ $file }” defines entities of its own in its XML, by which a small file can grow without end. It was not read.
error-refi-too-large = “{ $file }” unpacks to more than is read of one file. It was not read.
error-refi-no-codes = The project has no codes yet, and an empty codebook cannot be written as REFI-QDA.
error-refi-damaged-database = “{ $file }” is a damaged database. Save it again in the program that it comes from.
error-refi-other-database = “{ $file }” is a database, but neither a project of QualCoder nor of Taguette.
error-refi-open-database = “{ $file }” is open in its own program, or was not closed there. Close it there first, so that all of it is in the file.
refi-case-attribute = case in the file
refi-origin-unknown = unknown program
refi-preview = Preview. From: { $origin }. Nothing is changed.
refi-taken-in = Taken in. From: { $origin }.
refi-codes = Codes: { $found }. New: { $new }. Known: { $known }.
refi-codings = Codings: { $found }. New: { $new }. Known: { $known }.
refi-memos = Memos: { $found }. New: { $new }. Known: { $known }.
refi-attributes = Attributes: { $found }. New: { $new }. Known: { $known }.
refi-no-name = source without a name
refi-source-new = { $name }: new case { $case }, new codings: { $codings }.
refi-source-known = { $name }: the case { $case } has this text, new codings: { $codings }.
refi-source-missing = { $name }: not taken in, as its text is not in the file.
refi-source-empty = { $name }: not taken in, as its text is empty.
refi-source-unreadable = { $name }: not taken in, as its text cannot be read.
refi-source-no-text = { $name }: not taken in ({ $kind }).
refi-counted-characters = characters
refi-counted-utf16 = units of UTF-16
refi-counted-one = Places are counted in { $unit }, a line end of Windows as one.
refi-counted-two = Places are counted in { $unit }, a line end of Windows as two.
refi-counted-otherwise = Passages that are counted differently: { $count }.
refi-kind-text = text
refi-kind-pdf = PDF
refi-kind-picture = picture
refi-kind-audio = audio
refi-kind-video = video
refi-left-codings-of-source = Codings left out, as their source or their part of it is no text that came in: { $count }.
refi-left-codings-without-place = Codings left out, as their passage is empty or lies beyond the end of the text: { $count }.
refi-left-codings-without-code = Codings left out, as the file does not have their code: { $count }.
refi-left-renamed-codes = Codes that got another name: { $count }.
refi-left-code-set = Sets of codes left out: { $count }.
refi-left-graphs = Drawings left out: { $count }.
refi-left-links = Links left out: { $count }.
refi-left-notes-without-place = Memos on something that did not come in; they are free memos now: { $count }.
refi-left-parts-of-cases = Passages that belong to a case left out: { $count }.
refi-left-values = Values left out, as they do not fit or the case has another: { $count }.
refi-left-clock-times = Dates whose clock time was left out: { $count }.
refi-left-summaries = Summaries that stand in the memo of the case, since it has another summary: { $count }.
refi-left-case-codes = Codes that stand for a case, and did not become codes: { $count }.
refi-left-uncoded-passages = Passages without code and memo left out: { $count }.
refi-left-other-words = Passages that hold other words than their program has noted for them: { $count }. Look at these codings.
refi-left-importance = Marks of importance on codings left out: { $count }.
refi-left-other-rows = Rows of a table that is not taken in: { $count }.
refi-left-degrees = Degrees of codings left out since they are not on the scale of the project: { $count }.
refi-taguette-places = The pages of Taguette became lines of text. Its places are counted in bytes between the tags of the page, and were found again in the lines.
help-arg-preview = Tells what would come in, and changes nothing.
help-arg-new_project = Takes the file into a new project only; one that exists is refused.
## Sets of cases, samples and rules
help-sets = Lists the sets of cases (rules on attributes, kept under names), shows the cases of one, makes, changes or removes them.
example-sets = planlupe sets study.planlupe --add "young 2018" --where "age in 18-24 and granted 2018"
help-arg-add_set = The set that is made, in the place of one that has the name.
help-arg-set_rule = The rule of the set: “age in 18-24 and granted 2018”, with and, or, not, parentheses, lists (1, 2), ranges (18..24, <25), missing and known. Names and values with blanks stand in quotation marks.
help-arg-rename_set = The set that gets another name.
help-arg-remove_set = The set to remove. “planlupe undo” brings it back.
help-arg-show_set = Shows the cases of this set.
help-arg-in_set = Only the cases of this set.
help-arg-where_rule = Only cases for which the rule holds, for example “age in 18-24 and not education missing”.
help-sample = Draws a random sample of cases, in proportion to the sizes of groups.
example-sample = planlupe sample study.planlupe --n 20 --by age --seed 7 --save "sample"
help-arg-sample_size = How many cases are drawn.
help-arg-seed = The number that decides the draw: the same number gives the same cases.
help-arg-save_sample = Keeps the sample as a set of cases under this name.
sets-none = No set of cases is kept. “planlupe sets … --add NAME --where RULE” makes one.
set-cases = { $count } { $count ->
        [one] case
       *[other] cases
    }
set-unknown = { $count } { $count ->
        [one] case is
       *[other] cases are
    } left out, since an attribute that the rule asks for has no value.
sample-drawn = { $count } { $count ->
        [one] case
       *[other] cases
    } drawn (number of the draw: { $seed }):
shown-only = The print shows a part of the plan alone: { $what }. What it does not show is not observed.
shown-period = the period { $from }–{ $to }
shown-from = the period from { $from }
shown-to = the period until { $to }
shown-types = activities of type { $types }
shown-chosen = activities chosen by status or agreement
cases-set = Set of cases
cases-set-all = All cases
cases-set-counts = { $shown } of { $all } cases are in the set.
filter-set = Only the cases of the set “{ $set }”.
filter-rule = Only cases where: { $rule }.
filter-set-and-rule = Only the cases of the set “{ $set }” where: { $rule }.
rule-end = its end
rule-near = “{ $word }”
rule-empty = The rule is empty. Write for example: age in 18-24 and granted 2018
rule-no-name = The rule cannot be read at { $at }: the name of an attribute should stand here.
rule-no-value = The rule cannot be read at { $at }: a value should stand here.
rule-unclosed = The rule cannot be read at { $at }: a parenthesis or a quotation mark is not closed.
rule-unexpected = The rule cannot be read at { $at }: write and or or between two tests, and put names and values with blanks in quotation marks.
error-no-set = There is no set of cases called “{ $name }”. “planlupe sets” shows those that exist.
error-set-exists = There is a set of cases called “{ $name }” already.
error-set-names = The set of cases “{ $name }” cannot be used: { $gone }
error-no-table = There is no saved table called “{ $name }”.
error-table-exists = There is a saved table called “{ $name }” already.
error-no-columns = A heat map needs rows and columns: choose columns too.
error-other-table = The saved table “{ $name }” is of the other kind: tallies are counted by “planlupe tally”, contact figures computed by “planlupe figures”.
error-table-names = The table “{ $name }” cannot be computed: { $gone }
error-no-such-value = The attribute “{ $attribute }” has no value “{ $value }”. It has: { $known }. An asterisk stands for any letters.
error-bad-rule-value = “{ $value }” does not fit the attribute “{ $attribute }” ({ $kind }).
error-no-order = The attribute “{ $attribute }” has no order, so less and more mean nothing in it.
error-bad-axis = “{ $word }” cannot be rows or columns.
error-too-many-cells = The table would have { $count } cells. Choose rows and columns with fewer values, or limit it.
error-too-few-cases = The sample is to have { $wanted } cases, but there are only { $count } to draw from.
act-save-set = saving a set of cases
act-change-set = change of a set of cases
act-remove-set = removal of a set of cases
act-save-table = saving a table
act-change-table = change of a saved table
act-remove-table = removal of a saved table
gone-set = The set of cases “{ $name }” is no longer there.
place-set = a set of cases
place-table = a saved table
finding-set = Set of cases
finding-rule = Rule for cases
contact-all-cases = all cases

## Tallies of anything
help-tables = Lists the saved tables, or removes one. “planlupe tally … --save NAME” saves one, and --saved NAME computes it.
example-tables = planlupe tables study.planlupe
help-arg-rename_table = The table that gets another name.
help-arg-new_table_name = The new name of the table.
help-arg-remove_table = The table to remove. “planlupe undo” brings it back.
help-arg-layers = A table for each of these; the same words as for rows.
help-arg-percent = Shows percentages beside the numbers: of the row, of the column or of the total.
help-arg-tally_start = The attribute with the day from which months since the start are counted; else the first dated entry.
help-arg-tally_codes = Only codings with this code, or one below it.
help-arg-save_table = Saves what is asked for as a table under this name.
help-arg-saved_table = Computes the saved table of this name.
table-saved = Saved as “{ $name }”.
table-replaced = Saved as “{ $name }”, in the place of the table that had this name.
tables-none = No table is saved. “planlupe tally … --save NAME” saves one.
axis-codes = codes
axis-groups = code groups
axis-case = cases
axis-coder = coders
axis-sender = sender
axis-kind = type of entry
axis-card-type = type of card
axis-thread-kind = kind of thread
axis-month = month
axis-quarter = quarter
axis-year = year
axis-month-since-start = month since the start
axis-same-passage = codes on the same passage
axis-same-entry = codes in the same entry
axis-same-thread = codes in the same thread
axis-then = codes that follow within { $days } days
thread-kind-card = under a card
thread-kind-free = free dialogue
count-entries = Entries
count-characters = Characters
count-share = Share of text
counted-cases = The numbers are cases with at least one coding.
counted-cases-plain = The numbers are cases.
counted-codings = The numbers are codings. A coding belongs to the entry in which it begins.
counted-entries = The numbers are entries with at least one coding.
counted-entries-plain = The numbers are entries.
counted-characters = The numbers are characters, each character once.
counted-share = The numbers are coded characters as a share of the text in which they could stand.
counted-n = n = { $count } { $count ->
        [one] case
       *[other] cases
    }.
counted-several = A coding counts with the codes above its own too, so that the cells together can be more than the total; in the total each thing is counted once.
counted-percent-row = Percent of the row; where cases are counted and each case has one value, of all cases with the value.
counted-percent-column = Percent of the column; where cases are counted and each case has one value, of all cases with the value.
counted-percent-total = Percent of all; where cases are counted, of all cases.
counted-limits = Only: { $limits }.

## Coders

error-no-coder = The project has no coder “{ $name }”; planlupe coders lists them.
error-coder-exists = There is a coder “{ $name }” already.
error-coder-alike = “{ $name }” differs from the coder “{ $known }” by letter case alone: write “{ $known }” if that is meant, or add “{ $name }” as a person apart (planlupe coders … --add NAME --apart).
error-inactive-coder = The coder “{ $name }” is not active, so nothing is coded under that name; make the coder active again (planlupe coders … --activate NAME), or work under another name.
error-same-coder = Both names are the coder “{ $name }”; name two.
error-bad-initials = The initials “{ $initials }” are longer than four characters.
error-bad-colour = “{ $colour }” is not a colour; write six hexadecimal digits, such as #2491fd.
act-add-coder = new coder
act-change-coder = change of a coder
act-merge-coders = merging of coders
act-reassign-codings = codings given to another coder
help-coders = Lists the coders of a project, adds, renames, changes and merges them, and gives codings of one to another.
example-coders = planlupe coders study.planlupe --add "Kari Holm" --initials KH
help-arg-add_coder = Adds a coder of this name.
help-arg-rename_coder = The coder who gets the name in --to.
help-arg-coder_name = The new name.
help-arg-change_coder = The coder who gets the initials or the colour that are given.
help-arg-coder_initials = The initials, at most four characters; empty for the first letters of the name.
help-arg-coder_colour = The colour, as #2491fd; empty for one that the program chooses.
help-arg-apart = The name is another person's, though it differs from that of a coder by letter case alone.
help-arg-merge_coder = The coder whose codings, memos and all else go over to the one in --into, and who is then removed.
help-arg-reassign_coder = The coder whose codings go over to the one in --into: all, or those of --case and --code.
help-arg-into_coder = The coder to whom they go.
help-arg-coder_cases = Only codings in this case; may be given several times.
help-arg-coder_codes = Only codings with this code; may be given several times.
help-arg-activate = The coder takes part again.
help-arg-deactivate = The coder takes no part any more: the codings stay, and nothing is coded under that name.
coders-none = Nobody has coded yet.
coders-codings-moved = { $count ->
    [one] { $count } coding went over to { $name }.
   *[other] { $count } codings went over to { $name }.
}
column-initials = initials
column-colour = colour
column-state = state
coder-active = active
coder-inactive = not active
error-too-few-coders = Agreement is between two coders or more; { $count ->
    [0] nobody has coded yet
    [one] only one has coded
   *[other] only { $count } have coded
 } here.
help-agreement = Tells how far coders agree, by code and overall, over what two or more have seen; or draws cases to code twice.
example-agreement = planlupe agreement study.planlupe --unit sentences --set young
help-arg-agreement_unit = Into what the text is parted: characters, entries, sentences, or passages (those of all coders that overlap are one).
help-arg-agreement_coders = Compares this coder; may be given several times. Without it all who have coded are compared.
help-arg-agreement_code = Only this code, or the codes of this group.
help-arg-every_case = Counts each case as seen by all, also by who has done nothing in it.
help-arg-agreement_seed = The number that decides the draw: the same number draws the same cases.
help-arg-double_sample = Draws so many cases that fewer than two coders have seen, for double coding.
help-arg-save_double = Keeps the cases that were drawn as a set of this name.
agreement-about = Agreement between coders
agreement-all = all codes
agreement-characters = characters
agreement-entries = entries
agreement-sentences = sentences
agreement-passages = overlapping passages
agreement-percent = percent
agreement-percent-coded = percent of coded
agreement-coded = coded by all / by somebody
agreement-coded-of = { $all } / { $any }
agreement-nothing-shared = nothing was judged by two
agreement-one-value = all have judged everything alike and as one and the same, so that they would agree as well by chance alone
agreement-more-than-two = κ is for two coders; choose two
agreement-nothing-left-out = among passages with a code there is none without it, so that it cannot be worked out what chance alone would give
agreement-compared = { $coders } are compared over { $cases ->
    [one] one case that two or more have seen
   *[other] { $cases } cases that two or more have seen
 } ({ $all } by all). Unit: { $unit }. A coder has seen a case in which the coder has done something.
agreement-no-interval = Only one case counts, and one case tells nothing of others: there is no interval.
agreement-few = These codes say little, since they rest on fewer than { $count } codings: { $codes }.
agreement-no-figure = There is no { $figure }: { $why }.
agreement-left-out = What nobody has coded counts in percent, κ, α and uα, and lifts the percent. “Percent of coded” leaves it out; |uα tells how far coders agree on what to code at all, and cuα on the codes of what two have coded. uα, |uα and cuα are of characters, over the cases that all have seen.
agreement-low = α is { $value }: too low for conclusions to rest on these codings (below 0.667, Krippendorff 2004).
agreement-tentative = α is { $value }: enough for tentative conclusions only (from 0.667 to 0.800, Krippendorff 2004).
agreement-unsure = α is { $value }: high enough in these cases (0.800 and more, Krippendorff 2004), but the interval reaches below 0.667, so that other cases might give too little.
agreement-reliable = α is { $value }: conclusions may rest on these codings (0.800 and more, Krippendorff 2004).

## Copies for coders

act-merge-copy = merging a copy
help-copy = Makes a copy of the project for a coder: a file of its own with all or some cases, which “planlupe merge” takes back.
example-copy = planlupe copy study.planlupe kari.planlupe --for Kari --codebook locked --without-codings
help-arg-copy = The file of the copy.
help-arg-for_coder = For whom the copy is: who codes in it.
help-arg-copied_case = Only this case; may be given several times.
help-arg-copied_codebook = Whether the codebook of the copy can be changed.
help-arg-without_codings = Leaves out what others than the coder have coded.
help-merge = Merges a copy into the project: codings, memos, summaries, corrections, attributes, status, codebook. One act, which can be undone.
example-merge = planlupe merge study.planlupe kari.planlupe --rule newest
help-arg-merge_rule = Who is right where both sides have changed the same: the project (mine), the copy (theirs), whoever changed it last (newest), or both, where both texts can stand (both).
help-arg-decide = Decides one conflict by its key: KEY=mine, KEY=theirs or KEY=both; may be given several times. The preview shows the keys.
copy-made = { $file } is a copy for { $coder }: { $cases ->
    [one] 1 case
   *[other] { $cases } cases
}, { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}.
merge-new = New
merge-changed = Changed
merge-gone = Removed
merge-conflict = Changed on both sides
merge-restored = Brought back, since the copy needs it
merge-aside = Set aside
merge-left = Not taken in
merge-what-case = case
merge-what-document = document
merge-what-code = code
merge-what-code-group = code in a group
merge-what-coder = coder
merge-what-coding = coding
merge-what-memo = memo
merge-what-link = link of a memo
merge-what-correction = correction
merge-what-aside = set aside
merge-what-attribute = attribute
merge-what-option = value of a category
merge-what-value = value of a case
merge-what-search = saved search
merge-what-set = set of cases
merge-what-table = saved table
merge-what-setting = setting
merge-left-set-aside = it lies among what is set aside in the project
merge-left-redacted = it holds words that were redacted in the project
merge-left-taken = the project has another one of this name or at this place
merge-left-in-use = the project still needs it
merge-left-circle = the code would stand below itself
merge-left-print = the text of the case was redacted in the project, so the newer print of the copy is not put in its place
merge-left-missing = what it belongs to was not taken in
merge-left-no-place = it has no place in the text of the project
merge-left-redacted-there = words were redacted in the copy and still stand in the project: redact them there too, if they are to go
merge-open = undecided
merge-mine = the project
merge-theirs = the copy
merge-both = both
merge-rule-mine = The project is right
merge-rule-theirs = The copy is right
merge-rule-newest = Whoever changed it last is right
merge-rule-both = Keep both texts where that is possible
merge-column-row = removed on one side, changed on the other
merge-column-print = print
merge-column-name = name
merge-column-layout = layout
merge-column-summary = summary
merge-column-status = status
merge-column-text = text
merge-column-title = title
merge-column-place = place
merge-column-code = code
merge-column-coder = coder
merge-column-degree = degree
merge-column-colour = colour
merge-column-description = description
merge-column-when = when to use
merge-column-when-not = when not to use
merge-column-example = example
merge-column-key = key
merge-column-kind = kind
merge-column-value = value
merge-nothing = The copy has nothing that is new to the project.
merge-previewed = Nothing was changed. { $open ->
    [0] No conflict is undecided.
    [one] 1 conflict is undecided.
   *[other] { $open } conflicts are undecided.
}
merge-done = The copy is merged. “planlupe undo” takes all of it back.
error-undecided = { $count ->
    [one] 1 conflict is undecided, and nothing was changed: see it with --preview
   *[other] { $count } conflicts are undecided, and nothing was changed: see them with --preview
}, and decide by --rule or --decide.
error-codebook-locked = The codebook of this copy is locked: whoever made the copy wants it to stay as it is.
error-is-itself = { $file } is the project itself and cannot be merged into it.
error-not-a-copy = { $file } is not a copy of this project: they have nothing in common.
error-copy-of-another = { $file } was made as a copy of another project file: merge it into that one.
error-merges-elsewhere = This project is itself a copy for a coder: open the project of which it was made, and merge the copy there.
error-no-conflict = { $key } decides no conflict of this merge: the preview shows the keys.
error-no-case-for-copy = The copy would have no case: choose others.

### In the window

command-make-copy = Make a copy for …
command-take-back = Take back a copy …
copy-title = Make a copy for a coder
copy-what = The copy is a project file of its own, in which the coder works. When it comes back, it is taken in as one act.
copy-coder = Coder
copy-cases = Which cases
copy-all-cases = { $count ->
    [one] The one case
   *[other] All { $count } cases
}
copy-set = The cases of a set
copy-chosen = Cases that you choose
copy-sought = Show cases with
copy-choose-shown = { $count ->
    [one] Choose the one shown
   *[other] Choose the { $count } shown
}
copy-choose-none = Choose none
copy-chosen-count = Chosen: { $count }
copy-locked = Lock the codebook in the copy
copy-with-codings = Take along what others have coded
copy-blind = Coding is blind, so the coder sees only their own codings all the same, until coding is opened.
copy-save = Save the copy …
path-make-copy = Save the copy
path-take-back = The copy that is to be taken back
path-button-look = See what it brings
work-copy = Making the copy
work-merge = Reading the copy
merge-title = Take back the copy
merge-taken = The copy is taken in
merge-copy-of = { $file }: a copy for { $coder }, made on { $day }
merge-copied-by-hand = { $file }: a copy that was made by copying the file
merge-list = What the copy brings
merge-more = … and { $count } more
merge-hidden = Codings that are not named here, since you code blind: { $count }
merge-rule-field = { $count ->
    [one] 1 was changed on both sides. Who is right?
   *[other] { $count } were changed on both sides. Who is right?
}
merge-rule-none = I decide one by one (1, 2, 3 in the list)
merge-for = { $number } { $side }
merge-undecided = { $count ->
    [one] 1 is undecided.
   *[other] { $count } are undecided.
}
merge-do = Take in
notice-merged-copy = The copy is taken in. New: { $new }. Changed: { $changed }. Removed: { $gone }. Not taken in: { $left }.
codebook-locked = The codebook is locked in this copy.
status-copy-of = Copy for { $name }
guide-topic-copies = Copies for other coders

### Other programs in the window

command-send-out = Export for another program …
command-take-file = Take in from another program …
path-send-out = Save for another program (REFI-QDA)
path-take-file = The file of the other program, or a codebook
send-project = The whole project (.qdpx)
send-codebook = The codebook alone (.qdc)
send-chronological = Texts in chronological order
send-utf16 = Count places in units of UTF-16, as NVivo does
work-take-file = Reading the file
incoming-title = What the file would bring
incoming-taken = Taken in
incoming-take = Take in to { $project }
incoming-new = Into a new project …
codebook-preview = Preview of the codebook. Nothing is changed.
codebook-preview-known = The codes that are known become as the file says.
guide-topic-exchange = Other programs

# Order, context and quotations
finding-sort = Sort by
sorting-case = case
sorting-date = date
sorting-code = code
sorting-sender = sender
found-undated = Without a date
found-no-code = Without a code
found-no-sender = Without a sender
context-name = Show around the passage
context-chars = { $count } characters on each side
context-sentence = the sentence
context-entry = the whole entry
context-thread = the whole thread
finding-quoted = The quotation is
quoted-sentence = the sentence of the word
command-quote-selection = Quote the selection …
quote-title = Quotation
quote-what = What you have selected becomes one quotation. You can select more of the same case and add it.
quote-copy = Copy
quote-save = Save …
quote-more = Select more
quote-own = Your own words in brackets before part { $number }
quote-own-hint = your own words between the parts, in [brackets]
quote-without = Leave out part { $number }
notice-quote-kept = The quotation is waiting. Select more in the case, and quote again.
error-nothing-to-quote = Not all that is to be quoted is in the case “{ $case }”, which has { $length } characters. Give each place as START-END, in characters from the beginning of the text.
help-quote = Joins passages of a case to one quotation with attribution. Your own words stand in brackets between passages.
example-quote = planlupe quote study.planlupe sak-001 120-180 "[answered the same day]" 240-300
help-arg-quote_pieces = A passage as START-END, in characters from the beginning of the text, or your own words in brackets.
help-arg-quotation_file = Writes the quotation to this file: .docx, .html or text. - is the terminal.
help-arg-quote_hits = Writes what was found as quotations with attribution to this file: .docx, .html or text. - is the terminal. A quotation is the sentence of the word, or what --context says.
help-arg-sort_found = The order of what was found.

# Preview of a table of attributes
table-preview-title = Load attributes
table-preview-new = { $column }: a new attribute ({ $kind }), { $count ->
    [one] one value
   *[other] { $count } values
}
table-preview-known = { $column }: { $kind }, { $count ->
    [one] one value
   *[other] { $count } values
}
table-preview-learns = { $column }: { $kind }, { $count ->
    [one] one value
   *[other] { $count } values
}; new values to choose from: { $values }
table-preview-unclear = unclear which kind
table-preview-changes = { $count ->
    [0] No values would change.
    [one] One value would change.
   *[other] { $count } values would change.
}
table-preview-misfits = { $count ->
    [one] One place does not fit. Correct it in the table, and load it again.
   *[other] { $count } places do not fit. Correct them in the table, and load it again.
}
table-preview-load = Load
table-misfit = Line { $line }, column “{ $column }”: { $reason }
table-misfit-line = Line { $line }: { $reason }
error-table-misfits = { $count ->
    [one] One place in “{ $file }” does not fit. Nothing is loaded until it is corrected.
   *[other] { $count } places in “{ $file }” do not fit. Nothing is loaded until they are corrected.
}
help-arg-preview_table = Shows what the table would change, and each line and column that does not fit. Nothing is changed.

error-codes-blind = { $name } codes blind and sees no codings of others; agreement can be asked for when it is opened (planlupe coders … --open).
error-hidden-codings = The code “{ $code }” stands on codings of others, which are not shown to you; open the coding before you remove it (planlupe coders … --open).
act-set-blind = blind coding
help-arg-worker = Who works: the name that is kept with what is done, and whose codings are shown where coding is blind. Without it, your user name on the machine.
help-arg-blind = Everybody codes blind: the codings of others are hidden everywhere. With a name, only this coder.
help-arg-open_coding = Everybody sees the codings of all. With a name, only this coder.
coders-blind = Coding is blind: nobody sees the codings of others, but for those whose row says otherwise.
coder-blind = blind
coder-hidden = hidden
act-decide-consensus = consensus
help-arg-disagreements = Lists the passages that coders have not coded alike.
help-arg-decide_for = Where coders differ, what this coder has coded stands as consensus: as codings of the coder “consensus”.
help-arg-agreed = What all have coded alike stands as consensus: as codings of the coder “consensus”.
agreement-decided = { $passages ->
    [one] One passage is decided
   *[other] { $passages } passages are decided
 }, { $count ->
    [one] with one new coding
   *[other] with { $count } new codings
 } of “consensus”.
agreement-no-disagreements = All passages are coded alike.
agreement-unseen = not seen
column-passage = passage
status-coder = Coder: { $name }
status-coder-blind = Coder: { $name }, blind
coder-people = The coders of the project
coder-work-as = Work as { $name }
coder-rename-named = Rename { $name }
coder-merge-named = Merge { $name } with another coder
coder-rename = Rename
coder-merge = Merge
coder-merge-into = Merge { $name } with
coder-new-name = New name of { $name }
coder-activate = Active
coder-active-named = { $name } is active
coder-blind-all = Code blind: hide the codings of others until the coding is opened
coder-alike = “{ $name }” differs from the coder “{ $known }” by letter case alone. Is it the same person?
coder-same-person = The same: { $known }
coder-other-person = Another person
coder-codings = { $count ->
    [one] one coding
   *[other] { $count } codings
}
figures-agreement = Agreement
agreement-unit = Unit
agreement-coders = Coders compared
agreement-opened-first = Coding is blind. Agreement can be looked at when the coding is opened for all.
agreement-open-now = Open the coding
agreement-differences = Disagreements
agreement-differences-count = { $count ->
    [0] All passages are coded alike.
    [one] One passage is not coded alike.
   *[other] { $count } passages are not coded alike.
}
agreement-keys = Arrow keys go from passage to passage, a digit decides for that coder, 0 for no code, Enter shows the passage in the text.
agreement-take-agreed = Take what is agreed as consensus
agreement-for = { $number }: as { $name }
agreement-for-none = 0: no code
agreement-show = Show in the text
agreement-consensus = Consensus: { $codes }
agreement-passage = { $case }, { $codes }
notice-consensus = Consensus: { $count ->
    [one] one new coding
   *[other] { $count } new codings
}
# Public things, inherited decisions, proposals
certainty-public = public, stays
certainty-inherited = as in another case
entities-proposed = proposed: { $what }
proposal-not-a-name = not a name
proposal-public = public
step-public = Public, in all cases
step-accept = As proposed
recorded-inherited = decided as in another case
recorded-public-kept = public things kept
recorded-dry-run = dry run
recorded-found-public = found public before finishing
recorded-erased = erased for good
recorded-said-anonymised = cases taken in as anonymised already
recorded-looked-after-import = places looked at after the import and left
report-dry-runs = Whether the project could be finished was tried in { $count ->
    [one] one dry run
   *[other] { $count } dry runs
}.

# Dry run of finishing
signed-title = Signed cases that hold this
signed-what = Something that you have decided since stands in cases that are signed already. They stay as they are unless you open them again.
step-telling = May tell who it is
telling-ask = May tell who it is: { $count } …
telling-title = { $count ->
    [0] Nothing left that may tell who it is
    [one] One place may tell who it is
   *[other] { $count } places may tell who it is
}
telling-released = The case is released: nothing changes here any more. “Look for what may tell who it is” in the overview puts it in general words in the released text.
telling-what = No names, but what may point at one person, alone or with the rest. Put it in general words, or say that it tells nothing here.
telling-row = { $kind }, { $count ->
    [one] one place
   *[other] { $count } places
}
telling-words-named = General words for “{ $name }”
telling-generalise = Put in general words
telling-generalise-named = Put “{ $name }” in general words
telling-generalise-ask = Put as “{ $words }” …
telling-left-what = No names, but what may point at one person, alone or with the rest. Put it in general words for good, or say that it tells nothing; the project remembers that.
overview-telling = Look for what may tell who it is
overview-telling-what = Lists what is no name but may point at one person, and rare combinations of attributes.
telling-nothing = Tells nothing
telling-nothing-named = “{ $name }” tells nothing
telling-diagnosis = illness or diagnosis
telling-occupation = occupation
telling-event = event
telling-accident = accident
telling-family = family
telling-children = number of children or siblings
telling-birth = date of a birth
telling-death = a death
telling-study = place of study or education
telling-nationality = origin
telling-uncommon = uncommon word
help-arg-telling = Shows instead what is no name and may tell who it is, with proposals for general words.
telling-file = { $file }: { $count ->
    [one] one place that may tell who it is
   *[other] { $count } places that may tell who it is
}
report-erased = Erased for good
report-erased-case = A case with all that belonged to it
report-erased-person = A person, everywhere in the project
report-rare-because = { $values } (rare by { $because })
command-find-everywhere = Search quarantine and project …
everywhere-title = Search quarantine and project
everywhere-words = Words or names, parted by commas
everywhere-do = Search
everywhere-ask = Search everything …
everywhere-ask-named = Search everything for “{ $name }” …
everywhere-locked = The quarantine is locked, and was not searched.
everywhere-found = { $count ->
    [0] The words stand nowhere.
    [one] One place.
   *[other] { $count } places.
}
stands-held = { $label }, in quarantine
stands-released = { $label }, in quarantine, released as { $case }
stands-text = { $case }, from character { $start }
stands-case = { $case }, { $what }
stands-project = The project, { $what }
text-summary = the summary
text-memo = a memo
text-aside = something set aside
text-thread-title = the title of a thread
text-document-title = the title of a document
text-code = the codebook
text-kept = a saved search, a set of cases or a saved table
text-template = the template for summaries
place-unmarked = not marked
place-replaced = replaced by { $by }
place-stands = stands in the project
held-for-all = “{ $form }” in all cases: { $what }.
held-proposed = “{ $form }” is proposed in new cases: { $what }.
erase-title = This is erased for good
help-erase = Erases a case or a person for good: text, log, index of words, other project files of the folder, and the original in the quarantine. Tells first what goes; with --yes it goes, and everything in the folder is searched. Ends with 1 when something is left.
example-erase = planlupe erase study.planlupe --case "Case 12" --yes
help-arg-erase_case = The name of the case to erase.
help-arg-person = The name of a person to erase everywhere in the project. Can be repeated, once for each form of the name.
help-arg-erase_role = The role to put in place of the name, such as veileder.
help-arg-removed = Erases the texts of cases that were removed before, which undo could bring back otherwise.
help-arg-erase_now = Erases. Without it, it is only told what would go.
erase-case = The case { $case } is erased with all that belongs to it. Characters: { $chars }. Codings: { $codings }. Memos: { $memos }. Values of attributes: { $values }.
erase-old-texts = { $count ->
    [one] One older text of it, kept in the file for undo, is erased too.
   *[other] { $count } older texts of it, kept in the file for undo, are erased too.
}
erase-original = The original in the quarantine is erased too.
erase-person = { $count ->
    [0] No place in the project has { $names }.
    [one] One place with { $names } is replaced for good.
   *[other] { $count } places with { $names } are replaced for good.
}
erase-person-quarantine = The quarantine is sealed and is not touched: originals with the name lie there until the project is finished or they are taken out.
erase-removed = { $count ->
    [0] No removed cases are left in the file.
    [one] The text of one removed case is erased ({ $chars } characters).
   *[other] The texts of removed cases are erased: { $count } texts, { $chars } characters.
}
erase-own-backups = { $count ->
    [one] The backup that the program has made is destroyed too.
   *[other] The { $count } backups that the program has made are destroyed too.
}
erase-backups = Other project files of the folder hold the same, and lose it too: { $files }.
erase-backups-unread = Project files of the folder that could not be looked into: { $files }.
erase-warning = This cannot be undone, not even by somebody with an earlier log. That something was erased is recorded without content.
erase-locked = The original is in the quarantine. Unlock it first.
erase-do = Erase for good
erase-say-yes = Nothing was erased. Give the same command with --yes to erase.
erased-title = Erased for good
erased-title-left = Erased, but look at this
erased = Erased. { $looked } recognisable lines or names were looked for in the project, the bytes of its file and { $files } files of the folder: none was found.
erased-left = { $count ->
    [one] Erased from the project, but some of it still stands in one place:
   *[other] Erased from the project, but some of it still stands in { $count } places:
}
erased-nothing-telling = No line of the text was only its own, so there was nothing to look for.
erased-original = The original was taken out of the quarantine.
erased-backups = Erased from { $files } too.
erased-not-in = Not erased from { $files }: the file cannot be written. Delete it yourself, or open it and try again.
dry-run-ask = Dry run …
dry-run-what = Shows what finishing would find, and changes nothing.
dry-run-title = Dry run
dry-run-clean = Finishing would find nothing.
dry-run-clean-so-far = Of what is decided so far, finishing would find nothing. What is not decided was not looked for.
dry-run-found = { $count ->
    [one] One passage speaks against finishing.
   *[other] { $count } passages speak against finishing.
}
dry-run-waiting = { $count ->
    [one] One case is not released yet.
   *[other] { $count } cases are not released yet.
}
dry-run-public = Public, in order
dry-run-public-named = Public, in order: { $name }
dry-run-public-what = It identifies nobody. Noted with your name and the day, and told in the report.
dry-run-redact = Redact …
dry-run-redact-named = Redact “{ $name }” …
dry-run-reopen = Open the case again
dry-run-reopen-named = Open the case { $case } again
dry-run-reopen-what = Takes the signature away. What other cases decided since is taken over; what you decided here stays.
found-in-case = Case { $case }
found-in-signed = { $case }, signed and not released
overview-pace = { $left } left · { $each } decisions per case · { $seen } of { $pages } pages seen
notice-reopened = The case { $case } is open again.
counted-suppressed = “{ $sign }” is a number that is hidden: fewer than { $least } cases stand behind it, or such a number could be worked out from it.
counted-none-suppressed = Numbers with fewer than { $least } cases behind them are hidden; there are none.
ready-cases-by-codes = Cases × codes
ready-same-passage = Codes on the same passage
ready-same-entry = Codes in the same entry
ready-same-thread = Codes in the same thread
ready-sequences = Codes that follow within { $days } days
ready-speakers = What NAV and users write about
ready-course = Codes by months since the start
help-arg-ready = A ready-made table: cases-by-codes, same-passage, same-entry, same-thread, sequences, speakers or course.
help-arg-suppress = Hides numbers with fewer than 5 cases behind them, and those from which they could be worked out.
help-arg-heat_svg = Draws the table as a heat map (SVG) into this file.
help-arg-heat_png = Draws the table as a heat map (PNG) into this file.
builder-title = Tables
builder-saved = Saved and ready-made tables
builder-none = choose …
builder-rows = Rows
builder-columns = Columns
builder-layers = Layers
builder-no-axis = none
builder-days = Within days
builder-count = Count
builder-percent = Percent
builder-percent-none = none
builder-percent-row = of the row
builder-percent-column = of the column
builder-percent-total = of the total
builder-start = Months since
builder-limits = Only where …
builder-suppress = Hide numbers with fewer than { $least } cases
builder-name = Name of the table
builder-save = Save the table in the project
builder-remove = Remove the saved table
builder-layer = Layer that is shown
builder-heat = Heat map
builder-nothing = Nothing is counted here.
builder-more-columns = Columns that only stand in the saved and copied table: { $count }.
builder-cell = { $row }, { $column }: { $count }
work-tally = Counting …
heat-about = { $sentences } The darker, the more (in a dark theme: the lighter).
table-removed = Removed the saved table “{ $name }”.

backup-time = { $date }, { $time }
backup-since-unknown = unknown, since the project cannot be read
backup-since-nothing = nothing
backup-made = The backup is made: { $file }
backup-made-of-damaged = The backup is made of a damaged project, and has taken the place of none that is whole: { $file }. “Check the project” tells what is damaged; restore an earlier backup.
backup-of-damaged = Made of a project that was damaged already.
backup-up-to-date = The newest backup is the same as the project.
backup-restored = Restored to { $file }
backup-locked = The backup does not open with the passphrase that was given.
backup-damaged = The backup is damaged and cannot be restored.
backup-holds = Cases: { $cases }. Codings: { $codings }.
backup-lacks = Done since, and not in it: { $acts }.
backup-restore = Restore …
backup-restore-named = Restore the backup of { $time }
backup-make = Make a backup now
backups-title = Backups of { $name }
backups-what = The program keeps the last { $kept } backups. It makes one when you open the project, and with every { $every }th edit. A backup is restored into a new file, so nothing is lost.
backups-none = The project has no backups.
backups-folder-missing = The folder for backups { $folder } is not there, so what lies in it is not listed. Connect the disk, or choose another folder.
backups-of-another = { $count ->
    [one] One backup in { $folder } is
   *[other] { $count } backups in { $folder } are
} of another file, { $file }, and not listed here.
backups-reading = Reading the backups …
backups-folder = Further backups go to { $folder }
backups-by-themselves = Make backups automatically on this machine
backups-choose-folder = Choose another folder …
backups-destroyed = Backups that held the text have been destroyed: { $count }.
backups-out-of-reach = These may still hold the text and must be deleted by hand: { $files }.
backups-of-others-left = These backups are of another file and may hold the text; they are as they were: { $files }. Open that file and do the same there, or delete them by hand.
command-backups = Backups …
error-no-backup-folder = No backup was made: the folder for backups { $folder } is not there. Connect the disk, or choose another folder.
error-seals-damage = The project “{ $file }” is damaged, so its passphrase stays as it is: its backups would go, and the damage would stay. Restore a backup, and set the passphrase there.
error-no-backup = The project has no backup number { $number }. “planlupe backups” lists those that there are.
path-restore-backup = Where shall the backup be restored?
path-backup-folder = In which folder shall further backups lie?
path-button-choose = Choose
guide-topic-backup = Backup and privacy
start-backups = Backups
start-backups-named = Backups of { $name }
work-backup = Making a backup
work-backups = Reading the backups
work-restore = Restoring the backup
column-cases = cases
column-file = file
column-since = done since
help-backups = Lists the backups of a project, or those in a folder where the project is gone; makes one, chooses where they lie, or restores one into a new file.
example-backups = planlupe backups study.planlupe --restore 1 --to study-restored.planlupe
help-arg-make = Makes a backup now, unless the newest one is the same as the project.
help-arg-backup_folder = Puts further backups into a folder of their own in this one.
help-arg-backups_beside = Puts further backups beside the project again.
help-arg-restored_backup = Restores the backup of this number.
help-arg-restored_to = The new file into which the backup is restored.
backups-only-beside = Only the folder beside the project was looked into. If the backups lie in a folder that you chose, give that in place of the project.
backups-only-beside-here = The project cannot be read, so only the folder beside it was looked into.
backups-look-elsewhere = Look in another folder …
path-backups-in = In which folder do the backups lie?
backups-none-here = There are no backups there.

# Encrypted projects
project-passphrase-open = Open “{ $name }”
project-passphrase-open-what = The project is encrypted. Without the passphrase nobody can read it.
project-passphrase-open-button = Open
project-passphrase-new = New encrypted project: “{ $name }”
project-passphrase-what = The whole project file is encrypted, and its backups. Everybody who is to open the project needs the passphrase. It must have at least eight characters; a whole sentence is easier to remember.
project-passphrase-make-button = Make the project
project-passphrase-set = Encrypt “{ $name }”
project-passphrase-set-button = Encrypt
project-passphrase-change = The passphrase of “{ $name }”
project-passphrase-change-what = Type a new passphrase, or remove the encryption. Without encryption everybody who has the file can read it.
project-passphrase-change-button = Change the passphrase
project-passphrase-remove-button = Remove the encryption
project-passphrase-forgotten = If you forget the passphrase, the project is lost. Nobody can restore it.
project-passphrase-backups = Earlier backups are destroyed, and a new one is made.
project-passphrase-made = The project is made, and it is encrypted.
work-passphrase = Writing the project anew
command-new-encrypted = New encrypted project …
command-set-passphrase = Encryption and passphrase …
guide-topic-encryption = Encryption
resealed-encrypted = The project is encrypted. Without the new passphrase nobody can open it; write it down in a safe place.
resealed-plain = The project is not encrypted any more. Everybody who has the file can read it.
resealed-not-overwritten = The old file is deleted, but could not be overwritten.
resealed-backups = Earlier backups have been destroyed: { $count }.
resealed-no-backup = No new backup has been made yet.
resealed-out-of-reach = These backups or folders could not be reached; delete them yourself: { $files }.
resealed-of-others = These backups are of another file and are as they were: { $files }.
resealed-copies = Copies that you or others have made are as before, and the disk may hold remains of the old file.
help-passphrase = Encrypts a project, changes its passphrase, or removes the encryption (--remove). The project is written anew, and earlier backups are destroyed.
example-passphrase = planlupe passphrase study.planlupe --new-passphrase-file passphrase.txt
help-arg-passphrase_removed = Removes the encryption.
help-arg-project_passphrase_file = File with the passphrase of an encrypted project on its first line. Else it is asked for. Give it several times for projects with passphrases of their own; each is opened by the one that fits, and a new project gets the first.
help-arg-encrypt = Makes the project encrypted. The passphrase stands in --project-passphrase-file, else it is asked for.
cli-project-passphrase = Passphrase for “{ $file }”:
