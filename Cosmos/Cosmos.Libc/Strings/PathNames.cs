using System.Runtime;
using Cosmos.Core.Runtime;

namespace Cosmos.Libc;

/// <summary>The parts of paths as texts: <c>&lt;libgen.h&gt;</c> (POSIX.1-2017) and the GNU <c>basename</c>.</summary>
internal static unsafe class PathNames
{
    private static byte* Here => Literal.Address(".\0"u8);

    /// <summary>What is behind the last slash, as GNU has it: nothing for a path that ends with one.</summary>
    [RuntimeExport("basename")]
    private static byte* Last(byte* path)
    {
        byte* slash = CString.FindLast(path, '/');
        return slash == null ? path : slash + 1;
    }

    /// <summary>The last name, as POSIX has it; slashes behind it are cut off.</summary>
    [RuntimeExport("__xpg_basename")]
    private static byte* LastName(byte* path)
    {
        if (path == null || *path == 0)
            return Here;

        byte* end = SkipSlashes(path, path + CString.Length(path));
        if (end == path)
            return path + CString.Length(path) - 1;

        if (*end != 0)
            *end = 0;

        return SkipName(path, end);
    }

    /// <summary>What is before the last name; the path is cut there.</summary>
    [RuntimeExport("dirname")]
    private static byte* Directory(byte* path)
    {
        if (path == null || *path == 0)
            return Here;

        byte* end = SkipSlashes(path, path + CString.Length(path));
        byte* name = SkipName(path, end);
        if (name == path)
            return *path == '/' ? Root(path) : Here;

        byte* cut = SkipSlashes(path, name);
        if (cut == path)
            return Root(path);

        *cut = 0;
        return path;
    }

    /// <summary>The root; two slashes stay two.</summary>
    private static byte* Root(byte* path)
    {
        int slashes = path[1] == '/' && path[2] != '/' ? 2 : 1;
        path[slashes] = 0;
        return path;
    }

    private static byte* SkipSlashes(byte* path, byte* end)
    {
        while (end > path && end[-1] == '/')
            end--;

        return end;
    }

    private static byte* SkipName(byte* path, byte* end)
    {
        while (end > path && end[-1] != '/')
            end--;

        return end;
    }
}
