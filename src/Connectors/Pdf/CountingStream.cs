namespace Brygga.Connectors.Pdf;

/// <summary>Keeps nothing of what is written but how much it was.</summary>
internal sealed class CountingStream : Stream
{
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position { get => _written; set => throw new NotSupportedException(); }

    public void Count(long bytes) => _written += bytes;

    public override void Write(ReadOnlySpan<byte> buffer) => _written += buffer.Length;

    public override void Write(byte[] buffer, int offset, int count) => _written += count;

    public override void WriteByte(byte value) => _written++;

    public override void Flush()
    {
        // Nothing waits.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
