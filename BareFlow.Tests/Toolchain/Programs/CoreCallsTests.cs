using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace BareFlow.Tests.Toolchain.Programs;

/// <summary>What a .NET program calls of the core is there, with the same arguments: no linker checks these.</summary>
public class CoreCallsTests
{
    private const string CoreLibrary = "cosmos-core";

    [Fact]
    public void Each_call_has_an_export_of_its_signature()
    {
        using ModuleDefinition library = ModuleDefinition.ReadModule(typeof(global::Cosmos.System.Kernel).Assembly.Location);
        using ModuleDefinition core = ModuleDefinition.ReadModule(typeof(global::Cosmos.Core.Console.Terminal).Assembly.Location);
        using ModuleDefinition libc = ModuleDefinition.ReadModule(typeof(global::Cosmos.Libc.LibcStart).Assembly.Location);
        Dictionary<string, MethodDefinition> exports = new[] { core, libc }
            .SelectMany(module => module.GetTypes()).SelectMany(type => type.Methods)
            .Where(method => ExportOf(method) is not null).ToDictionary(method => ExportOf(method)!);
        MethodDefinition[] calls =
            [.. library.GetTypes().SelectMany(type => type.Methods).Where(method => method.PInvokeInfo?.Module.Name == CoreLibrary)];
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Contains(call.PInvokeInfo.EntryPoint, exports.Keys));
        Assert.All(calls, call => Assert.Equal(Signature(exports[call.PInvokeInfo.EntryPoint]), Signature(call)));
    }

    private static string? ExportOf(MethodDefinition method) => method.CustomAttributes
        .FirstOrDefault(attribute => attribute.AttributeType.FullName == "System.Runtime.RuntimeExportAttribute")
        ?.ConstructorArguments[0].Value as string;

    private static string Signature(MethodDefinition method) =>
        $"{NameOf(method.ReturnType)}({string.Join(", ", method.Parameters.Select(parameter => NameOf(parameter.ParameterType)))})";

    /// <summary>An enum is passed as its number, and the core has no names for those of a program.</summary>
    private static string NameOf(TypeReference type) =>
        type is TypeDefinition { IsEnum: true } number ? number.Fields.Single(field => !field.IsStatic).FieldType.FullName : type.FullName;
}
