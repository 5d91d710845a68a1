using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ClassLibrary;

/// <summary>Types that are looked at, and members that are called by name.</summary>
internal static class Reflections
{
    public static void Write(Report report)
    {
        report.Add("names", () => $"{typeof(List<int>)} {typeof(Dictionary<,>).Name} {typeof(int[,]).Name} {typeof(int?).FullName} {typeof(Sample.Inner).FullName}");
        report.Add("assembly", () => typeof(string).Assembly.GetName().Name);
        report.Add("hierarchy", () => $"{typeof(Sample).BaseType} {typeof(int).IsValueType} {typeof(IDisposable).IsInterface} {typeof(Sample).IsSealed} {typeof(DayOfWeek).GetEnumUnderlyingType()}");
        report.Add("properties", () => Members().GetProperties().Select(property => $"{property.PropertyType.Name} {property.Name} {property.CanWrite}").Order(StringComparer.Ordinal));
        report.Add("methods", () => Members().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.ToString()).Order(StringComparer.Ordinal));
        report.Add("fields", () => Members().GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Select(field => field.Name).Order(StringComparer.Ordinal));
        report.Add("invoke", () => Members().GetMethod("Greet")!.Invoke(new Sample { Name = "Ada" }, ["hello"]));
        report.Add("invoke-throws", () => Members().GetMethod("Fail")!.Invoke(new Sample(), null));
        report.Add("invoke-wrong", () => Members().GetMethod("Greet")!.Invoke(new Sample(), [5]));
        report.Add("construct", () => ((Sample)Activator.CreateInstance(Members(), "Grace")!).Name);
        report.Add("construct-generic", () => Activator.CreateInstance<Sample>().Name);
        report.Add("set", () => { var sample = new Sample(); Members().GetProperty("Name")!.SetValue(sample, "set"); return sample.Name; });
        report.Add("attributes", () => Members().GetCustomAttribute<DescriptionAttribute>()!.Description);
        report.Add("attribute-data", () => Members().GetProperty("Name")!.CustomAttributes.Select(attribute => attribute.AttributeType.Name));
        report.Add("delegate", () => Members().GetMethod("Greet")!.CreateDelegate<Func<Sample, string, string>>()(new Sample { Name = "open" }, "x"));
        report.Add("delegate-closed", () => Members().GetMethod("Greet")!.CreateDelegate<Func<string, string>>(new Sample { Name = "closed" })("x"));
        report.Add("delegate-virtual", () => typeof(object).GetMethod("ToString")!.CreateDelegate<Func<object, string>>()(new Version(1, 2)));
        report.Add("delegate-interface", () => typeof(IComparable<string>).GetMethod("CompareTo")!.CreateDelegate<Func<IComparable<string>, string, int>>()("b", "a"));
        report.Add("delegate-struct", () => typeof(TimeSpan).GetMethod("Negate")!.CreateDelegate<SpanFunction>()(ref OneDay));
        report.Add("delegate-bad", () => Delegate.CreateDelegate(typeof(Action), typeof(Sample).GetMethod("Greet")!));
        report.Add("combine", () => { int calls = 0; Action action = () => calls++; action += action; action(); action -= () => { }; return $"{calls} {action.GetInvocationList().Length}"; });
        report.Add("type-by-name", () => Type.GetType("System.Int32"));
        report.Add("type-unknown", () => Type.GetType("No.Such.Type"));
        report.Add("type-unknown-throws", () => Type.GetType("No.Such.Type", throwOnError: true));
        report.Add("make-array", () => typeof(string).MakeArrayType());
        report.Add("generic", () => $"{typeof(List<string>).GetGenericTypeDefinition().Name} {typeof(List<string>).GenericTypeArguments[0]} {typeof(List<>).ContainsGenericParameters}");
        report.Add("assignable", () => typeof(IEnumerable<object>).IsAssignableFrom(typeof(List<string>)));
        report.Add("enum-values", () => Enum.GetValues<DayOfWeek>().Select(day => (int)day));
        report.Add("enum-names", () => Enum.GetNames<AttributeTargets>().Length);
        report.Add("default-value", () => Members().GetMethod("Optional")!.GetParameters()[0].DefaultValue);
        report.Add("dynamic-code", () => $"{RuntimeFeature.IsDynamicCodeSupported} {RuntimeFeature.IsDynamicCodeCompiled}");
        report.Add("emit", () => System.Reflection.Emit.AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("x"), System.Reflection.Emit.AssemblyBuilderAccess.Run).FullName);
        report.Add("load", () => Assembly.Load("NoSuchAssembly").FullName);
        report.Add("proxy", () => DispatchProxy.Create<IDisposable, DispatchProxy>().ToString());
        report.Add("converter", () => TypeDescriptor.GetConverter(typeof(int)).ConvertFromInvariantString("42"));
        report.Add("caller", () => nameof(Sample.Greet) + new Sample().Where());
        report.Add("dynamic", () => { dynamic text = "abc"; return text.Length; });
    }

    private static TimeSpan OneDay = TimeSpan.FromDays(1);

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    private static Type Members() => typeof(Sample);

    private delegate TimeSpan SpanFunction(ref TimeSpan span);

    [Description("a sample")]
    internal sealed class Sample
    {
        private readonly int _secret = 5;

        public Sample()
        {
        }

        public Sample(string name) => Name = name;

        [DefaultValue("x")]
        public string? Name { get; set; }

        public int Secret => _secret;

        public string Greet(string greeting) => $"{greeting}, {Name}";

        public void Fail() => throw new InvalidOperationException("on purpose");

        public int Optional(int value = 7) => value;

        public string Where([CallerMemberName] string member = "") => member;

        internal sealed class Inner;
    }
}
