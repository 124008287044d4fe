using System.Collections.Frozen;
using System.Text;

namespace Brygga.Rules.Language;

/// <summary>
/// Latin letters with diacritics. A table of our own: with invariant globalisation the framework's normalisation does nothing, and a
/// laptop and a slim image would match differently (MODEL 3).
/// </summary>
internal static class Diacritics
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    /// <summary>A combining mark, then pairs: a letter without it, the letter with it.</summary>
    private static readonly (char Mark, string Pairs)[] Table =
    [
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"), // grave
        ('\u0301', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"), // acute
        ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"), // circumflex
        ('\u0303', "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"), // tilde
        ('\u0304', "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ"), // macron
        ('\u0306', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ"), // breve
        ('\u0307', "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ"), // dot above
        ('\u0308', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"), // diaeresis
        ('\u0309', "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"), // hook above
        ('\u030A', "AÅaåUŮuůwẘyẙ"), // ring above
        ('\u030B', "OŐoőUŰuű"), // double acute
        ('\u030C', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"), // caron
        ('\u030F', "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ"), // double grave
        ('\u0311', "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"), // inverted breve
        ('\u031B', "OƠoơUƯuư"), // horn
        ('\u0323', "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"), // dot below
        ('\u0324', "UṲuṳ"), // diaeresis below
        ('\u0325', "AḀaḁ"), // ring below
        ('\u0326', "SȘsșTȚtț"), // comma below
        ('\u0327', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"), // cedilla
        ('\u0328', "AĄaąEĘeęIĮiįUŲuųOǪoǫ"), // ogonek
        ('\u032D', "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"), // circumflex below
        ('\u032E', "HḪhḫ"), // breve below
        ('\u0330', "EḚeḛIḬiḭUṴuṵ"), // tilde below
        ('\u0331', "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"), // macron below
    ];

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = Entries()
        .ToFrozenDictionary(static e => (e.Letter, e.Mark), static e => e.Composed);

    private static readonly FrozenDictionary<char, char> Letters = Entries().ToFrozenDictionary(static e => e.Composed, static e => e.Letter);

    /// <summary>Letters of their own that have a usual spelling without.</summary>
    private static readonly FrozenDictionary<char, string> Others = new Dictionary<char, string>
    {
        ['ø'] = "o",
        ['Ø'] = "O",
        ['æ'] = "ae",
        ['Æ'] = "Ae",
        ['œ'] = "oe",
        ['Œ'] = "Oe",
        ['ß'] = "ss",
        ['ẞ'] = "SS",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ð'] = "d",
        ['Ð'] = "D",
        ['þ'] = "th",
        ['Þ'] = "Th",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['ħ'] = "h",
        ['Ħ'] = "H",
        ['ŧ'] = "t",
        ['Ŧ'] = "T",
        ['ŋ'] = "n",
        ['Ŋ'] = "N",
        ['ı'] = "i",
        ['ſ'] = "s",
    }.ToFrozenDictionary();

    /// <summary>Letters without their diacritics, for comparing: at most two for each.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> to)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAscii(c))
            {
                to[length++] = c;
                continue;
            }
            var letter = c;
            while (Letters.TryGetValue(letter, out var bare)) letter = bare;
            if (!Others.TryGetValue(letter, out var spelling))
            {
                if (!IsMark(letter)) to[length++] = letter;
                continue;
            }
            foreach (var other in spelling) to[length++] = other;
        }
        return length;
    }

    public static string Fold(string text)
    {
        Span<char> to = new char[2 * text.Length];
        return to[..Fold(text, to)].ToString();
    }

    /// <summary>A letter and the mark behind it as one letter: what a Mac's file names and web forms leave apart.</summary>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstMark, LastMark)) return text;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && Composed.TryGetValue((composed[^1], c), out var letter)) composed[^1] = letter;
            else composed.Append(c);
        }
        return composed.ToString();
    }

    private static bool IsMark(char c) => c is >= FirstMark and <= LastMark;

    private static IEnumerable<(char Letter, char Mark, char Composed)> Entries() =>
        from row in Table
        from pair in row.Pairs.Chunk(2)
        select (pair[0], row.Mark, pair[1]);
}
