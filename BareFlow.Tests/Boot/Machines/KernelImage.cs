namespace BareFlow.Tests.Boot.Machines;

/// <summary>A kernel that the build made.</summary>
/// <param name="Elf">The image with its symbols.</param>
/// <param name="StrippedElf">The image without them, as it goes onto media.</param>
internal sealed record KernelImage(string Elf, string StrippedElf);
