using Telemetry.Index;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Answers;

/// <summary>The file, URL or command that a question is about, as the history knows it.</summary>
/// <param name="Number">The target's number; 0 where none is asked about.</param>
/// <param name="Command">Its command family's number; 0 where it has none that was seen.</param>
internal readonly record struct AskedTarget(uint Number, int Command)
{
    /// <summary>Finds a target under its text, or under the shape that a store without texts has of it.</summary>
    public static AskedTarget Of(CallIndex index, string? text)
    {
        if (text is null)
            return default;
        var plain = new AskedTarget(Target.Of(text), index.CommandOf(text));
        // A store has either texts or shapes: only one that has a key has any shapes, and is worth looking through.
        if (ShapeKey.Find(index.Path) is not byte[] key || IsSeen(index, plain.Number))
            return plain;
        var shape = new CallShape(key);
        uint shaped = Target.Of(shape.OfText(text));
        string command = shape.OfCommand(text);
        if (IsSeen(index, shaped))
            return plain with { Number = shaped };
        return new AskedTarget(Target.Of(command), plain.Command != 0 ? plain.Command : index.CommandOf(command));
    }

    private static bool IsSeen(CallIndex index, uint target)
    {
        foreach (ref readonly CallRow row in index.Rows)
        {
            if (row.Target == target)
                return true;
        }

        return false;
    }
}
