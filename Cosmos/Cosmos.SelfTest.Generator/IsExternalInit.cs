namespace System.Runtime.CompilerServices;

/// <summary>What the compiler looks for behind <c>init</c> and records; .NET Standard 2.0 lacks it.</summary>
internal static class IsExternalInit;
