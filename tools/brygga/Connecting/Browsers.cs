using System.ComponentModel;
using System.Diagnostics;

namespace Brygga.Tool;

/// <summary>The browser of the person at the machine.</summary>
internal static class Browsers
{
    /// <summary>False where no browser could be started; nothing tells whether one that was started shows the page.</summary>
    public static bool Open(Uri page)
    {
        if (OperatingSystem.IsLinux() && !HasDisplay) return false;
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool HasDisplay => Has("DISPLAY") || Has("WAYLAND_DISPLAY");

    private static bool Has(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
