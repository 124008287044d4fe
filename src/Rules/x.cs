namespace Brygga.Rules;
internal static class X;
