namespace Brygga.Connectors;
internal static class X;
