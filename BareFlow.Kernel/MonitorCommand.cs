using System;

namespace BareFlow.Kernel;

/// <summary>A word that the monitor knows.</summary>
/// <param name="Name">The word.</param>
/// <param name="Argument">What may follow it, as the help shows it; empty for nothing.</param>
/// <param name="Purpose">What it does, for the help.</param>
/// <param name="Execute">Does it; called with what follows the word.</param>
internal sealed record MonitorCommand(string Name, string Argument, string Purpose, Action<string> Execute);
