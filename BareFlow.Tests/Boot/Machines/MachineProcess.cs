using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A running emulator. Nothing here sleeps: a test waits for text, for the end, or for the time limit, at
/// which the emulator is killed.</summary>
internal sealed class MachineProcess : IDisposable
{
    private readonly Process _process;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _killer;
    private readonly Task<string> _complaints;
    private readonly StringBuilder _output = new();
    private readonly char[] _buffer = new char[4096];
    private int _seen;

    private MachineProcess(Process process, TimeSpan timeLimit)
    {
        _process = process;
        _complaints = process.StandardError.ReadToEndAsync();
        _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _killer = _limit.Token.Register(Kill);
        _limit.CancelAfter(timeLimit);
    }

    /// <summary>What came from its standard output so far.</summary>
    public string Output => _output.ToString();

    /// <summary>What came from its standard error, once it has ended.</summary>
    public Task<string> Complaints => _complaints;

    /// <summary>Whether it was killed at its time limit.</summary>
    public bool TimedOut => _limit.IsCancellationRequested;

    /// <summary>Starts an emulator.</summary>
    public static MachineProcess Start(string program, IEnumerable<string> arguments, TimeSpan timeLimit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        Desktop.TakeAway(start);
        return new MachineProcess(Process.Start(start)!, timeLimit);
    }

    /// <summary>Waits until <paramref name="text"/> comes, after what an earlier wait found.</summary>
    /// <returns>What came before it; null when the machine ended without.</returns>
    public async Task<string?> WaitFor(string text)
    {
        int found = IndexOf(text);
        while (found < 0)
        {
            if (!await ReadMore())
                return null;

            found = IndexOf(text);
        }

        string before = _output.ToString(_seen, found - _seen);
        _seen = found + text.Length;
        return before;
    }

    /// <summary>Types a text.</summary>
    public async Task Send(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Ends the input.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Waits for the end.</summary>
    /// <returns>The emulator's exit code.</returns>
    public async Task<int> Finish()
    {
        while (await ReadMore())
        {
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        return _process.ExitCode;
    }

    /// <summary>Ends it, and all that it started.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        _killer.Dispose();
        Kill();
        _limit.Dispose();
        _process.Dispose();
    }

    private int IndexOf(string text)
    {
        string unseen = _output.ToString(_seen, _output.Length - _seen);
        int index = unseen.IndexOf(text, StringComparison.Ordinal);
        return index < 0 ? index : _seen + index;
    }

    private async Task<bool> ReadMore()
    {
        int count = await _process.StandardOutput.ReadAsync(_buffer);
        _output.Append(_buffer, 0, count);
        return count > 0;
    }
}
