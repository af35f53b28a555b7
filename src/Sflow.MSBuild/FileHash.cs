using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace Sflow.MSBuild;

/// <summary>Tells whether two files are the same.</summary>
internal static class FileHash
{
    /// <summary>The SHA-256 of bytes, in small hexadecimal digits.</summary>
    public static string Of(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(bytes).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
