using System.Globalization;
using DuckDB.NET.Data;

namespace Brygga.Bench.Benchmarks;

/// <summary>DuckDB's similarities of all pairs, added up on one thread: its Jaro-Winkler is RapidFuzz's.</summary>
internal sealed class SqlScorer : IDisposable
{
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public SqlScorer(NamePair[] pairs)
    {
        _connection.Open();
        Scalar("set threads = 1; create table pairs (a varchar, b varchar); select 0");
        using var appender = _connection.CreateAppender("pairs");
        foreach (var pair in pairs) appender.CreateRow().AppendValue(pair.A).AppendValue(pair.B).EndRow();
    }

    public double JaroWinkler() => Scalar("select sum(jaro_winkler_similarity(a, b)) from pairs");

    public double Levenshtein() => Scalar("select sum(1 - levenshtein(a, b) / greatest(length(a), length(b))) from pairs");

    public void Dispose() => _connection.Dispose();

    private double Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDouble(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
