// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Strings;

namespace Cosmos.Libc;

/// <summary><c>&lt;pwd.h&gt;</c>, <c>&lt;grp.h&gt;</c> (POSIX.1-2017): there is one user and one group, root.</summary>
internal static unsafe partial class Users
{
    private static ReadOnlySpan<byte> Texts => "root\0x\0/root\0/bin/sh\0"u8;

    [RuntimeExport("getpwuid_r")]
    private static int ByNumber(uint user, User* entry, byte* buffer, ulong size, User** result) =>
        Fill(user == 0, entry, buffer, size, result);

    [RuntimeExport("getpwnam_r")]
    private static int ByName(byte* name, User* entry, byte* buffer, ulong size, User** result) =>
        Fill(Text.Equal(Text.OfZero(name), "root"u8), entry, buffer, size, result);

    [RuntimeExport("getgrgid_r")]
    private static int Group(uint group, GroupEntry* entry, byte* buffer, ulong size, GroupEntry** result) =>
        Fill(group == 0, entry, buffer, size, result);

    [RuntimeExport("getgrnam_r")]
    private static int Group(byte* name, GroupEntry* entry, byte* buffer, ulong size, GroupEntry** result) =>
        Fill(Text.Equal(Text.OfZero(name), "root"u8), entry, buffer, size, result);

    private static int Fill(bool isRoot, GroupEntry* entry, byte* buffer, ulong size, GroupEntry** result)
    {
        *result = null;
        if (!isRoot)
            return 0;

        ulong texts = (ulong)Texts.Length;
        ulong aligned = (ulong)buffer + texts + sizeof(ulong) - 1 & ~(sizeof(ulong) - 1UL);
        if (aligned + sizeof(ulong) > (ulong)buffer + size)
            return Errno.ERANGE;

        Texts.CopyTo(new Span<byte>(buffer, Texts.Length));
        entry->Name = buffer;
        entry->Password = Nth(buffer, 1);
        entry->Number = 0;
        entry->Members = (byte**)aligned;
        *entry->Members = null;
        *result = entry;
        return 0;
    }

    [RuntimeExport("getgrouplist")]
    private static int Groups(byte* user, uint group, uint* groups, int* count)
    {
        int room = *count;
        *count = 1;
        if (room < 1)
            return -1;

        groups[0] = group;
        return 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Fill(bool isRoot, User* entry, byte* buffer, ulong size, User** result)
    {
        *result = null;
        if (!isRoot)
            return 0;

        if (size < (ulong)Texts.Length)
            return Errno.ERANGE;

        Texts.CopyTo(new Span<byte>(buffer, Texts.Length));
        *entry = default;
        entry->Name = buffer;
        entry->Password = Nth(buffer, 1);
        entry->RealName = buffer;
        entry->Home = Nth(buffer, 2);
        entry->Shell = Nth(buffer, 3);
        *result = entry;
        return 0;
    }

    private static byte* Nth(byte* texts, int index)
    {
        for (; index > 0; index--)
            texts += CString.Length(texts) + 1;

        return texts;
    }

    /// <summary>C's <c>struct passwd</c>.</summary>
    private struct User
    {
        public byte* Name;
        public byte* Password;
        public uint Number;
        public uint Group;
        public byte* RealName;
        public byte* Home;
        public byte* Shell;
    }

    /// <summary>C's <c>struct group</c>.</summary>
    private struct GroupEntry
    {
        public byte* Name;
        public byte* Password;
        public uint Number;
        public byte** Members;
    }
}
