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
    string State,
    Option<string> Mappings,
    SeveraLogin Severa,
    FortnoxLogin Fortnox,
    Seq<SettingValue> Settings);

internal sealed record SeveraLogin(Uri Address, string ClientId, Secret Secret);

/// <param name="Tenant">The company, for client credentials; None = by the tokens that <c>brygga connect fortnox</c> keeps.</param>
internal sealed record FortnoxLogin(Uri Address, Uri Login, string ClientId, Secret Secret, Option<string> Tenant);
