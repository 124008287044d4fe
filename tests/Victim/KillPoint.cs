using System.Diagnostics;
using System.Globalization;

namespace Brygga.Victim;

/// <summary>The moment at which the process dies, such as <c>before-http 7</c> or <c>after-Intend 1</c>: counted from 1, in the order in which effects happen.</summary>
internal sealed record KillPoint(string When, int Number)
{
    public static KillPoint Read(string when, string number) => new(when, int.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>Dies here if this is the point. SIGKILL on Unix: no handler runs, nothing is flushed.</summary>
    public void Reach(string when, int number)
    {
        if (number != Number || !string.Equals(when, When, StringComparison.Ordinal)) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal is on its way: no effect may follow in the moment that it takes.
        Thread.Sleep(Timeout.Infinite);
    }
}
