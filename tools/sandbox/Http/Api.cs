using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Http;

/// <summary>One of the simulated APIs: how it answers, and how its own faults look.</summary>
internal abstract class Api
{
    /// <summary>Its name in faults and counters, and its first path segment.</summary>
    public abstract string Name { get; }

    public abstract Answer Handle(Call call);

    /// <summary>An error the way the called part of this API writes it.</summary>
    public virtual Answer Worded(Call call, Answer answer) => answer;

    public abstract Answer TooMany();

    public abstract Answer Broken(int status);

    public abstract Answer NoRight();

    /// <summary>The company may not use the API, or this part of it, at all.</summary>
    public abstract Answer NoLicence();

    /// <summary>The company's licence does not cover what the scope gives.</summary>
    public abstract Answer NoScopeLicence();

    /// <summary>The token was not granted the scope.</summary>
    public abstract Answer NoScope();

    /// <summary>Makes every access token issued so far useless.</summary>
    public abstract void RevokeAccess();

    /// <summary>JSON the way this API writes it.</summary>
    public abstract byte[] Encode(JsonNode? json);
}
