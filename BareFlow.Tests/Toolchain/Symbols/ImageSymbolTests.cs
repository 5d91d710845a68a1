using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using IL2CPU.Elf;
using IL2CPU.Symbols;
using Xunit;

namespace BareFlow.Tests.Toolchain.Symbols;

/// <summary>The build reads names and lines out of an image as they are in the sources.</summary>
public class ImageSymbolTests
{
    private static readonly string[] Assemblies = ["BareFlow.Memory", "Cosmos.Core", "Cosmos.Storage", "Cosmos.Libc"];

    [Theory]
    [InlineData("Cosmos_Core_Cosmos_Core_Memory_Heap__Free", "Cosmos.Core.Memory.Heap.Free")]
    [InlineData("Cosmos_Core_Cosmos_Core_Memory_Heap__get_Statistics", "Cosmos.Core.Memory.Heap.get_Statistics")]
    [InlineData("BareFlow_Memory_BareFlow_Memory_Allocators_Block_1<BareFlow_Memory_BareFlow_Memory_Allocators_PlainTags>__Link",
        "BareFlow.Memory.Allocators.Block<PlainTags>.Link")]
    [InlineData("BareFlow_Memory_A_List_2<BareFlow_Memory_A_One__BareFlow_Memory_A_Two>__Add", "A.List<One, Two>.Add")]
    [InlineData("Cosmos_Core_A_B__Run<Cosmos_Core_A_C>", "A.B.Run<C>")]
    public void A_method_has_the_name_that_it_has_in_the_source(string symbol, string name) =>
        Assert.Equal(name, new ReadableName(Assemblies).OfMethod(symbol));

    [Theory]
    [InlineData("_ZN3WKS7gc_heap8mark_allEii", "WKS::gc_heap::mark_all")]
    [InlineData("_ZNK6Thread7IsAliveEv", "Thread::IsAlive")]
    [InlineData("_ZN5EventC2Ev", "Event::Event")]
    [InlineData("_ZN5EventD0Ev", "Event::~Event")]
    [InlineData("_ZL9firstFilePKc", "firstFile")]
    [InlineData("_Z4mainv", "main")]
    [InlineData("_Znwm", "operator new")]
    [InlineData("_ZdaPv", "operator delete[]")]
    [InlineData("_ZN4ListIiE3addEi", "_ZN4ListIiE3addEi")]
    [InlineData("_Z3maxIiET_S0_", "_Z3maxIiET_S0_")]
    [InlineData("_ZN9999Name", "_ZN9999Name")]
    [InlineData("_Z", "_Z")]
    [InlineData("malloc", "malloc")]
    public void A_function_of_Cpp_has_the_name_that_it_has_in_the_source(string symbol, string name) =>
        Assert.Equal(name, CppName.Readable(symbol));

    [Fact]
    public void The_code_of_runtime_and_program_has_names_where_all_are_wanted()
    {
        string[] assemblies = [.. Assemblies, "Cosmos.System2", "BareFlow.Kernel", "System.Console", "System.Private.CoreLib"];
        IReadOnlyList<FunctionSymbol> functions = ImageSymbols.Read(
            ElfFile.Read(KernelImages.Get(BuildConfiguration.Release, ImageKind.Full).Elf), assemblies, SymbolScope.All);
        HashSet<string> names = [.. functions.Select(function => function.Name)];
        Assert.Superset(
            new HashSet<string>
            {
                "Cosmos.Core.Start.KernelStart.Start", "System.Console.WriteLine", "SystemNative_Malloc",
                "WKS::gc_heap::bgc_tuning::calculate_tuning",
            },
            names);
        Assert.All(
            functions.Zip(functions.Skip(1)), pair => Assert.True(pair.First.Address + pair.First.Size <= pair.Second.Address));
    }

    [Fact]
    public void An_X_sharp_function_has_its_namespace() => Assert.Equal("Vectors.Common", ReadableName.OfXSharp("Vectors_Common"));

    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public void An_image_has_its_functions_with_lines(BuildConfiguration configuration)
    {
        IReadOnlyList<FunctionSymbol> functions =
            ImageSymbols.Read(ElfFile.Read(KernelImages.Get(configuration, ImageKind.Core).Elf), Assemblies);
        FunctionSymbol start = functions.Single(function => function.Name == "Cosmos.Core.Start.KernelStart.Start");
        Assert.True(start.HasFrame);
        Assert.EndsWith("Start/KernelStart.cs", start.Lines[0].File, StringComparison.Ordinal);
        FunctionSymbol stub = functions.Single(function => function.Name == "Vectors.Common");
        Assert.False(stub.HasFrame);
        Assert.EndsWith("Exceptions/Vectors.xs", stub.Lines[0].File, StringComparison.Ordinal);
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
