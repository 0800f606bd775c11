namespace Telemetry.Mcp.Answers;

/// <summary>A question that cannot be answered as it was put. The message says what was wrong and what to send instead.</summary>
internal sealed class QuestionException(string message) : Exception(message);
