using System.Text;

namespace Brygga.Nordic;

/// <summary>Two registers and their truth as files: no value in them holds a comma or a quotation mark.</summary>
public sealed record RegisterFiles(string Folder)
{
    /// <summary>The columns of a register.</summary>
    public const string Columns = "id,number,name,business_id,email,phone,street,postal_code,city,country,website";

    /// <summary>The columns of the truth, and of links that were found.</summary>
    public const string LinkColumns = "left,right";

    /// <summary>The left register.</summary>
    public string Left => Path.Combine(Folder, "left.csv");

    /// <summary>The right register.</summary>
    public string Right => Path.Combine(Folder, "right.csv");

    /// <summary>Which entries are of one company.</summary>
    public string Truth => Path.Combine(Folder, "truth.csv");

    /// <summary>Writes all three.</summary>
    public void Write(TwoRegisters registers)
    {
        Directory.CreateDirectory(Folder);
        WriteRegister(Left, registers.Size, registers.Left);
        WriteRegister(Right, registers.Size, registers.Right);
        WriteLinks(Truth, registers.Truth());
    }

    /// <summary>Links as a file: one a line.</summary>
    public static void WriteLinks(string path, IEnumerable<(string Left, string Right)> links)
    {
        using var file = Open(path);
        file.Write(LinkColumns + "\n");
        foreach (var (left, right) in links)
        {
            file.Write(left);
            file.Write(',');
            file.Write(right);
            file.Write('\n');
        }
    }

    /// <summary>The links of a file.</summary>
    public static IEnumerable<(string Left, string Right)> ReadLinks(string path) =>
        from line in File.ReadLines(path).Skip(1)
        let comma = line.IndexOf(',', StringComparison.Ordinal)
        select (line[..comma], line[(comma + 1)..]);

    /// <summary>The entries of a register, in the order of the file.</summary>
    public static IEnumerable<Entry> ReadRegister(string path) =>
        from line in File.ReadLines(path).Skip(1)
        let cells = line.Split(',')
        select new Entry(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9], cells[10]);

    private static void WriteRegister(string path, int size, Func<int, Entry> entry)
    {
        using var file = Open(path);
        file.Write(Columns + "\n");
        for (var i = 0; i < size; i++)
        {
            var e = entry(i);
            file.Write($"{e.Id},{e.Number},{e.Name},{e.BusinessId},{e.Email},{e.Phone},{e.Street},{e.PostalCode},{e.City},{e.Country},{e.Website}\n");
        }
    }

    private static StreamWriter Open(string path) => new(path, append: false, new UTF8Encoding(false), 1 << 16);
}
