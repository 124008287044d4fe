using System.IO.Compression;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Brygga.Connectors.Pdf;

/// <summary>
/// Unpacks what has to be unpacked to find the objects of a PDF, and not more than is sensible: a small file may hold gigabytes of
/// zeroes. What the pages are painted with is copied packed, so no other filter is asked for.
/// </summary>
internal sealed class BoundedFilters() : BaseFilterProvider(new Dictionary<string, IFilter>(StringComparer.Ordinal) { [NameToken.FlateDecode.Data] = new Bounded(), [NameToken.FlateDecodeAbbreviation.Data] = new Bounded() })
{
    private const long Most = 64_000_000;

    private sealed class Bounded : IFilter
    {
        /// <summary>Bytes before the packed ones, which the filter does not look at.</summary>
        private const int Head = 2;

        private readonly FlateFilter _inner = new();

        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            Fits(input) ? _inner.Decode(input, streamDictionary, filterProvider, filterIndex) : throw new PdfDocumentFormatException("The objects of this file unpack to more than is read.");

        private static bool Fits(Memory<byte> input)
        {
            using var packed = new MemoryStream(input.ToArray(), Math.Min(Head, input.Length), Math.Max(0, input.Length - Head));
            using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[16_384];
            long total = 0;
            try
            {
                while (unpacked.Read(buffer) is var read and > 0 && total <= Most) total += read;
            }
            catch (InvalidDataException)
            {
                // The filter itself says what it makes of a damaged stream; it got no further than this either.
            }

            return total <= Most;
        }
    }
}
