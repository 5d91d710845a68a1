using System;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;
using BuildTool = IL2CPU.Tools.Tool;

namespace BareFlow.Tests.Host;

/// <summary>The C and C++ programs of these tests, compiled.</summary>
public sealed class ContractFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ContractFixture()
    {
        Compile("contract.c");
        Compile("misuse.c");
        Compile("process.c");
        Compile("atfork.c", "-shared", "-fPIC");
        Compile("tls.c", "-shared", "-fPIC");
        Compile("oldlinux.c", "-shared", "-fPIC");
        Compile("operators.cpp", "-x", "c++", "-std=c++17", "-fsized-deallocation", "-lstdc++", "-lm");
    }

    /// <summary>A folder to run in.</summary>
    public string Folder => _folder.Path;

    /// <summary>The program that runs one case of the contract.</summary>
    public string Contract => _folder.At("contract.c.out");

    /// <summary>The program that does what must not be done.</summary>
    public string Misuse => _folder.At("misuse.c.out");

    /// <summary>The program that does things to its memory.</summary>
    public string Process => _folder.At("process.c.out");

    /// <summary>The library that registers handlers for forks.</summary>
    public string ForkLibrary => _folder.At("atfork.c.out");

    /// <summary>The library with thread-local storage.</summary>
    public string ThreadLocalLibrary => _folder.At("tls.c.out");

    /// <summary>The library that hides what Linux has learned.</summary>
    public string OldLinux => _folder.At("oldlinux.c.out");

    /// <summary>The program that calls the C++ operators.</summary>
    public string Operators => _folder.At("operators.cpp.out");

    public void Dispose() => _folder.Dispose();

    /// <summary>Without the compiler's own idea of malloc, by which it drops calls.</summary>
    private void Compile(string source, params string[] options)
    {
        (int code, string output) = Tool.Run(
            Requirement.Program(BuildTool.Clang),
            Repository.At("BareFlow.Tests/Host/Programs"),
            [
                "-O1", "-g", "-fno-builtin", "-Wall", "-Wextra", "-Werror", "-pthread",
                "-o", _folder.At(source + ".out"), .. options, source,
            ]);
        Assert.True(code == 0, output);
    }
}
