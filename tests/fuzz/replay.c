/* replay FOLDER: gives every file of a corpus to the target, once. TAP; a crash ends it. */
#include "fuzz.h"

#include <dirent.h>

static int is_file(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool replay(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    Buf bytes;
    buf_init(&bytes);
    for (size_t got = 1; got; bytes.len += got)
        got = fread(buf_reserve(&bytes, 65536), 1, 65536, file);
    fclose(file);
    /* A block of just these bytes: a look past the end is seen under the sanitizers. */
    uint8_t *copy = malloc(bytes.len ? bytes.len : 1);
    if (bytes.len)
        memcpy(copy, bytes.ptr, bytes.len);
    LLVMFuzzerTestOneInput(copy, bytes.len);
    free(copy);
    buf_release(&bytes);
    return true;
}

int main(int argc, char **argv)
{
    struct dirent **entries;
    int count = argc == 2 ? scandir(argv[1], &entries, is_file, alphasort) : -1;
    if (count <= 0) {
        fprintf(stderr, "usage: replay FOLDER (of a corpus that is not empty)\n");
        return 2;
    }
    for (int i = 0; i < count; i++) {
        bool is_good = replay(argv[1], entries[i]->d_name);
        printf("%s %d - %s\n", is_good ? "ok" : "not ok", i + 1, entries[i]->d_name);
        fflush(stdout);
        free(entries[i]);
    }
    free(entries);
    printf("1..%d\n", count);
    return 0;
}
