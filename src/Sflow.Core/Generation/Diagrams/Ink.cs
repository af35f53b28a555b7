namespace Sflow.Generation.Diagrams;

/// <summary>A colour by its use. A light and a dark theme have different values for it.</summary>
/// <param name="Name">Its name, which is a class in SVG.</param>
/// <param name="Light">The value on a light ground: <c>#rrggbb</c>.</param>
/// <param name="Dark">The value on a dark ground: <c>#rrggbb</c>.</param>
internal sealed record Ink(string Name, string Light, string Dark)
{
    /// <summary>The ground.</summary>
    public static Ink Canvas { get; } = new("canvas", "#ffffff", "#0d1117");

    /// <summary>The ground of a panel.</summary>
    public static Ink Panel { get; } = new("panel", "#f6f8fa", "#151b23");

    /// <summary>The ground of a task.</summary>
    public static Ink Box { get; } = new("box", "#ffffff", "#1b222c");

    /// <summary>The frame of a task or a panel.</summary>
    public static Ink Frame { get; } = new("frame", "#d1d9e0", "#3d444d");

    /// <summary>Text.</summary>
    public static Ink Text { get; } = new("text", "#1f2328", "#f0f6fc");

    /// <summary>Text that is less important.</summary>
    public static Ink Muted { get; } = new("muted", "#59636e", "#9198a1");

    /// <summary>A dependency on the end of a task.</summary>
    public static Ink Done { get; } = new("done", "#6e7781", "#8b949e");

    /// <summary>A dependency on the readiness of a service.</summary>
    public static Ink Ready { get; } = new("ready", "#1a7f37", "#3fb950");

    /// <summary>The ground of the mark of a service.</summary>
    public static Ink ReadyGround { get; } = new("ready-ground", "#dafbe1", "#12361f");

    /// <summary>The colours that tell tasks apart, strong enough for lines.</summary>
    public static IReadOnlyList<Ink> Hues { get; } =
    [
        new("hue0", "#0969da", "#4493f8"),
        new("hue1", "#bc4c00", "#f0883e"),
        new("hue2", "#8250df", "#ab7df8"),
        new("hue3", "#0e7c70", "#39c5b5"),
        new("hue4", "#bf3989", "#f778ba"),
        new("hue5", "#9a6700", "#d4a72c"),
        new("hue6", "#cf222e", "#ff7b72"),
        new("hue7", "#57606a", "#9da7b3"),
    ];

    /// <summary>The same colours as a ground for text.</summary>
    public static IReadOnlyList<Ink> Grounds { get; } =
    [
        new("ground0", "#ddf0ff", "#123258"),
        new("ground1", "#ffe8d6", "#4d2a0c"),
        new("ground2", "#efe5ff", "#3a2561"),
        new("ground3", "#d6f5ef", "#0f3d37"),
        new("ground4", "#ffe3f1", "#551f3c"),
        new("ground5", "#fbf0c4", "#433408"),
        new("ground6", "#ffe4e1", "#5a1d1a"),
        new("ground7", "#e7ebef", "#303842"),
    ];

    /// <summary>Every colour.</summary>
    public static IReadOnlyList<Ink> All { get; } = [Canvas, Panel, Box, Frame, Text, Muted, Done, Ready, ReadyGround, .. Hues, .. Grounds];
}
