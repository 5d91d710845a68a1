namespace Cosmos.HAL;

/// <summary>A text screen. Only there so that kernels which name the type compile: the core drives the screen.</summary>
public abstract class TextScreenBase
{
}
