using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;

namespace ClassLibrary;

/// <summary>Expression trees, and queries that are made of them.</summary>
internal static class Expressions
{
    public static void Write(Report report)
    {
        report.Add("text", () => { Expression<Func<int, string>> tree = x => x > 5 ? "big" + x : x.ToString(); return tree.ToString(); });
        report.Add("ints", () => { Expression<Func<int, int, int>> tree = (x, y) => x * y + 1; return tree.Compile()(6, 7); });
        report.Add("longs", () => { Expression<Func<long, double, double>> tree = (x, y) => x / y; return tree.Compile()(7, 2); });
        report.Add("structs", () => { Expression<Func<DateTime, TimeSpan, DateTime>> tree = (date, span) => date + span; return tree.Compile()(new DateTime(2024, 1, 1), TimeSpan.FromDays(1)).ToString("s"); });
        report.Add("decimals", () => { Expression<Func<decimal, decimal>> tree = x => x * 1.5m; return tree.Compile()(3); });
        report.Add("guid", () => { Expression<Func<Guid, bool>> tree = id => id == Guid.Empty; return tree.Compile()(Guid.Empty); });
        report.Add("tuple", () => { Expression<Func<int, ValueTuple<int, string>>> tree = x => new ValueTuple<int, string>(x, "y"); return tree.Compile()(1); });
        report.Add("bytes", () => { Expression<Func<byte, short, char, bool>> tree = (a, b, c) => a + b > c; return tree.Compile()(200, 100, 'a'); });
        report.Add("nullable", () => { Expression<Func<int?, int>> tree = x => x ?? -1; return tree.Compile()(null); });
        report.Add("action", () => { List<int> list = []; Expression<Action<int>> tree = x => list.Add(x); tree.Compile()(5); return list; });
        report.Add("closure", () => { int captured = 10; Expression<Func<int, int>> tree = x => x + captured; captured = 20; return tree.Compile()(1); });
        report.Add("member", () => { Expression<Func<string, int>> tree = text => text.Length; return tree.Compile()("four"); });
        report.Add("new", () => { Expression<Func<int, string>> tree = count => new string('x', count); return tree.Compile()(3); });
        report.Add("list-init", () => { Expression<Func<List<int>>> tree = () => new List<int> { 1, 2, 3 }; return tree.Compile()(); });
        report.Add("convert", () => { Expression<Func<object, int>> tree = value => (int)value; return tree.Compile()(5); });
        report.Add("convert-bad", () => { Expression<Func<object, int>> tree = value => (int)value; return tree.Compile()("x"); });
        report.Add("divide", () => { Expression<Func<int, int>> tree = x => 10 / x; return tree.Compile()(0); });
        report.Add("loop", Factorial);
        report.Add("try", () =>
        {
            ParameterExpression caught = Expression.Parameter(typeof(Exception));
            Expression body = Expression.TryCatch(
                Expression.Throw(Expression.New(typeof(InvalidOperationException)), typeof(string)),
                Expression.Catch(caught, Expression.Constant("caught")));
            return Expression.Lambda<Func<string>>(body).Compile()();
        });
        report.Add("many", () => { Expression<Func<int, int, int, int, int, int, int, int, int>> tree = (a, b, c, d, e, f, g, h) => a + b + c + d + e + f + g + h; return tree.Compile()(1, 2, 3, 4, 5, 6, 7, 8); });
        report.Add("dynamic-invoke", () => { Expression<Func<int, int>> tree = x => x + 1; return tree.Compile().DynamicInvoke(41); });
        report.Add("visitor", () => { Expression<Func<int, int>> tree = x => x + 1; return new Doubler().Visit(tree).ToString(); });
        report.Add("queryable-strings", () => new[] { "a", "bb", "ccc" }.AsQueryable().Where(text => text.Length > 1).Select(text => text + "!"));
        report.Add("queryable-ints", () => new[] { 1, 2, 3 }.AsQueryable().Count());
        report.Add("queryable-order", () => new[] { "b", "a" }.AsQueryable().OrderBy(text => text).First());
        report.Add("queryable-text", () => new[] { 1, 2 }.AsQueryable().Where(number => number > 1).Expression.ToString());
    }

    private static object Factorial()
    {
        ParameterExpression number = Expression.Parameter(typeof(int), "number");
        ParameterExpression result = Expression.Variable(typeof(long), "result");
        LabelTarget end = Expression.Label(typeof(long));
        BlockExpression body = Expression.Block(
            [result],
            Expression.Assign(result, Expression.Constant(1L)),
            Expression.Loop(
                Expression.IfThenElse(
                    Expression.GreaterThan(number, Expression.Constant(1)),
                    Expression.MultiplyAssign(result, Expression.Convert(Expression.PostDecrementAssign(number), typeof(long))),
                    Expression.Break(end, result)),
                end));
        return Expression.Lambda<Func<int, long>>(body, number).Compile()(15);
    }

    private sealed class Doubler : ExpressionVisitor
    {
        protected override Expression VisitConstant(ConstantExpression node) =>
            node.Value is int value ? Expression.Constant(2 * value) : node;
    }
}
