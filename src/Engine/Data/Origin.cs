namespace Brygga.Engine.Data;

/// <summary>A place in a rule file: file name as given to the parser, line and column from 1, and how many characters it spans.</summary>
public readonly record struct Origin(string File, int Line, int Column, int Length)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
