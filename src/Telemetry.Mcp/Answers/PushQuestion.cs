using System.Text.Json;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Answers;

/// <summary>The wish to send lessons now: the fifth tool, and the verb <c>push</c>.</summary>
internal sealed class PushQuestion
{
    /// <summary>The tool's name.</summary>
    public const string Tool = "push_failures";

    /// <summary>The tool's title.</summary>
    public const string Title = "Push failures";

    /// <summary>For a model: what it does, and when to call it.</summary>
    public const string Description =
        "Sends notable failures and their fixes to the memory server, or returns create_entities arguments. Call it before a session ends.";

    /// <summary>The JSON schema of the answer.</summary>
    public const string OutputSchema =
        """{"type":"object","required":["summary"],"properties":{"summary":{"type":"string"},"sent":{"type":"array"},"create_entities":{"type":"object"}}}""";

    /// <summary>What it takes.</summary>
    public static IReadOnlyList<Argument> Arguments { get; } = [Answers.Arguments.DryRun, Answers.Arguments.Detail, Answers.Arguments.Cursor];

    private static readonly JsonElement s_detailed = JsonSerializer.SerializeToElement("detailed", AnswerJson.Default.String);

    private readonly IReadOnlyDictionary<string, JsonElement> _arguments;
    private readonly Cursor _from;

    /// <exception cref="QuestionException">An argument is unknown, or of the wrong type.</exception>
    public PushQuestion(IReadOnlyDictionary<string, JsonElement> arguments)
    {
        Answers.Arguments.Check(Tool, Arguments, arguments);
        _arguments = arguments;
        _from = Cursor.Of(Tool, arguments);
        IsDryRun = arguments.TryGetValue(Answers.Arguments.DryRun.Name, out JsonElement dryRun) && dryRun.GetBoolean();
        IsDetailed = arguments.TryGetValue(Answers.Arguments.Detail.Name, out JsonElement detail) && detail.ValueEquals("detailed");
    }

    /// <summary>True where nothing is to be sent.</summary>
    public bool IsDryRun { get; }

    /// <summary>True where the answer may be long.</summary>
    public bool IsDetailed { get; }

    private NextCall? More => IsDetailed ? null : new NextCall(Tool, _arguments.Where(pair => pair.Key == Answers.Arguments.DryRun.Name).Append(new(Answers.Arguments.Detail.Name, s_detailed)).ToDictionary(), "more of them at once");

    /// <summary>Sends what is due, where a server is set and that is wanted; else tells what would go.</summary>
    /// <param name="pushing">Sends.</param>
    /// <param name="patience">How long the answer may take; a server that takes longer is left to it.</param>
    /// <param name="cancellation">Ends the waiting. What has begun goes on: half a push is none.</param>
    /// <exception cref="QuestionException">The store or the outbox cannot be read or written.</exception>
    public async Task<PushAnswer> AskAsync(Pushing pushing, TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            if (pushing.Setting.Server is not MemoryServer server)
            {
                PushOutcome unsent = pushing.DryRun(cancellation);
                return PushAnswer.Unsent(unsent, PushText.ToHand(unsent, pushing.Setting), _from, IsDryRun, More);
            }

            if (IsDryRun)
            {
                PushOutcome plan = pushing.DryRun(cancellation);
                return PushAnswer.Unsent(plan with { Later = [] }, PushText.Of(plan, server.Name), _from, isWanted: true, More);
            }

            Task<PushOutcome> push = pushing.PushAsync(isAsked: true);
            await Task.WhenAny(push, Task.Delay(patience, cancellation)).ConfigureAwait(false);
            return push.IsCompleted
                ? PushAnswer.Of(await push.ConfigureAwait(false), server.Name)
                : new PushAnswer { Summary = PushText.StillSending(server.Name) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QuestionException($"{Tool}: {Quoted.Text(e.Message, 200)} Check the owner and mode of the store and of the files beside it.");
        }
    }
}
