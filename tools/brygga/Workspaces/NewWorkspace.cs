namespace Brygga.Tool.Workspaces;

/// <summary>The files of a workspace to start from; commented, and sound as they are.</summary>
internal static class NewWorkspace
{
    public static (string Name, string Text)[] Files { get; } =
    [
        (WorkspaceFile.Name, Workspace),
        ($"{RuleSource.OverlayFolder}/customers.yaml", Overlay),
        ($"{RuleSource.OverlayFolder}/tests/customers.yaml", Tests),
    ];

    private const string Workspace = """
        # yaml-language-server: $schema=.brygga/schemas/workspace.schema.json
        # A Brygga workspace: one pair of companies.
        brygga: 1
        connection: my-company                          # a name of your own; state and plans carry it, so never change it afterwards
        state: brygga.db                                # links, what was last agreed, the log

        severa:
          client_id: your-client-id
          client_secret: env:SEVERA_CLIENT_SECRET       # where the secret is (env:NAME or file:PATH), never the secret itself

        fortnox:
          client_id: your-client-id
          client_secret: env:FORTNOX_CLIENT_SECRET
          # tenant: 1234567                             # with client credentials; without it: brygga connect fortnox

        # settings:                                     # what differs from the defaults; all settings are in the shipped settings.yaml
        #   customers.master: fortnox

        """;

    private const string Overlay = """
        # yaml-language-server: $schema=../.brygga/schemas/flow-overlay.schema.json
        # What this company wants otherwise. The shipped customers.yaml stays as it is; here a rule is changed by its name.
        # See what is in force with: brygga rules check, and try it with: brygga rules test
        rules: 1
        flow: customers

        # select:
        #   severa:
        #     internal: off                             # switches a shipped rule off
        #     test customers:                           # a new rule
        #       skip_if: name matches 'TEST .*'
        #       because: '{name} is a test customer'

        # fields:
        #   name:                                       # changes one line of a shipped rule, keeps the others
        #     to_fortnox: name | truncate(200)
        #   website: { severa: website, fortnox: WWW, to_fortnox: website | truncate(128) }

        """;

    private const string Tests = """
        # yaml-language-server: $schema=../../.brygga/schemas/rule-tests.schema.json
        # Tests of this company's own rules; run them with: brygga rules test --workspace .
        rules: 1
        flow: customers
        now: 2026-03-01T08:00:00Z

        every:
          severa:  { customer: { isActive: true } }
          fortnox: { customer: { Active: true } }

        tests:
          A customer that Fortnox lacks is created there:
            severa:
              customer: { ada: { number: 1001, name: Ada AB } }
              invoice:  { first: { customer: ada } }    # without one, and without a project, she would be a prospect
            expect: { create: { ada: { CustomerNumber: 1001, Name: Ada AB } } }

        """;
}
