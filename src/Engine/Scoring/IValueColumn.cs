using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>Takes what one formula of each side yields for every record, Severa's first, in the order of the records.</summary>
internal interface IValueColumn
{
    LinkPair Values { get; }

    void Take(Side side, int record, EntityRef kind, Value value);
}
