using System;
using System.Threading.Tasks;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A virtual machine, described but not started.</summary>
internal interface IMachine
{
    /// <summary>What a machine may take that has no time of its own: many times what the slowest boot takes, so that a busy host decides
    /// no test.</summary>
    static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(3);

    /// <summary>After this it counts as hung.</summary>
    TimeSpan TimeLimit { get; }

    /// <summary>Runs it until it ends by itself.</summary>
    Task<BootResult> Run();
}
