/* Any request to a site: a path, parameters, a document.
 *
 * The first line is the path, with "!" before it for a POST; each line behind it is a parameter, NAME=VALUE, until one
 * of ==== , behind which the body stands. The journal is small and always the same. Fails when an answer that says it
 * is JSON is not, when a refusal has no words, or when the same request is told something else. */
#include "fuzz.h"

#include "site/site.h"

#include <jansson.h>
#include <sys/mman.h>
#include <unistd.h>

static const char story[] =
    "option title \"A story\"\n"
    "source s \"A source\"\n  publisher: \"A paper\"\n  published: unknown\n  url: \"https://example.org/\"\n"
    "program jag \"Byrne JAG\" 16.738\n  agency: us/doj/ojp\n"
    "policy eo \"An order of the President\"\n  by: us\n  from: 2017-01-25\n"
    "policy shield \"A city's rule\"\n  by: us/il/chicago\n  from: 2012\n"
    "condition c1 \"Certify\"\n  authority: 8 USC 1373\n  reaches: jag FY2016\n  from: 2016-07\n  source: s\n"
    "condition c2 \"Notice\"\n  reaches: jag FY2017\n  from: 2017-07-01\n  rests-on: eo\n"
    "group mayors \"The mayors\"\n  member: us/il/chicago\n  member: us/ny/new-york\n"
    "case k \"Chicago v. Sessions\"\n  court: us/courts/ilnd\n  docket: 1:17\n  filed: 2017-08-07\n"
    "  plaintiff: us/il/chicago\n  challenges: c2\n  source: s\n"
    "award A-1 us/il/chicago\n  program: jag\n  year: FY2016\n  amount: 2,333,428.00\n  source: s\n"
    "award A-2 us/ny/new-york\n  program: jag\n  year: FY2017\n  amount: 100.00..200.00\n  source: s\n"
    "joint us/il/chicago jag FY2016\n  with: us/il/cook-county\n  source: s\n"
    "allocation us/ca jag FY2016 18,000,000\n  source: s\n"
    "series murders \"Murders\"\n  measure: homicides\n  about: crime\n  point: us/il/chicago 2015 485\n"
    "  point: us/il/chicago 2016 764\n  source: s\n"
    "2017-04-21 warn us/doj ^letters \"Prove it\"\n  to: us/il/chicago, us/ny/new-york, us/ca\n  about: c1\n"
    "  due: 2017-06-30\n  source: s\n"
    "2017-06-28 reply us/il/chicago ^reply \"We do\"\n  about: c1\n  stance: complies\n  source: s\n"
    "2017-08 finding us/doj us/ny/new-york complies\n  about: c1\n  source: s\n"
    "2017-09-15 order k ^o1 \"injunction\"\n  blocks: c2\n  protects: everyone\n  source: s\n"
    "2018-06-26 order k ^o2 \"stay\"\n  stays: ^o1\n  except: us/il/chicago\n  source: s\n"
    "2017-04-21 say \"A Speaker\" ^said \"Words \\\"quoted\\\"\"\n  role: \"mayor\"\n  body: us/il/chicago\n  source: "
    "s\n"
    "2017-04-21 claim \"A Speaker\" ^t1 \"Murders rose\"\n  test: homicides of us/il/chicago rises from 2015 to 2016\n"
    "  source: s @ 1..2\n"
    "2017-04-21 claim \"A Speaker\" ^t2 \"It got nothing\"\n"
    "  test: money from us/doj to us/il/cook-county in FY2016 is zero\n  source: s\n";

static Site *open_story(void)
{
    char path[64];
    Str why = STR("");
    Arena arena;
    int file = memfd_create("story", 0);
    must(file >= 0 && write(file, story, sizeof story - 1) == (ssize_t)sizeof story - 1, "no room for the story");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    const char *files[] = {path};
    arena_init(&arena);
    Site *site = site_open(&(SiteFiles){.files = files, .file_count = 1}, &why, &arena);
    must(site && !site_has_errors(site), "the story has mistakes");
    arena_release(&arena);
    return site;
}

static SiteRequest read_request(Str text, Arena *arena)
{
    SiteRequest request = {.today = date_from_parts(2021, 1, 1)};
    request.is_post = str_starts(text, STR("!"));
    text = request.is_post ? str_after(text, 1) : text;
    request.path = str_cut(&text, '\n');
    while (text.len) {
        Str value = str_cut(&text, '\n'), name;
        if (str_equal(value, STR("===="))) {
            request.body = text;
            break;
        }
        name = str_cut(&value, '=');
        SiteParameter parameter = {name, value};
        ARRAY_ADD(arena, &request.parameters, parameter);
    }
    return request;
}

static void check_json(const SiteAnswer *answer)
{
    json_error_t mistake;
    json_t *value = json_loadb(answer->body.ptr, answer->body.len, JSON_DECODE_ANY, &mistake);
    must(value, "an answer is no JSON");
    if (answer->status != 200)
        must(json_is_string(json_object_get(value, "error")) && json_object_get(value, "help") &&
                 json_object_get(value, "parameter"),
             "a refusal without words");
    json_decref(value);
}

static SiteAnswer ask(Site *site, const SiteRequest *request, Arena *arena)
{
    SiteAnswer answer;
    site_answer(site, request, arena, &answer);
    must(answer.status == 200 || (answer.status >= 400 && answer.status < 500), "a status that nobody expects");
    if (strstr(answer.type, "json"))
        check_json(&answer);
    return answer;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Site *site;
    Arena arena;
    if (!site)
        site = open_story();
    arena_init(&arena);
    SiteRequest request = read_request((Str){(const char *)data, size}, &arena);
    SiteAnswer first = ask(site, &request, &arena), second = ask(site, &request, &arena);
    must(first.status == second.status && first.total == second.total &&
             str_equal(buf_str(&first.body), buf_str(&second.body)),
         "the same request is told something else");
    buf_release(&first.body);
    buf_release(&second.body);
    arena_release(&arena);
    return 0;
}
