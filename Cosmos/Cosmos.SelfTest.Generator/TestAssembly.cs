using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>What the table depends on besides the suites.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Order">The suites by name, first to last, where the attribute <c>SelfTestOrder</c> says so.</param>
/// <param name="OrderPlace">Where it does; null when there is none.</param>
/// <param name="IsProgram">Whether it is .NET and its tests are run by the program; else they are freestanding, and the core runs them.
/// </param>
/// <param name="HasExport">Whether it has the attribute that ILC looks for on a method that gets a C symbol.</param>
internal sealed record TestAssembly(string Name, EquatableArray<string> Order, Place? OrderPlace, bool IsProgram, bool HasExport)
{
    private const string ExportAttribute = "System.Runtime.RuntimeExportAttribute";
    private const string ProgramRunner = "Cosmos.SelfTest.SelfTestRunner";

    /// <summary>What a compilation says.</summary>
    public static TestAssembly Of(Compilation compilation, CancellationToken cancellation)
    {
        AttributeData? order = Declarations.AttributesOf(compilation.Assembly, SelfTestAttributes.Order).FirstOrDefault();
        TypedConstant list = order?.ConstructorArguments.FirstOrDefault() ?? default;
        IEnumerable<string> names = list.Kind == TypedConstantKind.Array && !list.IsNull
            ? list.Values.Select(name => name.Value as string ?? "")
            : [];
        return new TestAssembly(
            compilation.AssemblyName ?? "",
            new EquatableArray<string>(names),
            order is null ? null : Place.Of(order),
            IsProgramIn(compilation),
            compilation.Assembly.GetTypeByMetadataName(ExportAttribute) is not null);
    }

    /// <summary>Whether a compilation is of a program: it has the runner of such tests at hand.</summary>
    public static bool IsProgramIn(Compilation compilation) => compilation.GetTypeByMetadataName(ProgramRunner) is not null;

    /// <summary>The suites as they run.</summary>
    public IEnumerable<SelfTestSuite> InOrder(IEnumerable<SelfTestSuite> suites)
    {
        List<string> names = [.. Order];
        return OrderPlace is null
            ? suites.OrderBy(suite => suite.Name, StringComparer.Ordinal)
            : suites.OrderBy(suite => names.IndexOf(suite.Name));
    }
}
