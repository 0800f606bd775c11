using System.Text.Json;
using Telemetry.Index;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Importing;

namespace Telemetry.Mcp.Answers;

/// <summary>The recorded calls, ready to be asked about: by one question at a time, each on the store as it is at that moment.</summary>
internal sealed class History
{
    private readonly string _path;
    private readonly Surroundings _surroundings;
    private readonly GuessSettlement? _guesses;
    private readonly CallIndex _index;
    private readonly StatsCache _stats;
    private readonly HealthLine _health;
    private readonly Lock _lock = new();

    /// <summary>Nothing is read before the first question.</summary>
    /// <param name="path">The store.</param>
    /// <param name="surroundings">Where and when the questions are put.</param>
    /// <param name="guesses">Settles what only a batch told of; null where the store is to be left as it is.</param>
    public History(string path, Surroundings surroundings, GuessSettlement? guesses = null)
    {
        _path = path;
        _surroundings = surroundings;
        _guesses = guesses;
        _index = new CallIndex(path);
        _stats = new StatsCache(_index);
        _health = new HealthLine(path, surroundings);
    }

    /// <summary>Answers a question.</summary>
    /// <returns>The answer as JSON, within its budget.</returns>
    /// <exception cref="QuestionException">The question cannot be answered as it was put; the message says what to send instead.</exception>
    public JsonElement Ask(AnswerKind kind, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        lock (_lock)
        {
            Question question = Put(kind, arguments);
            return AnswerJson.Fit(To(kind, question), question.IsDetailed);
        }
    }

    /// <summary>The same for a terminal, where no budget holds.</summary>
    /// <exception cref="QuestionException">The question cannot be answered as it was put; the message says what to send instead.</exception>
    public Answer AskInFull(AnswerKind kind, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        lock (_lock)
            return To(kind, Put(kind, arguments));
    }

    private static Answer To(AnswerKind kind, Question question) => kind.To(question) with { From = question.From };

    private Question Put(AnswerKind kind, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        // A folder is no missing file: hooks cannot write there either.
        if (Directory.Exists(_path))
            throw new QuestionException($"The store {_path} is a folder. Set TELEMETRY_FILE to a file.");
        try
        {
            _index.Refresh();
            if (_guesses?.Settle(_index) == true)
                _index.Refresh();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QuestionException($"The store {_path} cannot be read: {Quoted.Text(e.Message, 200)} Check its owner and mode, or set TELEMETRY_FILE.");
        }

        return new Question(kind.Tool, kind.Arguments, arguments, _index, _stats, _health, _surroundings);
    }
}
