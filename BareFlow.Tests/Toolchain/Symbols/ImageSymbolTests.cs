using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using IL2CPU.Symbols;
using Xunit;

namespace BareFlow.Tests.Toolchain.Symbols;

/// <summary>The build reads names and lines out of an image as they are in the sources.</summary>
public class ImageSymbolTests
{
    private static readonly string[] Assemblies = ["BareFlow.Memory", "Cosmos.Core"];

    [Theory]
    [InlineData("Cosmos_Core_Cosmos_Core_Heap__Free", "Cosmos.Core.Heap.Free")]
    [InlineData("Cosmos_Core_Cosmos_Core_Heap__get_Statistics", "Cosmos.Core.Heap.get_Statistics")]
    [InlineData("BareFlow_Memory_BareFlow_Memory_Allocators_Block_1<BareFlow_Memory_BareFlow_Memory_Allocators_PlainTags>__Link",
        "BareFlow.Memory.Allocators.Block<PlainTags>.Link")]
    [InlineData("BareFlow_Memory_A_List_2<BareFlow_Memory_A_One__BareFlow_Memory_A_Two>__Add", "A.List<One, Two>.Add")]
    [InlineData("Cosmos_Core_A_B__Run<Cosmos_Core_A_C>", "A.B.Run<C>")]
    public void A_method_has_the_name_that_it_has_in_the_source(string symbol, string name) =>
        Assert.Equal(name, new ReadableName(Assemblies).OfMethod(symbol));

    [Fact]
    public void An_X_sharp_function_has_its_namespace() => Assert.Equal("Vectors.Common", ReadableName.OfXSharp("Vectors_Common"));

    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public void An_image_has_its_functions_with_lines(BuildConfiguration configuration)
    {
        IReadOnlyList<FunctionSymbol> functions =
            ImageSymbols.Read(ElfFile.Read(KernelImages.Get(configuration, ImageKind.Core).Elf), Assemblies);
        FunctionSymbol start = functions.Single(function => function.Name == "Cosmos.Core.KernelStart.Start");
        Assert.True(start.HasFrame);
        Assert.EndsWith("Boot/KernelStart.cs", start.Lines[0].File, StringComparison.Ordinal);
        FunctionSymbol stub = functions.Single(function => function.Name == "Vectors.Common");
        Assert.False(stub.HasFrame);
        Assert.EndsWith("Faults/Vectors.xs", stub.Lines[0].File, StringComparison.Ordinal);
        Assert.All(
            functions.Zip(functions.Skip(1)), pair => Assert.True(pair.First.Address + pair.First.Size <= pair.Second.Address));
    }

    [Theory]
    [InlineData(BuildConfiguration.Debug, ImageKind.Core)]
    [InlineData(BuildConfiguration.Release, ImageKind.Core)]
    [InlineData(BuildConfiguration.Debug, ImageKind.Full)]
    [InlineData(BuildConfiguration.Release, ImageKind.Full)]
    public void An_image_holds_the_table_of_itself(BuildConfiguration configuration, ImageKind kind)
    {
        ElfFile elf = ElfFile.Read(KernelImages.Get(configuration, kind).Elf);
        string[] assemblies = kind == ImageKind.Core ? Assemblies : [.. Assemblies, "Cosmos.System2", "BareFlow.Kernel"];
        byte[] expected = SymbolTableWriter.Write(ImageSymbols.Read(elf, assemblies));
        Assert.Equal(expected, elf.Section(".symbols").ToArray());
    }
}
