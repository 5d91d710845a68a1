using System;

namespace Cosmos.Core.Libc;

/// <summary>Error numbers in words, as Linux's C library has them.</summary>
internal static class ErrorTexts
{
    /// <summary>The text of an error number, with a zero behind it.</summary>
    public static ReadOnlySpan<byte> Of(int error) => error switch
    {
        0 => "Success"u8,
        Errno.EPERM => "Operation not permitted"u8,
        Errno.ENOENT => "No such file or directory"u8,
        Errno.ESRCH => "No such process"u8,
        Errno.EINTR => "Interrupted system call"u8,
        Errno.EIO => "Input/output error"u8,
        Errno.E2BIG => "Argument list too long"u8,
        Errno.ENOEXEC => "Exec format error"u8,
        Errno.EBADF => "Bad file descriptor"u8,
        Errno.ECHILD => "No child processes"u8,
        Errno.EAGAIN => "Resource temporarily unavailable"u8,
        Errno.ENOMEM => "Cannot allocate memory"u8,
        Errno.EACCES => "Permission denied"u8,
        Errno.EFAULT => "Bad address"u8,
        Errno.EBUSY => "Device or resource busy"u8,
        Errno.EEXIST => "File exists"u8,
        Errno.EXDEV => "Invalid cross-device link"u8,
        Errno.ENODEV => "No such device"u8,
        Errno.ENOTDIR => "Not a directory"u8,
        Errno.EISDIR => "Is a directory"u8,
        Errno.EINVAL => "Invalid argument"u8,
        Errno.ENFILE => "Too many open files in system"u8,
        Errno.EMFILE => "Too many open files"u8,
        Errno.ENOTTY => "Inappropriate ioctl for device"u8,
        Errno.EFBIG => "File too large"u8,
        Errno.ENOSPC => "No space left on device"u8,
        Errno.ESPIPE => "Illegal seek"u8,
        Errno.EROFS => "Read-only file system"u8,
        Errno.EMLINK => "Too many links"u8,
        Errno.EPIPE => "Broken pipe"u8,
        Errno.EDOM => "Numerical argument out of domain"u8,
        Errno.ERANGE => "Numerical result out of range"u8,
        Errno.EDEADLK => "Resource deadlock avoided"u8,
        Errno.ENAMETOOLONG => "File name too long"u8,
        Errno.ENOSYS => "Function not implemented"u8,
        Errno.ENOTEMPTY => "Directory not empty"u8,
        Errno.ELOOP => "Too many levels of symbolic links"u8,
        Errno.EOVERFLOW => "Value too large for defined data type"u8,
        Errno.ENOTSOCK => "Socket operation on non-socket"u8,
        Errno.EOPNOTSUPP => "Operation not supported"u8,
        Errno.EAFNOSUPPORT => "Address family not supported by protocol"u8,
        Errno.ETIMEDOUT => "Connection timed out"u8,
        _ => "Unknown error"u8,
    };
}
