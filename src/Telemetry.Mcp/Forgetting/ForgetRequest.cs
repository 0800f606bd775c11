using System.Text.RegularExpressions;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Forgetting;

/// <summary>What was asked to be forgotten, in words.</summary>
internal sealed record ForgetRequest
{
    private static readonly TimeSpan s_patternLimit = TimeSpan.FromSeconds(1);

    public string? Session { get; init; }

    public string? Project { get; init; }

    public string? Tool { get; init; }

    public string? Since { get; init; }

    public string? Until { get; init; }

    public string? Text { get; init; }

    public string? Pattern { get; init; }

    /// <summary>The conditions.</summary>
    /// <exception cref="QuestionException">There is none, or one cannot be understood; the message says what to send instead.</exception>
    public ForgetConditions ToConditions(Surroundings surroundings)
    {
        if (new[] { Session, Project, Tool, Since, Until, Text, Pattern }.FirstOrDefault(given => given?.Length == 0) is not null)
            throw new QuestionException("A condition must not be empty. Leave it out, or give it a value.");
        DateTimeOffset now = surroundings.Time.GetUtcNow();
        var conditions = new ForgetConditions
        {
            Session = SessionOf(surroundings),
            Project = ProjectOf(surroundings),
            Tool = Tool,
            SinceMs = Since is null ? null : Answers.Since.Parse(Since, now).ToUnixTimeMilliseconds(),
            UntilMs = Until is null ? null : Answers.Since.Parse(Until, now, "until").ToUnixTimeMilliseconds(),
            Text = Text,
            Pattern = PatternOf(),
        };
        if (conditions.All == 0)
            throw new QuestionException("Say what to forget: at least one of --session, --project, --tool, --since, --until, --text and --pattern. Of several, a call must meet all. To forget everything, delete the store.");
        if (conditions is { SinceMs: long since, UntilMs: long until } && since >= until)
            throw new QuestionException($"since ({Say.Minute(since)}) must be before until ({Say.Minute(until)}).");
        return conditions;
    }

    private string? SessionOf(Surroundings surroundings)
    {
        if (Session != "current")
            return Session;
        return surroundings.SessionId is { Length: > 0 } id ? id : throw new QuestionException("session current is known only inside a running session. Send a session's id.");
    }

    private string? ProjectOf(Surroundings surroundings)
    {
        string? project = Project == "current" ? surroundings.Project : Project;
        if (project is null)
            return null;
        // A folder's name alone may be that of several projects: good enough to ask, not to forget.
        if (project[0] is not ('/' or '\\') && !(project.Length > 2 && project[1] == ':'))
            throw new QuestionException($"project must be a whole path such as /home/you/app, or current, but was \"{Quoted.Text(project, 80)}\". Folders below it are meant too.");
        return project.Length > 1 ? project.TrimEnd('/', '\\') is { Length: > 0 } path ? path : "/" : project;
    }

    private Regex? PatternOf()
    {
        if (Pattern is null)
            return null;
        try
        {
            return new Regex(Pattern, RegexOptions.CultureInvariant, s_patternLimit);
        }
        catch (ArgumentException e)
        {
            throw new QuestionException($"pattern \"{Quoted.Text(Pattern, 80)}\" is no regular expression: {Quoted.Text(e.Message, 200)} Mend it, or send text for plain words.");
        }
    }
}
