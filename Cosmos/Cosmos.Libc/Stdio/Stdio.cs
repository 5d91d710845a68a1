using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The streams of the program: the three that it begins with, and the list of all.</summary>
[SetAtBoot]
internal static unsafe class Stdio
{
    /// <summary>The standard output.</summary>
    public static CFile* Output => _output;

    /// <summary>The standard input.</summary>
    public static CFile* Input => _input;

    /// <summary>The standard error.</summary>
    public static CFile* Errors => _errors;

    private static CFile* _input;
    private static CFile* _output;
    private static CFile* _errors;

    [LockedBy(typeof(Stdio), "_listLock")]
    private static CFile* _first;

    private static PthreadMutex _listLock;

    /// <summary>Gives the three streams their descriptors, and C their names. Once.</summary>
    public static void Initialize()
    {
        PthreadMutexAttributes kind = PthreadMutexAttributes.OfRecursive;
        PthreadMutex.Initialize(ListLock, &kind);
        _input = CEnvironment.Input();
        _output = CEnvironment.Output();
        _errors = CEnvironment.Errors();
        Begin(_input, 0, isReadable: true, StreamBuffering.Full);
        Begin(_output, 1, isReadable: false, StreamBuffering.Full);
        Begin(_errors, 2, isReadable: false, StreamBuffering.None);
    }

    /// <summary>Makes a stream, which is in the list of all.</summary>
    /// <returns>Null with ENOMEM.</returns>
    public static CFile* Make(int descriptor, in StreamCalls calls)
    {
        var file = (CFile*)Heap.AllocateZeroed(1, (ulong)sizeof(CFile));
        if (file == null)
            return (CFile*)CResult.NullWith(Errno.ENOMEM);

        file->Initialize(descriptor, in calls);
        Enter(file);
        return file;
    }

    /// <summary>Gives a stream's memory back, that of its buffer included. The standard streams keep theirs.</summary>
    public static void Free(CFile* file)
    {
        file->FreeBuffer();
        if (file->IsStatic)
            return;

        PthreadMutex.Lock(ListLock);
        if (file->Previous != null)
            file->Previous->Following = file->Following;
        else
            _first = file->Following;

        if (file->Following != null)
            file->Following->Previous = file->Previous;

        PthreadMutex.Unlock(ListLock);
        Heap.Free(file);
    }

    /// <summary>Writes out what all streams hold back.</summary>
    /// <returns>Whether all of it could be written.</returns>
    public static bool FlushAll()
    {
        bool isDone = true;
        PthreadMutex.Lock(ListLock);
        for (CFile* file = _first; file != null; file = file->Following)
        {
            file->Enter();
            isDone &= file->Flush();
            file->Exit();
        }

        PthreadMutex.Unlock(ListLock);
        return isDone;
    }

    /// <summary>Writes out what the program's end leaves, without a wait for a thread that holds a stream: it may never go on.</summary>
    public static void FlushAtEnd()
    {
        for (CFile* file = _first; file != null; file = file->Following)
        {
            if (file->TryEnter())
                file->Flush();
        }
    }

    /// <summary>Writes out the standard output if it waits for the end of a line.</summary>
    public static void FlushLines()
    {
        if (_output->Buffering != StreamBuffering.Line || _output->Pending == 0 || !_output->TryEnter())
            return;

        _output->Flush();
        _output->Exit();
    }

    private static PthreadMutex* ListLock => (PthreadMutex*)Static.AddressOf(ref _listLock);

    /// <summary>Enters a stream in the list of all.</summary>
    private static void Enter(CFile* file)
    {
        PthreadMutex.Lock(ListLock);
        file->Following = _first;
        if (_first != null)
            _first->Previous = file;

        _first = file;
        PthreadMutex.Unlock(ListLock);
    }

    private static void Begin(CFile* file, int descriptor, bool isReadable, StreamBuffering buffering)
    {
        Invariant.Holds(sizeof(CFile) <= CEnvironment.StreamWords * sizeof(ulong), "a standard stream has room"u8);
        file->Initialize(descriptor, StreamCalls.OfDescriptor);
        file->IsReadable = isReadable;
        file->IsWritable = !isReadable;
        file->IsStatic = true;
        file->Buffering = buffering;
        Enter(file);
    }
}
