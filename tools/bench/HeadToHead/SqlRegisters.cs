using System.Globalization;
using Brygga.Nordic;

namespace Brygga.Bench.HeadToHead;

/// <summary>The values that registers.yaml compares, in DuckDB's SQL: a column for each comparison, of its name.</summary>
internal static class SqlRegisters
{
    private const string Forms =
        "'', 'ab', 'abp', 'aktiebolag', 'aktieselskab', 'aksjeselskap', 'anpartsselskab', 'ans', 'ansvarlig', 'aps', 'as', 'asa', 'handelsbolag', 'hb', "
        + "'interessentskab', 'is', 'kb', 'kommandiittiyhtio', 'kommanditbolag', 'ky', 'osakeyhtio', 'oy', 'oyj', 'publ', 'selskap'";

    /// <summary>Reads both files into the tables l and r.</summary>
    public static string Load(RegisterFiles files) => string.Create(CultureInfo.InvariantCulture, $"""
        set threads = {Environment.ProcessorCount};
        create macro fold(t) as replace(replace(strip_accents(lower(t)), 'ø', 'o'), 'æ', 'ae');
        create macro bare(t) as array_to_string(
            list_filter(string_split_regex(regexp_replace(fold(t), '[./]', '', 'g'), '[^a-z0-9]+'), lambda w: w not in ({Forms})), ' ');
        create macro digits(t) as regexp_replace(t, '[^0-9]', '', 'g');
        create macro site(t) as replace(replace(replace(replace(lower(t), 'https://', ''), 'http://', ''), 'www.', ''), '/', '');
        {Table("l", files.Left)}
        {Table("r", files.Right)}
        """);

    /// <summary>The column of a comparison.</summary>
    public static string Column(string comparison) => comparison.Replace(' ', '_');

    private static string Table(string name, string path) => $"""
        create temp table {name} as
        select cast(row_number() over () as integer) as i, id, number,
            nullif(bare(name), '') as name,
            left(digits(business_id), 10) as business_id,
            lower(trim(email)) as email,
            coalesce(site(website), split_part(lower(trim(email)), '@', 2)) as domain,
            right(digits(phone), 7) as phone,
            fold(street) as street, postal_code, fold(city) as city
        from read_csv('{path}', header = true, delim = ',', quote = '', escape = '', auto_detect = false,
            columns = {Columns});
        """;

    private static string Columns { get; } = $"{{ {string.Join(", ", RegisterFiles.Columns.Split(',').Select(static column => $"'{column}': 'varchar'"))} }}";
}
