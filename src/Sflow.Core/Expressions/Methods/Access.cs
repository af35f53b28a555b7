namespace Sflow.Expressions;

/// <summary>
/// Finds members and items in Jinja2's order: for <c>a.b</c>, an attribute before an item; for <c>a['b']</c>, an item before an
/// attribute.
/// </summary>
internal static class Access
{
    public static ExprValue Member(ExprValue target, string name, Evaluation evaluation)
    {
        // The members of its origin are known, whatever the value is.
        if (target is RuntimeText && TryOrigin(target, name, out var known))
            return Reported(known, evaluation);
        Refuse(target, evaluation);
        if (
            TryAttribute(target, name, evaluation, out var value)
            || TryItem(target, new TextValue(name), evaluation, out value)
            || TryOrigin(target, name, out value)
        )
            return Reported(value, evaluation);
        return Missing(target, name, evaluation);
    }

    public static ExprValue Item(ExprValue target, ExprValue key, Evaluation evaluation)
    {
        if (target is RuntimeText && key is TextValue member && TryOrigin(target, member.Value, out var known))
            return Reported(known, evaluation);
        Refuse(target, evaluation);
        // A list has no such item. That gives an undefined value, which is not an error yet. A dict has to check its key.
        if (key is UndefinedValue && Sequence.TryOf(target) is not null)
            return key;
        evaluation.Known(key);
        if (
            TryItem(target, key, evaluation, out var value)
            || (
                key is TextValue name
                && (TryAttribute(target, name.Value, evaluation, out value) || TryOrigin(target, name.Value, out value))
            )
        )
            return Reported(value, evaluation);
        return Missing(target, (key as TextValue)?.Value, evaluation);
    }

    /// <summary>The attribute, never an item.</summary>
    public static ExprValue Attribute(ExprValue target, string name, Evaluation evaluation)
    {
        Refuse(target, evaluation);
        return TryAttribute(target, name, evaluation, out var value) || TryOrigin(target, name, out value)
            ? Reported(value, evaluation)
            : Missing(target, name, evaluation);
    }

    private static bool TryAttribute(ExprValue target, string name, Evaluation evaluation, out ExprValue value)
    {
        value = NoneValue.Instance;
        if (name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal))
        {
            value = Undefined(evaluation, name, [], $"'{name}' belongs to Python and can't be used");
            return true;
        }

        if (target is HostObject host && host.TryGetMember(name, out var member))
        {
            value = member;
            return true;
        }

        if (Attributes.TryGet(target, name) is not { } attribute)
            return false;
        value = attribute;
        return true;
    }

    private static bool TryItem(ExprValue target, ExprValue key, Evaluation evaluation, out ExprValue value)
    {
        value = NoneValue.Instance;
        switch (target)
        {
            case DictValue dict when Hashing.IsPossible(key, evaluation) && dict.TryGetValue(key, out var found):
                value = found;
                return true;
            case HostObject host when host.TryGetItem(key, out var found):
                value = found;
                return true;
            case DictValue or HostObject:
                return false;
            default:
                evaluation.Charge(target is TextValue text ? text.Value.Length / 64 : 0);
                if (!Numbers.TryInteger(key, out var index) || Sequence.TryOf(target) is not { } sequence)
                    return false;
                if (index.Sign < 0)
                    index += sequence.Count;
                if (index.Sign < 0 || index >= sequence.Count)
                    return false;
                value = sequence.At((int)index);
                return true;
        }
    }

    private static bool TryOrigin(ExprValue target, string name, out ExprValue value)
    {
        value = NoneValue.Instance;
        if (target.Origin is not { } origin || !origin.TryGetMember(target, name, out var member))
            return false;
        value = member;
        return true;
    }

    // Access to a member is an error at the value if the value does not exist or if only the job knows it.
    private static void Refuse(ExprValue target, Evaluation evaluation)
    {
        if (target is UndefinedValue undefined)
            throw evaluation.Failure(undefined);
        if (target is RuntimeText)
            throw evaluation.RuntimeFailure(target);
    }

    private static ExprValue Reported(ExprValue value, Evaluation evaluation) =>
        ReferenceEquals(value, UndefinedValue.Reported) ? throw evaluation.Failure(UndefinedValue.Reported) : value;

    private static UndefinedValue Missing(ExprValue target, string? name, Evaluation evaluation) =>
        Undefined(evaluation, name, KnownNames(target), null);

    private static UndefinedValue Undefined(Evaluation evaluation, string? name, IEnumerable<string> known, string? forbidden)
    {
        var span = evaluation.Current;
        var written = evaluation.Source.Value.Substring(span.Start, span.Length);
        return new UndefinedValue(written)
        {
            Source = evaluation.Source,
            Span = span,
            Key = name,
            Known = known,
            Forbidden = forbidden,
        };
    }

    private static IEnumerable<string> KnownNames(ExprValue target)
    {
        var own = target switch
        {
            HostObject host => host.MemberNames,
            DictValue dict => dict.Keys.OfType<TextValue>().Select(key => key.Value).Concat(Attributes.NamesOf(target)),
            _ => Attributes.NamesOf(target),
        };
        return target.Origin is { } origin ? own.Concat(origin.MemberNames) : own;
    }
}
