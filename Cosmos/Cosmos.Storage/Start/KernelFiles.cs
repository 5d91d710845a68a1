using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cosmos.Core.Display;
using Cosmos.Core.Image;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Strings;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>The file tree that the program finds when it starts.</summary>
internal static unsafe class KernelFiles
{
    private const int KiloShift = 10;

    [SetAtBoot]
    private static bool _isReady;

    /// <summary>Makes the tree, the devices and the standard streams. Once, before the program starts; before that, no file can
    /// be opened.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Initialize()
    {
        if (_isReady)
            return;

        _isReady = true;
        FileMemory.Use(&Resize);
        FilePages.AreUsed = true;
        SharedMaps.Released = &Descriptors.EndMap;
        LiveFolder.Use(&TaskFiles.Refresh);
        if (!FileTree.TryInitialize(&Now))
            Panic.Stop("no memory for the file tree"u8);

        Tty.Initialize();
        MakeDirectories();
        MakeDevices();
        MakeProcesses();
        MakeSystem();
        MakeTexts();
        MakeProgram();
        Seal("/proc"u8, FileSeal.Processes);
        Seal("/sys"u8, FileSeal.System);
        OpenStandardStreams();
    }

    /// <summary>Memory of a file: from the heap or a map, by its size.</summary>
    internal static void* Resize(void* block, ulong bytes, ulong wanted)
    {
        bool isMap = bytes > FilePages.LargestBlock;
        bool wantsMap = wanted > FilePages.LargestBlock;
        if (!isMap && !wantsMap && wanted > 0)
            return Heap.Reallocate(block, wanted);

        void* moved = wanted == 0 ? null : wantsMap ? MemoryMaps.Allocate(wanted) : Heap.Allocate(wanted);
        if (wanted > 0 && moved == null)
            return null;

        NativeMemory.Copy(block, moved, (nuint)Math.Min(bytes, wanted));
        if (isMap)
            MemoryMaps.Free(block, bytes);
        else
            Heap.Free(block);

        return moved;
    }

    private static long Now() => (long)WallClock.Nanoseconds;

    private static void Seal(ReadOnlySpan<byte> path, FileSeal seal)
    {
        if (FileTree.Find(path, followLast: false, out FileNode* node) == 0)
            FileTree.Seal(node, seal);
    }

    private static void MakeDirectories()
    {
        ReadOnlySpan<byte> paths =
            "/dev /dev/shm /dev/mqueue /etc /root /tmp /var /var/tmp /usr /usr/share /usr/share/terminfo /usr/share/terminfo/b /proc /proc/self "u8 +
            "/proc/self/fd /proc/self/task /sys /sys/devices /sys/devices/system /sys/devices/system/cpu /sys/devices/system/cpu/cpu0 "u8 +
            "/sys/devices/system/cpu/cpu0/cache "u8 +
            "/sys/devices/system/cpu/cpu0/cache/index0 /sys/devices/system/cpu/cpu0/cache/index1 "u8 +
            "/sys/devices/system/cpu/cpu0/cache/index2 /run /bin /app"u8;
        while (paths.Length > 0)
        {
            ReadOnlySpan<byte> path = Text.Take(ref paths, (byte)' ');
            bool isForAll = Text.Equal(path, "/tmp"u8) || Text.Equal(path, "/var/tmp"u8)
                || Text.Equal(path, "/dev/shm"u8) || Text.Equal(path, "/dev/mqueue"u8);
            Make(path, FileKind.Directory, isForAll ? FileMode.EverybodysDirectory : FileMode.OwnersDirectory, 0);
        }
    }

    private static void MakeDevices()
    {
        MakeDevice("/dev/null"u8, Devices.Null);
        MakeDevice("/dev/zero"u8, Devices.Zero);
        MakeDevice("/dev/full"u8, Devices.Full);
        MakeDevice("/dev/random"u8, Devices.Random);
        MakeDevice("/dev/urandom"u8, Devices.Random);
        MakeDevice("/dev/tty"u8, Devices.Terminal);
        MakeDevice("/dev/console"u8, Devices.Terminal);
        MakeDevice("/dev/stdin"u8, Devices.Terminal);
        MakeDevice("/dev/stdout"u8, Devices.Terminal);
        MakeDevice("/dev/stderr"u8, Devices.Terminal);
    }

    private static void MakeProcesses()
    {
        if (FileTree.Find("/proc/self/task"u8, followLast: false, out FileNode* tasks) == 0)
            tasks->Number = LiveFolder.Number;

        MakeText("/proc/meminfo"u8, SyntheticFiles.MemoryInfo);
        MakeText("/proc/cpuinfo"u8, SyntheticFiles.CpuInfo);
        MakeText("/proc/uptime"u8, SyntheticFiles.Uptime);
        MakeText("/proc/stat"u8, SyntheticFiles.SystemStat);
        MakeText("/proc/loadavg"u8, SyntheticFiles.LoadAverage);
        MakeText("/proc/self/maps"u8, SyntheticFiles.Maps);
        MakeText("/proc/self/stat"u8, SyntheticFiles.Stat);
        MakeText("/proc/self/statm"u8, SyntheticFiles.StatM);
        MakeText("/proc/self/status"u8, SyntheticFiles.Status);
        MakeText("/proc/self/mountinfo"u8, SyntheticFiles.MountInfo);
        MakeText("/proc/self/cmdline"u8, SyntheticFiles.CommandLine);
        FileTree.CreateLink("self"u8, "/proc/1"u8);
        FileTree.CreateLink(ImageFiles.ProgramPathText, "/proc/self/exe"u8);
        FileTree.CreateLink("self/mounts"u8, "/proc/mounts"u8);
        MakeFile("/proc/self/mounts"u8, "tmpfs / tmpfs rw 0 0\n"u8);
    }

    /// <summary>The program, and what the build put beside it. There it starts, as a person would start it in its folder.</summary>
    private static void MakeProgram()
    {
        int error = ImageFiles.AddAll((byte*)ImageLayout.FilesStart(), (byte*)ImageLayout.FilesEnd());
        if (error == 0 && FileTree.Find(ImageFiles.ProgramPathText, followLast: false, out _) != 0)
            MakeFile(ImageFiles.ProgramPathText, default);

        if (error != 0 || FileTree.Find("/app"u8, followLast: false, out FileNode* folder) != 0 || FileTree.ChangeCurrent(folder) != 0)
            Panic.Stop("the file tree cannot hold the files of the image"u8);
    }

    private static void MakeSystem()
    {
        MakeFile("/sys/devices/system/cpu/online"u8, "0\n"u8);
        MakeFile("/sys/devices/system/cpu/possible"u8, "0\n"u8);
        MakeFile("/sys/devices/system/cpu/present"u8, "0\n"u8);
        MakeCache("/sys/devices/system/cpu/cpu0/cache/index0/level"u8, "/sys/devices/system/cpu/cpu0/cache/index0/size"u8, 1);
        MakeCache("/sys/devices/system/cpu/cpu0/cache/index1/level"u8, "/sys/devices/system/cpu/cpu0/cache/index1/size"u8, 2);
        MakeCache("/sys/devices/system/cpu/cpu0/cache/index2/level"u8, "/sys/devices/system/cpu/cpu0/cache/index2/size"u8, 3);
    }

    private static void MakeTexts()
    {
        MakeFile("/etc/passwd"u8, "root:x:0:0:root:/root:/bin/sh\n"u8);
        MakeFile("/etc/group"u8, "root:x:0:\n"u8);
        MakeFile("/etc/hostname"u8, "bareflow\n"u8);
        MakeFile("/etc/os-release"u8, "NAME=BareFlow\nID=bareflow\nPRETTY_NAME=BareFlow\n"u8);
        Span<byte> entry = stackalloc byte[TerminfoEntry.MostBytes];
        entry.Clear();
        int length = TerminfoEntry.Write(entry, AnsiText.Columns, AnsiText.Rows);
        MakeFile("/usr/share/terminfo/b/bareflow"u8, entry[..length]);
    }

    private static void MakeCache(ReadOnlySpan<byte> levelPath, ReadOnlySpan<byte> sizePath, uint level)
    {
        TextBuffer text = default;
        text.WriteDecimal(level);
        text.Write("\n"u8);
        MakeFile(levelPath, ref text);
        text.WriteDecimal(CpuFeatures.CacheSize(level, out _) >> KiloShift);
        text.Write("K\n"u8);
        MakeFile(sizePath, ref text);
    }

    private static void MakeFile(ReadOnlySpan<byte> path, ref TextBuffer text)
    {
        FileNode* node = Make(path, FileKind.Regular, FileMode.OwnersFile, 0);
        ulong length = text.Length;
        byte* bytes = text.View(0, ref length);
        FileTree.Write(node, 0, bytes, length);

        text.Free();
    }

    private static void MakeFile(ReadOnlySpan<byte> path, ReadOnlySpan<byte> contents)
    {
        FileNode* node = Make(path, FileKind.Regular, FileMode.OwnersFile, 0);
        fixed (byte* bytes = contents)
            FileTree.Write(node, 0, bytes, (ulong)contents.Length);
    }

    private static void MakeDevice(ReadOnlySpan<byte> path, byte device) =>
        Make(path, FileKind.Device, FileMode.EverybodysFile, device);

    private static void MakeText(ReadOnlySpan<byte> path, byte text) =>
        Make(path, FileKind.Generated, FileMode.ReadOnly, text);

    private static FileNode* Make(ReadOnlySpan<byte> path, FileKind kind, uint mode, byte number)
    {
        if (FileTree.Create(path, kind, mode, out FileNode* node) != 0)
            Panic.Stop("no memory for the file tree"u8);

        node->Number = number;
        return node;
    }

    private static void OpenStandardStreams()
    {
        const int standardInput = 0;
        for (int stream = standardInput; stream <= 2; stream++)
            Descriptors.Open("/dev/tty"u8, OpenFlags.ReadWrite, 0);
    }
}
