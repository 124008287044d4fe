using System.Buffers;

namespace Brygga.Engine.Data;

/// <summary>Where the rows of a register are put together, many in one array: an array each would keep the collector of garbage busy. One thread's own.</summary>
public sealed class RowBlock
{
    private const int Size = 1 << 16;

    private readonly ArrayBufferWriter<byte> _content = new();
    private byte[] _block = [];
    private int _used;

    /// <summary>A row of its schema's values.</summary>
    public Row Row(Schema schema, ReadOnlySpan<Value> values)
    {
        _content.ResetWrittenCount();
        Data.Row.Write(schema, values, _content);
        var bytes = Take(_content.WrittenCount);
        _content.WrittenSpan.CopyTo(bytes.Span);
        return new(schema, bytes);
    }

    /// <summary>Room that nobody else gets.</summary>
    internal Memory<byte> Take(int size)
    {
        if (_block.Length - _used < size) (_block, _used) = (new byte[Math.Max(Size, size)], 0);
        var taken = _block.AsMemory(_used, size);
        _used += size;
        return taken;
    }
}
