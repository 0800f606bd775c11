using System.Text.Json;
using Telemetry.Index;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Importing;

namespace Telemetry.Mcp.Answers;

/// <summary>The recorded calls, ready to be asked about: by one question at a time, each on the store as it is at that moment.</summary>
/// <param name="path">The store.</param>
/// <param name="surroundings">Where and when the questions are put.</param>
/// <param name="guesses">Settles what only a batch told of; null where the store is to be left as it is.</param>
internal sealed class History(string path, Surroundings surroundings, GuessSettlement? guesses = null)
{
    private readonly CallIndex _index = new(path);
    private readonly StatsCache _stats = new();
    private readonly HealthLine _health = new(path, surroundings);
    private readonly Lock _lock = new();

    /// <summary>Answers a question.</summary>
    /// <returns>The answer as JSON, within its budget.</returns>
    /// <exception cref="QuestionException">The question cannot be answered as it was put; the message says what to send instead.</exception>
    public JsonElement Ask(AnswerKind kind, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        lock (_lock)
        {
            Question question = Put(kind, arguments);
            return AnswerJson.Fit(kind.To(question), question.IsDetailed);
        }
    }

    /// <summary>The same for a terminal, where no budget holds.</summary>
    /// <exception cref="QuestionException">The question cannot be answered as it was put; the message says what to send instead.</exception>
    public Answer AskInFull(AnswerKind kind, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        lock (_lock)
            return kind.To(Put(kind, arguments));
    }

    private Question Put(AnswerKind kind, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        // A folder is no missing file: hooks cannot write there either.
        if (Directory.Exists(path))
            throw new QuestionException($"The store {path} is a folder. Set TELEMETRY_FILE to a file.");
        try
        {
            _index.Refresh();
            if (guesses?.Settle(_index) == true)
                _index.Refresh();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QuestionException($"The store {path} cannot be read: {Quoted.Text(e.Message, 200)} Check its owner and mode, or set TELEMETRY_FILE.");
        }

        return new Question(kind.Tool, kind.Arguments, arguments, _index, _stats, _health, surroundings);
    }
}
