namespace Brygga.Engine;
internal static class X;
