using System.Globalization;
using System.Text;

namespace DotnetBench;

/// <summary>Numbers formatted into texts, and texts searched and replaced.</summary>
internal static class StringBuilding
{
    private const int Lines = 1_000;

    public static long Run(int scale)
    {
        long sum = 0;
        for (int round = 0; round < scale; round++)
        {
            var text = new StringBuilder();
            for (int line = 0; line < Lines; line++)
                text.Append(CultureInfo.InvariantCulture, $"line {line} of {Lines}: {line * 0.5:F2}\n");

            sum += text.ToString().Replace("line", "row").Split('\n').Length + text.Length;
        }

        return sum;
    }
}
