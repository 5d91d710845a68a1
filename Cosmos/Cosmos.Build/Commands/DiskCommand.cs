using System.CommandLine;
using System.IO;
using IL2CPU.Tools;

namespace Cosmos.Build.Commands;

/// <summary><c>disk</c>: the ISO becomes a disk of a virtual machine.</summary>
internal static class DiskCommand
{
    /// <summary>Formats that machines boot from, as <c>qemu-img</c> and the ends of file names call them: VirtualBox's, VMware's, Hyper-V's,
    /// QEMU's.</summary>
    private static readonly string[] Formats = ["vdi", "vmdk", "vhdx", "qcow2"];

    public static Command Create()
    {
        var iso = new Option<FileInfo>("--iso") { Description = "The ISO, which is a disk, too.", Required = true };
        var format = new Option<string>("--format") { Description = "vdi, vmdk, vhdx or qcow2.", Required = true };
        format.AcceptOnlyFromAmong(Formats);
        var output = new Option<FileInfo>("--output") { Description = "The disk to write.", Required = true };
        var command = new Command("disk", "Writes the ISO as a disk of a virtual machine.") { iso, format, output };
        command.SetAction(parsed => Stage.Run(() =>
        {
            FileInfo disk = parsed.GetRequiredValue(output);
            Write(parsed.GetRequiredValue(iso).FullName, parsed.GetRequiredValue(format), disk.FullName);
            disk.Refresh();
            Stage.Progress("disk", $"{disk.Name}: {disk.Length:N0} bytes");
        }));
        return command;
    }

    private static void Write(string iso, string format, string path)
    {
        using var work = new WorkFolder();
        string written = Path.Combine(work.Path, "disk");
        ToolProcess.Run(Tool.DiskImage, ["convert", "-f", "raw", "-O", format, iso, written]);
        File.Move(written, path, overwrite: true);
    }
}
