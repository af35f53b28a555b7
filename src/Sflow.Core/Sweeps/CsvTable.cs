namespace Sflow.Sweeps;

/// <summary>A CSV file with the location of each cell.</summary>
/// <param name="Source">The file.</param>
/// <param name="Header">The names of the columns, unique.</param>
/// <param name="Rows">The rows behind the header, without those that have errors; empty lines are none.</param>
internal sealed record CsvTable(SourceText Source, IReadOnlyList<CsvCell> Header, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>The number of rows in the file, those with errors included.</summary>
    public int RowCount { get; init; } = Rows.Count;

    /// <summary>The index of a column, from 0; -1 when there is none.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i].Value == name)
                return i;
        }

        return -1;
    }
}

/// <summary>One row of a CSV file.</summary>
/// <param name="Index">Its number, from 1, without the header and empty lines.</param>
/// <param name="Location">The whole row.</param>
/// <param name="Cells">Its cells; fewer than there are columns when the row is short.</param>
internal sealed record CsvRow(int Index, TextLocation Location, IReadOnlyList<CsvCell> Cells)
{
    /// <summary>True when a position of the file is in the row.</summary>
    public bool Contains(int position) => position >= Location.Span.Start && position <= Location.Span.End;

    /// <summary>The cell of a column, or null when it is empty, missing, or the column is -1.</summary>
    public CsvCell? this[int column] => column >= 0 && column < Cells.Count && Cells[column].Value.Length > 0 ? Cells[column] : null;
}
