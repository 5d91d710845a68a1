using System;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.Libc;

/// <summary>The environment of the program: a few names that never change, and what the kernel command line says by
/// <c>env.NAME=VALUE</c>.</summary>
internal static unsafe class ProgramEnvironment
{
    /// <summary>More than a command line of 1,024 bytes sets.</summary>
    private const int Capacity = 256;

    private static int _count;
    private static KernelLock _lock;
    private static TextList _texts;

    /// <summary>What is set unless the command line says otherwise, with a zero behind each.</summary>
    private static ReadOnlySpan<byte> Defaults =>
        "HOME=/root\0TERM=bareflow\0PATH=/bin\0TMPDIR=/tmp\0LANG=C.UTF-8\0USER=root\0SHELL=/bin/sh\0PWD=/app\0"u8;

    /// <summary>What C's <c>environ</c> leads to: texts of the form NAME=VALUE, and a null.</summary>
    public static byte** Texts => (byte**)Static.AddressOf(ref _texts);

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
            if (IsVariable(word))
                Set(word[CommandLine.EnvironmentPrefix.Length..]);
        }

        CEnvironment.SetTable(Texts);
    }

    /// <summary>Whether a word of the command line sets a variable: the prefix, a name, an equals sign.</summary>
    internal static bool IsVariable(ReadOnlySpan<byte> word)
    {
        int equals = Text.IndexOf(word, (byte)'=');
        return Text.StartsWith(word, CommandLine.EnvironmentPrefix)
            && equals < word.Length
            && equals > CommandLine.EnvironmentPrefix.Length;
    }

    /// <summary>The value of a variable; null when it is not set.</summary>
    [RuntimeExport("getenv")]
    public static byte* Get(byte* name)
    {
        int place = Find(CString.Span(name));
        return place < 0 ? null : At(place) + CString.Length(name) + 1;
    }

    /// <summary>Sets a variable.</summary>
    /// <returns>0; or -1 with EINVAL (a name that is empty or has an equals sign), ENOMEM.</returns>
    [RuntimeExport("setenv")]
    private static int Set(byte* name, byte* value, int replaces)
    {
        ReadOnlySpan<byte> nameText = CString.Span(name);
        if (!IsName(nameText))
            return Errno.Fail(Errno.EINVAL);

        if (replaces == 0 && Find(nameText) >= 0)
            return 0;

        ulong length = (ulong)nameText.Length;
        ulong valueLength = CString.Length(value);
        var text = (byte*)Heap.Allocate(length + valueLength + 2);
        if (text == null)
            return Errno.Fail(Errno.ENOMEM);

        CString.CopyBytes(text, name, length);
        text[length] = (byte)'=';
        CString.CopyBytes(text + length + 1, value, valueLength + 1);
        return Put(text, nameText.Length) ? 0 : Errno.Fail(Errno.ENOMEM);
    }

    /// <summary>Removes a variable, if it is set.</summary>
    /// <returns>0; or -1 with EINVAL (a name that is empty or has an equals sign).</returns>
    [RuntimeExport("unsetenv")]
    private static int Unset(byte* name)
    {
        ReadOnlySpan<byte> nameText = CString.Span(name);
        if (!IsName(nameText))
            return Errno.Fail(Errno.EINVAL);

        byte* copy = CString.Duplicate(name);
        if (copy == null)
            return -1;

        Remove(new ReadOnlySpan<byte>(copy, nameText.Length));
        Heap.Free(copy);
        return 0;
    }

    private static bool IsName(ReadOnlySpan<byte> text) => text.Length > 0 && Text.IndexOf(text, (byte)'=') == text.Length;

    private static void Remove(ReadOnlySpan<byte> name)
    {
        _lock.Enter();
        int place = Find(name);
        if (place >= 0)
        {
            _texts.Values[place] = _texts.Values[--_count];
            _texts.Values[_count] = 0;
        }

        _lock.Exit();
    }

    private static void Set(ReadOnlySpan<byte> assignment)
    {
        var text = (byte*)Heap.Allocate((ulong)assignment.Length + 1);
        if (text == null)
            Panic.Stop("no memory for the environment"u8);

        assignment.CopyTo(new Span<byte>(text, assignment.Length));
        text[assignment.Length] = 0;
        if (!Put(text, Text.IndexOf(assignment, (byte)'=')))
            Panic.Stop("more variables than the environment holds"u8);
    }

    /// <summary>Enters a text; the one before it, which somebody may still read, stays in the heap.</summary>
    private static bool Put(byte* text, int nameLength)
    {
        _lock.Enter();
        int place = Find(new ReadOnlySpan<byte>(text, nameLength));
        if (place < 0)
            place = _count < Capacity ? _count++ : -1;

        if (place >= 0)
            _texts.Values[place] = (ulong)text;

        _lock.Exit();
        return place >= 0;
    }

    private static int Find(ReadOnlySpan<byte> name)
    {
        for (int place = 0; place < _count; place++)
        {
            byte* text = At(place);
            if (Text.Equal(new ReadOnlySpan<byte>(text, (int)CString.Length(text, (ulong)name.Length)), name)
                && text[name.Length] == '=')
                return place;
        }

        return -1;
    }

    private static byte* At(int place) => (byte*)_texts.Values[place];

    private struct TextList
    {
        public fixed ulong Values[Capacity + 1];
    }
}
