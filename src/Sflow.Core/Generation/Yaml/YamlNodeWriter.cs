using Sflow.Syntax;

namespace Sflow.Generation.Yaml;

/// <summary>Writes nodes in block style, with two spaces per level.</summary>
internal sealed class YamlNodeWriter(StringBuilder output)
{
    private const int Step = 2;

    // Readers of YAML 1.1 look for the colon of a key only in the next 1024 characters.
    private const int LongestSimpleKey = 900;

    /// <summary>The token before a value on its line.</summary>
    public enum After
    {
        /// <summary>A key and its colon. Lists and mappings begin on the next line.</summary>
        Key,

        /// <summary>The dash of a list item. Lists and mappings begin on the same line.</summary>
        Dash,
    }

    /// <summary>Writes a value and ends its line.</summary>
    /// <param name="node">The value.</param>
    /// <param name="column">The column of the key or the dash, from 0.</param>
    /// <param name="after">The token before the value.</param>
    public void WriteValue(NodeSyntax node, int column, After after)
    {
        switch (node)
        {
            case ScalarSyntax scalar:
                output.Append(' ');
                YamlScalarWriter.Write(output, scalar, column + Step);
                break;
            case SequenceSyntax { Items.Count: 0 }:
                output.Append(" []\n");
                break;
            case SequenceSyntax sequence:
                Begin(after);
                WriteItems(sequence.Items, column + Step, indentsFirst: after == After.Key);
                break;
            case MappingSyntax { IsSet: true } set:
                output.Append(" !!set");
                if (set.Entries.Count > 0)
                    output.Append('\n');
                WriteEntries(set.Entries, column + Step, indentsFirst: true);
                break;
            case MappingSyntax { Entries.Count: 0 }:
                output.Append(" {}\n");
                break;
            case MappingSyntax mapping:
                Begin(after);
                WriteEntries(mapping.Entries, column + Step, indentsFirst: after == After.Key);
                break;
        }
    }

    private void Begin(After after) => output.Append(after == After.Key ? '\n' : ' ');

    private void WriteItems(IReadOnlyList<NodeSyntax> items, int column, bool indentsFirst)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Indent(column, i > 0 || indentsFirst);
            output.Append('-');
            WriteValue(items[i], column, After.Dash);
        }
    }

    private void WriteEntries(IReadOnlyList<MappingEntrySyntax> entries, int column, bool indentsFirst)
    {
        if (entries.Count == 0)
            output.Append(" {}\n");
        for (var i = 0; i < entries.Count; i++)
        {
            Indent(column, i > 0 || indentsFirst);
            var key = YamlScalarWriter.Key(entries[i].Key);
            if (key.Length > LongestSimpleKey)
            {
                output.Append("? ").Append(key).Append('\n');
                Indent(column, true);
                key = "";
            }

            output.Append(key).Append(':');
            WriteValue(entries[i].Value, column, After.Key);
        }
    }

    private void Indent(int column, bool really)
    {
        if (really)
            output.Append(' ', column);
    }
}
