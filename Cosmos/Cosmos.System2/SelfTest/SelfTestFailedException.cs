using System;

namespace Cosmos.SelfTest;

/// <summary>Something that a self-test asked for is not so.</summary>
/// <param name="message">What was expected and what was found, with file and line.</param>
public sealed class SelfTestFailedException(string message) : Exception(message);
