/* SHA-256 by libcrypto, which uses what the processor has for it. */
#include "archive/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BLOCK = 64 << 10, SHA256_BYTES = 32 };

static EVP_MD_CTX *context_of(Digest *digest)
{
    return (EVP_MD_CTX *)(void *)digest;
}

Digest *digest_start(void)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context && EVP_DigestInit_ex(context, EVP_sha256(), NULL))
        return (Digest *)(void *)context;
    EVP_MD_CTX_free(context);
    return NULL;
}

void digest_add(Digest *digest, const char *bytes, size_t count)
{
    EVP_DigestUpdate(context_of(digest), bytes, count);
}

void digest_tell(Digest *digest, char out[65])
{
    unsigned char bytes[EVP_MAX_MD_SIZE] = {0};
    EVP_MD_CTX *copy = EVP_MD_CTX_new();
    if (copy && EVP_MD_CTX_copy_ex(copy, context_of(digest)))
        EVP_DigestFinal_ex(copy, bytes, NULL);
    EVP_MD_CTX_free(copy);
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    out[64] = '\0';
}

void digest_free(Digest *digest)
{
    EVP_MD_CTX_free(context_of(digest));
}

bool digest_file(int file, char out[65], uint64_t *bytes)
{
    char block[READ_BLOCK];
    Digest *digest = digest_start();
    ssize_t got = digest ? 1 : -1;
    *bytes = 0;
    while (got > 0) {
        got = pread(file, block, sizeof block, (off_t)*bytes);
        if (got < 0 && errno == EINTR) {
            got = 1;
        } else if (got > 0) {
            digest_add(digest, block, (size_t)got);
            *bytes += (uint64_t)got;
        }
    }
    if (got == 0)
        digest_tell(digest, out);
    if (digest)
        digest_free(digest);
    return got == 0;
}

bool archive_sha256(const char *path, char out[65], uint64_t *bytes, Str *why)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    bool is_file = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    *bytes = 0;
    *why = STR_NONE;
    if (is_file && digest_file(file, out, bytes)) {
        close(file);
        return true;
    }
    *why = is_file || file < 0 ? str_from_c(strerror(errno)) : STR("it is not a plain file");
    if (file >= 0)
        close(file);
    return false;
}
