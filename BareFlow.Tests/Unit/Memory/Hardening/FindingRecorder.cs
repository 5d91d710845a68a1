using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>Keeps what heaps report, for the thread that misused them.</summary>
internal static unsafe class FindingRecorder
{
    [ThreadStatic]
    private static List<HeapFinding>? _findings;

    [ModuleInitializer]
    internal static void Install() => HeapFindings.Handler = &Record;

    /// <summary>What was reported on this thread since the last call.</summary>
    public static IReadOnlyList<HeapFinding> Take()
    {
        List<HeapFinding> findings = _findings ?? [];
        _findings = null;
        return findings;
    }

    private static void Record(in HeapFinding finding) => (_findings ??= []).Add(finding);
}
