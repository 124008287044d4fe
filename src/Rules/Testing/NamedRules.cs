using Brygga.Engine.Planning;

namespace Brygga.Rules.Testing;

/// <summary>A rule of a flow as tests and the coverage name it; a pair of fields counts once for each direction.</summary>
/// <param name="Path">The keys that lead to it.</param>
/// <param name="Name">The name under which it stands in the file.</param>
/// <param name="At">Where that name was written last: an overlay that says anything of the rule says it there.</param>
/// <param name="Mark">The place by which steps and findings say that it was this rule.</param>
internal sealed record NamedRule(Seq<string> Path, string Name, Origin At, Origin Mark)
{
    /// <summary><c>select.severa.inactive</c>, <c>creating.fortnox.numeric</c>, <c>link.by number</c>, <c>fields.name.to_fortnox</c>.</summary>
    public string Full => string.Join('.', Path);

    public bool IsCalled(string name) => name == Name || name == Full || Full.StartsWith(name + ".", StringComparison.Ordinal);

    /// <summary>Whether the rule made a difference to the plan.</summary>
    public bool Decided(Seq<Step> steps, Seq<Finding> findings) =>
        findings.Exists(f => f.What.At == Mark)
        || steps.Exists(s => (s.Verb is Verb.Link or Verb.Act or Verb.Attach && s.Rule == Mark) || s.Fields.Exists(c => c.At == Mark));

    /// <summary>The formula, with a note that the rule was evaluated.</summary>
    public Formula Watched(Formula formula, Action<NamedRule> note)
    {
        var run = formula.Run;
        return formula with
        {
            Run = (in Scope scope) =>
            {
                note(this);
                return run(scope);
            },
        };
    }
}
