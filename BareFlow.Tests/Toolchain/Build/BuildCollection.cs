using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Tests that share one built copy of the repository, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BuildCollection : ICollectionFixture<BuildFixture>
{
    public const string Name = "build";
}
