namespace Sflow.Expressions;

/// <summary>An evaluation in progress: its scope, its cost so far, and the place for an error.</summary>
internal sealed class Evaluation(LocatedText source, IScope scope, EvaluationBudget budget)
{
    private const int CharactersPerStep = 64;
    private long steps = budget.Steps;

    public LocatedText Source { get; } = source;

    public IScope Scope { get; } = scope;

    public EvaluationBudget Budget { get; } = budget;

    /// <summary>The node that is being evaluated.</summary>
    public TextSpan Current { get; set; }

    public TextLocation Location => Source.LocationOf(Current);

    /// <summary>Charges work; ends the evaluation when the budget is spent.</summary>
    public void Charge(long count = 1)
    {
        steps -= count;
        if (steps < 0)
            throw new EvaluationFailure(Catalogue.ExpressionTooCostly(Location, $"it takes more than {Budget.Steps} steps"));
    }

    /// <summary>Refuses a string or list that is too long, if possible before it is created.</summary>
    public void CheckSize(long size)
    {
        if (size > Budget.ResultSize)
            throw new EvaluationFailure(
                Catalogue.ExpressionTooCostly(Location, $"its result is larger than {Budget.ResultSize} characters or items")
            );
    }

    /// <summary>Charges a string of some length.</summary>
    public void ChargeText(long length)
    {
        CheckSize(length);
        Charge(length / CharactersPerStep);
    }

    /// <summary>Charges a list of some length.</summary>
    public void ChargeItems(long count)
    {
        CheckSize(count);
        Charge(count);
    }

    /// <summary>The error for an operation that is not possible.</summary>
    public EvaluationFailure Failure(string reason) => new(Catalogue.ExpressionFailed(Location, reason));

    /// <summary>The error for a value that does not exist.</summary>
    public EvaluationFailure Failure(UndefinedValue value)
    {
        if (ReferenceEquals(value, UndefinedValue.Reported))
            return new EvaluationFailure(null);
        var at = value.Location ?? Location;
        if (value.Forbidden is { } reason)
            return new EvaluationFailure(Catalogue.ExpressionFailed(at, reason));
        var suggestion = value.Key is null ? null : Suggestion.For(value.Key, value.Known);
        return new EvaluationFailure(Catalogue.UndefinedName(at, value.Name, suggestion));
    }

    /// <summary>The error for a value that only the job knows.</summary>
    public EvaluationFailure RuntimeFailure(ExprValue value) =>
        new(Catalogue.RuntimeValueUsed(Location, TraitSearch.FirstPlaceholder(value)));

    /// <summary>Requires a value to be defined and known now, before an operation uses its content.</summary>
    public ExprValue Known(ExprValue value)
    {
        if (value.Traits == ValueTraits.None)
            return value;
        if ((value.Traits & ValueTraits.Undefined) != 0 && TraitSearch.FirstUndefined(value) is { IsLenient: false } undefined)
            throw Failure(undefined);
        if ((value.Traits & ValueTraits.Runtime) != 0)
            throw RuntimeFailure(value);
        return value;
    }
}
