namespace Cosmos.SelfTest.Generator;

/// <summary>The rules for the class that a program starts with, in the order of their numbers, from 1.</summary>
internal enum KernelRule
{
    NoKernel = 1,
    SeveralKernels,
    CannotBeMade,
    HiddenByMain,
}
