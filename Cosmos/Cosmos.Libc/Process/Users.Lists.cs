using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <remarks>The calls whose result is in memory of the library, which the next one overwrites; and the lists of one.</remarks>
internal static unsafe partial class Users
{
    private const int Room = 128;

    [OwnedBy("the program, which calls one of these at a time")]
    private static User _user;
    [OwnedBy("the program, which calls one of these at a time")]
    private static GroupEntry _group;
    [OwnedBy("the program, which calls one of these at a time")]
    private static Letters _texts;
    [OwnedBy("the program, which calls one of these at a time")]
    private static Letters _groupTexts;
    [OwnedBy("the program, which calls one of these at a time")]
    private static bool _wasUserTold;
    [OwnedBy("the program, which calls one of these at a time")]
    private static bool _wasGroupTold;

    [RuntimeExport("getpwuid")]
    private static User* ByNumber(uint user) => user == 0 ? Root() : null;

    [RuntimeExport("getpwnam")]
    private static User* ByName(byte* name) => IsRoot(name) ? Root() : null;

    /// <summary>The next user: root, then null.</summary>
    [RuntimeExport("getpwent")]
    private static User* Next()
    {
        bool isFirst = !_wasUserTold;
        _wasUserTold = true;
        return isFirst ? Root() : null;
    }

    [RuntimeExport("setpwent")]
    private static void Rewind() => _wasUserTold = false;

    [RuntimeExport("endpwent")]
    private static void End() => _wasUserTold = false;

    [RuntimeExport("getgrgid")]
    private static GroupEntry* GroupByNumber(uint group) => group == 0 ? RootGroup() : null;

    [RuntimeExport("getgrnam")]
    private static GroupEntry* GroupByName(byte* name) => IsRoot(name) ? RootGroup() : null;

    [RuntimeExport("getgrent")]
    private static GroupEntry* NextGroup()
    {
        bool isFirst = !_wasGroupTold;
        _wasGroupTold = true;
        return isFirst ? RootGroup() : null;
    }

    [RuntimeExport("setgrent")]
    private static void RewindGroups() => _wasGroupTold = false;

    [RuntimeExport("endgrent")]
    private static void EndGroups() => _wasGroupTold = false;

    /// <summary>Who uses the terminal.</summary>
    [RuntimeExport("getlogin")]
    private static byte* Login() => Literal.Address("root\0"u8);

    /// <summary>The same in the caller's memory.</summary>
    /// <returns>0 or ERANGE.</returns>
    [RuntimeExport("getlogin_r")]
    private static int Login(byte* buffer, ulong size) => Unistd.CopyName("root\0"u8, buffer, size) == 0 ? 0 : Errno.ERANGE;

    private static bool IsRoot(byte* name) => Cosmos.Core.Strings.Text.Equal(Cosmos.Core.Strings.Text.OfZero(name), "root"u8);

    private static User* Root()
    {
        User* result;
        Fill(true, Static.AddressOf(ref _user), (byte*)Static.AddressOf(ref _texts), Room, &result);
        return result;
    }

    private static GroupEntry* RootGroup()
    {
        GroupEntry* result;
        Fill(true, Static.AddressOf(ref _group), (byte*)Static.AddressOf(ref _groupTexts), Room, &result);
        return result;
    }

    [InlineArray(Room)]
    private struct Letters
    {
        private byte _first;
    }
}
