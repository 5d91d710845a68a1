using System.Collections.Generic;
using System.Linq;

namespace IL2CPU.Ilc;

/// <summary>The part of .NET's library for OpenSSL that the core has. Only these functions are linked: a call of another one finds
/// no library when it is made, and what nobody calls stops no build.</summary>
public static class CryptoFunctions
{
    private const string Library = "libSystem.Security.Cryptography.Native.OpenSsl";
    private const string Prefix = "CryptoNative_";

    private static readonly string[] WithoutPrefix =
    [
        "EnsureOpenSslInitialized",
        "ErrClearError",
        "ErrGetExceptionError",
        "EvpDigestCurrent",
        "EvpDigestCurrentXOF",
        "EvpDigestFinalEx",
        "EvpDigestFinalXOF",
        "EvpDigestOneShot",
        "EvpDigestReset",
        "EvpDigestSqueeze",
        "EvpDigestUpdate",
        "EvpDigestXOFOneShot",
        "EvpKdfFetch",
        "EvpMacFetch",
        "EvpMd5",
        "EvpMdCtxCopyEx",
        "EvpMdCtxCreate",
        "EvpMdCtxDestroy",
        "EvpMdSize",
        "EvpSha1",
        "EvpSha256",
        "EvpSha384",
        "EvpSha3_256",
        "EvpSha3_384",
        "EvpSha3_512",
        "EvpSha512",
        "EvpShake128",
        "EvpShake256",
        "GetMaxMdSize",
        "GetRandomBytes",
        "HmacCopy",
        "HmacCreate",
        "HmacCurrent",
        "HmacDestroy",
        "HmacFinal",
        "HmacOneShot",
        "HmacReset",
        "HmacUpdate",
        "OpenSslAvailable",
        "Pbkdf2",
    ];

    /// <summary>Their C names.</summary>
    public static IEnumerable<string> Names => WithoutPrefix.Select(name => Prefix + name);

    /// <summary>What ILC takes to link to them.</summary>
    public static IEnumerable<string> Entries => Names.Select(name => $"{Library}!{name}");
}
