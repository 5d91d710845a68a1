using System;

namespace BareFlow.Tests.Unit;

/// <summary>A broken invariant of the memory layer, where the kernel would panic.</summary>
public sealed class InvariantException(string invariant) : Exception(invariant);
