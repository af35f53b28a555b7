namespace Sflow.Sharing;

/// <summary>
/// SHA-256 (FIPS 180-4) without a library of the system. .NET takes it from OpenSSL, and ends the process where there is none; a single
/// executable must run there too.
/// </summary>
internal static class ManagedSha256
{
    private const int BlockSize = 64;

    private const int LengthSize = 8;

    private static readonly uint[] Start = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static readonly uint[] Constants =
    [
        0x428a2f98,
        0x71374491,
        0xb5c0fbcf,
        0xe9b5dba5,
        0x3956c25b,
        0x59f111f1,
        0x923f82a4,
        0xab1c5ed5,
        0xd807aa98,
        0x12835b01,
        0x243185be,
        0x550c7dc3,
        0x72be5d74,
        0x80deb1fe,
        0x9bdc06a7,
        0xc19bf174,
        0xe49b69c1,
        0xefbe4786,
        0x0fc19dc6,
        0x240ca1cc,
        0x2de92c6f,
        0x4a7484aa,
        0x5cb0a9dc,
        0x76f988da,
        0x983e5152,
        0xa831c66d,
        0xb00327c8,
        0xbf597fc7,
        0xc6e00bf3,
        0xd5a79147,
        0x06ca6351,
        0x14292967,
        0x27b70a85,
        0x2e1b2138,
        0x4d2c6dfc,
        0x53380d13,
        0x650a7354,
        0x766a0abb,
        0x81c2c92e,
        0x92722c85,
        0xa2bfe8a1,
        0xa81a664b,
        0xc24b8b70,
        0xc76c51a3,
        0xd192e819,
        0xd6990624,
        0xf40e3585,
        0x106aa070,
        0x19a4c116,
        0x1e376c08,
        0x2748774c,
        0x34b0bcb5,
        0x391c0cb3,
        0x4ed8aa4a,
        0x5b9cca4f,
        0x682e6ff3,
        0x748f82ee,
        0x78a5636f,
        0x84c87814,
        0x8cc70208,
        0x90befffa,
        0xa4506ceb,
        0xbef9a3f7,
        0xc67178f2,
    ];

    [ThreadStatic]
    private static uint[]? schedule;

    /// <summary>The 32 bytes of the hash.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many of them are hashed.</param>
    public static byte[] Of(byte[] bytes, int count)
    {
        schedule ??= new uint[BlockSize];
        var state = (uint[])Start.Clone();
        var whole = count / BlockSize * BlockSize;
        for (var at = 0; at < whole; at += BlockSize)
            Add(state, schedule, bytes, at);

        // The rest, a one bit, zeros, and the length in bits fill one or two blocks.
        var rest = count - whole;
        var end = new byte[rest < BlockSize - LengthSize ? BlockSize : 2 * BlockSize];
        Buffer.BlockCopy(bytes, whole, end, 0, rest);
        end[rest] = 0x80;
        for (var index = 0; index < LengthSize; index++)
            end[end.Length - 1 - index] = (byte)((ulong)count * 8 >> (8 * index));
        for (var at = 0; at < end.Length; at += BlockSize)
            Add(state, schedule, end, at);

        var hash = new byte[32];
        for (var index = 0; index < hash.Length; index++)
            hash[index] = (byte)(state[index / 4] >> (24 - index % 4 * 8));
        return hash;
    }

    private static void Add(uint[] state, uint[] words, byte[] bytes, int at)
    {
        for (var t = 0; t < 16; t++, at += 4)
            words[t] = (uint)(bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]);
        for (var t = 16; t < words.Length; t++)
        {
            uint early = words[t - 15],
                late = words[t - 2];
            words[t] =
                words[t - 16]
                + (Right(early, 7) ^ Right(early, 18) ^ early >> 3)
                + words[t - 7]
                + (Right(late, 17) ^ Right(late, 19) ^ late >> 10);
        }

        uint a = state[0],
            b = state[1],
            c = state[2],
            d = state[3],
            e = state[4],
            f = state[5],
            g = state[6],
            h = state[7];
        var constants = Constants;
        for (var t = 0; t < words.Length && t < constants.Length; t++)
        {
            var first = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + (g ^ e & (f ^ g)) + constants[t] + words[t];
            var second = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + (a & b | c & (a | b));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static uint Right(uint word, int bits) => word >> bits | word << (32 - bits);
}
