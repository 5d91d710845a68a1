using System.Runtime.InteropServices;

[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]

namespace Cosmos.Core;

/// <summary>The functions of the core that this library calls. They are in the same image: the build binds the calls
/// statically, and their text is <c>Cosmos.Libc/Program</c>.</summary>
internal static unsafe class CoreCalls
{
    private const string Core = "cosmos-core";

    [DllImport(Core, EntryPoint = "bareflow_reset")]
    public static extern void Reset();

    [DllImport(Core, EntryPoint = "bareflow_power_off")]
    public static extern void PowerOff();

    [DllImport(Core, EntryPoint = "bareflow_exit")]
    public static extern void Exit(uint code);

    [DllImport(Core, EntryPoint = "bareflow_halt_forever")]
    public static extern void HaltForever();

    [DllImport(Core, EntryPoint = "bareflow_play_tone")]
    public static extern void PlayTone(uint hertz, uint milliseconds);

    [DllImport(Core, EntryPoint = "bareflow_resize_terminal")]
    public static extern int ResizeTerminal(int columns, int rows);

    [DllImport(Core, EntryPoint = "bareflow_wait_for_interrupt")]
    public static extern void WaitForInterrupt();

    [DllImport(Core, EntryPoint = "bareflow_ram_total"), SuppressGCTransition]
    public static extern ulong RamTotal();

    [DllImport(Core, EntryPoint = "bareflow_ram_free")]
    public static extern ulong RamFree();

    [DllImport(Core, EntryPoint = "bareflow_image_end"), SuppressGCTransition]
    public static extern ulong ImageEnd();

    [DllImport(Core, EntryPoint = "bareflow_cycles"), SuppressGCTransition]
    public static extern ulong Cycles();

    [DllImport(Core, EntryPoint = "bareflow_cycles_per_second"), SuppressGCTransition]
    public static extern ulong CyclesPerSecond();

    /// <summary>Fills in a run of the memory map; false when there are no more.</summary>
    [DllImport(Core, EntryPoint = "bareflow_memory_run")]
    public static extern int MemoryRun(int index, ulong* start, ulong* length, uint* type);

    [DllImport(Core, EntryPoint = "bareflow_selftest")]
    public static extern int SelfTest(byte* globs, int length);

    [DllImport(Core, EntryPoint = "bareflow_fault")]
    public static extern void Fault(byte* name, int length);

    [DllImport(Core, EntryPoint = "bareflow_heap_show")]
    public static extern void ShowHeap();

    [DllImport(Core, EntryPoint = "bareflow_serial_write")]
    public static extern void SerialWrite(byte* text, int length);

    [DllImport(Core, EntryPoint = "bareflow_port_read_byte"), SuppressGCTransition]
    public static extern uint ReadByte(uint port);

    [DllImport(Core, EntryPoint = "bareflow_port_read_word"), SuppressGCTransition]
    public static extern uint ReadWord(uint port);

    [DllImport(Core, EntryPoint = "bareflow_port_read_dword"), SuppressGCTransition]
    public static extern uint ReadDword(uint port);

    [DllImport(Core, EntryPoint = "bareflow_port_write_byte"), SuppressGCTransition]
    public static extern void WriteByte(uint port, uint value);

    [DllImport(Core, EntryPoint = "bareflow_port_write_word"), SuppressGCTransition]
    public static extern void WriteWord(uint port, uint value);

    [DllImport(Core, EntryPoint = "bareflow_port_write_dword"), SuppressGCTransition]
    public static extern void WriteDword(uint port, uint value);
}
