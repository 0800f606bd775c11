namespace Telemetry.Redaction;

/// <summary>What the body must show beside its alphabet and length before it counts as a token.</summary>
internal enum TokenProof : byte
{
    /// <summary>The prefix is unmistakable; the body must mix digits and letters, or capitals and small letters as no word does.</summary>
    Random,

    /// <summary>The prefix alone is enough; only a row of x is a placeholder.</summary>
    Prefix,

    /// <summary>The prefix is unmistakable, and the body has a digit: numbers and hyphens alone may be enough.</summary>
    Numbered,

    /// <summary>The prefix is short or a word: the body mixes digits and letters throughout, and nothing that continues a name follows. Never cut.</summary>
    Strict,

    /// <summary>As <see cref="Strict"/>, and the body has capitals, small letters and digits: what hashes and identifiers lack.</summary>
    Cased,

    /// <summary>As <see cref="Strict"/>, but letters alone do too if no word can be read in them; a row of x as well, because the length is the format's own.</summary>
    Wordless,
}
