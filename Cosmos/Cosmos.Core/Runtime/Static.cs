using System.Runtime.CompilerServices;

namespace Cosmos.Core.Runtime;

/// <summary>Addresses of static fields.</summary>
internal static unsafe class Static
{
    /// <summary>Where a static field is. It never moves: freestanding statics live in the image's data or BSS.</summary>
    public static T* AddressOf<T>(ref T field) where T : unmanaged => (T*)Unsafe.AsPointer(ref field);
}
