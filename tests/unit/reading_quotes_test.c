/* Who is quoted with which words: quotation marks, with a cue and without. Sentences of our own. */
#include "told.h"

static const Told quoted[] = {
    {"\"We will not sign it,\" the mayor said.", "direct {\"We will not sign it,\"} <the mayor> [said]"},
    {"\"We will not sign it,\" said the mayor.", "direct {\"We will not sign it,\"} <the mayor> [said]"},
    {"\"We will not sign it,\" she said.", "direct {\"We will not sign it,\"} <she> [said]"},
    {"\"We will not sign it,\" said Mayor Dolores Whitcombe.",
     "direct {\"We will not sign it,\"} <Mayor Dolores Whitcombe> [said]"},
    {"“We will not sign it,” Mayor Dolores Whitcombe told reporters.",
     "direct {“We will not sign it,”} <Mayor Dolores Whitcombe> [told]"},
    {"“We will not sign it,” Mayor Dolores Whitcombe said Tuesday.",
     "direct {“We will not sign it,”} <Mayor Dolores Whitcombe> [said]"},
    {"“We will not sign it,” Mayor Dolores Whitcombe said in a statement.",
     "direct {“We will not sign it,”} <Mayor Dolores Whitcombe> [said]"},
    {"“We will not sign it,” Mayor Dolores Whitcombe said at a news conference on Tuesday.",
     "direct {“We will not sign it,”} <Mayor Dolores Whitcombe> [said]"},
    {"“Who pays for this?” asked Councilman Ray Ochoa.",
     "direct {“Who pays for this?”} <Councilman Ray Ochoa> [asked]"},
    {"“Who pays for this?” Councilman Ray Ochoa asked.",
     "direct {“Who pays for this?”} <Councilman Ray Ochoa> [asked]"},
    {"“Not one cent!” shouted a man in the back row.", "direct {“Not one cent!”} <a man in the back row> [shouted]"},
    {"The mayor said, “We will not sign it.”", "direct {“We will not sign it.”} <The mayor> [said]"},
    {"The mayor said: “We will not sign it.”", "direct {“We will not sign it.”} <The mayor> [said]"},
    {"The mayor said in a statement, “We will not sign it.”", "direct {“We will not sign it.”} <The mayor> [said]"},
    {"In a statement, the mayor said, \"The city has nothing to hide.\"",
     "direct {\"The city has nothing to hide.\"} <the mayor> [said]"},
    {"In a letter to the department, City Attorney Paul Renner wrote: \"The condition has no basis in any act of "
     "Congress.\"",
     "direct {\"The condition has no basis in any act of Congress.\"} <City Attorney Paul Renner> [wrote]"},
    {"Asked about the letter, the sheriff replied, \"I have not read it.\"",
     "direct {\"I have not read it.\"} <the sheriff> [replied]"},
    {"\"This is our money,\" said Alma Ruiz, the county's budget director.",
     "direct {\"This is our money,\"} <Alma Ruiz, the county's budget director> [said]"},
    {"\"This is our money,\" said Alma Ruiz, a spokeswoman for Cook County Board President Lena Hart.",
     "direct {\"This is our money,\"} <Alma Ruiz, a spokeswoman for Cook County Board President Lena Hart> [said]"},
    {"\"This is our money,\" Alma Ruiz, the county's budget director, said.",
     "direct {\"This is our money,\"} <Alma Ruiz, the county's budget director> [said]"},
    {"\"This is our money,\" Rep. Alma Ruiz, D-Ill., said.",
     "direct {\"This is our money,\"} <Rep. Alma Ruiz, D-Ill.> [said]"},
    {"\"This is our money,\" said Rep. Alma Ruiz, D-Ill.",
     "direct {\"This is our money,\"} <Rep. Alma Ruiz, D-Ill> [said]"},
    {"\"This is our money,\" said Alma Ruiz, 54, who runs the shelter on Ninth Street.",
     "direct {\"This is our money,\"} [said]"},
    {"\"This is our money,\" the county's budget director, Alma Ruiz, said Wednesday.",
     "direct {\"This is our money,\"} <the county's budget director, Alma Ruiz> [said]"},
    {"\"I want to be clear,\" Governor Hale wrote in a letter to lawmakers, \"that no trooper will be asked to do "
     "this.\"",
     "direct {\"I want to be clear,\" | \"that no trooper will be asked to do this.\"} <Governor Hale> [wrote]"},
    {"\"They can keep the grant,\" he said. \"We can keep our word.\"",
     "direct {\"They can keep the grant,\" | \"We can keep our word.\"} <he> [said]"},
    {"\"They can keep the grant,\" he said, \"and we can keep our word.\"",
     "direct {\"They can keep the grant,\" | \"and we can keep our word.\"} <he> [said]"},
    {"\"They can keep the grant,\" said Hale. \"We can keep our word. Nobody is going to starve.\"",
     "direct {\"They can keep the grant,\" | \"We can keep our word. Nobody is going to starve.\"} <Hale> [said]"},
    {"“It is a sad day,” said Hale, the governor, “but not a new one.”",
     "direct {“It is a sad day,” | “but not a new one.”} <Hale, the governor> [said]"},
    {"\"No,\" Hale said.", "direct {\"No,\"} <Hale> [said]"},
    {"\"We were never told,\" said officials in both counties.",
     "direct {\"We were never told,\"} <officials in both counties> [said]"},
    {"\"We were never told,\" according to a spokesman for the port.",
     "direct {\"We were never told,\"} <a spokesman for the port> [according to]"},
    {"\"We were never told,\" the union's president added.",
     "direct {\"We were never told,\"} <the union's president> [added]"},
    {"\"We were never told,\" Sheriff Tom Bell said as he left the chamber.",
     "direct {\"We were never told,\"} <Sheriff Tom Bell> [said]"},
    {"\"We were never told,\" Sheriff Tom Bell said after the vote, which lasted two hours.",
     "direct {\"We were never told,\"} <Sheriff Tom Bell> [said]"},
    {"\"We were never told,\" Sheriff Tom Bell told the Daily Ledger.",
     "direct {\"We were never told,\"} <Sheriff Tom Bell> [told]"},
    {"\"We were never told,\" Bell said, adding that his office would appeal.",
     "direct {\"We were never told,\"} <Bell> [said]; indirect {that his office would appeal} <Bell> [adding]"},
    {"\"We were never told,\" Bell said, calling the letter \"a stunt.\"",
     "direct {\"We were never told,\"} <Bell> [said]; mixed {the letter \"a stunt.\"} <Bell> [calling]"},
    {"Bell told reporters, \"We were never told.\"", "direct {\"We were never told.\"} <Bell> [told]"},
    {"Bell told the council on Monday: \"We were never told.\"", "direct {\"We were never told.\"} <Bell> [told]"},
    {"The governor tweeted, \"Washington cannot commandeer our troopers.\"",
     "direct {\"Washington cannot commandeer our troopers.\"} <The governor> [tweeted]"},
    {"The letter reads: \"Failure to respond may result in the loss of funds.\"",
     "direct {\"Failure to respond may result in the loss of funds.\"} <The letter> [reads]"},
    {"\"Failure to respond may result in the loss of funds,\" the letter says.",
     "direct {\"Failure to respond may result in the loss of funds,\"} <the letter> [says]"},
    {"\"Failure to respond may result in the loss of funds,\" reads the letter.",
     "direct {\"Failure to respond may result in the loss of funds,\"} <the letter> [reads]"},
    {"\"The court is not persuaded,\" Judge Ann Pell wrote.",
     "direct {\"The court is not persuaded,\"} <Judge Ann Pell> [wrote]"},
    {"\"The court is not persuaded,\" wrote U.S. District Judge Ann Pell, who was appointed in 2011.",
     "direct {\"The court is not persuaded,\"} <U.S. District Judge Ann Pell, who was appointed in 2011> [wrote]"},
    {"\"The department has no such power,\" the judge ruled.",
     "direct {\"The department has no such power,\"} <the judge> [ruled]"},
    {"“We have been here before,” recalled former Mayor Ed Lang.",
     "direct {“We have been here before,”} <former Mayor Ed Lang> [recalled]"},
    {"“We have been here before,” the mayor continued.",
     "direct {“We have been here before,”} <the mayor> [continued]"},
    {"“We have been here before,” is how the mayor put it.", ""},
};

static void words_in_quotation_marks_are_told_by_the_subject_of_their_cue(void **state)
{
    (void)state;
    CHECK(quoted);
}

static const Told going_on[] = {
    {"“We did not ask for this,” the mayor said. “We will not beg for it.”",
     "direct {“We did not ask for this,” | “We will not beg for it.”} <the mayor> [said]"},
    {"The mayor said she was done waiting. “We will not beg for it.”",
     "indirect {she was done waiting} <The mayor> [said]; direct {“We will not beg for it.”} <The mayor>"},
    {"“We did not ask for this,” the mayor said.\n\n“We will not beg for it.”",
     "direct {“We did not ask for this,”} <the mayor> [said]; direct {“We will not beg for it.”}"},
    {"“We did not ask for this.\n\n“We will not beg for it,” the mayor said.",
     "direct {“We did not ask for this.\n\n“We will not beg for it,”} <the mayor> [said]"},
    {"“We did not ask for this,” the mayor said. “Nobody did.\n\n“We will not beg for it.”",
     "direct {“We did not ask for this,” | “Nobody did.\n\n“We will not beg for it.”} <the mayor> [said]"},
    {"\"It was false when he said it,\" Barrow said, \"and it is false now.\"",
     "direct {\"It was false when he said it,\" | \"and it is false now.\"} <Barrow> [said]"},
    {"“We did not ask for this,” the mayor said. She shook her head. “We will not beg for it.”",
     "direct {“We did not ask for this,”} <the mayor> [said]; direct {“We will not beg for it.”}"},
};

static void words_go_on_behind_the_cue_and_over_paragraphs(void **state)
{
    (void)state;
    CHECK(going_on);
}

static const Told mixed_words[] = {
    {"The mayor said the letter was “full of errors.”", "mixed {the letter was “full of errors.”} <The mayor> [said]"},
    {"The mayor said the letter was “full of errors” and that she had told the department so.",
     "mixed {the letter was “full of errors” and that she had told the department so} <The mayor> [said]"},
    {"The mayor said that the letter was “full of errors.”",
     "mixed {that the letter was “full of errors.”} <The mayor> [said]"},
    {"The mayor called the letter “a political stunt.”",
     "mixed {the letter “a political stunt.”} <The mayor> [called]"},
    {"The mayor described the letter as “a political stunt.”",
     "mixed {the letter as “a political stunt.”} <The mayor> [described]"},
    {"Calling the letter “a political stunt,” the mayor vowed to sue.",
     "mixed {the letter “a political stunt,”} <the mayor> [Calling]; indirect {to sue} <the mayor> [vowed]"},
    {"The mayor dismissed the threat as \"bluster\" on Friday.",
     "mixed {the threat as \"bluster\"} <The mayor> [dismissed]"},
    {"The department accused the city of \"willful neglect\" of its duties.",
     "mixed {the city of \"willful neglect\"} <The department> [accused]"},
    {"The mayor said the city would “fight this to the last dollar,” if it had to.",
     "mixed {the city would “fight this to the last dollar,” if it had to} <The mayor> [said]"},
    {"The city is \"in full compliance with the law,\" the mayor said.",
     "mixed {The city is \"in full compliance with the law,\"} <the mayor> [said]"},
    {"The city is \"in full compliance with the law,\" and always was, the mayor said.",
     "mixed {The city is \"in full compliance with the law,\" and always was} <the mayor> [said]"},
    {"Hale said he was “not going to trade troopers for dollars,” adding that the state could do without.",
     "mixed {he was “not going to trade troopers for dollars,”} <Hale> [said]; indirect {that the state could do "
     "without} <Hale> [adding]"},
    {"The governor vowed to “leave no dollar behind.”", "mixed {to “leave no dollar behind.”} <The governor> [vowed]"},
    {"The agency threatened to “claw back every dollar.”",
     "mixed {to “claw back every dollar.”} <The agency> [threatened]"},
    {"The audit said the county had \"no written policy\" on jail releases.",
     "mixed {the county had \"no written policy\" on jail releases} <The audit> [said]"},
    {"The order says that a jurisdiction \"shall not be eligible\" for the grant.",
     "mixed {that a jurisdiction \"shall not be eligible\" for the grant} <The order> [says]"},
    {"The senator said \"the rule\" would be gone by June.",
     "mixed {\"the rule\" would be gone by June} <The senator> [said]"},
};

static void words_with_some_marks_are_mixed(void **state)
{
    (void)state;
    CHECK(mixed_words);
}

static const Told news_with_marks[] = {
    {"\"This is our money,\" Rep. Alma Ruiz, D-Ill., said.",
     "direct {\"This is our money,\"} <Rep. Alma Ruiz, D-Ill.> [said]"},
    {"\"The mayor's office declined to comment.\"", "direct {\"The mayor's office declined to comment.\"}"},
    {"In court papers, the city argues that the department \"has never explained\" why the grant was held.",
     "mixed {that the department \"has never explained\" why the grant was held} <the city> [argues]"},
    {"\"Our position hasn't changed,\" said Nina Park, who heads the county's legal office. \"We follow the law, and "
     "we expect the department to follow it too.\"",
     "direct {\"Our position hasn't changed,\" | \"We follow the law, and we expect the department to follow it "
     "too.\"} [said]"},
    {"Means said he was \"surprised\" by the letter.", "mixed {he was \"surprised\" by the letter} <Means> [said]"},
    {"Means said: \"I have not seen it. I would like to.\"",
     "direct {\"I have not seen it. I would like to.\"} <Means> [said]"},
    {"Means said that \"no officer of mine\" would ask for papers, and that the city had told the department so in "
     "writing.",
     "mixed {that \"no officer of mine\" would ask for papers, and that the city had told the department so in "
     "writing} <Means> [said]"},
    {"\"If they want a fight,\" Means said, \"they will get one.\"",
     "direct {\"If they want a fight,\" | \"they will get one.\"} <Means> [said]"},
    {"\"If they want a fight, they will get one,\" Means told a crowd of several hundred people outside City Hall on "
     "Saturday morning.",
     "direct {\"If they want a fight, they will get one,\"} <Means> [told]"},
    {"\"They will get one,\" Means said to applause.", "direct {\"They will get one,\"} <Means> [said]"},
    {"\"Everyone knows,\" she wrote on Twitter, \"that the clinics will close.\"",
     "direct {\"Everyone knows,\" | \"that the clinics will close.\"} <she> [wrote]"},
    {"In her ruling, Judge Pell wrote that the condition \"is not a close call.\"",
     "mixed {that the condition \"is not a close call.\"} <Judge Pell> [wrote]"},
    {"Section 1373 provides that a State \"may not prohibit, or in any way restrict\" the sending of information.",
     "mixed {that a State \"may not prohibit, or in any way restrict\" the sending of information} <Section 1373> "
     "[provides]"},
    {"The statute says a grantee \"shall certify\" its compliance.",
     "mixed {a grantee \"shall certify\" its compliance} <The statute> [says]"},
    {"The grant was cut \"without any warning at all,\" according to the county's lawyers.",
     "mixed {The grant was cut \"without any warning at all,\"} <the county's lawyers> [according to]"},
    {"\"The clinic is all I have,\" said Jo Abbott, a nurse from Elko.",
     "direct {\"The clinic is all I have,\"} <a nurse from Elko> [said]"},
    {"The clinic is \"all I have,\" she said.", "mixed {The clinic is \"all I have,\"} <she> [said]"},
    {"Some have called the order \"a disgrace.\"", "mixed {the order \"a disgrace.\"} <Some> [called]"},
    {"The governor said he had \"no intention\" of signing. \"None,\" he said.",
     "mixed {he had \"no intention\" of signing} <The governor> [said]; direct {\"None,\"} <he> [said]"},
    {"The governor's answer was short: \"We will not sign this, now or ever.\"",
     "direct {\"We will not sign this, now or ever.\"}"},
    {"Her letter was blunt: “You will lose the money.”", "direct {“You will lose the money.”}"},
    {"“You will lose the money,” it said.", "direct {“You will lose the money,”} <it> [said]"},
    {"“You will lose the money,” the letter went on.", "direct {“You will lose the money,”} <the letter> [went]"},
    {"“You will lose the money,” the secretary warned in a letter to the governor. The governor answered: “Then we "
     "will lose it.”",
     "direct {“You will lose the money,”} <the secretary> [warned]; direct {“Then we will lose it.”} <The governor> "
     "[answered]"},
    {"The governor told aides that he will not sign and that he \"could not care less.\"",
     "mixed {that he will not sign and that he \"could not care less.\"} <The governor> [told]"},
    {"“I will not sign,” the governor told the crowd. “And I will tell you why: It is wrong.”",
     "direct {“I will not sign,” | “And I will tell you why: It is wrong.”} <the governor> [told]"},
    {"\"Our budget can absorb it,\" county Treasurer Gail Orr said by phone.",
     "direct {\"Our budget can absorb it,\"} <county Treasurer Gail Orr> [said]"},
    {"\"Our budget can absorb it,\" Orr said through a spokesman.",
     "direct {\"Our budget can absorb it,\"} <Orr> [said]"},
    {"\"Our budget can absorb it,\" Orr said, though she would not say how.",
     "direct {\"Our budget can absorb it,\"} <Orr> [said]"},
    {"\"Our budget can absorb it,\" Orr said, before adding: \"For a year.\"",
     "direct {\"Our budget can absorb it,\"} <Orr> [said]; direct {\"For a year.\"} <Orr> [adding]"},
    {"\"Our budget,\" Orr said, \"can absorb it. For a year, anyway.\"",
     "direct {\"Our budget,\" | \"can absorb it. For a year, anyway.\"} <Orr> [said]"},
    {"The letter, Orr said in an email, \"came out of nowhere.\"",
     "mixed {The letter | \"came out of nowhere.\"} <Orr> [said]"},
    {"It \"came out of nowhere,\" Orr said of the letter.", "mixed {It \"came out of nowhere,\"} <Orr> [said]"},
    {"Orr said of the letter: \"It came out of nowhere.\"", "direct {\"It came out of nowhere.\"} <Orr> [said]"},
    {"Orr blasted the letter as “reckless,” and promised to fight it.",
     "mixed {the letter as “reckless,”} <Orr> [blasted]; indirect {to fight it} <Orr> [promised]"},
    {"Orr promised to fight the letter, which she called “reckless.”",
     "mixed {to fight the letter, which she called “reckless.”} <Orr> [promised]"},
    {"The agency \"will not hesitate to suspend payments,\" it warned.",
     "mixed {The agency \"will not hesitate to suspend payments,\"} <it> [warned]"},
    {"It warned that it \"will not hesitate to suspend payments.\"",
     "mixed {that it \"will not hesitate to suspend payments.\"} <It> [warned]"},
    {"Judge Pell disagreed, writing that the state \"has it backward.\"",
     "mixed {that the state \"has it backward.\"} <Judge Pell> [writing]"},
    {"Judge Pell, a 2009 appointee, disagreed. \"The state has it backward,\" she wrote.",
     "direct {\"The state has it backward,\"} <she> [wrote]"},
    {"\"The state has it backward,\" she wrote in a 31-page opinion.",
     "direct {\"The state has it backward,\"} <she> [wrote]"},
    {"\"Congress did not,\" the opinion says, \"give the Attorney General a blank check.\"",
     "direct {\"Congress did not,\" | \"give the Attorney General a blank check.\"} <the opinion> [says]"},
    {"The opinion notes that Congress \"did not give the Attorney General a blank check.\"",
     "mixed {that Congress \"did not give the Attorney General a blank check.\"} <The opinion> [notes]"},
    {"Pell wrote that Congress did not give the Attorney General such power and that the condition \"must fall.\"",
     "mixed {that Congress did not give the Attorney General such power and that the condition \"must fall.\"} <Pell> "
     "[wrote]"},
    {"Defendants respond that the State \"sat on its hands.\"",
     "mixed {that the State \"sat on its hands.\"} <Defendants> [respond]"},
    {"\"Sanctuary city\" has no legal meaning, the mayor said.",
     "mixed {\"Sanctuary city\" has no legal meaning} <the mayor> [said]"},
    {"\"We have six weeks,\" Ames, the clinic's director, told the council Monday night. \"After that, I can't promise "
     "anything.\"",
     "direct {\"We have six weeks,\" | \"After that, I can't promise anything.\"} <Ames, the clinic's director> "
     "[told]"},
    {"Asked if the clinic would close, Ames said, \"I can't promise anything.\"",
     "direct {\"I can't promise anything.\"} <Ames> [said]"},
    {"\"The bill,\" said Rep. Lou Adair, \"is dead.\"", "direct {\"The bill,\"} <Rep. Lou Adair> [said]"},
    {"\"The bill is dead,\" said Rep. Lou Adair, chairman of the House Appropriations Committee.",
     "direct {\"The bill is dead,\"} <Rep. Lou Adair, chairman of the House Appropriations Committee> [said]"},
    {"\"The bill is dead,\" said Rep. Lou Adair, who chairs the committee, in an interview Thursday.",
     "direct {\"The bill is dead,\"} <Rep. Lou Adair, who chairs the committee> [said]"},
    {"\"The bill is dead,\" said Lou Adair of the Reno office.", "direct {\"The bill is dead,\"} [said]"},
    {"\"The bill is dead,\" said a senior aide to the governor.",
     "direct {\"The bill is dead,\"} <a senior aide to the governor> [said]"},
    {"\"The bill is dead,\" said one person with knowledge of the talks.",
     "direct {\"The bill is dead,\"} <one person> [said]"},
    {"\"The bill is dead,\" tweeted @louadair.", "direct {\"The bill is dead,\"} <@louadair> [tweeted]"},
    {"The bill's sponsor said it \"isn't dead yet\" and would be back.",
     "mixed {it \"isn't dead yet\" and would be back} <The bill's sponsor> [said]"},
    {"HUD said in its notice that \"no further action is required.\"",
     "direct {\"no further action is required.\"} <HUD> [said]"},
};

static void sentences_of_a_news_article_with_marks(void **state)
{
    (void)state;
    CHECK(news_with_marks);
}

static const Told nothing[] = {
    {"The mayor did not say whether the city would sue.", ""},
    {"The mayor declined to say whether the city would sue.", ""},
    {"The mayor would not say that the city had complied.", ""},
    {"The mayor was told that the grant had been pulled.", ""},
    {"It is said that the grant was pulled.", ""},
    {"If the mayor says the city will sue, the agency may relent.", ""},
    {"So-called “sanctuary cities” get money from the department.", ""},
    {"The term “State” means any State of the United States and the District of Columbia.", ""},
    {"Ten states that refuse the condition would lose money.", ""},
    {"Cities and states that refuse the condition would lose money.", ""},
    {"The report of the auditor was late.", ""},
    {"His remarks that evening were brief.", ""},
    {"The claims were paid in May.", ""},
    {"The city has called for a hearing on the grant.", ""},
    {"The court ordered the agency to pay.", ""},
    {"The mayor asked the agency to reconsider.", ""},
    {"The agency told the city to reply by June 30.", ""},
    {"The agency found the city in compliance.", ""},
    {"A 6\" pipe burst under the \"Old Mill\" bridge.", ""},
    {"He read “The Prince” on the train.", ""},
    {"Alma \"Sis\" Ruiz has run the shelter since 1998.", ""},
    {"The council adds two seats next year.", ""},
    {"The county holds 40 inmates for the state.", ""},
    {"The mayor said nothing.", ""},
    {"The mayor said so.", ""},
    {"The mayor reported a loss of $2 million.", ""},
    {"The board noted the arrival of the auditors.", ""},
    {"The agency announced a grant of $4 million.", ""},
    {"The program known as \"Safe Streets\" ends in May.", ""},
    {"The mayor knows the law.", ""},
    {"Each state explains its plan in a notice.", ""},
    {"The order requires each recipient to certify compliance.", ""},
    {"He expects to sign it soon.", ""},
};

static void what_only_looks_told_is_nothing(void **state)
{
    (void)state;
    CHECK(nothing);
}

static const Told not_told[] = {
    {"A spokeswoman for the mayor declined to comment.", ""},
    {"A 2016 audit by the inspector general found that the city had a policy that \"may be inconsistent\" with the "
     "law.",
     ""},
    {"Neither the mayor nor the sheriff said whether they would comply.", ""},
    {"Nobody said that the money was gone.", ""},
    {"The mayor never said the money was gone.", ""},
    {"The council urged the mayor to sign.", ""},
    {"The mayor thinks so.", ""},
    {"The mayor expects the council to agree.", ""},
    {"The mayor knows that the clinics will close.", ""},
    {"Everyone knows the clinics will close.", ""},
    {"It is not clear whether the clinics will close.", ""},
    {"Under the rule, a state must certify that it \"does not restrict\" the exchange of information.", ""},
    {"Some have called the order a disgrace.", ""},
    {"What the governor said was that the order is lawful.", ""},
    {"The governor's claim that the order is lawful drew laughter.", ""},
    {"The governor was quoted as saying that the order was lawful.", ""},
    {"The governor is expected to say the order is lawful.", ""},
    {"The governor could say the order is lawful.", ""},
    {"As the governor said, the order is lawful.", ""},
    {"\"None.\" That was the governor's answer.", ""},
    {"The Associated Press first reported the cuts.", ""},
    {"Polls show most voters oppose the measure.", ""},
    {"A study published last year found that crime fell.", ""},
    {"For Orr, the letter was \"a slap in the face.\"", ""},
    {"To hear Orr tell it, the letter was a slap in the face.", ""},
    {"In what Orr called “a reckless move,” the agency froze the grant.", ""},
    {"According to the letter, payments \"could stop as soon as July 1.\"", ""},
    {"State officials have long said they comply with the law.", ""},
    {"IT IS ORDERED that the motion is granted.", ""},
    {"The clerk read the letter aloud.", ""},
    {"Dr. Ames asked the council to vote.", ""},
    {"Ames: \"We have six weeks.\"", ""},
    {"Q: Will the clinic close? A: Not this year.", ""},
    {"\"We have six weeks.\" Ames paused. \"Maybe seven.\"", ""},
    {"Ames is worried that the clinic will close.", ""},
    {"\"Dead,\" is how Adair described the bill.", ""},
};

static void what_is_not_told_or_not_said_to_be_is_nothing(void **state)
{
    (void)state;
    CHECK(not_told);
}

/* ---- Speakers ---- */

typedef struct {
    Arena arena;
    Text text;
    Reading reading;
} Document;

static void open_document(Document *document, const char *words)
{
    *document = (Document){0};
    arena_init(&document->arena);
    ReadingInput input = {.bytes = str_from_c(words), .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = DATE_MIN};
    assert_int_equal(document_clean(&input, &document->arena, &document->text, &document->reading), READING_OK);
    tag(&document->text, &document->arena);
}

static Anchor anchor_of_words(const Document *document, const char *words)
{
    Str clean = document->text.clean, wanted = str_from_c(words);
    for (uint32_t at = 0; at + wanted.len <= clean.len; at++)
        if (str_starts(str_after(clean, at), wanted))
            return anchor_of(&document->text, at, at + (uint32_t)wanted.len);
    fail_msg("'%s' is not in the text", words);
    return (Anchor){0};
}

static void add_person(Document *document, const char *name, const char *role)
{
    PersonFind person = {
        .at = anchor_of_words(document, name), .name = str_from_c(name), .role = str_from_c(role), .body = PLACE_NONE};
    ARRAY_ADD(&document->arena, &document->reading.people, person);
}

static const QuoteFind *quote_of(Document *document, uint32_t index)
{
    if (document->reading.quotes.count == 0)
        find_quotes(&document->text, &document->arena, &document->reading);
    assert_true(index < document->reading.quotes.count);
    return &document->reading.quotes.items[index];
}

static void assert_speaker(Document *document, uint32_t index, const char *speaker, const char *role)
{
    const QuoteFind *quote = quote_of(document, index);
    assert_text(quote->speaker, speaker);
    assert_text(quote->role, role);
}

static void a_person_speaks_with_name_and_role(void **state)
{
    (void)state;
    Document document;
    open_document(&document,
                  "\"It is ours,\" said Alma Ruiz, a spokeswoman for Cook County Board President Lena Hart.");
    add_person(&document, "Alma Ruiz", "spokeswoman");
    add_person(&document, "Lena Hart", "Cook County Board President");
    assert_speaker(&document, 0, "Alma Ruiz", "spokeswoman");
    assert_int_equal(quote_of(&document, 0)->person, 0);
    arena_release(&document.arena);
}

static void a_spokesman_for_somebody_is_not_that_somebody(void **state)
{
    (void)state;
    Document document;
    open_document(&document,
                  "A spokesman for Mayor Lena Hart said the city would sue. Hart's lawyer said so too, and the "
                  "mayor's office said it was right.");
    add_person(&document, "Lena Hart", "Mayor");
    assert_speaker(&document, 0, "spokesman for Mayor Lena Hart", "");
    arena_release(&document.arena);
}

static void a_pronoun_speaks_for_the_person_named_last(void **state)
{
    (void)state;
    Document document;
    open_document(&document, "Mayor Lena Hart met Sheriff Tom Bell on Monday. \"We agree,\" she said.");
    add_person(&document, "Lena Hart", "Mayor");
    add_person(&document, "Tom Bell", "Sheriff");
    assert_speaker(&document, 0, "Lena Hart", "Mayor");
    assert_text(quote_of(&document, 0)->source.text, "she");
    arena_release(&document.arena);
}

static void a_description_before_the_name_is_the_person(void **state)
{
    (void)state;
    Document document;
    open_document(&document,
                  "The mayor of Freeport, Lena Hart, said the city would sue. Tom Bell, who said so first, left.");
    add_person(&document, "Lena Hart", "mayor of Freeport");
    add_person(&document, "Tom Bell", "");
    assert_speaker(&document, 0, "Lena Hart", "mayor of Freeport");
    arena_release(&document.arena);
}

/* ---- What nobody would write ---- */

/* Reads `count` times `words`; how many quotations there are. */
static uint32_t count_repeated(const char *words, size_t count)
{
    Arena arena;
    arena_init(&arena);
    Buf text;
    buf_init(&text);
    for (size_t i = 0; i < count; i++)
        buf_printf(&text, "%s", words);
    Reading reading;
    ReadingInput input = {.bytes = buf_str(&text), .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = DATE_MIN};
    assert_int_equal(reading_read(&input, &arena, &reading), READING_OK);
    uint32_t found = reading.quotes.count;
    for (uint32_t i = 0; i < found; i++) {
        const QuoteFind *find = &reading.quotes.items[i];
        assert_true(find->at.start < find->at.end && find->at.end <= input.bytes.len);
        assert_true(i == 0 || reading.quotes.items[i - 1].at.start <= find->at.start);
    }
    buf_release(&text);
    arena_release(&arena);
    return found;
}

static void quotation_marks_without_end_end(void **state)
{
    (void)state;
    static const char *const words[] = {"\"", "“",           "“a ”",       "“a “b ",
                                        "” ", "\"a said\" ", "he said \"", "“a,” he said, "};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        count_repeated(words[i], 10000);
}

static void a_sentence_of_a_megabyte_is_read_in_pieces(void **state)
{
    (void)state;
    static const char *const words[] = {"he said that ", "said ",     "the mayor, ", "and said ", "— ",
                                        ", saying so, ", "; he said "};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        count_repeated(words[i], 100000);
}

static void according_to_at_the_beginning_is_read_at_once(void **state)
{
    (void)state;
    assert_int_equal(count_repeated("According to the mayor, the grant was pulled.\n\n", 2000), 2000);
}

static void a_letter_speaks_for_who_wrote_it(void **state)
{
    (void)state;
    Document document;
    open_document(&document, "The county's reply of March 1 states that the rule is old. It said the rule was wrong.");
    assert_speaker(&document, 0, "county", "");
    assert_speaker(&document, 1, "county", "");
    arena_release(&document.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_in_quotation_marks_are_told_by_the_subject_of_their_cue),
        cmocka_unit_test(words_go_on_behind_the_cue_and_over_paragraphs),
        cmocka_unit_test(words_with_some_marks_are_mixed),
        cmocka_unit_test(sentences_of_a_news_article_with_marks),
        cmocka_unit_test(what_only_looks_told_is_nothing),
        cmocka_unit_test(what_is_not_told_or_not_said_to_be_is_nothing),
        cmocka_unit_test(a_person_speaks_with_name_and_role),
        cmocka_unit_test(a_spokesman_for_somebody_is_not_that_somebody),
        cmocka_unit_test(a_pronoun_speaks_for_the_person_named_last),
        cmocka_unit_test(a_description_before_the_name_is_the_person),
        cmocka_unit_test(quotation_marks_without_end_end),
        cmocka_unit_test(a_sentence_of_a_megabyte_is_read_in_pieces),
        cmocka_unit_test(according_to_at_the_beginning_is_read_at_once),
        cmocka_unit_test(a_letter_speaks_for_who_wrote_it),
    };
    return ALL(tests);
}
