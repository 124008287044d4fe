using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Sqlite;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>What a file of a state must be before anything of it is believed.</summary>
public sealed class StateFileTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("brygga-file-");

    private string File => Path.Combine(_folder.FullName, "state.jsonl");

    public async Task InitializeAsync()
    {
        await using var store = await SqliteState.Open(Path.Combine(_folder.FullName, "brygga.db"), "acme", TimeProvider.System, default);
        await store.Log(Seq(Sample.Entry(1, "first"), Sample.Entry(2, "second")), default);
        await StateFile.Write(File, "acme", Sample.At(3), store, default);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void It_says_what_it_is_in_its_first_line_and_what_it_holds_in_its_last()
    {
        var lines = Lines();
        Assert.Equal("""{"brygga_state":1,"connection":"acme","at":"2026-03-02T06:03:00.0000000Z"}""", lines[0]);
        Assert.Equal("""{"table":"schemas","columns":["hash","entity","field_names"]}""", lines[1]);
        Assert.Contains("\"transfer_log\":2", lines[^1], StringComparison.Ordinal);
        Assert.Equal(2, StateFile.Check(File, "acme").Rows);
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void A_file_of_another_connection_is_refused() => Refused("is the state of 'acme', and this workspace is 'other'", "other");

    [Fact]
    public void A_file_of_another_version_is_refused() => Refused("version 2", "acme", static lines => lines[0] = lines[0].Replace("brygga_state\":1", "brygga_state\":2", StringComparison.Ordinal));

    [Fact]
    public void A_file_that_was_cut_off_is_refused() => Refused("ends too early", "acme", static lines => lines.RemoveAt(lines.Count - 1));

    [Fact]
    public void A_file_that_was_changed_is_refused() =>
        Refused("was changed in it", "acme", static lines => lines[Row(lines)] = lines[Row(lines)].Replace("first", "other", StringComparison.Ordinal));

    [Fact]
    public void A_file_that_lacks_a_row_is_refused() => Refused("rows are missing", "acme", static lines => lines.RemoveAt(Row(lines)));

    [Fact]
    public void A_file_that_lacks_a_table_is_refused() => Refused("here should begin the table cursors", "acme", static lines => lines.RemoveAll(static line => line.Contains("\"table\":\"cursors\"", StringComparison.Ordinal)));

    [Fact]
    public void A_file_with_something_after_its_end_is_refused() => Refused("after its end", "acme", static lines => lines.Add("{}"));

    [Fact]
    public void A_value_of_another_kind_is_refused() => Refused("not of its kind", "acme", static lines => lines[Row(lines)] = lines[Row(lines)].Replace("[1,", "[\"1\",", StringComparison.Ordinal));

    [Fact]
    public void A_null_where_none_may_be_is_refused() => Refused("may not be null", "acme", static lines => lines[Row(lines)] = lines[Row(lines)].Replace("\"info\"", "null", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Any_other_file_is_refused(string text)
    {
        System.IO.File.WriteAllText(File, text);
        Assert.Contains("is no whole state", Assert.Throws<InvalidDataException>(() => StateFile.Check(File, "acme")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        await using var store = await SqliteState.Open(Path.Combine(_folder.FullName, "brygga.db"), "acme", TimeProvider.System, default);
        var before = Lines();
        await Assert.ThrowsAsync<IOException>(() => StateFile.Write(File, "acme", Sample.At(4), store, default));
        Assert.Equal(before, Lines());
        Assert.Empty(_folder.GetFiles("*.part"));
    }

    private void Refused(string why, string connection, Action<List<string>>? change = null)
    {
        var lines = Lines();
        change?.Invoke(lines);
        System.IO.File.WriteAllText(File, string.Concat(lines.Select(static line => line + "\n")));
        Assert.Contains(why, Assert.Throws<InvalidDataException>(() => StateFile.Check(File, connection)).Message, StringComparison.Ordinal);
    }

    private List<string> Lines() => [.. System.IO.File.ReadAllLines(File)];

    private static int Row(List<string> lines) => lines.FindIndex(static line => line.Contains("first", StringComparison.Ordinal));
}
