namespace XSharp;

/// <summary>Where the constants of C# are found that <c>import const</c> and <c>import layout</c> name.</summary>
public interface IConstantLibrary
{
    /// <summary>Looks up a class, a struct, an enum, or one constant of these.</summary>
    /// <param name="name">Its name with dots, whole or from any of its namespaces or types on.</param>
    XConstantLookup Find(string name);

    /// <summary>Looks up where the fields of a struct are, and its size, which has the name <c>Size</c>; both are in bytes.</summary>
    /// <param name="name">Its name with dots, whole or from any of its namespaces or types on.</param>
    XConstantLookup Layout(string name);
}
