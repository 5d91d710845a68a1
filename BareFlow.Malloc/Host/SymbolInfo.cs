namespace BareFlow.Malloc.Host;

/// <summary>C's <c>Dl_info</c>: what the loader knows of an address.</summary>
internal unsafe struct SymbolInfo
{
    /// <summary>The file that is mapped there.</summary>
    public byte* File;

    /// <summary>Where the file begins.</summary>
    public void* Base;

    /// <summary>The symbol at or before the address, or null.</summary>
    public byte* Name;

    /// <summary>Its address.</summary>
    public void* Address;
}
