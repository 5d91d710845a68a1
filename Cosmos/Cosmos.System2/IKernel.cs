namespace Cosmos.System;

/// <summary>A kernel as its author writes it: what happens once before, again and again, and once after.</summary>
/// <remarks>Implemented by a struct and run by <see cref="KernelHost"/>; static, as freestanding code has no objects.</remarks>
public interface IKernel
{
    /// <summary>Called once, when the core has booted.</summary>
    static abstract void BeforeRun();

    /// <summary>Called again and again, until <see cref="KernelHost.Stop"/>.</summary>
    static abstract void Run();

    /// <summary>Called once, after the last <see cref="Run"/>.</summary>
    static abstract void AfterRun();
}
