using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>A column of a table.</summary>
/// <param name="Bytes">How much room it takes in a key at most; None of what may not be in one.</param>
internal sealed record Column(string Name, string Type, bool IsNullable, bool HasDefault, int? Bytes);

/// <summary>A table with its keys and indexes.</summary>
internal sealed record Table(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<Key> Keys)
{
    public Column this[string column] => Columns.Single(c => c.Name == column);
}

internal sealed record Key(string Name, bool IsPrimary, bool IsUnique, bool IsClustered, IReadOnlyList<string> Columns, string Where);

/// <summary>The schema that scripts build: each statement, without the question whether its table is there already.</summary>
internal sealed class Tables
{
    private readonly List<TSqlStatement> _made = [];

    private Tables(IEnumerable<string> scripts)
    {
        foreach (var script in scripts)
            foreach (var statement in TSql.All<TSqlBatch>(TSql.Tree(script)).SelectMany(static batch => batch.Statements))
                Run(statement);
    }

    public static Tables Of(params IEnumerable<string> scripts) => new(scripts);

    /// <summary>What makes them, as one statement each.</summary>
    public IEnumerable<string> Ddl => _made.Select(TSql.Text);

    public IReadOnlyList<Table> All => _made.OfType<CreateTableStatement>().Select(Read).ToArray();

    public Table? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    private void Run(TSqlStatement statement)
    {
        switch (statement)
        {
            case IfStatement { ElseStatement: null } when TSql.All<FunctionCall>(((IfStatement)statement).Predicate) is [{ FunctionName.Value: "OBJECT_ID" }]:
                Run(((IfStatement)statement).ThenStatement);
                break;
            case BeginEndBlockStatement block:
                foreach (var inner in block.StatementList.Statements) Run(inner);
                break;
            case CreateTableStatement or CreateIndexStatement:
                _made.Add(statement);
                break;
            case DeclareVariableStatement or ExecuteStatement or IfStatement { ThenStatement: ThrowStatement }:
                break;
            default:
                throw new InvalidDataException($"these gates can't tell what a migration's '{TSql.Text(statement)}' does to the schema: teach them");
        }
    }

    private Table Read(CreateTableStatement table)
    {
        var name = table.SchemaObjectName.BaseIdentifier.Value;
        var columns = table.Definition.ColumnDefinitions.Select(Read).ToArray();
        var constraints = table.Definition.TableConstraints.OfType<UniqueConstraintDefinition>().Select(static k => new Key(
            k.ConstraintIdentifier.Value, k.IsPrimaryKey, IsUnique: true, k.Clustered ?? (k.IsPrimaryKey && k.IndexType?.IndexTypeKind != IndexTypeKind.NonClustered), [.. k.Columns.Select(Name)], ""));
        var indexes = _made.OfType<CreateIndexStatement>().Where(i => i.OnName.BaseIdentifier.Value == name).Select(static i => new Key(
            i.Name.Value, IsPrimary: false, i.Unique, i.Clustered ?? false, [.. i.Columns.Select(Name)], i.FilterPredicate is { } filter ? TSql.Text(filter) : ""));
        return new(name, columns, [.. constraints, .. indexes]);
    }

    private static string Name(ColumnWithSortOrder column) => column.Column.MultiPartIdentifier.Identifiers[^1].Value;

    private static Column Read(ColumnDefinition column)
    {
        var nullable = column.Constraints.OfType<NullableConstraintDefinition>().SingleOrDefault() ?? throw new InvalidDataException($"{column.ColumnIdentifier.Value} says neither NULL nor NOT NULL");
        return new(column.ColumnIdentifier.Value, TSql.Text(column.DataType), nullable.Nullable, column.DefaultConstraint is not null, Bytes((SqlDataTypeReference)column.DataType));
    }

    private static int? Bytes(SqlDataTypeReference type) => (type.SqlDataTypeOption, type.Parameters) switch
    {
        (SqlDataTypeOption.NVarChar, [IntegerLiteral { Value: var size }]) => 2 * int.Parse(size, System.Globalization.CultureInfo.InvariantCulture),
        (SqlDataTypeOption.BigInt, []) => 8,
        (SqlDataTypeOption.Int, []) => 4,
        (SqlDataTypeOption.Bit, []) => 1,
        _ => null,
    };
}
