namespace Cosmos.Storage;

/// <summary>The two descriptors of a pipe, as C's <c>int[2]</c>.</summary>
internal struct PipeEnds
{
    /// <summary>The end that reads.</summary>
    public int Reader;

    /// <summary>The end that writes.</summary>
    public int Writer;
}
