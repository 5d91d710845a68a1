using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Display;

/// <summary>The rows that went off the top of the screen, the last ones.</summary>
/// <remarks>A ring of cells; a row takes as many as the screen is wide.</remarks>
[OwnedBy("who writes on the screen, one at a time; a report of a fault may break in")]
internal static unsafe class ScrollBack
{
    /// <summary>100 rows of 80 columns and more.</summary>
    private const int Capacity = 8192;

    private static int _next;
    private static Ring _ring;

    /// <summary>Rows that are kept.</summary>
    public static int Rows { get; private set; }

    private static int MostRows => Capacity / Screen.Columns;

    /// <summary>Keeps the screen's first row.</summary>
    public static void Keep()
    {
        ushort* row = RowAt(_next);
        for (int column = 0; column < Screen.Columns; column++)
            row[column] = Screen.Cells[column];

        _next = (_next + 1) % MostRows;
        if (Rows < MostRows)
            Rows++;
    }

    /// <summary>Forgets all, as the screen's width changes.</summary>
    public static void Clear()
    {
        _next = 0;
        Rows = 0;
    }

    /// <summary>A row that went off.</summary>
    /// <param name="age">1 for the last one, up to <see cref="Rows"/>.</param>
    public static ushort* Row(int age) => RowAt((_next - age + MostRows) % MostRows);

    private static ushort* RowAt(int index) => Static.AddressOf(ref _ring)->Cells + index * Screen.Columns;

    private struct Ring
    {
        public fixed ushort Cells[Capacity];
    }
}
