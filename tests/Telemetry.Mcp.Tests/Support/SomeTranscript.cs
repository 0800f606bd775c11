namespace Telemetry.Mcp.Tests.Support;

/// <summary>Transcript lines in the shape of client 2.1.330, less what nobody reads.</summary>
internal static class SomeTranscript
{
    /// <summary>Writes the transcript of a session that made one call after the other, all ended at one time.</summary>
    public static string Of(SomeInstallation home, string session, string time, params IEnumerable<string> ids) => Write(home, session, string.Concat(ids.Select(id => Call(session, time, id))));

    public static string Write(SomeInstallation home, string session, string text)
    {
        string path = Path.Combine(home.Transcripts, "-home-dev-app", session + ".jsonl");
        SomeInstallation.Write(path, text);
        File.SetLastWriteTimeUtc(path, home.Time.Now.UtcDateTime);
        return path;
    }

    /// <summary>A call and its result.</summary>
    public static string Call(string session, string time, string id, string result = "ok", bool isError = false, string version = "2.1.330") =>
        $$$"""
        {"parentUuid":"u","isSidechain":false,"type":"assistant","uuid":"a{{{id}}}","timestamp":"{{{time}}}","message":{"id":"msg_{{{id}}}","role":"assistant","model":"m","content":[{"type":"tool_use","id":"{{{id}}}","name":"Bash","input":{"command":"true"}}]},"cwd":"/home/dev/app","sessionId":"{{{session}}}","version":"{{{version}}}"}
        {"parentUuid":"a{{{id}}}","isSidechain":false,"type":"user","uuid":"r{{{id}}}","timestamp":"{{{time}}}","message":{"role":"user","content":[{"tool_use_id":"{{{id}}}","type":"tool_result","content":"{{{result}}}"{{{(isError ? ",\"is_error\":true" : "")}}}}]},"cwd":"/home/dev/app","sessionId":"{{{session}}}","version":"{{{version}}}"}

        """;

    /// <summary>What the client writes of a hook that printed something.</summary>
    public static string HookSuccess(string time, string command, int durationMs) =>
        $$$"""
        {"isSidechain":false,"attachment":{"type":"hook_success","hookName":"PostToolUse:Bash","hookEvent":"PostToolUse","content":"x","stdout":"x","stderr":"","exitCode":0,"command":"{{{command}}}","durationMs":{{{durationMs}}}},"type":"attachment","timestamp":"{{{time}}}","version":"2.1.330","sessionId":"s1"}

        """;

    /// <summary>What the client writes of the hooks at a turn's end.</summary>
    public static string StopSummary(string time, string command, int durationMs) =>
        $$$"""
        {"isSidechain":false,"type":"system","subtype":"stop_hook_summary","hookCount":1,"hookInfos":[{"command":"{{{command}}}","durationMs":{{{durationMs}}}}],"hookErrors":[],"timestamp":"{{{time}}}","version":"2.1.330","sessionId":"s1"}

        """;
}
