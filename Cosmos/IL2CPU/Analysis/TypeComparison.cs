using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>The comparison <c>typeof(T) == typeof(int)</c>, which ILC decides while it compiles.</summary>
internal static class TypeComparison
{
    private const string OfHandle = "GetTypeFromHandle";

    /// <summary>Its instructions.</summary>
    private static readonly Code[] Codes = [Code.Ldtoken, Code.Call, Code.Ldtoken, Code.Call, Code.Call];

    /// <summary>Whether an instruction belongs to one.</summary>
    public static bool Has(Instruction instruction)
    {
        if (!Codes.Contains(instruction.OpCode.Code))
            return false;
        Instruction? start = instruction;
        for (int place = 0; place < Codes.Length && start is not null; place++, start = start.Previous)
        {
            if (StartsAt(start))
                return true;
        }
        return false;
    }

    private static bool StartsAt(Instruction start)
    {
        Instruction? at = start;
        foreach (Code code in Codes)
        {
            if (at?.OpCode.Code != code)
                return false;
            at = at.Next;
        }
        return IsOfType(start.Next, OfHandle) && IsOfType(start.Next.Next.Next, OfHandle) &&
            IsOfType(start.Next.Next.Next.Next, "op_Equality", "op_Inequality");
    }

    private static bool IsOfType(Instruction call, params string[] names) =>
        call.Operand is MethodReference { DeclaringType.FullName: "System.Type" } method && names.Contains(method.Name);
}
