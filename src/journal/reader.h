/* What the files of journal/ share while one journal is being read. Private.
 *
 *   text --split--> Entry (head, fields as bytes) --declare--> ids
 *        --build--> typed things of journal.h --link, check--> done
 */
#ifndef PURSE_JOURNAL_READER_H
#define PURSE_JOURNAL_READER_H

#include "journal/journal.h"

typedef enum {
#define FIELD(name, key) FIELD_##name,
#include "journal/fields.def"
#undef FIELD
    FIELD_COUNT,
    FIELD_NONE = FIELD_COUNT
} FieldKey;
_Static_assert(FIELD_COUNT < 128, "fields of a kind are a set of 128 bits");
__extension__ typedef unsigned __int128 FieldSet; /* bits 1 << FieldKey */
#define FIELD_BIT(key) ((FieldSet)1 << (key))

typedef enum {
#define KIND(name, word, dated, may, must) KIND_##name,
#include "journal/kinds.def"
#undef KIND
    KIND_COUNT,
    KIND_NONE = KIND_COUNT
} EntryKind;

typedef struct {
    const char *word;
    bool is_dated;
    FieldSet may, must;
} KindRule;

extern const KindRule kind_rules[KIND_COUNT];
extern const char *const field_keys[FIELD_COUNT];
EntryKind kind_find(Str word);
FieldKey field_find(Str key);

/* One field as it stands in the text: bytes [from, until) of its value, over several lines. */
typedef struct {
    FieldKey key;
    uint32_t key_at, from, until;
} FieldText;

/* One entry as it stands in the text. Its fields are a run in Reader.fields. */
typedef struct {
    EntryKind kind;
    uint32_t source;
    uint32_t at;                    /* first byte of the entry */
    uint32_t head_from, head_until; /* after the kind, to the end of the line */
    Period day;
    Span day_span;
    uint32_t first_field, field_count;
    Index made; /* number of what was made of it, in its array */
    FieldSet given;
    FieldSet excused; /* what it has, though it could not be read: not missing as well */
} Entry;

typedef struct {
    Journal *journal;
    Arena *arena;
    Diags *diags;
    const JournalOpener *opener;
    ARRAY(Entry) entries;
    Index *event_entries; /* the entry of each event */
    ARRAY(FieldText) fields;
    Map identities; /* of the texts read so far */
    size_t total_bytes;
    unsigned depth;
    bool is_full;                         /* ENTRIES_MOST were read: the rest is passed over */
    unsigned near_left, near_places_left; /* how many more unknown names get near ones: each costs a look at all */
    Map place_cache;                      /* text of a place -> PlaceId, for places found without remark */
    Map decisions;                        /* folded name -> number in journal->decisions */
    Map told_places;                      /* text of an unknown place -> number in told_help */
    StrArray told_help;
    ARRAY(struct RowsFile {
        uint32_t source;
        Index entry;
    })
    row_files;                           /* included award files */
    ARRAY(struct RowsFile) series_files; /* included files of series */
    ARRAY(struct RowsFile)
    table_files; /* of either kind, and those that a field names: what is allowed goes for them */
    ARRAY(struct Numbered {
        Numbers numbers;
        uint32_t reach;
        Index rule;
    })
    numbered;          /* of all conditions */
    Index *rule_marks; /* of a rule: one more than the event that took it by number last; NULL until one did */
    Map triples;       /* holder, program, year -> number in joints */
    ARRAY(struct Joint {
        Index first;
        Award gathered;
    })
    joints;                /* first: of its awards */
    Index *next_of_triple; /* from an award to the next of its triple; NULL until a joint entry is met */
} Reader;

enum {
    LINE_LIMIT = 64 * 1024,
    FILE_LIMIT = 256 << 20,
    TOTAL_LIMIT = 1 << 30,
    DEPTH_LIMIT = 64,
    ENTRIES_MOST = 2000000,
    NEAR_LIMIT = 50,
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
    NEAR_PLACES_LIMIT = 0, /* looking at all places takes longer than all else together */
#else
    NEAR_PLACES_LIMIT = 50,
#endif
    NUMBERED_MOST = 256,
};

/* ---- Words (lex.c) ---- */

typedef enum {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_STRING,
    TOKEN_LINK,
    TOKEN_COMMA,
    TOKEN_DOTS,
    TOKEN_AT,
    TOKEN_BAD
} TokenKind;

typedef struct {
    TokenKind kind;
    Str text;                  /* of a string: between the marks, escapes as written; of a link: without ^ */
    uint32_t at;               /* offset in the source */
    uint32_t length;           /* with quotation marks and ^ */
    bool has_escapes, is_open; /* is_open: the closing mark is missing */
} Token;

typedef struct {
    Str text; /* of the whole source */
    uint32_t at, until;
    uint32_t source;
    bool has_ahead; /* `ahead` was read by lex_peek and comes next */
    Token ahead;
} Lexer;

/* Skips blanks, line ends and comments; at the end gives TOKEN_END. */
Token lex_next(Lexer *lexer);
Token lex_peek(Lexer *lexer);
void lex_finish(Lexer *lexer); /* passes over all that is left */
/* Length of a line without its comment and the blanks before that. */
size_t lex_content_length(Str line);
Str token_text(const Lexer *lexer, Token token);             /* as it stands */
Span token_span(const Lexer *lexer, Token token);            /* of the end: the byte after the last one */
Span span_over(const Lexer *lexer, Token first, Token last); /* from the first byte of one to the last of the other */

/* ---- Values (values.c, names.c): each reads from the lexer and reports its mistakes.
 * bool ones return false when nothing usable was there. ---- */

Lexer lexer_of(const Reader *reader, uint32_t source, uint32_t from, uint32_t until);
Lexer head_lexer(const Reader *reader, const Entry *entry);
Lexer field_lexer(const Reader *reader, const Entry *entry, const FieldText *field);
bool entry_has(const Entry *entry, FieldKey key);                                   /* readable or not */
const FieldText *field_get(const Reader *reader, const Entry *entry, FieldKey key); /* NULL when absent */

bool read_date(Reader *reader, Lexer *lexer, Period *out);
bool read_text(Reader *reader, Lexer *lexer, Str *out); /* strings in a row, joined by blanks */
Str read_raw(Reader *reader, Lexer *lexer);             /* string, or the words as they stand */
bool read_amount(Reader *reader, Lexer *lexer, MoneyRange *out);
/* `what` is for the message: "the award year, as in FY2016". */
bool read_year(Reader *reader, Lexer *lexer, int *out, const char *what);
bool read_years(Reader *reader, Lexer *lexer, Years *out, const char *what);
bool read_number(Reader *reader, Lexer *lexer, uint32_t *out, const char *what);
/* One of `words`; its position, or -1 with a mistake. */
int read_choice(Reader *reader, Lexer *lexer, const char *const *words, size_t count);
void read_end(Reader *reader, Lexer *lexer); /* a mistake when something is left */
bool skip_comma(Lexer *lexer);
bool skip_word(Lexer *lexer, const char *word); /* skips it when it comes next */
/* Reports that something else stands here; what follows ", as in " in `what` is the help. */
void expected(Reader *reader, const Lexer *lexer, Token found, const char *what);
void skip_item(Lexer *lexer);                          /* to the next comma or the end */
void skip_item_before(Lexer *lexer, const char *word); /* the same, but no further than to `word` */
void check_string(Reader *reader, const Lexer *lexer, Token token);
Str unescape(Reader *reader, Token token);

typedef enum { NEED_ANY, NEED_GOVERNMENT, NEED_AGENCY, NEED_COURT, NEED_AREA } PlaceNeed;
bool read_place(Reader *reader, Lexer *lexer, PlaceNeed need, PlaceId *out);
void read_place_set(Reader *reader, Lexer *lexer, PlaceSet *out);
bool read_place_term(Reader *reader, Lexer *lexer, PlaceTerm *out);
/* An id of the kind that `ids` holds; `what` names the kind in the message. */
bool read_id(Reader *reader, Lexer *lexer, const Map *ids, const char *what, Index *out);
typedef enum { RULES_ANY, RULES_CONDITIONS, RULES_POLICIES } RuleNeed;
void read_rules(Reader *reader, Lexer *lexer, RuleNeed need, IndexArray *out);
bool read_link(Reader *reader, Lexer *lexer, Index *out);

/* ---- The steps, in order ---- */

bool add_text(Reader *reader, const JournalText *text, uint32_t *source); /* read.c */
void include_file(Reader *reader, Index entry);
/* Opens what a field names as a text of the journal; false with a mistake at `span`. */
bool open_table(Reader *reader, const Entry *entry, Str name, Span span, uint32_t *source);
void check_utf8(Reader *reader, uint32_t source); /* lex.c */
void check_controls(Reader *reader, uint32_t source, Str line, size_t at);
void split_text(Reader *reader, const JournalText *text);        /* split.c */
void declare_entries(Reader *reader);                            /* declare.c */
void build_entries(Reader *reader);                              /* build.c */
void build_rule(Reader *reader, const Entry *entry, Rule *rule); /* build_rule.c */
void build_case(Reader *reader, const Entry *entry, Case *a_case);
/* FY2017 52..56; `span` is of all of it. */
bool read_numbers(Reader *reader, Lexer *lexer, Numbers *out, Span *span);
/* Before the first find_numbered of an event: what it names already is not added again. */
void mark_about(Reader *reader, const Event *event);
/* Adds the conditions with these numbers to `event->about`, and stops when it names more than `most`.
 * Returns the first number that no condition has; past `asked.last` when all have one. */
uint32_t find_numbered(Reader *reader, Numbers asked, Event *event, size_t most);
void build_award(Reader *reader, const Entry *entry); /* build_award.c */
void build_joint(Reader *reader, const Entry *entry);
void settle_joints(Reader *reader); /* after the last joint entry */
void build_allocation(Reader *reader, const Entry *entry);
void build_cost(Reader *reader, const Entry *entry);
void read_year_field(Reader *reader, const Entry *entry, int *out, const char *what);
bool read_amount_field(Reader *reader, const Entry *entry, FieldKey key, MoneyRange *out);
void build_event(Reader *reader, const Entry *entry, Event *event); /* build_event.c */
void finish_head(Reader *reader, Lexer *lexer, Event *event);
void build_order(Reader *reader, const Entry *entry, Event *event); /* build_order.c */
void build_common(Reader *reader, const Entry *entry, Common *common);
/* A mistake at `span` when the end lies before the beginning. */
void check_term(Reader *reader, Span span, Period from, Period until);
void read_also(Reader *reader, const Entry *entry, OtherFigure **items, size_t *count);
void build_rows(Reader *reader);                                 /* rows.c */
void build_series(Reader *reader);                               /* build_series.c */
Period known_from(const Journal *journal, const Common *common); /* PERIOD_NONE: no source tells */
void settle_known(Reader *reader);                               /* known.c */
void check_journal(Reader *reader);                              /* checks.c */
void apply_allows(Reader *reader);

/* Where a mistake is shown: the head of the entry, a key, a value; the head when there is no such field. */
Span entry_span(const Entry *entry);
Span key_span(const Reader *reader, const Entry *entry, FieldKey key);
Span value_span(const Reader *reader, const Entry *entry, FieldKey key);

#endif
