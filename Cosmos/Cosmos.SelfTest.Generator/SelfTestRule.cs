namespace Cosmos.SelfTest.Generator;

/// <summary>The rules, in the order of their numbers, from 1.</summary>
internal enum SelfTestRule
{
    Signature = 1,
    SuiteClass,
    Name,
    DuplicateCase,
    DuplicateSuite,
    UnorderedSuite,
    OrderWithoutSuite,
    EmptySuite,
    CaseWithoutSuite,
    CaseWithoutHeap,
    ProgramSignature,
}
