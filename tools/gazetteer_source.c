/* The Census Gazetteer, as the gazetteer tool reads it in either packing.
 *
 * First step after the states: every county, county subdivision and place
 * becomes a unit. Nothing is joined or named here, and no row is passed over
 * in silence. */
#include "gazetteer.h"

#include <dirent.h>
#include <stdlib.h>

static double number_of(Arena *arena, Str text)
{
    char *end;
    char *copy = arena_c_string(arena, str_trim(text));
    double number = strtod(copy, &end);
    if (end == copy || *end != '\0')
        fail("not a number: %s", copy);
    return number;
}

/* ---- Debian's weather-util-data: [fips<GEOID>] sections, radians ---- */

typedef struct {
    Str geoid, description;
    double latitude, longitude;
} Section;

static void section_centroid(Arena *arena, Str value, Section *section)
{
    static const double degrees = 180.0 / 3.14159265358979323846;
    Str inside = str_slice(value, str_find_char(value, '(', 0) + 1, str_find_char(value, ')', 0));
    Str latitude = str_cut(&inside, ',');
    section->latitude = number_of(arena, latitude) * degrees;
    section->longitude = number_of(arena, inside) * degrees;
}

/* "Autauga County, AL": the state is in the code too, so it only has to be there. */
static void section_end(Gazetteer *gazetteer, Section *section)
{
    Str name = section->description;
    if (section->geoid.len == 0)
        return;
    if (name.len < 5 || memcmp(name.ptr + name.len - 4, ", ", 2) != 0)
        fail("fips%.*s: no description that ends in a state", STR_ARG(section->geoid));
    name.len -= 4;
    unit_add_census(gazetteer, section->geoid, name, section->latitude, section->longitude, STANDING_UNSAID);
    *section = (Section){0};
}

static void section_line(Gazetteer *gazetteer, Section *section, Str line)
{
    static const Str start = {"[fips", 5};
    if (str_starts(line, start)) {
        section_end(gazetteer, section);
        section->geoid = str_slice(line, start.len, str_find_char(line, ']', 0));
        return;
    }
    Str value = line;
    Str key = str_trim(str_cut(&value, '='));
    if (str_equal(key, STR("centroid")))
        section_centroid(&gazetteer->arena, value, section);
    else if (str_equal(key, STR("description")))
        section->description = str_trim(value);
}

/* Its first lines name the Census files it was made from: "2022_Gaz_counties_national.zip". */
static void weather_vintage(Gazetteer *gazetteer, Str line)
{
    Str mark = STR("_Gaz_counties_national.zip");
    if (gazetteer->vintage.len > 0 || !str_ends(line, mark) || line.len < mark.len + 4)
        return;
    Str year = str_slice(line, line.len - mark.len - 4, line.len - mark.len);
    gazetteer->vintage = arena_printf(&gazetteer->arena, "Census Gazetteer %.*s (weather-util-data)", STR_ARG(year));
}

void read_weather(Gazetteer *gazetteer, Str file)
{
    Str rest = read_whole(&gazetteer->arena, file);
    Section section = {0};
    while (rest.len > 0) {
        Str line = str_cut(&rest, '\n');
        if (line.len > 0 && line.ptr[0] == '#')
            weather_vintage(gazetteer, line);
        else
            section_line(gazetteer, &section, line);
    }
    section_end(gazetteer, &section);
    if (gazetteer->vintage.len == 0)
        fail("%.*s: does not say which Census Gazetteer it holds", STR_ARG(file));
}

/* ---- A folder of Census files: columns by header name ---- */

enum { CENSUS_COLUMNS = 32 };
typedef struct {
    Str file;
    char separator;
    size_t geoid, name, latitude, longitude, funcstat; /* SIZE_MAX when absent */
} Columns;

static size_t split_columns(Str line, char separator, Str *columns)
{
    size_t count = 0;
    while (line.len > 0 && count < CENSUS_COLUMNS)
        columns[count++] = str_trim(str_cut(&line, separator));
    return count;
}

static size_t column_of(const Str *names, size_t count, Str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(names[i], name))
            return i;
    return SIZE_MAX;
}

static Columns columns_of(Str file, Str header)
{
    Str names[CENSUS_COLUMNS];
    Columns columns = {.file = file, .separator = '|'};
    if (str_find_char(header, '|', 0) == header.len)
        columns.separator = '\t';
    size_t count = split_columns(header, columns.separator, names);
    columns.geoid = column_of(names, count, STR("GEOID"));
    columns.name = column_of(names, count, STR("NAME"));
    columns.latitude = column_of(names, count, STR("INTPTLAT"));
    columns.longitude = column_of(names, count, STR("INTPTLONG"));
    columns.funcstat = column_of(names, count, STR("FUNCSTAT"));
    if (columns.geoid == SIZE_MAX || columns.name == SIZE_MAX || columns.latitude == SIZE_MAX ||
        columns.longitude == SIZE_MAX)
        fail("%.*s: the columns GEOID, NAME, INTPTLAT, INTPTLONG are not all there", STR_ARG(file));
    return columns;
}

/* Functional status: A, B, C active in some degree, G subordinate, I inactive are
 * governments; F, N, S are not. A place that the Census calls fictitious (F) is the
 * balance of a consolidated government, which is one. */
static Standing standing_of(Str funcstat, size_t geoid_length)
{
    if (funcstat.len != 1)
        return STANDING_UNSAID;
    if (geoid_length == 7 && funcstat.ptr[0] == 'F')
        return STANDING_GOVERNMENT;
    return memchr("ABCGI", funcstat.ptr[0], 5) ? STANDING_GOVERNMENT : STANDING_NONE;
}

static void census_line(Gazetteer *gazetteer, const Columns *columns, Str line)
{
    Str fields[CENSUS_COLUMNS];
    size_t count = split_columns(line, columns->separator, fields);
    if (count <= columns->longitude || count <= columns->latitude || count <= columns->name)
        fail("%.*s: a row is too short: %.*s", STR_ARG(columns->file), STR_ARG(line));
    Str geoid = fields[columns->geoid];
    Str funcstat = columns->funcstat < count ? fields[columns->funcstat] : STR_NONE;
    unit_add_census(gazetteer, geoid, fields[columns->name], number_of(&gazetteer->arena, fields[columns->latitude]),
                    number_of(&gazetteer->arena, fields[columns->longitude]), standing_of(funcstat, geoid.len));
}

static Str without_return(Str line)
{
    if (str_ends(line, STR("\r")))
        line.len--;
    return str_trim(line);
}

static void census_file(Gazetteer *gazetteer, Str file)
{
    Str rest = read_whole(&gazetteer->arena, file);
    Columns columns = columns_of(file, without_return(str_cut(&rest, '\n')));
    while (rest.len > 0) {
        Str line = without_return(str_cut(&rest, '\n'));
        if (line.len > 0)
            census_line(gazetteer, &columns, line);
    }
}

/* The name in the folder that ends so, the last year's when there are several. */
static Str newest_file(Arena *arena, Str folder, Str ending)
{
    DIR *entries = opendir(arena_c_string(arena, folder));
    if (!entries)
        fail("%.*s: cannot be opened", STR_ARG(folder));
    Str newest = STR_NONE;
    for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
        Str name = str_from_c(entry->d_name);
        if (str_ends(name, ending) && (newest.len == 0 || str_compare(newest, name) < 0))
            newest = arena_str(arena, name);
    }
    closedir(entries);
    if (newest.len < ending.len + 4)
        fail("%.*s: no file YEAR%.*s", STR_ARG(folder), STR_ARG(ending));
    return newest;
}

void read_census(Gazetteer *gazetteer, Str folder)
{
    static const Str endings[] = {
        {"_Gaz_counties_national.txt", 26}, {"_Gaz_cousubs_national.txt", 25}, {"_Gaz_place_national.txt", 23}};
    Arena *arena = &gazetteer->arena;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        Str name = newest_file(arena, folder, endings[i]);
        census_file(gazetteer, arena_printf(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)));
        gazetteer->vintage = arena_printf(arena, "Census Gazetteer %.4s", name.ptr);
    }
}

/* ---- What either must hold ---- */

/* A truncated download still reads well; its counts do not. */
void check_plausible(const Gazetteer *gazetteer)
{
    size_t counties = 0, places = 0, subdivisions = 0;
    for (size_t i = 0; i < gazetteer->units.count; i++) {
        size_t length = gazetteer->units.items[i].geoid.len;
        counties += length == 5;
        places += length == 7;
        subdivisions += length == 10;
    }
    if (counties < 3200 || places < 31000 || subdivisions < 35000)
        fail("the Census source holds %zu counties, %zu places and %zu county subdivisions; "
             "at least 3200, 31000 and 35000 belong there",
             counties, places, subdivisions);
}
