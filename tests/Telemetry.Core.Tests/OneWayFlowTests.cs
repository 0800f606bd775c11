using System.Reflection;
using System.Reflection.Emit;
using Telemetry.Records;

namespace Telemetry.Core.Tests;

/// <summary>Holds true who may use whom, by reading signatures and compiled method bodies: a name in a comment does not count, a call does.</summary>
public sealed class OneWayFlowTests
{
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Records"] = [],
        ["Capture"] = [],
        ["Import"] = ["Capture"],
        ["Redaction"] = ["Capture", "Records"],
        ["Storage"] = ["Records"],
        ["Index"] = ["Storage", "Records"],
        ["Analysis"] = ["Index", "Records"],
    };

    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static TheoryData<string> Rooms => [.. s_mayUse.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ARoomUsesOnlyTheRoomsItMay(string room)
    {
        string[] wrong = [.. TypesOf(room).SelectMany(type => UsedBy(type).Select(used => (type, used)))
            .Where(pair => RoomOf(pair.used) is string other && other != room && !s_mayUse[room].Contains(other))
            .Select(pair => $"{pair.type.Name} uses {RoomOf(pair.used)}.{pair.used.Name}").Distinct()];
        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryTypeLivesInARoom() => Assert.All(
        typeof(ToolCall).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Telemetry", StringComparison.Ordinal) == true),
        type => Assert.True(s_mayUse.ContainsKey(RoomOf(type)!), $"{type.FullName} is in no room of the design"));

    [Fact]
    public void StorageCannotNameARawCall() => Assert.DoesNotContain(TypesOf("Storage").SelectMany(UsedBy), type => type.Name.StartsWith("Captured", StringComparison.Ordinal));

    [Fact]
    public void OnlyTheRedactorAndTheReaderMakeRedactedParameters()
    {
        string[] makers = [.. typeof(ToolCall).Assembly.GetTypes().Where(type => type != typeof(RedactedJson) && MembersUsedBy(type).Any(member => member is ConstructorInfo { DeclaringType.Name: nameof(RedactedJson) })).Select(type => type.Name).Order()];
        Assert.Equal(["ParameterJson", "RecordReader"], makers);
    }

    [Fact]
    public void CoreNeedsNothingButTheBaseLibrary() => Assert.All(
        typeof(ToolCall).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System", name.Name, StringComparison.Ordinal));

    private static IEnumerable<Type> TypesOf(string room) => typeof(ToolCall).Assembly.GetTypes().Where(type => RoomOf(type) == room);

    private static string? RoomOf(Type type) => type.Namespace is string name && name.StartsWith("Telemetry.", StringComparison.Ordinal) && type.Assembly == typeof(ToolCall).Assembly ? name["Telemetry.".Length..] : null;

    private static IEnumerable<Type> UsedBy(Type type) => MembersUsedBy(type).SelectMany(TypesIn).SelectMany(Unwrap);

    private static IEnumerable<Type> Unwrap(Type type)
    {
        if (type.HasElementType)
            return Unwrap(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type) : [type];
    }

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.FieldType, field.DeclaringType!],
        MethodInfo method => [method.ReturnType, method.DeclaringType!, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        ConstructorInfo constructor => [constructor.DeclaringType!, .. constructor.GetParameters().Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    private static IEnumerable<MemberInfo> MembersUsedBy(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (FieldInfo field in type.GetFields(all))
            yield return field;
        foreach (MethodBase method in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)))
        {
            yield return method;
            foreach (MemberInfo member in InBody(method))
                yield return member;
        }
    }

    private static IEnumerable<MemberInfo> InBody(MethodBase method)
    {
        byte[] il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int i = 0; i < il.Length;)
        {
            short value = il[i++];
            if (value == 0xFE)
                value = (short)(0xFE00 | il[i++]);
            OpCode code = s_opCodes[value];
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(il, i), typeArguments, methodArguments) is MemberInfo member)
                yield return member;
            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, i),
                _ => 4,
            };
        }
    }
}
