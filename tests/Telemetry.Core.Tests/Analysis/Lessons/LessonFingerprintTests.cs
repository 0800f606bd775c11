using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class LessonFingerprintTests
{
    // Memory servers keep lessons by it: should this fail, every lesson would be told anew under another name.
    [Fact]
    public void AFingerprintStaysWhatItWasInEveryRelease() => Assert.Equal("72b0a179", LessonFingerprint.Of("failure", "", "Edit", "old_string_not_found", "", ""));

    [Fact]
    public void EachPartCountsInItsPlace() => Assert.Equal(4, new HashSet<string>
    {
        LessonFingerprint.Of("failure", "", "Edit"), LessonFingerprint.Of("failure", "Edit", ""), LessonFingerprint.Of("failure", "edit", ""), LessonFingerprint.Of("failureEdit"),
    }.Count);
}
