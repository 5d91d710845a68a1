using System;
using System.Globalization;
using System.IO;

namespace IL2CPU.Tools;

/// <summary>The process that started this one, and the one before: a build, and the shell by which it runs its commands.</summary>
internal sealed class BuildOwner
{
    private const string Self = "self";
    private const int ParentField = 1;

    private readonly (string, string) _ancestors = Ancestors();

    /// <summary>Whether one of them ended, so that nobody waits for this program any more. On other systems than Linux nobody knows.
    /// </summary>
    public bool IsGone => _ancestors != Ancestors();

    private static (string Parent, string Grandparent) Ancestors()
    {
        string parent = ParentOf(Self);
        return (parent, ParentOf(parent));
    }

    /// <summary>The state of a process ends its name, which may hold anything, with the last parenthesis.</summary>
    private static string ParentOf(string process)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
        try
        {
            string state = OperatingSystem.IsLinux() ? File.ReadAllText(path) : "";
            string[] fields = state[(state.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > ParentField ? fields[ParentField] : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
