using System;

namespace Cosmos.Core.Threads;

/// <summary>How a thread takes a request for cancellation (POSIX.1-2017, 2.9.5).</summary>
[Flags]
internal enum CancelFlags : byte
{
    /// <summary>At the next cancellation point.</summary>
    None = 0,

    /// <summary>Not now.</summary>
    Disabled = 1,

    /// <summary>At once.</summary>
    Asynchronous = 2,

    /// <summary>It is inside a cancellation point.</summary>
    AtPoint = 4,

    /// <summary>It ends already.</summary>
    Ending = 8,
}
