using System.Linq;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>Where a name is looked up from: a namespace, and a function in it if any.</summary>
internal sealed record Scope(string Namespace, FunctionDefinition? Function)
{
    /// <summary>The label that <c>return</c> goes to.</summary>
    public const string Exit = "Exit";

    /// <summary>What a name of this namespace is called outside of it.</summary>
    public string Qualify(string name) => Namespace.Length == 0 ? name : $"{Namespace}_{name}";

    public string FunctionSymbol => Qualify(Function!.Name.Text);

    /// <summary>What a label at this place is called.</summary>
    public string QualifyLabel(string name) => Function is null ? Qualify(name) : $"{FunctionSymbol}_{name}";

    public Register? Parameter(string name) =>
        Function?.Parameters?.FirstOrDefault(parameter => parameter.Name.Text == name)?.Register;
}
