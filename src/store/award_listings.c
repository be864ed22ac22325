/* What stands under each listing: which awards, and how many transactions.
 *
 * Awards, not transactions, as a question takes an award whole: a third of the rows, and written in their order when a
 * segment ends. */
#include "store/tables.h"

enum { MET_SLOTS = 1 << 19, PAIR_PAGES = 512 };

/* The listing that an award was last met with. */
struct MetListing {
    uint32_t award, listing;
};

bool award_listings_open(AwardListings *listings, Store *store)
{
    *listings = (AwardListings){.store = store, .met = ARENA_ARRAY(store->arena, struct MetListing, MET_SLOTS)};
    listings->add = store_prepare(store, "UPDATE listings SET transactions = transactions + ? WHERE id = ?");
    return listings->add && image_open_pairs(&listings->pairs, store, "award_listings", PAIR_PAGES);
}

void award_listings_close(AwardListings *listings)
{
    sqlite3_finalize(listings->add);
    image_close(&listings->pairs);
}

static void count(AwardListings *listings, int64_t listing)
{
    while (listings->counts.count <= (uint64_t)listing)
        ARRAY_ADD(listings->store->arena, &listings->counts, 0);
    listings->counts.items[listing]++;
}

/* Pairs that were met may be put again: the table has each once. */
bool award_listings_add(AwardListings *listings, int64_t award, int64_t listing)
{
    struct MetListing *met = &listings->met[award % MET_SLOTS], own = {(uint32_t)award, (uint32_t)listing};
    count(listings, listing);
    if (met->award == own.award && met->listing == own.listing)
        return true;
    *met = own;
    return image_put_pair(&listings->pairs, listing, award);
}

bool award_listings_flush(AwardListings *listings)
{
    for (uint32_t listing = 0; listing < listings->counts.count; listing++) {
        if (!listings->counts.items[listing])
            continue;
        sqlite3_bind_int64(listings->add, 1, listings->counts.items[listing]);
        sqlite3_bind_int64(listings->add, 2, listing);
        if (!store_step_done(listings->store, listings->add))
            return false;
        listings->counts.items[listing] = 0;
    }
    return image_flush(&listings->pairs);
}
