using System;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot.Consoles;

/// <summary>QEMU's monitor: presses keys on the machine's keyboard and takes pictures of its screen.</summary>
internal sealed class QemuMonitor : IDisposable
{
    private const string Prompt = "(qemu) ";
    private const int Attempts = 400;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    private Socket _socket = NewSocket();
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _buffer = new byte[4096];

    /// <summary>The socket for QEMU to listen on.</summary>
    public string SocketPath => _folder.At("monitor");

    private string PicturePath => _folder.At("screen.ppm");

    /// <summary>Connects to a machine that was started, as soon as it listens.</summary>
    public async Task Connect()
    {
        for (int attempt = 1; !await TryConnect(isLast: attempt == Attempts); attempt++)
            await Task.Delay(BetweenAttempts, TestContext.Current.CancellationToken);

        await ReadAnswer();
    }

    /// <summary>Presses and releases a key, or keys together, by QEMU's names: <c>a</c>, <c>shift-a</c>, <c>ret</c>.</summary>
    public Task Press(string key) => Command($"sendkey {key}");

    /// <summary>Takes pictures until one holds a text: what comes over the serial port may not be drawn yet.</summary>
    public async Task<ScreenText> WaitForScreen(ScreenFont font, string text)
    {
        ScreenText screen = await ReadScreen(font);
        for (int attempt = 1; attempt < Attempts && !screen.Contains(text); attempt++)
        {
            await Task.Delay(BetweenAttempts, TestContext.Current.CancellationToken);
            screen = await ReadScreen(font);
        }

        Assert.True(screen.Contains(text), $"expected '{text}' on the screen, found:\n{screen}");
        return screen;
    }

    /// <summary>Takes a picture and reads it.</summary>
    public async Task<ScreenText> ReadScreen(ScreenFont font)
    {
        await Command($"screendump {PicturePath}");
        return new ScreenText(Picture.Read(PicturePath), font);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Dispose();
    }

    private static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>A socket that failed to connect is of no more use.</summary>
    private async Task<bool> TryConnect(bool isLast)
    {
        try
        {
            await _socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException) when (!isLast)
        {
            _socket.Dispose();
            _socket = NewSocket();
            return false;
        }
    }

    private async Task Command(string command)
    {
        await _socket.SendAsync(Encoding.ASCII.GetBytes(command + "\n"), TestContext.Current.CancellationToken);
        await ReadAnswer();
    }

    private async Task ReadAnswer()
    {
        var answer = new StringBuilder();
        while (!answer.ToString().EndsWith(Prompt, StringComparison.Ordinal))
        {
            int count = await _socket.ReceiveAsync(_buffer, TestContext.Current.CancellationToken);
            Assert.True(count > 0, $"QEMU closed its monitor after: {answer}");
            answer.Append(Encoding.ASCII.GetString(_buffer, 0, count));
        }
    }
}
