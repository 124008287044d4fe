using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Brygga.Connectors.Tokens;

/// <summary>
/// The keys that tokens are encrypted with: a folder beside the state file which its owner alone may read. State without its keys
/// tells no token; keys that are lost mean that a person connects again.
/// </summary>
public sealed class KeyRing : IDisposable
{
    private const string Application = "brygga";
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _folder;
    private readonly Lazy<ServiceProvider> _services;

    private KeyRing(DirectoryInfo folder)
    {
        _folder = folder;
        _services = new(() =>
        {
            var services = new ServiceCollection();
            services.AddDataProtection().SetApplicationName(Application).PersistKeysToFileSystem(folder);
            return services.BuildServiceProvider();
        });
    }

    /// <summary>The key ring of a state file, in <c>FILE.keys</c>; made when the first token is sealed.</summary>
    public static KeyRing Beside(string stateFile) => new(new($"{stateFile}.keys"));

    /// <summary>What seals and opens, for one purpose: a text sealed for one connection can't be opened for another.</summary>
    public IDataProtector Protector(string connection) => _services.Value.GetDataProtectionProvider().CreateProtector("tokens", connection);

    /// <summary>Closes the folder to everybody else before a key comes into it.</summary>
    public void Prepare()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder.FullName);
        else Directory.CreateDirectory(_folder.FullName, OwnFolder);
    }

    /// <summary>Closes the keys to everybody else.</summary>
    public void Close()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var key in Directory.EnumerateFiles(_folder.FullName)) File.SetUnixFileMode(key, OwnFile);
    }

    public void Dispose()
    {
        if (_services.IsValueCreated) _services.Value.Dispose();
    }
}
