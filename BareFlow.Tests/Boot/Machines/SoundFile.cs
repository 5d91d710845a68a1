using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>What QEMU wrote of a speaker that plays square waves: 44,100 times a second two channels of 16 bits.</summary>
internal static class SoundFile
{
    private const int HeaderBytes = 44;
    private const double SamplesPerSecond = 44_100;
    private const int LongestPeriod = 2_000;
    private const double Tolerance = 0.03;

    /// <summary>The tones, in the order in which they were played: how high, in hertz, and how long, in seconds.</summary>
    public static IReadOnlyList<(double Hertz, double Seconds)> Tones(string path)
    {
        int[] rises = Rises(File.ReadAllBytes(path));
        var tones = new List<(double Hertz, double Seconds)>();
        for (int first = 0; first + 1 < rises.Length;)
        {
            int last = first + 1;
            while (last + 1 < rises.Length && IsSame(rises[last] - rises[first], last - first, rises[last + 1] - rises[last]))
                last++;

            double seconds = (rises[last] - rises[first]) / SamplesPerSecond;
            if (last - first > 1)
                Add(tones, (last - first) / seconds, seconds);

            first = last + 1;
        }

        return tones;
    }

    /// <summary>Adds a tone. An emulator that its host keeps waiting leaves a gap in a tone: what goes on at the same height is one.</summary>
    private static void Add(List<(double Hertz, double Seconds)> tones, double hertz, double seconds)
    {
        if (tones.Count > 0 && Math.Abs(tones[^1].Hertz - hertz) <= hertz * Tolerance)
            tones[^1] = (tones[^1].Hertz, tones[^1].Seconds + seconds);
        else
            tones.Add((hertz, seconds));
    }

    /// <summary>Whether a period is as long as those before, on average.</summary>
    private static bool IsSame(int length, int periods, int next) =>
        next < LongestPeriod && Math.Abs(next - (double)length / periods) <= Math.Max(2, next * Tolerance);

    private static int[] Rises(byte[] file)
    {
        short[] left = [.. MemoryMarshal.Cast<byte, short>(file.AsSpan(HeaderBytes)).ToArray().Where((_, index) => index % 2 == 0)];
        int middle = (left.Min() + left.Max()) / 2;
        return [.. Enumerable.Range(1, left.Length - 1).Where(at => left[at - 1] <= middle && left[at] > middle)];
    }
}
