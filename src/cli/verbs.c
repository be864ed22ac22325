/* The verbs and what each says of itself: help, man pages and completion come from here. */
#include "cli/cli.h"

#define MONEY_OPTIONS (TAKES_FILE | TAKES_STORE | TAKES_DAY | TAKES_MONEY | TAKES_PLACE | TAKES_FORMAT | TAKES_WITHOUT)

const Verb verbs[] = {
    {"report", "", "the whole story of a journal on a day, and what happened next",
     "Who was warned, what each place has at stake under which condition, what is protected, cleared and at risk, "
     "what was demanded by when; then what happened after the day and what it did to the money; the sources "
     "numbered.\n\n"
     "Example: purse report -f cases/sanctuary-2017/main.purse --as-of 2017-04-21",
     MONEY_OPTIONS | TAKES_SPAN, cmd_report},
    {"brief", "TEXT", "the figures in a text of your own, filled; which went stale, and why",
     "Fills {{stake us/il/chicago at_risk 2017-04-21}} and the like in a text in Markdown, and writes the text. Run "
     "again on "
     "what it wrote, it says which figures come to something else now, why and by how much, and writes them anew; exit "
     "1 "
     "then. --check writes no text. docs/brief.md has the words of figures.\n\n"
     "Example: purse brief -f main.purse story.md -o story.md",
     TAKES_FILE | TAKES_STORE | TAKES_FORMAT | TAKES_CHECK, cmd_brief},
    {"stake", "", "what money is at stake, at risk, protected and cleared",
     "A line a place, and the total. docs/method.md says how each figure is made; purse why shows its proof. With "
     "--what-if or --without, or both, what differs, beside the baseline.\n\n"
     "Example: purse stake -f main.purse --as-of 2017-08-05 --condition jag16-1373 --format json",
     MONEY_OPTIONS | TAKES_WHAT_IF, cmd_stake},
    {"why", "PLACE|CONDITION|^CLAIM", "the proof of a figure, down to entries and award rows",
     "For a place: each award, each condition on it, and the orders, findings and waivers that make its state. "
     "For a condition or policy: whether it is in force and who blocked it from when. For a claim: the verdict under "
     "every definition, with the line of each number, now and as known when it was said.\n\n"
     "Example: purse why us/il/chicago --as-of 2017-09-16 --basis allocated",
     TAKES_FILE | TAKES_STORE | TAKES_DAY | TAKES_MONEY | TAKES_FORMAT | TAKES_WITHOUT, cmd_why},
    {"status", "", "a line a place: warned, due, answered, found, blocked",
     "Where each place stands with the grantor, and the policies and who blocks them. --format ics is a calendar of "
     "what is "
     "due when.\n\n"
     "Example: purse status --as-of 2017-10-12",
     MONEY_OPTIONS, cmd_status},
    {"cost", "", "what keeping a condition costs a place, beside what it has at stake",
     "A line an entry of kind cost: dollars a year, people held at a time beside the capacity, and the number of "
     "people a year at "
     "which keeping the condition costs as much as hangs on it. Ranges where the entry has them; in the aggregate "
     "only.\n\n"
     "Example: purse cost -f main.purse --as-of 2017-04-21 --place us/wi/milwaukee-county",
     MONEY_OPTIONS, cmd_cost},
    {"timeline", "[PLACE]", "what changed when, and what it did to the money",
     "Every dated entry but say and claim in order, with the change in what is at risk, protected and cleared that "
     "day; "
     "of a PLACE also what was said for it. "
     "--from and --until take days and give [from, until). --format atom is a feed to subscribe to.\n\n"
     "Example: purse timeline us/il/chicago --from 2017-07-01 --until 2018-09-01",
     TAKES_FILE | TAKES_STORE | TAKES_DAY | TAKES_MONEY | TAKES_FORMAT | TAKES_SPAN | TAKES_WITHOUT, cmd_timeline},
    {"cases", "[CASE]", "the suits, their orders and what each order does on the day",
     "Court, docket, parties, and each order: what it blocks, for whom, and whether it stands on the day.\n\n"
     "Example: purse cases chicago-v-sessions --as-of 2018-06-27",
     TAKES_FILE | TAKES_STORE | TAKES_DAY | TAKES_FORMAT | TAKES_WITHOUT, cmd_cases},
    {"claims", "", "what was said, tested against figures, money and entries",
     "For each claim of the journal: who said it, the words, the sentence that tests it, the verdict (holds, fails, "
     "depends on the definition, or untested), the numbers under every definition, and what is missing. -f may be "
     "given "
     "again: the journals are laid on top of each other. docs/claims.md is the language of tests; purse why ^LINK "
     "proves "
     "one. --format claimreview gives those that came to a verdict as fact checks in JSON-LD.\n\n"
     "Example: purse claims -f cases/sanctuary-2017/main.purse --claim ^t15",
     TAKES_FILE | TAKES_STORE | TAKES_DAY | TAKES_PLACE | TAKES_CLAIM | TAKES_FORMAT, cmd_claims},
    {"sources", "[SOURCE]", "what the journal rests on, and the entries that cite one of them",
     "A line a source: when it was published, by whom, how many entries and awards cite it; CSV and JSON have its "
     "address, its archived file and digest too. Of one SOURCE the entries that cite it, each with the bytes of its "
     "text "
     "where the journal gives them.\n\n"
     "Example: purse sources -f cases/sanctuary-2017/main.purse doj-letters",
     TAKES_FILE | TAKES_STORE | TAKES_FORMAT, cmd_sources},
    {"check", "[FILE...]", "read a journal and report every mistake in it",
     "Silent when all is well. Exit 1 when there are errors, 3 when a file cannot be read.\n\n"
     "Example: purse check main.purse --format json",
     TAKES_FILE | TAKES_FORMAT, cmd_check},
    {"fmt", "[FILE...]", "put the spacing of journals right, in place",
     "Changes spacing only; words and comments stay byte for byte. With - reads standard input and writes standard "
     "output. --check changes nothing and exits 1 when something would change.\n\n"
     "Example: purse fmt main.purse",
     TAKES_FILE | TAKES_CHECK, cmd_fmt},
    {"diff", "[JOURNAL JOURNAL]", "differences in answers: two journals, or one journal on two days",
     "Compares what two journals answer on the same day, or what one answers on two days. Exit 1 when they differ.\n\n"
     "Example: purse diff --as-of 2017-04-21 --and-as-of 2017-08-05",
     MONEY_OPTIONS | TAKES_TWO_DAYS, cmd_diff},
    {"place", "[NAME|-]", "which place a name, a code or an id means",
     "Its id, GEOID, kind, older codes and names with their days; the candidates when several fit. With - reads names "
     "of recipients on standard input, one a line or CSV with a column name and, where there are, state, city and "
     "county, and writes for each what it is and why: docs/places.md. Needs no journal. --review lists recipients of "
     "the store that may be governments and are no known place, those with most money first and those named like a "
     "company last, with lines to be put into a journal; names that the journal of -f decides about are left out.\n\n"
     "Example: purse place \"Cook County, Illinois\"",
     TAKES_FILE | TAKES_STORE | TAKES_REVIEW | TAKES_FORMAT, cmd_place},
    {"read", "FILE", "a letter, an article or an order into a draft of entries",
     "Reads plain text, Markdown, HTML and, where pdftotext is installed, PDF; - is standard input. Prints a draft of "
     "journal entries for a person to keep, correct or drop: who was warned, what was threatened, said, ordered and "
     "claimed, each with its bytes in the text and the rule that found it. A threat is never written as an act. With "
     "-f what that journal has already is pointed out. --format json gives every find, --format drafts the draft entry "
     "by entry; docs/reading.md has the rules "
     "and what they miss.\n\n"
     "Example: purse read article.txt --origin us --dated 2017-04-22",
     TAKES_DOCUMENT | TAKES_JOURNAL, cmd_read},
    {"import", "FILE...", "read award files into the store",
     "Files as USAspending publishes them, of every era since 2013: zip, gzip, CSV, tab- or pipe-separated, or - for "
     "standard input. Prints the control totals of each file. Rows that cannot be read are set aside with a mistake "
     "each, and the rest is stored; the same file again changes nothing; a newer one withdraws what it no longer has. "
     "An import that was broken off goes on where it stopped. Exit 1 when rows were set aside.\n\n"
     "Example: purse import FY2016_015_Assistance_Full_20260906.zip",
     TAKES_STORE | TAKES_FORMAT, cmd_import},
    {"imports", "", "what came into the store: files, rows, control totals",
     "A line a file: its digest, when it was made, rows read, stored, unchanged, set aside and withdrawn, and "
     "the sum of its obligations.\n\n"
     "Example: purse imports --format csv",
     TAKES_STORE | TAKES_FORMAT | TAKES_SET_ASIDE, cmd_imports},
    {"get", "NAME|ADDRESS...", "download award files and check them; go on where it was cut",
     "Looks for file names in the award data archive of USAspending, and takes full addresses. When the connection is "
     "cut, "
     "the same command goes on from there, unless the server's file changed meanwhile. A file gets its name when it "
     "has its "
     "length and each member of a zip was read to its end; one that is there is never overwritten. Prints SHA-256 and "
     "path, "
     "as sha256sum does. Needs no journal.\n\n"
     "Example: purse get FY2016_015_Assistance_Full_20260906.zip",
     TAKES_FETCH, cmd_get},
    {"export", "", "what was imported and resolved, as CSV and JSON Lines with a description",
     "Writes a folder: a file a table and form, and a datapackage.json that says what every column means, in which "
     "unit, and which file every row is from. The folder is new, empty or an earlier export, and changes in one step. "
     "docs/export.md shows how other programs read it.\n\n"
     "Example: purse export --store purse.db -o export",
     TAKES_STORE | TAKES_EXPORT, cmd_export},
    {"serve", "", "the page and its answers on this machine, in the browser",
     "Prints the address to open, and answers until it is interrupted: the page, and under api/ what the other verbs "
     "answer, as JSON and CSV. The journal is read again when a file of it changes, and its mistakes are shown. "
     "Nothing "
     "is written, and only this machine can reach it. docs/serve.md has the addresses.\n\n"
     "Example: purse serve -f cases/sanctuary-2017/main.purse --port 0",
     TAKES_FILE | TAKES_STORE | TAKES_SERVE | TAKES_PAGE, cmd_serve},
    {"publish", "DIR", "the page and its answers as files, for any file server",
     "Writes a folder that shows the same as purse serve, under any path: the page, and every answer that its links "
     "and "
     "filters lead to, on every day on which one can change. The folder is new, empty or an earlier publish, and "
     "changes in one step; the same journal gives the same bytes, and files that did not change are left as they are. "
     "Exit 1, and nothing is written, when the journal has errors or a link would be dead. docs/publish.md says "
     "more.\n\n"
     "Example: purse publish -f cases/sanctuary-2017/main.purse site",
     TAKES_FILE | TAKES_STORE | TAKES_PAGE | TAKES_FIRST_DAY, cmd_publish},
    {"explain", "[CODE...]", "what the code of a mistake means and how to mend it",
     "Without a code, lists all.\n\n"
     "Example: purse explain J012",
     0, cmd_explain},
    {"version", "", "the version of the program and of its places", "Example: purse version", 0, cmd_version},
    {"help", "[VERB]", "the verbs, or the help of one", "Example: purse help stake", 0, cmd_help},
};

const size_t verb_count = sizeof verbs / sizeof *verbs;
