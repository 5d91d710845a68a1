namespace Cosmos.Debug.Kernel;

/// <summary>Makes debuggers.</summary>
public static class DebuggerFactory
{
    /// <summary>A debugger that marks its lines with a text.</summary>
    public static Debugger CreateDebugger(string section = "") => new(section);
}
