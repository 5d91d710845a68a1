// The digests behind System.Security.Cryptography, by the answers that RFC 4231 (case 2), RFC 7914 (11) and FIPS 180-4 give.
#include "surface.h"
#include <stdint.h>

extern long CryptoNative_EvpSha256(void);
extern void *CryptoNative_EvpMdCtxCreate(long kind);
extern int CryptoNative_EvpDigestUpdate(void *digest, const void *bytes, int count);
extern int CryptoNative_EvpDigestFinalEx(void *digest, void *result, uint32_t *size);
extern void CryptoNative_EvpMdCtxDestroy(void *digest);
extern void *CryptoNative_HmacCreate(const void *key, int count, long kind);
extern int CryptoNative_HmacUpdate(void *hmac, const void *bytes, int count);
extern int CryptoNative_HmacFinal(void *hmac, void *result, int *size);
extern void CryptoNative_HmacDestroy(void *hmac);
extern int CryptoNative_HmacOneShot(long kind, const void *key, int key_size, const void *source, int size, void *result, int *result_size);
extern int CryptoNative_Pbkdf2(const void *password, int password_size, const void *salt, int salt_size, int rounds, long kind,
    void *result, int size);

static void is(const char *name, const char *wanted, const uint8_t *found)
{
    char text[65];
    for (int i = 0; i < 32; i++)
        sprintf(text + 2 * i, "%02x", found[i]);
    EXPECT(name, 0, strcmp(wanted, text));
}

int main(void)
{
    static const char question[] = "what do ya want for nothing?";
    static const char answer[] = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    uint8_t result[64];
    uint32_t size = sizeof result;
    int count = sizeof result;
    begin();
    long kind = CryptoNative_EvpSha256();
    for (int round = 0; round < 1000; round++)
    {
        void *digest = CryptoNative_EvpMdCtxCreate(kind);
        CryptoNative_EvpDigestUpdate(digest, "abc", 3);
        CryptoNative_EvpDigestFinalEx(digest, result, &size);
        CryptoNative_EvpMdCtxDestroy(digest);
    }
    is("SHA-256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", result);
    for (int round = 0; round < 1000; round++)
    {
        void *hmac = CryptoNative_HmacCreate("Jefe", 4, kind);
        count = sizeof result;
        CryptoNative_HmacUpdate(hmac, question, 28);
        CryptoNative_HmacFinal(hmac, result, &count);
        CryptoNative_HmacDestroy(hmac);
    }
    is("HMAC", answer, result);
    memset(result, 0, sizeof result);
    count = sizeof result;
    EXPECT("HMAC at once", 1, CryptoNative_HmacOneShot(kind, "Jefe", 4, question, 28, result, &count));
    is("HMAC at once", answer, result);
    EXPECT("PBKDF2", 1, CryptoNative_Pbkdf2("passwd", 6, "salt", 4, 1, kind, result, 64));
    is("PBKDF2", "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc", result);
    return end();
}
