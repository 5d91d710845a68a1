using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>Writes an assembly with one exported method for each call of the base library that the analyzer allows: it gives its own
/// arguments on, so that nothing about them is known.</summary>
internal sealed class MemberCalls
{
    private const string UserType = "User";
    private const MethodAttributes PublicStatic = MethodAttributes.Public | MethodAttributes.Static;

    /// <summary>What vectors are made of.</summary>
    private static readonly string[] Elements = ["Byte", "Int32", "UInt64", "Single", "Double"];

    /// <summary>What numbers are converted from.</summary>
    private static readonly string[] Numbers =
    [
        "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "IntPtr", "UIntPtr",
    ];

    /// <summary>What spans and pointers are of; a struct of the kernel is added.</summary>
    private static readonly string[] Values = ["Byte", "Int32", "UInt64"];

    private readonly ModuleDefinition _library;
    private readonly ModuleDefinition _module;
    private readonly TypeDefinition _host;
    private readonly TypeDefinition _user;
    private readonly MethodDefinition _export;
    private readonly Dictionary<string, string> _calls = [];

    public MemberCalls(string library)
    {
        _library = ModuleDefinition.ReadModule(library);
        _module = ModuleDefinition.CreateModule("Calls", ModuleKind.Dll);
        _module.AssemblyReferences.Add(_library.Assembly.Name);
        _export = AddExportAttribute();
        _user = AddType(UserType, "System.ValueType", TypeAttributes.SequentialLayout | TypeAttributes.Sealed);
        for (int i = 0; i < 3; i++)
            _user.Fields.Add(new FieldDefinition("Field" + i, FieldAttributes.Public, Core("UInt64")));
        _host = AddType("Host", "System.Object", TypeAttributes.Abstract | TypeAttributes.Sealed);
        foreach (TypeDefinition type in AllowedMembers.Types.Select(name => _library.GetType(name)))
            AddCalls(type);
    }

    /// <summary>The called members, by the symbols of the methods that call them.</summary>
    public IReadOnlyDictionary<string, string> Calls => _calls;

    public void Write(string path) => _module.Write(path);

    private TypeReference Core(string name) => _module.ImportReference(_library.GetType("System." + name));

    private TypeDefinition AddType(string name, string baseType, TypeAttributes attributes)
    {
        var type = new TypeDefinition("", name, attributes | TypeAttributes.Public, _module.ImportReference(_library.GetType(baseType)));
        _module.Types.Add(type);
        return type;
    }

    private MethodDefinition AddExportAttribute()
    {
        TypeDefinition type = AddType("RuntimeExportAttribute", "System.Attribute", TypeAttributes.Class);
        type.Namespace = "System.Runtime";
        var constructor = new MethodDefinition(
            ".ctor",
            MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
            Core("Void"))
        {
            HasThis = true,
            Parameters = { new ParameterDefinition(Core("String")) },
        };
        constructor.Body.GetILProcessor().Emit(OpCodes.Ret);
        type.Methods.Add(constructor);
        return constructor;
    }

    private void AddCalls(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.Methods.Where(m => IsCallable(m) && RuntimeAllowList.Allows(m)))
        {
            bool isGeneric = type.HasGenericParameters || method.HasGenericParameters;
            foreach (TypeReference argument in isGeneric ? ArgumentsFor(type, method) : [_user])
                AddCall(method, argument);
        }
    }

    /// <summary>Spans of constants are made of a field's handle, which can't be given on.</summary>
    private static bool IsCallable(MethodDefinition method) =>
        method is { IsPublic: true, IsAbstract: false } && (method.IsStatic || method.DeclaringType.IsValueType) &&
        method.Name is not (".cctor" or "CreateSpan") &&
        !(method.HasGenericParameters && method.GenericParameters[0].HasReferenceTypeConstraint);

    private IEnumerable<TypeReference> ArgumentsFor(TypeDefinition type, MethodDefinition method)
    {
        if (type.FullName.StartsWith("System.Runtime.Intrinsics", System.StringComparison.Ordinal))
            return Elements.Select(Core);
        if (IsConstrained(method, "INumberBase`1"))
            return Numbers.Select(Core);
        return IsConstrained(method, "IBinaryInteger`1") ? Values.Select(Core) : Values.Select(Core).Append(_user);
    }

    private static bool IsConstrained(MethodDefinition method, string name) =>
        method.GenericParameters.Any(g => g.Constraints.Any(c => c.ConstraintType.Name == name));

    private void AddCall(MethodDefinition method, TypeReference argument)
    {
        string name = "Call" + _calls.Count;
        _calls[name] = $"{method.DeclaringType.FullName}.{MemberSignatures.Of(method)} with {argument.Name}";
        TypeReference owner = Close(method.DeclaringType, argument);
        bool isCreation = method.IsConstructor;
        var caller = new MethodDefinition(name, PublicStatic, isCreation ? owner : Substitute(method.ReturnType, argument));
        ILProcessor code = caller.Body.GetILProcessor();
        if (method.HasThis && !isCreation)
            AddArgument(caller, code, new ByReferenceType(owner));
        foreach (ParameterDefinition parameter in method.Parameters)
            Give(caller, code, parameter, Substitute(parameter.ParameterType, argument));
        code.Emit(isCreation ? OpCodes.Newobj : OpCodes.Call, Reference(method, owner, argument));
        code.Emit(OpCodes.Ret);
        caller.CustomAttributes.Add(
            new CustomAttribute(_export) { ConstructorArguments = { new CustomAttributeArgument(Core("String"), name) } });
        _host.Methods.Add(caller);
    }

    /// <summary>What becomes part of the instruction has to be constant.</summary>
    private static void Give(MethodDefinition caller, ILProcessor code, ParameterDefinition parameter, TypeReference type)
    {
        if (parameter.CustomAttributes.All(a => a.AttributeType.Name != "ConstantExpectedAttribute"))
            AddArgument(caller, code, type);
        else if (type.MetadataType is MetadataType.Int64 or MetadataType.UInt64)
            code.Emit(OpCodes.Ldc_I8, 0L);
        else
            code.Emit(OpCodes.Ldc_I4_0);
    }

    private static void AddArgument(MethodDefinition caller, ILProcessor code, TypeReference type)
    {
        var parameter = new ParameterDefinition(type);
        caller.Parameters.Add(parameter);
        code.Emit(OpCodes.Ldarg, parameter);
    }

    private MethodReference Reference(MethodDefinition method, TypeReference owner, TypeReference argument)
    {
        MethodReference open = _module.ImportReference(method);
        var reference = new MethodReference(open.Name, open.ReturnType, owner)
        {
            HasThis = method.HasThis,
            CallingConvention = method.CallingConvention,
        };
        foreach (GenericParameter parameter in open.GenericParameters)
            reference.GenericParameters.Add(new GenericParameter(parameter.Name, reference));
        foreach (ParameterDefinition parameter in open.Parameters)
            reference.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        return method.HasGenericParameters ? Instance(reference, argument) : reference;
    }

    private static GenericInstanceMethod Instance(MethodReference method, TypeReference argument)
    {
        var instance = new GenericInstanceMethod(method);
        foreach (GenericParameter _ in method.GenericParameters)
            instance.GenericArguments.Add(argument);
        return instance;
    }

    private TypeReference Close(TypeDefinition type, TypeReference argument)
    {
        TypeReference open = _module.ImportReference(type);
        return type.HasGenericParameters ? open.MakeGenericInstanceType([.. type.GenericParameters.Select(_ => argument)]) : open;
    }

    private TypeReference Substitute(TypeReference type, TypeReference argument) => type switch
    {
        GenericParameter => argument,
        IModifierType modified => Substitute(modified.ElementType, argument),
        ByReferenceType reference => new ByReferenceType(Substitute(reference.ElementType, argument)),
        PointerType pointer => new PointerType(Substitute(pointer.ElementType, argument)),
        GenericInstanceType generic => _module.ImportReference(generic.ElementType)
            .MakeGenericInstanceType([.. generic.GenericArguments.Select(a => Substitute(a, argument))]),
        _ => _module.ImportReference(type),
    };
}
