namespace Telemetry.Redaction;

/// <summary>The forms of a program, see <see cref="CommandForm"/>; its text separates them by <c>;</c>.</summary>
internal sealed class CommandForms
{
    public CommandForms(ReadOnlySpan<char> text)
    {
        IsPrinter = text is CommandPrograms.Printer;
        All = new CommandForm[text.Count(';') + 1];
        for (int i = 0; i < All.Length; i++)
        {
            All[i] = new CommandForm(CommandText.Cut(ref text, ';').TrimStart(' '));
            HasRequired |= All[i].Required.Length > 0;
            TellsUser |= All[i].Required.Length == 0 && Array.Exists(All[i].Items, item => LoginFlags.Is(item.Name));
        }
    }

    /// <summary>The forms.</summary>
    public CommandForm[] All { get; }

    /// <summary>Whether a form requires anything.</summary>
    public bool HasRequired { get; }

    /// <summary>Whether one of <see cref="LoginFlags"/> is known of all its commands.</summary>
    public bool TellsUser { get; }

    /// <summary>Whether the program only prints.</summary>
    public bool IsPrinter { get; }

    /// <summary>Whether a form may describe a command with the first subcommand.</summary>
    public bool MayLead(ulong leads)
    {
        foreach (CommandForm form in All)
        {
            if (form.MayLead(leads))
                return true;
        }

        return false;
    }

    /// <summary>Whether a form may describe the command and select one of its words.</summary>
    public bool MayApply(in CommandTraits traits, ulong leads)
    {
        foreach (CommandForm form in All)
        {
            if (form.MayLead(leads) && form.MayApply(traits))
                return true;
        }

        return false;
    }

    /// <summary>Whether only a look at the words can tell what the forms select, and whether one describes the command.</summary>
    /// <param name="line">The command.</param>
    /// <param name="leads">What may be a first subcommand, see <see cref="CommandLine.Leads"/>.</param>
    /// <param name="mustKnow">Whether it matters that a form describes the command.</param>
    /// <param name="isKnown">Whether one surely does.</param>
    /// <param name="traits">What the words begin with, if it was asked.</param>
    public bool MustRead(in CommandLine line, ulong leads, bool mustKnow, out bool isKnown, out CommandTraits traits)
    {
        isKnown = false;
        traits = default;
        bool mayBeKnown = false;
        foreach (CommandForm form in All)
        {
            if (!form.MayLead(leads))
                continue;
            if (!mayBeKnown)
                traits = new CommandTraits(line);
            if (form.MayApply(traits))
                return true;
            isKnown |= form.Required.Length == 0;
            mayBeKnown = true;
        }

        return mustKnow && mayBeKnown && !isKnown;
    }
}
