namespace BareFlow.Malloc.Entry;

/// <summary>How far a thread has come, as the allocator sees it.</summary>
internal enum ThreadStage
{
    /// <summary>It has not called yet.</summary>
    New,

    /// <summary>It is being registered, which may call the allocator again.</summary>
    Registering,

    /// <summary>Its end will be noticed.</summary>
    Registered,

    /// <summary>Its end was noticed. It may still allocate and free, but must not keep anything.</summary>
    Ended,
}
