namespace Sflow.Expressions;

/// <summary>The methods of bytes, which convert them back to a string.</summary>
internal static class BytesMethods
{
    public static OperationTable Table { get; } =
        new("method")
        {
            {
                "decode",
                "encoding? errors?",
                (value, a) =>
                    new TextValue(TextCodecs.Decode(((BytesValue)value).Bytes, a.Text(0, "utf-8"), a.Text(1, "strict"), a.Evaluation))
            },
            { "hex", "sep? bytes_per_sep?", Hex },
        };

    // Groups are counted from the end; a negative size counts them from the start.
    private static TextValue Hex(ExprValue value, Arguments a)
    {
        var bytes = ((BytesValue)value).Bytes;
        var separator = a.Text(0, "");
        var size = a.Count(1, 1);
        if (a[0] is not null && (separator.Length != 1 || separator[0] > 127))
            throw a.Evaluation.Failure("the method 'hex' takes one character to stand between");
        var result = new StringBuilder();
        for (var i = 0; i < bytes.Length; i++)
        {
            var place = size > 0 ? bytes.Length - i : i;
            if (i > 0 && size != 0 && place % System.Math.Abs(size) == 0)
                result.Append(separator);
            result.Append(bytes[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return new TextValue(result.ToString()).Charged(a.Evaluation);
    }
}
