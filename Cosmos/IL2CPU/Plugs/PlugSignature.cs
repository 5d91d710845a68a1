using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs;

/// <summary>Compares a C# method's parameters with the registers of its X# body.</summary>
internal static class PlugSignature
{
    /// <summary>The System V registers of integer arguments, by argument and by width.</summary>
    private static readonly Dictionary<int, string[]> Registers = new()
    {
        [64] = ["RDI", "RSI", "RDX", "RCX", "R8", "R9"],
        [32] = ["EDI", "ESI", "EDX", "ECX", "R8D", "R9D"],
        [16] = ["DI", "SI", "DX", "CX", "R8W", "R9W"],
        [8] = ["DIL", "SIL", "DL", "CL", "R8B", "R9B"],
    };

    private static int MostArguments => Registers[64].Length;

    /// <summary>What is wrong with the C# side, whatever the body says.</summary>
    public static IEnumerable<XDiagnostic> CheckTypes(PlugMethod plug)
    {
        if (plug.Method.Parameters.Count > MostArguments)
            yield return PlugRules.NoRegister.At(
                plug.Location,
                $"'{plug.Name}' has {plug.Method.Parameters.Count} parameters, and registers for {MostArguments}",
                "pass a pointer to a struct that holds the rest");
        foreach (ParameterDefinition parameter in plug.Method.Parameters)
        {
            if (RegisterFit.Of(parameter.ParameterType).Problem is { } problem)
                yield return NoRegister(plug, $"parameter '{parameter.Name}'", parameter.ParameterType, problem);
        }
        if (RegisterFit.Of(plug.Method.ReturnType).Problem is { } returnProblem)
            yield return NoRegister(plug, "the return value", plug.Method.ReturnType, returnProblem);
    }

    /// <summary>
    /// Where the body's arguments differ from the method's parameters, whose types are fine. That the registers are
    /// those of the calling convention, in its order, is a rule of X# itself.
    /// </summary>
    public static IEnumerable<XDiagnostic> CheckBody(PlugMethod plug, XFunction body)
    {
        if (body.Parameters.Count != plug.Method.Parameters.Count)
            return [WrongCount(plug, body)];
        return plug.Method.Parameters
            .Select((parameter, index) => CheckArgument(plug, parameter, body.Parameters[index], index))
            .OfType<XDiagnostic>();
    }

    /// <summary>The X# head of a body for this method.</summary>
    public static string Head(PlugMethod plug)
    {
        IEnumerable<string> arguments = plug.Method.Parameters
            .Take(MostArguments)
            .Select((p, index) => $"{RegisterFor(p, index)} {p.Name}");
        return $"function {plug.Body}({string.Join(", ", arguments)}) {{";
    }

    private static XDiagnostic? CheckArgument(
        PlugMethod plug, ParameterDefinition parameter, XParameter argument, int index)
    {
        RegisterFit fit = RegisterFit.Of(parameter.ParameterType);
        if (fit.FitsIn(argument.Bits))
            return null;
        string register = RegisterFor(parameter, index);
        return PlugRules.ArgumentWidth.At(
            argument.Location,
            $"'{plug.Name}' passes '{parameter.Name}' ({MemberNames.Of(parameter.ParameterType)}, {fit.Bits} bits) " +
            $"in {register}, but the body takes it in {argument.Register}",
            $"write {register} {argument.Name}");
    }

    private static XDiagnostic NoRegister(PlugMethod plug, string what, TypeReference type, string problem) =>
        PlugRules.NoRegister.At(
            plug.Location, $"{what} of '{plug.Name}' can't be a {MemberNames.Of(type)}, which {problem}");

    private static XDiagnostic WrongCount(PlugMethod plug, XFunction body) =>
        PlugRules.ArgumentCount.At(
            plug.Location,
            $"'{plug.Name}' has {plug.Method.Parameters.Count} parameters, but its body at {body.Location.Path}" +
            $"({body.Location.Line}) takes {body.Parameters.Count}",
            $"write {Head(plug)}");

    private static string RegisterFor(ParameterDefinition parameter, int index)
    {
        int bits = RegisterFit.Of(parameter.ParameterType).Bits;
        return Registers[bits == 0 ? 64 : bits][index];
    }
}
