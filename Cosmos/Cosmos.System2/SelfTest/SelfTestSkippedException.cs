using System;

namespace Cosmos.SelfTest;

/// <summary>A self-test that cannot be run here.</summary>
/// <param name="message">Why.</param>
public sealed class SelfTestSkippedException(string message) : Exception(message);
