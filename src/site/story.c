/* The story of one place, told once and then cut by the day. What an entry did to the money does not hang on the day
 * that is asked about; telling it anew for each day is what takes most of the time of writing a site of files. */
#include "site/inside.h"

static bool is_story(const Call *call)
{
    const Asked *asked = &call->asked;
    return call->request->is_published && str_equal(str_from_c(call->route->path), STR("timeline")) &&
           asked->argument.len && call->request->parameters.count == 1;
}

void story_keep(Call *call)
{
    Site *site = call->site;
    if (!is_story(call))
        return;
    pthread_mutex_lock(&site->telling);
    site->story_place = arena_str(&site->arena, call->asked.argument);
    buf_reset(&site->story);
    buf_add(&site->story, buf_str(&call->answer->body));
    pthread_mutex_unlock(&site->telling);
}

static bool has_begun(const Call *call, Str entry)
{
    Period day;
    Str text = json_member(entry, "day");
    return text.len > 2 && period_parse(str_slice(text, 1, text.len - 1), &day) == PERIOD_OK &&
           day.first <= call->question.as_of;
}

bool story_put(Call *call, Json *json)
{
    Site *site = call->site;
    if (!call->request->is_published || call->request->parameters.count > 1)
        return false;
    pthread_mutex_lock(&site->telling);
    bool is_kept = str_equal(site->story_place, call->id);
    JsonWalk walk = json_walk(buf_str(&site->story));
    if (is_kept)
        put_open(json, '[');
    for (Str entry; is_kept && json_next(&walk, &entry);)
        if (has_begun(call, entry))
            put_value(json, entry);
    if (is_kept)
        put_close(json, ']');
    pthread_mutex_unlock(&site->telling);
    return is_kept;
}
