# Tekstene i Planlupe på bokmål. Nøklene er de samme i alle språk; en test passer på det.

## Datoer
date-long = { $day }. { $month ->
    [1] januar
    [2] februar
    [3] mars
    [4] april
    [5] mai
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] desember
} { $year }
date-weekday = { $weekday ->
    [1] mandag
    [2] tirsdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] lørdag
   *[7] søndag
} { $date }
quoted = «{ $text }»

## Feil: hva, hvor, hva man kan gjøre
error-io = Filen «{ $file }» kunne ikke leses eller skrives: { $reason }.
reason-not-found = den finnes ikke
reason-permission = du har ikke tilgang til den
reason-full = disken er full
reason-held = et annet program har den åpen, for eksempel Excel. Lukk den der og prøv igjen
reason-write-protected = den er skrivebeskyttet
reason-name = Windows har ingen filer med dette navnet. Velg et annet
reason-directory = den er en mappe
reason-other = systemet sa nei

place-synced = Prosjektet ligger i en mappe som { $program } holder lik på flere maskiner: Ha det åpent på én maskin om gangen, la kopieringen bli ferdig før du åpner det et annet sted, eller legg det utenfor den mappen.
place-share = Prosjektet ligger på en annen maskin: En endring kan gå tapt hvis nettet svikter, så ha det på en disk på denne maskinen og del det som kopier («planlupe copy»).
half-files-cleared = { $count ->
    [one] Noe som ble skrevet i «{ $folder }», ble avbrutt, og én halvskrevet fil er fjernet.
   *[other] Noe som ble skrevet i «{ $folder }», ble avbrutt, og { $count } halvskrevne filer er fjernet.
}
error-unreadable = «{ $file }» ble ikke tatt inn: { $reason }
unreadable-empty = filen er tom.
unreadable-too-much-text = filen inneholder mer tekst enn en sak kan ha: over { $megabytes } MB eller { $lines } linjer. Del den opp, én sak i hver fil.
unreadable-too-large = filen er større enn { $megabytes } MB. Del den opp, én sak i hver fil.
unreadable-pdf = filen er en PDF. Lagre teksten som .txt først.
unreadable-archive = filen er et kontordokument eller et arkiv. Lagre den som ren tekst (.txt) først.
unreadable-binary = filen er ikke tekst. Lagre utskriften som ren tekst (.txt).
unreadable-utf16 = filen er skadet UTF-16. Lagre den på nytt som UTF-8.
unreadable-no-file = dette er en enhet eller enden av et rør, ikke en fil. Lagre innholdet som fil først.
unreadable-io = filen kan ikke leses ({ $reason }).
error-not-found = «{ $file }» finnes ikke. Se etter om navnet er skrevet riktig.
error-nothing-to-import = Mappen «{ $file }» har ingen tekst-, PDF- eller kontorfiler og ingen lagrede nettsider. Velg en annen mappe, eller filene selv.
error-reserved-name = «{ $name }» er navnet på en kolonne i eksporten. Velg et annet navn.
error-busy = Prosjektet er opptatt. Vent til arbeidet som pågår, er ferdig, eller avbryt det.
error-not-a-project = «{ $file }» er ikke et Planlupe-prosjekt. Velg en fil som slutter på .planlupe.
error-damaged = Prosjektfilen «{ $file }» er skadet og ble ikke åpnet. Ta i bruk en sikkerhetskopi.
error-newer = «{ $file }» er laget med en nyere versjon av Planlupe. Oppdater programmet for å åpne den.
error-read-only = «{ $file }» kan bare leses. Gi deg selv skrivetilgang til filen og mappen, eller lag en kopi.
error-in-use = «{ $file }» er åpen i et annet vindu. Lukk det for å gjøre endringer her.
error-linked = «{ $file }» har to navn (en hard lenke) og kan bare leses så lenge den har det. Fjern ett av dem, eller arbeid med en kopi.
error-encrypted = «{ $file }» er kryptert. Oppgi passfrasen for å åpne det; på kommandolinjen med --project-passphrase-file.
error-wrong-passphrase = Passfrasen åpner ikke «{ $file }». Prøv igjen; uten den kan ingen lese prosjektet.
error-not-encrypted = «{ $file }» finnes og er ikke kryptert; den er som før. «planlupe passphrase» krypterer den.
error-passphrase-for-plain = «{ $file }» finnes ikke, og ville blitt laget uten kryptering. «import --encrypt» lager den med passfrasen; uten kryptering skal «--project-passphrase-file» ikke være med.
error-no-encryption = «{ $file }» er kryptert eller skal bli det, og dette programmet er bygget uten kryptering. Bruk den ferdige pakken, eller bygg programmet med «--features encryption».
error-unknown-table = Endringen gjelder en tabell som dette programmet ikke kjenner, «{ $table }», og ingenting ble endret. Bruk en nyere versjon av programmet.
error-interrupted = En endring ble avbrutt og må først tas tilbake. Åpne prosjektet der filen og mappen kan skrives til.
error-exists = «{ $file }» finnes fra før. Velg et annet navn.
error-no-layout = Det finnes ikke noe oppsett som heter «{ $name }». Disse finnes: { $known }.
error-no-case = Det finnes ingen sak som heter «{ $name }» i prosjektet. «planlupe cases» viser navnene.
error-case-exists = Det finnes allerede en sak som heter «{ $name }». Gi filen et annet navn og importer den på nytt.
error-empty-query = Ingenting å lete etter: skriv minst én bokstav eller ett siffer.
error-one-code = Koder som kombineres, må være minst to: oppgi en --code til.
error-bad-search-pattern = Mønsteret «{ $pattern }» kan ikke leses som et regulært uttrykk. Sett \ foran tegn som skal stå for seg selv, for eksempel \( eller \?, eller utelat --regex.
error-no-code = Det finnes ingen kode som heter «{ $name }». «planlupe codebook» viser kodene.
error-no-code-for-coding = Det finnes ingen kode som heter «{ $name }». Legg den til i kodeboken, eller bruk --create-codes.
error-ambiguous-code = Flere koder heter «{ $name }». Skriv gruppen foran, for eksempel «Dialog/{ $name }».
error-code-exists = Koden «{ $name }» finnes allerede i denne gruppen. Velg et annet navn.
error-bad-code-name = «{ $name }» kan ikke være navn på en kode: Et navn har verken skråstrek eller linjeskift.
error-below-itself = «{ $code }» kan ikke ligge under «{ $parent }», for den står selv i «{ $code }».
error-not-a-group = En kode kan ikke stå i «{ $name }» i tillegg til plassen sin: det er ikke en gruppe, eller den ligger under koden selv.
error-cannot-merge = «{ $name }» kan ikke slås sammen med seg selv eller en kode under seg.
error-bad-scale = «{ $scale }» er ingen skala for grader. Skriv den minste og den største graden, for eksempel 1-5; den største kan være 100.
error-no-scale = Kodinger har ingen grad i dette prosjektet. Velg en skala først, med «Gradering av kodinger …» eller «planlupe degrees PROSJEKT 1-5».
error-no-degree = Graden { $degree } er ikke på skalaen { $scale }.
error-off-scale = { $count ->
    [one] Én koding har en grad
   *[other] { $count } kodinger har en grad
} utenfor skalaen { $scale }. Endre gradene først, eller velg en større skala.
error-no-coding = Ingen koding har dette stedet og denne koden.
error-not-codable = «{ $name }» er en gruppe. Velg en kode i gruppen.
error-bad-shortcut = «{ $key }» kan ikke være en tast for en kode. Velg én bokstav eller ett siffer.
error-shortcut-taken = Tasten «{ $key }» er i bruk for en annen kode. Velg en annen tast.
error-no-attribute = Det finnes ikke noe kjennetegn som heter «{ $name }». «planlupe attributes» viser hvilke som finnes.
error-no-months = Målet «{ $figure }» finnes ikke måned for måned. Utelat --over, eller velg response-time, messages, threads, meetings eller activities.
error-no-period = Målet «{ $figure }» gjelder ikke for en periode: målsetningen har ingen dag, og registreringen gjelder hele saker. Utelat perioden.
error-empty-period = Perioden slutter før den begynner. Dagene i en sak telles fra 1.
error-no-start = Målet «{ $figure }» trenger dagen da sakene begynner: oppgi et kjennetegn av typen dato med --start.
error-not-a-date-attribute = «{ $name }» inneholder ikke datoer: velg et kjennetegn av typen dato.
error-attribute-exists = Kjennetegnet «{ $name }» finnes allerede. Velg et annet navn.
error-bad-value = «{ $value }» passer ikke for kjennetegnet «{ $attribute }». Velg en verdi fra listen, eller endre kjennetegnet.
error-bad-span = Stedet ligger utenfor teksten i saken «{ $name }», som har { $chars } tegn.
error-already-coded = Stedet har allerede denne koden.
error-empty-name = Navnet er tomt. Skriv et navn.
error-blank-name = --{ $option } står uten navn. Skriv et navn, eller utelat --{ $option }.
error-codebook = Kodeboken «{ $file }» kan ikke leses, linje { $line }: { $reason }.
ron-no-field = det finnes ikke noe som heter «{ $name }» her; kjent er { $known }
ron-no-word = ordet «{ $name }» er ikke kjent her; kjent er { $known }
ron-missing-field = «{ $name }» mangler
ron-twice = «{ $name }» står to ganger
ron-ends = filen slutter før en parentes eller et anførselstegn er lukket
ron-sign = «{ $sign }» mangler
ron-more = det står mer etter slutten
ron-value = verdien er av et annet slag enn den som hører hjemme her
ron-unreadable = linjen kan ikke leses
error-no-column = «{ $file }» mangler kolonnen «{ $column }». Legg den til i første linje.
error-line = «{ $file }», linje { $line }: { $reason } Ingenting ble tatt inn.
error-not-a-number = «{ $column }» er ikke et helt tall.
error-no-table-file = «{ $file }» er ikke en tabell som kan leses. Lagre den som .csv eller .xlsx først.
error-no-table-archive = «{ $file }» er et kontordokument eller et arkiv, og ingen tabell. Lagre den som .csv eller .xlsx først.
error-damaged-table = «{ $file }» er skadet eller ufullstendig. Lagre den på nytt som .xlsx eller .csv.
error-not-yes-or-no = «{ $column }» er verken ja eller nei.
error-preset = Innstillingene for alle i «{ $file }» kan ikke leses, linje { $line }: { $reason }. De vanlige brukes.
error-settings = Innstillingene dine kan ikke leses, «{ $file }», linje { $line }: { $reason }. De vanlige brukes, og filen heter nå «{ $kept }».
error-settings-unwritten = Innstillingene dine blir ikke husket til neste gang: { $reason }
error-recipe = Beskrivelsen av rapporten «{ $file }» kan ikke leses. Linje { $line }, kolonne { $column }: { $reason }. Rett det der og prøv igjen; docs/report.md viser hvordan den skrives.
error-table-name = «{ $name }» kan ikke være navnet på en tabell. Bruk bokstaver, tall, bindestrek og understrek, hvert navn bare én gang, og ikke «report».
error-in-table = Tabellen «{ $name }»: { $reason }
error-beyond-excel = Tabellen er større enn et ark i Excel (1 048 576 rader, 16 384 kolonner). Skriv den som CSV i stedet.
error-csv = Tabellen kunne ikke leses eller skrives: { $reason }.
excel-long-cells = «{ $file }» har { $count ->
    [one] én celle
   *[other] { $count } celler
} med mer enn 32 767 tegn, som Excel kutter. Les filen med et annet program.
excel-many-rows = «{ $file }» har mer enn 1 048 576 rader, og Excel viser ikke flere. Les filen med et annet program.
note-missing = { $column }: { $count ->
    [one] én celle sier at det ikke er noen verdi (NA, strek, punktum), og er tatt som tom.
   *[other] { $count } celler sier at det ikke er noen verdi (NA, strek, punktum), og er tatt som tomme.
}
note-clock-left-out = { $column }: klokkeslettet er utelatt fra { $count ->
    [one] én dato.
   *[other] { $count } datoer.
}
note-day-first = { $column }: { $count ->
    [one] én dato med skråstrek er lest
   *[other] { $count } datoer med skråstrek er lest
} med dagen før måneden.
error-in-column = i kolonnen «{ $column }»: { $reason }
error-open-quote = et anførselstegn er ikke lukket. Lukk det; skriv det to ganger der det hører til teksten.
error-unequal-row = linjen har { $found } felter, men første linje har { $expected }.
error-column-twice = kolonnen «{ $name }» står to ganger. Gi en av dem et annet navn.
error-case-twice = saken «{ $name }» står allerede på linje { $line }. Behold én linje for hver sak.
error-ambiguous-number = «{ $value }» kan leses både som tusener og som desimaler. Skriv tallet uten tusenskille, eller si hva kolonnen er, med «{ $option }» (number: tegnet står foran desimaler; text: slik det står).
error-no-day = «{ $value }» er ingen dato, slik de andre i kolonnen er. Skriv den som 2019-08-31, la cellen stå tom, eller si hva kolonnen er, med --kind.
error-two-digit-year = «{ $value }» har et årstall med to sifre. Skriv alle fire, eller ta kolonnen slik den står, med --kind KOLONNE=text.
error-time-zone = «{ $value }» forteller tiden i en annen sone, der dagen kan være en annen. Skriv bare dagen, som 2019-08-31.
error-spreadsheet = «{ $value }» er en feil fra regnearket, ingen verdi. Rett den der, eller la cellen stå tom.
error-outside-of-grid = det er ingen sak eller kjennetegn igjen for cellene her. Velg en celle lenger opp eller lenger til venstre, og lim inn på nytt.
error-other-kind = kjennetegnet «{ $name }» finnes fra før, og typen er { $kind }. Endre det i vinduet først.
error-letters = «{ $file }» har tegn som ikke kan leses sikkert. Lagre den på nytt som UTF-8.
error-no-display = Vinduet kan ikke vises fordi det ikke er noen skjerm her; på en Linux-maskin uten skjermbiblioteker trengs pakkene libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri.
error-window = Vinduet kunne ikke vises ({ $reason }); på Debian og Ubuntu trengs pakkene libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri.
error-sqlite = Prosjektfilen kunne ikke leses eller skrives ({ $reason }). Prøv igjen. Går det fortsatt ikke, sjekker du prosjektet.
error-sqlite-damaged = Filen er skadet. Ikke arbeid videre i den: Lukk den, og ta i bruk en sikkerhetskopi. Det som ikke ble lagret, står ikke i filen.
error-sqlite-full = Disken er full, og ingenting av dette ble lagret. Rydd plass, og prøv igjen.
error-sqlite-io = Disken kunne ikke leses eller skrives ({ $reason }). Se etter om den fortsatt er tilkoblet, og prøv igjen.
error-sqlite-access = Filen kunne ikke åpnes eller skrives. Gi deg selv tilgang til filen og mappen.
error-sqlite-busy = Et annet vindu eller en annen kommando skriver til filen akkurat nå. Prøv igjen når det er ferdig.
error-sqlite-memory = Maskinen har for lite minne til dette. Lukk andre programmer, og prøv igjen.
error-sqlite-constraint = Dette passer ikke med det som står i prosjektet, og ble ikke lagret. Sjekk prosjektet.

## Argumenter på kommandolinjen
args-no-command = Planlupe har ingen kommando «{ $name }». Skriv «planlupe --help» for å se hvilke som finnes.
args-unknown = Valget «{ $name }» finnes ikke her. Skriv --help etter kommandoen for å se hvilke som finnes.
args-one-file = Oppgi én fil. Mange filer på en gang går med --tidy MAPPE.
args-missing = Kommandoen mangler { $name }. Skriv --help etter kommandoen for å se hvordan den brukes.
args-apart = «{ $name }» og «{ $other }» kan ikke brukes sammen. Skriv --help etter kommandoen for å se hvordan den brukes.
args-twice = «{ $name }» kan bare oppgis én gang.
args-no-value = Valget «{ $name }» mangler en verdi.
args-unfit-value = «{ $value }» passer ikke for «{ $name }». Skriv --help etter kommandoen for å se hva som passer.
args-bad-value = «{ $value }» passer ikke for «{ $name }». Velg mellom { $allowed }.
args-wrong = Kommandoen ble ikke forstått. Skriv «planlupe --help» for å se hvordan den brukes.

## Hjelp
help-heading-usage = Bruk:
help-heading-commands = Kommandoer
help-heading-arguments = Argumenter
help-heading-options = Valg
help-heading-example = Eksempel:
help-planlupe = Planlupe leser utskrifter av aktivitetsplaner, ordner dem kronologisk og lar forskere kode dem og telle opp. Uten kommando åpnes vinduet.
example-planlupe = planlupe import studie.planlupe utskrifter/
help-import = Tar inn utskrifter som saker i et prosjekt. Finnes ikke prosjektet, blir det laget.
example-import = planlupe import studie.planlupe utskrifter/*.txt
help-parse = Viser hva Planlupe leser ut av en utskrift, uten noe prosjekt.
example-parse = planlupe parse --json sak-012.txt
help-cases = Viser sakene i et prosjekt.
example-cases = planlupe cases studie.planlupe
help-chronology = Viser en sak i den rekkefølgen tingene skjedde.
example-chronology = planlupe chronology studie.planlupe sak-012
help-course = Viser forløpet i en sak, eller i alle: aktivitetskort, dialog og referater langs en tidslinje, og perioder uten kontakt.
help-courses = Viser hva forløpene i alle sakene kommer til, en rad per sak: første og siste innlegg, meldinger, aktiviteter, referater og lengste opphold.
example-courses = planlupe courses studie.planlupe --sort silence --by aldersgruppe
help-arg-course_sort = Ordner etter label, first, last, length, entries, messages, silence, coded (andelen kodet tekst) eller et kjennetegn.
help-arg-reverse = Snur rekkefølgen. Saker uten verdi står alltid sist.
example-course = planlupe course studie.planlupe sak-012 --since innvilget
help-codebook = Viser kodeboken, henter koder fra en fil eller skriver dem til en: .ron, .csv eller .xlsx.
example-codebook = planlupe codebook studie.planlupe --to kodebok.ron
help-attributes = Viser kjennetegnene ved sakene, henter dem fra en CSV eller en arbeidsbok (.xlsx) med kolonnen «case», eller gir saker verdier.
example-attributes = planlupe attributes studie.planlupe --from kjennetegn.csv
help-code = Legger til kodinger fra en CSV eller en arbeidsbok (.xlsx) med kolonnene case,start,end,code og eventuelt coder,memo,degree: alle eller ingen.
example-code = planlupe code studie.planlupe --from kodinger.csv --create-codes
help-tally = Teller opp koder etter verdiene til et kjennetegn, eller det som radene og kolonnene sier.
example-tally = planlupe tally studie.planlupe --columns aldersgruppe --count cases --csv -
help-export = Skriver tabellene cases.csv, entries.csv, codings.csv, memos.csv og tally.csv til en mappe, og searches.csv når det er lagret søk.
example-export = planlupe export studie.planlupe tabeller/ --excel-nb
help-check = Ser etter om et prosjekt er helt.
example-check = planlupe check studie.planlupe
help-demo = Lager et prosjekt av de oppdiktede eksempelsakene, viser en kronologi og en opptelling, og åpner vinduet.
example-demo = planlupe demo
help-open = Åpner vinduet, med et prosjekt om det er gitt.
example-open = planlupe open studie.planlupe
help-completions = Skriver ut skriptet som lar et skall fullføre kommandoer og valg.
example-completions = planlupe completions bash
help-arg-shell = Skallet: bash, zsh, fish, elvish eller powershell.
help-man = Skriver manualsidene (man) til en mappe, én for hver kommando.
example-man = planlupe man man1/
help-arg-man_folder = Mappen. Den lages om den ikke finnes.
help-arg-help = Viser denne hjelpen.
help-arg-version = Viser versjonen.
help-arg-lang = Språk: nb eller en. Ellers brukes systemets.
help-arg-project = Prosjektfilen (.planlupe).
help-arg-files = Tekstfiler, PDF-er, .docx, .odt, lagrede nettsider, eller mapper med slike filer; «-» er standard inn.
help-arg-prints = Én tekstfil, PDF, .docx, .odt eller lagret nettside; «-» er standard inn. Med --tidy flere, og mapper med slike filer.
help-arg-file = Filen som skal leses; «-» er standard inn.
help-arg-json = Skriver JSON, som er det samme på alle språk.
help-arg-codebook = Kodebok (RON) for prosjektet. Et nytt prosjekt får ellers den som følger med.
help-arg-layout = Leser med dette oppsettet i stedet for det teksten viser.
help-arg-case = Navnet på saken.
help-arg-since_attribute = Kjennetegn av typen dato. Måneder telles fra denne datoen, og alle saker stilles opp etter den.
help-arg-sort = Kjennetegnet som sakene ordnes etter.
help-arg-only_case = Navnet på saken. Uten navn vises alle.
help-arg-order = Rekkefølge: chronological, printed eller threads.
help-arg-kinds = Hva en kolonne er, der tabellen ikke viser det: KOLONNE=category, number, date, yes-no eller text.
help-arg-from = Filen som det skal hentes fra.
help-arg-set_values = Gir en sak en verdi: SAK KJENNETEGN VERDI. En tom verdi tar den bort. Kan gjentas; alt blir med, eller ingenting.
help-arg-clear = Tar en verdi bort: SAK KJENNETEGN. Kan gjentas.
help-arg-new = Lager et kjennetegn: NAVN=category, number, date, yes-no eller text.
help-arg-add_values = Legger verdier som en kategori ikke har, til listen i stedet for å avvise dem.
help-arg-to = Filen som det skal skrives til; «-» skriver til skjermen.
help-arg-merge_code = Koden som går over til den andre, med kodinger og koder under, og blir borte.
help-arg-join = En kode som skal stå i gruppen i --group også. Plassen dens er den samme.
help-arg-leave = En kode som ikke lenger skal stå i gruppen i --group.
help-arg-code_group = Gruppen som --join eller --leave gjelder.
help-arg-into_code = Koden den går over til.
help-arg-move_code = Koden eller gruppen som flyttes.
help-arg-under_code = Koden eller gruppen den skal ligge under; uten den øverst, eller ved siden av --before.
help-arg-before_code = Den den skal stå foran; ellers sist.
help-arg-changed_since = Viser hva som er gjort med kodeboken fra denne dagen (UTC), den eldste endringen først.
help-arg-recode = En tabell (CSV) med kolonnene case, start, end, code og new_code: kodingene får den nye koden.
help-arg-create_codes = Lager koder som ikke finnes.
help-arg-coder = Navnet på den som koder, der tabellen ikke sier det.
help-arg-rows = Hva radene er: codes, groups, case, coder, sender, kind, card-type, thread-kind, month, quarter, year, month-since-start, same-passage, same-entry, same-thread, then-within:DAGER, eller et kjennetegn.
help-arg-columns = Kjennetegnet som gir kolonnene; for tally de samme ordene som for rader.
help-arg-count = Hva som telles: cases (saker der koden finnes) eller codings (kodinger); for tally også entries (innlegg), characters (tegn) eller share (andel av teksten).
help-arg-csv = Skriver CSV til denne filen; «-» skriver til skjermen.
help-arg-xlsx = Skriver tabellen som arbeidsbok for Excel til denne filen.
help-arg-as_workbook = Skriver tabellene som én arbeidsbok for Excel, tables.xlsx, i stedet for CSV.
help-arg-png = Tegner ett av målene som bilde (PNG), oppgitt med --measure.
help-arg-excel_nb = For norsk Excel: semikolon og BOM.
help-arg-reordered = Skriver i stedet hver sak i kronologisk rekkefølge med kodene, som docx, html eller text.
help-arg-chronology_file = Skriver saken med kodene til en fil i stedet: .docx, .html eller ren tekst.
help-report = Skriver en rapport som HTML og DOCX: tabeller, diagrammer, sitater, kodebok og metode.
example-report = planlupe report studie.planlupe --tables tables.ron --out rapport/
help-arg-tables = Filen som beskriver tabellene og diagrammene. Uten den er det de vanlige.
help-arg-report_by = Kjennetegnet som de vanlige tabellene er delt etter.
help-arg-report_folder = Mappen som rapporten skrives til.
report-of-state = Prosjektets tilstand: { $state }
report-made-from = Laget med Planlupe { $version } av prosjektet i tilstanden { $state }. Den samme tilstanden gir den samme rapporten.
report-code = Kode
report-rule = Når den brukes
report-codings = Kodinger
report-codebook = Kodebok
report-how = Metode
report-cases = { $count ->
    [one] Prosjektet har én sak
   *[other] Prosjektet har { $count } saker
}; { $done } er ferdig lest, { $begun } er påbegynt.
report-read-by = Utskriftene er lest av Planlupe { $version } (grammatikk { $grammar }).
report-printed = { $count ->
    [one] Dagen for utskriften er kjent i én sak: { $from }.
   *[other] Dagen for utskriften er kjent i { $count } saker, fra { $from } til { $to }.
}
report-layouts = Oppsettet er valgt av en person i: { $layouts }.
report-entries = { $count ->
    [one] Ett innlegg er lest
   *[other] { $count } innlegg er lest
}; { $doubtful } av dem er ikke avklart.
report-redacted = I tekstene er erstattet: { $what }.
report-nothing-redacted = Ingenting er erstattet i tekstene av Planlupe.
report-coders = Kodet av: { $coders }.
report-nobody-coded = Ingenting er kodet.
report-no-agreement = Enighet mellom kodere er ikke målt.
chart-value = verdi
chart-behind = Tallene bak diagrammet: { $title }
strips-title = Forløpene i sakene
strips-about = { $count ->
    [one] Én sak
   *[other] { $count } saker
} under hverandre på én tidslinje
strips-definition = Én linje for hver sak: meldinger fra brukeren er prikker, meldinger fra NAV er firkanter, referater er streker på tvers, og aktiviteter er streker fra de begynner til de slutter. Det som ikke har noen dato, er ikke med.
help-arg-tidy = Skriver det ryddige datasettet: én tabell for hver enhet (sak, tråd, melding, aktivitet, referat, koding, notat), med datakatalog og skript for R og pandas.
help-arg-parquet = Med Parquet-filer ved siden av CSV.
help-arg-with_text = Med fritekst: meldinger, titler, avsendere, notater og passasjer. Uten dette er de utelatt.
help-arg-folder = Mappen.
help-arg-only = Bare disse tabellene, med komma mellom.
help-arg-no_window = Åpner ikke vinduet.

## Utskrift på kommandolinjen
cli-plan-layout = Oppsett: { $layout }
cli-plan-printed = Skrevet ut: { $date }
cli-cases-sum = { $count } { $count ->
    [one] sak
   *[other] saker
}, { $done } ferdig lest
cli-codings-added = { $count } { $count ->
    [one] koding
   *[other] kodinger
} lagt til
import-summary = { $imported } { $imported ->
    [one] sak
   *[other] saker
} tatt inn, { $refused } { $refused ->
    [one] fil
   *[other] filer
} avvist
import-cases = { $count } { $count ->
    [one] sak
   *[other] saker
} tatt inn
import-documents = { $count } { $count ->
    [one] dokument
   *[other] dokumenter
} tatt inn, { $cases } { $cases ->
    [one] ny sak
   *[other] nye saker
}
import-documents-added = { $count } { $count ->
    [one] dokument
   *[other] dokumenter
} lagt til i { $cases ->
    [one] en sak
   *[other] { $cases } saker
} som fantes fra før
import-replaced = { $count } { $count ->
    [one] utskrift
   *[other] utskrifter
} byttet ut
import-marked = markeringer og kommentarer i { $count } { $count ->
    [one] fil
   *[other] filer
} tatt med
import-refused = { $count } { $count ->
    [one] fil
   *[other] filer
} avvist
column-case = sak
column-status = status
column-entries = innlegg
column-doubtful = å avklare
column-first = første
column-last = siste
column-codings = kodinger
column-attribute = kjennetegn
column-kind = type
column-document = dokument
column-characters = tegn
column-set = utfylt
column-values = verdier
column-total = i alt
demo-made = Eksempelprosjektet er laget i mappen { $folder }
demo-chronology = Kronologien i { $case }:
demo-tally = Opptelling av koder etter { $attribute }:
demo-csv = { $count } CSV-filer er skrevet til { $folder }

## Innlegg
layout-none = ikke kjent igjen
entry-undated = Uten dato
entry-clock = kl. { $time }
entry-until = til { $date }
kind-goal = Mitt mål
kind-card = Aktivitetskort
kind-minutes = Samtalereferat
kind-message = Melding
kind-event = Hendelse
kind-preamble = Innledning
kind-unplaced = Ikke plassert
kind-document = Dokument
speaker-user = BRUKER
speaker-nav = NAV ({ $sender })
speaker-unknown = { $sender } (ukjent avsender)
thread-under-card = dialog i kortet «{ $title }»
thread-under-card-untitled = dialog i et kort
thread-untitled = tråd uten tittel
thread-begins = ny dialog
thread-answer = svar
thread-answer-same-day = svar samme dag
thread-answer-later = { $days ->
    [one] svar dagen etter
   *[other] svar etter { $days } dager
}
thread-goes-on = fortsetter
thread-goes-on-same-day = fortsetter samme dag
thread-goes-on-later = { $days ->
    [one] fortsetter dagen etter
   *[other] fortsetter etter { $days } dager
}
thread-messages = { $count ->
    [one] 1 melding
   *[other] { $count } meldinger
}
document-plan = Plan
document-cv = CV
document-paper = Dokument
document-titled = { $kind } «{ $title }»
documents-title = Dokumenter
documents-of-case = Saken er
documents-into = Gjør denne saken til et dokument i saken …
documents-join = Slå sammen
document-pages = { $count ->
    [one] 1 side
   *[other] { $count } sider
}
document-characters = { $chars } tegn
document-separate = Gjør til egen sak
document-separate-named = Gjør { $document } til en egen sak
document-separated = Dokumentet er blitt saken { $case }.
notice-separated = Dokumentet er blitt saken «{ $case }». Angre slår dem sammen igjen.
document-show = Vis { $document }
document-kind-of = Hva { $document } er
document-remove-named = Fjern { $document }
notice-joined = «{ $case }» er blitt én sak. Angre skiller dem igjen.
report-join = Gjør til én sak
report-join-named = Gjør til én sak: { $case }
documents-of-others = { $case }: { $count ->
        [one] etter hodet å dømme gjelder dokument { $numbers } en annen person enn et dokument før det. Se om det hører til i saken.
       *[other] etter hodene å dømme gjelder dokumentene { $numbers } andre personer enn dokumenter før dem. Se om de hører til i saken.
    }
cli-of-others-what = Gjør et dokument til en egen sak: planlupe documents PROSJEKT SAK --document NUMMER --own-case.
cli-quarantine-of-others-what = Gjør et dokument til en egen original: planlupe quarantine document PROSJEKT NUMMER --document NUMMER --own-case.
documents-none = Saken er én plan. Legg til flere dokumenter med «planlupe import PROSJEKT --into SAK FILER».
error-document-option = Skriv hvilket dokument det gjelder, med --document og nummeret fra listen.
document-removed = Dokumentet er tatt ut av saken. { $aside ->
    [0] Ingen kodinger eller notater lå i det.
    [one] Én koding eller ett notat er satt til side.
   *[other] { $aside } kodinger og notater er satt til side.
}
card-planned = planlagt
card-suggested = forslag
card-in-progress = gjennomføres
card-completed = fullført
card-cancelled = avbrutt
undated-goal = Målet har ingen dato i utskriften.
undated-preamble = Innledningen har ingen dato i utskriften.
undated-unplaced = Teksten kunne ikke plasseres og har derfor ingen dato.
undated-document = Dokumentet har ingen dato før noen setter en.
undated-invalid = Datoen finnes ikke i kalenderen.
undated-card = Kortet har ingen startdato.
undated-message = Datoen kunne ikke leses.
flag-unplaced = Teksten kunne ikke plasseres.
flag-thread-boundary = Det er usikkert om en ny tråd begynner her.
flag-doubtful-thread = Det er usikkert hvilken tråd dette hører til: tittelen på en annen kan være oversett lenger opp.
flag-sender-unknown = Avsenderen er ikke et ord Planlupe kjenner.
flag-date-invalid = Datoen finnes ikke i kalenderen.
flag-no-start-date = Kortet har ingen startdato.
flag-after-print = Datoen er senere enn dagen utskriften ble tatt.
flag-from-after-to = Sluttdatoen er før startdatoen.
flag-torn-fields = Feltene var revet fra hverandre i teksten og er satt sammen etter formen.
flag-header-like = En linje her ligner et meldingshode.
flag-heading-like = En linje her ligner en overskrift.
flag-date-label-unknown = Planlupe kjenner ikke ledetekstene til datoene her: Den første er tatt som start, den andre som slutt.
flag-heading-unknown = Planlupe kjenner ikke overskriften over.
flag-type-unknown = Planlupe kjenner ikke denne typen kort.
flag-out-of-order = Datoen følger ikke rekkefølgen i tråden.
flag-empty = Meldingen har ingen tekst.
flag-garbled = Bokstaver i teksten har gått tapt eller er blitt til andre.
flag-second-plan = Her begynner en annen plan: en annen persons, eller den samme en gang til.
flag-little-read = Mindre enn halvparten av filen har en plass i planen.
status-unread = ikke lest
status-in-progress = påbegynt
status-done = ferdig lest
attribute-category = kategori
attribute-number = tall
attribute-date = dato
attribute-yes-no = ja/nei
attribute-text = tekst
count-cases = Saker
count-codings = Kodinger

## Opptelling
tally-no-value = uten verdi
tally-cases = Saker i kolonnen
workbook-about = Om tabellene
tally-about = Koder
tally-about-by = Kolonnene er verdiene av kjennetegnet «{ $attribute }».
goals-about = Mål
codebook-about = Kodene med gruppene sine, i kodebokens rekkefølge.
courses-about = Forløp
courses-about-rows = Én rad for hver sak: hva forløpet kommer til. Kolonnene er forklart i docs/csv.md.
hits-about = Treff
hits-about-rows = Én rad for hvert treff, med ordene før og etter. Steder er regnet i tegn fra begynnelsen av teksten.
excerpts-about = Utdrag
excerpts-about-rows = Én rad for hvert kodet utdrag. Steder er regnet i tegn fra begynnelsen av teksten.
sheet-cases = Én rad for hver sak, med kjennetegnene til slutt.
sheet-entries = Én rad for hvert innlegg, sak for sak, i kronologisk rekkefølge.
sheet-codings = Én rad for hver koding, med utdraget og kjennetegnene til saken.
sheet-memos = Én rad for hvert notat.
sheet-tally = Én rad for hver kode: i hvor mange saker den står, eller hvor mange kodinger den har. En tom celle har ingen sak bak seg.
sheet-searches = Én rad for hver del av et lagret søk.
tally-note-cases = Tallene er saker der koden forekommer minst én gang, underkoder medregnet.
tally-note-codings = Tallene er kodinger, underkoder medregnet.

## Sjekk
left-beside = Ved siden av prosjektet ligger { $file }, som et stoppet program har etterlatt, og som ikke kan fjernes herfra. Den kan inneholde hele prosjektet i klartekst: Slett den.
check-whole = Prosjektet er helt.
finding-damaged = Filen er skadet. Ta i bruk en sikkerhetskopi.
finding-dangling = Tabellen «{ $table }» viser til noe som ikke finnes.
finding-other-tables = Tabellene i filen er ikke slik Planlupe lager dem: Den er skadet eller endret av et annet program. Ta i bruk en sikkerhetskopi.
finding-altered-text = Teksten i saken «{ $case }» er ikke slik den ble tatt inn: Filen er skadet eller endret av et annet program. Ta i bruk en sikkerhetskopi.
finding-altered-removed = Teksten i en fjernet sak er ikke slik den ble tatt inn: Filen er skadet eller endret av et annet program. Ta i bruk en sikkerhetskopi.
finding-altered = Tabellen «{ $table }» er ikke slik den ble skrevet: Filen er skadet eller endret av et annet program. Ta i bruk en sikkerhetskopi.
finding-unreadable = Det som står i tabellen «{ $table }», kan ikke forstås. Ta i bruk en sikkerhetskopi.
finding-ring = { $count ->
    [one] Én kode står
   *[other] { $count } koder står
} under hverandre i ring, slik at ingen liste viser dem. Ta i bruk en sikkerhetskopi.
finding-outside = I tabellen «{ $table }» ligger { $start }–{ $end } utenfor teksten i saken «{ $case }».
finding-coding-outside = Kodingen { $start }–{ $end } ligger utenfor teksten i saken «{ $case }».
finding-wrong-length = Lengden på teksten i saken «{ $case }» stemmer ikke.
finding-unaccounted = { $chars } tegn i saken «{ $case }» hører ikke til noe innlegg.
finding-no-guid = I tabellen «{ $table }» mangler { $rows ->
    [one] én rad
   *[other] { $rows } rader
} en egen id, slik at kopier av prosjektet ikke kan flettes. Ta i bruk en sikkerhetskopi.
finding-released-twice = Sakene «{ $case }» og «{ $other }» er frigitt fra den samme originalen. Sammenlign dem, og fjern den som ikke skal bli stående.

## Handlinger, slik de står etter «Angre:»
act-import = import
act-remove-case = fjerning av sak
act-rename-case = nytt navn på sak
act-set-status = status
act-write-summary = saksreferat
act-choose-layout = oppsett
act-load-codebook = henting av kodebok
act-add-code = ny kode
act-change-code = endring av kode
act-merge-codes = sammenslåing av koder
act-remove-code = fjerning av kode
act-code = koding
act-change-coding = endring av koding
act-uncode = fjerning av koding
act-load-codings = henting av kodinger
act-write-memo = notat
act-remove-memo = fjerning av notat
act-add-attribute = nytt kjennetegn
act-change-attribute = endring av kjennetegn
act-remove-attribute = fjerning av kjennetegn
act-set-attribute = verdi for kjennetegn
act-load-attributes = henting av kjennetegn

## Vinduet: menyer og kommandoer
menu-word = meny
guide-keys = Endre taster …
menu-all = Meny
menu-project = Prosjekt
menu-edit = Rediger
menu-case = Sak
menu-codes = Koder
menu-view = Vis
menu-help = Hjelp
workspace-read = Lese og kode
workspace-figures = Tall
command-new-project = Nytt prosjekt …
command-open-project = Åpne prosjekt …
command-close-project = Lukk prosjektet
command-import = Importer utskrifter …
command-load-codebook = Hent kodebok …
command-save-codebook = Lagre kodebok …
command-load-attributes = Hent kjennetegn …
command-load-codings = Hent kodinger …
command-export = Eksporter tabeller …
command-check = Sjekk prosjektet
command-quit = Avslutt
command-undo = Angre
command-redo = Gjør om igjen
undo-act = Angre: { $act }
redo-act = Gjør om igjen: { $act }
command-find = Søk i saken
command-find-next = Neste treff
command-find-previous = Forrige treff
command-grow-selection = Marker mer
command-shrink-selection = Marker mindre
command-copy-with-source = Kopier med dato og avsender
notice-copied-with-source = Kopiert med sak, dato og avsender.
command-select-thread = Marker tråden
command-palette = Finn kommando …
command-back = Tilbake
command-forward = Frem
command-next-case = Neste sak
command-previous-case = Forrige sak
command-next-doubt = Neste innlegg å avklare
command-previous-doubt = Forrige innlegg å avklare
command-uncode = Fjern kodingen her
command-code-palette = Sett en kode …
command-in-vivo = Ny kode av det markerte (in vivo)
command-repeat-code = Sett den siste koden igjen
command-code-hits = Kod alle treff …
command-recode = Bytt kode på kodingen her …
command-next-coding = Neste koding
command-previous-coding = Forrige koding
command-later-end = La kodingen slutte ett ord senere
command-earlier-end = La kodingen slutte ett ord tidligere
command-earlier-start = La kodingen begynne ett ord tidligere
command-later-start = La kodingen begynne ett ord senere
command-memo-on-coding = Notat til kodingen
command-memo-on-entry = Notat til innlegget
command-add-code = Ny kode …
command-add-group = Ny kodegruppe …
command-code-history = Endringer i kodeboken
command-edit-attributes = Rediger kjennetegn …
command-mark-unread = Sett som ikke lest
command-mark-in-progress = Sett som påbegynt
command-mark-done = Sett som ferdig lest
command-coder = Hvem koder …
command-remove-case = Fjern saken fra prosjektet
command-toggle-cases = Vis eller skjul sakene
command-toggle-codes = Vis eller skjul kodeboken
command-light = Lyst tema
command-dark = Mørkt tema
command-high-contrast = Høy kontrast, mørk
command-high-contrast-light = Høy kontrast, lys
command-bokmal = Bokmål
command-english = English
command-zoom-in = Større
command-zoom-out = Mindre
command-zoom-reset = Vanlig størrelse
command-guide = Brukerveiledning
command-keys = Tastene
cancel = Avbryt
close = Lukk
save = Lagre
edit = Rediger
remove = Fjern

## Vinduet: start
start-what = Les aktivitetsplaner i den rekkefølgen tingene skjedde, kod dem med farger, og tell opp. Alt blir på denne maskinen.
start-new-hint = En tom prosjektfil som du importerer utskrifter til
start-open-hint = En fil som slutter på .planlupe
start-sample = Prøv eksempelprosjektet
start-sample-hint = Femten oppdiktede saker, ferdig kodet
start-missing = finnes ikke lenger i { $folder }
start-forget = Fjern { $name } fra listen
start-forget-hint = Fjern fra listen. Prosjektfilen blir ikke rørt.
start-guide-hint = Ligger i programmet, også uten nett
start-recent = Nylig åpnet

## Vinduet: stier
path-new-project = Nytt prosjekt
path-open-project = Åpne prosjekt
path-import = Importer utskrifter
path-load-codebook = Hent kodebok
path-save-codebook = Lagre kodebok
path-load-attributes = Hent kjennetegn fra CSV eller Excel
path-load-codings = Hent kodinger fra CSV eller Excel
export-as = Skriv
export-xlsx = Tabellene som arbeidsbok for Excel (XLSX)
path-save-table = Lagre tabellen
path-save-chart = Lagre diagrammet
contact-save-table = Lagre tabellen …
contact-save-chart = Lagre diagrammet …
export-csv = Tabellene (CSV)
export-cases-docx = Sakene med kodene, for Word (DOCX)
export-report = En rapport med tabeller, diagrammer, kodebok og metode
notice-report-written = Rapporten er skrevet til { $folder }: report.html, report.docx og en fil for hver tabell og hvert diagram
export-cases-html = Sakene med kodene, for nettleseren (HTML)
command-save-case = Lagre saken med kodene …
path-save-case = Lagre saken med kodene
reordered-printed = skrevet ut { $date }
reordered-counts = { $entries ->
    [one] ett innlegg
   *[other] { $entries } innlegg
}, { $codings ->
    [0] ingen kodinger
    [one] én koding
   *[other] { $codings } kodinger
}
reordered-summary = Saksreferat
reordered-entries = Innlegg
reordered-codes = Koder
path-export = Eksporter tabeller til en mappe
path-label = Fil eller mappe
path-button-make = Lag prosjekt
path-button-open = Åpne
path-button-import = Importer
path-button-load = Hent
path-button-save = Lagre
path-button-export = Eksporter
path-above = .. (mappen over)
path-browse = Bla gjennom …
path-no-chooser = Systemets filvelger svarte ikke. Skriv stien i feltet over, eller velg i listen.

## Vinduet: saker
cases-title = Saker
cases-drawer = Saksliste
cases-done = { $done } av { $all }
cases-done-hint = Ferdig leste saker av alle
cases-empty = Prosjektet har ingen saker ennå.
cases-filter = Filtrer på navn eller kjennetegn
cases-none = Ingen saker passer.
cases-row = { $case }, { $status }, { $codings } { $count ->
    [one] koding
   *[other] kodinger
}, { $doubtful } å avklare

## Vinduet: lesing
reader-name = Teksten i saken { $case }
reading-no-cases = Her leser du sakene når du har importert utskrifter.
empty-find = Her finner du igjen ord og utdrag fra alle sakene når du har importert utskrifter.
empty-cases = Her ser du alle sakene ved siden av hverandre når du har importert utskrifter.
empty-figures = Her teller du opp kodene når du har importert utskrifter og kodet.
reading-choose = Velg en sak i listen.
reading-status = Status
reading-order = Rekkefølge
reading-codes = Koder som vises
reading-all-codes = Alle koder
reading-all-coders = Alles kodinger
reading-coders = Kodet av
reading-layout = Oppsett
reading-layout-found = { $layout }
reading-layout-by-text = Som teksten viser
reading-remarks = Merknader til dokumentet
reading-doubtful = { $count } å avklare
order-chronological = Kronologisk
order-printed = Som i utskriften
order-threads = Tråd for tråd
search-hint = Søk i saken
search-found = { $count } treff
search-going-on = Søker: { $part } %, { $count } treff så langt
search-at = { $hit } av { $count } treff

## Vinduet: kodebok
codes-title = Kodebok
codes-add-code = Ny kode
codes-add-group = Ny gruppe
codes-empty = Kodeboken er tom.
codes-apply-hint = Klikk for å kode det som er markert.
codes-select-hint = Marker tekst, og klikk her for å kode den.
codes-move-hint = Klikk for å redigere. Dra for å flytte, eller Ctrl og piltast.
codes-use = Bruk den når: { $text }
codes-use-not = Ikke når: { $text }
codes-such-as = Eksempel: { $text }
codes-count-hint = Kodinger i prosjektet
codes-edit = Rediger { $code }
code-new = Ny kode
code-new-group = Ny gruppe
code-edit = Rediger koden
code-edit-group = Rediger gruppen
code-name = Navn
code-also-in = Også i
code-also-in-none = ingen annen gruppe
code-also-in-hint = Koden telles og finnes i disse gruppene også, hver koding én gang.
codes-member = { $code } (også i { $group })
code-under = Under
code-key = Tast
code-description = Beskrivelse
code-when-to-use = Bruk den når
code-when-not = Ikke når
code-example = Eksempel
code-top = øverst
code-codable = Kan settes på tekst
code-colour-field = Farge
code-merge = Slå sammen …
code-merge-hint = Kodingene og kodene under går over til en annen kode, og denne blir borte. Du kan angre.
code-walk = Gå gjennom utdragene …
code-walk-hint = For hvert utdrag velger du hvilken kode det skal ha: slik deler du en kode, eller slår to sammen med omtanke.
code-colour = Farge { $number }
code-up = Flytt opp
code-down = Flytt ned
code-remove = Fjern koden
code-remove-group = Fjern gruppen
code-remove-hint = Fjerner koden, kodene under den og kodingene. Du kan angre.
walk-title = Utdragene med { $code }
walk-what = Enter gir utdraget koden som er valgt, og går videre. PageUp og PageDown går uten å velge. Esc gjennomfører det som er valgt.
walk-at = { $at } av { $count }, { $decided } valgt
walk-decided = Valgt: { $code }
walk-removes = Fjern koden når ingenting er igjen av den
walk-back = Forrige
walk-on = Neste
walk-done = { $count ->
        [one] Gjennomfør ett valg
       *[other] Gjennomfør { $count } valg
    }
walk-empty = Koden har ingen utdrag.
code-history-since = Siden (tomt for alt)
code-history-none = Ingen endringer.
code-change-added = Ny: { $code }
code-change-changed = Endret: { $code }
code-change-removed = Fjernet: { $code }
code-change-when = { $at } UTC, { $coder }
code-change-set = { $field }: { $after }
code-change-emptied = { $field }: { $before } → ingenting
code-change-field = { $field }: { $before } → { $after }

## Vinduet: her, saksreferat, notater, kjennetegn
tab-here = Her
tab-summary = Saksreferat
tab-memos = Notater
tab-attributes = Kjennetegn
here-nothing = Sett markøren i teksten for å se kodinger og notater der.
here-no-codings = Ingen kodinger her.
here-code = Kode: { $code }
here-uncode = Fjern
here-uncode-named = Fjern kodingen { $code }
here-move = Flytt hit
here-move-hint = Kodingen får det markerte som sitt sted.
memo-on-coding = Notat til «{ $code }»
memo-on-entry = Notat til innlegget
memo-on-case = Notat til saken
summary-read = Les
summary-write = Skriv
summary-name = Saksreferat
summary-hint = Markdown: «- » gir punkter, «**ord**» gir halvfet, «# » gir overskrift.
summary-empty = Saken har ikke noe referat ennå. Velg «Skriv».
attributes-empty = Prosjektet har ingen kjennetegn ennå.
attributes-title = Kjennetegn
attributes-what = Det sakene kan sammenlignes på: innvilget, aldersgruppe, kjønn …
attribute-new = Nytt kjennetegn
attribute-edit = Rediger kjennetegnet
attribute-name = Navn
attribute-kind = Type
attribute-options = Verdier, én på hver linje
attribute-edit-named = Rediger { $name }
attribute-remove-named = Fjern { $name }
value-yes = ja
value-no = nei

## Vinduet: tall
tidy-rows = Rader: { $rows }
tidy-prints = { $cases } saker fra { $files } filer.
tidy-parted = Filer med flere planer, der hver plan er en sak: { $count }.
tidy-neutral = Saker som fikk et nummer som navn, fordi filnavnet røper hvem utskriften gjelder: { $count }.
tidy-without-dates = Saker uten noen dato, uten verdier for vinduet: { $count }.
tidy-passed-over = Filer i mappene som ikke er utskrifter, og ikke er lest: { $count }.
figures-title = Opptelling
figures-contact = Kontaktmål
contact-figure = Kontaktmål
contact-by = Etter kjennetegn
contact-over = Måned for måned
contact-whole = hele tiden saken er observert
contact-month = kalendermåneder
contact-month-since-start = måneder siden starten
contact-start = Saken begynner
contact-first-entry = med første innlegg
contact-end = Saken slutter
contact-since = Perioden fra og med
contact-until = Perioden til og med
contact-since-day = Fra og med dag i saken
contact-until-day = Til og med dag i saken
contact-day-hint = 1 er dagen da saken begynner
contact-no-day = «{ $typed }» er ikke et helt tall.
contact-print = på utskriftsdatoen
contact-measure = Mål i figuren
contact-cell = { $what }: n { $count }
contact-behind = Viser det som står bak tallet
contact-copy = Kopier tabellen
contact-nothing = Ingenting er observert for dette målet.
work-figure = Regner ut …
figures-columns = Kolonner
figures-no-attribute = bare i alt
figures-count = Tell
figures-empty-cells = En tom rute har ingen saker bak seg.
figures-no-codes = Kodeboken har ingen koder å telle.
figures-cell = { $code }, { $value }: { $count }
excerpts-title = Utdrag
excerpts-choose = Velg et tall i tabellen for å se utdragene bak det.
excerpts-count = { $count } utdrag
excerpts-reading = Flere utdrag leses …
excerpts-from = { $case } – vis i teksten

## Vinduet: meldinger
status-saved = lagret
status-unsaved = ikke lagret ennå
status-in-use = åpent i et annet vindu – kan bare leses her
status-read-only = kan bare leses
status-length = { $chars } tegn, { $entries } { $count ->
   *[other] innlegg
}
status-selected = markert { $chars } tegn i { $entries ->
   *[other] { $entries } innlegg
}
status-progress = { $done } av { $all }
menu-select-first = Marker tekst for å kode den.
notice-select-first = Marker tekst først, og trykk tasten for koden.
notice-open-first = Åpne eller lag et prosjekt først.
notice-coding-covers = «{ $code }» gjelder nå { $chars } tegn
notice-coded = Kodet: { $code }
notice-recoded = Byttet kode til { $code }
notice-merged = Slått sammen til { $code }
notice-sorted-out = { $count ->
        [one] Én koding har fått en annen kode
       *[other] { $count } kodinger har fått en annen kode
    }
notice-uncoded = { $count ->
        [one] Kodingen er fjernet
       *[other] { $count } kodinger er fjernet
    }
notice-case-removed = Saken { $case } er fjernet. Du kan angre.
notice-undone = Angret: { $act }
notice-redone = Gjort om igjen: { $act }
notice-codebook-loaded = Kodeboken er hentet.
notice-attributes-loaded = Kjennetegnene er hentet.
notice-saved = Lagret: { $file }
notice-cases-exported = { $count ->
    [one] Én sak er skrevet
   *[other] { $count } saker er skrevet
} til { $folder }
notice-exported = { $count ->
    [one] Én tabell er skrevet
   *[other] { $count } tabeller er skrevet
} til { $folder }
notice-import-cancelled = Importen er avbrutt. Prosjektet er som før.
notice-in-use = Prosjektet er åpent i et annet vindu. Her kan det bare leses.
notice-read-only = Filen kan ikke skrives til. Prosjektet kan bare leses.
notice-linked = Filen har to navn (en hard lenke). Så lenge den har det, kan prosjektet bare leses.
work-import = Importerer
work-sample = Lager eksempelprosjektet
work-check = Sjekker prosjektet
work-export = Eksporterer
import-report = Importrapport
palette-hint = Finn en kommando
palette-none = Ingen kommando passer.
code-palette-apply = { $count ->
        [one] Sett en kode på det som er markert
       *[other] Sett en kode på { $count } steder{ $cases ->
            [one] {""}
           *[other] {" "}i { $cases } saker
        }
    }
code-palette-recode = Velg en annen kode for kodingen
code-palette-hint = Finn eller lag en kode
code-palette-find = Finn en kode
code-palette-merge = Slå «{ $code }» sammen med
code-palette-new = Ny kode: { $code }
code-palette-none = Ingen kode passer. Skriv et navn for å lage en.
keys-codes = Med markøren i teksten setter én bokstav eller ett siffer en kode på det som er markert. Hvilke ser du i kodeboken.
keys-arrows = Piltaster
keys-arrows-do = Flytt markøren; med Ctrl ord for ord
keys-shift = Shift + piltaster
keys-shift-do = Marker, også over flere innlegg
keys-alt = Alt + pil opp eller ned
keys-alt-do = Forrige eller neste innlegg
keys-all = Ctrl+A
keys-all-do = Marker innlegget; en gang til: hele saken
keys-change = Velg en tast i listen for å gi kommandoen en annen: trykk den nye. Delete gir ingen tast, Esc beholder den.
keys-press = Trykk den nye tasten …
keys-none = ingen tast
keys-key-of = { $command }: { $key }
keys-reset = Tilbakestill
keys-reset-of = Tilbakestill tasten for { $command }
keys-reset-all = Tilbakestill alle
keys-reserved = { $key } kan ikke velges: Tasten hører til teksten eller til kodene.
keys-taken = { $key } hører til «{ $command }».
keys-swap = Bytt om
keys-keep = Behold som før
error-work-failed = Arbeidet stanset på grunn av en feil. Prosjektet er som før; prøv igjen.
error-crashed = Programmet stanset på grunn av en feil. Alt som var lagret, er i prosjektfilen. Start det igjen.
window-library-missing = et systembibliotek mangler
window-no-system = skjermen kan ikke nås
window-no-graphics = grafikkdriveren mangler
case-name = Navn på saken
coder-title = Hvem koder?
coder-what = Navnet står ved kodingene og notatene du lager.
coder-name = Navn
notice-coder = Du koder nå som { $name }.
figures-more-columns = Kolonner som bare står i tally.csv: { $count }.

### The grammar

flag-misread = Teksten er skannet, og en linje her var lest feil.
help-arg-explain = Forteller linje for linje hva hver ble lest som, og hvorfor.
explain-read-by = Lest etter: { $by }
explain-set-section = satt som overskrift over en del
explain-set-heading = satt som tittel
explain-set-mark = satt som ledetekst eller meldingshode
explain-set-body = satt som brødtekst
explain-set-small = satt med liten skrift
explain-extraction = Hentet ut slik: { $extraction }
explain-clues = for og imot tittel: { $clues }; sum { $sum }
extraction-browser = kopiert fra nettleseren
extraction-blocks = fra PDF, med blanke linjer mellom blokkene
extraction-raw = fra PDF, uten blanke linjer som sier noe
extraction-scan = lest fra papir av et program
explain-as-goal = målet
explain-as-card = del av et aktivitetskort
explain-as-minutes = referat
explain-as-message = meldingens tekst
explain-as-event = hendelse i historikken
explain-as-preamble = innledning
explain-as-unplaced = uten plass
explain-as-page-header = hodet på første side
explain-as-page-furniture = topptekst eller bunntekst
explain-as-heading = overskrift
explain-as-thread-title = tittel på en tråd
explain-as-message-header = hode på en melding
explain-as-event-header = tidspunkt i historikken
explain-as-card-header = hodet på et kort med referat
explain-as-card-label = ledetekst ved et referat
explain-as-card-type = typen til et kort
explain-as-card-title = tittelen på et kort
explain-as-field-label = ledetekst til et felt
explain-as-field-value = verdien i et felt
explain-as-chip = etikett
explain-because-word-of-layout = et ord i oppsettet, på sin plass
explain-because-header-form = avsender, strek og dato
explain-because-misread = nesten et hode eller et ord i oppsettet, lest feil
explain-because-typography = satt slik på siden
explain-because-clues = spor veid mot hverandre
explain-because-below-header = står under et hode
explain-because-below-heading = står under en overskrift
explain-because-below-label = står under en ledetekst
explain-because-below-type = står under typen
explain-because-top-of-print = står over første overskrift
explain-because-page-edge = slik nettleser og tjener skriver ved sidekanten
explain-because-moment = dag og klokkeslett alene på linjen
explain-because-no-rule = ingen regel
clue-against-order = datoen går mot rekkefølgen
clue-against-guessed-order = datoen går mot rekkefølgen, som er antatt
clue-begins-too-late = en senere tråd begynner før
clue-begins-far-too-late = en senere tråd begynner før, og trådene står ellers i rekkefølge
clue-begins-in-time = passer i rekkefølgen av tråder
clue-same-sender = samme avsender over og under
clue-same-day = meldingen under er fra samme dag
clue-next-day = meldingen under er fra dagen etter
clue-within-week = høyst en uke imellom
clue-within-weeks = høyst tre uker imellom
clue-silence = uker imellom
clue-long-silence = måneder imellom
clue-answers = den andre skriver kort tid etter
clue-question-answered = et spørsmål, og den andre skriver under
clue-greeting-below = hilsen under
clue-words-below = et ord av linjen står i meldingen under
clue-words-above = et ord av linjen står over den
clue-answer-below = meldingen under begynner som et svar
clue-usual-title = vanlig tittel
clue-title-word = begynner som en tittel
clue-short-print = begynner som en tittel, og dialogen er kort
clue-one-word = ett ord
clue-no-words = ingen ord
clue-label-and-value = angir hva noe er: «Møtested: …»
clue-sentence-words = ord som hører til i setninger
clue-long-sentence = lang setning
clue-two-sentences = flere setninger
clue-question-word = begynner som et spørsmål
clue-asks-reader = et spørsmål til den som leser
clue-first-person = den som skriver, snakker om seg selv
clue-answer-word = begynner som et svar
clue-farewell = avslutning
clue-closing = hilsen til slutt
clue-known-title = kjent tittel
clue-ends-with-stop = punktum til slutt
clue-short-stop = ett eller to ord og punktum
clue-ends-with-colon = kolon, smil eller lignende til slutt
clue-exclamation = utropstegn
clue-other-mark = et annet tegn til slutt
clue-lower-case = liten forbokstav
clue-bullet = kulepunkt
clue-list-item = punkt i en liste
clue-long = lang
clue-very-long = svært lang
clue-two-lines = går over to linjer
clue-more-lines = går over flere enn to linjer
clue-wraps-as-text = linjene brytes der meldinger brytes
clue-wraps-as-title = én smalere spalte bryter alle linjene
clue-wraps-anyhow = ingen spalte bryter alle linjene slik
clue-begins-inside = linjen over kan høre til
clue-capitals = store bokstaver
clue-has-number = tall i linjen
clue-contact-details = telefonnummer eller adresse
clue-alone = meldingen ville stå uten tekst
clue-alone-but-usual = meldingen ville stå uten tekst, men tittelen er vanlig
clue-only-greeting-above = bare en hilsen over
clue-deleted-above = bare en slettet tekst over
clue-name-due = kan være navnet under en hilsen
clue-title-below-closing = under en hilsen, men neppe et navn
clue-part-of-signature = del av en underskrift
clue-below-signature = under en underskrift
clue-below-name = under navnet i en underskrift
clue-break-in-running-text = linjeskift i tekst som ellers ikke har noen
clue-closing-in-text = hilsen i slutten av linjen over
clue-running-text-goes-on = teksten over fortsetter
clue-line-above-ends = linjen over avslutter noe
clue-full-line-ends = linjen over er full og avslutter noe
clue-line-above-full = linjen over er full
clue-line-above-open = linjen over er kort og uten tegn til slutt
clue-inside-sentence = begynner inne i en setning som linja over begynte
clue-farewell-above = avslutning over
clue-known-ending = en melding under et kort slutter likt
clue-repeated-ending = andre meldinger fra samme avsender slutter likt
clue-name = navn på noen i utskriften
clue-name-like = ligner et navn
clue-writes-with-stops = avsenderen over setter ellers punktum
clue-writes-without-stops = avsenderen over setter sjelden punktum
clue-never-breaks-lines = avsenderen over bryter ellers ikke linjer
clue-seldom-breaks-lines = avsenderen over bryter sjelden linjer
clue-often-breaks-lines = avsenderen over bryter ofte linjer
clue-always-breaks-lines = avsenderen over bryter nesten alltid linjer
clue-raw-text = tekst uten blanke linjer
clue-block-text = tekst i blokker
clue-scanned-text = tekst fra en skanning
clue-no-blank-above = ingen blank linje over
clue-blank-above = blank linje over, der avsnitt ikke har noen
clue-paragraph-above = blank linje over, som mellom avsnitt
clue-wide-blank-above = flere blanke linjer over enn mellom avsnitt
clue-narrow-blank-above = færre blanke linjer over enn titler har
clue-wider-than-anywhere = flere blanke linjer over enn ellers
clue-sure-blank-above = så mange blanke linjer over som det ikke er inne i noen melding
clue-less-blank-above = færre blanke linjer over enn titler har
clue-blank-in-scan = blank linje over i skanningen
clue-common-blank-in-scan = blank linje over i skanningen, som ofte ellers
clue-no-blank-in-scan = ingen blank linje over i skanningen
clue-blank-below-header = blank linje under meldingshodet over
clue-page-above = øverst på en side
clue-touches-header = henger i hodet under
clue-apart-from-next = blank linje til hodet under, der få har det
clue-read-note-above = merket som lest over
clue-read-note-below = merket som lest under
clue-out-of-indent = uten innrykket til meldingen over
clue-in-indent = i innrykket til meldingen over

### Dokumenter av andre slag enn ren tekst

unreadable-damaged = filen er skadet eller ufullstendig. Hent den på nytt, eller lagre teksten som .txt.
unreadable-too-complex = filen folder seg ut til mer enn Planlupe leser av ett dokument. Del den, én sak i hver fil, eller lagre teksten som .txt.
unreadable-part = dokumentet henter inn et annet dokument, { $name }, som Planlupe ikke kan lese. Åpne det i Word, og lagre det på nytt som .docx eller .txt.
unreadable-office-xml = filen er XML og ikke en utskrift. Lagre den som .docx, .odt eller .txt.
unreadable-pictures = dokumentet har bare bilder og ingen tekst. Lagre det som PDF og les det med tekstgjenkjenning.
unreadable-locked = filen er beskyttet med passord. Lagre den uten passord først.
unreadable-scan = filen er skannet: sider uten tekst. Når { $tools } er installert, leser «{ $option }» den med tekstgjenkjenning.
unreadable-image = filen er et bilde. Når { $tools } er installert, leser «{ $option }» den med tekstgjenkjenning.
unreadable-old-word = filen er et Word-dokument av den gamle typen. Lagre den som .docx eller .txt i Word først.
unreadable-web-page = nettsiden har ingen tekst før et skript har hentet den. Åpne siden i nettleseren, vent til planen vises, og lagre den på nytt eller skriv den ut til PDF.
unreadable-rtf = filen er et RTF-dokument. Lagre den som .docx, .odt eller .txt først.
unreadable-no-ocr = tekstgjenkjenning krever { $tools }, som må installeres først.
unreadable-ocr-failed = tekstgjenkjenningen fant ingen tekst. Se etter at sidene står riktig vei og er skarpe.
error-label-taken = Det finnes allerede en sak som heter «{ $name }». Velg et annet navn.
error-label-and-input = «-» står for standard inn og krever «--label NAVN»; de to går ikke sammen med andre filer.
help-arg-label = Navnet på saken i prosjektet. Tekst fra standard inn («-») må ha ett; frigitte saker heter ellers «Sak 1» og så videre.
help-arg-ocr = Leser skannede sider og bilder med tekstgjenkjenning (tesseract og pdftoppm).
command-paste-case = Lim inn tekst som sak …
paste-title = Lim inn tekst som sak
paste-what = Kopier hele utskriften der den står, og lim den inn her. Den beholdes som den er.
paste-label = Sakens navn
paste-text = Tekst
paste-clipboard = Lim inn fra utklippstavlen
report-recognise = Les { $count ->
        [one] én skannet fil
       *[other] { $count } skannede filer
    } med tekstgjenkjenning
report-recognise-pages = Les { $count ->
        [one] én side
       *[other] { $count } sider
    } uten tekst med tekstgjenkjenning
report-recognise-pages-hint = Filene leses en gang til, og sakene får teksten med disse sidene. Det som er kodet, blir stående på ordene sine.
report-annotate = { $count ->
        [one] Ta med én markering eller kommentar
       *[other] Ta med { $count } markeringer og kommentarer
    }
report-annotate-hint = Markeringer blir kodinger i gruppen «Merket i filen», kommentarer blir notater. Den som har laget dem, står som koder.
arrival-plans = { $case }: { $plans }
plans-joined = Filen har { $count } planer{ $persons ->
    [0] , og toppen av dem forteller ikke om de gjelder samme person.
    [1] , alle for samme person, etter toppen av dem å dømme.
   *[other] , for { $persons } personer, etter toppen av dem å dømme.
}
plans-printed = Utskrevet { $days }.
report-split = { $count ->
    [one] Gjør hver plan i filen til en egen sak
   *[other] Gjør hver plan i { $count } filer til en egen sak
}
report-split-hint = Saken som har alle planene, blir borte, og hver plan blir en sak for seg. Er det kodet eller skrevet noe i saken, blir den stående.
cli-split-what = Gjør hver plan til en egen sak: importer filen på nytt med --split.
cli-group-what = Er det så, kan de bli én sak: planlupe documents PROSJEKT SAK --join ANNEN-SAK. Neste gang gjør import --group det ved importen.
cli-group-none = Ingen filer ser ut til å være dokumenter i én sak.
cli-group-yes = Ingenting er tatt inn ennå. Kjør kommandoen igjen med --yes for å ta inn filene slik.
cli-quarantine-split-what = Gjør hver plan til en egen original: fjern originalen og legg inn filen på nytt med --split.
cli-quarantine-group-what = Er det så, kan de bli én sak: planlupe quarantine join PROSJEKT NUMMER NUMMER. Neste gang gjør add --group det ved inntaket.
refused-without-pages = Ta inn uten disse sidene
refused-as-one = Ta inn som én sak
cli-parse-split-what = Les hver for seg med --split.
cli-plan-part = Plan { $number } av { $count }
help-arg-split_plans = Gjør hver plan i en fil som har flere, til en egen sak.
help-arg-into = Legger filene i denne saken, som dokumenter; finnes den ikke, lages den.
help-arg-group = Foreslår hvilke filer som er dokumenter i samme sak, etter navn og innhold; tar ingenting inn uten --yes.
help-arg-group_now = Tar inn filene slik --group foreslår.
error-worked-on-case = Saken { $case } har alle planene i filen, og det er kodet eller skrevet noe i den; fjern saken først hvis den skal deles.
error-several-documents = Saken { $name } har flere dokumenter; en ny utskrift tar plassen til ett av dem. Importer den med --into og --known replace.
error-only-document = Saken { $name } har ikke andre dokumenter; fjern heller saken.
error-no-document = Saken { $name } har ikke noe dokument nummer { $number }.
arrival-annotations = { $case }: filen har { $count ->
        [one] én markering eller kommentar
       *[other] { $count } markeringer og kommentarer
    } som ikke er tatt med.
arrival-annotated = { $case }: { $count ->
        [one] én markering eller kommentar
       *[other] { $count } markeringer og kommentarer
    } fra filen er tatt med som kodinger og notater.
cli-annotations-what = Ta med markeringer og kommentarer: importer filene på nytt med --annotations.
help-arg-annotations = Tar med markeringer og kommentarer i PDF-, Word- og OpenDocument-filer som kodinger og notater.
quarantine-remarks = «{ $case }»: { $remarks }
quarantine-annotations = { $count ->
        [one] Én markering eller kommentar i filene ble ikke tatt med i karantenen.
       *[other] { $count } markeringer og kommentarer i filene ble ikke tatt med i karantenen.
    }
annotation-group = Merket i filen
annotation-comment = Kommentar
annotation-underline = Understreking
annotation-strikeout = Gjennomstreking
annotation-highlight = Markering
annotation-yellow = Markering gul
annotation-green = Markering grønn
annotation-blue = Markering blå
annotation-pink = Markering rosa
annotation-red = Markering rød
annotation-orange = Markering oransje
annotation-purple = Markering lilla
annotation-grey = Markering grå

### En persons hånd: å rette innlegg og avklare tvil
act-split-entry = deling av innlegg
act-merge-entries = sammenslåing av innlegg
act-correct-entry = retting av innlegg
act-accept-entry = godtatt innlegg
act-take-back = rettelse tatt tilbake
entry-corrected = rettet
thread-new = ny tråd
speaker-none = Ukjent avsender
remedy-split = delt
remedy-merge = slått sammen med innlegget før
remedy-date = dato satt til { $date }
remedy-date-clock = dato satt til { $date } kl. { $time }
remedy-no-date = dato fjernet
remedy-speaker = avsender satt til { $speaker }
remedy-no-speaker = avsender satt til ukjent
remedy-thread-of = flyttet til en annen tråd
remedy-thread-new = flyttet til tråden «{ $title }»
remedy-thread-before = fortsetter tråden i meldingen før
remedy-thread-here = begynner en ny tråd
remedy-kind = type innlegg satt til { $kind }
remedy-accept = godtatt
remedy-accept-flags = godtatt ({ $flags })
remedy-by = { $remedy } – { $coder }, { $date }
why-no-entry = Ingen innlegg holder nok av teksten det gjelder.
why-not-seen = Innlegget er større nå enn da det ble godtatt.
why-no-text = Det må stå tekst på begge sider av delingen.
why-nothing-before = Det står ingen melding eller noe annet innlegg før dette i utskriften.
why-no-thread = Meldingen som viste hvilken tråd det var, er ingen melding lenger.
why-no-title = Innlegget før har ingen linje til overs som kan være tittel.
why-no-speaker = Bare meldinger og hendelser har avsender.
why-not-a-message = Bare meldinger står i tråder.
error-correction = Det kan ikke rettes slik: { $why } Se på innlegget, og velg noe annet.
error-no-entry = Saken har ikke noe innlegg «{ $name }». Skriv nummeret fra «planlupe chronology --json» (e5), eller et tegn inne i innlegget (1204).
error-no-thread = Saken har ingen tråd «{ $name }». Skriv nummeret fra «planlupe chronology --json» (t2), before eller here.
error-nothing-to-correct = Det er ikke sagt hva som skal rettes. Legg til for eksempel --date, --speaker eller --accept; «planlupe correct --help» viser alle.
error-no-open-case = Åpne en sak først.
error-no-entry-here = Sett markøren i et innlegg først.
error-no-coding-here = Sett markøren i en kodet del av teksten først.
error-no-last-code = Ingen kode er brukt ennå. Sett en kode først.
error-no-word-left = Kodingen kan ikke flyttes lenger i denne retningen.
error-no-hits = Søk etter ord i saken først; så kan treffene kodes.
error-dialog-closed = Dialogen ble lukket før dette var gjort. Åpne den igjen.
error-no-name-chosen = Velg et navn i listen først.
error-quarantine-locked = Originalene er låst. Skriv passfrasen først.
notice-dialog-first = Lukk dialogen først.
error-bad-date = «{ $value }» er ingen dato. Skriv den slik: 2020-03-02 eller 2. mars 2020.
error-bad-time = «{ $value }» er ikke noe klokkeslett. Skriv det slik: 10.30.
help-correct = Retter et innlegg som er lest feil: deler, slår sammen, gir ny dato, avsender, tråd eller type, eller godtar det som det står. Kodingene blir der de er.
example-correct = planlupe correct studie.planlupe sak-012 e14 --date 2020-03-02 --speaker nav
help-arg-entry = Innlegget: nummeret fra «chronology --json» (e5), eller et tegn inne i det (1204).
help-arg-split = Deler innlegget foran dette tegnet.
help-arg-merge = Slår innlegget sammen med det som står før i utskriften.
help-arg-date = Ny dato (2020-03-02), eller none.
help-arg-time = Nytt klokkeslett (10:30), eller none.
help-arg-speaker = Avsender: user, nav eller none.
help-arg-thread = Tråd: nummeret (t2); before: ingen ny tråd begynner her; here: en ny tråd begynner her.
help-arg-new_thread = Flytter meldingen til en ny tråd med denne tittelen.
help-arg-kind = Type: goal, card, minutes, message, event, preamble eller unplaced.
help-arg-accept = Godtar det som er tvilsomt ved innlegget.
help-arg-take_back = Tar tilbake rettelsen med dette nummeret fra «review --json».
help-review = Viser hva som er igjen å avklare i alle saker, og rettelser som ikke passer lenger.
example-review = planlupe review studie.planlupe
review-corrected = Rettet.
review-sum = { $count } { $count ->
   *[other] innlegg
} å avklare i { $cases } { $cases ->
    [one] sak
   *[other] saker
}, { $misfits } { $misfits ->
    [one] rettelse
   *[other] rettelser
} som ikke passer.
review-misfit = Passer ikke lenger ({ $id }): { $what }. { $why }
menu-entry = Innlegg
command-split-entry = Del innlegget ved markøren
command-merge-entry = Slå sammen med innlegget før
command-redate-entry = Dato og klokkeslett …
command-speaker-user = Avsenderen er brukeren
command-speaker-nav = Avsenderen er NAV
command-speaker-none = Avsenderen er ukjent
command-move-thread = Flytt til tråd …
command-entry-kind = Type innlegg …
command-next-in-thread = Neste melding i dialogen
command-previous-in-thread = Forrige melding i dialogen
command-fold-entry = Fold innlegget inn eller ut
command-fold-others = Fold inn alt unntatt meldinger
command-fold-all = Fold inn alle innlegg
command-unfold-all = Fold ut alle innlegg
notice-no-thread = Innlegget hører ikke til noen dialog.
notice-last-in-thread = Dette er den siste meldingen i dialogen.
notice-first-in-thread = Dette er den første meldingen i dialogen.

command-accept-entry = Godta som det står
command-to-review = Vis det som er å avklare
command-next-to-review = Neste sak å avklare
tab-review = Å avklare
correct-title = Rett innlegget
correct-what = Teksten og kodingene blir som de er. Du kan angre.
correct-date = Dato
correct-date-hint = 2.3.2020, eller tomt
correct-time = Klokkeslett
correct-time-hint = 10.30, eller tomt
correct-speaker = Avsender
correct-thread = Tråd
correct-thread-title = Tittel på den nye tråden
correct-kind = Type innlegg
thread-stays = som nå: { $thread }
thread-before = ingen ny tråd begynner her
thread-here = en ny tråd begynner her
thread-numbered = { $number }. { $thread }
review-here = { $count ->
    [0] Ingenting å avklare i denne saken.
    [one] Ett innlegg å avklare i denne saken.
   *[other] { $count } innlegg å avklare i denne saken.
}
review-elsewhere = { $count } i { $cases ->
    [one] én annen sak
   *[other] { $cases } andre saker
}
review-nowhere = Ingenting å avklare i andre saker.
review-accept = Godta
review-accept-named = Godta: { $entry }
review-keys = F8 og Shift+F8 går til neste og forrige. Ctrl+Enter godtar og går videre.
review-misfits = Rettelser som ikke passer lenger
review-take-back = Fjern
review-take-back-named = Fjern rettelsen: { $what }
here-corrections = Rettet for hånd
notice-accepted = Godtatt.
notice-corrected = Rettet.
notice-last-case = Dette er den siste saken.
notice-first-case = Dette er den første saken.
notice-unchanged = Ingenting er endret.
notice-speaker = Avsenderen av innlegget er nå { $speaker }.
notice-speaker-none = Avsenderen av innlegget er nå ukjent.
notice-not-now = { $command } går ikke nå.
notice-nothing-to-accept = Det er ingenting å avklare ved dette innlegget.
notice-misfits = { $count } { $count ->
    [one] rettelse passer
   *[other] rettelser passer
} ikke med dette oppsettet. Se «Å avklare».

### Anonymisering: det som kan gå galt
fault-roles = Rollekatalogen «{ $file }» kan ikke leses (linje { $line }: { $reason }). Rett filen og prøv igjen.
fault-decisions = Avgjørelsene i «{ $file }» kan ikke leses (linje { $line }: { $reason }). Rett filen og prøv igjen.
fault-overlap = Avgjørelse nr. { $number } overlapper nr. { $other }. Ingenting ble skrevet; rett den ene.
fault-out-of-range = Avgjørelse nr. { $number } ligger utenfor teksten på { $chars } tegn, eller er tom. Ingenting ble skrevet.
fault-wrong-passphrase = Passfrasen åpner ikke «{ $file }». Prøv igjen; uten den kan ingen lese originalene.
fault-weak-passphrase = Passfrasen er for kort. Bruk minst { $least } tegn, gjerne flere ord.
fault-not-a-quarantine = «{ $file }» er ikke en karantene laget av Planlupe, eller begynnelsen av den er skadet. Velg en fil som slutter på .karantene, eller ta i bruk en sikkerhetskopi.
fault-no-passphrase = Det er ikke oppgitt noen passfrase. Skriv den, eller legg den på første linje i en fil.
fault-unmade = «{ $file }» er tom: programmet ble stoppet mens karantenen ble laget, og ingenting er tapt. Lag den på nytt.
fault-key-destroyed = Nøkkelen til «{ $file }» er slettet: fullføringen ble avbrutt før den var ferdig, og ingen passfrase åpner originalene lenger. Fullfør en gang til (i vinduet eller med quarantine finish), så blir filen fjernet.
fault-no-trace = Fullføringen ble påbegynt, men ikke avsluttet, og «{ $file }» finnes ikke. Det kan derfor ikke sies om originalene er slettet. Legg karantenen tilbake og fullfør på nytt, eller forsikre deg om at den er slettet.
fault-key-not-kept = Nøkkelen til originalene kunne ikke leses tilbake fra «{ $file }» slik den ble skrevet, så ingenting er slettet. Velg et annet sted for den og fullfør på nytt.
fault-no-key-any-more = Ingen nøkkel kunne bli tatt vare på: en tidligere fullføring hadde slettet originalene før den ble avbrutt.
fault-tampered = Noe i karantenen «{ $file }» er skadet eller endret utenfra. Ta i bruk en sikkerhetskopi.
fault-nothing-to-erase = Navnet står ikke i noen tekst i prosjektet, ikke i noen av sikkerhetskopiene og ikke i noe annet prosjekt i mappen. Ingenting er slettet, og ingen sikkerhetskopi er ødelagt. Se på skrivemåten; «leak-check» ser også i andre filer.
fault-no-original = Det finnes ingen original nr. { $number } i karantenen.
fault-unseen = { $count ->
    [one] Én side er ikke vist ennå. Se den før du signerer.
   *[other] { $count } sider er ikke vist ennå. Se dem før du signerer.
}
fault-undecided = { $count ->
    [one] Én merking er ikke avgjort. Godta eller avvis den før du signerer.
   *[other] { $count } merkinger er ikke avgjort. Godta eller avvis dem før du signerer.
}
fault-not-signed = «{ $name }» er ikke signert. Signer saken før den frigis.
fault-already-released = Original nr. { $number } er allerede i prosjektet, som «{ $label }». Angre frigivelsen eller fjern saken først hvis den skal vurderes på nytt.
fault-not-released = { $count ->
    [one] Én sak i karantenen er ikke frigitt og ville gått tapt. Frigi den eller ta den ut først.
   *[other] { $count } saker i karantenen er ikke frigitt og ville gått tapt. Frigi dem eller ta dem ut først.
}
fault-leak = { $count ->
    [one] Noe som er merket, finnes fortsatt på ett sted. Ingenting er slettet; fjern det og prøv igjen.
   *[other] Noe som er merket, finnes fortsatt på { $count } steder. Ingenting er slettet; fjern det og prøv igjen.
}
fault-no-names = «{ $file }» har ingen navn å lete etter. Skriv ett navn på hver linje.
fault-name-is-empty = Det er ingenting å sladde her. Marker en tekst med bokstaver eller tall.

### Anonymisering: kommandoer
help-redact = Bytter ut det som er avgjort, med rolletitler, og skriver den nye teksten.
example-redact = planlupe redact --decisions avgjort.json sak-012.txt sak-012-sladdet.txt
help-arg-decisions = Avgjørelsene: JSON-liste, eller én linje for hver slik «planlupe suggest --json» skriver dem.
help-arg-output = Filen som skal skrives.
help-arg-roles = Rollekatalog (RON) i stedet for den som følger med.
help-arg-plain = Skriver titlene uten hakeparenteser.
help-arg-move_dates = Flytter alle datoer så mange dager.
cli-redacted = { $count ->
    [one] Ett sted er byttet ut i «{ $file }».
   *[other] { $count } steder er byttet ut i «{ $file }».
}
cli-not-moved = { $count ->
    [one] Én dato, eller noe som kan være en, er ikke flyttet. Se på den (tegn i den nye filen): { $places }.
   *[other] { $count } datoer, eller det som kan være datoer, er ikke flyttet. Se på dem (tegn i den nye filen): { $places }.
}
help-leak-check = Leter etter navn og numre i hele prosjektet: alle tabeller, filens bytes og filene ved siden av. Andre filer ses gjennom med alle delene sine. Avslutter med 1 når noe er funnet, og med 3 når ingenting er funnet, men noe ikke kunne ses gjennom.
example-leak-check = planlupe leak-check studie.planlupe --against navn.txt
help-arg-others = Filer eller mapper som også skal ses gjennom, for eksempel eksporter.
help-arg-against = Navn og numre, ett på hver linje.
cli-hit = Linje { $line } finnes i { $place }.
cli-perhaps = Linje { $line } finnes kanskje i { $place }.
leak-place-table = tabellen { $table }, rad { $row }, kolonnen { $column }, fra tegn { $start }
leak-place-table-of = «{ $file }», { $cell }
leak-place-bytes = «{ $file }» fra byte { $offset } ({ $encoding })
leak-place-name = et filnavn på { $length } tegn
cli-rare = { $count ->
    [one] Bare én sak har { $values }.
   *[other] Bare { $count } saker har { $values }.
}
cli-rare-in = { $count ->
    [one] Sak: { $labels }.
   *[other] Saker: { $labels }.
}
suspects-rare-open = Åpne { $case }
quarantine-no-project = Prosjektet finnes ikke ennå, så bare karantenen er sett gjennom. Det må være der før den første frigivelsen.
leak-place-text = «{ $file }», i { $part }, fra tegn { $start }
unseen-place = «{ $file }» er ikke sett gjennom: { $why }.
unseen-picture = det er bilder i den
unseen-scan = sidene er bilder
unseen-locked = den er forseglet eller har passord
unseen-damaged = den er skadet
unseen-old-office = den er et kontordokument av gammel type
unseen-archive = den er pakket på en måte som ikke åpnes her
unseen-too-large = den er for stor til å ses gjennom helt
unseen-too-deep = arkivene i den ligger for dypt inni hverandre
unseen-unknown-letters = noen av bokstavene lar seg ikke tyde
unseen-encoded = en del av den er skrevet som base64
unseen-database = den er en database fra et annet program
unseen-binary = den er verken tekst eller dokument
unseen-unreadable = den kan ikke leses
unseen-link = den er en lenke, og lenker følges ikke
unseen-device = den er ingen vanlig fil
cli-not-all = { $count ->
    [one] Ett sted er ikke sett gjennom. Se etter der selv.
   *[other] { $count } steder er ikke sett gjennom. Se etter der selv.
}
cli-perhaps-leak = Ingenting på listen er funnet med sikkerhet. Se på stedene ovenfor.
cli-no-leak = Ingenting på listen er funnet.
cli-leak = Noe på listen finnes fortsatt.

### Anonymisering: i prosjektet
act-release = frigivelse av sak
act-redact = sladding
act-erase = sletting for godt
act-change-setting = endring av innstilling
case-word = Sak

### Anonymisering: rapporten
report-title = Anonymisering av prosjektet
report-method = Originalene lå forseglet (XChaCha20-Poly1305, nøkkel bak Argon2id) i en egen fil ved siden av prosjektet. Programmet foreslo merkinger; en person har avgjort hver av dem og sett hver side før saken ble signert og frigitt. Teksten i disse sakene er aldri lagret i prosjektet med originalene. Saker som ble tatt inn som allerede anonymisert, har ikke vært i karantene. Dokumentet inneholder ingen originaler.
report-figures = Laget med Planlupe { $version }. Saker i prosjektet: { $cases }.
report-finished = Originalene ble slettet { $at }: nøkkelen er overskrevet, filen fjernet, og alle filene i mappen gjennomsøkt byte for byte.
report-not-finished = Avidentifisert – fortsatt personopplysninger: originalene, eller en nøkkel til dem, finnes.
report-finishing = Avidentifisert – fortsatt personopplysninger: fullføringen ble påbegynt { $at } og avbrutt før originalene var slettet. { $count ->
    [one] Én original i karantenen ved siden av prosjektet kan fortsatt åpnes. Fullfør en gang til.
   *[other] { $count } originaler i karantenen ved siden av prosjektet kan fortsatt åpnes. Fullfør en gang til.
}
report-contradicted = Avidentifisert – fortsatt personopplysninger: protokollen sier at originaler ble slettet { $at }, men { $count ->
    [one] karantenen ved siden av prosjektet har en original som kan åpnes. Den er nyere, eller en eldre versjon ble stoppet før den var slettet. Fullfør en gang til.
   *[other] karantenen ved siden av prosjektet har { $count } originaler som kan åpnes. De er nyere, eller en eldre versjon ble stoppet før de var slettet. Fullfør en gang til.
}
report-unread = Protokollen sier at originaler ble slettet { $at }, men karantenen ligger fortsatt ved siden av prosjektet og kan ikke undersøkes. Om de er slettet, er ikke kjent; regn teksten som personopplysninger til det er det.
report-file-left = Nøkkelen til karantenen er overskrevet: ingen kan åpne originalene lenger. Filen ligger der fortsatt, fordi fullføringen ble avbrutt. Fullfør en gang til, så blir den fjernet.
report-no-trace = Fullføringen ble påbegynt { $at }, men ikke avsluttet, og ingen karantene som kan undersøkes, ligger ved siden av prosjektet. Om originalene er slettet, er ikke kjent; regn teksten som personopplysninger til det er det.
report-no-originals = Ingen originaler ligger ved siden av prosjektet, og ingen er frigitt til det fra en karantene. Hva som ble gjort med tekstene før de ble importert, kan denne rapporten ikke si.
report-key = Avidentifisert – fortsatt personopplysninger: originalene ble slettet { $at }, men en nøkkel til dem er tatt vare på.
report-counts = Hva som er avgjort
report-counts-columns = Avgjørelse | Type | Rolle | Antall
report-signed = Signert
report-second = Lest på nytt av en annen
report-second-figures = Ord lest: { $words }. Oversett: { $misses }. Oversett per 1000 ord: { $figure }.
report-rare = Sjeldne kombinasjoner av kjennetegn (fem saker eller færre)
report-rare-none = Ingen.
recorded-replaced = byttet ut
recorded-kept = beholdt
recorded-signed = signert
recorded-second-reading = lest på nytt
recorded-redacted-later = sladdet senere
recorded-finishing = fullføring påbegynt
recorded-finished = fullført

### Anonymisering: vinduet
workspace-anonymise = Anonymisere
command-redact = Sladd dette …
command-erase-case = Slett saken for godt …
path-save-report = Lagre rapporten til personvernombudet
still-personal = avidentifisert – fortsatt personopplysninger
work-take-in = Legger i karantene
work-find = Leter etter navn
work-look = Ser gjennom prosjektet
work-propose = Lager forhåndsvisning
work-draw = Trekker utvalg
work-unlock = Låser opp
work-finish = Fullfører
work-erase = Sletter for godt
doors-title = { $count ->
    [one] Er utskriften anonymisert?
   *[other] Er de { $count } utskriftene anonymisert?
}
doors-project = Ja, allerede anonymisert
doors-project-what = Rett inn i prosjektet. Deretter listes det som fortsatt kan identifisere noen.
doors-into = Dokumenter i saken (tomt: hver fil blir en sak)
doors-into-new = «{ $case }» blir en ny sak.
doors-into-held = Dokumenter i en sak i karantene (tomt: hver fil blir en sak)
doors-into-held-new = «{ $case }» blir en ny sak i karantenen.
held-documents-ask = Dokumenter ({ $count }) …
held-documents-what = Når dokumenter legges sammen, søkes hele saken gjennom på nytt. Det du har bestemt, blir stående; nye sider må sees, og saken må signeres på nytt.
held-proposals-title = Hører disse sammen?
held-proposals-no = La dem stå hver for seg
work-arrange = Ordner dokumentene
quarantine-annotations-taken = { $count ->
        [one] Én markering eller kommentar i filene er med i karantenen, og blir vurdert som tekst.
       *[other] { $count } markeringer og kommentarer i filene er med i karantenen, og blir vurdert som tekst.
    }
cli-quarantine-annotations-what = Ta dem med: fjern originalen og legg inn filen på nytt med --annotations.
doors-annotations = Ta med markeringer og kommentarer i filene i karantenen
doors-annotations-what = De forsegles sammen med teksten. Du vurderer navn i dem, også navnet på den som har laget dem; ved frigivelsen blir de kodinger og notater.
held-notes-of = { $document }: notert i filen
doors-quarantine = Nei, ikke ennå
doors-quarantine-what = I karantene: en forseglet fil ved siden av prosjektet. Ingenting kan leses eller kodes før du har anonymisert og frigitt det.
passphrase-title = Lås opp karantenen
passphrase-what = Originalene ligger forseglet ved siden av prosjektet.
passphrase-new-title = Lag karantene
passphrase-new-what = Originalene forsegles i en egen fil ved siden av prosjektet. Passfrasen må ha minst åtte tegn; en hel setning er lettere å huske.
passphrase-forgotten = Glemmer du passfrasen, er originalene og alt du har merket i dem, tapt. Ingen kan gjenopprette dem. Det som er frigitt, beholder du.
passphrase-label = Passfrase
passphrase-again = Gjenta passfrasen
passphrase-differs = De to passfrasene er ikke like. Skriv dem på nytt.
passphrase-make = Lag karantene
passphrase-unlock = Lås opp
refused-title = { $count ->
    [one] Én fil ble ikke tatt inn
   *[other] { $count } filer ble ikke tatt inn
}
held-title = I karantene
held-released = { $released } av { $all } frigitt
held-empty = Ingen saker i karantenen ennå. Importer utskrifter for å begynne.
held-state-released = frigitt som { $label }
held-state-signed = signert
held-state-seen = { $seen } av { $all } sider sett
entities-title = Personer, steder og virksomheter
entities-none = Ingen merkinger i saken. Merk for hånd: Marker teksten, og trykk M.
entities-row = { $name }: { $role }, { $count ->
    [one] én forekomst
   *[other] { $count } forekomster
}, { $certainty }, { $verdict }
entities-stays = blir stående
certainty-sure = sikker
certainty-unsure = usikker
certainty-ask = spørsmål
standing-undecided = ikke avgjort
standing-replaced = erstattes
standing-kept = beholdes
standing-mixed = ulikt avgjort
mentions-title = Forekomster
mentions-choose = Velg en person, et sted eller en virksomhet til venstre.
mentions-about = { $label } → { $role } · { $count ->
    [one] én forekomst
   *[other] { $count } forekomster
}
mentions-more = og { $count } til
unmarked-hint = Søk i det som ikke er merket
unmarked-found = { $count ->
    [0] Finnes ikke umerket
    [one] Ett umerket sted
   *[other] { $count } umerkede steder
}
step-replace = Erstatt
step-keep = Behold
step-replace-mention = Erstatt bare denne forekomsten
step-keep-mention = Behold bare denne forekomsten
step-not-a-name = Ikke et navn i dette prosjektet
step-role = Velg rolle …
step-own-role = Egen rolle her …
step-merge = Slå sammen med …
step-split = Del av denne forekomsten
step-mark = Merk det markerte …
step-next = Neste i listen
step-previous = Forrige i listen
step-next-waiting = Neste uavgjorte
step-next-mention = Neste forekomst
step-previous-mention = Forrige forekomst
step-read-on = Les videre til neste usette sted
step-next-page = Bla ned
step-previous-page = Bla opp
step-turn = Vis original eller erstatning
step-search = Søk i det umerkede
step-next-case = Neste sak
step-sign = Signer saken
anonymise-overview = Oversikt
anonymise-seen = { $seen } av { $all } sider sett
anonymise-judged = { $judged } av { $all } avgjort
anonymise-page = Side { $page } av { $all }
anonymise-page-name = Side { $page } av saken { $case }
anonymise-to-unseen = Til en usett side
anonymise-replaced = Erstatninger
anonymise-originals = Originaler
anonymise-release = Frigi …
anonymise-released-as = frigitt som { $label }
anonymise-signed-by = signert av { $name }
anonymise-sign-when = Kan signeres når alle sidene er sett og alt er avgjort.
chooser-role = Rolle for «{ $name }»
chooser-merge = Slå «{ $name }» sammen med
chooser-hint = Skriv for å finne
chooser-own = Bruk «{ $title }»
offer-title = { $count ->
    [one] «{ $name }» står ett sted til i saken
   *[other] «{ $name }» står { $count } steder til i saken
}
offer-mark = { $count ->
    [one] Merk også dette stedet
   *[other] Merk også disse { $count } stedene
}
offer-only-this = Bare det jeg merket
release-title = Frigi saken
release-label = Navn på saken i prosjektet
release-label-what = Et nøytralt navn: ikke filnavnet, ikke noe om personen.
release-verify = Etterkontroll
release-nothing-left = Ingen av originalene finnes i teksten, og ingenting ser ut som et navn eller nummer.
release-telling = { $count ->
    [one] Ett sted kan fortelle hvem det er, og ingen har tatt stilling til det.
   *[other] { $count } steder kan fortelle hvem det er, og ingen har tatt stilling til dem.
}
release-telling-show = Vis dem …
release-left-certain = Står igjen:
release-left-perhaps = Ligner en original:
release-unmoved = Dato som ikke er flyttet:
release-suspect = Kan være { $label }:
release-preview = Slik blir teksten
release-blocked = Noe som er merket, står fortsatt i teksten. Merk det også, eller behold det uttrykkelig, og signer på nytt.
release-do = Frigi til prosjektet
suspects-looked = Jeg har sett på alle
suspects-looked-what = Det som står her, blir stående og venter ikke lenger. Rapporten sier hvor mange steder det var.
suspects-waiting = Viser det som ble funnet i det du importerte sist.
suspects-title = { $count ->
    [0] Ingenting ser identifiserende ut
    [one] Ett sted kan fortsatt identifisere noen
   *[other] { $count } steder kan fortsatt identifisere noen
}
suspects-what = Programmet foreslår; du avgjør. Velg et sted for å lese det i saken, sladd det herfra, eller si at det er greit.
suspects-none = Programmet finner ikke alt. En person bør lese.
second-title = Ny gjennomlesing av en annen
second-what = En annen enn den som signerte, leser og teller det som er oversett. Hvor mye skal trekkes?
second-draw = Trekk omtrent { $words } ord
second-all = Les alt
second-who = Hvem leser
second-nothing = Det er ingen tekst å lese ennå.
second-place = Utdrag { $at } av { $all } · { $case }
second-previous = Forrige utdrag
second-next = Neste utdrag
second-miss = Noe er oversett her
second-fewer = Én færre oversett
second-figures = { $words } ord lest, { $count ->
    [0] ingenting oversett
    [one] ett sted oversett
   *[other] { $count } steder oversett
} ({ $per } per 1000 ord)
second-save = Lagre gjennomlesingen
finish-title = Fullfør prosjektet
finish-what = Prosjektet skrives på nytt av bare frigitt tekst. Karantenens nøkkel overskrives og filen fjernes. Så søkes alle filer i mappen gjennom, byte for byte, etter alt du har erstattet.
finish-warning = Originalene kan ikke hentes tilbake. De opprinnelige utskriftene, andre steder, må du selv slette.
finish-do = Slett originalene og fullfør
proof-finished = Fullført
proof-not-finished = Ikke fullført
proof-destroyed = Originalene er slettet, men mappen er ikke ren
proof-resumed = En tidligere fullføring ble avbrutt etter at nøkkelen var overskrevet. Nå er også filen fjernet.
proof-figures = { $originals ->
    [one] Én original
   *[other] { $originals } originaler
} ble lett etter i { $files ->
    [one] én fil
   *[other] { $files } filer
} ({ $bytes } byte).
proof-promise = Ingenting du har merket, finnes igjen i prosjektet eller mappen. Det du ikke har merket i sakene fra karantenen, har noen sett. Saker som ble tatt inn som allerede anonymisert, er ikke lest slik.
proof-unseen = { $count ->
    [one] Ett sted kunne ikke ses gjennom. Se etter der selv, eller flytt filen bort. Fullfør så på nytt, og si at du har sett etter.
   *[other] { $count } steder kunne ikke ses gjennom. Se etter der selv, eller flytt filene bort. Fullfør så på nytt, og si at du har sett etter.
}
proof-unseen-left = { $count ->
    [one] Ett sted ble ikke sett gjennom av programmet. Du har sagt at du har sett etter der.
   *[other] { $count } steder ble ikke sett gjennom av programmet. Du har sagt at du har sett etter der.
}
proof-hits = { $count ->
    [one] Ett funn. Ingenting er slettet; fjern det og fullfør på nytt.
   *[other] { $count } funn. Ingenting er slettet; fjern dem og fullfør på nytt.
}
proof-hits-left = { $count ->
    [one] Ett funn. Fjern det selv: det kan ikke letes etter på nytt.
   *[other] { $count } funn. Fjern dem selv: de kan ikke letes etter på nytt.
}
report-save = Lagre rapport …
overview-none = Prosjektet har ingen karantene. Importer utskrifter som ikke er anonymisert, så lages den.
overview-locked = Prosjektet har en karantene. Lås den opp for å anonymisere.
overview-interrupted = Fullføringen ble påbegynt, men avbrutt før den var ferdig. Lås opp karantenen og fullfør en gang til.
overview-no-trace = Fullføringen ble påbegynt, men ikke avsluttet, og karantenen finnes ikke. Om originalene er slettet, er ikke kjent.
overview-unlock = Lås opp …
overview-lock = Lås karantenen
overview-waiting = { $count ->
    [one] Én sak venter på å bli frigitt. Velg den til venstre.
   *[other] { $count } saker venter på å bli frigitt. Velg en til venstre.
}
overview-all-released = Alle sakene er frigitt.
overview-finish = Fullfør …
overview-finish-what = Når alle sakene er frigitt, kan originalene slettes med bevis.
overview-project = Det som er frigitt
overview-check = Let etter det som kan identifisere
overview-check-what = Går gjennom alle sakene i prosjektet og lister det som fortsatt ser identifiserende ut.
overview-second = Ny gjennomlesing …
overview-second-what = En annen leser et tilfeldig utvalg; oversette steder per 1000 ord lagres.
overview-report-what = Metode, tall, versjoner og hvem som har signert, for personvernombudet (Markdown).
overview-finishing = Fullfører. Vinduet åpner prosjektet igjen når det er gjort.
redact-title = { $count ->
    [one] Sladd «{ $words }», som står ett sted
   *[other] Sladd «{ $words }», som står { $count } steder
}
redact-what = Teksten endres for godt; det kan ikke angres. Kodinger og notater blir værende på sine steder.
redact-before = Før
redact-after = Etter
redact-others = { $count ->
    [one] Også det andre stedet der det samme står (A)
   *[other] Også de { $count } andre stedene der det samme står (A)
}
redact-erase = Slett personen overalt …
redact-erase-what = Alle steder i prosjektet, også i andre prosjektfiler i mappen, og med bevis for at ingenting er igjen.
undo-cut = { $count ->
    [one] Én endring til kan heller ikke angres etterpå, fordi den gjelder samme tekst eller kom før en som gjør det. { $left } kan fortsatt angres.
   *[other] { $count } endringer til kan heller ikke angres etterpå, fordi de gjelder samme tekst eller kom før en som gjør det. { $left } kan fortsatt angres.
}
undo-cut-redo = { $count ->
    [one] Én endring som er angret, kan ikke gjøres om igjen etterpå.
   *[other] { $count } endringer som er angret, kan ikke gjøres om igjen etterpå.
}
redact-role = Erstattes med
redact-do = { $count ->
    [one] Sladd ett sted
   *[other] Sladd { $count } steder
}
notice-stopped = Avbrutt. Ingenting er endret.
notice-not-compact = Filen ble ikke pakket sammen, fordi disken er full eller et annet vindu leser den. Det som ble erstattet, er likevel overskrevet i den.
notice-taken-in-documents = { $count ->
    [one] Ett dokument lagt i karantene
   *[other] { $count } dokumenter lagt i karantene
}, { $cases ->
    [0] i en sak som fantes fra før.
    [one] én ny sak.
   *[other] { $cases } nye saker.
} { $count ->
    [one] Slett den opprinnelige filen når du ikke trenger den.
   *[other] Slett de opprinnelige filene når du ikke trenger dem.
}
notice-taken-in = { $count ->
    [0] Ingenting ble lagt i karantene.
    [one] Én sak lagt i karantene. Slett den opprinnelige filen når du ikke trenger den.
   *[other] { $count } saker lagt i karantene. Slett de opprinnelige filene når du ikke trenger dem.
}
notice-signed = Saken er signert av { $name }.
notice-released = Frigitt som «{ $label }»
notice-was-released = Allerede frigitt som «{ $label }», før programmet ble stoppet.
notice-read = Gjennomlesing lagret: { $words } ord, { $misses } oversett.
notice-redacted = { $count ->
    [one] Ett sted sladdet
   *[other] { $count } steder sladdet
}

### Anonymisering: karantenen på kommandolinjen
help-quarantine = Lager karantenen ved siden av et prosjekt, tar inn originaler (add), gjør flere til én sak (join), sier hva et dokument i en sak er (document), viser dem (list), frigir signerte saker (release), tar ut (remove), bytter passfrase (passphrase), prøvekjører (dry-run), søker i karantene og prosjekt (search), sier at noe er offentlig (public), åpner en signert sak igjen (reopen), eller fullfører (finish): originalene slettes for godt og alt i mappen gjennomsøkes.
example-quarantine = planlupe quarantine add studie.planlupe utskrifter/ --passphrase-file passfrase.txt
help-anonymisation-report = Rapporten til personvernombudet: metode, tall, versjon og hvem som signerte, uten originaler.
example-anonymisation-report = planlupe anonymisation-report studie.planlupe
help-arg-action = Hva som skal gjøres: create, add, join, document, list, release, remove, passphrase, dry-run (hva en fullføring ville funnet), public (former som ikke identifiserer noen), reopen (signerte saker), finish eller read-key.
help-arg-items = Filer som skal tas inn, numrene til originalene, former for public, eller ord for search.
help-arg-passphrase_file = Fil med passfrasen på første linje. Ellers spørres det etter den.
help-arg-new_passphrase_file = Fil med den nye passfrasen på første linje.
cli-passphrase = Passfrase:
cli-new-passphrase = Ny passfrase:
cli-quarantine-made = Karantenen er laget: «{ $file }». Uten passfrasen kan ingen åpne den; skriv den ned på et trygt sted.
cli-quarantine-added-documents = { $count ->
    [one] Ett dokument er tatt inn
   *[other] { $count } dokumenter er tatt inn
}, { $originals ->
    [0] i en original som fantes fra før.
    [one] én ny original.
   *[other] { $originals } nye originaler.
} { $count ->
    [one] Slett utskriften fra mappen den lå i.
   *[other] Slett utskriftene fra mappen de lå i.
}
cli-quarantine-added = { $count ->
    [one] Én original er tatt inn. Slett utskriften fra mappen den lå i.
   *[other] { $count } originaler er tatt inn. Slett utskriftene fra mappen de lå i.
}
cli-released = Original { $number } er frigitt som «{ $label }».
cli-released-telling = { $count ->
    [one] Ett sted i den kan fortelle hvem det er, og ingen har tatt stilling til det: «planlupe suggest { $project } --telling».
   *[other] { $count } steder i den kan fortelle hvem det er, og ingen har tatt stilling til dem: «planlupe suggest { $project } --telling».
}
cli-said-anonymised = { $count ->
    [one] Saken er tatt inn som allerede anonymisert. «planlupe suggest { $project }» viser hva som likevel ligner navn og numre, med «--telling» hva annet som kan fortelle hvem det er.
   *[other] { $count } saker er tatt inn som allerede anonymisert. «planlupe suggest { $project }» viser hva som likevel ligner navn og numre, med «--telling» hva annet som kan fortelle hvem det er.
}
cli-found-public = «{ $form }» regnes som offentlig.
cli-reopened = Original { $number } er åpnet igjen.
cli-not-signed = Original { $number } var ikke signert; den er åpen som før.
cli-removed = Original { $number } er tatt ut av karantenen, med alt som var avgjort i den.
cli-was-released = Original { $number } var allerede frigitt som «{ $label }», av en kjøring som ble stoppet. Nå er det notert.
cli-passphrase-again = Gjenta passfrasen:
cli-key-kept = Nøkkelen til originalene er tatt vare på: «{ $file }». Så lenge den finnes, er teksten avidentifisert, og fortsatt personopplysninger.
cli-original-released = frigitt som «{ $label }»
cli-original-signed = signert
cli-original-pages = { $seen } av { $pages } sider sett
cli-finished = Fullført: Originalene ({ $originals }) finnes ikke i noen av filene i mappen ({ $files }). Nøkkelen og karantenen er slettet.
cli-finish-resumed = Fullført: nøkkelen var allerede slettet, og nå er filen det også.
cli-not-finished = Ikke fullført: noe som er merket, finnes fortsatt. Ingenting er slettet.
cli-not-finished-unseen = Ikke fullført: stedene ovenfor er ikke sett gjennom. Ingenting er slettet. Se etter der selv, eller flytt filene bort, og fullfør på nytt med --looked.
cli-destroyed = Originalene er slettet, men mappen er ikke ren: noe som er merket, finnes fortsatt, eller det kunne ikke letes etter. Fjern det, og let på nytt med leak-check.

### Forslag til sladding

help-suggest = Finner det som kan røpe hvem noen er: navn, steder, virksomheter, numre og adresser. Av et prosjekt: det som står igjen i sakene.
example-suggest = planlupe suggest --json --known navn.txt sak-012.txt
help-arg-public = Skriver også ut det som er offentlig: etater, numre og nettsider som ikke identifiserer noen.
help-arg-known = Fil med navn som er kjent for saken, ett på hver linje.
cli-suggest-file =
    { $file }: { $count ->
        [one] ett forslag
       *[other] { $count } forslag
    }
anonymise-move-dates = Flytt datoene
anonymise-move-dates-what = Alle andre datoer enn fødselsdatoer flyttes like mange, tilfeldig valgte uker. Avstanden mellom dem blir den samme.

### The key to the originals, where one is kept
fault-not-a-key = «{ $file }» er ingen nøkkel til originaler, eller filen er skadet. Velg filen som ble skrevet da prosjektet ble fullført.
recorded-key-kept = nøkkel tatt vare på
recorded-looked-by-hand = sett gjennom for hånd
help-arg-looked = Du har selv sett gjennom filene ved siden av prosjektet som «finish» ikke kan lese. Det blir ført inn.
help-arg-keep_key = Filen der «finish» tar vare på en nøkkel til originalene, kryptert. Uten den finnes ingen vei tilbake.
cli-key-passphrase = Passfrase for nøkkelen:

### Updated prints and the names of cases

act-replace-source = bytte av utskrift
act-add-document = nytt dokument
act-change-document = endring av dokument
act-remove-document = fjerning av dokument
act-separate-document = utskilling av dokument
act-place-aside = plassering av det som var satt til side
act-remove-aside = fjerning av det som var satt til side
error-no-aside = Ingenting med nummer { $id } er satt til side. Se numrene med planlupe asides.
error-bad-pattern = Mønsteret «{ $pattern }» kan ikke leses som et regulært uttrykk. Rett det, for eksempel til sak (\d+).
error-same-text = teksten er den samme som i saken «{ $name }».
error-known-case = den ligner saken «{ $name }» ({ $share } % felles meldinger og kort) og er trolig en annen utskrift av den; det går ikke fram av begge når de ble skrevet ut. Er den nyere, bytter du ut utskriften; ellers kan du ta den inn som egen sak.
error-known-case-newer = den ligner saken «{ $name }» ({ $share } % felles meldinger og kort) og er en nyere utskrift av den: skrevet ut { $new }, mens den saken har, er fra { $known }. Bytt ut utskriften eller ta den inn som egen sak.
error-known-case-same-day = den ligner saken «{ $name }» ({ $share } % felles meldinger og kort) og er en annen utskrift av den: begge er skrevet ut { $new }. Bytt ut utskriften eller ta den inn som egen sak.
error-known-case-older = den ligner saken «{ $name }» ({ $share } % felles meldinger og kort) og er en eldre utskrift av den: skrevet ut { $new }, mens den saken har, er fra { $known }. La den ligge, eller ta den inn som egen sak.
error-several-persons = den har { $plans } planer{ $persons ->
    [0] , og hodene forteller ikke om de gjelder samme person. Én av dem ligner saken «{ $name }»
   *[other] , om { $persons } personer etter hodene å dømme. Én av dem ligner saken «{ $name }»
} ({ $share } % felles meldinger og kort). Den tar ikke plassen til den utskriften. Gjør hver plan til en egen sak, eller ta alt inn som én egen sak.
error-joins-itself = Saken { $name } kan ikke bli et dokument i seg selv.
help-asides = Viser kodinger og notater som ikke har plass i en nyere utskrift, plasserer dem eller fjerner dem.
example-asides = planlupe asides studie.planlupe --place 3 --at 120,164
help-documents = Viser dokumentene i en sak: planer, CV og andre papirer. Gir dem navn og type, eller fjerner dem.
example-documents = planlupe documents studie.planlupe 012 --document 2 --title "Periode 2"
help-arg-document = Nummeret på dokumentet, slik listen viser det.
help-arg-document_title = Hva dokumentet skal hete; tomt gir type og nummer.
help-arg-document_kind = Hva dokumentet er: plan, cv eller paper.
help-arg-remove_document = Tar dokumentet ut av saken; kodinger og notater i det legges til side.
help-arg-own_case = Gjør dokumentet til en egen sak, med kodingene og notatene i det.
help-arg-join_case = Gjør en annen sak til dokument i denne, med kodinger og notater.
help-arg-known_case = Når prosjektet kjenner saken: refuse (meld fra), replace (bytt ut utskriften og behold kodingene) eller add (ta inn som egen sak).
help-arg-label_pattern = Regulært uttrykk som henter navnet på saken fra filnavnet: gruppen label, ellers den første gruppen. Lagres i prosjektet.
help-arg-place = Nummeret på det som skal plasseres.
help-arg-at = Hvor: første tegn og tegnet etter det siste, med komma mellom.
help-arg-remove = Nummeret på det som skal fjernes.
cli-bad-span = skriv to tall med komma mellom, for eksempel 120,164
cli-known-what = Bruk --known replace for å bytte ut utskriften i en kjent sak, eller --known add for å ta filen inn som egen sak.
cli-known-older-what = En eldre utskrift bør helst bli liggende. --known add tar filen inn som egen sak; --known replace setter likevel den eldre utskriften i stedet for den nyere, og det som bare den nyere har, blir borte.
cli-known-add-what = Bruk --known add for å ta filen inn som egen sak.
asides-none = Ingenting er satt til side.
asides-title = Satt til side
asides-what = Dette hadde ikke plass i den nyere utskriften. Marker teksten det hører til, og plasser det der, eller fjern det.
aside-memo = notat
aside-place = Plasser på markeringen
aside-place-named = Plasser { $code } på markeringen
aside-place-hint = Marker tekst i saken først.
aside-remove-named = Fjern { $code } som er satt til side
column-number = nr.
column-code = kode
column-coder = koder
column-excerpt = utdrag
column-user-messages = fra brukeren
column-nav-messages = fra NAV
column-activities = aktiviteter
column-gap = lengste opphold, dager
courses-none = uten verdi
column-messages = meldinger
column-cards = kort
column-minutes = referater
column-unplaced = tegn uten plass
column-layout = oppsett
column-period = periode
import-replace = Bytt ut
import-replace-named = Bytt ut utskriften med { $file }
import-replace-older = Bytt ut med den eldre
import-replace-older-named = Bytt ut utskriften med den eldre, { $file }
import-add = Ta inn som egen sak
import-add-named = Ta inn { $file } som egen sak
import-open-case = Åpne { $case }
import-more = { $count ->
    [one] Én sak til er tatt inn.
   *[other] { $count } saker til er tatt inn.
}
passed-over = Ikke sett på, fordi det er mapper eller filer av et annet slag: { $count } ({ $names }). Oppgi dem enkeltvis om de skal prøves.
arrival-remarks = { $case }: { $remarks }
arrival-flags = { $case }: { $flags }
arrival-flag = { $count } × { $flag }
arrival-neutral = { $case }: { $count ->
        [one] filnavnet kan røpe hvem saken gjelder, derfor fikk saken et nøytralt navn.
       *[other] filnavnene kan røpe hvem sakene gjelder, derfor fikk sakene nøytrale navn.
    }
arrival-cases = { $first } og { $others ->
    [one] én annen sak
   *[other] { $others } andre saker
}
arrival-carried = { $case }: utskriften er byttet ut. Av kodinger og notater fulgte { $placed } med, { $changed } fulgte med til tekst som er litt endret, og { $aside } er satt til side.
arrival-document = { $case }: filen er lagt til som { $kind } i saken.
arrival-other-person = { $case }: etter hodet å dømme gjelder filen en annen person enn resten av saken. Se om den hører til der; den er dokument { $number }, og kan gjøres til en egen sak.
arrival-sibling = { $case }: planen ligner den i saken «{ $other }» fra den samme filen ({ $share } % felles meldinger og kort), så de er trolig to utskrifter om én person. Behold den nyeste, eller gjør dem til én sak.
arrival-older = { $case }: utskriften som kom inn, er den eldre, skrevet ut { $new }. Den som var der før, ble skrevet ut { $known }; det som bare den har, er ikke lenger i saken. Angre tar det tilbake.
arrival-document-plan = en plan til
arrival-document-cv = CV
arrival-document-paper = et annet dokument
proposal-open = Dette ser ut til å være dokumenter i én sak, «{ $case }»: { $documents } ({ $tie }).
proposal-made = «{ $case }» er blitt én sak av { $documents } ({ $tie }).
proposal-several-persons = Men etter hodene å dømme gjelder ikke alle samme person.
tie-name = navnene passer sammen
tie-person = de forteller om samme person
arrival-read-by = { $count ->
        [one] 1 utskrift er lest etter { $by }.
       *[other] { $count } utskrifter er lest etter { $by }.
    }
arrival-pdf-is-better = { $count ->
        [one] Har du utskriften { $files } som PDF, bør du importere PDF-en i stedet for teksten: Den viser hva som er titler.
       *[other] Har du disse { $count } utskriftene som PDF, bør du importere PDF-ene i stedet for tekstene, siden de viser hva som er titler: { $files }{ $more ->
            [0] .
            [one] {" "}og én fil til.
           *[other] {" "}og { $more } filer til.
        }
    }
read-by-page = skrift og plass på siden
read-by-copy = ordene og de blanke linjene
read-by-words = ordene alene
read-by-scan = ordene slik tekstgjenkjenningen så dem
arrival-changed = { $case }: se over det som står på endret tekst, ved tegn { $places }.

remark-bad-bytes = Tegn som ikke lot seg lese, og som står som «�» i teksten: { $count }.
remark-control-characters = Kontrolltegn som står som «�» i teksten, eller som er utelatt til slutt i den: { $count }.
remark-guessed-encoding = Tegnsettet i filen er gjettet. Se over æ, ø og å.
remark-hidden-text = Tegn med skjult tekst som er utelatt: { $count }.
remark-outside-page = Tegn utenfor siden som er utelatt: { $count }.
remark-covered-text = Tegn som ligger under noe som dekker dem, men som er lest: { $count }. Se etter om de skulle vært sladdet.
remark-invisible-text = Tegn som ikke synes på siden, men som er lest: { $count }. Se etter om de skulle vært sladdet.
remark-recognised-text = Tegn som tekstgjenkjenning har lagt over et bilde av siden: { $count }. Slik tekst har feil; les gjennom.
remark-tracked-changes = Sporede endringer, lest som om alle var godtatt: { $count }.
remark-comments = Kommentarer og merknader som er utelatt: { $count }.
remark-highlights = Markeringer, understrekinger og gjennomstrekinger som er utelatt: { $count }.
remark-page-headers = Topptekster og bunntekster som er utelatt: { $count }.
remark-pictures = Bilder som ikke er sett på, og som kan vise tekst: { $count }.
remark-unread-pages = Sider som viser et bilde eller omriss og ingen tekst som kan leses: { $count }. Det som står der, mangler; se på dokumentet, eller les det med tekstgjenkjenning.
remark-objects = Objekter fra andre programmer som ikke er lest: { $count }.
remark-attachments = Vedlagte filer, og rammer med en annen side i, som ikke er sett på: { $count }. Lagre det som hører til saken, som en fil for seg.
remark-form-fields = Utfylte felt og tekstbokser over siden som er lest: { $count }.
remark-unknown-signs = Tegn med ukjent betydning, som står som «�» i teksten: { $count }.
remark-list-numbers = Automatiske numre og punkttegn foran overskrifter som er utelatt: { $count }.
remark-damaged-parts = Deler av filen som er skadet, så tekst kan mangle: { $count }.
remark-readings = Tegn i uttale over ord som er utelatt: { $count }.
remark-unknown = En nyere versjon av programmet har merket seg noe ved dette dokumentet.
command-label-pattern = Navn på saker …
label-title = Navn på saker
label-what = Saken får navn etter filen. Et regulært uttrykk kan hente en del av filnavnet: gruppen label, ellers den første gruppen. Et navn eller nummer fra hodet i utskriften blir aldri navnet på en sak.
label-pattern = Mønster
label-example = Eksempel på filnavn
label-gives = Navnet blir: { $case }
notice-label-pattern = Mønsteret gjelder fra neste import.
error-released = I saken «{ $name }» er navn byttet ut, og en ny utskrift ville tatt dem inn igjen. Ta utskriften inn i karantenen, og frigi den derfra.

### Kjente navn, nøkkel til originalene og innlimt tekst i karantene

known-ask = Kjente navn …
known-title = Kjente navn i saken
known-what = Skriv det du allerede vet: brukerens navn, arbeidsgiver, familie, adresse. Saken søkes gjennom på nytt, og det du har avgjort, står. Navnene forsegles i karantenen sammen med saken.
known-names = Navn, ett på hver linje
known-search = Søk på nytt
notice-no-case-left = Ingen andre saker venter i karantenen.
notice-renewed = Saken er søkt gjennom på nytt. { $count ->
        [0] Ingen nye forekomster venter.
        [one] Én ny forekomst venter på en avgjørelse.
       *[other] { $count } nye forekomster venter på en avgjørelse.
    }
finish-has-looked = Jeg har selv sett gjennom filene som programmet ikke kan lese
finish-keep = Ta vare på en nøkkel til originalene
finish-keep-what = Nøkkelen er en kryptert fil som sier hva hver erstatning står for. Så lenge den finnes, er teksten avidentifisert, ikke anonym, og fortsatt personopplysninger. Oppbevar den et annet sted enn prosjektet.
finish-keep-passphrase = Passfrase for nøkkelen
finish-keep-again = Gjenta passfrasen for nøkkelen
finish-keep-do = Velg fil for nøkkelen og fullfør …
path-save-key = Lagre nøkkelen til originalene
proof-key = Nøkkelen til originalene er lagret. Så lenge den finnes, er teksten fortsatt personopplysninger.
key-without-titles = { $count ->
    [one] Én sak er frigitt av en eldre versjon, som ikke noterte hva den satte inn. Originalene i den står i nøkkelen uten titler.
   *[other] { $count } saker er frigitt av en eldre versjon, som ikke noterte hva den satte inn. Originalene i dem står i nøkkelen uten titler.
}
key-no-title = (tittelen er ikke kjent)
keys-in-folder = Nøkler til originaler ligger i mappen: { $files }. De er forseglet og ikke gjennomsøkt. Så lenge de finnes, er teksten avidentifisert, og fortsatt personopplysninger.
paste-doors = Er teksten anonymisert?

### Work beside the window and the second reading

work-release = Frigir saken
work-redact = Sladder
refused-no-recognition = Skannede sider og bilder kan leses med tekstgjenkjenning når programmene tesseract (med norsk) og pdftoppm er installert.
second-show = Vis i saken
second-show-what = Legger bort gjennomlesingen og viser siden i saken, så du kan sladde. Du fortsetter fra oversikten.
second-later = Fortsett senere
second-drop = Forkast
overview-read-on = Fortsett gjennomlesingen ({ $read } av { $all } utdrag lest)

### What a mark may be

mark-per = person
mark-org = virksomhet
mark-loc = sted
mark-fnr = fødselsnummer
mark-kto = kontonummer
mark-orgnr = organisasjonsnummer
mark-tlf = telefonnummer
mark-mail = e-postadresse
mark-adr = adresse
mark-post = postnummer og poststed
mark-url = nettadresse
mark-bil = registreringsnummer
mark-sak = saksnummer
mark-ident = NAV-ident
mark-fdato = fødselsdato
mark-misc = annet
mark-ask = spørsmål

### Verification

release-find = Leter etter ordene i det som ikke er merket
anonymise-sign-as = signeres av { $name }
anonymise-sign-as-what = Bytt navn med «Hvem koder …» i menyen Koder.
second-same = Den som leser, har selv signert saker. La helst en annen lese.
report-read = { $who }, { $at }: { $words } ord lest, { $misses } oversett

### Where an original was found

proof-hit = «{ $words }»: { $place }
place-source = i teksten i en sak. Søk den opp og velg «Sladd dette …».
place-summary = i et saksreferat
place-case = i navnet på en sak
place-code = i kodeboken, i navn eller beskrivelse
place-memo = i et notat
place-attribute = i et kjennetegn
place-aside = i det som er satt til side etter ny utskrift
place-correction = i en rettelse
place-coder = i navnet på den som koder
place-role = i rollekatalogen eller innstillingene
place-name = i navnet på filen eller mappen «{ $file }»

### Roles of a project

help-roles = Viser rollene i et prosjekt, de som settes inn i stedet for navn. Med --to skrives de til en RON-fil som kan endres, og med --from hentes de derfra.
example-roles = planlupe roles studie.planlupe --to roller.ron
help-arg-standard = Tilbake til rollene som følger med programmet.
help-arg-brackets = Om eksporter setter erstatninger i hakeparenteser (yes eller no).
cli-brackets-yes = Eksporter setter erstatninger i hakeparenteser.
cli-brackets-no = Eksporter skriver erstatninger uten hakeparenteser.
path-load-roles = Hent roller
path-save-roles = Lagre roller
notice-roles-loaded = Prosjektet bruker rollene fra filen. Det som allerede er frigitt, står som det er.
notice-roles-standard = Prosjektet bruker rollene som følger med programmet.
overview-roles = Roller og eksport
overview-roles-what = Rollene er en tekstfil (RON). Lagre den, endre den, og hent den inn igjen.
overview-roles-save = Lagre rollene …
overview-roles-load = Hent roller …
overview-roles-standard = Bruk rollene i programmet
overview-brackets = Sett erstatninger i hakeparenteser ved eksport

### Innlegg som rader

help-entries = Viser innlegg som denne versjonen leser annerledes enn versjonen som noterte dem i prosjektet.
example-entries = planlupe entries studie.planlupe --refresh
help-arg-refresh = Noterer innleggene i alle saker slik de leses nå.
column-start = fra
column-end = til
column-before = før
column-after = nå
column-differs = forskjell
differs-entry = innlegg
differs-speaker = hvem
differs-until = til
differs-status = status
differs-sender = avsender
differs-day = dag
differs-time = klokkeslett
differs-thread = tråd
differs-card = kort
differs-type = type
differs-doubts = tvil
entries-reread = Innlegg som leses annerledes nå: { $count }. Saker der innleggene ikke er notert slik de leses nå: { $stale }.
help-find = Finner ord i tekstene til alle sakene: uten hensyn til store og små bokstaver og aksenter, å også som aa, og ordene etter begynnelsen. Flere ord må stå i samme innlegg; en frase er ett argument i anførselstegn.
example-find = planlupe find studie.planlupe meldekort "send inn" --speaker user --since 2020-01-01
help-excerpts = Lister opp utdragene under koder, og under koder som står sammen.
example-excerpts = planlupe excerpts studie.planlupe --code økonomi --code Dialog/helse --and --json
help-arg-words = Ord å lete etter.
help-arg-whole = Bare hele ord.
help-arg-inside = Også inne i ord: kort finner meldekort.
help-arg-regex = Hvert argument er et regulært uttrykk, uten hensyn til store og små bokstaver.
help-arg-any = Ett av ordene er nok.
help-arg-near_words = Alle ordene i samme innlegg, med høyst så mange andre ord mellom seg.
help-arg-within_codes = Bare der stedet er kodet med denne koden eller en under den.
help-arg-context = Hvor mye som vises rundt: et antall tegn på hver side, eller sentence (setningen), entry (hele innlegget) eller thread (hele tråden).
help-arg-code_hits = Setter denne koden på alt som ble funnet, i én redigering.
help-arg-codes = En kode, etter sti eller navn, med kodene under den. Kan gis flere ganger.
help-arg-or = Utdrag under en hvilken som helst av kodene (som uten dette valget).
help-arg-and = Utdrag under den første koden som overlapper utdrag under alle de andre.
help-arg-not = Utdrag under den første koden som ikke overlapper noe under de andre.
help-arg-within = Utdrag under den første koden som ligger helt inne i utdrag under alle de andre.
help-arg-near = Utdrag under den første koden som har utdrag under alle de andre høyst så mange tegn unna.
help-arg-then_in_thread = Utdrag under den første koden som følges i tråden av utdrag under alle de andre.
help-arg-then_within_days = Utdrag under den første koden som innen så mange dager følges av utdrag under alle de andre.
help-arg-in_cases = Bare denne saken.
help-arg-statuses = Bare saker med denne statusen: unread, in-progress eller done.
help-arg-attribute_values = Bare saker med denne verdien: KJENNETEGN=VERDI.
help-arg-speakers = Bare det som user eller nav har skrevet.
help-arg-sender = Bare meldinger der avsenderen, slik den er trykt, har disse ordene.
help-arg-entry_kinds = Bare innlegg av denne typen: goal, card, minutes, message, event, document, preamble eller unplaced.
help-arg-since = Bare innlegg fra og med denne dagen (2020-03-02). Innlegg uten dato utelates, og telles.
help-arg-until = Bare innlegg til og med denne dagen.
help-arg-in_thread = Bare tråder der tittelen har disse ordene.
help-arg-card_type = Bare kort der typen har disse ordene.
help-arg-coders = Bare det som denne koderen har kodet.
find-counts = { $hits } { $hits ->
    [one] forekomst
   *[other] forekomster
} i { $cases } av { $searched } saker.
excerpts-counts = { $excerpts } { $excerpts ->
    [one] utdrag
   *[other] utdrag
} i { $cases } { $cases ->
    [one] sak
   *[other] saker
}.
find-looked-into = Bare sakenes tekster er gjennomsøkt: ikke notater, ikke saksreferater og ikke det som ligger i karantene.
find-undated = Utelatt fordi innleggene ikke har dato: { $count }.
find-unindexed = Gjennomsøkt uten ordregisteret: { $count } saker. «planlupe index» tar dem med, og neste søk går raskere.
finding-unindexed = Gjennomsøkt uten ordregisteret: { $count } saker. De tas med nå, og neste søk går raskere.
index-holds = { $indexed } av { $cases } saker er med i ordregisteret.
help-index = Fører ordregisteret à jour, slik at søk i mange saker går raskere. Det som blir funnet, er det samme med og uten.
example-index = planlupe index studie.planlupe
help-arg-remove_index = Tar registeret ut av filen.
measure-response-time-nav-answered = NAV svarer, av brukerens henvendelser
measure-response-time-nav-answered-per-thread = NAV svarer på trådens første henvendelse
measure-response-time-nav-days = til NAV svarer
measure-response-time-nav-hours = til NAV svarer
measure-response-time-nav-days-per-thread = til NAV svarer på trådens første henvendelse
measure-response-time-nav-days-across-threads = til NAV skriver i en hvilken som helst tråd
measure-response-time-user-answered = brukeren svarer, av NAVs henvendelser
measure-response-time-user-answered-per-thread = brukeren svarer på trådens første henvendelse
measure-response-time-user-days = til brukeren svarer
measure-response-time-user-hours = til brukeren svarer
measure-response-time-user-days-per-thread = til brukeren svarer på trådens første henvendelse
measure-response-time-user-days-across-threads = til brukeren skriver i en hvilken som helst tråd
measure-messages-user-per-case = fra brukeren, i en sak
measure-messages-user-per-thread = fra brukeren, i en tråd
measure-messages-user-per-month = fra brukeren
measure-messages-nav-per-case = fra NAV, i en sak
measure-messages-nav-per-thread = fra NAV, i en tråd
measure-messages-nav-per-month = fra NAV
measure-threads-per-case = i en sak
measure-threads-per-month = i en sak
measure-threads-started-by-nav = startet av NAV
measure-threads-started-by-user = startet av brukeren
measure-threads-duration = fra første til siste melding
measure-threads-messages = meldinger i en tråd
measure-meetings-per-case = møter i en sak
measure-meetings-per-month = møter
measure-meetings-minutes-per-case = referater i en sak
measure-meetings-minutes-per-month = referater
measure-activities-per-case = i en sak
measure-activities-per-month = i en sak
measure-goals-with-goal = saker med mål
measure-silence-longest = lengste tid uten innlegg
measure-silence-to-first-coded = fra start til første innlegg med koden: { $code }
measure-silence-to-first-message = fra start til første melding
figure-response-time = Tid fra den første meldingen i en henvendelse fra den ene parten til neste melding fra den andre i samme tråd. En henvendelse er meldinger fra én part som den andre ennå ikke har svart på. Dager er kalenderdager; timer bare der begge meldingene har klokkeslett. Andelen ved tidene er den innen 2 dager eller 48 timer, av de besvarte.
figure-messages = Meldinger med dato, etter avsender: i en sak, i en tråd, og for hver måned saken er observert.
figure-threads = Tråder som starter i vinduet, med minst én datert melding: hvor mange, hvem som skrev den første meldingen (der det er kjent), dager fra første til siste melding.
figure-meetings = Møter og referater som er gjennomført: i gang eller fullført, eller uten status. Planlagte og avlyste teller ikke.
figure-activities = Aktivitetskort som starter i vinduet, etter type. Avbrutte og foreslåtte teller ikke, og møter og referater er et mål for seg.
figure-goals = Andel saker der planen har et mål.
figures-chosen-prints = Saker med utskrifter som bare viser en periode eller et utvalg; det de ikke viser, er ikke observert: { $count }.
figures-cut-by-print = Observert bare i perioden som utskriften viser: { $count }.
figures-period = Perioden fra { $from } til { $to }.
figures-period-from = Perioden fra { $from }.
figures-period-to = Perioden til { $to }.
figures-case-days = Dag { $from } til { $to } i saken, der dag 1 er dagen da den begynner.
figures-case-days-from = Fra dag { $from } i saken, der dag 1 er dagen da den begynner.
figures-outside-period = Saker som ikke er observert i perioden, og ikke teller: { $count }.
figures-part-of-period = Saker som er observert bare i en del av perioden: { $count }.
figures-reread = Denne utgaven av programmet leser { $entries } innlegg annerledes enn utgaven som noterte dem, i { $cases } { $cases ->
        [one] sak
       *[other] saker
    }: { $list }. Tallene er slik innleggene leses nå; «planlupe entries» viser hva som er annerledes.
figures-without-dialogue = Ikke observert, fordi utskriften ikke viser dialog og kan være av et slag som aldri gjør det: { $count }.
figure-name-response-time = svartid
figure-name-messages = meldinger
figure-name-threads = tråder
figure-name-meetings = møter
figure-name-activities = aktiviteter
figure-name-goals = mål
figure-name-silence = stillhet
figure-name-distribution = fordeling
figure-name-advisers = veiledere
figure-name-registration = registrering
measure-in-month = { $month }: { $measure }
month-since-start = måned { $number }
measure-distribution-threads = tråder: { $number }
measure-distribution-user-messages = meldinger fra brukeren: { $number }
measure-distribution-nav-messages = meldinger fra NAV: { $number }
measure-distribution-meetings = møter og referater: { $number }
measure-distribution-meeting-cards = møter med eget kort: { $number }
measure-distribution-minutes = referater: { $number }
measure-distribution-activities = aktiviteter: { $number }
measure-advisers-per-case = veiledere i en sak
measure-advisers-per-thread = veiledere i en tråd
measure-advisers-another-answers = en annen veileder enn sist svarer brukeren
measure-registration-started = saker som begynner
measure-registration-still-lasting = saker som fortsatt varer
measure-response-time-nav-mean-per-thread = til NAV svarer, snittet i tråden
measure-response-time-user-mean-per-thread = til brukeren svarer, snittet i tråden
measure-threads-nav-started-per-case = startet av NAV, i en sak
measure-threads-user-started-per-case = startet av brukeren, i en sak
measure-meetings-cards-per-case = møter med eget kort i en sak
measure-meetings-cards-per-month = møter med eget kort
figure-distribution = Andel av sakene som har så mange tråder, meldinger, møter, referater og aktiviteter i vinduet.
figure-advisers = Veiledere som avsenderne skiller fra hverandre (en ident, «Veileder 2»). n er saker og tråder der minst én slik avsender står; andelen er av svarene på brukeren i tråder der en kjent veileder har skrevet før.
figure-registration = Saker som begynner i hver måned, etter kjennetegnet i --start; og andelen som fortsatt varer ved slutten av hver måned siden starten, av dem som da fortsatt kan observeres. En sak uten sluttdato varer så lenge utskriften viser.
figure-silence = Lengste tid i dager uten noe innlegg, fra vinduets start til dets slutt.
unit-days = dager
unit-hours = timer
unit-per-month = per måned
unit-share = andel
unit-number = antall
measure-with-unit = { $measure } ({ $unit })
goals-sentence = { $count ->
    [one] { $shown } av { $cases } har et mål; kodet: { $coded }.
   *[other] { $shown } av { $cases } har et mål; { $coded } av dem er kodet.
}
goals-reading = Leser målene: { $done } av { $all }
goals-show = Vis
goals-show-all = alle saker
goals-show-with = med mål
goals-show-without = uten mål
goals-show-not-coded = med mål som ikke er kodet
goals-by = Tell etter
goals-by-none = ingenting
goals-keys = Tasten til en kode setter den på hele målet, eller fjerner den igjen. Enter åpner målet i teksten.
goals-no-case = Ingen saker passer.
goals-nothing-to-code = Saken har ikke noe mål å kode.
goals-more-codes = { $count } til
page-goals = Målskjema
guide-topic-goals = Målskjemaet
goals-none = ikke noe mål
page-attributes = Kjennetegn
grid-keys = Skriv for å fylle ut en celle, Enter eller F2 endrer det som står der, Delete tømmer. Shift med piltastene merker flere celler. Ctrl+V limer inn fra et regneark. Enter på navnet åpner saken.
grid-paste = Lim inn
grid-copy-all = Kopier hele tabellen
grid-copied = { $count ->
        [one] Verdiene til én sak er kopiert.
       *[other] Verdiene til { $count } saker er kopiert.
    }
grid-more-values = … og { $count } til
grid-new-value = Står ikke på listen. Ctrl+Enter legger verdien til.
notice-filled = { $count ->
        [one] Én verdi er endret.
       *[other] { $count } verdier er endret.
    }
block-title = Lim inn i tabellen
block-has-header = Første rad inneholder overskrifter
block-has-labels = Første kolonne inneholder navn på saker
block-adds-values = { $count ->
        [0] Legg nye verdier til på listene
        [one] Legg én ny verdi til på listen
       *[other] Legg { $count } nye verdier til på listene
    }
block-by-names = Radene går til sakene og kolonnene til kjennetegnene som er nevnt.
block-from-case = Den første raden går til «{ $case }».
block-from-attribute = Den første kolonnen går til «{ $attribute }».
block-from = Den første cellen går til «{ $attribute }» i «{ $case }».
block-counts = Nye verdier: { $new }. Endrede: { $replaced }. Fjernede: { $cleared }.
block-does-not-fit = { $count ->
        [one] Én ting passer ikke. Ingenting blir limt inn før den er rettet.
       *[other] { $count } ting passer ikke. Ingenting blir limt inn før de er rettet.
    }
block-no-case = Ingen sak heter «{ $case }».
block-no-attribute = Ikke noe kjennetegn heter «{ $attribute }».
block-misfit = Linje { $line }, kolonne { $column }: { $reason }
block-change = { $case }, { $attribute }: { $old } → { $new }
block-fill = { $count ->
        [one] Fyll inn én verdi
       *[other] Fyll inn { $count } verdier
    }
goals-day = dato
goals-goal = mål
goals-codes = koder
goals-cases = saker
goals-with = med mål
goals-coded = kodet
figures-measure = kontaktmål
figures-sum = sum
chart-n = n under hver verdi er antallet observert
measure-activities-of-type = aktiviteter av hver type
figures-no-measure = «{ $measure }» er ikke noe av det som måles. Velg ett av disse: { $known }.
figures-mean = snitt
figures-median = median
figures-quartiles = kvartiler
figures-share = andel
figures-all = alle
figures-windows = Saker som er observert: { $cases }. Start etter kjennetegn { $byattribute }, etter første innlegg { $byfirst }; slutt etter kjennetegn { $endattribute }, etter utskriftsdato { $endprint }, etter siste innlegg { $endlast }.
figures-short = Observert i mindre enn en måned, regnet som én måned: { $count }.
figures-no-window = Uten noen dato, eller med slutt før start, ikke med i noe mål: { $count }.
figures-unread-pages = Saker med sider som ikke er lest, så det som står på dem, ikke teller noe sted: { $count }.
figures-undated = Innlegg uten dato, som ikke teller noe sted: { $count }.
figures-outside = Innlegg utenfor vinduet, som ikke teller noe sted: { $count }.
help-figures = Skriver ut kontaktmål: antall, snitt, median, kvartiler og andeler. Uten navn lister den opp målene.
example-figures = planlupe figures studie.planlupe response-time --by aldersgruppe
help-arg-svg = Tegner ett av målene som SVG-fil, oppgitt med --measure.
help-arg-measure = Navnet på det som måles, som i --json.
help-arg-over = Måned for måned: month (kalenderen) eller month-since-start (siden saken begynte).
help-goals = Viser hvilke saker som har et mål, hva det sier, og hvilke koder som står på det; med --by også hvor mange, etter et kjennetegn.
example-goals = planlupe goals studie.planlupe --by aldersgruppe
help-arg-figure = Kontaktmålet: response-time, messages, threads, meetings, activities, goals, silence, distribution, advisers eller registration.
help-arg-by = Kjennetegnet som sakene grupperes etter.
help-arg-start = Kjennetegnet som har dagen saken begynner. Uten det begynner den med første innlegg.
help-arg-end = Kjennetegnet som har dagen saken slutter. Uten det slutter den på utskriftsdatoen.
help-arg-period_since = Bare det som begynner fra og med denne dagen (2019-01-01).
help-arg-period_until = Bare det som begynner til og med denne dagen. Svar som kom senere, teller med.
help-arg-period_since_day = Bare det som begynner fra og med denne dagen i saken. Dag 1 er dagen da saken begynner.
help-arg-period_until_day = Bare det som begynner til og med denne dagen i saken.

## Forløp
lane-cards = Aktivitetskort
lane-dialogue = Dialog
lane-minutes = Referater
lane-others = Annet
course-days = { $from } – { $to }
course-no-dates = Ingenting i saken har en dato.
course-silence = { $months ->
    [one] én måned
   *[other] { $months } måneder
} uten kontakt
course-silence-between = { $months ->
    [one] én måned
   *[other] { $months } måneder
} uten kontakt: { $from } – { $to }
course-since = { $attribute }: { $date }
course-no-since = Saken mangler verdi for «{ $attribute }».
course-undated = { $count } innlegg uten dato står ikke på tidslinjen.
course-legend = ' bruker   , NAV   : begge   = aktivitetskort   o referat   ? ukjent avsender   . annet   - uten kontakt
course-since-mark = | { $attribute }
course-alike = Alle saker er tegnet med samme tidslinje: { $from } – { $to }.
course-aligned = Alle saker er stilt opp etter «{ $attribute }» (|): fra { $before } måneder før til { $after } måneder etter.
course-left-out = Utelatt fordi de mangler «{ $attribute }»: { $cases }
column-months = måneder
column-silence = lengst uten kontakt, måneder
column-undated = uten dato
column-course = forløp
command-toggle-course = Vis eller skjul forløpet
command-to-course = Gå til forløpet
course-name = Forløp i { $case }, { $from } – { $to }
course-silence-short = { $months } md.
course-unread-pages = { $count ->
    [one] Én side i dokumentet er
   *[other] { $count } sider i dokumentet er
} ikke lest. Det som står der, er ikke på tidslinjen, og en periode uten kontakt er kanskje ingen.
courses-unread-pages = Saker med sider som ikke er lest, så en periode uten kontakt er kanskje ingen: { $count }.
course-unread-pages-short = { $count ->
    [one] én side ikke lest
   *[other] { $count } sider ikke lest
}
course-undated-short = { $count } uten dato
course-by-code = Farge etter kode
course-no-attribute = Ingen startdato
course-count-from = Dato som måneder telles fra
course-here = du er her
course-here-undated = her: uten dato
course-in-view = viser { $from } – { $to }
course-here-short = her
course-here-months = her: { $months }
course-needs-date = Måneder kan telles fra et kjennetegn av typen dato, for eksempel dagen ytelsen ble innvilget. Prosjektet har ikke noe slikt kjennetegn ennå.
course-at-end = Dette er det siste innlegget med dato.
course-at-beginning = Dette er det første innlegget med dato.
course-no-later-silence = Etter dette er det ingen perioder uten kontakt.
course-no-earlier-silence = Før dette er det ingen perioder uten kontakt.
tick-day = { $day }.
tick-month = { $month ->
    [1] jan.
    [2] feb.
    [3] mars
    [4] apr.
    [5] mai
    [6] juni
    [7] juli
    [8] aug.
    [9] sep.
    [10] okt.
    [11] nov.
   *[12] des.
}
tick-month-year = { $month } { $year }
courses-title = Forløpene i { $count } { $count ->
    [one] sak
   *[other] saker
}
courses-entries = { $shown } { $count ->
   *[other] innlegg
}
courses-messages = { $count } { $count ->
    [one] melding
   *[other] meldinger
} ({ $user } fra brukeren, { $nav } fra NAV)
courses-other-messages = { $count } uten kjent avsender
courses-activities = { $count } { $count ->
    [one] aktivitet
   *[other] aktiviteter
}
courses-minutes = { $count } { $count ->
    [one] referat
   *[other] referater
}
courses-silence = lengste opphold { $days } { $days ->
    [one] dag
   *[other] dager
} ({ $from } – { $to })
courses-months = måned { $from } til { $to } regnet fra «{ $attribute }»
courses-sort = Ordne etter
courses-sort-label = navn
courses-sort-first = første innlegg
courses-sort-last = siste innlegg
courses-sort-length = varighet
courses-sort-entries = antall innlegg
courses-sort-messages = antall meldinger
courses-sort-silence = lengste opphold
courses-sort-coded = andel kodet
cases-strips = Forløp
cases-strips-hint = Vis et lite forløp ved hver sak
courses-reversed = Omvendt
courses-by = Grupper etter
courses-by-none = ingenting
courses-no-value = «{ $attribute }» mangler
courses-since = Tidslinje fra
courses-calendar = kalenderen
courses-axis = måneder etter «{ $attribute }»
courses-closer = Vis mindre tid, større (+)
courses-farther = Vis mer tid, mindre (-)
courses-attributes = Kjennetegn …
courses-left-out = { $count } { $count ->
    [one] sak
   *[other] saker
} mangler «{ $attribute }» og har ingen plass på tidslinjen.
courses-reading = Leser forløpene: { $done } av { $all }
course-months-since = { $months ->
    [one] én måned
   *[other] { $months } måneder
} etter «{ $attribute }»

workspace-find = Finn
workspace-cases = Saker
page-courses = Forløp
command-find-in-project = Søk i hele prosjektet
command-find-excerpts = Finn utdrag under koder
work-find-project = Søker
notice-passages-coded = Kodet { $count ->
    [one] én forekomst
   *[other] { $count } forekomster
 } med «{ $code }»
finding-empty = Skriv ord til venstre og trykk Enter, eller velg koder. Treffene vises her, sak for sak.
finding-words = Ord
finding-codes = Koder
finding-what = Søk etter
finding-what-hint = ord, «en frase»
finding-word-form = Ordene er
finding-beginning = begynnelsen av ord
finding-whole = hele ord
finding-inside = deler av ord
finding-pattern = et regulært uttrykk
finding-join = Flere ord
finding-all = alle i samme innlegg
finding-any = ett av dem
finding-near = alle nær hverandre
finding-near-words = ord imellom, høyst
finding-which-codes = Utdrag under
finding-every-code = alle koder
finding-add-code = Legg til kode
finding-without-code = Ta bort koden { $code }
finding-relation = Flere koder
finding-or = en av kodene
finding-and = den første, der de andre overlapper
finding-not = den første, der ingen andre overlapper
finding-within = den første, innenfor de andre
finding-near-codes = den første, nær de andre
finding-then-in-thread = den første, fulgt av de andre i tråden
finding-then-within-days = den første, fulgt av de andre innen noen dager
finding-near-points = tegn imellom, høyst
finding-days = dager, høyst
finding-search = Søk
finding-limits = Avgrens
finding-only-open = bare i saken som er åpen
finding-any-value = alle
finding-nav = NAV
finding-speaker = Hvem skriver
finding-kind = Type innlegg
finding-since = Fra og med
finding-until = Til og med
finding-day-hint = dag.måned.år
finding-thread = Trådens tittel
finding-card-type = Korttype
finding-sender = Avsender
finding-coded-with = Kodet med
finding-coder = Kodet av
finding-attribute = Kjennetegn
finding-value = Verdi
finding-status = Sakens status
finding-list = { $count ->
    [one] Ett treff
   *[other] { $count } treff
 }
finding-show = Vis i teksten
finding-all-meant = { $count ->
    [one] Gjelder det ene treffet.
   *[other] Gjelder alle { $count } treff.
 }
finding-chosen = Gjelder { $count } av { $all } treff, som er valgt.
finding-choose-case = Velg alle i saken
finding-choose-group = Velg alle i gruppen
finding-choose-none = Velg ingen
finding-keys = Piltaster: neste og forrige. Mellomrom: velg. Enter: vis i teksten. Tasten til en kode: sett koden på forekomstene.
finding-put-code = Sett kode
finding-no-code = ingen kode valgt
finding-code-them = Kod { $count ->
    [one] én forekomst
   *[other] { $count } forekomster
 } i { $cases ->
    [one] én sak
   *[other] { $cases } saker
 }
finding-uncode-them = Fjern { $count ->
    [one] én koding
   *[other] { $count } kodinger
 }
finding-no-entry = utenfor innleggene
error-bad-attribution = Kildemønsteret «{ $pattern }» kan ikke leses. Skriv navnet på kjennetegn i krøllparenteser, for eksempel «({"{"}kjønn{"}"}, {"{"}alder{"}"} år)».
date-print = { $day }. { $month ->
    [1] JAN.
    [2] FEB.
    [3] MARS
    [4] APR.
    [5] MAI
    [6] JUNI
    [7] JULI
    [8] AUG.
    [9] SEP.
    [10] OKT.
    [11] NOV.
   *[12] DES.
 } { $year }
quotations-title = Sitater
quotations-without-code = Uten kode
help-fine = Viser ord som noen har sagt ikke identifiserer noen («Greit» i vinduet), og legger til flere eller glemmer noen.
example-fine = planlupe fine studie.planlupe "Nav Sentrum" Lånekassen
help-arg-fine_words = Ord som ikke identifiserer noen.
help-arg-forget_fine = Glemmer at disse ordene ikke identifiserer noen. Kan gis flere ganger.
fine-none = Ingen ord er satt som greie.
help-degrees = Viser skalaen som kodinger får grad etter, velger en, for eksempel 1-5, eller henter grader fra en tabell. Uten skala har kodinger ingen grad.
example-degrees = planlupe degrees studie.planlupe 1-5
help-arg-degree_scale = Den minste og den største graden, for eksempel 1-5.
help-arg-off = Kodinger har ingen grad lenger. Grader som er satt, blir liggende i filen og vises igjen når det velges en skala.
help-arg-degrees_from = En tabell (CSV) med kolonnene case, start, end, code og degree: kodingene får graden. En tom celle fjerner den.
help-arg-within_degrees = Bare kodinger med denne graden, eller med en grad i dette området, for eksempel 3-5.
degrees-on = Kodinger kan ha grad { $scale }.
degrees-off = Kodinger har ingen grad.
degrees-changed = { $count ->
    [one] Én koding har fått en annen grad.
   *[other] { $count } kodinger har fått en annen grad.
}
degrees-title = Gradering av kodinger
degrees-what = Hvor sterkt en kode gjelder for et sted. La feltet stå tomt om kodinger ikke skal ha noen grad.
degrees-scale = Skala, fra den minste til den største graden
degree-none = ingen
degree-none-shown = ingen grad
degree-shown = grad { $degree }
degree-of = Graden til kodingen { $code }: { $degree }
command-higher-degree = Høyere grad på kodingen her
command-lower-degree = Lavere grad på kodingen her
command-degree-scale = Gradering av kodinger …
finding-degree = Grad minst
help-attribution = Viser mønsteret som sitater får kilde etter, eller gir prosjektet et nytt. Navn på kjennetegn står i krøllparenteser; {"{"}innvilget:year{"}"} er bare året, {"{"}sak{"}"} saken og {"{"}*{"}"} alle kjennetegnene.
example-attribution = planlupe attribution studie.planlupe "({"{"}kjønn{"}"}, {"{"}alder{"}"} år, innvilget i {"{"}innvilget:year{"}"})"
help-arg-attribution_pattern = Mønsteret.
help-arg-quote = Skriver utdragene som sitater med kilde, under kodene sine, til denne filen: .docx, .html eller tekst. - skriver til skjermen.
help-arg-own_attribution = Kilde etter dette mønsteret i stedet for prosjektets.
work-quote = Lager sitater
notice-quoted = { $count ->
    [one] Ett sitat er kopiert.
   *[other] { $count } sitater er kopiert.
 }
notice-copied-plain = Systemet tok bare imot ren tekst.
notice-attribution = Sitater får kilde etter dette mønsteret fra nå av.
path-save-quotations = Lagre sitater
finding-quote-them = Siter { $count ->
    [one] ett utdrag
   *[other] { $count } utdrag
 }
finding-copy-quotations = Kopier sitater
finding-save-quotations = Lagre sitater …
finding-attribution = Kilde bak hvert sitat
finding-attribution-hint = Navn på kjennetegn i krøllparenteser; stjernen er alle. Filer: .docx, .html eller .txt.



guide-title = Brukerveiledning
guide-search = Søk i veiledningen
guide-contents = Innhold
guide-found = { $count ->
    [one] Ett avsnitt har dette.
   *[other] { $count } avsnitt har dette.
}
guide-larger = Vis bildet i full størrelse
guide-smaller = Vis bildet i bredden til teksten
guide-topic-begin = Før du begynner
guide-topic-project = Lag et prosjekt
guide-topic-import = Importer utskrifter
guide-topic-code = Kod
guide-topic-codebook = Kodeboken
guide-topic-export = Eksporter
guide-topic-keys = Tastene
guide-topic-read = Les
guide-topic-find = Søk
guide-topic-courses = Sammenlign forløp
guide-topic-anonymise = Anonymiser i vinduet
guide-topic-figures = Tell opp og se utdragene

act-restore = gjenoppretting
made-cases = { $count ->
    [one] { $number } sak
   *[other] { $number } saker
}
made-documents = { $count ->
    [one] { $number } dokument
   *[other] { $number } dokumenter
}
made-codings = { $count ->
    [one] { $number } koding
   *[other] { $number } kodinger
}
made-memos = { $count ->
    [one] { $number } notat
   *[other] { $number } notater
}
made-codes = { $count ->
    [one] { $number } kode
   *[other] { $number } koder
}
made-attributes = { $count ->
    [one] { $number } kjennetegn
   *[other] { $number } kjennetegn
}
made-values = { $count ->
    [one] { $number } verdi av kjennetegn
   *[other] { $number } verdier av kjennetegn
}
made-corrections = { $count ->
    [one] { $number } rettelse
   *[other] { $number } rettelser
}
error-nothing-undone = Ingenting med nummer { $number } er angret og kan gjenopprettes. Se numrene med planlupe undone.
error-in-the-way = Dette kan ikke gjenopprettes nå: Det som ble endret, er blitt endret igjen, eller et navn er opptatt. Angre eller endre det som er nyere, først.
error-large-undo = Å angre «{ $act }» tar bort { $what }. Legg til --yes hvis det er det du vil.
cli-nothing-to-undo = Det er ingenting å angre.
cli-nothing-to-redo = Det er ingenting å gjøre om igjen.
column-time = tidspunkt
column-act = handling
column-made = laget
undone-title = Angrede handlinger
undone-what = Dette ble angret før noe annet ble gjort. Det kan hentes frem igjen uten at det nye går tapt.
undone-none = Det er ingen angrede handlinger å gjenopprette.
undone-row = { $act }, { $coder }, { $at }
undone-restore = Gjenopprett
undone-restore-named = Gjenopprett { $act }: { $what }
notice-restored = Gjenopprettet: { $act }
command-undone = Angrede handlinger …
undo-large-title = Angre { $act }?
undo-large-what = Dette tar bort { $what }.
undo-large-after = Du kan gjøre det om igjen (Ctrl+Shift+Z), og etter nye handlinger gjenopprette det fra «Angrede handlinger» i menyen Rediger.
help-undo = Angrer den siste handlingen i et prosjekt. Det som er stort, angres bare med --yes.
example-undo = planlupe undo studie.planlupe
help-arg-confirmed = Angrer også der mye blir borte.
help-redo = Gjør om igjen det som ble angret sist.
example-redo = planlupe redo studie.planlupe
help-undone = Lister opp handlinger som ble angret før noe annet ble gjort, eller gjenoppretter noen av dem.
example-undone = planlupe undone studie.planlupe --restore 12
help-arg-restore = Gjenoppretter handlingen med dette nummeret, og det som ble angret sammen med den og kom før.
finding-with-hits = Gjør med treffene


suspects-filter = Filtrer på ord, type eller sak
suspects-group = { $label } · { $count ->
    [one] ett sted
   *[other] { $count } steder
} i { $cases ->
    [one] én sak
   *[other] { $cases } saker
}
suspects-more = { $count ->
    [one] ett sted til
   *[other] { $count } steder til
}
suspects-fine = Greit
suspects-fine-named = Greit: { $name } identifiserer ingen
suspects-fine-hint = Dette identifiserer ingen. Prosjektet husker det, og det blir ikke vist igjen.
reader-coded = Kodet: { $codes }
quotations-written = { $count ->
    [0] Ingen sitater: { $file } har bare en overskrift.
    [one] Ett sitat står i { $file }.
   *[other] { $count } sitater står i { $file }.
 }
finding-value-missing = Uten en verdi avgrenser kjennetegnet ingenting.
search-saved = Lagret som «{ $name }».
search-replaced = Lagret som «{ $name }», i stedet for søket som hadde dette navnet.
search-removed = Fjernet det lagrede søket «{ $name }».
searches-none = Ingen søk er lagret. «planlupe find … --save NAVN» lagrer et søk.
gone-case = Saken «{ $name }» finnes ikke lenger.
gone-code = Koden «{ $name }» finnes ikke lenger.
gone-attribute = Kjennetegnet «{ $name }» finnes ikke lenger.
error-no-search = Det finnes ikke noe lagret søk som heter «{ $name }». «planlupe searches» viser dem som finnes.
error-search-exists = Det finnes allerede et lagret søk som heter «{ $name }».
error-other-search = Det lagrede søket «{ $name }» er av den andre typen: ord søkes opp med «planlupe find», utdrag under koder med «planlupe excerpts».
error-search-names = Det lagrede søket «{ $name }» blir ikke utført: { $gone }
act-save-search = lagring av søk
act-change-search = endring av lagret søk
act-remove-search = fjerning av lagret søk
help-searches = Lister opp de lagrede søkene, gir dem andre navn eller fjerner dem.
example-searches = planlupe searches studie.planlupe --rename "penger" --to "penger og helse"
help-arg-rename_search = Det lagrede søket som skal få et annet navn.
help-arg-new_name = Det nye navnet.
help-arg-remove_search = Det lagrede søket som skal fjernes. «planlupe undo» henter det tilbake.
help-arg-saved = Utfører det lagrede søket med dette navnet.
help-arg-save = Lagrer søket under dette navnet, i stedet for et som har det fra før.
finding-saved = Lagrede søk
finding-none-saved = Ingen ennå.
finding-save-as = Lagre søket som
finding-save = Lagre
finding-replace-saved = Erstatt
finding-rename-saved = Gi nytt navn
finding-remove-saved = Fjern
finding-more-cases = Sak
finding-without-limit = Ta bort avgrensningen { $limit }
place-search = et lagret søk
redacted-searches = Lagrede søk som inneholdt ordene og ble fjernet: { $count }.

### Memos, the log of a day, the template of summaries

act-link-memo = lenke fra notat
act-unlink-memo = fjerning av lenke
memo-kind-case = Sak
memo-kind-entry = Innlegg
memo-kind-coding = Koding
memo-kind-free = Fritt notat
memo-kind-journal = Dagbok
memo-empty = (tomt notat)
linked-case = Sak
linked-entry = Innlegg
linked-coding = Koding
linked-code = Kode
linked-memo = Notat
linked-gone = { $what } som ikke finnes lenger
linked-aside = { $what } som er satt til side etter ny utskrift
memos-empty = Ingen notater ennå. Skriv et nytt her, eller til et innlegg eller en koding mens du leser.
memos-none = Ingen notater passer.
column-day = Dag
column-edits = Endringer
log-nothing = { $day }: Ingenting ble gjort i prosjektet.
log-count = Antall
summary-template-none = Prosjektet har ingen mal for saksreferat.
error-no-memo = Det finnes ikke noe notat med nummer { $number }. «planlupe memos» viser numrene.
error-empty-memo = Notatet er tomt. Gi det en tittel eller en tekst.
error-memo-of-case = Notat { $number } hører til en sak. Bare frie notater og dagboksnotater har tittel og dag.
error-no-link = Det finnes ingen lenke med nummer { $number }. «planlupe memos» viser numrene.
error-nothing-to-link = Det som skulle knyttes til notatet, finnes ikke, eller er notatet selv.
error-nothing-to-edit = Si hva som skal endres i notatet, med --title, --journal eller --text.
error-memo-on-what = Et notat kan skrives til en sak, et innlegg eller en koding. Lag et fritt notat, og lenk det til det andre.
error-bad-place = «{ $place }» er ikke noe sted. Skriv «case SAK», «entry SAK INNLEGG», «coding SAK START,SLUTT KODE», «code KODE» eller «memo NUMMER».
help-memos = Lister opp notatene: til saker, innlegg og kodinger, frie notater og dagboken. Skriver, endrer, fjerner og lenker dem også.
example-memos = planlupe memos studie.planlupe --words "mistillit" --kind free
help-arg-memo_words = Bare notater der disse ordene står, i tittelen, teksten eller koden. Begynnelsen av et ord er nok.
help-arg-memo_case = Bare notater til denne saken, eller med lenke til den.
help-arg-memo_kinds = Bare notater av denne typen: case (til en sak), entry (til et innlegg), coding (til en koding), free (frie) eller journal (dagboken). Kan gjentas.
help-arg-memo_by = Bare det denne koderen skrev sist.
help-arg-memo_day = Bare dagboken for denne dagen, og det som sist ble skrevet da.
help-arg-memo_add = Skriver et nytt, fritt notat med denne teksten.
help-arg-memo_on = Skriver notatet til «case SAK», «entry SAK INNLEGG» eller «coding SAK START,SLUTT KODE», under det som står der.
help-arg-memo_title = Tittelen på et fritt notat.
help-arg-memo_journal = Gjør notatet til et dagboksnotat, for denne dagen eller i dag.
help-arg-memo_edit = Notatet som skal endres, med nummer.
help-arg-memo_text = Den nye teksten. En tom tekst fjerner et notat til en sak, et innlegg eller en koding.
help-arg-memo_from = Henter teksten fra denne filen; den kan ha flere linjer.
help-arg-memo_remove = Notatet som skal fjernes, med nummer.
help-arg-memo_link = Notatet som skal få en lenke, med nummer.
help-arg-memo_to = Det lenken går til: «case SAK», «entry SAK INNLEGG», «coding SAK START,SLUTT KODE», «code KODE» eller «memo NUMMER».
help-arg-memo_unlink = Lenken som skal fjernes, med nummer.
help-arg-memo_coder = Den som skriver.
help-log = Forteller hva som ble gjort en dag: av hvem, hvor mye og i hvilke saker.
example-log = planlupe log studie.planlupe --day 2026-11-28
help-arg-log_day = Dagen. Uten den: i dag.
help-arg-log_days = Lister opp dagene da noe ble gjort.
help-summary-template = Viser eller setter malen for saksreferater: det et nytt referat begynner med.
example-summary-template = planlupe summary-template studie.planlupe --from mal.md
help-arg-template_from = Henter malen fra en tekstfil.
help-arg-template_off = Tar bort malen.
outside-codebook = Kodeboken
outside-search = Lagret søk (fjernes)
outside-template = Mal for saksreferat
outside-memo = Fritt notat
memos-about = Notater
memos-about-rows = Én rad for hvert notat: til en sak, et innlegg eller en koding, frie notater og dagboken.
page-memos = Notater
page-log = Logg
guide-topic-memos = Notater
guide-topic-log = Loggen for en dag
guide-topic-summary = Saksreferat
command-new-memo = Nytt notat
command-journal-today = Dagboken for i dag
command-link-memo = Lenk til …
command-write-summary = Skriv saksreferat
command-summary-template = Mal for saksreferater …
memo-new-title = Nytt notat
memo-linked-from = Lenket fra
memo-links = Lenker
memo-title = Tittel
memo-day = Dag
memo-text = Notat
memo-show = Vis i teksten
memo-remove = Fjern notatet
memo-unlink-named = Fjern lenken: { $name }
memos-title = { $count ->
    [0] Ingen notater
    [one] { $all } notat
   *[other] { $shown } av { $all } notater
}
memos-words = Ord i notatene
memos-kind = Type notat
memos-case = Sak
memos-coder = Skrevet av
memos-day = Dato
memos-no-day = Dette er ingen dato, så det avgrenser ingenting.
memos-what = Her vises notatet du velger i listen.
link-memo-title = Lenk notatet til
link-here-title = Lenk et notat hit
link-hint = Skriv for å lete blant notater, koder, saker og stedene i saken som er åpen
link-none = Ingenting passer.
link-no-memo = Prosjektet har ingen notater ennå.
link-more = { $count ->
    [one] Ett treff til. Skriv mer.
   *[other] { $count } treff til. Skriv mer.
}
notice-memo-removed = Fjernet notatet.
notice-memo-linked = Laget lenken.
notice-summary-template = Malen gjelder for referater som er tomme.
summary-template-title = Mal for saksreferater
summary-template-what = Overskrifter og spørsmål som hvert nytt saksreferat begynner med.
summary-template-name = Mal
log-empty = Ingenting er gjort ennå.
log-days = Dager
log-keys = Piltastene går fra rad til rad, og Enter åpner saken.
log-edits = { $count ->
    [one] Én endring
   *[other] { $count } endringer
}
# Andre programmer
help-refi = Utveksler med andre programmer (NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette): «out» skriver et prosjekt som REFI-QDA, «in» henter inn en fil fra dem.
example-refi = planlupe refi out studie.planlupe studie.qdpx
help-arg-refi_action = Hva som skal gjøres: out eller in.
help-arg-exchange_file = Filen for andre programmer: .qdpx (alt) eller .qdc (kodeboken); «in» tar også et prosjekt fra QualCoder (.qda) eller Taguette (.sqlite3).
help-arg-chronological = Skriver teksten i hver sak i kronologisk rekkefølge.
help-arg-utf16 = Teller plasser i UTF-16-enheter, slik NVivo gjør.
refi-written-codes = { $codes ->
    [one] 1 kode
   *[other] { $codes } koder
}
refi-written = Saker: { $sources }. Koder og grupper: { $codes }. Kodinger: { $codings }. Notater: { $memos }.
refi-written-utf16 = Plassene er talt i UTF-16-enheter. Det er for programmer som teller slik, som NVivo; standarden teller tegn.
refi-written-chronological = Tekstene står i kronologisk rekkefølge. { $count ->
    [0] Hver koding er ett sted der også.
    [one] 1 koding står på biter som ligger hver for seg der, og ble til flere.
   *[other] { $count } kodinger står på biter som ligger hver for seg der, og ble til flere.
}
refi-written-degrees = Gradene på kodingene står som notater på dem, for REFI-QDA har ingen plass til grader: { $count }.
refi-written-aside = Kodinger og notater som er lagt til side, er ikke med i filen, for de har ingen plass i en tekst: { $count }.
error-refi-ending = «{ $file }» har ingen endelse som utveksles. Prosjekter heter .qdpx, kodebøker .qdc.
error-refi-no-archive = «{ $file }» er ikke et arkiv, eller det er skadet. Eksporter det på nytt fra programmet det kommer fra.
error-refi-no-project = «{ $file }» er et arkiv uten noe REFI-QDA-prosjekt i.
error-refi-bad-xml = «{ $file }» kan ikke leses: XML-en er skadet ved byte { $byte }. Eksporter den på nytt fra programmet den kommer fra.
error-refi-other-xml = «{ $file }» er XML av et annet slag: verken et prosjekt eller en kodebok i REFI-QDA.
error-refi-entities = «{ $file }» definerer egne ord i XML-en, og da kan en liten fil vokse uten ende. Den leses ikke.
error-refi-too-large = «{ $file }» utfolder seg til mer enn det som leses av én fil. Den leses ikke.
error-refi-no-codes = Prosjektet har ingen koder ennå, og en tom kodebok kan ikke skrives som REFI-QDA.
error-refi-damaged-database = «{ $file }» er en skadet database. Lagre den på nytt i programmet den kommer fra.
error-refi-other-database = «{ $file }» er en database, men verken et prosjekt fra QualCoder eller fra Taguette.
error-refi-open-database = «{ $file }» er åpen i sitt eget program, eller ble ikke lukket der. Lukk den der først, så alt kommer med i filen.
refi-case-attribute = sak i filen
refi-origin-unknown = ukjent program
refi-preview = Forhåndsvisning. Fra: { $origin }. Ingenting er endret.
refi-taken-in = Hentet inn. Fra: { $origin }.
refi-codes = Koder: { $found }. Nye: { $new }. Kjente: { $known }.
refi-codings = Kodinger: { $found }. Nye: { $new }. Kjente: { $known }.
refi-memos = Notater: { $found }. Nye: { $new }. Kjente: { $known }.
refi-attributes = Kjennetegn: { $found }. Nye: { $new }. Kjente: { $known }.
refi-no-name = kilde uten navn
refi-source-new = { $name }: ny sak { $case }, nye kodinger: { $codings }.
refi-source-known = { $name }: saken { $case } har denne teksten, nye kodinger: { $codings }.
refi-source-missing = { $name }: ikke hentet inn, for teksten ligger ikke i filen.
refi-source-empty = { $name }: ikke hentet inn, for teksten er tom.
refi-source-unreadable = { $name }: ikke hentet inn, for teksten kan ikke leses.
refi-source-no-text = { $name }: ikke hentet inn ({ $kind }).
refi-counted-characters = tegn
refi-counted-utf16 = UTF-16-enheter
refi-counted-one = Plassene er talt i { $unit }, og et linjeskift fra Windows som én.
refi-counted-two = Plassene er talt i { $unit }, og et linjeskift fra Windows som to.
refi-counted-otherwise = Steder som er talt på en annen måte: { $count }.
refi-kind-text = tekst
refi-kind-pdf = PDF
refi-kind-picture = bilde
refi-kind-audio = lyd
refi-kind-video = film
refi-left-codings-of-source = Kodinger utelatt fordi kilden, eller delen av den, ikke er en tekst som kom inn: { $count }.
refi-left-codings-without-place = Kodinger utelatt fordi stedet er tomt eller ligger etter slutten av teksten: { $count }.
refi-left-codings-without-code = Kodinger utelatt fordi filen ikke har koden: { $count }.
refi-left-renamed-codes = Koder som fikk et annet navn: { $count }.
refi-left-code-set = Sett med koder utelatt: { $count }.
refi-left-graphs = Tegninger utelatt: { $count }.
refi-left-links = Lenker utelatt: { $count }.
refi-left-notes-without-place = Notater på noe som ikke kom inn; de er frie notater nå: { $count }.
refi-left-parts-of-cases = Steder som hører til en sak, utelatt: { $count }.
refi-left-values = Verdier utelatt fordi de ikke passer, eller fordi saken har en annen: { $count }.
refi-left-clock-times = Datoer der klokkeslettet er utelatt: { $count }.
refi-left-summaries = Referater som står i notatet til saken, siden den har et annet referat: { $count }.
refi-left-case-codes = Koder som står for en sak, og ikke ble koder: { $count }.
refi-left-uncoded-passages = Steder uten kode og notat, utelatt: { $count }.
refi-left-other-words = Steder der det står andre ord enn programmet har notert: { $count }. Se på disse kodingene.
refi-left-importance = Merker for at en koding er viktig, utelatt: { $count }.
refi-left-other-rows = Rader i en tabell som ikke hentes inn: { $count }.
refi-left-degrees = Grader på kodinger utelatt fordi de ikke er på skalaen i prosjektet: { $count }.
refi-taguette-places = Sidene fra Taguette ble til linjer med tekst. Plassene er talt i byte mellom taggene på siden, og er funnet igjen i linjene.
help-arg-preview = Forteller hva som ville kommet inn, og endrer ingenting.
help-arg-new_project = Henter bare filen inn i et nytt prosjekt; et som finnes, avvises.
## Sakssett, utvalg og regler
help-sets = Lister opp sakssettene (regler på kjennetegn, lagret under navn), viser sakene i ett, lager, endrer eller fjerner dem.
example-sets = planlupe sets studie.planlupe --add "unge 2018" --where "aldersgruppe in 18-24 and innvilget 2018"
help-arg-add_set = Settet som lages, i stedet for et som har navnet fra før.
help-arg-set_rule = Regelen for settet: «alder in 18-24 and innvilget 2018», med and, or, not, parenteser, lister (1, 2), områder (18..24, <25), missing og known. Navn og verdier med mellomrom står i anførselstegn.
help-arg-rename_set = Settet som skal få et annet navn.
help-arg-remove_set = Settet som skal fjernes. «planlupe undo» henter det tilbake.
help-arg-show_set = Viser sakene i dette settet.
help-arg-in_set = Bare sakene i dette sakssettet.
help-arg-where_rule = Bare saker som regelen gjelder for, for eksempel «alder in 18-24 and not utdanning missing».
help-sample = Trekker et tilfeldig utvalg av saker, fordelt på grupper etter hvor store de er.
example-sample = planlupe sample studie.planlupe --n 20 --by aldersgruppe --seed 7 --save "utvalg"
help-arg-sample_size = Hvor mange saker som trekkes.
help-arg-seed = Tallet som bestemmer trekningen: det samme tallet gir de samme sakene.
help-arg-save_sample = Lagrer utvalget som et sakssett under dette navnet.
sets-none = Ingen sakssett er lagret. «planlupe sets … --add NAVN --where REGEL» lager ett.
set-cases = { $count } { $count ->
        [one] sak
       *[other] saker
    }
set-unknown = { $count } { $count ->
        [one] sak er
       *[other] saker er
    } utelatt, siden et kjennetegn som regelen spør etter, ikke har noen verdi.
sample-drawn = { $count } { $count ->
        [one] sak
       *[other] saker
    } trukket (tall for trekningen: { $seed }):
shown-only = Utskriften viser bare en del av planen: { $what }. Det den ikke viser, er ikke observert.
shown-period = perioden { $from }–{ $to }
shown-from = perioden fra { $from }
shown-to = perioden til { $to }
shown-types = aktiviteter av typen { $types }
shown-chosen = aktiviteter valgt etter status eller avtale
cases-set = Sakssett
cases-set-all = Alle saker
cases-set-counts = { $shown } av { $all } saker er i settet.
filter-set = Bare sakene i settet «{ $set }».
filter-rule = Bare saker der: { $rule }.
filter-set-and-rule = Bare sakene i settet «{ $set }» der: { $rule }.
rule-end = slutten
rule-near = «{ $word }»
rule-empty = Regelen er tom. Skriv for eksempel: alder in 18-24 and innvilget 2018
rule-no-name = Regelen kan ikke leses ved { $at }: her skulle det ha stått et navn på et kjennetegn.
rule-no-value = Regelen kan ikke leses ved { $at }: her skulle det ha stått en verdi.
rule-unclosed = Regelen kan ikke leses ved { $at }: en parentes eller et anførselstegn er ikke lukket.
rule-unexpected = Regelen kan ikke leses ved { $at }: skriv and eller or mellom to vilkår, og sett navn og verdier med mellomrom i anførselstegn.
error-no-set = Det finnes ikke noe sakssett som heter «{ $name }». «planlupe sets» viser dem som finnes.
error-set-exists = Det finnes allerede et sakssett som heter «{ $name }».
error-set-names = Sakssettet «{ $name }» kan ikke brukes: { $gone }
error-no-table = Det finnes ikke noen lagret tabell som heter «{ $name }».
error-table-exists = Det finnes allerede en lagret tabell som heter «{ $name }».
error-no-columns = Et varmekart trenger rader og kolonner: velg kolonner også.
error-other-table = Den lagrede tabellen «{ $name }» er av den andre typen: opptellinger telles med «planlupe tally», kontaktmål regnes ut med «planlupe figures».
error-table-names = Tabellen «{ $name }» kan ikke regnes ut: { $gone }
error-no-such-value = Kjennetegnet «{ $attribute }» har ikke verdien «{ $value }». Det har: { $known }. En stjerne står for hvilke som helst bokstaver.
error-bad-rule-value = «{ $value }» passer ikke til kjennetegnet «{ $attribute }» ({ $kind }).
error-no-order = Kjennetegnet «{ $attribute }» har ingen rekkefølge, så mindre og større gir ingen mening.
error-bad-axis = «{ $word }» kan ikke være rader eller kolonner.
error-too-many-cells = Tabellen ville fått { $count } celler. Velg rader og kolonner med færre verdier, eller avgrens den.
error-too-few-cases = Utvalget skal ha { $wanted } saker, men det er bare { $count } å trekke blant.
act-save-set = lagring av sakssett
act-change-set = endring av sakssett
act-remove-set = fjerning av sakssett
act-save-table = lagring av tabell
act-change-table = endring av lagret tabell
act-remove-table = fjerning av lagret tabell
gone-set = Sakssettet «{ $name }» finnes ikke lenger.
place-set = et sakssett
place-table = en lagret tabell
finding-set = Sakssett
finding-rule = Regel for saker
contact-all-cases = alle saker

## Opptelling av hva som helst
help-tables = Lister opp de lagrede tabellene, eller fjerner en. «planlupe tally … --save NAVN» lagrer en, og --saved NAVN regner den ut.
example-tables = planlupe tables studie.planlupe
help-arg-rename_table = Tabellen som skal få et annet navn.
help-arg-new_table_name = Det nye navnet på tabellen.
help-arg-remove_table = Tabellen som skal fjernes. «planlupe undo» henter den tilbake.
help-arg-layers = En tabell for hver av disse; de samme ordene som for rader.
help-arg-percent = Viser prosent ved siden av tallene: av raden (row), kolonnen (column) eller alt (total).
help-arg-tally_start = Kjennetegnet med datoen som måneder etter start telles fra; ellers den første daterte hendelsen.
help-arg-tally_codes = Bare kodinger med denne koden, eller en under den.
help-arg-save_table = Lagrer det som er spurt om, som en tabell under dette navnet.
help-arg-saved_table = Regner ut den lagrede tabellen med dette navnet.
table-saved = Lagret som «{ $name }».
table-replaced = Lagret som «{ $name }», i stedet for tabellen som hadde dette navnet.
tables-none = Ingen tabeller er lagret. «planlupe tally … --save NAVN» lagrer en.
axis-codes = koder
axis-groups = kodegrupper
axis-case = saker
axis-coder = kodere
axis-sender = avsender
axis-kind = type innlegg
axis-card-type = type aktivitetskort
axis-thread-kind = type tråd
axis-month = måned
axis-quarter = kvartal
axis-year = år
axis-month-since-start = måned etter start
axis-same-passage = koder på samme sted
axis-same-entry = koder i samme innlegg
axis-same-thread = koder i samme tråd
axis-then = koder som følger innen { $days } dager
thread-kind-card = under et aktivitetskort
thread-kind-free = fri dialog
count-entries = Innlegg
count-characters = Tegn
count-share = Andel av teksten
counted-cases = Tallene er saker der det finnes minst én koding.
counted-cases-plain = Tallene er saker.
counted-codings = Tallene er kodinger. En koding hører til innlegget den begynner i.
counted-entries = Tallene er innlegg med minst én koding.
counted-entries-plain = Tallene er innlegg.
counted-characters = Tallene er tegn, hvert tegn én gang.
counted-share = Tallene er kodede tegn som andel av teksten de kunne stått i.
counted-n = n = { $count } { $count ->
        [one] sak
       *[other] saker
    }.
counted-several = En koding teller med i kodene over sin egen, så cellene kan til sammen bli mer enn summen; i summen er hver ting telt én gang.
counted-percent-row = Prosent av raden; når saker telles og hver sak har én verdi, av alle saker med verdien.
counted-percent-column = Prosent av kolonnen; når saker telles og hver sak har én verdi, av alle saker med verdien.
counted-percent-total = Prosent av alt; når saker telles, av alle saker.
counted-limits = Bare: { $limits }.

## Kodere

error-no-coder = Prosjektet har ingen koder «{ $name }»; planlupe coders viser dem.
error-coder-exists = Det finnes allerede en koder «{ $name }».
error-coder-alike = «{ $name }» skiller seg fra koderen «{ $known }» bare ved små og store bokstaver: skriv «{ $known }» hvis det er den samme, eller legg til «{ $name }» som en egen person (planlupe coders … --add NAVN --apart).
error-inactive-coder = Koderen «{ $name }» er ikke aktiv, så det kodes ikke under det navnet; gjør koderen aktiv igjen (planlupe coders … --activate NAVN), eller arbeid under et annet navn.
error-same-coder = «{ $name }» er én og samme koder; oppgi to.
error-bad-initials = Initialene «{ $initials }» er lengre enn fire tegn.
error-bad-colour = «{ $colour }» er ingen farge; skriv seks heksadesimale sifre, som #2491fd.
act-add-coder = ny koder
act-change-coder = endring av en koder
act-merge-coders = sammenslåing av kodere
act-reassign-codings = kodinger gitt til en annen koder
help-coders = Viser koderne i et prosjekt, legger til, gir nytt navn, endrer og slår sammen kodere, og gir kodinger fra én til en annen.
example-coders = planlupe coders studie.planlupe --add "Kari Holm" --initials KH
help-arg-add_coder = Legger til en koder med dette navnet.
help-arg-rename_coder = Koderen som får navnet i --to.
help-arg-coder_name = Det nye navnet.
help-arg-change_coder = Koderen som får initialene eller fargen som er oppgitt.
help-arg-coder_initials = Initialene, høyst fire tegn; tomt for de første bokstavene i navnet.
help-arg-coder_colour = Fargen, som #2491fd; tomt for en som programmet velger.
help-arg-apart = Navnet er en annen persons, selv om det skiller seg fra en koders bare ved små og store bokstaver.
help-arg-merge_coder = Koderen som gir kodinger, notater og alt annet over til den i --into, og deretter fjernes.
help-arg-reassign_coder = Koderen som gir kodinger over til den i --into: alle, eller de som --case og --code velger.
help-arg-into_coder = Koderen som får dem.
help-arg-coder_cases = Bare kodinger i denne saken; kan oppgis flere ganger.
help-arg-coder_codes = Bare kodinger med denne koden; kan oppgis flere ganger.
help-arg-activate = Koderen er med igjen.
help-arg-deactivate = Koderen er ikke med lenger: kodingene blir stående, og det kodes ikke under det navnet.
coders-none = Ingen har kodet ennå.
coders-codings-moved = { $count ->
    [one] { $count } koding gikk over til { $name }.
   *[other] { $count } kodinger gikk over til { $name }.
}
column-initials = initialer
column-colour = farge
column-state = tilstand
coder-active = aktiv
coder-inactive = ikke aktiv
error-too-few-coders = Samsvar er mellom to kodere eller flere; her { $count ->
    [0] har ingen kodet ennå
    [one] har bare én kodet
   *[other] har bare { $count } kodet
 }.
help-agreement = Forteller hvor enige koderne er, for hver kode og samlet, over det som to eller flere har sett; eller trekker saker til dobbelt koding.
example-agreement = planlupe agreement studie.planlupe --unit sentences --set unge
help-arg-agreement_unit = Hva teksten deles i: tegn (characters), innlegg (entries), setninger (sentences) eller steder (passages; de som overlapper, er ett).
help-arg-agreement_coders = Sammenligner denne koderen; kan oppgis flere ganger. Uten det sammenlignes alle som har kodet.
help-arg-agreement_code = Bare denne koden, eller kodene i denne gruppen.
help-arg-every_case = Regner hver sak som sett av alle, også av den som ikke har gjort noe i den.
help-arg-agreement_seed = Tallet som bestemmer trekningen; det samme tallet trekker de samme sakene.
help-arg-double_sample = Trekker så mange saker som færre enn to kodere har sett, til dobbelt koding.
help-arg-save_double = Lagrer sakene som ble trukket, som et utvalg med dette navnet.
agreement-about = Samsvar mellom kodere
agreement-all = alle koder
agreement-characters = tegn
agreement-entries = innlegg
agreement-sentences = setninger
agreement-passages = overlappende steder
agreement-percent = prosent
agreement-percent-coded = prosent av kodet
agreement-coded = kodet av alle / av noen
agreement-coded-of = { $all } / { $any }
agreement-nothing-shared = ingenting er vurdert av to
agreement-one-value = alle har vurdert alt likt og som ett og det samme, så de ville vært like enige ved ren tilfeldighet
agreement-more-than-two = κ er for to kodere; velg to
agreement-nothing-left-out = blant steder med en kode er det ingen uten den, så det kan ikke regnes ut hva tilfeldigheten alene ville gitt
agreement-compared = { $coders } sammenlignes over { $cases ->
    [one] én sak som to eller flere har sett
   *[other] { $cases } saker som to eller flere har sett
 } ({ $all } av alle). Enhet: { $unit }. En koder har sett en sak når koderen har gjort noe i den.
agreement-no-interval = Bare én sak teller, og én sak sier ingenting om andre: Det er ikke noe intervall.
agreement-few = Disse kodene sier lite, siden de hviler på færre enn { $count } kodinger: { $codes }.
agreement-no-figure = Det er ingen { $figure }: { $why }.
agreement-left-out = Det som ingen har kodet, teller i prosent, κ, α og uα, og løfter prosenten. «Prosent av kodet» holder det utenfor; |uα forteller hvor enige koderne er om hva som kodes i det hele tatt, og cuα om kodene på det som to har kodet. uα, |uα og cuα gjelder tegn, over sakene som alle har sett.
agreement-low = α er { $value }: for lav til at konklusjoner kan hvile på disse kodingene (under 0,667, Krippendorff 2004).
agreement-tentative = α er { $value }: nok bare til foreløpige konklusjoner (fra 0,667 til 0,800, Krippendorff 2004).
agreement-unsure = α er { $value }: høy nok i disse sakene (0,800 og mer, Krippendorff 2004), men intervallet når under 0,667, så andre saker kan gi for lite.
agreement-reliable = α er { $value }: Konklusjoner kan hvile på disse kodingene (0,800 og mer, Krippendorff 2004).

## Kopier til kodere

act-merge-copy = fletting av en kopi
help-copy = Lager en kopi av prosjektet til en koder: en egen fil med alle saker eller noen av dem, som «planlupe merge» tar inn igjen.
example-copy = planlupe copy studie.planlupe kari.planlupe --for Kari --codebook locked --without-codings
help-arg-copy = Filen med kopien.
help-arg-for_coder = Hvem kopien er til: den som koder i den.
help-arg-copied_case = Bare denne saken; kan oppgis flere ganger.
help-arg-copied_codebook = Om kodeboken i kopien kan endres.
help-arg-without_codings = Utelater det andre enn koderen har kodet.
help-merge = Fletter en kopi inn i prosjektet: kodinger, notater, saksreferater, rettelser, kjennetegn, status, kodebok. Én handling, som kan angres.
example-merge = planlupe merge studie.planlupe kari.planlupe --rule newest
help-arg-merge_rule = Hvem som har rett der begge sider har endret det samme: prosjektet (mine), kopien (theirs), den som endret sist (newest), eller begge, der begge tekster kan stå (both).
help-arg-decide = Avgjør én konflikt ut fra nøkkelen: NØKKEL=mine, NØKKEL=theirs eller NØKKEL=both; kan oppgis flere ganger. Forhåndsvisningen viser nøklene.
copy-made = { $file } er en kopi til { $coder }: { $cases ->
    [one] 1 sak
   *[other] { $cases } saker
}, { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}.
merge-new = Ny
merge-changed = Endret
merge-gone = Fjernet
merge-conflict = Endret på begge sider
merge-restored = Hentet tilbake, siden kopien trenger den
merge-aside = Lagt til side
merge-left = Ikke tatt inn
merge-what-case = sak
merge-what-document = dokument
merge-what-code = kode
merge-what-code-group = kode i en gruppe
merge-what-coder = koder
merge-what-coding = koding
merge-what-memo = notat
merge-what-link = lenke fra et notat
merge-what-correction = rettelse
merge-what-aside = lagt til side
merge-what-attribute = kjennetegn
merge-what-option = verdi i en kategori
merge-what-value = verdi for en sak
merge-what-search = lagret søk
merge-what-set = sakssett
merge-what-table = lagret tabell
merge-what-setting = innstilling
merge-left-set-aside = den er lagt til side i prosjektet
merge-left-redacted = den inneholder ord som er sladdet i prosjektet
merge-left-taken = prosjektet har en annen med dette navnet eller på dette stedet
merge-left-in-use = prosjektet trenger den fortsatt
merge-left-circle = koden ville ha stått under seg selv
merge-left-print = teksten i saken er sladdet i prosjektet, så den nyere utskriften i kopien settes ikke inn i stedet
merge-left-missing = det den hører til, ble ikke tatt inn
merge-left-no-place = den har ingen plass i teksten i prosjektet
merge-left-redacted-there = ord er sladdet i kopien, og står fortsatt i prosjektet: sladd dem der også, hvis de skal bort
merge-open = ikke avgjort
merge-mine = prosjektet
merge-theirs = kopien
merge-both = begge
merge-rule-mine = Prosjektet har rett
merge-rule-theirs = Kopien har rett
merge-rule-newest = Den som endret sist, har rett
merge-rule-both = Behold begge tekster der det er mulig
merge-column-row = fjernet på den ene siden, endret på den andre
merge-column-print = utskrift
merge-column-name = navn
merge-column-layout = oppsett
merge-column-summary = saksreferat
merge-column-status = status
merge-column-text = tekst
merge-column-title = tittel
merge-column-place = sted
merge-column-code = kode
merge-column-coder = koder
merge-column-degree = grad
merge-column-colour = farge
merge-column-description = beskrivelse
merge-column-when = når den brukes
merge-column-when-not = når den ikke brukes
merge-column-example = eksempel
merge-column-key = tast
merge-column-kind = type
merge-column-value = verdi
merge-nothing = Kopien har ikke noe som er nytt for prosjektet.
merge-previewed = Ingenting er endret. { $open ->
    [0] Ingen konflikter er uavgjort.
    [one] 1 konflikt er ikke avgjort.
   *[other] { $open } konflikter er ikke avgjort.
}
merge-done = Kopien er flettet inn. «planlupe undo» tar alt tilbake.
error-undecided = { $count ->
    [one] 1 konflikt er ikke avgjort, og ingenting er endret: se den med --preview
   *[other] { $count } konflikter er ikke avgjort, og ingenting er endret: se dem med --preview
}, og avgjør med --rule eller --decide.
error-codebook-locked = Kodeboken i denne kopien er låst: den som laget kopien, vil at den skal være som den er.
error-is-itself = { $file } er selve prosjektet og kan ikke flettes inn i det.
error-not-a-copy = { $file } er ingen kopi av dette prosjektet: de har ingenting felles.
error-copy-of-another = { $file } ble laget som kopi av en annen prosjektfil: flett den inn i den.
error-merges-elsewhere = Dette prosjektet er selv en kopi til en koder: åpne prosjektet det ble laget av, og flett kopien inn der.
error-no-conflict = { $key } avgjør ingen konflikt i denne flettingen: forhåndsvisningen viser nøklene.
error-no-case-for-copy = Kopien ville ikke ha noen sak: velg andre.

### I vinduet

command-make-copy = Lag en kopi til …
command-take-back = Ta inn en kopi igjen …
copy-title = Lag en kopi til en koder
copy-what = Kopien er en egen prosjektfil, som koderen arbeider i. Når den kommer tilbake, tas den inn igjen som én handling.
copy-coder = Koder
copy-cases = Hvilke saker
copy-all-cases = { $count ->
    [one] Den ene saken
   *[other] Alle { $count } sakene
}
copy-set = Sakene i et sett
copy-chosen = Saker du velger
copy-sought = Vis saker med
copy-choose-shown = { $count ->
    [one] Velg den som vises
   *[other] Velg de { $count } som vises
}
copy-choose-none = Velg ingen
copy-chosen-count = Valgt: { $count }
copy-locked = Lås kodeboken i kopien
copy-with-codings = Ta med det andre har kodet
copy-blind = Kodingen er blind, så koderen ser likevel bare sine egne kodinger så lenge kodingen ikke er åpnet.
copy-save = Lagre kopien …
path-make-copy = Lagre kopien
path-take-back = Kopien som skal tas inn igjen
path-button-look = Se hva den gir
work-copy = Lager kopien
work-merge = Leser kopien
merge-title = Ta inn kopien igjen
merge-taken = Kopien er tatt inn
merge-copy-of = { $file }: kopi til { $coder }, laget { $day }
merge-copied-by-hand = { $file }: en kopi som er laget ved å kopiere filen
merge-list = Det kopien gir
merge-more = … og { $count } til
merge-hidden = Kodinger som ikke er nevnt her, for du koder blindt: { $count }
merge-rule-field = { $count ->
    [one] 1 er endret på begge sider. Hvem har rett?
   *[other] { $count } er endret på begge sider. Hvem har rett?
}
merge-rule-none = Jeg avgjør hver for seg (1, 2, 3 i listen)
merge-for = { $number } { $side }
merge-undecided = { $count ->
    [one] 1 er ikke avgjort.
   *[other] { $count } er ikke avgjort.
}
merge-do = Ta inn
notice-merged-copy = Kopien er tatt inn. Nytt: { $new }. Endret: { $changed }. Fjernet: { $gone }. Ikke tatt inn: { $left }.
codebook-locked = Kodeboken er låst i denne kopien.
status-copy-of = Kopi til { $name }
guide-topic-copies = Kopier til andre kodere

### Andre programmer i vinduet

command-send-out = Eksporter til et annet program …
command-take-file = Hent inn fra et annet program …
path-send-out = Lagre for et annet program (REFI-QDA)
path-take-file = Filen fra det andre programmet, eller en kodebok
send-project = Hele prosjektet (.qdpx)
send-codebook = Bare kodeboken (.qdc)
send-chronological = Tekstene i kronologisk rekkefølge
send-utf16 = Tell plassene i UTF-16-enheter, som NVivo
work-take-file = Leser filen
incoming-title = Dette ville filen gitt
incoming-taken = Hentet inn
incoming-take = Hent inn i { $project }
incoming-new = Inn i et nytt prosjekt …
codebook-preview = Forhåndsvisning av kodeboken. Ingenting er endret.
codebook-preview-known = Kodene som er kjent, blir slik filen sier.
guide-topic-exchange = Andre programmer

# Rekkefølge, sammenheng og sitater
finding-sort = Ordne etter
sorting-case = sak
sorting-date = dato
sorting-code = kode
sorting-sender = avsender
found-undated = Uten dato
found-no-code = Uten kode
found-no-sender = Uten avsender
context-name = Vis rundt utdraget
context-chars = { $count } tegn på hver side
context-sentence = setningen
context-entry = hele innlegget
context-thread = hele tråden
finding-quoted = Sitatet er
quoted-sentence = setningen ordet står i
command-quote-selection = Siter det markerte …
quote-title = Sitat
quote-what = Det markerte blir til ett sitat. Du kan markere mer i samme sak og legge det til.
quote-copy = Kopier
quote-save = Lagre …
quote-more = Marker mer
quote-own = Egne ord i klammer før del { $number }
quote-own-hint = egne ord mellom delene, i [klammer]
quote-without = Ta bort del { $number }
notice-quote-kept = Sitatet venter. Marker mer i saken, og siter igjen.
error-nothing-to-quote = I saken «{ $case }», som har { $length } tegn, finnes ikke alt som skal siteres. Oppgi hvert sted som START-SLUTT, i tegn fra begynnelsen av teksten.
help-quote = Setter sammen utdrag av en sak til ett sitat med kilde. Egne ord settes i klammer mellom utdragene.
example-quote = planlupe quote studie.planlupe sak-001 120-180 "[svar samme dag]" 240-300
help-arg-quote_pieces = Et utdrag som START-SLUTT, i tegn fra begynnelsen av teksten, eller egne ord i klammer.
help-arg-quotation_file = Skriver sitatet til denne filen: .docx, .html eller tekst. - er skjermen.
help-arg-quote_hits = Skriver det som ble funnet som sitater med kilde til denne filen: .docx, .html eller tekst. - er skjermen. Et sitat er setningen som ordet står i, eller det som --context sier.
help-arg-sort_found = Rekkefølgen på det som ble funnet.

# Forhåndsvisning av en tabell med kjennetegn
table-preview-title = Hent kjennetegn
table-preview-new = { $column }: nytt kjennetegn ({ $kind }), { $count ->
    [one] én verdi
   *[other] { $count } verdier
}
table-preview-known = { $column }: { $kind }, { $count ->
    [one] én verdi
   *[other] { $count } verdier
}
table-preview-learns = { $column }: { $kind }, { $count ->
    [one] én verdi
   *[other] { $count } verdier
}; nye verdier å velge mellom: { $values }
table-preview-unclear = uklart hvilken type
table-preview-changes = { $count ->
    [0] Ingen verdier blir endret.
    [one] Én verdi blir endret.
   *[other] { $count } verdier blir endret.
}
table-preview-misfits = { $count ->
    [one] Ett sted passer ikke. Rett det i tabellen, og hent den på nytt.
   *[other] { $count } steder passer ikke. Rett dem i tabellen, og hent den på nytt.
}
table-preview-load = Hent
table-misfit = Linje { $line }, kolonne «{ $column }»: { $reason }
table-misfit-line = Linje { $line }: { $reason }
error-table-misfits = { $count ->
    [one] Ett sted i «{ $file }» passer ikke. Ingenting blir hentet før det er rettet.
   *[other] { $count } steder i «{ $file }» passer ikke. Ingenting blir hentet før de er rettet.
}
help-arg-preview_table = Viser hva tabellen ville endret, og hver linje og kolonne som ikke passer. Ingenting blir endret.

error-codes-blind = { $name } koder blindt og ser ingen andres kodinger; samsvar kan hentes når det er åpnet (planlupe coders … --open).
error-hidden-codings = Koden «{ $code }» står på andres kodinger, som ikke vises for deg; åpne kodingen før du fjerner den (planlupe coders … --open).
act-set-blind = blind koding
help-arg-worker = Hvem som arbeider: navnet som føres på det som gjøres, og koderen som får se sine egne kodinger når kodingen er blind. Uten det: brukernavnet ditt på maskinen.
help-arg-blind = Alle koder blindt: Andres kodinger er skjult overalt. Med et navn, bare denne koderen.
help-arg-open_coding = Alle ser alles kodinger. Med et navn, bare denne koderen.
coders-blind = Kodingen er blind: Ingen ser andres kodinger, bortsett fra dem som raden sier noe annet om.
coder-blind = blind
coder-hidden = skjult
act-decide-consensus = enighet
help-arg-disagreements = Viser stedene som koderne ikke har kodet likt.
help-arg-decide_for = Der koderne er uenige, blir det denne koderen har kodet, stående som enighet: som kodinger av koderen «consensus».
help-arg-agreed = Det alle har kodet likt, blir stående som enighet: som kodinger av koderen «consensus».
agreement-decided = { $passages ->
    [one] Ett sted er avgjort
   *[other] { $passages } steder er avgjort
 }, { $count ->
    [one] med én ny koding
   *[other] med { $count } nye kodinger
 } av «consensus».
agreement-no-disagreements = Alle steder er kodet likt.
agreement-unseen = ikke sett
column-passage = sted
status-coder = Koder: { $name }
status-coder-blind = Koder: { $name }, blind
coder-people = Koderne i prosjektet
coder-work-as = Arbeid som { $name }
coder-rename-named = Gi { $name } nytt navn
coder-merge-named = Slå { $name } sammen med en annen koder
coder-rename = Nytt navn
coder-merge = Slå sammen
coder-merge-into = Slå { $name } sammen med
coder-new-name = Nytt navn på { $name }
coder-activate = Aktiv
coder-active-named = { $name } er aktiv
coder-blind-all = Kod blindt: skjul andres kodinger til kodingen åpnes
coder-alike = «{ $name }» skiller seg fra koderen «{ $known }» bare ved små og store bokstaver. Er det samme person?
coder-same-person = Den samme: { $known }
coder-other-person = En annen person
coder-codings = { $count ->
    [one] én koding
   *[other] { $count } kodinger
}
figures-agreement = Samsvar
agreement-unit = Enhet
agreement-coders = Kodere som sammenlignes
agreement-opened-first = Kodingen er blind. Samsvaret kan ses når kodingen er åpnet for alle.
agreement-open-now = Åpne kodingen
agreement-differences = Uenigheter
agreement-differences-count = { $count ->
    [0] Alle steder er kodet likt.
    [one] Ett sted er ikke kodet likt.
   *[other] { $count } steder er ikke kodet likt.
}
agreement-keys = Piltastene går fra sted til sted, et tall avgjør for den koderen, 0 for ingen kode, Enter viser stedet i teksten.
agreement-take-agreed = Ta det som er likt, som enighet
agreement-for = { $number }: som { $name }
agreement-for-none = 0: ingen kode
agreement-show = Vis i teksten
agreement-consensus = Enighet: { $codes }
agreement-passage = { $case }, { $codes }
notice-consensus = Enighet: { $count ->
    [one] én ny koding
   *[other] { $count } nye kodinger
}
# Offentlige ting, avgjørelser fra andre saker, forslag
certainty-public = offentlig, blir stående
certainty-inherited = som i en annen sak
entities-proposed = foreslått: { $what }
proposal-not-a-name = ikke navn
proposal-public = offentlig
step-public = Offentlig, i alle saker
step-accept = Som foreslått
recorded-inherited = avgjort som i en annen sak
recorded-public-kept = offentlige ting beholdt
recorded-dry-run = prøvekjøring
recorded-found-public = funnet offentlig før fullføring
recorded-erased = slettet for godt
recorded-said-anonymised = saker tatt inn som allerede anonymisert
recorded-looked-after-import = steder sett på etter importen og latt stå
report-dry-runs = Det ble sett etter i { $count ->
    [one] én prøvekjøring
   *[other] { $count } prøvekjøringer
} om prosjektet kunne fullføres.

# Signerte saker
signed-title = Signerte saker som har dette
signed-what = Noe du har avgjort siden, står i saker som allerede er signert. De blir stående som de er, med mindre du åpner dem igjen.

# Mer enn navn
step-telling = Kan fortelle hvem det er
telling-ask = Kan fortelle hvem det er: { $count } …
telling-title = { $count ->
    [0] Ingenting igjen som kan fortelle hvem det er
    [one] Ett sted kan fortelle hvem det er
   *[other] { $count } steder kan fortelle hvem det er
}
telling-released = Saken er frigitt: her endres ingenting lenger. «Let etter det som kan fortelle hvem det er» i oversikten skriver om i den frigitte teksten.
telling-what = Ikke navn, men det som alene eller sammen med resten kan peke på én person. Skriv om med allmenne ord, eller si at det ikke forteller noe her.
telling-row = { $kind }, { $count ->
    [one] ett sted
   *[other] { $count } steder
}
telling-words-named = Allmenne ord for «{ $name }»
telling-generalise = Skriv om
telling-generalise-named = Skriv om «{ $name }»
telling-generalise-ask = Skriv om til «{ $words }» …
telling-left-what = Ikke navn, men det som alene eller sammen med resten kan peke på én person. Skriv om for godt, eller si at det ikke forteller noe; prosjektet husker det.
overview-telling = Let etter det som kan fortelle hvem det er
overview-telling-what = Lister opp det som ikke er navn, men kan peke på én person, og sjeldne kombinasjoner av kjennetegn.
telling-nothing = Forteller ingenting
telling-nothing-named = «{ $name }» forteller ingenting
telling-diagnosis = sykdom eller diagnose
telling-occupation = yrke
telling-event = hendelse
telling-accident = ulykke
telling-family = familie
telling-children = antall barn eller søsken
telling-birth = dato for fødsel
telling-death = dødsfall
telling-study = studiested eller utdanning
telling-nationality = opprinnelse
telling-uncommon = uvanlig ord

help-arg-telling = Viser i stedet det som ikke er navn, men som kan fortelle hvem det er, med forslag til allmenne ord.
telling-file = { $file }: { $count ->
    [one] ett sted som kan fortelle hvem det er
   *[other] { $count } steder som kan fortelle hvem det er
}
report-erased = Slettet for godt
report-erased-case = En sak med alt som hørte til den
report-erased-person = En person, overalt i prosjektet
report-rare-because = { $values } (sjelden ved { $because })

# Søk i alt
command-find-everywhere = Søk i karantene og prosjekt …
everywhere-title = Søk i karantene og prosjekt
everywhere-words = Ord eller navn, med komma mellom
everywhere-do = Søk
everywhere-ask = Søk i alt …
everywhere-ask-named = Søk i alt etter «{ $name }» …
everywhere-locked = Karantenen er låst, så det er ikke søkt i den.
everywhere-found = { $count ->
    [0] Ordene står ingen steder.
    [one] Ett sted.
   *[other] { $count } steder.
}
stands-held = { $label }, i karantene
stands-released = { $label }, i karantene, frigitt som { $case }
stands-text = { $case }, fra tegn { $start }
stands-case = { $case }, { $what }
stands-project = Prosjektet, { $what }
text-summary = saksreferatet
text-memo = et notat
text-aside = noe som er lagt til side
text-thread-title = tittelen på en tråd
text-document-title = tittelen på et dokument
text-code = kodeboken
text-kept = et lagret søk, et sakssett eller en lagret tabell
text-template = malen for saksreferater
place-unmarked = ikke merket
place-replaced = erstattes med { $by }
place-stands = står i prosjektet
held-for-all = «{ $form }» i alle saker: { $what }.
held-proposed = «{ $form }» foreslås i nye saker: { $what }.

# Sletting for godt
help-erase = Sletter en sak eller en person for godt: tekst, logg, ordliste, andre prosjektfiler i mappen og originalen i karantenen. Forteller først hva som forsvinner; med --yes skjer det, og alt i mappen søkes gjennom. Avslutter med 1 når noe er igjen.
example-erase = planlupe erase studie.planlupe --case "Sak 12" --yes
help-arg-erase_case = Navnet på saken som slettes.
help-arg-person = Navnet på en person som slettes overalt i prosjektet. Kan gjentas, én gang for hver form av navnet.
help-arg-erase_role = Rollen som settes inn i stedet for navnet, for eksempel veileder.
help-arg-removed = Sletter tekstene til saker som er fjernet før, og som angring ellers kunne hentet tilbake.
help-arg-erase_now = Sletter. Uten dette fortelles bare hva som ville forsvunnet.
erase-title = Dette slettes for godt
erase-case = Saken { $case } slettes med alt som hører til den. Tegn: { $chars }. Kodinger: { $codings }. Notater: { $memos }. Verdier av kjennetegn: { $values }.
erase-old-texts = { $count ->
    [one] Én eldre utgave av teksten, som ligger i filen så det kan angres, slettes også.
   *[other] { $count } eldre utgaver av teksten, som ligger i filen så det kan angres, slettes også.
}
erase-original = Originalen i karantenen slettes også.
erase-person = { $count ->
    [0] { $names } står ikke noe sted i prosjektet.
    [one] Ett sted med { $names } erstattes for godt.
   *[other] { $count } steder med { $names } erstattes for godt.
}
erase-person-quarantine = Karantenen er forseglet og berøres ikke: originaler med navnet ligger der til prosjektet fullføres eller de tas ut.
erase-removed = { $count ->
    [0] Ingen fjernede saker ligger igjen i filen.
    [one] Teksten til én fjernet sak slettes ({ $chars } tegn).
   *[other] Tekstene til fjernede saker slettes: { $count } tekster, { $chars } tegn.
}
erase-own-backups = { $count ->
    [one] Sikkerhetskopien som programmet har laget, slettes også.
   *[other] De { $count } sikkerhetskopiene som programmet har laget, slettes også.
}
erase-backups = Andre prosjektfiler i mappen har det samme, og får det slettet også: { $files }.
erase-backups-unread = Prosjektfiler i mappen som ikke kunne undersøkes: { $files }.
erase-warning = Dette kan ikke angres, heller ikke av den som har en tidligere logg. At noe ble slettet, føres inn uten innhold.
erase-locked = Originalen ligger i karantenen. Lås den opp først.
erase-do = Slett for godt
erase-say-yes = Ingenting er slettet. Gi samme kommando med --yes for å slette.
erased-title = Slettet for godt
erased-title-left = Slettet, men se på dette
erased = Slettet. Det er lett etter { $looked } gjenkjennelige linjer eller navn i prosjektet, i selve filen og i { $files } filer i mappen. Ingen ble funnet.
erased-left = { $count ->
    [one] Slettet fra prosjektet, men noe av det står fortsatt ett sted:
   *[other] Slettet fra prosjektet, men noe av det står fortsatt { $count } steder:
}
erased-nothing-telling = Ingen linje i teksten var bare dens egen, så det var ingenting å lete etter.
erased-original = Originalen er tatt ut av karantenen.
erased-backups = Slettet også fra { $files }.
erased-not-in = Ikke slettet fra { $files }: filen kan ikke skrives. Slett den selv, eller åpne den og prøv igjen.

# Prøvekjøring av fullføringen
dry-run-ask = Prøvekjør …
dry-run-what = Ser etter hva en fullføring ville ha funnet, og endrer ingenting.
dry-run-title = Prøvekjøring
dry-run-clean = En fullføring ville ikke funnet noe.
dry-run-clean-so-far = Av det som er avgjort til nå, ville en fullføring ikke funnet noe. Det som ikke er avgjort, er det ikke lett etter.
dry-run-found = { $count ->
    [one] Ett sted taler mot å fullføre.
   *[other] { $count } steder taler mot å fullføre.
}
dry-run-waiting = { $count ->
    [one] Én sak er ikke frigitt ennå.
   *[other] { $count } saker er ikke frigitt ennå.
}
dry-run-public = Offentlig, i orden
dry-run-public-named = Offentlig, i orden: { $name }
dry-run-public-what = Det identifiserer ingen. Føres inn med navnet ditt og dagen, og står i rapporten.
dry-run-redact = Sladd …
dry-run-redact-named = Sladd «{ $name }» …
dry-run-reopen = Åpne saken igjen
dry-run-reopen-named = Åpne saken { $case } igjen
dry-run-reopen-what = Tar bort signaturen. Det andre saker har avgjort siden, følger med; det du har avgjort her, blir stående.
found-in-case = Sak { $case }
found-in-signed = { $case }, signert og ikke frigitt
overview-pace = { $left } igjen · { $each } avgjørelser per sak · { $seen } av { $pages } sider sett
notice-reopened = Saken { $case } er åpnet igjen.
counted-suppressed = «{ $sign }» er et tall som er skjult: det er færre enn { $least } saker bak det, eller et slikt tall kunne regnes ut av det.
counted-none-suppressed = Tall med færre enn { $least } saker bak seg skjules; det er ingen slike.
ready-cases-by-codes = Saker × koder
ready-same-passage = Koder på samme sted
ready-same-entry = Koder i samme innlegg
ready-same-thread = Koder i samme tråd
ready-sequences = Koder som følger innen { $days } dager
ready-speakers = Hva NAV og brukerne skriver om
ready-course = Koder etter måneder siden start
help-arg-ready = En ferdig tabell: cases-by-codes (saker × koder), same-passage, same-entry, same-thread, sequences (koder som følger innen 30 dager), speakers (avsendere) eller course (måned etter start).
help-arg-suppress = Skjuler tall med færre enn 5 saker bak seg, og tall som de kan regnes ut av.
help-arg-heat_svg = Tegner tabellen som varmekart (SVG) i denne filen.
help-arg-heat_png = Tegner tabellen som varmekart (PNG) i denne filen.
builder-title = Tabeller
builder-saved = Lagrede og ferdige tabeller
builder-none = velg …
builder-rows = Rader
builder-columns = Kolonner
builder-layers = Lag
builder-no-axis = ingen
builder-days = Innen dager
builder-count = Tell
builder-percent = Prosent
builder-percent-none = ingen
builder-percent-row = av raden
builder-percent-column = av kolonnen
builder-percent-total = av alt
builder-start = Måneder siden
builder-limits = Bare der …
builder-suppress = Skjul tall med færre enn { $least } saker
builder-name = Navn på tabellen
builder-save = Lagre tabellen i prosjektet
builder-remove = Fjern den lagrede tabellen
builder-layer = Lag som vises
builder-heat = Varmekart
builder-nothing = Ingenting telles her.
builder-more-columns = Kolonner som bare står i tabellen når den lagres eller kopieres: { $count }.
builder-cell = { $row }, { $column }: { $count }
work-tally = Teller …
heat-about = { $sentences } Jo mørkere, jo mer (i mørkt tema: jo lysere).
table-removed = Fjernet den lagrede tabellen «{ $name }».

backup-time = { $date }, kl. { $time }
backup-since-unknown = ukjent, for prosjektet kan ikke leses
backup-since-nothing = ingenting
backup-made = Sikkerhetskopien er laget: { $file }
backup-made-of-damaged = Sikkerhetskopien er laget av et skadet prosjekt, og har ikke tatt plassen til noen hel kopi: { $file }. «Sjekk prosjektet» sier hva som er skadet; hent tilbake en tidligere kopi.
backup-of-damaged = Laget av et prosjekt som alt var skadet.
backup-up-to-date = Den nyeste sikkerhetskopien er lik prosjektet.
backup-restored = Hentet tilbake til { $file }
backup-locked = Kopien åpnes ikke med passfrasen som er oppgitt.
backup-damaged = Kopien er skadet og kan ikke hentes tilbake.
backup-holds = Saker: { $cases }. Kodinger: { $codings }.
backup-lacks = Gjort siden, og ikke med: { $acts }.
backup-restore = Hent tilbake …
backup-restore-named = Hent tilbake kopien fra { $time }
backup-make = Lag en kopi nå
backups-title = Sikkerhetskopier av { $name }
backups-what = Programmet beholder de { $kept } siste kopiene. Det lager en når du åpner prosjektet, og for hver { $every }. endring. En kopi hentes tilbake til en ny fil, så ingenting blir borte.
backups-none = Prosjektet har ingen sikkerhetskopier.
backups-folder-missing = Mappen for sikkerhetskopier, { $folder }, finnes ikke nå, så det som ligger der, er ikke med i listen. Koble til disken, eller velg en annen mappe.
backups-of-another = { $count ->
    [one] Én kopi i { $folder } hører
   *[other] { $count } kopier i { $folder } hører
} til en annen fil, { $file }, og er ikke med i listen.
backups-reading = Leser kopiene …
backups-folder = Nye kopier legges i { $folder }
backups-by-themselves = Lag sikkerhetskopier automatisk på denne maskinen
backups-choose-folder = Velg en annen mappe …
backups-destroyed = Sikkerhetskopier som hadde teksten, er slettet: { $count }.
backups-out-of-reach = Disse kan fortsatt ha teksten, og må slettes for hånd: { $files }.
backups-of-others-left = Disse kopiene hører til en annen fil og kan ha teksten; de er som før: { $files }. Åpne den filen og gjør det samme der, eller slett dem for hånd.
command-backups = Sikkerhetskopier …
error-no-backup-folder = Det ble ikke laget noen sikkerhetskopi: Mappen for dem, { $folder }, finnes ikke nå. Koble til disken, eller velg en annen mappe.
error-seals-damage = Prosjektet «{ $file }» er skadet, så passfrasen er som før: Sikkerhetskopiene ville blitt borte, og skaden ville blitt stående. Hent tilbake en kopi, og sett passfrasen der.
error-no-backup = Prosjektet har ingen sikkerhetskopi nr. { $number }. «planlupe backups» lister opp dem som finnes.
path-restore-backup = Hvor skal kopien hentes tilbake?
path-backup-folder = I hvilken mappe skal nye sikkerhetskopier ligge?
path-button-choose = Velg
guide-topic-backup = Sikkerhetskopi og personvern
start-backups = Sikkerhetskopier
start-backups-named = Sikkerhetskopier av { $name }
work-backup = Lager en sikkerhetskopi
work-backups = Leser sikkerhetskopiene
work-restore = Henter tilbake fra sikkerhetskopien
column-cases = saker
column-file = fil
column-since = gjort siden
help-backups = Lister opp sikkerhetskopiene av et prosjekt, eller dem som ligger i en mappe når prosjektet er borte; lager en, velger hvor de skal ligge, eller henter en tilbake til en ny fil.
example-backups = planlupe backups studie.planlupe --restore 1 --to studie-hentet.planlupe
help-arg-make = Lager en kopi nå, hvis den nyeste ikke er lik prosjektet.
help-arg-backup_folder = Legger nye kopier i en egen mappe inne i denne.
help-arg-backups_beside = Legger nye kopier ved siden av prosjektet igjen.
help-arg-restored_backup = Henter tilbake kopien med dette nummeret.
help-arg-restored_to = Den nye filen som kopien hentes tilbake til.
backups-only-beside = Det er bare sett i mappen ved siden av prosjektet. Ligger kopiene i en mappe du har valgt, oppgir du den i stedet for prosjektet.
backups-only-beside-here = Prosjektet kan ikke leses, så det er bare sett i mappen ved siden av det.
backups-look-elsewhere = Se i en annen mappe …
path-backups-in = I hvilken mappe ligger sikkerhetskopiene?
backups-none-here = Der er det ingen sikkerhetskopier.

# Encrypted projects
project-passphrase-open = Åpne «{ $name }»
project-passphrase-open-what = Prosjektet er kryptert. Uten passfrasen kan ingen lese det.
project-passphrase-open-button = Åpne
project-passphrase-new = Nytt kryptert prosjekt: «{ $name }»
project-passphrase-what = Hele prosjektfilen krypteres, og sikkerhetskopiene av den. Alle som skal åpne prosjektet, må ha passfrasen. Den må ha minst åtte tegn; en hel setning er lettere å huske.
project-passphrase-make-button = Lag prosjektet
project-passphrase-set = Krypter «{ $name }»
project-passphrase-set-button = Krypter
project-passphrase-change = Passfrasen til «{ $name }»
project-passphrase-change-what = Skriv en ny passfrase, eller fjern krypteringen. Uten kryptering kan alle som har filen, lese den.
project-passphrase-change-button = Bytt passfrase
project-passphrase-remove-button = Fjern krypteringen
project-passphrase-forgotten = Glemmer du passfrasen, er prosjektet tapt. Ingen kan gjenopprette det.
project-passphrase-backups = Sikkerhetskopier fra før slettes, og det lages en ny.
project-passphrase-made = Prosjektet er laget, og det er kryptert.
work-passphrase = Skriver prosjektet på nytt
command-new-encrypted = Nytt kryptert prosjekt …
command-set-passphrase = Kryptering og passfrase …
guide-topic-encryption = Kryptering
resealed-encrypted = Prosjektet er kryptert. Uten den nye passfrasen kan ingen åpne det; skriv den ned på et trygt sted.
resealed-plain = Prosjektet er ikke kryptert lenger. Alle som har filen, kan lese den.
resealed-not-overwritten = Den gamle filen er slettet, men kunne ikke overskrives.
resealed-backups = Sikkerhetskopier fra før er slettet: { $count }.
resealed-no-backup = Det er ikke laget noen ny sikkerhetskopi ennå.
resealed-out-of-reach = Disse sikkerhetskopiene eller mappene kunne ikke nås; slett dem selv: { $files }.
resealed-of-others = Disse sikkerhetskopiene hører til en annen fil og er som før: { $files }.
resealed-copies = Kopier som du eller andre har laget, er som før, og disken kan ha rester av den gamle filen.
help-passphrase = Krypterer et prosjekt, bytter passfrasen, eller fjerner krypteringen (--remove). Prosjektet skrives på nytt, og sikkerhetskopier fra før slettes.
example-passphrase = planlupe passphrase studie.planlupe --new-passphrase-file passfrase.txt
help-arg-passphrase_removed = Fjerner krypteringen.
help-arg-project_passphrase_file = Fil med passfrasen til et kryptert prosjekt på første linje. Ellers spørres det etter den. Oppgi den flere ganger for prosjekter som har hver sin passfrase; hvert åpnes med den som passer, og et nytt prosjekt får den første.
help-arg-encrypt = Lager prosjektet kryptert. Passfrasen står i --project-passphrase-file, ellers spørres det etter den.
cli-project-passphrase = Passfrase for «{ $file }»:
