using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>Projects (Fortnox FACTS 9). Of list parameters only <c>description</c> is known to work, so <c>lastmodified</c> is refused.</summary>
internal static class ProjectTable
{
    public static FortnoxRegister Register { get; } = new("projects", "project", "Project", "Projects", "ProjectNumber")
    {
        Table = static all => all.Projects,
        NotFound = FortnoxErrors.ProjectNotFound,
        Numbers = new(FortnoxCharacters.Alphanumeric, FortnoxErrors.ProjectTaken),
        Searches = Searches("Description"),
        Row = Columns("Description", "EndDate", "ProjectLeader", "ProjectNumber", "StartDate", "Status"),
        Fields =
        [
            Text("Comments", 512),
            Text("ContactPerson", 50),
            Required("Description", 50),
            Date("EndDate"),
            Text("ProjectLeader", 50),
            Text("ProjectNumber", 20),
            Date("StartDate"),
            Choice("Status", "ONGOING", "NOTSTARTED", "COMPLETED"),
        ],
    };
}
