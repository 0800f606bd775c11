using System.Text;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Terminal;

/// <summary>What became of lessons, as a person reads it.</summary>
internal static class PushPage
{
    public static string Of(PushAnswer answer)
    {
        var page = new StringBuilder(answer.Summary);
        foreach (string name in answer.Sent ?? [])
            Line("sent     " + name);
        foreach (string name in answer.Waiting ?? [])
            Line("waits    " + name);
        foreach (UnsentLesson lesson in answer.Refused ?? [])
            Line($"refused  {lesson.Name}: {lesson.Reason}");
        foreach (UnsentLesson lesson in answer.Failed ?? [])
            Line($"failed   {lesson.Name}: {lesson.Reason}");
        foreach (MemoryEntity entity in answer.CreateEntities?.Entities ?? [])
        {
            Line("");
            Line(entity.Name);
            foreach (string observation in entity.Observations)
                Line("  " + observation);
        }

        return page.ToString();

        void Line(string text) => page.AppendLine().Append(text);
    }
}
