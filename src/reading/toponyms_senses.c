/* Who carries a name, asked once a document for each name: what may it mean, and with which type word. */
#include "reading/toponyms.h"

static const PlaceCarrier *carriers_of(Arena *arena, PlaceName name, uint32_t *count)
{
    size_t all = place_name_carriers(name, NULL, 0);
    PlaceCarrier *carriers = ARENA_ARRAY(arena, PlaceCarrier, all + 1);
    *count = (uint32_t)place_name_carriers(name, carriers, all);
    return carriers;
}

int place_size(uint32_t residents)
{
    int size = 0;
    for (uint32_t rest = residents / 5000; rest > 1; rest /= 2)
        size += 2;
    return residents < 10000 ? 0 : size + 1;
}

/* What is asked of all carriers together. */
static void survey(Sense *sense)
{
    sense->is_minor = true;
    sense->is_office = true;
    for (uint32_t i = 0; i < sense->count; i++) {
        const PlaceCarrier *carrier = &sense->carriers[i];
        bool is_city = carrier->is_bare && (carrier->kind == PLACE_MUNICIPALITY || carrier->kind == PLACE_CONSOLIDATED);
        int size = is_city ? place_size(carrier->residents) : 0;
        sense->largest_city = size > sense->largest_city ? size : sense->largest_city;
        sense->is_minor &= carrier->kind == PLACE_STATISTICAL;
        sense->is_office &= carrier->kind == PLACE_AGENCY || carrier->kind == PLACE_COURT;
    }
}

Sense *toponyms_sense(Toponyms *toponyms, PlaceName name)
{
    uint32_t *number = &toponyms->sense_of_name[name];
    if (!*number) {
        Sense sense = {.name = name, .county = PLACE_NONE, .city = PLACE_NONE, .state = PLACE_NONE};
        sense.carriers = carriers_of(toponyms->arena, name, &sense.count);
        survey(&sense);
        ARRAY_ADD(toponyms->arena, &toponyms->senses, sense);
        *number = toponyms->senses.count;
    }
    return &toponyms->senses.items[*number - 1];
}

static bool is_county_word(Str word)
{
    return word.len > 0 && !str_equal(word, STR("city")) && !str_equal(word, STR("town")) &&
           !str_equal(word, STR("municipality"));
}

bool carrier_fits(const PlaceCarrier *carrier, int unit)
{
    bool is_county = carrier->kind == PLACE_COUNTY || carrier->kind == PLACE_CONSOLIDATED;
    switch (unit) {
    case UNIT_NONE: return carrier->is_bare;
    case UNIT_COUNTY: return is_county && is_county_word(carrier->word);
    case UNIT_PARISH: return is_county && str_equal(carrier->word, STR("parish"));
    case UNIT_CITY: return carrier->is_bare && (carrier->kind == PLACE_MUNICIPALITY || is_county);
    case UNIT_TOWN: return str_equal(carrier->word, STR("town"));
    case UNIT_VILLAGE: return str_equal(carrier->word, STR("village"));
    case UNIT_TOWNSHIP: return carrier->kind == PLACE_TOWNSHIP && str_ends(carrier->word, STR("township"));
    case UNIT_BOROUGH: return str_equal(carrier->word, STR("borough"));
    case UNIT_STATE: return carrier->word.len > 0 && (carrier->kind == PLACE_STATE || carrier->kind == PLACE_TERRITORY);
    default: return false;
    }
}

bool sense_fits(const Sense *sense, int unit, int state)
{
    for (uint32_t i = 0; i < sense->count; i++)
        if (carrier_fits(&sense->carriers[i], unit) && (!state || sense->carriers[i].state_fips == state))
            return true;
    return false;
}
