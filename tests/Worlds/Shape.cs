using Brygga.Engine.Data;

namespace Brygga.Worlds;

/// <summary>The choices that make one generated rule book out of all that could be written.</summary>
/// <param name="Short">Whether Fortnox's first text field holds fewer characters than Severa's, which is then cut or held.</param>
/// <param name="Asked">Whether Severa's key is only asked for, not enforced.</param>
public sealed record Shape(
    Side Master,
    Side MasterOfB,
    bool CreateInSevera,
    bool CreateInFortnox,
    bool BOneWay,
    bool COnce,
    WhenEmpty EmptyOfA,
    bool Short,
    bool Cut,
    bool SecondWay,
    bool Asked);
