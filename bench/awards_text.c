/* Invented words of award files: purposes, program titles; and the agencies and programs themselves. */
#include "awards_make.h"

#include <stdio.h>

Dice dice_of(uint64_t seed, uint64_t about, uint64_t number)
{
    Dice dice = {seed * 0x9e3779b97f4a7c15u ^ about * 0xd1342543de82ef95u ^ number * 0xaf251af3b0f025b5u};
    dice_next(&dice);
    return dice;
}

/* splitmix64 (Steele, Lea, Flood 2014). */
uint64_t dice_next(Dice *dice)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

uint32_t dice_below(Dice *dice, uint32_t limit)
{
    return (uint32_t)((dice_next(dice) >> 32) * limit >> 32);
}

bool dice_hits(Dice *dice, uint32_t of_thousand)
{
    return dice_below(dice, 1000) < of_thousand;
}

uint32_t dice_skewed(Dice *dice, uint32_t limit)
{
    uint64_t a = dice_next(dice) >> 32, b = dice_next(dice) >> 32;
    return (uint32_t)((a * b >> 32) * limit >> 32);
}

static const char *const DOING[] = {
    "IMPROVE", "EXPAND",     "SUPPORT",      "STRENGTHEN", "REPLACE",   "EVALUATE", "MAINTAIN",
    "DEVELOP", "COORDINATE", "REHABILITATE", "PLAN",       "CONSTRUCT", "ASSESS",   "MONITOR",
    "RESTORE", "MODERNIZE",  "PROVIDE",      "CONTINUE",   "ENHANCE",   "DELIVER",
};
static const char *const WHICH[] = {
    "LOCAL",    "REGIONAL",  "RURAL",  "STATEWIDE",  "COMMUNITY-BASED", "LOW-INCOME",  "CRITICAL",
    "COASTAL",  "EMERGENCY", "PUBLIC", "AFFORDABLE", "AGING",           "INTEGRATED",  "EARLY",
    "ELIGIBLE", "TRIBAL",    "URBAN",  "MULTI-YEAR", "EVIDENCE-BASED",  "UNDERSERVED",
};
static const char *const THING[] = {
    "HOUSING",
    "HIGHWAY",
    "WATER",
    "HEALTH",
    "AIRPORT",
    "SCHOOL",
    "WORKFORCE",
    "TRANSIT",
    "FOREST",
    "ENERGY",
    "BROADBAND",
    "JUSTICE",
    "LIBRARY",
    "NUTRITION",
    "RESEARCH",
    "SHELTER",
    "BRIDGE",
    "WASTEWATER",
    "VETERANS",
    "CHILD CARE",
    "FISHERIES",
    "EMERGENCY MANAGEMENT",
    "SUBSTANCE ABUSE",
    "MENTAL HEALTH",
    "LAW ENFORCEMENT",
    "CROP",
    "HISTORIC PRESERVATION",
    "PORT",
};
static const char *const WHAT[] = {
    "SERVICES",       "FACILITIES", "PROJECTS", "TRAINING", "SYSTEMS",      "EQUIPMENT",
    "ASSISTANCE",     "OPERATIONS", "PLANNING", "STUDIES",  "IMPROVEMENTS", "PARTNERSHIPS",
    "INFRASTRUCTURE", "OUTREACH",   "CAPACITY", "RECOVERY", "PREVENTION",   "INSPECTIONS",
};
/* $P is the place, $D $W $T $X words of the lists above, $N a number. */
static const char *const SENTENCE[] = {
    "THE PURPOSE OF THIS AWARD IS TO $D $W $T $X IN $P.",
    "FUNDS WILL BE USED TO $D $T $X AND TO $D $W $X FOR $N HOUSEHOLDS.",
    "THE RECIPIENT WILL $D $N $W $T $X, INCLUDING $T $X AND $X.",
    "ACTIVITIES TO BE PERFORMED: $D $T $X; $D $W $X.",
    "EXPECTED OUTCOMES INCLUDE $N $T $X \xe2\x80\x93 AN INCREASE OF $N PERCENT.",
    "INTENDED BENEFICIARIES ARE $W RESIDENTS OF $P WHO NEED $T $X.",
    "SUBRECIPIENT ACTIVITIES: THE RECIPIENT DOES NOT INTEND TO SUBAWARD FUNDS.",
    "THIS PROJECT WAS KNOWN AS \"$W $T $X\" IN $P, PHASE $N.",
    "THE STATE\xe2\x80\x99S $T $X ARE DUE BY SEPTEMBER 30, AND $N SITES REPORT EACH QUARTER.",
    "CONGRESS AUTHORIZED $T $X TO $D $W $T $X, $T $X AND $T $X IN $N COUNTIES.",
};
#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static void add_word(Buf *out, Dice *dice, const char *const *words, uint32_t count)
{
    buf_add(out, str_from_c(words[dice_below(dice, count)]));
}

static void add_sentence(Buf *out, Dice *dice, const char *form, Str place)
{
    for (const char *c = form; *c != '\0'; c++) {
        if (*c != '$') {
            buf_add_char(out, *c);
            continue;
        }
        switch (*++c) {
        case 'D': add_word(out, dice, DOING, COUNT(DOING)); break;
        case 'W': add_word(out, dice, WHICH, COUNT(WHICH)); break;
        case 'T': add_word(out, dice, THING, COUNT(THING)); break;
        case 'X': add_word(out, dice, WHAT, COUNT(WHAT)); break;
        case 'N': buf_printf(out, "%u", 2 + dice_below(dice, dice_hits(dice, 300) ? 5000 : 90)); break;
        default: buf_add(out, place); break;
        }
    }
}

void text_purpose(Buf *out, Dice *dice, Str place, uint32_t sentences, uint32_t newlines)
{
    buf_reset(out);
    for (uint32_t i = 0; i < sentences; i++) {
        add_sentence(out, dice, SENTENCE[dice_below(dice, COUNT(SENTENCE))], place);
        if (i < newlines)
            buf_add(out, dice_hits(dice, 20) ? STR("\r\n") : STR("\n"));
        else if (i + 1 < sentences)
            buf_add(out, STR("  "));
    }
}

void text_title(Buf *out, Dice *dice)
{
    static const char *const END[] = {"PROGRAM", "GRANTS",    "FORMULA GRANTS", "COOPERATIVE AGREEMENTS",
                                      "FUND",    "INITIATIVE"};
    if (dice_hits(dice, 400))
        add_sentence(out, dice, "$W ", STR_NONE);
    add_sentence(out, dice, dice_hits(dice, 300) ? "$T AND $T $X " : "$T $X ", STR_NONE);
    add_word(out, dice, END, COUNT(END));
}

static const Agency AGENCIES[AGENCY_COUNT] = {
    {"015", "Department of Justice", "1550", "Office of Justice Programs", "15PBJA", "OJP BUREAU OF JUSTICE ASSISTANCE",
     16},
    {"086", "Department of Housing and Urban Development", "8620", "Assistant Secretary for Public and Indian Housing",
     "865050", "PIH : OFFICE OF PUBLIC HOUSING", 14},
    {"086", "Department of Housing and Urban Development", "8630",
     "Assistant Secretary for Housing--Federal Housing Commissioner", "861539", "HSNG : ED MF HOUSING DIV", 14},
    {"075", "Department of Health and Human Services", "7530", "Centers for Medicare and Medicaid Services", "75HMDA",
     "DIVISION OF MEDICAID ADMINISTRATION", 93},
    {"075", "Department of Health and Human Services", "7529", "National Institutes of Health", "75N910",
     "NIH NATIONAL CANCER INSTITUTE", 93},
    {"075", "Department of Health and Human Services", "7590", "Administration for Children and Families", "75ACYF",
     "ACF OFFICE OF HEAD START", 93},
    {"069", "Department of Transportation", "6925", "Federal Highway Administration", "693JJ2", "FHWA DIVISION OFFICE",
     20},
    {"069", "Department of Transportation", "6955", "Federal Transit Administration", "69A345", "FTA REGION 5", 20},
    {"091", "Department of Education", "9100", "Department of Education", "ESEOSE",
     "OFFICE OF ELEMENTARY AND SECONDARY EDUCATION", 84},
    {"012", "Department of Agriculture", "12D2", "Farm Service Agency", "12FPC1", "FPAC BUSINESS CENTER", 10},
    {"012", "Department of Agriculture", "1294", "Rural Housing Service", "12SAD1", "RURAL DEVELOPMENT OPERATIONS", 10},
    {"070", "Department of Homeland Security", "7022", "Federal Emergency Management Agency", "70FA40",
     "GRANT PROGRAMS DIRECTORATE", 97},
    {"014", "Department of the Interior", "1448", "U.S. Fish and Wildlife Service", "140F09",
     "WILDLIFE AND SPORT FISH RESTORATION", 15},
    {"068", "Environmental Protection Agency", "6800", "Environmental Protection Agency", "68HE0R",
     "REGION 5 GRANTS OFFICE", 66},
    {"016", "Department of Labor", "1630", "Employment and Training Administration", "1630GR",
     "ETA OFFICE OF GRANTS MANAGEMENT", 17},
    {"049", "National Science Foundation", "4900", "National Science Foundation", "490501",
     "DIVISION OF GRANTS AND AGREEMENTS", 47},
    {"027", "Federal Communications Commission", "2700", "Federal Communications Commission", "273FCC", "FCC", 32},
    {"073", "Small Business Administration", "7300", "Small Business Administration", "732990",
     "SBA DISASTER ASSISTANCE", 59},
    {"036", "Department of Veterans Affairs", "3620", "Veterans Benefits Administration", "36C10X",
     "VBA REGIONAL OFFICE", 64},
    {"089", "Department of Energy", "8900", "Department of Energy", "892430", "GOLDEN FIELD OFFICE", 81},
    {"013", "Department of Commerce", "1330", "National Oceanic and Atmospheric Administration", "1333MD",
     "NOAA GRANTS MANAGEMENT", 11},
    {"020", "Department of the Treasury", "2001", "Departmental Offices", "205700", "OFFICE OF RECOVERY PROGRAMS", 21},
};

typedef struct {
    const char *number, *title, *type;
} NamedProgram;

/* Large and well-known listings; the rest have invented titles. */
static const NamedProgram NAMED[] = {
    {"16.738", "EDWARD BYRNE MEMORIAL JUSTICE ASSISTANCE GRANT PROGRAM", "04"},
    {"16.710", "PUBLIC SAFETY PARTNERSHIP AND COMMUNITY POLICING GRANTS", "04"},
    {"16.575", "CRIME VICTIM ASSISTANCE", "03"},
    {"16.606", "STATE CRIMINAL ALIEN ASSISTANCE PROGRAM", "06"},
    {"14.195", "PROJECT-BASED RENTAL ASSISTANCE (PBRA)", "06"},
    {"14.218", "COMMUNITY DEVELOPMENT BLOCK GRANTS/ENTITLEMENT GRANTS", "03"},
    {"14.850", "PUBLIC HOUSING OPERATING FUND", "06"},
    {"14.871", "SECTION 8 HOUSING CHOICE VOUCHERS", "06"},
    {"20.205", "HIGHWAY PLANNING AND CONSTRUCTION", "03"},
    {"20.507", "FEDERAL TRANSIT FORMULA GRANTS", "03"},
    {"93.778", "MEDICAL ASSISTANCE PROGRAM", "03"},
    {"93.600", "HEAD START", "04"},
    {"84.010", "TITLE I GRANTS TO LOCAL EDUCATIONAL AGENCIES", "03"},
    {"97.036", "DISASTER GRANTS - PUBLIC ASSISTANCE (PRESIDENTIALLY DECLARED DISASTERS)", "04"},
    {"97.067", "HOMELAND SECURITY GRANT PROGRAM", "04"},
    {"10.410", "VERY LOW TO MODERATE INCOME HOUSING LOANS", "07"},
    {"59.008", "DISASTER ASSISTANCE LOANS", "07"},
    {"32.004", "UNIVERSAL SERVICE FUND - SCHOOLS AND LIBRARIES", "06"},
};

typedef struct {
    const char *code, *newer_code, *words;
} AssistanceType;

static const AssistanceType TYPES[] = {
    {"04", "F001", "PROJECT GRANT (B)"},
    {"03", "F001", "FORMULA GRANT (A)"},
    {"02", "F001", "BLOCK GRANT (A)"},
    {"05", "F002", "COOPERATIVE AGREEMENT (B)"},
    {"06", "F006", "DIRECT PAYMENT FOR SPECIFIED USE, AS A SUBSIDY OR OTHER NON-REIMBURSABLE DIRECT FINANCIAL AID (C)"},
    {"10", "F007", "DIRECT PAYMENT WITH UNRESTRICTED USE (RETIREMENT, PENSION, VETERANS BENEFITS, ETC.) (D)"},
    {"07", "F003", "DIRECT LOAN (E)"},
    {"08", "F004", "GUARANTEED/INSURED LOAN (F)"},
    {"11", "F010", "OTHER REIMBURSABLE, CONTINGENT, INTANGIBLE, OR INDIRECT FINANCIAL ASSISTANCE"},
};

static const Agency *agency_of_listing(const char *number, uint32_t spin)
{
    int prefix = (number[0] - '0') * 10 + number[1] - '0';
    for (uint32_t i = 0; i < COUNT(AGENCIES); i++) {
        const Agency *agency = &AGENCIES[(i + spin) % COUNT(AGENCIES)];
        if (agency->listing_prefix == prefix)
            return agency;
    }
    return &AGENCIES[0];
}

static void set_type(Program *program, const char *code, bool newer_types)
{
    const AssistanceType *type = &TYPES[0];
    for (uint32_t i = 0; i < COUNT(TYPES); i++)
        if (strcmp(TYPES[i].code, code) == 0)
            type = &TYPES[i];
    program->type = newer_types ? type->newer_code : type->code;
    program->words = type->words;
    program->is_loan = code[0] == '0' && (code[1] == '7' || code[1] == '8');
}

void program_fill(Program *program, uint32_t number, bool newer_types)
{
    Dice dice = dice_of(7, 1, number);
    buf_reset(&program->title);
    if (number < COUNT(NAMED)) {
        buf_add(&program->title, str_from_c(NAMED[number].title));
        memcpy(program->number, NAMED[number].number, 7);
        program->agency = agency_of_listing(program->number, number);
        set_type(program, NAMED[number].type, newer_types);
        return;
    }
    program->agency = &AGENCIES[number % COUNT(AGENCIES)];
    snprintf(program->number, sizeof program->number, "%02d.%03u", program->agency->listing_prefix, 100 + number % 900);
    text_title(&program->title, &dice);
    set_type(program, TYPES[dice_skewed(&dice, COUNT(TYPES))].code, newer_types);
}
