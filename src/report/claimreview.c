/* Claims that were tested as ClaimReview, schema.org's form for fact checks, in JSON-LD: a list, for a page to embed.
 *
 * Only what came to a verdict is a review: what is untested was not checked. */
#include "report/words.h"

static json_t *typed(const char *type)
{
    json_t *object = json_object();
    json_object_set_new(object, "@type", json_string(type));
    return object;
}

static json_t *named(const char *type, Str name)
{
    json_t *object = typed(type);
    json_object_set_new(object, "name", json_words(name));
    return object;
}

/* Where the words can be read: the sources of the entry that have an address. */
static json_t *appearances(const View *view, const Common *common)
{
    json_t *list = json_array();
    for (size_t i = 0; i < common->sources.count; i++) {
        const SourceEntry *source = &view->journal->sources.items[common->sources.items[i].source];
        if (!source->url.len)
            continue;
        json_t *work = typed("CreativeWork");
        json_object_set_new(work, "url", json_words(source->url));
        json_object_set_new(work, "name", json_words(source->common.title));
        json_array_append_new(list, work);
    }
    return list;
}

static json_t *claim_of(const View *view, const Event *event)
{
    json_t *claim = typed("Claim");
    bool is_of_body = event->statement->body != PLACE_NONE && !event->statement->role.len;
    json_object_set_new(claim, "author", named(is_of_body ? "Organization" : "Person", event->statement->speaker));
    json_object_set_new(claim, "datePublished", json_period(view->arena, event->day));
    json_object_set_new(claim, "appearance", appearances(view, &event->common));
    return claim;
}

/* From 1, fails, to 3, holds: a scale is wanted, and the words of the verdict stand beside it. */
static json_t *rating_of(const View *view, const ClaimAnswer *answer)
{
    int value = answer->now.verdict == VERDICT_HOLDS ? 3 : answer->now.verdict == VERDICT_FAILS ? 1 : 2;
    json_t *rating = typed("Rating");
    json_object_set_new(rating, "ratingValue", json_integer(value));
    json_object_set_new(rating, "worstRating", json_integer(1));
    json_object_set_new(rating, "bestRating", json_integer(3));
    json_object_set_new(rating, "alternateName", json_string(verdict_name(answer->now.verdict)));
    json_object_set_new(rating, "ratingExplanation", json_words(words_verdict(view, answer)));
    return rating;
}

static json_t *review_of(const View *view, const ClaimAnswer *answer, Date day)
{
    const Event *event = &view->journal->events.items[answer->event];
    json_t *review = json_object();
    json_object_set_new(review, "@context", json_string("https://schema.org"));
    json_object_set_new(review, "@type", json_string("ClaimReview"));
    json_object_set_new(review, "datePublished", json_words(words_date(view->arena, day)));
    json_object_set_new(review, "claimReviewed", json_words(event->common.title));
    json_object_set_new(review, "author", named("Organization", STR("Pursestrings")));
    json_object_set_new(review, "itemReviewed", claim_of(view, event));
    json_object_set_new(review, "reviewRating", rating_of(view, answer));
    return review;
}

void report_claimreview(Buf *out, const View *view, const ClaimAnswer *answers, size_t count, Date day)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        if (answers[i].now.verdict != VERDICT_UNTESTED)
            json_array_append_new(list, review_of(view, &answers[i], day));
    json_print(out, list);
}
