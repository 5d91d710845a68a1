using System;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <remarks>Contents of up to <see cref="FilePages.LargestBlock"/> bytes are a block of <see cref="FileMemory"/>, larger ones
/// are <see cref="FilePages"/>.</remarks>
internal static unsafe partial class FileTree
{
    /// <summary>The largest file: what <c>off_t</c> and a buffer in memory allow.</summary>
    public const ulong LargestFile = 1UL << 40;

    private const ulong SmallestCapacity = 64;

    /// <summary>What the program's limit takes away from the largest size of a file: RLIMIT_FSIZE.</summary>
    [Atomic]
    private static ulong _sizeCut;

    /// <summary>The largest size that the program lets its files have.</summary>
    public static ulong SizeLimit
    {
        get => ~_sizeCut;
        set => _sizeCut = ~value;
    }

    /// <summary>What is to be read from a file.</summary>
    /// <param name="node">The file.</param>
    /// <param name="offset">From where on.</param>
    /// <param name="size">Bytes that are wanted; and then those that there are, 0 at the end.</param>
    /// <returns>Where they are, until the file changes; null for zeros.</returns>
    public static byte* View(FileNode* node, ulong offset, ref ulong size)
    {
        size = offset < node->Size ? Math.Min(size, node->Size - offset) : 0;
        if (size > 0)
            node->Accessed = _now();

        return node->IsPaged && size > 0 && !FilePages.IsThere(node, offset, ref size) ? null : node->Data + offset;
    }

    /// <summary>Makes room to write to a file, which grows as it must.</summary>
    /// <returns>0, and the bytes at the offset may be written; or an error number, negative.</returns>
    public static int MakeRoom(FileNode* node, ulong offset, ulong size)
    {
        if (offset > LargestFile || size > LargestFile - offset)
            return -Errno.EFBIG;

        ulong end = offset + size;
        int error = size == 0 ? 0
            : end > node->Size && end > SizeLimit ? -Errno.EFBIG
            : UsesPages(node, Math.Max(end, node->Size)) ? FilePages.MakeRoom(node, offset, size)
            : end > node->Size ? Resize(node, end)
            : node->Size > node->Capacity && !TryMakeRoom(node, node->Size) ? -Errno.ENOSPC
            : 0;
        if (error == 0 && size > 0)
            Touch(node);

        return error;
    }

    /// <summary>Writes what the kernel has to a file, which grows as it must.</summary>
    /// <returns>Bytes that were written, all; or an error number, negative.</returns>
    public static long Write(FileNode* node, ulong offset, byte* buffer, ulong size)
    {
        int error = MakeRoom(node, offset, size);
        if (error != 0)
            return error;

        NativeMemory.Copy(buffer, node->Data + offset, (nuint)size);
        return (long)size;
    }

    /// <summary>Gives an empty file contents of another owner, which stay in place: a write to them makes a copy
    /// first.</summary>
    public static void Lend(FileNode* node, byte* contents, ulong size)
    {
        node->Data = contents;
        node->Size = size;
    }

    /// <summary>Gives a file another size: zeros at its end, or what is there is cut off.</summary>
    public static int Resize(FileNode* node, ulong size)
    {
        if (size > LargestFile || (size > node->Size && size > SizeLimit))
            return -Errno.EFBIG;

        int error = UsesPages(node, size) ? FilePages.Resize(node, size) : ResizeBlock(node, size);
        if (error == 0)
            Touch(node);

        return error;
    }

    /// <summary>Takes the memory of a part of a file at once.</summary>
    /// <param name="node">The file.</param>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="keepsSize">Whether the file does not grow to hold the part.</param>
    public static int Allocate(FileNode* node, ulong offset, ulong length, bool keepsSize)
    {
        ulong end = offset + length;
        if (end > LargestFile || (!keepsSize && end > node->Size && end > SizeLimit))
            return -Errno.EFBIG;

        int error = UsesPages(node, end) ? FilePages.Allocate(node, offset, length) : 0;
        if (error == 0 && !keepsSize && end > node->Size)
            error = Resize(node, end);

        return error;
    }

    /// <summary>Where bytes that were written begin, or a hole; the size of the file when no more come.</summary>
    public static ulong NextRun(FileNode* node, ulong offset, bool wantsData)
    {
        if (node->IsPaged)
            return FilePages.NextRun(node, offset, wantsData);

        return wantsData ? offset : node->Size;
    }

    /// <summary>Bytes that the contents of a file take, in whole pages.</summary>
    public static ulong BytesTaken(FileNode* node)
    {
        ulong whole = RequestSize.RoundUp(node->Size, VirtPage.Size);
        return node->IsPaged ? Math.Min(whole, node->PagedBytes) : node->Kind == FileKind.Regular ? whole : 0;
    }

    /// <summary>Takes note that the contents changed, if the program wrote to them through a map.</summary>
    public static void Settle(FileNode* node)
    {
        if (!node->Shared.IsWritten)
            return;

        node->Shared.IsWritten = false;
        Touch(node);
    }

    /// <summary>Takes note of memory that the pages of a file take, or gave back.</summary>
    internal static void CountPaged(FileNode* node, long bytes)
    {
        node->PagedBytes += (ulong)bytes;
        Bytes += (ulong)bytes;
    }

    /// <summary>Frees the contents.</summary>
    internal static void DropData(FileNode* node)
    {
        if (node->IsPaged)
        {
            FilePages.Drop(node);
            return;
        }

        if (node->Capacity > 0)
            FileMemory.Free(node->Data, node->Capacity);

        Bytes -= node->Capacity;
        node->Data = null;
        node->Capacity = 0;
    }

    private static bool UsesPages(FileNode* node, ulong size) =>
        node->IsPaged || (FilePages.AreUsed && size > FilePages.LargestBlock);

    private static int ResizeBlock(FileNode* node, ulong size)
    {
        if (size > node->Capacity && !TryMakeRoom(node, size))
            return -Errno.ENOSPC;

        if (size == 0)
            DropData(node);
        else if (size > node->Size)
            NativeMemory.Clear(node->Data + node->Size, (nuint)(size - node->Size));

        node->Size = size;
        return 0;
    }

    /// <summary>Room for twice what there was, so that a file that grows byte by byte is copied seldom; else for exactly what
    /// is wanted.</summary>
    private static bool TryMakeRoom(FileNode* node, ulong size)
    {
        ulong capacity = Math.Max(Math.Max(node->Capacity * 2, size), SmallestCapacity);
        byte* lent = node->Capacity == 0 ? node->Data : null;
        byte* owned = node->Capacity == 0 ? null : node->Data;
        void* data = FileMemory.Resize(owned, node->Capacity, capacity);
        if (data == null)
        {
            capacity = size;
            data = FileMemory.Resize(owned, node->Capacity, capacity);
        }

        if (data == null)
            return false;

        if (lent != null)
            NativeMemory.Copy(lent, data, (nuint)Math.Min(node->Size, size));

        Bytes += capacity - node->Capacity;
        node->Data = (byte*)data;
        node->Capacity = capacity;
        return true;
    }
}
