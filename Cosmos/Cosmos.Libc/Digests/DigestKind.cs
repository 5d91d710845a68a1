namespace Cosmos.Libc;

/// <summary>A hash function.</summary>
internal enum DigestKind
{
    /// <summary>None: what a caller may hand over by mistake.</summary>
    None,

    /// <summary>MD5.</summary>
    Md5,

    /// <summary>SHA-1.</summary>
    Sha1,

    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>SHA-384.</summary>
    Sha384,

    /// <summary>SHA-512.</summary>
    Sha512,

    /// <summary>SHA3-256, the first of those that are made of <see cref="Keccak"/>.</summary>
    Sha3With256,

    /// <summary>SHA3-384.</summary>
    Sha3With384,

    /// <summary>SHA3-512.</summary>
    Sha3With512,

    /// <summary>SHAKE128, the first of those with a result of any length.</summary>
    Shake128,

    /// <summary>SHAKE256.</summary>
    Shake256,
}
