using System;
using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>A semaphore with a name (<c>sem_open</c>, POSIX.1-2017): there is one process, so it is in a list and in no file.</summary>
/// <remarks>Law: it is in the list, by its name, until it is unlinked, and stays until it is unlinked and every open was closed.</remarks>
[LockedBy(nameof(_lock))]
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NamedSemaphore
{
    /// <summary>Bytes of the longest name: in glibc it is a file's, behind the four bytes "sem.".</summary>
    private const int LongestName = 251;

    /// <summary>Bytes of the longest name that glibc tries to use.</summary>
    private const int LongestTried = 255;

    private const int Create = 0x40;
    private const int Exclusive = 0x80;

    private static KernelLock _lock;
    private static NamedSemaphore* _list;

    /// <summary>First, so that the address of the semaphore is that of all.</summary>
    private Semaphore _semaphore;
    private NamedSemaphore* _next;
    private int _opens;
    private int _nameLength;
    private bool _isUnlinked;
    private fixed byte _name[LongestName];

    /// <summary>Opens the semaphore with a name; every open gives the same address.</summary>
    /// <param name="name">Without a slash but for the first byte; EINVAL else.</param>
    /// <param name="flags">O_CREAT and O_EXCL, or 0.</param>
    /// <param name="mode">Who may use it: all may.</param>
    /// <param name="value">That of a new one; EINVAL when it is too large.</param>
    /// <returns>Null with EINVAL, ENAMETOOLONG, ENOENT, EEXIST or ENOMEM.</returns>
    [RuntimeExport("sem_open")]
    private static NamedSemaphore* Open(byte* name, int flags, uint mode, uint value)
    {
        int wrong = TakeName(name, Errno.EINVAL, out ReadOnlySpan<byte> wanted);
        if (wrong != 0)
            return (NamedSemaphore*)CResult.NullWith(wrong);

        NamedSemaphore* spare = (flags & Create) != 0 && value <= Semaphore.Most ? Make(wanted, value) : null;
        _lock.Enter(LockRank.Semaphores);
        NamedSemaphore** place = Find(wanted);
        NamedSemaphore* found = *place;
        int error = found != null ? ((flags & Create) != 0 && (flags & Exclusive) != 0 ? Errno.EEXIST : 0)
            : spare != null ? 0
            : (flags & Create) == 0 ? Errno.ENOENT
            : value > Semaphore.Most ? Errno.EINVAL : Errno.ENOMEM;
        if (error == 0 && found == null)
        {
            found = *place = spare;
            spare = null;
        }

        if (error == 0)
            found->_opens++;

        _lock.Exit();
        if (spare != null)
            Heap.Free(spare);

        return error == 0 ? found : (NamedSemaphore*)CResult.NullWith(error);
    }

    /// <summary>Ends one use of a semaphore. EINVAL when it was not opened.</summary>
    [RuntimeExport("sem_close")]
    private static int Close(NamedSemaphore* semaphore)
    {
        _lock.Enter(LockRank.Semaphores);
        NamedSemaphore** place = PlaceOf(semaphore);
        bool isOpen = *place != null && (*place)->_opens > 0;
        bool isGone = isOpen && --semaphore->_opens == 0 && semaphore->_isUnlinked;
        if (isGone)
            *place = semaphore->_next;

        _lock.Exit();
        if (isGone)
            Heap.Free(semaphore);

        return isOpen ? 0 : CResult.Fail(Errno.EINVAL);
    }

    /// <summary>Removes a name. ENOENT when there is none such.</summary>
    [RuntimeExport("sem_unlink")]
    private static int Unlink(byte* name)
    {
        int wrong = TakeName(name, Errno.ENOENT, out ReadOnlySpan<byte> wanted);
        if (wrong != 0)
            return CResult.Fail(wrong);

        _lock.Enter(LockRank.Semaphores);
        NamedSemaphore** place = Find(wanted);
        NamedSemaphore* found = *place;
        bool isGone = found != null && found->_opens == 0;
        if (isGone)
            *place = found->_next;
        else if (found != null)
            found->_isUnlinked = true;

        _lock.Exit();
        if (isGone)
            Heap.Free(found);

        return found != null ? 0 : CResult.Fail(Errno.ENOENT);
    }

    /// <summary>Takes a name as glibc does, which wants it for a file: one that is a little too long is the file system's error.</summary>
    /// <param name="text">The name.</param>
    /// <param name="unfit">The error for one that can be no file's.</param>
    /// <param name="name">The name without slashes in front.</param>
    /// <returns>0, <paramref name="unfit"/> or ENAMETOOLONG.</returns>
    private static int TakeName(byte* text, int unfit, out ReadOnlySpan<byte> name)
    {
        while (*text == '/')
            text++;

        int length = 0;
        while (length <= LongestTried && text[length] != 0 && text[length] != '/')
            length++;

        name = new ReadOnlySpan<byte>(text, length);
        bool isFit = length is > 0 and <= LongestTried && text[length] == 0;
        return !isFit ? unfit : length > LongestName ? Errno.ENAMETOOLONG : 0;
    }

    private static NamedSemaphore* Make(ReadOnlySpan<byte> name, uint value)
    {
        var made = (NamedSemaphore*)Heap.AllocateZeroed(1, (ulong)sizeof(NamedSemaphore));
        if (made == null)
            return null;

        Semaphore.Initialize(&made->_semaphore, 0, value);
        made->_nameLength = name.Length;
        name.CopyTo(new Span<byte>(made->_name, LongestName));
        return made;
    }

    /// <summary>Where one with a name is in the list, or the end of the list.</summary>
    private static NamedSemaphore** Find(ReadOnlySpan<byte> name)
    {
        NamedSemaphore** place = First();
        while (*place != null && !(*place)->Has(name))
            place = &(*place)->_next;

        return place;
    }

    private static NamedSemaphore** PlaceOf(NamedSemaphore* semaphore)
    {
        NamedSemaphore** place = First();
        while (*place != null && *place != semaphore)
            place = &(*place)->_next;

        return place;
    }

    /// <summary>Where the list begins: statics stay where they are.</summary>
    private static NamedSemaphore** First()
    {
        fixed (NamedSemaphore** first = &_list)
            return first;
    }

    private bool Has(ReadOnlySpan<byte> name)
    {
        bool isSame = !_isUnlinked && _nameLength == name.Length;
        for (int index = 0; isSame && index < name.Length; index++)
            isSame = _name[index] == name[index];

        return isSame;
    }
}
