using System;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>The contents of larger files: pages in a range of addresses of their own. Pages that nobody wrote are holes: they read as
/// zeros and take no memory.</summary>
/// <remarks>Law: the pages below <see cref="FileNode.Front"/> are committed, those behind it may be; and all that is committed behind the
/// end of the file is zero. A range does not move while a program maps the file. The lock of the tree is held.</remarks>
internal static unsafe class FilePages
{
    /// <summary>Contents up to this size are blocks.</summary>
    public const ulong LargestBlock = 8 * 1024;

    /// <summary>Addresses for a file: they cost nothing, and a file that outgrows them is copied.</summary>
    private const ulong UsualRoom = 1UL << 32;

    /// <summary>What a file that grows is given ahead, at most.</summary>
    private const ulong MostAhead = 4 * 1024 * 1024;

    /// <summary>Whether there are pages: not where the tree is tested without a kernel.</summary>
    [SetAtBoot]
    public static bool AreUsed;

    /// <summary>What <see cref="FileTree.MakeRoom"/> says.</summary>
    public static int MakeRoom(FileNode* node, ulong offset, ulong size)
    {
        ulong end = offset + size;
        if (!TryReserve(node, Math.Max(end, node->Size)) || !TryCommit(node, offset, end))
            return -Errno.ENOSPC;

        if (end > node->Size)
            Grow(node, end);

        return 0;
    }

    /// <summary>What <see cref="FileTree.Resize"/> says.</summary>
    public static int Resize(FileNode* node, ulong size)
    {
        if (!TryReserve(node, Math.Max(size, node->Size)))
            return -Errno.ENOSPC;

        if (size >= node->Size)
            Grow(node, size);
        else
            Cut(node, size);

        return 0;
    }

    /// <summary>Commits a part.</summary>
    public static int Allocate(FileNode* node, ulong offset, ulong length) =>
        TryReserve(node, Math.Max(offset + length, node->Size)) && TryCommit(node, offset, offset + length) ? 0 : -Errno.ENOSPC;

    /// <summary>Makes the contents pages, so that a program can map them.</summary>
    public static bool TryMake(FileNode* node) => TryReserve(node, node->Size);

    /// <summary>Whether the bytes from an offset on were written, or are zeros because nobody did.</summary>
    /// <param name="node">The file.</param>
    /// <param name="offset">The offset, before the end.</param>
    /// <param name="size">Bytes to look at; and then how many from the offset on are the same.</param>
    public static bool IsThere(FileNode* node, ulong offset, ref ulong size)
    {
        if (offset < node->Front)
        {
            size = Math.Min(size, node->Front - offset);
            return true;
        }

        ulong data = NextRun(node, offset, wantsData: true);
        ulong end = data == offset ? NextRun(node, offset, wantsData: false) : data;
        size = Math.Min(size, end - offset);
        return data == offset;
    }

    /// <summary>What <see cref="FileTree.NextRun"/> says.</summary>
    public static ulong NextRun(FileNode* node, ulong offset, bool wantsData)
    {
        ulong start = (ulong)node->Data;
        ulong end = start + RequestSize.RoundUp(node->Size, VirtPage.Size);
        ulong found = MemoryMaps.NextBacked(start + offset, end, wantsData) - start;
        return Math.Min(Math.Max(found, offset), node->Size);
    }

    /// <summary>Frees all.</summary>
    public static void Drop(FileNode* node)
    {
        MemoryMaps.Free(node->Data, node->Capacity);
        FileTree.CountPaged(node, -(long)node->PagedBytes);
        node->Data = null;
        node->Capacity = 0;
        node->Front = 0;
        node->IsPaged = false;
    }

    private static void Grow(FileNode* node, ulong size)
    {
        // What a program wrote behind the end of the file, in its last page, is not in the file.
        if (node->Shared.Maps > 0)
            ClearTail(node, node->Size);

        node->Size = size;
        node->Shared.Size = size;
    }

    private static void Cut(FileNode* node, ulong size)
    {
        ulong kept = RequestSize.RoundUp(size, VirtPage.Size);
        node->Size = size;
        node->Shared.Size = size;
        SharedMaps.Drop(&node->Shared, kept);
        ClearTail(node, size);
        if (kept < node->Capacity)
            FileTree.CountPaged(node, -(long)MemoryMaps.Decommit(node->Data + kept, node->Capacity - kept));

        node->Front = Math.Min(node->Front, kept);
    }

    /// <summary>Clears from an offset on the page that it is in.</summary>
    private static void ClearTail(FileNode* node, ulong offset)
    {
        ulong end = RequestSize.RoundUp(offset, VirtPage.Size);
        ulong at = (ulong)node->Data + offset;
        if (end > offset && MemoryMaps.NextBacked(at, at + (end - offset), isBacked: true) == at)
            NativeMemory.Clear(node->Data + offset, (nuint)(end - offset));
    }

    private static bool TryCommit(FileNode* node, ulong offset, ulong end)
    {
        ulong start = offset & ~(VirtPage.Size - 1);
        end = RequestSize.RoundUp(end, VirtPage.Size);
        if (start > node->Front)
            return TryCommitPart(node, start, end);

        if (end <= node->Front)
            return true;

        ulong ahead = Math.Min(node->Front + Math.Min(node->Front, MostAhead), node->Capacity);
        if (ahead <= end || !TryCommitPart(node, node->Front, ahead))
        {
            ahead = end;
            if (!TryCommitPart(node, node->Front, ahead))
                return false;
        }

        node->Front = ahead;
        return true;
    }

    private static bool TryCommitPart(FileNode* node, ulong start, ulong end)
    {
        bool isDone = MemoryMaps.TryCommit(node->Data + start, end - start, out ulong bytes);
        FileTree.CountPaged(node, (long)bytes);
        return isDone;
    }

    /// <summary>Makes sure that a size fits into the addresses of the file; what was a block is copied.</summary>
    private static bool TryReserve(FileNode* node, ulong size)
    {
        if (node->IsPaged && size <= node->Capacity)
            return true;

        if (node->Shared.Maps > 0)
            return false;

        ulong room = RequestSize.RoundUp(Math.Max(UsualRoom, 2 * size), VirtPage.Size);
        byte* pages = MemoryMaps.Reserve(room);
        if (pages == null)
        {
            room = RequestSize.RoundUp(Math.Max(size, LargestBlock), VirtPage.Size);
            pages = MemoryMaps.Reserve(room);
        }

        return pages != null && TryMove(node, pages, room);
    }

    private static bool TryMove(FileNode* node, byte* pages, ulong room)
    {
        FileNode old = *node;
        node->IsPaged = true;
        node->Data = pages;
        node->Capacity = room;
        node->Front = 0;
        node->PagedBytes = 0;
        for (ulong at = 0; at < old.Size;)
        {
            ulong size = old.Size - at;
            if (!old.IsPaged || IsThere(&old, at, ref size))
            {
                if (!TryCommit(node, at, at + size))
                {
                    Drop(node);
                    RestoreContents(node, in old);
                    return false;
                }

                NativeMemory.Copy(old.Data + at, pages + at, (nuint)size);
            }

            at += size;
        }

        FileTree.DropData(&old);
        node->Shared.Start = (ulong)pages;
        node->Shared.Size = node->Size;
        return true;
    }

    private static void RestoreContents(FileNode* node, in FileNode old)
    {
        node->IsPaged = old.IsPaged;
        node->Data = old.Data;
        node->Capacity = old.Capacity;
        node->Front = old.Front;
        node->PagedBytes = old.PagedBytes;
    }
}
