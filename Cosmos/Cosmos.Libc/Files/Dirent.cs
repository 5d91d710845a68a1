using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;dirent.h&gt;</c> (POSIX.1-2017).</summary>
internal static unsafe class Dirent
{
    /// <summary>The names <c>.</c> and <c>..</c>, which come first.</summary>
    private const ulong Dots = 2;
    private const byte TypeUnknown = 0;
    private const byte TypePipe = 1;
    private const byte TypeDevice = 2;
    private const byte TypeDirectory = 4;
    private const byte TypeRegular = 8;
    private const byte TypeLink = 10;

    /// <summary>Opens a directory to read the names in it.</summary>
    /// <returns>A stream; or null with the errors of <c>open</c>, ENOTDIR, ENOMEM.</returns>
    [RuntimeExport("opendir")]
    internal static DirectoryStream* Open(PathName path)
    {
        int descriptor = Fcntl.Open(path, OpenFlags.Directory | OpenFlags.CloseOnExec, 0);
        if (descriptor < 0)
            return null;

        DirectoryStream* stream = MakeStream(descriptor);
        if (stream == null)
            Descriptors.Close(descriptor);

        return stream;
    }

    /// <summary>Reads the names in a directory that is open. The descriptor is the stream's from then on.</summary>
    /// <returns>A stream; or null with EBADF, ENOMEM, ENOTDIR.</returns>
    [RuntimeExport("fdopendir")]
    private static DirectoryStream* Open(int descriptor)
    {
        int error = OpenCalls.TryWithFile(descriptor, &CheckDirectory, null);
        return error != 0 ? (DirectoryStream*)CResult.NullWith(-error) : MakeStream(descriptor);
    }

    private static int CheckDirectory(FileNode* node, void* nothing) => node->Kind == FileKind.Directory ? 0 : -Errno.ENOTDIR;

    private static DirectoryStream* MakeStream(int descriptor)
    {
        var stream = (DirectoryStream*)Heap.AllocateZeroed(1, (ulong)sizeof(DirectoryStream));
        if (stream == null)
            return (DirectoryStream*)CResult.NullWith(Errno.ENOMEM);

        stream->Descriptor = descriptor;
        return stream;
    }

    /// <summary>The next name, <c>.</c> and <c>..</c> first. Names that are added or go meanwhile may be read or not; all others
    /// are read once.</summary>
    /// <returns>The entry, which the next call overwrites; null at the end, with <c>errno</c> left alone, or with EBADF.
    /// </returns>
    [RuntimeExport("readdir64")]
    internal static DirectoryEntry* Read(DirectoryStream* stream)
    {
        OpenFile* file = Descriptors.Hold(stream->Descriptor);
        if (file == null)
        {
            CResult.Fail(Errno.EBADF);
            return null;
        }

        // The stream is the caller's memory, so it is not touched inside the lock.
        DirectoryStream copy = *stream;
        FileTree.Lock.Enter(LockRank.Files);
        bool isRead = TryRead(&copy, file->Node);
        FileTree.Lock.Exit();
        Descriptors.Drop(file);
        *stream = copy;
        return isRead ? &stream->Entry : null;
    }

    [RuntimeExport("readdir")]
    private static DirectoryEntry* ReadAlias(DirectoryStream* stream) => Read(stream);

    [RuntimeExport("rewinddir")]
    private static void Rewind(DirectoryStream* stream)
    {
        stream->Dots = 0;
        stream->Place = 0;
    }

    /// <summary>Where a stream is: what <c>seekdir</c> takes.</summary>
    [RuntimeExport("telldir")]
    private static long Tell(DirectoryStream* stream) => (long)(stream->Place + stream->Dots);

    [RuntimeExport("seekdir")]
    private static void Seek(DirectoryStream* stream, long place)
    {
        stream->Dots = (uint)Math.Min((ulong)place, Dots);
        stream->Place = (ulong)place - stream->Dots;
    }

    /// <summary>Copies the next entry to the caller, and says where it is; null at the end.</summary>
    /// <returns>0 or an error number.</returns>
    [RuntimeExport("readdir64_r")]
    private static int Read(DirectoryStream* stream, DirectoryEntry* entry, DirectoryEntry** result)
    {
        int kept = CResult.Error;
        CResult.Error = 0;
        DirectoryEntry* found = Read(stream);
        int error = found == null ? CResult.Error : 0;
        CResult.Error = kept;
        if (found != null)
            *entry = *found;

        *result = found == null ? null : entry;
        return error;
    }

    [RuntimeExport("readdir_r")]
    private static int ReadAlias(DirectoryStream* stream, DirectoryEntry* entry, DirectoryEntry** result) => Read(stream, entry, result);

    [RuntimeExport("dirfd")]
    private static int DescriptorOf(DirectoryStream* stream) => stream->Descriptor;

    [RuntimeExport("closedir")]
    internal static int Close(DirectoryStream* stream)
    {
        int result = Descriptors.Close(stream->Descriptor);
        Heap.Free(stream);
        return (int)CResult.Of(result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryRead(DirectoryStream* stream, FileNode* directory)
    {
        if (stream->Dots < Dots)
        {
            bool isParent = stream->Dots++ == 1;
            FileNode* node = isParent && directory->Parent != null ? directory->Parent : directory;
            Fill(stream, isParent ? ".."u8 : "."u8, node);
            return true;
        }

        FileEntry* entry = FileTree.Next(directory, stream->Place);
        if (entry == null)
            return false;

        stream->Place = entry->Place;
        Fill(stream, FileEntry.Name(entry), entry->Node);
        return true;
    }

    private static void Fill(DirectoryStream* stream, ReadOnlySpan<byte> name, FileNode* node)
    {
        DirectoryEntry* entry = &stream->Entry;
        entry->Id = node->Id;
        entry->Offset = stream->Place + stream->Dots;
        entry->Length = (ushort)sizeof(DirectoryEntry);
        entry->Type = TypeOf(node->Kind);
        name.CopyTo(new Span<byte>(entry->Name, name.Length));
        entry->Name[name.Length] = 0;
    }

    private static byte TypeOf(FileKind kind) => kind switch
    {
        FileKind.Directory => TypeDirectory,
        FileKind.Link => TypeLink,
        FileKind.Device => TypeDevice,
        FileKind.Pipe => TypePipe,
        FileKind.Regular or FileKind.Generated => TypeRegular,
        _ => TypeUnknown,
    };

    /// <summary>C's <c>struct dirent</c> as glibc has it on x86-64.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)]
    internal struct DirectoryEntry
    {
        public ulong Id;
        public ulong Offset;
        public ushort Length;
        public byte Type;
        public fixed byte Name[FileEntry.LongestName + 1];
    }

    /// <summary>What C calls <c>DIR</c>.</summary>
    internal struct DirectoryStream
    {
        public int Descriptor;
        public uint Dots;
        public ulong Place;
        public DirectoryEntry Entry;
    }
}
