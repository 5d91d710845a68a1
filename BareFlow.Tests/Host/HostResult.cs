namespace BareFlow.Tests.Host;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal when one ended it.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record HostResult(int ExitCode, string Output, string Errors);
