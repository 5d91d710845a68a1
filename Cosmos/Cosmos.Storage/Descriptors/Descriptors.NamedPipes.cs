using BareFlow.Memory;

namespace Cosmos.Storage;

/// <remarks>Pipes with a name.</remarks>
internal static unsafe partial class Descriptors
{
    /// <summary>Opens an end of a pipe with a name, or both, and waits until somebody has the other end. The lock is held.</summary>
    /// <returns>The descriptor; -ENXIO when nobody reads and the caller does not wait, -ENOMEM, -EMFILE.</returns>
    private static int OpenNamedPipe(FileNode* node, int flags)
    {
        if (node->Pipe == null)
            node->Pipe = (Pipe*)FileMemory.Allocate((ulong)sizeof(Pipe));

        Pipe* pipe = node->Pipe;
        if (pipe == null)
            return -Errno.ENOMEM;

        bool isAlone = OpenFlags.CanRead(flags) != OpenFlags.CanWrite(flags);
        bool waits = (flags & OpenFlags.NonBlocking) == 0;
        int place = isAlone && OpenFlags.CanWrite(flags) && !waits && pipe->Readers == 0 ? -Errno.ENXIO : OpenNode(node, flags);
        if (place < 0)
        {
            FreeUnused(node);
            return place;
        }

        CountEnds(pipe, flags);
        TellChange(pipe);
        return isAlone && waits ? AwaitOtherEnd(pipe, place, OpenFlags.CanRead(flags)) : place;
    }

    private static void CountEnds(Pipe* pipe, int flags)
    {
        if (OpenFlags.CanRead(flags))
        {
            pipe->Readers++;
            pipe->ReaderOpens++;
        }

        if (OpenFlags.CanWrite(flags))
        {
            pipe->Writers++;
            pipe->WriterOpens++;
        }
    }

    /// <summary>Waits until the other end is open, or was meanwhile.</summary>
    private static int AwaitOtherEnd(Pipe* pipe, int place, bool isReader)
    {
        OpenFile* file = At(place);
        file->References++;
        uint seen = isReader ? pipe->WriterOpens : pipe->ReaderOpens;
        int error = (isReader ? pipe->Writers : pipe->Readers) > 0 ? 1 : 0;
        while (error == 0 && (isReader ? pipe->WriterOpens : pipe->ReaderOpens) == seen)
            error = Await(ref pipe->Changed, ulong.MaxValue);

        if (error < 0 && At(place) == file)
        {
            Put(place, null, false);
            LetGo(file);
        }

        LetGo(file);
        return error < 0 ? error : place;
    }

    private static void ClosePipe(FileNode* node, int flags)
    {
        Pipe* pipe = node->Pipe;
        pipe->Writers -= OpenFlags.CanWrite(flags) ? 1 : 0;
        pipe->Readers -= OpenFlags.CanRead(flags) ? 1 : 0;
        TellChange(pipe);
        FreeUnused(node);
    }

    private static void FreeUnused(FileNode* node)
    {
        if (node->Pipe->Readers + node->Pipe->Writers != 0)
            return;

        FileMemory.Free(node->Pipe, (ulong)sizeof(Pipe));
        node->Pipe = null;
    }
}
