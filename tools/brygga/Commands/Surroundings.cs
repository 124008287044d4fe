using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary>What a command needs of its surroundings.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Everything else: progress, questions, mistakes.</param>
internal sealed record Surroundings(IAnsiConsole Out, IAnsiConsole Error, Seams Seams)
{
    /// <summary>Runs a command on an opened workspace; what keeps it from opening is said on standard error.</summary>
    public async Task<int> OnCompany(string folder, Func<Company, Task<Either<Problem, int>>> run, CancellationToken stop)
    {
        var opened = await Company.Open(folder, Seams, stop);
        if (opened.Case is not Company company) return Say((Problem)opened.Case);
        await using (company)
        {
            foreach (var note in company.Notes) Error.WriteLine(note);
            var ended = await run(company);
            return ended.Match(static code => code, Say);
        }
    }

    public int Ends(Either<Problem, int> ended) => ended.Match(static code => code, Say);

    public int Say(Problem problem)
    {
        Error.WriteLine(problem.Message.TrimEnd());
        return problem.Exit;
    }
}
