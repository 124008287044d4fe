using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>Which records have a key in common: an index of each key's values over both registers.</summary>
internal sealed class CandidateIndex
{
    private readonly KeyColumn[] _keys;
    private readonly RecordKeys[][] _ofRecords;
    private readonly RecordKeys[][] _ofKeys;

    /// <param name="keys">The keys, filled.</param>
    public CandidateIndex(FlowTask task, KeyColumn[] keys)
    {
        _keys = keys;
        (_ofRecords, _ofKeys) = ([new RecordKeys[keys.Length], new RecordKeys[keys.Length]], [new RecordKeys[keys.Length], new RecordKeys[keys.Length]]);
        Parallel.For(0, 2 * keys.Length, at =>
        {
            var (side, column) = (at % 2, at / 2);
            var records = _ofRecords[side][column] = keys[column].Of((Side)side, task.Records((Side)side));
            _ofKeys[side][column] = records.Turned(keys[column].Count);
        });
    }

    public IReadOnlyList<KeyColumn> Keys => _keys;

    /// <summary>The keys of one record in one column.</summary>
    public ReadOnlySpan<int> KeysOf(Side side, int column, int record) => _ofRecords[(int)side][column][record];

    /// <summary>The records of a side that have a key.</summary>
    public ReadOnlySpan<int> RecordsOf(Side side, int column, int key) => _ofKeys[(int)side][column][key];

    /// <summary>Whether so many records of a side share the key that it says too little.</summary>
    public bool IsTooCommon(int column, int key) =>
        RecordsOf(Side.Severa, column, key).Length > _keys[column].Key.Most || RecordsOf(Side.Fortnox, column, key).Length > _keys[column].Key.Most;

    /// <summary>Whether two records are compared at all.</summary>
    public bool HaveKeyInCommon(int severa, int fortnox)
    {
        for (var column = 0; column < _keys.Length; column++)
            foreach (var key in KeysOf(Side.Severa, column, severa))
                if (KeysOf(Side.Fortnox, column, fortnox).Contains(key) && !IsTooCommon(column, key)) return true;
        return false;
    }

    /// <summary>Adds the records of a side that share a key with one record, each once.</summary>
    /// <param name="seen">A mark for each record of the other side: those that carry the record's own mark were added.</param>
    /// <param name="mark">Used for this record alone.</param>
    public void Collect(Side of, int record, Side among, int[] seen, int mark, List<int> candidates)
    {
        for (var column = 0; column < _keys.Length; column++)
        {
            foreach (var key in KeysOf(of, column, record))
            {
                if (IsTooCommon(column, key)) continue;
                foreach (var candidate in RecordsOf(among, column, key))
                {
                    if (seen[candidate] == mark) continue;
                    seen[candidate] = mark;
                    candidates.Add(candidate);
                }
            }
        }
    }
}
