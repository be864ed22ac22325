/* Downloads by libcurl: the part, what is kept of the server's file, going on, the checks at the end. */
#include "fetch/fetch.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive.h"

enum {
    MARK_MOST = 200,     /* bytes of an ETag or a Last-Modified */
    CONNECT_MOST_S = 30, /* seconds */
    REDIRECTS_MOST = 5,
    TRIES_MOST = 5,   /* connections one after the other that bring little and are cut */
    LITTLE = 1 << 20, /* bytes */
    PAUSE_MS = 500,   /* before the second try; longer before each further one */
    READ_ROOM = 1 << 20,
    HTTP_WHOLE = 200,
    HTTP_PART = 206,
    HTTP_NO_SUCH_PART = 416,
};

/* How a server names a state of its file. Empty where it does not. */
typedef struct {
    char etag[MARK_MOST + 1], modified[MARK_MOST + 1];
} Mark;

typedef struct {
    const FetchWish *wish;
    Arena *arena;
    CURL *curl;
    const char *part, *info; /* paths */
    int file;                /* the part, locked */
    uint64_t from, at;       /* bytes asked for from here; bytes in the part */
    Mark kept, seen;         /* of what is in the part; of the answer */
    uint64_t range_from, total;
    bool knows_total, has_answer;
    Str refused; /* why the answer is not taken */
} Fetch;

typedef enum { TRY_DONE, TRY_CUT, TRY_ANEW, TRY_FAILED } TryResult;

static bool fail(Arena *arena, Str *why, const char *format, ...) __attribute__((format(printf, 3, 4)));
static bool fail(Arena *arena, Str *why, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    *why = arena_str(arena, str_from_c(text));
    return false;
}

/* ---- Addresses and names ---- */

static bool is_web(Str text)
{
    return str_starts(text, STR("http://")) || str_starts(text, STR("https://"));
}

static bool is_file_name(Str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((uint8_t)name.ptr[i] < 0x20 || name.ptr[i] == 0x7F || name.ptr[i] == '/')
            return false;
    return name.len && name.len < 200 && name.ptr[0] != '.' && utf8_check(name) == name.len;
}

Str fetch_address(Str base, Str name, Arena *arena, Str *why)
{
    *why = STR_NONE;
    if (is_web(name))
        return arena_str(arena, name);
    if (!is_file_name(name) || str_contains(name, STR("://"))) {
        fail(arena, why, "'%.*s' is neither a file name nor an address that begins with http:// or https://",
             STR_ARG(name));
        return STR_NONE;
    }
    if (!is_web(base)) {
        fail(arena, why, "'%.*s' is no address that begins with http:// or https://", STR_ARG(base));
        return STR_NONE;
    }
    char *escaped = curl_easy_escape(NULL, name.ptr, (int)name.len);
    Str address =
        arena_printf(arena, "%.*s%s%s", STR_ARG(base), str_ends(base, STR("/")) ? "" : "/", escaped ? escaped : "");
    curl_free(escaped);
    return address;
}

Str fetch_name(Str address, Arena *arena, Str *why)
{
    Str path = str_slice(address, 0, str_find_char(address, '#', 0));
    path = str_slice(path, 0, str_find_char(path, '?', 0));
    size_t start = str_find_char(path, '/', 0) + 2; /* behind http:// */
    size_t slash = path.len;
    while (slash > start && path.ptr[slash - 1] != '/')
        slash--;
    int length = 0;
    Str last = slash > start ? str_after(path, slash) : STR_NONE;
    char *plain = last.len ? curl_easy_unescape(NULL, last.ptr, (int)last.len, &length) : NULL;
    Str name = plain ? arena_str(arena, (Str){plain, (size_t)length}) : STR_NONE;
    curl_free(plain);
    if (is_file_name(name))
        return name;
    fail(arena, why, "'%.*s' does not end in a file name; say one with -o", STR_ARG(address));
    return STR_NONE;
}

/* ---- What is kept beside the part ---- */

static bool mark_is_set(const Mark *mark)
{
    return mark->etag[0] || mark->modified[0];
}

/* Whether a part of the file now is of the file that was kept. A server that was asked with If-Range may
 * leave out Last-Modified, but not ETag: RFC 9110, section 15.3.7. */
static bool mark_agrees(const Mark *kept, const Mark *now)
{
    if (kept->etag[0])
        return strcmp(kept->etag, now->etag) == 0;
    return kept->modified[0] && (!now->modified[0] || strcmp(kept->modified, now->modified) == 0);
}

/* The value of `name: value`, when `line` is one; only what can be sent back as it is. */
static void take_field(Str line, Str name, char out[MARK_MOST + 1])
{
    if (line.len <= name.len || !str_equal_caseless(str_slice(line, 0, name.len), name))
        return;
    Str value = str_trim(str_after(line, name.len));
    out[0] = '\0';
    if (value.len > MARK_MOST)
        return;
    for (size_t i = 0; i < value.len; i++)
        if ((uint8_t)value.ptr[i] < 0x20 || (uint8_t)value.ptr[i] > 0x7E)
            return;
    memcpy(out, value.ptr, value.len);
    out[value.len] = '\0';
}

static void take_mark(Str line, Mark *mark)
{
    take_field(line, STR("etag:"), mark->etag);
    take_field(line, STR("last-modified:"), mark->modified);
}

static void read_info(Fetch *fetch)
{
    char text[4096], address[sizeof text];
    int file = open(fetch->info, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    ssize_t got = file < 0 ? 0 : read(file, text, sizeof text);
    if (file >= 0)
        close(file);
    Str rest = {text, got > 0 ? (size_t)got : 0}, first = str_cut(&rest, '\n');
    snprintf(address, sizeof address, "address: %s", fetch->wish->address);
    if (!str_equal(first, str_from_c(address)))
        return;
    while (rest.len)
        take_mark(str_cut(&rest, '\n'), &fetch->kept);
}

static bool write_info(Fetch *fetch)
{
    int file = open(fetch->info, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (file < 0)
        return false;
    Str text = arena_printf(fetch->arena, "address: %s\netag: %s\nlast-modified: %s\n", fetch->wish->address,
                            fetch->seen.etag, fetch->seen.modified);
    bool is_written = write(file, text.ptr, text.len) == (ssize_t)text.len;
    return close(file) == 0 && is_written;
}

/* ---- The answer of the server ---- */

static uint64_t read_number(Str text)
{
    uint64_t number = 0;
    for (size_t i = 0; i < text.len && char_is_digit(text.ptr[i]) && number < UINT64_MAX / 16; i++)
        number = number * 10 + (uint64_t)(text.ptr[i] - '0');
    return number;
}

/* Content-Range: bytes 100-199/200, or bytes *\/200 */
static void take_range(Fetch *fetch, Str line)
{
    char value[MARK_MOST + 1] = "";
    take_field(line, STR("content-range:"), value);
    if (!str_starts(str_from_c(value), STR("bytes ")))
        return;
    Str total = str_trim(str_after(str_from_c(value), 6)), range = str_cut(&total, '/');
    if (!range.len)
        return;
    fetch->range_from = char_is_digit(range.ptr[0]) ? read_number(range) : UINT64_MAX;
    fetch->knows_total = total.len && char_is_digit(total.ptr[0]);
    fetch->total = read_number(total);
}

/* A redirect has headers too: each status line begins anew. */
static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
    Fetch *fetch = context;
    Str line = str_trim((Str){bytes, size * count});
    while (line.len && (line.ptr[line.len - 1] == '\r' || line.ptr[line.len - 1] == '\n'))
        line.len--;
    if (str_starts(line, STR("HTTP/"))) {
        fetch->seen = (Mark){0};
        fetch->range_from = UINT64_MAX;
        fetch->knows_total = false;
        fetch->total = 0;
    }
    take_mark(line, &fetch->seen);
    take_range(fetch, line);
    return size * count;
}

static long answer_code(const Fetch *fetch)
{
    long code = 0;
    curl_easy_getinfo(fetch->curl, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

static bool refuse(Fetch *fetch, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool refuse(Fetch *fetch, const char *format, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    fetch->refused = arena_str(fetch->arena, str_from_c(text));
    return false;
}

static bool begin_anew(Fetch *fetch)
{
    fetch->from = fetch->at = 0;
    fetch->kept = fetch->seen;
    if (ftruncate(fetch->file, 0) != 0 || lseek(fetch->file, 0, SEEK_SET) != 0 || !write_info(fetch))
        return refuse(fetch, "cannot write '%s': %s", fetch->part, strerror(errno));
    return true;
}

/* Before the first byte of a body: is it what goes into the part, and where? */
static bool take_answer(Fetch *fetch)
{
    curl_off_t length = -1;
    long code = answer_code(fetch);
    fetch->has_answer = true;
    curl_easy_getinfo(fetch->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    if (code == HTTP_WHOLE) {
        fetch->knows_total = length >= 0;
        fetch->total = length >= 0 ? (uint64_t)length : 0;
    }
    if (code != HTTP_WHOLE && code != HTTP_PART)
        return false; /* the code is told later */
    if (fetch->total > fetch->wish->bytes_most)
        return refuse(fetch, "it has %ju bytes, more than the %ju that are allowed; see --max-size",
                      (uintmax_t)fetch->total, (uintmax_t)fetch->wish->bytes_most);
    if (code == HTTP_WHOLE)
        return begin_anew(fetch);
    return fetch->from && fetch->range_from == fetch->from && mark_agrees(&fetch->kept, &fetch->seen);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    Fetch *fetch = context;
    if (!fetch->has_answer && !take_answer(fetch))
        return 0;
    for (size_t done = 0; done < size * count;) {
        ssize_t wrote = write(fetch->file, bytes + done, size * count - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            refuse(fetch, "cannot write '%s': %s", fetch->part, strerror(errno));
            return 0;
        }
        done += (size_t)wrote;
        fetch->at += (uint64_t)wrote;
    }
    if (fetch->at > fetch->wish->bytes_most) {
        refuse(fetch, "it has more than the %ju bytes that are allowed; see --max-size",
               (uintmax_t)fetch->wish->bytes_most);
        return 0;
    }
    return size * count;
}

static int tell_progress(void *context, curl_off_t total, curl_off_t now, curl_off_t up_total, curl_off_t up_now)
{
    const Fetch *fetch = context;
    (void)total, (void)now, (void)up_total, (void)up_now;
    fetch->wish->progress(fetch->wish->context, fetch->at, fetch->has_answer ? fetch->total : 0);
    return 0;
}

/* ---- Asking ---- */

static void set_up(Fetch *fetch)
{
    CURL *curl = fetch->curl;
    const char *protocols = str_starts(str_from_c(fetch->wish->address), STR("https://")) ? "https" : "http,https";
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, fetch->wish->address);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS_MOST);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_MOST_S);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)fetch->wish->stalled_most_s);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "purse/" PURSE_VERSION);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, fetch);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, fetch);
    if (fetch->wish->progress) {
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, tell_progress);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, fetch);
    }
    fetch->has_answer = false;
    fetch->refused = STR_NONE;
}

/* Only the rest, and only if the file is still the same: RFC 9110, section 13.1.5. A weak ETag may not
 * stand there; that the answer has the same marks is looked at besides. */
static struct curl_slist *ask_for_rest(Fetch *fetch)
{
    char range[32];
    const Mark *kept = &fetch->kept;
    const char *mark = kept->etag[0] == '"' || !kept->modified[0] ? kept->etag : kept->modified;
    snprintf(range, sizeof range, "%ju-", (uintmax_t)fetch->from);
    curl_easy_setopt(fetch->curl, CURLOPT_RANGE, range);
    struct curl_slist *headers = curl_slist_append(NULL, arena_printf(fetch->arena, "If-Range: %s", mark).ptr);
    curl_easy_setopt(fetch->curl, CURLOPT_HTTPHEADER, headers);
    return headers;
}

static bool is_cut(CURLcode code)
{
    switch (code) {
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return true;
    default: return false;
    }
}

static TryResult fail_by_curl(Fetch *fetch, CURLcode code, Str *why)
{
    if (code == CURLE_OPERATION_TIMEDOUT)
        fail(fetch->arena, why, "nothing came for %u seconds", fetch->wish->stalled_most_s);
    else if (code == CURLE_TOO_MANY_REDIRECTS)
        fail(fetch->arena, why, "the server sends from one address to the next, more than %d times", REDIRECTS_MOST);
    else
        fail(fetch->arena, why, "%s", curl_easy_strerror(code));
    return is_cut(code) ? TRY_CUT : TRY_FAILED;
}

static TryResult judge(Fetch *fetch, CURLcode code, Str *why)
{
    long answer = answer_code(fetch);
    if (code == CURLE_OK && answer == HTTP_WHOLE && !fetch->has_answer)
        take_answer(fetch); /* it has no bytes at all */
    if (fetch->refused.len) {
        *why = fetch->refused;
        return TRY_FAILED;
    }
    if (answer == HTTP_NO_SUCH_PART && fetch->from) /* all was there already, or the file is another */
        return fetch->knows_total && fetch->total == fetch->from &&
                       (!mark_is_set(&fetch->seen) || mark_agrees(&fetch->kept, &fetch->seen))
                   ? TRY_DONE
                   : TRY_ANEW;
    if (answer == HTTP_PART && code == CURLE_WRITE_ERROR)
        return TRY_ANEW;
    if ((code == CURLE_OK || code == CURLE_WRITE_ERROR) && answer != HTTP_WHOLE && answer != HTTP_PART) {
        fail(fetch->arena, why, answer == 404 ? "the server has no such file (%ld)" : "the server answers %ld", answer);
        return TRY_FAILED;
    }
    if (code != CURLE_OK)
        return fail_by_curl(fetch, code, why);
    if (!fetch->knows_total || fetch->at == fetch->total)
        return TRY_DONE;
    fail(fetch->arena, why, "%ju bytes came, and %ju were promised", (uintmax_t)fetch->at, (uintmax_t)fetch->total);
    return TRY_CUT;
}

static TryResult try_once(Fetch *fetch, Str *why)
{
    set_up(fetch);
    fetch->from = mark_is_set(&fetch->kept) ? fetch->at : 0;
    struct curl_slist *headers = fetch->from ? ask_for_rest(fetch) : NULL;
    CURLcode code = CURLE_OUT_OF_MEMORY;
    if (lseek(fetch->file, (off_t)fetch->from, SEEK_SET) >= 0)
        code = curl_easy_perform(fetch->curl);
    TryResult result = judge(fetch, code, why);
    curl_slist_free_all(headers);
    return result;
}

static bool give_up(Fetch *fetch, TryResult result, int tries, Str *why)
{
    if (result == TRY_ANEW)
        return fail(fetch->arena, why, "the server's file changes with each answer");
    if (!fetch->at || !mark_is_set(&fetch->kept))
        return fail(fetch->arena, why, "%.*s, %d times", STR_ARG(*why), tries);
    return fail(fetch->arena, why, "%.*s, %d times; what came is kept in '%s', and the same command goes on from there",
                STR_ARG(*why), tries, fetch->part);
}

/* Never for ever: what begins anew is counted, and what goes on ends at the longest that is allowed. */
static bool download(Fetch *fetch, Str *why)
{
    for (int tries = 1;; tries++) {
        TryResult result = try_once(fetch, why);
        if (result == TRY_DONE || result == TRY_FAILED)
            return result == TRY_DONE;
        if (result == TRY_ANEW)
            fetch->kept = (Mark){0};
        else if (fetch->from && fetch->at > fetch->from + LITTLE)
            tries = 1;
        if (tries == TRIES_MOST)
            return give_up(fetch, result, tries, why);
        if (result == TRY_CUT)
            poll(NULL, 0, tries * PAUSE_MS);
    }
}

/* ---- Whole or not at all ---- */

/* Reads each member to its end. */
static bool check_members(Archive *archive, Arena *arena, Str *why)
{
    char *room = arena_alloc(arena, READ_ROOM, 1);
    for (size_t i = 0; i < archive_member_count(archive); i++) {
        size_t got = 1;
        bool is_good = archive_begin(archive, i, why);
        while (is_good && got)
            is_good = archive_read(archive, room, READ_ROOM, &got, why);
        if (!is_good)
            return false;
    }
    return true;
}

static bool check_archive(const char *path, Str name, Arena *arena, Str *why)
{
    Archive *archive = archive_open(path, arena, why);
    if (!archive)
        return false;
    bool is_good = true;
    if (str_ends(name, STR(".zip")) && archive_kind(archive) != ARCHIVE_ZIP)
        is_good = fail(arena, why, "it is no zip, although its name says so");
    else if (str_ends(name, STR(".gz")) && archive_kind(archive) != ARCHIVE_GZIP)
        is_good = fail(arena, why, "it is no gzip, although its name says so");
    else if (archive_kind(archive) != ARCHIVE_PLAIN)
        is_good = check_members(archive, arena, why);
    archive_close(archive);
    return is_good;
}

static bool check_whole(const char *path, const FetchWish *wish, Arena *arena, FetchResult *result, Str *why)
{
    if (!archive_sha256(path, result->sha256, &result->bytes, why))
        return false;
    if (wish->sha256 && !str_equal_caseless(str_from_c(wish->sha256), str_from_c(result->sha256)))
        return fail(arena, why, "its SHA-256 is %s, not the one of --sha256", result->sha256);
    return check_archive(path, str_from_c(wish->path), arena, why);
}

/* RENAME_NOREPLACE where the file system knows it; else what is there is looked for just before. */
static bool name_it(Fetch *fetch, Str *why)
{
    const char *path = fetch->wish->path;
    int failed = fsync(fetch->file);
    if (!failed) {
        failed = renameat2(AT_FDCWD, fetch->part, AT_FDCWD, path, RENAME_NOREPLACE);
        if (failed && errno == EINVAL && access(path, F_OK) != 0)
            failed = rename(fetch->part, path);
    }
    if (failed)
        return fail(fetch->arena, why, "cannot give '%s' its name: %s", fetch->part, strerror(errno));
    unlink(fetch->info);
    return true;
}

static bool open_part(Fetch *fetch, Str *why)
{
    struct stat status;
    fetch->file = open(fetch->part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (fetch->file < 0 || fstat(fetch->file, &status) != 0)
        return fail(fetch->arena, why, "cannot write '%s': %s", fetch->part, strerror(errno));
    if (!S_ISREG(status.st_mode))
        return fail(fetch->arena, why, "cannot write '%s': it is not a plain file", fetch->part);
    if (flock(fetch->file, LOCK_EX | LOCK_NB) != 0)
        return fail(fetch->arena, why, "another purse get is writing '%s'", fetch->part);
    fetch->at = (uint64_t)status.st_size;
    read_info(fetch);
    return true;
}

static bool bring(Fetch *fetch, FetchResult *result, Str *why)
{
    if (!open_part(fetch, why))
        return false;
    if (!download(fetch, why)) {
        if (!fetch->at) /* nothing came, nothing is left behind */
            unlink(fetch->part), unlink(fetch->info);
        return false;
    }
    result->resumed_from = fetch->from;
    if (check_whole(fetch->part, fetch->wish, fetch->arena, result, why))
        return name_it(fetch, why);
    unlink(fetch->info); /* the same bytes again would be wrong again: next time from the start */
    return fail(fetch->arena, why, "%.*s; what came is kept in '%s', and the same command begins anew", STR_ARG(*why),
                fetch->part);
}

/* ---- When the name is taken ---- */

/* The length the server tells without sending the file; false when it tells none. */
static bool ask_length(Fetch *fetch, uint64_t *bytes, Str *why)
{
    curl_off_t length = -1;
    set_up(fetch);
    curl_easy_setopt(fetch->curl, CURLOPT_NOBODY, 1L);
    CURLcode code = curl_easy_perform(fetch->curl);
    if (code != CURLE_OK) {
        fail_by_curl(fetch, code, why);
        return false;
    }
    curl_easy_getinfo(fetch->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    if (answer_code(fetch) != HTTP_WHOLE || length < 0)
        return fail(fetch->arena, why, "the server answers %ld and tells no length", answer_code(fetch));
    *bytes = (uint64_t)length;
    return true;
}

static bool keep_what_is_there(Fetch *fetch, FetchResult *result, Str *why)
{
    const FetchWish *wish = fetch->wish;
    uint64_t length = 0;
    result->was_there = true;
    if (!check_whole(wish->path, wish, fetch->arena, result, why))
        return fail(fetch->arena, why, "'%s' is there already, and %.*s; remove it or say another name with -o",
                    wish->path, STR_ARG(*why));
    if (wish->sha256)
        return true;
    if (!ask_length(fetch, &length, why))
        return fail(fetch->arena, why, "'%s' is there already, and whether it is the same cannot be told: %.*s",
                    wish->path, STR_ARG(*why));
    return length == result->bytes || fail(fetch->arena, why,
                                           "'%s' is there already and is another: it has %ju bytes, the server's %ju; "
                                           "remove it or say another name with -o",
                                           wish->path, (uintmax_t)result->bytes, (uintmax_t)length);
}

bool fetch_file(const FetchWish *wish, Arena *arena, FetchResult *result, Str *why)
{
    Fetch fetch = {.wish = wish, .arena = arena, .file = -1};
    struct stat status;
    *result = (FetchResult){0};
    fetch.part = arena_printf(arena, "%s.part", wish->path).ptr;
    fetch.info = arena_printf(arena, "%s.part.info", wish->path).ptr;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(fetch.curl = curl_easy_init()))
        return fail(arena, why, "libcurl cannot be started");
    bool is_there = lstat(wish->path, &status) == 0;
    bool is_good = is_there ? keep_what_is_there(&fetch, result, why) : bring(&fetch, result, why);
    if (fetch.file >= 0)
        close(fetch.file);
    curl_easy_cleanup(fetch.curl);
    curl_global_cleanup();
    return is_good;
}
