using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;mntent.h&gt;</c>: lists of mounted file systems, such as <c>/proc/mounts</c>, a line each.</summary>
[OwnedBy("who calls getmntent, one at a time")]
internal static unsafe class Mntent
{
    private const int LongestLine = 1024;

    /// <summary>Digits of a character behind a backslash, which are octal.</summary>
    private const int EscapeDigits = 3;
    private const int OctalBase = 8;

    private static Mount _mount;
    private static LineBytes _line;

    [RuntimeExport("setmntent")]
    private static CFile* Open(PathName path, byte* mode) => StdioOpening.Open(path, mode);

    /// <summary>Reads the next line that has a mount: not an empty one, and none that begins with <c>#</c>.</summary>
    /// <returns>The mount, whose texts are in the buffer; null at the end.</returns>
    [RuntimeExport("getmntent_r")]
    private static Mount* Next(CFile* list, Mount* mount, byte* buffer, int size)
    {
        byte* line;
        do
        {
            if (StdioReading.GetLine(buffer, size, list) == null)
                return null;

            Finish(list, buffer);
            line = buffer + CString.Span(buffer, Blanks);
        }
        while (*line is 0 or (byte)'#');

        mount->Device = Field(ref line);
        mount->Directory = Field(ref line);
        mount->Type = Field(ref line);
        mount->Options = Field(ref line);
        mount->Frequency = (int)Strtol.ParseLong(line, &line, NumberText.Decimal);
        mount->Pass = (int)Strtol.ParseLong(line, null, NumberText.Decimal);
        return mount;
    }

    /// <summary>The next mount, in memory of the library.</summary>
    [RuntimeExport("getmntent")]
    private static Mount* Next(CFile* list) =>
        Next(list, Static.AddressOf(ref _mount), (byte*)Static.AddressOf(ref _line), LongestLine);

    [RuntimeExport("endmntent")]
    private static int Close(CFile* list)
    {
        if (list != null)
            StdioOpening.Close(list);

        return 1;
    }

    /// <summary>Where an option of a mount stands; null when it has it not.</summary>
    [RuntimeExport("hasmntopt")]
    private static byte* Find(Mount* mount, byte* option)
    {
        ulong length = CString.Length(option);
        byte* found = CString.Find(mount->Options, option);
        while (found != null && !IsWhole(mount->Options, found, length))
            found = CString.Find(found + 1, option);

        return found;
    }

    private static byte* Blanks => Literal.Address(" \t\0"u8);

    private static bool IsWhole(byte* options, byte* option, ulong length) =>
        (option == options || option[-1] == ',') && option[length] is 0 or (byte)',' or (byte)'=';

    /// <summary>Ends a line where it ends; of one that is longer than the buffer, the rest is passed over.</summary>
    private static void Finish(CFile* list, byte* line)
    {
        byte* end = CString.Find(line, '\n');
        if (end != null)
            *end = 0;
        else
            while (StdioReading.GetByte(list) is not ('\n' or < 0))
                ;
    }

    /// <summary>Takes a field of a line, which may be missing at its end.</summary>
    private static byte* Field(ref byte* line)
    {
        byte* field = line;
        line += CString.SpanUntil(line, Blanks);
        if (*line != 0)
            *line++ = 0;

        line += CString.Span(line, Blanks);
        Decode(field);
        return field;
    }

    /// <summary>Blanks and backslashes are written as a backslash and three digits, or a backslash as two.</summary>
    private static void Decode(byte* field)
    {
        byte* written = field;
        for (byte* read = field; *read != 0;)
        {
            if (*read == '\\' && IsOctal(read + 1))
            {
                *written++ = (byte)(((read[1] - '0') * OctalBase + read[2] - '0') * OctalBase + read[3] - '0');
                read += 1 + EscapeDigits;
                continue;
            }

            read += *read == '\\' && read[1] == '\\' ? 1 : 0;
            *written++ = *read++;
        }

        *written = 0;
    }

    private static bool IsOctal(byte* digits)
    {
        int count = 0;
        while (count < EscapeDigits && digits[count] is >= (byte)'0' and <= (byte)'7')
            count++;

        return count == EscapeDigits;
    }

    /// <summary>C's <c>struct mntent</c>.</summary>
    private struct Mount
    {
        public byte* Device;
        public byte* Directory;
        public byte* Type;
        public byte* Options;
        public int Frequency;
        public int Pass;
    }

    private struct LineBytes
    {
        public fixed byte Values[LongestLine];
    }
}
