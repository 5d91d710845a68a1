using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>Files in memory: directories, files, links and devices under one root.</summary>
/// <remarks>Law: the tree's <see cref="Nodes"/> are the files that have a name or are in use, and
/// <see cref="Bytes"/> is the memory that they and the names take of <see cref="FileMemory"/>. Results are 0 or more, or an error
/// number of C, negative. Permissions are not checked: the program is root. The caller is inside
/// <see cref="Lock"/>.</remarks>
[LockedBy(nameof(_lock))]
internal static unsafe class FileTree
{
    /// <summary>The largest file: what <c>off_t</c> and a buffer in memory allow.</summary>
    public const ulong LargestFile = 1UL << 40;

    private const ulong SmallestCapacity = 64;

    private static SleepLock _lock;
    private static FileNode* _root;
    private static FileNode* _current;
    [SetAtBoot]
    private static delegate*<long> _now;
    private static ulong _lastId;
    private static ulong _lastPlace;

    /// <summary>The lock of the tree, the descriptors and the pipes. Copies of callers' bytes are made inside; a thread leaves it while
    /// it waits for something.</summary>
    public static ref SleepLock Lock => ref _lock;

    /// <summary>Files there are.</summary>
    public static ulong Nodes { get; private set; }

    /// <summary>Bytes that files and names take.</summary>
    public static ulong Bytes { get; private set; }

    /// <summary>The root.</summary>
    public static FileNode* Root => _root;

    /// <summary>The program's working directory.</summary>
    public static FileNode* Current => _current;

    /// <summary>Makes an empty tree.</summary>
    /// <param name="now">The time, in nanoseconds since 1970.</param>
    /// <returns>False when there is no memory.</returns>
    public static bool TryInitialize(delegate*<long> now)
    {
        _now = now;
        Nodes = 0;
        Bytes = 0;
        _root = NewNode(FileKind.Directory, FileMode.OwnersDirectory);
        _current = _root;
        if (_root == null)
            return false;

        _root->Links = 1;
        _root->Opens = 1;
        _root->Parent = _root;
        return true;
    }

    /// <summary>Follows a path from the working directory, or from the root.</summary>
    public static int Walk(ReadOnlySpan<byte> path, LastName last, ref PathWalk walk) =>
        walk.Walk(_root, _current, path, last);

    /// <summary>The file at a path.</summary>
    public static int Find(ReadOnlySpan<byte> path, bool followLast, out FileNode* node)
    {
        PathWalk walk = default;
        int error = walk.Walk(_root, _current, path, followLast ? LastName.Followed : LastName.Kept);
        node = walk.Node;
        return error != 0 ? error : node == null ? -Errno.ENOENT : 0;
    }

    /// <summary>The file of a name in a directory; null when it has no such name.</summary>
    public static FileNode* Find(FileNode* directory, ReadOnlySpan<byte> name)
    {
        FileEntry* entry = EntryOf(directory, name, out _);
        return entry == null ? null : entry->Node;
    }

    /// <summary>Makes a file at a path where nothing is.</summary>
    public static int Create(ReadOnlySpan<byte> path, FileKind kind, uint mode, out FileNode* node)
    {
        PathWalk walk = default;
        node = null;
        int error = Walk(path, LastName.Bare, ref walk);
        if (error != 0)
            return error;

        if (walk.Node != null)
            return -Errno.EEXIST;

        return walk.WantsDirectory && kind != FileKind.Directory ? -Errno.ENOENT
            : CreateAt(ref walk, kind, mode, out node);
    }

    /// <summary>Makes a file where a walk ended that found nothing.</summary>
    public static int CreateAt(ref PathWalk walk, FileKind kind, uint mode, out FileNode* node)
    {
        node = null;
        if (walk.Directory->Parent == null)
            return -Errno.ENOENT;

        int error = RefusalOf(walk.Directory, kind);
        if (error != 0)
            return error;

        node = Add(walk.Directory, walk.Last, kind, mode);
        return node == null ? -Errno.ENOSPC : 0;
    }

    /// <summary>Makes a file in any directory.</summary>
    /// <returns>Null when there is no memory.</returns>
    public static FileNode* Add(FileNode* directory, ReadOnlySpan<byte> name, FileKind kind, uint mode)
    {
        FileNode* node = NewNode(kind, mode);
        if (node == null)
            return null;

        if (AddEntry(directory, name, node) != 0)
        {
            LetGo(node);
            return null;
        }

        if (kind == FileKind.Directory)
            node->Parent = directory;

        node->Seal = directory->Seal;
        return node;
    }

    /// <summary>Removes a name from any directory, and everything below it.</summary>
    public static void RemoveAll(FileNode* directory, ReadOnlySpan<byte> name)
    {
        FileNode* node = Find(directory, name);
        while (node->Kind == FileKind.Directory && node->First != null)
            RemoveAll(node, FileEntry.Name(node->First));

        RemoveEntry(directory, name);
    }

    /// <summary>Makes a link to a path, which need not exist.</summary>
    public static int CreateLink(ReadOnlySpan<byte> target, ReadOnlySpan<byte> path)
    {
        if (target.Length == 0)
            return -Errno.ENOENT;

        int error = Create(path, FileKind.Link, FileMode.All, out FileNode* node);
        if (error != 0)
            return error;

        fixed (byte* bytes = target)
            error = (int)Write(node, 0, bytes, (ulong)target.Length);

        return error < 0 ? error : 0;
    }

    /// <summary>Gives a file another name.</summary>
    public static int AddName(ReadOnlySpan<byte> existing, ReadOnlySpan<byte> path)
    {
        int error = Find(existing, followLast: false, out FileNode* node);
        if (error != 0)
            return error;

        PathWalk walk = default;
        error = Walk(path, LastName.Bare, ref walk);
        if (error != 0)
            return error;

        return walk.Node != null ? -Errno.EEXIST
            : walk.WantsDirectory ? -Errno.ENOENT
            : node->Seal != walk.Directory->Seal ? -Errno.EXDEV
            : walk.Directory->Parent == null ? -Errno.ENOENT
            : node->Seal != FileSeal.None || node->Kind == FileKind.Directory ? -Errno.EPERM
            : AddEntry(walk.Directory, walk.Last, node);
    }

    /// <summary>Removes a name; the file is deleted when it is not in use any more.</summary>
    /// <param name="path">The path.</param>
    /// <param name="wantsDirectory">Whether it must be an empty directory; else it must be none.</param>
    public static int Remove(ReadOnlySpan<byte> path, bool wantsDirectory)
    {
        PathWalk walk = default;
        int error = Walk(path, LastName.Bare, ref walk);
        if (error != 0)
            return error;

        if (walk.Node == null)
            return -Errno.ENOENT;

        bool isDirectory = walk.Node->Kind == FileKind.Directory;
        if (isDirectory && !wantsDirectory)
            return -Errno.EISDIR;

        if (!isDirectory && (wantsDirectory || walk.WantsDirectory))
            return -Errno.ENOTDIR;

        if (walk.Last.Length == 0)
            return walk.Node == _root ? -Errno.EBUSY : walk.Node == walk.Directory ? -Errno.EINVAL : -Errno.ENOTEMPTY;

        if (walk.Directory->Seal != FileSeal.None)
            return -Errno.EPERM;

        if (isDirectory && walk.Node->First != null)
            return -Errno.ENOTEMPTY;

        RemoveEntry(walk.Directory, walk.Last);
        return 0;
    }

    /// <summary>Gives a file another path; a file that was there is removed.</summary>
    public static int Rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        PathWalk source = default;
        PathWalk target = default;
        int error = Walk(from, LastName.Bare, ref source);
        if (error == 0)
            error = Walk(to, LastName.Bare, ref target);

        if (error != 0)
            return error;

        if (source.Last.Length == 0 || target.Last.Length == 0)
            return -Errno.EBUSY;

        FileSeal seal = source.Directory->Seal;
        if (seal != target.Directory->Seal)
            return -Errno.EXDEV;

        if (source.Node == null || (seal == FileSeal.Processes && target.Node == null))
            return -Errno.ENOENT;

        if (seal != FileSeal.None)
            return -Errno.EPERM;

        bool isDirectory = source.Node->Kind == FileKind.Directory;
        if (!isDirectory && (source.WantsDirectory || target.WantsDirectory))
            return -Errno.ENOTDIR;

        if (isDirectory && source.Node != target.Node && IsInside(target.Directory, source.Node))
            return -Errno.EINVAL;

        if (source.Node == target.Node)
            return 0;

        if (target.Node != null && target.Node->Kind == FileKind.Directory && IsInside(source.Directory, target.Node))
            return -Errno.ENOTEMPTY;

        error = CheckReplaced(target.Node, isDirectory);
        return error != 0 ? error : Move(ref source, ref target);
    }

    /// <summary>Makes a directory the working directory.</summary>
    public static int ChangeCurrent(FileNode* node)
    {
        if (node->Kind != FileKind.Directory)
            return -Errno.ENOTDIR;

        node->Opens++;
        FileNode* old = _current;
        _current = node;
        if (old != _root)
            Release(old);

        return 0;
    }

    /// <summary>Writes the path of a directory, with a zero behind it.</summary>
    /// <returns>Bytes of the path; or an error number, negative: ERANGE when it does not fit, ENOENT when the directory was
    /// removed.</returns>
    public static int PathOf(FileNode* directory, byte* buffer, ulong size)
    {
        ulong length = 0;
        for (FileNode* node = directory; node != _root; node = node->Parent)
        {
            if (node->Parent == null)
                return -Errno.ENOENT;

            length += (ulong)NameOf(node).Length + 1;
        }

        ulong needed = length == 0 ? 1 : length;
        if (needed >= size)
            return -Errno.ERANGE;

        buffer[needed] = 0;
        buffer[0] = (byte)'/';
        for (FileNode* node = directory; node != _root; node = node->Parent)
        {
            ReadOnlySpan<byte> name = NameOf(node);
            length -= (ulong)name.Length;
            name.CopyTo(new Span<byte>(buffer + length, name.Length));
            buffer[--length] = (byte)'/';
        }

        return (int)needed;
    }

    /// <summary>The next name of a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="place">The place of the name before; 0 at the start.</param>
    public static FileEntry* Next(FileNode* directory, ulong place)
    {
        FileEntry* entry = directory->First;
        while (entry != null && entry->Place <= place)
            entry = entry->Next;

        return entry;
    }

    /// <summary>What is to be read from a file.</summary>
    /// <param name="node">The file.</param>
    /// <param name="offset">From where on.</param>
    /// <param name="size">Bytes that are wanted; and then those that there are, 0 at the end.</param>
    /// <returns>Where they are, until the file changes.</returns>
    public static byte* View(FileNode* node, ulong offset, ref ulong size)
    {
        size = offset < node->Size ? Math.Min(size, node->Size - offset) : 0;
        if (size > 0)
            node->Accessed = _now();

        return node->Data + offset;
    }

    /// <summary>Makes room to write to a file, which grows as it must.</summary>
    /// <returns>0, and the bytes at the offset may be written; or an error number, negative.</returns>
    public static int MakeRoom(FileNode* node, ulong offset, ulong size)
    {
        if (offset > LargestFile || size > LargestFile - offset)
            return -Errno.EFBIG;

        int error = size == 0 ? 0
            : offset + size > node->Size ? Resize(node, offset + size)
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
        if (size > LargestFile)
            return -Errno.EFBIG;

        if (size > node->Capacity && !TryMakeRoom(node, size))
            return -Errno.ENOSPC;

        if (size == 0)
            DropData(node);
        else if (size > node->Size)
            System.Runtime.InteropServices.NativeMemory.Clear(node->Data + node->Size, (nuint)(size - node->Size));

        node->Size = size;
        Touch(node);
        return 0;
    }

    /// <summary>Takes note that the contents of a file changed.</summary>
    public static void Touch(FileNode* node)
    {
        node->Modified = _now();
        node->Changed = node->Modified;
    }

    /// <summary>Takes note that something about a file changed.</summary>
    public static void TouchStatus(FileNode* node) => node->Changed = _now();

    /// <summary>The time as files take it.</summary>
    public static long Now() => _now();

    /// <summary>A file without a name. Null when there is no memory.</summary>
    public static FileNode* NewNode(FileKind kind, uint mode)
    {
        var node = (FileNode*)FileMemory.Allocate((ulong)sizeof(FileNode));
        if (node == null)
            return null;

        Nodes++;
        Bytes += (ulong)sizeof(FileNode);
        node->Kind = kind;
        node->Mode = mode;
        node->Id = ++_lastId;
        Touch(node);
        node->Accessed = node->Modified;
        return node;
    }

    /// <summary>Ends the use of a file.</summary>
    public static void Release(FileNode* node)
    {
        node->Opens--;
        LetGo(node);
    }

    /// <summary>Keeps a directory, and all that is in it, as it is.</summary>
    public static void Seal(FileNode* node, FileSeal seal)
    {
        node->Seal = seal;
        if (node->Kind != FileKind.Directory)
            return;

        for (FileEntry* entry = node->First; entry != null; entry = entry->Next)
            Seal(entry->Node, seal);
    }

    /// <summary>Why a directory takes no new name, as Linux says it; 0 where it does.</summary>
    private static int RefusalOf(FileNode* directory, FileKind kind) => directory->Seal switch
    {
        FileSeal.None => 0,
        FileSeal.Processes => -Errno.ENOENT,
        _ => kind == FileKind.Regular ? -Errno.EACCES : -Errno.EPERM,
    };

    private static int CheckReplaced(FileNode* replaced, bool isDirectory)
    {
        if (replaced == null)
            return 0;

        bool replacesDirectory = replaced->Kind == FileKind.Directory;
        if (replacesDirectory != isDirectory)
            return replacesDirectory ? -Errno.EISDIR : -Errno.ENOTDIR;

        return replaced->First != null ? -Errno.ENOTEMPTY : 0;
    }

    private static int Move(ref PathWalk source, ref PathWalk target)
    {
        if (target.Directory->Parent == null)
            return -Errno.ENOENT;

        if (target.Node != null)
        {
            // The entry stays and leads elsewhere from now on, so there is no moment without the name.
            FileEntry* entry = EntryOf(target.Directory, target.Last, out _);
            FileNode* replaced = entry->Node;
            entry->Node = source.Node;
            source.Node->Links++;
            Forget(replaced);
        }
        else
        {
            int error = AddEntry(target.Directory, target.Last, source.Node);
            if (error != 0)
                return error;
        }

        FileNode* node = source.Node;
        RemoveEntry(source.Directory, source.Last);
        if (node->Kind == FileKind.Directory)
            node->Parent = target.Directory;

        Touch(target.Directory);
        node->Changed = target.Directory->Changed;
        return 0;
    }

    private static bool IsInside(FileNode* directory, FileNode* outer)
    {
        FileNode* node = directory;
        while (node != null && node != outer && node != _root)
            node = node->Parent;

        return node == outer;
    }

    private static ReadOnlySpan<byte> NameOf(FileNode* directory)
    {
        FileEntry* entry = directory->Parent->First;
        while (entry->Node != directory)
            entry = entry->Next;

        return FileEntry.Name(entry);
    }

    private static FileEntry* EntryOf(FileNode* directory, ReadOnlySpan<byte> name, out FileEntry* before)
    {
        before = null;
        FileEntry* entry = directory->First;
        while (entry != null && !Text.Equal(FileEntry.Name(entry), name))
        {
            before = entry;
            entry = entry->Next;
        }

        return entry;
    }

    private static int AddEntry(FileNode* directory, ReadOnlySpan<byte> name, FileNode* node)
    {
        ulong bytes = FileEntry.BytesFor(name.Length);
        var entry = (FileEntry*)FileMemory.Allocate(bytes);
        if (entry == null)
            return -Errno.ENOSPC;

        Bytes += bytes;
        entry->Node = node;
        entry->Length = name.Length;
        entry->Place = ++_lastPlace;
        name.CopyTo(new Span<byte>(entry + 1, name.Length));
        if (directory->First == null)
            directory->First = entry;
        else
            directory->Last->Next = entry;

        directory->Last = entry;
        node->Links++;
        Touch(directory);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RemoveEntry(FileNode* directory, ReadOnlySpan<byte> name)
    {
        FileEntry* entry = EntryOf(directory, name, out FileEntry* before);
        if (before == null)
            directory->First = entry->Next;
        else
            before->Next = entry->Next;

        if (directory->Last == entry)
            directory->Last = before;

        FileNode* node = entry->Node;
        ulong bytes = entry->Bytes;
        FileMemory.Free(entry, bytes);
        Bytes -= bytes;
        Touch(directory);
        Forget(node);
    }

    /// <summary>Takes one name away from a file.</summary>
    private static void Forget(FileNode* node)
    {
        node->Links--;
        TouchStatus(node);
        if (node->Kind == FileKind.Directory && node->Links == 0)
            node->Parent = null;

        LetGo(node);
    }

    private static void LetGo(FileNode* node)
    {
        if (node->Links + node->Opens != 0)
            return;

        DropData(node);
        FileMemory.Free(node, (ulong)sizeof(FileNode));
        Nodes--;
        Bytes -= (ulong)sizeof(FileNode);
    }

    private static void DropData(FileNode* node)
    {
        if (node->Capacity > 0)
            FileMemory.Free(node->Data, node->Capacity);

        Bytes -= node->Capacity;
        node->Data = null;
        node->Capacity = 0;
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
