using System;
using System.Runtime.CompilerServices;
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
internal static unsafe partial class FileTree
{
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

    /// <summary>Follows a path from a directory, or from the root.</summary>
    /// <param name="path">The path.</param>
    /// <param name="last">What a link at its end means.</param>
    /// <param name="walk">Where it leads.</param>
    /// <param name="from">The directory; null for the working directory.</param>
    public static int Walk(ReadOnlySpan<byte> path, LastName last, ref PathWalk walk, FileNode* from = null) =>
        walk.Walk(_root, from == null ? _current : from, path, last);

    /// <summary>The file at a path.</summary>
    public static int Find(ReadOnlySpan<byte> path, bool followLast, out FileNode* node, FileNode* from = null)
    {
        PathWalk walk = default;
        int error = Walk(path, followLast ? LastName.Followed : LastName.Kept, ref walk, from);
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
    public static int Create(ReadOnlySpan<byte> path, FileKind kind, uint mode, out FileNode* node, FileNode* from = null)
    {
        PathWalk walk = default;
        node = null;
        int error = Walk(path, LastName.Bare, ref walk, from);
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
        if (walk.Directory->Links == 0)
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
    public static int CreateLink(ReadOnlySpan<byte> target, ReadOnlySpan<byte> path, FileNode* from = null)
    {
        if (target.Length == 0)
            return -Errno.ENOENT;

        int error = Create(path, FileKind.Link, FileMode.All, out FileNode* node, from);
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
        return error != 0 ? error : AddName(node, path);
    }

    /// <inheritdoc cref="AddName(ReadOnlySpan{byte}, ReadOnlySpan{byte})" />
    public static int AddName(FileNode* node, ReadOnlySpan<byte> path, FileNode* from = null)
    {
        PathWalk walk = default;
        int error = Walk(path, LastName.Bare, ref walk, from);
        if (error != 0)
            return error;

        return walk.Node != null ? -Errno.EEXIST
            : walk.WantsDirectory ? -Errno.ENOENT
            : node->Seal != walk.Directory->Seal ? -Errno.EXDEV
            : walk.Directory->Links == 0 || node->Links == 0 ? -Errno.ENOENT
            : node->Seal != FileSeal.None || node->Kind == FileKind.Directory ? -Errno.EPERM
            : AddEntry(walk.Directory, walk.Last, node);
    }

    /// <summary>Removes a name; the file is deleted when it is not in use any more.</summary>
    /// <param name="path">The path.</param>
    /// <param name="wantsDirectory">Whether it must be an empty directory; else it must be none.</param>
    /// <param name="from">Where the path begins; null for the working directory.</param>
    public static int Remove(ReadOnlySpan<byte> path, bool wantsDirectory, FileNode* from = null)
    {
        PathWalk walk = default;
        int error = Walk(path, LastName.Bare, ref walk, from);
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
    /// <param name="from">The path.</param>
    /// <param name="to">The other one.</param>
    /// <param name="fromStart">Where the path begins; null for the working directory.</param>
    /// <param name="toStart">Where the other one begins.</param>
    /// <param name="replaces">Whether a file may be there; else -EEXIST.</param>
    public static int Rename(
        ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, FileNode* fromStart = null, FileNode* toStart = null, bool replaces = true)
    {
        PathWalk source = default;
        PathWalk target = default;
        int error = Walk(from, LastName.Bare, ref source, fromStart);
        if (error == 0)
            error = Walk(to, LastName.Bare, ref target, toStart);

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

        if (!replaces && target.Node != null)
            return -Errno.EEXIST;

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
            if (node->Links == 0)
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
        if (target.Directory->Links == 0)
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

        // As long as a removed directory is in use, its path to the directory above is, too.
        if (node->Kind == FileKind.Directory && node->Links == 0)
            node->Parent->Opens++;

        LetGo(node);
    }

    private static void LetGo(FileNode* node)
    {
        if (node->Links + node->Opens != 0)
            return;

        FileNode* parent = node->Parent;
        DropData(node);
        if (node->Queue != null)
        {
            node->Queue->Clear();
            FileMemory.Free(node->Queue, (ulong)sizeof(MessageQueue));
        }

        FileMemory.Free(node, (ulong)sizeof(FileNode));
        Nodes--;
        Bytes -= (ulong)sizeof(FileNode);
        if (parent != null)
            Release(parent);
    }
}
