using System.Text;
using Brygga.Connectors.Http;
using Flurl;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>The calls of Fortnox's token endpoint (Fortnox FACTS 4).</summary>
internal static class FortnoxTokenCalls
{
    public static Ask ByCredentials(FortnoxConnection connection, string tenant) => Form(connection, ("grant_type", "client_credentials")) with
    {
        Headers = Seq(Basic(connection), new Parameter("TenantId", tenant)),
    };

    public static Ask ByCode(FortnoxConnection connection, string code, Uri redirect) =>
        Form(connection, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect.AbsoluteUri));

    public static Ask ByRefresh(FortnoxConnection connection, string refresh) => Form(connection, ("grant_type", "refresh_token"), ("refresh_token", refresh));

    private static Ask Form(FortnoxConnection connection, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var query = new QueryParamCollection();
        foreach (var (name, value) in fields) query.Add(name, value);
        return new(HttpMethod.Post, "/oauth-v1/token")
        {
            At = connection.Auth,
            IsLogin = true,
            Headers = Seq1(Basic(connection)),
            Body = new Body(Encoding.UTF8.GetBytes(query.ToString()), "application/x-www-form-urlencoded"),
        };
    }

    private static Parameter Basic(FortnoxConnection connection) =>
        new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{connection.ClientId}:{connection.ClientSecret}"))}");
}
