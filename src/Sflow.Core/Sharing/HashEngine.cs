using System.Security.Cryptography;

namespace Sflow.Sharing;

/// <summary>
/// Decides who computes a hash: the system's library, which is some times faster, or <see cref="ManagedSha256"/>, which needs no
/// library and nothing to load. All hosts get the same hashes.
/// </summary>
internal static class HashEngine
{
    // The library takes as long to load as this many bytes take without it, and some megabytes of memory.
    private const long WorthALibrary = 4 << 20;

    [ThreadStatic]
    private static SHA256? hasher;

    private static Lazy<bool>? library;

    private static long hashed;

    /// <summary>See <see cref="Fingerprint.LoadHashLibraryLate"/>.</summary>
    public static void LoadLibraryLate(Func<bool> isThere) => library = new Lazy<bool>(isThere);

    /// <summary>The 32 bytes of a SHA-256.</summary>
    public static byte[] Sha256(byte[] bytes, int count)
    {
        if (library is { } late && (Interlocked.Add(ref hashed, count) < WorthALibrary || !late.Value))
            return ManagedSha256.Of(bytes, count);
        hasher ??= SHA256.Create();
        return hasher.ComputeHash(bytes, 0, count);
    }
}
