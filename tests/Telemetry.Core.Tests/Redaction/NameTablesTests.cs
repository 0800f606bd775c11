using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What refuses names quickly refuses none that <see cref="SensitiveNames"/> understands.</summary>
public sealed class NameTablesTests
{
    // As the remarks on NameEndings have them; a blank stands for any letter.
    private static readonly HashSet<string> s_endings =
    [
        .. "gin kie pin psk pwd sid sig sse rds red rer ret rrd ure uth ase ass des dsn ken key eds ena ens ets eys ial ies ing ion ity".Split(' '),
        .. "jwt mdp mfa ord ort otp str swd als cvc cvv sas ete nic nid ode oed pat nfo".Split(' '),
    ];

    private static readonly string[] s_parts =
    [
        .. "password passwd pwd userpwd passord mfa cvc mnemonic cred passcode motdepasse secrete passphrase connectionstring connstring psk credential jsonwebtoken token".Split(' '),
        .. "authorization dsn mdp otp totp bearer connstr str string secret jwt passwort cvv pw key keys apikey accesskey privatekey privkey presharedkey pass passwords tokens".Split(' '),
        .. "codes apikeys cookies cookie credentials creds auth secrets sig signature sas pin session sid pat info user setcookie login code phrase seed recovery verification connection conn".Split(' '),
        .. "api access private ssh sonar client db my x a 2 1 the max file count public primary phpsessid jsessionid sessid authenticity requirepass storepass npmauthtoken contrasena".Split(' '),
    ];

    [Fact]
    public void TheThreeTablesAllowTheEndingsOfSecretsNamesAndNoOthers()
    {
        for (char one = 'a'; one <= 'z'; one++)
        {
            for (char two = 'a'; two <= 'z'; two++)
            {
                for (char three = 'a'; three <= 'z'; three++)
                {
                    string end = $"{one}{two}{three}";
                    bool isEnding = s_endings.Contains(end) || end.EndsWith("pw", StringComparison.Ordinal) || end.EndsWith("by", StringComparison.Ordinal);
                    Assert.True(EndsAsName(end) == isEnding, end);
                    Assert.True(EndsAsName(end.ToUpperInvariant()) == isEnding, end);
                    Assert.True(!isEnding || NameEndings.MayBeIn(end), end);
                }
            }
        }
    }

    [Fact]
    public void EveryWordThatPromisesASecretEndsInOneOfTheEndings()
    {
        int secrets = 0;
        foreach (string word in s_parts)
        {
            foreach (string before in (string[])["", "api", "seed", "backup", "sonar", "connection", "mfa", "auth"])
            {
                if (SecretWords.StrongKind(word, before).Length == 0 && SecretWords.WeakKind(word, before).Length == 0)
                    continue;
                secrets++;
                Assert.True(EndsAsName(" " + word), word);
            }
        }

        Assert.InRange(secrets, 300, 2000);
    }

    [Fact]
    public void EveryNameThatPromisesASecretIsMappedAsAName()
    {
        var random = new Random(1);
        int secrets = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string name = Name(random);
            if (SensitiveNames.KindOf(name, out _).Length == 0)
                continue;
            var map = new WordMap(new string(' ', i % 67) + name + "=x", new ulong[WordMap.Room]);
            Assert.True(NameEndings.MayBeIn(name), name);
            // What has no stem is asked only where it is one of the short ones.
            map.EndOfWord(i % 67, out bool hasStem);
            if (!hasStem && !SuspectStems.IsShort(name))
                continue;
            secrets++;
            Assert.True(map.Next(0) == i % 67 && (map.At(i % 67) & PlaceReasons.Name) != 0, name);
        }

        Assert.InRange(secrets, 4000, 20_000);
    }

    [Fact]
    public void NamesAreRefusedSixteenLettersAtATimeAsOneByOne()
    {
        var random = new Random(2);
        int refused = 0, allowed = 0;
        for (int length = 1; length <= 70; length++)
        {
            for (int i = 0; i < 300; i++)
            {
                string name = i % 3 == 0 ? RandomText.Of(random, RandomText.Words, length) : i % 3 == 1 ? RandomText.Of(random, "abdegikmnoprstuwxyYN_-7", length) : Name(random);
                string text = "  " + name + (i % 2 == 0 ? "= 0123456789abcdef" : "ness and sixteen more");
                bool isAllowed = MayEndIn(name, name.Length);
                Assert.True(isAllowed == NameEndings.MayBeIn(name), name);
                // The last of sixteen letters counts as an end, because the next one is not seen yet.
                Assert.True(MayEndIn(name, 16) == NameEndings.MayBeIn(text, 2, 2 + name.Length), name);
                _ = isAllowed ? allowed++ : refused++;
            }
        }

        Assert.True(refused > 1000 && allowed > 1000, $"{refused} {allowed}");
    }

    [Fact]
    public void ANameIsTakenApartByBitsAsCharacterByCharacter()
    {
        var random = new Random(3);
        Span<NameWord> byBits = stackalloc NameWord[16], oneByOne = stackalloc NameWord[16];
        Span<char> lower = stackalloc char[100], lowerByBits = stackalloc char[100];
        for (int i = 0; i < 40_000; i++)
        {
            string name = RandomText.Of(random, i % 2 == 0 ? RandomText.AsciiWords : "abABZz09_-. ~@[`{/:", 1 + i % NameParts.MaxLength);
            Assert.True(NameParts.TryRead(name, out NameParts parts), name);
            int count = NameWords.Split(parts, byBits), expected = NameWords.Split(name, lower, oneByOne);
            Assert.True(byBits[..count].SequenceEqual(oneByOne[..expected]), name);
            Assert.True(parts.HasUpper == name.Any(char.IsAsciiLetterUpper), name);
            NameParts.WriteLower(name, lowerByBits);
            if (expected < 16)
                Assert.Equal(lower[..name.Length].ToString(), lowerByBits[..name.Length].ToString());
        }
    }

    [Fact]
    public void ANameWithALetterOutsideAsciiIsNotTakenApartByBits()
    {
        for (int length = 1; length <= NameParts.MaxLength; length++)
        {
            for (int at = 0; at < length; at++)
            {
                foreach (char c in "\u0080\u00E9\u0130\u4E2D\u8061\uFF41")
                    Assert.False(NameParts.TryRead(new string('a', at) + c + new string('b', length - at - 1), out _), $"{c} at {at} of {length}");
            }
        }

        Assert.False(NameParts.TryRead("", out _) || NameParts.TryRead(new string('a', NameParts.MaxLength + 1), out _));
    }

    [Fact]
    public void WhatANamePromisesIsRememberedAsItIsToldAlsoWhereNamesShareASlot()
    {
        var random = new Random(4);
        // Some differ in their ends only.
        string[] names = ["application_user_password", "application_user_filename", "application_user_auth_sig", "password", "passwore", .. Enumerable.Range(0, 200).Select(_ => Name(random)), "token", "tokens", "password1", new string('a', 16), new string('a', 17), new string('a', 32), new string('a', 33), new string('a', 16) + "password", new string('a', 20) + "password", "pas\u00E9", "pas\u00E8"];
        var text = new StringBuilder();
        int[] starts = [.. names.Select(name => text.Append(' ').Append(name).Length - name.Length)];
        text.Append("0123456789");
        ReadOnlySpan<char> all = text.ToString();
        KnownNames known = default;
        int remembered = 0, asked = 0;
        for (int i = 0; i < 50_000; i++)
        {
            // Often the same, so that some are still there.
            int at = random.Next(random.Next(3) == 0 ? names.Length : 12);
            ref KnownName name = ref known.At(all, starts[at], starts[at] + names[at].Length);
            _ = name.Kind is null ? asked++ : remembered++;
            name.Kind ??= SensitiveNames.KindOf(names[at], out name.IsWeak);
            Assert.Equal(SensitiveNames.Of(names[at]), new SensitiveName(name.Kind, name.IsWeak));
        }

        Assert.True(remembered > 1000 && asked > 1000, $"{remembered} {asked}");
    }

    private static bool EndsAsName(string end)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(" " + end + "    ");
        return WordReasons.Known.EndsAsName(ref bytes[1 + end.Length]);
    }

    // One letter after the other; each of the last of so many counts as an end.
    private static bool MayEndIn(string name, int most) => name.Any(c => c > 127) || Enumerable.Range(1, Math.Max(0, name.Length - 1)).Any(i =>
        (i + 1 == name.Length || !char.IsAsciiLetterLower(name[i + 1]) || i % most == most - 1) && char.IsAsciiLetter(name[i])
        && NameEndings.MayBeIn($"{(i > 1 ? name[i - 2] : ' ')}{name[i - 1]}{char.ToLowerInvariant(name[i])}"));

    private static string Name(Random random)
    {
        string[] parts = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => RandomText.OneOf(random, s_parts))];
        string name = random.Next(4) switch
        {
            0 => string.Join('_', parts),
            1 => string.Join('-', parts).ToUpperInvariant(),
            2 => string.Concat(parts.Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..])),
            _ => string.Join('.', parts.Select(part => char.ToUpperInvariant(part[0]) + part[1..])),
        };
        return random.Next(5) == 0 ? name + random.Next(100) : name;
    }
}
