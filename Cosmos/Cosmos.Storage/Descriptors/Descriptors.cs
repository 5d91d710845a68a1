using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Locks;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>The program's file descriptors, and everything that is done through them.</summary>
/// <remarks>Safe against other threads: one lock for the tree, the descriptors and the pipes, which is let go while
/// something is waited for. Results are 0 or more, or an error number of C, negative.</remarks>
[LockedBy(typeof(FileTree), nameof(FileTree.Lock))]
internal static unsafe partial class Descriptors
{
    /// <summary>Descriptors that there may be at a time.</summary>
    public const int Capacity = 1024;

    private const byte CloseOnExec = 1;

    private static WaitQueue _changed;
    private static FileList _files;

    /// <summary>Descriptors that are open.</summary>
    public static int Count
    {
        get
        {
            int count = 0;
            for (int index = 0; index < Capacity; index++)
                count += _files.Values[index] != 0 ? 1 : 0;

            return count;
        }
    }

    /// <summary>Opens a path; waits for the other end of a pipe with a name.</summary>
    public static int Open(ReadOnlySpan<byte> path, int flags, uint mode, int directory = CurrentDirectory)
    {
        Interruption interruption = Interruption.Watch();
        int result;
        do
        {
            Cancellation.Enter();
            result = OpenOnce(path, flags, mode, directory);
            Cancellation.Leave();
        }
        while (result == -Errno.EINTR && !interruption.EndsCall);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int OpenOnce(ReadOnlySpan<byte> path, int flags, uint mode, int directory)
    {
        FileTree.Lock.Enter(LockRank.Files);
        FileNode* node = null;
        int result = StartOf(path, directory, out FileNode* from);
        if (result == 0)
            result = FindOrCreate(path, flags, mode, from, out node);

        if (result == 0)
            result = OpenFound(node, flags);

        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Opens what has been found or made; a file without a name goes when it cannot be opened.</summary>
    private static int OpenFound(FileNode* node, int flags)
    {
        node->Opens++;
        bool isNamedPipe = node->Kind == FileKind.Pipe && (flags & OpenFlags.PathOnly) == 0;
        int result = isNamedPipe ? OpenNamedPipe(node, flags) : OpenNode(node, flags);
        FileTree.Release(node);
        return result;
    }

    /// <summary>Gives a file that has been found the lowest free descriptor. The lock is held.</summary>
    public static int OpenNode(FileNode* node, int flags, int lowest = 0)
    {
        int place = FreePlace(lowest);
        if (place < 0)
            return place;

        var file = (OpenFile*)FileMemory.Allocate((ulong)sizeof(OpenFile));
        if (file == null)
            return -Errno.ENOMEM;

        file->Node = node;
        file->Flags = flags;
        file->References = 1;
        node->Opens++;
        if (node->Kind == FileKind.Generated)
            SyntheticFiles.Write(node, ref file->Text);
        else if (LiveFolder.Is(node))
            TaskFiles.Refresh(node);

        Put(place, file, (flags & OpenFlags.CloseOnExec) != 0);
        return place;
    }

    /// <summary>Closes a descriptor.</summary>
    public static int Close(int descriptor)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        if (file != null)
        {
            Put(descriptor, null, false);
            LetGo(file);
        }

        FileTree.Lock.Exit();
        return file == null ? -Errno.EBADF : 0;
    }

    /// <summary>Lets a second descriptor, the lowest free one from <paramref name="lowest"/> on, lead to the same open file.
    /// </summary>
    public static int Duplicate(int descriptor, int lowest, bool closeOnExec)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        int place = file == null ? -Errno.EBADF
            : (uint)lowest >= (uint)Limit ? -Errno.EINVAL
            : FreePlace(lowest);
        if (place >= 0)
        {
            file->References++;
            Put(place, file, closeOnExec);
        }

        FileTree.Lock.Exit();
        return place;
    }

    /// <summary>Lets the descriptor <paramref name="target"/>, which is closed first, lead to the same open file.</summary>
    public static int DuplicateTo(int descriptor, int target, bool closeOnExec)
    {
        if ((uint)target >= (uint)Limit)
            return -Errno.EBADF;

        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        if (file != null && descriptor != target)
        {
            OpenFile* old = At(target);
            file->References++;
            Put(target, file, closeOnExec);
            if (old != null)
                LetGo(old);
        }

        FileTree.Lock.Exit();
        return file == null ? -Errno.EBADF : target;
    }

    /// <summary>Whether a descriptor is closed by <c>exec</c>; or -EBADF.</summary>
    public static int IsClosedOnExec(int descriptor)
    {
        FileTree.Lock.Enter(LockRank.Files);
        int result = At(descriptor) == null ? -Errno.EBADF : _files.CloseOnExec[descriptor];
        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Says whether a descriptor is closed by <c>exec</c>.</summary>
    public static int SetClosedOnExec(int descriptor, bool isClosed)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        if (file != null)
            Put(descriptor, file, isClosed);

        FileTree.Lock.Exit();
        return file == null ? -Errno.EBADF : 0;
    }

    /// <summary>Whether a descriptor was opened for what flags of <c>open</c> ask for.</summary>
    /// <param name="descriptor">Any number.</param>
    /// <param name="flags">How it is to be used.</param>
    /// <returns>0; -EBADF when it is not open, -EINVAL when it was opened otherwise.</returns>
    public static int CheckUse(int descriptor, int flags)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        int error = file == null ? -Errno.EBADF
            : OpenFlags.CanRead(flags) && !OpenFlags.CanRead(file->Flags) ? -Errno.EINVAL
            : OpenFlags.CanWrite(flags) && !OpenFlags.CanWrite(file->Flags) ? -Errno.EINVAL
            : 0;
        FileTree.Lock.Exit();
        return error;
    }

    /// <summary>Takes a hold on what a descriptor leads to, until <see cref="Drop"/>.</summary>
    /// <returns>Null when it is not open.</returns>
    public static OpenFile* Hold(int descriptor)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        if (file != null)
            file->References++;

        FileTree.Lock.Exit();
        return file;
    }

    /// <summary>Ends a hold.</summary>
    public static void Drop(OpenFile* file)
    {
        FileTree.Lock.Enter(LockRank.Files);
        LetGo(file);
        FileTree.Lock.Exit();
    }

    /// <summary>Reads from where the file is; waits for a pipe or the keyboard.</summary>
    public static long Read(int descriptor, CallerTarget buffer, ulong size)
    {
        long result = HoldFor(OpenFlags.ReadOnly, descriptor, 0, out OpenFile* file);
        return result == 0 ? Dropped(file, Read(file, buffer, size)) : result;
    }

    /// <summary>Reads from an offset, and leaves alone where the file is.</summary>
    public static long ReadAt(int descriptor, CallerTarget buffer, ulong size, long offset)
    {
        long result = HoldFor(OpenFlags.ReadOnly, descriptor, offset, out OpenFile* file);
        return result == 0 ? Dropped(file, ReadAt(file, buffer, size, (ulong)offset)) : result;
    }

    /// <summary>Writes to where the file is, or to its end; waits for a pipe's reader.</summary>
    public static long Write(int descriptor, CallerSource buffer, ulong size)
    {
        long result = HoldFor(OpenFlags.WriteOnly, descriptor, 0, out OpenFile* file);
        return result == 0 ? Dropped(file, Write(file, buffer, size)) : result;
    }

    /// <summary>Writes to an offset, and leaves alone where the file is.</summary>
    public static long WriteAt(int descriptor, CallerSource buffer, ulong size, long offset)
    {
        long result = HoldFor(OpenFlags.WriteOnly, descriptor, offset, out OpenFile* file);
        return result == 0 ? Dropped(file, WriteAt(file, buffer, size, (ulong)offset)) : result;
    }

    /// <summary>Takes a hold on what a descriptor leads to, if it was opened for such a use.</summary>
    /// <param name="use">ReadOnly or WriteOnly.</param>
    /// <param name="descriptor">Any number.</param>
    /// <param name="offset">Where it is to be used.</param>
    /// <param name="file">What is held.</param>
    /// <returns>0; else nothing is held: -EBADF, or -EINVAL for an offset before the start.</returns>
    private static long HoldFor(int use, int descriptor, long offset, out OpenFile* file)
    {
        file = Hold(descriptor);
        if (file == null)
            return -Errno.EBADF;

        bool isOpenForIt = use == OpenFlags.ReadOnly ? OpenFlags.CanRead(file->Flags) : OpenFlags.CanWrite(file->Flags);
        return offset < 0 ? Dropped(file, -Errno.EINVAL)
            : isOpenForIt ? 0
            : Dropped(file, -Errno.EBADF);
    }

    /// <summary>Ends a hold, and passes the result of what it was for on.</summary>
    private static long Dropped(OpenFile* file, long result)
    {
        Drop(file);
        return result;
    }

    /// <summary>Makes a pipe.</summary>
    /// <param name="ends">The two descriptors.</param>
    /// <param name="flags">CloseOnExec and NonBlocking, or 0.</param>
    public static int MakePipe(out PipeEnds ends, int flags)
    {
        FileTree.Lock.Enter(LockRank.Files);
        int result = OpenPipe(out ends, flags);
        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>What of <paramref name="events"/> holds for a descriptor just now.</summary>
    public static short Poll(int descriptor, short events)
    {
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        int result = file == null || (file->Flags & OpenFlags.PathOnly) != 0 ? PollEvents.Invalid
            : Ready(file, PollEvents.In | PollEvents.Out);
        FileTree.Lock.Exit();
        result |= ((result & PollEvents.In) != 0 ? PollEvents.NormalIn : 0) | ((result & PollEvents.Out) != 0 ? PollEvents.NormalOut : 0);
        return (short)(result & (events | PollEvents.Always));
    }

    /// <summary>Waits until a pipe has changed.</summary>
    /// <param name="deadline">On <see cref="Clock.Nanoseconds"/>; <see cref="ulong.MaxValue"/> for none.</param>
    public static void AwaitChange(ulong deadline)
    {
        FileTree.Lock.Enter(LockRank.Files);
        _changed.Wait(deadline, ref FileTree.Lock);
        FileTree.Lock.Exit();
    }

    private static int FindOrCreate(ReadOnlySpan<byte> path, int flags, uint mode, FileNode* from, out FileNode* node)
    {
        if ((flags & OpenFlags.Unnamed) == OpenFlags.Unnamed)
            return CreateUnnamed(path, flags, mode, from, out node);

        PathWalk walk = default;
        bool mayCreate = (flags & OpenFlags.Create) != 0;
        bool mustBeNew = mayCreate && (flags & OpenFlags.Exclusive) != 0;
        LastName last = mayCreate && path.Length > 0 && path[^1] == '/' ? LastName.Bare
            : mustBeNew || (flags & OpenFlags.NoFollow) != 0 ? LastName.Kept
            : LastName.Followed;
        int error = FileTree.Walk(path, last, ref walk, from);
        node = walk.Node;
        if (error != 0)
            return error;

        // No directory is made, so a slash behind a name is refused whatever is there.
        if (mayCreate && walk.WantsDirectory && walk.Last.Length > 0)
            return -Errno.EISDIR;

        if (node == null)
        {
            return !mayCreate ? -Errno.ENOENT
                : FileTree.CreateAt(ref walk, FileKind.Regular, mode & FileMode.ChangeMask, out node);
        }

        if (mustBeNew)
            return -Errno.EEXIST;

        return CheckOpen(node, flags);
    }

    private static int CheckOpen(FileNode* node, int flags)
    {
        if ((flags & OpenFlags.PathOnly) != 0)
            flags &= OpenFlags.Directory | OpenFlags.NoFollow | OpenFlags.PathOnly;

        if (node->Kind == FileKind.Directory)
            return OpenFlags.CanWrite(flags) || (flags & (OpenFlags.Create | OpenFlags.Truncate)) != 0 ? -Errno.EISDIR : 0;

        if ((flags & OpenFlags.Directory) != 0)
            return -Errno.ENOTDIR;

        if ((flags & OpenFlags.PathOnly) != 0)
            return 0;

        if (node->Kind == FileKind.Link)
            return -Errno.ELOOP;

        if ((node->Kind == FileKind.Generated || node->Seal != FileSeal.None) && OpenFlags.CanWrite(flags))
            return -Errno.EACCES;

        // As on Linux, also what is opened to be read alone.
        bool isCut = node->Kind == FileKind.Regular && node->Seal == FileSeal.None && (flags & OpenFlags.Truncate) != 0;
        return isCut ? FileTree.Resize(node, 0) : 0;
    }

    private static long Read(OpenFile* file, CallerTarget buffer, ulong size) => file->Node->Kind switch
    {
        FileKind.Directory => -Errno.EISDIR,
        FileKind.Device => Devices.Read(file, buffer, size),
        FileKind.Pipe => ReadPipe(file, buffer, size),
        _ => ReadFile(file, buffer, size),
    };

    private static long ReadFile(OpenFile* file, CallerTarget buffer, ulong size)
    {
        FileTree.Lock.Enter(LockRank.Files);
        long count = CopyOut(file, file->Offset, buffer, size);
        if (count > 0)
            file->Offset += (ulong)count;

        FileTree.Lock.Exit();
        return count;
    }

    private static long ReadAt(OpenFile* file, CallerTarget buffer, ulong size, ulong offset)
    {
        switch (file->Node->Kind)
        {
            case FileKind.Directory:
                return -Errno.EISDIR;
            case FileKind.Pipe:
                return -Errno.ESPIPE;
            case FileKind.Device:
                return Devices.CanSeek(file->Node->Number) ? Devices.Read(file, buffer, size) : -Errno.ESPIPE;
            default:
                FileTree.Lock.Enter(LockRank.Files);
                long count = CopyOut(file, offset, buffer, size);
                FileTree.Lock.Exit();
                return count;
        }
    }

    private static long Write(OpenFile* file, CallerSource buffer, ulong size) => file->Node->Kind switch
    {
        FileKind.Device => Devices.Write(file, buffer, size),
        FileKind.Pipe => WritePipe(file, buffer, size),
        _ => WriteFile(file, buffer, size),
    };

    private static long WriteFile(OpenFile* file, CallerSource buffer, ulong size)
    {
        FileTree.Lock.Enter(LockRank.Files);
        if ((file->Flags & OpenFlags.Append) != 0)
            file->Offset = file->Node->Size;

        long count = CopyIn(file->Node, file->Offset, buffer, size);
        if (count > 0)
            file->Offset += (ulong)count;

        FileTree.Lock.Exit();
        return count;
    }

    private static long WriteAt(OpenFile* file, CallerSource buffer, ulong size, ulong offset)
    {
        switch (file->Node->Kind)
        {
            case FileKind.Pipe:
                return -Errno.ESPIPE;
            case FileKind.Device:
                return Devices.CanSeek(file->Node->Number) ? Devices.Write(file, buffer, size) : -Errno.ESPIPE;
            default:
                // As on Linux, a file that is appended to is so wherever the caller wants to be.
                FileTree.Lock.Enter(LockRank.Files);
                bool isAtEnd = (file->Flags & OpenFlags.Append) != 0;
                long count = CopyIn(file->Node, isAtEnd ? file->Node->Size : offset, buffer, size);
                FileTree.Lock.Exit();
                return count;
        }
    }

    private static long CopyOut(OpenFile* file, ulong offset, CallerTarget buffer, ulong size)
    {
        ulong done = 0;
        while (done < size)
        {
            ulong part = size - done;
            byte* bytes = file->View(offset + done, ref part);
            long count = bytes != null || part == 0 ? buffer.Skip(done).Write(bytes, part)
                : buffer.Skip(done).Clear(part) == 0 ? (long)part : -Errno.EFAULT;
            if (count < 0)
                return done > 0 ? (long)done : count;

            done += (ulong)count;
            if (count == 0 || (ulong)count < part)
                break;
        }

        return (long)done;
    }

    /// <summary>Where the caller's bytes end early, the file ends with what there was of them.</summary>
    private static long CopyIn(FileNode* node, ulong offset, CallerSource buffer, ulong size)
    {
        ulong before = node->Size;
        ulong limit = FileTree.SizeLimit;
        if (offset < limit)
            size = Math.Min(size, limit - offset);

        int error = FileTree.MakeRoom(node, offset, size);
        if (error != 0 && buffer.CountReadable(size) is var there && there < size)
        {
            // There is room for what the caller has, if not for what it says that it has.
            size = there;
            error = size == 0 ? -Errno.EFAULT : FileTree.MakeRoom(node, offset, size);
        }

        if (error != 0)
            return error;

        long count = buffer.Read(node->Data + offset, size);
        ulong end = count > 0 ? Math.Max(before, offset + (ulong)count) : before;
        if (node->Size > end)
            FileTree.Resize(node, end);

        return count;
    }

    private static long ReadPipe(OpenFile* file, CallerTarget buffer, ulong size)
    {
        if (size == 0)
            return 0;

        // A handler with SA_RESTART has the call begin again.
        Interruption interruption = Interruption.Watch();
        long result;
        do
        {
            Cancellation.Enter();
            result = ReadPipeOnce(file, buffer, size);
            Cancellation.Leave();
        }
        while (result == -Errno.EINTR && !interruption.EndsCall);
        return result;
    }

    private static long ReadPipeOnce(OpenFile* file, CallerTarget buffer, ulong size)
    {
        Pipe* pipe = file->Node->Pipe;
        bool isInterrupted = false;
        FileTree.Lock.Enter(LockRank.Files);
        while (pipe->Count == 0 && pipe->Writers > 0 && (file->Flags & OpenFlags.NonBlocking) == 0 && !isInterrupted)
        {
            pipe->Changed.Wait(ulong.MaxValue, ref FileTree.Lock, WaitReason.Pipe);
            isInterrupted = Scheduler.Current->IsInterrupted;
        }

        long result = pipe->Count > 0 ? pipe->Take(buffer, size)
            : pipe->Writers == 0 ? 0
            : isInterrupted ? -Errno.EINTR : -Errno.EAGAIN;
        if (result > 0)
            TellChange(pipe);

        FileTree.Lock.Exit();
        return result;
    }

    private static long WritePipe(OpenFile* file, CallerSource buffer, ulong size)
    {
        Interruption interruption = Interruption.Watch();
        long result;
        do
        {
            Cancellation.Enter();
            result = WritePipeOnce(file, buffer, size);
            Cancellation.Leave();
        }
        while (result == -Errno.EINTR && !interruption.EndsCall);
        if (result == -Errno.EPIPE)
            Signals.TrySend(Scheduler.Current, Signals.BrokenPipe);

        return result;
    }

    private static long WritePipeOnce(OpenFile* file, CallerSource buffer, ulong size)
    {
        Pipe* pipe = file->Node->Pipe;
        ulong done = 0;
        int error = 0;
        FileTree.Lock.Enter(LockRank.Files);
        while (done < size && error == 0)
        {
            int needed = size <= Pipe.Atomic ? (int)size : 1;
            if (pipe->Readers == 0)
            {
                error = -Errno.EPIPE;
            }
            else if (Pipe.Capacity - pipe->Count >= needed)
            {
                long put = pipe->Put(buffer.Skip(done), size - done);
                error = put < 0 ? (int)put : 0;
                done += put < 0 ? 0 : (ulong)put;
                TellChange(pipe);
            }
            else if ((file->Flags & OpenFlags.NonBlocking) != 0)
            {
                error = -Errno.EAGAIN;
            }
            else
            {
                pipe->Changed.Wait(ulong.MaxValue, ref FileTree.Lock, WaitReason.Pipe);
                error = Scheduler.Current->IsInterrupted ? -Errno.EINTR : 0;
            }
        }

        FileTree.Lock.Exit();
        return done > 0 ? (long)done : error;
    }

    private static void TellChange(Pipe* pipe)
    {
        pipe->Changed.WakeAll();
        _changed.WakeAll();
    }

    private static int OpenPipe(out PipeEnds ends, int flags)
    {
        ends = default;
        FileNode* node = FileTree.NewNode(FileKind.Pipe, FileMode.OwnersFile);
        if (node == null)
            return -Errno.ENFILE;

        // Held until both ends are open, so that it goes with the first one that cannot be.
        node->Opens++;
        node->Pipe = (Pipe*)FileMemory.Allocate((ulong)sizeof(Pipe));
        int reader = node->Pipe == null ? -Errno.ENFILE : OpenNode(node, flags | OpenFlags.ReadOnly);
        int writer = reader < 0 ? reader : OpenNode(node, flags | OpenFlags.WriteOnly);
        if (writer >= 0)
        {
            node->Pipe->Readers = 1;
            node->Pipe->Writers = 1;
            ends.Reader = reader;
            ends.Writer = writer;
        }
        else
        {
            if (reader >= 0)
                DropDescriptor(reader);

            FileMemory.Free(node->Pipe, (ulong)sizeof(Pipe));
        }

        FileTree.Release(node);
        return writer < 0 ? writer : 0;
    }

    private static void DropDescriptor(int descriptor)
    {
        OpenFile* file = At(descriptor);
        Put(descriptor, null, false);
        file->Node->Opens--;
        FileMemory.Free(file, (ulong)sizeof(OpenFile));
    }

    private static void LetGo(OpenFile* file)
    {
        if (--file->References > 0)
            return;

        FileNode* node = file->Node;
        Flock.Drop(file);
        file->Text.Free();
        if (node->Kind == FileKind.Pipe && (file->Flags & OpenFlags.PathOnly) == 0)
            ClosePipe(node, file->Flags);

        if (node->Queue != null)
            node->Queue->Watch = default;

        FileMemory.Free(file, (ulong)sizeof(OpenFile));
        FileTree.Release(node);
    }

    private static short Ready(OpenFile* file, short events)
    {
        if (file->Node->Kind == FileKind.Device)
            return (short)(Devices.Ready(file->Node->Number) & events);

        if (file->Node->Queue != null)
            return ReadyQueue(file->Node->Queue, events);

        if (file->Node->Kind != FileKind.Pipe)
            return (short)((PollEvents.In | PollEvents.Out) & events);

        return (short)(ReadyToRead(file) | ReadyToWrite(file));
    }

    private static int ReadyToRead(OpenFile* file)
    {
        Pipe* pipe = file->Node->Pipe;
        if (!OpenFlags.CanRead(file->Flags))
            return 0;

        return (pipe->Count > 0 ? PollEvents.In : 0) | (pipe->Writers == 0 ? PollEvents.HangUp : 0);
    }

    private static int ReadyToWrite(OpenFile* file)
    {
        Pipe* pipe = file->Node->Pipe;
        if (!OpenFlags.CanWrite(file->Flags))
            return 0;

        bool hasRoom = Pipe.Capacity - pipe->Count >= Pipe.Atomic;
        return pipe->Readers == 0 ? PollEvents.Error | PollEvents.Out : hasRoom ? PollEvents.Out : 0;
    }

    private static OpenFile* At(int descriptor) =>
        (uint)descriptor < Capacity ? (OpenFile*)_files.Values[descriptor] : null;

    private static int FreePlace(int lowest)
    {
        for (int place = lowest; place < Limit; place++)
        {
            if (_files.Values[place] == 0)
                return place;
        }

        return -Errno.EMFILE;
    }

    private static void Put(int place, OpenFile* file, bool closeOnExec)
    {
        _files.Values[place] = (ulong)file;
        _files.CloseOnExec[place] = closeOnExec ? CloseOnExec : (byte)0;
    }

    private struct FileList
    {
        public fixed ulong Values[Capacity];
        public fixed byte CloseOnExec[Capacity];
    }
}
