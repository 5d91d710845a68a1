using System.Linq;
using XSharp.Lexing;
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

    /// <summary>
    /// What a label of this name at this place defines: each dot leads one level up, from the function to the namespace and from
    /// there to symbols without a prefix.
    /// </summary>
    public string LabelSymbol(Token name) => name.Kind switch
    {
        TokenKind.DotName when Function is not null => Qualify(name.Text),
        TokenKind.DotName or TokenKind.GlobalName => name.Text,
        _ => QualifyLabel(name.Text),
    };

    /// <summary>What a variable of this name defines; variables stand outside of functions.</summary>
    public string VariableSymbol(Token name) => name.Kind == TokenKind.DotName ? name.Text : Qualify(name.Text);

    public Register? Parameter(string name) =>
        Function?.Parameters?.FirstOrDefault(parameter => parameter.Name.Text == name)?.Register;
}
