namespace BareFlow.Tests.Boot.Machines;

/// <summary>How a kernel was compiled.</summary>
public enum BuildConfiguration
{
    Debug,
    Release,
}
