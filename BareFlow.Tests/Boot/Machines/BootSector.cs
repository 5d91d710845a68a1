using System;
using System.IO;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A disk whose boot sector is a few bytes of real-mode code, to see what the machines make of it.</summary>
internal sealed class BootSector : IDisposable
{
    private const int SignatureOffset = 510;

    /// <summary>One cylinder of 16 heads and 63 sectors, the least that Bochs takes.</summary>
    private const int DiskSize = 16 * 63 * 512;

    /// <summary>Writes the disk.</summary>
    public BootSector(params byte[] code)
    {
        var disk = new byte[DiskSize];
        code.CopyTo(disk, 0);
        disk[SignatureOffset] = 0x55;
        disk[SignatureOffset + 1] = 0xAA;
        File.WriteAllBytes(Path, disk);
    }

    /// <summary>CLI, LIDT of an empty table, INT3: no fault can be delivered.</summary>
    public static BootSector ThatTripleFaults => new(0xFA, 0x0F, 0x01, 0x1E, 0x07, 0x7C, 0xCC);

    /// <summary>Asks the keyboard controller to pulse the CPU's reset line.</summary>
    public static BootSector ThatResets => new(0xB0, 0xFE, 0xE6, 0x64, 0xEB, 0xFE);

    /// <summary>Jumps to itself.</summary>
    public static BootSector ThatHangs => new(0xEB, 0xFE);

    /// <summary>The disk's file.</summary>
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
