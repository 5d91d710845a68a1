using System;
using System.Runtime;
using Cosmos.Core.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What .NET's cryptography takes of its library for OpenSSL, as far as it needs no OpenSSL: random numbers, hashes,
/// keyed hashes. A call of anything else finds no library.</summary>
/// <remarks>Results are 1 for done, 0 for not, as OpenSSL has them.</remarks>
internal static unsafe class CryptoNative
{
    private const int Done = 1;
    private const int Failed = 0;

    [RuntimeExport("CryptoNative_EnsureOpenSslInitialized")]
    private static int Initialize() => 0;

    /// <summary>There is no OpenSSL.</summary>
    [RuntimeExport("CryptoNative_OpenSslAvailable")]
    private static int IsOpenSslAvailable() => 0;

    [RuntimeExport("CryptoNative_ErrClearError")]
    private static ulong ClearError() => 0;

    /// <summary>The one thing that fails here for a right call is memory.</summary>
    [RuntimeExport("CryptoNative_ErrGetExceptionError")]
    private static ulong TakeError(int* isMemory)
    {
        *isMemory = 1;
        return 0;
    }

    [RuntimeExport("CryptoNative_GetRandomBytes")]
    private static int GetRandomBytes(byte* buffer, int count)
    {
        if (count < 0)
            return Failed;

        RandomNumbers.Fill(buffer, (ulong)count);
        return Done;
    }

    private static bool IsKnown(DigestKind kind) => kind is > DigestKind.None and <= DigestKind.Shake256;

    // A hash function is told by its number.
    [RuntimeExport("CryptoNative_EvpMd5")]
    private static DigestKind OfMd5() => DigestKind.Md5;

    [RuntimeExport("CryptoNative_EvpSha1")]
    private static DigestKind OfSha1() => DigestKind.Sha1;

    [RuntimeExport("CryptoNative_EvpSha256")]
    private static DigestKind OfSha256() => DigestKind.Sha256;

    [RuntimeExport("CryptoNative_EvpSha384")]
    private static DigestKind OfSha384() => DigestKind.Sha384;

    [RuntimeExport("CryptoNative_EvpSha512")]
    private static DigestKind OfSha512() => DigestKind.Sha512;

    [RuntimeExport("CryptoNative_EvpSha3_256")]
    private static DigestKind OfSha3With256() => DigestKind.Sha3With256;

    [RuntimeExport("CryptoNative_EvpSha3_384")]
    private static DigestKind OfSha3With384() => DigestKind.Sha3With384;

    [RuntimeExport("CryptoNative_EvpSha3_512")]
    private static DigestKind OfSha3With512() => DigestKind.Sha3With512;

    [RuntimeExport("CryptoNative_EvpShake128")]
    private static DigestKind OfShake128() => DigestKind.Shake128;

    [RuntimeExport("CryptoNative_EvpShake256")]
    private static DigestKind OfShake256() => DigestKind.Shake256;

    [RuntimeExport("CryptoNative_GetMaxMdSize")]
    private static int LongestResult() => Digest.LongestResult;

    [RuntimeExport("CryptoNative_EvpMdSize")]
    private static int SizeOf(DigestKind kind) => Digest.SizeOf(kind);

    [RuntimeExport("CryptoNative_EvpMdCtxCreate")]
    private static Digest* Create(DigestKind kind)
    {
        if (!IsKnown(kind))
            return null;

        var digest = (Digest*)Heap.Allocate((ulong)sizeof(Digest));
        if (digest != null)
            digest->Start(kind);

        return digest;
    }

    [RuntimeExport("CryptoNative_EvpMdCtxCopyEx")]
    private static Digest* Copy(Digest* digest)
    {
        var copy = (Digest*)Heap.Allocate((ulong)sizeof(Digest));
        if (copy != null)
            *copy = *digest;

        return copy;
    }

    [RuntimeExport("CryptoNative_EvpMdCtxDestroy")]
    private static void Destroy(Digest* digest) => Heap.Free(digest);

    [RuntimeExport("CryptoNative_EvpDigestReset")]
    private static int Reset(Digest* digest, DigestKind kind)
    {
        if (!IsKnown(kind))
            return Failed;

        digest->Start(kind);
        return Done;
    }

    [RuntimeExport("CryptoNative_EvpDigestUpdate")]
    private static int Append(Digest* digest, byte* bytes, int count)
    {
        if (count < 0)
            return Failed;

        digest->Append(new ReadOnlySpan<byte>(bytes, count));
        return Done;
    }

    [RuntimeExport("CryptoNative_EvpDigestFinalEx")]
    private static int Finish(Digest* digest, byte* result, uint* size)
    {
        *size = (uint)digest->Size;
        digest->Finish(new Span<byte>(result, (int)*size));
        return Done;
    }

    [RuntimeExport("CryptoNative_EvpDigestCurrent")]
    private static int Peek(Digest* digest, byte* result, uint* size)
    {
        Digest copy = *digest;
        return Finish(&copy, result, size);
    }

    [RuntimeExport("CryptoNative_EvpDigestOneShot")]
    private static int Hash(DigestKind kind, byte* source, int count, byte* result, uint* size)
    {
        if (!IsKnown(kind))
            return Failed;

        Digest digest = default;
        digest.Start(kind);
        return Append(&digest, source, count) == Done ? Finish(&digest, result, size) : Failed;
    }

    [RuntimeExport("CryptoNative_EvpDigestFinalXOF")]
    private static int FinishAtLength(Digest* digest, byte* result, uint count)
    {
        if (count > int.MaxValue || !digest->IsEndless)
            return Failed;

        digest->Finish(new Span<byte>(result, (int)count));
        return Done;
    }

    [RuntimeExport("CryptoNative_EvpDigestCurrentXOF")]
    private static int PeekAtLength(Digest* digest, byte* result, uint count)
    {
        Digest copy = *digest;
        return FinishAtLength(&copy, result, count);
    }

    [RuntimeExport("CryptoNative_EvpDigestSqueeze")]
    private static int Squeeze(Digest* digest, byte* result, uint count, int* isThere)
    {
        *isThere = 1;
        return FinishAtLength(digest, result, count);
    }

    [RuntimeExport("CryptoNative_EvpDigestXOFOneShot")]
    private static int HashAtLength(DigestKind kind, byte* source, int count, byte* result, uint length)
    {
        if (!IsKnown(kind))
            return Failed;

        Digest digest = default;
        digest.Start(kind);
        return Append(&digest, source, count) == Done ? FinishAtLength(&digest, result, length) : Failed;
    }

    [RuntimeExport("CryptoNative_HmacCreate")]
    private static Hmac* CreateKeyed(byte* key, int count, DigestKind kind)
    {
        if (count < 0 || !IsKnown(kind))
            return null;

        var hmac = (Hmac*)Heap.Allocate((ulong)sizeof(Hmac));
        if (hmac != null)
            hmac->Start(kind, new ReadOnlySpan<byte>(key, count));

        return hmac;
    }

    [RuntimeExport("CryptoNative_HmacCopy")]
    private static Hmac* CopyKeyed(Hmac* hmac)
    {
        var copy = (Hmac*)Heap.Allocate((ulong)sizeof(Hmac));
        if (copy != null)
            *copy = *hmac;

        return copy;
    }

    [RuntimeExport("CryptoNative_HmacDestroy")]
    private static void DestroyKeyed(Hmac* hmac) => Heap.Free(hmac);

    [RuntimeExport("CryptoNative_HmacReset")]
    private static int ResetKeyed(Hmac* hmac)
    {
        hmac->Restart();
        return Done;
    }

    [RuntimeExport("CryptoNative_HmacUpdate")]
    private static int AppendKeyed(Hmac* hmac, byte* bytes, int count)
    {
        if (count < 0)
            return Failed;

        hmac->Append(new ReadOnlySpan<byte>(bytes, count));
        return Done;
    }

    [RuntimeExport("CryptoNative_HmacFinal")]
    private static int FinishKeyed(Hmac* hmac, byte* result, int* size)
    {
        *size = hmac->Size;
        hmac->Finish(new Span<byte>(result, *size));
        return Done;
    }

    [RuntimeExport("CryptoNative_HmacCurrent")]
    private static int PeekKeyed(Hmac* hmac, byte* result, int* size)
    {
        Hmac copy = *hmac;
        return FinishKeyed(&copy, result, size);
    }

    [RuntimeExport("CryptoNative_HmacOneShot")]
    private static int HashKeyed(DigestKind kind, byte* key, int keyCount, byte* source, int count, byte* result, int* size)
    {
        if (keyCount < 0 || !IsKnown(kind))
            return Failed;

        Hmac hmac = default;
        hmac.Start(kind, new ReadOnlySpan<byte>(key, keyCount));
        return AppendKeyed(&hmac, source, count) == Done ? FinishKeyed(&hmac, result, size) : Failed;
    }

    [RuntimeExport("CryptoNative_Pbkdf2")]
    private static int Stretch(
        byte* password, int passwordCount, byte* salt, int saltCount, int iterations, DigestKind kind, byte* key, int count)
    {
        if (passwordCount < 0 || saltCount < 0 || iterations < 1 || count < 0 || !IsKnown(kind))
            return Failed;

        Hmac.Stretch(
            kind,
            new ReadOnlySpan<byte>(password, passwordCount),
            new ReadOnlySpan<byte>(salt, saltCount),
            iterations,
            new Span<byte>(key, count));
        return Done;
    }

    /// <summary>Keys are derived by .NET itself where the library has nothing for it.</summary>
    [RuntimeExport("CryptoNative_EvpKdfFetch")]
    private static void* FindDerivation(byte* name, int* isThere)
    {
        *isThere = 0;
        return null;
    }

    /// <summary>There is no KMAC.</summary>
    [RuntimeExport("CryptoNative_EvpMacFetch")]
    private static void* FindKeyed(byte* name, int* isThere)
    {
        *isThere = 0;
        return null;
    }
}
