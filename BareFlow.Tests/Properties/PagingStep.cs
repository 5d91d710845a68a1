using System.Linq;
using BareFlow.Memory.Paging;
using CsCheck;

namespace BareFlow.Tests.Properties;

/// <summary>One step of a random sequence on page tables.</summary>
/// <param name="Operation">What to do; <see cref="PageOperation.Back"/> touches one page.</param>
/// <param name="First">The first page, from the start of the arena.</param>
/// <param name="Pages">How many pages; cut off at the end of the arena.</param>
/// <param name="Target">Which frames to lead to, in pages from a 1 GiB boundary; near pages lead to near frames where this is
/// 0.</param>
/// <param name="Rights">Which of the rights that are allowed.</param>
internal readonly record struct PagingStep(PageOperation Operation, int First, int Pages, int Target, int Rights)
{
    /// <summary>Pages of the arena: 3 MiB on each side of a 1 GiB boundary.</summary>
    public const int ArenaPages = 1536;

    private const int Often = 6;
    private const int Sometimes = 2;

    /// <summary>Halves of large pages, and more than one.</summary>
    private static readonly int[] WholeLengths = [256, 512, 768, 1024, ArenaPages];

    /// <summary>Places near the boundaries of large pages, and any.</summary>
    private static readonly Gen<int> Places = Gen.Frequency(
        (3, Gen.Select(Gen.Int[0, 6], Gen.Int[-2, 2], (large, offset) => int.Clamp(large * 256 + offset, 0, ArenaPages - 1))),
        (1, Gen.Int[0, ArenaPages - 1]));

    /// <summary>Single pages, whole large ones, and any.</summary>
    private static readonly Gen<int> Lengths = Gen.Frequency(
        (2, Gen.Int[1, 3]), (2, Gen.OneOf([.. WholeLengths.Select(Gen.Const)])), (1, Gen.Int[1, ArenaPages]));

    private static readonly Gen<PageOperation> Operations = Gen.Frequency(
        (Often, Gen.Const(PageOperation.Map)),
        (Often, Gen.Const(PageOperation.Back)),
        (Often, Gen.Const(PageOperation.Commit)),
        (Often, Gen.Const(PageOperation.Protect)),
        (Sometimes, Gen.Const(PageOperation.Discard)),
        (Often, Gen.Const(PageOperation.Unmap)));

    /// <summary>Any step.</summary>
    public static readonly Gen<PagingStep> Any = Gen.Select(
        Operations,
        Places,
        Lengths,
        Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, ArenaPages])),
        Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[0, 4])),
        (operation, first, pages, target, rights) => new PagingStep(operation, first, pages, target, rights));
}
