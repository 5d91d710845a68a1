using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.Core.Start;
using Cosmos.Core.Strings;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The environment of the program: a few names that never change, and what the kernel command line says by
/// <c>env.NAME=VALUE</c>.</summary>
/// <remarks>The list belongs to the program: <c>environ</c> may be another one, and any text in it may change. So it is followed
/// as C does, outside of the kernel's locks, and changed inside a mutex like the program's own.</remarks>
[LockedBy(nameof(_changing))]
internal static unsafe class ProgramEnvironment
{
    private const ulong LeastRoom = 64;

    private static PthreadMutex _changing;
    private static byte** _list;
    private static ulong _room;

    /// <summary>What is set unless the command line says otherwise, with a zero behind each.</summary>
    private static ReadOnlySpan<byte> Defaults =>
        "HOME=/root\0TERM=bareflow\0PATH=/bin\0TMPDIR=/tmp\0LANG=C.UTF-8\0USER=root\0SHELL=/bin/sh\0PWD=/app\0"u8;

    /// <summary>What C's <c>environ</c> leads to: texts of the form NAME=VALUE, and a null.</summary>
    public static byte** Texts => CEnvironment.Table();

    /// <summary>Fills the environment. Once.</summary>
    /// <param name="commandLine">The kernel command line.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Initialize(ReadOnlySpan<byte> commandLine)
    {
        ReadOnlySpan<byte> rest = Defaults;
        while (rest.Length > 0)
            Set(Text.Take(ref rest, 0));

        ReadOnlySpan<byte> word;
        while ((word = CommandLine.TakeOwn(ref commandLine)).Length > 0)
        {
            if (CommandLine.IsVariable(word))
                Set(word[CommandLine.EnvironmentPrefix.Length..]);
        }
    }

    /// <summary>The value of a variable; null when it is not set.</summary>
    [RuntimeExport("getenv")]
    public static byte* Get(byte* name)
    {
        byte** place = Find(Text.OfZero(name));
        return place == null ? null : *place + CString.Length(name) + 1;
    }

    /// <summary>Sets a variable.</summary>
    /// <returns>0; or -1 with EINVAL (a name that is empty or has an equals sign), ENOMEM.</returns>
    [RuntimeExport("setenv")]
    private static int Set(byte* name, byte* value, int replaces)
    {
        ReadOnlySpan<byte> nameText = Text.OfZero(name);
        if (!IsName(nameText))
            return CResult.Fail(Errno.EINVAL);

        if (replaces == 0 && Find(nameText) != null)
            return 0;

        ulong length = (ulong)nameText.Length;
        ulong valueLength = CString.Length(value);
        var text = (byte*)Heap.Allocate(length + valueLength + 2);
        if (text == null)
            return CResult.Fail(Errno.ENOMEM);

        CString.CopyBytes(text, name, length);
        text[length] = (byte)'=';
        CString.CopyBytes(text + length + 1, value, valueLength + 1);
        PthreadMutex.Lock(Changing);
        bool isPut = TryPut(text, nameText.Length);
        PthreadMutex.Unlock(Changing);
        return isPut ? 0 : CResult.Fail(Errno.ENOMEM);
    }

    /// <summary>Removes a variable, if it is set.</summary>
    /// <returns>0; or -1 with EINVAL (a name that is empty or has an equals sign).</returns>
    [RuntimeExport("unsetenv")]
    private static int Unset(byte* name)
    {
        ReadOnlySpan<byte> nameText = Text.OfZero(name);
        if (!IsName(nameText))
            return CResult.Fail(Errno.EINVAL);

        PthreadMutex.Lock(Changing);
        Remove(nameText);
        PthreadMutex.Unlock(Changing);
        return 0;
    }

    private static PthreadMutex* Changing => (PthreadMutex*)Static.AddressOf(ref _changing);

    private static bool IsName(ReadOnlySpan<byte> text) => text.Length > 0 && Text.IndexOf(text, (byte)'=') == text.Length;

    /// <summary>Removes each text of a name; a program's own list may have several.</summary>
    private static void Remove(ReadOnlySpan<byte> name)
    {
        byte** from = Texts;
        if (from == null)
            return;

        byte** to = from;
        for (; *from != null; from++)
        {
            if (!IsNamed(*from, name))
                *to++ = *from;
        }

        *to = null;
    }

    /// <summary>Enters the caller's own text, which stays his; one without an equals sign removes the variable.</summary>
    [RuntimeExport("putenv")]
    private static int Put(byte* text)
    {
        int length = Text.IndexOf(Text.OfZero(text), (byte)'=');
        if (length < 0)
            return Unset(text);

        PthreadMutex.Lock(Changing);
        bool isSet = TryPut(text, length);
        PthreadMutex.Unlock(Changing);
        return isSet ? 0 : CResult.Fail(Errno.ENOMEM);
    }

    /// <summary>Removes all variables.</summary>
    [RuntimeExport("clearenv")]
    private static int Clear()
    {
        PthreadMutex.Lock(Changing);
        CEnvironment.SetTable(null);
        PthreadMutex.Unlock(Changing);
        return 0;
    }

    [RuntimeExport("secure_getenv")]
    private static byte* GetSecurely(byte* name) => Get(name);

    private static void Set(ReadOnlySpan<byte> assignment)
    {
        var text = (byte*)Heap.Allocate((ulong)assignment.Length + 1);
        if (text == null)
            Panic.Stop("no memory for the environment"u8);

        assignment.CopyTo(new Span<byte>(text, assignment.Length));
        text[assignment.Length] = 0;
        if (!TryPut(text, Text.IndexOf(assignment, (byte)'=')))
            Panic.Stop("no memory for the environment"u8);
    }

    /// <summary>Enters a text; the one before it, which another thread may still read, stays in the heap.</summary>
    private static bool TryPut(byte* text, int nameLength)
    {
        byte** place = Find(new ReadOnlySpan<byte>(text, nameLength));
        if (place == null)
            place = Extend();

        if (place == null)
            return false;

        *place = text;
        return true;
    }

    /// <summary>Makes room for another text, in a new list if the old one has no room or is not in the heap. The old one, which
    /// another thread may still read, stays.</summary>
    /// <returns>The place, where the list ends so far; null when there is no memory.</returns>
    private static byte** Extend()
    {
        ulong count = 0;
        byte** list = Texts;
        while (list != null && list[count] != null)
            count++;

        if (list == null || list != _list || count == _room)
        {
            ulong room = Math.Max(count * 2, LeastRoom);
            var made = (byte**)Heap.Allocate((room + 1) * (ulong)sizeof(byte*));
            if (made == null)
                return null;

            CString.CopyBytes(made, list, count * (ulong)sizeof(byte*));
            made[count] = null;
            _list = made;
            _room = room;
            list = made;
            CEnvironment.SetTable(list);
        }

        list[count + 1] = null;
        return list + count;
    }

    /// <summary>Where the text of a name is in the list; null when there is none.</summary>
    private static byte** Find(ReadOnlySpan<byte> name)
    {
        byte** place = Texts;
        while (place != null && *place != null && !IsNamed(*place, name))
            place++;

        return place == null || *place == null ? null : place;
    }

    private static bool IsNamed(byte* text, ReadOnlySpan<byte> name) =>
        Text.Equal(new ReadOnlySpan<byte>(text, (int)CString.Length(text, (ulong)name.Length)), name) && text[name.Length] == '=';
}
