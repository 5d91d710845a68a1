namespace Cosmos.Libc;

/// <summary>Where <c>scanf</c> reads: a text, or a file.</summary>
internal unsafe struct ScanSource(byte* text, CFile* file)
{
    private byte* _text = text;

    /// <summary>Bytes that were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>The next byte; -1 at the end.</summary>
    public readonly int Peek() => file == null ? (*_text == 0 ? -1 : *_text) : file->Peek();

    /// <summary>Takes the byte that <see cref="Peek"/> told.</summary>
    public void Take()
    {
        Taken++;
        if (file == null)
            _text++;
        else
            file->Skip();
    }
}
