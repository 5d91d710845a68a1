using System;
using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary><c>confstr</c> (POSIX.1-2017; the numbers of the questions are glibc's, and so is the library that the answers name, whose
/// place this one takes).</summary>
internal static unsafe class ConfigurationTexts
{
    private const int FirstOfCompiler = 1000;
    private const int LastOfLargeFiles = 1007;
    private const int FirstOfStandards = 1100;
    private const int EnvironmentOfSixth = 1148;
    private const int EnvironmentOfSeventh = 1149;

    /// <summary>Copies as much of an answer as fits, with a zero at its end.</summary>
    /// <returns>Bytes of the whole answer, its zero included; 0 with EINVAL for a question that is none.</returns>
    [RuntimeExport("confstr")]
    private static ulong Tell(int question, byte* buffer, ulong size)
    {
        ReadOnlySpan<byte> answer = Answer(question);
        if (answer.Length == 0)
        {
            CResult.Fail(Errno.EINVAL);
            return 0;
        }

        if (buffer != null && size > 0)
        {
            int count = (int)Math.Min((ulong)answer.Length, size);
            answer[..count].CopyTo(new Span<byte>(buffer, count));
            buffer[count - 1] = 0;
        }

        return (ulong)answer.Length;
    }

    private static ReadOnlySpan<byte> Answer(int question)
    {
        switch (question)
        {
            case 0: return "/bin:/usr/bin\0"u8;
            case 1: return "POSIX_V6_LP64_OFF64\0"u8;
            case 2: return "glibc 2.36\0"u8;
            case 3: return "NPTL 2.36\0"u8;
            case 4: return "XBS5_LP64_OFF64\0"u8;
            case 5: return "POSIX_V7_LP64_OFF64\0"u8;
            case 1004 or 1007: return "-D_LARGEFILE64_SOURCE\0"u8;
            case 1108 or 1109 or 1124 or 1125 or 1140 or 1141: return "-m64\0"u8;
            case EnvironmentOfSixth or EnvironmentOfSeventh: return "POSIXLY_CORRECT=1\0"u8;
            case >= FirstOfCompiler and <= LastOfLargeFiles or >= FirstOfStandards and < EnvironmentOfSixth: return "\0"u8;
            default: return default;
        }
    }
}
