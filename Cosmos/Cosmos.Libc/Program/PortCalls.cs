using System.Runtime;
using Cosmos.Core.Processors;

namespace Cosmos.Libc;

/// <summary>The I/O ports, for a .NET program.</summary>
internal static class PortCalls
{
    [RuntimeExport("bareflow_port_read_byte")]
    private static uint ReadByte(uint port) => Ports.ReadByte((ushort)port);

    [RuntimeExport("bareflow_port_read_word")]
    private static uint ReadWord(uint port) => Ports.ReadWord((ushort)port);

    [RuntimeExport("bareflow_port_read_dword")]
    private static uint ReadDword(uint port) => Ports.ReadDword((ushort)port);

    [RuntimeExport("bareflow_port_write_byte")]
    private static void WriteByte(uint port, uint value) => Ports.WriteByte((ushort)port, (byte)value);

    [RuntimeExport("bareflow_port_write_word")]
    private static void WriteWord(uint port, uint value) => Ports.WriteWord((ushort)port, (ushort)value);

    [RuntimeExport("bareflow_port_write_dword")]
    private static void WriteDword(uint port, uint value) => Ports.WriteDword((ushort)port, value);
}
