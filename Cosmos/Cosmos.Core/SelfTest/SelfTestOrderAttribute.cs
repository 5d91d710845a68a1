using System;

namespace Cosmos.Core;

/// <summary>The suites of an assembly in the order in which they run. Each is named once.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class SelfTestOrderAttribute(params string[] suites) : Attribute
{
    /// <summary>The names of the suites.</summary>
    public string[] Suites => suites;
}
