using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>What the attributes of a thread say of its scheduling (<c>&lt;pthread.h&gt;</c>, POSIX.1-2017).</summary>
internal static unsafe class PthreadAttributesScheduling
{
    private const int Explicit = 1;
    private const int SystemScope = 0;
    private const int ProcessScope = 1;

    /// <summary>Asks for a policy. EINVAL when there is none such.</summary>
    [RuntimeExport("pthread_attr_setschedpolicy")]
    private static int SetPolicy(PthreadAttributes* attributes, int policy)
    {
        if (!Sched.IsThreadPolicy(policy))
            return Errno.EINVAL;

        attributes->Policy = policy;
        return 0;
    }

    /// <summary>Asks for a priority. EINVAL when the policy has none such.</summary>
    [RuntimeExport("pthread_attr_setschedparam")]
    private static int SetPriority(PthreadAttributes* attributes, int* priority)
    {
        if (!Sched.IsPriority(attributes->Policy, *priority))
            return Errno.EINVAL;

        attributes->Priority = *priority;
        return 0;
    }

    [RuntimeExport("pthread_attr_getschedpolicy")]
    private static int GetPolicy(PthreadAttributes* attributes, int* policy)
    {
        *policy = attributes->Policy;
        return 0;
    }

    [RuntimeExport("pthread_attr_getschedparam")]
    private static int GetPriority(PthreadAttributes* attributes, int* priority)
    {
        *priority = attributes->Priority;
        return 0;
    }

    /// <summary>Says whether a new thread has its creator's policy and priority, or those of the attributes. EINVAL for any other answer.
    /// </summary>
    [RuntimeExport("pthread_attr_setinheritsched")]
    private static int SetScheduling(PthreadAttributes* attributes, int wanted)
    {
        if (wanted is not (PthreadAttributes.Inherited or Explicit))
            return Errno.EINVAL;

        attributes->Scheduling = wanted;
        return 0;
    }

    [RuntimeExport("pthread_attr_getinheritsched")]
    private static int GetScheduling(PthreadAttributes* attributes, int* found)
    {
        *found = attributes->Scheduling;
        return 0;
    }

    /// <summary>Threads compete with all others. ENOTSUP for those of the process alone, EINVAL for any other answer.</summary>
    [RuntimeExport("pthread_attr_setscope")]
    private static int SetScope(PthreadAttributes* attributes, int scope) =>
        scope == SystemScope ? 0 : scope == ProcessScope ? Errno.EOPNOTSUPP : Errno.EINVAL;

    [RuntimeExport("pthread_attr_getscope")]
    private static int GetScope(PthreadAttributes* attributes, int* scope)
    {
        *scope = SystemScope;
        return 0;
    }
}
