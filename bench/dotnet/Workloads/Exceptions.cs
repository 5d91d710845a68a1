using System;
using System.Runtime.CompilerServices;

namespace DotnetBench;

/// <summary>Exceptions through a few frames, with a filter and a finally on the way.</summary>
internal static class Exceptions
{
    private const int Depth = 8;
    private const int Rounds = 50;

    private static int _finallys;

    public static long Run(int scale)
    {
        long caught = 0;
        for (int round = 0; round < Rounds * scale; round++)
        {
            try
            {
                Descend(Depth, round);
            }
            catch (InvalidOperationException failure) when (failure.Message.Length > 0)
            {
                caught++;
            }
        }

        return caught + _finallys;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Descend(int depth, int round)
    {
        try
        {
            if (depth == 0)
                throw new InvalidOperationException("at the bottom");

            Descend(depth - 1, round);
        }
        finally
        {
            _finallys++;
        }
    }
}
