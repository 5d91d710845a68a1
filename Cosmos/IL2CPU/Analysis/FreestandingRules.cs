using System.Collections.Generic;

namespace IL2CPU.Analysis;

/// <summary>
/// The catalogue of what needs a runtime. Where one statement breaks several rules the first of them is reported, so
/// a rule stands before those whose finding it explains: a thrown exception is also a new object and a string.
/// </summary>
internal static class FreestandingRules
{
    /// <summary>Code that would have to run before the first use of a type.</summary>
    public static readonly DiagnosticRule StaticInitialiser = new(
        "BF0001", "Static constructor or field initialiser",
        "set the field in a method that start-up code calls, or make it const or a span property over a literal");

    /// <summary>Methods that the compiler turns into a class.</summary>
    public static readonly DiagnosticRule StateMachine = new(
        "BF0002", "Async method or iterator", "write a loop, or a struct that keeps its own state");

    /// <summary>Delegates are objects.</summary>
    public static readonly DiagnosticRule Delegate = new(
        "BF0003", "Lambda or delegate", "take the address of a static method: delegate*<...> f = &Method");

    /// <summary>The compiler adds a throw to a switch expression that does not cover every value.</summary>
    public static readonly DiagnosticRule OpenSwitch = new(
        "BF0004", "Switch expression without a default", "add a '_ =>' arm");

    /// <summary>Raising an exception.</summary>
    public static readonly DiagnosticRule Throw = new(
        "BF0005", "Throw", "return a status, or panic where an invariant is broken");

    /// <summary>Protected regions of any kind.</summary>
    public static readonly DiagnosticRule Try = new(
        "BF0006", "Try, catch, finally, using or lock", "return a status, and release what was taken on each way out");

    /// <summary>Objects on a garbage-collected heap.</summary>
    public static readonly DiagnosticRule NewClass = new(
        "BF0007", "New object of a class", "use a struct, or memory from an allocator and a pointer");

    /// <summary>Arrays are objects.</summary>
    public static readonly DiagnosticRule Array = new(
        "BF0008", "Array", "use stackalloc, a fixed buffer, an inline array or a pointer");

    /// <summary>Leaving managed code through a stub of the runtime.</summary>
    public static readonly DiagnosticRule PInvoke = new(
        "BF0009", "P/Invoke", "declare a plug method, or a RuntimeImport of a symbol in the same image");

    /// <summary>Calling native code through a pointer.</summary>
    public static readonly DiagnosticRule UnmanagedPointer = new(
        "BF0010", "Call through an unmanaged function pointer",
        "write delegate*<...> without 'unmanaged': it is a C call for integers and pointers");

    /// <summary>Being called by native code through a stub of the runtime.</summary>
    public static readonly DiagnosticRule UnmanagedCallersOnly = new(
        "BF0011", "UnmanagedCallersOnly", "write [RuntimeExport(\"symbol\")]");

    /// <summary>Records come with members that work on strings and objects.</summary>
    public static readonly DiagnosticRule Record = new(
        "BF0012", "Record", "write a readonly struct with the members that are needed");

    /// <summary>Members that only an object of a class can have.</summary>
    public static readonly DiagnosticRule InstanceMembers = new(
        "BF0013", "Class with instance members", "make the class static, or a struct");

    /// <summary>Fields that can hold nothing but null.</summary>
    public static readonly DiagnosticRule ReferenceField = new(
        "BF0014", "Field of a reference type", "hold a pointer or a struct");

    /// <summary>Fields in thread-local storage of the runtime.</summary>
    public static readonly DiagnosticRule ThreadStatic = new(
        "BF0015", "Thread-static field", "keep it in the thread's control block, or in the per-CPU data");

    /// <summary>Handles that only a runtime can look up.</summary>
    public static readonly DiagnosticRule TypeHandle = new(
        "BF0016", "Type handle", "use sizeof, a constant or a type parameter");

    /// <summary>Members of the base library that are more than the instructions they compile to.</summary>
    public static readonly DiagnosticRule RuntimeMember = new(
        "BF0017", "Member of the runtime", "write it with pointers, spans and integers, or declare a plug method");

    /// <summary>Shared generic code looks its types up at run time.</summary>
    public static readonly DiagnosticRule ReferenceGeneric = new(
        "BF0018", "Generic over a reference type", "use an unmanaged type argument");

    /// <summary>Calls that go by the object's class.</summary>
    public static readonly DiagnosticRule VirtualCall = new(
        "BF0019", "Virtual or interface call",
        "call through a type parameter with 'where T : unmanaged, IThing', or a delegate*<...>");

    /// <summary>Turning a value into an object.</summary>
    public static readonly DiagnosticRule Boxing = new(
        "BF0020", "Boxing", "pass the value by its own type, or by a type parameter with 'where T : unmanaged'");

    /// <summary>Asking an object for its class.</summary>
    public static readonly DiagnosticRule Cast = new(
        "BF0021", "Cast or type test of an object", "keep the kind in a field, or use a type parameter");

    /// <summary>Strings are objects.</summary>
    public static readonly DiagnosticRule StringLiteral = new(
        "BF0022", "String literal", "write a UTF-8 literal, \"...\"u8, which is a ReadOnlySpan<byte>");

    /// <summary>The check is a function of the class library.</summary>
    public static readonly DiagnosticRule CheckedFloat = new(
        "BF0023", "Checked conversion of a floating-point number",
        "compare it with the limits of the integer first, and convert it unchecked");

    /// <summary>A garbage collector is told of each store.</summary>
    public static readonly DiagnosticRule ReferenceStore = new(
        "BF0024", "Stored reference", "store a pointer or a struct");

    /// <summary>The code works on an object, whatever the value's own type.</summary>
    public static readonly DiagnosticRule DefaultMethod = new(
        "BF0025", "Default interface method",
        "declare it without a body and write it in each struct, or write a static method over a type parameter");

    /// <summary>An image has one place for each symbol.</summary>
    public static readonly DiagnosticRule DoubleExport = new(
        "BF0026", "Symbol that is exported twice", "give each its own symbol");

    /// <summary>A second thread or CPU may come at any time.</summary>
    public static readonly DiagnosticRule StaticWithoutOwner = new(
        "BF0027", "Static field without an owner",
        "write [SetAtBoot], [PerCpu], [Atomic], [LockedBy(nameof(_lock))] or [OwnedBy(\"who\")] on it or on its type");

    /// <summary>What an owner attribute says can be wrong.</summary>
    public static readonly DiagnosticRule WrongOwner = new(
        "BF0028", "Owner that cannot be", "name a static member whose type is a [Lock], and say [Atomic] of a single word");

    /// <summary>What is owed must not be forgotten.</summary>
    public static readonly DiagnosticRule DroppedValue = new(
        "BF0029", "Dropped value that must be used", "do what it is for, or call a method of it that says why not, such as Ignore()");

    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        StaticInitialiser, StateMachine, Delegate, OpenSwitch, Throw, Try, NewClass, Array, PInvoke, UnmanagedPointer,
        UnmanagedCallersOnly, Record, InstanceMembers, ReferenceField, ThreadStatic, TypeHandle, RuntimeMember,
        ReferenceGeneric, VirtualCall, Boxing, Cast, StringLiteral, CheckedFloat, ReferenceStore,
        DefaultMethod, DoubleExport, StaticWithoutOwner, WrongOwner, DroppedValue,
    ];
}
