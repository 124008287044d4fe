using Brygga.Rules;
using LanguageExt;

namespace Brygga.Tool.Workspaces;

/// <summary>What <c>brygga.yaml</c> says: which two companies, where the state is, which settings differ from their defaults.</summary>
/// <param name="Source">The file itself, for diagnostics that point into it.</param>
/// <param name="Folder">Where the file stands; relative paths in it begin there.</param>
/// <param name="Mappings">Rule files in place of the shipped ones.</param>
internal sealed record Workspace(
    RuleFile Source,
    string Folder,
    string Connection,
    StatePlace State,
    Option<string> Mappings,
    SeveraLogin Severa,
    FortnoxLogin Fortnox,
    Seq<SettingValue> Settings);

internal sealed record SeveraLogin(Uri Address, string ClientId, Secret Secret);

/// <param name="Tenant">The company, for client credentials; None = by the tokens that <c>brygga connect fortnox</c> keeps.</param>
internal sealed record FortnoxLogin(Uri Address, Uri Login, string ClientId, Secret Secret, Option<string> Tenant);

/// <summary>Where a workspace's state is.</summary>
internal abstract record StatePlace
{
    /// <summary>A SQLite file.</summary>
    public sealed record InFile(string Path) : StatePlace
    {
        public override string Beside => Path;
    }

    /// <summary>A database on a SQL Server.</summary>
    /// <param name="ConnectionString">Where the connection string is, never the string itself.</param>
    /// <param name="Beside">Keys and recent calls stay on this machine, in files of this name.</param>
    public sealed record OnServer(Secret ConnectionString, string Beside) : StatePlace
    {
        public override string Beside { get; } = Beside;
    }

    /// <summary>The name from which the names of the files begin that stay on this machine: the keys that tokens are encrypted with, and the recent calls.</summary>
    public abstract string Beside { get; }
}
