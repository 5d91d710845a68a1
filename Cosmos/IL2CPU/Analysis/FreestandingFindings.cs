using System.Collections.Generic;

namespace IL2CPU.Analysis;

/// <summary>
/// What is found against <see cref="FreestandingRules"/>, in words. The analyzer in the compiler and the check of the IL have them from
/// here; the names of types and members are written by each, as C# writes them.
/// </summary>
internal static class FreestandingFindings
{
    public static Finding Record(string type) => new(FreestandingRules.Record, $"'{type}' is a record");

    public static Finding InstanceMember(string type, string member) =>
        new(FreestandingRules.InstanceMembers, $"the class '{type}' has the instance member '{member}'");

    public static Finding Event(string name) => new(FreestandingRules.Delegate, $"the event '{name}' holds delegates");

    public static Finding ReferenceField(string field, string type) =>
        new(FreestandingRules.ReferenceField, $"the field '{field}' has the reference type {type}");

    public static Finding ThreadStatic(string field) => new(FreestandingRules.ThreadStatic, $"the field '{field}' is thread-static");

    public static Finding StaticWithoutOwner(string field) =>
        new(FreestandingRules.StaticWithoutOwner, $"the static field '{field}' does not say who may touch it");

    public static Finding NoLock(string field, string named) =>
        new(FreestandingRules.WrongOwner, $"the static field '{field}' is locked by '{named}', which is no lock");

    public static Finding NotAtomic(string field, string type) =>
        new(FreestandingRules.WrongOwner, $"the static field '{field}' is atomic, and {type} is more than a word");

    public static Finding UnmanagedCallersOnly(string method) =>
        new(FreestandingRules.UnmanagedCallersOnly, $"'{method}' is UnmanagedCallersOnly");

    public static Finding ModuleInitialiser(string method) =>
        new(FreestandingRules.StaticInitialiser, $"'{method}' is a module initialiser, which nothing calls");

    public static Finding Synchronized(string method) => new(FreestandingRules.Try, $"'{method}' is Synchronized, which is a lock");

    public static Finding DeclaredPInvoke(string method) => new(FreestandingRules.PInvoke, $"'{method}' is a P/Invoke");

    public static Finding StateMachine(string method) =>
        new(FreestandingRules.StateMachine, $"'{method}' is an async method or an iterator, which becomes a state machine");

    public static Finding DoubleExport(string method, string symbol, string first, string path, int line) =>
        new(FreestandingRules.DoubleExport, $"'{method}' exports '{symbol}', as {first} does in {path}({line})");

    public static Finding StaticStore(string field) =>
        new(FreestandingRules.StaticInitialiser, $"the static field '{field}' is set before start-up");

    public static Finding StaticConstructor(string type) =>
        new(FreestandingRules.StaticInitialiser, $"'{type}' has a static constructor");

    public static Finding Catch() => new(FreestandingRules.Try, "a catch needs exception handling");

    public static Finding Finally() =>
        new(FreestandingRules.Try, "a finally (also that of using, lock and foreach) needs exception handling");

    public static Finding Throw() => new(FreestandingRules.Throw, "an exception is thrown");

    public static Finding OpenSwitch() => new(FreestandingRules.OpenSwitch, "a switch expression throws when no arm matches");

    public static Finding Delegate(string type) => new(FreestandingRules.Delegate, $"a delegate {type} is created");

    public static Finding NewClass(string constructor) =>
        new(FreestandingRules.NewClass, $"{constructor} creates an object of a class");

    public static Finding NewAnonymous(IEnumerable<string> members) => NewClass($"new {{ {string.Join(", ", members)} }}");

    public static Finding ArrayOf(string element) => new(FreestandingRules.Array, $"an array of {element} is created");

    public static Finding ArrayOfDimensions(string type) => new(FreestandingRules.Array, $"an array {type} is created");

    public static Finding ArrayElement(string type) => new(FreestandingRules.Array, $"an element of an array {type} is used");

    public static Finding CalledPInvoke(string method) => new(FreestandingRules.PInvoke, $"{method} is a P/Invoke");

    public static Finding UnmanagedPointer() => new(FreestandingRules.UnmanagedPointer, "an unmanaged function pointer is called");

    public static Finding TypeHandle(string type) => new(FreestandingRules.TypeHandle, $"the handle of the type {type} is taken");

    public static Finding Handle(string member) => new(FreestandingRules.TypeHandle, $"the handle of {member} is taken");

    public static Finding TypedReference() =>
        new(FreestandingRules.TypeHandle, "a typed reference is used, which holds a handle of its type");

    public static Finding RuntimeMember(string member) => new(FreestandingRules.RuntimeMember, $"{member} belongs to the runtime");

    public static Finding RuntimeMemberOf(string member, string receiver) => RuntimeMember($"{member} of {receiver}");

    public static Finding InterpolatedString() => new(FreestandingRules.RuntimeMember, "an interpolated string is built");

    public static Finding ReferenceGeneric(string member, string argument) =>
        new(FreestandingRules.ReferenceGeneric, $"{member} is used with {argument}");

    public static Finding VirtualCall(string method) =>
        new(FreestandingRules.VirtualCall, $"{method} is called by the class of an object");

    public static Finding MayBeClass(string method, string receiver) =>
        new(FreestandingRules.VirtualCall, $"{method} is called on {receiver}, which may be a class");

    public static Finding LookedUp(string method) => new(FreestandingRules.VirtualCall, $"{method} is looked up in an object");

    public static Finding DefaultMethod(string method, string receiver) =>
        new(FreestandingRules.DefaultMethod, $"{method} has a body in the interface, which works on a boxed {receiver}");

    public static Finding Boxing(string type) => new(FreestandingRules.Boxing, $"a value of {type} becomes an object");

    public static Finding BoxedReceiver(string method, string receiver) =>
        new(FreestandingRules.Boxing, $"{method} is called on a boxed {receiver}");

    public static Finding Cast(string type) =>
        new(FreestandingRules.Cast, $"an object is cast to {type}, or asked whether it is one");

    public static Finding StringLiteral(string text) => new(FreestandingRules.StringLiteral, $"the string \"{text}\" is an object");

    public static Finding CheckedFloat() =>
        new(FreestandingRules.CheckedFloat, "a floating-point number is converted with a check");

    public static Finding DroppedValue(string type, string method) =>
        new(FreestandingRules.DroppedValue, $"the {type} of {method} is dropped");

    public static Finding ReferenceStore() => new(FreestandingRules.ReferenceStore, "a reference to an object is stored");
}
