using System.Collections.Generic;

namespace XSharp;

/// <summary>A parameter of a plug body: a name for the register that carries the argument.</summary>
public sealed record XParameter(string Name, string Register, int Bits, XLocation Location);

/// <summary>A function or interrupt of the source, as the plug binder needs to know it.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Namespace">The namespace it stands in; empty when there is none.</param>
/// <param name="Symbol">The name the linker sees.</param>
/// <param name="IsPlugBody">Declared with a parameter list, hence global and callable from C#.</param>
/// <param name="Parameters">The parameters, in order.</param>
/// <param name="Location">The name in the declaration.</param>
public sealed record XFunction(
    string Name,
    string Namespace,
    string Symbol,
    bool IsPlugBody,
    IReadOnlyList<XParameter> Parameters,
    XLocation Location);
