using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>Whole directories at once: <c>scandir</c> (POSIX.1-2017, <c>dirent.h</c>).</summary>
internal static unsafe class DirectoryScan
{
    private const int FirstRoom = 16;

    /// <summary>Reads all names that a filter takes, and sorts them.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="list">Receives a block of the heap with entries that are blocks of their own.</param>
    /// <param name="takes">The filter; null takes all.</param>
    /// <param name="compare">The order; null for that of the directory.</param>
    /// <returns>How many; or -1 with the errors of <c>opendir</c>.</returns>
    [RuntimeExport("scandir64")]
    private static int Scan(
        PathName path,
        Dirent.DirectoryEntry*** list,
        delegate*<Dirent.DirectoryEntry*, int> takes,
        delegate*<void*, void*, int> compare)
    {
        Dirent.DirectoryStream* stream = Dirent.Open(path);
        if (stream == null)
            return -1;

        Dirent.DirectoryEntry** entries = null;
        int count = ReadAll(stream, takes, ref entries);
        Dirent.Close(stream);
        if (count < 0)
            return CResult.Fail(Errno.ENOMEM);

        if (compare != null && count > 1)
            Stdlib.Sort((byte*)entries, (ulong)count, (ulong)sizeof(Dirent.DirectoryEntry*), compare);

        *list = entries;
        return count;
    }

    [RuntimeExport("scandir")]
    private static int ScanAlias(
        PathName path,
        Dirent.DirectoryEntry*** list,
        delegate*<Dirent.DirectoryEntry*, int> takes,
        delegate*<void*, void*, int> compare) => Scan(path, list, takes, compare);

    /// <summary>The order of two entries by their names.</summary>
    [RuntimeExport("alphasort64")]
    private static int CompareNames(Dirent.DirectoryEntry** left, Dirent.DirectoryEntry** right) => CString.Compare((*left)->Name, (*right)->Name);

    [RuntimeExport("alphasort")]
    private static int CompareNamesAlias(Dirent.DirectoryEntry** left, Dirent.DirectoryEntry** right) => CompareNames(left, right);

    /// <summary>Reads to the end.</summary>
    /// <returns>How many were taken; -1 without memory, and then none is kept.</returns>
    private static int ReadAll(Dirent.DirectoryStream* stream, delegate*<Dirent.DirectoryEntry*, int> takes, ref Dirent.DirectoryEntry** entries)
    {
        int count = 0;
        int room = 0;
        for (Dirent.DirectoryEntry* entry = Dirent.Read(stream); entry != null; entry = Dirent.Read(stream))
        {
            if (takes != null && takes(entry) == 0)
                continue;

            if (count == room)
                room = Grow(ref entries, room);

            Dirent.DirectoryEntry* copy = room > count ? Duplicate(entry) : null;
            if (copy == null)
            {
                Free(entries, count);
                return -1;
            }

            entries[count++] = copy;
        }

        return count;
    }

    private static int Grow(ref Dirent.DirectoryEntry** entries, int room)
    {
        int wanted = room == 0 ? FirstRoom : 2 * room;
        var grown = (Dirent.DirectoryEntry**)Heap.Reallocate(entries, (ulong)wanted * (ulong)sizeof(Dirent.DirectoryEntry*));
        if (grown == null)
            return room;

        entries = grown;
        return wanted;
    }

    private static Dirent.DirectoryEntry* Duplicate(Dirent.DirectoryEntry* entry)
    {
        var copy = (Dirent.DirectoryEntry*)Heap.Allocate((ulong)sizeof(Dirent.DirectoryEntry));
        if (copy != null)
            *copy = *entry;

        return copy;
    }

    private static void Free(Dirent.DirectoryEntry** entries, int count)
    {
        for (int index = 0; index < count; index++)
            Heap.Free(entries[index]);

        Heap.Free(entries);
    }
}
