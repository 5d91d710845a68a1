using System;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>A debugger that looks at an image finds the line of an instruction, in C# and in X#.</summary>
public class LineInformationTests
{
    [Theory]
    [InlineData(BuildConfiguration.Debug, "RawHeap_Grow", "BareFlow.Memory/Regions/RawHeap.xs")]
    [InlineData(BuildConfiguration.Release, "RawHeap_Grow", "BareFlow.Memory/Regions/RawHeap.xs")]
    [InlineData(BuildConfiguration.Debug, "Entry_Start", "Cosmos/Cosmos.Core/Boot/Entry.xs")]
    [InlineData(BuildConfiguration.Release, "Entry_Start", "Cosmos/Cosmos.Core/Boot/Entry.xs")]
    [InlineData(BuildConfiguration.Debug, "KernelStart", "Cosmos/Cosmos.Core/Boot/KernelStart.cs")]
    [InlineData(BuildConfiguration.Release, "KernelStart", "Cosmos/Cosmos.Core/Boot/KernelStart.cs")]
    [InlineData(BuildConfiguration.Debug, "OnFault", "Cosmos/Cosmos.Core/Faults/FaultReport.cs")]
    [InlineData(BuildConfiguration.Release, "OnFault", "Cosmos/Cosmos.Core/Faults/FaultReport.cs")]
    public void A_symbol_leads_to_its_source_line(BuildConfiguration configuration, string symbol, string file)
    {
        string image = KernelImages.Get(configuration, ImageKind.Core).Elf;
        string address = AddressOf(symbol, image);

        (int code, string output) = Tool.Run("llvm-symbolizer", Repository.Root, "--obj=" + image, address);

        Assert.Equal(0, code);
        Assert.Matches($@"{Repository.At(file)}:[1-9]\d*:", output);
    }

    private static string AddressOf(string symbol, string image)
    {
        (int code, string output) = Tool.Run("llvm-nm", Repository.Root, image);
        Assert.Equal(0, code);
        string line = Array.Find(output.Split('\n'), text => text.EndsWith(' ' + symbol, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{image} has no symbol {symbol}.");
        return "0x" + line.Split(' ')[0];
    }
}
