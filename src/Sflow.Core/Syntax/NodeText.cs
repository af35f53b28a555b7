using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>Shows a node in messages as one short line of flow YAML. Long nodes are cut.</summary>
internal static class NodeText
{
    private const int Longest = 160;

    public static string Of(NodeSyntax node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.Length <= Longest ? text.ToString() : text.ToString(0, Longest) + "…";
    }

    private static void Append(StringBuilder text, NodeSyntax node)
    {
        if (text.Length > Longest)
            return;
        switch (node)
        {
            case ScalarSyntax { Value: TextValue } scalar:
                text.Append(Diagnostics.Quote.Text(scalar.Text));
                break;
            case ScalarSyntax scalar:
                text.Append(ScalarText.Of(scalar.Value));
                break;
            case SequenceSyntax sequence:
                text.Append('[');
                for (var i = 0; i < sequence.Items.Count && text.Length <= Longest; i++)
                    Append(i == 0 ? text : text.Append(", "), sequence.Items[i]);
                text.Append(']');
                break;
            case MappingSyntax mapping:
                text.Append('{');
                foreach (var entry in mapping.Entries.TakeWhile(_ => text.Length <= Longest))
                {
                    Append(text.Length > 0 && text[text.Length - 1] != '{' ? text.Append(", ") : text, entry.Key);
                    Append(text.Append(": "), entry.Value);
                }

                text.Append('}');
                break;
        }
    }
}
