using BareFlow.Memory.Slabs;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Slabs;

public class SizeClassesTests
{
    private const ulong Unit = 16;
    private const ulong LargestExact = 128;
    private const ulong LeastShare = 8;

    [Fact]
    public void Before_it_is_filled_nothing_is_small()
    {
        SizeClasses table = default;
        for (ulong size = 0; size <= SizeClasses.LargestSize; size++)
            Assert.Equal(0, table[size]);
    }

    [Fact]
    public void Every_size_has_the_smallest_class_that_it_fits_into()
    {
        SizeClasses table = Filled();
        Assert.Equal(1, table[0]);
        for (ulong size = 1; size <= SizeClasses.LargestSize; size++)
        {
            int sizeClass = table[size];
            Assert.InRange(sizeClass, 1, SizeClasses.Count - 1);
            Assert.InRange(size, SizeClasses.SizeOf(sizeClass - 1) + 1, SizeClasses.SizeOf(sizeClass));
        }
    }

    [Fact]
    public void Each_class_is_larger_than_the_one_before_and_keeps_the_alignment()
    {
        Assert.Equal(0UL, SizeClasses.SizeOf(0));
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
        {
            Assert.True(SizeClasses.SizeOf(sizeClass) > SizeClasses.SizeOf(sizeClass - 1));
            Assert.Equal(0UL, SizeClasses.SizeOf(sizeClass) % Unit);
        }

        Assert.Equal(SizeClasses.LargestSize, SizeClasses.SizeOf(SizeClasses.Count - 1));
    }

    [Fact]
    public void Rounding_up_wastes_at_most_an_eighth_or_15_bytes()
    {
        SizeClasses table = Filled();
        for (ulong size = 1; size <= SizeClasses.LargestSize; size++)
        {
            ulong waste = SizeClasses.SizeOf(table[size]) - size;
            Assert.InRange(waste, 0UL, size > LargestExact ? size / LeastShare : Unit - 1);
        }
    }

    private static SizeClasses Filled()
    {
        SizeClasses table = default;
        table.Initialize();
        return table;
    }
}
