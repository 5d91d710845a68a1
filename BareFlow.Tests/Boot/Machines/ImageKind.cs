namespace BareFlow.Tests.Boot.Machines;

/// <summary>Which of the two kernels of one build.</summary>
public enum ImageKind
{
    /// <summary>The core with its self-tests.</summary>
    Core,

    /// <summary>The core and the kernel program.</summary>
    Full,
}
