
namespace Cosmos.Storage;

/// <summary>C's <c>struct termios</c> as glibc has it on x86-64: 60 bytes.</summary>
internal unsafe struct TerminalSettings
{
    /// <summary>ICRNL: a carriage return that is typed is a line feed.</summary>
    public const uint ReturnIsNewLine = 0x100;

    /// <summary>OPOST and ONLCR.</summary>
    public const uint OutputProcessing = 5;

    /// <summary>B38400, CS8 and CREAD.</summary>
    public const uint EightBits = 0xBF;

    /// <summary>ISIG: control characters are signals.</summary>
    public const uint Signals = 1;

    /// <summary>ICANON: a line can be changed until it is ended.</summary>
    public const uint Lines = 2;

    /// <summary>ECHO: what is typed is written.</summary>
    public const uint Echo = 8;

    /// <summary>ECHOE, ECHOK and IEXTEN.</summary>
    public const uint EchoDetails = 0x8030;

    /// <summary>B38400 as a speed.</summary>
    public const uint Speed = 15;

    /// <summary>Control characters that there are, NCCS.</summary>
    public const int Characters = 32;

    /// <summary>Where VINTR is.</summary>
    public const int Interrupt = 0;

    /// <summary>Where VQUIT is.</summary>
    public const int Quit = 1;

    /// <summary>Where VERASE is.</summary>
    public const int Erase = 2;

    /// <summary>Where VKILL is.</summary>
    public const int Kill = 3;

    /// <summary>Where VEOF is.</summary>
    public const int EndOfFile = 4;

    /// <summary>Where VTIME is.</summary>
    public const int Time = 5;

    /// <summary>Where VMIN is.</summary>
    public const int Minimum = 6;

    /// <summary>Input modes.</summary>
    public uint Input;

    /// <summary>Output modes.</summary>
    public uint Output;

    /// <summary>Control modes.</summary>
    public uint Control;

    /// <summary>Local modes.</summary>
    public uint Local;

    /// <summary>The line discipline.</summary>
    public byte Discipline;

    /// <summary>The control characters.</summary>
    public fixed byte Special[Characters];

    /// <summary>The speed of what is typed.</summary>
    public uint InputSpeed;

    /// <summary>The speed of what is written.</summary>
    public uint OutputSpeed;

    /// <summary>What a terminal starts with.</summary>
    public void SetDefaults()
    {
        const byte controlC = 3;
        const byte controlBackslash = 28;
        const byte delete = 127;
        const byte controlU = 21;
        const byte controlD = 4;
        Input = ReturnIsNewLine;
        Output = OutputProcessing;
        Control = EightBits;
        Local = Signals | Lines | Echo | EchoDetails;
        InputSpeed = Speed;
        OutputSpeed = Speed;
        Special[Interrupt] = controlC;
        Special[Quit] = controlBackslash;
        Special[Erase] = delete;
        Special[Kill] = controlU;
        Special[EndOfFile] = controlD;
        Special[Minimum] = 1;
    }
}
