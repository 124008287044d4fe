using Brygga.Tool.Runs;
using Brygga.Tool.Workspaces;
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
            return Ends(await run(company));
        }
    }

    /// <summary>Runs a command that needs neither rules nor systems; what is wrong with the workspace is said on standard error.</summary>
    public async Task<int> InWorkspace(string folder, Func<Workspace, Task<Either<Problem, int>>> run)
    {
        var opened = WorkspaceFile.Open(folder);
        return opened.Case is Workspace workspace ? Ends(await run(workspace)) : Say((Problem)opened.Case);
    }

    public int Ends(Either<Problem, int> ended) => ended.Match(static code => code, Say);

    public int Say(Problem problem)
    {
        Error.WriteLine(problem.Message.TrimEnd());
        return problem.Exit;
    }
}
