using System;
using System.Threading.Tasks;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A virtual machine, described but not started.</summary>
internal abstract record Machine
{
    /// <summary>After this it counts as hung. Many times what the slowest boot takes, so that a busy host decides no
    /// test.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Runs it until it ends by itself.</summary>
    public abstract Task<BootResult> Run();
}
