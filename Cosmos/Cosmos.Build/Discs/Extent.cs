namespace Cosmos.Build.Discs;

/// <summary>Sectors of a disc, one behind the other, and what is in them.</summary>
internal sealed class Extent
{
    private readonly Extent? _whole;
    private readonly long _offset;
    private uint _sector;

    /// <param name="content">What is in them.</param>
    public Extent(DiscContent content) => Content = content;

    /// <summary>Sectors that are a part of others, as a file inside an image is.</summary>
    /// <param name="whole">The others.</param>
    /// <param name="offset">Where they begin in it, in bytes: a multiple of the sector.</param>
    /// <param name="part">What is in them.</param>
    public Extent(Extent whole, long offset, DiscContent part)
        : this(part)
    {
        _whole = whole;
        _offset = offset;
    }

    /// <summary>What is in it.</summary>
    public DiscContent Content { get; }

    /// <summary>The bytes in it.</summary>
    public long Length => Content.Length;

    /// <summary>The number of its first sector, once the disc has its layout.</summary>
    public uint Sector => _whole is null ? _sector : _whole.Sector + Iso9660.SectorsFor(_offset);

    /// <summary>The sectors that it takes; none where it is empty.</summary>
    public uint Sectors => Iso9660.SectorsFor(Length);

    /// <summary>Gives it its place.</summary>
    /// <param name="sector">The first sector that is free.</param>
    /// <returns>The first one behind it.</returns>
    public uint Place(uint sector)
    {
        _sector = sector;
        return sector + Sectors;
    }
}
