using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DotnetBench;

/// <summary>Objects to JSON and back, by source-generated serialisers.</summary>
internal static class JsonRoundTrips
{
    private const int Orders = 200;
    private const int Rounds = 100;

    public static long Run(int scale)
    {
        Order[] orders =
        [
            .. Enumerable.Range(0, Orders).Select(number => new Order(
                number, $"customer {number % 7}", [.. Enumerable.Range(0, number % 5).Select(item => new Item($"item {item}", item * 1.25))])),
        ];
        long sum = 0;
        for (int round = 0; round < Rounds * scale / 100; round++)
        {
            byte[] text = JsonSerializer.SerializeToUtf8Bytes(orders, OrderContext.Default.OrderArray);
            Order[] read = JsonSerializer.Deserialize(text, OrderContext.Default.OrderArray)!;
            sum += text.Length + read.Sum(order => order.Items.Count);
        }

        return sum;
    }
}

internal sealed record Item(string Name, double Price);

internal sealed record Order(int Number, string Customer, List<Item> Items);

[JsonSerializable(typeof(Order[]))]
internal sealed partial class OrderContext : JsonSerializerContext;
