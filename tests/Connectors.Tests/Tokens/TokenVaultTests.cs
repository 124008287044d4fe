using Brygga.Connectors.Remote;
using Brygga.Connectors.Tests.Applying;
using Brygga.Connectors.Tokens;
using Brygga.Engine.Data;
using LanguageExt;
using Xunit;

namespace Brygga.Connectors.Tests.Tokens;

public sealed class TokenVaultTests : IDisposable
{
    private static readonly TokenPair Pair = new("access-4711", DateTimeOffset.UnixEpoch.AddHours(1), "refresh-4711");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("brygga-keys-");
    private readonly MemoryStateStore _state = new(new MemoryStorage(), "acme");

    private static CancellationToken Stop => CancellationToken.None;

    [Fact]
    public async Task M36_what_is_stored_tells_neither_token()
    {
        using var keys = Keys();
        await Vault(keys).Save(Pair, DateTimeOffset.UnixEpoch, Stop);
        var text = (await _state.Tokens(Side.Fortnox, Stop)).Match(static tokens => tokens.Sealed, static () => "");
        Assert.True(text.Length > 100);
        Assert.DoesNotContain("4711", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", $"{Pair}", StringComparison.Ordinal);
        Assert.All(_folder.GetFiles("*", SearchOption.AllDirectories), static file => Assert.DoesNotContain("4711", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public async Task M36_another_process_with_the_same_keys_reads_them()
    {
        using (var keys = Keys()) await Vault(keys).Save(Pair, DateTimeOffset.UnixEpoch, Stop);
        using var later = Keys();
        Assert.Equal(Pair, (await Vault(later).Load(Stop)).Match(static kept => kept.Pair, static fault => throw new InvalidOperationException(fault.Message)));
    }

    [Fact]
    public async Task M36_tokens_of_one_connection_cannot_be_opened_for_another()
    {
        using var keys = Keys();
        await Vault(keys).Save(Pair, DateTimeOffset.UnixEpoch, Stop);
        Assert.Equal("keys_lost", Code(await Vault(keys, "other").Load(Stop)));
    }

    [Fact]
    public async Task M36_nothing_kept_and_keys_lost_are_told_apart()
    {
        using (var keys = Keys())
        {
            Assert.Equal("not_connected", Code(await Vault(keys).Load(Stop)));
            await Vault(keys).Save(Pair, DateTimeOffset.UnixEpoch, Stop);
        }
        Directory.Delete(Path.Combine(_folder.FullName, "brygga.db.keys"), recursive: true);
        using var without = Keys();
        Assert.Equal("keys_lost", Code(await Vault(without).Load(Stop)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private KeyRing Keys() => KeyRing.Beside(Path.Combine(_folder.FullName, "brygga.db"));

    private TokenVault Vault(KeyRing keys, string connection = "acme") => new(_state, Side.Fortnox, keys, connection);

    private static string Code(Either<Fault, KeptTokens> loaded) => loaded.Match(static _ => "", static fault => fault.Code);
}
