using System;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;

namespace Cosmos.Storage;

/// <summary><c>/proc/self/task</c>: a folder for each thread, with its <c>stat</c> (Linux man-pages, proc(5)).</summary>
/// <remarks>The tree holds the state of the last look. A name is updated when a path leads through it, all of
/// them when the folder is opened.</remarks>
internal static unsafe class TaskFiles
{
    private const int LongestNumber = 20;

    /// <summary>Brings one name of the folder up to date.</summary>
    public static void Refresh(FileNode* folder, ReadOnlySpan<byte> name)
    {
        bool isThread = TryReadNumber(name, out ulong id) && Scheduler.TryFind(id, out ThreadSummary _);
        bool isThere = FileTree.Find(folder, name) != null;
        if (isThread && !isThere)
            Add(folder, name, id);
        else if (!isThread && isThere)
            FileTree.RemoveAll(folder, name);
    }

    /// <summary>Brings all of the folder up to date.</summary>
    public static void Refresh(FileNode* folder)
    {
        for (FileEntry* entry = folder->First; entry != null;)
        {
            ReadOnlySpan<byte> name = FileEntry.Name(entry);
            entry = entry->Next;
            Refresh(folder, name);
        }

        TextBuffer digits = default;
        for (ulong id = 0; Scheduler.TryFindNext(id, out ThreadSummary thread);)
        {
            id = thread.Id;
            digits.WriteDecimal(id);
            ulong length = digits.Length;
            Refresh(folder, new ReadOnlySpan<byte>(digits.View(0, ref length), (int)length));
            digits.Free();
        }
    }

    /// <summary>Reads a number as the names have it: without zeros in front.</summary>
    private static bool TryReadNumber(ReadOnlySpan<byte> name, out ulong number)
    {
        number = 0;
        foreach (byte digit in name)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;

            number = number * Text.Decimal + digit - '0';
        }

        return name.Length is > 0 and < LongestNumber && name[0] != '0';
    }

    /// <summary>Without memory the folder lacks a thread.</summary>
    private static void Add(FileNode* folder, ReadOnlySpan<byte> name, ulong id)
    {
        FileNode* thread = FileTree.Add(folder, name, FileKind.Directory, FileMode.OwnersDirectory);
        FileNode* stat = thread == null ? null : FileTree.Add(thread, "stat"u8, FileKind.Generated, FileMode.ReadOnly);
        if (stat == null)
            return;

        stat->Number = SyntheticFiles.TaskStat;
        stat->Subject = id;
    }
}
